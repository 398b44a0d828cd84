"""What is installed is what is in the tree, and it works away from the tree."""

import os
import subprocess
import sys
import zipfile

import pytest
from quanze.tests.conftest import ROOT, SEED
from quanze.tests.test_house import PROJECT, tracked

pytestmark = pytest.mark.slow  # building asks the network for setuptools


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of the tracked files, built aside so that nothing left over from a build gets in."""
    source, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for path in tracked():
        copy = source / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", made, source]
    subprocess.run(command, check=True)
    (built,) = made.iterdir()
    return built


def test_the_wheel_holds_the_rooms_and_their_data_and_nothing_else(wheel):
    rooms = [
        name.replace("quanze", ".", 1).replace("..", "./")
        for name in PROJECT["tool"]["setuptools"]["packages"]
    ]
    expected = {f"quanze/{path.relative_to(ROOT)}" for room in rooms for path in (ROOT / room).glob("*.py")}
    expected = {name for name in expected if ROOT / name.removeprefix("quanze/") in tracked()}
    for folder in ("data/lexicon", "graph/queries", "viz/assets"):
        expected |= {f"quanze/{p.relative_to(ROOT)}" for p in tracked() if (ROOT / folder) in p.parents}
    expected |= {
        f"quanze/{p.relative_to(ROOT)}"
        for p in tracked()
        if p.parent.name == "ontology" and p.suffix == ".ttl"
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        assert any(name.endswith("LICENSE") for name in archive.namelist())
    assert held == expected


def test_the_installed_package_builds_from_any_folder(wheel, tmp_path):
    site, work = tmp_path / "site", tmp_path / "elsewhere"
    work.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    env = {**os.environ, "PYTHONPATH": str(site)}
    where = subprocess.run(
        [sys.executable, "-c", "import quanze; print(quanze.__file__)"],
        cwd=work,
        env=env,
        capture_output=True,
    )
    assert where.stdout.decode().startswith(str(site))
    ran = subprocess.run(
        [sys.executable, "-m", "quanze", "build", SEED], cwd=work, env=env, capture_output=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert (work / "out/explorer.html").stat().st_size > 100_000
