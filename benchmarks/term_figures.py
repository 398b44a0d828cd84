"""Count in how many laws each term stands: the figures behind the weights of matters.

    python benchmarks/term_figures.py FOLDER > figures.tsv && mv figures.tsv data/lexicon/term-figures.tsv

FOLDER holds laws as text (any depth, .md or .txt).  Only figures leave it: one term a line
with the number of laws and of articles it stands in; no sentence of any law.  A term is a
word, or two to three words in a row that keep together (normalised pointwise mutual
information of at least 0.35) and reach 4 to 8 characters.  The words of matters.toml are always
counted, found or not.  The first line holds the totals.
"""

import math
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jieba

HAN = re.compile(r"[一-鿿]+")
ARTICLE = re.compile(r"(?m)^[ \t　#*]*第[零一二三四五六七八九十百千]+条")
# Words that turn a clause and name nothing: no term holds one.
# ruff: noqa: SIM905 - sixty short words are read in lines
TURNS = frozenset(
    (
        "的 和 与 或 或者 及 以及 并 等 对 对于 在 由 向 为 将 把 被 从 于 以 "
        "按照 依照 根据 依据 应当 不得 可以 必须 是 有 其 该 本 各 各级 有关 相关 "
        "下列 以下 以上 规定 条例 办法 法律 法规 违反 进行 予以 给予 依法 第 条 款 项 "
        "之 所 者 时 后 前 内 中 上 下 未 不 无 也 均 都 又 还 但 但是 如 因 "
        "并且 而 且 至 到 使 可 应 须 同 会同 万元 元 一 二 三 四 五 六 七 八 九 "
        "十 县级 省 市 县 区 人民政府 部门 机关 国务院 主管部门 单位 个人 人员 情形 "
        "之一 日 月 年 个 名 次 倍 罚款 处 其他 具体 需要 情况 工作 活动 行为 要求 "
    ).split()
)
NUMERAL = re.compile("[一二三四五六七八九十]?[百千万]|^[零一二三四五六七八九十](?!体|级)")
LEAST_LAWS, LEAST_TOGETHER = 8, 0.35
MATTERS = Path(__file__).parents[1] / "data" / "lexicon" / "matters.toml"


def main(folder: Path) -> None:
    laws = articles = 0
    in_laws: Counter[tuple[str, ...]] = Counter()
    in_articles: Counter[tuple[str, ...]] = Counter()
    known = [t for matter in tomllib.loads(MATTERS.read_text("utf-8"))["matter"] for t in matter["terms"]]
    known_in = {term: [0, 0] for term in known}
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".md", ".txt"}):
        text = path.read_text("utf-8", errors="ignore")
        starts = [found.start() for found in ARTICLE.finditer(text)]
        if not starts:
            continue
        laws += 1
        for term in known:
            known_in[term][0] += term in text
        seen: set[tuple[str, ...]] = set()
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            articles += 1
            grams = set(_grams(text[start:end]))
            in_articles.update(grams)
            seen |= grams
            for term in known:
                known_in[term][1] += text.find(term, start, end) >= 0
        in_laws.update(seen)
    print(f"# laws\t{laws}\tarticles\t{articles}")
    rows: dict[str, tuple[int, int]] = {}
    for gram, count in in_laws.items():
        if count >= LEAST_LAWS and _holds_together(gram, in_articles, articles):
            term = "".join(gram)
            if term not in rows or rows[term][0] < count:
                rows[term] = (count, in_articles[gram])
    rows = {term: figures for term, figures in rows.items() if not NUMERAL.search(term)}
    rows |= {term: (found[0], found[1]) for term, found in known_in.items()}
    for term, (count, places) in sorted(rows.items()):
        print(f"{term}\t{count}\t{places}")


def _grams(article: str) -> Iterator[tuple[str, ...]]:
    for run in HAN.findall(article):
        words = list(jieba.cut(run, HMM=False))
        for size in (1, 2, 3):
            for at in range(len(words) - size + 1):
                gram = tuple(words[at : at + size])
                length = sum(map(len, gram))
                if TURNS.isdisjoint(gram) and (4 <= length <= 8 if size > 1 else 2 <= length <= 8):
                    yield gram


def _holds_together(gram: tuple[str, ...], counts: Counter[tuple[str, ...]], total: int) -> bool:
    """A compound is a term where its words come together far more often than by chance."""
    if len(gram) == 1:
        return True
    together = counts[gram] / total
    apart = math.prod(max(counts[(word,)], counts[gram]) / total for word in gram)
    return math.log(together / apart) / (-(len(gram) - 1) * math.log(together)) >= LEAST_TOGETHER


if __name__ == "__main__":
    main(Path(sys.argv[1]))
