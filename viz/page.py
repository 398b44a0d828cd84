"""The page: one HTML file that opens from a memory stick, without network.

pyvis makes the network; its template is replaced by our own, which escapes everything, asks
nothing of any server and says so in a Content-Security-Policy.  vis-network is taken from the
installed pyvis package and put in as it is.  docs/explorer.md says how to read the page.

Our scripts are ES modules, one purpose a file.  Here they become one module: the files in
``MODULES`` are joined in that order, and the lines by which they import one another are left
out (names are unique over all files; a test loads each file's exports).
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import pyvis
from jinja2 import Environment
from pyvis.network import Network

from ..ontology.model import Reading
from .layout import positions
from .view import ORGANS, TOGETHER, View, view

VIS = ("lib", "vis-9.1.2", "vis-network.min.js")
MODULES = ("words", "dom", "state", "evidence", "network", "matrix", "lists", "statute", "ask", "find", "main")
IMPORT = re.compile(r'^import [^;]* from "\./[a-z]+\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|let|function|class|async))", re.MULTILINE)


def page(
    readings: Sequence[Reading], *, answers: Sequence[Mapping[str, Any]] = (), findings: Sequence[Mapping[str, Any]] = ()
) -> str:
    """The page of these readings.  ``answers`` and ``findings`` are JSON-able records to show."""
    data = view(readings, answers, findings)
    data["network"] = _network(data)
    template = Environment(autoescape=True).from_string(_asset("page.html"))
    library, script, style = _library(), _script(), _asset("page.css")
    return template.render(
        title="、".join(law["title"] for law in data["laws"][:3]) + (" 等" if len(data["laws"]) > 3 else ""),
        sentence=_sentence(data),
        csp=_policy(library, script),
        library=_raw(library),
        script=_raw(script),
        style=_raw(style),
        data=_raw(_embedded(data)),
    )


def _network(data: View) -> dict[str, Any]:
    """Nodes and edges as pyvis gives them, with our positions and no physics."""
    where = positions(data["actors"], [tie for tie in data["ties"] if tie["tie"] != TOGETHER])
    net = Network(directed=True)
    for actor in data["actors"]:
        x, y = where[actor["name"]]
        net.add_node(actor["name"], label=actor["name"], group=actor["kind"], value=1 + len(actor["norms"]), x=x, y=y)
    # pyvis looks through all edges at each add_edge; the list it keeps is filled directly
    net.edges = [
        {"id": n, "from": tie["from"], "to": tie["to"], "tie": tie["tie"], "width": min(1 + 0.6 * len(tie["norms"]), 5)}
        for n, tie in enumerate(data["ties"])
    ]
    nodes, edges, *_ = net.get_network_data()
    kept = ("id", "label", "group", "value", "x", "y")
    return {"nodes": [{key: node[key] for key in kept} for node in nodes], "edges": edges}


def _sentence(data: View) -> str:
    """What the first picture shows, counted from what it draws."""
    organs = {actor["name"] for actor in data["actors"] if actor["kind"] in ORGANS}
    ties = [t for t in data["ties"] if t["tie"] != TOGETHER and t["from"] in organs and t["to"] in organs]
    count: dict[str, int] = {}
    for tie in ties:
        for end in (tie["from"], tie["to"]):
            count[end] = count.get(end, 0) + 1
    most = sorted(count, key=lambda name: (-count[name], name))[:3]
    if not ties:
        return f"共 {len(data['actors'])} 个主体、{len(data['norms'])} 条规范；机关之间未写明协同关系。"
    named = "、".join(f"{name}（{count[name]}）" for name in most)
    return f"{len(count)} 个机关之间写明 {len(ties)} 处协同关系，最多的是{named}。"


def _library() -> str:
    root = files(pyvis.__name__)
    for part in VIS:
        root = root / part
    return root.read_text("utf-8").replace("</script", "<\\/script")


def _script() -> str:
    joined = "\n".join(EXPORT.sub("", IMPORT.sub("", _asset(f"{name}.js"))) for name in MODULES)
    return joined.replace("</script", "<\\/script")


def _policy(*scripts: str) -> str:
    """Nothing may be fetched; only these very scripts run.  vis-network sets styles on its canvas
    and frame, so styles must be allowed inline."""
    hashes = " ".join(
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode() + "'" for script in scripts
    )
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'"


def _embedded(data: View) -> str:
    """JSON that no law can break out of: a text may quote </script> or hold a line separator."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for sign, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, escaped)
    return text


def _raw(text: str) -> Any:
    """Our own assets and the escaped JSON, which the template must not escape again."""
    from markupsafe import Markup

    return Markup(text)


def _asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text("utf-8")
