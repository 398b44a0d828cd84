"""Readings as three flat tables: actors, norms, relations.  Rows are plain dicts in a fixed order."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..ontology import names
from ..ontology.model import Actor, Reading


def actors(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """One row an actor, by name: name, kind, generic, duties (norms borne), mentions, iri."""
    known: dict[str, Actor] = {}
    duties, mentions = Counter[str](), Counter[str]()
    for reading in readings:
        for norm in reading.norms:
            duties.update({m.actor.name for m in norm.bearers})
            for mention in (*norm.bearers, *(r.to for r in norm.relations)):
                known.setdefault(mention.actor.name, mention.actor)
                mentions[mention.actor.name] += 1
    return [
        {
            "name": name,
            "kind": known[name].kind.value,
            "generic": known[name].generic,
            "duties": duties[name],
            "mentions": mentions[name],
            "iri": names.actor(known[name]),
        }
        for name in sorted(known)
    ]


def norms(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """One row a norm, in reading order; several bearers joined by 、, several actions by a line break."""
    rows = []
    for reading in readings:
        text = reading.law.text
        for iri, norm in names.norms(reading):
            rows.append(
                {
                    "id": iri,
                    "law": reading.law.title,
                    "at": norm.at.at,
                    "citation": str(norm.at),
                    "modality": norm.modality.value,
                    "bearers": "、".join(dict.fromkeys(m.actor.name for m in norm.bearers)),
                    "actions": "\n".join(action.of(text) for action in norm.actions),
                    "condition": norm.condition.of(text) if norm.condition else "",
                    "lead": norm.lead,
                    "quote": norm.span.of(text),
                    "start": norm.span.start,
                    "end": norm.span.end,
                    "rule": norm.rule,
                    "sha256": reading.law.document.sha256,
                }
            )
    return rows


def relations(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """One row a bearer and relation: actor, tie, to, and the norm that says so with its quote."""
    rows = []
    for reading in readings:
        for iri, norm in names.norms(reading):
            for relation in norm.relations:
                for name in dict.fromkeys(m.actor.name for m in norm.bearers):
                    rows.append(
                        {
                            "actor": name,
                            "tie": relation.tie.value,
                            "to": relation.to.actor.name,
                            "norm": iri,
                            "law": reading.law.title,
                            "at": norm.at.at,
                            "citation": str(norm.at),
                            "quote": relation.span.of(reading.law.text),
                            "rule": relation.rule,
                        }
                    )
    return rows
