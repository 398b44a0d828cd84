"""Two versions of one law, or two places' laws on one subject: their duties side by side.

Duties are aligned one to one, best pair first, by what is done (the words of the actions), what
it is about, the sort of act, who bears it and how it binds.  A pair then says what became of the
duty: the same, reworded, borne by others (who gained it, who lost it, who shares it), or a body
only renamed (successors.toml).  What has no pair was added or removed; between two versions of one
law so are sentences of duty that name nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ..ontology.citation import Citation
from ..ontology.model import Reading
from .acts import FULL, OTHER
from .compare_silent import only_in
from .duties import Duty, duties
from .matters import matters, subject
from .scheme import scheme
from .successors import latest, renewed

CROSSING = 0.6  # the same where only one of them is borne by a public body
SENTENCE = 0.9  # how much likeness of sentences counts beside likeness of actions
SHORT = 5  # characters of an action too short to be compared without its sentence
LEAST_ELSE = 0.34  # the least two duties' words must be alike where matter or act differ
PUNCTUATION = re.compile(r"[，。；：、（）《》“”\s]")


@dataclass(frozen=True, slots=True)
class _Scale:
    """What each likeness counts, the least a pair must reach, the least its words must be alike."""

    words: float
    matter: float
    act: float
    bearer: float
    modality: float
    alike: float
    least: float


VERSIONS = _Scale(0.5, 0.2, 0.1, 0.12, 0.08, 0.42, 0.12)  # one law twice: the words carry it
PLACES = _Scale(0.4, 0.3, 0.1, 0.12, 0.08, 0.5, 0.12)  # two legislators: what it is about carries it


@dataclass(frozen=True, slots=True)
class Side:
    """A duty as one law has it."""

    law: str
    at: str
    citation: str
    bearers: tuple[str, ...]
    levels: tuple[str, ...]
    modality: str
    actions: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one duty.

    ``kind``: same, reworded, bearers (who bears it changed), renamed (only names of bodies did),
    modality (how it binds changed), added, removed.  ``likeness`` runs from 0 to 1.
    """

    kind: str
    matter: str
    act: str
    old: Side | None
    new: Side | None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    likeness: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """The change as JSON has it."""
        return {
            "kind": self.kind,
            "kind_zh": KINDS[self.kind],
            "matter": self.matter,
            "act": self.act,
            "gained": list(self.gained),
            "lost": list(self.lost),
            "kept": list(self.kept),
            "likeness": self.likeness,
            "old": _side_dict(self.old),
            "new": _side_dict(self.new),
        }


KINDS = {
    "same": "未变",
    "reworded": "文字修改",
    "bearers": "主体变化",
    "renamed": "机构更名",
    "modality": "约束变化",
    "added": "新增",
    "removed": "删去",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes in the order of the new law, removed duties where they stood in the old one."""

    old: str
    new: str
    changes: tuple[Change, ...]

    def counts(self) -> dict[str, int]:
        """How many changes of each kind."""
        return {kind: sum(change.kind == kind for change in self.changes) for kind in KINDS}

    def moved(self) -> tuple[tuple[str, int, int, int], ...]:
        """Who gained, lost and keeps duties: (body, gained, lost, kept), the most moved first."""
        rows: dict[str, list[int]] = {}
        for change in self.changes:
            for n, names in enumerate((change.gained, change.lost, change.kept)):
                for name in names:
                    rows.setdefault(name, [0, 0, 0])[n] += 1
        ordered = sorted(rows.items(), key=lambda row: (-row[1][0] - row[1][1], row[0]))
        return tuple((name, *counts) for name, counts in ordered)  # type: ignore[misc]


def compare(old: Reading, new: Reading) -> Comparison:
    """Align the duties of two laws; order of arguments is order in time, or here and there."""
    before, after = (_duties(reading) for reading in (old, new))
    scale = VERSIONS if old.law.title == new.law.title else PLACES
    pairs = _pairs(before, after, scale)
    matched = {b: (a, score) for a, b, score in pairs}
    used = {a for a, _, _ in pairs}
    changes: list[tuple[tuple[float, int], Change]] = []
    for b, duty in enumerate(after):
        if b in matched:
            a, score = matched[b]
            changes.append(((b, 1), _change(before[a], duty, score)))
        else:
            changes.append(((b, 1), _one_sided("added", duty)))
    place = {a: b for a, b, _ in pairs}
    last = -1
    for a, duty in enumerate(before):
        if a in used:
            last = place[a]
        else:
            changes.append(((last + 0.5, a), _one_sided("removed", duty)))
    if scale is VERSIONS:
        here = [duty.norm.at for duty in after]
        there = {duty.norm.at: place[a] for a, duty in enumerate(before) if a in used}
        for at, words in only_in(new, old):
            changes.append(((sum(c <= at for c in here) - 0.5, 0), _silent("added", new, at, words)))
        for at, words in only_in(old, new):
            after_it = max((b for c, b in there.items() if c <= at), default=-1)
            changes.append(((after_it + 0.5, len(before)), _silent("removed", old, at, words)))
    ordered = [change for _, change in sorted(changes, key=lambda row: row[0])]
    return Comparison(_named(old, scale), _named(new, scale), tuple(ordered))


def _named(reading: Reading, scale: _Scale) -> str:
    """The law's title; of two versions with the date that tells them apart."""
    return f"{reading.law.title}（{reading.law.dated}）" if scale is VERSIONS else reading.law.title


def _duties(reading: Reading) -> list[Duty]:
    return [duty for duty in duties(matters([reading]), reading) if duty.tasks]


def _pairs(before: Sequence[Duty], after: Sequence[Duty], scale: _Scale) -> list[tuple[int, int, float]]:
    """One-to-one pairs, the likest first; ties go to the pair nearest in relative position."""
    whole = {_whole(some[0]) for some in (before, after) if some} if scale is PLACES else set()
    grams_old, grams_new = ([_grams(_words(d)) for d in some] for some in (before, after))
    lines_old, lines_new = ([_grams(_plain(d.text)) for d in some] for some in (before, after))
    scored: list[tuple[float, float, int, int]] = []
    for a, one in enumerate(before):
        for b, other in enumerate(after):
            words = _dice(grams_old[a], grams_new[b])
            if scale is VERSIONS:  # an amended action still stands in its old sentence
                words = max(words, SENTENCE * _dice(lines_old[a], lines_new[b]))
            same_topic = (
                one.matter == other.matter
                and one.matter not in whole
                and bool(set(_acts(one)) & set(_acts(other)))
            )
            if words < (scale.least if same_topic else LEAST_ELSE):
                continue
            if bool(one.organs) != bool(other.organs) and words < CROSSING:
                continue  # what a citizen may do is seldom what an organ must
            score = _likeness(one, other, words, scale)
            if score >= scale.alike:
                away = abs(a / max(1, len(before)) - b / max(1, len(after)))
                scored.append((-round(score, 6), away, a, b))
    pairs: list[tuple[int, int, float]] = []
    old_used: set[int] = set()
    new_used: set[int] = set()
    for score, _, a, b in sorted(scored):
        if a not in old_used and b not in new_used:
            old_used.add(a)
            new_used.add(b)
            pairs.append((a, b, round(-score, 3)))
    return pairs


def _whole(duty: Duty) -> str:
    """The matter of a law as a whole: that two norms share it says nothing."""
    title = subject(duty.reading.law)
    return next((name for _, name in scheme().found(title)), title)


def _likeness(one: Duty, other: Duty, words: float, scale: _Scale) -> float:
    acts_one, acts_other = set(_acts(one)), set(_acts(other))
    union = acts_one | acts_other
    names_one, names_other = ({latest(n) for n in d.names} for d in (one, other))
    bearers = names_one | names_other
    return (
        scale.words * words
        + scale.matter * (one.matter == other.matter)
        + scale.act * (len(acts_one & acts_other) / len(union) if union else 1.0)
        + scale.bearer * (len(names_one & names_other) / len(bearers))
        + scale.modality * (one.norm.modality is other.norm.modality)
    )


def _words(duty: Duty) -> str:
    """What is done; for an action as short as 决定 or 不予受理, the whole sentence."""
    actions = _plain(duty.actions)
    return actions if len(actions) >= SHORT else _plain(duty.text)


def _acts(duty: Duty) -> tuple[str, ...]:
    return tuple(act for act in duty.acts if act != OTHER)


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[n : n + 2] for n in range(len(text) - 1)) or frozenset({text})


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _plain(words: str) -> str:
    return PUNCTUATION.sub("", words.translate(FULL))


def _change(old: Duty, new: Duty, likeness: float) -> Change:
    before, after = ({latest(name) for name in duty.names} for duty in (old, new))
    if before != after:
        kind = "bearers"
    elif old.norm.modality is not new.norm.modality:
        kind = "modality"
    else:
        kind = _reworded(old, new)
    return Change(
        kind,
        new.matter,
        new.acts[0],
        _side(old),
        _side(new),
        gained=tuple(name for name in new.names if latest(name) not in before),
        lost=tuple(name for name in old.names if latest(name) not in after),
        kept=tuple(name for name in new.names if latest(name) in before),
        likeness=likeness,
    )


def _reworded(old: Duty, new: Duty) -> str:
    """Same, renamed or reworded: a raised fine is no 机构更名, though the body that sets it was renamed too."""
    once, now = _plain(old.text), _plain(new.text)
    if once != now and renewed(once) == renewed(now):
        return "renamed"
    acts_once, acts_now = renewed(_plain(old.actions)), renewed(_plain(new.actions))
    if once == now or (acts_once == acts_now and _near(renewed(once), renewed(now))):
        return "same" if set(old.names) == set(new.names) else "renamed"
    return "reworded"


def _near(one: str, other: str) -> bool:
    """Whether two quotes differ in a particle at most."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.98


def _one_sided(kind: str, duty: Duty) -> Change:
    side = _side(duty)
    added = kind == "added"
    return Change(
        kind,
        duty.matter,
        duty.acts[0],
        None if added else side,
        side if added else None,
        gained=duty.names if added else (),
        lost=() if added else duty.names,
    )


def _silent(kind: str, reading: Reading, at: Citation, words: str) -> Change:
    """A sentence of duty without a subject that one version alone has."""
    named = [name for _, name in scheme().found(words)]
    side = Side(reading.law.title, at.at, str(at), (), (), "", (), words)
    added = kind == "added"
    matter = named[0] if named else subject(reading.law)
    return Change(kind, matter, OTHER, None if added else side, side if added else None)


def _side(duty: Duty) -> Side:
    return Side(
        duty.reading.law.title,
        duty.norm.at.at,
        str(duty.norm.at),
        duty.names,
        tuple(dict.fromkeys(level for m in duty.norm.bearers for level in m.levels)),
        duty.norm.modality.value,
        tuple(task.words for task in duty.tasks),
        "".join(duty.norm.span.of(duty.reading.law.text).split()),
    )


def _side_dict(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "law": side.law,
        "at": side.at,
        "citation": side.citation,
        "bearers": list(side.bearers),
        "levels": list(side.levels),
        "modality": side.modality,
        "actions": list(side.actions),
        "quote": side.quote,
    }
