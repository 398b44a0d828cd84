"""The lists as sheets (XlsxWriter): frozen heads, print area, page numbers, 黑体 and 仿宋.

XlsxWriter turns text that looks like a formula, a number or a link into one unless told not to;
a law may quote =1+1 or a web address, so all three are off and every cell is written as text.
The same rows give the same bytes: the creation date is fixed.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from ..ontology.model import Reading
from .table_rows import (
    Row,
    Template,
    boundary_rows,
    duty_rows,
    mechanism_rows,
    spread_rows,
    template,
)

LATIN_CELL = 32_767  # characters Excel takes in one cell
FIXED = datetime(2024, 1, 1)
NONE: Mapping[str, Sequence[str]] = {}
CENTRED = {"number", "code", "power", "levels", "kind", "duties", "spread"}
CELL = {"font_name": "仿宋", "font_size": 10.5, "valign": "vcenter", "text_wrap": True, "border": 1}
FORMATS: Mapping[str, Mapping[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"},
    "small": {"font_name": "仿宋", "font_size": 10, "align": "left", "valign": "vcenter"},
    "head": {
        "font_name": "黑体",
        "font_size": 11,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "border": 1,
        "bg_color": "#E8EDF3",
    },
    "left": CELL,
    "centre": {**CELL, "align": "center"},
}


def duty_list_xlsx(readings: Sequence[Reading], columns: str = "") -> bytes:
    """权责清单 of ``readings``; ``columns`` is the text of an edited tables.toml."""
    return sheet(template("duty_list", columns), duty_rows(readings), _titles(readings))


def boundary_xlsx(readings: Sequence[Reading], columns: str = "") -> bytes:
    """职责边界清单 of ``readings``; behind it the mechanisms they found and how duties are spread."""
    parts = (
        (template("boundary", columns), boundary_rows(readings)),
        (template("mechanisms", columns), mechanism_rows(readings)),
        (template("spread", columns), spread_rows(readings)),
    )
    return book(parts, _titles(readings))


def sheet(
    shape: Template, rows: Sequence[Row], subtitle: str, choices: Mapping[str, Sequence[str]] = NONE
) -> bytes:
    """A workbook of one sheet: title, what it was made from, heads, rows.

    ``choices`` are the words a reader picks from in a column he fills in, by the column's key.
    """
    return book(((shape, rows),), subtitle, choices)


def book(
    parts: Sequence[tuple[Template, Sequence[Row]]],
    subtitle: str,
    choices: Mapping[str, Sequence[str]] = NONE,
) -> bytes:
    """A workbook with a sheet for each of ``parts``."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as made:
        made.set_properties({"title": parts[0][0].title, "author": "", "created": FIXED})
        forms = {name: made.add_format(form) for name, form in FORMATS.items()}
        for shape, rows in parts:
            page = made.add_worksheet(shape.title[:31])
            _fill(page, shape, rows, subtitle, forms)
            _offer(page, shape, len(rows), choices)
    return out.getvalue()


def _fill(page: Any, shape: Template, rows: Sequence[Row], subtitle: str, forms: Mapping[str, Any]) -> None:
    last = len(shape.columns) - 1
    for line, form in ((0, "title"), (1, "small")):
        if last:  # a merge of one cell is none
            page.merge_range(line, 0, line, last, "", forms[form])
    page.write_string(0, 0, shape.title, forms["title"])
    page.write_string(
        1, 0, f"依据：{subtitle}。本表由条文自动整理，所列问题均为待核对，不代表结论。", forms["small"]
    )
    page.set_row(0, 34)
    page.set_row(1, 20)
    page.set_row(2, max(24.0, _height(shape, {column.key: column.heading for column in shape.columns})))
    for n, column in enumerate(shape.columns):
        page.set_column(n, n, column.width)
        page.write_string(2, n, column.heading, forms["head"])
    for line, row in enumerate(rows, 3):
        for n, column in enumerate(shape.columns):
            cell = forms["centre" if column.key in CENTRED else "left"]
            page.write_string(line, n, row[column.key][:LATIN_CELL], cell)
        page.set_row(line, _height(shape, row))
    end = 2 + len(rows)
    page.freeze_panes(3, 0)
    page.autofilter(2, 0, end, last)
    page.repeat_rows(2)
    page.print_area(0, 0, end, last)
    page.set_landscape()
    page.set_paper(8)  # A3: ten columns of law text are not read on A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&C第 &P 页，共 &N 页")


def _offer(page: Any, shape: Template, rows: int, choices: Mapping[str, Sequence[str]]) -> None:
    """A list to pick from in each cell of the columns of ``choices``; another word is let in, with a warning."""
    for n, column in enumerate(shape.columns):
        if rows and column.key in choices:
            words = list(choices[column.key])
            page.data_validation(
                3,
                n,
                2 + rows,
                n,
                {
                    "validate": "list",
                    "source": words,
                    "error_type": "warning",
                    "error_title": column.heading,
                    "error_message": f"请填{'或者'.join(words)}，也可以留空。",
                },
            )


def _height(shape: Template, row: Row) -> float:
    """Points a row needs: wrapped lines of its fullest cell; a Chinese character is two columns wide.

    Set by hand because Excel and WPS do not all grow rows of files they have not written;
    409 is the most a row can have.
    """
    lines = 1
    for column in shape.columns:
        per_line = max(1, int(column.width / 2.0))
        lines = max(lines, sum(max(1, -(-len(part) // per_line)) for part in row[column.key].split("\n")))
    return min(409.0, 14.6 * lines + 6)


def _titles(readings: Sequence[Reading]) -> str:
    return "".join(f"《{reading.law.title}》" for reading in readings)
