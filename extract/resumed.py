"""What a clause without modal and subject resumes of the sentence before it.

anew       不得挖掘道路；确需挖掘的，报请批准      another case: the ban does not reach it
still      可以申请复议；不服的，向法院起诉        he may, still
applied    应当提出申请；经批准后，方可开工        whoever was told to apply may act
refused    用户拒绝验视的，不得收寄               whom he refused, and not he
"""

import re

from ..ontology.model import Mention, Modality, Span
from .clauses import behind
from .counterparts import authority
from .memory import Course
from .opened import Opened

GRANTED = re.compile("(?:依法)?(?:经(?!查|检)|取得|获得|领取)")  # 经同意后, 取得执照后
ALLOWS = ("，可以", "，有权", "，不得", "，并可以")
STILL = re.compile("(?:依法|也|再|另行|向[^，]{2,24})*(?:提起|起诉|申请|申诉|请求|要求|优先|免费|可以)")


REFUSES = re.compile("[^，]*(?:拒绝|不配合|不同意)[^，]*(?<!目)的$")
ONLY_THEN = re.compile("经[^，]{0,24}后(?:方可|才可|方能|才能)")
NOTED = re.compile("(?:在[^，]{2,12})?(?:注明|记明|载明|记录|写明|说明情况)")


def for_others(text: str, current: Opened, deed: Span) -> bool:
    """Whether 经批准后方可拆除 limits what was forbidden, or what another asks of an authority, and is no deed."""
    whose = current.bearers
    office = authority(whose) and not whose[0].actor.name.endswith("单位")
    free = office or current.modality is not Modality.OBLIGATION
    return free and bool(ONLY_THEN.match(text, deed.start))


def refused(text: str, course: Course, deed: Span, modality: Modality) -> tuple[Mention, ...] | None:
    """Who acts where the case's party refused him: 当事人拒绝签名的，应当在笔录上注明; None where nobody did."""
    memory, case = course.memory, course.case
    said = course.condition and REFUSES.fullmatch(text, course.condition.start, course.condition.end)
    office = authority(case) and not case[0].actor.name.endswith("单位")
    tells = modality is Modality.PROHIBITION or NOTED.match(text, deed.start, deed.end)
    if not said or not tells or course.violation or not case or office:
        return None
    same = {m.actor.name for m in memory.subject} & {m.actor.name for m in case}
    return memory.office if same else memory.subject


def anew(text: str, modal: re.Pattern[str], course: Course, deed: Span) -> bool:
    """Whether a deed in a case of its own stands apart from the 可以 or 不得 of the sentence before."""
    freely = course.memory.modality in (Modality.PERMISSION, Modality.PROHIBITION)
    if not (freely and course.condition) or course.memory.listed or STILL.match(text, deed.start):
        return False
    if text.startswith(ALLOWS, deed.end):
        return False  # 经过批准，出示证件，可以进入: one breath
    return modal.search(text, behind(text, deed.start, "。；：\n"), deed.start) is None


def applied(text: str, course: Course, condition: Span) -> tuple[Mention, ...]:
    """Who was told to apply in the same sentence, and may act once it is granted."""
    last = course.out[-1] if course.out else None
    granted = GRANTED.match(text, condition.start, condition.end)
    return last.bearers if last and granted and last.modality is Modality.OBLIGATION else ()
