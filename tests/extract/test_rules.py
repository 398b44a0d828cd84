"""Each rule of drafting with its examples; the tables are read by lawyers."""

from pathlib import Path

import pytest
from quanze.extract.shadow import shadow

GOLDEN = Path(__file__).parents[1] / "golden"


def rows(name):
    lines = (GOLDEN / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("phrase", "names"), rows("actors.tsv"), ids=lambda text: text[:24])
def test_an_actor_phrase_names_these(actors, phrase, names):
    """
    A phrase names these actors at these levels, in this order, and no others.
    """
    party = actors.exactly(shadow(phrase), 0, len(phrase))
    found = (
        [m.actor.name + ("@" + ",".join(m.levels) if m.levels else "") for m in party.mentions]
        if party
        else []
    )
    assert " ".join(found) == ("" if names == "—" else names)


@pytest.mark.parametrize(("rule", "text", "expected"), rows("rules.tsv"), ids=lambda text: text[:24])
def test_a_sentence_yields_these_norms(law_of, rule, text, expected):
    """
    A sentence pattern yields the agreed norms, no more and no fewer.
    """
    found = law_of(text.replace("\\n", "\n"))
    norms = [
        "|".join(
            [
                norm.modality.value,
                ",".join(m.actor.name for m in norm.bearers),
                ",".join(action.of(found.law.text) for action in norm.actions),
                ",".join(f"{r.tie.value}:{r.to.actor.name}" for r in norm.relations) or "—",
            ]
        )
        for norm in found.norms
    ]
    assert " ; ".join(norms) == ("" if expected == "—" else expected), rule
