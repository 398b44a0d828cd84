"""What an office should look at: overlaps, gaps and open ends, each with its evidence.

    findings(readings) -> tuple[Finding, …]     the first screen first

A finding is never a verdict.  Rules R1 to R8 stand on 《部门职责分工协商协调办法》第六条 (one matter,
one department; where several are needed, name the 牵头部门 and tell 主办 from 协办); grades use
the words of GAO-15-49SP (fragmentation, overlap, duplication).  Each rule lives in one of
`findings_shared` (R1, R2, declared), `findings_open` (R3, R4), `findings_scattered` (R5),
`findings_levels` (R8), `findings_between` (R5 across laws) and `findings_missing` (R6, R7); what they say to people is in `findings_words`.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..ontology.citation import Citation
from ..ontology.model import AUTHORITIES, Norm, Reading, Span
from . import (
    findings_between,
    findings_levels,
    findings_missing,
    findings_open,
    findings_scattered,
    findings_shared,
)
from .findings_words import PRIORITY, Raised, spoken
from .matters import Matters, matters
from .scheme import Scheme

STATUS = "待核对"
GRADES = {"fragmentation": "分散", "overlap": "重叠", "duplication": "重复", "": "—"}
DOUBTFUL = frozenset(
    {("R7", "no-consequence"), ("R5", "between-laws"), ("R6", "coordinator-only")}
)  # docs/judged/findings.md
SURE = 0.35  # below it readers of unseen laws found more wrong than right or arguable: leads, shown last


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a finding, under the name the law gives it, and its part there (牵头, 负责, 会同 …)."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a law a finding stands on.  ``at`` is the citation in the interchange format."""

    law: str
    at: str
    citation: str
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be checked by a person.

    ``confidence`` is what reading found such findings worth on laws no rule was written from:
    the share right and half the share arguable, in steps of 0.05 (docs/judged/findings.tsv, rounds
    25 to 31, two readers), less where the text itself gives cause; for cases hardly met there (open-lead,
    two-leads, main-task, open-members) what readers of the seed gave.  ``grade`` is "" for declared coordination.
    """

    id: str
    rule: str  # R1 … R8, declared
    case: str  # which case of the rule: open-partner, two-leads …
    title_zh: str
    title_en: str
    matter: str
    actors: tuple[Party, ...]
    evidence: tuple[Evidence, ...]
    why_zh: str
    why_en: str
    legitimate_zh: str
    source_zh: str
    grade: str
    confidence: float
    status: str = STATUS

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON has it."""
        return {
            "id": self.id,
            "rule": self.rule,
            "case": self.case,
            "title_zh": self.title_zh,
            "title_en": self.title_en,
            "matter": self.matter,
            "actors": [{"name": a.name, "role": a.role} for a in self.actors],
            "evidence": [
                {"law": e.law, "at": e.at, "citation": e.citation, "quote": e.quote} for e in self.evidence
            ],
            "why_zh": self.why_zh,
            "why_en": self.why_en,
            "legitimate_zh": self.legitimate_zh,
            "source_zh": self.source_zh,
            "grade": self.grade,
            "confidence": self.confidence,
            "status": self.status,
        }


def findings(
    readings: Iterable[Reading], words: Scheme | None = None, doubtful: bool = False
) -> tuple[Finding, ...]:
    """Everything R1 to R8 raise in each of ``readings`` and between them, and declared coordination.

    Cases that readers found wrong as often as right (``DOUBTFUL``) are raised only where
    ``doubtful`` asks for them.

    Sorted by how much a reader gains from looking (rule, then confidence, then reading order), those
    less sure than ``SURE`` behind the others; declared coordination, which is no problem, comes last.  Equal readings give equal findings.
    """
    raw: list[Finding] = []
    laws: list[tuple[Matters, Reading]] = []
    for reading in readings:
        about = matters([reading], words)
        laws.append((about, reading))
        found = (one for one in _raised(about, reading) if doubtful or (one.rule, one.case) not in DOUBTFUL)
        raw.extend(_finding(reading, one) for one in sorted(found, key=_place))
    for one, where in findings_between.raised(laws) if doubtful else ():
        raw.append(_finding(where[0], one, where))
    out = list(_numbered(raw))
    order = {finding.id: n for n, finding in enumerate(out)}
    return tuple(sorted(out, key=lambda f: (_room(f), -PRIORITY[f.rule, f.case] * f.confidence, order[f.id])))


def _room(finding: Finding) -> int:
    """0 what is mostly right, 1 leads, 2 declared coordination."""
    return 2 if finding.rule == "declared" else int(finding.confidence < SURE)


def _raised(about: Matters, reading: Reading) -> Iterator[Raised]:
    for room in (findings_shared, findings_open, findings_scattered, findings_levels, findings_missing):
        yield from room.raised(about, reading)


def _place(raised: Raised) -> tuple[Citation, int, str, str]:
    first = min((norm.at, norm.span.start) for norm in raised.norms) if raised.norms else None
    at, start = first or (raised.places[0][0], raised.places[0][1].start)
    return at, start, raised.rule, raised.case


def _finding(reading: Reading, raised: Raised, where: tuple[Reading, ...] = ()) -> Finding:
    """``where`` is the law of each norm, for a finding between laws."""
    if where:
        quoted = [(law, norm.at, norm.span) for law, norm in zip(where, raised.norms, strict=True)]
    else:
        spans = {(n.at, n.span) for n in raised.norms} | set(raised.places)
        quoted = [(reading, at, span) for at, span in _joined(sorted(spans))]
    evidence = tuple(
        Evidence(law.law.title, at.at, str(at), " ".join(span.of(law.law.text).split()))
        for law, at, span in quoted
    )
    title_zh, title_en, why_zh, why_en, legitimate, source = spoken(raised, reading)
    places = "|".join(f"{e.law}:{e.at}" if where else e.at for e in evidence)
    key = "\x1f".join([raised.rule, raised.case, reading.law.title, places])
    return Finding(
        id=f"{raised.rule}-{hashlib.sha256(key.encode()).hexdigest()[:8]}",
        rule=raised.rule,
        case=raised.case,
        title_zh=title_zh,
        title_en=title_en,
        matter=raised.matter,
        actors=tuple(Party(name, role) for name, role in raised.actors),
        evidence=evidence,
        why_zh=why_zh,
        why_en=why_en,
        legitimate_zh=legitimate,
        source_zh=source,
        grade=raised.grade,
        confidence=round(raised.confidence, 2),
    )


def _joined(spans: Iterable[tuple[Citation, Span]]) -> Iterator[tuple[Citation, Span]]:
    """Words of one place that overlap are quoted once, whole."""
    last: tuple[Citation, Span] | None = None
    for at, span in spans:
        if last and last[0] == at and span.start < last[1].end:
            last = at, Span(last[1].start, max(last[1].end, span.end))
            continue
        if last:
            yield last
        last = at, span
    if last:
        yield last


def _numbered(found: Iterable[Finding]) -> Iterator[Finding]:
    """Two findings of one case on the same words are told apart by their order."""
    seen: dict[str, int] = {}
    for finding in found:
        seen[finding.id] = number = seen.get(finding.id, 0) + 1
        yield finding if number == 1 else replace(finding, id=f"{finding.id}-{number}")


def concentration(about: Matters) -> tuple[tuple[str, int, tuple[tuple[str, int], ...], float], ...]:
    """How spread each matter's duties are: (matter, duties, duties by body, 1 - HHI).

    HHI is the sum of the squared shares of the public bodies that bear the matter's duties:
    0 means one body has them all; towards 1, many have a little each.  Most spread first.
    """
    shares: dict[str, dict[str, int]] = {}
    for norm, task in _duties(about):
        for mention in norm.bearers:
            if mention.actor.kind in AUTHORITIES and not mention.actor.generic:
                counts = shares.setdefault(task, {})
                counts[mention.actor.name] = counts.get(mention.actor.name, 0) + 1
    rows = []
    for matter, counts in shares.items():
        total = sum(counts.values())
        spread = 1 - sum((n / total) ** 2 for n in counts.values())
        bodies = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
        rows.append((matter, total, bodies, round(spread, 3)))
    return tuple(sorted(rows, key=lambda row: (-row[3], -row[1], row[0])))


def _duties(about: Matters) -> Iterator[tuple[Norm, str]]:
    """Each norm once, with its main matter."""
    seen: set[tuple[str, Norm]] = set()
    for task in about.tasks:
        if (task.law, task.norm) not in seen:
            seen.add((task.law, task.norm))
            yield task.norm, about.main(task.reading, task.norm)
