"""A build goes into stores we did not write and answers there as it does here.

Oxigraph's own server (PyPI: oxigraph) and Virtuoso (Debian: virtuoso-opensource) are started
by the tests on free ports, and skipped with a word where they are not installed.
"""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from quanze.graph import questions, remote
from quanze.graph.remote import Endpoint
from quanze.ontology.errors import BuildError, QueryError

INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = {sql}
NumberOfBuffers = 20000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = {http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 100000
"""


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory):
    """Query, update and graph-store endpoints of Oxigraph's server."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("Oxigraph's server (pip install oxigraph) is not installed")
    port = _free()
    command = [
        program,
        "serve",
        "--location",
        tmp_path_factory.mktemp("oxigraph"),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    yield from _running(
        [*map(str, command), "--union-default-graph"], f"http://127.0.0.1:{port}", "query", "update", "store"
    )


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory):
    """The same of Virtuoso, as its administrator (digest authentication)."""
    program = shutil.which("virtuoso-t")
    if not program:
        pytest.skip("Virtuoso (Debian: virtuoso-opensource) is not installed")
    folder, port = tmp_path_factory.mktemp("virtuoso"), _free()
    ini = folder / "virtuoso.ini"
    ini.write_text(INI.format(folder=folder, http=port, sql=_free()), "utf-8")
    command = [program, "+foreground", "+configfile", str(ini)]
    ends = ("sparql", "sparql-auth", "sparql-graph-crud-auth")
    yield from _running(command, f"http://127.0.0.1:{port}", *ends, user=("dba", "dba"))


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request):
    return request.getfixturevalue(request.param)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["update", "graph-store"])
def test_a_pushed_build_answers_there_as_here(server, way, seed_graph):
    query, update, graphs = server
    target = update if way == "update" else graphs
    pushed = list(remote.push(seed_graph, target, way))
    pushed = list(remote.push(seed_graph, target, way))  # a second push replaces, it does not double
    assert sum(number for _, number in pushed) == len(seed_graph)
    for graph, number in pushed:
        count = remote.ask(query, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        assert count.rows == ((str(number),),)
    for name in ("duties-of", "joint-work", "duties-by-actor", "reports-to"):
        asked = questions.question(name)
        here, there = questions.ask(seed_graph, asked), remote.ask(query, asked)
        assert there.columns == here.columns
        assert sorted(there.rows) == sorted(here.rows) and here.rows, name


@pytest.mark.slow
def test_values_reach_a_store_elsewhere_as_terms(server, seed_graph):
    query, update, _ = server
    list(remote.push(seed_graph, update))
    asked = questions.question("duties-of")
    for name in ('公安机关" . } #', "公安机关'\\", "不存在"):
        assert remote.ask(query, asked, {"actor": name}).rows == ()
    assert (
        remote.ask(query, asked, {"actor": "网信部门"}).rows
        == questions.ask(seed_graph, asked, {"actor": "网信部门"}).rows
    )


@pytest.mark.slow
def test_a_refusal_is_a_sentence(server):
    query, update, _ = server
    with pytest.raises(QueryError, match="refused"):
        remote.ask(query, "SELECT nonsense")
    if update.user:
        from pyoxigraph import NamedNode, Quad, Store

        wrong, one = Endpoint(update.url, "dba", "wrong"), NamedNode("http://example.org/one")
        store = Store()
        store.add(Quad(one, one, one, one))
        with pytest.raises(BuildError, match="401"):
            list(remote.push(store, wrong))


def test_no_store_there_is_a_sentence(seed_graph):
    with pytest.raises(BuildError, match="无法连接"):
        list(remote.push(seed_graph, Endpoint(f"http://127.0.0.1:{_free()}/update")))
    with pytest.raises(QueryError, match="http 地址"):
        remote.ask(Endpoint("file:///etc/passwd"), "ASK {}")


def _free():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _running(command, base, *ends, user=("", "")):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            assert process.poll() is None, f"{command[0]} did not start"
            try:
                urlopen(f"{base}/{ends[0]}?query=ASK%7B%7D", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            pytest.fail(f"{command[0]} does not answer")
        yield tuple(Endpoint(f"{base}/{end}", *user) for end in ends)
    finally:
        process.terminate()
        process.wait(30)
