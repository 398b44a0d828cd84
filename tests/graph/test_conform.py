"""The seed's graph keeps every shape, and every shape has something it catches."""

import re
import shutil
import subprocess
import warnings
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from quanze.extract import reading
from quanze.graph import quads, store
from quanze.graph.conform import breaches, merged, shapes, vocabulary
from rdflib import RDF, URIRef

pytest.importorskip("pyshacl", reason="pySHACL (extra check) is not installed")

ROOT = Path(__file__).parents[2]
PREFIXES = """
PREFIX q: <https://w3id.org/quanze/vocabulary#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
# what is done to one node of a class (?x, the first by IRI), and the message it must raise
BROKEN = [
    ("q:Norm", "DELETE", "?x q:modality ?o", "规范须有且只有一种情态。"),
    ("q:Norm", "INSERT", "?x q:modality q:modality-vow", "规范须有且只有一种情态。"),
    ("q:Norm", "DELETE", "?x q:bearer ?o", "规范须有承担主体。"),
    ("q:Norm", "DELETE", "?x q:action ?o", "规范须照录其行为。"),
    ("q:Norm", "DELETE", "?x q:quote ?o", "规范须有一段引文。"),
    ("q:Norm", "DELETE", "?x q:rule ?o", "规范须写明读法。"),
    ("q:Norm", "DELETE", "?x q:statedIn ?o", "规范须写明出处条款。"),
    ("q:Norm", "DELETE", "?x q:inArticle ?o", "规范须有所在条。"),
    ("q:Norm", "DELETE", "?x q:inVersion ?o", "规范须属于一个法规版本。"),
    ("q:Norm", "DELETE", "?o oa:hasBody ?x", "规范须有一条证据。"),
    ("q:Norm", "DELETE", "?x q:participation ?o", "规范须列出参与主体。"),
    ("q:Participation", "DELETE", "?x q:actor ?o", "参与须有一个主体。"),
    ("q:Participation", "INSERT", "?x q:role q:role-king", "参与须有一种身份。"),
    ("q:Participation", "INSERT", "?x q:order 0", "参与须有次序，自一起。"),
    ("q:Participation", "INSERT", "?x q:derivation 'guessed'", "参与须写明名称来源。"),
    ("q:Participation", "DELETE", "?o q:participation ?x", "参与须属于一项规范。"),
    ("q:Actor", "DELETE", "?x skos:prefLabel ?o", "主体须有一个名称。"),
    ("q:Actor", "INSERT", "?x q:kind q:kind-god", "主体须有一个类别。"),
    ("oa:TextQuoteSelector", "DELETE", "?x oa:exact ?o", "引文须有一段原文。"),
    ("oa:TextQuoteSelector", "DELETE", "?x oa:prefix ?o", "引文须有前文。"),
    ("oa:TextQuoteSelector", "DELETE", "?x oa:suffix ?o", "引文须有后文。"),
    ("oa:TextPositionSelector", "INSERT", "?x oa:start 999999", "位置须自前向后。"),
    ("oa:TextPositionSelector", "DELETE", "?x oa:end ?o", "位置须有终点。"),
    ("oa:Annotation", "DELETE", "?x oa:hasBody ?o", "证据须指向一个事实。"),
    ("oa:Annotation", "DELETE", "?x oa:hasTarget ?o", "证据须有引文与位置。"),
    ("oa:Annotation", "DELETE", "?x oa:hasTarget ?o", "证据须指向有指纹的原文。"),
    ("oa:Annotation", "DELETE", "?x prov:wasGeneratedBy ?o", "证据须写明由何次读取得出。"),
    ("eli:LegalResource", "INSERT", "?x eli:is_member_of q:one , q:two", "版本须属于一部法规。"),
    ("eli:LegalExpression", "DELETE", "?o eli:is_realized_by ?x", "版本须有文本。"),
    ("eli:LegalExpression", "DELETE", "?x eli:realizes ?o", "文本须属于一个版本。"),
    ("eli:LegalExpression", "DELETE", "?x eli:title ?o", "文本须有标题。"),
    ("eli:LegalExpression", "DELETE", "?x eli:language ?o", "文本须写明语言。"),
    ("eli:LegalExpression", "DELETE", "?x eli:is_embodied_by ?o", "文本须有原文的 SHA-256。"),
    ("prov:Activity", "DELETE", "?x prov:used ?o", "读取须写明所读原文。"),
    ("prov:Activity", "DELETE", "?x prov:wasAssociatedWith ?o", "读取须写明软件。"),
    ("q:Edge", "DELETE", "?x q:from ?o", "协同边须有起点。"),
    ("q:Edge", "DELETE", "?x q:to ?o", "协同边须有终点。"),
    ("q:Edge", "DELETE", "?x q:tie ?o", "协同边须有一种关系。"),
    ("q:Edge", "INSERT", "?x q:norms 0", "协同边须有规范数。"),
    ("q:Edge", "DELETE", "?x q:article ?o", "协同边须写明所在条。"),
    ("eli:LegalResourceSubdivision", "DELETE", "?x eli:is_part_of ?o", "条款须有上一层。"),
    ("eli:LegalResourceSubdivision", "DELETE", "?x q:rank ?o", "条款须有一个层次。"),
    ("eli:LegalResourceSubdivision", "DELETE", "?x rdfs:label ?o", "条款须有一个称呼。"),
]


def test_the_seed_conforms(seed_graph):
    assert breaches(seed_graph) == ()


@pytest.fixture(scope="module")
def small_graph():
    """One article of two norms and three relations: a break is found in a tenth of a second."""
    text = """某市校园安全规定
第一条 公安机关应当会同教育部门、卫生健康部门建立校园安全机制。
学校应当向公安机关报告校园安全情况。
第二条 本规定自2024年1月1日起施行。
"""
    return store.gather(quads.of_readings([reading(text.encode(), "small.txt")]))


def test_a_small_law_conforms(small_graph):
    assert breaches(small_graph) == ()


@pytest.mark.parametrize(("target", "verb", "pattern", "message"), BROKEN)
def test_each_promise_of_a_shape_catches_what_breaks_it(small_graph, target, verb, pattern, message):
    graph = merged(small_graph)
    pick = f"{{ SELECT ?x WHERE {{ ?x a {target} }} ORDER BY ?x LIMIT 1 }}"
    more = f" {pattern} ." if verb == "DELETE" else ""
    graph.update(f"{PREFIXES} {verb} {{ {pattern} }} WHERE {{ {pick}{more} }}")
    assert message in {breach.message_zh for breach in breaches(graph)}


def test_no_promise_is_left_without_a_broken_example():
    promised = re.findall(r'sh:message "([^"]+)"@zh', (ROOT / "ontology/shapes.ttl").read_text("utf-8"))
    assert sorted(set(promised)) == sorted({row[3] for row in BROKEN})


def test_every_term_the_graph_uses_is_defined(seed_graph):
    ours = "https://w3id.org/quanze/vocabulary#"
    defined = {str(s) for s in vocabulary().subjects(RDF.type, None) if isinstance(s, URIRef)}
    used = {q.predicate.value for q in seed_graph} | {getattr(q.object, "value", "") for q in seed_graph}
    missing = {term for term in used if term.startswith(ours)} - defined
    assert missing == set()


def test_the_shapes_keep_the_shapes_of_shapes():
    """
    SHACL's own shapes for shapes: a misspelt constraint would be passed over in silence.
    """
    from pyshacl import validate
    from rdflib import Graph

    conforms, _, words = validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, words


def test_terms_are_explained_in_both_languages():
    graph = vocabulary()
    rdfs = "http://www.w3.org/2000/01/rdf-schema#"
    for term in sorted(s for s in graph.subjects(URIRef(rdfs + "isDefinedBy"), None)):
        for predicate in ("label", "comment"):
            languages = sorted(o.language for o in graph.objects(term, URIRef(rdfs + predicate)))
            assert languages == ["en", "zh"], (term, predicate)


def test_the_ontology_loads_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(vocabulary()) > 500 and len(shapes()) > 200
        for name in ("quanze.ttl", "shapes.ttl"):
            Store().load(path=str(ROOT / "ontology" / name), format=RdfFormat.TURTLE)


def test_an_independent_tool_loads_the_ontology():
    if not shutil.which("rapper"):
        pytest.skip("rapper (Debian: raptor2-utils) is not installed")
    for name in ("quanze.ttl", "shapes.ttl"):
        ran = subprocess.run(
            ["rapper", "-q", "-i", "turtle", "-c", str(ROOT / "ontology" / name)],
            capture_output=True,
            text=True,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
