"""A build served by the command: the page asks its own server, and nobody else."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(seed_build: Path) -> Iterator[str]:
    pytest.importorskip("uvicorn")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "quanze", "serve", "-o", str(seed_build), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            answering(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def answering(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server does not answer")


def test_a_question_is_told_an_actor_and_a_query_is_edited(browser, address):
    tab = browser.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    tab.goto(f"{address}#tab=ask&q=duties-of")
    rows = tab.locator("table.rows tbody tr")
    rows.first.wait_for()
    assert "公安机关" in tab.locator("textarea").input_value()

    tab.locator(".choices input").fill("邮政管理部门")
    tab.keyboard.press("Enter")
    tab.get_by_role("cell", name="第三十条第一款").first.wait_for()

    tab.locator("textarea").fill("SELECT (1 + 1 AS ?two) {}")
    tab.get_by_role("button", name="运行").click()
    tab.get_by_role("cell", name="2", exact=True).wait_for()

    tab.locator("textarea").fill("SELECT nonsense")
    tab.get_by_role("button", name="运行").click()
    tab.get_by_text("无法解析").wait_for()
    tab.close()
    assert asked[0] == f"GET {address}"
    assert set(asked[1:]) == {f"POST {address}sparql"}
