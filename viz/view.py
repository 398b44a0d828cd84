"""Readings as the page sees them: plain JSON, every fact a pair of positions in its law's text.

Text stands in the view once.  What the rows hold is said in `rows`.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from ..graph.matters import Matters, matters
from ..ontology.citation import Citation
from ..ontology.model import Actor, ActorKind, Kind, Law, Mention, Norm, Reading, Span, Verdict
from .initials import initials
from .layout import layout
from .marks import AUTHORITY_LANES, GRASSROOTS_LANE, KINDS, marks
from .rows import ActorRow, BearerRow, EdgeRow, NormRow, ProvisionRow, Stretch, TieRow, fields

TOGETHER = "together"  # bearers of one norm; no tie the law names
LOCAL = ("乡镇", "苏木", "街道", "嘎查", "村民", "居民委员会")
AGENCIES_SHOWN, EVERYONE_SHOWN = 80, 120  # actors whose names can be read on an office screen
MATTERS_A_NORM = 2  # the page files a norm under its heaviest matters only

View = dict[str, Any]
Units = Callable[[Span], Stretch]


def view(
    readings: Sequence[Reading], *, answers: Sequence[Any] = (), findings: Sequence[Mapping[str, Any]] = ()
) -> View:
    """Everything the page shows.  ``answers`` and ``findings`` go in as they are, as JSON."""
    actors = _Actors(readings)
    about = matters(readings)
    names: dict[str, int] = {}
    laws: list[View] = []
    norms: list[NormRow] = []
    for number, reading in enumerate(readings):
        units = _units(reading.law.text)
        provisions, places = _provisions(reading.law, units)
        laws.append(_law(reading, provisions, units))
        for norm in reading.norms:
            heaviest = [names.setdefault(name, len(names)) for name in _heaviest(about, reading, norm)]
            norms.append(_norm(number, norm, places[_key(norm.at)], tuple(heaviest), units, actors))
    edges = _edges(norms)
    rows = actors.rows(norms, edges)
    return {
        "fields": fields(),
        "marks": marks(),
        "laws": laws,
        "actors": rows,
        "matters": [_matter(name, about.line(name), names) for name in names],
        "norms": norms,
        "edges": edges,
        "answers": [_answer(answer) for answer in answers],
        "findings": [dict(finding) for finding in findings],
        "scenes": _scenes(rows, edges),
    }


def _units(text: str) -> Units:
    """What turns code-point positions of a text into UTF-16 positions."""
    if max(text, default="") <= "\uffff":  # most laws hold no rarer character
        return attrgetter("start", "end")
    astral = [n for n, character in enumerate(text) if character > "\uffff"]

    def at(position: int) -> int:
        return position + bisect_right(astral, position - 1)

    return lambda span: (at(span.start), at(span.end))


class _Actors:
    """The actors of all readings, numbered in the order they are first named."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.numbers: dict[str, int] = {}
        self.actors: list[Actor] = []
        self.levels: list[dict[str, None]] = []
        self.laws: list[set[int]] = []
        for law, reading in enumerate(readings):
            for norm in reading.norms:
                for bearer in norm.bearers:
                    self._add(law, bearer)
                for relation in norm.relations:
                    self._add(law, relation.to)

    def __getitem__(self, actor: Actor) -> int:
        return self.numbers[actor.name]

    def _add(self, law: int, mention: Mention) -> None:
        number = self.numbers.setdefault(mention.actor.name, len(self.actors))
        if number == len(self.actors):
            self.actors.append(mention.actor)
            self.levels.append({})
            self.laws.append(set())
        self.laws[number].add(law)
        if mention.levels:
            self.levels[number].update(dict.fromkeys(mention.levels))

    def rows(self, norms: Sequence[NormRow], edges: Sequence[EdgeRow]) -> list[ActorRow]:
        """Each actor with what it bears, leads and is tied to."""
        duties, leads = [0] * len(self.actors), [0] * len(self.actors)
        partners: list[set[int]] = [set() for _ in self.actors]
        for norm in norms:
            for actor in {bearer.actor for bearer in norm.bearers}:
                duties[actor] += 1
                leads[actor] += norm.lead
        for edge in edges:
            if edge.tie != TOGETHER:
                partners[edge.source].add(edge.target)
                partners[edge.target].add(edge.source)
        return [
            ActorRow(
                actor.name,
                actor.kind.value,
                actor.generic,
                initials(actor.name),
                _lane(actor),
                tuple(self.levels[n]),
                duties[n],
                leads[n],
                len(partners[n]),
                len(self.laws[n]),
            )
            for n, actor in enumerate(self.actors)
        ]


def _lane(actor: Actor) -> int:
    if actor.name.startswith(LOCAL) and actor.kind in (ActorKind.GOVERNMENT, ActorKind.GRASSROOTS):
        return GRASSROOTS_LANE
    return KINDS[actor.kind].lane


def _heaviest(about: Matters, reading: Reading, norm: Norm) -> list[str]:
    found: dict[str, float] = defaultdict(float)
    for task in about.of(reading, norm):
        for name, weight in task.matters:
            found[name] += weight
    return sorted(found, key=lambda name: (-found[name], name))[:MATTERS_A_NORM]


def _norm(law: int, norm: Norm, place: int, about: tuple[int, ...], units: Units, actors: _Actors) -> NormRow:
    return NormRow(
        law,
        place,
        norm.modality.value,
        tuple(
            BearerRow(actors[m.actor], units(m.span), m.levels, m.derivation.value, m.carried)
            for m in norm.bearers
        ),
        tuple(map(units, norm.actions)),
        tuple(
            TieRow(r.tie.value, actors[r.to.actor], units(r.to.span), units(r.span)) for r in norm.relations
        ),
        units(norm.condition) if norm.condition else None,
        norm.lead,
        units(norm.span),
        norm.rule,
        about,
    )


def _edges(norms: Sequence[NormRow]) -> list[EdgeRow]:
    """One edge for two actors and a tie, with the norms that say so; ties with arrows keep direction."""
    found: dict[tuple[int, int, str], list[int]] = {}
    equal = {tie for tie, mark in marks()["ties"].items() if not mark["arrow"]}
    for number, norm in enumerate(norms):
        bearers = list(dict.fromkeys(bearer.actor for bearer in norm.bearers))
        pairs = [(one, tie.to, tie.tie) for one in bearers for tie in norm.ties]
        pairs += [(one, two, TOGETHER) for n, one in enumerate(bearers) for two in bearers[n + 1 :]]
        for one, two, tie in pairs:
            if one == two:
                continue
            held = found.setdefault((two, one, tie) if two < one and tie in equal else (one, two, tie), [])
            if not held or held[-1] != number:
                held.append(number)
    return [EdgeRow(one, two, tie, held) for (one, two, tie), held in found.items()]


def _scenes(rows: Sequence[ActorRow], edges: Sequence[EdgeRow]) -> View:
    """The two pictures the page opens with: authorities that work together, and everyone.

    Where a picture would hold more actors than can be read, the best connected stay and ``rest``
    says how many of each lane do not.
    """
    authority = [row.lane < AUTHORITY_LANES for row in rows]
    tied = {
        end
        for e in edges
        if e.tie != TOGETHER and authority[e.source] and authority[e.target]
        for end in (e.source, e.target)
    }
    everyone = range(len(rows))
    agencies = sorted(tied) or [n for n in everyone if authority[n]] or everyone
    return {
        "agencies": _scene(agencies, AGENCIES_SHOWN, rows, edges),
        "everyone": _scene(everyone, EVERYONE_SHOWN, rows, edges),
    }


def _scene(members: Iterable[int], most: int, rows: Sequence[ActorRow], edges: Sequence[EdgeRow]) -> View:
    """The actors shown, lane by lane, each lane from left to right."""
    ranked = sorted(members, key=lambda n: (-rows[n].partners, -rows[n].duties, n))
    inside = set(ranked[:most])
    ties = [
        (e.source, e.target, len(e.norms) * (1 if e.tie == TOGETHER else 3))
        for e in edges
        if e.source in inside and e.target in inside
    ]
    order = layout({n: rows[n].lane for n in sorted(inside)}, ties)
    rest = Counter(rows[n].lane for n in ranked[most:])
    return {
        "actors": [n for lane in order for n in order[lane]],
        "rest": [{"lane": lane, "count": rest[lane]} for lane in sorted(rest)],
    }


def _law(reading: Reading, provisions: list[ProvisionRow], units: Units) -> View:
    law = reading.law
    return {
        "title": law.title,
        "issuer": law.issuer,
        "approver": law.approver,
        "passed": law.passed,
        "approved": law.approved,
        "in_force": law.in_force,
        "sha256": law.document.sha256,
        "text": law.text,
        "provisions": provisions,
        "verdicts": [_verdict(verdict, units) for verdict in reading.verdicts],
    }


def _provisions(law: Law, units: Units) -> tuple[list[ProvisionRow], dict[tuple[int, ...], int]]:
    """Every provision in reading order, and where each place that can be cited stands among them."""
    out: list[ProvisionRow] = []
    places: dict[tuple[int, ...], int] = {}
    chapter = -1
    for provision in law.walk():
        at = provision.citation
        if at:
            places.setdefault(_key(at), len(out))
        if provision.kind is Kind.CHAPTER or (provision.kind is Kind.PART and chapter == -1):
            chapter = len(out)
        out.append(
            ProvisionRow(
                provision.kind.value,
                provision.number,
                provision.heading,
                at.at if at else "",
                str(at) if at else "",
                units(provision.span),
                not provision.children,
                provision.sure,
                chapter,
            )
        )
    return out, places


def _key(at: Citation) -> tuple[int, ...]:
    """A place as a plain tuple: a dataclass hashes four times slower."""
    return (at.article, at.inserted, at.paragraph, at.item)


def _verdict(verdict: Verdict, units: Units) -> View:
    return {
        "at": verdict.at.at,
        "span": units(verdict.span),
        "coverage": verdict.coverage.value,
        "reason": verdict.reason,
    }


def _matter(name: str, line: Sequence[str], names: Mapping[str, int]) -> View:
    above = [names[one] for one in line[1:] if one in names]
    return {"name": name, "initials": initials(name), "broader": above[0] if above else None}


def _answer(answer: Any) -> View:
    """A named question: with its rows, or with the parameters it needs to be told and no rows."""
    names = ("name", "title_zh", "title_en", "about_zh", "about_en", "sparql", "columns", "rows")
    told = isinstance(answer, Mapping)
    found: View = {name: answer[name] if told else getattr(answer, name) for name in names}
    needs = answer.get("parameters", ()) if told else getattr(answer, "parameters", ())
    parameters = [dict(parameter) for parameter in needs]
    rows = [list(row) for row in found["rows"]]
    return {**found, "columns": list(found["columns"]), "rows": rows, "parameters": parameters}
