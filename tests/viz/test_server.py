"""The endpoint speaks the SPARQL 1.1 Protocol to clients we did not write, and cannot be held up."""

import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from quanze.extract import reading
from quanze.graph import quads, store

pytest.importorskip("starlette", reason="Starlette (extra endpoint) is not installed")
uvicorn = pytest.importorskip("uvicorn", reason="uvicorn (extra endpoint) is not installed")

from quanze.viz.server import app, refusal  # noqa: E402

SEED = Path(__file__).parents[2] / "data/laws/ordos-pingan-2024.txt"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f && ?f != ?i) }"
COUNT = "SELECT (COUNT(DISTINCT ?n) AS ?norms) WHERE { ?n a <https://w3id.org/quanze/vocabulary#Norm> }"
SECONDS = 2.0


@pytest.fixture(scope="module")
def norms(tmp_path_factory):
    return len(reading(SEED.read_bytes(), SEED.name).norms)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The seed's graph served on a free port; its base URL."""
    build = tmp_path_factory.mktemp("build")
    found = reading(SEED.read_bytes(), SEED.name)
    (build / "graph.nq").write_bytes(store.nquads(store.gather(quads.of_readings([found]))))
    with serving(build, seconds=SECONDS, rows=50) as url:
        yield url


@contextmanager
def serving(build, **limits):
    """The build in that folder, served on a free port; its base URL."""
    made = app(build, "<!doctype html><title>权责图谱</title>", workers=4, **limits)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(made, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def curl(*arguments):
    """Status, headers (lower case), body."""
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    ran = subprocess.run(
        ["curl", "-s", "-i", "--max-time", "30", *arguments], capture_output=True, check=True
    )
    head, _, body = ran.stdout.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    return int(first.split()[1]), dict(line.lower().split(": ", 1) for line in lines), body.decode()


@pytest.mark.parametrize(
    ("accept", "media", "sign"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", '"bindings"'),
        ("application/json", "application/sparql-results+json", '"bindings"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<binding"),
        ("text/csv", "text/csv", "norms\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", "?norms\n"),
        ("*/*", "application/sparql-results+json", '"bindings"'),
        (
            "text/csv;q=0.3, application/sparql-results+xml;q=0.9",
            "application/sparql-results+xml",
            "<binding",
        ),
        ("text/*", "text/csv", "norms\r\n"),
        ("text/html,text/csv;q=0.5", "text/csv", "norms\r\n"),
    ],
)
def test_select_is_given_in_the_type_asked_for(served, norms, accept, media, sign):
    status, headers, body = curl(
        "-G", f"{served}/sparql", "--data-urlencode", f"query={COUNT}", "-H", f"Accept: {accept}"
    )
    assert (status, headers["content-type"].split(";")[0]) == (200, media)
    assert sign in body and str(norms) in body


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_construct_is_given_in_the_type_asked_for(served, media):
    query = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 3"
    status, headers, body = curl(
        "-G", f"{served}/sparql", "--data-urlencode", f"query={query}", "-H", f"Accept: {media}"
    )
    assert (status, headers["content-type"].split(";")[0]) == (200, media) and body


def test_turtle_is_given_with_short_names_and_head_without_a_body(served):
    query = "query=CONSTRUCT { ?s a ?o } WHERE { ?s a ?o . FILTER(STRENDS(STR(?o), '#Norm')) } LIMIT 1"
    way = ("-G", f"{served}/sparql", "--data-urlencode", query, "-H", "Accept: text/turtle")
    _, _, body = curl(*way)
    assert " a q:Norm ." in body
    status, headers, body = curl(*way, "--head")
    assert (status, body) == (200, "") and headers["content-type"].startswith("text/turtle")


def test_all_three_ways_to_send_a_query_give_one_answer(served):
    url = f"{served}/sparql"
    get = curl("-G", url, "--data-urlencode", f"query={COUNT}")
    form = curl(url, "--data-urlencode", f"query={COUNT}")
    direct = curl(url, "-H", "Content-Type: application/sparql-query", "--data-binary", COUNT)
    assert get[0] == 200 and get[2] == form[2] == direct[2]


def test_ask_says_true(served):
    status, _, body = curl("-G", f"{served}/sparql", "--data-urlencode", "query=ASK { ?s ?p ?o }")
    assert status == 200 and json.loads(body)["boolean"] is True


def test_sparqlwrapper_is_content(served, norms):
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    for method in (wrapper.GET, wrapper.POST):
        client = wrapper.SPARQLWrapper(f"{served}/sparql", returnFormat=wrapper.JSON)
        client.setMethod(method)
        client.setQuery(COUNT)
        assert client.query().convert()["results"]["bindings"][0]["norms"]["value"] == str(norms)


def test_without_a_query_the_service_describes_itself(served):
    status, headers, body = curl(f"{served}/sparql", "-H", "Accept: text/turtle")
    assert status == 200 and headers["content-type"].startswith("text/turtle")
    assert "a sd:Service" in body and "sd:SPARQL11Query" in body


def test_datasets_are_obeyed(served):
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    ways = [
        (count, ["default-graph-uri=http://nowhere.example/"]),
        (count.replace("WHERE", "FROM <http://nowhere.example/> WHERE"), []),
    ]
    for query, more in ways:
        extra = [part for field in more for part in ("--data-urlencode", field)]
        _, _, body = curl(
            "-G", f"{served}/sparql", "--data-urlencode", f"query={query}", *extra, "-H", "Accept: text/csv"
        )
        assert body == "n\r\n0\r\n"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["-G", "--data-urlencode", "query=SELECT nonsense"], 400, "无法解析"),
        (["--data-urlencode", "query="], 400, "无法解析"),
        (["-G", "--data-urlencode", "query=ASK {}", "--data-urlencode", "query=ASK {}"], 400, "恰好"),
        (["--data-urlencode", "update=CLEAR ALL"], 403, "只读"),
        (["-H", "Content-Type: application/sparql-update", "--data-binary", "CLEAR ALL"], 403, "只读"),
        (["-G", "--data-urlencode", "query=INSERT DATA { <a:a> <a:b> <a:c> }"], 403, "只读"),
        (["-G", "--data-urlencode", "query=PREFIX a: <a:a> # so\n LOAD <http://127.0.0.1/>"], 403, "只读"),
        (
            ["-G", "--data-urlencode", "query=SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"],
            403,
            "SERVICE",
        ),
        (["-H", "Content-Type: text/plain", "--data-binary", "ASK {}"], 415, "表单"),
        (["-G", "--data-urlencode", "query=ASK {}", "-H", "Accept: image/png"], 406, "可用类型"),
        (["-X", "PUT"], 405, ""),
        (["-X", "DELETE"], 405, ""),
        (["-G", "--data-urlencode", "query=ASK {}", "-H", "Host: evil.example"], 400, "Invalid host"),
    ],
)
def test_what_may_not_be_is_refused_with_a_word(served, arguments, status, words):
    got, headers, body = curl(f"{served}/sparql", *arguments)
    assert got == status and words in body
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("SELECT * { service silent <x:y> {} }", True),
        ("SELECT * { \\u0053ERVICE <x:y> {} }", True),
        ("SELECT * { ?s ?p '#' . SERVICE <x:y> {} }", True),
        ("SELECT * { ?s ?p <x:#> . SERVICE <x:y> {} }", True),
        ("SELECT * { FILTER(?a <?b && EXISTS { SERVICE<x:y> {} }) }", True),
        ("SELECT * { ?s ?p ?o.SERVICE<x:y>{} }", True),
        ("PREFIX :<x:> SELECT * { ?s ?p 1SERVICE:y{} }", True),
        ("SELECT * { ?s ?p 'SERVICE' }", False),
        ("SELECT ?service { ?service :service $SERVICE } # SERVICE", False),
        ('SELECT * { ?s ?p <x:SERVICE> , """a "SERVICE" b""" }', False),
        ("PREFIX insert: <x:y> SELECT ?delete { ?delete insert:load ?o }", False),
        ("base <x:y> prefix a: <x:z> delete where { ?s ?p ?o }", True),
    ],
)
def test_refusal_reads_words_as_sparql_does(query, refused):
    assert bool(refusal(query)) is refused


def test_a_worker_has_no_way_to_the_network(served, tmp_path):
    """
    Past the words, at the worker itself: SERVICE fails there, and nobody is called.
    """
    import asyncio

    from pyoxigraph import Store
    from quanze.viz.workers import Asked, Refused, Workers

    Store(str(tmp_path / "store")).flush()
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        ear.listen()
        ear.settimeout(0.2)
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{ear.getsockname()[1]}/> {{ ?s ?p ?o }} }}"

        async def asked():
            async with Workers(tmp_path / "store", 1, 5, 500) as workers:
                await workers.ask(Asked(query, ("text/csv",)))

        with pytest.raises(Refused):
            asyncio.run(asked())
        with pytest.raises(TimeoutError):
            ear.accept()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux bounds a process's memory so")
def test_a_query_that_takes_too_much_memory_is_stopped(tmp_path):
    import asyncio

    from pyoxigraph import Literal, NamedNode, Quad, Store
    from quanze.viz.workers import Asked, Refused, Workers

    store = Store(str(tmp_path / "store"))
    store.extend(Quad(NamedNode(f"x:{n}"), NamedNode("x:y"), Literal("z" * 99)) for n in range(5000))
    store.flush()
    del store

    async def asked():
        async with Workers(tmp_path / "store", 1, 60, 200) as workers:
            with pytest.raises(Refused, match="200 MB"):
                await workers.ask(Asked("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f", ("text/csv",)))
            return await workers.ask(Asked("ASK { ?a ?b ?c }", ("text/csv",)))

    assert asyncio.run(asked()).body == b"true\n"  # and the next one is answered


def test_a_store_left_by_a_build_is_served_as_it_is(tmp_path):
    """
    Nothing is loaded again, and nothing but it is asked: graph.nq is not even there.
    """
    from pyoxigraph import NamedNode, Quad

    one = NamedNode("http://example.org/one")
    store.gather([Quad(one, one, one, one)], tmp_path / "store").flush()
    with serving(tmp_path) as url:
        count = "query=SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        _, _, body = curl("-G", f"{url}/sparql", "--data-urlencode", count, "-H", "Accept: text/csv")
    assert body == "n\r\n1\r\n"


def test_rows_are_limited_and_it_is_said(served):
    query = "SELECT * WHERE { ?s ?p ?o }"
    status, headers, body = curl("-G", f"{served}/sparql", "--data-urlencode", f"query={query}")
    assert status == 200 and headers["x-quanze-truncated"] == "rows=50"
    assert len(json.loads(body)["results"]["bindings"]) == 50


def test_runaways_are_stopped_while_ten_others_are_served(served, norms):
    def ordinary(_):
        began = time.monotonic()
        status, _, body = curl(
            "-G", f"{served}/sparql", "--data-urlencode", f"query={COUNT}", "-H", "Accept: text/csv"
        )
        return status, body, time.monotonic() - began

    def runaway():
        began = time.monotonic()
        status, _, body = curl("-G", f"{served}/sparql", "--data-urlencode", f"query={RUNAWAY}")
        return status, body, time.monotonic() - began

    with ThreadPoolExecutor(13) as pool:
        bad = [pool.submit(runaway) for _ in range(2)]
        time.sleep(0.3)
        served_ = list(pool.map(ordinary, range(10)))
        assert all((status, body) == (200, f"norms\r\n{norms}\r\n") for status, body, _ in served_)
        assert max(seconds for *_, seconds in served_) < SECONDS
        for status, body, seconds in (one.result() for one in bad):
            assert status == 503 and "已停止" in body and SECONDS <= seconds < SECONDS + 3
    assert ordinary(0)[0] == 200  # and the workers that were killed are replaced


def test_the_page_and_the_questions_are_served(served):
    status, headers, body = curl(f"{served}/")
    assert status == 200 and "权责图谱" in body and headers["x-content-type-options"] == "nosniff"
    status, _, body = curl(f"{served}/questions")
    assert status == 200 and {"name", "title_zh", "sparql", "parameters"} <= set(json.loads(body)[0])
