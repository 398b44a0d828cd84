"""Everything that can go wrong and is somebody's to fix.

* LawError          where, what was found, what to do
  * SourceError     the law file is not what we can read
  * LexiconError    a word list contradicts itself
  * QueryError      a question is not one the graph can answer
  * BuildError      there is no built graph where one was expected

A bug in our code is none of these: it stays a plain Python exception, loud.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file, as a person would look it up: lines count from 1."""

    origin: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.origin}:{self.line}" if self.line else self.origin


class LawError(Exception):
    """Something a person can put right: ``place``, what was ``found``, a ``hint``."""

    def __init__(self, place: Place, found: str, hint: str) -> None:
        super().__init__(place, found, hint)  # as given, so that a worker process can hand it over
        self.place, self.found, self.hint = place, found, hint

    def __str__(self) -> str:
        return f"{self.place}: {self.found}. {self.hint}"


class SourceError(LawError):
    """The law file is not what we can read."""


class LexiconError(LawError):
    """A word list contradicts itself."""


class QueryError(LawError):
    """A question is not one the graph can answer."""


class BuildError(LawError):
    """There is no built graph where one was expected."""
