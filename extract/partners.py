"""With whom a deed is done, where that stands before it: 会同公安机关|查处, and is no part of it.

kept   与企业|密切联系      nobody does it alone
kept   与施工单位|签订合同    it takes two to sign
kept   与…合作|摄制        with whom is the deed
kept   与主管部门设备|联网  what belongs to them is joined to

Source: norms.md, Actions (the 会同… phrase is left out).
"""

import re

from ..ontology.model import Span
from .actors import ActorReader, Party
from .conjuncts import OF

WITH = re.compile(
    r"(?:(?:定期|分别|及时|迅速|主动|负责|统一|应当|可以|积极|依法)*会同|商(?![业务品标贸])|联合|与|和|同(?![步级意时样一等类期行]))"
)
SIGNS = re.compile("(?:依法|重新|书面|分别)*(?:签订|订立|签署)(?!的)")
MUTUAL = re.compile(
    "(?:密切|直接|保持|至少|定期|每[周月季年]|主动|充分|平等)*(?:联系|沟通|协商|约定|商定|联合建立)"
)
ALONE = re.compile(  # 与有关部门|协作配合: with whom is all that the deed says
    "(?:密切|相互|互相|协同|积极|主动)*(?:配合|协作|合作|协同|协调|衔接|对接|联动|协力)+"
)
CONNECTS = re.compile(
    "[^，的立]{0,8}(?:系统|平台|设备|数据|信息|网络|中心|网)(?:联网|对接|共享|互联|连接|相连|联通|互通)$"
)
FITS = re.compile("[^，]*的[^，的]{2,}相?(?:衔接|协调|适应|一致|匹配)$")  # 与政府制定的预案|相衔接


class Partners:
    """Finds them with one law's reader of names."""

    def __init__(self, reader: ActorReader) -> None:
        self.reader = reader

    def past(self, text: str, at: int, end: int) -> int:
        """The offset after those named, or ``0`` where nobody is or where they are part of the deed."""
        found = WITH.match(text, at, end)
        if not found:
            return 0
        party = self.reader.opening(text, found.end(), end)
        if party is None or OF.match(text, party.span.end, end):  # 与招标人确定的|中标人|签订合同
            party = self.reader.described(text, found.end(), end)
        if not party:
            return 0
        past, shared = party.span.end, found[0] in ("与", "和", "同")
        past += found[0] == "商" and text.startswith("后", past)  # 商财政部门后|报国务院批准
        if shared and any(sign.match(text, past, end) for sign in (CONNECTS, MUTUAL, SIGNS, FITS)):
            return 0
        if shared and ALONE.fullmatch(text, past, end):
            return 0
        together = shared and text.startswith("合作", past)
        return past if past == end or not (together or text[past] in "的之间") else 0


def who_signs(text: str, party: Party) -> Party:
    """由业主委员会|与物业服务人签订合同: the one before 与 signs it with the other."""
    cut = text.rfind("与", party.span.start, party.span.end)
    before = tuple(mention for mention in party.mentions if mention.span.end <= cut)
    if not before or len(before) == len(party.mentions) or not SIGNS.match(text, party.span.end):
        return party
    return Party(before, Span(party.span.start, cut))
