"""The tree of a law, its dates and its makers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quanze.extract.outline import law
from quanze.extract.read import document
from quanze.ontology.citation import Citation, parse, spell
from quanze.ontology.errors import SourceError
from quanze.ontology.model import Kind


def test_the_seed_is_whole(seed):
    found = seed.law
    assert found.title == "鄂尔多斯市平安建设条例"
    assert found.issuer == "鄂尔多斯市人民代表大会常务委员会"
    assert found.approver == "内蒙古自治区人民代表大会常务委员会"
    assert (found.passed, found.approved, found.in_force) == ("2024-08-30", "2024-09-27", "2024-12-01")
    assert [p.heading for p in found.provisions] == [
        "总则",
        "基础建设",
        "重点防治",
        "风险防控与矛盾化解",
        "保障与监督",
        "附则",
    ]
    assert [a.citation for a in found.articles()] == [Citation(n) for n in range(1, 49)]


def test_no_character_of_the_body_is_lost(seed):
    """
    Headings and articles tile the body: between them stands white space only.
    """
    text, at = seed.law.text, seed.law.body.start
    for provision in seed.law.walk():
        if provision.kind is Kind.ARTICLE or provision.citation is None:
            start = provision.span.start
            assert text[at:start].strip() == ""
            heading = provision.kind is not Kind.ARTICLE
            at = start + len(text[start:].split("\n", 1)[0]) if heading else provision.span.end
    assert text[at:].strip() == ""


def test_children_stand_inside_and_apart(seed):
    for provision in seed.law.walk():
        at = provision.span.start
        for child in provision.children:
            assert at <= child.span.start < child.span.end <= provision.span.end
            at = child.span.end


def test_a_sentence_glued_behind_an_item_is_the_paragraphs(seed):
    fifth = next(a for a in seed.law.articles() if a.citation.article == 5)
    paragraph = fifth.children[0]
    assert len(paragraph.children) == 5 and not paragraph.sure
    assert paragraph.children[-1].span.of(seed.law.text).endswith("其他平安建设工作职责。")


def test_inserted_articles_and_paragraphs_that_open_with_a_citation():
    text = "# 某法\n\n第一条 甲。\n第一条之一 乙。\n\n第一条规定的情形除外。\n第二条 丙。"
    found = law(document(text.encode(), "x"))
    assert [str(a.citation) for a in found.articles()] == ["第一条", "第一条之一", "第二条"]
    assert [len(a.children) for a in found.articles()] == [1, 2, 1]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        ("给你的一封信\n你好。".encode(), "第一条"),
        (b"\xff\x00\x81", "UTF-8"),
        ("第一条 a\x00b".encode(), "control"),
    ],
)
def test_a_file_that_is_no_law_gets_one_sentence(raw, words):
    with pytest.raises(SourceError) as caught:
        law(document(raw, "letter.txt"))
    assert words in str(caught.value) and "letter.txt" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_what_office_machines_write_is_read(encoding):
    found = law(document("某条例\n第一条 公安机关应当维护秩序。".encode(encoding), "x"))
    assert len(list(found.articles())) == 1


@given(st.integers(1, 9999))
def test_every_article_number_reads_back(number):
    assert parse(spell(number)) == number


@given(
    st.lists(st.builds(Citation, st.integers(1, 99), st.integers(0, 3), st.integers(0, 5), st.integers(0, 9)))
)
def test_sorting_citations_gives_reading_order(citations):
    keys = [(c.article, c.inserted, c.paragraph, c.item) for c in sorted(citations)]
    assert keys == sorted(keys)
