"""Readings as plain data for the page: actors, norms, ties, matters, the text.

Everything here is JSON as it stands.  Norms and provisions are called by their index, so the
page's parts can point at one another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pypinyin import Style, lazy_pinyin

from ..graph.matters import matters
from ..ontology.model import Kind, Law, Mention, Norm, Provision, Reading

ORGANS = ("party", "congress", "government", "department", "court", "procuratorate", "supervisory", "coordinating")
TOGETHER = "together"

View = dict[str, Any]


def view(readings: Sequence[Reading], answers: Sequence[Mapping[str, Any]], findings: Sequence[Mapping[str, Any]]) -> View:
    """The data of the page; see the keys below.  Positions are added by ``layout``."""
    about = matters(readings)
    actors: dict[str, dict[str, Any]] = {}
    norms: list[dict[str, Any]] = []
    ties: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    provisions: list[dict[str, Any]] = []
    for number, reading in enumerate(readings):
        chapters = dict(_chapters(reading.law))
        for norm in reading.norms:
            index = len(norms)
            norms.append(
                _norm(reading, norm, number, about.main(reading, norm), chapters.get(norm.at.whole_article, ""))
            )
            for mention in norm.bearers:
                _actor(actors, mention)["norms"].append(index)
            for relation in norm.relations:
                _actor(actors, relation.to)["named"].append(index)
            for pair in _pairs(norm):
                ties[pair].append(index)
        provisions += [_provision(reading.law, number, p) for p in reading.law.walk() if p.kind is not Kind.ITEM]
    for actor in actors.values():
        actor["norms"] = sorted(set(actor["norms"]))
        actor["named"] = sorted(set(actor["named"]))
    order = sorted(actors.values(), key=lambda a: (-len(a["norms"]), a["name"]))
    return {
        "laws": [_law(reading.law) for reading in readings],
        "actors": order,
        "norms": norms,
        "ties": [{"from": a, "to": b, "tie": tie, "norms": sorted(set(at))} for (a, tie, b), at in sorted(ties.items())],
        "provisions": provisions,
        "answers": [dict(answer) for answer in answers],
        "findings": [dict(finding) for finding in findings],
    }


def _law(law: Law) -> dict[str, Any]:
    return {
        "title": law.title, "issuer": law.issuer, "approver": law.approver, "passed": law.passed,
        "approved": law.approved, "force": law.in_force, "articles": sum(1 for _ in law.articles()),
    }  # fmt: skip


def _actor(actors: dict[str, dict[str, Any]], mention: Mention) -> dict[str, Any]:
    actor = mention.actor
    if actor.name not in actors:
        initials = "".join(lazy_pinyin(actor.name, style=Style.FIRST_LETTER, errors="ignore"))
        actors[actor.name] = {
            "name": actor.name, "kind": actor.kind.value, "generic": actor.generic, "pinyin": initials, "levels": [],
            "norms": [], "named": [],
        }  # fmt: skip
    known = actors[actor.name]["levels"]
    known += [level for level in mention.levels if level not in known]
    return actors[actor.name]


def _norm(reading: Reading, norm: Norm, law: int, matter: str, chapter: str) -> dict[str, Any]:
    text = reading.law.text
    return {
        "law": law, "at": norm.at.at, "cite": str(norm.at), "chapter": chapter, "modality": norm.modality.value,
        "bearers": [m.actor.name for m in norm.bearers], "levels": _levels(norm),
        "actions": [action.of(text) for action in norm.actions],
        "ties": [[r.tie.value, r.to.actor.name] for r in norm.relations],
        "condition": norm.condition.of(text) if norm.condition else "", "lead": norm.lead,
        "quote": norm.span.of(text), "rule": norm.rule, "matter": matter,
    }  # fmt: skip


def _levels(norm: Norm) -> list[str]:
    return list(dict.fromkeys(level for mention in norm.bearers for level in mention.levels))


def _pairs(norm: Norm) -> list[tuple[str, str, str]]:
    names = list(dict.fromkeys(mention.actor.name for mention in norm.bearers))
    pairs = [(a, r.tie.value, r.to.actor.name) for a in names for r in norm.relations if a != r.to.actor.name]
    ordered = sorted(names)
    return pairs + [(a, TOGETHER, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :]]


def _provision(law: Law, number: int, provision: Provision) -> dict[str, Any]:
    cite = provision.citation
    return {
        "law": number, "kind": provision.kind.value, "at": cite.at if cite else "", "number": provision.number,
        "heading": provision.heading,
        "text": "" if provision.kind is not Kind.PARAGRAPH else provision.span.of(law.text).strip(),
    }  # fmt: skip


def _chapters(law: Law) -> list[tuple[Any, str]]:
    out = []

    def below(provisions: Sequence[Provision], heading: str) -> None:
        for provision in provisions:
            if provision.kind is Kind.ARTICLE:
                out.append((provision.citation, heading))
            else:
                below(provision.children, f"{provision.number} {provision.heading}".strip() if not heading else heading)

    below(law.provisions, "")
    return out
