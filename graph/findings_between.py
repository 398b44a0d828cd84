"""R5 across laws: two laws give different bodies the same act on the same matter.

Asked only where the laws can meet (both of one place, or one of them national), the matter is a
narrow one of the scheme, and the objects share a weighty word; one finding a matter and act.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..ontology.model import Reading
from .acts import acts
from .duties import Duty, sound
from .findings_scattered import overlapping
from .findings_words import Raised
from .matters import Matters, Task
from .successors import latest

PLACE = re.compile(r"^(?!中华人民共和国)(.{2,8}?(?:省|自治区|自治州|特别行政区|市|盟|县|旗))")
MANY = 40  # laws a reader can have in mind together
MOST = 6  # norms shown in one finding
Member = tuple[Reading, Duty, Task]


def raised(laws: Sequence[tuple[Matters, Reading]]) -> Iterator[tuple[Raised, tuple[Reading, ...]]]:
    """Each overlap between laws, with the law each of its norms stands in; none among many laws."""
    if len(laws) > MANY:
        return  # a whole corpus is asked by query, not pair by pair
    groups: dict[tuple[str, str], list[Member]] = defaultdict(list)
    abouts = {reading.law.title: about for about, reading in laws}
    for about, reading in laws:
        for duty in sound(about, reading):
            for task in duty.tasks if duty.binding and duty.named else ():
                known = about.known[task.matter]
                if known.broader and not known.derived and acts().named(task.act).shared:
                    groups[task.matter, task.act].append((reading, duty, task))
    for (matter, act), members in sorted(groups.items()):
        chosen: list[Member] = []
        for member in members:
            norms = {(reading.law.title, duty.norm) for reading, duty, _ in chosen}
            if (member[0].law.title, member[1].norm) in norms or len(chosen) == MOST:
                continue
            others = [other for other in members if other is not member]
            if any(_meet(member, other, abouts[member[0].law.title]) for other in others):
                chosen.append(member)
        if len({reading.law.title for reading, _, _ in chosen}) > 1:
            yield _between(matter, act, chosen)


def _meet(one: Member, other: Member, about: Matters) -> bool:
    """Whether two norms of different laws overlap."""
    (law, a, mine), (other_law, b, theirs) = one, other
    if law.law.title == other_law.law.title or not _same_ground(law, other_law):
        return False
    now, then = ({latest(name) for name in duty.named} for duty in (a, b))
    if now <= then or then <= now:
        return False  # the same bodies, under the names of their day
    return overlapping(a, b, mine, theirs, about)


def _same_ground(one: Reading, other: Reading) -> bool:
    """Whether both laws can bind the same bodies: a national law meets every place's."""
    places = [PLACE.match(reading.law.title) for reading in (one, other)]
    found = [place[1] for place in places if place]
    return len(found) < 2 or found[0] == found[1]


def _between(matter: str, act: str, chosen: Sequence[Member]) -> tuple[Raised, tuple[Reading, ...]]:
    parts: dict[str, str] = {}
    for _, duty, _ in chosen:
        for name in duty.names:
            parts[name] = "牵头" if duty.leads else parts.get(name, "负责")
    titles = "".join(f"《{title}》" for title in dict.fromkeys(reading.law.title for reading, _, _ in chosen))
    norms = tuple(duty.norm for _, duty, _ in chosen)
    found = Raised(
        "R5",
        "between-laws",
        matter,
        tuple(parts.items()),
        norms,
        "overlap",
        0.4,
        note=f"涉及{titles}。",
        act=act,
    )
    return found, tuple(reading for reading, _, _ in chosen)
