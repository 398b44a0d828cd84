"""The page in a real browser: ten things a user of the seed regulation comes for, and what must never happen."""

from pathlib import Path

import pytest
from quanze.extract import reading
from quanze.viz.notebook import explorer
from quanze.viz.page import page

from .conftest import violations
from .test_page import MARKUP, SEED, hostile

pytestmark = pytest.mark.slow

TABS = ("graph", "matrix", "lists", "law", "ask")


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("more", ["", "&theme=dark", "&lang=en"])
def test_one_request_and_no_complaint(visit, seed_page, tab, more):
    seen = visit(seed_page, f"tab={tab}{more}")
    seen.page.wait_for_timeout(200)

    assert seen.requests == [seen.page.url.split("#")[0]] or len(seen.requests) == 1
    assert seen.complaints == []


def test_the_first_picture_comes_within_a_second_and_a_half(visit, seed_page):
    seen = visit(seed_page)
    seen.page.wait_for_selector("html[data-drawn]")
    assert int(seen.page.evaluate("document.documentElement.dataset.drawn")) < 1500


@pytest.mark.parametrize("tab", TABS)
def test_a_law_that_holds_markup_runs_nothing(visit, tmp_path, tab):
    bad = hostile(reading(SEED.read_bytes(), SEED.name))
    words = {"law": MARKUP, "at": "1", "citation": MARKUP, "quote": MARKUP}
    finding = {
        "id": "R1-x", "rule": "R1", "title_zh": MARKUP, "title_en": MARKUP, "matter": MARKUP, "evidence": [words],
        "actors": [{"name": MARKUP, "role": MARKUP}], "why_zh": MARKUP, "legitimate_zh": MARKUP, "source_zh": MARKUP,
        "grade": MARKUP, "confidence": 0.5, "status": MARKUP,
    }  # fmt: skip
    answer = {
        "name": MARKUP, "title_zh": MARKUP, "title_en": MARKUP, "about_zh": MARKUP, "about_en": MARKUP, "sparql": MARKUP,
        "columns": [MARKUP], "rows": [[MARKUP]],
    }  # fmt: skip
    path = tmp_path / "bad.html"
    path.write_text(page([bad], answers=[answer], findings=[finding]), "utf-8")

    for address in (
        f"tab={tab}",
        f"tab={tab}&actor=公安机关{MARKUP.replace('&', '%26')}",
        f"tab={tab}&finding=R1-x",
    ):
        seen = visit(path, address)
        seen.page.wait_for_timeout(100)
        assert seen.page.evaluate("typeof hacked") == "undefined"
        assert seen.page.locator("img, a[href^=javascript]").count() == 0
        assert len(seen.requests) == 1
        assert seen.complaints == []


def test_the_address_holds_the_view(visit, seed_page):
    first = visit(seed_page)
    first.find("gajg")
    first.click("#details .chip:has-text('卫生健康部门')")
    address = first.page.url.split("#")[1]
    second = visit(seed_page, address)
    assert second.details() == first.details()


@pytest.mark.parametrize("tab", TABS)
def test_a_tablet_shows_it_without_scrolling_sideways(visit, seed_page, tab):
    seen = visit(seed_page, f"tab={tab}&actor=公安机关", viewport={"width": 1024, "height": 768})
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 1024
    box = seen.page.locator("#details").bounding_box()
    assert box["x"] + box["width"] <= 1024


def test_a_notebook_shows_the_page_in_a_frame(visit, tmp_path):
    path = tmp_path / "notebook.html"
    path.write_text(
        "<!doctype html><meta charset=utf-8>"
        + explorer([reading(SEED.read_bytes(), SEED.name)])._repr_html_()
    )
    frame = visit(path, ready="iframe").page.frame_locator("iframe")
    frame.locator("#tab-law").click()
    assert frame.locator(".article").count() == 48


def test_a_served_page_asks_its_own_server_and_nobody_else(browser):
    answer = {
        "name": "a", "title_zh": "甲", "title_en": "A", "about_zh": "", "about_en": "", "sparql": "SELECT ?a {}",
        "columns": ["a"], "rows": [],
    }  # fmt: skip
    html = page([reading(SEED.read_bytes(), SEED.name)], answers=[answer], live=True)
    said = '{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "<b>公安机关</b>"}}]}}'
    asked = []

    def serve(route):
        asked.append((route.request.method, route.request.url, route.request.post_data))
        body = said if route.request.url.endswith("/sparql") else html
        kind = "application/sparql-results+json" if body is said else "text/html; charset=utf-8"
        route.fulfill(body=body, content_type=kind)

    tab = browser.new_page()
    tab.route("**", serve)
    tab.goto("http://127.0.0.1:9/#tab=ask")
    tab.locator("textarea").fill("SELECT ?a { ?a ?b ?c }")
    tab.get_by_role("button", name="运行").click()
    tab.get_by_text("<b>公安机关</b>").wait_for()
    tab.close()
    assert [(method, sparql) for method, _, sparql in asked] == [
        ("GET", None),
        ("POST", "SELECT ?a { ?a ?b ?c }"),
    ]


def test_keys_do_it_all(visit, seed_page):
    seen = visit(seed_page)
    keys = seen.page.keyboard
    for number, tab in enumerate(TABS, 1):
        keys.press(str(number))
        assert seen.page.locator("body").get_attribute("data-tab") == tab
    keys.press("1")
    keys.press("/")
    keys.type("公安")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    assert "公安机关" in seen.details()
    keys.press("Escape")
    assert seen.page.locator("#details").is_hidden()


def test_a_click_in_the_picture_shows_the_evidence(visit, seed_page):
    seen = visit(seed_page)
    seen.page.wait_for_selector("html[data-drawn]")
    box = seen.page.locator("#canvas").bounding_box()
    hit = False
    for x in range(40, int(box["width"]), 24):
        seen.page.mouse.click(box["x"] + x, box["y"] + box["height"] * 0.32)
        seen.page.wait_for_timeout(20)
        if "actor=" in seen.page.url:
            hit = True
            break
    assert hit and seen.page.locator("#details blockquote").count() > 0


@pytest.mark.parametrize("kind", ["SVG", "PNG"])
def test_the_picture_leaves_as_a_file(visit, seed_page, kind):
    seen = visit(seed_page)
    with seen.page.expect_download() as waiting:
        seen.click(f"#bar button:has-text('{kind}')")
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\x89PNG") if kind == "PNG" else "公安机关".encode() in raw


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("tab", TABS)
def test_axe_finds_nothing(visit, seed_page, tab, theme):
    assert violations(visit(seed_page, f"tab={tab}&theme={theme}&actor=公安机关")) == []


def test_the_legend_counts_what_is_drawn_and_leads_to_what_is_not(visit, seed_page):
    seen = visit(seed_page)
    drawn = int(seen.page.locator("#sentence").inner_text().split(" ")[0])
    kinds = seen.page.locator("[data-facet=kind]:not(.away) small").all_inner_texts()
    assert sum(map(int, kinds)) == drawn
    seen.click("[data-facet=kind][data-value=enterprise].away")
    assert "寄递物流企业" in seen.page.locator(".everyone").inner_text()
    assert "scope=everyone" in seen.page.url
    assert int(seen.page.locator("#sentence").inner_text().split(" ")[0]) > 0


def test_the_readers_zoom_stays_when_something_is_chosen(visit, seed_page):
    seen = visit(seed_page, "actor=公安机关")
    seen.page.wait_for_selector("html[data-drawn]")

    def picture() -> bytes:
        seen.page.wait_for_timeout(150)
        return seen.page.locator("#canvas").screenshot()

    fitted = picture()
    for _ in range(3):
        seen.click("#bar button:text-is('+')")
    near = picture()
    seen.click("#details .chip")
    seen.page.go_back()
    assert picture() == near != fitted
