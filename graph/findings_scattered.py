"""R5: the same act on the same matter in several places of one law."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..ontology.model import AUTHORITIES, ActorKind, Mention, Reading, Tie
from .duties import Duty, open_class, parallel, sound
from .findings_levels import rank
from .findings_words import Raised
from .matters import Matters, Task, subject
from .scheme import LONGEST

PUBLIC_SIDE = AUTHORITIES | {ActorKind.GRASSROOTS, ActorKind.PEOPLES}
PUBLIC_HANDS = re.compile("网格员|调解员|社区工作者|协管员|协理员|安全员")
MOST = 9  # norms shown in one finding
SPECIFIC = 0.35  # the least a shared word must weigh to tie two objects together
COMMON = 20  # times a law may use a word that still says something there
CROWD, SHARE = 6, 0.1  # a matter of more norms, and a larger share of them, is as wide as the law
UNSHARED = 0.05  # less sure where no two objects share a word that says something
LONG = 0.2  # the same for a word of four characters or more
OFFICIAL = re.compile("管理机构|办事机构|监督|媒体|预防控制|技术机构|^单位$|^机构$|中心$")
OWN = {"制度标准", "主体责任", "设施建设", "排查化解"}  # what a regulated party does in its own house
TELLS = re.compile(
    "(?:定期|及时|依法)*(?:向社会)?(?:公开|公布|发布|报告|通报)"
)  # speaks of the deed, does it not
FUNDS = re.compile(
    "(?:保障|安排|落实|统筹)[^，。；]*(?:经费|资金|投入)"
)  # money for a thing is not the thing
INSPECTS = re.compile("(?<!体格)(?<!健康)(?<!医学)(?<!身体)检查|巡查|抽查|核查|执法|查处")
JOINS = re.compile("将[^，。；]*(?:纳入|列入)|(?:纳入|列入|参加|参与)")
MEETING = {
    "建立机制",
    "监督检查",
    "执法查处",
    "排查化解",
    "应急处置",
}  # acts by which bodies meet at one door
DIVIDED_BY_CLAUSE = {"许可审批", "制度标准", "规划计划"}


def raised(about: Matters, reading: Reading) -> Iterator[Raised]:
    found = sound(about, reading)
    yield from _same_act(found, about, subject(reading.law))
    yield from _same_body(found, about)
    yield from _same_duty_twice(found, about)


def _same_act(found: Sequence[Duty], about: Matters, title: str) -> Iterator[Raised]:
    """Groups of norms that share matter and act, stand in different 款 and have different bearers."""
    groups: dict[tuple[str, str], list[tuple[int, Duty, Task]]] = defaultdict(list)
    most = max(CROWD, SHARE * len(found))
    for duty in found:
        if not duty.binding or not any(_public(m) for m in duty.norm.bearers):
            continue
        if any(m.actor.kind is ActorKind.ENTERPRISE for m in duty.norm.bearers):
            continue
        for task in duty.tasks:
            if task.act in {"监督检查", "指导"} and _over_bodies(duty):
                continue  # a government that urges its departments does not inspect beside them
            for place, (matter, _) in enumerate(task.matters):
                if not _spoken_of(matter, duty, about):
                    continue  # its neighbours speak of the matter, the norm does not
                for order, act in enumerate(task.acts[:2]):
                    if TELLS.match(task.words) or FUNDS.match(task.words):
                        continue
                    if act == "建立机制" and JOINS.match(task.words):
                        continue  # 将…纳入应急机制 sets up none
                    if act == "监督检查" and not INSPECTS.search(task.words):
                        continue  # 做好…管理工作 is no visit to anybody
                    if act in MEETING or act == "宣传教育":
                        groups[matter, act].append((place + (order > 1), duty, task))
    found_groups: list[tuple[str, list[str], list[tuple[int, Duty, Task]]]] = []
    for (matter, act), members in groups.items():
        crowd = len({(d.norm.at, d.norm.span) for d in found if d.matter == matter})
        wide = (
            matter == title
            or matter in about.scheme.vague
            or about.known[matter].derived
            or not about.known[matter].broader
            or crowd > most
        )
        chosen = _spread([*members, *_below(matter, act, groups, about)], wide, crowd > most, about, title)
        direct = sum(task.matter == matter for _, _, task in chosen)
        if act == "宣传教育" and not any(_coordinates(duty) for _, duty, _ in chosen):
            continue  # each teaches its own people; but who coordinates should not do it beside them
        if len(chosen) > 1 and direct >= (2 if matter in about.scheme.vague else 1):
            found_groups.append((matter, [act], chosen))
    for matter, names, chosen in _merged(found_groups, about.scheme.vague):
        crowd = len({(d.norm.at, d.norm.span) for d in found if d.matter == matter})
        yield _group(chosen, matter, "、".join(names), 0.1 if crowd > most else 0.0, about, title)


def _coordinates(duty: Duty) -> bool:
    return any(m.actor.kind is ActorKind.COORDINATING for m in duty.norm.bearers)


def _spoken_of(matter: str, duty: Duty, about: Matters) -> bool:
    """Whether a word of ``matter`` stands in the norm itself."""
    return any(term in duty.bare for term in about.known[matter].terms or (matter,))


def _over_bodies(duty: Duty) -> bool:
    ties = {Tie.SUPERVISE, Tie.GUIDE, Tie.COORDINATE}
    return any(r.tie in ties and r.to.actor.kind in AUTHORITIES for r in duty.norm.relations)


def _merged(
    groups: Sequence[tuple[str, list[str], list[tuple[int, Duty, Task]]]], vague: frozenset[str]
) -> list[tuple[str, list[str], list[tuple[int, Duty, Task]]]]:
    """Groups of one matter that share a norm become one; a group inside another goes."""
    out: list[tuple[str, list[str], list[tuple[int, Duty, Task]]]] = []
    for matter, names, chosen in sorted(groups, key=lambda g: (g[0] in vague, -len(g[2]), g[0], g[1])):
        keys = _keys(chosen)
        for n, (other, acts_there, members) in enumerate(out):
            theirs = _keys(members)
            if keys <= theirs and (other == matter or len(keys) < len(theirs)):
                break
            if other == matter and matter not in vague and keys & theirs:
                more = [m for m in chosen if (m[1].norm.at, m[1].norm.span) not in theirs]
                joined = sorted([*members, *more], key=lambda m: (m[1].norm.at, m[1].norm.span))
                out[n] = (other, [*acts_there, *(a for a in names if a not in acts_there)], joined)
                break
        else:
            out.append((matter, names, chosen))
    return out


def _keys(chosen: Sequence[tuple[int, Duty, Task]]) -> set[tuple[object, ...]]:
    return {(duty.norm.at, duty.norm.span) for _, duty, _ in chosen}


def _public(mention: Mention) -> bool:
    """Whether a bearer acts for the public: a body, or somebody who works for one."""
    return mention.actor.kind in PUBLIC_SIDE or bool(PUBLIC_HANDS.search(mention.actor.name))


def _below(
    matter: str, act: str, groups: dict[tuple[str, str], list[tuple[int, Duty, Task]]], about: Matters
) -> Iterator[tuple[int, Duty, Task]]:
    """Tasks of narrower matters: 人民调解 is 矛盾纠纷化解, where that is what the act is about."""
    for (narrower, other), members in groups.items():
        if narrower != matter and other == act and matter in about.line(narrower):
            for rank, duty, task in members:
                yield rank + 1, duty, task


def _spread(
    members: Sequence[tuple[int, Duty, Task]], subject_wide: bool, crowded: bool, about: Matters, title: str
) -> list[tuple[int, Duty, Task]]:
    """The members that overlap: different 款 and bearers, nothing that ties them.

    With one other of them at least; in a ``crowded`` matter with all of them.
    """
    best: dict[tuple[object, ...], tuple[int, Duty, Task]] = {}
    for member in members:
        key = (member[1].norm.at, member[1].norm.span)
        if key not in best or member[0] < best[key][0]:
            best[key] = member
    ordered = sorted(best.values(), key=lambda m: (m[0], m[1].norm.at, m[1].norm.span))
    chosen: list[tuple[int, Duty, Task]] = []
    for member in ordered:
        others = chosen if crowded else [other for other in ordered if other is not member]
        fits = [_apart(member, other, subject_wide, about, title) for other in others]
        if all(fits) if crowded else any(fits):
            chosen.append(member)
    return sorted(chosen[:MOST], key=lambda m: (m[1].norm.at, m[1].norm.span))


def _apart(
    one: tuple[int, Duty, Task], other: tuple[int, Duty, Task], subject_wide: bool, about: Matters, title: str
) -> bool:
    (rank, a, mine), (their_rank, b, theirs) = one, other
    if a.norm.at.whole_paragraph == b.norm.at.whole_paragraph and a.norm.at.item == b.norm.at.item == 0:
        return False
    if set(a.names) == set(b.names) or set(a.names) <= set(b.names) or set(b.names) <= set(a.names):
        return False
    if _within(a, b) or _within(b, a) or a.urges_departments(b) or b.urges_departments(a):
        return False
    if _named_in(a, b.actions) or _named_in(b, a.actions):
        return False  # 健全人民法院主办…的格局: the one text says what the other does
    if a.related_to(b.names) or b.related_to(a.names) or parallel({*a.names, *b.names}):
        return False
    if _judicial(a) != _judicial(b) and {"执法查处", "监督检查"} & {*mine.acts[:1], *theirs.acts[:1]}:
        return False  # courts punish crime; departments enforce
    common = _common(mine, theirs, about, title)
    same_article = a.norm.at.whole_article == b.norm.at.whole_article
    if rank + their_rank > (2 if common and same_article else 1) or _stacked(a, b):
        return False  # in another article, what only both touch upon ties nothing together
    if same_article and DIVIDED_BY_CLAUSE & {*mine.acts[:1], *theirs.acts[:1]}:
        return False  # who approves what, whose rules they are: the 款 of one article divide it
    return bool(common) or not (subject_wide or (_tiers(a, b) and not same_article))


def overlapping(a: Duty, b: Duty, mine: Task, theirs: Task, about: Matters) -> bool:
    """Whether two tasks of different laws are one: no rank between them, a weighty word in common."""
    return not _stacked(a, b) and not a.related_to(b.names) and bool(_common(mine, theirs, about, ""))


def _tiers(a: Duty, b: Duty) -> bool:
    """Whether a government has one and a department the other: two tiers of one house, mostly two things."""
    kinds = [{m.actor.kind for m in duty.organs if not open_class(m)} for duty in (a, b)]
    return {ActorKind.GOVERNMENT} in kinds and {ActorKind.DEPARTMENT} in kinds


def _within(a: Duty, b: Duty) -> bool:
    """Whether all bearers of ``a`` are among 各级人民政府 of ``b``, with or without its departments."""
    every = any("各级" in "".join(m.levels) and m.actor.name == "人民政府" for m in b.norm.bearers)
    return every and all(m.actor.kind is ActorKind.GOVERNMENT for m in a.norm.bearers)


def _judicial(duty: Duty) -> bool:
    return bool({ActorKind.COURT, ActorKind.PROCURATORATE} & {m.actor.kind for m in duty.norm.bearers})


def _named_in(duty: Duty, actions: str) -> bool:
    return any(m.actor.name in actions for m in duty.organs if not m.actor.generic)


def _stacked(a: Duty, b: Duty) -> bool:
    """Whether the two stand at different ranks of government: 国务院 above, 县级以上 below."""
    ranks = [{r for m in d.norm.bearers for r in rank(m.levels)} for d in (a, b)]
    return bool(ranks[0] and ranks[1]) and not ranks[0] & ranks[1]


def _common(one: Task, other: Task, about: Matters, title: str, least: float = SPECIFIC) -> list[str]:
    """The words of at least weight ``least`` that two objects share, the heaviest first."""
    mine, theirs = _object(one), _object(other)
    words = {
        mine[at : at + size]
        for at in range(len(mine))
        for size in range(2, min(LONGEST, len(mine) - at) + 1)
        if mine[at : at + size] in about.scheme.figures and mine[at : at + size] in theirs
    }
    often = max(COMMON, SHARE * len(one.reading.norms))  # 长江流域 ties no two norms of 长江保护法 together
    weights = {
        word: about.scheme.weight(word)
        for word in words
        if word not in title
        and one.reading.law.text.count(word) <= often
        and not (word in about.known and about.known[word].derived)
    }
    return sorted((w for w in weights if weights[w] >= least), key=lambda w: (-weights[w], w))


def _object(task: Task) -> str:
    return task.object.of(task.reading.law.text)


def _group(
    chosen: Sequence[tuple[int, Duty, Task]], matter: str, act: str, doubt: float, about: Matters, title: str
) -> Raised:
    parts: dict[str, str] = {}
    for _, duty, _ in chosen:
        for name in duty.names:
            parts[name] = "牵头" if duty.leads else parts.get(name, "负责")
    confidence = 0.25 - doubt
    first = {m.actor.kind for m in chosen[0][1].organs}
    if any(rank for rank, _, _ in chosen):
        confidence -= 0.05
    if not all(duty.organs for _, duty, _ in chosen):
        confidence -= 0.05
    if not any(_common(a[2], b[2], about, title) for n, a in enumerate(chosen) for b in chosen[n + 1 :]):
        confidence -= UNSHARED
    alike = max(_alike(_object(a[2]), _object(b[2])) for n, a in enumerate(chosen) for b in chosen[n + 1 :])
    grade = "duplication" if alike >= 0.6 else "overlap" if first else "fragmentation"
    norms = tuple(duty.norm for _, duty, _ in chosen)
    return Raised("R5", "same-act", matter, tuple(parts.items()), norms, grade, confidence, act=act)


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
            if set(one.acts[:1]) & set(other.acts[:1]) or _stacked(one, other):
                continue
            words = [
                word
                for a in one.tasks[:1]
                for b in other.tasks[:1]
                for word in _terms(a, about)
                if word in _terms(b, about)
            ]
            if words and (_over_many(one) or _over_many(other)):
                actors = ((one.names[0], "负责"),)
                norms = (one.norm, other.norm)
                yield Raised(
                    "R5", "same-body", one.matter, actors, norms, "fragmentation", 0.3, note=words[0]
                )


def _over_many(duty: Duty) -> bool:
    """Whether it guides or supervises three or more other parties: a general duty."""
    ties = {Tie.SUPERVISE, Tie.GUIDE}
    return len({r.to.actor.name for r in duty.norm.relations if r.tie in ties}) > 2


def _department(duty: Duty) -> bool:
    return all(m.actor.kind is ActorKind.DEPARTMENT and not m.actor.generic for m in duty.norm.bearers)


def _terms(task: Task, about: Matters) -> tuple[str, ...]:
    """The scheme's matter words in an object, shorter ones inside longer too (内部治安保卫: 治安)."""
    text = _object(task)
    owned = about.scheme.owner
    hits = [term for term in owned if term in text and about.scheme.weight(term) * len(term) >= 0.3]
    title = subject(task.reading.law)
    bearers = {m.actor.name for m in task.norm.bearers} | {r.to.actor.name for r in task.norm.relations}
    return tuple(sorted(t for t in hits if t not in title and not any(t in name for name in bearers)))


def _same_duty_twice(found: Sequence[Duty], about: Matters) -> Iterator[Raised]:
    """Two articles that ask institutions for the same thing in the same words."""
    mine = [
        d
        for d in found
        if d.binding
        and all(m.actor.kind is ActorKind.INSTITUTION for m in d.norm.bearers)
        and not any(OFFICIAL.search(name) for name in d.names)
    ]
    for n, one in enumerate(mine):
        for other in mine[n + 1 :]:
            if one.norm.at.whole_article == other.norm.at.whole_article or one.names == other.names:
                continue
            if not (_speaks_of(one, other) or _speaks_of(other, one)):
                continue  # schools and training firms: two kinds of party, each with its own duty
            for a, b in ((a, b) for a in one.tasks for b in other.tasks if a.act == b.act in OWN):
                words = [w for w in _common(a, b, about, "", LONG) if len(w) >= 4]
                if words:
                    actors = tuple(dict.fromkeys((name, "负责") for d in (one, other) for name in d.names))
                    yield Raised(
                        "R5",
                        "same-duty-twice",
                        other.matter,
                        actors,
                        (one.norm, other.norm),
                        "duplication",
                        0.3,
                        note=f"两处都写到“{words[0]}”。",
                        act=a.act,
                    )
                    break


def _speaks_of(one: Duty, other: Duty) -> bool:
    """Whether the sentence of ``one`` names a bearer of ``other`` (学校…的管理单位 speaks of 学校)."""
    return any(name in one.opening + one.text for name in other.names)
