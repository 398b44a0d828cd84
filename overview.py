"""Findings as a person reads them at a terminal: what there is first, then one after another.

A reason that findings of one kind share is given at the first of them; long evidence is cut, and
`--json` has all of it.  What has been decided, and what a law declares well (会同 with names), is
listed last, a line each.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from .graph.findings import GRADES, SURE, Evidence, Finding
from .graph.review import ACCEPT, DECIDED, REJECT

NAMES = {
    "R1": "多方未定牵头",
    "R2": "不止一个牵头",
    "R3": "主体未点名",
    "R4": "职责不具体",
    "R5": "同事同责",
    "R6": "无人承担",
    "R7": "未写后果",
    "R8": "层级未分",
}
SETTLED = {DECIDED[ACCEPT], DECIDED[REJECT]}  # unless the words have changed since
QUOTES, WORDS = 4, 110  # quotes of a finding, and characters of a quote, before the rest is cut
MANY = 2  # quotes shown of a finding that has more than QUOTES


def told(found: Sequence[Finding]) -> Iterator[str]:
    """The lines to print for ``found``, in its order."""
    settled = [one for one in found if one.rule != "declared" and one.status in SETTLED]
    questions = [one for one in found if one.rule != "declared" and one.status not in SETTLED]
    declared = [one for one in found if one.rule == "declared"]
    several = len({e.law for one in found for e in one.evidence}) > 1
    counts = Counter(one.rule for one in questions)
    if questions:
        laws = list(dict.fromkeys(e.law for one in questions for e in one.evidence))
        yield f"《{laws[0]}》" + (f"等 {len(laws)} 部" if len(laws) > 1 else "")
        yield f"待核对 {len(questions)} 项（须人工核对，不是结论）：" + "，".join(
            f"{NAMES[rule]} {rule} {n}" for rule, n in sorted(counts.items())
        )
        yield ""
    explained: set[tuple[str, str]] = set()
    leads = sum(one.confidence < SURE for one in questions)
    for number, one in enumerate(questions, 1):
        if leads and number == len(questions) - leads + 1:
            yield f"以下 {leads} 项只是线索：这几种情形在陌生法规上站得住的不到一半"
            yield ""
        yield from _question(number, one, several, (one.rule, one.case) not in explained)
        explained.add((one.rule, one.case))
    if settled:
        yield f"已审 {len(settled)} 项"
        yield from (f"  {one.status}  {_where(one.evidence[0], several)}  {one.title_zh}" for one in settled)
    if declared:
        yield f"已写明牵头与会同的 {len(declared)} 项（不是问题）"
        yield from (f"  {_where(one.evidence[0], several)}  {one.title_zh}" for one in declared)


def _question(number: int, one: Finding, several: bool, explain: bool) -> Iterator[str]:
    yield f"{number}. [{one.rule} {NAMES[one.rule]}] {one.title_zh}"
    parts: dict[str, list[str]] = {}
    for party in one.actors:
        parts.setdefault(party.role, []).append(party.name)
    if not all(party.name in one.title_zh for party in one.actors):
        yield "   " + "；".join(f"{role}：{'、'.join(names)}" for role, names in parts.items())
    shown = one.evidence if len(one.evidence) <= QUOTES else one.evidence[:MANY]
    for evidence in shown:
        yield f"   {_where(evidence, several)}：“{_cut(evidence.quote)}”"
    if rest := one.evidence[len(shown) :]:
        places = dict.fromkeys(_where(evidence, several) for evidence in rest)
        yield f"   另见 {'、'.join(places)}"
    yield f"   为什么提出：{one.why_zh}"
    if explain:  # the same for every finding of its kind
        yield f"   可能的正当理由：{one.legitimate_zh}"
        yield f"   规则依据：{one.source_zh}"
    yield f"   {GRADES[one.grade]}，可信度 {one.confidence:.2f}，{one.status}"
    yield ""


def _where(evidence: Evidence, several: bool) -> str:
    return f"《{evidence.law}》{evidence.citation}" if several else evidence.citation


def _cut(quote: str) -> str:
    return quote if len(quote) <= WORDS else f"{quote[:WORDS]}…"
