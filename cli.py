"""The command line: the user's paths and streams stop here.

stdout is the result, stderr is progress and words to people.  Exit code 0 done, 1 failed,
2 usage or bad input, 3 nothing found, 4 findings where ``--fail-on`` forbids them.
"""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from pyoxigraph import Store

from . import __version__, agencies, ask, build, evaluate, office, project, share
from .extract.doubts import doubts
from .graph import questions
from .ontology.errors import LawError, Place, SourceError
from .ontology.interchange import place, record
from .ontology.model import Coverage, Law, Reading
from .terminal import (
    DONE,
    FAILED,
    INTERRUPTED,
    NOTHING,
    USAGE,
    close,
    flush,
    prepare,
    put_columns,
    put_json,
    readable,
    tell,
)
from .usage import Parser

OUT = Path("out")
PASSWORDS = f"用户名，密码取自环境变量 {share.PASSWORD} the password is taken from the environment"
HEAVY = 30  # megabytes of a page that a browser takes seconds to open
SHOWN = 5  # laws, actors and bad files named one by one; more are counted


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is returned."""
    prepare()
    signal.signal(signal.SIGTERM, _stop)
    parser = _arguments()
    given = sys.argv[1:] if argv is None else list(argv)
    if not given:
        tell(parser.format_help().rstrip())
        return USAGE
    arguments = parser.parse_args(given)
    for name, value in vars(arguments).items():
        if isinstance(value, str):  # a Path stays as the system gave it
            setattr(arguments, name, readable(value))
    try:
        code: int = arguments.run(arguments)
        flush()
        return code
    except LawError as error:
        tell(f"quanze: {error}")
        return USAGE
    except BrokenPipeError:
        close()
        return DONE
    except OSError as error:
        close()
        where = f"{error.filename}: " if error.filename else ""
        tell(f"quanze: {where}{error.strerror or error}. 请检查路径、权限、磁盘 Check path, rights, disk")
        return FAILED
    except MemoryError:
        tell("quanze: 内存不足，请减少文件或者加 --jobs 1 out of memory: give fewer files, or --jobs 1")
        return FAILED
    except KeyboardInterrupt:
        tell("quanze: 已中断，未写入任何文件 interrupted, nothing written")
        return INTERRUPTED


def _stop(*_: object) -> NoReturn:
    tell("quanze: 已终止，未写入任何文件 terminated, nothing written")
    sys.exit(FAILED)  # as an exception, so that what was begun is put away


def _build(arguments: argparse.Namespace) -> int:
    """Read laws and write their graph, tables and page."""
    began = time.monotonic()
    paths = build.sources(arguments.laws)
    own = project.words(arguments.out)
    found, bad = build.read_all(paths, arguments.jobs, own)
    for error in bad:
        tell(f"quanze: {error}")
    if bad and not (arguments.keep_going and found):
        if len(paths) > 1:
            tell(f"quanze: {len(bad)}/{len(paths)} 个文件有误，未写入任何文件 bad files, nothing written")
        return USAGE
    _doubts([one.reading.law for one in found])
    graph = build.write(found, arguments.out, arguments.store, own)
    laws = [one.reading for one in found]
    _summary(laws, graph, arguments.out)
    if (size := (arguments.out / "explorer.html").stat().st_size >> 20) > HEAVY:
        tell(
            f"页面 {size} MB，浏览器打开较慢；可用 quanze query 或 quanze serve 提问 "
            "a heavy page: ask with quanze query or quanze serve"
        )
    tell(f"用时 {time.monotonic() - began:.1f} s")
    return USAGE if bad else DONE if any(one.norms for one in laws) else NOTHING


def _doubts(laws: Sequence[Law]) -> None:
    """What a person should look at before trusting how a text was cut."""
    found = [doubt for law in laws for doubt in doubts(law)]
    for doubt in found[:SHOWN]:
        tell(f"注意 note: {doubt}")
    if len(found) > SHOWN:
        tell(f"注意 note: … 共 {len(found)} 处 in all")


def _summary(laws: Sequence[Reading], graph: Store, out: Path) -> None:
    """What was found: counts, coverage, the most connected actors, where the page is."""
    for one in laws[:SHOWN]:
        print(f"《{one.law.title}》 {sum(1 for _ in one.law.articles())} 条{_dates(one.law)}")
    if len(laws) > SHOWN:
        print(f"… 共 {len(laws)} 部 laws in all")
    norms = [norm for one in laws for norm in one.norms]
    actors = {m.actor.name for n in norms for m in (*n.bearers, *(r.to for r in n.relations))}
    relations = sum(len(n.bearers) * len(n.relations) for n in norms)
    print(f"主体 actors {len(actors)}  规范 norms {len(norms)}  关系 relations {relations}")
    counts = build.coverage(laws)
    sentences = "  ".join(f"{word} {counts[outcome]}" for outcome, word in reversed(build.OUTCOMES.items()))
    print(f"句子 sentences {counts.total()}: {sentences}  ({out / 'coverage.tsv'})")
    unread = [(one.law, v) for one in laws for v in one.verdicts if v.coverage is Coverage.UNREAD]
    for law, verdict in unread[:SHOWN]:
        where = f"《{law.title}》{verdict.at}" if len(laws) > 1 else verdict.at
        print(f"  未识别 unread: {where} {' '.join(verdict.span.of(law.text).split())}")
    if len(unread) > SHOWN:
        print(f"  … 共 {len(unread)} 句 in all")
    print("协同最多的主体 most connected actors:")
    most = questions.ask(graph, questions.question("most-connected")).rows[:SHOWN]
    put_columns([(f"  {name}", f"关系 {ties}", f"协同方 {partners}") for name, ties, partners in most])
    print(f"页面 page: {(out / 'explorer.html').resolve()}")


def _dates(law: Law) -> str:
    dates = (("通过", law.passed), ("批准", law.approved), ("修订", law.revised), ("施行", law.in_force))
    return "".join(f"  {word} {date}" for word, date in dates if date)


def _norms(arguments: argparse.Namespace) -> int:
    """The norms of one law, one JSON object a line."""
    found = build.read(arguments.law).reading
    _doubts([found.law])
    for norm in found.norms:
        put_json(record(found.law, norm))
    return DONE if found.norms else NOTHING


def _outline(arguments: argparse.Namespace) -> int:
    """The tree of one law, one provision a line."""
    law = build.outline(arguments.law)
    _doubts([law])
    for provision in law.walk():
        put_json(place(law, provision))
    return DONE


def _evaluate(arguments: argparse.Namespace) -> int:
    """How well the norms of a law are read, against an annotation of it."""
    law = build.read(arguments.law).reading
    try:
        sha256, first, last = evaluate.scope(arguments.gold)
        wanted = list(evaluate.gold(arguments.gold, law.law.text))
    except (OSError, ValueError, KeyError) as error:
        raise SourceError(
            Place(str(arguments.gold)),
            f"不是标注文件 this is no annotation: {error}",
            "请参照 See data/gold/README.md",
        ) from error
    if sha256 and sha256 != law.law.document.sha256:
        raise SourceError(
            Place(str(arguments.law)),
            "标注的是另一份文本 the annotation is of another text",
            "请参照 See data/gold/README.md",
        )
    found: list[evaluate.Record] = [
        record(law.law, norm) for norm in law.norms if first <= norm.at.article <= last
    ]
    result = evaluate.scored(wanted, found)
    if arguments.json:
        slots = {name: {"P": s.precision, "R": s.recall, "F1": s.f1} for name, s in result.slots.items()}
        put_json({**slots, "levels": {"accuracy": result.levels, "duties": result.matched_duties}})
    else:
        for slot, score in result.slots.items():
            print(
                f"{slot:10} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  gold {score.wanted}"
            )
        print(f"{'levels':10} {result.levels:.3f} of {result.matched_duties} matched duties")
    for line in result.errors if arguments.errors else ():
        print(line)
    return DONE


def _arguments() -> Parser:
    parser = Parser(
        prog="quanze",
        description="权责图谱：法规条文中谁应当做什么、与谁协同。Who must do what under a Chinese law.",
        epilog="退出码 exit codes: 0 完成 done; 1 失败 failed; 2 输入有误 bad input; 3 无结果 nothing found",
    )
    parser.add_argument(
        "--version", action="version", version=f"quanze {__version__}", help="显示版本 show the version"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="命令 commands")

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> Parser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        return made

    def on_build(made: Parser) -> Parser:
        made.add_argument("-o", "--out", type=_path, default=OUT, help="构建文件夹 the build (out)")
        return made

    made = on_build(command("build", _build, "法规文本 → 图谱、表格、页面 texts to graph, tables and page"))
    made.add_argument(
        "laws",
        nargs="+",
        type=_path,
        metavar="FILE",
        help="文件或文件夹 files or folders (.txt .md .docx .html)",
    )
    made.add_argument(
        "--store", action="store_true", help="另存磁盘图数据库 keep an on-disk Oxigraph store too"
    )
    made.add_argument("--jobs", type=_count, default=os.cpu_count() or 1, metavar="N", help="并行数 workers")
    made.add_argument(
        "--keep-going",
        action="store_true",
        help="跳过有误的文件（仍退出码 2） skip bad files; exit code 2 all the same",
    )
    made = command("norms", _norms, "一部法规的规范（JSON Lines） the norms of one law")
    made.add_argument("law", type=_path, metavar="FILE")
    made = command("outline", _outline, "编章节条款项（JSON Lines） the tree of one law")
    made.add_argument("law", type=_path, metavar="FILE")
    made = on_build(
        command("query", ask.query, "向图谱提问；不带参数则列出问题 ask the graph; alone, list the questions")
    )
    made.add_argument("question", nargs="?", metavar="NAME|FILE.rq|-", help="问题名、SPARQL 文件或标准输入")
    for name in questions.VARIABLES:
        made.add_argument(f"--{name}", metavar="VALUE", help="问题的参数 a parameter of the question")
    made.add_argument("--format", choices=("table", "csv", "json"), default="table")
    made.add_argument(
        "--endpoint", metavar="URL", help="向别处的 SPARQL 端点提问 ask another SPARQL endpoint"
    )
    made.add_argument("--user", default="", help=PASSWORDS)
    made = on_build(command("who", ask.who, "某主体的职责与协同 what one actor must do, and with whom"))
    made.add_argument("actor", metavar="ACTOR", help="主体名称，如 公安机关")
    made.add_argument("--json", action="store_true")
    made = on_build(command("show", ask.show, "某条款的原文与规范 one provision: its text and norms"))
    made.add_argument("citation", metavar="CITATION", help="第十三条第一款、13.1 或 13")
    made.add_argument("--json", action="store_true")
    made = on_build(
        command(
            "overlaps", office.overlaps, "交叉、空白与未明事项（待核对） overlaps and gaps, to be checked"
        )
    )
    made.add_argument(
        "laws",
        nargs="*",
        type=_path,
        metavar="FILE",
        help="默认为已构建的法规 default: the laws of the build",
    )
    made.add_argument("--matter", help="事项（部分文字即可） part of a matter's name")
    made.add_argument("--actor", help="主体 an actor")
    made.add_argument("--rule", help="R1 … R8, declared")
    made.add_argument(
        "--fail-on", metavar="R1,R2", help="有此类问题则退出码 4 exit code 4 where one is raised"
    )
    made.add_argument(
        "--doubtful", action="store_true", help="连同常常站不住的一起列出 also those often found wrong"
    )
    made.add_argument("--json", action="store_true")
    for name, run, words in (
        (
            "coordination",
            agencies.coordinate,
            "谁与谁协作、居间者、机制 who works with whom, and by what means",
        ),
        ("matters", agencies.spread, "各事项的职责分散度 how spread each matter's duties are (1 - HHI)"),
    ):
        made = on_build(command(name, run, words))
        made.add_argument(
            "laws", nargs="*", type=_path, metavar="FILE", help="默认为已构建的法规 default: the build"
        )
        made.add_argument("--json", action="store_true")
        if name == "coordination":
            made.add_argument("--all", action="store_true", help="全部列出 every row, not the first ten")
    made = on_build(
        command(
            "export",
            share.export,
            "清单与其他格式 the lists an office publishes, and the graph for other programs",
        )
    )
    made.add_argument(
        "laws",
        nargs="*",
        type=_path,
        metavar="FILE",
        help="默认为已构建的法规 default: the laws of the build",
    )
    made.add_argument(
        "--to", required=True, choices=share.TARGETS, metavar="FORM", help=", ".join(share.TARGETS)
    )
    made.add_argument("--file", type=_path, metavar="PATH", help="写到何处 where to write it")
    made.add_argument(
        "--columns", type=_path, metavar="TOML", help="改过的栏目 an edited data/lexicon/tables.toml"
    )
    made = on_build(
        command("check", share.check, "图谱是否符合约束 whether the graph keeps its shapes (SHACL)")
    )
    made.add_argument("--json", action="store_true")
    made = on_build(
        command("serve", share.serve, "在本机打开页面与 SPARQL 端点 the page and a read-only endpoint")
    )
    made.add_argument("--host", default="127.0.0.1", help="默认仅限本机 this machine only by default")
    made.add_argument("--port", type=_count, default=8000)
    made.add_argument("--allow-host", action="append", default=[], metavar="NAME", help="另一个可用的主机名")
    made.add_argument(
        "--cors", action="append", default=[], metavar="ORIGIN", help="允许跨站访问的来源（默认无）"
    )
    made.add_argument("--rows", type=_count, default=10_000, help="一次最多返回的行数 most rows of an answer")
    made.add_argument("--seconds", type=_count, default=20, help="一次查询的时限 most seconds of a query")
    made.add_argument(
        "--memory", type=_count, default=2000, metavar="MB", help="一次查询的内存上限 most memory of a query"
    )
    made = command("diff", office.diff, "两部法规或两个版本的职责对照 duties of two laws side by side")
    made.add_argument("old", type=_path, metavar="OLD")
    made.add_argument("new", type=_path, metavar="NEW")
    made.add_argument("--file", type=_path, metavar="PATH", help="写成 .xlsx 或 .html")
    made.add_argument("--json", action="store_true")
    made = on_build(
        command(
            "review", office.review, "核对意见的导出与读回 hand findings out for review, take decisions back"
        )
    )
    way = made.add_mutually_exclusive_group()
    way.add_argument("--to", type=_path, metavar="SHEET", help="导出为 .xlsx 或 .csv")
    way.add_argument("--from", type=_path, metavar="SHEET", dest="taken", help="读回填好的表")
    made = on_build(
        command("push", share.push, "把图谱载入另一个 SPARQL 库 load the graph into another store")
    )
    made.add_argument("url", metavar="URL", help="更新端点 the store's update or Graph Store service")
    made.add_argument("--way", choices=("update", "graph-store"), default="update")
    made.add_argument("--user", default="", help=PASSWORDS)
    made = command(
        "evaluate", _evaluate, "与人工标注比对 how well a law is read, against an annotation of it"
    )
    made.add_argument("law", type=_path, metavar="FILE")
    made.add_argument(
        "--gold", type=_path, required=True, metavar="GOLD.jsonl", help="标注 the annotation (data/gold)"
    )
    made.add_argument("--errors", action="store_true", help="逐条列出差错 list every miss and extra")
    made.add_argument("--json", action="store_true")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError("请写正整数 a whole number from 1")
    return int(text)


def _path(text: str) -> Path:
    """A path as it was given; an empty one (of a variable that was never set) names no file and no folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError(
            "路径为空，请写文件或者文件夹的名称 an empty path: name a file or a folder"
        )
    return Path(text)
