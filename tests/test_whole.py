"""Files are there whole or not at all, whoever is stopped and whoever else writes."""

import os
import signal
import subprocess
import sys
import time

import pytest
from quanze import whole
from quanze.tests.conftest import SEED, contents


def begun(home, within=20):
    """The folder a writer works in, once it is there."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if found := [p for p in home.glob(f"{whole.PREFIX}*") if (p / whole.LOCK).exists()]:
            return found[0]
        time.sleep(0.01)
    raise TimeoutError(f"nobody writes in {home}")


def building(out):
    command = [sys.executable, "-m", "quanze", "build", str(SEED), "-o", str(out)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 1)])
def test_a_stopped_build_leaves_nothing(stop, code, tmp_path):
    with building(tmp_path / "out") as running:
        begun(tmp_path)
        running.send_signal(stop)
        said = running.communicate()[1].decode()
    assert running.returncode == code
    assert "未写入任何文件" in said and "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_put_away_by_the_next(tmp_path, quanze):
    with building(tmp_path / "out") as running:
        left = begun(tmp_path)
        running.kill()
    assert left.exists() and not (tmp_path / "out").exists()
    assert quanze("build", SEED, "-o", tmp_path / "out").returncode == 0
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_killed_build_leaves_the_last_one_as_it_was(tmp_path, quanze, other):
    out = tmp_path / "out"
    quanze("build", other, "-o", out)
    before = contents(out)
    with building(out) as running:
        left = begun(out)
        running.kill()
    after = {name: content for name, content in contents(out).items() if not name.startswith(left.name)}
    assert after == before
    assert quanze("build", other, "-o", out).returncode == 0
    assert contents(out) == before


def test_two_builds_into_one_folder_end_as_one_of_them(tmp_path, quanze, other):
    """
    Both are complete, the later one stands, and neither's texts are among the other's.
    """
    alone = {}
    for law in (SEED, other):
        quanze("build", law, "-o", tmp_path / law.stem)
        alone[law.stem] = contents(tmp_path / law.stem)
    for there in (False, True):
        out = tmp_path / f"out{there}"
        if there:
            quanze("build", other, "-o", out)
        command = [sys.executable, "-m", "quanze", "build"]
        both = [
            subprocess.Popen([*command, law, "-o", out], stderr=subprocess.DEVNULL) for law in (SEED, other)
        ]
        assert [one.wait(60) for one in both] == [0, 0]
        assert contents(out) in alone.values()


def test_a_writer_at_work_is_left_alone(tmp_path):
    with whole.folder(tmp_path / "a") as one:
        (one / "x").write_text("1")
        whole.file(tmp_path / "b", b"2")
        assert (one / "x").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == ["x"]


def test_an_old_folder_without_a_lock_is_put_away_and_a_new_one_is_not(tmp_path):
    old, new = tmp_path / f"{whole.PREFIX}old", tmp_path / f"{whole.PREFIX}new"
    old.mkdir()
    new.mkdir()
    os.utime(old, (0, 0))
    whole.file(tmp_path / "b", b"2")
    assert sorted(p.name for p in tmp_path.iterdir()) == [new.name, "b"]


def test_what_is_outdated_goes_when_the_new_stands(tmp_path):
    out = tmp_path / "out"
    (out / "unit").mkdir(parents=True)
    (out / "unit/old").write_text("")
    (out / "mine").write_text("")
    (out / "text").write_text("")
    with pytest.raises(ZeroDivisionError), whole.folder(out, ["unit"], lambda _: ["text"]):
        raise ZeroDivisionError
    assert (out / "text").exists()
    with whole.folder(out, ["unit"], lambda _: ["text", "unit"]) as fresh:
        (fresh / "unit").mkdir()
        (fresh / "unit/new").write_text("")
    assert {str(p.relative_to(out)) for p in out.rglob("*")} == {"mine", "unit", "unit/new"}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no file sizes to limit on this system")
def test_a_full_disk_leaves_nothing(tmp_path):
    command = f"ulimit -f 100; exec '{sys.executable}' -m quanze build '{SEED}' -o '{tmp_path / 'out'}'"
    ran = subprocess.run(["bash", "-c", command], capture_output=True)
    assert ran.returncode == 1
    assert ran.stderr.decode().splitlines()[-1].startswith("quanze: File too large")
    assert list(tmp_path.iterdir()) == []
