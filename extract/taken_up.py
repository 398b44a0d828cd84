"""What a clause says of the thing that the deed before it named: 公告，公告期间为三十日, and nobody does it.

of it      制作决定书，决定书自送达之日起生效      the thing itself, and what holds of it
its share  延长，延长的期限不得超过三十日          how long, how much, to what end the deed is done
by 其, 该  每年培训一次，其培训情况记入个人档案    a thing that the pronoun makes its own

Source: norms.md, Actions (an action is what the bearer does; what is said of a thing is none).
"""

import re

from ..ontology.model import Span

LINKS = re.compile("(?:但是?|且|其中|该)*")
LONGEST = 8
OF_IT = re.compile(
    "(?:自[^，]+起|不得|应当(?:包括|符合|由|自|达到|不)|由[^，]{2,20}(?:承担|负担|确定|规定)|为[^，]{2,}|一般|仅|不加盖|属于|归[^，]+所有|视为)"
)
ITS_SHARE = re.compile(
    "的?[^，的]{0,4}(?:内容|结果|标准|程序|期间|期限|期|成绩|时间|时限|比例|方式|费用|范围|数额|金额|条件|份额|人数|次数|总额|价格|事项)"
    "(?:不得|应当(?:包括|符合|由|自|达到|不)|为|由[^，]{2,20}(?:承担|负担|确定|规定)|按照?|自|仅|一般|最长|最高|不|依照|参照|包括)"
)
ITS_THING = re.compile(
    "(?:但是?|且|其中)?其(?![他它余中实]|(?:所属|下属|直属|授权|委托|派出|指定|工作人员|负责人|法定代表人|监护人|代理人|近亲属|上[一级]))"
    "[^，将把对向]{2,16}?(?:由|按照?|依照|根据|依据|自|归|不(?!得|良)|应当|记入|计入|纳入|列入|视为|视同|属于|是|为|受|享受|终止|中止|作为)[^，]+"
)
THAT_THING = re.compile("该[^，将把对向由]{2,12}(?:终止|中止|失效|无效|作废|生效)[^，]{0,6}")


def taken_up(text: str, last: Span, clause: Span) -> bool:
    """Whether a clause tells what holds of a thing that ``last``, the deed before it, names or calls up."""
    if ITS_THING.fullmatch(text, clause.start, clause.end) or THAT_THING.fullmatch(
        text, clause.start, clause.end
    ):
        return True
    at = LINKS.match(text, clause.start, clause.end)
    start = at.end() if at else clause.start
    verb = text[start : start + 2]  # 延长核准期限，延长的期限不得超过三十日
    if text.startswith("的", start + 2) and text.find(verb, last.start, last.end) >= 0:
        return bool(ITS_SHARE.match(text, start + 2, clause.end))
    for size in range(min(LONGEST, clause.end - start, last.end - last.start), 1, -1):
        if text.endswith(text[start : start + size], last.start, last.end):
            of_it = OF_IT.match(text, start + size, clause.end)
            return bool(of_it or ITS_SHARE.match(text, start + size, clause.end))
    return False
