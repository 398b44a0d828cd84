"""Other stores, over HTTP: load a build into them and ask them (SPARQL 1.1).

Standard library only.  A store need not be ours: tested with Oxigraph's server and Virtuoso.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
    urlopen,
)

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from ..ontology import names
from ..ontology.errors import BuildError, Place, QueryError
from .questions import Answer, Question, told

BATCH = 500  # statements an update: Virtuoso compiles each into code and refuses long ones
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a store listens, and who we are there (basic or digest, as it asks)."""

    url: str
    user: str = ""
    password: str = ""


def push(graph: Store, target: Endpoint, way: str = "update") -> Iterator[tuple[str, int]]:
    """Put every named graph of ``graph`` into the store at ``target``; what was there of it is replaced.

    The authority graph is added to, since other builds there may share it.

    ``way`` is "update" (SPARQL 1.1 Update, the URL of the update service) or "graph-store"
    (Graph Store Protocol, PUT to URL?graph=IRI).  Yields each graph's IRI and statements as it
    is done.  Raises BuildError where the store cannot be reached or refuses.
    """
    for name in sorted((g for g in graph.named_graphs() if isinstance(g, NamedNode)), key=str):
        quads = sorted(graph.quads_for_pattern(None, None, None, name), key=str)
        if way == "graph-store":
            body = _ntriples(quads)
            url = f"{target.url}?graph={quote(name.value, safe='')}"
            method = "POST" if name.value == names.AUTHORITY else "PUT"
            _send(target, url, body, "application/n-triples", method=method)
        else:
            if name.value != names.AUTHORITY:
                _update(target, f"DROP SILENT GRAPH {name}")
            for start in range(0, len(quads), BATCH):
                triples = _ntriples(quads[start : start + BATCH]).decode("utf-8")
                _update(target, f"INSERT DATA {{ GRAPH {name} {{\n{triples}}} }}")
        yield name.value, len(quads)


def ask(target: Endpoint, asked: Question | str, values: Mapping[str, str] | None = None) -> Answer:
    """Ask a store elsewhere; its default graph should be the union of its graphs.

    Raises QueryError where it cannot be reached, refuses, or gives no SPARQL results.
    """
    query = asked if isinstance(asked, str) else told(asked, values)
    body = urlencode({"query": query}).encode()
    try:
        given = _send(
            target, target.url, body, "application/x-www-form-urlencoded", "application/sparql-results+json"
        )
    except BuildError as error:
        raise QueryError(error.place, error.found, error.hint) from error
    try:
        data = json.loads(given)
        if "boolean" in data:
            return Answer(("answer",), ((str(data["boolean"]).lower(),),))
        columns = tuple(data["head"]["vars"])
        rows = data["results"]["bindings"]
        return Answer(columns, tuple(tuple(row.get(c, {}).get("value", "") for c in columns) for row in rows))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise QueryError(
            Place(target.url),
            "返回的不是 SPARQL 结果 it gave no SPARQL results",
            "请确认是 SPARQL 端点 Is this a SPARQL endpoint?",
        ) from None


def _update(target: Endpoint, text: str) -> None:
    _send(target, target.url, text.encode("utf-8"), "application/sparql-update")


def _ntriples(quads: list[Quad]) -> bytes:
    return serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""


def _send(
    target: Endpoint, url: str, body: bytes, media: str, accept: str = "*/*", method: str = "POST"
) -> bytes:
    if not url.startswith(("http://", "https://")):
        raise BuildError(
            Place(url), "不是 http 地址 this is no http address", "请写完整地址 Write http://… or https://…"
        )
    head = {"Content-Type": media, "Accept": accept, "User-Agent": "quanze"}
    request = Request(url, body, head, method=method)
    try:
        if target.user:
            _sign(request, target)
        with urlopen(request, timeout=MINUTE) as given:
            return bytes(given.read())
    except HTTPError as error:
        said = " ".join(error.read(300).decode("utf-8", "replace").split())
        hint = (
            "请检查用户名和密码 Are user and password right?"
            if error.code in (401, 403)
            else "请查看该服务的日志 See its log"
        )
        raise BuildError(
            Place(url), f"存储拒绝请求 the store refused ({error.code}): {said}", hint
        ) from error
    except (URLError, OSError) as error:
        why = getattr(error, "reason", error)
        raise BuildError(
            Place(url), f"无法连接 cannot be reached: {why}", "请确认服务已启动 Is it running?"
        ) from error


def _sign(request: Request, target: Endpoint) -> None:
    """Say who we are as the store asks, before the body is sent: Virtuoso hangs up on a long one unsigned."""
    try:
        urlopen(Request(request.full_url, headers={"User-Agent": "quanze"}), timeout=MINUTE).close()
        return
    except HTTPError as error:
        challenge = error.headers.get("WWW-Authenticate", "") if error.code == 401 else ""
    scheme, _, rest = challenge.partition(" ")
    if scheme.lower() == "digest":
        words = HTTPPasswordMgrWithDefaultRealm()
        words.add_password(None, request.full_url, target.user, target.password)
        asked = parse_keqv_list(list(filter(None, parse_http_list(rest))))
        signed = HTTPDigestAuthHandler(words).get_authorization(request, asked)
        request.add_unredirected_header("Authorization", f"Digest {signed}")
    elif scheme.lower() == "basic":
        signed = b64encode(f"{target.user}:{target.password}".encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {signed}")
