"""What reading remembers: a paragraph from sentence to sentence, a sentence from clause to clause."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..ontology.citation import Citation
from ..ontology.model import Mention, Modality, Span
from .actors import Party
from .opened import Opened
from .ties import Tied


@dataclass(slots=True)
class Memory:
    """What a paragraph remembers from clause to clause."""

    subject: tuple[Mention, ...] = ()
    modality: Modality = Modality.OBLIGATION
    violators: tuple[Mention, ...] = ()
    holder: tuple[Mention, ...] = ()  # who did the wrong, once a sentence has turned to 对主管人员，…
    agent: tuple[Mention, ...] = ()
    fallen: tuple[Mention, ...] = ()
    cased: tuple[Mention, ...] = ()  # the party of the last case whose deed had no modal
    listed: bool = False  # inside a list whose lead-in gives bearers to every item
    punishing: bool = False  # inside a list whose lead-in punishes: every item says how
    ruled: bool = False  # inside a list of cases that an authority decides: it acts, and not the case's party
    office: tuple[Mention, ...] = ()  # the authority bound last
    state: tuple[Mention, ...] = ()  # 国家, 本市, where it spoke last


class Lead(NamedTuple):
    """What a list's lead-in gives its items."""

    bearers: tuple[Mention, ...]
    modality: Modality
    condition: Span | None


@dataclass(slots=True)
class Course:
    """How far a sentence has been read: the norms it opened, and what its next clause goes on from."""

    at: Citation
    memory: Memory
    lead: Lead | None
    violation: bool  # it tells a wrong and who answers for it
    out: list[Opened] = field(default_factory=list)
    current: Opened | None = None  # the norm that a clause without a subject goes on with
    mute: bool = False  # the clause before is borne by nobody
    limited: Opened | None = None  # the norm that such a clause only limits: 但延长期限不得超过三十日
    condition: Span | None = None
    chained: bool = False  # a condition of several clauses, each with a subject of its own
    case: tuple[Mention, ...] = ()  # whom the condition names: …的
    spoken: tuple[Mention, ...] = ()  # the case's party, once somebody else has been bound
    waiting: Party | None = None  # a clause that is all subject, before its 应当
    with_whom: list[Tied] = field(default_factory=list)  # 会同 in such a clause
    founded: Party | None = None  # 设立Y， or Y由…组成，: who does what comes next
    about: tuple[Mention, ...] = ()  # 对X的, 对X，: whom what follows is done to

    @property
    def banned(self) -> bool:
        """不得有下列行为：… every clause of an item tells what is forbidden."""
        return self.lead is not None and self.lead.modality is Modality.PROHIBITION


def merged(first: tuple[Mention, ...], second: Iterable[Mention]) -> tuple[Mention, ...]:
    """Both, each name once."""
    names = {mention.actor.name for mention in first}
    return (*first, *(mention for mention in second if mention.actor.name not in names))
