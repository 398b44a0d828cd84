"""A case told in several clauses, of which only the last closes in 的: they are all of it, and none is a duty.

    用人单位拖欠工资，|劳动者请求支付的，|人民法院应予支持      both clauses are the case
    保险人以…为由，|主张解除合同的，|适用…的规定           so where nobody is bound in what follows
    市场监管部门对经营活动进行监督，|发现…的，|应当…         a standing duty, and then a case
    主管部门在五日内进行审查，|符合条件的，|发给许可证         an organ's deed, and then how it turned out

A duty ends its sentence before a new case opens; what commas alone part from a …的 belongs to the case.
Source: 《立法技术规范（试行）（一）》 五, on 逗号 and 分号 in statutes.
"""

import re

from ..ontology.model import AUTHORITIES, Span
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
BINDS = (Move.MODAL, Move.BY, Move.URGE, Move.BAN, Move.FALLS)
GOES_ON = (Move.CONTINUES, Move.IMPERSONAL)


class Chains:
    """Recognises the first clauses of such a case in one law's text."""

    def __init__(self, text: str, grammar: Grammar, occasions: Occasions) -> None:
        self.text, self.grammar, self.occasions = text, grammar, occasions

    def opens(self, course: Course, turn: Turn, later: list[Span], sentence: Span) -> bool:
        """Whether an indicative clause is one of a case's clauses: 的 closes the case before anybody is bound."""
        if turn.party is None or turn.deed is None or not later or self._told(course):
            return False
        if turn.move is Move.MODAL and turn.condition and THINKS.fullmatch(turn.condition.of(self.text)):
            return True
        agreed = turn.move is Move.BY and AGREED.search(self.text, turn.span.start, turn.party.span.start)
        if turn.move is not Move.INDICATIVE and not agreed:
            return False
        turns = self._turns(later, sentence)
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

    def goes_on(self, course: Course, turn: Turn, later: list[Span], sentence: Span) -> bool:
        """Whether a clause without a subject is one more of a case that has begun with one: 隐瞒情况，|提供虚假材料，|骗取许可的."""
        case = course.condition
        if turn.move not in GOES_ON or course.current is not None or not course.chained or case is None:
            return False
        if self._told(course) or self.grammar.cases.closes(case.of(self.text)):
            return False
        if PROMPT.match(self.text, turn.span.start):
            return False
        return any(self._closes(after) for after in self._turns(later, sentence))

    def begins(self, course: Course, turn: Turn, later: list[Span], sentence: Span) -> bool:
        """Whether a clause of no actor begins a case, or goes on with it: 历史建筑有损毁危险，|所有权人无力修缮的，政府应当…."""
        if turn.move is not Move.CONTINUES or course.current is not None or course.violation:
            return False
        case, told = course.condition, course.lead or course.waiting or course.mute
        if told or self._told(course) or (case is not None and self.grammar.cases.closes(case.of(self.text))):
            return False
        if PROMPT.match(self.text, turn.span.start) or authority(course.memory.subject):
            return False  # …；定期组织检查，发现问题的，…: theirs who were bound before
        return any(self._closes(after) for after in self._turns(later, sentence))

    def _told(self, course: Course) -> bool:
        """Whether 的 has closed the case: …的，对主管人员，给予处分，构成犯罪的: what follows 的 is no more of it."""
        case = course.condition
        return case is not None and "的，" in self.text[case.start : case.end + 1]

    def _turns(self, later: list[Span], sentence: Span) -> list[Turn]:
        """The turns of the clauses that come, up to the first that binds somebody."""
        turns: list[Turn] = []
        for clause in later:
            follows = self.text[clause.end : sentence.end].lstrip("□ ")
            turns.append(self.grammar.turn(self.text, clause, follows=follows))
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
