"""What norms are about: the scheme, the acts, the objects, on the seed's gold norms."""

import subprocess
import sys

import pytest
from quanze.graph.acts import acts, thing
from quanze.graph.matters import matters, subject
from quanze.graph.scheme import scheme
from quanze.ontology.errors import LexiconError
from quanze.ontology.model import Span
from quanze.tests.gold_reading import seed


@pytest.fixture(scope="module")
def about():
    return matters([seed()])


# Action, the sort of act a reader sees in it.
ACTS = [
    ("加强对寄递物流企业执行安全管理制度情况的监督检查", "监督检查"),
    ("督促指导学校、幼儿园加强校园安全防范工作，落实安全管理制度", "监督检查"),
    ("建立健全矛盾风险源头预防、排查预警、应急处置机制", "建立机制"),
    ("制定突发事件应急预案", "制度标准"),
    ("积极开展平安建设宣传教育", "宣传教育"),
    ("牵头负责反电信网络诈骗工作", "统筹协调"),
    ("将平安建设工作经费列入本级财政预算", "服务保障"),
    ("加强常态化扫黑除恶工作", "执法查处"),
    ("向公安机关等有关部门报告", "报告通报"),
    ("参加工作机制", "配合协助"),
    ("强化系统联网、应用和安全防护", "信息共享"),
]


@pytest.mark.parametrize(("action", "act"), ACTS)
def test_an_action_is_of_the_act_a_reader_sees(action, act):
    assert acts().of(action, "平安建设")[0] == act


# Action, what it is done to, in its own words.
OBJECTS = [
    ("加强对寄递物流企业执行安全管理制度情况的监督检查", "寄递物流企业执行安全管理制度"),
    ("建立健全安全生产工作协调机制", "安全生产工作协调机制"),
    ("将平安建设工作纳入国民经济和社会发展规划", "平安建设"),
    ("对资金异常流动进行监管", "资金异常流动"),
    ("配合检查", "配合检查"),
]


@pytest.mark.parametrize(("action", "thing_"), OBJECTS)
def test_the_object_is_what_is_left_when_the_verbs_are_gone(action, thing_):
    assert thing(action, Span(0, len(action))).of(action) == thing_


# Citation, the matter a reader would file the norm under.
MATTERS = [
    ("13.1", "社会心理服务"),
    ("20.1", "重点人群服务管理"),
    ("26.1", "危险物品安全"),
    ("27.1", "扫黑除恶"),
    ("28.2", "反电信网络诈骗"),
    ("29.2", "防范和处置非法集资"),
    ("30.1", "寄递物流安全"),
    ("31.2", "新业态安全监管"),
    ("38.1", "信访"),
    ("41.2", "执行难综合治理"),
]


@pytest.mark.parametrize(("at", "matter"), MATTERS)
def test_a_norm_is_filed_under_the_matter_a_reader_would_choose(about, at, matter):
    reading = about.tasks[0].reading
    found = {about.main(reading, norm) for norm in reading.norms if norm.at.at == at}
    assert found == {matter}


def test_every_action_has_a_task_and_every_task_a_matter_that_is_known(about):
    norms = about.tasks[0].reading.norms
    assert len(about.tasks) == sum(len(norm.actions) for norm in norms)
    for task in about.tasks:
        assert task.matter in about.known
        assert task.object in task.action
        assert all(weight > 0 for _, weight in task.matters)


def test_matters_form_a_tree(about):
    for matter in about.concepts():
        line = about.line(matter.name)
        assert len(line) == len(set(line))
        assert line[-1] == matter.name or not about.known[line[-1]].broader


def test_a_word_in_every_law_says_nothing_and_a_rare_one_much():
    words = scheme()
    assert words.weight("监督管理") < 0.15 < 0.35 < words.weight("非法集资")


def test_the_longest_term_wins():
    assert list(scheme().found("健全社会治安防控体系")) == [("社会治安防控", "社会治安防控体系")]


def test_a_lawyer_may_add_a_matter_and_a_rebuild_obeys():
    more = '[[matter]]\nname = "网约车"\nbroader = "交通运输"\nterms = ["网约车"]\n'
    found = matters([seed()], scheme(more))
    assert "网约车" in {name for task in found.tasks for name, _ in task.matters}


def test_a_term_in_two_matters_is_refused():
    bad = '[[matter]]\nname = "甲"\nterms = ["同一词"]\n[[matter]]\nname = "乙"\nterms = ["同一词"]\n'
    with pytest.raises(LexiconError, match="同一词条列在两处"):
        scheme(bad)


def test_an_unknown_broader_matter_is_refused():
    with pytest.raises(LexiconError, match="上位事项未定义"):
        scheme('[[matter]]\nname = "甲"\nbroader = "没有这个"\nterms = ["某词"]\n')


def test_a_title_says_what_the_law_is_about():
    assert subject(seed().law) == "平安建设"


def test_hash_seeds_change_nothing():
    code = (
        "from quanze.tests.gold_reading import seed;from quanze.graph.matters import matters;"
        "print([(t.norm.at.at, t.acts, t.matters) for t in matters([seed()]).tasks])"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": s}, capture_output=True, check=True
        ).stdout
        for s in ("1", "2")
    ]
    assert said[0] == said[1] != b""
