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


def test_task_1_who_leads_against_telecom_fraud_and_with_whom(visit, seed_page):
    seen = visit(seed_page)
    seen.find("反电信")
    assert "第二十八条" in seen.details()
    assert (
        "公安机关"
        in seen.page.locator(".partners", has=seen.page.get_by_text("牵", exact=True)).first.inner_text()
    )
    assert (seen.searches, seen.clicks) == (1, 0)


def test_task_2_which_articles_bind_express_carriers(visit, seed_page):
    seen = visit(seed_page)
    seen.find("寄递物流企业")
    assert "第三十条" in seen.details()
    assert (seen.searches, seen.clicks) == (1, 0)


def test_task_3_what_do_police_and_health_departments_do_together(visit, seed_page):
    seen = visit(seed_page)
    seen.find("gajg")
    seen.click("#details .chip:has-text('卫生健康部门')")
    assert "第十三条第一款" in seen.details() and "第二十条第一款" in seen.details()
    assert (seen.searches, seen.clicks) == (1, 1)


def test_task_4_where_does_nobody_lead(visit, seed_page):
    seen = visit(seed_page)
    seen.click("#tab-lists")
    seen.page.locator(".words").fill("未定牵头")
    seen.page.keyboard.press("Enter")
    assert any("第二十条第一款" in row for row in seen.rows())
    seen.click("table.rows tbody tr:has-text('重点人群')")
    assert "为何提出" in seen.details() and "应当加强对社区矫正对象" in seen.details()
    assert seen.clicks == 2


def test_task_5_read_article_21(visit, seed_page):
    seen = visit(seed_page)
    for words in ("21", "第二十一条"):
        seen.find(words)
        assert seen.page.locator(".article.here .number").inner_text() == "第二十一条"
    assert seen.clicks == 0


def test_task_6_how_are_education_and_the_court_joined(visit, seed_page):
    seen = visit(seed_page)
    for box, name in (("从…", "教育体育部门"), ("到…", "人民法院")):
        seen.page.get_by_placeholder(box).fill(name)
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.press("Tab")
    steps = seen.page.locator("#details .card").count()
    assert steps >= 1 and seen.page.locator("#details blockquote").count() == steps
    assert seen.clicks == 0


def test_task_7_who_supervises_whom(visit, seed_page):
    seen = visit(seed_page)
    seen.click("button:has-text('全部主体')")
    seen.click("[data-facet=tie][data-value=supervise]")
    assert "以监督为多" in seen.page.locator("#sentence").inner_text()
    assert "tie=supervise" in seen.page.url
    assert seen.clicks == 2


def test_task_8_what_is_forbidden(visit, seed_page):
    seen = visit(seed_page)
    seen.click("#tab-lists")
    seen.click("button:has-text('职责表')")
    seen.click("summary:has-text('情态')")
    seen.click("[data-facet=modality][data-value=prohibition]")
    rows = seen.rows()
    assert rows and all("禁止" in row for row in rows)
    assert seen.clicks == 4


def test_task_9_who_has_a_part_in_school_safety(visit, seed_page):
    seen = visit(seed_page)
    seen.click("#tab-matrix")
    seen.click(".matrix thead button:has-text('校园安全')")
    assert "教育" in seen.details() and "第" in seen.details()
    assert seen.clicks == 2


def test_task_10_take_the_duties_of_the_police_away_as_a_sheet(visit, seed_page):
    seen = visit(seed_page)
    seen.click("#tab-lists")
    seen.click("button:has-text('职责表')")
    seen.page.locator(".words").fill("公安机关")
    seen.page.keyboard.press("Enter")
    with seen.page.expect_download() as waiting:
        seen.click("button:has-text('导出 CSV')")
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").splitlines()
    assert len(lines) == len(seen.rows()) + 1 and "公安机关" in lines[1]
    assert seen.clicks == 3


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
