"""What a build folder keeps for the next build: the record of its texts, and the project's own words.

The words are the folder ``lexicon``, read beside ours and never replaced.  Its files have the
names and the form of data/lexicon/; any of them may be left out.  What is added there adds a
name, a kind or a verb, and a form listed under another name merges the two.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .extract.lexicon import FILES, Lexicon, lexicon
from .ontology.errors import BuildError, LexiconError, Place

RECORD = "build.json"
FOLDER = "lexicon"
AGAIN = "请重新构建 Build again"


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of a project, and the SHA-256 of each: changed lists are other words."""

    folder: Path
    prints: tuple[tuple[str, str], ...]


def words(out: Path) -> Words | None:
    """The lists of the build in ``out``; None where it has none of its own.

    Raises LexiconError for a list we would not read.
    """
    lists = sorted((out / FOLDER).glob("*.toml"))
    for path in lists:
        if path.stem not in FILES:
            raise LexiconError(
                Place(str(path)),
                "没有这种词表 there is no such list",
                "可用 There are: " + ", ".join(f"{name}.toml" for name in FILES),
            )
    prints = tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in lists)
    return Words(out / FOLDER, prints) if prints else None


@lru_cache(maxsize=2)
def joined(own: Words | None) -> Lexicon | None:
    """Ours with theirs; None where there are only ours.  Once a process: a dictionary is made for each.

    Raises LexiconError where a form would mean two things.
    """
    return _followed(lexicon(own.folder), own.folder / "aliases.toml") if own else None


def _followed(both: Lexicon, path: Path) -> Lexicon:
    """A name merged into another takes its own aliases with it: 网信 goes where 网信部门 went."""
    into, merged = both.aliases, dict[str, list[str]]()
    for name, forms in both.tables["aliases"]["names"].items():
        way = [name]
        while way[-1] in into:
            way.append(into[way[-1]])
            if way[-1] in way[:-1]:
                raise LexiconError(
                    Place(str(path)),
                    "别名绕成一圈 these names are each other's: " + " → ".join(way),
                    "请只保留一个方向 Keep one way",
                )
        merged.setdefault(way[-1], []).extend(forms)
    return Lexicon({**both.tables, "aliases": {**both.tables["aliases"], "names": merged}})


def record(software: str, laws: Sequence[Mapping[str, str]], own: Words | None) -> bytes:
    """build.json: by which software, from which files, with which words."""
    told = {"software": software, "laws": laws, **({"lexicon": dict(own.prints)} if own else {})}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def laws(out: Path) -> list[dict[str, str]]:
    """The laws of the build in ``out``: file, title, version, sha256; empty where there is no build."""
    return _told(out)["laws"] if (out / RECORD).is_file() else []


def unchanged(out: Path) -> list[Path]:
    """The texts the build in ``out`` was made from.

    Raises BuildError where there is no build, or a text or the words were changed since.
    """
    if not (out / RECORD).is_file():
        raise BuildError(
            Place(str(out)),
            "此处没有已构建的图谱 no build here",
            f"请先运行 Run first: quanze build FILE -o {out}",
        )
    told, own = _told(out), words(out)
    paths = [out / row["file"] for row in told["laws"]]
    for path, row in zip(paths, told["laws"], strict=True):
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != row["sha256"]:
            raise BuildError(
                Place(str(path)), "原文缺失或已被改动 this text is not the one that was built", AGAIN
            )
    if told.get("lexicon", {}) != (dict(own.prints) if own else {}):
        raise BuildError(
            Place(str(out / FOLDER)), "词表已改动 these words are not those it was built with", AGAIN
        )
    return paths


def _told(out: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((out / RECORD).read_text("utf-8"))
        return {**told, "laws": list(told["laws"])}
    except (ValueError, KeyError, TypeError) as error:
        raise BuildError(
            Place(str(out / RECORD)), "不是构建记录 this is not what a build writes", AGAIN
        ) from error
