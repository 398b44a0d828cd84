"""The text of a saved web page (.html, .mhtml), one block a line, without what surrounds the law.

A page holds menus above and addresses below.  What stands above the articles is kept, for the
title is there; what stands below the element that holds them all is left out.
"""

import email
import re
from email.policy import compat32
from html.parser import HTMLParser

from .lines import NUMBER

PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|meta|div|p|table|h\d)\b", re.IGNORECASE)
DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")
ARCHIVE = re.compile(rb"\s*(?:From: <Saved by|MIME-Version:|From:|Subject:|Content-Type: multipart/related)")
UNPRINTED = {"script", "style", "noscript", "template", "svg", "select", "button", "iframe", "textarea"}
INLINE = {
    "a",
    "abbr",
    "b",
    "big",
    "code",
    "del",
    "em",
    "font",
    "i",
    "ins",
    "label",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
}
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
}
CLOSES = {"p": {"p"}, "li": {"li", "p"}, "td": {"td", "th", "p"}, "tr": {"tr", "td", "th", "p"}}
ARTICLE = re.compile(rf"\s*第\s?{NUMBER}\s?条")
CJK = "　-〿㐀-鿿＀-￯"
TURNED = re.compile(rf"(?<=[{CJK}])[ \t]*[\r\n]+[ \t]*(?=[{CJK}])")


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page."""
    return bool(PAGE.match(DECLARED.sub("", text, count=1)))


def unpacked(raw: bytes) -> bytes:
    """The page inside a web archive (.mhtml); other bytes as they are."""
    if not ARCHIVE.match(raw[:1000]):
        return raw
    for part in email.message_from_bytes(raw, policy=compat32).walk():
        if part.get_content_type() == "text/html" and isinstance(
            page := part.get_payload(decode=True), bytes
        ):
            return page
    return raw


def text(source: str) -> str:
    """The words of a page, one block a line, up to the end of what holds its articles."""
    page = _Page()
    page.feed(source)
    page.close()
    page.turn()
    paths = [path for path, words in page.lines if ARTICLE.match(words)]
    shared = paths[0] if paths else ()
    for path in paths:
        shared = shared[
            : next((n for n, (a, b) in enumerate(zip(shared, path, strict=False)) if a != b), len(path))
        ]
    if len(paths) == 1:
        shared = shared[:-1]  # one article alone is held by its paragraph
    last = max((n for n, (path, _) in enumerate(page.lines) if path[: len(shared)] == shared), default=0)
    return "".join(words + "\n" for _, words in page.lines[: last + 1])


class _Page(HTMLParser):
    """Lines of a page, each with the elements that hold it, numbered in reading order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[tuple[int, ...], str]] = []
        self._open: list[tuple[str, int]] = []
        self._words: list[str] = []
        self._number = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _turns(tag):
            self.turn()
        while self._open and self._open[-1][0] in CLOSES.get(tag, ()):
            self._open.pop()
        if tag not in VOID:
            self._number += 1
            self._open.append((tag, self._number))

    def handle_endtag(self, tag: str) -> None:
        if _turns(tag):
            self.turn()
        for n in reversed(range(len(self._open))):
            if self._open[n][0] == tag:
                del self._open[n:]
                break

    def handle_data(self, data: str) -> None:
        if not any(tag in UNPRINTED for tag, _ in self._open):
            self._words.append(data)

    def turn(self) -> None:
        """End the line."""
        words = re.sub(r"[ \t\r\n\f]+", " ", TURNED.sub("", "".join(self._words))).strip(" ")
        if words:
            self.lines.append((tuple(n for tag, n in self._open if _turns(tag)), words))
        self._words = []


def _turns(tag: str) -> bool:
    """Whether a line begins and ends with this element; one that HTML does not know is in line."""
    return tag not in INLINE and tag not in VOID - {"br", "hr"} and ":" not in tag
