"""From law files to everything a build writes: the only place that joins all the rooms.

Files are read by several workers; each law's result depends on its bytes alone, and results
are taken in the order of the files, so any number of workers writes the same bytes.
"""

import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from . import __version__
from .extract import reading
from .graph import questions, quads, store
from .graph.findings import findings
from .ontology.errors import Place, SourceError
from .ontology.interchange import record
from .ontology.model import Coverage, Reading
from .viz.page import page

SUFFIXES = (".txt", ".md")
SOFTWARE = f"quanze {__version__}"


def sources(given: Sequence[Path]) -> list[Path]:
    """The law files meant: each file as it is, each folder by the .txt and .md files in it.

    Raises SourceError for a path that is not there and for a folder without any.
    """
    out: list[Path] = []
    for path in given:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            if not inside:
                raise SourceError(
                    Place(str(path)), "no .txt or .md file in this folder 文件夹中没有 .txt 或 .md 文件", "Name the law files 请指定法规文件"
                )
            out += inside
        elif path.is_file():
            out.append(path)
        else:
            raise SourceError(Place(str(path)), "no such file 文件不存在", "Check the path 请检查路径")
    return out


def read(path: Path) -> Reading:
    """One law file as a Reading.  Raises SourceError where it is no law we can read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(Place(str(path)), f"cannot be opened 无法打开: {error.strerror}", "Check its rights 请检查权限") from error
    return reading(raw, path.name)


def readings(paths: Sequence[Path], jobs: int, tell: Callable[[str], None]) -> list[Reading]:
    """All files, in order; ``tell`` hears of progress."""
    if jobs <= 1 or len(paths) <= 2:
        out = []
        for number, path in enumerate(paths, 1):
            if len(paths) > 1:
                tell(f"[{number}/{len(paths)}] {path.name}")
            out.append(read(path))
        return out
    with ProcessPoolExecutor(jobs) as pool:
        done = []
        for number, one in enumerate(pool.map(read, paths, chunksize=4), 1):
            if number % 20 == 0 or number == len(paths):
                tell(f"[{number}/{len(paths)}]")
            done.append(one)
        return done


def files(found: Sequence[Reading]) -> Iterator[tuple[str, bytes]]:
    """Every file of a build, by name, in the order they are written."""
    graph = store.gather(quad for one in found for quad in quads.of_reading(one, SOFTWARE))
    raised = findings(found)
    yield "graph.nq", store.nquads(graph)
    yield "graph.trig", store.trig(graph)
    yield "norms.jsonl", _lines({"law": one.law.title, **record(one.law, norm)} for one in found for norm in one.norms)
    yield "findings.jsonl", _lines(asdict(finding) for finding in raised)
    yield "coverage.tsv", _coverage(found)
    answers = [_answer(graph, asked) for asked in questions.questions() if not asked.parameters]
    yield "explorer.html", page(found, answers=answers, findings=[asdict(f) for f in raised]).encode("utf-8")


def write(found: Sequence[Reading], out: Path) -> None:
    """Write a build: all files are complete before the first of them takes its place."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".writing-") as folder:
        names = []
        for name, content in files(found):
            (Path(folder) / name).write_bytes(content)
            names.append(name)
        for name in names:
            os.replace(Path(folder) / name, out / name)


def coverage(found: Sequence[Reading]) -> Counter[Coverage]:
    """How many sentences gave norms, are no norms, and were not recognised."""
    return Counter(verdict.coverage for one in found for verdict in one.verdicts)


def _coverage(found: Sequence[Reading]) -> bytes:
    """The audit as a table: what was not recognised comes first, with its text."""
    rank = {Coverage.UNREAD: 0, Coverage.NO_NORM: 1, Coverage.NORM: 2}
    rows = ["结果\t原因\t法规\t条款\t原文"]
    verdicts = [(rank[v.coverage], one.law.title, v.at, v.span, v, one) for one in found for v in one.verdicts]
    for _, title, at, _, verdict, one in sorted(verdicts, key=lambda row: row[:4]):
        text = " ".join(verdict.span.of(one.law.text).split())
        rows.append(f"{WORDS[verdict.coverage]}\t{verdict.reason}\t{title}\t{at}\t{text}")
    return ("\n".join(rows) + "\n").encode("utf-8")


WORDS = {Coverage.NORM: "已提取", Coverage.NO_NORM: "非规范", Coverage.UNREAD: "未识别"}


def _answer(graph: "store.Store", asked: questions.Question) -> dict[str, object]:
    found = questions.ask(graph, asked)
    return {
        "name": asked.name, "title_zh": asked.title_zh, "title_en": asked.title_en, "about_zh": asked.about_zh,
        "about_en": asked.about_en, "sparql": asked.sparql, "columns": list(found.columns),
        "rows": [list(row) for row in found.rows],
    }  # fmt: skip


def _lines(records: Iterator[dict[str, object]]) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode("utf-8")
