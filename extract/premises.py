"""Premises in a list: they are no actors, who runs them is (spec of norms, Actors 3).

机场、车站等公共场所的|经营或者管理单位      who runs them
国家机关以及|车站、码头等|管理、运营单位     and the bodies that 以及 sets apart from them
"""

import re
from collections.abc import Sequence

from .headed import Element

RUNS = "(?:管理|运营|经营|建设|使用|产权|养护|维护|运行|所有|维修)"
WHO = rf"{RUNS}{{1,2}}(?:(?:、|和|或者?|以及|及|与){RUNS}{{1,2}})*(?:单位|者|人(?!员)|企业|机构)"
A_PLACE = "[^，。；：、的]{0,10}(?:场所|区域|场地|路段|工程|建筑物?)"
OF_PLACES = re.compile(  # 等|公共场所的|经营或者管理单位, 等|公共设施、场所的|经营管理单位
    rf"(?:(?:[^，。；：、的]{{0,8}}设施(?:、|和|以及))?{A_PLACE}(?:(?:、|和|以及){A_PLACE})?)?的(?P<who>{WHO})"
)
RUN_BY = re.compile(rf"(?P<who>(?:[\u4e00-\u9fff]{{0,6}}(?:工程|设施))?{RUNS}{{1,2}}(?:、{RUNS})?单位)")
# 车站、商场、医院等公共场所
KEPT = re.compile(
    "(?!对|向|将|于|由|[^，。；：]*(?<!所)在(?!校))(?P<list>[^，。；：]+[、和与及][^，。；：]+)等"
    "(?:[^，。；：的]{0,10}|[^，。；：的]{2,12}的(?:单位或者)?)场所"
)
HELD_NEXT = re.compile(  # 医院等公共场所，|其经营、管理单位应当…
    rf"，(?:其|由)?[^，。；]{{0,10}}?(?:{WHO}|责任人)(?:应当|必须|不得|可以|为|是|负责|负有)"
)
APART = re.compile("，?以及|和|与|及")
PREMISES = tuple("校院园馆店场站厂所吧厅室港区家户")


def run_by(text: str, at: int, stop: int) -> tuple[int, bool]:
    """Where the words for who runs the places before 等 begin, and whether 的 parts them; -1 if nobody is named."""
    if found := OF_PLACES.match(text, at, stop):
        return found.start("who"), True
    found = RUN_BY.match(text, at, stop)
    return (found.start("who"), False) if found else (-1, False)


def bodies_before(text: str, elements: Sequence[Element]) -> int:
    """How many of a list's conjuncts are bodies that 以及 or 和 sets apart from the places after them."""
    for n in range(len(elements) - 1, 0, -1):
        between = text[elements[n - 1].end : elements[n].start]
        before = elements[:n]
        named = before[-1].head and not any(
            e.head.endswith(PREMISES) for e in before
        )  # 矿山、施工单位，以及…
        if APART.fullmatch(between) and named:
            return n
    return 0


def held_by_next(text: str, start: int, stop: int) -> bool:
    """医院、车站等公共场所，其管理单位应当…: the places are what the next clause speaks of, and bear nothing."""
    return bool(HELD_NEXT.match(text, stop) and KEPT.fullmatch(text, start, stop))
