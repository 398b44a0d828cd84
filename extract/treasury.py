"""Who pays out of the public purse: 中央财政给予补助, 由省、市财政分担.

The purse of a level of government acts where what it pays follows its name; elsewhere 财政 opens a longer
name (财政部门, 财政资金), or what was paid is only described (财政安排的资金).
"""

import re

from ..ontology.model import Actor, Mention, Span
from .determiners import Determiners
from .lexicon import Lexicon

PURSE = "财政"


class Treasury:
    """Finds the purses that act in one law's shadow."""

    def __init__(self, lexicon: Lexicon, determiners: Determiners) -> None:
        self.lexicon, self.determiners = lexicon, determiners
        one = rf"(?:{lexicon.level.pattern}){PURSE}"
        self.purses = re.compile(
            rf"{one}(?:(?:、|和|与|以及){one})*(?={lexicon.phrase('treasury', 'pays')}(?!的|用于|给[^予]))"
        )

    def acting(self, text: str, start: int, stop: int) -> Mention | None:
        """The purse, at all the levels named, that acts from ``start`` on."""
        found = self.purses.match(text, start, stop)
        if not found:
            return None
        parts = re.split(f"(?<={PURSE})(?:、|和|与|以及)", found[0])
        levels = tuple(level for part in parts for level in self.determiners.stripped(part)[0])
        span = Span(start, found.end())
        return Mention(Actor(PURSE, self.lexicon.kind(PURSE)), span, levels) if levels else None
