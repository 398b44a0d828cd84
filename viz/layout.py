"""Where each actor stands in the picture: level above level, related ones side by side.

The picture is read like an organisation chart: a lane for each level and function, and in a
lane an order that keeps partners near (the barycentre heuristic of Sugiyama, Tagawa and Toda,
1981, a fixed number of sweeps).  No physics and no chance: equal input, equal picture.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PITCH_X, PITCH_Y = 132, 104  # room for a node with its name under it, in page pixels
GAP = 44  # between lanes
ASPECT = 1.55  # width to height of the page's picture on an office screen
SWEEPS = 6
WIDE = 9  # columns every lane may have


@dataclass(frozen=True, slots=True)
class Placed:
    """A node's place: pixels from the middle of the picture, and its order within its lane."""

    x: int
    y: int
    order: int


def layout(
    lanes: Mapping[int, int], ties: Sequence[tuple[int, int, int]]
) -> tuple[dict[int, Placed], dict[int, tuple[int, int]]]:
    """Places of nodes and the (top, bottom) of each lane in pixels.

    ``lanes`` gives each node's lane; ``ties`` are (node, node, weight), direction ignored.
    """
    order = _ordered(lanes, ties)
    placed: dict[int, Placed] = {}
    bands: dict[int, tuple[int, int]] = {}
    top = 0
    wide = _columns([len(nodes) for nodes in order.values()])
    for lane in sorted(order):
        nodes = order[lane]
        rows = max(1, math.ceil(len(nodes) / wide))
        columns = math.ceil(len(nodes) / rows)
        for number, node in enumerate(nodes):
            column, row = divmod(number, rows)
            offset = (row % 2) * 0.5 if rows > 1 else 0.0  # staggered, so names do not meet
            x = (column + offset - (columns - 1) / 2 - (0.25 if rows > 1 else 0)) * PITCH_X
            placed[node] = Placed(round(x), top + PITCH_Y // 2 + row * PITCH_Y, number)
        bands[lane] = (top, top + rows * PITCH_Y)
        top += rows * PITCH_Y + GAP
    return placed, bands


def _columns(sizes: Sequence[int]) -> int:
    """The fewest columns that make the picture at least as wide as the screen asks."""
    wide = WIDE
    while True:
        height = sum(math.ceil(size / wide) * PITCH_Y + GAP for size in sizes)
        if wide * PITCH_X >= ASPECT * height or wide >= max(sizes, default=0):
            return wide
        wide += 1


def _ordered(lanes: Mapping[int, int], ties: Sequence[tuple[int, int, int]]) -> dict[int, list[int]]:
    """The nodes of each lane from left to right."""
    neighbours: dict[int, list[tuple[int, int]]] = {node: [] for node in lanes}
    for first, second, weight in ties:
        if first != second and first in lanes and second in lanes:
            neighbours[first].append((second, weight))
            neighbours[second].append((first, weight))
    strength = {node: sum(weight for _, weight in near) for node, near in neighbours.items()}
    order: dict[int, list[int]] = {}
    for node in sorted(lanes, key=lambda n: (-strength[n], n)):
        order.setdefault(lanes[node], []).append(node)
    order = {lane: _strongest_inside(nodes) for lane, nodes in order.items()}
    at = _positions(order)
    for sweep in range(SWEEPS):
        for lane in sorted(order, reverse=bool(sweep % 2)):
            wish = {}
            for node in order[lane]:
                near = neighbours[node]
                total = sum(weight for _, weight in near)
                wish[node] = sum(at[other] * weight for other, weight in near) / total if total else at[node]
            order[lane].sort(key=lambda n: (wish[n], n))
            at |= _positions({lane: order[lane]})
    return order


def _strongest_inside(nodes: Sequence[int]) -> list[int]:
    """The first in the middle, later ones outwards by turns."""
    return [*reversed(nodes[1::2]), *nodes[0::2]]


def _positions(order: Mapping[int, Sequence[int]]) -> dict[int, float]:
    return {
        node: (number + 0.5) / len(nodes) - 0.5
        for nodes in order.values()
        for number, node in enumerate(nodes)
    }
