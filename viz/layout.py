"""Who stands beside whom: a lane for each level and function, in it an order that keeps partners near.

The picture is read like an organisation chart.  The order is the barycentre heuristic of Sugiyama,
Tagawa and Toda (1981) with a fixed number of sweeps: no physics and no chance, equal input, equal
picture.  How wide and high a lane becomes depends on the reader's screen: assets/arrange.js.
"""

from collections.abc import Mapping, Sequence

SWEEPS = 6


def layout(lanes: Mapping[int, int], ties: Sequence[tuple[int, int, int]]) -> dict[int, list[int]]:
    """The nodes of each lane from left to right, the lanes from top to bottom.

    ``lanes`` gives each node's lane; ``ties`` are (node, node, weight), direction ignored.
    """
    neighbours: dict[int, list[tuple[int, int]]] = {node: [] for node in lanes}
    for first, second, weight in ties:
        if first != second and first in lanes and second in lanes:
            neighbours[first].append((second, weight))
            neighbours[second].append((first, weight))
    strength = {node: sum(weight for _, weight in near) for node, near in neighbours.items()}
    order: dict[int, list[int]] = {}
    for node in sorted(lanes, key=lambda n: (-strength[n], n)):
        order.setdefault(lanes[node], []).append(node)
    order = {lane: _strongest_inside(order[lane]) for lane in sorted(order)}
    at = _positions(order)
    for sweep in range(SWEEPS):
        for lane in sorted(order, reverse=bool(sweep % 2)):
            wish = {}
            for node in order[lane]:
                near, total = neighbours[node], strength[node]
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
