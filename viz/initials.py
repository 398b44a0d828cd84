"""The pinyin initials of a name: gajg finds 公安机关.  The only file that knows pypinyin.

Only the first of several readings is kept (重庆 is cq because pypinyin knows the word), so a
rare reading may need the name itself to be typed.  Looking words up is slow, and needed only
where a character's readings begin with different letters; the rest goes character by character.
"""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin, pinyin

CHOICE = "?"  # a character's letter where its word must be known


@lru_cache(maxsize=100_000)
def initials(name: str) -> str:
    """The first letter of each character's reading, lower case; other characters as they are."""
    letters = "".join(map(_letter, name))
    return _read(name) if CHOICE in letters else letters


@lru_cache(maxsize=30_000)
def _letter(character: str) -> str:
    """A character's letter, "" for a sign, CHOICE where it has several."""
    readings = pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors="default")
    found = {reading.lower() for reading in readings[0]} if readings else set()
    if len(found) != 1:
        return CHOICE
    letter = found.pop()
    return letter if letter.isalnum() else CHOICE if letter == CHOICE else ""


def _read(name: str) -> str:
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors="default")
    return "".join(letter.lower() for letter in letters if letter.isalnum())
