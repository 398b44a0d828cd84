"""How agencies work together: who leads whom, who stands between, what is founded, what is not tied.

Everything here is counted from norms; each row carries the articles it stands on.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from ..ontology.model import AUTHORITIES, Mention, Reading, Tie
from .acts import FULL
from .duties import Duty, duties, open_class, parallel, unpartnered
from .matters import matters

WORKING = {Tie.JOINT, Tie.ASSIST, Tie.COORDINATE}
MECHANISM = re.compile(
    r"(?P<name>[^，。；、的]{0,24}(?:[、和与及][^，。；、]{1,14}){0,8}"
    r"(?:协调机制|联动机制|协同机制|协作机制|共享机制|会商机制|衔接机制|"
    r"协同监管机制|管理机制|工作机制|综合协调工作体系|联席会议(?:制度)?|机制|工作格局))"
)
OPENING = re.compile(
    r"^(?:[^，建健完构]{0,6}(?=建立))?(?:应当)?(?:依法)?(?:建立健全|建立完善|建立|健全|完善|构建|形成|设立|会同)+(?:相应的|政府统一领导的)?"
)
ALONE = "工作机制"
CROSS = re.compile("协调|联动|协同|协作|共享|会商|衔接|联席|配合|统筹|统一领导|部门")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bodies and the places that name them so, as (law's title, citation).

    Among `leads` the first leads the second.
    """

    one: str
    other: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Broker:
    """A body between others: ``betweenness`` (0 to 1) on the graph of working ties, ``ties`` its number."""

    name: str
    betweenness: float
    ties: int


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A cross-agency mechanism the law founds: its name, who founds it, who is in it, where."""

    name: str
    kind: str
    founders: tuple[str, ...]
    members: tuple[str, ...]
    matter: str
    law: str
    at: str
    citation: str
    quote: str


@dataclass(frozen=True, slots=True)
class Coordination:
    """All of it for some laws; each tuple sorted, the heaviest first."""

    leads: tuple[Pair, ...]
    brokers: tuple[Broker, ...]
    triangles: tuple[tuple[str, str, str], ...]
    untied: tuple[Pair, ...]  # named together in a norm, nowhere told to work together, in no mechanism
    chains: tuple[tuple[str, ...], ...]  # who reports to whom, who reports on …
    mechanisms: tuple[Mechanism, ...]


def coordination(readings: Iterable[Reading]) -> Coordination:
    """Who coordinates with whom in ``readings``, by every norm that says so."""
    found: list[Duty] = []
    for reading in readings:
        found.extend(duties(matters([reading]), reading))
    leads: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    together: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    graph, reports = nx.Graph(), nx.DiGraph()
    for duty in found:
        place = (duty.reading.law.title, str(duty.norm.at))
        for mention in duty.organs:
            for relation in duty.norm.relations:
                if not _body(relation.to) or relation.to.actor.name == mention.actor.name:
                    continue
                pair = (mention.actor.name, relation.to.actor.name)
                if relation.tie in WORKING and _body(mention):
                    graph.add_edge(*pair)
                    if relation.tie is not Tie.ASSIST and len(duty.names) == 1:
                        leads[pair].append(place)
                if relation.tie is Tie.REPORT and _body(mention):
                    reports.add_edge(*pair)
        named = sorted({m.actor.name for m in duty.organs if _body(m)})
        for one, other in combinations(named, 2):
            together[one, other].append(place)
    founded = tuple(_mechanisms(found))
    for mechanism in founded:
        if mechanism.kind != ALONE:  # who is in one 协同机制 works together; each may have its 工作机制
            for pair in combinations(sorted(set(mechanism.members)), 2):
                together.pop(pair, None)
    return Coordination(
        leads=_rows(leads),
        brokers=_brokers(graph),
        triangles=_triangles(graph),
        untied=_rows(
            {pair: at for pair, at in together.items() if not graph.has_edge(*pair) and not parallel(pair)}
        ),
        chains=_chains(reports),
        mechanisms=founded,
    )


def _body(mention: Mention) -> bool:
    return mention.actor.kind in AUTHORITIES and not open_class(mention)


def _rows(pairs: dict[tuple[str, str], list[tuple[str, str]]]) -> tuple[Pair, ...]:
    rows = [Pair(one, other, tuple(dict.fromkeys(at))) for (one, other), at in pairs.items()]
    return tuple(sorted(rows, key=lambda row: (-len(row.places), row.one, row.other)))


def _brokers(graph: "nx.Graph[str]") -> tuple[Broker, ...]:
    between = nx.betweenness_centrality(graph) if graph else {}
    rows = [Broker(name, round(score, 4), graph.degree(name)) for name, score in between.items() if score > 0]
    return tuple(sorted(rows, key=lambda row: (-row.betweenness, -row.ties, row.name)))


def _triangles(graph: "nx.Graph[str]") -> tuple[tuple[str, str, str], ...]:
    """Three bodies each of which works with both others."""
    found = set()
    for one, other in graph.edges:
        for third in set(graph[one]) & set(graph[other]):
            a, b, c = sorted((one, other, third))
            found.add((a, b, c))
    return tuple(sorted(found))


def _chains(reports: "nx.DiGraph[str]") -> tuple[tuple[str, ...], ...]:
    """The longest ways a report travels: paths that cannot be lengthened, loops cut; longest first."""
    starts = [n for n in sorted(reports) if reports.in_degree(n) == 0] or sorted(reports)
    chains = [chain for start in starts for chain in _onward(reports, (start,))]
    return tuple(sorted({c for c in chains if len(c) > 1}, key=lambda c: (-len(c), c)))


def _onward(reports: "nx.DiGraph[str]", chain: tuple[str, ...]) -> list[tuple[str, ...]]:
    further = [n for n in sorted(reports.successors(chain[-1])) if n not in chain]
    if not further or len(chain) > 5:
        return [chain]
    return [longer for n in further for longer in _onward(reports, (*chain, n))]


def _mechanisms(found: Sequence[Duty]) -> Iterable[Mechanism]:
    for duty in found:
        for task in duty.tasks:
            words = task.words.translate(FULL)
            hit = MECHANISM.search(OPENING.sub("", words))
            several = len(duty.names) + len(duty.norm.relations) > 1
            if (
                not hit
                or hit["name"].startswith("在")
                or not duty.organs
                or not (CROSS.search(words) or (several and "机制" in words))
            ):
                continue
            name = OPENING.sub("", hit["name"]).strip("，、和及与并")
            members = dict.fromkeys(
                [*duty.names, *(r.to.actor.name for r in duty.norm.relations if r.tie in WORKING)]
            )
            yield Mechanism(
                name,
                _kind(name),
                duty.names,
                tuple(members),
                task.matter,
                duty.reading.law.title,
                duty.norm.at.at,
                str(duty.norm.at),
                unpartnered(task.words, duty),
            )


def _kind(name: str) -> str:
    for word, kind in (
        ("共享", "信息共享机制"),
        ("联席会议", "联席会议"),
        ("联动", "联动机制"),
        ("协同", "协同机制"),
        ("会商", "会商机制"),
        ("衔接", "衔接机制"),
        ("协调", "协调机制"),
        ("统一领导", "协调机制"),
    ):
        if word in name:
            return kind
    return ALONE
