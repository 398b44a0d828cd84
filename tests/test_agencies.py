"""What `quanze coordination` and `quanze matters` say about the seed, on the command line."""

import json

import pytest
from quanze.cli import main


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_coordination_says_who_leads_whom_and_what_is_founded(seed_build, capsys):
    """The parts in their order for a person; one object a row for a program."""
    assert main(["coordination", "-o", str(seed_build)]) == 0
    said = capsys.readouterr().out
    heads = ["谁牵头谁", "居间的机关", "互相协作的三方", "同列而从未写协作的两方", "报告链", "跨部门机制"]
    assert [said.index(head) for head in heads] == sorted(said.index(head) for head in heads)
    assert "卫生健康部门 → 公安机关、司法行政部门、教育体育部门  第十三条第一款" in said
    assert main(["coordination", "--json", "-o", str(seed_build)]) == 0
    rows = lines(capsys.readouterr().out)
    assert {row["part"] for row in rows} >= {"lead", "broker", "triangle", "untied", "mechanism"}
    lead = next(row for row in rows if row["part"] == "lead" and row["one"] == "卫生健康部门")
    assert lead["places"] == [["鄂尔多斯市平安建设条例", "第十三条第一款"]]


def test_coordination_shows_ten_of_a_part_and_all_on_request(seed_build, capsys):
    assert main(["coordination", "-o", str(seed_build)]) == 0
    short = capsys.readouterr().out
    assert "另有" in short
    assert main(["coordination", "--all", "-o", str(seed_build)]) == 0
    assert len(capsys.readouterr().out) > len(short)


def test_matters_are_listed_with_their_spread(seed_build, capsys):
    assert main(["matters", "--json", "-o", str(seed_build)]) == 0
    rows = {row["matter"]: row for row in lines(capsys.readouterr().out)}
    assert rows["寄递物流安全"]["spread"] == pytest.approx(2 / 3, abs=1e-3)
    assert set(rows["寄递物流安全"]["bodies"]) == {"公安机关", "邮政管理部门", "交通运输部门"}
    assert main(["matters", "-o", str(seed_build)]) == 0
    assert "1-HHI" in capsys.readouterr().out
