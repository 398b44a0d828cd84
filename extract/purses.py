"""The purse of a level of government that pays, as its treasurer would: 由县级财政予以支付, 中央财政安排转移支付.

Not 财政部门, which is a body, nor 财政预算, which is money.
"""

import re

from .actors import ActorReader, Party

LEVEL = "(?:中央|地方(?:各级)?|[省市县区]级?(?:以上)?|各级|同级|本级|上级|自治州|自治区|州)"
PURSE = re.compile(
    f"(?:[^，。；：、的由]{{2,10}}所?在?地的?)?(?P<whose>{LEVEL}(?:(?:、|和|与|或者?){LEVEL})*)财政"
    "(?=(?:应当|分别|共同|全额|统筹|按照?[^，。；]{2,20})*"
    "(?:承担|负担|安排|支付|保障|补贴|补助|予以|给予|解决|列支|对|每年|分担|拨付|提供))"
)


def purse(reader: ActorReader, text: str, at: int, end: int) -> Party | None:
    """The purse that opens a run, where what it does is pay."""
    found = PURSE.match(text, at, end)
    return reader.slot(text, found.start("whose"), found.end()) if found else None
