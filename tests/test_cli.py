"""The commands as a person and as a program meets them."""

import csv
import io
import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from quanze import build, cli, share, terminal
from quanze.cli import main
from quanze.ontology.errors import SourceError
from quanze.tests.conftest import ROOT, SEED
from quanze.viz.page import served

BAD = sorted((ROOT / "tests/bad").iterdir())
OTHER = """某某市人民代表大会常务委员会公告

某某市养犬管理条例

第一条 市公安机关应当会同城市管理部门建立养犬登记制度。
第二条 任何单位和个人不得虐待犬只。
"""


@pytest.fixture
def other(tmp_path):
    path = tmp_path / "养犬.txt"
    path.write_text(OTHER, "utf-8")
    return path


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


# build


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


# norms and outline


def test_norms_are_the_interchange_format_and_quote_the_text(capsys):
    assert main(["norms", str(SEED)]) == 0
    text = SEED.read_text("utf-8")
    found = lines(capsys.readouterr().out)
    assert len(found) > 50
    for norm in found:
        spans = norm["text"]
        assert re.fullmatch(r"\d+(-\d+)?\.\d+(\.\d+)?", norm["at"])
        assert [text[start:end] for start, end in spans["actions"]] == norm["actions"]
        assert (norm["condition"] is None) == (spans["condition"] is None)
        if norm["condition"]:
            assert text[slice(*spans["condition"])] == norm["condition"]
        assert all(bearer["name"] and isinstance(bearer["levels"], list) for bearer in norm["bearers"])
        assert len(spans["bearers"]) == len(norm["bearers"]) > 0
        assert len(spans["relations"]) == len(norm["relations"])


def test_norms_reach_the_agreed_scores_on_the_seed(tmp_path, capsys):
    scorer = ROOT / "../shared/tools/score.py"
    if not scorer.is_file():
        pytest.skip("the shared scorer is not beside this checkout")
    main(["norms", str(SEED)])
    found = tmp_path / "norms.jsonl"
    found.write_text(capsys.readouterr().out, "utf-8")
    gold = scorer.parents[1] / "gold/ordos.jsonl"
    ran = subprocess.run([sys.executable, scorer, gold, found, "--json"], capture_output=True, check=True)
    scores = json.loads(ran.stdout)
    least = {"duties": 0.90, "actors": 0.90, "actions": 0.85, "relations": 0.75}
    assert [slot for slot, bar in least.items() if scores[slot]["F1"] < bar] == []
    assert scores["levels"]["accuracy"] >= 0.95


def test_evaluate_scores_as_the_specification_does_and_refuses_another_text(capsys):
    gold = ROOT / "data/gold"
    assert main(["evaluate", str(SEED), "--gold", str(gold / "ordos.jsonl"), "--json"]) == 0
    ours = json.loads(capsys.readouterr().out)
    assert ours["duties"]["F1"] >= 0.9
    assert main(["evaluate", str(SEED), "--gold", str(gold / "ordos.jsonl"), "--errors"]) == 0
    missed = len(re.findall("^duties (?:missed|extra)", capsys.readouterr().out, re.MULTILINE))
    assert (missed == 0) == (ours["duties"]["F1"] == 1)
    assert main(["evaluate", str(SEED), "--gold", str(gold / "expropriation.jsonl")]) == 2
    assert main(["evaluate", str(SEED), "--gold", str(SEED)]) == 2


def test_the_outline_has_six_chapters_48_articles_and_every_character(capsys):
    assert main(["outline", str(SEED)]) == 0
    text = SEED.read_text("utf-8")
    found = lines(capsys.readouterr().out)
    assert all(text[slice(*row["span"])] == row["text"] for row in found)
    chapters = [row for row in found if row["kind"] == "chapter"]
    assert [row["number"] for row in chapters] == [f"第{n}章" for n in "一二三四五六"]
    assert [row["at"] for row in found if row["kind"] == "article"] == [str(n) for n in range(1, 49)]
    body = text[text.index("第一章 总则", text.index("第六章") if text.count("第一章") > 1 else 0) :]
    assert "".join("".join(row["text"] for row in chapters).split()) == "".join(body.split())
    for row in found:
        assert set(row) >= {"at", "kind", "number", "span", "text"}


# asking


def test_a_named_question_answers_in_three_formats(seed_build, capsys):
    out = ["-o", str(seed_build)]
    tables = {}
    for form in ("table", "csv", "json"):
        assert main(["query", "leads", *out, "--format", form]) == 0
        tables[form] = capsys.readouterr().out
    rows = lines(tables["json"])
    assert [list(row.values()) for row in rows] == list(csv.reader(io.StringIO(tables["csv"])))[1:]
    assert [list(row.values()) for row in rows] == [
        row.split("\t") for row in tables["table"].splitlines()[1:]
    ]
    assert any(row["actor"] == "公安机关" and row["citation"] == "第二十八条第二款" for row in rows)


def test_query_alone_lists_the_questions_without_a_build(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["query"]) == 0
    listed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert listed[0] == ["name", "parameters", "title_zh", "title_en"]
    assert ["duties-of", "--actor"] in [row[:2] for row in listed]


def test_a_parameter_left_out_is_said_to_be_an_example(seed_build, capsys):
    assert main(["query", "duties-of", "-o", str(seed_build)]) == 0
    assert "--actor" in capsys.readouterr().err
    assert main(["query", "duties-of", "--actor", "人民检察院", "-o", str(seed_build)]) == 0
    assert capsys.readouterr().err == ""


def test_a_question_comes_from_a_file_or_from_standard_input(seed_build, tmp_path, quanze, capsys):
    sparql = "SELECT (COUNT(?n) AS ?c) WHERE { ?n a <https://w3id.org/quanze/vocabulary#Norm> }"
    file = tmp_path / "count.rq"
    file.write_text(sparql)
    assert main(["query", str(file), "-o", str(seed_build)]) == 0
    count = len((seed_build / "norms.jsonl").read_text("utf-8").splitlines())
    assert capsys.readouterr().out == f"c\n{count}\n"
    ran = quanze("query", "-", "-o", seed_build, input=sparql.encode(), capture_output=True)
    assert ran.stdout.decode() == f"c\n{count}\n"


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["query", "no-such-question"], 2, "没有名为 no-such-question 的问题"),
        (["query", "none.rq"], 2, "无法读取"),
        (["show", "平安"], 2, "不是条款号"),
        (["show", "999"], 3, "图谱中没有第九百九十九条"),
        (["who", "公安"], 3, "公安机关"),
        (["overlaps", "--rule", "R9"], 2, "没有这条规则"),
        (["overlaps", "--actor", "没有的部门"], 3, "0 项"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(argv, code, words, seed_build, capsys):
    assert main([*argv, "-o", str(seed_build)]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err


@pytest.mark.parametrize(
    "argv", [["query", "leads"], ["who", "公安机关"], ["show", "13"], ["overlaps"], ["review"]]
)
def test_without_a_build_every_question_says_how_to_make_one(argv, tmp_path, capsys):
    assert main([*argv, "-o", str(tmp_path)]) == 2
    assert "quanze build FILE" in capsys.readouterr().err


def test_who_lists_duties_and_partners(seed_build, capsys):
    assert main(["who", "卫生健康部门", "-o", str(seed_build)]) == 0
    said = capsys.readouterr().out
    assert "第十三条第一款  应当  建立健全社会心理服务体系和危机干预机制" in said
    assert "第十三条  → 会同 公安机关" in said
    assert main(["who", "卫生健康部门", "--json", "-o", str(seed_build)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"tie": "joint", "other": "公安机关"}.items() <= found["ties"][
        [t["other"] for t in found["ties"]].index("公安机关")
    ].items()


@pytest.mark.parametrize(
    ("citation", "begins"),
    [
        ("第十三条第一款", "市、旗区人民政府卫生健康部门应当会同公安机关"),
        ("13.1", "市、旗区人民政府卫生健康部门应当会同公安机关"),
        ("13", "第十三条 市、旗区人民政府卫生健康部门"),
        ("十三", "第十三条 市、旗区人民政府卫生健康部门"),
        ("第五条第一款第（三）项", "(三)协调和指导有关部门"),
    ],
)
def test_show_gives_a_place_by_any_of_its_names(citation, begins, seed_build, capsys):
    assert main(["show", citation, "-o", str(seed_build)]) == 0
    title, text, *_ = capsys.readouterr().out.splitlines()
    assert title.startswith("《鄂尔多斯市平安建设条例》第")
    assert text.startswith(begins)


# what an office works with


def test_overlaps_fail_a_pipeline_only_where_told_to(seed_build, capsys):
    assert main(["overlaps", "--json", "-o", str(seed_build)]) == 0
    found = lines(capsys.readouterr().out)
    assert found == lines((seed_build / "findings.jsonl").read_text("utf-8"))
    assert main(["overlaps", "--fail-on", "R1,R2", "-o", str(seed_build)]) == 4
    assert main(["overlaps", "--rule", "R1", "--fail-on", "R2", "-o", str(seed_build)]) == 0


def test_overlaps_of_files_are_those_of_their_build(seed_build, capsys):
    assert main(["overlaps", str(SEED), "--json"]) == 0
    assert lines(capsys.readouterr().out) == lines((seed_build / "findings.jsonl").read_text("utf-8"))


@pytest.mark.parametrize("form", sorted(share.LISTS))
def test_a_list_is_the_same_from_the_build_and_from_the_file(form, seed_build, tmp_path, capsys):
    one, two = tmp_path / "one", tmp_path / "deep/two"
    assert main(["export", "--to", form, "--file", str(one), "-o", str(seed_build)]) == 0
    assert main(["export", str(SEED), "--to", form, "--file", str(two)]) == 0
    assert capsys.readouterr().out == f"{one}\n{two}\n"
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("form", sorted({*share.FORMS} - {"parquet"}))
def test_a_form_for_other_programs_is_the_same_twice(form, seed_build, tmp_path, capsys):
    made = []
    for name in ("one", "two"):
        assert main(["export", "--to", form, "--file", str(tmp_path / name), "-o", str(seed_build)]) == 0
        listed = capsys.readouterr().out.splitlines()
        made.append([Path(path).read_bytes() for path in listed])
    assert made[0] == made[1]
    assert all(made[0])


def test_an_export_of_several_files_refuses_the_place_of_one(seed_build, tmp_path, capsys):
    taken = tmp_path / "taken"
    taken.write_text("precious")
    assert main(["export", "--to", "neo4j", "--file", str(taken), "-o", str(seed_build)]) == 2
    assert taken.read_text() == "precious"


def test_the_seed_keeps_every_shape_and_a_broken_graph_is_told_where(seed_build, tmp_path, capsys):
    pytest.importorskip("pyshacl", reason="pySHACL is not installed (extra: check)")
    assert main(["check", "-o", str(seed_build)]) == 0
    assert capsys.readouterr().out == ""
    modality = "<https://w3id.org/quanze/vocabulary#modality> "
    lines_ = (seed_build / "graph.nq").read_text("utf-8").splitlines()
    lost = next(line for line in lines_ if modality in line)
    (tmp_path / "graph.nq").write_text("\n".join(line for line in lines_ if line != lost) + "\n", "utf-8")
    assert main(["check", "--json", "-o", str(tmp_path)]) == 1
    assert [row["node"] for row in lines(capsys.readouterr().out)] == [lost[1 : lost.index(">")]]


def test_serve_answers_a_browser_and_a_query_and_stops_when_told(seed_build):
    pytest.importorskip("starlette", reason="Starlette is not installed (extra: endpoint)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "quanze", "serve", "-o", seed_build, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        try:
            at = f"http://127.0.0.1:{port}"
            page = fetched(at)
            assert page.decode() == served((seed_build / "explorer.html").read_text("utf-8"))
            count = "SELECT (COUNT(*) AS ?c) { ?n a <https://w3id.org/quanze/vocabulary#Norm> }"
            asked = urllib.parse.urlencode({"query": count})
            norms = len((seed_build / "norms.jsonl").read_text("utf-8").splitlines())
            answer = json.loads(fetched(f"{at}/sparql?{asked}"))
            assert [row["c"]["value"] for row in answer["results"]["bindings"]] == [str(norms)]
        finally:
            running.terminate()
            said = running.communicate(timeout=20)[1]
    assert b"Traceback" not in said


def test_a_build_is_pushed_elsewhere_and_answers_there_as_here(seed_build, tmp_path, capsys, monkeypatch):
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("Oxigraph's server (pip install oxigraph) is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [program, "serve", "--location", tmp_path / "there", "--bind", at, "--union-default-graph"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            fetched(f"http://{at}/")
            assert main(["push", f"http://{at}/update", "-o", str(seed_build)]) == 0
            assert capsys.readouterr().out.count("\n") >= 1
            assert main(["query", "leads", "-o", str(seed_build)]) == 0
            here = capsys.readouterr().out
            monkeypatch.chdir(tmp_path)  # where there is no build
            assert main(["query", "leads", "--endpoint", f"http://{at}/query"]) == 0
            assert capsys.readouterr().out == here
        finally:
            running.terminate()


def test_a_store_that_is_not_there_is_named(seed_build, capsys):
    assert main(["push", "http://127.0.0.1:9/update", "-o", str(seed_build)]) == 2
    assert capsys.readouterr().err.startswith("quanze: http://127.0.0.1:9/update")


def fetched(address):
    """What an address gives, once the server answers."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read()
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}")


def test_a_missing_library_is_named(seed_build, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    for name in [name for name in sys.modules if name.startswith("quanze.viz.tables_")]:
        monkeypatch.delitem(sys.modules, name)
    assert main(["export", "--to", "quanze-xlsx", "-o", str(seed_build)]) == 2
    assert "quanze[office]" in capsys.readouterr().err


def test_decisions_are_kept_by_the_next_build(tmp_path, capsys):
    out, sheet = tmp_path / "out", tmp_path / "review.csv"
    main(["build", str(SEED), "-o", str(out)])
    assert main(["review", "-o", str(out), "--to", str(sheet)]) == 0
    rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig"))))
    heads = rows[0]
    rows[1][heads.index("结论（接受/驳回）")] = "驳回"
    number = rows[1][heads.index("编号")]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    sheet.write_text(text.getvalue(), "utf-8-sig")
    assert main(["review", "-o", str(out), "--from", str(sheet)]) == 0
    assert "驳回 1" in capsys.readouterr().out

    main(["build", str(SEED), "-o", str(out)])
    states = {row["id"]: row["status"] for row in lines((out / "findings.jsonl").read_text("utf-8"))}
    assert [id for id, status in states.items() if status == "已驳回"] == [number]


def test_diff_of_a_law_with_itself_finds_nothing_and_with_a_change_the_change(tmp_path, capsys):
    assert main(["diff", str(SEED), str(SEED)]) == 3
    changed = tmp_path / "new.txt"
    changed.write_text(
        SEED.read_text("utf-8").replace(
            "人民政府卫生健康部门应当会同公安机关", "人民政府民政部门应当会同公安机关"
        ),
        "utf-8",
    )
    assert main(["diff", str(SEED), str(changed), "--json"]) == 0
    moved = [row for row in lines(capsys.readouterr().out) if row["kind"] == "bearers"]
    assert [(row["gained"], row["lost"]) for row in moved] == [(["民政部门"], ["卫生健康部门"])]
    for name in ("d.html", "d.xlsx"):
        assert main(["diff", str(SEED), str(changed), "--file", str(tmp_path / name)]) == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert main(["diff", str(SEED), str(changed), "--file", str(tmp_path / "d.doc")]) == 2


def test_a_kept_text_that_was_changed_is_not_taken_for_the_built_one(tmp_path, other, capsys):
    out = tmp_path / "out"
    main(["build", str(other), "-o", str(out)])
    kept = next((out / "laws").iterdir())
    kept.write_text(kept.read_text("utf-8") + "第三条 县人民政府应当设立收容所。\n", "utf-8")
    assert main(["overlaps", "-o", str(out)]) == 2
    assert "已被改动" in capsys.readouterr().err


# streams


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
    assert len({terminal.width(line[: line.index(row[1])]) for line, row in zip(shown, rows, strict=True)}) == 1


def test_progress_never_stands_among_results(quanze, tmp_path, other):
    ran = quanze("build", SEED, other, "-o", tmp_path / "out")
    assert "用时".encode() in ran.stderr and "用时".encode() not in ran.stdout


# usage


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["biuld"], "COMMAND 没有“biuld” is none of these; 可用 perhaps: build"),
        (["build"], "缺少参数 missing: FILE"),
        (["build", "x", "--jobs", "0"], "--jobs: 请写正整数"),
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
