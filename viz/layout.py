"""Where each actor stands: bands by kind of body, in each band next to those it works with.

Bodies that steer stand above, bodies that act in the middle, those they act on below.  A few
sweeps of the barycentre rule (Sugiyama) order each band; everything is deterministic and
linear in the edges, so 5,000 nodes take well under a second.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

BANDS = (
    ("state", "party", "congress", "coordinating", "government"),
    ("supervisory", "court", "procuratorate", "department"),
    ("grassroots", "peoples", "social", "institution"),
    ("enterprise", "occupation"),
    ("public", "other"),
)
ROW, WIDE, GAP_X, GAP_Y, BAND_GAP, SWEEPS = 9, 1.45, 190, 118, 60, 6


def positions(actors: Sequence[Mapping[str, Any]], ties: Sequence[Mapping[str, Any]]) -> dict[str, tuple[int, int]]:
    """A point for each actor, by name, in the canvas's units."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        neighbours[tie["from"]].append(tie["to"])
        neighbours[tie["to"]].append(tie["from"])
    bands = [[a["name"] for a in actors if a["kind"] in kinds] for kinds in BANDS]
    at = {name: n - len(band) / 2 for band in bands for n, name in enumerate(band)}
    for _ in range(SWEEPS):
        for band in bands:
            middle = {name: _mean([at[other] for other in neighbours[name] if other in at], at[name]) for name in band}
            band.sort(key=lambda name: (middle[name], name))
            for n, name in enumerate(band):
                at[name] = n - len(band) / 2
    return _placed(bands)


def _placed(bands: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """Each band as rows of a readable width, rows shifted by half so that labels do not touch."""
    out: dict[str, tuple[int, int]] = {}
    largest = max((len(band) for band in bands), default=0)
    row = max(ROW, round((largest * WIDE) ** 0.5 * 1.6))
    y = 0
    for band in bands:
        lines = -(-len(band) // row) or 0
        for n, name in enumerate(band):
            line, column = n % lines, n // lines  # neighbours in order stand above one another
            width = -(-len(band) // lines)
            shift = GAP_X * (line % 2) / 2
            out[name] = (round((column - (width - 1) / 2) * GAP_X + shift), y + line * GAP_Y)
        y += lines * GAP_Y + (BAND_GAP if lines else 0)
    return out


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
