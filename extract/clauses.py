"""Cut a provision where the sense turns: sentences at 。 and ；, clauses at ，.

Works on the shadow, so signs inside 《…》, “…” and （…） cut nothing.
Source: 《立法技术规范（试行）（一）》 五, on 逗号, 分号 and 句号 in statutes.
"""

import re
from collections.abc import Iterator

from ..ontology.model import Span

WAITS = 1200  # characters that a clause may wait for what it is told; no real sentence keeps it longer
SENTENCE = re.compile(r"[^。；！？\n\r]+")
# 责令停业整顿|直至由原发证部门吊销许可证: another authority's act
# 对直接负责的主管人员|由监察机关给予处分: on whom it falls, and who does it
CLAUSE = re.compile(
    r"对(?!外)[^，：由对]{2,40}(?:人员|责任人|负责人|单位|个人|者|企业|机构)(?=由[^，：]{2,40}(?:处分|追究|处罚|罚款|责令|警告|没收|吊销))"
    "|(?:直至由)?(?:(?!直至由)[^，：]|，(?=以及|特别是|尤其是))+"
)
MARK = re.compile(r"\s*(?:（[一二三四五六七八九十百零\d]+）|[一二三四五六七八九十]+、|\d+[.．、])\s*")
# （一）动物产品：检查容器是否完好: what an item is about, unless it names who is to act
LABEL = re.compile(
    "[^，。；：应由]{1,14}(?<![门关府局委构位业人者会员院校站厅心会的时后])：\\s*(?!是?指|系指|包括|位于|[一二三四五六七八九十百\\d]|[^，。；：]{0,3}$)"
)


def sentences(shadow: str, span: Span) -> Iterator[Span]:
    """The sentences of ``span``, without their closing sign or an item's number."""
    for found in SENTENCE.finditer(shadow, span.start, span.end):
        trimmed = _trimmed(shadow, *found.span())
        if trimmed.end > trimmed.start:
            yield trimmed


def clauses(shadow: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence, in reading order, without their commas."""
    found = (_trimmed(shadow, *run.span()) for run in CLAUSE.finditer(shadow, sentence.start, sentence.end))
    return [span for span in found if span.end > span.start]


def _trimmed(shadow: str, start: int, end: int) -> Span:
    mark = MARK.match(shadow, start, end)
    if mark:
        label = LABEL.match(shadow, mark.end(), end)
        start = label.end() if label else mark.end()
    while start < end and shadow[start] in " \t\u3000，：":
        start += 1
    while end > start and shadow[end - 1] in " \t\u3000，：□":
        end -= 1
    return Span(start, end)


def clause_start(text: str, at: int) -> int:
    """Where the clause holding ``at`` begins; jieba reads one clause at a time."""
    return behind(text, at, "，。；：\n")


def behind(text: str, at: int, signs: str) -> int:
    """The place behind the last of ``signs`` before ``at``; only as far back as it stands is looked."""
    while at and text[at - 1] not in signs:
        at -= 1
    return at


def before(text: str, at: int, signs: str) -> int:
    """The place before the first of ``signs`` from ``at`` on, or the text's end."""
    while at < len(text) and text[at] not in signs:
        at += 1
    return at


def clause_of(text: str, at: int) -> str:
    return text[clause_start(text, at) : before(text, at, "，。；：\n")]
