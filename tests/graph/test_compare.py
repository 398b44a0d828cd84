"""Two versions side by side, and decisions that outlive a rebuild."""

import dataclasses

import pytest
from quanze.extract import outline, read
from quanze.graph.compare import compare
from quanze.graph.findings import findings
from quanze.graph.review import (
    Decision,
    decision_of,
    from_jsonl,
    remembered,
    review,
    to_jsonl,
    verdict,
)
from quanze.ontology.errors import BuildError
from quanze.tests.gold_reading import reading_of, seed


@pytest.fixture(scope="module")
def reading():
    return seed()


def version(text, *rows):
    law = outline.law(read.document(("某市燃气安全条例\n" + text).encode(), "made-up.txt"))
    return reading_of(law, [{"relations": [], "condition": None, "lead": False, **row} for row in rows])


def row(at, who, action, modality="obligation"):
    bearers = [{"name": name, "levels": []} for name in who]
    return {"at": at, "modality": modality, "bearers": bearers, "actions": [action]}


OLD = version(
    "第一条 工商行政管理部门应当加强燃气具销售监督检查。\n第二条 公安机关应当编制燃气应急预案。\n"
    "第三条 学校应当开展燃气安全教育。\n第四条 燃气企业应当每年检查燃气管道。\n",
    row("1.1", ["工商行政管理部门"], "加强燃气具销售监督检查"),
    row("2.1", ["公安机关"], "编制燃气应急预案"),
    row("3.1", ["学校"], "开展燃气安全教育"),
    row("4.1", ["燃气企业"], "每年检查燃气管道"),
)
NEW = version(
    "第一条 市场监督管理部门应当加强燃气具销售监督检查。\n第二条 应急管理部门应当编制燃气应急预案。\n"
    "第三条 燃气企业应当每半年检查一次燃气管道。\n第四条 住房和城乡建设部门应当建设信息平台。\n",
    row("1.1", ["市场监督管理部门"], "加强燃气具销售监督检查"),
    row("2.1", ["应急管理部门"], "编制燃气应急预案"),
    row("3.1", ["燃气企业"], "每半年检查一次燃气管道"),
    row("4.1", ["住房和城乡建设部门"], "建设信息平台"),
)


def test_each_duty_says_what_became_of_it():
    changes = [(c.kind, c.old and c.old.at, c.new and c.new.at) for c in compare(OLD, NEW).changes]
    assert changes == [
        ("renamed", "1.1", "1.1"),
        ("bearers", "2.1", "2.1"),
        ("removed", "3.1", None),
        ("reworded", "4.1", "3.1"),
        ("added", None, "4.1"),
    ]


RENAMED = [  # who, what and the sentence before and after a reform of bodies; what became of it
    ("环境保护主管部门", "生态环境主管部门", "处一万元罚款", "处一万元罚款", "renamed"),
    ("环境保护主管部门", "生态环境主管部门", "处一万元罚款", "处一万元以上五万元以下罚款", "reworded"),
    ("燃气企业", "燃气企业", "向环保部门备案", "向生态环境主管部门备案", "renamed"),
    ("环境保护部门工作人员", "生态环境部门工作人员", "保守商业秘密", "保守商业秘密", "renamed"),
    ("建设部门", "住房和城乡建设部门", "编制燃气规划", "编制燃气规划", "renamed"),
    ("公安机关", "应急管理部门", "编制燃气规划", "编制燃气规划", "bearers"),
]


@pytest.mark.parametrize(("once", "now", "did", "does", "kind"), RENAMED)
def test_a_renamed_body_is_told_from_a_changed_duty(once, now, did, does, kind):
    """A raised fine was once called 机构更名, because the body that sets it had a new name too."""
    old = version(f"第一条 {once}应当{did}。\n", row("1.1", [once], did))
    new = version(f"第一条 {now}应当{does}。\n", row("1.1", [now], does))
    assert [change.kind for change in compare(old, new).changes] == [kind]


def test_a_ban_that_names_nobody_is_told_where_one_version_alone_has_it():
    """消耗臭氧层物质管理条例 第五条第二款 of 2023 was in no norm and so in no comparison."""
    duty = row("1.1", ["燃气企业"], "检查燃气管道")
    text = "第一条 燃气企业应当检查燃气管道。\n"
    bare, banned = version(text, duty), version(text + "第二条 禁止在燃气管道上搭建任何建筑物。\n", duty)
    (change,) = (c for c in compare(bare, banned).changes if c.kind != "same")
    assert (change.kind, change.new.at, change.new.bearers) == ("added", "2.1", ())
    assert change.new.quote == "禁止在燃气管道上搭建任何建筑物"
    back = compare(banned, bare)
    assert [(c.kind, c.old.at) for c in back.changes if c.kind != "same"] == [("removed", "2.1")]
    assert compare(banned, banned).counts()["same"] == 1


def test_versions_are_named_with_their_dates():
    assert compare(OLD, NEW).old == f"{OLD.law.title}（{OLD.law.dated}）"


def test_who_gained_and_who_lost_is_counted():
    moved = {name: (gained, lost, kept) for name, gained, lost, kept in compare(OLD, NEW).moved()}
    assert moved["应急管理部门"] == (1, 0, 0)
    assert moved["公安机关"] == (0, 1, 0)
    assert moved["市场监督管理部门"] == (0, 0, 1)


def test_a_law_compared_with_itself_has_not_changed(reading):
    counts = compare(reading, reading).counts()
    assert counts["same"] == len(reading.norms)
    assert sum(counts.values()) == counts["same"]


def test_what_is_taken_out_is_removed_and_nothing_else(reading):
    fewer = dataclasses.replace(reading, norms=tuple(n for n in reading.norms if n.at.article != 30))
    changes = [c for c in compare(reading, fewer).changes if c.kind != "same"]
    assert {c.kind for c in changes} == {"removed"}
    assert {c.old.at.partition(".")[0] for c in changes} == {"30"}


def test_swapping_the_laws_swaps_gain_and_loss():
    there, back = compare(OLD, NEW).counts(), compare(NEW, OLD).counts()
    assert (there["added"], there["removed"]) == (back["removed"], back["added"])
    assert there["bearers"] == back["bearers"]


def decide(finding, verdict_="驳回"):
    return dataclasses.replace(decision_of(finding), verdict=verdict_, by="张三", when="2025-01-02")


def test_a_decision_stays_with_its_finding(reading):
    found = findings([reading])
    reviewed = review(found, [decide(found[3])])
    states = {row.finding.id: row.state for row in reviewed.rows}
    assert states[found[3].id] == "kept"
    assert states[found[0].id] == "new"
    assert next(r.finding.status for r in reviewed.rows if r.finding.id == found[3].id) == "已驳回"


def test_a_decision_follows_when_wording_and_id_shift(reading):
    found = findings([reading])
    target = next(f for f in found if f.rule == "R1")
    old = dataclasses.replace(decide(target), id="R1-00000000", words="before")
    reviewed = review(found, [old])
    row_ = next(r for r in reviewed.rows if r.finding.id == target.id)
    assert row_.decision == old
    assert row_.state == "changed"
    assert row_.finding.status == "已驳回（条文已变，请复核）"
    assert reviewed.gone == ()


def test_a_decision_about_what_is_no_longer_raised_is_shown_as_gone(reading):
    old = Decision("R1-gone", "R1", "no-lead", reading.law.title, ("99.1",), ("公安机关",), "x", "接受")
    assert review(findings([reading]), [old]).gone == (old,)


def test_what_was_seen_is_not_new_the_next_time(reading):
    found = findings([reading])
    kept = from_jsonl(to_jsonl(remembered(review(found, []))), "decisions.jsonl")
    assert {row_.state for row_ in review(found, kept).rows} == {"seen"}
    one_more = review(found, [d for d in kept if d.id != found[5].id])
    assert [r.finding.id for r in one_more.rows if r.state == "new"] == [found[5].id]


def test_changed_text_stays_marked_until_decided_again(reading):
    found = findings([reading])
    old = dataclasses.replace(decide(found[2]), words="earlier words")
    once = review(found, [old])
    twice = review(found, remembered(once))
    assert [r.state for r in twice.rows if r.finding.id == found[2].id] == ["changed"]


def test_a_strange_verdict_is_met_with_a_sentence():
    with pytest.raises(BuildError, match=r"表\.xlsx:4: 不是可识别的结论 '也许'"):
        verdict("也许", "表.xlsx", 4)


def test_a_broken_file_of_decisions_is_met_with_a_sentence():
    with pytest.raises(BuildError, match=r"decisions\.jsonl:1: 不是审核记录"):
        from_jsonl("{oops\n", "decisions.jsonl")
