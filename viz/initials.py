"""The pinyin initials of a name: gajg finds 公安机关.  The only file that knows pypinyin.

Only the first of several readings is kept (重庆 is cq because pypinyin knows the word), so a
rare reading may need the name itself to be typed.
"""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin


@lru_cache(maxsize=100_000)
def initials(name: str) -> str:
    """The first letter of each character's reading, lower case; other characters as they are."""
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors="default")
    return "".join(letter.lower() for letter in letters if letter.isalnum())
