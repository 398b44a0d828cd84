"""Readings as the page sees them: plain JSON, every fact a pair of positions in its law's text.

Positions count UTF-16 units, as JavaScript does; text stands in the view once.  Numbers that
stand for actors, matters and norms are places in the lists of the same name.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..graph.matters import matters
from ..ontology.model import Actor, ActorKind, Kind, Law, Mention, Norm, Reading, Span, Verdict
from .initials import initials
from .layout import layout
from .marks import AUTHORITY_LANES, GRASSROOTS_LANE, KINDS, marks

TOGETHER = "together"  # bearers of one norm; no tie the law names
LOCAL = ("乡镇", "苏木", "街道", "嘎查", "村民", "居民委员会")
SHOWN = 160  # actors in a picture before the rest is summed up
MATTERS_A_NORM = 2  # the page files a norm under its heaviest matters only

View = dict[str, Any]


def view(
    readings: Sequence[Reading], *, answers: Sequence[Any] = (), findings: Sequence[Mapping[str, Any]] = ()
) -> View:
    """Everything the page shows.  ``answers`` and ``findings`` go in as they are, as JSON."""
    actors = _Actors(readings)
    about = matters(readings)
    names: dict[str, int] = {}
    norms: list[View] = []
    for number, reading in enumerate(readings):
        units = _Units(reading.law.text)
        for norm in reading.norms:
            found: dict[str, float] = defaultdict(float)
            for task in about.of(reading, norm):
                for name, weight in task.matters:
                    found[name] += weight
            heaviest = sorted(found, key=lambda name: (-found[name], name))[:MATTERS_A_NORM]
            row = _norm(number, norm, units, actors)
            row["matters"] = [names.setdefault(name, len(names)) for name in heaviest]
            norms.append(row)
    edges = _edges(norms)
    _count(actors.rows, norms, edges)
    return {
        "marks": marks(),
        "laws": [_law(reading) for reading in readings],
        "actors": actors.rows,
        "matters": [_matter(name, about.line(name), names) for name in names],
        "norms": norms,
        "edges": edges,
        "answers": [_answer(answer) for answer in answers],
        "findings": [dict(finding) for finding in findings],
        "scenes": _scenes(actors.rows, edges),
    }


class _Units:
    """Turns code-point positions into UTF-16 positions of one text."""

    def __init__(self, text: str) -> None:
        rare = max(text, default="") > "\uffff"  # most laws hold none
        self.astral = [n for n, character in enumerate(text) if character > "\uffff"] if rare else []

    def __call__(self, span: Span) -> list[int]:
        return [self.at(span.start), self.at(span.end)]

    def at(self, position: int) -> int:
        return position + bisect_right(self.astral, position - 1) if self.astral else position


class _Actors:
    """The actors of all readings, numbered in the order they are first named."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.numbers: dict[str, int] = {}
        self.rows: list[View] = []
        for reading in readings:
            for norm in reading.norms:
                for mention in (*norm.bearers, *(relation.to for relation in norm.relations)):
                    self._add(mention)

    def __getitem__(self, actor: Actor) -> int:
        return self.numbers[actor.name]

    def _add(self, mention: Mention) -> None:
        actor = mention.actor
        if actor.name not in self.numbers:
            self.numbers[actor.name] = len(self.rows)
            row: View = {"name": actor.name, "kind": actor.kind.value, "generic": actor.generic, "levels": []}
            self.rows.append({**row, "initials": initials(actor.name), "lane": _lane(actor)})
        levels = self.rows[self.numbers[actor.name]]["levels"]
        levels.extend(level for level in mention.levels if level not in levels)


def _lane(actor: Actor) -> int:
    if actor.kind in {ActorKind.GOVERNMENT, ActorKind.GRASSROOTS} and actor.name.startswith(LOCAL):
        return GRASSROOTS_LANE
    return KINDS[actor.kind].lane


def _norm(law: int, norm: Norm, units: _Units, actors: _Actors) -> View:
    return {
        "law": law,
        "at": norm.at.at,
        "cite": str(norm.at),
        "article": norm.at.whole_article.at,
        "modality": norm.modality.value,
        "bearers": [
            {
                "actor": actors[mention.actor],
                "span": units(mention.span),
                "levels": list(mention.levels),
                "how": mention.derivation.value,
                "carried": mention.carried,
            }
            for mention in norm.bearers
        ],
        "actions": [units(action) for action in norm.actions],
        "ties": [
            {"tie": r.tie.value, "to": actors[r.to.actor], "span": units(r.to.span), "words": units(r.span)}
            for r in norm.relations
        ],
        "condition": units(norm.condition) if norm.condition else None,
        "lead": norm.lead,
        "span": units(norm.span),
        "rule": norm.rule,
    }


def _edges(norms: Sequence[View]) -> list[View]:
    """One edge for two actors and a tie, with the norms that say so; ties with arrows keep direction."""
    found: dict[tuple[int, int, str], list[int]] = {}
    equal = {tie for tie, mark in marks()["ties"].items() if not mark["arrow"]}
    for number, norm in enumerate(norms):
        bearers = list(dict.fromkeys(bearer["actor"] for bearer in norm["bearers"]))
        pairs = [(one, tie["to"], tie["tie"]) for one in bearers for tie in norm["ties"]]
        pairs += [(one, two, TOGETHER) for n, one in enumerate(bearers) for two in bearers[n + 1 :]]
        for one, two, tie in pairs:
            if one != two:
                key = (min(one, two), max(one, two), tie) if tie in equal else (one, two, tie)
                held = found.setdefault(key, [])
                if number not in held:
                    held.append(number)
    return [{"from": one, "to": two, "tie": tie, "norms": held} for (one, two, tie), held in found.items()]


def _count(rows: Sequence[View], norms: Sequence[View], edges: Sequence[View]) -> None:
    """Write what each actor bears, leads and is tied to into its row."""
    for row in rows:
        row["duties"] = row["leads"] = row["partners"] = 0
    for norm in norms:
        for actor in dict.fromkeys(bearer["actor"] for bearer in norm["bearers"]):
            rows[actor]["duties"] += 1
            rows[actor]["leads"] += norm["lead"]
    partners: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        if edge["tie"] != TOGETHER:
            partners[edge["from"]].add(edge["to"])
            partners[edge["to"]].add(edge["from"])
    for number, row in enumerate(rows):
        row["partners"] = len(partners[number])


def _scenes(rows: Sequence[View], edges: Sequence[View]) -> View:
    """The two pictures the page opens with: authorities that work together, and everyone.

    Places are pixels.  Where a picture would hold more than SHOWN actors, the best connected stay
    and ``rest`` says how many of each lane do not.
    """
    tied = {end for e in edges if e["tie"] != TOGETHER for end in _ends(e, rows, AUTHORITY_LANES)}
    everyone = range(len(rows))
    agencies = sorted(tied) or [n for n in everyone if rows[n]["lane"] < AUTHORITY_LANES] or list(everyone)
    return {"agencies": _scene(agencies, rows, edges), "everyone": _scene(everyone, rows, edges)}


def _ends(edge: View, rows: Sequence[View], lanes: int) -> tuple[int, ...]:
    ends = (edge["from"], edge["to"])
    return ends if all(rows[end]["lane"] < lanes for end in ends) else ()


def _scene(members: Iterable[int], rows: Sequence[View], edges: Sequence[View]) -> View:
    ranked = sorted(members, key=lambda n: (-rows[n]["partners"], -rows[n]["duties"], n))
    shown = sorted(ranked[:SHOWN])
    inside = set(shown)
    ties = [
        (e["from"], e["to"], len(e["norms"]) * (1 if e["tie"] == TOGETHER else 3))
        for e in edges
        if e["from"] in inside and e["to"] in inside
    ]
    places, bands = layout({n: rows[n]["lane"] for n in shown}, ties)
    rest = Counter(rows[n]["lane"] for n in ranked[SHOWN:])
    return {
        "actors": shown,
        "places": [[places[n].x, places[n].y] for n in shown],
        "bands": [
            {"lane": lane, "top": top, "bottom": bottom} for lane, (top, bottom) in sorted(bands.items())
        ],
        "rest": [{"lane": lane, "count": rest[lane]} for lane in sorted(rest)],
    }


def _law(reading: Reading) -> View:
    law, units = reading.law, _Units(reading.law.text)
    return {
        "title": law.title,
        "issuer": law.issuer,
        "approver": law.approver,
        "passed": law.passed,
        "approved": law.approved,
        "in_force": law.in_force,
        "sha256": law.document.sha256,
        "text": law.text,
        "provisions": _provisions(law, units),
        "verdicts": [_verdict(verdict, units) for verdict in reading.verdicts],
    }


def _provisions(law: Law, units: _Units) -> list[View]:
    """Every provision in reading order; ``chapter`` is the place of its chapter in this list, or -1."""
    out: list[View] = []
    chapter = -1
    for provision in law.walk():
        if provision.kind is Kind.CHAPTER or (provision.kind is Kind.PART and chapter == -1):
            chapter = len(out)
        out.append(
            {
                "kind": provision.kind.value,
                "number": provision.number,
                "heading": provision.heading,
                "at": provision.citation.at if provision.citation else "",
                "cite": str(provision.citation) if provision.citation else "",
                "span": units(provision.span),
                "leaf": not provision.children,
                "sure": provision.sure,
                "chapter": chapter,
            }
        )
    return out


def _verdict(verdict: Verdict, units: _Units) -> View:
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
    fields = ("name", "title_zh", "title_en", "about_zh", "about_en", "sparql", "columns", "rows")
    if isinstance(answer, Mapping):
        found: View = {field: answer[field] for field in fields}
    else:
        found = {field: getattr(answer, field) for field in fields}
    return {**found, "columns": list(found["columns"]), "rows": [list(row) for row in found["rows"]]}
