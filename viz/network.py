"""The view as a pyvis network: shapes, sizes and lines as vis-network takes them.  The only file that knows pyvis.

pyvis looks through all its edges for each one added (21 s at 10,000 nodes), asks of each node whether
it is a number or a string (a fifth of the time our page takes), and writes its own page from a template
that loads from elsewhere.  So its lists are filled at once, and only its data and options are taken.
"""

import json
import math
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from .view import TOGETHER, View

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # inside the pyvis package
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "tooltipDelay": 0,
        "multiselect": False,
        "keyboard": {"enabled": False},  # the page has its own, for every tab
    },
    "nodes": {"borderWidth": 1.5, "chosen": False},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0},
    "layout": {"improvedLayout": False},
}


def network(view: View) -> dict[str, Any]:
    """The network of all actors (id: place in the view's list) and all ties (likewise), by columns.

    Gives ``shape`` and ``size`` of the nodes, ``width`` of the edges, and vis-network's options.
    """
    net = Network(directed=True, notebook=False)
    shapes = {kind: mark["shape"] for kind, mark in view["marks"]["kinds"].items()}
    net.nodes = [
        {"id": number, "label": actor.name, "shape": shapes[actor.kind], "size": _size(actor.duties)}
        for number, actor in enumerate(view["actors"])
    ]
    net.edges = [
        {
            "id": number,
            "from": edge.source,
            "to": edge.target,
            "width": _width(len(edge.norms)),
            "hidden": edge.tie == TOGETHER,
        }
        for number, edge in enumerate(view["edges"])
    ]
    net.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    return {
        "shape": [node["shape"] for node in nodes],
        "size": [node["size"] for node in nodes],
        "width": [edge["width"] for edge in edges],
        "options": json.loads(options) if isinstance(options, str) else options,
    }


@lru_cache(maxsize=1)
def library() -> str:
    """vis-network's script, as the installed pyvis package brings it."""
    return (files("pyvis") / LIBRARY).read_text(encoding="utf-8")


@lru_cache(maxsize=1000)
def _size(duties: int) -> float:
    """Area grows with duties, from a floor that is still easy to hit."""
    return round(min(9 + 3.2 * math.sqrt(duties), 30), 1)


def _width(norms: int) -> float:
    return min(1 + 0.5 * norms, 4)
