"""Promises about every norm, and how well they are read."""

import importlib.util
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from quanze.benchmarks.extract_quality import add, annotated, read
from quanze.evaluate import Result, gold, scored
from quanze.extract import reading
from quanze.ontology.errors import LawError
from quanze.ontology.interchange import record
from quanze.ontology.model import ActorKind, Coverage, Derivation

GOLD = Path(__file__).parents[2] / "data" / "gold"


def records(found):
    return [record(found.law, norm) for norm in found.norms]


def test_the_seed_is_read_as_the_careful_readers_read_it(seed):
    """
    Floors below what is measured today (docs/measures.md), above what issue 2 asks for.
    """
    result = scored(list(gold(GOLD / "ordos.jsonl")), records(seed))
    floors = {"actors": 0.98, "duties": 0.98, "actions": 0.97, "relations": 0.92}
    assert {slot: round(score.f1, 3) for slot, score in result.slots.items() if score.f1 < floors[slot]} == {}
    assert result.levels >= 0.98


def test_a_chapter_on_how_penalties_are_decided_imposes_none():
    def of(chapter):
        text = f"# 某某条例\n\n第一章 {chapter}\n\n第一条 公安机关应当向被处罚人宣告处罚决定书。\n"
        return [norm.modality.value for norm in reading(text.encode(), "made-up.txt").norms]

    assert (of("法律责任"), of("处罚程序")) == (["sanction"], ["obligation"])


def test_every_word_of_a_norm_stands_in_the_text(seed):
    text = seed.law.text
    for norm in seed.norms:
        assert norm.bearers and norm.actions
        for span in (norm.span, *norm.actions, *(r.span for r in norm.relations)):
            assert span.of(text).strip()
        for action in norm.actions:
            assert action in norm.span


def test_no_actor_is_invented(seed):
    """
    A name stands in its quote, or is marked as derived from a list or an alias.
    """
    for norm in seed.norms:
        for mention in (*norm.bearers, *(r.to for r in norm.relations)):
            quoted = mention.actor.name.removeprefix("有关") in mention.span.of(seed.law.text)
            assert (
                quoted
                or mention.derivation is not Derivation.QUOTED
                or "相关" in mention.span.of(seed.law.text)
            ), mention


def test_every_sentence_of_the_seed_has_a_verdict(seed):
    assert {v.coverage for v in seed.verdicts} <= set(Coverage)
    assert [v for v in seed.verdicts if v.coverage is Coverage.UNREAD] == []
    assert all(v.reason for v in seed.verdicts if v.coverage is Coverage.NO_NORM)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            ActorKind.DEPARTMENT,
            "海事管理机构 消防救援机构 国务院证券监督管理机构 气象主管机构 动物卫生监督机构",
        ),
        (ActorKind.INSTITUTION, "养老服务机构 风景名胜区管理机构 检验检测机构 社会保险经办机构"),
        (ActorKind.ENTERPRISE, "商业银行 寄递物流企业 畜禽养殖户"),
        (ActorKind.PUBLIC, "消费者 村民"),
    ],
)
def test_a_name_is_filed_by_what_kind_of_body_it_is(law_of, kind, names):
    """An organ that enforces a law is an authority even where the law calls it 机构."""
    for name in names.split():
        (bearer,) = law_of(f"{name}应当建立管理制度。").norms[0].bearers
        assert (name, bearer.actor.kind) == (name, kind)


def test_citations_are_resolved(law_of):
    found = law_of(
        "本条例第二条第一款规定的情形除外。", "甲应当适用。\n违反前款规定的，依照《行政处罚法》第九条处理。"
    )
    seen = [(r.law, [str(t) for t in r.targets]) for r in found.references]
    assert seen == [("", ["第二条第一款"]), ("", ["第二条第一款"]), ("行政处罚法", ["第九条"])]


def test_the_hash_seed_changes_nothing(seed):
    code = (
        "import json,sys;from quanze.extract import reading;from quanze.ontology.interchange import record;"
        "r=reading(open(sys.argv[1],'rb').read(),'x');print(json.dumps([record(r.law,n) for n in r.norms]))"
    )
    path = Path(__file__).parents[2] / "data" / "laws" / "ordos-pingan-2024.txt"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": str(n)},
        ).stdout
        for n in (1, 2)
    }  # fmt: skip
    assert len(seen) == 1


def test_our_scorer_and_the_shared_one_agree(seed):
    path = Path(__file__).parents[3] / "shared" / "tools" / "score.py"
    if not path.is_file():
        pytest.skip("no ../shared/tools beside this clone")
    spec = importlib.util.spec_from_file_location("score", path)
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    want = list(gold(GOLD / "ordos.jsonl"))
    figures, _ = theirs.score(want, records(seed))
    ours = scored(want, records(seed))
    assert {slot: round(ours.slots[slot].f1, 6) for slot in ours.slots} == {
        slot: round(figures[slot]["F1"], 6) for slot in ours.slots
    }


@pytest.mark.slow
def test_our_gold_is_read_well(corpus):
    """
    Floors for all texts the rules were tuned on together, and lower ones for those only measured.
    """
    floors = {"tune": (0.93, 0.93, 0.83, 0.89), "measure": (0.88, 0.91, 0.72, 0.84)}
    pools = {use: Result() for use in floors}
    for path in annotated():
        head = json.loads(path.open(encoding="utf-8").readline())
        add(pools[head["use"]], read(path, corpus))
    for use, pool in pools.items():
        got = {slot: round(score.f1, 3) for slot, score in pool.slots.items()}
        assert all(f1 >= floor for f1, floor in zip(got.values(), floors[use], strict=True)), (use, got)


@pytest.mark.slow
def test_any_law_gives_norms_or_a_sentence(corpus):
    """
    A random tenth of the corpus: no crash, every span inside the text, every citation real.
    """
    paths = random.Random(4).sample(sorted(corpus.rglob("*.md")), 330)
    for path in paths:
        try:
            found = reading(path.read_bytes(), path.name)
        except LawError:
            continue
        places = {p.citation for p in found.law.walk() if p.citation}
        size = len(found.law.text)
        for norm in found.norms:
            assert norm.at in places
            assert all(0 <= s.start <= s.end <= size for s in (norm.span, *norm.actions))
