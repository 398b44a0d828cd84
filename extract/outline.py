"""A Document to a Law: 编 / 章 / 节 / 条 / 款 / 项, found by how statutes are printed.

Source: 《立法技术规范（试行）（一）》 三: 编、章、节、条 are numbered in words and head a line, 款
are lines of their own without a number, 项 open with a number in brackets.

Every character of the body belongs to exactly one article or heading; a paragraph whose
line holds several sentences may hide several 款 (older prints glue them), and says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..ontology.citation import NUMERAL, Citation, parse
from ..ontology.errors import Place, SourceError
from ..ontology.model import Document, Kind, Law, Provision, Span
from .front import front

RANKS = {"编": Kind.PART, "章": Kind.CHAPTER, "节": Kind.SECTION}
DEPTH = {Kind.PART: 0, Kind.CHAPTER: 1, Kind.SECTION: 2}

MARKUP = r"[ \t　\xa0#*]*"
DIVISION = re.compile(
    rf"{MARKUP}(第({NUMERAL}|\d+)([编章节]))(?:[ \t　\xa0]+(?P<heading>.*)|(?P<glued>[^条款项，。；]{{1,20}}))?$"
)
ARTICLE = re.compile(
    rf"{MARKUP}第({NUMERAL}|\d+)条(?:之({NUMERAL}))?(?=[*：:]*([ \t　\xa0]*)(.?))[*：:]*[ \t　\xa0]*"
)
ITEM = re.compile(rf"[ \t　\xa0]*[（(]({NUMERAL}|\d+)[）)][ \t　\xa0]*")
CONTINUES = "规定的所、至和或及与第款项中关"  # 第三条规定的… opens a sentence, not an article


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span  # without its line break
    text: str


def law(document: Document) -> Law:
    """The tree of one law, with its name, makers and dates.

    Raises SourceError where no line opens with 第一条 (or another 第…条).
    """
    lines = list(_lines(document.text))
    start = _body(lines)
    if start is None:
        raise SourceError(
            Place(document.origin),
            "no line opens with 第一条: this does not read as a law 没有找到以“第一条”开头的行",
            "Give the full text of a law, one 款 a line 请提供法规全文，每款一行",
        )
    body = Span(lines[start].span.start, len(document.text))
    stated = front([line.text for line in lines[:start]], body.of(document.text))
    tree = _nested(list(_flat(document.text, lines[start:])), body.end)
    return Law(document=document, body=body, provisions=tree, **stated)


def _lines(text: str) -> Iterator[_Line]:
    for found in re.finditer(r"[^\r\n\f\v\u2028\u2029]+", text):
        if found[0].strip(" \t　\xa0*#") and not found[0].lstrip().startswith("<!--"):
            yield _Line(Span(*found.span()), found[0])


def _body(lines: Sequence[_Line]) -> int | None:
    """The line on which the law itself begins: the headings just above its first article."""
    first = next((n for n, line in enumerate(lines) if _opens_article(line.text, 0)), None)
    if first is None:
        return None
    depth = len(DEPTH)
    while first and (found := DIVISION.match(lines[first - 1].text)) and DEPTH[RANKS[found[3]]] < depth:
        depth = DEPTH[RANKS[found[3]]]
        first -= 1
    return first


def _opens_article(text: str, before: int) -> re.Match[str] | None:
    """Whether a line opens an article, ``before`` being the last one's number.

    第三条规定的… may open a paragraph too: what follows its number tells them apart, and
    where print leaves no space, the number must be the next one.
    """
    found = ARTICLE.match(text)
    if not found:
        return None
    number, spaced, next_character = parse(found[1]), bool(found[3]), found[4]
    if next_character and next_character in CONTINUES and not (spaced and number == before + 1):
        return None
    return found if spaced or not next_character or number in (before, before + 1) else None


def _flat(text: str, lines: Sequence[_Line]) -> Iterator[Provision]:
    """Headings and articles in reading order; each article already holds its paragraphs."""
    group: list[_Line] = []
    number = 0
    for line in lines:
        division = DIVISION.match(line.text)
        opening = None if division else _opens_article(line.text, number)
        if (division or opening) and group:
            yield _article(text, group)
            group = []
        if division:
            heading = (division["heading"] or division["glued"] or "").strip(" \t　\xa0*#")
            if len(heading) <= 4:
                heading = re.sub(r"\s", "", heading)  # 总　则 is printed with a gap
            yield Provision(RANKS[division[3]], line.span, None, division[1], heading)
        elif opening:
            number = parse(opening[1])
            group = [line]
        elif group:
            group.append(line)
    if group:
        yield _article(text, group)


def _article(text: str, lines: Sequence[_Line]) -> Provision:
    opening = ARTICLE.match(lines[0].text)
    assert opening is not None
    citation = Citation(parse(opening[1]), parse(opening[2]) if opening[2] else 0)
    printed = opening[0].strip(" \t　\xa0#*：:")
    first = Span(lines[0].span.start + opening.end(), lines[0].span.end)
    spans = ([first] if first.of(text).strip() else []) + [line.span for line in lines[1:]]
    paragraphs: list[list[Span]] = []
    for span in spans:
        if paragraphs and ITEM.match(span.of(text)):
            paragraphs[-1].append(span)
        else:
            paragraphs.append([span])
    alone = len(spans) == 1
    children = tuple(
        _paragraph(text, group, replace(citation, paragraph=n), alone)
        for n, group in enumerate(paragraphs, 1)
    )
    return Provision(
        Kind.ARTICLE, Span(lines[0].span.start, lines[-1].span.end), citation, printed, "", children
    )


def _paragraph(text: str, spans: Sequence[Span], citation: Citation, alone: bool) -> Provision:
    items = []
    glued = False
    for n, span in enumerate(spans[1:], 1):
        found = ITEM.match(span.of(text))
        assert found is not None
        if n == len(spans) - 1:
            own = _first_sentence(text, span)
            glued, span = own != span, own
        items.append(Provision(Kind.ITEM, span, replace(citation, item=n), found[0].strip()))
    several = "。" in spans[0].of(text).rstrip().rstrip("。”）)")
    return Provision(
        Kind.PARAGRAPH,
        Span(spans[0].start, spans[-1].end),
        citation,
        children=tuple(items),
        sure=not (glued or (several and alone)),
    )


def _first_sentence(text: str, span: Span) -> Span:
    """The last item ends with its first full stop; what is glued behind is the paragraph's again."""
    stop = span.of(text).find("。")
    return (
        span if stop < 0 or not span.of(text)[stop + 1 :].strip() else Span(span.start, span.start + stop + 1)
    )


def _nested(flat: Sequence[Provision], end: int) -> tuple[Provision, ...]:
    """Put articles under sections, sections under chapters, chapters under parts."""
    out: list[Provision] = []
    n = 0
    while n < len(flat):
        head = flat[n]
        if head.kind is Kind.ARTICLE:
            out.append(head)
            n += 1
            continue
        stop = n + 1
        while stop < len(flat) and (
            flat[stop].kind is Kind.ARTICLE or DEPTH[flat[stop].kind] > DEPTH[head.kind]
        ):
            stop += 1
        children = _nested(flat[n + 1 : stop], end)
        last = children[-1].span.end if children else head.span.end
        out.append(replace(head, span=Span(head.span.start, last), children=children))
        n = stop
    return tuple(out)
