"""What a terminal is owed: results on stdout, words to people on stderr, in any encoding.

Chinese offices still run terminals in GBK, pipes close early, and disks fill up.  A character
the terminal lacks is shown as its escape; JSON is written in ASCII where the stream is not
UTF-8, so that it stays JSON whatever reads it.
"""

import contextlib
import csv
import io
import json
import os
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

# exit codes
DONE, FAILED, USAGE, NOTHING, FORBIDDEN = 0, 1, 2, 3, 4
INTERRUPTED = 130

WIDEST = 40  # columns that a cell may take before it pushes the next ones aside

Thing = TypeVar("Thing")
Row = Sequence[str]


def prepare() -> None:
    """Make both streams able to take any character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def readable(word: str) -> str:
    """A word typed where Python takes the terminal for ASCII, as it was typed.

    Such a word holds its bytes as lone surrogates, which no file can be written in.
    """
    if not any("\ud800" <= c <= "\udfff" for c in word):
        return word
    raw = os.fsencode(word)
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return word


def close() -> None:
    """Stop writing to stdout: whoever read it is gone, or its disk is full."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        with contextlib.suppress(io.UnsupportedOperation):  # a stream that is no file has nothing to close
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def flush() -> None:
    """Hand over what is still buffered, so that a failure is ours to report."""
    if sys.stdout is not None:
        sys.stdout.flush()


def tell(words: str) -> None:
    """Say something to a person, on stderr."""
    if sys.stderr is not None:  # print() would turn to stdout
        print(words, file=sys.stderr, flush=True)


def counted(things: Iterable[Thing], total: int, what: str) -> Iterator[Thing]:
    """The same things; a line on stderr about once a second tells how far it got."""
    said = began = time.monotonic()
    for number, thing in enumerate(things, 1):
        now = time.monotonic()
        if total > 1 and (now - said >= 1 or (number == total and now - began >= 1)):
            said = now
            tell(f"{what} {number}/{total}")
        yield thing


def put_json(record: Mapping[str, Any]) -> None:
    """One JSON object on a line of its own."""
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    print(json.dumps(record, ensure_ascii=encoding not in ("utf8", "utf8sig")))


def width(text: str) -> int:
    """The columns a text takes on a terminal: two for each Chinese character."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def put_columns(rows: Sequence[Row]) -> None:
    """Rows for a person: columns two blanks apart, each as wide as its widest cell, up to ``WIDEST``."""
    widths = [min(WIDEST, max(map(width, column))) for column in zip(*rows, strict=True)]
    for row in rows:
        parts = [cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True)]
        print("  ".join(parts).rstrip())


def put_table(columns: Row, rows: Iterable[Row], form: str) -> None:
    """Rows as a ``table``, as ``csv``, or as ``json`` lines.

    A table has a row a line.  Columns are aligned for a person at a terminal, and parted by a tab
    for a program, which may cut at it.
    """
    if form == "json":
        for row in rows:
            put_json(dict(zip(columns, row, strict=True)))
    elif form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([columns, *rows])
    else:
        cells = [[" ".join(cell.split()) for cell in row] for row in (columns, *rows)]
        if sys.stdout is not None and sys.stdout.isatty():
            put_columns(cells)
        else:
            for row in cells:
                print("\t".join(row))
