"""What follows a wrong: who punishes, and on whom it falls (法律责任).

    由 X 责令…，处…罚款     X has the sanction; whom the case names has the liability
    对 Y 给予处分           it falls on Y
    构成犯罪的，追究刑事责任  on whom it fell last

Source: 《立法技术规范（试行）（一）》 on 法律责任 (行为, 主体, 处罚 in one sentence).
"""

import re
from dataclasses import replace

from ..ontology.model import ActorKind, Mention, Modality, Span, Tie
from .actors import Party
from .clauses import before
from .counterparts import authority
from .memory import Course, Memory
from .moves import Move, Turn
from .opened import Desk, Opened
from .patients import persons
from .ties import Tied
from .wrongs import STILL, Wrongs

LIABLE = re.compile(
    "承担(?:[^，]{0,10}(?:法律|刑事|违约|无限|补充|清偿)|[^，、]{0,24}(?:赔偿|民事|侵权|连带|票据|保证|担保)|(?:未|不)[^，、]{2,24}义务的)等?责任$|免除[^，]{0,12}(?<!义务和)(?<!义务、)责任$"
)  # 由托运人承担赔偿责任, 承担未履行识别义务的责任
PAYS = re.compile("(?:依法)?(?:承担|负担)[^，]{0,6}$")

ANSWERS = re.compile(
    r"定罪处罚|罪定罪|罪的?(?:共犯)?(?:论处|处罚|追究)|犯罪论处|从重处罚|数罪并罚|承担责任|承担[^，]{0,16}(?:赔偿|法律|民事|刑事|行政|连带|侵权|违约|补充|相应)[^，]{0,6}责任|赔偿(?!法|委员会|义务机关|请求)|追究[^，]*责任"
)
CLAIMS = re.compile(
    "(?:请求|要求|主张|申请|获得|取得)[^，]{0,12}赔偿"
)  # 有权请求损害赔偿: hers who was harmed
PROPOSES = "(?:向[^，对]{2,30}提出|(?:建议|责成|提请)[^，对]{2,30})"  # 建议有关机关对主管人员给予处分
PROPOSAL = re.compile(f"(?:依法|可以|并|及时)*{PROPOSES}对")
AMISS = re.compile(  # 销售者|销售的产品不符合标准
    "(?:(?:生产|销售|使用|提供|经营|建设|发布|出具|设置|安装|制作|加工|进口|编制|运营|管理)的)?"
    "[^，的、和与或对由被]{2,14}?(?:未|不|违反|达不到|超过|超出|擅自|没有)[^，]*$"
)
DOES_WRONG = re.compile("违反(?!的)|未(?!成年|来|经|遂|婚)|拒不|无正当理由|擅自|不(?=履行|按照?|依法|及时)")
MADE_SO = re.compile("(?:作出|实施|建设|设置|发布|生产|销售|签订|订立|颁发|核发|收取|占用|取得)的[^，的]+$")
BUILT = re.compile("配套|新建|改建|扩建|建设(?!单位|施工|工程)")  # 配套建设|幼儿园未同步使用: a thing built
BIDS = re.compile("责令|判令|判决|要求|请求|主张")  # 人民法院应当判令其承担侵权责任
OWN_DEBT = re.compile("承担|赔偿")
REPAIRS = re.compile(
    "(?:依法|应当|负责)*(?:返工|返修|修理|重作|重做|更换|修复|退货|退款|赔偿|恢复原状|赔礼道歉)"
)
DELEGATES = re.compile("(?:依法)?(?:指定|委托|组织)")
OFFICIAL = re.compile("(?:依法)?(?:提请|申请(?:人民)?法院|移送|代为|强制|公告|组织)")
BEING = re.compile("(?:属于|是|系|属)(?!于)")
OFFICIALS = re.compile("(?:属于?|是|系)(?:国家(?:机关)?(?:工作人员|公务员)|公职人员|公务员)的")
JUDGING = (
    ActorKind.GOVERNMENT,
    ActorKind.DEPARTMENT,
    ActorKind.COURT,
    ActorKind.PROCURATORATE,
    ActorKind.STATE,
)
GIVEN = re.compile(
    "(?:依法|可以|并|应当|由其)*(?:给予|追究|吊销|撤销|取消|暂扣|注销|暂停)(?:其(?!他))?"
)  # 给予|主管人员处分, 追究|责任人的责任, 追究其|负责人的责任
GIVEN_TO = re.compile("(?:以|的)?[^，的]{0,8}(?:处分|责任)$|的[^，的]{0,12}(?:证书?|执照|资格|职务|职称)$")
HELD = re.compile(  # 吊销执业证书: a person's own
    "(?:依法|可以|并|由其|责令)*(?:(?:吊销|撤销|暂扣|收回|注销)(?:其|该)?(?![^，]*(?:执业证|资格证|职称|执业资格|驾驶证|医师|护士))"
    "|停业|停产|关闭|停止(?:其|该)|承担[^，]{0,6}(?:赔偿|民事|侵权)责任)"
)
COMMISSIONS = re.compile("(?:依法|及时|可以|自[^，]{2,14}内|书面)*(?:委托|指定|组织|责成|聘请)")
MEASURED_OUT = re.compile("(?:给予|处以?|予以)[^，]{0,24}(?:处分|处罚|罚款|警告|处理)")
PENAL = re.compile("责令|罚款|没收|吊销|警告|处[分罚]|罚金")
ORDERS = re.compile("(?:依法|可以|并)*责令")
REFERS = re.compile(
    "(?:依法|可以|并|及时|应当)*(?:报请|提请|报经|提出意见，?报请)[^，对]{2,20}?(?:决定|依法|责令|吊销|撤销|关闭|取缔)"
)
JUDGED = re.compile(  # 司法解释: 认定为数额较大, 以诈骗罪论处
    "(?:依法)?(?:认定为|推定为|以[^，]{1,24}(?:论处|定罪处罚)|(?:依照|按照)[^，]{2,60}定罪处罚)"
)
ENFORCED = re.compile(
    "(?:可以|依法)*申请(?:人民)?法院强制"
)  # 当事人不履行的，…: the organ that decided applies
DEFIES = re.compile("拒不|拒绝|仍不|继续|劝阻无效")
HANDS_ON = re.compile("(?:依法|应当|及时|并)*(?:移送|移交|送交)")
INFORMS = re.compile("(?:依法|及时|同时|书面|立即)*通报")
DOES_TO = re.compile("(?:进行|实施|施以|使用)[^，的]+的$")
HARM = re.compile("(?:[给对使][^，]{1,16})?(?:造成|致使|导致)")


class Consequences(Wrongs):
    """Reads sanctions and liabilities at one law's desk.  ``liable`` is true in a chapter of 法律责任."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.leniently = re.compile(  # 应当从轻或者减轻处罚, 可以免予处分
            "(?:依法|酌情|也|一律|在[^，]{2,20}(?:以内|以外|幅度内)，?)*"
            f"{self.grammar.lexicon.phrase('lenient')}[^，]{{0,14}}(?:处罚|处分|责任|从宽处理)"
        )

    def sentence_end(self, at: int) -> int:
        return before(self.text, at, "。；\n")

    def falls(self, deed: Span) -> bool:
        """Whether a deed is what the one liable bears: 承担赔偿责任."""
        claims = CLAIMS.search(self.text, deed.start, deed.end)
        if HANDS_ON.match(self.text, deed.start, deed.end) or BIDS.match(self.text, deed.start, deed.end):
            return False  # 移送主管机关追究刑事责任: the authority does that
        answers = ANSWERS.search(self.text, deed.start, deed.end) or self.lenient(deed)
        return bool(answers) and not claims

    def lenient(self, deed: Span) -> bool:
        """Whether a deed says how hard a punishment falls: nobody does that but who punishes."""
        return self.leniently.match(self.text, deed.start, deed.end) is not None

    def pursues(self, turn: Turn, mentions: tuple[Mention, ...]) -> bool:
        """公安机关应当依法追究其责任, 学校应当给予责任人员处分: an organ does that, and does not answer by it."""
        deed = turn.deed
        own = deed and turn.party and not OWN_DEBT.search(self.text, deed.start, deed.end)
        return bool(own or (deed and self.given(deed))) and authority(mentions)

    def told_itself(self, course: Course) -> tuple[Mention, ...]:
        """主管部门应当予以纠正，并追究责任人员的责任: an organ that its own clause binds does what comes next, too.

        So does one that the case names as at work: 人民法院审理案件，应当….
        """
        current = course.current
        if current is None or current.rule != Move.MODAL.value or course.memory.agent:
            return ()
        opens = current.condition.start if current.condition and course.case else current.start
        here = all(opens <= mention.span.start < current.end for mention in current.bearers)
        bound = current.modality is Modality.OBLIGATION and authority(current.bearers)
        return current.bearers if here and bound else ()

    def answers(self, course: Course) -> tuple[Mention, ...]:
        """Who answers for a wrong: 公司应当妥善保管；造成损失的，应当赔偿, whoever was bound in the same breath."""
        memory, at = course.memory, course.condition
        if memory.violators or memory.fallen or not at or not HARM.match(self.text, at.start, at.end):
            return memory.violators or memory.fallen
        near = course.out or self.text.endswith("；", 0, at.start) or not authority(memory.subject)
        return memory.subject if near else ()

    def repairs(self, course: Course, deed: Span) -> bool:
        """造成损失的，负责修理: whoever was punished before makes the harm good."""
        wrong, case = course.memory.violators or course.memory.fallen, course.condition
        harm = case and HARM.match(self.text, case.start, case.end)
        return bool(wrong and harm and REPAIRS.match(self.text, deed.start, deed.end))

    def informs(self, deed: Span) -> bool:
        """应当通报有关主管机关: another authority is told of a wrong, and nobody is punished by that."""
        told = INFORMS.match(self.text, deed.start, deed.end)
        whom = self.reader.opening(self.text, told.end(), deed.end, modifies=True) if told else None
        if whom is None or whom.mentions[0].actor.kind not in JUDGING:
            return False
        return not self.grammar.punishing.search(self.text, whom.span.end, deed.end)

    def bears(self, deed: Span, mentions: tuple[Mention, ...] = ()) -> bool:
        """Whether a deed is a liability by its own words, in a chapter of liability or out of it (spec: modalities).

        So is the cost of a wrong where those who did it bear it: 代为拆除，所需费用由违法行为人承担.
        """
        if self.pays(mentions, deed):
            return True
        return bool(LIABLE.search(self.text, deed.start, deed.end)) and not BIDS.search(deed.of(self.text))

    def pays(self, mentions: tuple[Mention, ...], deed: Span) -> bool:
        """Whether those who did wrong bear its cost: nothing further falls on them by that."""
        wrong = bool(mentions) and all(mention.actor.name.startswith("违法") for mention in mentions)
        return wrong and PAYS.fullmatch(self.text, deed.start, deed.end) is not None

    def whose(self, case: Span, fallen: tuple[Mention, ...] = ()) -> Party | None:
        """Whose thing is amiss: 企业发放能力达不到规定比例的 is the enterprise's wrong, as 企业未达到…的 is.

        对负责人处罚款；属于国家工作人员的，给予处分: what those are on whom it has ``fallen``, and nobody else.
        """
        if self.text.startswith("对", case.start):
            return None
        being = BEING.match(self.text, case.start, case.end)
        if being and self.text[case.end - 1] == "的":
            party = self.reader.exactly(self.text, being.end(), case.end - 1)  # 属于国家工作人员的
            if OFFICIALS.match(self.text, case.start) and fallen and persons(fallen):
                return None
            return party if party and party.mentions[0].actor.kind not in JUDGING else None
        owner = self.reader.opening(self.text, case.start, case.end, modifies=True)
        longer = self._unlisted(case)  # 军队|药品供应保障机构擅自供应的
        if owner is None or (longer and longer.span.end > owner.span.end):
            return longer
        amiss = AMISS.match(self.text, owner.span.end, case.end)
        return owner if amiss and owner.mentions[0].actor.kind not in JUDGING else None

    def _unlisted(self, case: Span) -> Party | None:
        """绿道管理相关部门及其工作人员|违反规定: who fills the slot before a wrong, as before a modal."""
        does = DOES_WRONG.search(self.text, case.start + 2, case.end)
        made = MADE_SO.search(self.text, case.start, case.end)  # 主管部门违反规划|作出的许可
        if not does or made or self.grammar.cases.hindered(self.text, case.start, case.end):
            return None
        party = self.reader.slot(self.text, case.start, does.start())
        places = (*self.grammar.lexicon.establishments, "场所")
        placed = party and any(mention.actor.name.endswith(places) for mention in party.mentions)
        return None if placed or BUILT.match(self.text, case.start) else party

    def wronged(self, case: Span, party: Party) -> bool:
        """对举报人|进行打击报复的: to whom the wrong is done, and nobody punishes him for it."""
        done = self.text.startswith("对", case.start) and DOES_TO.match(self.text, party.span.end, case.end)
        return bool(done)

    def holder(self, memory: Memory, deed: Span) -> tuple[Mention, ...]:
        """对主管人员，给予处分；情节严重的，吊销许可证: who did the wrong loses the licence, not its persons."""
        return memory.holder if HELD.match(self.text, deed.start, deed.end) else ()

    def _upon(self, deed: Span, *, known: bool) -> Party | None:
        """Whom a punishment names: 由公安机关对单位处…罚款, and 由X责令该企业改正 where no other is ``known``."""
        found = re.match(
            rf"(?:依法|可以|并|责令改正，?)*(?:对|{PROPOSES}对|(?:会同[^，]{{2,16}}?)?约谈)",
            self.text[deed.start : deed.end],
        )
        if not found:
            return self.given(deed) or (None if known else self._named(deed))
        at = deed.start + found.end()
        party = self.reader.opening(self.text, at, deed.end) or self.reader.described(
            self.text, at, deed.end
        )  # 对政府的|主要负责人
        talked = found[0].endswith("约谈")  # 约谈当地人民政府主要负责人
        return party if party and (talked or party.span.end < deed.end) else None

    def given(self, deed: Span) -> Party | None:
        """给予主管人员处分, 追究责任人的责任: whom the verb of punishing has for its object."""
        verb = GIVEN.match(self.text, deed.start, deed.end)
        on = self.reader.opening(self.text, verb.end(), deed.end, modifies=True) if verb else None
        return on if on and GIVEN_TO.fullmatch(self.text, on.span.end, deed.end) else None

    def proposed(self, deed: Span) -> Party | None:
        """建议有关机关对主管人员给予处分: it falls on them, whoever imposes it."""
        found = PROPOSAL.match(self.text, deed.start, deed.end)
        party = self.reader.opening(self.text, found.end(), deed.end) if found else None
        if party is None or not self.grammar.punished.match(self.text[party.span.end : deed.end]):
            return None
        return party

    def sanction(self, course: Course, turn: Turn, agents: tuple[Mention, ...]) -> Opened:
        """X punishes Y, and Y answers for it."""
        assert turn.deed is not None
        memory, sanctioned = course.memory, any(n.modality is Modality.SANCTION for n in course.out)
        prosecutes = "刑事责任" in turn.deed.of(self.text)  # 由司法机关追究: the fines after it are another's
        if not (turn.move is Move.BY and memory.agent and (sanctioned or prosecutes)):
            memory.agent = agents  # 由有关机关吊销 inside another's sanction does not take it over
        if REFERS.match(self.text, turn.deed.start, turn.deed.end):
            return self.open(
                course, turn, Modality.OBLIGATION, agents
            )  # 报请人民政府|责令关闭: another punishes
        norm = self.open(course, turn, Modality.SANCTION, agents)
        said = turn.deed.of(self.text)
        if COMMISSIONS.match(said) and not PENAL.search(said):
            return norm  # 委托第三方恢复, 责成有关部门拆除: by that nothing falls on anybody
        on = self._upon(turn.deed, known=bool(memory.violators))
        disciplined = memory.fallen if "处分" in said else ()
        punished = on.mentions if on else disciplined or self.holder(memory, turn.deed) or memory.violators
        if punished:
            norm.tied += falling_on(punished, turn.span)
            whole = (
                on is None or on.span.end == turn.deed.end or bool(GIVEN.match(said) or ORDERS.match(said))
            )
            own = turn if whole or on is None else replace(turn, deed=Span(on.span.end, turn.deed.end))
            self.open(course, own, Modality.LIABILITY, punished)
            memory.fallen = punished
            memory.violators = memory.violators or (punished if ORDERS.match(said) else ())
        return norm

    def consequence(self, course: Course, turn: Turn) -> Opened | None:
        """给予处分, 追究刑事责任, 处…罚款 without 由: by the authority last named, on whom it falls."""
        assert turn.deed is not None
        memory, said = course.memory, turn.deed.of(self.text)
        falls = course.case or self.holder(memory, turn.deed) or memory.violators or memory.fallen
        if given := self.given(turn.deed):
            memory.fallen = falls = given.mentions  # 追究有关责任人的责任: no one but them
        else:
            falls = self._ordered(turn.deed, falls)
        told = any(norm.rule == Move.FALLS.value for norm in course.out)
        if told and "处分" in said and not given:
            falls = memory.fallen or falls  # 对主管人员给予警告；造成严重后果的，给予处分
        if re.search(r"民事责任|赔偿责任|侵权责任|连带责任", said):
            falls = falls or tuple(replace(m, carried=True) for m in memory.subject)
        elif "刑事责任" in said:
            falls = memory.fallen or falls
        else:
            police = "治安管理处罚" in said and not _police(memory.agent)
            case = course.condition  # a regulator does not discipline officials
            police = police or bool("处分" in said and case and OFFICIALS.match(self.text, case.start))
            if memory.agent and not police and not re.search("(?:追究|承担)[^，]*责任", said):
                return self.sanction(course, turn, memory.agent)
        return self.open(course, turn, Modality.LIABILITY, falls) if falls else None

    def goes_further(self, course: Course, turn: Turn, modality: Modality) -> bool:
        """由X责令改正；逾期不改正的，可以拆除: X, who punished before, may do that too."""
        memory, condition = course.memory, course.condition
        allowed = modality is Modality.PERMISSION and turn.move is Move.MODAL
        if not (memory.agent and condition and allowed):
            return False
        assert turn.deed is not None
        at = turn.deed.start
        other = OFFICIAL.match(self.text, at) or DELEGATES.match(self.text, at)
        return not course.case and not other and bool(STILL.match(self.text, condition.start))

    def waits(self, current: Opened | None, deed: Span) -> bool:
        """由上级机关对责任人员，|依法给予处分: the authority's clause has said on whom, and not yet what."""
        if current is None or current.modality is not Modality.OBLIGATION or len(current.actions) != 1:
            return False
        whom, given = current.actions[0], MEASURED_OUT.match(self.text, deed.start, deed.end)
        on = self.text.startswith("对", whom.start) and self.desk.actions.awaits(whom.of(self.text))
        if not (on and given and 0 < deed.start - whom.end < 6):
            return False
        current.modality = Modality.SANCTION
        return True

    def _ordered(self, deed: Span, falls: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """责令该金融机构停业整顿 falls on whom it names, whoever was punished last."""
        named = self._named(deed)
        return named.mentions if named else falls

    def _named(self, deed: Span) -> Party | None:
        order = ORDERS.match(self.text, deed.start, deed.end)
        named = self.reader.opening(self.text, order.end(), deed.end) if order else None
        return named if named and named.span.end < deed.end else None

    def open(
        self,
        course: Course,
        turn: Turn,
        modality: Modality,
        bearers: tuple[Mention, ...],
        condition: Span | None = None,
    ) -> Opened:
        """Open a norm under its own ``condition``, or under the sentence's."""
        assert turn.deed is not None
        condition = condition or course.condition
        start, end = turn.span.start, turn.span.end
        norm = Opened(course.at, modality, bearers, start, end, turn.move.value, condition)
        norm.deed = turn.deed
        course.out.append(norm)
        self.desk.grow(norm, turn.deed)
        return norm


def _police(agents: tuple[Mention, ...]) -> bool:
    return any("公安" in mention.actor.name for mention in agents)


def falling_on(mentions: tuple[Mention, ...], span: Span) -> list[Tied]:
    return [Tied(Tie.SANCTION, mention, span, "sanction") for mention in mentions]
