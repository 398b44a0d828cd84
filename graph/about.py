"""What norms are about, in RDF's words: q:matter and q:act, and the SKOS scheme of the matters used.

Kept apart from `quads` because a matter is found over all the laws of a build, a norm in one.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology import names
from ..ontology.model import Reading
from .matters import Matters
from .quads import RDF, SKOS, norm_iris


def of_matters(found: Matters, readings: tuple[Reading, ...]) -> Iterator[Quad]:
    """The matters and acts of every norm of ``readings``, in the graphs of their versions.

    Each concept is stated once a version that uses it, with the concepts above it, so that a
    graph can be taken out or added alone.
    """
    for reading in readings:
        graph = NamedNode(names.version(reading.law))
        matters: set[str] = set()
        acts: set[str] = set()
        for iri, norm in norm_iris(reading):
            for task in found.of(reading, norm):
                for name, _ in task.matters:
                    matters.update(found.line(name))
                    yield _quad(iri, names.term("matter"), names.matter(name), graph)
                for act in task.acts:
                    acts.add(act)
                    yield _quad(iri, names.term("act"), names.act(act), graph)
        for name in sorted(matters):
            matter, iri = found.known[name], names.matter(name)
            yield from _concept(iri, name, "matters", graph)
            if matter.en:
                yield Quad(
                    NamedNode(iri), NamedNode(SKOS + "prefLabel"), Literal(matter.en, language="en"), graph
                )
            if matter.broader:
                yield _quad(iri, SKOS + "broader", names.matter(matter.broader), graph)
        for act in sorted(acts):
            yield from _concept(names.act(act), act, "acts", graph)


def _concept(iri: str, label: str, scheme: str, graph: NamedNode) -> Iterator[Quad]:
    yield _quad(iri, RDF + "type", SKOS + "Concept", graph)
    yield _quad(iri, SKOS + "inScheme", names.term(scheme), graph)
    yield Quad(NamedNode(iri), NamedNode(SKOS + "prefLabel"), Literal(label, language="zh"), graph)


def _quad(subject: str, predicate: str, value: str, graph: NamedNode) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(value), graph)
