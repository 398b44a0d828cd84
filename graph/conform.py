"""Does a graph keep the shapes?  SHACL Core by pySHACL (extra ``check``).

pySHACL works on an in-memory rdflib graph and is slow past a few laws (seconds a law): check
one law, or a sample of a large build.
"""

from dataclasses import dataclass
from importlib.resources import files

from pyoxigraph import Store
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from ..ontology.errors import BuildError, Place
from .questions import Answer


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One thing that breaks a shape: the node, the path, and the message in both languages."""

    node: str
    path: str
    value: str
    message_zh: str
    message_en: str


def vocabulary() -> Graph:
    """The ontology (ontology/quanze.ttl) as an rdflib graph."""
    return Graph().parse(data=_text("quanze.ttl"), format="turtle")


def shapes() -> Graph:
    """The shapes (ontology/shapes.ttl) as an rdflib graph."""
    return Graph().parse(data=_text("shapes.ttl"), format="turtle")


def breaches(graph: Store | Graph) -> tuple[Breach, ...]:
    """Everything in ``graph`` that breaks a shape, sorted; empty where it conforms.

    Raises BuildError where pySHACL is not installed.
    """
    try:
        from pyshacl import validate
    except ImportError:
        raise BuildError(
            Place("check"),
            "未安装 pySHACL, which is not installed",
            "请安装 Install it: pip install 'quanze[check]'",
        ) from None
    data = merged(graph) if isinstance(graph, Store) else graph
    _, report, _ = validate(data, shacl_graph=shapes(), advanced=False, inference="none", meta_shacl=False)
    return tuple(sorted(_breach(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)))


def answer(found: tuple[Breach, ...]) -> Answer:
    """The breaches as a table."""
    return Answer(
        ("node", "path", "value", "zh", "en"),
        tuple((b.node, b.path, b.value, b.message_zh, b.message_en) for b in found),
    )


def merged(store: Store) -> Graph:
    """All named graphs of ``store`` as one rdflib graph in memory."""
    from .store import triples

    return Graph().parse(data=triples(store), format="nt")


def _breach(report: Graph, result: Node) -> Breach:
    messages = {
        m.language: str(m) for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)
    }
    path = report.value(result, SH.resultPath)
    return Breach(
        str(report.value(result, SH.focusNode)),
        str(path) if isinstance(path, URIRef) else "",
        str(report.value(result, SH.value) or ""),
        messages.get("zh", ""),
        messages.get("en", ""),
    )


def _text(name: str) -> str:
    return (files("quanze.ontology") / name).read_text("utf-8")
