"""A Reading made from a hand annotation: the graph's tests need no extractor to be right.

Actions and names are looked up in the paragraph they are annotated in; what stands there in
another form (a name expanded from a list) takes the span of the nearest words that do.
"""

import json
import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

from quanze.extract import outline, read
from quanze.extract.lexicon import Lexicon, lexicon
from quanze.extract.shadow import shadow
from quanze.ontology.citation import Citation
from quanze.ontology.model import (
    Actor,
    ActorKind,
    Derivation,
    Kind,
    Law,
    Mention,
    Modality,
    Norm,
    Reading,
    Relation,
    Span,
    Tie,
)

ROOT = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def seed() -> Reading:
    """The seed regulation with its gold norms."""
    return gold_reading(ROOT / "data/laws/ordos-pingan-2024.txt", ROOT / "data/gold/ordos.jsonl")


def gold_reading(law_file: Path, gold: Path) -> Reading:
    law = outline.law(read.document(law_file.read_bytes(), law_file.name))
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    return reading_of(law, [row for row in rows if "at" in row])


def reading_of(law: Law, rows: Iterable[Mapping[str, Any]]) -> Reading:
    places = {p.citation: p.span for p in law.walk() if p.citation and p.kind is not Kind.ARTICLE}
    norms = [_norm(law, row, places) for row in rows]
    return Reading(law, tuple(sorted(norms, key=lambda n: (n.at, n.span))), (), ())


def _norm(law: Law, row: Mapping[str, Any], places: Mapping[Citation, Span]) -> Norm:
    at = citation(row["at"])
    place = places.get(at) or places[at.whole_paragraph]
    actions = tuple(_locate(law.text, place, action) for action in row["actions"])
    start, end = min(a.start for a in actions), max(a.end for a in actions)
    text = shadow(law.text)
    start = max(place.start, *(text.rfind(sign, place.start, start) + 1 for sign in "。；"))
    while end < place.end and text[end] not in "。；":
        end += 1
    return Norm(
        at=at,
        modality=Modality(row["modality"]),
        bearers=tuple(_mention(law.text, place, b["name"], b["levels"]) for b in row["bearers"]),
        actions=actions,
        relations=tuple(
            Relation(Tie(r["type"]), _mention(law.text, place, r["to"]), Span(start, end), "gold")
            for r in row["relations"]
        ),
        condition=_locate(law.text, place, row["condition"]) if row["condition"] else None,
        lead=row["lead"],
        span=Span(start, end),
        rule="gold",
    )


def citation(at: str) -> Citation:
    """``120-1.2.3`` as a Citation."""
    head, *rest = at.split(".")
    article, _, inserted = head.partition("-")
    paragraph, item, *_ = [*map(int, rest), 0, 0]
    return Citation(int(article), int(inserted or 0), paragraph, item)


@lru_cache(maxsize=1)
def _words() -> Lexicon:
    return lexicon()


def _mention(text: str, place: Span, name: str, levels: Iterable[str] = ()) -> Mention:
    words = _words()
    kind = max((h for h in words.kinds if name.endswith(h)), key=len, default="")
    actor = Actor(name, words.kinds.get(kind, ActorKind.OTHER), name in words.generic)
    at = text.find(name, place.start, place.end)
    if at >= 0:
        return Mention(actor, Span(at, at + len(name)), tuple(levels))
    stem = re.sub(r"(主管部门|部门|机构|企业|媒体|单位|机关|人员|组织)$", "", name) or name
    at = text.find(stem, place.start, place.end)
    span = Span(at, at + len(stem)) if at >= 0 else place
    return Mention(actor, span, tuple(levels), Derivation.LIST)


def _locate(text: str, place: Span, words: str) -> Span:
    """Where ``words`` stand in ``place``, signs and small omissions aside."""
    hay, needle = shadow(text)[place.start : place.end], shadow(words)
    at = hay.find(needle)
    if at >= 0:
        return Span(place.start + at, place.start + at + len(needle))
    blocks = SequenceMatcher(None, hay, needle, autojunk=False).get_matching_blocks()
    large = [b for b in blocks if b.size >= 2] or [b for b in blocks if b.size]
    if not large:
        raise ValueError(f"{words!r} is not in {text[place.start : place.end]!r}")
    return Span(place.start + large[0].a, place.start + large[-1].a + large[-1].size)
