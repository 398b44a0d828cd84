"""How fast laws are read, and what memory that takes, beside jieba cutting the same text.

    python benchmarks/extract_speed.py [LAWS…] [--every N]

LAWS are files and folders (the seed by default); of a folder's files, sorted by path, every Nth
is taken.  Each step runs in a process of its own, one after another on one core:

  outline      bytes to the tree of provisions
  reading      bytes to norms, citations and verdicts: all that a build extracts
  jieba.cut    words, by a Tokenizer of its own (HMM off and on)
  jieba.posseg words and their parts of speech (HMM off and on)

Time is the processor time of the median of three passes, without imports and dictionaries; memory
is the peak resident set of the process, and that of the imports and dictionaries alone.  The ratio
is to jieba.posseg with its HMM on, which is how an afternoon's script calls it.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SEED = Path(__file__).parents[1] / "data/laws/ordos-pingan-2024.txt"
WARM = "第一条 公安机关应当会同教育部门建立登记制度。"
PEER = "jieba.posseg, HMM"
TIMES = 3


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("laws", nargs="*", type=Path, default=[SEED])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        print(json.dumps(_measured(STEPS[given.step], sys.stdin.read().splitlines())))
        return
    paths = [path for one in given.laws for path in (_inside(one)[:: given.every] if one.is_dir() else [one])]
    characters = sum(len(path.read_text("utf-8-sig", errors="ignore")) for path in paths)
    print(f"{len(paths)} laws, {characters:,} characters, one core of {os.cpu_count()}\n")
    found = {step: _run(step, paths) for step in STEPS}
    print(
        "| step | seconds | characters a second | time, to posseg's | peak MB | of it before the first law |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for step, (seconds, peak, before) in found.items():
        ratio = seconds / found[PEER][0]
        print(
            f"| {step} | {seconds:.2f} | {characters / seconds:,.0f} | {ratio:.2f} | {peak:.0f} | {before:.0f} |"
        )


def _inside(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))


def _run(step: str, paths: list[Path]) -> tuple[float, float, float]:
    command = [sys.executable, __file__, "--step", step]
    names = "\n".join(str(path) for path in paths)
    ran = subprocess.run(command, input=names, capture_output=True, text=True, check=True)
    seconds, peak, before = json.loads(ran.stdout)
    return seconds, peak, before


def _measured(make: Callable[[], Callable[[bytes], object]], names: list[str]) -> tuple[float, float, float]:
    step = make()
    step(WARM.encode())
    before = _megabytes()
    taken = []
    for _ in range(TIMES):
        seconds = 0.0
        for name in names:
            raw = Path(name).read_bytes()
            began = time.process_time()
            step(raw)
            seconds += time.process_time() - began
        taken.append(seconds)
    return statistics.median(taken), _megabytes(), before


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _outline() -> Callable[[bytes], object]:
    from quanze.extract.outline import law
    from quanze.extract.read import document

    return lambda raw: law(document(raw, "law"))


def _reading() -> Callable[[bytes], object]:
    from quanze.extract import reading

    return lambda raw: reading(raw, "law")


def _cut(hmm: bool) -> Callable[[bytes], object]:
    import jieba

    tokenizer = jieba.Tokenizer()
    return lambda raw: list(tokenizer.cut(raw.decode("utf-8-sig"), HMM=hmm))


def _tagged(hmm: bool) -> Callable[[bytes], object]:
    import jieba
    import jieba.posseg

    tagger = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    return lambda raw: list(tagger.cut(raw.decode("utf-8-sig"), HMM=hmm))


STEPS: dict[str, Callable[[], Callable[[bytes], object]]] = {
    "outline": _outline,
    "reading": _reading,
    "jieba.cut": lambda: _cut(False),
    "jieba.cut, HMM": lambda: _cut(True),
    "jieba.posseg": lambda: _tagged(False),
    PEER: lambda: _tagged(True),
}

if __name__ == "__main__":
    main()
