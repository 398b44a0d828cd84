"""A case told in several clauses, of which only the last closes in 的: they are all of it, and none is a duty.

    用人单位拖欠工资，|劳动者请求支付的，|人民法院应予支持      both clauses are the case
    保险人以…为由，|主张解除合同的，|适用…的规定           so where nobody is bound in what follows
    市场监管部门对经营活动进行监督，|发现…的，|应当…         a standing duty, and then a case
    主管部门在五日内进行审查，|符合条件的，|发给许可证         an organ's deed, and then how it turned out
    认为必要，|或者代表提议，|可以…; 不服决定，|提出申请，|委员会应当…   closed by nobody but the one bound

A duty ends its sentence before a new case opens; what 的 has closed is told, and no more of it; what commas
alone part from a …的 belongs to the case.
Source: 《立法技术规范（试行）（一）》 五, on 逗号 and 分号 in statutes.
"""

import re

from ..ontology.model import AUTHORITIES, Modality, Span
from .clauses import WAITS
from .counterparts import authority
from .memory import Course
from .moves import Move, Turn
from .occasions import Occasions
from .turns import Grammar

ANEW = re.compile("凡|对(?![^，]*(?:异议|疑义|不服|不满))|其中")
PROMPT = re.compile("(?:应|均|并)*(?:及时|立即|尽快|迅速|即时|当场|方可)")
UNLESS = re.compile("另有[^，]{0,6}(?:规定|约定)的$")  # a duty, and where another law has it otherwise
THINKS = re.compile("(?:经[^，]{2,12})?(?:认为|明知|主张)")  # 提案人认为|必须制定法规，可以提出议案
AGREED = re.compile("约定由?$")
ANYHOW = re.compile("，(?:但是?|并且?|也|还)")  # 无需办理许可，但应当符合条件
SAYS = (Move.CONTINUES, Move.INDICATIVE)
REACH = 24  # clauses; a longer case is a list
BINDS = (Move.MODAL, Move.BY, Move.URGE, Move.BAN, Move.FALLS)
GOES_ON = (Move.CONTINUES, Move.IMPERSONAL)


class Chains:
    """Recognises the first clauses of such a case in one law's text."""

    def __init__(self, text: str, grammar: Grammar, occasions: Occasions) -> None:
        self.text, self.grammar, self.occasions = text, grammar, occasions
        self.known: dict[Span, Turn] = {}  # of the sentence being read
        self.reads = Span(0, 0)

    def opens(self, course: Course, turn: Turn, later: list[Span], sentence: Span) -> bool:
        """Whether an indicative clause is one of a case's clauses: 的 closes the case before anybody is bound."""
        if turn.party is None or turn.deed is None or not later or self.told(course):
            return False
        if turn.move is Move.MODAL and turn.condition and THINKS.fullmatch(turn.condition.of(self.text)):
            return True
        agreed = turn.move is Move.BY and AGREED.search(self.text, turn.span.start, turn.party.span.start)
        if turn.move is not Move.INDICATIVE and not agreed:
            return False
        turns = self._turns(later, sentence)
        if not agreed and self._answered(turn, turns, later):
            return True
        closing = next((n for n, after in enumerate(turns) if self._closes(after)), None)
        if closing is None:
            return False
        own = {mention.actor.name for mention in turn.party.mentions}
        then = self._bound_in(turns[closing + 1 :])
        others = {mention.actor.name for mention in then.party.mentions} if then and then.party else set()
        if others and not others & own:
            return True  # 企业违法经营，严重危害市场秩序的，监管机构应当…
        if self.grammar.events.match(self.text, turn.deed.start, turn.deed.end):
            return True
        if self.occasions.stands(turn.deed):
            return False
        organ = turn.party.mentions[0].actor.kind in AUTHORITIES
        anew = ANEW.match(self.text, turns[closing].span.start)
        return not (organ and (anew or self._turned_out(turns[closing], then)))

    def _answered(self, turn: Turn, turns: list[Turn], later: list[Span]) -> bool:
        """Whether no 的 closes the case, but a modal right behind it answers it.

        常委会认为必要，|或者五分之一以上代表提议，|可以…; 社会组织提起诉讼，|人民法院应当受理
        """
        then = turns[-1]
        if then.move is not Move.MODAL or then.condition or self._anyhow(turns):
            return False
        assert turn.party is not None and turn.deed is not None
        if len(turns) > 1:
            either = self.text.startswith("或者", later[0].start)
            return either and all(after.move in SAYS or after.loose for after in turns[:-1])
        own = {mention.actor for mention in turn.party.mentions}
        private = not any(actor.kind in AUTHORITIES for actor in own)
        barred = then.modality is Modality.PROHIBITION  # 代理机构开展业务，任何单位不得干涉: he may do it
        other = (
            then.party is not None
            and not barred
            and not own & {mention.actor for mention in then.party.mentions}
        )
        return private and other and not self.occasions.stands(turn.deed)

    def goes_on(self, course: Course, turn: Turn, later: list[Span], sentence: Span) -> bool:
        """Whether a clause without a subject is one more of a case that has begun: 隐瞒情况，|提供虚假材料，|骗取许可的.

        Where no 的 closes it, somebody bound in what follows does: 工会发现企业违章指挥，|强令冒险作业，有权….
        """
        case = course.condition
        if turn.move not in GOES_ON or course.current is not None or case is None:
            return False
        if self.grammar.cases.closes(case.of(self.text)) or PROMPT.match(self.text, turn.span.start):
            return False
        turns = self._turns(later, sentence)
        if course.chained and not self.told(course) and any(self._closes(after) for after in turns):
            return True
        plain = turn.move is Move.CONTINUES or self.text.endswith("或者", case.end, turn.span.start)
        plain = plain and not course.violation
        return plain and self._binds_next(case, turn, turns)

    def _binds_next(self, case: Span, turn: Turn, turns: list[Turn]) -> bool:
        """Whether a modal follows an open case and the deeds right behind it, with commas alone between."""
        if not turns or turns[-1].move is not Move.MODAL or turns[-1].condition or self._anyhow(turns):
            return False
        if self.text[case.end : turn.span.start] not in ("，", "，或者") or self._adverb(turn.span):
            return False
        return all(after.move is Move.CONTINUES and not self._adverb(after.span) for after in turns[:-1])

    def _anyhow(self, turns: list[Turn]) -> bool:
        """Whether what is bound last goes on from a statement: …，但应当."""
        return bool(ANYHOW.match(self.text, self.text.rfind("，", 0, turns[-1].span.start)))

    def _adverb(self, span: Span) -> bool:
        """依法采取措施, 及时报告: an adverb opens a deed that is owed."""
        return self.grammar.cases.past_adverbs(self.text, span.start, span.end) > span.start

    def begins(self, course: Course, turn: Turn, later: list[Span], sentence: Span) -> bool:
        """Whether a clause of no actor begins a case, or goes on with it: 历史建筑有损毁危险，|所有权人无力修缮的，政府应当…."""
        if turn.move is not Move.CONTINUES or course.current is not None or course.violation:
            return False
        case, waiting = course.condition, course.waiting
        told = course.lead or course.mute or (waiting and authority(waiting.mentions))
        if told or self.told(course) or (case is not None and self.grammar.cases.closes(case.of(self.text))):
            return False
        if PROMPT.match(self.text, turn.span.start) or authority(course.memory.subject):
            return False  # …；定期组织检查，发现问题的，…: theirs who were bound before
        return any(self._closes(after) for after in self._turns(later, sentence))

    def told(self, course: Course) -> bool:
        """Whether 的 has closed the case: …的，对主管人员，给予处分，构成犯罪的: what follows 的 is no more of it."""
        case = course.condition
        return case is not None and "的，" in self.text[case.start : case.end + 1]

    def turn(self, clause: Span, sentence: Span) -> Turn:
        """The turn a clause takes by itself, told what follows it; each is found once a sentence."""
        if self.reads != sentence:
            self.known, self.reads = {}, sentence
        if clause not in self.known:
            reach = min(sentence.end, clause.end + WAITS)
            follows = self.text[clause.end : reach].lstrip("□ ")  # 企业（以下称经营者），应当…
            self.known[clause] = self.grammar.turn(self.text, clause, follows=follows)
        return self.known[clause]

    def _turns(self, later: list[Span], sentence: Span) -> list[Turn]:
        """The turns of the next clauses, up to the first that binds somebody."""
        turns: list[Turn] = []
        for clause in later[:REACH]:
            turns.append(self.turn(clause, sentence))
            if turns[-1].move in BINDS:
                break
        return turns

    def _closes(self, turn: Turn) -> bool:
        closes = turn.move is Move.CONDITION and self.text[turn.span.end - 1] == "的"
        return closes and not UNLESS.search(self.text, turn.span.start, turn.span.end)

    def _bound_in(self, turns: list[Turn]) -> Turn | None:
        """The clause behind a closed case that says what follows in it."""
        return next((turn for turn in turns if turn.move is not Move.CONDITION), None)

    def _turned_out(self, closing: Turn, then: Turn | None) -> bool:
        """Whether a case without a subject only says how an organ's deed turned out, and what it does then."""
        if closing.party is not None:
            return False
        return then is not None and then.move is Move.CONTINUES
