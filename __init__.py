"""Quanze 权责图谱: who must do what under a Chinese law, as a graph with quotes.

    reading(raw, origin)      bytes of a law -> Reading (norms, references, verdicts)
    dataset(readings)         Readings -> rdflib Dataset over Oxigraph
    coordination(readings)    Readings -> NetworkX MultiDiGraph of actors
    page(readings)            Readings -> one HTML page, as text

Each verb brings its own libraries when it is first called, so `import quanze` costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from .ontology.model import Reading

__version__ = "0.1.0"
__all__ = ["coordination", "dataset", "page", "reading"]


def reading(raw: bytes, origin: str = "text") -> Reading:
    """Read one law from its bytes.  Raises SourceError where they are no law we can read.

    ``origin`` is what messages call it.
    """
    from .extract import reading as read

    return read(raw, origin)


def dataset(readings: Iterable[Reading]) -> Dataset:
    """The RDF graph of these readings, through rdflib; one named graph a version of a law."""
    from .graph import quads, store

    return store.dataset(store.gather(quads.of_readings(readings, f"quanze {__version__}")))


def coordination(readings: Iterable[Reading]) -> nx.MultiDiGraph[str]:
    """Actors and what ties them: a directed edge for each tie, with its citations and quotes."""
    from .graph.network import coordination as joined

    return joined(readings)


def page(readings: Sequence[Reading]) -> str:
    """The explorer of these readings: one HTML page that opens without network."""
    from .build import explorer

    return explorer(readings)
