"""Whether one very long sentence is read in time that grows as its length does.

    python benchmarks/long_sentences.py [--clauses N]

A law is made up of one sentence of N clauses or members (1,000 by default) in each of the forms below,
and again of 4 N; jieba.posseg tags the same text beside it.  `growth` is the time of the long one over
the time of the short one, divided by 4: 1.0 is linear, 4.0 is quadratic.  Processor time of one pass.
"""

import argparse
import time
from collections.abc import Callable

import jieba
import jieba.posseg
from quanze.extract import reading

FORMS: dict[str, Callable[[int], str]] = {
    "members of a list": lambda n: "、".join(["甲乙丙"] * n) + "等部门应当依法管理",
    "lists over commas": lambda n: "，".join(["甲乙、丙丁"] * n) + "等部门应当依法管理",
    "ways of one deed": lambda n: "市公安机关应当" + "通过查阅资料，" * n + "进行调查",
    "deeds of one bearer": lambda n: "市公安机关应当" + "，".join(["制定工作方案"] * n),
    "duties of many": lambda n: "，".join(["市公安机关应当制定方案，村民有权查阅"] * n),
    "clauses before 的": lambda n: "摄制电影的" * n + "企业应当管理",
    "subjects over commas": lambda n: "储存单位，矿山企业，" * n + "应当管理",
    "conditions": lambda n: "未取得许可证的，" * n + "由公安机关责令改正",
    "whom it is reported to": lambda n: "市公安机关应当报请" + "人民政府" * n,
    "clauses of a case": lambda n: "企业拖欠工资，" * n + "劳动者请求支付的，人民法院应当支持",
    "houses of which": lambda n: "无物业服务的房屋，" * n + "街道办事处应当管理",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clauses", type=int, default=1000)
    n = parser.parse_args().clauses
    tagger = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    list(tagger.cut(_law("甲"), HMM=True))
    reading(_law("市公安机关应当管理").encode(), "law")
    print(f"| form | seconds, {n:,} | seconds, {4 * n:,} | growth | growth of jieba.posseg |")
    print("| --- | --- | --- | --- | --- |")
    for name, form in FORMS.items():
        short, long = _law(form(n)), _law(form(4 * n))
        mine = [_seconds(lambda text: reading(text.encode(), "law"), text) for text in (short, long)]
        peer = [_seconds(lambda text: list(tagger.cut(text, HMM=True)), text) for text in (short, long)]
        growth, beside = (pair[1] / pair[0] / 4 for pair in (mine, peer))
        print(f"| {name} | {mine[0]:.2f} | {mine[1]:.2f} | {growth:.1f} | {beside:.1f} |", flush=True)


def _law(sentence: str) -> str:
    return f"某某市测试条例\n\n第一条　{sentence}。\n"


def _seconds(step: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    step(text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
