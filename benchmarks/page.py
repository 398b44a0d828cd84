"""The explorer against stock pyvis, same graph, same browser, one run.

    python benchmarks/page.py [--sizes 500,2000,5000] [--physics 500] [--law FILE]

For each size a made-up law of that many actors and three ties an actor is laid out, written and
opened in headless Chromium.  Printed: seconds to make the whole page (evidence, matters, text), of
which to lay out and to make the network data; seconds for stock pyvis to write its page (its own
add_edge and generate_html; undirected, its default, it checks each edge against all before);
seconds from opening to the first picture.  Stock pyvis is opened with positions set and physics off, and, up to --physics nodes,
as it comes (first picture when its physics has settled, given up after two minutes).  Its
requests to a CDN are refused at once, so the network costs it nothing.
"""

import argparse
import hashlib
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, TimeoutError, sync_playwright
from pyvis.network import Network
from quanze.extract import reading
from quanze.ontology.citation import Citation
from quanze.ontology.model import (
    Actor,
    ActorKind,
    Document,
    Kind,
    Law,
    Mention,
    Modality,
    Norm,
    Provision,
    Reading,
    Relation,
    Span,
    Tie,
)
from quanze.viz.layout import layout
from quanze.viz.network import network
from quanze.viz.page import page
from quanze.viz.view import view

TIES_EACH = 3
COLUMNS = (
    "nodes", "edges", "page MB", "whole page s", "layout s", "network data s", "pyvis writes, directed s",
    "pyvis writes, default s", "first picture s", "pyvis still s", "pyvis physics s",
)  # fmt: skip
GIVEN_UP = 120_000  # ms
KINDS = (
    ActorKind.DEPARTMENT,
    ActorKind.GOVERNMENT,
    ActorKind.ENTERPRISE,
    ActorKind.PUBLIC,
    ActorKind.GRASSROOTS,
)
TELL = """;network.once(EVENT, () => {
  document.documentElement.dataset.drawn = String(Math.round(performance.now()));
});"""


def made_up(actors: int) -> Reading:
    """A law of ``actors`` articles; in each, one actor works with three others."""
    names = [Actor(f"第{n}号部门", KINDS[n % 50 % len(KINDS)]) for n in range(actors)]
    text, articles, norms = "", [], []
    for n in range(actors):
        others = [(n * 7 + k * k * 13 + 1 + k) % actors for k in range(TIES_EACH)]
        words = (
            f"{names[n].name}应当会同" + "、".join(names[m].name for m in others) + f"办理第{n % 97}类事项。"
        )
        start, text = len(text), text + words + "\n"
        span, cite = Span(start, start + len(words)), Citation(n + 1, paragraph=1)
        articles.append(
            Provision(
                Kind.ARTICLE, span, cite.whole_article, children=(Provision(Kind.PARAGRAPH, span, cite),)
            )
        )
        found = [Mention(names[m], _within(text, names[m].name, start)) for m in others if m != n]
        ties = tuple(Relation(Tie.JOINT, mention, span, "made up") for mention in found)
        action = Span(text.index("办理", start), span.end - 1)
        bearer = Mention(names[n], Span(start, start + len(names[n].name)))
        norms.append(
            Norm(cite, Modality.OBLIGATION, (bearer,), (action,), ties, None, False, span, "made up")
        )
    document = Document(text, "made up", hashlib.sha256(text.encode()).hexdigest())
    law = Law(document, f"{actors} 个主体的法规", "", "", "", "", "", Span(0, len(text)), tuple(articles))
    return Reading(law, tuple(norms), (), ())


def _within(text: str, name: str, start: int) -> Span:
    at = text.index(name, start)
    return Span(at, at + len(name))


def stock(seen: dict[str, Any], places: dict[int, Any] | None, directed: bool = True) -> tuple[str, float]:
    """Stock pyvis's page of the same actors and ties, and the seconds it took."""
    began = time.perf_counter()
    net = Network(directed=directed, cdn_resources="in_line", height="700px")
    for number, actor in enumerate(seen["actors"]):
        spot = {"x": places[number].x, "y": places[number].y} if places else {}
        net.add_node(number, label=actor["name"], **spot)
    for edge in seen["edges"]:
        net.add_edge(edge["from"], edge["to"])
    if places:
        net.toggle_physics(False)
    html = net.generate_html(notebook=False)
    took = time.perf_counter() - began
    before, call, after = html.rpartition("drawGraph();")
    tell = TELL.replace("EVENT", '"afterDrawing"' if places else '"stabilizationIterationsDone"')
    return f"{before}{call}{tell}{after}", took


def first_picture(browser: Browser, path: Path) -> float | None:
    """Seconds from opening to the first picture, or None where it did not come."""
    tab = browser.new_page(viewport={"width": 1366, "height": 768})
    tab.route("http*://**", lambda route: route.abort())
    try:
        tab.goto(path.as_uri(), timeout=GIVEN_UP, wait_until="commit")
        # a selector, not a function: the page's policy forbids eval, and waiting for one needs it
        tab.wait_for_selector("html[data-drawn]", state="attached", timeout=GIVEN_UP)
        return float(tab.locator("html").get_attribute("data-drawn") or "nan") / 1000
    except TimeoutError:
        return None
    finally:
        tab.close()


def measure(browser: Browser, law: Reading, physics: int, folder: Path) -> list[str]:
    began = time.perf_counter()
    ours = page([law])
    made = time.perf_counter() - began
    seen = view([law])
    lanes = {n: row["lane"] for n, row in enumerate(seen["actors"])}
    ties = [(edge["from"], edge["to"], len(edge["norms"])) for edge in seen["edges"]]
    began = time.perf_counter()
    places, _ = layout(lanes, ties)
    laid = time.perf_counter() - began
    began = time.perf_counter()
    network(seen)
    netted = time.perf_counter() - began
    _, checked = stock(seen, places, directed=False)  # pyvis as it comes: each edge against all before
    still, wrote = stock(seen, places)
    pages = {"ours": ours, "still": still}
    if len(lanes) <= physics:
        pages["moving"], _ = stock(seen, None)
    shown: dict[str, str] = {"moving": "—"}
    for name, html in pages.items():
        path = folder / f"{name}.html"
        path.write_text(html, encoding="utf-8")
        came = first_picture(browser, path)
        shown[name] = f"> {GIVEN_UP / 1000:.0f}" if came is None else f"{came:.2f}"
    size = f"{len(ours.encode()) / 1e6:.2f}"
    times = [
        f"{made:.2f}",
        f"{laid:.3f}",
        f"{netted:.3f}",
        f"{wrote:.2f}",
        f"{checked:.2f}",
        shown["ours"],
        shown["still"],
        shown["moving"],
    ]
    return [str(len(lanes)), str(len(ties)), size, *times]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="500,2000,5000")
    asked.add_argument("--physics", type=int, default=500, help="largest graph opened with physics")
    asked.add_argument("--law", type=Path, help="a law file to measure first")
    given = asked.parse_args()
    laws = [reading(given.law.read_bytes(), given.law.name)] if given.law else []
    laws += [made_up(int(size)) for size in given.sizes.split(",") if size]
    page([made_up(10)])  # imports, lexicons and pinyin tables are read once, outside the clock
    print("| " + " | ".join(COLUMNS) + " |")
    print("|" + " --- |" * len(COLUMNS))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for law in laws:
            print("| " + " | ".join(measure(browser, law, given.physics, Path(folder))) + " |", flush=True)


if __name__ == "__main__":
    main()
