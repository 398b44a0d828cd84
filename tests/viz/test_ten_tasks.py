"""Ten things a user of the seed regulation comes for, each done in a real browser and counted.

The counts are compared with the table of docs/explorer.md: what is written there is what it takes.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Visit

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parents[2] / "docs/explorer.md"


def who_leads_against_telecom_fraud_and_with_whom(seen: Visit) -> None:
    seen.find("反电信")
    parts = seen.page.locator("#details .partners")
    assert "公安机关" in parts.filter(has=seen.page.get_by_text("牵", exact=True)).first.inner_text()
    assert "有关部门" in parts.filter(has=seen.page.get_by_text("会", exact=True)).first.inner_text()
    assert "第二十八条第二款" in seen.details()


def which_articles_bind_express_carriers(seen: Visit) -> None:
    seen.find("寄递物流企业")
    bound = seen.page.locator("#details section:has(h3:has-text('承担的职责')) .cite").all_inner_texts()
    assert set(bound) == {"第三十条第二款", "第三十条第三款"}


def what_do_police_and_health_departments_do_together(seen: Visit) -> None:
    seen.find("gajg")
    seen.click("#details .chip:has-text('卫生健康部门')")
    assert "第十三条第一款" in seen.details() and "第二十条第一款" in seen.details()


def where_does_nobody_lead(seen: Visit) -> None:
    seen.click("#tab-lists")
    seen.click(".chips button:has-text('多方未定牵头')")
    assert len(seen.rows()) > 3 and all("未定牵头" in row for row in seen.rows())
    seen.click("table.rows tbody tr:has-text('重点人群')")
    assert "为何提出" in seen.details() and "应当加强对社区矫正对象" in seen.details()


def read_article_21(seen: Visit) -> None:
    seen.find("21")
    assert seen.page.locator(".article.here .number").inner_text() == "第二十一条"
    assert "校园安全" in seen.page.locator(".article.here .body").inner_text()


def how_are_education_and_the_court_joined(seen: Visit) -> None:
    for box, name in (("从…", "教育体育部门"), ("到…", "人民法院")):
        seen.page.get_by_placeholder(box).fill(name)
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.press("Tab")
    steps = [text.replace(" ", "") for text in seen.page.locator("#details h3").all_inner_texts()]
    assert steps and seen.page.locator("#details blockquote").count() == len(steps)
    assert "教育体育部门" in steps[0] and "人民法院" in steps[-1]


def who_supervises_whom(seen: Visit) -> None:
    seen.find("谁监督谁")
    carriers = [row for row in seen.rows() if "寄递物流企业" in row]
    assert {row.split("\t")[0] for row in carriers} >= {"公安机关", "邮政管理部门", "交通运输部门"}
    assert all("第三十条" in row for row in carriers)


def what_is_forbidden(seen: Visit) -> None:
    seen.click("#tab-lists")
    seen.click("button:has-text('职责表')")
    seen.click("[data-facet=modality][data-value=prohibition]")
    assert seen.rows() and all("禁止" in row for row in seen.rows())


def who_has_a_part_in_school_safety(seen: Visit) -> None:
    seen.click("#tab-matrix")
    seen.click(".matrix thead button:has-text('校园安全')")
    parts = seen.page.locator("#details .partners").all_inner_texts()
    assert any("教育体育部门" in part and "责" in part for part in parts)
    assert any("公安机关" in part and "会" in part for part in parts)


def take_the_duties_of_the_police_away_as_a_sheet(seen: Visit) -> None:
    seen.click("#tab-lists")
    seen.click("button:has-text('职责表')")
    seen.page.locator(".words").fill("公安机关")
    seen.page.keyboard.press("Enter")
    with seen.page.expect_download() as waiting:
        seen.click("button:has-text('导出 CSV')")
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").splitlines()
    assert len(lines) == len(seen.rows()) + 1 and "公安机关" in lines[1]


TASKS: dict[str, Callable[[Visit], None]] = {
    "谁牵头反电信网络诈骗，与谁一起": who_leads_against_telecom_fraud_and_with_whom,
    "哪些条款约束寄递物流企业": which_articles_bind_express_carriers,
    "公安机关与卫生健康部门一起做什么": what_do_police_and_health_departments_do_together,
    "哪里没有牵头，原文是什么": where_does_nobody_lead,
    "看第二十一条": read_article_21,
    "教育体育部门与人民法院经由什么相连（键入两个名称）": how_are_education_and_the_court_joined,
    "谁监督谁，依据哪一条": who_supervises_whom,
    "禁止什么": what_is_forbidden,
    "校园安全有谁参与": who_has_a_part_in_school_safety,
    "公安机关的职责导出为表（另键入名称）": take_the_duties_of_the_police_away_as_a_sheet,
}


def written() -> dict[str, tuple[int, int]]:
    """Searches and clicks of each task, as docs/explorer.md has them."""
    part = DOCS.read_text("utf-8").partition("## Ten tasks")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \|$", part, re.MULTILINE)
    return {task: (int(searches), int(clicks)) for task, searches, clicks in rows}


@pytest.mark.parametrize("task", TASKS)
def test_a_task_takes_the_clicks_that_are_written(visit, seed_page, task):
    seen = visit(seed_page)
    TASKS[task](seen)
    assert (seen.searches, seen.clicks) == written()[task]


def test_the_ten_tasks_are_those_that_are_written():
    assert list(written()) == list(TASKS) and len(TASKS) == 10
