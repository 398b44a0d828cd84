"""What all tests share: the seed regulation, its build, and the --bless option."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from quanze.cli import main

ROOT = Path(__file__).parents[1]
SEED = ROOT / "data/laws/ordos-pingan-2024.txt"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="write what was found as what is expected; read the diff"
    )


@pytest.fixture(scope="session")
def seed_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed regulation's build folder, made by the command itself.  Read it, do not write to it."""
    out = tmp_path_factory.mktemp("seed") / "out"
    assert main(["build", str(SEED), "-o", str(out)]) == 0
    return out


@pytest.fixture(scope="session")
def quanze() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command in a process of its own, where streams and environment matter."""

    def run(
        *arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None, **more: object
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "quanze", *map(str, arguments)]
        options = {"capture_output": True, "timeout": 120, **more}
        return subprocess.run(command, env={**os.environ, **(env or {})}, cwd=cwd, **options)  # type: ignore[call-overload, no-any-return]

    return run


OTHER = """某某市人民代表大会常务委员会公告

某某市养犬管理条例

第一条 市公安机关应当会同城市管理部门建立养犬登记制度。
第二条 任何单位和个人不得虐待犬只。
"""


@pytest.fixture
def other(tmp_path):
    """The file of a second, small law."""
    path = tmp_path / "养犬.txt"
    path.write_text(OTHER, "utf-8")
    return path


def contents(folder):
    """Every file below a folder, by its path in it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def lines(text):
    """The objects of JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]
