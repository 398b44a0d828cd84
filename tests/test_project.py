"""A project's own words: added to ours, obeyed by every later build, and recorded with it."""

import pytest
from quanze import build, project
from quanze.cli import main

LAW = """某市网络安全规定
第一条 网信部门应当会同公安机关负责网络安全工作。
第二条 网信机构应当建立机制。
第三条 平安办应当组织检查。
第四条 本规定自2024年1月1日起施行。
"""


@pytest.fixture
def law(tmp_path):
    path = tmp_path / "law.txt"
    path.write_text(LAW, "utf-8")
    return path


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def write(out, name, text):
    (out / project.FOLDER).mkdir(parents=True, exist_ok=True)
    (out / project.FOLDER / name).write_text(text, "utf-8")


def actors(out, capsys):
    """Each actor of the built graph with its kind and the forms it is called by."""
    capsys.readouterr()
    assert main(["query", "names-of-actors", "-o", str(out), "--format", "csv"]) == 0
    rows = [line.split(",") for line in capsys.readouterr().out.splitlines()[1:]]
    return {(name, kind): {n for one, _, n in rows if one == name} for name, kind, _ in rows}


def test_a_merge_is_obeyed_and_every_form_is_an_alternative_label(law, out, capsys):
    """
    网信部门 goes into 互联网信息办公室, and what ours knows as 网信部门 goes with it.
    """
    assert main(["build", str(law), "-o", str(out)]) == 0
    assert main(["query", "duties-of", "--actor", "网信部门", "-o", str(out)]) == 0
    write(out, "aliases.toml", '[names]\n"互联网信息办公室" = ["网信部门"]\n')
    write(out, "heads.toml", 'department = ["互联网信息办公室"]\ncoordinating = ["平安办"]\n')
    assert main(["build", str(law), "-o", str(out)]) == 0
    found = actors(out, capsys)
    assert found["互联网信息办公室", "department"] == {"网信部门", "网信机构"}
    assert "网信部门" not in {name for name, _ in found}
    assert main(["query", "duties-of", "--actor", "网信部门", "-o", str(out)]) == 3
    assert main(["query", "duties-of", "--actor", "平安办", "-o", str(out)]) == 0


def test_everything_that_reads_the_texts_again_reads_them_with_the_same_words(law, out):
    write(out, "aliases.toml", '[names]\n"互联网信息办公室" = ["网信部门"]\n')
    assert main(["build", str(law), "-o", str(out), "--jobs", "2"]) == 0
    (reading,) = build.built(out)
    assert {m.actor.name for n in reading.norms for m in n.bearers} >= {"互联网信息办公室"}
    assert main(["export", "--to", "node-link", "-o", str(out)]) == 0
    assert "互联网信息办公室" in (out / "coordination.json").read_text("utf-8")


def test_words_changed_since_are_said_to_be_changed(law, out, capsys):
    assert main(["build", str(law), "-o", str(out)]) == 0
    write(out, "aliases.toml", '[names]\n"互联网信息办公室" = ["网信部门"]\n')
    assert main(["export", "--to", "graphml", "-o", str(out)]) == 2
    assert "词表已改动" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("alias.toml", "", "没有这种词表"),
        ("aliases.toml", '[names]\n"教育部门" = ["网信"]\n', "列在两处"),
        ("aliases.toml", '[names]\n"教育部门" = ["网信部门"]\n"网信部门" = ["教育部门"]\n', "绕成一圈"),
        ("aliases.toml", '[names]\n"教育部门" = [\n', "不是 TOML"),
    ],
)
def test_a_list_that_cannot_be_meant_is_refused_and_nothing_is_written(law, out, name, text, words, capsys):
    write(out, name, text)
    assert main(["build", str(law), "-o", str(out)]) == 2
    assert words in capsys.readouterr().err
    assert not (out / "graph.nq").exists()
