"""One sentence, clause by clause: the norms it opens and what it remembers for the next.

condition    …的, holds for what follows in its sentence
case         whom the condition names is meant where nobody else is; whom it wrongs, where it punishes
ellipsis     …予以配合: the other party is the one the sentence named before
"""

import re
from dataclasses import replace

from ..ontology.citation import Citation
from ..ontology.model import ActorKind, Mention, Modality, Span, Tie
from .actors import Party
from .alternates import apart
from .clauses import clauses
from .consequences import Consequences
from .counterparts import authority
from .links import Links
from .memory import Course, Lead, Memory, merged
from .moves import Move, Turn
from .opened import Desk, Opened
from .openings import Openings
from .premises import held_by_next
from .rereading import Rereading
from .unsaid import Unsaid
from .wrongs import STILL

IN_OFFICE = re.compile("对[^，]*(?:给予|作出|实施|进行)[^，]*(?:处罚|处分|调查|检查|决定|处理)的")
DISPUTES = re.compile(
    "(?:在[^，]{2,20}[时中])?(?:对[^，]{2,60})?(?:仍|仍然|还)?(?:没?有(?:异议|疑义)|不服|不满意?)的"
)
FINDS = re.compile("(?:(?:经|在)[^，的]{2,16}(?:中|时|后)?)?(?:发现|认为|认定|确认)")
PUNISHERS = (ActorKind.DEPARTMENT, ActorKind.GOVERNMENT, ActorKind.COURT, ActorKind.PROCURATORATE)
LIMITS = re.compile("(?:期限?|时[间限]|最长)[^，]{0,4}不(?:得|应)?(?:超过|多于|长于|少于|短于|低于)")
WORK = re.compile("[^，的]{2,8}工作$")
OWED = re.compile("的(?:权利(?:和|与|、)(?:义务|责任)|(?:义务|责任)(?:和|与|、)权利)")
HANDLES = re.compile("(?:查证|核实|查实|审核|审查|核查|调查|收到|接到|受理|发现|得知|知道|确认)[^，]*后$")
PUTS_UP = re.compile(
    "不再[^，]+|(?:依法|应当|可以)*(?:上?报|经(?!营)|提请|征[求得]|会同|按照?|依照|根据)[^，的]+(?:的[^，的]+)?"
)
PASSED = re.compile("经(?![历济常营])[^，]{2,24}的$")
WRONG = re.compile("未|不(?!同|少于|超过|低于|动产)|违反|擅自|拒|逾期|超")


class SentenceReader:
    """Reads sentences at one law's desk."""

    def __init__(self, desk: Desk, consequences: Consequences) -> None:
        self.desk, self.text, self.grammar, self.after = desk, desk.text, desk.grammar, consequences
        self.unsaid, self.links = Unsaid(desk), Links(desk, consequences)
        self.rereading = Rereading(desk, consequences, self.links)
        self.openings = Openings(desk, consequences, self.links, self.unsaid)
        self.judges = self.grammar.lexicon.pattern("phrases", "judges")

    def of_sentence(
        self, sentence: Span, at: Citation, memory: Memory, lead: Lead | None = None
    ) -> list[Opened]:
        """The norms one sentence opens."""
        course = Course(at, memory, lead, self.after.violation(sentence, memory))
        course.violation = course.violation and not course.banned
        if lead:
            course.condition, start = lead.condition, sentence.start
            course.current = Opened(at, lead.modality, lead.bearers, start, start, "lead-in", lead.condition)
            course.out.append(course.current)
        runs = list(apart(self.text, clauses(self.text, sentence), self.desk.reader))
        for n, clause in enumerate(runs):
            turn = self._turn(course, clause, runs[n + 1 :], sentence)
            if turn.move is Move.CONDITION:
                self._conditional(course, turn, first=n == 0)
            else:
                course.chained = False
                self._told(course, turn, first=n == 0, last=n == len(runs) - 1)
                founded = self.links.founded(clause)
                course.founded = founded or (course.founded if turn.move is Move.IMPERSONAL else None)
        self.unsaid.supply(course.out, course.case or course.spoken or course.about, sentence)
        self._done_to(course)
        return course.out

    def _turn(self, course: Course, clause: Span, later: list[Span], sentence: Span) -> Turn:
        """The turn a clause takes in its sentence."""
        turn = self.links.chains.turn(clause, sentence)
        turn = self.rereading.among(course, turn, clause, later, sentence)
        if turn.move in (Move.CONDITION, Move.SUBJECT) and turn.party:
            course.about = self.links.object(turn, clause) or course.about
        if turn.move is Move.MODAL and turn.condition:  # 药品监督管理部门对企业的整改情况应当检查
            course.about = self.links.object_at(turn.condition) or course.about
        return self.rereading.filed(course, turn)

    def _conditional(self, course: Course, turn: Turn, *, first: bool) -> None:
        """…的, …时: what follows holds in this case."""
        memory, condition = course.memory, course.condition
        goes_on = condition and course.current is None
        course.condition = Span(condition.start, turn.span.end) if condition and goes_on else turn.span
        closes = self.text[turn.span.end - 1] == "的"
        party = turn.party
        if self.text.startswith("除", turn.span.start):
            party = None  # 除公安机关另有规定外，学校…: who is excepted is not bound
        passed = party and self.text.endswith("后", party.span.end, turn.span.end)
        if party and passed and PASSED.search(self.text[turn.span.start : party.span.start]):
            party = None  # 费用经具有资质的|中介机构审价后，报…: by whom it passes
        if party and self.text.startswith("其", turn.span.start):
            course.waiting = None  # 主管部门，其直接责任人员有下列行为之一的: those meant are the persons
        nobody = course.violation or not (memory.subject or course.waiting or course.lead)
        if not party and nobody and (course.chained or not course.case):
            party = self.after.whose(turn.span, memory.fallen)  # 企业发放能力达不到规定比例的
        if party:
            self._case(course, turn, party)
        elif not self._found_out(course, turn):
            again = closes or STILL.match(self.text, turn.span.start)
            if course.violation and first and not again and not memory.punishing:
                memory.violators = memory.fallen = ()  # 网站、应用程序，由…关闭: none of those before
            if course.waiting:  # 某部门工作人员，有下列行为之一的，…
                course.case = course.waiting.mentions
                if course.violation:
                    memory.violators = memory.fallen = course.case
                    course.waiting = None if closes else course.waiting
            finds = authority(course.case) and FINDS.match(self.text, turn.span.start)
            if course.violation and course.case and not memory.violators and not finds:
                memory.violators = memory.fallen = course.case  # 运营者在…时，未按照规定报告的，由…
        if course.lead or memory.ruled:
            course.case = ()  # an item is its lead-in's task: 学生上下车时，在车下引导
        if course.current is not None and not course.current.actions:
            course.with_whom = [t for t in course.current.tied if t.tie is Tie.JOINT]  # 应当会同Y，对…，划定…
        course.current = None

    def _found_out(self, course: Course, turn: Turn) -> bool:
        """部门应当进行检查。发现企业未建立档案的，责令改正，处罚款: who was bound to look punishes whom it finds."""
        memory, finds = course.memory, self.text.startswith("发现", turn.span.start)
        if not (finds and course.violation and not course.lead and authority(memory.subject)):
            return False
        found = self.unsaid.counterparts.found(turn.span)
        if found and not authority(found):
            memory.agent, memory.violators, memory.fallen = memory.subject, found, found
        return bool(found)

    def _case(self, course: Course, turn: Turn, party: Party) -> None:
        """Whom a condition names: the case's party, and the violator where the sentence punishes."""
        memory = course.memory
        party = self._either(turn, party) if course.violation else party
        about = self.links.about(turn.span)
        if about and self.links.done_to(party, turn.span):
            course.about = party.mentions
        decides = self._disputes(turn, party)  # 企业处分职工，工会认为不适当的，有权…
        decides = decides or self.grammar.cases.meanwhile(self.text, party.span.end, turn.span.end)
        decides = decides or self._acts_next(turn, party)
        if not about and (decides or not (course.chained and course.case)):
            course.case = party.mentions  # a later clause's subject is a part
        if course.violation and about:
            course.case = ()  # 对其主管人员，处…罚款: from here on it falls on them
        if not course.violation and not about and WRONG.search(turn.span.of(self.text)):
            memory.violators = self._wrongdoer(turn, party)  # …未办理的，应当通知其补办；逾期不补办的，由…
        acts = self._in_office(turn, party) or self._acts_next(turn, party)
        if course.violation and acts and party.mentions[0].actor.kind in PUNISHERS and not about:
            within = self.grammar.cases.meanwhile(self.text, party.span.end, turn.span.end)
            finds = FINDS.match(self.text, party.span.end, turn.span.end)
            memory.agent = party.mentions if within or finds else memory.agent
        wronged = about and self._toward_another(course, turn, party)
        if course.violation and not acts and not (wronged or self.after.wronged(turn.span, party)):
            earlier = memory.violators if course.chained and not about else ()  # …的，对主管人员，给予处分
            memory.holder = memory.holder or memory.violators if about else ()
            memory.violators = memory.fallen = merged(earlier, party.mentions)
        course.chained = True

    def _either(self, turn: Turn, party: Party) -> Party:
        """行人闯红灯或者|驾驶人违反规定的，由…: another who did wrong stands behind 或者."""
        mentions = party.mentions
        for sign in re.compile("或者").finditer(self.text, party.span.end, turn.span.end):
            other = self.desk.reader.opening(self.text, sign.end(), turn.span.end)
            told = sign.start() - party.span.end > 2  # not 明示或者|暗示施工单位违反规定
            if told and other and WRONG.match(self.text, other.span.end):
                mentions = merged(mentions, other.mentions)
        return Party(mentions, party.span)

    def _toward_another(self, course: Course, turn: Turn, party: Party) -> bool:
        """机构违反规定，对持卡人透支的: more of what is told of the one named before, who does it to him."""
        closed = self.text[turn.span.end - 1] == "的" and not self.links.done_to(party, turn.span)
        return closed and bool(course.waiting or (course.chained and course.memory.violators))

    def _acts_next(self, turn: Turn, party: Party) -> bool:
        """逾期不修缮的，主管部门报经政府批准，可以…: an organ behind a case that 的 closed acts, and is no part of it."""
        closed = self.text.endswith(("的，", "案件，"), 0, turn.span.start)
        puts_up = PUTS_UP.fullmatch(self.text, party.span.end, turn.span.end)
        when = self.grammar.cases.ends_when.search(self.text, party.span.end, turn.span.end)
        acts = when and HANDLES.match(
            self.text, party.span.end, turn.span.end
        )  # …的，平台经营者查证核实后，应当…
        return bool(closed and (((puts_up or when) and authority(party.mentions)) or acts))

    def _disputes(self, turn: Turn, party: Party) -> bool:
        """企业处分职工，工会认为不适当的; 法院受理案件后，当事人对管辖权有异议的: the one who says so acts."""
        judges = self.judges.match(self.text, party.span.end)
        return bool(judges or DISPUTES.fullmatch(self.text, party.span.end, turn.span.end))

    def _wrongdoer(self, turn: Turn, party: Party) -> tuple[Mention, ...]:
        """主管部门发现屠宰厂不再具备条件的: the one found out, where it is an organ that finds."""
        at = self.grammar.cases.past_adverbs(self.text, party.span.end, turn.span.end)
        finds = self.grammar.finds.match(self.text, at, turn.span.end)
        if not finds or not authority(party.mentions):
            return party.mentions
        found = self.desk.reader.opening(self.text, finds.end(), turn.span.end, modifies=True)
        return found.mentions if found else ()

    def _in_office(self, turn: Turn, party: Party) -> bool:
        """海关对…给予处罚的: who acts in such a case does no wrong."""
        if self.grammar.cases.ends_when.search(self.text, turn.span.start, turn.span.end):
            return True
        if self.grammar.cases.meanwhile(self.text, party.span.end, turn.span.end):
            return True
        organ = party.mentions[0].actor.kind in (*PUNISHERS, ActorKind.SUPERVISORY)
        judges = FINDS.match(self.text, party.span.end)  # 审计机关认为应当给予处分的
        return organ and bool(judges or IN_OFFICE.match(self.text, party.span.end))

    def _told(self, course: Course, turn: Turn, *, first: bool, last: bool) -> None:
        """A clause that is no condition: a subject, a ground, a norm, or more of one."""
        task = self.rereading.as_task(course, turn, first=first, last=last)
        if turn.move is Move.URGE and task.move is Move.CONTINUES:
            self._urged_too(course, turn)
        match task.move:
            case Move.SUBJECT:
                self._awaiting(course, task)
            case Move.BASIS:
                pass
            case Move.IMPERSONAL:
                limit = LIMITS.search(self.text, task.span.start, task.span.end)
                course.limited = course.current if limit and course.current else None
                course.current, course.mute = None, True
            case Move.CONTINUES:
                course.current = self._past_limit(course, task) or self.openings.continued(course, task)
                self._accompanied(course)
            case _:
                self._opened(course, task)

    def _past_limit(self, course: Course, turn: Turn) -> Opened | None:
        """可以延长，但延长期限不得超过三十日，并告知申请人: who may do it must do the next as well."""
        if not course.mute or not course.limited or not self.text.endswith("，并", 0, turn.span.start):
            return None
        course.mute = False
        return self.after.open(course, turn, Modality.OBLIGATION, course.limited.bearers)

    def _urged_too(self, course: Course, turn: Turn) -> None:
        """国家完善…，鼓励X…: one more task of the State's, and X's encouragement."""
        current = course.current
        stated = current is not None and current.modality is Modality.POLICY and not current.pivot
        if stated and turn.party and turn.deed and self.links.opens_with_verb(turn.deed):
            self.after.open(course, turn, Modality.ENCOURAGEMENT, turn.party.mentions)

    def _awaiting(self, course: Course, turn: Turn) -> None:
        """A clause that is all subject waits for its 应当."""
        assert turn.party is not None
        if held_by_next(self.text, turn.span.start, turn.span.end):
            return
        rest = Span(turn.party.span.end, turn.span.end)  # X会同Y根据需要，可以…
        course.with_whom = [t for t in self.desk.ties.within(self.text, rest) if t.tie is Tie.JOINT]
        before = course.waiting.mentions if course.waiting else ()
        course.waiting = Party(merged(before, turn.party.mentions), turn.party.span)
        course.current = None

    def _opened(self, course: Course, turn: Turn) -> None:
        """A clause that binds, allows, urges or punishes."""
        if turn.condition and self.text.startswith("会同", turn.condition.start):  # X会同Y|应当…: no case
            course.with_whom = [
                t for t in self.desk.ties.within(self.text, turn.condition) if t.tie is Tie.JOINT
            ]
            turn = replace(turn, condition=None)
        done_to = turn.deed is not None and self.openings.beneficiaries.officials.passive(turn)
        course.current = None if done_to else self.openings.started(course, turn)
        self._owed_too(course, turn)
        if turn.move in (Move.MODAL, Move.BY, Move.INDICATIVE) and turn.party and not course.violation:
            # …部门在查处时，有权…，当事人应当…，不得…: the last one named
            course.spoken, course.case = course.case or course.spoken, ()
        course.mute = course.current is None
        if course.current and turn.deed and self.after.pays(course.current.bearers, turn.deed):
            course.current = None  # 费用由违法者承担，并处罚款: the authority goes on
        self._accompanied(course)
        course.waiting, course.with_whom = None, []

    def _owed_too(self, course: Course, turn: Turn) -> None:
        """公民有受教育的权利和义务: he may, and he must."""
        may = course.current
        if may and may.modality is Modality.PERMISSION and turn.deed and OWED.match(self.text, turn.deed.end):
            course.current = self.after.open(course, turn, Modality.OBLIGATION, may.bearers)

    def _accompanied(self, course: Course) -> None:
        """What an earlier clause said of with whom holds for the deed that the norm opens with."""
        if course.current is not None:
            course.current.tied += course.with_whom
            course.with_whom = []

    def _done_to(self, course: Course) -> None:
        """对X的，应当…: what the sentence tells is done to X."""
        if not course.about:
            return
        for norm in course.out:
            if norm.modality in (Modality.SANCTION, Modality.LIABILITY) or not norm.condition:
                continue
            deeds = [action.of(self.text) for action in norm.actions]
            if not deeds or deeds[0].startswith("对"):
                continue  # its own object stands in it
            work = WORK.search(self.text, norm.condition.start, norm.condition.end)
            whole = "".join(deeds) + (work[0] if work else "")  # 对未成年人的保护工作，应当…
            for said in (*deeds, whole):  # the first deed that is done to X: 对成员应当提供服务，加强自律管理
                tied = self.desk.ties.about(course.about, said, Span(norm.start, norm.end))
                if tied:
                    norm.tied += tied
                    break
