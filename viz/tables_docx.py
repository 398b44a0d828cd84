"""The boundary list as a document (python-docx), the form in which offices circulate it.

python-docx stamps the zip with the clock and keeps one font for all scripts; here the stamp is
fixed, so equal rows give equal bytes, and the East Asian font is named beside the Latin one.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..ontology.model import Reading
from .table_rows import Row, Template, boundary_rows, template

FIXED = datetime(2024, 1, 1)
STAMP = (1980, 1, 1, 0, 0, 0)
A4 = (297, 210)  # millimetres, landscape
MARGIN = 15


def boundary_docx(readings: Sequence[Reading], columns: str = "") -> bytes:
    """职责边界清单 of ``readings``; ``columns`` is the text of an edited tables.toml."""
    titles = "".join(f"《{reading.law.title}》" for reading in readings)
    return paper(template("boundary", columns), boundary_rows(readings), titles)


def paper(shape: Template, rows: Sequence[Row], subtitle: str) -> bytes:
    """One landscape document: title, source, one table with a head on every page, page numbers."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(A4[0]), Mm(A4[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    _write(document.add_paragraph(), shape.title, "黑体", 18, WD_ALIGN_PARAGRAPH.CENTER)
    note = f"依据：{subtitle}。本表由条文自动整理，所列问题均为待核对，不代表结论。"
    _write(document.add_paragraph(), note, "仿宋", 10.5, WD_ALIGN_PARAGRAPH.LEFT)
    table = document.add_table(rows=1, cols=len(shape.columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    total = sum(column.width for column in shape.columns)
    widths = [Mm((A4[0] - 2 * MARGIN) * column.width / total) for column in shape.columns]
    for n, column in enumerate(shape.columns):
        table.columns[n].width = widths[n]
        cell = table.rows[0].cells[n]
        cell.width = widths[n]
        _write(cell.paragraphs[0], column.heading, "黑体", 10, WD_ALIGN_PARAGRAPH.CENTER)
        _shade(cell, "E8EDF3")
    _mark(table.rows[0], "w:tblHeader")
    for row in rows:
        line = table.add_row()
        _mark(line, "w:cantSplit")
        for n, column in enumerate(shape.columns):
            cell = line.cells[n]
            cell.width = widths[n]
            parts = row[column.key].split("\n")
            for m, part in enumerate(parts):
                paragraph = cell.paragraphs[0] if m == 0 else cell.add_paragraph()
                side = WD_ALIGN_PARAGRAPH.CENTER if column.key == "number" else WD_ALIGN_PARAGRAPH.LEFT
                _write(paragraph, part, "仿宋", 9, side)
    _page_numbers(section.footer.paragraphs[0])
    document.core_properties.created = document.core_properties.modified = FIXED
    document.core_properties.author = document.core_properties.last_modified_by = ""
    document.core_properties.title = shape.title
    out = io.BytesIO()
    document.save(out)
    return _stamped(out.getvalue())


def _write(paragraph: Any, text: str, font: str, size: float, align: Any) -> None:
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    _dress(paragraph.add_run(text), font, size)


def _dress(run: Any, font: str, size: float) -> None:
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _mark(row: Any, tag: str) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(tag))


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _page_numbers(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, field in (("第 ", "PAGE"), (" 页，共 ", "NUMPAGES")):
        _dress(paragraph.add_run(before), "仿宋", 9)
        run = paragraph.add_run()
        _dress(run, "仿宋", 9)
        for kind, text in (("begin", ""), ("", field), ("end", "")):
            element = OxmlElement("w:instrText" if text else "w:fldChar")
            if text:
                element.text = text
            else:
                element.set(qn("w:fldCharType"), kind)
            run._element.append(element)
    _dress(paragraph.add_run(" 页"), "仿宋", 9)


def _stamped(data: bytes) -> bytes:
    """The same package with every part's clock set to one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return out.getvalue()
