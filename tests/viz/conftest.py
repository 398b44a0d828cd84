"""The seed's page, and a real browser to open it in (Debian's chromium; skipped where there is none)."""

import os
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

SVG = "{http://www.w3.org/2000/svg}"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def seed_page(seed_build: Path) -> Path:
    return seed_build / "explorer.html"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield made
        made.close()


class Visit:
    """A page in the browser, and what a user did there: clicks and searches are counted."""

    def __init__(self, page: Any, path: Path, address: str = "", ready: str = "html[data-ready]") -> None:
        self.page, self.clicks, self.searches = page, 0, 0
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None,
        )
        page.goto(path.resolve().as_uri() + (f"#{address}" if address else ""))
        page.wait_for_selector(ready)

    def click(self, selector: str, **options: Any) -> None:
        self.clicks += 1
        self.page.locator(selector).first.click(**options)

    def find(self, words: str) -> None:
        """Type into the one search box and press Enter."""
        self.searches += 1
        self.page.keyboard.press("/")
        self.page.locator("#find").fill(words)
        self.page.keyboard.press("Enter")

    def details(self) -> str:
        return str(self.page.locator("#details").inner_text())

    def rows(self) -> list[str]:
        return [str(row) for row in self.page.locator("table.rows tbody tr").all_inner_texts()]


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:
    """Open a page file at 1366 by 768: ``visit(path, "tab=law")``."""
    pages = []

    def open_page(path: Path, address: str = "", ready: str = "html[data-ready]", **options: Any) -> Visit:
        pages.append(browser.new_page(**{"viewport": {"width": 1366, "height": 768}, **options}))
        return Visit(pages[-1], path, address, ready)

    yield open_page
    for page in pages:
        page.close()


def violations(seen: Visit) -> list[tuple[str, list[str]]]:
    """What axe-core finds wrong, with the first elements; skips where axe-core is not at hand."""
    source = os.environ.get("AXE_CORE")  # path of axe.min.js from the npm package axe-core
    if not source:
        pytest.skip("AXE_CORE is not set: npm install axe-core, then AXE_CORE=…/axe-core/axe.min.js")
    seen.page.evaluate(Path(source).read_text("utf-8"))
    found = seen.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found["violations"]]


def saved(seen: Visit) -> ElementTree.Element:
    """The picture as the page exports it: the canvas, to scale."""
    with seen.page.expect_download() as waiting:
        seen.page.locator("#bar button:has-text('SVG')").click()
    return ElementTree.parse(Path(waiting.value.path())).getroot()


def names_in(picture: ElementTree.Element) -> list[tuple[str, float, float, float, float]]:
    """Each line of a name with its box; a Chinese character is as wide as it is high."""
    found = []
    for text in picture.iter(f"{SVG}text"):
        if text.get("text-anchor") != "middle":
            continue
        size, x, y = (float(text.get(key, "nan")) for key in ("font-size", "x", "y"))
        words = text.text or ""
        half = len(words) * size / 2
        found.append((words, x - half, y - size * 0.9, x + half, y + size * 0.1))
    return found


def overlapping(picture: ElementTree.Element) -> list[tuple[str, str]]:
    """Names that stand on one another."""
    return [
        (one[0], two[0])
        for one, two in combinations(names_in(picture), 2)
        if one[1] < two[3] and two[1] < one[3] and one[2] < two[4] and two[2] < one[4]
    ]


def place_of(word: str, seen: Visit) -> tuple[float, float]:
    """Where a name stands on the screen, while the picture fits its window."""
    picture = saved(seen)
    ground = picture.find(f"{SVG}rect")  # what the canvas shows; the key stands under it
    assert ground is not None
    left, top, wide, high = (float(ground.get(key, "nan")) for key in ("x", "y", "width", "height"))
    name = next(one for one in names_in(picture) if word in one[0])
    box = seen.page.locator("#canvas").bounding_box()
    scale = min(box["width"] / wide, box["height"] / high, 1.25)
    x, y = (name[1] + name[3]) / 2 - left - wide / 2, (name[2] + name[4]) / 2 - top - high / 2
    return box["x"] + box["width"] / 2 + x * scale, box["y"] + box["height"] / 2 + y * scale
