"""Quanze 权责图谱: who must do what under a Chinese law, as a graph with quotes."""

__version__ = "0.1.0"
