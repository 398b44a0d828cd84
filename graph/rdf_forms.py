"""RDF in its several spellings, each sorted.

Oxigraph writes all of them; JSON-LD carries its own context, which nobody has to fetch.
"""

import json
from collections.abc import Callable
from typing import Any

from pyoxigraph import Literal, RdfFormat, Store, serialize

from . import store as house

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def turtle(graph: Store) -> bytes:
    """All statements without their graphs, as Turtle with prefixes."""
    return house.pretty({quad.triple for quad in graph}, RdfFormat.TURTLE)


def rdfxml(graph: Store) -> bytes:
    """RDF/XML, without the graphs."""
    triples = sorted({quad.triple for quad in graph}, key=str)
    return serialize(triples, format=RdfFormat.RDF_XML) or b""


def jsonld(graph: Store) -> bytes:
    """JSON-LD 1.1: one object a named graph, subjects and keys in order, context inside."""
    graphs: dict[str, dict[str, dict[str, list[Any]]]] = {}
    for quad in sorted(graph, key=str):
        subject = graphs.setdefault(quad.graph_name.value, {}).setdefault(_short(quad.subject.value), {})
        if quad.predicate.value == house.TYPE:
            subject.setdefault("@type", []).append(_short(quad.object.value))
        else:
            subject.setdefault(_short(quad.predicate.value), []).append(_value(quad.object))
    document = {
        "@context": {"@version": 1.1, **house.PREFIXES},
        "@graph": [
            {
                "@id": name,
                "@graph": [{"@id": s, **dict(sorted(graphs[name][s].items()))} for s in sorted(graphs[name])],
            }
            for name in sorted(graphs)
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _value(term: Any) -> Any:
    if not isinstance(term, Literal):
        return {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == XSD_STRING:
        return {"@value": term.value}
    return {"@value": term.value, "@type": term.datatype.value}


def _short(iri: str) -> str:
    """The IRI by its prefix, where what follows the prefix is a plain word."""
    for prefix, start in house.PREFIXES.items():
        rest = iri.removeprefix(start)
        if rest != iri and rest.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{rest}"
    return iri


# form: the file's name, and what writes it
FORMS: dict[str, tuple[str, Callable[[Store], bytes]]] = {
    "turtle": ("graph.ttl", turtle),
    "trig": ("graph.trig", house.trig),
    "nquads": ("graph.nq", house.nquads),
    "ntriples": ("graph.nt", house.triples),
    "jsonld": ("graph.jsonld", jsonld),
    "rdfxml": ("graph.rdf", rdfxml),
}
