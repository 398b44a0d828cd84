"""From clauses to norms: who is bound, how, to what (spec of norms, What is a norm).

    carry-over   a clause without a subject has the last one named in its paragraph
    lead-in      履行下列职责：(一)… gives its bearers and modality to every item
    condition    …的, holds for what follows in its sentence
    twins        a sanction on a named person is that person's liability too;
                 国家鼓励 X is X's encouragement too
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..ontology.citation import Citation
from ..ontology.model import Actor, ActorKind, Kind, Law, Mention, Modality, Norm, Provision, Relation, Span, Tie
from .actions import Actions
from .actors import ActorReader, Party
from .clauses import clauses, sentences
from .lexicon import Lexicon, any_of
from .segment import Segmenter
from .ties import Tied, Ties, related
from .turns import Grammar, Move, Turn

LISTS = re.compile(r"下列|以下|如下")
NOUN_LISTS = re.compile(r"(?:下列|以下|如下)[^，。；：]{0,14}?(?:情形|条件|材料|文件|资料|内容|事项|物品|信息|原则|范围|证件|因素|区域|场所|方式|标准|人员|情况|项目|期限|单位|费用|程序|设施|设备|产品|食品|证据|机构|收入|顺序|数据|用途|对象|部门|企业|车辆|组织|建筑|活动(?!：)|地点|主体|财产|资金|条款|指标|要素|原因|地区|土地)")
CASES = re.compile(r"(?:下列|以下|如下)[^，。；：]{0,12}?(?:情形|行为|情况|事项|条件)之一|(?:下列|以下)(?:情形|情况|违法行为)")
PRONOUN_CRIME = re.compile(r"构成犯罪|构成违反治安管理|造成[^，]*(?:损失|损害|后果)")
ELLIPTIC = re.compile(
    r"(?:依法|积极|主动|及时|如实|应当)*(?:予以|给予|提供|做好|加以)?(?:必要的|相应的|积极)?(?:配合|协助|支持|支持、配合|支持和配合|协助和配合|配合、协助|配合和协助|支持、协助)(?:工作|调查|检查)?"
    r"|(?:及时)?反馈(?:[^，的]{0,6}(?:情况|结果|意见))?"
)
YIELDS = re.compile("方可|才可|即可|方能")  # 同意改建的，方可进行改建: nobody is told to
BAN = re.compile("禁止|严禁")
CARRIES_BACK = re.compile(r"前款|前两款|前三款|前项|依照前|有前")


@dataclass(slots=True)
class _Open:
    """The norm being read, still growing."""

    at: Citation
    modality: Modality
    bearers: tuple[Mention, ...]
    start: int
    end: int
    rule: str
    condition: Span | None
    actions: list[Span] = field(default_factory=list)
    tied: list[Tied] = field(default_factory=list)
    pivot: bool = False  # 国家鼓励…: what follows past commas is the pivot's
    urged: tuple[Mention, ...] = ()
    deed: Span = Span(0, 0)


@dataclass(slots=True)
class _Memory:
    """What a paragraph remembers from clause to clause."""

    subject: tuple[Mention, ...] = ()
    modality: Modality = Modality.OBLIGATION
    violators: tuple[Mention, ...] = ()
    agent: tuple[Mention, ...] = ()
    fallen: tuple[Mention, ...] = ()
    listed: bool = False  # inside a list whose lead-in gives bearers to every item
    state: tuple[Mention, ...] = ()  # 国家, 本市, where it spoke last


class NormReader:
    """Reads the norms of one law."""

    def __init__(self, law: Law, shadow: str, lexicon: Lexicon, reader: ActorReader, segmenter: Segmenter) -> None:
        self.law, self.text, self.lexicon, self.reader = law, shadow, lexicon, reader
        self.grammar = Grammar(lexicon, reader)
        self.actions = Actions(lexicon, reader, segmenter)
        self.ties = Ties(lexicon, reader)
        self.segmenter = segmenter
        self.lead = any_of(lexicon.section("verbs", "lead"))
        self.liable = False  # inside a chapter of 法律责任

    def norms(self) -> Iterator[Norm]:
        """Every norm of the law, in reading order."""
        for article, chapter in _articles(self.law.provisions):
            self.liable = "法律责任" in chapter or "罚则" in chapter or "处罚" in chapter
            memory = _Memory()
            for paragraph in article.children:
                yield from self.of_paragraph(paragraph, memory)

    def of_paragraph(self, paragraph: Provision, memory: _Memory) -> Iterator[Norm]:
        assert paragraph.citation is not None
        items = paragraph.children
        lead_in = Span(paragraph.span.start, items[0].span.start if items else paragraph.span.end)
        back = CARRIES_BACK.match(self.text[lead_in.start : lead_in.end].lstrip())
        if not back:
            memory.subject = memory.violators = memory.agent = memory.fallen = memory.state = ()
        opened: list[_Open] = []
        for sentence in sentences(self.text, lead_in):
            if self.grammar.no_norm(self.text[sentence.start : sentence.end]):
                continue
            opened += self.of_sentence(sentence, paragraph.citation, memory)
        if items:
            opened += self.of_items(paragraph, lead_in, memory, opened)
            tail = Span(items[-1].span.end, paragraph.span.end)
            for sentence in sentences(self.text, tail):
                opened += self.of_sentence(sentence, paragraph.citation, memory)
        for norm in opened:
            yield from self._closed(norm)

    # -- lists --------------------------------------------------------------------------------

    def of_items(self, paragraph: Provision, lead_in: Span, memory: _Memory, opened: list[_Open]) -> list[_Open]:
        """What a list's items say: tasks of the lead-in's bearers, or its cases, or bare nouns."""
        said = self.text[lead_in.start : lead_in.end]
        last_clause = re.split("[，。；]", said)[-1]
        last = opened[-1] if opened else None
        if CASES.search(said) or not last or last.end < lead_in.end - 12:
            shared = not CASES.search(said) and re.search("规定|分工|职责|要求|办理|处理|处罚", last_clause)
            return self._own_subjects(paragraph) if shared else []
        if not LISTS.search(last_clause) and not re.search("(?:职责|任务|工作|义务|规定|要求)[是为]?：?$", said.rstrip()):
            return []
        if NOUN_LISTS.search(last_clause) and not self._verbal(paragraph):
            return []
        if last.actions and self.actions.is_empty(self.text, last.actions[-1]):
            last.actions.pop()
        elif last.actions and re.search(r"(?:下列|以下|如下)[^，。；：]{0,8}$", self.text[: last.actions[-1].end]):
            last.actions.pop()
        out: list[_Open] = []
        if not last.actions:
            opened.remove(last)
        for item in paragraph.children:
            assert item.citation is not None
            own = _Memory(subject=last.bearers, modality=last.modality, listed=True)
            for sentence in sentences(self.text, item.span):
                out += self.of_sentence(
                    sentence, item.citation, own, lead=(last.bearers, last.modality, last.condition)
                )
        return out

    def _own_subjects(self, paragraph: Provision) -> list[_Open]:
        """Items under a lead-in that binds nobody may still name their own subjects."""
        out: list[_Open] = []
        for item in paragraph.children:
            assert item.citation is not None
            own = _Memory()
            for sentence in sentences(self.text, item.span):
                out += self.of_sentence(sentence, item.citation, own)
        return out

    def _verbal(self, paragraph: Provision) -> bool:
        """Whether most items open with a verb, as tasks do."""
        verbal = 0
        for item in paragraph.children:
            first = next(iter(sentences(self.text, item.span)), None)
            if first:
                body = self.text[first.start : min(first.end, first.start + 12)]
                tag, _ = self.segmenter.tag_at(body, 0)
                modal = self.grammar.modal.search(self.text, first.start, first.end)
                verbal += bool(modal) or tag[:1] in ("v", "d", "p")
        return verbal * 2 > len(paragraph.children)

    # -- sentences ----------------------------------------------------------------------------

    def of_sentence(
        self,
        sentence: Span,
        at: Citation,
        memory: _Memory,
        lead: tuple[tuple[Mention, ...], Modality, Span | None] | None = None,
    ) -> list[_Open]:
        """The norms one sentence opens.  ``lead`` is what a list's lead-in gives its items."""
        out: list[_Open] = []
        current: _Open | None = None
        chained = False  # a condition of several clauses, each with a subject of its own
        condition: Span | None = lead[2] if lead else None
        case: tuple[Mention, ...] = ()
        waiting: Party | None = None
        mute = False
        violation = self._violation(sentence)
        if lead:
            current = _Open(at, lead[1], lead[0], sentence.start, sentence.start, "lead-in", condition)
            out.append(current)
        runs = clauses(self.text, sentence)
        for n, clause in enumerate(runs):
            follows = self.text[clause.end : sentence.end]
            turn = self.grammar.turn(self.text, clause, follows=follows)
            if violation and not out and turn.move in (Move.INDICATIVE, Move.CONTINUES) and (
                self._of_the_case(runs[n + 1 :])
                or (self.grammar.misconduct.search(self.text, clause.start, clause.end) and n + 1 < len(runs))
            ):
                turn = replace(turn, move=Move.CONDITION)  # 单位不配合调查，拒绝提供资料的，由…
            if turn.move is Move.CONDITION:
                condition = Span(condition.start, turn.span.end) if condition and current is None else turn.span
                if waiting and not turn.party:  # 某部门工作人员，有下列行为之一的，…
                    case = waiting.mentions
                    if violation:
                        memory.violators = memory.fallen = case
                if turn.party:
                    if not self.text.startswith("对", turn.span.start):  # 对X的, names an object
                        case = turn.party.mentions
                    if violation:
                        earlier = memory.violators if chained else ()
                        memory.violators = memory.fallen = _merged(earlier, turn.party.mentions)
                    chained = True
                current = None
                continue
            chained = False
            if turn.move is Move.SUBJECT and lead and n == len(runs) - 1:
                turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # an item is a task, not a subject
            if turn.move is Move.SUBJECT:
                assert turn.party is not None
                joined = (*waiting.mentions, *turn.party.mentions) if waiting else turn.party.mentions
                waiting, current = Party(joined, turn.party.span), None
                continue
            if turn.move is Move.BASIS:
                continue
            if turn.move in (Move.URGE, Move.BAN) and current is not None and current.modality in (
                Modality.OBLIGATION,
                Modality.POLICY,
            ):
                turn = Turn(Move.CONTINUES, turn.span, deed=turn.span)  # 完善…，鼓励…: one more task of the same organ
            banned = current is not None and current.modality is Modality.PROHIBITION
            if turn.move is Move.IMPERSONAL and banned and BAN.match(self.text, turn.span.start):
                after = Span(turn.span.start + 2, turn.span.end)  # 不得…，禁止…: one more thing forbidden
                turn = Turn(Move.CONTINUES, after, deed=after)
            if turn.move is Move.IMPERSONAL:
                current, mute = None, True
                continue
            if turn.move is Move.CONTINUES:
                current = self._continued(turn, current, waiting, memory, at, condition, case, mute, violation, out)
                continue
            current = self._started(turn, at, memory, condition, case, waiting, violation, out, mute)
            mute = current is None
            waiting = None
        self._elliptic(out, case)
        return out

    def _elliptic(self, out: list[_Open], case: tuple[Mention, ...]) -> None:
        """…予以配合, …反馈处理情况: to whom, where the same sentence names only one other party before."""
        before = [case] if case else []
        for norm in out:
            own = {mention.actor.name for mention in norm.bearers}
            others = [party for party in before if not own & {mention.actor.name for mention in party}]
            for action in norm.actions:
                found = ELLIPTIC.fullmatch(self.text, action.start, action.end)
                tie = Tie.REPORT if found and "反馈" in found[0] else Tie.ASSIST
                if found and others and not any(tied.tie is tie for tied in norm.tied):
                    norm.tied += [Tied(tie, mention, action, "ellipsis") for mention in others[-1]]
            before.append(norm.bearers)

    def _of_the_case(self, later: Sequence[Span]) -> bool:
        """Whether a …的 follows before anybody is bound: the clause is still part of the case."""
        for clause in later:
            body = clause.of(self.text)
            if body.startswith(("构成犯罪", "情节", "造成", "逾期", "拒不", "对")):
                return False
            if body.endswith("的"):
                return True
            if self.grammar.by.match(body):
                return True  # 认证机构出具虚假结论，由…
            if self.grammar.modal.search(body):
                return False
        return False

    def _violation(self, sentence: Span) -> bool:
        """Whether the sentence punishes: it stands in 法律责任 or opens with 违反…规定."""
        body = self.text[sentence.start : sentence.end]
        wrong = re.search(r"处分|由[^，]{2,30}责令|承担[^，]*赔偿责任|违反(?:本|前|规定|有关)|构成犯罪|有下列(?:情形|行为)之一|行为之一的|违法所得|罚款|吊销", body)
        return bool((self.liable or wrong) and self.grammar.punishing.search(body))

    def _started(
        self,
        turn: Turn,
        at: Citation,
        memory: _Memory,
        condition: Span | None,
        case: tuple[Mention, ...],
        waiting: Party | None,
        violation: bool,
        out: list[_Open],
        mute: bool,
    ) -> _Open | None:
        """Open the norm a clause begins, or None where nobody bears it."""
        assert turn.deed is not None
        party = turn.party or waiting
        mentions = party.mentions if party else ()
        modality = turn.modality or Modality.OBLIGATION
        ground = self.actions.is_basis(self.text, turn.deed)  # 应当根据情节轻重，责令…: the deed comes after
        reach = self._sentence_end(turn.deed.end) if ground else turn.deed.end
        punishes = violation and bool(self.grammar.punishing.search(self.text, turn.deed.start, reach))
        own_condition = turn.condition if turn.move is Move.MODAL and turn.condition else None
        if turn.move is Move.INDICATIVE and modality is Modality.POLICY:
            assert turn.condition is not None
            name = turn.condition.of(self.text)
            mentions = (Mention(Actor(name, ActorKind.STATE), turn.condition),)
            urging = self.grammar.urging.match(self.text, turn.deed.start, turn.deed.end)
            norm = self._open(turn, at, modality, mentions, condition, out)
            if urging:
                urged = self.reader.opening(self.text, urging.end(), turn.deed.end, modifies=False)
                norm.urged = urged.mentions if urged and urged.span.end < turn.deed.end else ()
                norm.pivot = bool(norm.urged)
                if norm.urged:
                    norm.tied += [Tied(Tie.SUPPORT, m, Span(urging.start(), m.span.end), "urging") for m in norm.urged]
            memory.subject = memory.state = mentions
            return norm
        if turn.move is Move.FALLS:
            memory.fallen = mentions
            agent = memory.agent if violation else ()
            if agent:
                whole = replace(turn, deed=turn.span)  # the authority's act names whom it falls on
                norm = self._open(whole, at, Modality.SANCTION, agent, condition, out)
                norm.tied += _punishes(mentions, turn.span)
            return self._open(turn, at, Modality.LIABILITY, mentions, condition, out) if mentions else None
        if turn.move is Move.BY and punishes and turn.modality in (None, Modality.OBLIGATION):
            if waiting:
                memory.violators = waiting.mentions
            return self._sanction(turn, at, mentions, memory, condition, out)
        if not mentions:
            falls = punishes and self._falls(turn.deed)
            mentions = (memory.agent if punishes and not falls else ()) or case
            mentions = mentions or ((memory.violators or memory.fallen) if falls else memory.subject)
            if mentions == case:
                memory.subject = case
            mentions = tuple(replace(m, carried=True) for m in mentions)
        else:
            memory.subject = mentions
        if not mentions or (mute and not party and not condition):
            return None
        if turn.move is Move.BY and punishes:
            return self._sanction(turn, at, mentions, memory, condition, out)
        if punishes and turn.move in (Move.MODAL, Move.INDICATIVE) and modality is not Modality.PROHIBITION:
            if self._falls(turn.deed):
                memory.fallen = mentions
                modality = Modality.LIABILITY
            elif mentions[0].actor.kind in (ActorKind.DEPARTMENT, ActorKind.GOVERNMENT, ActorKind.COORDINATING):
                memory.agent = mentions
                return self._sanction(turn, at, mentions, memory, condition, out)
        memory.modality = modality
        if turn.move is Move.URGE and memory.state:  # 本市支持A…。支持B…: the State goes on urging
            whole = replace(turn, modality=Modality.POLICY, deed=turn.span)
            carried = tuple(replace(m, carried=True) for m in memory.state)
            norm = self._open(whole, at, Modality.POLICY, carried, condition, out)
            norm.tied += [Tied(Tie.SUPPORT, m, turn.span, "urging") for m in mentions]
        return self._open(turn, at, modality, mentions, own_condition or condition, out)

    def _sentence_end(self, at: int) -> int:
        return min((n for sign in "。；\n" if (n := self.text.find(sign, at)) >= 0), default=len(self.text))

    def _falls(self, deed: Span) -> bool:
        body = self.text[deed.start : deed.end]
        return bool(re.search(r"承担[^，]*责任|赔偿", body))

    def _sanction(
        self,
        turn: Turn,
        at: Citation,
        agents: tuple[Mention, ...],
        memory: _Memory,
        condition: Span | None,
        out: list[_Open],
    ) -> _Open:
        """X punishes Y, and Y answers for it."""
        if not (turn.move is Move.BY and memory.agent and any(n.modality is Modality.SANCTION for n in out)):
            memory.agent = agents  # 由有关机关吊销 inside another's sanction does not take it over
        norm = self._open(turn, at, Modality.SANCTION, agents, condition, out)
        assert turn.deed is not None
        on = self._upon(turn.deed)
        disciplined = memory.fallen if "处分" in turn.deed.of(self.text) else ()
        punished = on.mentions if on else disciplined or memory.violators
        if punished:
            norm.tied += _punishes(punished, turn.span)
            own = replace(turn, deed=Span(on.span.end, turn.deed.end)) if on else turn
            self._open(own, at, Modality.LIABILITY, punished, condition, out)
            memory.fallen = punished
        return norm

    def _upon(self, deed: Span) -> Party | None:
        """Whom a punishment names after 对: 由公安机关对单位处…罚款."""
        found = re.match(r"(?:依法|可以|并|责令改正，?)*对", self.text[deed.start : deed.end])
        if not found:
            return None
        party = self.reader.opening(self.text, deed.start + found.end(), deed.end)
        return party if party and party.span.end < deed.end else None

    def _open(
        self,
        turn: Turn,
        at: Citation,
        modality: Modality,
        bearers: tuple[Mention, ...],
        condition: Span | None,
        out: list[_Open],
    ) -> _Open:
        assert turn.deed is not None
        norm = _Open(at, modality, bearers, turn.span.start, turn.span.end, turn.move.value, condition)
        norm.deed = turn.deed
        out.append(norm)
        self._grow(norm, turn.deed)
        return norm

    def _continued(
        self,
        turn: Turn,
        current: _Open | None,
        waiting: Party | None,
        memory: _Memory,
        at: Citation,
        condition: Span | None,
        case: tuple[Mention, ...],
        mute: bool,
        violation: bool,
        out: list[_Open],
    ) -> _Open | None:
        """A clause without subject or modal: one more action, or a consequence."""
        assert turn.deed is not None
        body = turn.deed.of(self.text)
        punishes = bool(self.grammar.punishing.search(body)) and (violation or self.liable)
        if punishes and current and current.modality is Modality.PERMISSION and not memory.agent:
            memory.agent = current.bearers  # 可以停止其参观，没收…: the same authority
        if punishes and (current is None or current.modality not in (Modality.SANCTION, Modality.LIABILITY)):
            return self._consequence(turn, at, memory, condition, case, out)
        if current is None and waiting:
            memory.subject = waiting.mentions
            return self._open(turn, at, Modality.OBLIGATION, waiting.mentions, condition, out)
        if current is None and not mute:
            bearers, modality = (case, Modality.OBLIGATION) if condition and case else (memory.subject, memory.modality)
            if condition and self._falls(turn.deed):
                modality = Modality.LIABILITY
            if self.grammar.result_of(self.text, turn.deed) or YIELDS.match(self.text, turn.deed.start):
                return None
            goes_on = bool(condition) or memory.listed or self.text[: turn.span.start].rstrip(" \n").endswith("；")
            if bearers and goes_on and self._opens_with_verb(turn.deed):
                carried = tuple(replace(m, carried=True) for m in bearers)
                return self._open(turn, at, modality, carried, condition, out)
        if current is None or mute:
            return None
        twins = [n for n in out if n.start == current.start and n.modality in (Modality.SANCTION, Modality.LIABILITY)]
        for norm in twins or [current]:
            self._grow(norm, turn.deed)
        return current

    def _opens_with_verb(self, deed: Span) -> bool:
        tag, length = self.segmenter.tag_at(self.text[deed.start : min(deed.end, deed.start + 12)], 0)
        if self.text.startswith("被", deed.start):
            return False
        return (tag in ("v", "vd", "vn", "ad") and length > 1) or bool(self.reader.stop.match(self.text, deed.start)) or tag in ("d", "p")

    def _consequence(
        self,
        turn: Turn,
        at: Citation,
        memory: _Memory,
        condition: Span | None,
        case: tuple[Mention, ...],
        out: list[_Open],
    ) -> _Open | None:
        """给予处分, 追究刑事责任, 处…罚款 without 由: by the authority last named, on whom it falls."""
        assert turn.deed is not None
        falls = case or memory.violators or memory.fallen
        if re.search(r"民事责任|赔偿责任|侵权责任|连带责任", turn.deed.of(self.text)):
            return self._open(turn, at, Modality.LIABILITY, falls, condition, out) if falls else None
        if "刑事责任" in turn.deed.of(self.text):
            falls = memory.fallen or falls
            return self._open(turn, at, Modality.LIABILITY, falls, condition, out) if falls else None
        if memory.agent:
            return self._sanction(turn, at, memory.agent, memory, condition, out)
        return self._open(turn, at, Modality.LIABILITY, falls, condition, out) if falls else None

    # -- actions ------------------------------------------------------------------------------

    def _grow(self, norm: _Open, deed: Span) -> None:
        """Add what a clause says to a norm: its actions and its relations."""
        norm.end = max(norm.end, deed.end)
        norm.tied += self.ties.within(self.text, deed)
        if norm.pivot and norm.actions:
            norm.actions[-1] = Span(norm.actions[-1].start, deed.end)
            return
        if norm.actions and self.actions.goes_on(self.text, norm.actions[-1], deed):
            norm.actions[-1] = Span(norm.actions[-1].start, deed.end)
            return
        for n, action in enumerate(self.actions.cut(self.text, deed)):
            if not n and norm.actions and self.actions.is_means(self.text, norm.actions[-1]):
                norm.actions[-1] = Span(norm.actions[-1].start, action.end)
            else:
                norm.actions.append(action)

    def _closed(self, norm: _Open) -> Iterator[Norm]:
        """The finished norm, and its encouragement twin where the State urges somebody."""
        if not norm.actions:  # 由省人民政府根据当地实际情况规定: the ground ends in the deed itself
            whole = self.actions.trimmed(self.text, norm.deed)
            norm.actions += [whole] if whole.end - whole.start >= 2 and not self.actions.is_empty(self.text, whole) else []
        while len(norm.actions) > 1 and self.actions.is_result(self.text, norm.actions[-1]):
            norm.actions.pop()  # a closing clause that only states the wished result
        if not norm.actions or not norm.bearers:
            return
        start = self._quote_start(norm)
        lead = any(self.lead.search(self.text, a.start, a.end) for a in norm.actions)
        yield Norm(
            norm.at,
            norm.modality,
            norm.bearers,
            tuple(norm.actions),
            _unique(related(norm.tied, norm.bearers)),
            norm.condition,
            lead,
            Span(start, norm.end),
            norm.rule,
        )
        if norm.urged:
            deed = Span(norm.urged[-1].span.end, norm.actions[-1].end)
            start = self._after_urged(norm, deed)
            runs = clauses(self.text, Span(start, deed.end))
            actions = [action for clause in runs for action in self.actions.cut(self.text, clause)]
            tied = [tie for clause in runs for tie in self.ties.within(self.text, clause)]
            if actions:
                yield Norm(
                    norm.at, Modality.ENCOURAGEMENT, norm.urged, tuple(actions), _unique(related(tied, norm.urged)),
                    norm.condition, False, Span(norm.start, norm.end), "urging-twin",
                )  # fmt: skip

    def _quote_start(self, norm: _Open) -> int:
        """The quote reaches back to its subject and condition where they stand in the same sentence."""
        sentence = max(self.text.rfind(sign, 0, norm.start) for sign in "。；\n") + 1
        spans = [mention.span for mention in norm.bearers] + ([norm.condition] if norm.condition else [])
        return min([norm.start, *(s.start for s in spans if sentence <= s.start < norm.start)])

    def _after_urged(self, norm: _Open, deed: Span) -> int:
        urging = self.grammar.urging.search(self.text, norm.start, norm.end)
        party = self.reader.opening(self.text, urging.end(), deed.end) if urging else None
        return party.span.end if party else deed.start


def _merged(first: tuple[Mention, ...], second: tuple[Mention, ...]) -> tuple[Mention, ...]:
    names = {mention.actor.name for mention in first}
    return (*first, *(mention for mention in second if mention.actor.name not in names))


def _punishes(mentions: tuple[Mention, ...], span: Span) -> list[Tied]:
    return [Tied(Tie.SANCTION, mention, span, "sanction") for mention in mentions]


def _unique(relations: tuple[Relation, ...]) -> tuple[Relation, ...]:
    seen: dict[tuple[Tie, str], Relation] = {}
    for relation in relations:
        seen.setdefault((relation.tie, relation.to.actor.name), relation)
    return tuple(seen.values())


def _articles(provisions: Sequence[Provision], chapter: str = "") -> Iterator[tuple[Provision, str]]:
    """Each article with the headings it stands under."""
    for provision in provisions:
        if provision.kind is Kind.ARTICLE:
            yield provision, chapter
        else:
            yield from _articles(provision.children, f"{chapter} {provision.heading}".strip())
