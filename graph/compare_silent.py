"""Sentences of duty that name nobody, and stand in one version of a law only.

禁止将已经淘汰的物质用于前款规定的用途。 binds everybody and has no bearer, so no norm was read
from it; an amendment that puts it in or takes it out must still be told.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ..ontology.citation import NUMERAL, Citation
from ..ontology.model import Kind, Reading
from .acts import FULL
from .successors import renewed

BINDS = re.compile(
    "应当|不得|禁止|严禁|必须|(?:按照|依照|依法)[^，。；]{0,30}(?:记入|给予|予以|追究|处理|处罚)"
)
NUMBER = re.compile(rf"^第{NUMERAL}条(?:之{NUMERAL})?\s*")
LIKE = 0.6  # a sentence of the other version that is as like as this is the same one, reworded
LEAST = 8  # characters of a sentence that says something


def only_in(one: Reading, other: Reading) -> Iterator[tuple[Citation, str]]:
    """Each such sentence of ``one`` with its place, in reading order, that ``other`` has nothing like."""
    theirs = [renewed(words) for _, words, _ in _sentences(other)]
    for at, words, read in _sentences(one):
        if not read and BINDS.search(words) and not any(_like(renewed(words), line) for line in theirs):
            yield at, words


def _sentences(reading: Reading) -> Iterator[tuple[Citation, str, bool]]:
    """Place and words of every sentence, and whether a norm was read from it."""
    text = reading.law.text.translate(FULL)
    spans = sorted((norm.span.start, norm.span.end) for norm in reading.norms)
    for provision in reading.law.walk():
        if provision.kind is Kind.PARAGRAPH and provision.citation and not provision.children:
            for found in re.finditer("[^。\n]+", provision.span.of(text)):
                start, end = (provision.span.start + at for at in found.span())
                words = NUMBER.sub("", "".join(found[0].split()))
                if len(words) >= LEAST:
                    read = any(a < end and start < b for a, b in spans)
                    yield provision.citation, words, read


def _like(one: str, other: str) -> bool:
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.real_quick_ratio() > LIKE and match.quick_ratio() > LIKE and match.ratio() > LIKE
