"""Who stands with whom: NetworkX views of readings, every edge with its citations and quotes.

    network       actors, norms, articles and (where given) matters as one graph
    coordination  actors only: a directed edge for each tie, weighted by how many norms say it
    bipartite     actors and the matters they bear
    hierarchy     one kind of tie out of `coordination`: who reports to, who supervises
    chain         the shortest way from one actor to another, with the words for each step
    centrality, communities   who stands in the middle, who stands together

Attributes.  Every node: ``kind`` ("actor", "norm", "article" or "matter").  Actors: ``sort``
(ActorKind value), ``generic``, ``duties`` (norms borne).  Norms: ``modality``, ``at``, ``quote``,
``lead``.  Articles: ``at``.  Coordination edges: key and ``tie``, ``weight`` (norms),
``citations``, ``quotes`` (verbatim, in reading order).  Bipartite edges: ``weight``, ``citations``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from ..ontology.model import Actor, Norm, Reading
from .matters import Matters

TOGETHER = "together"  # co-bearers of one norm


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a chain: which tie joins the two, where, in which words."""

    first: str
    tie: str
    second: str
    citation: str
    quote: str


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central an actor is, by ties proper: share of actors it is tied to, share of shortest ways."""

    name: str
    degree: float
    betweenness: float


def network(readings: Iterable[Reading], about: Matters | None = None) -> "nx.MultiDiGraph[str]":
    """All in one: actor -> norm (``bears``), norm -> actor (a tie), norm -> article (``statedIn``), norm -> matter (``matter``).

    Matters are left out where ``about`` is not given.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for reading in readings:
        text, title = reading.law.text, reading.law.title
        for number, norm in enumerate(reading.norms, 1):
            node, article = f"{title} {norm.at} #{number}", f"{title} {norm.at.whole_article}"
            graph.add_node(
                node,
                kind="norm",
                modality=norm.modality.value,
                at=norm.at.at,
                quote=norm.span.of(text),
                lead=norm.lead,
            )
            graph.add_node(article, kind="article", at=norm.at.whole_article.at)
            graph.add_edge(node, article, key="statedIn")
            for mention in norm.bearers:
                _actor(graph, mention.actor, bears=True)
                graph.add_edge(mention.actor.name, node, key="bears")
            for relation in norm.relations:
                _actor(graph, relation.to.actor)
                graph.add_edge(node, relation.to.actor.name, key=relation.tie.value)
            for name in _matters(about, reading, norm):
                graph.add_node(f"事项 {name}", kind="matter", name=name)
                graph.add_edge(node, f"事项 {name}", key="matter")
    return graph


def bipartite(readings: Iterable[Reading], about: Matters) -> "nx.Graph[str]":
    """Actors beside the matters their norms are about; ``weight`` counts the norms."""
    graph: nx.Graph[str] = nx.Graph()
    for reading in readings:
        for norm in reading.norms:
            for name in _matters(about, reading, norm):
                node = f"事项 {name}"
                graph.add_node(node, kind="matter", name=name)
                for actor in sorted({mention.actor for mention in norm.bearers}, key=lambda a: a.name):
                    graph.add_node(actor.name, kind="actor", sort=actor.kind.value, generic=actor.generic)
                    if not graph.has_edge(actor.name, node):
                        graph.add_edge(actor.name, node, weight=0, citations=[])
                    graph[actor.name][node]["weight"] += 1
                    graph[actor.name][node]["citations"].append(f"《{reading.law.title}》{norm.at}")
    return graph


def hierarchy(graph: "nx.MultiDiGraph[str]", tie: str) -> "nx.DiGraph[str]":
    """The edges of one tie (report, supervise, …) of a coordination graph, with their attributes."""
    found: nx.DiGraph[str] = nx.DiGraph()
    for a, b, key in sorted(graph.edges(keys=True)):
        if key == tie:
            for name in (a, b):
                found.add_node(name, **graph.nodes[name])
            found.add_edge(a, b, **graph.edges[a, b, key])
    return found


def centrality(graph: "nx.MultiDiGraph[str]") -> tuple[Centrality, ...]:
    """Every actor of a coordination graph, the most central first."""
    flat = _flat(graph, proper=True)
    degree, between = nx.degree_centrality(flat), nx.betweenness_centrality(flat)
    rows = (Centrality(name, min(1.0, round(degree[name], 6)), round(between[name], 6)) for name in flat)
    return tuple(sorted(rows, key=lambda row: (-row.betweenness, -row.degree, row.name)))


def communities(graph: "nx.MultiDiGraph[str]") -> tuple[tuple[str, ...], ...]:
    """Actors who stand together more than with others (greedy modularity), the largest group first."""
    flat = _flat(graph, proper=False)
    if not flat.number_of_edges():
        return tuple((name,) for name in sorted(flat))
    names = sorted(flat)
    numbered = nx.convert_node_labels_to_integers(flat, ordering="sorted")  # sets of names have no order
    found = nx.community.greedy_modularity_communities(numbered, weight="weight")
    parts = (tuple(names[number] for number in sorted(part)) for part in found)
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def coordination(readings: Iterable[Reading]) -> "nx.MultiDiGraph[str]":
    """Actors and what ties them, one edge a tie; co-bearers are joined both ways by ``together``."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for reading in readings:
        for norm in reading.norms:
            names = [mention.actor.name for mention in norm.bearers]
            for mention in norm.bearers:
                _actor(graph, mention.actor, bears=True)
            for relation in norm.relations:
                _actor(graph, relation.to.actor)
                for name in names:
                    _tie(graph, name, relation.to.actor.name, relation.tie.value, reading, norm)
            for name in names:
                for other in names:
                    if name != other:
                        _tie(graph, name, other, TOGETHER, reading, norm)
    return graph


def chain(graph: "nx.MultiDiGraph[str]", first: str, second: str) -> tuple[Step, ...]:
    """The shortest coordination chain between two actors, or () where none joins them.

    Direction is ignored: a report joins both ends.  Ties proper are preferred to ``together``.
    """
    if first not in graph or second not in graph:
        return ()
    flat: nx.Graph[str] = nx.Graph()
    for a, b, key in sorted(graph.edges(keys=True)):
        cost = 1.5 if key == TOGETHER else 1.0
        if not flat.has_edge(a, b) or flat[a][b]["cost"] > cost:
            flat.add_edge(a, b, cost=cost, key=key, way=(a, b))
    try:
        path = nx.shortest_path(flat, first, second, weight="cost")
    except nx.NetworkXNoPath:
        return ()
    steps = []
    for a, b in pairwise(path):
        start, end = flat[a][b]["way"]
        data = graph.edges[start, end, flat[a][b]["key"]]
        steps.append(Step(start, data["tie"], end, data["citations"][0], data["quotes"][0]))
    return tuple(steps)


def _actor(graph: "nx.MultiDiGraph[str]", actor: Actor, bears: bool = False) -> None:
    if actor.name not in graph:
        graph.add_node(actor.name, kind="actor", sort=actor.kind.value, generic=actor.generic, duties=0)
    if bears:
        graph.nodes[actor.name]["duties"] += 1


def _tie(graph: "nx.MultiDiGraph[str]", a: str, b: str, tie: str, reading: Reading, norm: Norm) -> None:
    if not graph.has_edge(a, b, key=tie):
        graph.add_edge(a, b, key=tie, tie=tie, weight=0, citations=[], quotes=[])
    data = graph.edges[a, b, tie]
    data["weight"] += 1
    data["citations"].append(f"《{reading.law.title}》{norm.at}")
    data["quotes"].append(norm.span.of(reading.law.text))


def _flat(graph: "nx.MultiDiGraph[str]", proper: bool) -> "nx.Graph[str]":
    """Undirected and simple, in the order of names; ``proper`` leaves out ``together``."""
    flat: nx.Graph[str] = nx.Graph()
    flat.add_nodes_from(sorted(graph))
    for a, b, key in sorted(graph.edges(keys=True)):
        if not (proper and key == TOGETHER) and a != b:
            weight = flat[a][b]["weight"] if flat.has_edge(a, b) else 0
            flat.add_edge(a, b, weight=weight + graph.edges[a, b, key]["weight"])
    return flat


def _matters(about: Matters | None, reading: Reading, norm: Norm) -> tuple[str, ...]:
    if about is None:
        return ()
    return tuple(dict.fromkeys(name for task in about.of(reading, norm) for name, _ in task.matters))
