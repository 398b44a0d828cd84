"""Who stands with whom: NetworkX views of readings, every edge with its citations and quotes.

    network       actors, norms and articles as one graph
    coordination  actors only: a directed edge for each tie, weighted by how many norms say it
    chain         the shortest way from one actor to another, with the words for each step

Attributes.  Actor nodes: ``kind`` ("actor"), ``sort`` (ActorKind value), ``generic``, ``duties``.
Norm nodes: ``kind`` ("norm"), ``modality``, ``at``, ``quote``, ``lead``.  Article nodes: ``kind``
("article"), ``at``.  Coordination edges: key and ``tie``, ``weight`` (norms), ``citations``,
``quotes`` (verbatim, in reading order).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from ..ontology.model import Actor, Norm, Reading

TOGETHER = "together"  # co-bearers of one norm


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a chain: which tie joins the two, where, in which words."""

    first: str
    tie: str
    second: str
    citation: str
    quote: str


def network(readings: Iterable[Reading]) -> "nx.MultiDiGraph[str]":
    """Actors, norms and articles: actor -> norm (bears, or a tie's name reversed), norm -> article."""
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
    return graph


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
