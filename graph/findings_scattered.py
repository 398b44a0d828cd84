"""R5 and R8: the same act on the same matter in several places, or at several levels."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..ontology.model import ActorKind, Modality, Reading
from .acts import acts
from .duties import PARALLEL, Duty, duties, private
from .findings_words import Raised
from .matters import AUTHORITIES, Matters, Task, subject

PUBLIC_SIDE = AUTHORITIES | {ActorKind.GRASSROOTS, ActorKind.PEOPLES, ActorKind.OCCUPATION}
MOST = 7  # norms shown in one finding
SPECIFIC = 0.35  # the least a shared word must weigh to tie two objects together
RANKS = (
    (0, re.compile("国务院|中央|全国")),
    (1, re.compile("^省|自治区|直辖市|省级")),
    (2, re.compile("^市$|设区的?市|自治州|^州|^盟|盟市|地级|市级|市（地|市（州")),
    (3, re.compile("县|^区|旗|区级")),
    (4, re.compile("乡|镇|苏木|街道")),
)
SPLIT_LEVELS = re.compile("分级|按照职责权限|按照管理权限|本级|各自权限")


def raised(about: Matters, reading: Reading) -> Iterator[Raised]:
    found = duties(about, reading)
    yield from _same_act(found, about, subject(reading.law))
    yield from _same_body(found, about)
    yield from _same_duty_twice(found, about)
    for duty in found:
        yield from _undivided(duty)


def _same_act(found: Sequence[Duty], about: Matters, title: str) -> Iterator[Raised]:
    """Groups of norms that share matter and act, stand in different 款 and have different bearers."""
    groups: dict[tuple[str, str], list[tuple[int, Duty, Task]]] = defaultdict(list)
    for duty in found:
        if not duty.binding or not any(m.actor.kind in PUBLIC_SIDE for m in duty.norm.bearers):
            continue
        for task in duty.tasks:
            for place, (matter, _) in enumerate(task.matters):
                for order, act in enumerate(task.acts[:3]):
                    if acts().named(act).shared:
                        groups[matter, act].append((place + order, duty, task))
    told: set[frozenset[tuple[object, ...]]] = set()
    for (matter, act), members in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        members = [*members, *_below(matter, act, groups, about)] if len(members) > 0 else members
        chosen = _spread(members, matter == title, about, title)
        key = frozenset((duty.norm.at, duty.norm.span) for _, duty, _ in chosen)
        if len(chosen) < 2 or any(key <= other for other in told):
            continue
        told.add(key)
        yield _group(chosen, matter, act)


def _below(
    matter: str, act: str, groups: dict[tuple[str, str], list[tuple[int, Duty, Task]]], about: Matters
) -> Iterator[tuple[int, Duty, Task]]:
    """Tasks of narrower matters: 人民调解 is 矛盾纠纷化解, where that is what the act is about."""
    for (narrower, other), members in groups.items():
        if narrower != matter and other == act and matter in about.line(narrower):
            for rank, duty, task in members:
                yield rank + 1, duty, task


def _spread(
    members: Sequence[tuple[int, Duty, Task]], subject_wide: bool, about: Matters, title: str
) -> list[tuple[int, Duty, Task]]:
    """The members that make an overlap: different 款, different bearers, nothing that ties them."""
    best: dict[tuple[object, ...], tuple[int, Duty, Task]] = {}
    for member in members:
        key = (member[1].norm.at, member[1].norm.span)
        if key not in best or member[0] < best[key][0]:
            best[key] = member
    ordered = sorted(best.values(), key=lambda m: (m[0], m[1].norm.at, m[1].norm.span))
    chosen: list[tuple[int, Duty, Task]] = []
    for member in ordered:
        if len(chosen) == MOST:
            break
        if all(_apart(member, other, subject_wide, about, title) for other in chosen):
            chosen.append(member)
    return sorted(chosen, key=lambda m: (m[1].norm.at, m[1].norm.span))


def _apart(
    one: tuple[int, Duty, Task], other: tuple[int, Duty, Task], subject_wide: bool, about: Matters, title: str
) -> bool:
    (rank, a, mine), (their_rank, b, theirs) = one, other
    if a.norm.at.whole_paragraph == b.norm.at.whole_paragraph and a.norm.at.item == b.norm.at.item == 0:
        return False
    if set(a.names) == set(b.names) or set(a.names) <= set(b.names) or set(b.names) <= set(a.names):
        return False
    if a.related_to(b.names) or b.related_to(a.names) or set(a.names) | set(b.names) <= PARALLEL:
        return False
    if rank + their_rank > 2:
        return False
    return not subject_wide or bool(_common(mine, theirs, about, title))


def _common(one: Task, other: Task, about: Matters, title: str) -> list[str]:
    """The weighty words two objects share, the heaviest first."""
    words = {t: w for t, w in about.scheme.words(_object(one)) if w >= SPECIFIC and t not in title}
    theirs = {t for t, _ in about.scheme.words(_object(other))}
    return sorted((t for t in words if t in theirs), key=lambda t: (-words[t], t))


def _object(task: Task) -> str:
    return task.object.of(task.reading.law.text)


def _group(chosen: Sequence[tuple[int, Duty, Task]], matter: str, act: str) -> Raised:
    actors: dict[tuple[str, str], None] = {}
    for _, duty, _ in chosen:
        actors |= dict.fromkeys((name, "牵头" if duty.leads else "负责") for name in duty.names)
    confidence = 0.75
    first = {m.actor.kind for m in chosen[0][1].organs}
    if any(rank for rank, _, _ in chosen):
        confidence -= 0.1
    if len({duty.norm.at.whole_article for _, duty, _ in chosen}) == 1:
        confidence -= 0.1
    if len(chosen) > 3:
        confidence -= 0.05
    if not all(duty.organs for _, duty, _ in chosen):
        confidence -= 0.1
    alike = max(
        _alike(_object(a[2]), _object(b[2])) for n, a in enumerate(chosen) for b in chosen[n + 1 :]
    )
    grade = "duplication" if alike >= 0.6 else "overlap" if first else "fragmentation"
    norms = tuple(duty.norm for _, duty, _ in chosen)
    return Raised("R5", "same-act", matter, tuple(actors), norms, grade, confidence, act=act)


def _alike(one: str, other: str) -> float:
    """Jaccard's measure of two objects' pairs of characters, from 0 to 1."""
    pairs = [{text[n : n + 2] for n in range(len(text) - 1)} for text in (one, other)]
    union = pairs[0] | pairs[1]
    return len(pairs[0] & pairs[1]) / len(union) if union else 0.0


def _same_body(found: Sequence[Duty], about: Matters) -> Iterator[Raised]:
    """One department, a general duty over many and a special one over some of them."""
    sole = [d for d in found if d.binding and len(d.names) == 1 and _department(d)]
    for n, one in enumerate(sole):
        for other in sole[n + 1 :]:
            if one.names != other.names or one.norm.at.whole_article == other.norm.at.whole_article:
                continue
            if set(one.acts[:1]) & set(other.acts[:1]):
                continue
            words = [
                word
                for a in one.tasks[:1]
                for b in other.tasks[:1]
                for word in _terms(a, about)
                if word in _terms(b, about)
            ]
            if words and one.norm.relations and other.norm.relations:
                actors = ((one.names[0], "负责"),)
                norms = (one.norm, other.norm)
                yield Raised(
                    "R5", "same-body", one.matter, actors, norms, "fragmentation", 0.55, note=words[0]
                )


def _department(duty: Duty) -> bool:
    return all(m.actor.kind is ActorKind.DEPARTMENT and not m.actor.generic for m in duty.norm.bearers)


def _terms(task: Task, about: Matters) -> tuple[str, ...]:
    """The scheme's matter words in an object, each also by the shorter ones inside it (内部治安保卫: 治安)."""
    text = _object(task)
    owned = about.scheme.owner
    hits = [term for term in owned if term in text and about.scheme.weight(term) * len(term) >= 0.3]
    title = subject(task.reading.law)
    bearers = {m.actor.name for m in task.norm.bearers} | {r.to.actor.name for r in task.norm.relations}
    return tuple(sorted(t for t in hits if t not in title and not any(t in name for name in bearers)))


def _same_duty_twice(found: Sequence[Duty], about: Matters) -> Iterator[Raised]:
    """Two articles that ask one matter's safekeeping of overlapping regulated parties."""
    groups: dict[str, list[Duty]] = defaultdict(list)
    for duty in found:
        if not duty.binding or duty.organs or not all(private(m) for m in duty.norm.bearers):
            continue
        for matter in dict.fromkeys(name for task in duty.tasks for name, _ in task.matters[:1]):
            groups[matter].append(duty)
    for matter, members in sorted(groups.items()):
        kinds = [d for d in members if any(m.actor.kind is ActorKind.INSTITUTION for m in d.norm.bearers)]
        for n, one in enumerate(kinds):
            for other in kinds[n + 1 :]:
                if one.norm.at.whole_article == other.norm.at.whole_article or one.names == other.names:
                    continue
                shared = [a for a in one.acts if a in other.acts]
                words = [w for a in one.tasks for b in other.tasks for w in _common(a, b, about, "")]
                if not shared or not words:
                    continue
                actors = tuple(dict.fromkeys((name, "负责") for d in (one, other) for name in d.names))
                norms = (one.norm, other.norm)
                note = f"两处都写到“{words[0]}”。"
                yield Raised(
                    "R5", "same-duty-twice", matter, actors, norms, "duplication", 0.5, note=note, act=shared[0]
                )


def _undivided(duty: Duty) -> Iterator[Raised]:
    """R8: two ranks of government in one bearer, an act that one of them should do."""
    if duty.norm.modality not in {Modality.OBLIGATION, Modality.SANCTION} or SPLIT_LEVELS.search(duty.actions):
        return
    by_level = [name for name in duty.acts if acts().named(name).level]
    levels = max((m.levels for m in duty.norm.bearers), key=_ranks, default=())
    if not by_level or _ranks(levels) < 2:
        return
    primary = [task.act for task in duty.tasks]
    if by_level[0] not in primary:
        return
    leading = 0.1 if duty.leads or by_level[0] in {"监督检查", "执法查处", "行政处罚", "许可审批"} else 0.0
    actors = tuple((name, "牵头" if duty.leads else "负责") for name in duty.names)
    yield Raised("R8", "undivided", duty.matter, actors, (duty.norm,), "overlap", 0.6 + leading, act=by_level[0])


def _ranks(levels: Sequence[str]) -> int:
    """How many ranks of government ``levels`` spans; 省、自治区、直辖市 is one rank."""
    return len({next((rank for rank, form in RANKS if form.search(level)), -1) for level in levels} - {-1})


