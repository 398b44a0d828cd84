"""What norms are about, in RDF's words: q:matter and q:act, and the concepts used, with those above."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology import names
from ..ontology.model import Reading
from .matters import Matters
from .vocabularies import RDF, SKOS


def of_matters(found: Matters, reading: Reading) -> Iterator[Quad]:
    """The matters and acts of every norm of ``reading``, in the graph of its version.

    The concepts themselves stand in the authority graph (`names.graph`).
    """
    graph = NamedNode(names.version(reading.law))
    matters: set[str] = set()
    acts: set[str] = set()
    for iri, norm in names.norms(reading):
        for task in found.of(reading, norm):
            for name, _ in task.matters:
                matters.update(found.line(name))
                yield _quad(iri, names.term("matter"), names.matter(name), graph)
            for act in task.acts:
                acts.add(act)
                yield _quad(iri, names.term("act"), names.act(act), graph)
    graph = NamedNode(names.AUTHORITY)
    for name in sorted(matters):
        matter, iri = found.known[name], names.matter(name)
        yield from _concept(iri, name, "matters", graph)
        if matter.en:
            yield Quad(
                NamedNode(iri), NamedNode(SKOS + "prefLabel"), Literal(matter.en, language="en"), graph
            )
        if matter.broader:
            yield _quad(iri, SKOS + "broader", names.matter(matter.broader), graph)
        else:
            yield _quad(iri, SKOS + "topConceptOf", names.term("matters"), graph)
    for act in sorted(acts):
        yield from _concept(names.act(act), act, "acts", graph)
        yield _quad(names.act(act), SKOS + "topConceptOf", names.term("acts"), graph)


def _concept(iri: str, label: str, scheme: str, graph: NamedNode) -> Iterator[Quad]:
    yield _quad(iri, RDF + "type", SKOS + "Concept", graph)
    yield _quad(iri, SKOS + "inScheme", names.term(scheme), graph)
    yield Quad(NamedNode(iri), NamedNode(SKOS + "prefLabel"), Literal(label, language="zh"), graph)


def _quad(subject: str, predicate: str, value: str, graph: NamedNode) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(value), graph)
