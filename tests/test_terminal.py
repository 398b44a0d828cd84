"""Streams, encodings, and how wrong usage is met."""

import subprocess
import sys
from pathlib import Path

import pytest
from quanze import build, cli, terminal
from quanze.cli import main
from quanze.ontology.errors import SourceError
from quanze.tests.conftest import SEED, lines


def test_a_terminal_in_gbk_shows_what_it_can(quanze, tmp_path):
    env = {"PYTHONIOENCODING": "gbk"}
    ran = quanze("build", SEED, "-o", tmp_path / "out", env=env)
    assert ran.returncode == 0
    assert "鄂尔多斯市平安建设条例" in ran.stdout.decode("gbk")
    norms = quanze("norms", SEED, env=env)
    assert lines(norms.stdout.decode("ascii")) == lines(
        quanze("norms", SEED, env={"PYTHONIOENCODING": "utf-8"}).stdout.decode()
    )


def test_a_plain_ascii_terminal_shows_escapes(quanze, seed_build):
    ran = quanze("show", "13", "-o", seed_build, env={"PYTHONIOENCODING": "ascii"})
    assert ran.returncode == 0
    assert b"\\u5e73" in ran.stdout


def test_a_reader_that_leaves_early_is_no_error(quanze):
    command = [sys.executable, "-m", "quanze", "norms", SEED]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_a_failure_in_one_sentence(quanze):
    with open("/dev/full", "wb") as full:
        ran = quanze("norms", SEED, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 1
    assert ran.stderr.decode().startswith("quanze: No space left on device")
    assert ran.stderr.count(b"\n") == 1


def test_a_terminal_is_given_columns_and_a_program_tabs(monkeypatch, seed_build, capsys):
    given = ["query", "leads", "-o", str(seed_build)]
    assert main(given) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(given) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.split() for line in shown] == rows
    assert (
        len({terminal.width(line[: line.index(row[1])]) for line, row in zip(shown, rows, strict=True)}) == 1
    )


def test_progress_never_stands_among_results(quanze, tmp_path, other):
    ran = quanze("build", SEED, other, "-o", tmp_path / "out")
    assert "用时".encode() in ran.stderr and "用时".encode() not in ran.stdout


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["biuld"], "COMMAND 没有“biuld” is none of these; 可用 perhaps: build"),
        (["build"], "缺少参数 missing: FILE"),
        (["build", "x", "--jobs", "0"], "--jobs: 请写正整数"),
        (["build", ""], "FILE: 路径为空"),
        (["build", "x", "-o", ""], "--out: 路径为空"),
        (["build", "x", "--frmat", "y"], "没有这个参数 there is no: --frmat y"),
        (["who", "公安机关", "-o"], "-o/--out 缺少取值"),
        (["export"], "缺少参数 missing: --to"),
        (["export", "--to", "gexff"], "可用 perhaps: gexf"),
        (["review", "--to", "a", "--from", "b"], "--from 与 --to 不能同时使用"),
    ],
)
def test_wrong_usage_is_met_with_one_sentence_and_exit_code_2(argv, words, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err and said.err.count("\n") == 1


def test_no_command_at_all_shows_what_there_is(capsys):
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "命令 commands" in said.err and "    overlaps  " in said.err


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["who", "不存在"], 3, "图谱中没有“不存在” not in this graph"),
        (["who", "公安"], 3, "是否指 perhaps: 公安机关"),
        (["who", "公安机管"], 3, "是否指 perhaps: 公安机关"),
        (["show", "第九十九条"], 3, "图谱中没有第九十九条"),
        (["show", "第x条"], 2, "第x条: 不是条款号"),
        (["query", "ledas"], 2, "是否指 perhaps: leads"),
        (["query", "leads", "--article", "3"], 2, "没有参数 article"),
    ],
)
def test_what_is_not_there_is_met_with_what_may_be_meant(argv, code, words, seed_build, capsys):
    assert main([*argv, "-o", str(seed_build)]) == code
    said = capsys.readouterr()
    assert said.out == "" and words in said.err and said.err.count("\n") == 1


def test_an_interrupted_command_says_so(monkeypatch, capsys):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "read", interrupted)
    assert main(["norms", str(SEED)]) == 130
    assert "已中断" in capsys.readouterr().err


def test_a_bug_of_ours_stays_loud(monkeypatch):
    def broken(_):
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "record", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["norms", str(SEED)])


def test_an_error_reaches_us_from_a_worker_as_it_was():
    import pickle

    error = SourceError(build.Place("a.txt", 3), "found", "hint")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.place, again.hint) == ("a.txt:3: found. hint", error.place, "hint")
