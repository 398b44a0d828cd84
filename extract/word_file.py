"""The text of a Word file (.docx), one paragraph a line.

Only what is printed in the body: inserted words are in, deleted and moved-away ones are out, as
are headers, footnotes and phonetic guides.  Read with the standard library: a .docx is a zip of
XML (ECMA-376 Part 1, 17.2 to 17.9), and python-docx leaves out tracked insertions.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from ..ontology.errors import Place, SourceError

MOST = 64 * 2**20  # bytes of one unpacked part: 《民法典》 takes 2; a zip that unpacks to more is no law
SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what Choice says
)
UNPRINTED = {FALLBACK, *(SPACE + name for name in ("del", "moveFrom", "rt", "pPr", "rPr", "sectPr"))}
SIGNS = {SPACE + "tab": "\t", SPACE + "br": "\n", SPACE + "cr": "\n", SPACE + "noBreakHyphen": "-"}
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
UNNUMBERED = ("none", "bullet")


def text(raw: bytes, origin: str) -> str:
    """The printed text.  ``origin`` is what messages call the file.

    Raises SourceError where the bytes are no Word file, and where Word counts the articles
    itself: those numbers are nowhere in the text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            body, styles, numbering = (_part(archive, name, origin) for name in PARTS)
        if body is None:
            raise SourceError(
                Place(origin),
                "不是 Word 文档 this is a zip file, and not one that Word wrote",
                "请解压，或者另存为纯文本 Unpack it, or save the law as plain text (UTF-8)",
            )
        paragraphs = [one for one in _printed(body) if one.tag == SPACE + "p"]
        lines = ["".join(_words(paragraph)) for paragraph in paragraphs]
    except (zipfile.BadZipFile, zlib.error, EOFError, ElementTree.ParseError, RuntimeError) as error:
        # RuntimeError: locked with a password, packed in an unknown way, or nested without end
        raise SourceError(
            Place(origin),
            f"文档已损坏或者加密 this Word file is damaged or locked: {error}",
            "请在 Word 中另存为纯文本 Open it in Word and save it as plain text (UTF-8)",
        ) from error
    counted = _Numbers(styles, numbering)
    for paragraph, line in zip(paragraphs, lines, strict=True):
        if line.strip() and counted.counts(paragraph):
            raise SourceError(
                Place(origin),
                f"条款号是自动编号，不在正文中 Word counts the paragraphs itself (“{line.strip()[:12]}”)",
                "请在 Word 中另存为纯文本 Save it as plain text (.txt) in Word, which writes the numbers out",
            )
    return "".join(line + "\n" for line in lines)


def _part(archive: zipfile.ZipFile, name: str, origin: str) -> ElementTree.Element | None:
    if name not in archive.namelist():
        return None
    with archive.open(name) as file:
        content = file.read(MOST + 1)
    if len(content) > MOST or b"<!DOCTYPE" in content[:1000]:
        raise SourceError(
            Place(origin),
            "文档过大 this Word file unpacks to more than a law can be",
            "请另存为纯文本 Save the law as plain text (UTF-8)",
        )
    return ElementTree.fromstring(content)


def _printed(inside: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """What stands below an element and is printed, in reading order."""
    for child in inside:
        if child.tag not in UNPRINTED:
            yield child
            yield from _printed(child)


def _words(paragraph: ElementTree.Element) -> Iterator[str]:
    inner = {id(one) for p in _printed(paragraph) if p.tag == SPACE + "p" for one in _printed(p)}
    for one in _printed(paragraph):
        if id(one) in inner:  # a text box: its paragraphs are lines of their own
            continue
        if one.tag == SPACE + "t":
            yield one.text or ""
        elif one.tag in SIGNS:
            yield SIGNS[one.tag]


class _Numbers:
    """Which paragraphs Word prints a number before."""

    def __init__(self, styles: ElementTree.Element | None, numbering: ElementTree.Element | None) -> None:
        self._styles = {_value(s, "styleId"): s for s in _all(styles, "style")}
        abstract = {_value(a, "abstractNumId"): a for a in _all(numbering, "abstractNum")}
        self._levels = {
            (_value(num, "numId"), _value(level, "ilvl")): level
            for num in _all(numbering, "num")
            for level in _all(abstract.get(_held(num, "abstractNumId")), "lvl")
        }

    def counts(self, paragraph: ElementTree.Element) -> bool:
        holder: ElementTree.Element | None = paragraph
        seen = set()
        while holder is not None and id(holder) not in seen:
            seen.add(id(holder))
            if (properties := holder.find(f"{SPACE}pPr/{SPACE}numPr")) is not None:
                level = self._levels.get((_held(properties, "numId"), _held(properties, "ilvl") or "0"))
                return (
                    level is not None
                    and _held(level, "numFmt") not in UNNUMBERED
                    and bool(re.search("%[1-9]", _held(level, "lvlText")))
                )
            style = (
                _held(holder.find(SPACE + "pPr"), "pStyle")
                if holder is paragraph
                else _held(holder, "basedOn")
            )
            holder = self._styles.get(style)
        return False


def _all(inside: ElementTree.Element | None, name: str) -> list[ElementTree.Element]:
    return [] if inside is None else inside.findall(SPACE + name)


def _value(of: ElementTree.Element, name: str) -> str:
    return of.get(SPACE + name, "")


def _held(inside: ElementTree.Element | None, name: str) -> str:
    """The value of a child element: <w:numId w:val="3"/> is 3."""
    child = None if inside is None else inside.find(SPACE + name)
    return "" if child is None else _value(child, "val")
