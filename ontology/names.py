"""The IRIs by which the graph calls things.

Made from what a reader can check in print: the law's title, the date of the version, the
citation, the actor's name, the action's words.  A better rule keeps them; no counter of a run
and no hash stands in them.  They are identifiers, not addresses.

Chinese characters stay as they are (an IRI may hold them, RFC 3987); spaces, quotes, angle
brackets and other signs that an IRI may not hold are percent-encoded.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from .citation import Citation
from .model import Actor, Kind, Law, Norm, Provision, Reading

BASE = "https://w3id.org/quanze/"
VOCABULARY = BASE + "vocabulary#"
AUTHORITY = BASE + "authority"  # the graph of what many laws share: actors, levels, matters, acts, titles


def term(name: str) -> str:
    """A term of our own vocabulary: ``term("Norm")``."""
    return VOCABULARY + name


def law(title: str) -> str:
    return f"{BASE}law/{_part(title)}"


def version(law_: Law) -> str:
    """One version of a law: its title and the date it was last amended or passed."""
    return f"{law(law_.title)}/{law_.dated}"


def expression(law_: Law) -> str:
    """The Chinese text of a version: what has a title, and what was read."""
    return f"{version(law_)}/zh"


def source(law_: Law) -> str:
    """The bytes a version was read from."""
    return f"{version(law_)}/source"


def run(law_: Law) -> str:
    """The reading of a version: what made the norms."""
    return f"{version(law_)}/reading"


def software(label: str) -> str:
    """The program of that name and version: …/software/quanze-0.1.0"""
    return f"{BASE}software/{_part(label.replace(' ', '-'))}"


def graph(law_: Law, subject: str) -> str:
    """The named graph in which ``subject`` is described: the version's own, or the authority file.

    What many laws share is stated once.  Stated in each law's graph it would be found once a
    law when all graphs are asked together, and every join on it would multiply.
    """
    return version(law_) if subject.startswith(version(law_)) else AUTHORITY


def place(law_: Law, citation: Citation) -> str:
    """An article, paragraph or item of one version: …/2024-08-30/14.2.3"""
    return f"{version(law_)}/{citation.at}"


def provision(law_: Law, found: Provision) -> str:
    """A provision; a chapter is called by its number as printed, and its heading."""
    if found.citation is not None:
        return place(law_, found.citation)
    return f"{version(law_)}/{_part(found.number)}-{_part(found.heading)}"


def actor(found: Actor) -> str:
    return f"{BASE}actor/{_part(found.name)}"


def level(name: str) -> str:
    return f"{BASE}level/{_part(name)}"


def kind(name: str) -> str:
    return f"{VOCABULARY}kind-{name}"


def modality(name: str) -> str:
    return f"{VOCABULARY}modality-{name}"


def role(name: str) -> str:
    return f"{VOCABULARY}role-{name}"


def norm(law_: Law, found: Norm) -> str:
    """A norm: its place, modality, first bearer and the first words of its first action.

    Two norms may agree in all four (one duty under two conditions); the caller numbers them.
    """
    words = found.actions[0].of(law_.text)[:16]
    bearer = found.bearers[0].actor.name
    return f"{place(law_, found.at)}/{found.modality.value}/{_part(bearer)}/{_part(words)}"


def norms(reading: Reading) -> Iterator[tuple[str, Norm]]:
    """Each norm of a reading with its IRI, in reading order; of two called the same the second ends in /2."""
    taken: Counter[str] = Counter()
    for found in reading.norms:
        yield numbered(norm(reading.law, found), taken), found


def numbered(iri: str, taken: Counter[str]) -> str:
    """``iri``, with /2, /3 … where ``taken`` (which keeps count) has it already."""
    taken[iri] += 1
    return iri if taken[iri] == 1 else f"{iri}/{taken[iri]}"


def participation(norm_: str, role_: str, found: Actor) -> str:
    """The part ``found`` takes in the norm of that IRI."""
    return f"{norm_}/{role_}/{_part(found.name)}"


def matter(name: str) -> str:
    return f"{BASE}matter/{_part(name)}"


def act(name: str) -> str:
    return f"{BASE}act/{_part(name)}"


def rank(kind_: Kind) -> str:
    return f"{VOCABULARY}rank-{kind_.value}"


def edge(law_: Law, tie: str, first: str, second: str) -> str:
    """The written edge between two actors in one version of a law."""
    return f"{version(law_)}/edge/{tie}/{_part(first)}/{_part(second)}"


@lru_cache(maxsize=4096)  # a law's title stands in each of its IRIs
def _part(text: str) -> str:
    return "".join(c if c.isalnum() or c in "-_.~" else quote(c, safe="") for c in text)
