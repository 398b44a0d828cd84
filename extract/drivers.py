"""What persons who are named by a thing lend to the things listed before it.

公共汽车、出租车|驾驶人         the head: who drives, who is ill
户外广告和招牌|设置人          the verb and the head
摩托车、电动自行车|骑乘人员      what follows where both things end alike
船舶和|驾驶人               nothing: he is named by no thing of his own
"""

from collections.abc import Sequence

Words = Sequence[tuple[int, int, str]]
OF_THINGS = ("驾驶人", "驾驶员", "病人")
DOERS = ("人", "人员")


def of_persons(bare: str, words: Words, name: str, named: Words, head: str) -> str:
    """The shared part; "" where none: ``bare`` waits for a head, ``name`` stands before the next name's."""
    if not named or not words or not words[-1][2].startswith("n"):
        return ""
    if head in OF_THINGS:
        return head
    alike = name.rfind(bare[-1]) + 1
    if head in DOERS and 1 < alike < len(name):
        return name[alike:] + head
    start, end, tag = named[-1]
    does = head == DOERS[0] and start > 0 and tag in ("v", "vn") and end - start > 1
    return name[start:] + head if does else ""
