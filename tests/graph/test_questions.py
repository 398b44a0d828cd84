"""Every named question, its answer on the seed's hand annotation, and what it may be told."""

import csv
import io
import re
from pathlib import Path

import pytest
from quanze.graph import quads, questions, store
from quanze.ontology.errors import QueryError
from quanze.tests.gold_reading import seed

GOLDEN = Path(__file__).parents[1] / "golden/questions"
ALL = questions.questions()
# The seed gives nobody a right, and the hand annotation holds no references.
EMPTY_ON_THE_SEED = {"cites", "rights"}


@pytest.fixture(scope="module")
def gold():
    return store.gather(quads.of_readings([seed()]))


def test_there_are_at_least_thirty_with_their_words_in_both_languages():
    assert len(ALL) >= 30
    for asked in ALL:
        assert asked.title_zh and asked.title_en and asked.about_zh and asked.about_en
        assert asked.title_zh != asked.about_zh and not asked.title_en.endswith(".")
    assert len({asked.title_zh for asked in ALL}) == len({asked.title_en for asked in ALL}) == len(ALL)


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.name)
def test_answers_on_the_seed_are_the_ones_agreed(asked, gold, pytestconfig):
    """
    Columns, rows and their order.  Made from data/gold/ordos.jsonl, so that a better extractor
    changes none of them.
    """
    answer = questions.ask(gold, asked)
    found = io.StringIO()
    csv.writer(found, dialect="excel-tab", lineterminator="\n").writerows([answer.columns, *answer.rows])
    path = GOLDEN / f"{asked.name}.tsv"
    if pytestconfig.getoption("--bless"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found.getvalue(), "utf-8")
    assert path.read_text("utf-8") == found.getvalue()
    assert (not answer.rows) == (asked.name in EMPTY_ON_THE_SEED)


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.name)
def test_every_answer_is_ordered_in_full(asked):
    """
    ORDER BY closes each query, so that equal graphs give equal answers in equal order.
    """
    last = asked.sparql.rstrip().splitlines()[-1]
    assert last.startswith("ORDER BY")
    columns = re.search(r"^SELECT (.*)$", asked.sparql, re.MULTILINE)[1]
    for column in re.sub(r"\(.*? AS (\?\w+)\)", r"\1", columns.removeprefix("DISTINCT ")).split():
        assert re.search(rf"\{column}\b", last), column


@pytest.mark.parametrize("asked", [q for q in ALL if q.parameters], ids=lambda asked: asked.name)
@pytest.mark.parametrize(
    "value", ['公安机关" . ?x ?y ?z . #', "'''", "\\", "\n}", "> <http://x>", "不存在的主体", "{}"]
)
def test_values_are_terms_and_never_text(asked, value, gold):
    first = asked.parameters[0].name
    assert questions.ask(gold, asked, {first: value}).rows == ()


@pytest.mark.parametrize("asked", [q for q in ALL if q.parameters], ids=lambda asked: asked.name)
def test_values_before_the_question_give_the_same_answer(asked, gold):
    """
    So anyone may ask it by hand: the question as it is listed, with VALUES at its head.
    """
    names = " ".join(f"?{questions.VARIABLES[p.name]}" for p in asked.parameters)
    terms = " ".join(
        f'"{p.example}"' + ("" if p.name in questions.UNTAGGED else "@zh") for p in asked.parameters
    )
    text = asked.sparql.replace("WHERE {", f"WHERE {{ VALUES ({names}) {{ ({terms}) }}", 1)
    assert questions.ask(gold, text) == questions.ask(gold, asked)


def test_a_parameter_changes_the_answer(gold):
    asked = questions.question("duties-of")
    one = questions.ask(gold, asked, {"actor": "公安机关"})
    other = questions.ask(gold, asked, {"actor": "卫生健康部门"})
    assert one.rows and other.rows and one.rows != other.rows


def test_an_unknown_question_or_parameter_is_met_with_a_sentence(gold):
    with pytest.raises(QueryError, match="没有名为"):
        questions.question("who-am-i")
    with pytest.raises(QueryError, match="没有参数"):
        questions.ask(gold, questions.question("duties-of"), {"level": "市"})
    with pytest.raises(QueryError, match="无法解析"):
        questions.ask(gold, "SELECT nonsense")


def test_free_sparql_is_answered(gold):
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/quanze/vocabulary#Norm> }"
    assert questions.ask(gold, count).rows == ((str(len(seed().norms)),),)
    assert questions.ask(gold, "ASK { ?s ?p ?o }").rows == (("true",),)
