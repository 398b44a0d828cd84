"""What a clause turns out to be among its neighbours, when it looks like something else alone.

one more wrong    单位不配合调查，拒绝提供资料的，由…: both clauses are the case
one more task     完善…，鼓励…: the same organ's; 不得有下列行为：索要…: what is forbidden
a filing          划出范围，报人民政府批准后，采取措施: a task as well, and no condition
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..ontology.model import AUTHORITIES, ActorKind, Modality, Span
from .actions import DONE
from .actors import Party
from .clauses import behind
from .consequences import Consequences
from .counterparts import authority
from .links import Links
from .memory import Course, Lead
from .moves import Move, Turn
from .opened import Desk, Opened
from .resumed import applied

FILED = re.compile("(?:书面|逐级|按程序|依法|分别|及时)*(?:上?报|提请|提交)(?!案)[^，]{2,40}后")
THEN = re.compile(
    "经[^，。；]{2,30}后(?:组织|公布|发布|正式)*(?:公布|实施|施行|执行|确定|发布|印发|作出|发放)(?:[^，的]{2,6})?"
)
EXAMINED = re.compile("经(?:由)?[^，的]{2,}(?:审核|复核|审查|同意|批准|审批|审定|论证|评审|鉴定)")
ONE_MORE = re.compile("(?:审核|复核|审查|同意|批准|审批|审定|论证|评审|鉴定|备案)(?:同意|通过|合格)?后?")
TOWARD = re.compile("对(?:没?有|未|不|违反|已|拒|擅自|被|存在|可能|无|超)[^，的]*")
DEEDS_OF_A_BAN = (Move.INDICATIVE, Move.BY, Move.SUBJECT, Move.IMPERSONAL, Move.BASIS)
GOES_ON = (Modality.OBLIGATION, Modality.PERMISSION, Modality.POLICY)
OFFICE = re.compile("(?:管理|监督|监管|执法|检疫|办事|派出|工作)机构$|管理(?:中心|处|站|所)$")
SUPPORTS = re.compile("(?:应当|，)支持[^。\n]*；$")
PRACTISED = re.compile("[^，的由]{2,10}(?:实行|达到|符合|采用)[^，]{2,}")
HOPES = re.compile("提倡|倡导")
BAN = re.compile("禁止|严禁")
BANS = re.compile(  # not whom 禁止任何单位 names, nor where and of what 禁止在…, 禁止对…, 禁止一切…
    "(?:禁止|严禁)(?!任何|单位|个人|组织|他人|其他|在|对|向|以|将|把|用|一切|所有|利用|非|下列|以下|上述|前款|[^，。；]{0,20}的(?:区域|地区|范围|期限|时间|流域|场所))[^，。；]{4,}"
)
QUORUM = re.compile("有(?:过半数|半数|全体|[^，]{0,4}分之)")
YIELDS = re.compile("[^，。；]{0,12}(?:方可|才可|即可|方能|才能|可以)")
UNASKED = re.compile("(?:未经|非经|非因)[^，]{2,16}")  # 公交企业，未经批准|不得停业
CRIME = re.compile("，(?:依照[^，。；]+，)?(?:尚不)?构成犯罪的")  # 徇私舞弊，伪造材料，构成犯罪的
WHEN = re.compile("(?:[的时后前]|期间|[日月年]内)$")
STANDS = re.compile(
    "(?:清楚|确凿|充分|齐全|完整|正确|明确|合法|真实|适当|不清|不足|不当|轻微|严重|恶劣|成立)$"
)
SAYS = (Move.INDICATIVE, Move.CONTINUES)


class Rereading:
    """Rereads the clauses of one law in their sentences."""

    def __init__(self, desk: Desk, consequences: Consequences, links: Links) -> None:
        self.text, self.grammar, self.reader = desk.text, desk.grammar, desk.reader
        self.after, self.links, self.actions = consequences, links, desk.actions
        self.occasions = links.occasions

    def among(self, course: Course, turn: Turn, clause: Span, later: list[Span], sentence: Span) -> Turn:
        """The turn a clause takes, given what came before and what comes later."""
        if self._one_more_wrong(course, turn, clause, later):
            whose = turn.party or self.after.whose(turn.span)
            turn = replace(turn, move=Move.CONDITION, party=whose)  # 单位不配合调查，拒绝提供资料的，由…
        elif self._state_of_case(course, turn, later):
            turn = replace(turn, move=Move.CONDITION, party=None)  # (一)事实清楚，证据确凿的，予以维持
        elif self.links.chains.begins(course, turn, later, sentence):
            whose = self.grammar.befallen(self.text, turn.span)  # 纳税人登记内容发生变化，不需要…的，应当申报
            turn = replace(
                turn, move=Move.CONDITION, party=whose
            )  # 历史建筑有损毁危险，所有权人无力修缮的，政府应当…
        elif self.links.chains.goes_on(course, turn, later, sentence):
            turn = replace(turn, move=Move.CONDITION, party=None)  # 企业隐瞒情况，提供虚假材料，骗取许可的
        elif self.links.chains.opens(course, turn, later, sentence):
            turn = replace(turn, move=Move.CONDITION)  # 管理人违法经营，严重危害市场秩序的，监管机构应当…
        elif self.occasions.opens(turn, later):
            turn = replace(turn, move=Move.CONDITION)  # 人民调解员调解纠纷，调解不成的，应当…
        elif not (turn.party or course.current) and self.occasions.goes_on(course.condition, clause, later):
            turn = replace(turn, move=Move.CONDITION, loose=False)  # 公安机关讯问嫌疑人，询问证人，应当…
        if self.links.awaited(turn, course.current):
            turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)
        if turn.move is Move.INDICATIVE and self._examined_too(course, turn):
            turn = replace(turn, move=Move.CONDITION, party=None)  # 经A审核，B复核，报C审批
        if (
            turn.move is Move.CONDITION
            and course.current is not None
            and THEN.fullmatch(turn.span.of(self.text))
        ):
            turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # …编制方案，经批准后实施
        if turn.move is Move.CONDITION and self._first_then(course, turn, later):
            turn = Turn(
                Move.CONTINUES, turn.span, deed=turn.span
            )  # 应当…，与其签订合同后，方可开工: one deed
        if (
            turn.move is Move.CONTINUES
            and course.current is None
            and (self.links.denies(clause, later) or self._enjoys(course, later))
        ):
            turn = replace(turn, move=Move.CONDITION)  # 未聘请物业服务企业的商住楼，由…
        opens = turn.party is not None and (
            turn.party.span.start <= turn.span.start or self.text[turn.span.start] in "对经因在自除"
        )
        opens = opens or self._object_of(turn.span)
        hands = course.waiting and self.grammar.things.is_handed(turn.span.of(self.text))
        if turn.loose and (course.current is not None or hands) and not opens:
            turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 遵守制度，接受检测，不得…
        meets = course.current is not None and self.text.startswith("符合", turn.span.start)
        if meets and turn.move is Move.CONDITION and self.text[turn.span.end - 1] != "的":
            turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 保持性能完好，符合行车的要求，并及时更新
        if turn.move is Move.CONDITION and self._deed_at_last(course, turn, later):
            turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 应当按照…的原则，对职工实行…办法。
        if turn.move is Move.CONDITION and self._half_way(course, turn):
            turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 应当对X，在土地使用等方面，给予支持
        agent = course.waiting if turn.move is Move.FALLS else None
        if agent and turn.deed and self.text.endswith("由", turn.span.start - 20, agent.span.start):
            turn = Turn(Move.BY, turn.span, agent, turn.modality, turn.span)  # 由X，对Y给予处分
        toward = TOWARD.fullmatch(self.text, clause.start, clause.end) and later
        if toward and turn.move is Move.CONTINUES and self.text[later[0].end - 1] == "的":
            turn = replace(turn, move=Move.CONDITION)  # 对有残损，不符合标准的，应当…
        if turn.move is Move.BASIS and course.current is not None and self._dealt_with(turn.span):
            turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)
        bans = turn.move is Move.IMPERSONAL and self._bans_too(course, turn.span)
        if bans or (turn.move is Move.CONTINUES and self._barred(course, turn.span)):
            deed = Span(turn.span.start + 2, turn.span.end)
            turn = Turn(Move.MODAL, turn.span, None, Modality.PROHIBITION, deed)
        if turn.move is Move.CONTINUES and self._when_he_does(course, later):
            turn = replace(turn, move=Move.CONDITION)
        case = turn.move is Move.CONDITION and not self.grammar.cases.closes(turn.span.of(self.text))
        opens = course.current is not None and bool(course.current.actions)
        where = opens and turn.move is Move.CONDITION  # 未经同意，在其产品中，插入链接
        if course.banned and (turn.move in DEEDS_OF_A_BAN or case or where):
            turn = Turn(Move.CONTINUES, clause, deed=clause)  # 不得有下列行为：索要、收受建设单位提供的利益
        return turn

    def _enjoys(self, course: Course, later: list[Span]) -> bool:
        """残疾人接受康复服务，配置器具，享受补贴: what he does before the right begins is the case too.

        Not …出境定居的，办理离职手续，享受待遇: 的 has closed the case, and he owes what follows.
        """
        told = course.condition if course.case and later else None
        closed = told is None or self.grammar.cases.closes(told.of(self.text))
        rest = "" if closed else self.text[later[0].start : later[0].end]
        return bool(rest) and self.grammar.enjoyed_for(rest)

    def _state_of_case(self, course: Course, turn: Turn, later: list[Span]) -> bool:
        """Whether an item opens with how things stand, and 的 closes the case later: no deed of the lead-in's."""
        if course.lead is None or (course.current is not None and course.current.actions):
            return False
        if turn.move not in (*SAYS, Move.IMPERSONAL) or not STANDS.search(
            self.text, turn.span.start, turn.span.end
        ):
            return False
        rest = [self.text[clause.start : clause.end] for clause in later[:3]]
        closing = next((n for n, clause in enumerate(rest) if clause.endswith("的")), None)
        return closing is not None and not any(self.grammar.modal.search(clause) for clause in rest[:closing])

    def _first_then(self, course: Course, turn: Turn, later: list[Span]) -> bool:
        """企业应当…，经检验合格后，方可使用: what a layman must have done first is one deed with what he may then do."""
        current = course.current
        if current is None or not current.actions or not later or turn.party:
            return False
        if applied(self.text, course, turn.span):
            return False  # 应当提出申请，经批准后，方可…: he is allowed
        owed = current.modality is Modality.OBLIGATION and not authority(current.bearers)
        after = self.text.endswith("后", turn.span.start, turn.span.end)
        return owed and after and self.text.startswith(("方可", "方能", "才可", "才能"), later[0].start)

    def _when_he_does(self, course: Course, later: list[Span]) -> bool:
        """遵守下列规定：驾驶机动车，应当系安全带: what an item opens with, right before its 应当, is its case."""
        if course.lead is None or course.current is None or course.current.actions or not later:
            return False
        owed = course.lead.modality is Modality.OBLIGATION
        return owed and self.text.startswith(("应当", "必须"), later[0].start)

    def _bans_too(self, course: Course, span: Span) -> bool:
        """企业应当采购节能产品。禁止采购淘汰的产品: said to those, no organ, whom the sentence just before bound."""
        whom = course.memory.subject
        free = whom and whom[0].actor.kind not in (*AUTHORITIES, ActorKind.STATE)
        if not free or course.lead or course.condition or not BANS.match(self.text, span.start, span.end):
            return False
        before = behind(self.text, span.start - 1, "。；：\n")
        return self.text[span.start - 1] == "。" and whom[0].span.start >= before

    def _barred(self, course: Course, span: Span) -> bool:
        """没有其他证据证明的，不能作出决定: right behind a case that 的 closes, 不能 is no lack of means."""
        case = course.condition
        closed = case is not None and self.text[case.end - 1] == "的" and case.end + 1 == span.start
        return closed and self.text.startswith("不能", span.start)

    def _examined_too(self, course: Course, turn: Turn) -> bool:
        """Whether a clause is one more examination in a row that a case opened: 经A审核，B复核，…."""
        if course.condition is None or course.current is not None or turn.deed is None:
            return False
        opened = EXAMINED.match(self.text, course.condition.start, course.condition.end)
        return bool(opened and ONE_MORE.fullmatch(self.text, turn.deed.start, turn.deed.end))

    def _deed_at_last(self, course: Course, turn: Turn, later: list[Span]) -> bool:
        """Whether a norm still waits for its deed and the sentence ends in 对…: a case has something after it."""
        current = course.current
        waits = current is not None and not current.actions and not later
        closes = self.grammar.cases.closes(turn.span.of(self.text))
        return waits and not closes and self.text.startswith("对", turn.span.start)

    def _half_way(self, course: Course, turn: Turn) -> bool:
        """Whether a clause says where or in what a deed is done whose object a norm has just named."""
        current, body = course.current, turn.span.of(self.text)
        if current is None or not current.actions or not body.startswith("在") or WHEN.search(body):
            return False
        last = current.actions[-1].of(self.text)
        return last.startswith("对") and self.actions.awaits(last)

    def _object_of(self, span: Span) -> bool:
        """对受到伤害的儿童 before a bare 应当: whom the next duty is about, and no more of the last."""
        body = span.of(self.text)
        if not self.links.about(span) or DONE.search(body):
            return False
        tags = [tag for *_, tag in self.reader.segmenter.words(body[body.rfind("的") + 1 :])]
        thing = "的" in body and tags and tags[-1][0] == "n" and "v" not in tags  # …的学前儿童
        return bool(thing) or self.grammar.cases.only_circumstance(body)

    def _dealt_with(self, span: Span) -> bool:
        """予以制止，并按照有关规定处理: one more task, and no mere reference."""
        and_then = self.text.endswith("，并", 0, span.start)
        return and_then and self.text.endswith(("处理", "办理", "处罚", "执行"), 0, span.end)

    def filed(self, course: Course, turn: Turn) -> Turn:
        """报人民政府批准后 after a norm: one more task, not a condition of the next."""
        if turn.move is not Move.CONDITION or (course.current is None and not course.out):
            return turn
        filed = FILED.fullmatch(self.text, turn.span.start, turn.span.end)
        if course.current is not None and self._and_then(turn.span):
            return Turn(Move.CONTINUES, turn.span, deed=Span(turn.span.start, turn.span.end - 1))
        if not filed or not self.reader.head.search(filed[0]):
            return turn
        return Turn(Move.CONTINUES, turn.span, deed=Span(turn.span.start, turn.span.end - 1))

    def _and_then(self, span: Span) -> bool:
        """制定方案，并征求职工意见后，报主管部门备案: one more task, and what comes after it; 后，方可… is a case."""
        further = self.text.endswith("，并", 0, span.start) and not self.text.startswith(
            ("经", "在"), span.start
        )
        late = self.text.endswith("后", span.start, span.end)
        return further and late and not YIELDS.match(self.text, span.end + 1)

    def as_task(self, course: Course, turn: Turn, *, first: bool, last: bool) -> Turn:
        """A clause that is no condition, where the norm being read or the lead-in makes it a task of theirs."""
        current, lead = course.current, course.lead
        if turn.move is Move.SUBJECT and lead and last:
            return Turn(Move.CONTINUES, turn.span, deed=turn.span)  # an item is a task, not a subject
        anyone = turn.move is Move.BAN and self.text.startswith("任何", turn.span.start + 2)
        if anyone and not lead:
            return turn  # 保持通道畅通，禁止任何单位和个人占用
        hopes = turn.move is Move.URGE and HOPES.match(self.text, turn.span.start) and self._forbids(current)
        if hopes:
            return turn  # 村民应当爱护环境，提倡村民委员会制定公约: the law's own wish
        if turn.move in (Move.URGE, Move.BAN) and current is not None and current.modality in GOES_ON:
            return Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 完善…，鼓励…: one more task
        lets = turn.move is Move.MODAL and self.text.startswith("允许", turn.span.start)
        if lets and not first and current is not None and current.modality is Modality.OBLIGATION:
            return Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 应当按照规定，允许残疾人报考: their task
        if turn.move is Move.URGE and first and self._leads_on(course, turn):
            return Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 部门应当…；引导企业…
        if turn.move is not Move.IMPERSONAL:
            return turn
        ban = current is not None and BAN.match(self.text, turn.span.start)
        if ban and lead and (lead.modality is Modality.PERMISSION or self._decides(lead)):
            return Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 可以采取下列措施：禁止集会
        if ban and current is not None and current.modality is Modality.PROHIBITION:
            after = Span(turn.span.start + 2, turn.span.end)  # 不得…，禁止…: one more thing forbidden
            return Turn(Move.CONTINUES, after, deed=after)
        if ban and not first and self._forbids(current):
            after = Span(turn.span.start + 2, turn.span.end)  # 企业应当…，严禁…: it is forbidden that
            return Turn(Move.MODAL, turn.span, None, Modality.PROHIBITION, after)
        if ban and not first:
            return Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 优化布局，禁止超出承载力的项目
        modal = self.grammar.modal.search(self.text, turn.span.start, turn.span.end)
        if lead and modal:  # an item of 义务：装修不得影响安全
            after = Span(modal.end(), turn.span.end)
            modality = self.grammar.lexicon.modals[modal[0]]
            return Turn(Move.MODAL, turn.span, Party(lead.bearers, turn.span), modality, after)
        if (
            lead
            and lead.modality is Modality.OBLIGATION
            and PRACTISED.fullmatch(self.text, turn.span.start, turn.span.end)
        ):
            return Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 落实下列要求：施工现场实行封闭
        named = course.waiting or (
            course.case and not self._counted(course, turn)
        )  # 企业从事经纪活动，应当有执业经纪人
        forbidden = current is not None and modal and modal[0].startswith("不得")  # 应当互助，不得有歧视
        unasked = modal and UNASKED.fullmatch(self.text, turn.span.start, modal.start())
        if (
            modal and unasked and forbidden and self._forbids(current)
        ):  # 企业应当足额缴纳，非因法定事由不得缓缴
            after, case = Span(modal.end(), turn.span.end), Span(*unasked.span())
            return Turn(Move.MODAL, turn.span, None, Modality.PROHIBITION, after, case)
        unasked = unasked if course.waiting else None
        if modal and (((named or forbidden) and modal.start() == turn.span.start) or unasked):
            after = Span(modal.end(), turn.span.end)  # 维修单位，应当有…人员: who stands before the comma has
            return Turn(Move.MODAL, turn.span, None, self.grammar.lexicon.modals[modal[0]], after)
        return turn

    def _forbids(self, current: Opened | None) -> bool:
        """Whether those bound before a bare 禁止 are the ones forbidden; an authority forbids it to others."""
        bound = current is not None and current.modality is not Modality.POLICY and bool(current.actions)
        if not bound or current is None:
            return False
        first = current.bearers[0].actor if current.bearers else None
        school = first and first.kind is ActorKind.INSTITUTION and not OFFICE.search(first.name)
        state = first and first.kind is ActorKind.STATE  # 国家根据需要，可以划定禁区，禁止无关人员进入
        return bool(school) or not (state or authority(current.bearers))

    def _counted(self, course: Course, turn: Turn) -> bool:
        """村民委员会成员中，应当有妇女; 补选时，应当有过半数的选民投票: what a body is made of, and no duty."""
        case = course.condition
        among = case is not None and self.text.endswith(("中", "内", "里"), case.start, case.end)
        return among or bool(QUORUM.search(self.text, turn.span.start, turn.span.end))

    def _leads_on(self, course: Course, turn: Turn) -> bool:
        """Whether 引导, or 支持 after 应当支持…, behind a semicolon is one more duty of the authority bound before."""
        memory = course.memory
        bound = memory.modality is Modality.OBLIGATION and authority(memory.subject) and not memory.state
        before = self.text[: turn.span.start].rstrip(" \n")
        led = self.text.startswith("引导", turn.span.start)
        backs = SUPPORTS.search(before) and self.text.startswith("支持", turn.span.start)
        return bound and self.links.follows(turn, "；") and bool(led or backs)

    def _decides(self, lead: Lead) -> bool:
        """Whether a list tells the tasks of an authority: what it forbids it forbids to others."""
        return lead.modality is Modality.OBLIGATION and authority(lead.bearers)

    def _one_more_wrong(self, course: Course, turn: Turn, clause: Span, later: Sequence[Span]) -> bool:
        """Whether a clause of a sentence that punishes is still part of the case."""
        if not course.violation or course.out or turn.move not in (*SAYS, Move.IMPERSONAL):
            return False
        if turn.move is Move.IMPERSONAL and not self.after.whose(turn.span):
            return False  # but 企业生产的食品不符合标准 is the enterprise's wrong
        again = self.text.startswith("或者", clause.start)  # 造成后果的，或者滥用职权，…的
        if self.links.chains.told(course) and not again:
            return False  # the case is closed
        if CRIME.match(self.text, clause.end) and (course.condition or turn.party):
            return not self.grammar.punishing.search(self.text, clause.start, clause.end)
        wrong = self.grammar.misconduct.search(self.text, clause.start, clause.end)
        return self.after.of_the_case(later) or bool(wrong and later)
