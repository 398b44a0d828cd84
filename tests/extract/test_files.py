"""Word files and saved web pages: the text that is read in them."""

import io
import quopri
import zipfile

import pytest
from quanze.extract.outline import law
from quanze.extract.read import document
from quanze.ontology.errors import SourceError
from quanze.tests.extract.test_lines import BODY, LAW, SESSION, WHOLE, places

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def word(paragraphs, **parts):
    """A .docx of these paragraphs, given as the XML inside <w:p>."""
    body = "".join(f"<w:p>{one}</w:p>" for one in paragraphs)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
    return file.getvalue()


def run(text):
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(raw, name="某某条例.docx"):
    return law(document(raw, name))


def test_a_word_file_is_read_as_its_text_is():
    found = read(word(run(line) for line in LAW.splitlines()))
    assert found.text == LAW
    assert places(found) == WHOLE
    assert found.document.sha256 == law(document(LAW.encode(), "x.txt")).document.sha256


def test_a_word_file_of_the_usual_library_is_read():
    docx = pytest.importorskip("docx")
    made, file = docx.Document(), io.BytesIO()
    for line in LAW.splitlines():
        made.add_paragraph(line)
    made.add_table(1, 2).cell(0, 0).text = "犬名"
    made.save(file)
    assert places(read(file.getvalue())) == WHOLE


def test_what_word_prints_is_read_and_nothing_else():
    insert, delete = f"<w:ins>{run('应当')}</w:ins>", "<w:del><w:r><w:delText>可以</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('旧处')}</w:moveFrom>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    ruby = f"<w:r><w:ruby><w:rt>{run('quan')}</w:rt><w:rubyBase>{run('犬')}</w:rubyBase></w:ruby></w:r>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    )
    line = f"{run('第一条')}<w:r><w:tab/></w:r>{run('公安机关')}{insert}{delete}{moved}{field}{run('登记')}{ruby}"
    found = document(
        word([run("某条例"), line + run("。") + box, f"{run('甲')}<w:r><w:br/></w:r>{run('乙')}"]), "x"
    )
    assert found.text == "某条例\n第一条\t公安机关应当登记犬。\n框\n甲\n乙\n"


NUMBERING = """
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>"""
COUNTED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
STYLED = '<w:pPr><w:pStyle w:val="条"/></w:pPr>'
STYLES = (
    '<w:style w:styleId="条"><w:basedOn w:val="底"/></w:style>'
    '<w:style w:styleId="底"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
)


@pytest.mark.parametrize("properties", [COUNTED, STYLED])
def test_numbers_that_word_counts_are_not_guessed(properties):
    numbering = NUMBERING.format(form="chineseCounting", text="第%1条")
    raw = word([run("某条例"), properties + run("甲应当登记。")], numbering=numbering, styles=STYLES)
    with pytest.raises(SourceError, match="自动编号"):
        document(raw, "x.docx")


@pytest.mark.parametrize(("form", "text"), [("bullet", "•"), ("none", "%1"), ("decimal", "")])
def test_bullets_are_no_numbers(form, text):
    numbering = NUMBERING.format(form=form, text=text)
    assert "甲" in document(word([run("某条例"), COUNTED + run("甲")], numbering=numbering), "x").text


def broken(good):
    return good[:-30]


def locked(good):
    return good.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )


def other(_):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "第一条 甲。")
    return file.getvalue()


def torn(_):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:document>")
    return file.getvalue()


def nested(_):
    return word(["<w:p>" * 3000 + run("甲") + "</w:p>" * 3000])


@pytest.mark.parametrize("damage", [broken, locked, other, torn, nested, lambda _: word([])])
def test_a_damaged_word_file_is_met_with_one_sentence(damage):
    with pytest.raises(SourceError) as caught:
        document(damage(word(run(line) for line in LAW.splitlines())), "x.docx")
    assert str(caught.value).startswith("x.docx: ") and "\n" not in str(caught.value)


def test_a_zip_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("quanze.extract.word_file.MOST", 5000)
    with pytest.raises(SourceError, match="过大"):
        document(word([run("第一条 甲。" * 9999)]), "x.docx")


PAGE = (
    '<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>某某市养犬管理条例_政府网</title>'
    '<script>var a = "第一条 甲。";</script></head><body><ul><li><a href="/">首页</a><li>政务公开</ul>'
    "<div id=main><h1>某某市养犬管理条例</h1>{law}</div>"
    "<div class=foot><p>主办：某某市人民政府。<p>备案号：123。</div></body></html>"
)
PARAGRAPHS = "".join(f"<p>{line.replace('　', '&emsp;')}</p>\n" for line in (SESSION + BODY).splitlines())
BREAKS = (
    "<span>" + (SESSION + BODY).replace("\n", "<br>\n").replace("公安机关", "公安\n  <b>机关</b>") + "</span>"
)
UNCLOSED = "".join(f"<p>{line}\n" for line in (SESSION + BODY).splitlines())
TABLE = f"<table><tr><td><div>{PARAGRAPHS}</div></table>"


@pytest.mark.parametrize("lines", [PARAGRAPHS, BREAKS, UNCLOSED, TABLE], ids=["p", "br", "unclosed", "table"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_saved_page_is_read_without_its_frame(lines, charset):
    raw = PAGE.format(charset=charset, law=lines).encode("gbk" if charset == "gb2312" else charset)
    found = read(raw, "x.html")
    assert places(found) == WHOLE
    assert (found.title, found.passed) == ("某某市养犬管理条例", "2024-01-05")
    assert (
        "主办" not in found.text
        and "var a" not in found.text
        and "公安机关应当会同城市管理部门" in found.text
    )


def test_a_web_archive_is_read_as_its_page():
    page = quopri.encodestring(PAGE.format(charset="utf-8", law=PARAGRAPHS).encode())
    raw = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + page + b"\r\n--b--\r\n"
    )
    assert places(read(raw, "x.mhtml")) == WHOLE


@pytest.mark.parametrize("raw", [b"{\\rtf1 a}", b"\xd0\xcf\x11\xe0\xa1\xb1", b"%PDF-1.4", b"Rar!\x1a"])
def test_other_files_are_named_for_what_they_are(raw):
    with pytest.raises(SourceError, match=r"这不是文本文件 this is an? "):
        document(raw, "x")
