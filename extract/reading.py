"""The whole journey of one law, from bytes to a Reading."""

from functools import lru_cache

from ..ontology.model import Reading
from . import outline, read
from .actors import ActorReader
from .citations import references
from .coverage import verdicts
from .lexicon import Lexicon, lexicon
from .norms import NormReader
from .segment import Segmenter
from .shadow import shadow
from .terms import shorts, terms, territories


def reading(raw: bytes, origin: str, words: Lexicon | None = None) -> Reading:
    """Read one law.  ``origin`` names it in messages; ``words`` are the shipped lists by default.

    Raises SourceError where the bytes are no law we can read.
    """
    words = words or _shipped()
    law = outline.law(read.document(raw, origin))
    cast = shadow(law.text)
    segmenter = _segmenter(words)
    actors = ActorReader(
        words,
        segmenter,
        terms(law.text, words),
        shorts(law.text, words),
        territories(law.title, law.text, words),
    )
    reader = NormReader(law, cast, words, actors, segmenter)
    norms = tuple(reader.norms())
    return Reading(
        law,
        norms,
        tuple(references(law)),
        tuple(verdicts(law, cast, norms, words, reader.grammar)),
    )


@lru_cache(maxsize=1)
def _shipped() -> Lexicon:
    return lexicon()


@lru_cache(maxsize=4)
def _segmenter(words: Lexicon) -> Segmenter:
    return Segmenter([*words.kinds, *words.domains, *words.nouns], words.tags)
