"""Whom a deed without a subject is done to, though the case names nobody else.

aided     困难家庭有特殊困难的，给予救助      who is in need gives himself nothing
handled   学生违反校规的，可以对其进行教育     the person whom the case names is he to whom it is done
ordered   未成年人参与赌博的，责令其监护人…    only an authority orders

The authority bound before does it; where none was, nobody is said to (spec: a sentence with no actor to bear it).
Source: 《立法技术规范（试行）（一）》 (a subject is left out only where the one before it is meant).
"""

import re

from ..ontology.model import ActorKind, Mention, Span
from .counterparts import authority
from .lexicon import Lexicon
from .memory import Memory

ORDERS = re.compile("(?:依法|及时|立即)*(?:责令|责成|查封|扣押|吊销|取缔)")
TO_HIM = re.compile(
    "(?:依法|及时)*(?:(?:对|将|把)其(?=采取|进行|实施|予以|给予|处|先行|依法|作出|开展|加强|强制|送|带|移)"
    "|通知其(?:家属|监护人|所在|所属|近亲属|亲友))"
)
# whom the person finds or engages may be meant by 其 as well
OTHERS = re.compile("发现|认为|对(?!本人|他人|社会|公共|自身)|接到|收到|委托|雇|聘|录用|使用|组织")
PERSONS = (ActorKind.PUBLIC, ActorKind.OCCUPATION)
SUBJECTED = (ActorKind.PUBLIC, ActorKind.ENTERPRISE, ActorKind.OTHER)
NEEDY = (ActorKind.PUBLIC, ActorKind.OCCUPATION, ActorKind.OTHER, ActorKind.ENTERPRISE)
HOW = "(?:依法|继续|优先|适当|按月|按照?[^，]{2,24}规定|全额|分别)*"


class Beneficiaries:
    """Tells, in one law, who only receives."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        aided, spared = lexicon.phrase("aided"), lexicon.phrase("aided", "spared")
        self.aids = re.compile(
            f"{HOW}(?:(?:给予|予以|发给|发放)(?:其)?(?:[^，、的]{{0,8}}?的?){aided}(?:[、和或][^，]*)?$"
            f"|{spared}[^，的罚]{{1,10}}$)"
        )

    def are(self, deed: Span, mentions: tuple[Mention, ...], case: tuple[Mention, ...]) -> bool:
        """Whether the case's own party is given something, or somebody who orders nothing is to order."""
        if not mentions or authority(mentions):
            return False
        kind = mentions[0].actor.kind
        mine = {mention.actor.name for mention in mentions} == {mention.actor.name for mention in case}
        aided = mine and kind in NEEDY and self.aids.match(self.text, deed.start, deed.end)
        ordered = kind in SUBJECTED and ORDERS.match(self.text, deed.start, deed.end)
        return bool(aided or ordered or (mine and self.handled(deed, case)))

    def handled(self, deed: Span, case: tuple[Mention, ...]) -> bool:
        """Whether the deed is done to 其, the person whom alone the case names."""
        if not case or any(mention.actor.kind not in PERSONS for mention in case):
            return False
        others = OTHERS.search(self.text, case[-1].span.end, deed.start)
        return not others and bool(TO_HIM.match(self.text, deed.start, deed.end))

    def giver(self, memory: Memory, case: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The authority bound before, that gives or orders it."""
        given = (before for before in (memory.subject, memory.office) if before != case and authority(before))
        return next(given, ())
