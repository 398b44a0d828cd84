"""How well norms are read, on every annotated text there is, pooled by how the text was used.

    python -m quanze.benchmarks.extract_quality CORPUS [--errors]

CORPUS is the folder that holds the laws the gold files name (their texts are not in this
repository).  One row for each use and kind of text: precision/recall and F1 of actors, duties,
relations and actions over all its articles together, the share of matched duties whose levels
agree, and the duties counted.  ``tune``: its errors were read while rules were written;
``measure``: they were not.  --errors prints every miss and extra of the tuned texts, never of the
measured ones.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..evaluate import SLOTS, Result, gold, scope, scored
from ..extract import reading
from ..ontology import interchange
from ..ontology.model import Law, Norm

GOLD = Path(__file__).parents[1] / "data" / "gold"
KINDS = {"DLC": "local regulations", "行政法规": "administrative regulations", "部门规章": "ministry rules"}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    rows: dict[tuple[str, str], Result] = defaultdict(Result)
    files: dict[tuple[str, str], int] = defaultdict(int)
    for path in annotated():
        head = json.loads(path.open(encoding="utf-8").readline())
        kind = KINDS.get(head["file"].split("/")[0], "national laws")
        result = read(path, given.corpus)
        if given.errors and head["use"] == "tune":
            print(*(f"{path.stem} {error}" for error in result.errors), sep="\n")
        for row in ((head["use"], kind), (head["use"], "all")):
            add(rows[row], result)
            files[row] += 1
    print(
        "| use | texts | files | " + " | ".join(f"{slot} P/R | F1" for slot in SLOTS) + " | levels | duties |"
    )
    print("| --- | --- | --- | " + "--- | --- | " * len(SLOTS) + "--- | --- |")
    for (use, kind), total in sorted(rows.items()):
        cells = [f"{s.precision:.2f}/{s.recall:.2f} | {s.f1:.3f}" for s in total.slots.values()]
        print(
            f"| {use} | {kind} | {files[use, kind]} | {' | '.join(cells)} | {total.levels:.3f} | {total.slots['duties'].wanted} |"
        )


def annotated() -> Iterator[Path]:
    """The gold files that name their law and how they were used."""
    for path in sorted(GOLD.rglob("*.jsonl")):
        if scope(path)[0]:
            yield path


def read(path: Path, corpus: Path) -> Result:
    """Read the law a gold file names and score the articles it annotates."""
    head = json.loads(path.open(encoding="utf-8").readline())
    found = reading((corpus / head["file"]).read_bytes(), head["file"])
    if found.law.document.sha256 != head["sha256"]:
        raise SystemExit(
            f"{head['file']}：不是标注时的文本 not the text that was annotated; 请换用 SHA-256 为 {head['sha256']} 的文件"
        )
    return scored(list(gold(path, found.law.text)), within(found.law, found.norms, *head["articles"]))


def within(law: Law, norms: tuple[Norm, ...], first: int, last: int) -> list[dict[str, Any]]:
    """The norms of articles ``first`` to ``last`` in the interchange format."""
    return [interchange.record(law, norm) for norm in norms if first <= norm.at.article <= last]


def add(total: Result, one: Result) -> None:
    """Add the counts of one text to a pool's."""
    for slot, score in one.slots.items():
        pool = total.slots[slot]
        pool.right, pool.wanted, pool.found = (
            pool.right + score.right,
            pool.wanted + score.wanted,
            pool.found + score.found,
        )
    total.same_levels += one.same_levels
    total.matched_duties += one.matched_duties


if __name__ == "__main__":
    main()
