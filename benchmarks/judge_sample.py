"""Draw the pairs and findings that people judge: the same ones for the same seed.

    python -m quanze.benchmarks.judge_sample matters FOLDER SEED    160 actions from 16 laws
    python -m quanze.benchmarks.judge_sample laws FOLDER SEED       three laws nobody has judged yet
    python -m quanze.benchmarks.judge_sample findings FILE          the first 30 findings of a law

Prints tab-separated lines to be judged by reading.  The words of the laws are printed for the
reader and kept out of the repository; what is published is the citation and the verdict.
"""

import csv
import random
import re
import sys
from pathlib import Path

from ..extract import reading
from ..graph.findings import findings
from ..graph.matters import matters
from ..ontology.errors import LawError
from ..ontology.model import Modality

LAWS, EACH, LEAST = 16, 10, 25
JUDGED = Path(__file__).parents[1] / "docs" / "judged" / "findings.tsv"
CITY = re.compile("[市州县盟旗](?!区)")
MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
CONSEQUENCES = {Modality.SANCTION, Modality.LIABILITY}


def main() -> None:
    if sys.argv[1] == "matters":
        _matters(Path(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1] == "laws":
        _laws(Path(sys.argv[2]), int(sys.argv[3]))
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


def _laws(folder: Path, seed: int) -> None:
    """One national law or regulation, one of a province, one of a city, of at least 25 articles each.

    Laws judged before are passed over, under whatever date.
    """
    with JUDGED.open(encoding="utf-8") as lines:
        judged = {row["law"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    files = sorted(folder.rglob("*.md"))
    random.Random(seed).shuffle(files)
    taken: dict[str, Path] = {}
    for path in files:
        if "司法解释" in path.parts:
            continue
        try:
            read = reading(path.read_bytes(), path.name)
        except LawError:
            continue
        if read.law.title in judged or sum(1 for _ in read.law.articles()) < LEAST:
            continue
        kind = "national"
        if "DLC" in path.parts:
            title = read.law.title
            local = title.startswith(MUNICIPALITIES) or not CITY.search(title[:8])
            kind = "province" if local else "city"
        taken.setdefault(kind, path)
        if len(taken) == 3:
            break
    for kind, path in sorted(taken.items()):
        print(kind, path, sep="\t")


def _findings(path: Path) -> None:
    """The first thirty findings that are no declared coordination, with their quotes."""
    found = [f for f in findings([reading(path.read_bytes(), path.name)]) if f.rule != "declared"]
    for number, finding in enumerate(found[:30], 1):
        quotes = " ‖ ".join(f"{e.at}:{e.quote}" for e in finding.evidence)
        print(number, finding.rule, finding.case, finding.confidence, finding.title_zh, quotes, sep="\t")


if __name__ == "__main__":
    main()
