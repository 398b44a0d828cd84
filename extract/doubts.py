"""What a person should look at before trusting the tree of a law: its print has gaps.

Nothing here changes what is read.  Measured on 3,303 laws: see tests/extract/test_doubts.py.
"""

import re
from collections.abc import Iterator

from ..ontology.citation import Citation
from ..ontology.errors import Place
from ..ontology.model import Kind, Law

SHOWN = 24  # characters of a quotation
ENDS = re.compile(r"[。；：！？;:.，,、）)”\"》*]\s*$")
FEW = 3  # 款 without an end that a law may have: formulas, names of forms


def doubts(law: Law) -> Iterator[str]:
    """One sentence for each doubt, with its line: Chinese first, English second."""
    yield from _gaps(law)
    yield from _cut(law)
    beyond = law.text[law.body.end :].strip()
    if beyond:
        count = len([line for line in beyond.splitlines() if line.strip()])
        yield (
            f"{_line(law, law.text.index(beyond, law.body.end))}: “{beyond.splitlines()[0][:SHOWN]}”起 {count} 行不属条文，"
            f"未读取 not read behind the last article (annexes, a second law, a page's foot): {count} line(s)"
        )


def _gaps(law: Law) -> Iterator[str]:
    before = 0
    for article in law.articles():
        assert article.citation is not None
        number = article.citation.article
        if before and number not in (before, before + 1):
            yield (
                f"{_line(law, article.span.start)}: {Citation(before)}之后是{Citation(number)}，请核对是否缺漏 "
                "the articles do not count on: is something missing?"
            )
        before = number


def _cut(law: Law) -> Iterator[str]:
    open_ended = [
        p
        for p in law.walk()
        if p.kind in (Kind.PARAGRAPH, Kind.ITEM) and not p.children and not ENDS.search(p.span.of(law.text))
    ]
    if len(open_ended) > FEW and 10 * len(open_ended) > sum(1 for p in law.walk() if not p.children):
        yield (
            f"{_line(law, open_ended[0].span.start)}: {len(open_ended)} 款（项）没有句末标点，可能被断行，"
            "请每款一行 lines end within a sentence: put one 款 on a line"
        )


def _line(law: Law, at: int) -> Place:
    return Place(law.document.origin, law.text.count("\n", 0, at) + 1)
