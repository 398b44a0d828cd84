"""To whom a clause with 由 does something: the passive in which statutes appoint and oversee.

chosen    副行长由国务院总理任免        who is appointed, elected or removed
overseen  该机构由主管部门监督管理      who is watched over
cared     孤儿由福利机构收留抚养        who is taken in

The party before 由 fills its clause; where a later clause of the sentence has none, it is the last one.
Source: 《立法技术规范（试行）（一）》 (由 names the agent, what is done to stands before it).
"""

import re

from ..ontology.model import Mention, Span, Tie
from .actors import ActorReader
from .lexicon import Lexicon
from .moves import Move
from .nominal import behind
from .opened import Opened
from .ties import Tied

BY = re.compile("，?(?:也|均|都)?(?:应当|可以|必须|应|可|一律)?由")
CUT = re.compile("[，。；：\n]")
NEAR = 40  # how far before its agent 由 may stand


class Patients:
    """Finds whom the deeds of clauses with 由 are done to, in one law's text."""

    def __init__(self, text: str, lexicon: Lexicon, reader: ActorReader) -> None:
        self.text, self.reader = text, reader
        adverb = lexicon.pattern("verbs", "adverbs", "before").pattern
        manner = f"(?:{adverb}|(?:根据|按照|依照|从)[^，]{{2,24}}?|[在从][^，]{{2,16}}中|进行|实行|负责|实施|统一|协商|民主)*"
        self.deeds = [
            (tie, re.compile(f"{manner}{lexicon.phrase('done_by', key)}(?:并[^，]*)?"))
            for tie, key in ((Tie.DELEGATE, "chosen"), (Tie.SUPERVISE, "overseen"), (Tie.SERVE, "cared"))
        ]

    def supply(self, out: list[Opened], sentence: Span) -> None:
        """Relations of one sentence's agents to whom their deeds are done to."""
        patient: tuple[Mention, ...] = ()
        for norm in out:
            if norm.rule != Move.BY.value or not norm.bearers or not norm.actions:
                continue
            patient = self._before(norm.bearers[0].span.start, sentence.start) or patient
            tie = next((tie for tie, deed in self.deeds if self._does(deed, norm.actions[0])), None)
            if tie and patient and not any(t.tie is tie for t in norm.tied):
                norm.tied += [Tied(tie, mention, norm.actions[0], "由+actor") for mention in patient]

    def _does(self, deed: re.Pattern[str], action: Span) -> bool:
        return bool(deed.fullmatch(self.text, action.start, action.end))

    def _before(self, agent: int, opens: int) -> tuple[Mention, ...]:
        """The party that fills the clause before the 由 of an agent."""
        by = self.text.rfind("由", max(opens, agent - NEAR), agent + 1)
        if by < 0 or CUT.search(self.text, by, agent):
            return ()
        said = [
            found for found in BY.finditer(self.text, max(opens, by - 5), by + 1) if found.end() == by + 1
        ]
        end = min((found.start() for found in said), default=by)
        party = self.reader.exactly(self.text, max(opens, behind(self.text, end, "，。；：\n")), end)
        return party.mentions if party else ()
