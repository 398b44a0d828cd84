"""A Document to a Law: 编 / 章 / 节 / 条 / 款 / 项, found by how statutes are printed.

Source: 《立法技术规范（试行）（一）》 三: 编、章、节、条 are numbered in words and head a line, 款
are lines of their own without a number, 项 open with a number in brackets; older prints write
一、, and a page that counted them by itself (a list of Word's) loses their numbers.

Every character of the body belongs to exactly one article or heading; a paragraph whose
line holds several sentences may hide several 款 (older prints glue them), and says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..ontology.citation import DIGITS, Citation
from ..ontology.errors import Place, SourceError
from ..ontology.model import Document, Kind, Law, Provision, Span
from .front import front
from .lines import BLANK, CONTINUES, MARK, NUMBER, Line, lines, number

RANKS = {"编": Kind.PART, "章": Kind.CHAPTER, "节": Kind.SECTION}
DEPTH = {Kind.PART: 0, Kind.CHAPTER: 1, Kind.SECTION: 2}

DIVISION = re.compile(
    rf"{MARK}(第[{BLANK}]?({NUMBER})[{BLANK}]?([编章节]))"
    rf"(?:[{BLANK}]+(?P<heading>.*)|(?P<glued>[^条款项，。；]{{1,20}}))?$"
)
ENUMERATED = re.compile(  # 司法解释: 四、附则
    rf"{MARK}([{DIGITS}〇十百]+)、(?P<heading>[^。；：，]{{1,30}})$"
)
UNNUMBERED = re.compile(rf"{MARK}(附[{BLANK}]*则|一般规定)[{BLANK}*]*$")  # 刑事诉讼法 prints 附则 alone
ARTICLE = re.compile(
    rf"{MARK}(第[{BLANK}]?({NUMBER})[{BLANK}]?条(?:之({NUMBER}))?)"
    rf"(?=[*：:]*([{BLANK}]*)(.?))[*：:]*[{BLANK}]*"
)
ITEM = re.compile(rf"[{BLANK}]*[（(][{BLANK}]?({NUMBER})[{BLANK}]?[）)][{BLANK}]*")
COUNTED = re.compile(rf"[{BLANK}]*({NUMBER})[{BLANK}]?[、．.](?!\d)[{BLANK}]*")  # older print: 一、
LEADS_IN = re.compile(rf"[：:][{BLANK}]*$")
GOES_ON = re.compile(rf"[；;][{BLANK}]*$")
ANNEX = re.compile(rf"{MARK}附(?:件|表|录|图|[：:]).*(?<!。)$")
FULL_STOP = re.compile(r"。[”’\"）)》*]*$")
SAYS = re.compile(r"[。；：！？;:.…][”’\"）)》*]*$|施行|废止")  # a sentence, not a signature or a page's foot
STRIPPED = re.compile(rf"^[{BLANK}#*]+|[{BLANK}#*]+$")
MOST = 9999  # no law counts further (ontology.citation.spell)


@dataclass(frozen=True, slots=True)
class _Heading:
    kind: Kind
    number: str
    words: str


def law(document: Document) -> Law:
    """The tree of one law, with its name, makers and dates.

    It ends with the last sentence of the last article: annexes, signatures, the foot of a page
    and a second law in the same file are left out.  Raises SourceError where no line opens with
    第一条 (or another 第…条).
    """
    found, headings = _rejoined(document.text, list(lines(document.text)))
    start = _body(found, headings)
    if start is None:
        raise SourceError(
            Place(document.origin),
            "没有找到以“第一条”开头的行 no line opens with 第一条: this does not read as a law",
            "请提供法规全文，每款一行；修改决定请改用修改后的全文 "
            "Give the full text of a law, one 款 a line; instead of an amending 决定, the amended law",
        )
    end = _end(found, headings, start)
    beyond = found[end].span.start if end < len(found) else len(document.text)
    body = Span(found[start].span.start, beyond)
    stated = front([line.text for line in found[:start]], body.of(document.text))
    tree = _nested(list(_flat(document.text, found[start:end], headings[start:end])))
    return Law(document=document, body=body, provisions=tree, **stated)


def _headings(found: Sequence[Line]) -> list[_Heading | None]:
    """For each line, the heading that it is."""
    out: list[_Heading | None] = []
    below, begun = Kind.CHAPTER, False
    for n, line in enumerate(found):
        begun = begun or bool(ARTICLE.match(line.text))
        opens_next = n + 1 < len(found) and ARTICLE.match(found[n + 1].text)
        closed = not n or not begun or out[n - 1] or FULL_STOP.search(found[n - 1].text)
        heading = None
        if division := DIVISION.match(line.text):
            kind = RANKS[division[3]]
            below = Kind.SECTION if kind is Kind.CHAPTER else below
            heading = _Heading(kind, _solid(division[1]), _words(division["heading"] or division["glued"]))
        elif opens_next and (alone := UNNUMBERED.match(line.text)):
            name = _solid(alone[1])
            heading = _Heading(Kind.CHAPTER if name == "附则" else Kind.SECTION, name, "")
        elif opens_next and closed and (listed := ENUMERATED.match(line.text)):
            heading = _Heading(below, listed[1], _words(listed["heading"]))
        out.append(heading)
    return out


def _rejoined(text: str, found: Sequence[Line]) -> tuple[list[Line], list[_Heading | None]]:
    """The lines and what heads each; a heading printed on two lines is one.

    Its second line stands right above an article.  In a table of contents the heading above is
    of the same rank, and what follows is the law's name.
    """
    headings = _headings(found)
    lines_: list[Line] = []
    heads: list[_Heading | None] = []
    for n, line in enumerate(found):
        above = headings[n - 1] if n else None
        listed = above and n > 1 and (first := headings[n - 2]) and first.kind is above.kind
        last = n + 1 < len(found) and ARTICLE.match(found[n + 1].text)
        opens = headings[n] or ARTICLE.match(line.text) or SAYS.search(line.text)
        if above and last and not listed and not opens:
            span = Span(lines_[-1].span.start, line.span.end)
            lines_[-1] = Line(span, span.of(text))
            heads[-1] = replace(above, words=above.words + _words(line.text))
        else:
            lines_.append(line)
            heads.append(headings[n])
    return lines_, heads


def _words(printed: str | None) -> str:
    words = STRIPPED.sub("", printed or "")
    return _solid(words) if len(words) <= 4 else words  # 总　则 is printed with a gap


def _solid(printed: str) -> str:
    return re.sub(rf"[{BLANK}]", "", printed)


def _body(found: Sequence[Line], headings: Sequence[_Heading | None]) -> int | None:
    """The line on which the law itself begins: the headings just above its first article."""
    first = next((n for n, line in enumerate(found) if _opens_article(line.text, 0)), None)
    if first is None:
        return None
    depth = len(DEPTH)
    while first and (above := headings[first - 1]) and DEPTH[above.kind] < depth:
        depth = DEPTH[above.kind]
        first -= 1
    return first


def _end(found: Sequence[Line], headings: Sequence[_Heading | None], start: int) -> int:
    """The line behind the law's last."""
    last, before, end = start, 0, len(found)
    for n in range(start, len(found)):
        if not headings[n] and (opening := _opens_article(found[n].text, before)):
            if number(opening[2]) == 1 < before:  # another law begins
                end = n
                break
            last, before = n, number(opening[2])
    end = next((n for n in range(last + 1, end) if ANNEX.match(found[n].text)), end)
    while end - 1 > last and not (SAYS.search(found[end - 1].text) or ITEM.match(found[end - 1].text)):
        end -= 1
    return end


def _opens_article(text: str, before: int) -> re.Match[str] | None:
    """Whether a line opens an article, ``before`` being the last one's number.

    第三条规定的… may open a paragraph too: what follows its number tells them apart, and
    where print leaves no space, the number must be the next one.
    """
    found = ARTICLE.match(text)
    if not found:
        return None
    at, spaced, next_character = number(found[2]), bool(found[4]), found[5]
    if at > MOST:
        return None
    if next_character and next_character in CONTINUES and not (spaced and at == before + 1):
        return None
    return found if spaced or not next_character or at in (before, before + 1) else None


def _flat(text: str, found: Sequence[Line], headings: Sequence[_Heading | None]) -> Iterator[Provision]:
    """Headings and articles in reading order; each article already holds its paragraphs."""
    group: list[Line] = []
    last = 0
    for line, heading in zip(found, headings, strict=True):
        opening = None if heading else _opens_article(line.text, last)
        if (heading or opening) and group:
            yield _article(text, group)
            group = []
        if heading:
            yield Provision(heading.kind, line.span, None, heading.number, heading.words)
        elif opening:
            last = number(opening[2])
            group = [line]
        elif group:
            group.append(line)
    if group:
        yield _article(text, group)


def _article(text: str, lines: Sequence[Line]) -> Provision:
    opening = ARTICLE.match(lines[0].text)
    assert opening is not None
    citation = Citation(number(opening[2]), number(opening[3]) if opening[3] else 0)
    first = Span(lines[0].span.start + opening.end(), lines[0].span.end)
    spans = ([first] if first.of(text).strip() else []) + [line.span for line in lines[1:]]
    paragraphs: list[list[Span]] = []
    for span in spans:
        if paragraphs and (ITEM.match(span.of(text)) or _listed(text, paragraphs[-1], span)):
            paragraphs[-1].append(span)
        else:
            paragraphs.append([span])
    alone = len(spans) == 1
    children = tuple(
        _paragraph(text, group, replace(citation, paragraph=n), alone)
        for n, group in enumerate(paragraphs, 1)
    )
    return Provision(
        Kind.ARTICLE,
        Span(lines[0].span.start, lines[-1].span.end),
        citation,
        _solid(opening[1]),
        "",
        children,
    )


def _listed(text: str, above: Sequence[Span], line: Span) -> bool:
    """Whether a line is a further 项 of the paragraph above though no bracket numbers it.

    Behind a lead-in's colon the lines of a list are counted 一、二、, or end with semicolons up to
    the last, which follows one that does.
    """
    if not LEADS_IN.search(above[0].of(text)):
        return False
    if counted := COUNTED.match(line.of(text)):
        return number(counted[1]) == len(above)
    last = above[-1].of(text)
    return bool(GOES_ON.search(line.of(text) if len(above) == 1 else last)) and not ITEM.match(last)


def _paragraph(text: str, spans: Sequence[Span], citation: Citation, alone: bool) -> Provision:
    items = []
    glued = False
    for n, span in enumerate(spans[1:], 1):
        found = ITEM.match(span.of(text)) or COUNTED.match(span.of(text))
        if n == len(spans) - 1:
            own = _first_sentence(text, span)
            glued, span = own != span, own
        items.append(Provision(Kind.ITEM, span, replace(citation, item=n), found[0].strip() if found else ""))
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


def _nested(flat: Sequence[Provision]) -> tuple[Provision, ...]:
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
        children = _nested(flat[n + 1 : stop])
        last = children[-1].span.end if children else head.span.end
        out.append(replace(head, span=Span(head.span.start, last), children=children))
        n = stop
    return tuple(out)
