"""The graph in the forms other tools open.

    RDF        turtle, trig, nquads, ntriples, jsonld, rdfxml
    networks   graphml, gexf (Gephi, with places and colours), node-link JSON
    tables     neo4j (CSV and a load script), parquet (extra ``parquet``)

Every writer sorts and writes no time of day: equal graphs give equal bytes.
"""

import csv
import io
import json
import math
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import networkx as nx
from pyoxigraph import Store

from ..ontology.errors import BuildError, Place
from ..ontology.model import ActorKind, Reading
from . import rdf_forms
from .network import coordination
from .tables import actors, norms, relations

# one colour a kind of actor, told apart by the colour-blind (after Okabe and Ito)
COLOURS = {
    ActorKind.PARTY: "#d55e00", ActorKind.CONGRESS: "#cc79a7", ActorKind.GOVERNMENT: "#0072b2",
    ActorKind.DEPARTMENT: "#56b4e9", ActorKind.COURT: "#8a5a00", ActorKind.PROCURATORATE: "#8a5a00",
    ActorKind.SUPERVISORY: "#8a5a00", ActorKind.COORDINATING: "#004d80", ActorKind.GRASSROOTS: "#009e73",
    ActorKind.PEOPLES: "#009e73", ActorKind.SOCIAL: "#66c2a5", ActorKind.ENTERPRISE: "#e69f00",
    ActorKind.INSTITUTION: "#b3b300", ActorKind.OCCUPATION: "#999999", ActorKind.PUBLIC: "#bbbbbb",
}  # fmt: skip
PLAIN = "#777777"
RDF = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")
NETWORKS = ("graphml", "gexf", "node-link")
TABLES = ("neo4j", "parquet")
FORMS = (*RDF, *NETWORKS, *TABLES)


def export(form: str, graph: Store, readings: Iterable[Reading]) -> dict[str, bytes]:
    """The files of ``form`` by name.  RDF comes from ``graph``, all else from ``readings``.

    Raises BuildError for an unknown form, and where the form's extra is not installed.
    """
    if form in RDF:
        name, write = rdf_forms.FORMS[form]
        return {name: write(graph)}
    writers: Mapping[str, Callable[[list[Reading]], dict[str, bytes]]] = {
        "graphml": graphml, "gexf": gexf, "node-link": node_link, "neo4j": neo4j, "parquet": parquet,
    }  # fmt: skip
    if form not in writers:
        raise BuildError(
            Place("export"), f"没有格式 {form} no form {form!r}", "可用 There are: " + ", ".join(FORMS)
        )
    return writers[form](list(readings))


def flat(readings: Iterable[Reading]) -> "nx.MultiDiGraph[str]":
    """The coordination graph with plain attributes only, for formats that know no lists.

    Nodes: kind, label, actor_kind, generic, duties, colour, x, y.  Edges (id ``A|tie|B``): tie,
    weight, citations and quotes (one a line).
    """
    rich = coordination(readings)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = sorted(rich)
    for place, name in enumerate(names):
        data = rich.nodes[name]
        angle = 2 * math.pi * place / len(names)
        radius = 1000 / (1 + data["duties"])  # the busiest in the middle
        graph.add_node(
            name, label=name, kind="actor", actor_kind=data["sort"], generic=data["generic"],
            duties=data["duties"],
            colour=COLOURS.get(ActorKind(data["sort"]), PLAIN),
            x=round(radius * math.cos(angle), 3), y=round(radius * math.sin(angle), 3),
        )  # fmt: skip
    for a, b, key in sorted(rich.edges(keys=True)):
        data = rich.edges[a, b, key]
        graph.add_edge(
            a, b, key=key, id=f"{a}|{key}|{b}", tie=key, weight=data["weight"],
            citations="\n".join(data["citations"]),
            quotes="\n".join(" ".join(quote.split()) for quote in data["quotes"]),
        )  # fmt: skip
    return graph


def graphml(readings: Iterable[Reading]) -> dict[str, bytes]:
    """GraphML, as NetworkX writes it; `networkx.read_graphml` gives `flat` back."""
    out = io.BytesIO()
    nx.write_graphml_xml(_clean(flat(readings)), out, named_key_ids=True)
    return {"coordination.graphml": out.getvalue() + b"\n"}


def gexf(readings: Iterable[Reading]) -> dict[str, bytes]:
    """GEXF 1.2 for Gephi, with colours, sizes and places; edge types as labels."""
    graph = _clean(flat(readings))
    for _, data in graph.nodes(data=True):
        red, green, blue = (int(data["colour"][at : at + 2], 16) for at in (1, 3, 5))
        data["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "position": {"x": data.pop("x"), "y": data.pop("y"), "z": 0.0},
            "size": round(8 + 4 * math.sqrt(data["duties"]), 2),
        }
    for number, (_, _, data) in enumerate(graph.edges(data=True)):
        data.pop("id")
        data["id"], data["label"] = str(number), data["tie"]
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    root = ET.fromstring(text)
    for meta in root.findall("{*}meta"):
        root.remove(meta)  # it holds today's date
    ET.register_namespace("", "http://www.gexf.net/1.2draft")
    ET.register_namespace("viz", "http://www.gexf.net/1.2draft/viz")
    return {"coordination.gexf": ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}


def node_link(readings: Iterable[Reading]) -> dict[str, bytes]:
    """Node-link JSON (`networkx.node_link_graph(…, edges="edges")`), lists kept as lists."""
    rich = coordination(readings)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((name, rich.nodes[name]) for name in sorted(rich))
    graph.add_edges_from((a, b, k, rich.edges[a, b, k]) for a, b, k in sorted(rich.edges(keys=True)))
    data = nx.node_link_data(graph, edges="edges")
    return {"coordination.json": (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()}


def neo4j(readings: Iterable[Reading]) -> dict[str, bytes]:
    """CSV for Neo4j and load.cypher, which reads them from its import folder (safe to run twice)."""
    found = list(readings)
    borne = [{"norm": n["id"], "actor": name} for n in norms(found) for name in n["bearers"].split("、")]
    return {
        "actors.csv": _csv(actors(found)),
        "norms.csv": _csv(norms(found)),
        "bears.csv": _csv(borne),
        "relations.csv": _csv(relations(found)),
        "load.cypher": CYPHER.encode(),
    }


def parquet(readings: Iterable[Reading]) -> dict[str, bytes]:
    """Tables of actors, norms and relations as Parquet.  Raises BuildError without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise BuildError(
            Place("export"),
            "未安装 pyarrow, which is not installed",
            "请安装 Install it: pip install 'quanze[parquet]'",
        ) from None
    found, files = list(readings), {}
    for name, rows in (("actors", actors(found)), ("norms", norms(found)), ("relations", relations(found))):
        out = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows), out, compression="zstd")
        files[f"{name}.parquet"] = out.getvalue()
    return files


CYPHER = """\
// Put the CSV files into Neo4j's import folder, then: cypher-shell -f load.cypher
CREATE CONSTRAINT actor_name IF NOT EXISTS FOR (a:Actor) REQUIRE a.name IS UNIQUE;
CREATE CONSTRAINT norm_id IF NOT EXISTS FOR (n:Norm) REQUIRE n.id IS UNIQUE;
LOAD CSV WITH HEADERS FROM 'file:///actors.csv' AS row
MERGE (a:Actor {name: row.name})
SET a.kind = row.kind, a.generic = (row.generic = 'true'), a.duties = toInteger(row.duties), a.iri = row.iri;
LOAD CSV WITH HEADERS FROM 'file:///norms.csv' AS row
MERGE (n:Norm {id: row.id})
SET n.law = row.law, n.at = row.at, n.citation = row.citation, n.modality = row.modality,
    n.actions = row.actions, n.condition = row.condition, n.lead = (row.lead = 'true'),
    n.quote = row.quote, n.rule = row.rule;
LOAD CSV WITH HEADERS FROM 'file:///bears.csv' AS row
MATCH (a:Actor {name: row.actor}), (n:Norm {id: row.norm})
MERGE (a)-[:BEARS]->(n);
LOAD CSV WITH HEADERS FROM 'file:///relations.csv' AS row
MATCH (a:Actor {name: row.actor}), (b:Actor {name: row.to})
MERGE (a)-[r:TIE {tie: row.tie, norm: row.norm}]->(b)
SET r.law = row.law, r.citation = row.citation, r.quote = row.quote;
"""


def _csv(rows: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["id"], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({k: str(v).lower() if isinstance(v, bool) else v for k, v in row.items()})
    return out.getvalue().encode("utf-8")


def _clean(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """The graph without the control characters XML cannot hold."""
    for attributes in [d for _, d in graph.nodes(data=True)] + [d for *_, d in graph.edges(data=True)]:
        for key, value in attributes.items():
            if isinstance(value, str):
                attributes[key] = "".join(c for c in value if c in "\t\n" or c >= " ")
    return graph
