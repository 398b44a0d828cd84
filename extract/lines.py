"""The lines of a law as print has them: a heading, an article, a 款 or an 项 each on its own.

Text copied from a page loses line breaks.  Where the next article, its headings or the next
item stands behind the end of a sentence, a line begins there.  Lines are spans: nothing is
written into the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..ontology.citation import DIGITS, parse
from ..ontology.model import Span

# what prints nothing: spaces, of any width or none, a byte order mark
BLANK = r" \t　\xa0\u2000-\u200d\u2060\ufeff"
MARK = rf"[{BLANK}#*>]*(?:[-•·][{BLANK}]+)?[{BLANK}#*]*"  # Markdown's headings, lists, quotes and bold
NUMBER = rf"(?:\d+|[{DIGITS}〇两十百千](?:[{BLANK}]?[{DIGITS}〇两十百千])*)"  # printed 十 二 in places
CONTINUES = "规定的所、至和或及与第款项中关"  # 第三条规定的… opens a sentence, not an article

_BREAK = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_NOTHING = re.compile(rf"[{BLANK}*#>]*")
_END = re.compile(rf"[{BLANK}]+$")
_OPENS = re.compile(
    rf"{MARK}(?:第[{BLANK}]?(?P<article>{NUMBER})[{BLANK}]?条|[（(][{BLANK}]?(?P<item>{NUMBER})[{BLANK}]?[）)])"
)
_HEADINGS = "".join(
    rf"(?P<{name}>第[{BLANK}]?{NUMBER}[{BLANK}]?{rank}[^条款项，。；：第]{{1,30}})?"
    for name, rank in (("part", "编"), ("chapter", "章"), ("section", "节"))
)
_GLUED = re.compile(
    rf"(?<=[。！？])[”）)]?[{BLANK}]*{_HEADINGS}"
    rf"(?P<opening>第[{BLANK}]?(?P<article>{NUMBER})[{BLANK}]?条(?![{BLANK}]*[{CONTINUES}]))"
    rf"|(?<=[：:；;。，])[{BLANK}]*(?P<listed>[（(][{BLANK}]?(?P<item>{NUMBER})[{BLANK}]?[）)])"
)
_FIRST = re.compile(rf"{_HEADINGS}(?P<opening>第[{BLANK}]?[一1][{BLANK}]?条)(?=[{BLANK}]|为|根据)")
_PLACES = ("part", "chapter", "section", "opening", "listed")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its break; ``text`` is what stands at ``span``."""

    span: Span
    text: str


def lines(text: str) -> Iterator[Line]:
    """Every line that prints something, in reading order; HTML comments are left out."""
    printed = [
        Line(Span(*found.span()), found[0])
        for found in _BREAK.finditer(text)
        if not _NOTHING.fullmatch(found[0]) and not found[0].lstrip().startswith("<!--")
    ]
    article = 0
    for line in _headed(printed):
        opens = _OPENS.match(line.text)
        item = number(opens["item"]) if opens and opens["item"] else 0
        if opens and opens["article"]:
            article = number(opens["article"])
        cuts = []
        for found in _GLUED.finditer(line.text):
            if found["item"] and number(found["item"]) == item + 1:
                item += 1
            elif found["article"] and number(found["article"]) == article + 1:
                article, item = article + 1, 0
            else:
                continue
            cuts += _starts(found)
        yield from _cut(line, cuts)


def number(printed: str) -> int:
    """The number printed as 十二, 十 二 or 12."""
    return parse(re.sub(rf"[{BLANK}]", "", printed))


def _headed(printed: list[Line]) -> Iterator[Line]:
    """Where no line opens with an article, the first is looked for behind the title."""
    headless = not any((found := _OPENS.match(line.text)) and found["article"] for line in printed)
    for line in printed:
        if headless and (found := _FIRST.search(line.text)):
            headless = False
            yield from _cut(line, _starts(found))
        else:
            yield line


def _starts(found: re.Match[str]) -> list[int]:
    named = found.groupdict()
    return [found.start(name) for name in _PLACES if named.get(name)]


def _cut(line: Line, at: Iterable[int]) -> Iterator[Line]:
    edges = [0, *(n for n in at if n), len(line.text)]
    for start, end in pairwise(edges):
        text = _END.sub("", line.text[start:end])
        yield Line(Span(line.span.start + start, line.span.start + start + len(text)), text)
