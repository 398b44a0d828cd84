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
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
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
    version, words = names.version(seed_reading.law), names.VOCABULARY.removesuffix("#")
    assert {q.graph_name.value for q in seed_quads} == {version, names.AUTHORITY, words}
    assert all((q.graph_name.value == version) == q.subject.value.startswith(version) for q in seed_quads)


def test_norms_and_participations_are_counted_as_read(seed_graph, seed_reading):
    def count(term):
        kind = NamedNode(names.VOCABULARY + term)
        return len({q.subject for q in seed_graph.quads_for_pattern(None, TYPE, kind, None)})

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
graph = store.gather(quads.of_readings([one]))
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
    assert len(list(both.named_graphs())) == 4  # two versions, the authority file, the vocabulary


def test_nothing_is_stated_in_two_graphs(seed_quads):
    """
    Asked together, a statement in two graphs is found twice: counts double, joins multiply.
    """
    text = "第一条 公安机关应当会同卫生健康部门负责治安工作。\n第二条 本规定自2024年1月1日起施行。\n"
    both = {*seed_quads, *quads.of_reading(reading(text.encode(), "某市治安规定.txt"))}
    assert len({quad.triple for quad in both}) == len(both)


def test_a_graph_explains_itself(seed_graph):
    """
    Every term of ours has a label, every level its 上级: nothing else need be loaded beside it.
    """
    unlabelled = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT DISTINCT ?term WHERE { { ?x ?term ?y } UNION { ?x ?p ?term }
          FILTER(STRSTARTS(STR(?term), "https://w3id.org/quanze/vocabulary#"))
          FILTER NOT EXISTS { ?term rdfs:label|skos:prefLabel ?label } }"""
    assert [str(row["term"]) for row in seed_graph.query(unlabelled, use_default_graph_as_union=True)] == []
    above = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX q: <https://w3id.org/quanze/vocabulary#>
        SELECT DISTINCT ?name WHERE { ?part q:level/skos:broader+/skos:prefLabel ?name . FILTER(LANG(?name) = "zh") }"""
    names_ = {row["name"].value for row in seed_graph.query(above, use_default_graph_as_union=True)}
    assert {"省", "市", "国务院"} <= names_


# What ELI, Web Annotation, PROV-O and SKOS say stands before and after each of their words.
BORROWED = {
    "eli": (
        "http://data.europa.eu/eli/ontology#",
        {
            "has_member": ("LegalResource", "LegalResource"),
            "is_member_of": ("LegalResource", "LegalResource"),
            "has_part": ("LegalResource", "LegalResourceSubdivision"),
            "is_part_of": ("LegalResourceSubdivision", "LegalResource"),
            "cites": ("LegalResource", "LegalResource"),
            "is_realized_by": ("LegalResource", "LegalExpression"),
            "realizes": ("LegalExpression", "LegalResource"),
            "is_embodied_by": ("LegalExpression", "Format"),
            "embodies": ("Format", "LegalExpression"),
            "title": ("LegalExpression", None),
            "language": ("LegalExpression", None),
            "number": ("LegalResource", None),
            "date_document": ("LegalResource", None),
            "version_date": ("LegalResource", None),
            "first_date_entry_in_force": ("LegalResource", None),
        },
    ),
    "oa": (
        OA,
        {
            "hasBody": ("Annotation", None),
            "hasTarget": ("Annotation", "SpecificResource"),
            "hasSource": ("SpecificResource", None),
            "hasSelector": ("SpecificResource", "Selector"),
            "exact": ("TextQuoteSelector", None),
            "prefix": ("TextQuoteSelector", None),
            "suffix": ("TextQuoteSelector", None),
            "start": ("TextPositionSelector", None),
            "end": ("TextPositionSelector", None),
        },
    ),
    "prov": (
        "http://www.w3.org/ns/prov#",
        {
            "used": ("Activity", "Entity"),
            "wasAssociatedWith": ("Activity", "SoftwareAgent"),
            "wasGeneratedBy": (None, "Activity"),
        },
    ),
}
ABOVE = {
    "LegalResourceSubdivision": "LegalResource",
    "TextQuoteSelector": "Selector",
    "TextPositionSelector": "Selector",
}


@pytest.mark.parametrize("prefix", BORROWED)
def test_borrowed_words_stand_where_their_vocabularies_put_them(prefix, seed_quads):
    space, words = BORROWED[prefix]
    types = {}
    for quad in seed_quads:
        if quad.predicate.value.endswith("#type") and quad.object.value.startswith(space):
            found = quad.object.value.removeprefix(space)
            types.setdefault(quad.subject.value, set()).update({found, ABOVE.get(found, found)})
    for quad in seed_quads:
        if not quad.predicate.value.startswith(space):
            continue
        before, after = words[quad.predicate.value.removeprefix(space)]
        assert before is None or before in types[quad.subject.value], quad
        assert after is None or after in types[quad.object.value], quad


def test_rdflib_sees_the_union(seed_graph):
    found = store.dataset(seed_graph)
    assert len(list(found.subjects(predicate=None, object=None, unique=True))) > 1000
