"""Words of a Chinese sentence, and their parts of speech.  The only file that knows jieba exists.

jieba keeps its dictionary in a module-wide singleton and its cache in the shared temporary
folder.  We own a Tokenizer instead, with a cache folder of our own, so two lexicons can live
in one process; and we turn its hidden Markov model off: a word that is in no dictionary is a
word nobody can look up, and a reader of the graph must be able to ask why.

jieba is a witness here, never the judge: its words say whether a name ends where a rule
thinks it ends, and whether a noun or a verb follows.
"""

import logging
import os
import tempfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import jieba
import jieba.posseg

jieba.setLogLevel(logging.WARNING)


class Segmenter:
    """Cuts text into words, keeping the given terms whole.

    Terms are nouns (``n``); ``tags`` gives words by tag, and under ``apart`` those that are two words.
    """

    def __init__(
        self, terms: Iterable[str], tags: Mapping[str, Iterable[str]] = MappingProxyType({})
    ) -> None:
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = str(_cache())
        for term in sorted(set(terms)):
            tokenizer.add_word(term, tag="n")
        for tag in sorted(tags):
            for word in tags[tag]:
                tokenizer.add_word(word, freq=0 if tag == "apart" else None, tag=tag)
        self._tagger = jieba.posseg.POSTokenizer(tokenizer)
        self.words = lru_cache(maxsize=4096)(self._words)

    def _words(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Each word of ``text`` as (start, end, tag), tags as in jieba's dictionary."""
        out, at = [], 0
        for pair in self._tagger.cut(text, HMM=False):
            out.append((at, at + len(pair.word), pair.flag))
            at += len(pair.word)
        return tuple(out)

    def ends_word(self, text: str, at: int) -> bool:
        """Whether a word of ``text`` ends at offset ``at``."""
        return any(end == at for _, end, _ in self.words(text))

    def tag_at(self, text: str, at: int) -> tuple[str, int]:
        """The tag and length of the word that begins at ``at``; ("", 0) where none does."""
        for start, end, tag in self.words(text):
            if start == at:
                return tag, end - start
        return "", 0


def _cache() -> Path:
    """A folder for jieba's prefix dictionary that is this user's and this program's own."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "quanze"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="quanze-"))
    return folder
