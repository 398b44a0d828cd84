"""The generated pages say what the files say now."""

import runpy
from pathlib import Path

import pytest
from quanze.graph.questions import questions

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_the_vocabulary_is_the_vocabulary():
    assert (DOCS / "ontology.md").read_text("utf-8") == runpy.run_path(str(DOCS / "generate.py"))[
        "ontology"
    ]()


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)
def test_each_question_is_on_its_page(asked):
    page = (DOCS / "questions.md").read_text("utf-8")
    assert f"## {asked.title_zh} · {asked.title_en}\n" in page and f"`quanze query {asked.name}" in page
