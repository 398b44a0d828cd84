"""One process that answers SPARQL from a store on disk, and can be killed while it does.

Run as a script by `workers`: it needs pyoxigraph alone, so that a new one is ready in a fraction
of a second.  Oxigraph cannot be told to stop a query; a process can.

On standard input and output, frames: eight hexadecimal digits of length, then JSON, then (output
only) a second frame of bytes.  In: query, accepted (media types, best first), defaults, named, union, rows,
prefixes.  Out: {"ok", "error", "type", "truncated"} and the answer.
"""

import json
import os
import sys
from io import BytesIO
from itertools import islice
from typing import IO, Any, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
    serialize,
)

try:
    import resource
except ImportError:  # Windows has none: there the words of `server.refusal` stand alone
    resource = None  # type: ignore[assignment]

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


class Enough(Exception):
    """As many rows were written as may be."""


class Rows:
    """A file that takes TSV up to a number of rows (the head is not one)."""

    def __init__(self, most: int) -> None:
        self.left, self.kept, self.full = most + 1, BytesIO(), False

    def write(self, data: bytes) -> int:
        lines = data.count(b"\n")
        if lines > self.left or (self.left == 0 and data):
            cut = 0
            for _ in range(self.left):
                cut = data.index(b"\n", cut) + 1
            self.kept.write(data[:cut])
            self.left, self.full = 0, True
            raise Enough
        self.left -= lines
        self.kept.write(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


def main(folder: str, megabytes: str) -> None:
    _bound(int(megabytes))
    store = Store.read_only(folder)
    for position in ("?s ?p ?o", "<x:y> ?p ?o", "?s <x:y> ?o", "?s ?p <x:y>", "GRAPH <x:y> { ?s ?p ?o }"):
        store.query(f"ASK {{ {position} }}")  # opens the files of each index
    _close_the_door()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(8):
        said = json.loads(source.read(int(head, 16)))
        try:
            report, body = _answer(store, said)
        except (SyntaxError, ValueError) as error:
            report, body = {"ok": False, "error": str(error)}, b""
        except OSError as error:
            report, body = {"ok": False, "error": str(error)}, b""
        for part in (json.dumps(report).encode(), body):
            sink.write(b"%08x" % len(part) + part)
        sink.flush()


def _bound(megabytes: int) -> None:
    """Take no more memory than this: what is asked for beyond it ends the process, not the machine.

    Without it ORDER BY over a cross product takes a tenth of a gigabyte a second.
    """
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def _close_the_door() -> None:
    """Let this process open nothing more, so that no query can reach the network.

    Every file descriptor below the limit is taken; a socket would need one more.
    """
    if resource is None:
        return
    last = os.open(os.devnull, os.O_RDONLY)
    most = max(int(name) for name in os.listdir("/dev/fd"))
    while last < most:
        last = os.open(os.devnull, os.O_RDONLY)
    resource.setrlimit(resource.RLIMIT_NOFILE, (last + 1, last + 1))


def _answer(store: Store, said: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    defaults: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in said["defaults"]]
    named: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in said["named"]]
    given = bool(defaults or named)
    found = store.query(
        str(said["query"]),
        use_default_graph_as_union=bool(said["union"]),
        default_graph=defaults if given else None,
        named_graphs=named if given else None,
    )
    rows, accepted = int(said["rows"]), said["accepted"]
    table = isinstance(found, QuerySolutions | QueryBoolean)
    known = RESULTS if table else GRAPHS
    media = next((m for m in accepted if m in known), None)
    if media is None:
        return {"ok": False, "error": "not acceptable", "have": list(known)}, b""
    report: dict[str, Any] = {"ok": True, "type": media, "truncated": False}
    if isinstance(found, QueryBoolean):
        if media.startswith("text/"):
            return report, str(bool(found)).lower().encode() + b"\n"
        return report, found.serialize(format=RESULTS[media]) or b""
    if isinstance(found, QueryTriples):
        triples = list(islice(found, rows + 1))
        report["truncated"] = len(triples) > rows
        return report, serialize(triples[:rows], format=GRAPHS[media], prefixes=said["prefixes"]) or b""
    kept = Rows(rows)
    try:
        found.serialize(cast(IO[bytes], kept), format=QueryResultsFormat.TSV)
    except Enough:
        report["truncated"] = True
    tsv = kept.kept.getvalue()
    if media == "text/tab-separated-values":
        return report, tsv
    again = parse_query_results(tsv, format=QueryResultsFormat.TSV)
    return report, again.serialize(format=RESULTS[media]) or b""


if __name__ == "__main__":
    main(*sys.argv[1:])
