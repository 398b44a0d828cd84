"""The explorer against stock pyvis, same graph, same browser, one run.

    python benchmarks/page.py [--sizes 500,2000,5000,10000] [--physics 500] [--law FILE]

For each size a made-up law of that many actors and three ties an actor is written and opened in
headless Chromium.  Printed, in seconds unless said otherwise:

* matters: what each norm is about, from nothing; a build asks this once, for graph, findings and page
* page: the whole page (evidence, text, search, layout) of readings whose matters are known, the best of three
* network: what of it pyvis makes too, its nodes, edges and options
* pyvis writes: stock pyvis, its own add_node, add_edge and generate_html; undirected, its default,
  it checks each edge against all before, directed it does not
* times: pyvis's default writing by our page's
* picture: from opening to the first picture, the middle of three openings; frames: drawn in a second while the picture is dragged
* pyvis still, physics: stock pyvis with positions set and physics off (likewise of three), and, up to --physics nodes, as
  it comes (first picture when its physics has settled, given up after two minutes).  Its requests to
  a CDN are refused at once, so the network costs it nothing.
"""

import argparse
import hashlib
import math
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, TimeoutError, sync_playwright
from pyvis.network import Network
from quanze.extract import reading
from quanze.graph.matters import matters
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
from quanze.viz.network import network
from quanze.viz.page import page
from quanze.viz.view import view

TIES_EACH = 3
COLUMNS = (
    "nodes", "edges", "MB", "matters", "page", "network", "pyvis writes, directed", "pyvis writes, default", "times",
    "picture", "frames", "pyvis still", "pyvis physics",
)  # fmt: skip
APART = 60  # pixels between stock pyvis's nodes, set in a square
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
    """A law of half as many articles as ``actors``; in each paragraph one actor works with three others."""
    names = [Actor(f"第{n}号部门", KINDS[n % 50 % len(KINDS)]) for n in range(actors)]
    text, paragraphs, norms = "", [], []
    for n in range(actors):
        others = [(n * 7 + k * k * 13 + 1 + k) % actors for k in range(TIES_EACH)]
        words = (
            f"{names[n].name}应当会同" + "、".join(names[m].name for m in others) + f"办理第{n % 97}类事项。"
        )
        start, text = len(text), text + words + "\n"
        span, cite = Span(start, start + len(words)), Citation(n // 2 + 1, paragraph=n % 2 + 1)
        paragraphs.append(Provision(Kind.PARAGRAPH, span, cite))
        found = [Mention(names[m], _within(text, names[m].name, start)) for m in others if m != n]
        ties = tuple(Relation(Tie.JOINT, mention, span, "made up") for mention in found)
        action = Span(text.index("办理", start), span.end - 1)
        bearer = Mention(names[n], Span(start, start + len(names[n].name)))
        norms.append(
            Norm(cite, Modality.OBLIGATION, (bearer,), (action,), ties, None, False, span, "made up")
        )
    articles = [_article(paragraphs[n : n + 2]) for n in range(0, actors, 2)]
    document = Document(text, "made up", hashlib.sha256(text.encode()).hexdigest())
    law = Law(document, f"{actors} 个主体的法规", "", "", "", "", "", Span(0, len(text)), tuple(articles))
    return Reading(law, tuple(norms), (), ())


def _article(paragraphs: list[Provision]) -> Provision:
    span = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
    at = paragraphs[0].citation
    assert at
    return Provision(Kind.ARTICLE, span, at.whole_article, children=tuple(paragraphs))


def _within(text: str, name: str, start: int) -> Span:
    at = text.index(name, start)
    return Span(at, at + len(name))


def stock(seen: dict[str, Any], placed: bool, directed: bool = True) -> tuple[str, float]:
    """Stock pyvis's page of the same actors and ties, and the seconds it took."""
    began = time.perf_counter()
    net = Network(directed=directed, cdn_resources="in_line", height="700px")
    across = math.isqrt(len(seen["actors"])) + 1
    for number, actor in enumerate(seen["actors"]):
        spot = {"x": number % across * APART, "y": number // across * APART} if placed else {}
        net.add_node(number, label=actor.name, **spot)
    for edge in seen["edges"]:
        net.add_edge(edge.source, edge.target)
    if placed:
        net.toggle_physics(False)
    html = net.generate_html(notebook=False)
    took = time.perf_counter() - began
    before, call, after = html.rpartition("drawGraph();")
    tell = TELL.replace("EVENT", '"afterDrawing"' if placed else '"stabilizationIterationsDone"')
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


def middle(browser: Browser, path: Path) -> float | None:
    """The middle of three openings: one alone may fall on a busy moment of the machine."""
    came = [first_picture(browser, path) for _ in range(3)]
    return sorted(came, key=lambda seconds: math.inf if seconds is None else seconds)[1]


def frames(browser: Browser, path: Path) -> float:
    """Frames a second while our picture is dragged to and fro for two seconds."""
    tab = browser.new_page(viewport={"width": 1366, "height": 768})
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-drawn]", state="attached", timeout=GIVEN_UP)
    box = tab.locator("#canvas").bounding_box()
    assert box
    x, y = box["x"] + 12, box["y"] + box["height"] - 14  # the ground, not a node
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.evaluate("window.drawn = 0; (function next() { window.drawn++; requestAnimationFrame(next); })()")
    began = time.perf_counter()
    step = 0
    while time.perf_counter() - began < 2:
        step += 1
        tab.mouse.move(x + step % 40 * 8, y - step % 40 * 4)
    found = tab.evaluate("window.drawn") / (time.perf_counter() - began)
    tab.close()
    return float(found)


def measure(browser: Browser, law: Reading, physics: int, folder: Path) -> list[str]:
    matter_time, _ = _timed(lambda: matters([law]))
    page_time, ours = min(_timed(lambda: page([law])) for _ in range(3))
    seen = view([law])
    network_time, _ = _timed(lambda: network(seen))
    _, checked = stock(seen, placed=True, directed=False)  # pyvis as it comes: each edge against all before
    still, wrote = stock(seen, placed=True)
    pages = {"ours": ours, "still": still}
    if len(seen["actors"]) <= physics:
        pages["moving"], _ = stock(seen, placed=False)
    shown: dict[str, str] = {"moving": "—"}
    for name, html in pages.items():
        path = folder / f"{name}.html"
        path.write_text(html, encoding="utf-8")
        came = first_picture(browser, path) if name == "moving" else middle(browser, path)
        shown[name] = f"> {GIVEN_UP / 1000:.0f}" if came is None else f"{came:.2f}"
    smooth = frames(browser, folder / "ours.html")
    return [
        str(len(seen["actors"])),
        str(len(seen["edges"])),
        f"{len(ours.encode()) / 1e6:.2f}",
        f"{matter_time:.2f}",
        f"{page_time:.2f}",
        f"{network_time:.3f}",
        f"{wrote:.2f}",
        f"{checked:.2f}",
        f"{checked / page_time:.0f}",
        shown["ours"],
        f"{smooth:.0f}",
        shown["still"],
        shown["moving"],
    ]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="500,2000,5000,10000")
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
        browser.new_page().close()  # its first page waits for the browser itself
        for law in laws:
            print("| " + " | ".join(measure(browser, law, given.physics, Path(folder))) + " |", flush=True)


if __name__ == "__main__":
    main()
