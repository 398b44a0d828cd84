"""Files that are there whole or not at all, whoever is interrupted and whoever else writes.

What is being written stands in a folder ``.quanze-…`` beside its place.  Its writer holds a lock
on it, so that one left behind by a killed process is known for what it is and put away.
"""

import contextlib
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PREFIX = ".quanze-"
LOCK = ".lock"
DAY = 86_400  # seconds
STOPS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def folder(
    out: Path, units: Collection[str] = (), outdated: Callable[[Path], Iterable[str]] = lambda _: ()
) -> Iterator[Path]:
    """A fresh folder whose files take their places in ``out`` when all of them are complete.

    If anything is raised inside, ``out`` is as it was.  Other files in ``out`` stay, but for those
    that ``outdated`` names (asked just before, relative to ``out``).  ``units`` are subfolders that
    make sense only as a whole (a database): they replace their namesakes.
    """
    home = out if out.exists() else out.parent  # the same file system, so that moving is renaming
    with _fresh(home) as fresh:
        yield fresh
        with _alone(home):
            if out.exists():
                _move(fresh, out, units, set(outdated(out)))
            else:
                (fresh / LOCK).unlink(missing_ok=True)
                os.umask(umask := os.umask(0))
                fresh.chmod(0o777 & ~umask)  # mkdtemp's folder is for its owner alone
                fresh.rename(out)


def file(out: Path, content: bytes) -> None:
    """Write one file, whole; its folder is made where it is missing."""
    with _fresh(out.parent) as fresh:
        part = fresh / "part"
        part.write_bytes(content)
        part.replace(out)


@contextmanager
def _fresh(home: Path) -> Iterator[Path]:
    """A new folder in ``home``, locked while it is in use; what others left there is put away."""
    home.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as held:
        with _alone(home):
            for left in sorted(home.glob(PREFIX + "*")):
                if _abandoned(left):
                    shutil.rmtree(left, ignore_errors=True)
            fresh = _made(home)
            held.callback(shutil.rmtree, fresh, ignore_errors=True)
            if fcntl:
                fcntl.flock(held.enter_context(open(fresh / LOCK, "wb")), fcntl.LOCK_EX)
        yield fresh


def _made(home: Path) -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix=PREFIX, dir=home))
    except OSError as error:  # it names the folder we wanted, and nobody has heard of that
        raise OSError(error.errno, error.strerror, str(home)) from error


def _abandoned(left: Path) -> bool:
    """Whether nobody writes there any more: nobody holds the lock, or nobody has for a day."""
    try:
        if fcntl and (left / LOCK).exists():
            with open(left / LOCK, "rb") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return time.time() - left.stat().st_mtime > DAY
    except OSError:
        return False


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Let nobody else move files in ``home``, and no signal stop us half-way."""
    held = os.open(home, os.O_RDONLY) if fcntl else None
    try:
        if held is not None:
            with contextlib.suppress(OSError):  # some network drives know no locks
                fcntl.flock(held, fcntl.LOCK_EX)
        if hasattr(signal, "pthread_sigmask"):
            before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        try:
            yield
        finally:
            if hasattr(signal, "pthread_sigmask"):
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
    finally:
        if held is not None:
            os.close(held)


def _move(fresh: Path, out: Path, units: Collection[str], outdated: Collection[str]) -> None:
    moved = set()
    for path in sorted(fresh.rglob("*")):
        inside = path.relative_to(fresh)
        top = inside.parts[0]
        if inside.name == LOCK and len(inside.parts) == 1:
            continue
        if top in units and len(inside.parts) == 1:
            shutil.rmtree(out / inside, ignore_errors=True)
            path.rename(out / inside)
            moved.add(str(inside))
        elif path.is_file() and top not in units:
            (out / inside).parent.mkdir(exist_ok=True)
            path.replace(out / inside)
            moved.add(inside.as_posix())
    for name in sorted(set(outdated) - moved):
        gone = out / name
        if gone.is_dir():
            shutil.rmtree(gone, ignore_errors=True)
        else:
            gone.unlink(missing_ok=True)
