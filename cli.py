"""The command line: the user's paths and streams stop here.

stdout is the result, stderr is progress and words to people.  Exit code 0 done, 1 failed,
2 usage or bad input, 3 nothing found, 4 findings where ``--fail-on`` forbids them.
"""

import argparse
import csv
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from . import __version__, build
from .graph import questions, store
from .graph.findings import findings
from .ontology.citation import parse
from .ontology.errors import LawError, Place, QueryError
from .ontology.interchange import place, record
from .ontology.model import Coverage

DONE, FAILED, USAGE, NOTHING, FORBIDDEN = 0, 1, 2, 3, 4
OUT = Path("out")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is returned."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a GBK terminal shows what it can
    arguments = _arguments().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except LawError as error:
        print(f"quanze: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        print(f"quanze: {error.filename or ''}: {error.strerror}. 无法读写，请检查路径与权限 Check the path and its rights", file=sys.stderr)
        return FAILED


def _build(arguments: argparse.Namespace) -> int:
    """Read laws and write their graph, tables and page."""
    began = time.monotonic()
    found = build.readings(build.sources(arguments.laws), arguments.jobs, _tell)
    _tell("写出图谱 writing …")
    build.write(found, arguments.out)
    norms = sum(len(one.norms) for one in found)
    actors = {m.actor.name for one in found for n in one.norms for m in (*n.bearers, *(r.to for r in n.relations))}
    relations = sum(len(n.bearers) * len(n.relations) for one in found for n in one.norms)
    counts = build.coverage(found)
    for one in found[:5]:
        articles = list(one.law.articles())
        dates = " ".join(filter(None, (one.law.passed and f"通过 {one.law.passed}", one.law.approved and f"批准 {one.law.approved}", one.law.in_force and f"施行 {one.law.in_force}")))
        print(f"《{one.law.title}》 {len(articles)} 条 articles  {dates}")
    if len(found) > 5:
        print(f"… 共 {len(found)} 部 laws in all")
    print(f"主体 actors {len(actors)}  规范 norms {norms}  关系 relations {relations}")
    print(f"覆盖 coverage: 已提取 {counts[Coverage.NORM]} 句, 非规范 {counts[Coverage.NO_NORM]} 句, 未识别 {counts[Coverage.UNREAD]} 句 (coverage.tsv)")
    graph = store.load(arguments.out)
    print("协同最多的主体 most connected:")
    for row in questions.ask(graph, questions.question("most-connected")).rows[:5]:
        print(f"  {row[0]}  关系 {row[1]}  伙伴 {row[2]}")
    print(f"页面 page: {(arguments.out / 'explorer.html').resolve()}")
    _tell(f"{time.monotonic() - began:.1f} s")
    return DONE if norms else NOTHING


def _norms(arguments: argparse.Namespace) -> int:
    """The norms of one law, one JSON object a line."""
    found = build.read(build.sources([arguments.law])[0])
    for norm in found.norms:
        print(json.dumps(record(found.law, norm), ensure_ascii=False))
    return DONE if found.norms else NOTHING


def _outline(arguments: argparse.Namespace) -> int:
    """The tree of one law, one provision a line."""
    law = build.read(build.sources([arguments.law])[0]).law
    for provision in law.walk():
        print(json.dumps(place(law, provision), ensure_ascii=False))
    return DONE


def _query(arguments: argparse.Namespace) -> int:
    """Ask a named question, a .rq file, or SPARQL from standard input (-)."""
    if not arguments.question:
        rows = [(q.name, " ".join(f"--{p.name}" for p in q.parameters), q.title_zh, q.title_en) for q in questions.questions()]
        return _print(("name", "parameters", "问题", "question"), rows, arguments.format)
    values = {key: value for key in questions.VARIABLES if (value := getattr(arguments, key))}
    asked: questions.Question | str
    if arguments.question == "-":
        asked = sys.stdin.read()
    elif arguments.question.endswith(".rq"):
        path = Path(arguments.question)
        if not path.is_file():
            raise QueryError(Place(str(path)), "no such file 文件不存在", "Check the path 请检查路径")
        asked = path.read_text("utf-8")
    else:
        asked = questions.question(arguments.question)
    answer = questions.ask(store.load(arguments.out), asked, values)
    return _print(answer.columns, answer.rows, arguments.format)


def _who(arguments: argparse.Namespace) -> int:
    """What one actor must do and with whom."""
    graph = store.load(arguments.out)
    duties = questions.ask(graph, questions.question("duties-of"), {"actor": arguments.actor})
    if not duties.rows:
        like = [r[0] for r in questions.ask(graph, questions.question("duties-by-actor")).rows if arguments.actor in r[0]]
        _tell(f"没有找到“{arguments.actor}”的职责" + (f"；是否指：{'、'.join(like[:8])}" if like else ""))
    if arguments.json:
        ties = questions.ask(graph, questions.question("works-with"), {"actor": arguments.actor})
        print(json.dumps({"duties": _records(duties), "ties": _records(ties)}, ensure_ascii=False))
        return DONE if duties.rows else NOTHING
    for citation, modality, action, _ in duties.rows:
        print(f"{citation}  {MODALITIES.get(modality, modality)}  {action}")
    ties = questions.ask(graph, questions.question("works-with"), {"actor": arguments.actor})
    for direction, tie, other, citation, _ in ties.rows:
        print(f"{citation}  {direction} {TIES.get(tie, tie)} {other}")
    return DONE if duties.rows or ties.rows else NOTHING


def _show(arguments: argparse.Namespace) -> int:
    """One article: its text and its norms."""
    digits = arguments.citation.strip().removeprefix("第").split("条")[0]
    try:
        number = str(parse(digits))
    except ValueError:
        raise QueryError(
            Place(arguments.citation), "this is no article number 不是条号", "Write 21 or 第二十一条 请写 21 或第二十一条"
        ) from None
    graph = store.load(arguments.out)
    text = questions.ask(graph, ARTICLE.replace("NUMBER", number))
    norms = questions.ask(graph, questions.question("norms-of-article"), {"article": number})
    if arguments.json:
        print(json.dumps({"text": [row[1] for row in text.rows], "norms": _records(norms)}, ensure_ascii=False))
    else:
        for title, body in text.rows:
            print(f"《{title}》\n{body}")
        for citation, actor, modality, action, condition in norms.rows:
            case = f"（{condition}）" if condition else ""
            print(f"{citation}  {actor}  {MODALITIES.get(modality, modality)}  {case}{action}")
    return DONE if text.rows else NOTHING


def _overlaps(arguments: argparse.Namespace) -> int:
    """Overlaps, gaps and open ends, to be checked by a person."""
    found = build.readings(build.sources(arguments.laws), 1, _tell)
    raised = [
        one
        for one in findings(found)
        if (not arguments.rule or one.rule == arguments.rule)
        and (not arguments.matter or arguments.matter in one.matter)
        and (not arguments.actor or any(arguments.actor == party.name for party in one.actors))
    ]
    if arguments.json:
        for one in raised:
            print(json.dumps(asdict(one), ensure_ascii=False))
    else:
        for one in raised:
            print(f"[{one.rule}] {one.title_zh}  待核对")
            for party in one.actors:
                print(f"    {party.role}：{party.name}")
            for evidence in one.evidence:
                print(f"    {evidence.citation}：“{evidence.quote}”")
            print(f"    为什么提出：{one.why_zh}\n    可能的正当理由：{one.legitimate_zh}\n")
        _tell(f"{len(raised)} 项，均待核对 findings, each to be checked")
    if arguments.fail_on and any(one.rule in arguments.fail_on.split(",") for one in raised):
        return FORBIDDEN
    return DONE if raised else NOTHING


MODALITIES = {
    "obligation": "应当", "prohibition": "不得", "permission": "可以", "encouragement": "鼓励", "policy": "政策",
    "sanction": "处罚权", "liability": "责任",
}  # fmt: skip
TIES = {
    "joint": "会同", "assist": "配合", "coordinate": "统筹协调", "guide": "指导", "supervise": "监督", "report": "报告",
    "support": "支持", "delegate": "委托", "serve": "服务", "sanction": "处罚", "together": "共同承担",
}  # fmt: skip
ARTICLE = """PREFIX q: <https://w3id.org/quanze/vocabulary#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT ?title ?text WHERE {
  ?article q:rank q:rank-article ; eli:number "NUMBER" ; q:text ?text ; eli:is_part_of+ ?version .
  ?version a eli:LegalExpression ; eli:title ?title .
} ORDER BY ?title"""


def _records(answer: questions.Answer) -> list[dict[str, str]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _print(columns: Sequence[str], rows: Iterable[Sequence[str]], form: str) -> int:
    """A table as text, CSV or JSON; exit code 3 where it is empty."""
    rows = list(rows)
    if form == "json":
        print(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([columns, *rows])
    else:
        print("\t".join(columns))
        for row in rows:
            print("\t".join(" ".join(cell.split()) for cell in row))
    return DONE if rows else NOTHING


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="quanze", description="权责图谱: who must do what under a Chinese law")
    parser.add_argument("--version", action="version", version=f"quanze {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        return made

    made = command("build", _build, "法规文本 → 图谱、表格、页面 texts to graph, tables, page")
    made.add_argument("laws", nargs="+", type=Path, metavar="FILE")
    made.add_argument("-o", "--out", type=Path, default=OUT)
    made.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="workers 并行数")
    made = command("norms", _norms, "一部法规的全部规范（JSON Lines） the norms of one law")
    made.add_argument("law", type=Path, metavar="FILE")
    made = command("outline", _outline, "编章节条款项（JSON Lines） the tree of one law")
    made.add_argument("law", type=Path, metavar="FILE")
    made = command("query", _query, "向图谱提问 ask a named question, FILE.rq or - (stdin)")
    made.add_argument("question", nargs="?", metavar="NAME|FILE.rq|-")
    for name in questions.VARIABLES:
        made.add_argument(f"--{name}")
    made.add_argument("--format", choices=("table", "csv", "json"), default="table")
    made.add_argument("-o", "--out", type=Path, default=OUT)
    made = command("who", _who, "某主体的职责与协同 what one actor must do, and with whom")
    made.add_argument("actor")
    made.add_argument("--json", action="store_true")
    made.add_argument("-o", "--out", type=Path, default=OUT)
    made = command("show", _show, "一条的原文与规范 one article: text and norms")
    made.add_argument("citation", metavar="CITATION")
    made.add_argument("--json", action="store_true")
    made.add_argument("-o", "--out", type=Path, default=OUT)
    made = command("overlaps", _overlaps, "交叉、空白与未明事项（待核对） overlaps and gaps, to be checked")
    made.add_argument("laws", nargs="+", type=Path, metavar="FILE")
    made.add_argument("--matter")
    made.add_argument("--actor")
    made.add_argument("--rule")
    made.add_argument("--fail-on", metavar="R1,R2")
    made.add_argument("--json", action="store_true")
    return parser
