"""One HTML file that shows Readings: no request but itself, law text never read as markup.

The content policy lets in exactly three inline blocks by their hash: vis-network as pyvis ships
it, our script, our style sheet.  Everything a law says goes through one JSON block whose ``<``,
``>``, ``&`` and line separators are escaped, and from there through textContent.
"""

import base64
import gc
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ..ontology.model import Reading
from .bundle import bundle
from .network import library, network
from .view import view

CLOSED = "form-action &#39;none&#39;"  # how the policy of a page that asks nobody ends
ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def page(
    readings: Sequence[Reading],
    *,
    answers: Sequence[Any] = (),
    findings: Sequence[Mapping[str, Any]] = (),
    live: bool = False,
) -> str:
    """The whole page as text (write it as UTF-8).  Equal input, equal bytes.

    ``answers`` have name, title_zh, title_en, about_zh, about_en, sparql, columns, rows (objects or
    mappings), and parameters (name, about, example, variable, language) where the question is yet to
    be told something; ``findings`` are mappings as `graph.findings` gives them.  ``live`` is for a page that
    is served: it may ask its own origin's ``sparql``, and shows an editor.
    """
    with _uncollected():
        seen = view(readings, answers=answers, findings=findings)
        titles = [law["title"] for law in seen["laws"]]
        seen["network"] = network(seen)
        seen["live"] = live
        data = _json(seen)
    script, style = _script(), _style()
    policy = [
        "default-src 'none'",
        f"script-src {_hash(library())} {_hash(script)}",
        f"style-src {_hash(style)}",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
        *(["connect-src 'self'"] if live else []),
    ]
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_asset("page.html")).render(
        title="、".join(titles[:2]) + (f" 等 {len(titles)} 部" if len(titles) > 2 else ""),
        policy="; ".join(policy),
        library=Markup(library()),  # a package's file and our own: not from any law
        script=Markup(script),
        style=Markup(style),
        data=Markup(data),
    )


def served(html: str) -> str:
    """A page built for a file, as a server gives it out: it may ask its own origin, and has an editor.

    The same bytes as ``page(…, live=True)``, without reading the laws again.
    """
    html = html.replace(
        CLOSED, f"{CLOSED}; connect-src &#39;self&#39;", 1
    )  # the policy comes first in the file
    before, _, after = html.rpartition('"live":false}')  # no text can hold this: its quotes are escaped
    return f'{before}"live":true}}{after}'


@contextmanager
def _uncollected() -> Iterator[None]:
    """Rows are many and none is garbage: looking for circles among them takes a quarter of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _json(value: Any) -> str:
    """JSON that cannot end the block it stands in: a law may quote </script>."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in ESCAPES.items():
        text = text.replace(sign, escape)
    return text


def _hash(block: str) -> str:
    digest = hashlib.sha256(block.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@lru_cache(maxsize=1)
def _script() -> str:
    folder = files(__package__) / "assets"
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".js"))
    return bundle({name.removesuffix(".js"): _asset(name) for name in names})


@lru_cache(maxsize=1)
def _style() -> str:
    return _asset("page.css")


def _asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")
