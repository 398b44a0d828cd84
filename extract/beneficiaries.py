"""Whom a deed without a subject is done to, though the case names nobody else.

aided     困难家庭有特殊困难的，给予救助      who is in need gives himself nothing
merited   组织在工作中成绩突出的，予以表彰    so are those who did well, whoever they are
praised   公民有权举报，对举报人予以奖励      the public rewards nobody
handled   学生违反校规的，可以对其进行教育     the person whom the case names is he to whom it is done
ordered   未成年人参与赌博的，责令其监护人…    only an authority orders

The authority bound before does it; where none was, nobody is said to (spec: a sentence with no actor to bear it).
Source: 《立法技术规范（试行）（一）》 (a subject is left out only where the one before it is meant).
"""

import re

from ..ontology.model import ActorKind, Mention, Modality, Span
from .counterparts import authority
from .memory import Course, Memory
from .moves import Move, Turn
from .officials import Officials, public
from .opened import Desk
from .rulings import layman

ORDERS = re.compile("(?:依法|及时|立即)*(?:责令|责成|查封|扣押|吊销|取缔)")
TO_HIM = re.compile(
    "(?:依法|及时|优先)*(?:(?:对|将|把)其(?=采取|进行|实施|予以|给予|处|先行|依法|作出|开展|加强|强制|送|带|移|立案|[^，]{2,16}(?:给予|予以)(?:资助|补偿|补助|补贴|奖励|保障))"
    "|(?:追回|追缴|恢复|评聘|确认|认定|取消|撤销|免除)其(?!他|余)|[^，]{2,14}(?:存入|记入)其(?:本人|个人)?档案"
    "|(?:根据[^，]{2,16})?向其(?=释明|说明|出具|发放|颁发|支付|送达)|[^，其]{2,30}(?:发给|付给|退还|交还|发还|支付给)(?:其)?本人$"
    "|通知其(?:家属|监护人|所在|所属|近亲属|亲友))"
)
# whom the person finds or engages may be meant by 其 as well
OTHERS = re.compile("发现|认为|对(?!本人|他人|社会|公共|自身)|接到|收到|委托|雇|聘|录用|使用|组织")
APPROVES = re.compile("(?:依法)?(?:审核|审查|核实)?(?:后)?(?:批准|审批|核准|同意|审定|审核|备案)")
PERSONS = (ActorKind.PUBLIC, ActorKind.OCCUPATION)
SUBJECTED = (ActorKind.PUBLIC, ActorKind.ENTERPRISE, ActorKind.OTHER)
NEEDY = (ActorKind.PUBLIC, ActorKind.OCCUPATION, ActorKind.OTHER, ActorKind.ENTERPRISE)
HOW = "(?:依法|继续|优先|适当|按月|按照?[^，]{2,24}规定|全额|分别)*"
GIVEN = f"{HOW}(?:给予|予以)(?:[^，对向给职员工]{{0,8}}?的?)[^，、的对向给职员工]{{0,4}}?"
PRAISE = "(?:表彰|表扬|奖励|嘉奖)"
MERITED = re.compile(f"{GIVEN}(?:{PRAISE}|优惠|减免|扶持)(?:[、和或与][^，]*)?$")
PRAISES = re.compile(
    "(?:依法|及时|应当|可以|予以|按照?[^，]{2,16}?规定)*"
    f"(?:对[^，其]{{1,20}}?(?:给予|予以|进行)|给予[^，其]{{0,8}}[人者员])[^，]{{0,8}}(?:{PRAISE}|鼓励|保密)$"
)
TREATED = re.compile(
    f"{GIVEN}(?:待遇|表扬|报酬|优先[^，]{{2,8}})(?:[、和或与][^，]*)?$"
)  # 辅警加班的，给予相应报酬
MERIT = re.compile("属实|被?采纳|贡献|成绩|成效|突出|显著|有功")


class Beneficiaries:
    """Tells, in one law, who only receives."""

    def __init__(self, desk: Desk) -> None:
        self.text, self.officials, lexicon = desk.text, Officials(desk), desk.grammar.lexicon
        aided, spared = lexicon.phrase("aided"), lexicon.phrase("aided", "spared")
        self.aids = re.compile(
            f"{HOW}(?:(?:给予|予以|发给|发放)(?:其)?(?:[^，、的]{{0,8}}?的?)[^，、的]{{0,4}}?{aided}(?:[、和或][^，]*)?$"
            f"|{spared}[^，的罚]{{1,10}}(?<!责任)$)"
        )

    def are(self, deed: Span, mentions: tuple[Mention, ...], course: Course, modality: Modality) -> bool:
        """Whether the case's own party is given something, or what is told is no deed of a layman's."""
        case = course.case
        praises = public(mentions) and PRAISES.match(self.text, deed.start, deed.end)
        if praises or self.officials.alone(deed, mentions, course, modality):
            return True
        decides = authority(mentions) and not public(mentions)  # 单位和个人 are anybody
        if not mentions or decides or modality is Modality.PROHIBITION:
            return False
        kind = mentions[0].actor.kind
        mine = {mention.actor.name for mention in mentions} == {mention.actor.name for mention in case}
        aided = mine and kind in NEEDY and self.aids.match(self.text, deed.start, deed.end)
        merited = self._merited(deed, mentions, mine, course.condition)
        ordered = kind in SUBJECTED and ORDERS.match(self.text, deed.start, deed.end)
        return bool(aided or merited or ordered or (mine and self.handled(deed, case)))

    def _merited(self, deed: Span, mentions: tuple[Mention, ...], mine: bool, condition: Span | None) -> bool:
        """Whether those whom the case names, or whoever it praises, are rewarded."""
        if not condition or self.text.startswith("对", condition.start):
            return False  # 单位对举报有功人员，予以奖励
        if mine and mentions[0].actor.kind in PERSONS and TREATED.match(self.text, deed.start, deed.end):
            return True
        praised = public(mentions) and MERIT.search(self.text, condition.start, condition.end)
        return bool((mine or praised) and MERITED.match(self.text, deed.start, deed.end))

    def handled(self, deed: Span, case: tuple[Mention, ...]) -> bool:
        """Whether the deed is done to 其, the person whom alone the case names."""
        if not case or any(mention.actor.kind not in PERSONS for mention in case):
            return False
        others = OTHERS.search(self.text, case[-1].span.end, deed.start)
        return not others and bool(TO_HIM.match(self.text, deed.start, deed.end))

    def giver(self, memory: Memory, case: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The authority bound before, that gives or orders it."""
        known = (before for before in (memory.subject, memory.office) if before != case)
        given = (before for before in known if authority(before) and not (layman(before) or public(before)))
        return next(given, ())

    def approves(self, turn: Turn) -> bool:
        """由县人民政府批准。使用土地的，应当…: who only approves is no subject to carry on."""
        assert turn.deed is not None
        return (
            turn.move is Move.BY and APPROVES.fullmatch(self.text, turn.deed.start, turn.deed.end) is not None
        )
