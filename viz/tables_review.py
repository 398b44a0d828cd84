"""Findings as a sheet a reviewer fills in, and the filled sheet read back.

CSV (with a byte order mark, so that Excel and WPS read Chinese) and XLSX both go out and come
in; XLSX is read by openpyxl, as values only.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ..graph.findings import GRADES
from ..graph.review import ACCEPT, REJECT, Decision, Review, decision_of, verdict
from ..ontology.errors import BuildError, Place
from .table_rows import Column, Template
from .tables_xlsx import sheet

COLUMNS = (
    ("id", "编号", 15.0),
    ("state", "状态", 9.0),
    ("rule", "规则", 7.0),
    ("grade", "程度", 9.0),
    ("confidence", "可信度", 7.0),
    ("title", "问题", 34.0),
    ("evidence", "条文", 60.0),
    ("why", "理由", 34.0),
    ("legitimate", "可能的正当理由", 34.0),
    ("verdict", "结论（接受/驳回）", 11.0),
    ("comment", "意见", 26.0),
    ("by", "审核人", 10.0),
    ("when", "日期", 11.0),
)
STATES = {"new": "新增", "seen": "未审", "kept": "已审", "changed": "条文已变，请复核"}
REFUSED = "表格须保留“编号”与“结论”两栏 The sheet must keep its 编号 and 结论 columns"


def review_xlsx(reviewed: Review, subtitle: str) -> bytes:
    """The review as a workbook; ``subtitle`` says what was reviewed."""
    shape = Template("待核对事项审核表", tuple(Column(*column) for column in COLUMNS))
    return sheet(shape, rows(reviewed), subtitle, {"verdict": (ACCEPT, REJECT)})


def review_csv(reviewed: Review) -> bytes:
    """The review as CSV, UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([heading for _, heading, _ in COLUMNS])
    for row in rows(reviewed):
        writer.writerow([_harmless(row[key]) for key, _, _ in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def rows(reviewed: Review) -> tuple[dict[str, str], ...]:
    """One row a finding, those still to be looked at first; declared coordination is left out."""
    order = {"changed": 0, "new": 1, "seen": 2, "kept": 3}
    listed = [row for row in reviewed.rows if row.finding.rule != "declared"]
    out = []
    for row in sorted(listed, key=lambda row: order[row.state]):
        finding, decision = row.finding, row.decision or Decision("", "", "", "", (), (), "")
        out.append(
            {
                "id": finding.id,
                "state": STATES[row.state],
                "rule": finding.rule,
                "grade": GRADES[finding.grade],
                "confidence": f"{finding.confidence:.2f}",
                "title": finding.title_zh,
                "evidence": "\n".join(f"{e.citation}：{e.quote}" for e in finding.evidence),
                "why": finding.why_zh,
                "legitimate": finding.legitimate_zh,
                "verdict": decision.verdict,
                "comment": decision.comment,
                "by": decision.by,
                "when": decision.when,
            }
        )
    return tuple(out)


def decided(raw: bytes, origin: str, reviewed: Review) -> tuple[Decision, ...]:
    """The decisions in a filled sheet (CSV or XLSX), each filed with what its finding stands on now.

    Findings the sheet leaves out or leaves empty keep what was known of them.  Raises BuildError
    where the sheet has no 编号 or 结论 column, or a verdict that is none.
    """
    shown = {row.finding.id: row for row in reviewed.rows}
    filled: dict[str, Decision] = {}
    for line, cells in _cells(raw, origin):
        row = shown.get(cells.get("编号", ""))
        judged = verdict(cells.get("结论", ""), origin, line)
        if row and judged:
            fresh = decision_of(row.finding)
            filled[fresh.id] = replace(
                fresh,
                verdict=judged,
                comment=cells.get("意见", ""),
                by=cells.get("审核人", ""),
                when=cells.get("日期", ""),
            )
    kept = [row.decision or decision_of(row.finding) for row in reviewed.rows if row.finding.id not in filled]
    return (*filled.values(), *kept, *reviewed.gone)


def _cells(raw: bytes, origin: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line number, cells under the heading's first words."""
    table = list(_xlsx(raw, origin) if raw[:2] == b"PK" else _csv(raw, origin))
    for n, line in enumerate(table):
        heads = [cell.partition("（")[0].strip() for cell in line]
        if "编号" in heads and "结论" in heads:
            for number, row in enumerate(table[n + 1 :], n + 2):
                yield number, dict(zip(heads, row, strict=False))
            return
    raise BuildError(Place(origin), "找不到表头 no row holds the headings 编号 and 结论", REFUSED)


def _csv(raw: bytes, origin: str) -> Iterator[list[str]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("gb18030")  # what Excel on a Chinese Windows saves as CSV
        except UnicodeDecodeError as error:
            raise BuildError(Place(origin), f"不是文本 not text: {error.reason}", REFUSED) from error
    for row in csv.reader(io.StringIO(text)):
        yield [cell.removeprefix("'") if cell[1:2] in FORMULA else cell for cell in row]


def _xlsx(raw: bytes, origin: str) -> Iterator[list[str]]:
    import openpyxl  # type: ignore[import-untyped]  # an extra, and it ships no types

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever zipfile and its XML parser do
        raise BuildError(Place(origin), f"不是 Excel 文件 not a workbook: {error}", REFUSED) from error
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell)


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _harmless(cell: str) -> str:
    """CSV has no cell types: what would become a formula gets a leading apostrophe."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
