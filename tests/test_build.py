"""A build: what it writes, when it writes nothing, and what it keeps."""

import json
import shutil
from pathlib import Path

import pytest
from quanze import build
from quanze.cli import main
from quanze.tests.conftest import ROOT, SEED, contents, lines

BAD = sorted((ROOT / "tests/bad").iterdir())


def test_a_build_has_every_file_and_its_summary_counts_what_is_in_them(tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["build", str(SEED), "-o", str(out)]) == 0
    said = capsys.readouterr().out

    names = {name.split("/")[0] for name in contents(out)}
    tables = {"coverage.tsv", "findings.jsonl", "norms.jsonl"}
    assert names == {"build.json", "explorer.html", "graph.nq", "graph.trig", "laws"} | tables
    norms = lines((out / "norms.jsonl").read_text("utf-8"))
    assert f"规范 norms {len(norms)} " in said
    outcomes = [row.split("\t")[0] for row in (out / "coverage.tsv").read_text("utf-8").splitlines()[1:]]
    for word in ("已提取", "非规范", "未识别"):
        assert f"{word} {outcomes.count(word)} " in said
    assert "《鄂尔多斯市平安建设条例》 48 条  通过 2024-08-30  批准 2024-09-27  施行 2024-12-01" in said
    assert said.splitlines()[-1] == f"页面 page: {out / 'explorer.html'}"


def test_neither_the_hash_seed_nor_the_number_of_workers_shows_in_any_file(tmp_path, quanze, other):
    made = []
    for seed, jobs in (("0", "1"), ("1", "2"), ("4242", "2")):
        out = tmp_path / seed
        ran = quanze("build", SEED, other, "-o", out, "--jobs", jobs, env={"PYTHONHASHSEED": seed})
        assert ran.returncode == 0, ran.stderr.decode()
        made.append(contents(out))
    assert made[0].keys() == made[1].keys() == made[2].keys()
    assert [name for name in made[0] if not made[0][name] == made[1][name] == made[2][name]] == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_met_with_one_sentence_and_nothing_is_written(path, tmp_path, capsys):
    out = tmp_path / "out"
    for argv in (["build", str(path), "-o", str(out)], ["norms", str(path)], ["outline", str(path)]):
        assert main(argv) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"quanze: {path}")
        assert said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("argv", [["build", "none.txt"], ["norms", "none.txt"], ["outline", "none.txt"]])
def test_a_missing_file_is_said_to_be_missing(argv, capsys):
    assert main(argv) == 2
    assert capsys.readouterr().err.startswith("quanze: none.txt: 文件不存在 no such file")


def test_a_folder_without_laws_is_said_to_be_one(tmp_path, capsys):
    assert main(["build", str(tmp_path)]) == 2
    assert "文件夹中没有" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_one_bad_file_among_many_stops_the_build_unless_told_to_keep_going(jobs, tmp_path, other, capsys):
    out = tmp_path / "out"
    given = ["build", str(other), str(BAD[0]), str(SEED), "-o", str(out), "--jobs", jobs]
    assert main(given) == 2
    said = capsys.readouterr()
    assert f"quanze: {BAD[0]}" in said.err and "1/3" in said.err
    assert not out.exists()

    assert main([*given, "--keep-going"]) == 2
    said = capsys.readouterr()
    assert f"quanze: {BAD[0]}" in said.err
    assert {row["law"] for row in lines((out / "norms.jsonl").read_text("utf-8"))} == {
        "鄂尔多斯市平安建设条例", "某某市养犬管理条例",
    }  # fmt: skip


def test_folders_give_their_laws_once_and_in_order(tmp_path, other, capsys):
    folder = tmp_path / "laws"
    (folder / "deep").mkdir(parents=True)
    shutil.copy(SEED, folder / "b.txt")
    shutil.copy(SEED, folder / "copy of b.txt")
    shutil.copy(other, folder / "deep/a.md")
    (folder / "notes.csv").write_text("no law")
    out = tmp_path / "out"
    assert main(["build", str(folder), str(folder / "b.txt"), "-o", str(out)]) == 0
    titles = [row["law"] for row in lines((out / "norms.jsonl").read_text("utf-8"))]
    assert list(dict.fromkeys(titles)) == ["鄂尔多斯市平安建设条例", "某某市养犬管理条例"]
    assert titles.count("鄂尔多斯市平安建设条例") == len(build.read(SEED).reading.norms)


def test_two_texts_of_one_version_are_not_mixed(tmp_path, capsys):
    changed = tmp_path / "changed.txt"
    changed.write_text(SEED.read_text("utf-8").replace("第十三条 市、旗区", "第十三条 市"), "utf-8")
    assert main(["build", str(SEED), str(changed), "-o", str(tmp_path / "out")]) == 2
    assert "同一版本而文字不同" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_build_that_fails_half_way_leaves_the_last_one_as_it_was(tmp_path, other, capsys, monkeypatch):
    out = tmp_path / "out"
    main(["build", str(other), "-o", str(out)])
    (out / "notes.txt").write_text("mine")
    before = contents(out)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build, "explorer", full)
    assert main(["build", str(SEED), "-o", str(out)]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert contents(out) == before
    assert main(["build", str(SEED), "-o", str(tmp_path / "new")]) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "养犬.txt"]


def test_the_next_build_replaces_what_it_wrote_and_keeps_what_it_did_not(tmp_path, other):
    out = tmp_path / "out"
    main(["build", str(other), "-o", str(out), "--store"])
    (out / "notes.txt").write_text("mine")
    assert (out / "store").is_dir()
    main(["build", str(SEED), "-o", str(out)])
    assert (out / "notes.txt").read_text() == "mine"
    assert not (out / "store").exists()
    assert [p.name for p in (out / "laws").iterdir()] == [
        Path(json.loads((out / "build.json").read_text("utf-8"))["laws"][0]["file"]).name
    ]
    fresh = tmp_path / "fresh"
    main(["build", str(SEED), "-o", str(fresh)])
    assert contents(fresh).items() <= contents(out).items()


def test_the_store_on_disk_answers_as_the_one_in_memory_does(tmp_path, seed_build, capsys):
    out = tmp_path / "out"
    assert main(["build", str(SEED), "-o", str(out), "--store"]) == 0
    answers = []
    for folder in (out, seed_build):
        capsys.readouterr()
        assert main(["query", "duties-by-actor", "-o", str(folder)]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]
    assert main(["build", str(SEED), "-o", str(out), "--store"]) == 0  # over the old store


def test_a_file_in_the_place_of_the_folder_stays(tmp_path, capsys):
    out = tmp_path / "out"
    out.write_text("precious")
    assert main(["build", str(SEED), "-o", str(out)]) == 2
    assert "这是文件，不是文件夹" in capsys.readouterr().err
    assert out.read_text() == "precious"


def test_a_law_without_norms_is_a_result_of_its_own(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("某某条例\n\n第一条 本条例自2024年1月1日起施行。\n", "utf-8")
    assert main(["norms", str(path)]) == 3
    assert main(["build", str(path), "-o", str(tmp_path / "out")]) == 3
    assert "规范 norms 0 " in capsys.readouterr().out
