"""How much of the recall list of docs/judged/seed-recall.md the findings cover.

    python -m quanze.benchmarks.findings_recall [--gold]

A row counts as found where one finding's evidence holds every place of the row and its rule is
one of the row's.  With --gold the norms are the hand annotation, without it the extractor's.
Prints the rows missed, then the share found, for all rows and for those marked 甲.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..graph.findings import Finding, findings
from ..ontology.model import Reading

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| (\d+) \| ([甲乙]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")


class Row(NamedTuple):
    """One thing a careful lawyer would raise."""

    number: int
    plain: bool  # 甲: any lawyer would
    places: frozenset[str]
    rules: frozenset[str]
    matter: str


def rows(text: str) -> tuple[Row, ...]:
    """The rows of the list, with its corrections applied."""
    found = []
    fixed = dict(re.findall(r"(\d+) = ([\d., ]+)", text.partition("更正表:")[2]))
    for line in text.splitlines():
        if row := ROW.match(line):
            number, mark, places, rules, matter = row.groups()
            places = fixed.get(number, places)
            found.append(
                Row(
                    int(number),
                    mark == "甲",
                    frozenset(p.strip() for p in places.split(",")),
                    frozenset(rules.split()),
                    matter.strip(),
                )
            )
    return tuple(found)


def missed(found: Sequence[Finding], listed: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(row for row in listed if not any(covers(finding, row) for finding in found))


def covers(finding: Finding, row: Row) -> bool:
    return finding.rule in row.rules and row.places <= {e.at for e in finding.evidence}


def main() -> None:
    reading = _gold() if "--gold" in sys.argv else _extracted()
    listed = rows((ROOT / "docs/judged/seed-recall.md").read_text("utf-8"))
    lost = missed(findings([reading]), listed)
    for row in lost:
        print(
            "missed",
            row.number,
            "甲" if row.plain else "乙",
            sorted(row.places),
            sorted(row.rules),
            row.matter,
        )
    for name, some in (("all", listed), ("甲", [row for row in listed if row.plain])):
        hits = sum(row not in lost for row in some)
        print(f"{name}: {hits} of {len(some)} = {hits / len(some):.3f}")


def _gold() -> Reading:
    from ..tests.gold_reading import seed

    return seed()


def _extracted() -> Reading:
    from ..extract import reading

    path = ROOT / "data/laws/ordos-pingan-2024.txt"
    return reading(path.read_bytes(), path.name)


if __name__ == "__main__":
    main()
