"""Commands about responsibilities: overlaps, diff, review."""

import argparse
from collections import Counter

from . import build, whole
from .graph import review as reviews
from .graph.compare import KINDS, Change, compare
from .graph.findings import Finding, findings
from .ontology.errors import BuildError, Place, QueryError
from .overview import told
from .share import library
from .terminal import DONE, FORBIDDEN, NOTHING, put_json, tell

RULES = ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "declared")
STATES = {"new": "新增", "seen": "未审", "kept": "已审", "changed": "条文已变"}


def overlaps(arguments: argparse.Namespace) -> int:
    """Overlaps, gaps and open ends, each to be checked by a person."""
    forbidden = {rule for rule in (arguments.fail_on or "").split(",") if rule}
    for rule in sorted(forbidden | ({arguments.rule} if arguments.rule else set())):
        if rule not in RULES:
            raise QueryError(
                Place(rule),
                "没有这条规则 there is no such rule",
                f"可用规则 The rules are {'、'.join(RULES)}",
            )
    raised = [one for one in _findings(arguments) if _wanted(one, arguments)]
    if arguments.json:
        for one in raised:
            put_json(one.as_dict())
    else:
        for line in told(raised):
            print(line)
    tell(f"{len(raised)} 项 findings" + ("，均须人工核对 each to be checked by a person" if raised else ""))
    if any(one.rule in forbidden for one in raised):
        return FORBIDDEN
    return DONE if raised else NOTHING


def diff(arguments: argparse.Namespace) -> int:
    """What became of each duty between two laws, or two versions of one."""
    old, new = (build.read(path).reading for path in (arguments.old, arguments.new))
    found = compare(old, new)
    if arguments.file:
        form = arguments.file.suffix.lower()
        tables = library("viz.tables_compare", "office")
        if form == ".xlsx":
            whole.file(arguments.file, tables.comparison_xlsx(found))
        elif form in (".html", ".htm"):
            whole.file(arguments.file, tables.comparison_html(found).encode())
        else:
            raise QueryError(
                Place(str(arguments.file)),
                "无法由文件名判断格式 the name says no format",
                "请以 .xlsx 或 .html 结尾 End it in .xlsx or .html",
            )
        print(arguments.file)
    for change in () if arguments.file else found.changes:
        if arguments.json:
            put_json(change.as_dict())
        elif change.kind != "same":
            _put_change(change)
    tell("，".join(f"{KINDS[kind]} {n}" for kind, n in found.counts().items() if n))
    return DONE if any(change.kind != "same" for change in found.changes) else NOTHING


def review(arguments: argparse.Namespace) -> int:
    """Hand the findings out as a sheet, or take the decisions in a filled sheet back."""
    laws = build.built(arguments.out)
    known = build.decisions(arguments.out)
    reviewed = reviews.review(findings(laws), known)
    path = arguments.out / build.DECISIONS
    if arguments.taken:
        try:
            raw = arguments.taken.read_bytes()
        except OSError as error:
            raise BuildError(
                Place(str(arguments.taken)),
                f"无法读取 cannot be read: {error.strerror}",
                "请检查路径 Check the path",
            ) from error
        decided = library("viz.tables_review", "office").decided(raw, arguments.taken.name, reviewed)
        whole.file(path, reviews.to_jsonl(decided).encode())
        counts = Counter(d.verdict or "未定" for d in decided)
        print("，".join(f"{verdict} {counts[verdict]}" for verdict in sorted(counts)))
        tell(f"已记入 filed in {path}；下次构建即显示 the next build shows them")
        return DONE
    if arguments.to:
        tables = library("viz.tables_review", "office")
        titles = "".join(f"《{law.law.title}》" for law in laws)
        csv = arguments.to.suffix.lower() == ".csv"
        whole.file(arguments.to, tables.review_csv(reviewed) if csv else tables.review_xlsx(reviewed, titles))
        whole.file(path, reviews.to_jsonl(reviews.remembered(reviewed)).encode())
        print(arguments.to)
    states = Counter(row.state for row in reviewed.rows)
    words = [f"{word} {states[state]}" for state, word in STATES.items() if states[state]]
    tell("，".join([*words, *([f"已不再提出 {len(reviewed.gone)}"] if reviewed.gone else [])]))
    return DONE if reviewed.rows else NOTHING


def _findings(arguments: argparse.Namespace) -> list[Finding]:
    known = () if arguments.laws else build.decisions(arguments.out)
    return [
        row.finding
        for row in reviews.review(
            findings(build.readings(arguments.laws, arguments.out), doubtful=arguments.doubtful), known
        ).rows
    ]


def _wanted(one: Finding, arguments: argparse.Namespace) -> bool:
    return (
        (not arguments.rule or one.rule == arguments.rule)
        and (not arguments.matter or arguments.matter in one.matter)
        and (not arguments.actor or any(party.name == arguments.actor for party in one.actors))
    )


def _put_change(change: Change) -> None:
    print(f"{KINDS[change.kind]}  {change.matter}")
    for sign, side in (("-", change.old), ("+", change.new)):
        if side:
            print(f"  {sign} {side.citation}  {'、'.join(side.bearers) or '（没有主语）'}：“{side.quote}”")
    moved = [f"＋{name}" for name in change.gained] + [f"－{name}" for name in change.lost]
    if change.kind == "bearers":
        print(f"    {'、'.join(moved)}")
