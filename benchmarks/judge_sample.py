"""Draw the pairs and findings that people judge: the same ones for the same seed.

    python -m quanze.benchmarks.judge_sample matters FOLDER SEED    160 actions from 16 laws
    python -m quanze.benchmarks.judge_sample findings FILE          the first 30 findings of a law

Prints tab-separated lines to be judged by reading.  The words of the laws are printed for the
reader and kept out of the repository; what is published is the citation and the verdict.
"""

import random
import sys
from pathlib import Path

from ..extract import reading
from ..graph.findings import findings
from ..graph.matters import matters
from ..ontology.errors import LawError
from ..ontology.model import Modality

LAWS, EACH, LEAST = 16, 10, 25
CONSEQUENCES = {Modality.SANCTION, Modality.LIABILITY}


def main() -> None:
    if sys.argv[1] == "matters":
        _matters(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        _findings(Path(sys.argv[2]))


def _matters(folder: Path, seed: int) -> None:
    """Ten actions from each of sixteen laws with at least twenty-five norms."""
    chance = random.Random(seed)
    files = sorted(folder.rglob("*.md"))
    chance.shuffle(files)
    taken = number = 0
    for path in files:
        try:
            read = reading(path.read_bytes(), path.name)
        except LawError:
            continue
        tasks = [t for t in matters([read]).tasks if t.norm.modality not in CONSEQUENCES]
        if len({t.norm for t in tasks}) < LEAST:
            continue
        for task in sorted(chance.sample(tasks, EACH), key=lambda t: t.action):
            number += 1
            thing = task.object.of(read.law.text)
            print(number, read.law.title, task.norm.at.at, task.matter, task.act, task.words, thing, sep="\t")
        taken += 1
        if taken == LAWS:
            return


def _findings(path: Path) -> None:
    """The first thirty findings that are no declared coordination, with their quotes."""
    found = [f for f in findings([reading(path.read_bytes(), path.name)]) if f.rule != "declared"]
    for number, finding in enumerate(found[:30], 1):
        quotes = " ‖ ".join(f"{e.at}:{e.quote}" for e in finding.evidence)
        print(number, finding.rule, finding.case, finding.confidence, finding.title_zh, quotes, sep="\t")


if __name__ == "__main__":
    main()
