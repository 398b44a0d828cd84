"""Several laws in one page, large pages, and questions that need to be told something, in a real browser."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from quanze.build import explorer
from quanze.extract import reading
from quanze.ontology.model import Reading
from quanze.viz.page import page

from .conftest import violations

pytest.importorskip("playwright.sync_api")
from quanze.benchmarks.page import made_up

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
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


def place_of(word: str, seen) -> tuple[float, float]:
    """Where a name stands on the screen: the exported picture is the canvas, to scale."""
    picture = ElementTree.parse(saved(seen)).getroot()
    left, top, wide, high = map(float, picture.get("viewBox").split())
    text = next(text for text in picture.iter(f"{SVG}text") if word in (text.text or ""))
    box = seen.page.locator("#canvas").bounding_box()
    scale = min(box["width"] / wide, box["height"] / high, 1.25)
    x, y = float(text.get("x")) - left - wide / 2, float(text.get("y")) - top - high / 2
    return box["x"] + box["width"] / 2 + x * scale, box["y"] + box["height"] / 2 + (y - 3) * scale


def saved(seen) -> Path:
    with seen.page.expect_download() as waiting:
        seen.click("#bar button:has-text('SVG')")
    return Path(waiting.value.path())


def test_a_click_on_a_name_is_a_click_on_its_actor(visit, seed_page):
    seen = visit(seed_page)
    x, y = place_of("公安机关", seen)
    seen.page.mouse.click(x, y)
    assert seen.page.locator("#details h2").inner_text().strip() == "公安机关"


def test_no_name_of_the_first_picture_stands_on_another(visit, seed_page, three_laws):
    for path in (seed_page, three_laws):
        seen = visit(path)
        boxes = names_in(saved(seen))
        assert len(boxes) > 2
        for n, (word, left, top, right, bottom) in enumerate(boxes):
            for other, *box in boxes[n + 1 :]:
                assert not (left < box[2] and box[0] < right and top < box[3] and box[1] < bottom), (
                    word,
                    other,
                )


def names_in(path: Path) -> list[tuple[str, float, float, float, float]]:
    """Each line of a name with its box; a Chinese character is as wide as it is high."""
    found = []
    for text in ElementTree.parse(path).iter(f"{SVG}text"):
        if text.get("text-anchor") != "middle":
            continue
        size, x, y = (float(text.get(key)) for key in ("font-size", "x", "y"))
        half = len(text.text) * size / 2
        found.append((text.text, x - half, y - size * 0.9, x + half, y + size * 0.1))
    return found


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
