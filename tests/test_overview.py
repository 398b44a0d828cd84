"""Findings at a terminal: each with its worth and its source, what is decided out of the way."""

from dataclasses import replace

from quanze.graph.findings import findings
from quanze.overview import told
from quanze.tests.gold_reading import seed

FOUND = findings([seed()])


def test_every_question_says_its_grade_its_worth_and_once_a_kind_its_source():
    lines = list(told(FOUND))
    questions = [one for one in FOUND if one.rule != "declared"]
    worth = [line for line in lines if "可信度" in line]
    assert len(worth) == len(questions)
    assert worth[0].strip() == "重叠，可信度 0.70，待核对"
    sources = [line for line in lines if line.startswith("   规则依据：")]
    assert len(sources) == len({(one.rule, one.case) for one in questions})


def test_no_line_accuses():
    words = "".join(one.title_zh + one.why_zh + one.legitimate_zh for one in FOUND)
    for word in ("违法", "冲突", "错误", "失职", "问责", "推诿", "找不到责任人"):
        assert word not in words


def test_what_is_decided_stands_behind_what_is_open_unless_its_words_changed():
    first, second, *rest = FOUND
    again = replace(first, status="已接受（条文已变，请复核）")
    lines = list(told([again, replace(second, status="已驳回"), *rest]))
    assert lines[3].startswith("1. ") and first.title_zh in lines[3]
    at = lines.index("已审 1 项")
    assert lines[at + 1] == f"  已驳回  {second.evidence[0].citation}  {second.title_zh}"
    assert not any(line.startswith("2. ") and second.title_zh in line for line in lines)


def test_leads_stand_last_under_a_line_of_their_own():
    lines = list(told(FOUND))
    (at,) = [n for n, line in enumerate(lines) if "只是线索" in line]
    worth = [float(line.split("可信度 ")[1][:4]) for line in lines if "可信度" in line]
    before = sum("可信度" in line for line in lines[:at])
    assert min(worth[:before]) >= 0.35 > max(worth[before:])
