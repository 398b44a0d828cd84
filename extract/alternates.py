"""Two agents in one clause, each with a deed of its own: 由审判机关决定或者由检察机关批准.

A clause with two agents is two clauses, cut at 或者由.  It is one where both stand before one
deed (由市|或者由区人民政府决定) and where it only describes or sets a case (由A或者由B资助的).
"""

import re
from collections.abc import Iterable, Iterator

from ..ontology.model import Span
from .actors import ActorReader

OR_BY = re.compile("或者?(?=由(?!于|来|此|其(?!(?:委托|指定|授权|聘请|选定)的)))")
BY = re.compile("(?<![理缘自事根])由")
JOINED = re.compile("[的、和与及或]|会同")
DESCRIBES = ("的", "时", "后", "前", "情形", "情况")


def apart(text: str, clauses: Iterable[Span], reader: ActorReader) -> Iterator[Span]:
    """The clauses, those with two agents cut in two."""
    for clause in clauses:
        second = OR_BY.search(text, clause.start, clause.end)
        if second and _two_deeds(text, clause, second.start(), reader):
            yield Span(clause.start, second.start())
            yield Span(second.end(), clause.end)
        else:
            yield clause


def _two_deeds(text: str, clause: Span, cut: int, reader: ActorReader) -> bool:
    """Whether the first agent has a deed of his own, and the whole is no case and no description."""
    by = BY.search(text, clause.start, cut)
    if not by or text.endswith(DESCRIBES, clause.start, clause.end):
        return False
    first = reader.described(text, by.end(), cut)
    return first is not None and cut - first.span.end > 1 and not JOINED.match(text, first.span.end)
