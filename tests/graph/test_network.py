"""The NetworkX views: what their attributes promise, and chains that can be followed by reading."""

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from quanze.graph.matters import matters
from quanze.graph.network import bipartite, centrality, chain, communities, coordination, hierarchy, network
from quanze.tests.gold_reading import seed


@pytest.fixture(scope="module")
def gold():
    return seed()


@pytest.fixture(scope="module")
def graph(gold):
    return coordination([gold])


def test_every_edge_has_its_tie_weight_citations_and_quotes(gold, graph):
    for a, b, key, data in graph.edges(keys=True, data=True):
        assert data["tie"] == key and data["weight"] == len(data["citations"]) == len(data["quotes"]) > 0
        assert all(quote in gold.law.text for quote in data["quotes"])
        assert all(citation.startswith(f"《{gold.law.title}》第") for citation in data["citations"])
        assert a in graph and b in graph


def test_duties_of_a_node_are_the_norms_it_bears(gold, graph):
    for name, data in graph.nodes(data=True):
        borne = [n for n in gold.norms if any(m.actor.name == name for m in n.bearers)]
        assert data["duties"] == len(borne)
        assert data["kind"] == "actor"


def test_a_chain_has_a_quote_for_each_hop(gold, graph):
    steps = chain(graph, "寄递物流企业", "卫生健康部门")
    assert "寄递物流企业" in (steps[0].first, steps[0].second)
    assert "卫生健康部门" in (steps[-1].first, steps[-1].second)
    for before, after in pairwise(steps):
        assert {before.first, before.second} & {after.first, after.second}
    for step in steps:
        assert step.quote in gold.law.text and graph.has_edge(step.first, step.second, step.tie)


@pytest.mark.parametrize(("first", "second"), [("无此主体", "公安机关"), ("公安机关", "无此主体")])
def test_where_nothing_joins_two_there_is_no_chain(graph, first, second):
    assert chain(graph, first, second) == ()


def test_the_network_holds_actors_norms_articles_and_matters(gold):
    whole = network([gold], matters([gold]))
    kinds = {data["kind"] for _, data in whole.nodes(data=True)}
    assert kinds == {"actor", "norm", "article", "matter"}
    norms = [n for n, d in whole.nodes(data=True) if d["kind"] == "norm"]
    assert len(norms) == len(gold.norms)
    assert all(any(k == "statedIn" for *_, k in whole.out_edges(n, keys=True)) for n in norms)


def test_actors_and_matters_are_two_sides(gold):
    graph = bipartite([gold], matters([gold]))
    for a, b, data in graph.edges(data=True):
        assert {graph.nodes[a]["kind"], graph.nodes[b]["kind"]} == {"actor", "matter"}
        assert data["weight"] == len(data["citations"])
    assert graph.degree("公安机关") > 3


def test_the_hierarchies_keep_one_kind_of_tie(graph):
    for tie in ("report", "supervise"):
        found = hierarchy(graph, tie)
        assert set(found.edges) == {(a, b) for a, b, k in graph.edges(keys=True) if k == tie}
    assert ("公安机关", "寄递物流企业") in hierarchy(graph, "supervise").edges


def test_centrality_is_ordered_and_between_nought_and_one(graph):
    rows = centrality(graph)
    assert {row.name for row in rows} == set(graph)
    assert all(0 <= value <= 1 for row in rows for value in (row.degree, row.betweenness))
    assert rows == tuple(sorted(rows, key=lambda r: (-r.betweenness, -r.degree, r.name)))
    assert rows[0].name == "公安机关"


def test_communities_part_all_actors_the_same_way_each_time(gold, graph):
    parts = communities(graph)
    assert sorted(name for part in parts for name in part) == sorted(graph)
    assert parts == communities(coordination([gold]))
    assert [len(part) for part in parts] == sorted(map(len, parts), reverse=True)


SCRIPT = """
from quanze.graph.network import centrality, communities, coordination
from quanze.tests.gold_reading import seed
graph = coordination([seed()])
print(communities(graph), centrality(graph))
"""


def test_groups_and_ranks_are_the_same_whatever_the_hash_seed():
    printed = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": number}, capture_output=True, text=True, check=True,
        ).stdout
        for number in ("0", "1", "2")
    }  # fmt: skip
    assert len(printed) == 1


def test_the_page_of_networks_names_every_attribute_there_is(gold, graph):
    page = (Path(__file__).parents[2] / "docs/networks.md").read_text("utf-8")
    nodes, edges = (_attributes(part) for part in page.split("| graph | edge |"))
    nodes["network", "actor"] = nodes["coordination", "actor"]
    about = matters([gold])
    made = {
        "coordination": graph,
        "bipartite": bipartite([gold], about),
        "network": network([gold], about),
    }
    for name, one in made.items():
        assert {(name, data["kind"]) for _, data in one.nodes(data=True)} == {
            k for k in nodes if k[0] == name
        }
        assert all(set(data) == nodes[name, data["kind"]] for _, data in one.nodes(data=True))
        (told,) = (attributes for (graph_, _), attributes in edges.items() if graph_ == name)
        assert all(set(data) == told for *_, data in one.edges(data=True))


def _attributes(part):
    """What a table of the page names for each graph and what stands in its second column."""
    rows = re.findall(r"^\| (coordination|bipartite|network) \| (.+?) \| (.+?) \|$", part, re.MULTILINE)
    return {(graph, of): set(re.findall(r"`(\w+)`", words)) for graph, of, words in rows}
