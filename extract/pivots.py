"""Whose deed a clause is that follows somebody led, asked or given to do something.

given    委托评估单位，对…进行评估      who was given the task does it
guest    邀请提案人列席会议，发表意见    who was asked in speaks
taught   教育居民互相帮助，互相尊重      who was taught, asked or told does so
told     责令限期整改，消除隐患          what the order is for

All of it is one action of who leads (norms.md, Actions: what the pivot does, also past a comma, is not the organ's).
"""

import re

from ..ontology.model import Span
from .actors import ActorReader
from .lexicon import Lexicon

AS = re.compile("[^，]*(?:担任|作为|为)[^，]{2,}")
BODY = re.compile("的[^，的]{0,6}(?:机构|单位|组织|企业|人员|专家|专业人士)$")  # 依法设立的独立第三方机构
TASK = re.compile(
    "对|为|负责|就|在|开展|进行|承担|代为|代理|代办|担任|及时|具体|办理|实施|从事|提供|编制|按照|根据|依据"
)


class Pivots:
    """Knows the leading verbs of one lexicon."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader) -> None:
        self.reader = reader
        lead = "(?:及时|可以|应当|依法|公开|自行或者)*"
        self.given = re.compile(f"{lead}{lexicon.phrase('delegating', 'given')}")
        self.guest = re.compile(f"{lead}邀请[^，]+(?:参加|列席|出席|参与|到会)")
        self.speaks = lexicon.pattern("phrases", "delegating", "speaks")
        self.taught = re.compile(
            f"{lead}(?:指导|监督|组织|、|和|并)*{lexicon.phrase('delegating', 'taught')}"
        )
        self.does_so = lexicon.pattern("phrases", "delegating", "does_so")
        self.told = re.compile(f"{lead}(?:责令|要求|通知)(?!改正)")

    def asks(self, text: str, start: int, sign: int) -> bool:
        """要求企业说明情况|并提供资料: what is asked of somebody goes on past 并."""
        if not text.startswith(("要求", "组织", "督促", "责成"), start):
            return False
        asked = self.reader.opening(text, start + 2, sign, modifies=True)
        return asked is not None and asked.span.end < sign

    def goes_on(self, text: str, last: Span, deed: Span) -> bool:
        """Whether the clause is what the one led by the last action does."""
        if text.endswith("并", 0, deed.start):
            return False  # 委托鉴定，并告知当事人: the organ's own
        if self.told.match(text, last.start, last.end) and text.startswith(
            ("消除", "采取", "赔偿", "恢复", "排除"), deed.start
        ):
            return True
        if self.guest.match(text, last.start, last.end) and self.speaks.match(text, deed.start):
            return True
        if self.taught.match(text, last.start, last.end) and self.does_so.match(text, deed.start):
            return True
        given = self.given.match(text, last.start, last.end)
        if not given or not TASK.match(text, deed.start):
            return False
        rest = Span(given.end(), last.end)
        party = self.reader.opening(text, rest.start, rest.end, modifies=True)
        party = party or self.reader.described(text, rest.start, rest.end)
        if party is None or text.startswith("的", party.span.end):  # 授权某一部门的检定机构，对…执行检定
            return bool(BODY.search(text, rest.start, rest.end)) and text[last.end] == "，"
        return party.span.end == last.end or bool(AS.fullmatch(text, party.span.end, last.end))
