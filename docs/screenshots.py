"""Write the pictures of the page in docs/images: `.venv/bin/python docs/screenshots.py` (needs Debian's chromium).

The seed at 1366 by 768, every tab light and dark, and two made-up regulations side by side.  Look at what comes out.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from quanze.build import explorer
from quanze.extract import reading

ROOT = Path(__file__).parents[1]
SEED = ROOT / "data/laws/ordos-pingan-2024.txt"
IMAGES = ROOT / "docs/images"
SIZE = {"width": 1366, "height": 768}

VIEWS = {
    "explorer": "",
    "explorer-dark": "theme=dark&actor=公安机关",
    "everyone": "scope=everyone",
    "path": "from=教育体育部门&to=人民调解委员会",
    "matrix": "tab=matrix",
    "matrix-dark": "tab=matrix&theme=dark&actor=公安机关&matter=反电信网络诈骗",
    "findings": "tab=lists",
    "findings-dark": "tab=lists&theme=dark&rule=R1&finding=",
    "law": "tab=law&at=0:28",
    "law-dark": "tab=law&at=0:30&theme=dark&actor=寄递物流企业",
    "queries": "tab=ask&q=leads",
    "queries-dark": "tab=ask&q=who-supervises&theme=dark",
}
CARE = """甲市养老服务条例
第一条　民政部门应当会同公安机关、卫生健康部门建立信息共享机制，组织协调养老服务工作。
第二条　公安机关应当查处养老服务机构的违法行为。
第三条　卫生健康部门应当指导医疗机构开展老年健康服务。
第四条　养老服务机构应当建立安全管理制度，不得侵占老年人的财产。
第五条　市人民政府应当将养老服务经费列入本级预算。
"""
SCHOOLS = """乙市校园安全条例
第一条　教育部门应当会同公安机关、卫生健康部门排查校园安全隐患。
第二条　公安机关应当加强校园周边巡逻，处理侵害学生的行为。
第三条　卫生健康部门应当指导学校开展健康教育。
第四条　学校应当建立安全管理制度，不得拒绝接受监督检查。
第五条　市人民政府应当建立校园安全工作协调机制。
"""


def pages(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Each picture's name, the address of its view, and the page it is of."""
    seed, two = folder / "seed.html", folder / "two.html"
    seed.write_text(explorer([reading(SEED.read_bytes(), SEED.name)]), "utf-8")
    two.write_text(explorer([reading(law.encode(), law[:8]) for law in (CARE, SCHOOLS)]), "utf-8")
    yield from ((name, address, seed) for name, address in VIEWS.items())
    yield "compare", "tab=lists&list=compare", two


def taken(browser: Browser, address: str, page: Path, to: Path) -> None:
    tab = browser.new_page(viewport=SIZE)
    tab.goto(f"{page.as_uri()}#{address}")
    tab.wait_for_selector("html[data-ready]")
    if address.endswith("finding="):  # the first of those listed; its name is made from its words
        tab.locator("table.rows tbody tr").first.click()
    tab.wait_for_timeout(600)
    tab.screenshot(path=to)
    tab.close()


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("docs/screenshots.py: no chromium here: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, address, page in pages(Path(folder)):
            taken(browser, address, page, IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
