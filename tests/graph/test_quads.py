"""The graph says what the norms say, in words that lead back to the text."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode
from quanze.extract import reading
from quanze.graph import quads, store
from quanze.ontology import names

ROOT = Path(__file__).parents[2]
OA = "http://www.w3.org/ns/oa#"
LAWS = [ROOT / "data/laws/ordos-pingan-2024.txt"]
EVIDENCE = f"""
PREFIX oa: <{OA}>
PREFIX q: <{names.VOCABULARY}>
SELECT ?body ?exact ?prefix ?suffix ?start ?end ?sha ?quote WHERE {{
  ?annotation oa:hasBody ?body ; oa:hasTarget ?target .
  ?target oa:hasSelector ?text, ?position ; oa:hasSource/q:sha256 ?sha .
  ?text oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
  ?position oa:start ?start ; oa:end ?end .
  ?body q:quote ?quote .
}}"""


def test_every_quote_walks_back_to_the_text(seed_graph, seed_reading):
    """
    Exact, prefix, suffix and positions all find the same characters of the same file, and
    every norm and every relation has them.
    """
    text, seen = seed_reading.law.text, Counter()
    for row in seed_graph.query(EVIDENCE, use_default_graph_as_union=True):
        exact, start, end = row["exact"].value, int(row["start"].value), int(row["end"].value)
        assert text[start:end] == exact == row["quote"].value
        assert text[:start].endswith(row["prefix"].value) and text[end:].startswith(row["suffix"].value)
        assert row["sha"].value == seed_reading.law.document.sha256
        seen[row["body"].value] += 1
    norms = len(seed_reading.norms)
    relations = sum(len(norm.relations) for norm in seed_reading.norms)
    assert set(seen.values()) == {1}
    assert len(seen) == norms + relations


def test_the_fingerprint_is_of_the_bytes(seed_reading):
    import hashlib

    assert seed_reading.law.document.sha256 == hashlib.sha256(LAWS[0].read_bytes()).hexdigest()


def test_no_blank_nodes_and_one_named_graph_a_version(seed_quads, seed_reading):
    assert not [q for q in seed_quads if BlankNode in (type(q.subject), type(q.object))]
    version = names.version(seed_reading.law)
    assert {q.graph_name.value for q in seed_quads} == {version, names.AUTHORITY}
    assert all((q.graph_name.value == version) == q.subject.value.startswith(version) for q in seed_quads)


def test_norms_and_participations_are_counted_as_read(seed_graph, seed_reading):
    def count(term):
        kind = NamedNode(names.VOCABULARY + term)
        return len({q.subject for q in seed_graph.quads_for_pattern(None, None, kind, None)})

    assert count("Norm") == len(seed_reading.norms)
    assert count("Participation") == sum(len(n.bearers) + len(n.relations) for n in seed_reading.norms)


def test_iris_hold_nothing_a_strict_reader_refuses(seed_quads):
    from rdflib.term import _is_valid_uri

    for term in {
        t.value for q in seed_quads for t in (q.subject, q.predicate, q.object) if isinstance(t, NamedNode)
    }:
        assert _is_valid_uri(term)
        assert not set(term) & set("（）《》、，。 \"'")


@pytest.mark.parametrize("writer", ["nquads", "trig", "triples"])
def test_what_is_written_reads_back_as_the_same_graph(seed_graph, writer):
    from pyoxigraph import RdfFormat, Store

    form = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "triples": RdfFormat.N_TRIPLES}[writer]
    again = Store()
    again.load(getattr(store, writer)(seed_graph), format=form)
    if writer == "triples":
        assert {q.triple for q in again} == {q.triple for q in seed_graph}
    else:
        assert set(again) == set(seed_graph)


SCRIPT = """
import hashlib, sys
from pathlib import Path
from quanze.extract import reading
from quanze.graph import quads, store
path = Path(sys.argv[1])
one = reading(path.read_bytes(), path.name)
graph = store.gather(quads.of_reading(one))
print(hashlib.sha256(store.nquads(graph) + store.trig(graph)).hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed():
    import os

    sums = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(LAWS[0])],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }  # fmt: skip
    assert len(sums) == 1


def test_two_laws_in_one_store_keep_their_graphs_apart(seed_quads):
    other = reading(
        "第一条 公安机关应当负责治安工作。\n第二条 本规定自2024年1月1日起施行。\n".encode(),
        "某市治安规定.txt",
    )
    both = store.gather([*seed_quads, *quads.of_reading(other)])
    assert len(list(both.named_graphs())) == 3  # two versions, and the authority file


def test_nothing_is_stated_in_two_graphs(seed_quads):
    """
    Asked together, a statement in two graphs is found twice: counts double, joins multiply.
    """
    text = "第一条 公安机关应当会同卫生健康部门负责治安工作。\n第二条 本规定自2024年1月1日起施行。\n"
    both = {*seed_quads, *quads.of_reading(reading(text.encode(), "某市治安规定.txt"))}
    assert len({quad.triple for quad in both}) == len(both)


def test_rdflib_sees_the_union(seed_graph):
    found = store.dataset(seed_graph)
    assert len(list(found.subjects(predicate=None, object=None, unique=True))) > 1000
