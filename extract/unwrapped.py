"""A text whose lines were cut to the width of a page, with its 款 made whole again.

Copied from a PDF, every line ends where the paper did, also within a word.  Where most lines do
so at one width, those that end within a sentence are joined with the next, and lines that hold
only a page number are dropped.  Any other text is returned as it is.
"""

import re
from itertools import pairwise

from .lines import MARK, NUMBER

ENDS = re.compile(r"[。；：！？;:][”’\"）)》]*$")
OPENS = re.compile(
    rf"{MARK}(?:第\s?{NUMBER}\s?[编章节条]|[（(]\s?{NUMBER}\s?[）)]|{NUMBER}\s?[、．.]|附\s*(?:则|件|表|录)|目\s*录)"
)
PAGE = re.compile(r"[-—–─·\s　]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d+\s*页?)?[-—–─·\s　]*")
LEAST, SHARE, SLACK = 6, 0.4, 3  # cut lines, their share of the full ones, characters a width may vary by
WIDTHS = range(16, 61)  # characters in a line of print


def unwrapped(text: str) -> str:
    """The same words, one 款 a line where lines were cut to a width."""
    lines = [line.strip() for line in re.split(r"[\r\n\f\v]+", text)]
    lines = [line for line in lines if line]
    width = _width(lines)
    if not width:
        return text
    out: list[str] = []
    full = False  # whether the last line ran to the width without ending its sentence
    for line in lines:
        if PAGE.fullmatch(line):
            continue
        if out and full and not OPENS.match(line):
            gap = " " if re.search("[A-Za-z0-9]$", out[-1]) and re.match("[A-Za-z0-9]", line) else ""
            out[-1] += gap + line
        else:
            out.append(line)
        full = len(line) >= width - SLACK and not re.search(r"[。：！？:][”’\"）)》]*$", line)
    return "".join(line + "\n" for line in out)


def _width(lines: list[str]) -> int:
    """The width that lines were cut to; 0 where they were not."""
    cut = [
        len(line)
        for line, after in pairwise(lines)
        if len(line) in WIDTHS and not ENDS.search(line) and not OPENS.match(after)
    ]
    if len(cut) < LEAST:
        return 0
    width = sorted(cut)[-1 - len(cut) // 20]
    same = [n for n in cut if width - SLACK <= n]
    long = sum(1 for line in lines if len(line) >= width - SLACK)
    over = sum(1 for line in lines if len(line) > width + SLACK)
    return width if len(same) >= max(LEAST, SHARE * long) and over <= 0.1 * long else 0
