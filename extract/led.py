"""What those do who are led, told or asked in a deed, and with whom: none of it is the bearer's.

preposed   组织|企业|与高校开展合作, 引导|银行|向乡镇延伸网点     whom they meet, whose service they do
told       告知|被告人|有权委托辩护人, 建议|国务院|责成审计署…   what they do to others

Who only helps does the same thing (协助社区矫正机构做好对社区矫正对象的教育), and 人员 or 专家 are one's own hands
(组织专家对企业进行检查).

Source: norms.md, Actions (what the pivot does is not the organ's), and so whom he does it to.
"""

import re
from typing import NamedTuple

from ..ontology.model import Span
from .actors import ActorReader

JOIN = "(?:、|和|与|并|或者|以及)"
TELLS = "告知|通知|要求|建议|支持|鼓励|责令|责成|引导|倡导|动员|监督|提请|提醒|提示"
LEADS = f"{TELLS}|组织|协调|督促|指导|帮助|推动|指定|委托|邀请"
OPENS = re.compile(
    f"(?:采取[^，]{{0,6}}措施，|积极|主动|依法|及时|书面|当场|应当|可以|{JOIN})*(?P<verbs>(?:{LEADS})(?:{JOIN}?(?:{LEADS}))*)"
)
FREE = re.compile(f"(?:{TELLS}|{JOIN})+")  # whom such verbs move acts for himself
OWN = re.compile("其|本(?:单位|企业|机构|公司|部门)")
MUTUAL = "与和同"  # 协调业主|与物业服务企业签订合同: read as two who are led, or as who meets whom
PAUSE = re.compile("，|并(?!购|网|联)")
HANDS = re.compile("(?:人员|专家|力量|专人|[小专]组|团队|队伍)$")


class Led(NamedTuple):
    """Those whom a deed leads: what stands behind ``end``, up to ``stop``, is what they do."""

    start: int
    end: int
    stop: int
    free: bool


def those_led(text: str, reader: ActorReader, deed: Span) -> Led | None:
    """Whom the deed leads, where it opens with a verb of leading and they follow at once."""
    found = OPENS.match(text, deed.start, deed.end)
    if not found:
        return None
    own = OWN.match(text, found.end(), deed.end)
    party = None if own else reader.opening(text, found.end(), deed.end, modifies=True)
    if not own and party is None:
        party = reader.described(text, found.end(), deed.end)
    end = own.end() if own else party.span.end if party else deed.end
    if end >= deed.end or text[end] in "的、，等" or HANDS.search(text, found.end(), end):
        return None
    pause = PAUSE.search(text, end, deed.end)  # 责令限期整改，并|报市人民政府备案
    return Led(
        found.end(), end, pause.start() if pause else deed.end, FREE.fullmatch(found["verbs"]) is not None
    )


def theirs(at: int, rule: str, by: Led) -> bool:
    """Whether a relation is that of those led."""
    preposed = rule[1:2] == "+" or rule.startswith("actor+")
    start = by.start if preposed and rule[0] in MUTUAL else by.end
    return start <= at < by.stop and (by.free or preposed)
