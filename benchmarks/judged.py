"""What the judged tables of docs/judged say: shares with intervals, and how far two readings agree.

    python -m quanze.benchmarks.judged

Verdicts: r right, a arguable, w wrong, wt wrong about the text itself.  Intervals are Wilson's
at 95 %; agreement is Cohen's kappa over r, a, w.
"""

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "docs" / "judged"


def main() -> None:
    for table, group in (("findings", ("round", "law")), ("findings", ("round",)), ("matters", ("round",))):
        with (FOLDER / f"{table}.tsv").open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        groups: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
        for row in rows:
            groups[tuple(row[key] for key in group)].append(row)
        print(f"\n{table} by {', '.join(group)}")
        for key, mine in groups.items():
            for reading in ("first", "second"):
                if mine[0][reading]:
                    print(*key, reading, _shares([row[reading] for row in mine]), sep="\t")
            if mine[0]["second"]:
                print(*key, "agree", _agreement(mine), sep="\t")


def _shares(verdicts: Sequence[str]) -> str:
    counts = Counter(verdicts)
    n = len(verdicts)
    fine = counts["r"] + counts["a"]
    low, high = wilson(fine, n)
    return (
        f"n {n}\tright {counts['r']}\targuable {counts['a']}\twrong {counts['w'] + counts['wt']}"
        f" (text {counts['wt']})\tfine {fine / n:.1%} [{low:.1%}, {high:.1%}]"
    )


def wilson(hits: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share."""
    share, spread = hits / n, z * z / n
    middle = share + spread / 2
    reach = z * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


def _agreement(rows: Sequence[dict[str, str]]) -> str:
    pairs = [(row["first"][0], row["second"][0]) for row in rows]
    same = sum(a == b for a, b in pairs) / len(pairs)
    firsts, seconds = (Counter(pair[n] for pair in pairs) for n in (0, 1))
    chance = sum(firsts[v] * seconds[v] for v in "raw") / len(pairs) ** 2
    kappa = (same - chance) / (1 - chance) if chance < 1 else 1.0
    return f"same {same:.1%}\tkappa {kappa:.2f}"


if __name__ == "__main__":
    main()
