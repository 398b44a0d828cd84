"""What a subject is entitled to, owes and is in office for: 有…的权利, 有…的义务, 依法享受…, X的主要职责：."""

import re

from ..ontology.model import Modality, Span
from .actors import Party
from .moves import Move, Turn
from .subjects import Subjects

RIGHT = re.compile(
    r"(?:都|均|依法)*有(?!效|无|关|限|期|责|义|权)(?P<deed>[^，]{2,60}?)的(?:权利|自由(?=[，。；\n]|$))"
)
DUTY = re.compile(
    r"(?:对[^，]{2,40}?)?(?:都|均|依法)*负?有(?!效|无|关|限|期|责|义|权|下列|的|前款)(?P<deed>[^，]{2,60}?)的(?:义务|责任|职责)$"
)
OFFICE = re.compile(
    r"的?(?:主要|具体|法定|基本)?(?P<what>职责|职权|任务|义务|权利|工作职责|责任(?=[是为如]))(?:是|为|包括|如下|有)?(?:下列|以下)?"
)
BY_WHICH = "(?:(?:按照?|依照|依据|根据)[^，]{2,24}?(?=，?享受(?!的)|，?享有)|(?:在[^，的]{2,16}?|[^，的在对]{2,6}后)(?:依法)?(?=享受(?!的)|享有(?!的))|对[^，]{2,16}?(?=享有(?!的))|与[^，]{1,12}?(?=享有(?!的)))?"
ENJOYS = re.compile(  # 按照残疾等级|享受抚恤, 退休后|享受养老金, 对其档案|享有优先利用权
    BY_WHICH
    + "(?:(?:优先|免费|同等|平等|同时|继续|共同)*(?:享受|享有)|自愿(?:加入|参加|参与|选择|接受|退出|成立|组成|捐|申请)|不受[^，]{2,20}(?:限制|约束)|免(?:征|交|缴|予缴纳)|免[于予](?!起诉|追究|刑事|公布|公开)|不需要|不再需要|无需|无须|(?:具有|有)[^，、。；有下列]{1,8}(?:权|自由)(?:和[^，、]{1,8}权)?(?=[，。；\n]|$))"
)  # 学生依法享受减免: a right, though no 可以 says so
GRANTS = re.compile(
    "(?:(?:按照|依照|按)[^，]{2,20}规定，?)?(?:依法|优先|免费|同等|平等|同时|继续|共同)*(?:享受|享有|免[征交缴收]|减[征免收])"
)
OWES = re.compile("(?:依法|应当|同时|相应)*(?:履行|承担)[^，]*义务(?=[，。；]|$)")  # 享有…的权利，履行…的义务
MAKES_GOOD = re.compile("(?:依法|适当|合理|相应)*(?:给予|予以)[^，、或]{0,6}(?:补偿|赔偿)(?=[，。；]|$)")
HOLDS = re.compile("(?:依法|共同|平等|单独|统一|分别|各自)*享有")
GRANTED = re.compile("其他[^，]{0,6}(?:条件|情形|行为|便利|材料|事项|情况|人员|待遇)$")
TERM = re.compile("(?:的)?(?:每届|每一届)?任期[^，；。]{1,14}")
AGAIN = re.compile(
    "，(?:[^，；。]{0,10}，)?(?:一般)?(?:连选)?(?:可以|不得|可|得)?(?:连选)?(?:可以|可|得)?连任"
)
TAKES_CHARGE = re.compile(
    "负责(?!制(?![定订作止造])|[任的、与]|并|人(?!狂犬|工|力|才|口|事|民|畜|大|防)|.{0,2}(?:原则|$))"
)
OTHERS_SAY = re.compile(
    "^[由对向在将以作并]|由|自(?![治然来])|以[^，]+为|授权|规定|会同|委托|移交|实行|遵循|坚持|建立|包括|负责|下列"
)
HAS_NOT = re.compile("不再?(?:享有|享受)")  # 不享有表决权: nobody is told to do or leave anything
ALLOWED = re.compile(
    "(?:^|[，；。])[^，；。]*可以(?:根据|按照|依照|依据)[^，；。]*(?:请求|申请|需要|情况|规定|约定|要求|意愿)，也?$"
)
ADVANTAGE = re.compile(BY_WHICH + "，?(?:优先|免费|同等|平等|分别)*(?:享受|享有)")


class Rights(Subjects):
    """Reads such clauses."""

    def _term(self, text: str, span: Span, follows: str) -> Turn | None:
        """监事的任期为三年，可以连任: who is in office for a term may be chosen again."""
        if not AGAIN.match("，" + follows.lstrip("，")):
            return None
        if TERM.fullmatch(text, span.start, span.end):
            return Turn(Move.BASIS, span)  # 厂长实行任期制，每届任期三年，可以连任
        found = re.compile("任期").search(text, span.start, span.end)
        party = self.reader.opening(text, span.start, found.start(), modifies=True) if found else None
        if not party or not TERM.fullmatch(text, party.span.end, span.end):
            return None
        return Turn(Move.SUBJECT, span, party)

    def _office(self, text: str, span: Span) -> Turn | None:
        """村务监督委员会的主要职责：(一)…: the items are its tasks."""
        party = self.reader.opening(text, span.start, span.end, modifies=True)
        its = not party and text.startswith("其", span.start)  # …是…的职能部门。其主要任务是：
        at = party.span.end if party else span.start + 1
        office = OFFICE.fullmatch(text, at, span.end) if party or its else None
        if not office:
            return None
        modality = Modality.PERMISSION if office["what"] in ("职权", "权利") else Modality.OBLIGATION
        return Turn(Move.MODAL, span, party, modality, Span(span.end, span.end))

    def _in_charge(self, text: str, span: Span) -> Turn | None:
        """水库管理机构负责水库的日常管理: who fills the slot right before 负责, as before a modal.

        Not 负责案件管理的部门, which is a name, nor 实行企业负责, where somebody else speaks.
        """
        found = TAKES_CHARGE.search(text, span.start + 2, span.end)
        end = self._trimmed(text, span.start, found.start()) if found else span.start
        if not found or end - span.start < 2 or OTHERS_SAY.search(text, span.start, end):
            return None
        for of in re.compile("的").finditer(text, found.end(), span.end):
            named = self.reader.opening(text, of.end(), span.end, modifies=True)
            if named and (named.span.end == span.end or text[named.span.end] not in "的、和及与或"):
                return None  # 负责案件管理的部门对…
        party = self.reader.subject(text, span.start, end)
        if not party and not self.reader.slots.steered(text, span.start, end):
            party = self.reader.slot(text, span.start, end)  # not 明确机构或者人员|负责
        deed = Span(end, span.end)
        return Turn(Move.INDICATIVE, span, party, Modality.OBLIGATION, deed) if party else None

    def enjoyed_for(self, rest: str) -> bool:
        """Whether the next clause grants an advantage: what one does before it is the case, and no duty."""
        if GRANTS.match(rest, self.cases.past_adverbs(rest, 0, len(rest))):
            return True
        further, _, last = rest.partition("，")  # 接受康复服务，|更换辅助器具，按照规定享受补贴
        late = GRANTS.match(last, self.cases.past_adverbs(last, 0, len(last)))
        return bool(late) and not self.modal.search(further)

    def _enjoyed_by(self, text: str, span: Span, rest: str) -> bool:
        """Whether those whom a clause describes enjoy what the next grants: 吸纳就业对象的单位，享受税收优惠."""
        at = self.cases.past_adverbs(rest, 0, len(rest))
        return "的" in text[span.start : span.end] and bool(ADVANTAGE.match(rest, at))

    def _entitled(self, text: str, span: Span, at: int, party: Party | None = None) -> Turn | None:
        """有…的权利 allows, 有…的义务 binds, 不享有…权 does neither."""
        if HAS_NOT.match(text, self.cases.past_adverbs(text, at, span.end), span.end):
            return Turn(Move.IMPERSONAL, span)
        if right := RIGHT.match(text, at, span.end):
            return Turn(Move.MODAL, span, party, Modality.PERMISSION, Span(*right.span("deed")))
        duty = DUTY.match(text, at, span.end)
        return Turn(Move.MODAL, span, party, Modality.OBLIGATION, Span(*duty.span("deed"))) if duty else None

    def _laid_down(self, text: str, span: Span, at: int) -> Turn | None:
        """市人民政府规定的其他职责 tells nobody anything; 主管部门确定的管理机构|负责… binds whom it names."""
        body = self.reader.opening(text, at, span.end)
        if not body:
            return Turn(Move.IMPERSONAL, span) if GRANTED.search(text, at, span.end) else None
        if body.span.end == span.end:
            return Turn(Move.SUBJECT, span, body)
        return Turn(Move.INDICATIVE, span, body, Modality.OBLIGATION, Span(body.span.end, span.end))

    def _within_it(self, text: str, span: Span, at: int) -> Turn | None:
        """学校中的教学人员，实行…: those inside the body named first are the subject."""
        staff = self.reader.opening(text, at, span.end)
        if not staff or staff.span.end == span.end:
            return Turn(Move.SUBJECT, span, staff) if staff else None
        deed = Span(staff.span.end, span.end)  # 院校中接受师范教育的|学生免交学杂费
        at = self.cases.past_adverbs(text, deed.start, deed.end)
        modality = Modality.PERMISSION if ENJOYS.match(text, at) else Modality.OBLIGATION
        return Turn(Move.INDICATIVE, span, staff, modality, deed)


def allowed_before(text: str, at: int) -> bool:
    """可以根据当事人的请求，|由主管部门调解: the modal stands in the clause before its agent."""
    return bool(ALLOWED.search(text[max(0, at - 60) : at]))
