"""The seed's page, and a real browser to open it in (Debian's chromium; skipped where there is none)."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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
