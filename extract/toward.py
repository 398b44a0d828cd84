"""The object of a deed, set off by a comma before it: 对X，给予支持 is one deed with its 对.

    海关对进出的货物，按照规定进行监管      the deed opens at its 对
    对X，应当给予支持                    a modal stands between: the deed opens behind it
    对使用年限超过十五年的电梯，增加…      no subject before it: it opens the sentence, a topic

Source: norms.md, Actions (kept: 对 phrases).
"""

import re

from ..ontology.model import Span
from .actions import DONE, Actions
from .turns import Grammar

WHEREIN = re.compile("在[^，的]+方面(?=，|$)")
CLOSED = re.compile("的$|[时后前]$|规定$")
FINED = re.compile("处[^，的]*(?:罚款|处分)")
REACH = 3  # clauses looked back over: 对X，在…方面，按照规定，给予支持


class Toward:
    """Finds where the objects of deeds open, in one law's shadow."""

    def __init__(self, text: str, grammar: Grammar, actions: Actions) -> None:
        self.text, self.grammar, self.actions = text, grammar, actions

    def start(self, deed: Span, quote: int, *, topic: bool) -> int:
        """Where the deed opens with its object, or where it opens now.

        ``quote`` is where its norm opens; ``topic``: whether a 对 that opens the norm only says what about.
        """
        at = deed.start
        if self.text.startswith("对", at):
            return at  # 对单位处…罚款，对个人处…罚款: each has its own
        for _ in range(REACH):
            comma = self.text.rfind("，", quote, at)
            if comma < 0 or not self._hangs(comma + 1, deed):
                break
            clause = Span(max(self.text.rfind("，", quote, comma) + 1, quote), comma)
            opens = self._object(clause)
            if opens is not None:
                return deed.start if topic and opens == quote else opens
            at = comma
        return deed.start

    def _hangs(self, start: int, deed: Span) -> bool:
        """Whether nothing but grounds and adverbs stands before the deed, and no modal."""
        before = self.text[start : deed.start]
        if self.grammar.modal.search(before) or self.grammar.by.search(before):
            return False
        within = WHEREIN.match(before)  # 在土地使用等方面，按照规定|给予支持
        start += within.end() + 1 if within else 0
        return self.actions.trimmed(self.text, Span(start, deed.end)).start >= deed.start

    def _object(self, clause: Span) -> int | None:
        """Where 对 opens in a clause that is 对 and its object, or a subject before them."""
        party = self.grammar.reader.opening(self.text, clause.start, clause.end)
        at = party.span.end if party else clause.start
        at = self.grammar.cases.past_adverbs(self.text, at, clause.end)
        body = WHEREIN.sub("", self.text[at : clause.end])
        if DONE.search(body, body.rfind("的") + 1) or FINED.search(body):
            return None  # 对国家铁路实行统一管理: a deed of its own
        governs = (
            body.startswith("对") and self.grammar.reader.segmenter.tag_at(body[:8], 0)[1] == 1
        )  # not 对接
        if not governs or CLOSED.search(body) or self.grammar.modal.search(body, body.rfind("的") + 1):
            return None
        whole = self.grammar.reader.exactly(self.text, at + 1, clause.end)
        return at if whole or self.grammar.cases.only_circumstance(body) else None
