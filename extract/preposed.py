"""Whom a deed is done to, where he stands before the noun of the deed: 做好未成年人|保护工作.

serve      做好妇女|权益保障工作, 开展受灾群众|救助工作
guide      加强在校学生的|法制宣传教育, 做好教师|培养、培训工作
supervise  负责医疗机构的|监督管理工作, 负责养老机构的|指导、监督和管理 (both)

Source: 《立法技术规范（试行）（一）》 (职责 of an authority is named by its work: 负责…工作).
"""

import re
from collections.abc import Iterator

from ..ontology.model import Mention, Span, Tie
from .actors import ActorReader
from .approved import persons
from .lexicon import Lexicon

LIST = "(?:的?(?:有关|相关|日常)?(?:[^，的、]{2,6}(?:、|和|与))*)"  # 辅警的|招聘、使用、|管理和监督
TAIL = "(?:(?:等|的)?(?:有关|相关)?(?:工作|职责|任务|活动)|$|[，。；])"
DONE_FOR = (  # 做好未成年人|保护工作, 加强在校学生的|法制宣传教育: what is done to whom stands before it
    (
        Tie.SERVE,
        re.compile(
            f"保护|的?(?:[^，的、]{{2,6}}(?:和|与))?(?:合法)?权益的?(?:保护|保障|维护)(?:(?:、|和|与)[^，的、]{{2,4}})*{TAIL}"
            "|的?(?:心理|医疗|法律|生活|就业|临时)?(?:救助|帮扶|关爱|安置|优抚|救治|抚恤|援助|慰问|照护|照料|疏导|服务保障)(?!能力|水平|机构|设施|中心|站)"
        ),
    ),
    (
        Tie.GUIDE,
        re.compile(
            f"的?[^，的、]{{0,10}}(?:教育|培训|军事训练|技能训练|知识的?宣传)(?:和|、|培养|训练|工作|任务|活动|$)|{LIST}(?:[^，的]{{2,14}}方面的)?(?:教育|培训|指导)(?:(?:、|和|与)[^，的、]{{2,6}})*{TAIL}"
        ),
    ),
    (  # 负责医疗机构的|监督管理工作
        Tie.SUPERVISE,
        re.compile(
            f"的?(?:日常|行政|行业|安全|专项|信用|执业|业务|综合|动态){{0,2}}(?:监督检查|监督管理|监管|监督|考核)(?:(?:和|、|与|以及)[^，的、]{{2,6}})?(?:工作|职责)?(?:$|[，。；])|{LIST}(?:监督检查|监督管理|监管|监督|考核)(?:(?:、|和|与)[^，的、]{{2,6}})*{TAIL}"
        ),
    ),
)
Done = tuple[Tie, Mention, Span, str]  # the tie, to whom, where it is said, by which rule


class Preposed:
    """Finds them in one law's deeds."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader) -> None:
        self.reader = reader
        self.cares = lexicon.pattern("phrases", "cares")

    def of(self, text: str, deed: Span) -> Iterator[Done]:
        """做好未成年人保护工作: whom it serves stands before the verb."""
        for found in self.cares.finditer(text, deed.start, deed.end):
            party = self.reader.opening(text, found.end(), deed.end, modifies=True)
            if party is None and found[0] == "做好":  # 做好生活无着的|流浪乞讨人员救助工作
                party = self.reader.described(text, found.end(), deed.end)
            if party is None or text.startswith(("人", "任"), found.end()):
                continue  # 负责|人
            at = party.span.end
            for tie in (t for t, after in DONE_FOR if after.match(text, at, deed.end)):
                led = tie is Tie.GUIDE and text.endswith(
                    "组织", 0, found.end()
                )  # 组织媒体开展教育: it teaches
                for mention in party.mentions if not led else [*filter(persons, party.mentions)]:
                    yield tie, mention, Span(found.start(), party.span.end), f"actor+{tie.value}"
