"""What the page is told, one row a fact, named here and unpacked by name in assets/data.js.

Rows go into the page's JSON as lists: their names would be most of a large page.  Actors, matters
and norms are meant by their places in the lists of the view; a stretch of text is a pair of
positions in its law, counted in UTF-16 units as JavaScript counts.
"""

from typing import NamedTuple

Stretch = tuple[int, int]


class ProvisionRow(NamedTuple):
    """A piece of a law.  ``chapter`` is the place of its chapter among the provisions, or -1."""

    kind: str
    number: str
    heading: str
    at: str
    cite: str
    span: Stretch
    leaf: bool
    sure: bool
    chapter: int


class ActorRow(NamedTuple):
    """An actor of all laws, with what it bears, leads and is tied to; ``laws`` counts those that name it."""

    name: str
    kind: str
    generic: bool
    initials: str
    lane: int
    levels: tuple[str, ...]
    duties: int
    leads: int
    partners: int
    laws: int


class BearerRow(NamedTuple):
    actor: int
    span: Stretch
    levels: tuple[str, ...]
    how: str
    carried: bool


class TieRow(NamedTuple):
    """``words`` is the stretch that states the tie, ``span`` the name of the other side."""

    tie: str
    to: int
    span: Stretch
    words: Stretch


class NormRow(NamedTuple):
    """``place`` is the norm's provision in its law; matters come heaviest first."""

    law: int
    place: int
    modality: str
    bearers: tuple[BearerRow, ...]
    actions: tuple[Stretch, ...]
    ties: tuple[TieRow, ...]
    condition: Stretch | None
    lead: bool
    span: Stretch
    rule: str
    matters: tuple[int, ...]


class EdgeRow(NamedTuple):
    """Two actors and a tie, with the norms that say so.  Ties without an arrow have the lower actor first."""

    source: int
    target: int
    tie: str
    norms: list[int]


def fields() -> dict[str, tuple[str, ...]]:
    """The names of each row's places, for the page to unpack by."""
    return {
        "provision": ProvisionRow._fields,
        "actor": ActorRow._fields,
        "bearer": BearerRow._fields,
        "tie": TieRow._fields,
        "norm": NormRow._fields,
        "edge": ("from", "to", "tie", "norms"),  # `from` is no name in Python
    }
