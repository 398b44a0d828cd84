"""Who did wrong, where only the items of a list of wrongs say it.

由X责令改正：(一)机场管理机构未…；(二)运输企业不…    X punishes each of those, and each answers
"""

import re
from dataclasses import replace

from ..ontology.model import Mention, Modality, Provision, Tie
from .actors import ActorReader
from .clauses import clauses, sentences
from .consequences import falling_on
from .memory import merged
from .opened import Opened

WRONG = re.compile("不|未|违反|违法|违规|非法|擅自|没有|拒绝|拒不|逾期|超|伪造|滥用|玩忽|故意")


class Accused:
    """Reads the items of one law's lists of wrongs."""

    def __init__(self, text: str, reader: ActorReader) -> None:
        self.text, self.reader = text, reader

    def answer(self, paragraph: Provision, opened: list[Opened]) -> None:
        """Every sanction of the lead-in that falls on nobody falls on those whom each of the items names."""
        blind = [norm for norm in opened if norm.modality is Modality.SANCTION and not self._falls(norm)]
        named = [self._named(item) for item in paragraph.children]
        if not blind or not all(named):
            return
        who: tuple[Mention, ...] = ()
        for mentions in named:
            who = merged(who, mentions)
        for norm in blind:
            norm.tied += falling_on(who, paragraph.children[0].span)
            theirs = replace(
                norm, modality=Modality.LIABILITY, bearers=who, tied=[], actions=list(norm.actions)
            )
            opened.insert(opened.index(norm) + 1, theirs)

    def _falls(self, norm: Opened) -> bool:
        return any(tied.tie is Tie.SANCTION for tied in norm.tied)

    def _named(self, item: Provision) -> tuple[Mention, ...]:
        first = next(iter(sentences(self.text, item.span)), None)
        for run in clauses(self.text, first) if first else ():  # 航班延误时，|运输企业不按照规定…
            party = self.reader.opening(self.text, run.start, run.end)
            if party and WRONG.match(self.text, party.span.end):
                return party.mentions
        return ()
