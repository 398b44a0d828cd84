"""Files that are there whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def folder(out: Path, units: Collection[str] = ()) -> Iterator[Path]:
    """A fresh folder whose files take their places in ``out`` when all of them are complete.

    If anything is raised inside, ``out`` is as it was.  Other files in ``out`` stay.  ``units``
    are subfolders that make sense only as a whole (a database): they replace their namesakes.
    """
    new = not out.exists()
    home = out.parent if new else out  # the same file system either way, so that moving is renaming
    home.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".quanze-", dir=home))
    try:
        yield fresh
        if new:
            os.umask(umask := os.umask(0))
            fresh.chmod(0o777 & ~umask)  # mkdtemp's folder is for its owner alone
            fresh.rename(out)
        else:
            _move(fresh, out, units)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def file(out: Path, content: bytes) -> None:
    """Write one file, whole; its folder is made where it is missing."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".quanze-", dir=out.parent) as fresh:
        part = Path(fresh) / "part"
        part.write_bytes(content)
        part.replace(out)


def _move(fresh: Path, out: Path, units: Collection[str]) -> None:
    for path in sorted(fresh.rglob("*")):
        inside = path.relative_to(fresh)
        if inside.parts[0] in units and len(inside.parts) == 1:
            shutil.rmtree(out / inside, ignore_errors=True)
            path.rename(out / inside)
        elif path.is_file() and inside.parts[0] not in units:
            (out / inside).parent.mkdir(exist_ok=True)
            path.replace(out / inside)
