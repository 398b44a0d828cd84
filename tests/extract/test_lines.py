"""Lines as print has them, whatever a copy made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quanze.extract.lines import lines
from quanze.extract.outline import law
from quanze.extract.read import document
from quanze.extract.unwrapped import unwrapped
from quanze.ontology.model import Kind

BODY = """第一条　为了规范养犬管理，制定本条例。
第二条　市公安机关应当会同城市管理部门建立养犬登记制度。
　　街道办事处应当协助公安机关开展养犬管理工作。
第三条　任何单位和个人不得有下列行为：
　　（一）虐待犬只；
　　（二）遗弃犬只。
第四条　违反本条例第三条规定的，由公安机关责令改正。
第五条　本条例自2024年5月1日起施行。
"""
TITLE = "某某市养犬管理条例\n"
SESSION = "（2024年1月5日某某市第五届人民代表大会常务委员会第三次会议通过）\n"
LAW = TITLE + SESSION + BODY


def read(text):
    return law(document(text.encode(), "某某条例.txt"))


def places(found):
    return [p.citation.at for p in found.walk() if p.citation]


WHOLE = places(read(LAW))


@pytest.mark.parametrize(
    "text",
    [
        LAW.replace("　", " "),
        LAW.replace("　", ""),
        LAW.replace("　", "\xa0\xa0"),
        LAW.replace("　", "\u2002"),
        LAW.replace("\n", "\r\n"),
        LAW.replace("\n", "\r"),
        LAW.replace("\n", "\n\n\u200b\n"),
        LAW.replace("第", "\u200b第"),
        LAW.replace("\n第", "\n\ufeff第"),
        LAW.replace("（", "(").replace("）", ")"),
        "\n".join(f"　　{line.strip()}\n" for line in LAW.splitlines()),
        LAW.replace("第一条", "第 一 条").replace("第五条", "第 五 条"),
        LAW.replace("第一条", "第1条").replace("第五条", "第5条"),
        LAW.replace("\n第", "\n- 第"),
        LAW.replace("\n第", "\n**第"),
        LAW.replace("；\n　　（二）", "；（二）"),
        LAW.replace("建设。\n", "建设。").replace("责令改正。\n", "责令改正。"),
        LAW + "扫一扫在手机打开当前页\n【打印】 【关闭】\n版权所有：某某市人民政府\n",
        LAW + "\n附件：1.养犬登记表\n第一项 犬名\n",
        LAW + "某某市人民政府办公室　2024年1月5日印发\n",
        LAW + LAW,
        LAW.replace("第一条", "目　录\n第一章　总则……1\n第二章　附则……2\n第一条", 1),
    ],
    ids=range(22),
)
def test_a_copy_is_cut_as_the_print_is(text):
    found = read(text)
    assert places(found) == WHOLE
    assert (found.title, found.passed, found.in_force) == ("某某市养犬管理条例", "2024-01-05", "2024-05-01")


@pytest.mark.parametrize("gap", ["", " ", "　　"])
def test_a_law_on_one_line_has_its_chapters_articles_and_items(gap):
    text = LAW.replace("第一条", "第一章　总则\n第一条", 1).replace("\n第五条", "\n第二章　附则\n第五条")
    found = read(text.replace("\n", gap))
    assert found.title == "某某市养犬管理条例"
    assert [p.heading for p in found.provisions] == ["总则", "附则"]
    assert places(found) == [at for at in WHOLE if at != "2.2"]  # no print tells where a 款 began


def test_a_reference_behind_a_full_stop_opens_no_article():
    text = (
        "某条例\n第一条 甲应当登记。第二条规定的情形除外。第三条、第四条另有规定的，从其规定。\n第二条 乙。"
    )
    assert places(read(text)) == ["1", "1.1", "2", "2.1"]


def test_numbers_too_large_for_a_law_open_no_article():
    assert places(read("某条例\n第一条 甲应当登记。\n第99999999条 乙。")) == ["1", "1.1", "1.2"]


def test_headings_without_a_chapters_number():
    """
    Judicial interpretations count 一、二、; 刑事诉讼法 prints 附则 alone.
    """
    found = read(
        "某解释\n一、管辖\n第一条 甲。\n二、证据\n第二条 乙：\n一、丙\n第三条 丁。\n附　则\n第四条 戊。"
    )
    heads = [(p.number, p.heading) for p in found.walk() if p.kind is Kind.CHAPTER]
    assert heads == [("一", "管辖"), ("二", "证据"), ("附则", "")]


def test_a_heading_on_two_lines_is_one():
    found = read("某条例\n第一章　地方性法规\n\n制定程序\n\n第一条 甲。\n第二章　附则\n第二条 乙。")
    assert [p.heading for p in found.provisions] == ["地方性法规制定程序", "附则"]
    assert places(found) == ["1", "1.1", "2", "2.1"]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("《某某市养犬管理条例》", "某某市养犬管理条例"),
        ("某某市\n养犬管理条例", "某某市养犬管理条例"),
        ("某某市养犬管理条例\n（征求意见稿）", "某某市养犬管理条例（征求意见稿）"),
        ("某某市养犬管理条例（修订草案）", "某某市养犬管理条例（修订草案）"),
        (
            "某某市人民政府关于印发某某市养犬管理办法的通知\n各区：\n现印发给你们。\n\n某某市养犬管理办法",
            "某某市养犬管理办法",
        ),
        ("", ""),
    ],
)
def test_a_title_is_found_as_it_is_set(above, title):
    assert read(f"{above}\n{BODY}").title == title


@pytest.mark.parametrize("width", [22, 28, 33, 36, 40, 45])
def test_lines_cut_to_a_page_are_joined_again(width, seed):
    cut = []
    for line in seed.law.text.splitlines():
        cut += [line[n : n + width] for n in range(0, len(line), width)]
    for page in range(25, len(cut), 25):
        cut.insert(page, f"— {page // 25} —")
    text = "\n".join(cut)
    found = read(text)

    def print_of(one):
        return [(p.kind, p.citation, "".join(p.span.of(one.text).split())) for p in one.walk()]

    assert print_of(found) == print_of(seed.law)
    assert found.passed == seed.law.passed
    assert unwrapped(unwrapped(text)) == unwrapped(text)


def test_a_text_that_no_page_cut_stays_as_it_is(seed):
    assert unwrapped(seed.law.text) is seed.law.text
    assert unwrapped(LAW) is LAW


@given(st.text(alphabet="第一二条章节（）一 　\n。；：附则目录公安机关应当1、", max_size=120))
def test_lines_are_spans_of_the_text_in_order(text):
    at = 0
    for line in lines(text):
        assert at <= line.span.start < line.span.end
        assert line.span.of(text) == line.text
        at = line.span.end
