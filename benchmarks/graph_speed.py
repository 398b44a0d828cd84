"""How long the graph of many laws takes to load and to ask, and what memory it needs.

    python benchmarks/graph_speed.py LAWS... --count 500 --work FOLDER

Reads the first COUNT law files (sorted by path; files that are no law are skipped and counted),
writes their quads once, then measures in processes of their own, in one run:

  load    Oxigraph in memory and on disk (bulk loader), rdflib's memory store
  ask     every named question through quanze.graph.questions, and the same text given to
          Oxigraph directly; co-duty joins also by rdflib's memory store

Times are the median of three (rdflib: one), memory is the peak resident set of the process.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pyoxigraph import RdfFormat, Store, serialize

JOINS = {
    "co-duty, from norms": """PREFIX q: <https://w3id.org/quanze/vocabulary#>
SELECT ?a ?b (COUNT(DISTINCT ?n) AS ?norms) WHERE { ?n q:bearer ?a, ?b . FILTER(STR(?a) < STR(?b)) }
GROUP BY ?a ?b ORDER BY DESC(?norms) ?a ?b LIMIT 20""",
    "co-duty, written edges": """PREFIX q: <https://w3id.org/quanze/vocabulary#>
SELECT ?a ?b (SUM(?k) AS ?norms) WHERE { ?e q:tie q:role-together ; q:from ?a ; q:to ?b ; q:norms ?k }
GROUP BY ?a ?b ORDER BY DESC(?norms) ?a ?b LIMIT 20""",
    "ties with places": """PREFIX q: <https://w3id.org/quanze/vocabulary#>
SELECT ?t (COUNT(*) AS ?n) WHERE { ?norm q:participation ?p ; q:bearer ?a ; q:statedIn ?s . ?p q:role ?t ; q:actor ?b }
GROUP BY ?t ORDER BY ?t""",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("laws", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--no-rdflib", action="store_true")
    parser.add_argument("--step", choices=STEPS)
    given = parser.parse_args()
    if given.step:
        print(json.dumps(STEPS[given.step](given.work)))
        return
    given.work.mkdir(parents=True, exist_ok=True)
    graph = given.work / "graph.nq"
    if not graph.exists():
        paths = sorted(p for folder in given.laws for p in folder.rglob("*") if p.suffix in (".txt", ".md"))
        _write(paths, given.count, graph, given.jobs)
    for step in STEPS:
        if step == "rdflib" and given.no_rdflib:
            continue
        command = [sys.executable, __file__, "--work", str(given.work), "--step", step]
        found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        print(f"\n## {step}")
        for name, value in found.items():
            print(f"{name:42} {value}")


def _write(paths: list[Path], count: int, graph: Path, jobs: int) -> None:
    """The quads of the first ``count`` laws, through the whole pipeline."""
    began, done, skipped = time.perf_counter(), 0, 0
    with graph.open("wb") as out, ProcessPoolExecutor(jobs) as pool:
        for lines in pool.map(_quads, paths[: count + count // 10], chunksize=2):
            if lines is None:
                skipped += 1
                continue
            out.write(lines)
            done += 1
            if done == count:
                break
        pool.shutdown(cancel_futures=True)
    print(f"{done} laws read, {skipped} skipped, {time.perf_counter() - began:.1f} s with {jobs} processes")


def _quads(path: Path) -> bytes | None:
    from quanze.extract import reading
    from quanze.graph import quads
    from quanze.ontology.errors import LawError

    try:
        one = reading(path.read_bytes(), path.name)
    except LawError:
        return None
    return serialize(quads.of_reading(one), format=RdfFormat.N_QUADS)


def _memory(work: Path) -> dict[str, object]:
    store = Store()
    began = time.perf_counter()
    store.bulk_load(path=str(work / "graph.nq"), format=RdfFormat.N_QUADS)
    seconds = time.perf_counter() - began
    return {"quads": len(store), **_loaded(seconds, len(store)), **_asked(store)}


def _disk(work: Path) -> dict[str, object]:
    import shutil

    shutil.rmtree(work / "store", ignore_errors=True)
    store = Store(str(work / "store"))
    began = time.perf_counter()
    store.bulk_load(path=str(work / "graph.nq"), format=RdfFormat.N_QUADS)
    store.optimize()
    return {**_loaded(time.perf_counter() - began, len(store)), **_asked(store)}


def _rdflib(work: Path) -> dict[str, object]:
    from rdflib import Dataset

    data = Dataset(default_union=True)
    began = time.perf_counter()
    data.parse(str(work / "graph.nq"), format="nquads")
    seconds = time.perf_counter() - began
    out: dict[str, object] = _loaded(seconds, len(data))
    for name, query in JOINS.items():
        began = time.perf_counter()
        rows = len(list(data.query(query)))
        out[name] = f"{time.perf_counter() - began:.3f} s ({rows} rows)"
    return out


STEPS = {"memory": _memory, "disk": _disk, "rdflib": _rdflib}


def _loaded(seconds: float, quads: int) -> dict[str, object]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "load": f"{seconds:.1f} s ({quads / seconds:,.0f} a second)",
        "peak memory after load": f"{peak:,.0f} MB",
    }


def _asked(store: Store) -> dict[str, object]:
    from quanze.graph import questions

    out: dict[str, object] = {}
    for name, query in JOINS.items():
        seconds, rows = _timed(lambda query=query: questions.ask(store, query).rows)
        out[name] = f"{seconds:.3f} s ({rows} rows)"
    times = []
    for asked in questions.questions():
        ours, rows = _timed(lambda asked=asked: questions.ask(store, asked).rows)
        text = questions.told(asked)
        direct, _ = _timed(lambda text=text: list(store.query(text, use_default_graph_as_union=True)))
        times.append((ours, direct, asked.name, rows))
    for ours, direct, name, rows in sorted(times, reverse=True)[:8]:
        out[f"slow: {name}"] = f"{ours:.3f} s, Oxigraph itself {direct:.3f} s ({rows} rows)"
    out["all questions"] = (
        f"{sum(t[0] for t in times):.2f} s, Oxigraph itself {sum(t[1] for t in times):.2f} s"
    )
    out["questions over 1 s"] = sum(t[0] > 1 for t in times)
    return out


def _timed(ask: object) -> tuple[float, int]:
    seconds, rows = [], 0
    for _ in range(3):
        began = time.perf_counter()
        rows = len(ask())  # type: ignore[operator]
        seconds.append(time.perf_counter() - began)
        if seconds[-1] > 10:
            break
    return statistics.median(seconds), rows


if __name__ == "__main__":
    main()
