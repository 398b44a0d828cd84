"""How well the norms are read: precision, recall and F1 against annotations (spec of norms, How it is scored).

    actors      names in bearers and relations, per article
    duties      (bearer, modality)
    relations   (bearer, type, to)
    actions     (bearer, action), matched one to one where the longest common subsequence is at
                least 0.6 of the longer text, signs dropped
    levels      the share of matched duties whose level sets agree

``alt`` names count as the name, ``optional`` norms and ``optional_actors`` as neither right nor wrong.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .ontology.errors import Place, SourceError

SLOTS = ("actors", "duties", "relations", "actions")
ENOUGH = 0.6
SIGNS = re.compile(r"[，。；：、,.;:()（）《》“”\"'\s]")
Record = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Counts of one slot: right, wanted by the gold, and found."""

    right: int = 0
    wanted: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Result:
    """The four slots, the level agreement, and every miss and extra as one line."""

    slots: dict[str, Score] = field(default_factory=lambda: {slot: Score() for slot in SLOTS})
    same_levels: int = 0
    matched_duties: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def levels(self) -> float:
        return self.same_levels / self.matched_duties if self.matched_duties else 0.0


class _Side:
    """The scored sets of one side."""

    def __init__(self, norms: Iterable[Record], renamed: Mapping[tuple[str, str], str]) -> None:
        self.actors: set[tuple[str, ...]] = set()
        self.duties: set[tuple[str, ...]] = set()
        self.relations: set[tuple[str, ...]] = set()
        self.levels: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self.actions: dict[tuple[str, str], list[str]] = defaultdict(list)
        for norm in norms:
            article = _article(norm)
            others = [renamed.get((article, _folded(r["to"])), _folded(r["to"])) for r in norm["relations"]]
            self.actors |= {(article, other) for other in others}
            for bearer in norm["bearers"]:
                name = renamed.get((article, _folded(bearer["name"])), _folded(bearer["name"]))
                duty = (article, name, norm["modality"])
                self.actors.add((article, name))
                self.duties.add(duty)
                self.levels[duty] |= {_folded(level) for level in bearer.get("levels") or []}
                kept = self.actions[article, name]
                kept += [bare for a in norm["actions"] if (bare := _bare(a)) not in kept]
                self.relations |= {
                    (article, name, r["type"], other)
                    for r, other in zip(norm["relations"], others, strict=True)
                }


def scored(gold: list[Record], predicted: list[Record]) -> Result:
    """Compare two lists of norms in the interchange format."""
    must = _Side([n for n in gold if not n.get("optional")], {})
    may = _Side([n for n in gold if n.get("optional")], {})
    names, free = _leniency(gold)
    known = must.actors | may.actors
    have = _Side(predicted, {key: name for key, name in names.items() if key not in known})
    result = Result()
    for slot in ("actors", "duties", "relations"):
        want, got = getattr(must, slot), getattr(have, slot)
        counted = {t for t in got if t in want or not (t in getattr(may, slot) or _free(t, free))}
        result.slots[slot] = Score(len(want & counted), len(want), len(counted))
        result.errors += [f"{slot} missed {' '.join(t)}" for t in sorted(want - counted)]
        result.errors += [f"{slot} extra {' '.join(t)}" for t in sorted(counted - want)]
    for key in sorted(set(must.actions) | set(have.actions)):
        _actions(
            result,
            key,
            must.actions.get(key, []),
            have.actions.get(key, []),
            may.actions.get(key, []),
            key in free,
        )
    for duty in sorted(must.duties & have.duties):
        result.matched_duties += 1
        result.same_levels += must.levels[duty] == have.levels[duty]
    return result


def _leniency(gold: Iterable[Record]) -> tuple[dict[tuple[str, str], str], set[tuple[str, str]]]:
    """Other names that count as right, and names that count as nothing."""
    names: dict[tuple[str, str], str] = {}
    free: set[tuple[str, str]] = set()
    for norm in gold:
        article = _article(norm)
        entries = [(b, b["name"]) for b in norm["bearers"]] + [(r, r["to"]) for r in norm["relations"]]
        for entry, name in entries:
            names |= {(article, _folded(other)): _folded(name) for other in entry.get("alt") or []}
        free |= {(article, _folded(name)) for name in norm.get("optional_actors") or []}
    return names, free


def _free(found: tuple[str, ...], free: set[tuple[str, str]]) -> bool:
    return any((found[0], part) in free for part in found[1:])


def _actions(
    result: Result, key: tuple[str, str], want: list[str], have: list[str], spare: list[str], free: bool
) -> None:
    pairs = sorted(
        ((_alike(w, h), i, j) for i, w in enumerate(want) for j, h in enumerate(have)), reverse=True
    )
    used_want: set[int] = set()
    used_have: set[int] = set()
    for value, i, j in pairs:
        if value >= ENOUGH and i not in used_want and j not in used_have:
            used_want.add(i)
            used_have.add(j)
    extra = [
        h
        for j, h in enumerate(have)
        if j not in used_have and not free and all(_alike(s, h) < ENOUGH for s in spare)
    ]
    score = result.slots["actions"]
    score.right += len(used_have)
    score.wanted += len(want)
    score.found += len(used_have) + len(extra)
    result.errors += [f"actions missed {' '.join(key)} {w}" for i, w in enumerate(want) if i not in used_want]
    result.errors += [f"actions extra {' '.join(key)} {h}" for h in extra]


def _alike(a: str, b: str) -> float:
    """The longest common subsequence over the longer text."""
    if not a or not b:
        return 0.0
    row = [0] * (len(b) + 1)
    for x in a:
        diagonal = 0
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], diagonal + 1 if x == y else max(row[j], row[j - 1])
    return row[-1] / max(len(a), len(b))


def gold(path: Path, text: str | None = None) -> Iterator[Record]:
    """The norms of a gold file.  Spans, where it holds spans, become words of ``text``.

    Raises SourceError where spans need a text and none is given.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        record = json.loads(line)
        if "law" in record or not line.strip():
            continue
        spans = [a for a in record["actions"] if isinstance(a, list)]
        if spans and text is None:
            raise SourceError(
                Place(path.name, number), "只有位置 holds spans", "请同时给出法规原文 Give the law's text too"
            )
        if spans and text is not None:
            record["actions"] = [text[a:b] for a, b in record["actions"]]
            record["condition"] = text[slice(*record["condition"])] if record["condition"] else None
        yield record


def scope(path: Path) -> tuple[str, int, int]:
    """What a gold file annotates: the SHA-256 of the law's bytes, the first and the last article.

    ("", 0, 9999) where its first line does not say: any text, all of it.
    """
    with path.open(encoding="utf-8") as lines:
        head = json.loads(next(lines, "{}"))
    if "law" not in head:
        return "", 0, 9999
    return head["sha256"], *head["articles"]


def _article(norm: Record) -> str:
    return str(norm["at"]).split(".")[0]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name.strip()).replace("(", "（").replace(")", "）")


def _bare(text: str) -> str:
    return SIGNS.sub("", unicodedata.normalize("NFKC", text))
