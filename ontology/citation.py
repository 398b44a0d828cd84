"""Places in a law, as lawyers cite them: 第一百二十条之一第二款第三项."""

import re
from dataclasses import dataclass, replace

DIGITS = "零一二三四五六七八九"
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = f"[{DIGITS}〇两十百千]+"


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A place in a law.  Sorting citations gives reading order.

    Article 0 is what stands before the first article: a preamble (序言).
    """

    article: int
    inserted: int = 0  # 第一百二十条之一 is article 120, inserted 1
    paragraph: int = 0  # 0: the article as a whole
    item: int = 0

    def __str__(self) -> str:
        parts = [f"第{spell(self.article)}条" if self.article else "序言"]
        if self.inserted:
            parts.append(f"之{spell(self.inserted)}")
        if self.paragraph:
            parts.append(f"第{spell(self.paragraph)}款")
        if self.item:
            parts.append(f"第{spell(self.item)}项")
        return "".join(parts)

    @property
    def at(self) -> str:
        """The same place in the interchange format: ``14.2.3``, ``120-1.1``."""
        head = f"{self.article}-{self.inserted}" if self.inserted else str(self.article)
        return ".".join([head, *(str(n) for n in (self.paragraph, self.item) if n)])

    @property
    def whole_article(self) -> "Citation":
        return replace(self, paragraph=0, item=0)

    @property
    def whole_paragraph(self) -> "Citation":
        return replace(self, item=0)


def parse(text: str) -> int:
    """The number a Chinese numeral spells; ``第``, ``（`` and the like are not part of it.

    Raises ValueError where ``text`` is no numeral.  Arabic digits are taken as they are.
    """
    if text.isdecimal():
        return int(text)
    if not re.fullmatch(NUMERAL, text):
        raise ValueError(f"{text!r} is not a Chinese numeral")
    total = digit = 0
    for character in text.replace("〇", "零").replace("两", "二"):
        if character in UNITS:
            total += (digit or 1) * UNITS[character]
            digit = 0
        else:
            digit = DIGITS.index(character)
    return total + digit


def spell(number: int) -> str:
    """The numeral as statutes print it: 10 is 十, 12 is 十二, 110 is 一百一十.

    Raises ValueError outside 1 to 9999: no law has an article 0 or 10000.
    """
    if not 1 <= number <= 9999:
        raise ValueError(f"{number} is not a number a law counts with")
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + name
            gap = False
        elif text and number:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text
