"""The pinyin initials of a name: gajg finds 公安机关.  The only file that knows pypinyin.

Only the first of several readings is kept (重庆 is cq because pypinyin knows the word), so a
rare reading may need the name itself to be typed.  pypinyin reads a name word by word; names
share their words, so each word is read once.
"""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.contrib.mmseg import seg


def initials(name: str) -> str:
    """The first letter of each character's reading, lower case; other characters as they are."""
    return "".join(map(_read, seg.cut(name)))


@lru_cache(maxsize=50_000)
def _read(word: str) -> str:
    letters = lazy_pinyin(word, style=Style.FIRST_LETTER, errors="default")
    return "".join(letter.lower() for letter in letters if letter.isalnum())
