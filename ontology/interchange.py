"""Norms in the interchange format of the specification: one JSON object a norm.

    at, modality, bearers [{name, levels}], actions, relations [{type, to}], condition, lead

and, beyond it, ``rule`` and ``text``: the code-point spans of the words each part stands on.
"""

from typing import Any

from .model import Law, Norm, Provision, Span


def record(law: Law, norm: Norm) -> dict[str, Any]:
    """One norm as a JSON-able mapping; spans are [start, end) in the law's text."""
    text = law.text
    return {
        "at": norm.at.at,
        "modality": norm.modality.value,
        "bearers": [{"name": m.actor.name, "levels": list(m.levels)} for m in norm.bearers],
        "actions": [action.of(text) for action in norm.actions],
        "relations": [{"type": r.tie.value, "to": r.to.actor.name} for r in norm.relations],
        "condition": norm.condition.of(text) if norm.condition else None,
        "lead": norm.lead,
        "rule": norm.rule,
        "text": {
            "span": _pair(norm.span),
            "bearers": [_pair(m.span) for m in norm.bearers],
            "actions": [_pair(action) for action in norm.actions],
            "relations": [_pair(r.span) for r in norm.relations],
            "condition": _pair(norm.condition) if norm.condition else None,
        },
    }


def place(law: Law, provision: Provision) -> dict[str, Any]:
    """One provision of the outline; ``at`` is "" for parts, chapters and sections."""
    return {
        "at": provision.citation.at if provision.citation else "",
        "kind": provision.kind.value,
        "number": provision.number,
        "heading": provision.heading,
        "span": _pair(provision.span),
        "sure": provision.sure,
        "text": provision.span.of(law.text),
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
