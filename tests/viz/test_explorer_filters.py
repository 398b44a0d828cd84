"""Facets narrow every tab alike; tables and the matrix are walked by arrows; a citation leads to its words."""

from pathlib import Path

import pytest

from .conftest import violations

pytestmark = pytest.mark.slow


def test_a_relation_narrows_the_duties(visit, seed_page):
    seen = visit(seed_page, "tab=lists&list=duties")
    whole = len(seen.rows())
    seen.click("[data-facet=tie][data-value=supervise]")
    rows = seen.rows()
    assert 0 < len(rows) < whole
    assert all("监督" in row for row in rows)


def test_a_modality_narrows_the_findings(visit, seed_page):
    seen = visit(seed_page, "tab=lists")
    whole = len(seen.rows())
    seen.click("[data-facet=modality][data-value=sanction], [data-facet=modality][data-value=liability]")
    assert len(seen.rows()) < whole
    seen.click(".clear")
    assert len(seen.rows()) == whole


def test_a_relation_narrows_the_text(visit, seed_page):
    seen = visit(seed_page, "tab=law&tie=coordinate")
    kept = seen.page.locator(".article:not(.aside)")
    assert 0 < kept.count() < 20
    assert any("统筹" in text or "协调" in text for text in kept.all_inner_texts())


def test_a_relation_narrows_the_matrix_of_matters(visit, seed_page):
    seen = visit(seed_page, "tab=matrix")
    whole = seen.page.locator(".matrix .cell").count()
    seen.click("[data-facet=tie][data-value=supervise]")
    assert 0 < seen.page.locator(".matrix .cell").count() < whole


def test_a_kind_narrows_the_text(visit, seed_page):
    seen = visit(seed_page, "tab=law&kind=enterprise")
    kept = " ".join(seen.page.locator(".article:not(.aside)").all_inner_texts())
    assert "寄递物流企业" in kept
    assert seen.page.locator(".article.aside").count() > 20


def test_a_facet_counts_what_the_others_leave_and_not_itself(visit, seed_page):
    seen = visit(seed_page, "scope=everyone")

    def count(value: str) -> int:
        return int(seen.page.locator(f"[data-facet=tie][data-value={value}] small").inner_text())

    joint, supervise = count("joint"), count("supervise")
    seen.click("[data-facet=tie][data-value=supervise]")
    assert (count("joint"), count("supervise")) == (joint, supervise)
    seen.click("summary:text-is('章')")
    seen.click("[data-facet=chapter]")
    assert count("supervise") < supervise


def test_arrows_go_from_row_to_row_and_enter_opens(visit, seed_page):
    seen = visit(seed_page, "tab=lists")
    seen.page.locator("table.rows tbody tr").first.focus()
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    assert (
        seen.page.locator("table.rows tr[aria-current]").inner_text()
        == seen.page.locator("table.rows tbody tr").nth(1).inner_text()
    )
    assert "为何提出" in seen.details()


def test_arrows_go_from_cell_to_cell_of_the_matrix(visit, seed_page):
    seen = visit(seed_page, "tab=matrix")
    first = seen.page.locator(".matrix tbody tr").first.locator(".cell").first
    first.focus()
    seen.page.keyboard.press("ArrowRight")
    label = seen.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label and label != first.get_attribute("aria-label")
    seen.page.keyboard.press("ArrowLeft")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#details blockquote").count() > 0


def test_what_is_chosen_comes_first_in_the_matrix(visit, seed_page):
    seen = visit(seed_page, "tab=matrix")
    seen.click(".matrix thead button:has-text('校园安全')")
    seen.click("button:has-text('按所选')")
    assert seen.page.locator(".matrix thead button").first.inner_text() == "校园安全"
    having = [
        bool(row.locator("td").first.locator(".cell").count())
        for row in seen.page.locator(".matrix tbody tr").all()
    ]
    assert having == sorted(having, reverse=True) and any(having) and not all(having)


def test_the_column_under_the_pointer_is_marked(visit, seed_page):
    seen = visit(seed_page, "tab=matrix")
    seen.page.locator(".matrix tbody tr").nth(3).locator("td").nth(4).hover()
    marked = seen.page.locator(".matrix .under")
    assert marked.count() == seen.page.locator(".matrix tr").count()
    assert len(set(marked.evaluate_all("all => all.map((one) => one.cellIndex)"))) == 1


@pytest.mark.parametrize("address", ["tab=lists", "tab=lists&list=duties", "tab=ask&q=leads"])
def test_a_citation_leads_to_its_article(visit, seed_page, address):
    seen = visit(seed_page, address)
    cite = seen.page.locator("table.rows .cite").first
    words = cite.inner_text()
    cite.click()
    number = seen.page.locator(".article.here .number").inner_text()
    assert words.startswith(number)


def test_a_table_of_findings_leaves_with_what_is_shown(visit, seed_page):
    seen = visit(seed_page, "tab=lists&rule=R1")
    with seen.page.expect_download() as waiting:
        seen.click("button:has-text('导出 CSV')")
    lines = Path(waiting.value.path()).read_bytes().decode("utf-8-sig").splitlines()
    assert len(lines) == len(seen.rows()) + 1
    assert "第二十条第一款" in "".join(lines)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "view",
    [
        "scope=everyone&tie=supervise",
        "lead=1&layers=matter",
        "from=教育体育部门&to=人民法院",
        "tab=matrix&sort=chosen&matter=校园安全&kind=department",
        "tab=lists&list=duties&modality=prohibition&tie=supervise",
        "tab=lists&finding=R1-x&rule=R1",
        "tab=law&kind=enterprise",
    ],
)
def test_axe_finds_nothing_in_a_view_that_is_narrowed(visit, seed_page, view, theme):
    assert violations(visit(seed_page, f"{view}&theme={theme}")) == []
