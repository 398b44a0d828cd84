"""The explorer and a read-only SPARQL 1.1 Protocol endpoint, on Starlette (extra ``endpoint``).

/            the explorer page
/sparql      GET and POST; without a query, the service description
/questions   the named questions as JSON, for the editor
"""

import re
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import parse_qsl

from pyoxigraph import RdfFormat, Store, parse, serialize
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ..graph.questions import questions
from ..graph.store import KEPT
from .query_worker import GRAPHS, RESULTS
from .workers import Asked, Refused, Workers

HOSTS = ("127.0.0.1", "localhost")
LARGEST = 1_000_000  # bytes of a request body
SIMPLE = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
}
# What hides words in SPARQL: strings, IRIs, comments.  An IRI holds no brace: no group can hide in one.
HIDDEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\n\r]*",
    re.DOTALL,
)
NAMES = re.compile(
    r"[?$]\w+|@[A-Za-z]+(?:-[A-Za-z0-9]+)*|:[\w:-]+"
)  # variables, languages, ends of prefixed names
SERVICE = re.compile("SERVICE", re.IGNORECASE)  # anywhere else: `?o.SERVICE<x:y>{}` needs no space
FROM = re.compile(r"(?<![\w?$:@.-])FROM(?![\w:-])", re.IGNORECASE)
UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s+\S*?:|BASE)\s*_\s*)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
DESCRIPTION = """
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX formats: <http://www.w3.org/ns/formats/>
<{url}> a sd:Service ;
    sd:endpoint <{url}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:RDF_XML, formats:JSON-LD ;
    sd:defaultDataset <{url}#dataset> .
<{url}#dataset> a sd:Dataset ; sd:defaultGraph <{url}#union> .
<{url}#union> a sd:Graph .
"""


def app(
    build: Path,
    explorer: str,
    *,
    hosts: Sequence[str] = HOSTS,
    origins: Sequence[str] = (),
    rows: int = 10_000,
    seconds: float = 20.0,
    megabytes: int = 2_000,
    workers: int = 4,
) -> Starlette:
    """The web application over the build in folder ``build``; ``explorer`` is the page's HTML.

    ``hosts`` may be asked for (DNS rebinding is refused), ``origins`` may ask from other sites
    (none by default), a query gives at most ``rows`` rows, runs at most ``seconds`` and takes at most
    ``megabytes`` of memory.
    """

    @asynccontextmanager
    async def lifespan(made: Starlette) -> AsyncIterator[None]:
        with _on_disk(build) as store:
            async with Workers(store, workers, seconds, megabytes) as made.state.workers:
                yield

    async def page(request: Request) -> Response:
        return HTMLResponse(
            explorer, headers={"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
        )

    async def sparql(request: Request) -> Response:
        try:
            return await _answered(request, rows)
        except Refused as refused:
            return PlainTextResponse(f"{refused}\n", refused.status)

    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)]
    if origins:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"])
        )
    return Starlette(
        routes=[
            Route("/", page),
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/questions", _questions),
        ],
        middleware=middleware,
        lifespan=lifespan,
    )


@contextmanager
def _on_disk(build: Path) -> Iterator[Path]:
    """The store that ``quanze build --store`` left, or one made of graph.nq for as long as it is served."""
    if (build / KEPT).is_dir():
        yield build / KEPT
        return
    with tempfile.TemporaryDirectory(prefix="quanze-") as folder:
        store = Store(folder)
        store.bulk_load(path=str(build / "graph.nq"), format=RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
        del store  # the workers share its files, read-only
        yield Path(folder)


def run(made: Starlette, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until interrupted."""
    import uvicorn

    uvicorn.run(made, host=host, port=port, log_level="warning", server_header=False)


def refusal(query: str) -> str:
    """Why a query may not run here, or "": it changes the graph, or would fetch from elsewhere.

    Words are weighed, the query is not parsed: in doubt it is refused (a prefix named service).
    What slips through finds no network: see `query_worker`.
    """
    told = re.sub(
        r"\\u([0-9A-Fa-f]{4})|\\U000([0-9A-Fa-f]{5})", _character, query
    )  # SPARQL 19.2: before parsing
    if UPDATE.match(HIDDEN.sub(lambda m: "_" if m[0].startswith("<") else " ", told)):
        return "只读端点，不接受更新 this endpoint is read-only: no update, no LOAD"
    if SERVICE.search(NAMES.sub(" ", HIDDEN.sub(" ", told))):
        return "不允许 SERVICE 联邦查询 SERVICE is refused: this endpoint asks no other"
    return ""


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code < 0x110000 else found[0]


async def _answered(request: Request, rows: int) -> Response:
    fields = await _fields(request)
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in fields):
        raise Refused(403, "只读端点，不接受更新 this endpoint is read-only: no update")
    queries = [value for name, value in fields if name == "query"]
    accepted = _accepted(request.headers.get("accept", "*/*"))
    if not queries and request.method != "POST":
        return _description(request, accepted)
    if len(queries) != 1:
        raise Refused(400, "请恰好发送一个 query 参数 send exactly one query")
    if why := refusal(queries[0]):
        raise Refused(403, why)
    asked = Asked(
        queries[0],
        accepted,
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
        not FROM.search(HIDDEN.sub(" ", queries[0])),
        rows,
    )
    given = await request.app.state.workers.ask(asked)
    headers = {"Vary": "Accept", "X-Content-Type-Options": "nosniff"}
    if given.truncated:
        headers["X-Quanze-Truncated"] = f"rows={rows}"
    return Response(given.body, media_type=given.media, headers=headers)


async def _fields(request: Request) -> list[tuple[str, str]]:
    fields = list(request.query_params.multi_items())
    if request.method != "POST":
        return fields
    media = request.headers.get("content-type", "").split(";")[0].strip().lower()
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise Refused(413, f"请求过大 a request has at most {LARGEST} bytes")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "请求不是 UTF-8 编码 the request is not UTF-8") from None
    if media == "application/x-www-form-urlencoded":
        return [*fields, *parse_qsl(text, keep_blank_values=True)]
    if media == "application/sparql-query":
        return [*fields, ("query", text)]
    if media == "application/sparql-update":
        raise Refused(403, "只读端点，不接受更新 this endpoint is read-only: no update")
    raise Refused(415, "请用表单或 application/sparql-query 发送 send a form or application/sparql-query")


def _accepted(header: str) -> tuple[str, ...]:
    """The media types we write that ``header`` takes, best first (RFC 9110, 12.5.1)."""
    quality: dict[str, tuple[float, int]] = {}
    for place, part in enumerate(header.split(",")):
        media, *options = (piece.strip().lower() for piece in part.split(";"))
        q = next((option[2:] for option in options if option.startswith("q=")), "1")
        try:
            quality[SIMPLE.get(media, media)] = (float(q), -place)
        except ValueError:
            continue
    ours = [*RESULTS, *GRAPHS]
    found = []
    for order, media in enumerate(ours):
        ranges = (media, media.split("/")[0] + "/*", "*/*")
        best = next((quality[r] for r in ranges if r in quality), (0.0, 0))
        if best[0] > 0:
            found.append((-best[0], -best[1], order, media))
    return tuple(media for *_, media in sorted(found))


def _description(request: Request, accepted: tuple[str, ...]) -> Response:
    url = str(request.url.replace(query="", fragment=""))
    media = next((m for m in accepted if m in GRAPHS), "text/turtle")
    read = parse(DESCRIPTION.format(url=url).encode(), format=RdfFormat.TURTLE)
    triples = [quad.triple for quad in read]  # read to its end, the parser knows the prefixes
    body = serialize(triples, format=GRAPHS[media], prefixes=read.prefixes) or b""
    return Response(body, media_type=media, headers={"Vary": "Accept"})


async def _questions(request: Request) -> Response:
    return JSONResponse(
        [
            {
                "name": q.name,
                "title_zh": q.title_zh,
                "title_en": q.title_en,
                "about_zh": q.about_zh,
                "about_en": q.about_en,
                "parameters": [
                    {"name": p.name, "about": p.about, "example": p.example} for p in q.parameters
                ],
                "sparql": q.sparql,
            }
            for q in questions()
        ]
    )
