"""Citations in a law's text: what it refers to, inside itself and elsewhere.

    本条例第十四条第二款第三项   this law, a place in it
    前款、前两款、前条           this law, counted back from where it stands
    第十条至第十三条             a range
    《…法》第六条                another law, by its title

Source: 《立法技术规范（试行）（一）》 三 (引用条款的表述).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..ontology.citation import NUMERAL, Citation, parse
from ..ontology.model import Law, Provision, Reference, Span

PLACE = rf"第(?:{NUMERAL})条(?:之{NUMERAL})?(?:第{NUMERAL}款)?(?:第?（?{NUMERAL}）?项)?"
ONE = re.compile(
    rf"第(?P<article>{NUMERAL})条(?:之(?P<inserted>{NUMERAL}))?"
    rf"(?:第(?P<paragraph>{NUMERAL})款)?(?:第?[（(]?(?P<item>{NUMERAL})[）)]?项)?"
)
INNER = re.compile(rf"第(?P<paragraph>{NUMERAL})款(?:第?[（(]?(?P<item>{NUMERAL})[）)]?项)?")
ITEM = re.compile(rf"第[（(]?(?P<item>{NUMERAL})[）)]?项")
TITLE = re.compile(r"《(?P<title>[^《》]+(?:《[^《》]+》[^《》]*)?)》")
BACK = re.compile(rf"前(?P<many>[两二三四五])?(?P<unit>[条款项])(?:第[（(]?(?P<item>{NUMERAL})[）)]?项)?")
BETWEEN = re.compile(r"、|和|以及|或者|或|，")
TO = re.compile(r"至")
STARTS = re.compile(
    rf"《|(?:本[法条例办规细则定]{{1,3}})?第[（(]?(?:{NUMERAL})[）)]?[条款项]|前[两二三四五]?[条款项](?!目)"
)


def references(law: Law) -> Iterator[Reference]:
    """Every citation in the law's paragraphs and items, in reading order.

    A citation of a whole other law, or one that leads nowhere in this law, has no targets.
    """
    places = {p.citation for p in law.walk() if p.citation}
    for article in law.articles():
        for paragraph in article.children:
            for source, span in _runs(paragraph):
                yield from _within(law.text, span, source, places)


def _runs(paragraph: Provision) -> Iterator[tuple[Citation, Span]]:
    """The paragraph's own words and each item's, with where they stand."""
    assert paragraph.citation is not None
    at = paragraph.span.start
    for item in paragraph.children:
        assert item.citation is not None
        yield paragraph.citation, Span(at, item.span.start)
        yield item.citation, item.span
        at = item.span.end
    yield paragraph.citation, Span(at, paragraph.span.end)


def _within(text: str, span: Span, source: Citation, places: set[Citation]) -> Iterator[Reference]:
    at = span.start
    while found := STARTS.search(text, at, span.end):
        start = found.start()
        title = TITLE.match(text, start, span.end)
        if title:
            targets, at = _chain(text, title.end(), span.end, None)
            if _is_law(title["title"]) or targets:
                yield Reference(source, Span(start, at), re.sub(r"\s", "", title["title"]), targets)
            continue
        back = BACK.match(text, start, span.end)
        if back:
            at = back.end()
            yield Reference(source, Span(start, at), "", _counted(back, source, places))
            continue
        first = start + (found[0].find("第") if "第" in found[0] else 0)
        targets, at = _chain(text, first, span.end, source)
        if not targets:
            at = found.end()
            continue
        yield Reference(source, Span(start, at), "", tuple(t for t in targets if t in places))


def _chain(text: str, at: int, stop: int, source: Citation | None) -> tuple[tuple[Citation, ...], int]:
    """第十条至第十三条、第二十条: every place named in one breath, and where the breath ends.

    ``source`` lets 第二款 alone mean this article's; it is None for another law.
    """
    out: list[Citation] = []
    end = at
    while True:
        place, after = _one(text, at, stop, out[-1] if out else source, bool(out))
        if place is None:
            return tuple(dict.fromkeys(out)), end
        out.append(place)
        end = after
        if to := TO.match(text, end, stop):
            last, after = _one(text, to.end(), stop, place, True)
            if last is not None and last > place:
                out += _range(place, last)
                end = after
        join = BETWEEN.match(text, end, stop)
        if not join:
            return tuple(dict.fromkeys(out)), end
        at = join.end()


def _one(text: str, at: int, stop: int, near: Citation | None, later: bool) -> tuple[Citation | None, int]:
    """One place; a bare 款 or 项 belongs to ``near``, the place named just before it."""
    if found := ONE.match(text, at, stop):
        parts = {key: parse(value) for key, value in found.groupdict().items() if value}
        return Citation(**parts), found.end()
    if near and (found := INNER.match(text, at, stop)):
        parts = {key: parse(value) for key, value in found.groupdict().items() if value}
        return replace(near.whole_article, **parts), found.end()
    if near and near.paragraph and (found := ITEM.match(text, at, stop)):
        return replace(near.whole_paragraph, item=parse(found["item"])), found.end()
    if near and later and (found := ITEM.match(text, at, stop)):
        return replace(near, paragraph=near.paragraph or 1, item=parse(found["item"])), found.end()
    return None, at


def _range(first: Citation, last: Citation) -> list[Citation]:
    """What stands between the two ends of a range, and its far end."""
    if last.item and last.whole_paragraph == first.whole_paragraph:
        return [replace(first, item=n) for n in range(first.item + 1, last.item + 1)]
    if last.paragraph and last.whole_article == first.whole_article and not last.item:
        return [replace(first, paragraph=n, item=0) for n in range(first.paragraph + 1, last.paragraph + 1)]
    return [*(Citation(n) for n in range(first.article + 1, last.article)), last]


def _counted(back: re.Match[str], source: Citation, places: set[Citation]) -> tuple[Citation, ...]:
    """前款 is the paragraph before; 前两款 the two before; 前条 the article before."""
    many = parse(back["many"]) if back["many"] else 1
    if back["unit"] == "条":
        before = sorted({p.whole_article for p in places if p.whole_article < source.whole_article})
        found = before[-many:]
    elif back["unit"] == "款":
        found = [
            replace(source.whole_paragraph, paragraph=source.paragraph - n)
            for n in range(many, 0, -1)
            if source.paragraph > n
        ]
        if back["item"]:
            found = [replace(place, item=parse(back["item"])) for place in found]
    else:
        found = [replace(source, item=source.item - n) for n in range(many, 0, -1) if source.item > n]
    return tuple(place for place in found if place in places)


def _is_law(title: str) -> bool:
    """Whether 《…》 holds the name of a legal text and not of a form or a certificate."""
    return bool(
        re.search(
            r"(?:法|条例|办法|规定|细则|规则|决定|宪法|法典|公约|协定|章程|准则|标准|规范|目录|通则|规程|议定书|解释)(?:（[^）]*）)?$",
            title,
        )
    )
