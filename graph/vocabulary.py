"""Our vocabulary as it travels with every graph: labels in two languages, schemes, levels with 上下级.

So a graph explains itself wherever it is loaded, and 市 lies below 省 in it.
"""

from functools import lru_cache
from importlib.resources import files

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ..ontology import names


@lru_cache(maxsize=1)
def vocabulary() -> tuple[Quad, ...]:
    """ontology/quanze.ttl, in the named graph that has the ontology's own IRI."""
    text = (files("quanze.ontology") / "quanze.ttl").read_bytes()
    graph = NamedNode(names.VOCABULARY.removesuffix("#"))
    return tuple(
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in parse(text, format=RdfFormat.TURTLE)
    )


@lru_cache(maxsize=1)
def described() -> frozenset[str]:
    """The IRIs the vocabulary describes: nothing else need say it again."""
    return frozenset(quad.subject.value for quad in vocabulary() if isinstance(quad.subject, NamedNode))
