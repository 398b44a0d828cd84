"""What is not asked, because the text answers it; and the same question is asked once."""

import pytest
from quanze.extract import outline, read
from quanze.graph.findings import findings
from quanze.tests.gold_reading import reading_of

TWO = ("公安机关", "应急管理部门")
CHECKS = "加强燃气安全监督检查工作"


def law(text, *norms):
    """A made-up law; each norm is (place, bearers, action) with whatever differs from a plain duty."""
    rows = [
        {
            "at": at,
            "modality": "obligation",
            "bearers": [{"name": name, "levels": list(more.pop("levels", ()))} for name in names],
            "actions": [action],
            "relations": [],
            "condition": None,
            "lead": False,
            **more,
        }
        for at, names, action, more in norms
    ]
    return reading_of(outline.law(read.document(("某市燃气安全条例\n" + text).encode(), "made-up.txt")), rows)


def one(text, names, action, **more):
    return law(text, ("1.1", names, action, dict(more)))


def raised(reading):
    return [(f.rule, f.case) for f in findings([reading])]


# The text, who bears it, what is to be done: each once raised R1 on a law nobody had tuned for.
ANSWERED = {
    "whoever was told": (
        "第一条 接到举报的公安机关、应急管理部门应当加强燃气安全监督检查工作。\n",
        TWO,
        CHECKS,
    ),
    "each in its own house": (
        "第一条 公安机关、应急管理部门应当结合本部门的年度工作，加强燃气安全监督检查工作。\n",
        TWO,
        CHECKS,
    ),
    "the cases are told apart": (
        "第一条 公安机关、应急管理部门应当加强燃气安全监督检查工作。属于管道燃气的，由应急管理部门检查；"
        "属于瓶装燃气的，由公安机关检查。\n",
        TWO,
        CHECKS,
    ),
    "a body and whoever else has such duties": (
        "第一条 公安机关和其他负有燃气安全监督管理职责的部门应当加强燃气安全监督检查工作。\n",
        ("公安机关", "负有燃气安全监督管理职责的部门"),
        CHECKS,
    ),
    "a body and its own arm": (
        "第一条 应急管理部门及其燃气执法机构应当加强燃气安全监督检查工作。\n",
        ("应急管理部门", "燃气执法机构"),
        CHECKS,
    ),
    "each tells others": (
        "第一条 公安机关、应急管理部门应当公布受理燃气安全举报的电话，加强监督检查。\n",
        TWO,
        "公布受理燃气安全举报的电话，加强监督检查",
    ),
    "what each owes the other": (
        "第一条 公安机关、应急管理部门应当密切配合。\n",
        TWO,
        "密切配合",
    ),
    "each its own licences": (
        "第一条 公安机关、应急管理部门应当加强燃气从业资格的审核、管理。\n",
        TWO,
        "加强燃气从业资格的审核、管理",
    ),
    "one task, two names at two levels": (
        "第一条 公安机关、应急管理部门应当加强燃气安全监督检查工作。\n"
        "第二条 由市公安机关或者县应急管理部门处罚。\n",
        TWO,
        CHECKS,
    ),
    "who urges": (
        "第一条 公安机关、应急管理部门应当鼓励建立燃气安全监督检查机制。\n",
        TWO,
        "鼓励建立燃气安全监督检查机制",
    ),
}


@pytest.mark.parametrize("case", ANSWERED)
def test_a_text_that_answers_is_not_asked_who_leads(case):
    assert raised(one(*ANSWERED[case])) == []
    plain = "第一条 公安机关、应急管理部门应当加强燃气安全监督检查工作。\n"
    assert raised(one(plain, TWO, CHECKS)) == [("R1", "no-lead")]


def test_one_set_over_the_whole_field_is_named_and_doubts_the_question():
    text = (
        "第一条 燃气管理部门负责燃气安全工作的综合协调。\n"
        "第二条 燃气管理部门、公安机关应当加强燃气安全监督检查工作。\n"
    )
    over = ("1.1", ("燃气管理部门",), "负责燃气安全工作的综合协调", {})
    both = ("2.1", ("燃气管理部门", "公安机关"), CHECKS, {})
    (asked,) = findings([law(text, over, both)])
    assert "第一条第一款写有燃气管理部门" in asked.why_zh
    assert asked.confidence == pytest.approx(0.55)


def test_the_same_bodies_and_matter_are_one_question():
    text = "".join(f"第{n}条 公安机关、应急管理部门应当加强燃气安全监督检查工作。\n" for n in "一二三")
    (asked,) = findings([law(text, *((f"{n}.1", TWO, CHECKS, {}) for n in (1, 2, 3)))])
    assert [e.at for e in asked.evidence] == ["1.1", "2.1", "3.1"]
    assert "3处" in asked.why_zh


@pytest.mark.parametrize(
    ("action", "rules"),
    [
        ("开展燃气安全监督检查", [("R8", "undivided")]),
        ("编制本行政区域燃气安全规划", []),  # each region has a plan of its own
        ("开展本行政区域内的燃气安全监督检查", []),  # divided by area
        ("严格执行燃气安全规划", []),  # every level obeys
        ("开展燃气安全监督检查并将结果报省燃气管理部门会同省应急管理部门审查", []),  # who decides is said
    ],
)
def test_levels_are_asked_about_where_one_of_them_should_do_it(action, rules):
    text = f"第一条 市、区应急管理部门应当{action}。\n"
    assert raised(one(text, ("应急管理部门",), action, levels=["市", "区"])) == rules


def test_a_city_acts_for_its_districts_where_only_its_counties_are_named():
    text = f"第一条 市、县应急管理部门应当{CHECKS}。\n"
    assert raised(one(text, ("应急管理部门",), CHECKS, levels=["市", "县"])) == []


def test_levels_divided_once_for_the_whole_law_are_not_asked_about_again():
    text = (
        "第一条 市、区应急管理部门应当开展燃气安全监督检查。\n第二条 具体职责划分由市人民政府确定并公布。\n"
    )
    asked = one(text, ("应急管理部门",), "开展燃气安全监督检查", levels=["市", "区"])
    assert raised(asked) == []


def test_which_place_punishes_is_said_by_the_law_on_penalties():
    """行政处罚法 第二十二条, 第二十五条 divide what 市、县 departments punish."""
    text = (
        "第一章 总则\n第一条 为了燃气安全，制定本条例。\n第二章 法律责任\n"
        "第二条 违反本条例规定的，由市、县应急管理部门责令改正。\n"
    )
    norm = ("2.1", ("应急管理部门",), "责令改正", {"modality": "sanction", "levels": ["市", "县"]})
    assert [f.rule for f in findings([law(text, norm)])] == []


def test_general_articles_divide_what_a_later_list_recalls():
    text = (
        "第一条 公安机关负责燃气运输的监督检查。应急管理部门负责燃气储存的监督检查。\n"
        "第二条 公安机关、应急管理部门按照各自职责，加强燃气安全监督检查工作。\n"
    )
    police = ("1.1", ("公安机关",), "负责燃气运输的监督检查", {})
    emergency = ("1.1", ("应急管理部门",), "负责燃气储存的监督检查", {})
    both = ("2.1", TWO, CHECKS, {})
    assert raised(law(text, police, emergency, both)) == []
    assert raised(law(text, police, both)) == [("R1", "no-lead")]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("有关部门编制燃气规划，应当包括安全内容。", "包括安全内容"),  # whoever makes the plan
        ("有关部门应当严格执行燃气规划。", "严格执行燃气规划"),  # binds everybody
        ("有关部门应当运用信用信息，在实施行政许可过程中，给予便利。", "运用信用信息"),  # whose power it is
        ("实行政府统一领导、有关部门各负其责的燃气安全工作机制。", "各负其责的燃气安全工作机制"),
    ],
)
def test_a_class_may_be_fixed_by_what_it_does(sentence, action):
    assert raised(one(f"第一条 {sentence}\n", ("有关部门",), action)) == []


def test_the_party_a_law_is_about_is_no_gap():
    numbers = "一二三四五六七八九十"
    text = "".join(f"第{n}条 国务院有关部门应当办理第{n}项条约事务。\n" for n in numbers)
    rows = [(f"{k}.1", ("有关部门",), f"办理第{n}项条约事务", {}) for k, n in enumerate(numbers, 1)]
    assert ("R3", "open-bearer") not in raised(law(text, *rows))
    assert ("R3", "open-bearer") in raised(law(text, *rows[:3]))


def test_one_sentence_is_one_place_and_quoted_once():
    text = "第一条 有关部门应当推广燃气安全装置，并推广燃气报警装置。\n"
    rows = [("1.1", ("有关部门",), "推广燃气安全装置", {}), ("1.1", ("有关部门",), "推广燃气报警装置", {})]
    (asked,) = [f for f in findings([law(text, *rows)]) if f.case == "open-bearer"]
    assert len(asked.evidence) == 1 and "处" not in asked.title_zh


def test_courts_and_departments_do_not_overlap_in_enforcement():
    text = "第一条 人民法院依法惩处燃气安全犯罪。\n第二条 应急管理部门依法查处燃气安全违法行为。\n"
    court = ("1.1", ("人民法院",), "依法惩处燃气安全犯罪", {})
    office = ("2.1", ("应急管理部门",), "依法查处燃气安全违法行为", {})
    assert not any(rule == "R5" for rule, _ in raised(law(text, court, office)))


def test_taking_part_by_a_fund_founds_nothing():
    text = "第一条 鼓励单位和个人采用捐赠、设立基金、提供服务等方式参与燃气安全工作。\n"
    assert raised(law(text)) == []
    founds = "第一条 鼓励建立燃气安全志愿服务组织。\n"
    assert raised(law(founds)) == [("R6", "no-agent")]


def test_whose_department_it_is_may_be_said():
    """原建设单位的主管部门 is somebody; 各部门 each; but 有关主管部门 asks who."""
    for whose in ("原建设单位的", "各"):
        assert (
            raised(one(f"第一条 由{whose}主管部门推广燃气安全装置。\n", ("主管部门",), "推广燃气安全装置"))
            == []
        )
    asked = one("第一条 有关主管部门应当推广燃气安全装置。\n", ("主管部门",), "推广燃气安全装置")
    assert raised(asked) == [("R3", "open-bearer")]


def test_who_is_urged_by_name_is_not_asked_about():
    named = "第一条 支持企业设立燃气安全研究机构。\n第二条 鼓励燃气行业组织在本市建立联动机制。\n"
    assert raised(law(named)) == []


def test_an_act_too_short_to_say_anything_is_quoted_with_its_norm():
    text = "第一条 燃气安全检查办法由公安机关、应急管理部门制定。\n"
    (asked,) = findings([one(text, TWO, "制定")])
    assert "“制定”" not in asked.why_zh and "制定" in asked.why_zh
