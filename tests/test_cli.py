"""The commands that read, ask and hand on, as a person and as a program meets them."""

import csv
import io
import json
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from quanze import share
from quanze.cli import main
from quanze.tests.conftest import ROOT, SEED, lines
from quanze.viz.page import served


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
    said = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["第十三条第一款", "应当", "建立健全社会心理服务体系和危机干预机制"] in said
    assert ["第十三条", "→", "会同", "公安机关"] in said
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
