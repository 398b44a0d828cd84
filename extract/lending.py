"""What the last name of a list lends to those before it: its head, or all that follows what they share.

公安、应急管理等部门            部门
食品、食品添加剂生产者          生产者, and not 者
二级、三级房地产开发企业        all but the grade
财政厅和有关部门               nothing: an office of a field is a body by itself
"""

import re
from collections.abc import Container

OFFICE = re.compile("(?<![场住])[局办委处署会院站所](?=及其(?:工作|执法)?人员)")
BUREAUS = ("局", "厅", "委", "署")
COMMISSION = re.compile("[\u4e00-\u9fff]{2,}(?<![党常村居支])委")
OF_THEM = re.compile(  # 公安、应急管理等行政主管部门的工作人员
    "等(?:有关|相关|其他|各)?(?:行政主管|行政管理|监督管理|主管|管理|监管|行政|执法)?"
    "(?P<body>部门|单位|机构|机关)(?:的(?:主要|相关|有关)?|(?P<beside>及其))?(?P<staff>工作人员|执法人员|主要负责人|负责人)"
)
RUNS_THEM = re.compile(  # 公路、铁路等交通运输经营单位: each is a 经营单位
    "等[^，。；、的或和]{0,8}?(?P<lent>(?:经营|运营)(?:单位|企业))(?!的)"
)
SHARED = (  # heads a list's last name lends to the others, and as what
    ("部门", "部门"),
    ("机构", "机构"),
    ("机关", "机关"),
    ("单位", "单位"),
    ("媒体", "媒体"),
    ("媒介", "媒介"),
    ("平台", "平台"),
    ("企业", "企业"),
    ("公司", "公司"),
    ("组织", "组织"),
    ("团体", "团体"),
    ("从业人员", "从业人员"),
    ("人员", "人员"),
)


def lends_kind(head: str) -> str:
    """The head that a list's last name lends; "" where it lends none."""
    if head.endswith(
        ("者", "协会", "经营主体", "合作社", "事务所", "责任人", "所有人", "使用人", "所有权人", "使用权人")
    ):
        return head  # 食品、食品添加剂生产者: the whole of it, not 者
    return next((lends for ending, lends in SHARED if head.endswith(ending)), "")


def own_head(text: str, end: int, name: str, fields: Container[str]) -> str:
    """监管局及其工作人员, 财政厅和有关部门: an office closes with its own head; "" where none does."""
    if office := OFFICE.match(text, end - 1):
        return office[0]
    bureau = name.endswith(BUREAUS) and name[:-1] in fields
    return name[-1] if bureau or COMMISSION.fullmatch(name) else ""
