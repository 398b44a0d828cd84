"""From law files to everything a build writes: where the rooms are joined.

A build folder holds

    graph.nq  graph.trig     the graph, sorted
    norms.jsonl              every norm, in the interchange format
    findings.jsonl           what should be looked at
    coverage.tsv             what became of every sentence, 未识别 first
    explorer.html            the page
    laws/                    the texts it was made from
    build.json               which files these are, with their SHA-256
    decisions.jsonl          what reviewers decided (`quanze review`); read, never replaced, by a build
    lexicon/                 the project's own word lists (`project`); read, never replaced, by a build

Files are read by several workers.  A law's result depends on its bytes alone and results are
taken in the order of the files, so any number of workers writes the same bytes.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from . import __version__, project, whole
from .extract import reading
from .extract.outline import law as tree
from .extract.read import document
from .graph import quads, questions, store
from .graph.findings import Finding, findings
from .graph.review import Decision, from_jsonl, review
from .ontology import names
from .ontology.errors import BuildError, LawError, Place, SourceError
from .ontology.interchange import record
from .ontology.model import Coverage, Law, Reading
from .terminal import counted, tell

SUFFIXES = (".txt", ".md", ".docx", ".html", ".htm", ".mhtml", ".mht")
SOFTWARE = f"quanze {__version__}"
LAWS = "laws"
DECISIONS = "decisions.jsonl"
MISSING = ("文件不存在 no such file", "请检查路径 Check the path")
MANY = 20  # laws from which on each step takes seconds
OUTCOMES = {Coverage.UNREAD: "未识别", Coverage.NO_NORM: "非规范", Coverage.NORM: "已提取"}


@dataclass(frozen=True, slots=True)
class LawFile:
    """A law as it is kept, and as it was read.

    ``text`` are the file's bytes; of a Word file or a page, those of the text that was read in it.
    """

    path: Path
    text: bytes
    reading: Reading


def sources(given: Sequence[Path]) -> list[Path]:
    """The law files meant, each once: a file as it is, a folder by the files of a law's kind in it.

    Raises SourceError for a path that is not there and for a folder without any.
    """
    out: dict[Path, Path] = {}
    for path in given:
        if path.is_dir():
            inside = _inside(path)
            if not inside:
                raise SourceError(
                    Place(str(path)),
                    "文件夹中没有 .txt、.md、.docx、.html 文件 no text, Word file or page in this folder",
                    "请指定法规文件 Name the law files",
                )
        elif path.exists():
            inside = [path]
        else:
            raise SourceError(Place(str(path)), *MISSING)
        for one in inside:
            out.setdefault(one.resolve(), one)
    return list(out.values())


def _inside(folder: Path) -> list[Path]:
    """The law files below a folder, sorted; of a build, the texts it keeps.

    Left out are hidden files, those that Word locks (~$…) and builds that stand among the texts.
    """
    if (folder / project.RECORD).is_file():
        return sorted((folder / LAWS).glob("*"))
    out = []
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        hidden = any(part.startswith((".", "~$")) for part in within.parts)
        built = any((folder / parent / project.RECORD).is_file() for parent in within.parents)
        if path.suffix.lower() in SUFFIXES and not hidden and not built and path.is_file():
            out.append(path)
    return out


def read(path: Path, own: project.Words | None = None) -> LawFile:
    """Read one law file, with a project's ``own`` words.  Raises SourceError where it is no law we can read."""
    raw = _bytes(path)
    with _placed(path):
        found = reading(raw, path.name, project.joined(own))
    verbatim = hashlib.sha256(raw).hexdigest() == found.law.document.sha256
    return LawFile(path, raw if verbatim else found.law.text.encode(), found)


def outline(path: Path) -> Law:
    """The tree of one law file alone.  Raises SourceError as ``read`` does."""
    with _placed(path):
        return tree(document(_bytes(path), path.name))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(Place(str(path)), *MISSING) from error
    except OSError as error:
        raise SourceError(
            Place(str(path)),
            f"无法读取 cannot be read: {error.strerror}",
            "请指定一个文本文件 Name one text file",
        ) from error


@contextmanager
def _placed(path: Path) -> Iterator[None]:
    """Name the whole path in what goes wrong: a reading knows the file's name only."""
    try:
        yield
    except SourceError as error:
        raise SourceError(Place(str(path), error.place.line), error.found, error.hint) from error


def read_all(
    paths: Sequence[Path], jobs: int, own: project.Words | None = None
) -> tuple[list[LawFile], list[LawError]]:
    """Every file that can be read, in order, and what is wrong with the others.

    A second file with the same version of a law is left out: quietly where the bytes agree,
    as an error where they do not.  Raises LexiconError where the ``own`` words contradict ours.
    """
    project.joined(own)
    good: dict[str, LawFile] = {}
    bad: list[LawError] = []
    for result in counted(_results(paths, jobs, own), len(paths), "读取 reading"):
        if isinstance(result, LawError):
            bad.append(result)
            continue
        law = result.reading.law
        if not law.title:
            bad.append(
                SourceError(
                    Place(str(result.path), 1),
                    "缺少法规名称 the law has no name: its text begins with the articles",
                    "请在第一行写上法规名称 Put its name on the first line",
                )
            )
            continue
        first = good.setdefault(names.version(law), result)
        if first.text != result.text:
            bad.append(
                SourceError(
                    Place(str(result.path)),
                    f"与 {first.path} 是《{law.title}》的同一版本而文字不同 the same version in other words",
                    "请保留其中之一 Keep one of the two",
                )
            )
    return list(good.values()), bad


def _results(paths: Sequence[Path], jobs: int, own: project.Words | None) -> Iterator[LawFile | LawError]:
    jobs, one = min(jobs, len(paths)), partial(_result, own=own)
    if jobs <= 1:
        yield from map(one, paths)
        return
    with ProcessPoolExecutor(jobs) as pool:
        try:
            yield from pool.map(one, paths, chunksize=max(1, min(8, len(paths) // (4 * jobs))))
        except BrokenProcessPool as error:
            raise MemoryError from error  # nothing else ends a worker: the system took it away


def _result(path: Path, own: project.Words | None) -> LawFile | LawError:
    try:
        return read(path, own)
    except LawError as error:
        return error


def files(
    found: Sequence[LawFile],
    graph: Store,
    known: Sequence[Decision] = (),
    own: project.Words | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of a build, by its name in the folder; ``known`` is what reviewers decided before.

    Where there are many laws, stderr is told what is being made.
    """
    laws = [one.reading for one in found]
    say = tell if len(laws) > MANY else lambda _: None
    say("查找重叠与空白 looking for overlaps and gaps …")
    raised = [row.finding for row in review(findings(laws), known).rows]
    say("写出图谱 writing the graph …")
    yield "graph.nq", store.nquads(graph)
    yield "graph.trig", store.trig(graph)
    yield (
        "norms.jsonl",
        _lines({"law": one.law.title, **record(one.law, n)} for one in laws for n in one.norms),
    )
    yield "findings.jsonl", _lines(finding.as_dict() for finding in raised)
    yield "coverage.tsv", _coverage(laws)
    say("回答问题、制作页面 answering the questions, making the page …")
    yield "explorer.html", explorer(laws, graph, raised).encode()
    listed = []
    for one in found:
        name, law = _name(one.reading), one.reading.law
        yield name, one.text
        listed.append(
            {"file": name, "title": law.title, "version": names.version(law), "sha256": law.document.sha256}
        )
    yield project.RECORD, project.record(SOFTWARE, listed, own)


def explorer(
    laws: Sequence[Reading], graph: Store | None = None, raised: Sequence[Finding] | None = None
) -> str:
    """The page of these laws, with the answers to the named questions and what was found."""
    from .viz.page import page  # pyvis and jinja2: half a second that `quanze norms` need not wait for

    graph = graph or graph_of(laws)
    answers = [_answer(graph, asked) for asked in questions.questions()]
    return page(
        laws, answers=answers, findings=[f.as_dict() for f in (findings(laws) if raised is None else raised)]
    )


def write(
    found: Sequence[LawFile], out: Path, on_disk: bool = False, own: project.Words | None = None
) -> Store:
    """Write a build into ``out``; with ``on_disk``, its Oxigraph store as well.  Its graph is returned.

    ``own`` are the words it was read with, for the record.

    All is complete before any of it takes its place.  Texts that the last build kept and this
    one does not are removed; other files stay.  Raises BuildError where ``out`` is a file.
    """
    if out.exists() and not out.is_dir():
        raise BuildError(
            Place(str(out)),
            "这是文件，不是文件夹 this is a file, not a folder",
            "请另选输出文件夹 Name another -o",
        )

    def outdated(out: Path) -> list[str]:
        """Texts of the last build, and its store."""
        return [store.KEPT, *(f"{LAWS}/{Path(row['file']).name}" for row in project.laws(out))]

    with whole.folder(out, [store.KEPT], outdated) as fresh:
        (fresh / LAWS).mkdir()
        tell("构建图谱 making the graph …")
        graph = graph_of(one.reading for one in found)
        for name, content in files(found, graph, decisions(out), own):
            (fresh / name).write_bytes(content)
            del content  # half a gigabyte for three hundred laws, not to be held beside the next
        if on_disk:
            store.gather(graph, fresh / store.KEPT)
    return graph


def built(out: Path, jobs: int = 1) -> list[Reading]:
    """The readings a build was made from, read again from the texts it keeps.

    Raises BuildError where there is no build, or a text or the words were changed since.
    """
    good, bad = read_all(project.unchanged(out), jobs, project.words(out))
    if bad:
        raise bad[0]
    return [one.reading for one in good]


def readings(given: Sequence[Path], out: Path) -> list[Reading]:
    """The laws in the files ``given``, or else those of the build in ``out``.

    Raises LawError as ``read`` and ``built`` do.
    """
    if not given:
        return built(out)
    good, bad = read_all(sources(given), 1)
    if bad:
        raise bad[0]
    return [one.reading for one in good]


def graph_of(found: Iterable[Reading]) -> Store:
    """The quads of these laws in an Oxigraph store in memory."""
    return store.gather(quads.of_readings(found, SOFTWARE))


def decisions(out: Path) -> tuple[Decision, ...]:
    """What reviewers decided about this build's findings; empty where nobody did."""
    path = out / DECISIONS
    return from_jsonl(path.read_text("utf-8"), str(path)) if path.is_file() else ()


def coverage(laws: Iterable[Reading]) -> Counter[Coverage]:
    """How many sentences gave norms, are no norms, and were not recognised."""
    return Counter(verdict.coverage for one in laws for verdict in one.verdicts)


def _name(one: Reading) -> str:
    """A file name a person recognises; what a file system may refuse is left out."""
    title = re.sub(r"[^\w（）]", "", one.law.title)[:60]
    return f"{LAWS}/{title}-{one.law.dated}-{one.law.document.sha256[:8]}.txt"


def _coverage(laws: Iterable[Reading]) -> bytes:
    """The audit as a table, law by law: what was not recognised first, then by place."""
    rank = list(OUTCOMES)
    rows = ["结果\t原因\t法规\t条款\t原文"]
    for one in laws:
        for verdict in sorted(one.verdicts, key=lambda v: (rank.index(v.coverage), v.at, v.span)):
            text = " ".join(verdict.span.of(one.law.text).split())
            rows.append(
                f"{OUTCOMES[verdict.coverage]}\t{verdict.reason}\t{one.law.title}\t{verdict.at}\t{text}"
            )
    return ("\n".join(rows) + "\n").encode()


def _answer(graph: Store, asked: questions.Question) -> dict[str, Any]:
    """A question with its answer; one that needs to be told something goes unanswered, with what it needs."""
    found = questions.Answer((), ()) if asked.parameters else questions.ask(graph, asked)
    return {
        "name": asked.name,
        "title_zh": asked.title_zh,
        "title_en": asked.title_en,
        "about_zh": asked.about_zh,
        "about_en": asked.about_en,
        "sparql": asked.sparql,
        "columns": list(found.columns),
        "rows": [list(row) for row in found.rows],
        "parameters": [
            {
                "name": one.name,
                "about": one.about,
                "example": one.example,
                "variable": questions.VARIABLES[one.name],
                "language": "" if one.name in questions.UNTAGGED else "zh",
            }
            for one in asked.parameters
        ],
    }


def _lines(records: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()
