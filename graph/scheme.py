"""The matter scheme a lawyer edits, and how much each of its words says.

A term's weight comes from figures counted over a corpus of 3,303 statutes (term-figures.tsv):
a word that stands in every law says nothing, a word of ten laws says almost all.  Weight is
log((laws + 1) / (laws with the term + 1)) / log(laws + 1), from 0 to 1.
"""

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from ..ontology.errors import LexiconError, Place

RARE = 5  # laws a term is taken to stand in where the figures do not know it
CUT = 5  # times commoner a pair of characters across a term's end must be to join what it cuts
LONGEST = 8  # characters of the longest term in the figures


@dataclass(frozen=True, slots=True)
class Matter:
    """What norms are about (事项).  ``broader`` is a matter's name, or "" at the top.

    ``derived`` is true where no list knows it and its name was read from the law itself.
    """

    name: str
    en: str = ""
    broader: str = ""
    terms: tuple[str, ...] = ()
    derived: bool = False


@dataclass(frozen=True, eq=False)
class Scheme:
    """The matters of matters.toml with the figures of term-figures.tsv.  Built by ``scheme``."""

    matters: Mapping[str, Matter]
    laws: int
    figures: Mapping[str, int]

    @cached_property
    def owner(self) -> dict[str, str]:
        """Each term with the name of its matter."""
        return {term: matter.name for matter in self.matters.values() for term in matter.terms}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.owner, key=lambda term: (-len(term), term))
        return re.compile("|".join(map(re.escape, longest_first)))

    @cached_property
    def vague(self) -> frozenset[str]:
        """The matters at the top that have others below them."""
        above = {matter.broader for matter in self.matters.values()}
        return frozenset(
            name for name, matter in self.matters.items() if not matter.broader and name in above
        )

    def weight(self, term: str) -> float:
        """How much ``term`` says, from 0 (in every law) to 1 (in none)."""
        found = self.figures.get(term, RARE)
        return math.log((self.laws + 1) / (found + 1)) / math.log(self.laws + 1)

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """Each term of the scheme in ``text``, longest first where they cross, with its matter's name."""
        for hit in self.pattern.finditer(text):
            yield hit[0], self.owner[hit[0]]

    def mentioned(self, text: str) -> Iterator[str]:
        """The matter each run of ``text`` speaks of: 市容环境卫生 is one mention, though it holds two terms."""
        end, last = -1, ""
        for hit in self.pattern.finditer(text):
            name = self.owner[hit[0]]
            if hit.start() != end or name != last:
                yield name
            end, last = hit.end(), name

    def line(self, name: str) -> tuple[str, ...]:
        """``name`` and the matters above it, nearest first."""
        out: list[str] = []
        while name and name not in out:
            out.append(name)
            name = self.matters[name].broader if name in self.matters else ""
        return tuple(out)

    def near(self, one: str, other: str) -> bool:
        """Whether two matters are the same, or one lies above the other."""
        return one in self.line(other) or other in self.line(one)

    def words(self, text: str) -> Iterator[tuple[str, float]]:
        """The terms of the figures that ``text`` holds, longest first from the left, with their weights."""
        at = 0
        while at < len(text):
            for size in range(min(LONGEST, len(text) - at), 1, -1):
                if text[at : at + size] in self.figures and not self._cut(text, at + size):
                    yield text[at : at + size], self.weight(text[at : at + size])
                    at += size
                    break
            else:
                at += 1

    def _cut(self, text: str, at: int) -> bool:
        """Whether a term that ends at ``at`` ends inside a word: 燃气管 before 理 does, for 管理 is a word."""
        across, inside = (self.figures.get(text[n - 1 : n + 1], 0) for n in (at, at - 1))
        return len(text) > at and across > CUT * inside


@lru_cache(maxsize=4)
def scheme(more: str = "") -> Scheme:
    """The shipped scheme; ``more`` is the text of a further matters.toml, whose matters win.

    Raises LexiconError where a file is not TOML, a term stands in two matters, or a broader
    matter is not defined.
    """
    folder = files("quanze") / "data" / "lexicon"
    matters = _matters("matters.toml", (folder / "matters.toml").read_text("utf-8"))
    if more:
        theirs = _matters("the given matters.toml", more)
        taken = {term for matter in theirs.values() for term in matter.terms}
        kept = {n: _without(m, taken) for n, m in matters.items() if n not in theirs}
        matters = kept | theirs
    _doubt(matters.values())
    head, *rows = (folder / "term-figures.tsv").read_text("utf-8").splitlines()
    figures = {term: int(laws) for term, laws, _ in (row.split("\t") for row in rows)}
    return Scheme(matters, int(head.split("\t")[1]), figures)


def _matters(origin: str, text: str) -> dict[str, Matter]:
    try:
        rows: list[dict[str, Any]] = tomllib.loads(text).get("matter", [])
        return {
            r["name"]: Matter(r["name"], r.get("en", ""), r.get("broader", ""), tuple(r["terms"]))
            for r in rows
        }
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(
            Place(origin),
            f"无法读取 cannot be read: {error}",
            "每个事项须有 name 与 terms Each [[matter]] needs name and terms",
        ) from error


def _without(matter: Matter, taken: Iterable[str]) -> Matter:
    gone = set(taken)
    kept = tuple(term for term in matter.terms if term not in gone)
    return Matter(matter.name, matter.en, matter.broader, kept)


def _doubt(matters: Iterable[Matter]) -> None:
    listed = tuple(matters)
    names = {matter.name for matter in listed}
    owner: dict[str, str] = {}
    for matter in listed:
        if matter.broader and matter.broader not in names:
            raise LexiconError(
                Place("matters.toml"),
                f"上位事项未定义 {matter.name!r} lies under {matter.broader!r}, which is not defined",
                "请补充该事项或更正名称 Add it, or correct the name",
            )
        for term in matter.terms:
            if owner.setdefault(term, matter.name) != matter.name:
                raise LexiconError(
                    Place("matters.toml"),
                    f"同一词条列在两处 {term!r} is listed under both {owner[term]!r} and {matter.name!r}",
                    "请只保留一处 Keep it under the one it means",
                )
