"""The view as a pyvis network: what vis-network draws first.  The only file that knows pyvis.

pyvis looks through all its edges for each one added (21 s at 10,000 nodes), and writes its own
page from a template that loads from elsewhere.  So its edge list is filled at once, and only its
data and options are taken; `page` does the rest.
"""

import json
import math
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from .view import TOGETHER, View

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # inside the pyvis package
NAME_LINE = 7  # characters of a name on one line under its node
HIDDEN = (0, 0)  # not in the first picture
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
    """Nodes (one an actor, id its number), edges (id its number) and options, as vis-network takes them."""
    net = Network(directed=True, notebook=False)
    kinds, ties = view["marks"]["kinds"], view["marks"]["ties"]
    scene = view["scenes"]["agencies"]
    places = dict(zip(scene["actors"], scene["places"], strict=True))
    for number, actor in enumerate(view["actors"]):
        net.add_node(
            number,
            label=_lines(actor["name"]),
            shape=kinds[actor["kind"]]["shape"],
            size=_size(actor["duties"]),
            x=places.get(number, HIDDEN)[0],
            y=places.get(number, HIDDEN)[1],
        )
    net.edges = [
        {
            "id": number,
            "from": edge["from"],
            "to": edge["to"],
            "width": round(min(1 + 0.5 * len(edge["norms"]), 4), 1),
            "arrows": "to" if ties[edge["tie"]]["arrow"] else "",
            "dashes": ties[edge["tie"]]["dash"] or False,
        }
        for number, edge in enumerate(view["edges"])
        if edge["tie"] != TOGETHER
    ]
    net.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    read = json.loads(options) if isinstance(options, str) else options
    return {"nodes": nodes, "edges": edges, "options": read}


def library() -> str:
    """vis-network's script, as the installed pyvis package brings it."""
    return (files("pyvis") / LIBRARY).read_text(encoding="utf-8")


def _size(duties: int) -> float:
    """Area grows with duties, from a floor that is still easy to hit."""
    return round(min(9 + 3.2 * math.sqrt(duties), 30), 1)


def _lines(name: str) -> str:
    rows = -(-len(name) // NAME_LINE)
    step = -(-len(name) // rows)
    return "\n".join(name[at : at + step] for at in range(0, len(name), step))
