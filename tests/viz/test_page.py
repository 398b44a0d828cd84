"""The page as text: one file, nothing fetched, nothing a law says is markup."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pypinyin import Style, lazy_pinyin
from quanze.extract import reading
from quanze.ontology.model import Actor, Mention, Reading
from quanze.viz.bundle import bundle
from quanze.viz.initials import initials
from quanze.viz.layout import layout
from quanze.viz.page import page, served
from quanze.viz.view import view

SEED = Path(__file__).parents[2] / "data/laws/ordos-pingan-2024.txt"
MARKUP = "</script><img src=x onerror=hacked=1><a href='javascript:hacked=1'>"


@pytest.fixture(scope="module")
def seed() -> Reading:
    return reading(SEED.read_bytes(), SEED.name)


def data_of(html: str) -> dict:
    return json.loads(re.search(r'<script id="data" type="application/json">(.*?)</script>', html, re.S)[1])


def hostile(seed: Reading) -> Reading:
    """The seed as somebody would write it who wants the page to run his words."""

    def named(mention: Mention) -> Mention:
        return replace(mention, actor=Actor(mention.actor.name + MARKUP, mention.actor.kind))

    def tied(norm):
        ties = tuple(replace(tie, to=named(tie.to), rule=MARKUP) for tie in norm.relations)
        return replace(norm, bearers=tuple(map(named, norm.bearers)), relations=ties)

    text = seed.law.text.replace("平安建设工作的领导", "平安<b>&lt;\u2028的领导")
    document = replace(seed.law.document, text=text)
    law = replace(seed.law, document=document, title=MARKUP, issuer=MARKUP)
    return replace(seed, law=law, norms=tuple(map(tied, seed.norms)))


def test_every_quote_on_the_page_is_the_laws_own_words(seed):
    seen = view([seed])
    text = seen["laws"][0]["text"]
    units = text.encode("utf-16-le")

    for norm, row in zip(seed.norms, seen["norms"], strict=True):
        start, end = row.span
        assert units[2 * start : 2 * end].decode("utf-16-le") == norm.span.of(seed.law.text)
        assert seen["laws"][0]["provisions"][row.place].cite == str(norm.at)
        for mention, bearer in zip(norm.bearers, row.bearers, strict=True):
            assert seen["actors"][bearer.actor].name == mention.actor.name


def test_positions_count_as_javascript_counts_where_a_law_holds_a_rare_character(seed):
    """
    A character beyond the basic plane (𠮷) is one to Python and two to JavaScript.
    """
    raw = SEED.read_text("utf-8").replace("卫生健康部门", "𠮷卫生健康部门").encode()
    read = reading(raw, "rare")
    seen = view([read])
    units = seen["laws"][0]["text"].encode("utf-16-le")

    for norm, row in zip(read.norms, seen["norms"], strict=True):
        start, end = row.span
        assert units[2 * start : 2 * end].decode("utf-16-le") == norm.span.of(read.law.text)


def test_an_edge_lists_the_norms_that_say_so(seed):
    seen = view([seed])
    for edge in seen["edges"]:
        for number in edge.norms:
            norm = seen["norms"][number]
            ends = {bearer.actor for bearer in norm.bearers} | {tie.to for tie in norm.ties}
            assert {edge.source, edge.target} <= ends


def test_the_page_fetches_nothing_and_allows_nothing_but_its_own_blocks(seed):
    html = page([seed])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<(?:script|img|iframe|link)[^>]+(?:src|href)=[\"'](?!data:)", html)
    assert len(html.encode()) <= 1_500_000


def test_only_a_served_page_may_ask_and_only_its_own_server(seed):
    assert "connect-src" not in page([seed])
    assert "connect-src &#39;self&#39;" in page([seed], live=True)
    assert served(page([seed])) == page([seed], live=True)


def test_a_law_full_of_markup_stays_data(seed):
    bad = hostile(seed)
    finding = {"id": MARKUP, "rule": "R1", "title_zh": MARKUP, "title_en": "", "matter": MARKUP, "actors": []}
    html = page([bad], findings=[finding])
    without = re.sub(r"<script.*?</script>", "", html, flags=re.S)

    assert html.count("</script>") == 3  # ours: data, library, script
    assert "<img" not in without
    assert "\u2028" not in html
    assert data_of(html)["laws"][0]["title"] == MARKUP


def test_equal_readings_give_equal_bytes_whatever_the_hash_seed():
    script = (
        "import hashlib, sys; from quanze.extract import reading; from quanze.viz.page import page;"
        "raw = open(sys.argv[1], 'rb').read();"
        "print(hashlib.sha256(page([reading(raw, 'a')]).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script, str(SEED)],
            env={"PYTHONHASHSEED": number, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for number in ("0", "1")
    }
    assert len(found) == 1


def test_no_law_at_all_is_still_a_page():
    assert data_of(page([]))["actors"] == []


@given(
    some.dictionaries(some.integers(0, 200), some.integers(0, 4), max_size=60),
    some.lists(some.tuples(some.integers(0, 200), some.integers(0, 200), some.integers(1, 9)), max_size=80),
)
def test_everybody_stands_once_and_in_the_own_lane(lanes, ties):
    order = layout(lanes, ties)

    assert sorted(node for lane in order.values() for node in lane) == sorted(lanes)
    assert all(lanes[node] == lane for lane, nodes in order.items() for node in nodes)
    assert list(order) == sorted(order)
    assert layout(dict(reversed(lanes.items())), ties) == order


@pytest.mark.parametrize(
    ("name", "letters"),
    [("公安机关", "gajg"), ("人民法院", "rmfy"), ("重庆市人民政府", "cqsrmzf"), ("A级单位", "ajdw")],
)
def test_a_name_is_found_by_its_initials(name, letters):
    assert initials(name) == letters


def test_initials_word_by_word_are_the_initials_of_the_name(seed):
    """
    会 is hui or kuai, 行 hang or xing: the word decides, and each word is read once.
    """
    names = {row.name for row in view([seed])["actors"]} | {
        "银行",
        "会计师事务所",
        "重庆市",
        "A级单位",
        "长春行",
    }
    for name in sorted(names):
        words = lazy_pinyin(name, style=Style.FIRST_LETTER, errors="default")
        assert initials(name) == "".join(word.lower() for word in words if word.isalnum())


def test_what_the_page_unpacks_is_what_a_row_holds(seed):
    seen = view([seed])
    for kind, row in (("norm", seen["norms"][0]), ("actor", seen["actors"][0]), ("edge", seen["edges"][0])):
        assert len(seen["fields"][kind]) == len(row)
    assert seen["fields"]["provision"] == seen["laws"][0]["provisions"][0]._fields


def test_an_actor_of_two_laws_is_one_actor_on_the_page(seed):
    seen = view([seed, replace(seed, law=replace(seed.law, title="另一部条例"))])
    assert len({row.name for row in seen["actors"]}) == len(seen["actors"])
    assert {row.laws for row in seen["actors"]} == {2}


def test_modules_become_scopes_in_the_order_they_need_one_another():
    made = bundle({"main": 'import { a } from "./one.js";\na();', "one": "export function a() {}"})
    assert made.index("module_one =") < made.index("module_main =")
    assert "const { a } = module_one;" in made


@pytest.mark.parametrize(
    "modules",
    [
        {"main": 'import { a } from "./gone.js";'},
        {"main": 'import a from "./one.js";', "one": ""},
        {"main": "export default 1;"},
        {"main": 'import { a } from "./one.js";', "one": 'import { b } from "./main.js";'},
    ],
)
def test_a_module_that_cannot_be_joined_is_refused(modules):
    with pytest.raises(ValueError):
        bundle(modules)
