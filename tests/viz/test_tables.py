"""The lists as an office would open them."""

import io
import zipfile

import pytest
from quanze.graph.compare import compare
from quanze.graph.findings import findings
from quanze.graph.review import review
from quanze.ontology.errors import BuildError, LexiconError
from quanze.tests.gold_reading import seed
from quanze.viz.table_rows import boundary_rows, duty_rows, mechanism_rows, spread_rows, template

openpyxl = pytest.importorskip("openpyxl")
docx = pytest.importorskip("docx")

from quanze.viz.tables_compare import comparison_html, comparison_xlsx  # noqa: E402
from quanze.viz.tables_docx import boundary_docx  # noqa: E402
from quanze.viz.tables_review import decided, review_csv, review_xlsx  # noqa: E402
from quanze.viz.tables_xlsx import boundary_xlsx, duty_list_xlsx, sheet  # noqa: E402


@pytest.fixture(scope="module")
def readings():
    return [seed()]


def page(data):
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def test_the_duty_list_has_its_columns_and_a_row_for_each_body(readings):
    found = page(duty_list_xlsx(readings))
    heads = [cell.value for cell in found[3]]
    assert "".join(heads) == "序号职权编码职权名称职权类型行使主体层级责任事项实施依据追责依据备注"
    assert found.max_row == 3 + len(duty_rows(readings))


def test_the_boundary_list_says_who_leads_in_the_words_of_the_law(readings):
    rows = {row["matter"]: row for row in boundary_rows(readings)}
    fraud = rows["反电信网络诈骗"]
    assert fraud["lead"] == "公安机关"
    assert "牵头负责反电信网络诈骗工作" in fraud["parts"]
    assert rows["寄递物流安全"]["lead"] == "（条文未明确）"
    assert "R1" in rows["寄递物流安全"]["questions"]
    assert "会同公安机关、司法行政部门、教育体育部门" in rows["社会心理服务"]["ways"]


def test_every_basis_is_verbatim(readings):
    text = "".join(readings[0].law.text.split())
    for row in duty_rows(readings):
        assert row["basis"].partition("：")[2] in text


def test_the_head_is_frozen_and_printed_on_every_page(readings):
    found = page(boundary_xlsx(readings))
    assert found.freeze_panes == "A4"
    assert found.print_title_rows == "$3:$3"
    assert found.print_area
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert found.page_setup.fitToHeight == 0
    assert "&P" in found.oddFooter.center.text


def test_no_cell_becomes_a_formula_or_a_link():
    shape = template("boundary")
    bad = ["=1+1", "http://example.org/", "+cmd|' /C calc'!A0", "@SUM(A1)", "123"]
    rows = [{column.key: word for column in shape.columns} for word in bad]
    data = sheet(shape, rows, "试")
    found = page(data)
    for n, word in enumerate(bad, 4):
        cell = found.cell(n, 2)
        assert (cell.value, cell.data_type, cell.hyperlink) == (word, "s", None)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_the_user_may_edit_the_columns(readings):
    ours = '[boundary]\ntitle = "某市清单"\ncolumns = [{ key = "matter", heading = "事项", width = 20 }]\n'
    found = page(boundary_xlsx(readings, ours))
    assert found.title == "某市清单"
    assert [cell.value for cell in found[3]] == ["事项"]


def test_a_column_that_does_not_exist_is_refused():
    with pytest.raises(LexiconError, match="没有这一栏"):
        template("boundary", '[boundary]\ntitle = "x"\ncolumns = [{ key = "nope", heading = "x" }]\n')


def test_the_same_rows_give_the_same_bytes(readings):
    assert duty_list_xlsx(readings) == duty_list_xlsx(readings)
    assert boundary_docx(readings) == boundary_docx(readings)


def test_the_document_has_one_table_with_a_repeating_head(readings):
    found = docx.Document(io.BytesIO(boundary_docx(readings)))
    table = found.tables[0]
    assert len(table.rows) == 1 + len(boundary_rows(readings))
    assert "tblHeader" in table.rows[0]._tr.xml
    assert found.sections[0].page_width > found.sections[0].page_height
    assert "NUMPAGES" in found.sections[0].footer.paragraphs[0]._p.xml


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_filled_review_sheet_is_read_back(readings, form):
    found = findings(readings)
    reviewed = review(found, [])
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(review_xlsx(reviewed, "试")))
        line = next(r for r in book.worksheets[0].iter_rows(min_row=4) if r[0].value == found[0].id)
        line[9].value, line[10].value, line[11].value = "驳回", "三定规定已分工", "张三"
        out = io.BytesIO()
        book.save(out)
        raw = out.getvalue()
    else:
        text = review_csv(reviewed).decode("utf-8-sig")
        lines = text.split("\r\n")
        at = next(n for n, line in enumerate(lines) if line.startswith(found[0].id))
        end = at
        while not lines[end].endswith(",,,,"):
            end += 1
        lines[end] = lines[end].removesuffix(",,,,") + ",驳回,三定规定已分工,张三,"
        raw = "\r\n".join(lines).encode("gb18030")  # as Excel on a Chinese Windows saves it
    decisions = {d.id: d for d in decided(raw, f"表.{form}", reviewed)}
    assert decisions[found[0].id].verdict == "驳回"
    assert decisions[found[0].id].comment == "三定规定已分工"
    assert decisions[found[0].id].by == "张三"
    again = review(found, decisions.values())
    assert next(r.state for r in again.rows if r.finding.id == found[0].id) == "kept"
    assert {r.state for r in again.rows} == {"kept", "seen"}


@pytest.mark.parametrize("raw", [b"", b"PK not a zip", "甲,乙\r\n1,2\r\n".encode()])
def test_a_sheet_that_is_none_is_met_with_a_sentence(readings, raw):
    with pytest.raises(BuildError):
        decided(raw, "表.csv", review(findings(readings), []))


def test_a_comparison_is_a_sheet_and_a_page(readings):
    result = compare(readings[0], readings[0])
    assert page(comparison_xlsx(result)).max_row == 3 + len(result.changes)
    html = comparison_html(result)
    assert "default-src 'none'" in html and "<script" not in html


def test_behind_the_boundary_list_stand_mechanisms_and_spread(readings):
    """The workbook's further sheets: who founds what with whom, and how duties are spread."""
    names = {row["name"]: row for row in mechanism_rows(readings)}
    row = names["平安建设信息共享和管理机制"]
    assert row["basis"].startswith("第十五条") and "平安建设组织协调机构" in row["founders"]
    shares = {row["matter"]: row["spread"] for row in spread_rows(readings)}
    assert shares["寄递物流安全"] == "0.67"  # three bodies with one duty each: 1 - 3 * (1/3)^2
    assert list(shares.values()) == sorted(shares.values(), reverse=True)
    book = zipfile.ZipFile(io.BytesIO(boundary_xlsx(readings)))
    assert sum(name.startswith("xl/worksheets/sheet") for name in book.namelist()) == 3


def test_a_verdict_is_picked_from_a_list_and_no_heading_is_cut(readings):
    """The review sheet as an office fills it in: 接受 or 驳回 by a click, headings on as many lines as they need."""
    reviewed = review(findings(readings), [])
    sheet = openpyxl.load_workbook(io.BytesIO(review_xlsx(reviewed, "试"))).active
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"接受,驳回"'
    assert str(offered.sqref) == f"J4:J{sheet.max_row}"
    assert sheet["J3"].value == "结论（接受/驳回）" and sheet.row_dimensions[3].height > 30
