"""One sentence, clause by clause: the norms it opens and what it remembers for the next.

carry-over   a clause without a subject has the last one named in its paragraph
condition    …的, holds for what follows in its sentence
ellipsis     …予以配合: the other party is the one the sentence named before
twins        国家鼓励 X is X's encouragement too
"""

import re
from dataclasses import replace

from ..ontology.citation import Citation
from ..ontology.model import Actor, ActorKind, Mention, Modality, Span, Tie
from .actors import Party
from .clauses import clauses
from .consequences import Consequences, falling_on
from .links import Links
from .moves import Move, Turn
from .opened import Desk, Memory, Opened
from .ties import Tied
from .turns import ENJOYS
from .unsaid import Unsaid, authority, merged

JUDGES = re.compile("认为|发现|不服|要求|需要|不同意|有异议|提出")
MEASURED = re.compile("低于|高于|少于|多于|超过|大于|小于|早于|晚于|短于|长于")
# 划出范围，报人民政府批准后，采取措施: a task as well
FILED = re.compile("(?:书面)?(?:报|提请|提交)(?!案)[^，]{2,40}后")
DELEGATES = re.compile("(?:依法)?(?:指定|委托|组织)")
IN_OFFICE = re.compile("对[^，]*(?:给予|作出|实施|进行)[^，]*(?:处罚|处分|调查|检查|决定|处理)的")
PUNISHERS = (ActorKind.DEPARTMENT, ActorKind.GOVERNMENT, ActorKind.COURT, ActorKind.PROCURATORATE)
YIELDS = re.compile("方可|才可|即可|方能|才能")  # 同意改建的，方可进行改建: nobody is told to
BEARS = re.compile("(?:承担|负担|支付|缴纳|赔偿|补足)$")  # 费用由违法行为人承担
IMPOSES = re.compile(
    "(?:依法|并|同时|根据[^，]{2,8}轻重)*(?:处|并处|责令|没收|吊销|给予|予以|暂扣|取消|撤销|降低|限制|通报|警告|追缴|收回)"
)
RULING = re.compile("处罚(?:决定|通知|告知|机关)书?|强制执行")
GRANTS = re.compile(  # what an authority answers to who applied
    "(?:依法|及时)*(?:补发|换发|核发|颁发|发还|发给|批准|准予|允许|不予(?:批准|受理|登记|许可|核准|办理)|予以(?:批准|受理|登记|许可|核准|办理))"
)
OFFICIAL = re.compile("(?:依法)?(?:提请|申请(?:人民)?法院|移送|代为|强制|公告|组织)")
WRONG = re.compile("未|不(?!同|少于|超过|低于|动产)|违反|擅自|拒|逾期|超")
STILL = re.compile("逾期|情节|拒不|造成|仍|对?拒绝|屡")  # what goes on from the wrong in the sentence before
DIRECT = (Modality.OBLIGATION, Modality.PROHIBITION)
DEEDS_OF_A_BAN = (Move.INDICATIVE, Move.BY, Move.SUBJECT, Move.IMPERSONAL, Move.BASIS)
BAN = re.compile("禁止|严禁")


class SentenceReader:
    """Reads sentences at one law's desk."""

    def __init__(self, desk: Desk, consequences: Consequences) -> None:
        self.desk, self.text, self.grammar, self.actions = desk, desk.text, desk.grammar, desk.actions
        self.reader, self.segmenter, self.after = desk.reader, desk.segmenter, consequences
        self.unsaid, self.links = Unsaid(desk), Links(desk, consequences)

    def of_sentence(
        self,
        sentence: Span,
        at: Citation,
        memory: Memory,
        lead: tuple[tuple[Mention, ...], Modality, Span | None] | None = None,
    ) -> list[Opened]:
        """The norms one sentence opens.  ``lead`` is what a list's lead-in gives its items."""
        out: list[Opened] = []
        current: Opened | None = None
        chained = False  # a condition of several clauses, each with a subject of its own
        condition: Span | None = lead[2] if lead else None
        case: tuple[Mention, ...] = ()
        waiting: Party | None = None
        about: tuple[Mention, ...] = ()  # 对X的, 对X，: whom what follows is done to
        spoken: tuple[Mention, ...] = ()  # the case's party, once somebody else has been bound
        with_whom: list[Tied] = []  # 会同 in a clause that is all subject
        mute = False
        violation = self.after.violation(sentence) or bool(
            memory.agent and STILL.match(self.text, sentence.start, sentence.end)
        )
        if lead:
            current = Opened(at, lead[1], lead[0], sentence.start, sentence.start, "lead-in", condition)
            out.append(current)
        runs = clauses(self.text, sentence)
        for n, clause in enumerate(runs):
            follows = self.text[clause.end : sentence.end]
            turn = self.grammar.turn(self.text, clause, follows=follows)
            if (
                violation
                and not out
                and not (condition and self.text[condition.end - 1] == "的")
                and turn.move in (Move.INDICATIVE, Move.CONTINUES)
                and (
                    self.after.of_the_case(runs[n + 1 :])
                    or (
                        self.grammar.misconduct.search(self.text, clause.start, clause.end)
                        and n + 1 < len(runs)
                    )
                )
            ):
                turn = replace(turn, move=Move.CONDITION)  # 单位不配合调查，拒绝提供资料的，由…
            elif (
                turn.move is Move.INDICATIVE
                and turn.party
                and self.links.befalls(turn, runs[n + 1 :], sentence)
            ):
                turn = replace(turn, move=Move.CONDITION)  # 管理人违法经营，严重危害市场秩序的，监管机构应当…
            if self.links.awaited(turn, current):
                turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)
            if turn.move is Move.CONTINUES and current is None and self.links.leads_to(clause, runs[n + 1 :]):
                turn = replace(turn, move=Move.CONDITION)  # 采取限制措施，造成积压的，…部门应当
            if turn.loose and current is not None and not turn.party:
                turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 遵守制度，接受检测，不得…
            case_of_ban = turn.move is Move.CONDITION and not self.grammar.cases.closes(
                turn.span.of(self.text)
            )
            if lead and lead[1] is Modality.PROHIBITION and (turn.move in DEEDS_OF_A_BAN or case_of_ban):
                # 不得有下列行为：索要、收受建设单位提供的利益
                turn = Turn(Move.CONTINUES, clause, deed=clause)
            if turn.move in (Move.CONDITION, Move.SUBJECT) and turn.party:
                about = self.links.object(turn, clause) or about
            filed = turn.move is Move.CONDITION and FILED.fullmatch(self.text, *_pair(turn.span))
            if filed and (current is not None or out) and self.reader.head.search(filed[0]):
                turn = Turn(Move.CONTINUES, turn.span, deed=Span(turn.span.start, turn.span.end - 1))
            if turn.move is Move.CONDITION:
                condition = (
                    Span(condition.start, turn.span.end) if condition and current is None else turn.span
                )
                topic = not turn.party and self.text[turn.span.end - 1] != "的"
                if violation and topic and not STILL.match(self.text, turn.span.start) and n == 0:
                    memory.violators = memory.fallen = ()  # 网站、应用程序，由…关闭: none of those before
                if waiting and not turn.party:  # 某部门工作人员，有下列行为之一的，…
                    case = waiting.mentions
                    if violation:
                        memory.violators = memory.fallen = case
                        waiting = None if self.text[turn.span.end - 1] == "的" else waiting
                if violation and not turn.party and case and not memory.violators:
                    memory.violators = memory.fallen = case  # 运营者在…时，未按照规定报告的，由…
                if turn.party and self.links.about(turn.span) and self.links.done_to(turn.party, turn.span):
                    about = turn.party.mentions
                if turn.party:
                    # 企业处分职工，工会认为不适当的，有权…
                    decides = JUDGES.match(self.text, turn.party.span.end)
                    if not self.links.about(turn.span) and (decides or not (chained and case)):
                        case = (
                            turn.party.mentions
                        )  # 对X的 names an object; a later clause's subject is a part
                    if violation and self.links.about(turn.span):
                        case = ()  # 对其主管人员，处…罚款: from here on it falls on them
                    if (
                        not violation
                        and WRONG.search(turn.span.of(self.text))
                        and not self.links.about(turn.span)
                    ):
                        memory.violators = turn.party.mentions  # …未办理的，应当通知其补办；逾期不补办的，由…
                    told = self.grammar.cases.ends_when.search(self.text, turn.span.start, turn.span.end)
                    organ = turn.party.mentions[0].actor.kind in PUNISHERS
                    # 海关对…给予处罚的
                    told = told or (organ and IN_OFFICE.match(self.text, turn.party.span.end))
                    if violation and not told:
                        earlier = memory.violators if chained else ()
                        memory.violators = memory.fallen = merged(earlier, turn.party.mentions)
                    chained = True
                case = () if lead else case  # an item is its lead-in's task: 学生上下车时，在车下引导
                current = None
                continue
            chained = False
            if turn.move is Move.SUBJECT and lead and n == len(runs) - 1:
                turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # an item is a task, not a subject
            if turn.move is Move.SUBJECT:
                assert turn.party is not None
                at_end = Span(turn.party.span.end, turn.span.end)  # X会同Y根据需要，可以…
                with_whom = [t for t in self.desk.ties.within(self.text, at_end) if t.tie is Tie.JOINT]
                joined = (*waiting.mentions, *turn.party.mentions) if waiting else turn.party.mentions
                waiting, current = Party(joined, turn.party.span), None
                continue
            if turn.move is Move.BASIS:
                continue
            if (
                turn.move in (Move.URGE, Move.BAN)
                and current is not None
                and current.modality
                in (
                    Modality.OBLIGATION,
                    Modality.PERMISSION,
                    Modality.POLICY,
                )
            ):
                urged = turn
                turn = Turn(
                    Move.CONTINUES, turn.span, deed=turn.span
                )  # 完善…，鼓励…: one more task of the same organ
                stated = current.modality is Modality.POLICY and urged.move is Move.URGE and not current.pivot
                if stated and urged.party and urged.deed and self.links.opens_with_verb(urged.deed):
                    self.after.open(urged, at, Modality.ENCOURAGEMENT, urged.party.mentions, condition, out)
            banned = current is not None and current.modality is Modality.PROHIBITION
            if turn.move is Move.IMPERSONAL and banned and BAN.match(self.text, turn.span.start):
                after = Span(turn.span.start + 2, turn.span.end)  # 不得…，禁止…: one more thing forbidden
                turn = Turn(Move.CONTINUES, after, deed=after)
            if (
                turn.move is Move.IMPERSONAL
                and current is not None
                and n
                and BAN.match(self.text, turn.span.start)
            ):
                turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 优化布局，禁止超出承载力的项目
            modal = self.grammar.modal.search(self.text, turn.span.start, turn.span.end)
            if turn.move is Move.IMPERSONAL and lead and modal:  # an item of 义务：装修不得影响安全
                after = Span(modal.end(), turn.span.end)
                modality = self.grammar.lexicon.modals[modal[0]]
                turn = Turn(Move.MODAL, turn.span, Party(lead[0], turn.span), modality, after)
            if turn.move is Move.IMPERSONAL:
                current, mute = None, True
                continue
            if turn.move is Move.CONTINUES:
                current = self._continued(
                    turn, current, waiting, memory, at, condition, case, mute, violation, out
                )
                continue
            current = self._started(turn, at, memory, condition, case, waiting, violation, out, mute)
            if turn.move in (Move.MODAL, Move.BY) and turn.party and not violation:
                spoken, case = (
                    case or spoken,
                    (),
                )  # …部门在查处时，有权…，当事人应当…，不得…: the last one named
            mute = current is None
            if current is not None and waiting:
                current.tied += with_whom
            waiting, with_whom = None, []
        self.unsaid.supply(out, case or spoken)
        for norm in out if about else ():
            if norm.modality not in (Modality.SANCTION, Modality.LIABILITY) and norm.condition:
                said = "".join(action.of(self.text) for action in norm.actions)
                if said.startswith("对"):
                    continue  # its own object stands in it
                norm.tied += self.desk.ties.about(about, said, Span(norm.start, norm.end))
        return out

    def _started(
        self,
        turn: Turn,
        at: Citation,
        memory: Memory,
        condition: Span | None,
        case: tuple[Mention, ...],
        waiting: Party | None,
        violation: bool,
        out: list[Opened],
        mute: bool,
    ) -> Opened | None:
        """Open the norm a clause begins, or None where nobody bears it."""
        assert turn.deed is not None
        party = turn.party or waiting
        if waiting and turn.party and not condition and self.links.one_list(waiting, turn):
            party = Party(merged(waiting.mentions, turn.party.mentions), turn.party.span)
        mentions = party.mentions if party else ()
        if turn.move is Move.BY and party and self.text.startswith("本人", party.span.start):
            mentions = merged(case or memory.subject, mentions)  # 由本人或者监护人申请
        modality = turn.modality or Modality.OBLIGATION
        owned = not turn.party or turn.condition is not None
        if modality is Modality.PROHIBITION and owned and MEASURED.match(self.text, turn.deed.start):
            return None  # 业主所占比例不得低于二分之一: a measure, and nobody's deed
        if turn.move is Move.BY and self.text.startswith("享有", turn.deed.start):
            modality = Modality.PERMISSION  # 著作权由受托人享有
        ground = self.actions.is_basis(self.text, turn.deed)  # 应当根据情节轻重，责令…: the deed comes after
        reach = self.after.sentence_end(turn.deed.end) if ground else turn.deed.end
        punishes = violation and bool(self.grammar.punishing.search(self.text, turn.deed.start, reach))
        bears = BEARS.search(self.text, turn.deed.start, turn.deed.end) and "责令" not in turn.deed.of(
            self.text
        )
        wrong = condition and (
            self.after.liable or self.grammar.misconduct.search(self.text, condition.start, condition.end)
        )
        agent_acts = violation and turn.move is Move.BY and bool(wrong)
        punishes = (punishes or agent_acts) and not (bears and turn.move is Move.BY)
        if modality is Modality.PERMISSION and DELEGATES.match(self.text, turn.deed.start):
            punishes = False  # 可以指定有治理能力的单位代为治理
        own_condition = turn.condition if turn.move is Move.MODAL and turn.condition else None
        if turn.move is Move.INDICATIVE and modality is Modality.POLICY:
            assert turn.condition is not None
            names = turn.condition.of(self.text).split("和")  # 国家和社会
            mentions = tuple(Mention(Actor(name, ActorKind.STATE), turn.condition) for name in names)
            urging = self.grammar.urging.match(self.text, turn.deed.start, turn.deed.end)
            norm = self.after.open(turn, at, modality, mentions, condition, out)
            if urging:
                urged = self.reader.opening(self.text, urging.end(), turn.deed.end, modifies=False)
                urged = urged or self.reader.described(self.text, urging.end(), turn.deed.end)
                past = urged and self.text.startswith("，", urged.span.end)  # 国家鼓励机关、团体，对…进行培训
                norm.urged = urged.mentions if urged and (past or urged.span.end < turn.deed.end) else ()
                norm.pivot = bool(norm.urged)
                if norm.urged:
                    norm.tied += [
                        Tied(Tie.SUPPORT, m, Span(urging.start(), m.span.end), "urging") for m in norm.urged
                    ]
            memory.subject = memory.state = mentions
            return norm
        if turn.move is Move.FALLS:
            memory.fallen = mentions
            agent = memory.agent if violation else ()
            if agent:
                whole = replace(turn, deed=turn.span)  # the authority's act names whom it falls on
                norm = self.after.open(whole, at, Modality.SANCTION, agent, condition, out)
                norm.tied += falling_on(mentions, turn.span)
            return (
                self.after.open(turn, at, Modality.LIABILITY, mentions, condition, out) if mentions else None
            )
        if turn.move is Move.BY and punishes and turn.modality in (None, Modality.OBLIGATION):
            if waiting:
                memory.violators = waiting.mentions
            return self.after.sanction(turn, at, mentions, memory, condition, out)
        imposes = (
            punishes and turn.move is Move.MODAL and IMPOSES.match(self.text, turn.deed.start, turn.deed.end)
        )
        if not mentions and imposes and modality is not Modality.PROHIBITION:
            return self.after.consequence(turn, at, memory, condition, case, out)  # 责令改正，可以处…罚款
        if not mentions:
            falls = punishes and self.after.falls(turn.deed)
            mentions = (memory.agent if punishes and not falls else ()) or case
            mentions = mentions or ((memory.violators or memory.fallen) if falls else memory.subject)
            if modality in DIRECT and mentions and mentions[0].actor.kind is ActorKind.STATE:
                return None  # 国家实行许可证制度。勘查矿产资源，必须申请登记: not the State
            bound = any(norm.bearers == mentions for norm in out)
            if (
                modality is Modality.PROHIBITION
                and not case
                and condition
                and authority(mentions)
                and not bound
            ):
                return None  # …部门负责验收。未经验收的，不得投入使用: not the authority
            if GRANTS.match(self.text, turn.deed.start, turn.deed.end) and not authority(mentions):
                mentions = self.unsaid.granting(out, condition)
            if violation and condition and not case and OFFICIAL.match(self.text, turn.deed.start):
                mentions = memory.agent or mentions  # 拒不移交的，可以提请公安机关协助
            if mentions == case:
                memory.subject = case
            mentions = tuple(replace(m, carried=True) for m in mentions)
        else:
            memory.subject = mentions
        if not mentions or (mute and not party and not condition):
            return None
        if turn.move is Move.BY and punishes:
            return self.after.sanction(turn, at, mentions, memory, condition, out)
        if punishes and turn.move in (Move.MODAL, Move.INDICATIVE) and modality is not Modality.PROHIBITION:
            if self.after.falls(turn.deed):
                memory.fallen = mentions
                modality = Modality.LIABILITY
            elif mentions[0].actor.kind in (
                ActorKind.DEPARTMENT,
                ActorKind.GOVERNMENT,
                ActorKind.COORDINATING,
            ):
                memory.agent = mentions
                return self.after.sanction(turn, at, mentions, memory, condition, out)
        memory.modality = modality
        if turn.move is Move.URGE and memory.state:  # 本市支持A…。支持B…: the State goes on urging
            whole = replace(turn, modality=Modality.POLICY, deed=turn.span)
            carried = tuple(replace(m, carried=True) for m in memory.state)
            norm = self.after.open(whole, at, Modality.POLICY, carried, condition, out)
            norm.tied += [Tied(Tie.SUPPORT, m, turn.span, "urging") for m in mentions]
        norm = self.after.open(turn, at, modality, mentions, own_condition or condition, out)
        if turn.move is Move.BY and party:
            norm.tied += self._done_by(turn, party)
        return norm

    def _done_by(self, turn: Turn, party: Party) -> list[Tied]:
        """校长由教育行政部门聘任: what the agent does to whom the clause opens with."""
        assert turn.deed is not None
        by = self.text.rfind("由", turn.span.start, party.span.start)
        topic = self.reader.exactly(self.text, turn.span.start, by) if by > turn.span.start else None
        verb = self.grammar.cases.past_adverbs(self.text, turn.deed.start, turn.deed.end)
        ties = self.desk.ties.verbs.get(self.text[verb : turn.deed.end], ()) if topic else ()
        span = Span(turn.span.start, turn.deed.end)
        return [
            Tied(tie, mention, span, "passive")
            for tie in ties
            for mention in (topic.mentions if topic else ())
        ]

    def _own_modality(self, deed: Span) -> Modality:
        """What a deed without a modal does to its bearer: 享有著作权 is a right."""
        at = self.grammar.cases.past_adverbs(self.text, deed.start, deed.end)
        at = self.actions.trimmed(self.text, Span(at, deed.end)).start
        return Modality.PERMISSION if ENJOYS.match(self.text, at) else Modality.OBLIGATION

    def _continued(
        self,
        turn: Turn,
        current: Opened | None,
        waiting: Party | None,
        memory: Memory,
        at: Citation,
        condition: Span | None,
        case: tuple[Mention, ...],
        mute: bool,
        violation: bool,
        out: list[Opened],
    ) -> Opened | None:
        """A clause without subject or modal: one more action, or a consequence."""
        assert turn.deed is not None
        body = turn.deed.of(self.text)
        said = RULING.sub("", body)
        punishes = bool(self.grammar.punishing.search(said)) and (violation or self.after.liable)
        if (
            punishes
            and current
            and current.modality is Modality.PERMISSION
            and not authority(current.bearers)
        ):
            punishes = False  # 当事人可以向作出处罚决定的机关的上一级机关申请复议
        if punishes and waiting and current is None and not self.after.falls(turn.deed):
            memory.agent = waiting.mentions  # 由…部门，处…罚款
        if punishes and current and current.modality is Modality.PERMISSION and not memory.agent:
            memory.agent = current.bearers  # 可以停止其参观，没收…: the same authority
        goes_on = violation and current is None and condition and memory.agent and not waiting and not case
        if (
            goes_on
            and condition
            and STILL.match(self.text, condition.start)
            and not self.after.falls(turn.deed)
        ):
            punishes = True  # 逾期不改正的，核减其诊疗科目: by the same authority
        if punishes and (current is None or current.modality not in (Modality.SANCTION, Modality.LIABILITY)):
            return self.after.consequence(turn, at, memory, condition, case, out)
        if current is None and waiting:
            memory.subject = waiting.mentions
            modality = self._own_modality(turn.deed)
            return self.after.open(turn, at, modality, waiting.mentions, condition, out)
        if current is None and not mute:
            bearers, modality = (
                (case, self._own_modality(turn.deed))
                if condition and case
                else (memory.subject, memory.modality)
            )
            if modality is Modality.PROHIBITION and body.startswith(("不予", "不再")):
                modality = Modality.OBLIGATION
            if condition and self.after.falls(turn.deed):
                modality = Modality.LIABILITY
            then = YIELDS.match(self.text, turn.deed.start)
            if then and condition and case and not out:  # 申请人取得许可证后，方可签订合同
                deed = Span(then.end(), turn.deed.end)
                return self.after.open(
                    replace(turn, deed=deed), at, Modality.PERMISSION, case, condition, out
                )
            if self.grammar.topics.result_of(self.text, turn.deed) or then:
                return None
            goes_on = (
                bool(condition)
                or memory.listed
                or self.links.opens_sentence(turn)
                or self.text[: turn.span.start].rstrip(" \n").endswith("；")
            )
            if bearers and GRANTS.match(self.text, turn.deed.start, turn.deed.end) and not authority(bearers):
                bearers = self.unsaid.granting(out, condition)
            if bearers and goes_on and self.links.opens_with_verb(turn.deed):
                carried = tuple(replace(m, carried=True) for m in bearers)
                if bearers[0].actor.kind is ActorKind.STATE:
                    modality = Modality.POLICY
                return self.after.open(turn, at, modality, carried, condition, out)
        if current is None or mute:
            return None
        twins = [
            n
            for n in out
            if n.start == current.start and n.modality in (Modality.SANCTION, Modality.LIABILITY)
        ]
        for norm in twins or [current]:
            self.desk.grow(norm, turn.deed)
        return current


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end
