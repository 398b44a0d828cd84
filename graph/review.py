"""What people decided about findings, kept when the text or the rules move on.

A decision is filed under the finding's id with what it stood on.  After a rebuild it is attached
by id; failing that to the finding of the same rule and case in the same law that shares an
article and most actors.  If the words it stood on have changed since, that is said.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..ontology.errors import BuildError, Place
from .findings import STATUS, Finding

ACCEPT, REJECT, OPEN = "接受", "驳回", ""
VERDICTS = {
    "接受": ACCEPT, "accept": ACCEPT, "accepted": ACCEPT, "已接受": ACCEPT,
    "驳回": REJECT, "reject": REJECT, "rejected": REJECT, "已驳回": REJECT,
    "": OPEN, STATUS: OPEN, "open": OPEN,
}  # fmt: skip
DECIDED = {ACCEPT: "已接受", REJECT: "已驳回", OPEN: STATUS}
SHARED_ACTORS = 0.5  # share of actors two findings must have in common to be one and the same


@dataclass(frozen=True, slots=True)
class Decision:
    """What was known and decided about a finding when it was last reviewed.

    ``verdict`` is 接受, 驳回 or "" (seen, undecided); ``words`` is the fingerprint of the quotes
    it stood on, ``places`` their citations.
    """

    id: str
    rule: str
    case: str
    law: str
    places: tuple[str, ...]
    actors: tuple[str, ...]
    words: str
    verdict: str = OPEN
    comment: str = ""
    by: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finding with what is known of it: ``state`` is new, seen, kept or changed.

    changed: decided about words that have changed since; the verdict stands until looked at again.
    """

    finding: Finding
    decision: Decision | None
    state: str


@dataclass(frozen=True, slots=True)
class Review:
    """The findings of this build with their decisions, and the decisions that found no finding."""

    rows: tuple[Reviewed, ...]
    gone: tuple[Decision, ...]


def review(found: Sequence[Finding], decisions: Iterable[Decision]) -> Review:
    """Attach ``decisions`` to ``found``, each to one finding at most, in the order of ``found``."""
    known = {decision.id: decision for decision in decisions}
    taken = {finding.id: known[finding.id] for finding in found if finding.id in known}
    left = [d for d in known.values() if d.id not in taken]
    for finding in found:
        if finding.id not in taken and (best := _likest(finding, left)):
            taken[finding.id] = best
            left.remove(best)
    rows = tuple(_row(finding, taken.get(finding.id)) for finding in found)
    return Review(rows, tuple(sorted(left, key=lambda d: (d.law, d.id))))


def remembered(reviewed: Review) -> tuple[Decision, ...]:
    """What to file after a review: every finding seen, its decision carried over to its present id."""
    kept = []
    for row in reviewed.rows:
        fresh = decision_of(row.finding)
        if row.decision and row.state == "changed":
            kept.append(replace(row.decision, id=fresh.id))  # the old words, so that it stays changed
        elif row.decision:
            old = row.decision
            kept.append(replace(fresh, verdict=old.verdict, comment=old.comment, by=old.by, when=old.when))
        else:
            kept.append(fresh)
    return (*kept, *(decision for decision in reviewed.gone if decision.verdict))


def decision_of(finding: Finding) -> Decision:
    """A finding as it is filed before anybody decided."""
    return Decision(
        id=finding.id,
        rule=finding.rule,
        case=finding.case,
        law=finding.evidence[0].law if finding.evidence else "",
        places=tuple(e.at for e in finding.evidence),
        actors=tuple(dict.fromkeys(party.name for party in finding.actors)),
        words=_fingerprint(finding),
    )


def verdict(text: str, origin: str, line: int) -> str:
    """What a reviewer wrote as a verdict.  Raises BuildError where it is none we know."""
    try:
        return VERDICTS[text.strip().lower()]
    except KeyError:
        raise BuildError(
            Place(origin, line),
            f"不是可识别的结论 {text!r} is no decision",
            "请填“接受”“驳回”或者留空 Write one of them or leave it empty",
        ) from None


def to_jsonl(decisions: Iterable[Decision]) -> str:
    """Decisions as text, one a line, sorted, to be kept beside the build."""
    rows = sorted(decisions, key=lambda d: (d.law, d.id))
    return "".join(
        json.dumps({slot: getattr(d, slot) for slot in Decision.__slots__}, ensure_ascii=False) + "\n"
        for d in rows
    )


def from_jsonl(text: str, origin: str) -> tuple[Decision, ...]:
    """Decisions read back.  Raises BuildError where a line is not one."""
    out = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
                row["places"], row["actors"] = tuple(row["places"]), tuple(row["actors"])
                out.append(Decision(**row))
            except (ValueError, KeyError, TypeError) as error:
                raise BuildError(
                    Place(origin, number),
                    f"不是审核记录 not a decision: {error}",
                    "请恢复该文件 Restore the file",
                ) from error
    return tuple(out)


def _row(finding: Finding, decision: Decision | None) -> Reviewed:
    if decision is None:
        return Reviewed(finding, None, "new")
    changed = decision.words != _fingerprint(finding)
    state = "changed" if changed and decision.verdict else "kept" if decision.verdict else "seen"
    status = DECIDED[decision.verdict] + ("（条文已变，请复核）" if state == "changed" else "")
    return Reviewed(replace(finding, status=status), decision, state)


def _likest(finding: Finding, decisions: Sequence[Decision]) -> Decision | None:
    """The decision about the same thing, its wording or its paragraph shifted."""
    mine = decision_of(finding)
    articles, actors = _articles(mine.places), set(mine.actors)
    best: list[tuple[float, str, Decision]] = []
    for other in decisions:
        if (other.rule, other.case, other.law) != (mine.rule, mine.case, mine.law):
            continue
        names = actors | set(other.actors)
        alike = len(actors & set(other.actors)) / len(names) if names else 1.0
        if articles & _articles(other.places) and alike >= SHARED_ACTORS:
            best.append((-alike, other.id, other))
    return min(best, key=lambda row: row[:2])[2] if best else None


def _articles(places: Iterable[str]) -> set[str]:
    return {place.partition(".")[0] for place in places}


def _fingerprint(finding: Finding) -> str:
    words = "\x1f".join("".join(e.quote.split()) for e in finding.evidence)
    return hashlib.sha256(words.encode()).hexdigest()[:16]
