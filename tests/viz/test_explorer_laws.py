"""Several laws in one page, large pages, and questions that need to be told something, in a real browser."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from quanze.build import explorer
from quanze.extract import reading
from quanze.ontology.model import Reading
from quanze.viz.page import page

from .conftest import names_in, overlapping, place_of, saved, violations
from .test_page import SEED

pytest.importorskip("playwright.sync_api")
from quanze.benchmarks.page import made_up

pytestmark = pytest.mark.slow

LAWS = {
    "甲市养老服务条例": "公安机关应当查处养老服务机构的违法行为。\n第二条　民政部门应当会同公安机关建立信息共享机制。",
    "乙市校园安全条例": "公安机关应当加强校园周边巡逻。\n第二条　教育部门应当会同公安机关排查安全隐患。",
    "丙市燃气管理条例": "燃气主管部门应当定期检查燃气经营企业。\n第二条　燃气经营企业应当建立安全管理制度。",
}


def made(title: str, articles: str) -> Reading:
    return reading(f"{title}\n第一条　{articles}\n".encode(), title)


@pytest.fixture(scope="module")
def three_laws(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("laws") / "three.html"
    path.write_text(explorer([made(*law) for law in LAWS.items()]), "utf-8")
    return path


def test_two_laws_stand_side_by_side_actor_by_actor(visit, three_laws):
    seen = visit(three_laws)
    seen.click("#tab-lists")
    seen.click("button:has-text('两部对照')")
    heads = seen.page.locator("table.rows thead th").all_inner_texts()
    assert [head.strip() for head in heads] == ["主体", "《甲市养老服务条例》", "《乙市校园安全条例》"]
    rows = seen.rows()
    assert "公安机关" in rows[0] and "共有" in rows[0]
    first, second = seen.page.locator("table.rows tbody tr:first-child td").all_inner_texts()[1:]
    assert "查处养老服务机构" in first and "巡逻" not in first
    assert "加强校园周边巡逻" in second
    assert any("民政部门" in row and "未提及" in row for row in rows)
    assert seen.clicks == 2


def test_the_laws_compared_are_chosen_and_shared_actors_can_stand_alone(visit, three_laws):
    seen = visit(three_laws, "tab=lists&list=compare")
    seen.click("button:has-text('只看共有主体')")
    assert len(seen.rows()) == 1
    seen.page.locator("select.law").nth(1).select_option(label="丙市燃气管理条例")
    assert "two=2" in seen.page.url
    assert seen.rows() == []
    seen.click("button:has-text('只看共有主体')")
    assert any("燃气经营企业" in row for row in seen.rows())
    assert not any("教育部门" in row for row in seen.rows())


def test_one_actor_of_several_laws_has_its_duties_of_all(visit, three_laws):
    seen = visit(three_laws)
    seen.find("公安机关")
    said = seen.details()
    assert "见于 2 部法规" in said
    assert "《甲市养老服务条例》" in said and "《乙市校园安全条例》" in said


def test_a_law_is_chosen_in_the_legend(visit, three_laws):
    seen = visit(three_laws, "scope=everyone")
    seen.click("[data-facet=law][data-value='2']")
    assert "燃气" in seen.page.locator(".everyone").inner_text()
    assert "教育部门" not in seen.page.locator(".everyone").inner_text()
    seen.click("[data-facet=law][data-value='1']")
    assert "教育部门" in seen.page.locator(".everyone").inner_text()


def test_an_answer_says_in_which_law_its_article_is(visit, three_laws):
    seen = visit(three_laws, "tab=ask&q=joint-work")
    rows = {row.split("\t")[2]: row.split("\t")[:2] for row in seen.rows()}
    assert rows["民政部门"] == ["甲市养老服务条例", "第二条第一款"]
    assert rows["教育部门"] == ["乙市校园安全条例", "第二条第一款"]
    seen.click("table.rows tr:has-text('教育部门') .cite")
    assert seen.page.locator(".sheet h2").inner_text() == "乙市校园安全条例"
    assert seen.page.locator(".article.here .number").inner_text() == "第二条"


@pytest.fixture(scope="module")
def seed_twice(tmp_path_factory) -> Path:
    """The seed under two titles: every citation, actor and word fits both."""
    seed = reading(SEED.read_bytes(), SEED.name)
    path = tmp_path_factory.mktemp("twice") / "twice.html"
    path.write_text(explorer([seed, replace(seed, law=replace(seed.law, title="另一部条例"))]), "utf-8")
    return path


def test_a_citation_that_fits_two_laws_leads_to_the_one_its_row_names(visit, seed_twice):
    seen = visit(seed_twice, "tab=ask&q=leads")
    laws = {row.split("\t")[0] for row in seen.rows()}
    assert laws == {"另一部条例", "鄂尔多斯市平安建设条例"}
    for law in sorted(laws):
        seen.page.locator(f"table.rows tr:has-text('{law}') .cite").first.click()
        assert seen.page.locator(".sheet h2").inner_text() == law
        seen.page.go_back()


def test_findings_say_their_law_and_are_narrowed_by_it(visit, seed_twice):
    seen = visit(seed_twice, "tab=lists")
    both = seen.rows()
    assert any("《另一部条例》" in row for row in both) and any(
        "《鄂尔多斯市平安建设条例》" in row for row in both
    )
    seen.click("[data-facet=law][data-value='1']")
    assert 0 < len(seen.rows()) < len(both)
    assert all("《另一部条例》" in row for row in seen.rows())


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.html"
    path.write_text(page([made_up(1000)]), "utf-8")
    return path


def test_a_large_page_shows_the_best_connected_and_more_when_asked(visit, large):
    seen = visit(large, "scope=everyone")
    assert drawn(seen) == 120
    assert "点击可再展开" in seen.page.locator("#sentence").inner_text()
    x, y = place_of("其余", seen)
    seen.page.mouse.click(x, y)
    assert drawn(seen) == 120 + 80


def drawn(seen) -> int:
    return int(re.match(r"\d+", seen.page.locator("#sentence").inner_text())[0])


def test_a_click_on_a_name_is_a_click_on_its_actor(visit, seed_page):
    seen = visit(seed_page)
    x, y = place_of("公安机关", seen)
    seen.page.mouse.click(x, y)
    assert seen.page.locator("#details h2").inner_text().strip() == "公安机关"


def test_no_name_stands_on_another_where_rings_are_drawn(visit, three_laws):
    picture = saved(visit(three_laws))
    assert len(names_in(picture)) > 2 and overlapping(picture) == []


@pytest.mark.parametrize(
    ("name", "words"), [("between", "第十三条第一款"), ("duties-of", "第二十八条第二款")]
)
def test_a_question_that_needs_an_actor_is_asked_in_the_page(visit, seed_page, name, words):
    seen = visit(seed_page, f"tab=ask&q={name}")
    assert '"公安机关"@zh' in seen.page.locator(".sparql pre").inner_text()
    seen.click("button:has-text('在本页看')")
    assert words in seen.details()


def test_what_is_told_to_a_question_stands_in_its_sparql(visit, seed_page):
    seen = visit(seed_page, "tab=ask&q=duties-of")
    seen.page.locator(".choices input").fill('邮政"管理\\部门')
    seen.page.keyboard.press("Enter")
    assert '"邮政\\"管理\\\\部门"@zh' in seen.page.locator(".sparql pre").inner_text()


def test_paper_gets_the_picture_as_lines_and_letters(visit, seed_page, tmp_path):
    seen = visit(seed_page, "theme=dark")
    seen.page.wait_for_selector("html[data-drawn]")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert seen.page.locator("#printed svg text", has_text="公安机关").count() == 1
    assert seen.page.locator("html").get_attribute("data-theme") == "light"
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.page.locator("html").get_attribute("data-theme") == "dark"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "view",
    [
        "tab=lists&list=compare",
        "tab=law&at=1:1&modality=obligation",
        "tab=ask&q=between",
        "tab=graph&layers=matter&lang=en",
    ],
)
def test_axe_finds_nothing_where_there_are_several_laws(visit, three_laws, view, theme):
    assert violations(visit(three_laws, f"{view}&theme={theme}")) == []


@pytest.mark.parametrize("view", ["tab=lists&list=compare", "tab=ask&q=between&given=公安机关|民政部门"])
def test_one_request_and_no_complaint_here_either(visit, three_laws, view):
    seen = visit(three_laws, view)
    seen.page.wait_for_timeout(200)
    assert len(seen.requests) == 1
    assert seen.complaints == []
