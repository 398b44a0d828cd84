"""Whether a sentence tells a wrong and punishes it, and which of its clauses are the wrong.

Source: 《立法技术规范（试行）（一）》 on 法律责任 (行为, 主体, 处罚 in one sentence).
"""

import re
from collections.abc import Sequence

from ..ontology.model import Modality, Span
from .memory import Course, Memory
from .opened import Desk

DEALT_WITH = re.compile(  # 违反规定的，由公安机关依法处理; 擅自占地的，由…强制拆除
    "(?:^|[^，。；]的，|，)由(?![^，。；]*移[交送])[^，。；]*(?:查处|(?<!调解)(?<!协调)处理|收缴|强制(?:拆除|清除|移出|报废|带离|驱离|拖离|搬离)|驱逐出境)(?=[，。；]|$)"
)
VIOLATES = re.compile(  # how a sentence opens or ends that tells a wrong
    r"处分|由[^，]{2,30}责令|承担[^，]*赔偿责任|违反(?:本|前|规定|有关)"
    r"|不履行[^，]{2,14}(?:义务|职责)的，|构成犯罪|有下列(?:情形|行为)之一"
    r"|行为之一的|违法所得|罚款"
    r"|的，由[^，]{2,50}(?:依法|按照[^，]{2,12})?(?:给予|予以)[^，]{0,10}(?:处罚|批评|通报|处分|教育|处理)"
    r"|由[^，]{2,60}规定[^，]{0,4}处罚|(?:违法|行为)的，由[^，]{2,60}规定处理|有期徒刑|拘役|罚金"
    r"|，由[^，]{2,40}(?:给予|予以)[^，]{0,8}(?:处罚|批评|通报|处分|警告|撤销)"
    r"|追究其[^，]{0,8}责任|追究[^，]{0,12}(?:人员?|个人|单位|主体|者)的[^，]{0,6}责任"
    r"|由[^，]{2,40}(?:吊销|没收|注销|收回|予以关闭|取缔|追究)"
    r"|加收[^，]{0,24}滞纳金|定罪处罚|罪定罪|罪的?共犯?(?:论处|处罚)|罪(?:论处|处罚|追究)|犯罪论处|[从数][重罪][处并]罚|的，(?![^，]*(?:移[送交]|建议|提请|要求|通知|配合|协助|有权|请求))[^，；]*追究[^，]*责任"
    r"|的，由[^，。；]{2,60}(?<![作进实]出)(?<![作进实]行)(?<!实施)处罚(?=[，。；]|$)|^对[^，；]{4,40}，(?:依法|(?:依照|按照)[^，]{2,30})?(?:给予|予以)[^，]{0,6}处[罚分]"
    r"|^对[^，；]{2,40}责任人员?，[^，；]{2,24}(?:可以?|应当)[^，；]{0,10}(?:给予|予以)[^，]{0,6}处分"
    # 构成违法行为的，公安机关应当给予治安管理处罚: an authority, as a subject
    r"|的，[^，；由对]{2,24}?(?:应当|可以)(?:依法|并)?(?:给予|予以)[^，；的]{0,10}(?:警告|记过|禁闭|处罚|处分|通报批评)(?=[，；。、]|或|$)"
    # by whom is not said
    r"|^(?!经|对|发现|逾期|仍)(?:(?!应当|可以|有权|负责)[^；])+的，(?:依[照据法][^，]{0,40}?)?(?:责令(?!其监护)|没收|吊销|给予(?:警告|[^，]{0,4}处[罚分])|予以处[罚分])"
)
MISDEEDS = re.compile(  # beside the misconduct of the lexicon: what no party may do
    "擅自|非法|打击报复|阻[挠碍]|妨碍|抗拒|殴打|侮辱|威胁|私自|故意|仍不|未经[^，]{0,12}(?:批准|许可|同意)|伪造|变造|倒卖|冒[用充]|哄抢|煽动|扰乱|犯罪的"
)
RIGHTS = re.compile(
    "(?:享有|行使|拥有)[^，。；]*处分[^，。；]*权"
)  # 享有占有和处分的权利: nobody is punished
FOUND_OUT = re.compile("(?:经[^，]{2,8})?(?:在[^，]{2,16}(?:中|时))?(?:发现|接到|收到|对)")
PLACED = re.compile(
    "在[^，]{0,16}?(?:禁止|不得)[^，]{1,20}?(?:内|区|路段|地|场所|时段|期间)"
)  # 在禁止通行的路段|停车
CRIME = re.compile("(?:同时|又)?构成[^，]{2,40}罪(?:[^，]{0,6}罪)?的")
STILL = re.compile("逾期|情节|拒不|造成|仍|对?拒绝|屡")  # what goes on from the wrong in the sentence before


class Wrongs:
    """Tells them at one law's desk.  ``liable`` is true in a chapter of 法律责任."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.text, self.grammar, self.reader = desk, desk.text, desk.grammar, desk.reader
        self.liable = False

    def violation(self, sentence: Span, memory: Memory) -> bool:
        """Whether the sentence punishes: in 法律责任, by its words, or going on from one that did."""
        if memory.agent and STILL.match(self.text, sentence.start, sentence.end):
            return True
        body = RIGHTS.sub("", self.text[sentence.start : sentence.end])
        goes_on = memory.fallen and (STILL.match(body) or CRIME.match(body))  # 情节严重的，责令停业整顿
        return bool(
            (self.liable or memory.punishing or goes_on or VIOLATES.search(body))
            and (self.grammar.punishing.search(body) or DEALT_WITH.search(body))
        ) or self._dealt_with(body)

    def _dealt_with(self, body: str) -> bool:
        """擅自占用的，由主管部门依法处理: what is done by one whom 由 names, about a case that tells a wrong."""
        dealt = DEALT_WITH.search(body)
        case = body[: dealt.start() + 2] if dealt else ""
        if FOUND_OUT.match(case):
            return False  # 发现违法行为的，由X查处: its work
        return bool(case) and bool(self.grammar.misconduct.search(case) or MISDEEDS.search(case))

    def misdeed(self, course: Course, case: Span) -> bool:
        """Whether a case tells a wrong, or that one goes on for which somebody has just punished."""
        told = self.grammar.misconduct.search(self.text, case.start, case.end)
        told = told or MISDEEDS.search(self.text, case.start, case.end)
        on = bool(course.out) and course.out[-1].modality in (Modality.SANCTION, Modality.LIABILITY)
        return bool(told or (on and STILL.match(self.text, case.start, case.end)))

    def of_the_case(self, later: Sequence[Span]) -> bool:
        """Whether a …的 follows before anybody is bound: the clause is still part of the case."""
        for clause in later:
            body = clause.of(self.text)
            if body.startswith(("构成犯罪", "逾期", "拒不", "对", "没有违法所得", "有违法所得", "违法所得")):
                return False
            if body.endswith("的"):
                return True
            if self.grammar.by.match(body):
                return True  # 认证机构出具虚假结论，由…
            modal = self.grammar.modal.search(PLACED.sub("", body))
            if modal:
                return False
        return False
