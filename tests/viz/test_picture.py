"""The picture: where actors stand, that every name can be read, and what pointing and clicking tell."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from quanze.ontology.model import Mention
from quanze.viz.bundle import bundle
from quanze.viz.page import page

from .conftest import SVG, names_in, overlapping, place_of, saved

pytest.importorskip("playwright.sync_api")
from quanze.benchmarks.page import made_up

pytestmark = pytest.mark.slow

ASSETS = Path(__file__).parents[2] / "viz/assets"


def settled(browser, lane, places, ties):
    """What assets/settle.js makes of one lane, run as it stands."""
    call = (
        'import { settle } from "./settle.js";\nconst places = new Map(given.places);\n'
        "settle([given.lane], places, given.ties);\nglobalThis.found = [...places];"
    )
    script = bundle({"main": call, "settle": (ASSETS / "settle.js").read_text("utf-8")})
    tab = browser.new_page()
    given = json.dumps({"lane": lane, "places": places, "ties": ties})
    found = tab.evaluate(f"() => {{ const given = {given};\n{script}\nreturn globalThis.found; }}")
    tab.close()
    return {one: (spot["x"], spot["y"]) for one, spot in found}


def test_who_is_tied_to_many_comes_to_stand_among_them(browser):
    places = [[n, {"x": 100 * n, "y": 0}] for n in range(7)]
    found = settled(browser, list(range(7)), places, [[0, n, 1] for n in range(1, 7)])

    assert found[0] == (300, 0)  # from the edge to the middle
    assert sorted(found.values()) == [(100 * n, 0) for n in range(7)]  # the places stay what they were


def test_a_line_rather_goes_round_than_over_another_actor(browser):
    """
    1 could stand at 200 as well as at 100; at 200 its line would run over whoever stands between.
    """
    places = [[0, {"x": 0, "y": 0}], [2, {"x": 100, "y": 0}], [1, {"x": 200, "y": 0}]]
    found = settled(browser, [2, 1], places, [[0, 1, 1]])
    assert found[1] == (100, 0)


def test_who_has_no_ties_stays(browser):
    places = [[n, {"x": 100 * n, "y": 0}] for n in range(4)]
    assert settled(browser, list(range(4)), places, []) == {n: (100 * n, 0) for n in range(4)}


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.html"
    path.write_text(page([made_up(1000)]), "utf-8")
    return path


@pytest.mark.parametrize(
    "view", ["", "scope=everyone", "layers=matter", "layers=article|norm", "actor=公安机关&layers=norm"]
)
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (768, 1024)])
def test_no_name_stands_on_another(visit, seed_page, view, size):
    seen = visit(seed_page, view, viewport={"width": size[0], "height": size[1]})
    picture = saved(seen)
    assert len(names_in(picture)) > 20
    assert overlapping(picture) == []


@pytest.fixture(scope="module")
def long_names(tmp_path_factory) -> Path:
    """负有固体废物污染环境防治监督管理职责的部门 is a name a law uses; here every actor has one as long."""

    def long(mention: Mention) -> Mention:
        name = mention.actor.name.replace("部门", "固体废物污染环境防治监督管理职责的部门")
        return replace(mention, actor=replace(mention.actor, name=f"负有{name}"))

    law = made_up(300)
    norms = tuple(
        replace(
            norm,
            bearers=tuple(map(long, norm.bearers)),
            relations=tuple(replace(tie, to=long(tie.to)) for tie in norm.relations),
        )
        for norm in law.norms
    )
    path = tmp_path_factory.mktemp("long") / "long.html"
    path.write_text(page([replace(law, norms=norms)]), "utf-8")
    return path


@pytest.mark.parametrize("view", ["", "scope=everyone", "scope=everyone&together=1"])
def test_nor_does_one_where_actors_are_many_or_names_are_long(visit, large, long_names, view):
    assert overlapping(saved(visit(large, view))) == []
    assert overlapping(saved(visit(long_names, view))) == []


def test_who_is_not_chosen_steps_back_on_paper_too(visit, seed_page):
    groups = saved(visit(seed_page, "actor=公安机关")).findall(f"{SVG}g")
    named = {text.text: float(group.get("opacity")) for group in groups for text in group.iter(f"{SVG}text")}
    assert named["公安机关"] == 1 and named["税务部门"] < 0.5


def test_the_actor_with_most_ties_stands_in_the_middle_half(visit, seed_page):
    picture = saved(visit(seed_page))
    left, _, wide, _ = map(float, picture.get("viewBox").split())
    at = next(box for box in names_in(picture) if box[0] == "公安机关")
    assert left + wide / 4 < (at[1] + at[3]) / 2 < left + wide * 3 / 4


def test_the_same_actors_stand_where_they_stood(visit, seed_page):
    seen = visit(seed_page)
    before = names_in(saved(seen))
    seen.click("button:has-text('全部主体')")
    seen.click("button:has-text('机关之间')")
    assert names_in(saved(seen)) == before
    assert names_in(saved(visit(seed_page))) == before


def pointed_at_a_line(seen) -> tuple[float, float]:
    """Where a line is found under the pointer."""
    box = seen.page.locator("#canvas").bounding_box()
    tip = seen.page.locator("#tip")
    for step in range(0, int(box["height"]), 3):
        at = box["x"] + box["width"] * 0.46, box["y"] + step
        seen.page.mouse.move(*at)
        seen.page.wait_for_timeout(15)
        if tip.locator("q").count() and tip.is_visible():
            return at
    raise AssertionError("no line was found")


@pytest.mark.parametrize("key", ["Escape", "2", "/"])
def test_what_pointing_tells_goes_when_a_key_is_pressed(visit, seed_page, key):
    seen = visit(seed_page)
    pointed_at_a_line(seen)
    seen.page.keyboard.press(key)
    assert seen.page.locator("#tip").is_hidden()


def test_and_when_the_pointer_leaves_the_picture(visit, seed_page):
    seen = visit(seed_page)
    pointed_at_a_line(seen)
    seen.page.locator("#find").hover()
    assert seen.page.locator("#tip").is_hidden()


def test_pointing_at_a_line_shows_the_words_that_draw_it(visit, seed_page):
    seen = visit(seed_page)
    at = pointed_at_a_line(seen)
    tip = seen.page.locator("#tip")
    words = tip.inner_text()
    assert re.search(r"第.+条", words)
    quote = re.sub(r"\s", "", tip.locator("q").inner_text())
    seen.page.mouse.click(*at)
    assert quote[:20] in re.sub(r"\s", "", seen.details())


def test_names_in_the_sentence_lead_to_their_actors(visit, seed_page):
    seen = visit(seed_page)
    seen.click("#sentence .name:has-text('人民法院')")
    assert seen.page.locator("#details h2").inner_text().strip() == "人民法院"


def test_a_path_is_begun_in_the_details_and_ended_in_the_picture(visit, seed_page):
    seen = visit(seed_page, "actor=教育体育部门")
    seen.click("button:has-text('与另一主体如何相连')")
    assert "另一个主体" in seen.page.locator("#sentence").inner_text()
    seen.page.mouse.click(*place_of("人民法院", seen))
    assert "to=%E4%BA%BA%E6%B0%91%E6%B3%95%E9%99%A2" in seen.page.url
    assert seen.page.locator("#details blockquote").count() >= 1


def test_only_leads_says_who_leads_and_draws_what(visit, seed_page):
    seen = visit(seed_page)
    seen.click("button:has-text('只看牵头')")
    assert "公安机关" in seen.page.locator("#sentence").inner_text()
    assert "反电信网络诈骗" in [name[0] for name in names_in(saved(seen))]
    seen.click("button:has-text('只看牵头')")
    assert "layers" not in seen.page.url and "lead" not in seen.page.url


def test_boxes_that_are_left_out_are_counted(visit, seed_page):
    picture = saved(visit(seed_page, "layers=article|norm"))
    said = [re.fullmatch(r"规范 (\d+)/(\d+)", text.text) for text in picture.iter(f"{SVG}text")]
    shown, all_of_them = next((int(one[1]), int(one[2])) for one in said if one)
    drawn = [
        text
        for text in picture.iter(f"{SVG}text")
        if text.text in {"义务", "禁止", "许可", "处罚权", "法律责任"}
    ]
    assert shown == len(drawn) < all_of_them


def test_a_picture_that_leaves_says_what_its_lines_mean_and_whose_law_it_is(visit, seed_page):
    said = [text.text for text in saved(visit(seed_page)).iter(f"{SVG}text")]
    for word in ("政府部门", "会同", "监督", "《鄂尔多斯市平安建设条例》"):
        assert word in said
    assert "企业与经营者" not in said  # none is drawn


def test_a_png_holds_the_whole_picture_sharp_enough_for_paper(visit, seed_page):
    seen = visit(seed_page)
    with seen.page.expect_download() as waiting:
        seen.click("#bar button:has-text('PNG')")
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\x89PNG")
    assert int.from_bytes(raw[16:20], "big") > 2000
    assert seen.complaints == []
