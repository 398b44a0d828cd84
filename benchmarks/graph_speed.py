"""How long the graph of many laws takes to load and to ask, and what memory it needs.

    python benchmarks/graph_speed.py LAWS... --count 520 --every 6 --work FOLDER

Reads every EVERYth law file until there are COUNT (sorted by path; files that are no law are
counted and left out), writes their quads once, then loads and asks them in one run, each store
in a process of its own:

  disk, memory   Oxigraph: every named question through quanze.graph.questions, and in turn with
                 it the same text given to Oxigraph directly
  rdflib         its own memory store: the joins, and the five questions that took ours longest

Times are the median of three, or of as many as ENOUGH seconds hold (rdflib: one, given up after
LIMIT seconds); memory is the peak resident set of the process.  What is printed is Markdown.
"""

import argparse
import json
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store, serialize

SLOWEST = 5
LIMIT = 60  # seconds
ENOUGH = 4  # seconds
JOINS = {
    "co-duty, from the norms": """PREFIX q: <https://w3id.org/quanze/vocabulary#>
SELECT ?a ?b (COUNT(DISTINCT ?n) AS ?norms) WHERE { ?n q:bearer ?a, ?b . FILTER(STR(?a) < STR(?b)) }
GROUP BY ?a ?b ORDER BY DESC(?norms) ?a ?b LIMIT 20""",
    "co-duty, over written edges": """PREFIX q: <https://w3id.org/quanze/vocabulary#>
SELECT ?a ?b (SUM(?k) AS ?norms) WHERE { ?e q:tie q:role-together ; q:from ?a ; q:to ?b ; q:norms ?k }
GROUP BY ?a ?b ORDER BY DESC(?norms) ?a ?b LIMIT 20""",
    "ties with their places": """PREFIX q: <https://w3id.org/quanze/vocabulary#>
SELECT ?t (COUNT(*) AS ?n) WHERE { ?norm q:participation ?p ; q:bearer ?a ; q:statedIn ?s . ?p q:role ?t ; q:actor ?b }
GROUP BY ?t ORDER BY ?t""",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("laws", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=520)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--step", choices=STEPS)
    parser.add_argument("--ask", nargs="*", default=[])
    given = parser.parse_args()
    if given.step:
        print(json.dumps(STEPS[given.step](given.work, given.ask)))
        return
    given.work.mkdir(parents=True, exist_ok=True)
    graph = given.work / "graph.nq"
    if not graph.exists():
        paths = sorted(p for folder in given.laws for p in folder.rglob("*") if p.suffix in (".txt", ".md"))
        _write(paths[:: given.every], given.count, graph, given.jobs)
    found = {step: _apart(step, given.work) for step in ("disk", "memory")}
    slow = sorted(found["disk"]["questions"], key=lambda row: -row["ours"])[:SLOWEST]
    found["rdflib"] = _apart("rdflib", given.work, [row["name"] for row in slow])
    print("\n".join(_tables(found, slow)))


def _tables(found: dict[str, Any], slow: list[dict[str, Any]]) -> Iterator[str]:
    quads = found["disk"]["quads"]
    yield f"{quads:,} quads\n"
    yield "| store | load | quads a second | peak memory after load |"
    yield "| --- | --- | --- | --- |"
    names = {"disk": "Oxigraph on disk", "memory": "Oxigraph in memory", "rdflib": "rdflib's memory store"}
    for step, name in names.items():
        one = found[step]
        yield f"| {name} | {one['load']:.1f} s | {quads / one['load']:,.0f} | {one['peak']:,.0f} MB |"
    memory = {row["name"]: row for row in found["memory"]["questions"]}
    theirs = found["rdflib"]["seconds"]
    yield "\n| | rows | Quanze, disk | Oxigraph itself | to it | Quanze, memory | rdflib | times ours |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for row in [*slow, *found["disk"]["joins"]]:
        name, ours = row["name"], row["ours"]
        held = memory[name]["ours"] if name in memory else _named(found["memory"]["joins"], name)
        other = theirs[name]
        spent = f"{other:.1f} s" if other < LIMIT else f"over {LIMIT} s"
        yield (
            f"| {name} | {row['rows']} | {ours:.3f} s | {row['direct']:.3f} s | {ours / row['direct']:.2f} "
            f"| {held:.3f} s | {spent} | {other / held:.0f} |"
        )
    for step in ("disk", "memory"):
        rows = found[step]["questions"]
        ours, direct = (sum(row[key] for row in rows) for key in ("ours", "direct"))
        yield (
            f"\nAll {len(rows)} named questions, {names[step]}: {ours:.2f} s, asked directly {direct:.2f} s "
            f"({ours / direct:.2f}); {sum(row['ours'] > 1 for row in rows)} take over a second."
        )


def _named(rows: list[dict[str, Any]], name: str) -> float:
    return next(float(row["ours"]) for row in rows if row["name"] == name)


def _apart(step: str, work: Path, asked: list[str] | None = None) -> dict[str, Any]:
    """What a step found, in a process of its own."""
    command = [sys.executable, __file__, "--work", str(work), "--step", step, "--ask", *(asked or [])]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def _write(paths: list[Path], count: int, graph: Path, jobs: int) -> None:
    """The quads of the first ``count`` laws, through the whole pipeline, and the vocabulary."""
    from quanze.graph.vocabulary import vocabulary

    began, done, skipped = time.perf_counter(), 0, 0
    part = graph.with_suffix(".part")
    with part.open("wb") as out, ProcessPoolExecutor(jobs) as pool:
        out.write(serialize(vocabulary(), format=RdfFormat.N_QUADS) or b"")
        for lines in pool.map(_quads, paths[: count + count // 10], chunksize=2):
            if lines is None:
                skipped += 1
                continue
            out.write(lines)
            done += 1
            if done == count:
                break
        pool.shutdown(cancel_futures=True)
    part.rename(graph)
    print(f"{done} laws read, {skipped} skipped, {time.perf_counter() - began:.0f} s with {jobs} processes")


def _quads(path: Path) -> bytes | None:
    from quanze.extract import reading
    from quanze.graph import quads
    from quanze.ontology.errors import LawError

    try:
        one = reading(path.read_bytes(), path.name)
    except LawError:
        return None
    return serialize(quads.of_reading(one), format=RdfFormat.N_QUADS)


def _memory(work: Path, _: list[str]) -> dict[str, Any]:
    store = Store()
    found = _loaded(store, work)
    return {**found, **_asked(store)}


def _disk(work: Path, _: list[str]) -> dict[str, Any]:
    shutil.rmtree(work / "store", ignore_errors=True)
    found = _loaded(Store(str(work / "store")), work)
    return {**found, **_asked(Store.read_only(str(work / "store")))}  # as `quanze query` and `serve` open it


def _loaded(store: Store, work: Path) -> dict[str, Any]:
    began = time.perf_counter()
    store.bulk_load(path=str(work / "graph.nq"), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    return {"load": time.perf_counter() - began, "quads": len(store), "peak": _peak()}


def _asked(store: Store) -> dict[str, Any]:
    """Every question and join, ours and Oxigraph itself by turns."""
    from quanze.graph import questions

    found: dict[str, Any] = {}
    texts = {asked.name: questions.told(asked) for asked in questions.questions()}
    for kind, asked in (("questions", texts), ("joins", JOINS)):
        found[kind] = [
            {
                "name": name,
                **_by_turns(
                    lambda text=text: questions.ask(store, text).rows,
                    lambda text=text: list(store.query(text, use_default_graph_as_union=True)),
                ),
            }
            for name, text in asked.items()
        ]
    return found


def _by_turns(ours: Callable[[], Any], direct: Callable[[], Any]) -> dict[str, float]:
    spent: dict[str, list[float]] = {"ours": [], "direct": []}
    rows = 0
    for _ in range(3):
        for name, ask in (("ours", ours), ("direct", direct)):
            began = time.perf_counter()
            rows = len(ask())
            spent[name].append(time.perf_counter() - began)
        if sum(map(sum, spent.values())) > ENOUGH:
            break
    return {**{name: statistics.median(seconds) for name, seconds in spent.items()}, "rows": rows}


def _rdflib(work: Path, names: list[str]) -> dict[str, Any]:
    from quanze.graph import questions
    from rdflib import Dataset

    data = Dataset(default_union=True)
    began = time.perf_counter()
    data.parse(str(work / "graph.nq"), format="nquads")
    found: dict[str, Any] = {"load": time.perf_counter() - began, "peak": _peak(), "seconds": {}}
    signal.signal(signal.SIGALRM, _given_up)
    for name, text in {**{n: questions.told(questions.question(n)) for n in names}, **JOINS}.items():
        began = time.perf_counter()
        signal.alarm(LIMIT)
        try:
            list(data.query(text))
            spent = time.perf_counter() - began
        except TimeoutError:
            spent = float(LIMIT)
        signal.alarm(0)
        found["seconds"][name] = spent
    return found


def _given_up(*_: object) -> None:
    raise TimeoutError


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


STEPS = {"memory": _memory, "disk": _disk, "rdflib": _rdflib}


if __name__ == "__main__":
    main()
