"""What one is about when a case comes up: 法院审理离婚案件，受害人请求赔偿的，应当…, no duty but the case's first clause.

opens      an indicative before a case and a bare 应当, unless it is a standing duty (负责…, 对…进行检查)
goes_on    公安机关讯问嫌疑人，询问证人，应当…: two occasions in a row
"""

import re

from ..ontology.model import ActorKind, Modality, Span
from .moves import Move, Turn
from .turns import Grammar

PASSED = re.compile("经过?(?!营|济|费)[^，的]{0,12}(?:的[^，的]{0,6}?)?(?:批准|同意|审批)(?:手续)?")


class Occasions:
    """Recognises occasions in one law's text."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text, self.grammar = text, grammar
        standing = grammar.lexicon.phrase("occasions", "standing")
        self.standing = re.compile(f"{standing}|对.+(?:进行|实施|开展|实行)|[^，]*负[^，]*责")
        self.occasion = grammar.lexicon.pattern("phrases", "occasions")

    def opens(self, turn: Turn, later: list[Span]) -> bool:
        """Whether an indicative clause only says on what occasion the case after it comes up."""
        if turn.move is not Move.INDICATIVE or not turn.party or turn.modality is not Modality.OBLIGATION:
            return False
        assert turn.deed is not None
        if self._occasion(turn.deed) and self._on_grounds(later):
            return True  # 监察机关调查职务犯罪，根据需要，可以…
        if len(later) < 2 or not self._bound(turn.span.end, later):
            return False
        another = self.grammar.reader.opening(self.text, later[0].start, later[0].end)
        if another and another.mentions[0].actor.kind is not ActorKind.PUBLIC:
            return False  # 单位从境外取得的发票，税务机关有疑义的，可以…: the case is another's
        if self.grammar.cases.conditional(self.text, later[0].start, later[0].end):
            return not self.stands(turn.deed)
        return self._occasion(turn.deed) and self._occasion(later[0])

    def _on_grounds(self, later: list[Span]) -> bool:
        """Whether grounds alone come before a bare 应当 or 可以: 根据需要，经过批准手续，可以…."""
        text, cases = self.text, self.grammar.cases
        grounds = [PASSED.fullmatch(text, run.start, run.end) or self._ground(run) for run in later]
        then = next((run for run, ground in zip(later, grounds, strict=True) if not ground), None)
        if then is None or then is later[0]:
            return False
        return bool(self.grammar.modal.match(text, cases.past_adverbs(text, then.start, then.end)))

    def _ground(self, run: Span) -> bool:
        based = self.grammar.basis.match(self.text, run.start, run.end)
        return bool(
            based and (run.of(self.text) == "根据需要" or self.grammar.cases.ground(run.of(self.text)))
        )

    def stands(self, deed: Span) -> bool:
        """Whether a deed is a standing duty by itself, whatever case comes next: 协助做好防治工作."""
        at = self.grammar.cases.past_adverbs(self.text, deed.start, deed.end)
        return any(self.standing.match(self.text, opens, deed.end) for opens in (deed.start, at))

    def goes_on(self, case: Span | None, clause: Span, later: list[Span]) -> bool:
        """Whether a clause is one more occasion right behind the first, before a bare 应当."""
        if case is None or case.end + 1 != clause.start or not later or not self._occasion(clause):
            return False
        return self._bound(case.end, [clause, *later])

    def _occasion(self, deed: Span) -> bool:
        at = self.grammar.cases.past_adverbs(self.text, deed.start, deed.end)
        return bool(self.occasion.match(self.text, at, deed.end))

    def _bound(self, end: int, later: list[Span]) -> bool:
        """Whether, past one clause, a bare 应当 follows, with commas alone between."""
        between, then = later[0], later[1]
        if self.text[end : between.start] != "，" or self.text[between.end : then.start] != "，":
            return False
        if self.grammar.modal.search(self.text, between.start, between.end):
            return False
        at = self.grammar.cases.past_adverbs(self.text, then.start, then.end)
        modal = self.grammar.modal.match(self.text, at, then.end)
        return bool(modal) and not self.text.startswith("并", then.start)
