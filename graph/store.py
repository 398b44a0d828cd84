"""The graph's house: Oxigraph, with rdflib as its API (docs/decisions/0002).

Writers sort: rdflib's own output changes with the hash seed, ours does not.
"""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, Triple, serialize
from rdflib import Dataset

from ..ontology import names
from ..ontology.errors import BuildError, Place
from . import vocabularies as v

TYPE = v.RDF + "type"
KEPT = "store"  # the folder of a build in which `quanze build --store` leaves Oxigraph's files
PREFIXES = {
    "q": names.VOCABULARY,
    **{kind: f"{names.BASE}{kind}/" for kind in ("actor", "level", "matter", "act")},
    "eli": v.ELI,
    "org": v.ORG,
    "skos": v.SKOS,
    "oa": v.OA,
    "prov": v.PROV,
    "rdfs": v.RDFS,
    "xsd": v.XSD,
}


def gather(quads: Iterable[Quad], folder: Path | None = None) -> Store:
    """A store of these quads: in memory, or on disk in ``folder`` (made if missing)."""
    store = Store(str(folder)) if folder else Store()
    store.bulk_extend(quads)
    if folder:
        store.optimize()  # twelve seconds for three million quads, and questions take less than half as long
    return store


def load(folder: Path) -> Store:
    """The graph that ``quanze build`` wrote into ``folder``, in memory.

    Raises BuildError where there is none.
    """
    path = folder / "graph.nq"
    if not path.is_file():
        raise BuildError(
            Place(str(folder)),
            "此处没有已构建的图谱 no built graph here (graph.nq)",
            "请先运行 Run first: quanze build FILE -o " + str(folder),
        )
    store = Store()
    store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    return store


def dataset(store: Store) -> Dataset:
    """The same graph through rdflib's API; its default graph is the union of all versions."""
    from oxrdflib import OxigraphStore

    return Dataset(store=OxigraphStore(store=store), default_union=True)


def nquads(store: Store) -> bytes:
    """All quads, one a line, in code-point order."""
    lines = _lines(iter(store), RdfFormat.N_QUADS)
    lines.sort()  # in place: they are half a gigabyte for three hundred laws
    return b"\n".join([*lines, b""])


def triples(store: Store) -> bytes:
    """All statements without their graphs (N-Triples), one a line, in code-point order."""
    found = (quad.triple for quad in store)
    return b"\n".join(sorted(set(_lines(found, RdfFormat.N_TRIPLES)))) + b"\n"


def trig(store: Store) -> bytes:
    """The graph for people: TriG with prefixes, sorted by graph, subject, predicate, object.

    Named graphs are written one by one: to sort them all at once takes a gigabyte for 300 laws.
    """
    parts = [
        pretty(store.quads_for_pattern(None, None, None, graph), RdfFormat.TRIG)
        for graph in sorted(store.named_graphs(), key=str)
    ]
    if not parts:
        return pretty(store, RdfFormat.TRIG)
    return parts[0] + b"".join(_headless(part) for part in parts[1:])


def _headless(part: bytes) -> bytes:
    """What stands below the prefixes."""
    at = 0
    while part.startswith(b"@prefix", at):
        at = part.index(b"\n", at) + 1
    return part[at:]


def pretty(found: Iterable[Quad] | Iterable[Triple], form: RdfFormat) -> bytes:
    """Statements as Turtle or TriG with prefixes, in order."""
    ordered = sorted(found, key=_place)
    lines = _lines(ordered, form, PREFIXES)
    first = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
    return (
        b"\n".join([*sorted(lines[:first]), *lines[first:]]) + b"\n"
    )  # Oxigraph lists prefixes in any order


def _place(found: Quad | Triple) -> tuple[str, ...]:
    """Where a statement stands for a reader: a thing before what hangs below its name, its type first."""
    graph = str(found.graph_name) if isinstance(found, Quad) else ""
    predicate = "" if found.predicate.value == TYPE else found.predicate.value
    return graph, str(found.subject)[:-1], predicate, str(found.object)


def _lines(
    found: Iterable[Quad] | Iterable[Triple], form: RdfFormat, prefixes: dict[str, str] | None = None
) -> list[bytes]:
    written = serialize(found, format=form, prefixes=prefixes)
    assert written is not None  # None only where an output file was given
    return written.splitlines()
