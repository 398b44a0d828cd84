"""Names that no list of heads knows, read because they fill a run whole.

filled    向无害化设施运营单位报告    the run between a preposition and its verb
whole     将有关事项通知代表          the rest of a deed
carried   将受伤人员送至医院          who stands between 将 and the verb
"""

import re

from ..ontology.model import Span, Tie
from .actors import ActorReader, Party
from .halves import Halves
from .prepositions import Prepositions

FILLED = {"向": Tie.REPORT, "与": Tie.JOINT, "同": Tie.JOINT}
LIKE_A_NAME = re.compile("(?!大会$|会议$)[^（）]{2,16}")
RUN = 34  # how far a verb may stand from its preposition
HUNG = re.compile(  # what stands between a name and the verb: 向主管机构|书面提出
    "(?:书面|及时|如实|定期|密切|加强|开展|进行|依法|主动|充分|建立|实行|当面|口头|一次性|免费|无偿|直接|自愿|另行|分别|通过|的)+$"
)
ROLE = re.compile("[^，。；、的（]{2,10}(?:人|方|机关|单位|机构|部门)")
TAKEN, BROUGHT = re.compile("[将把]"), re.compile("(?:及时|立即|迅速|尽快)*护?")


class Filled:
    """Reads such names in one law's deeds."""

    def __init__(self, reader: ActorReader, halves: Halves, prepositions: Prepositions) -> None:
        self.reader, self.halves, self.prepositions = reader, halves, prepositions

    def filled(self, text: str, preposition: re.Match[str], deed: Span) -> Party | None:
        """向无害化设施运营单位报告, 与设施管理单位签订: a name no list knows fills the run up to the verb."""
        joins = preposition[0] in ("与", "同")
        if preposition[0] not in FILLED or (
            joins and self.halves.after_noun(text, deed.start, preposition.start())
        ):
            return None  # 推动受益地区|与保护地区人民政府协商
        start, tie = preposition.end(), FILLED[preposition[0]]
        for verb in self.prepositions.toward[tie].finditer(text, start + 2, min(deed.end, start + RUN)):
            hung = HUNG.search(text, start, verb.start())
            end = hung.start() if hung else verb.start()
            if re.compile("[，。；：对为向]").search(text, start, end):
                return None
            party = self.reader.exactly(text, start, end) or self.reader.slot(text, start, end)
            if party and all(LIKE_A_NAME.fullmatch(mention.actor.name) for mention in party.mentions):
                return party
        return None

    def whole(self, text: str, start: int, stop: int) -> Party | None:
        """The rest of a deed as one name, though no name by itself: 代表, 委员; 本人 is none."""
        party = self.reader.exactly(text, start, stop)
        if not party and ROLE.fullmatch(text, start, stop):
            party = self.reader.slot(text, start, stop)  # 反馈|报告人, 告知|再审申请人
        named = party and all(LIKE_A_NAME.fullmatch(mention.actor.name) for mention in party.mentions)
        return party if named else None

    def carried(self, text: str, deed: Span, at: int) -> Party | None:
        """将受伤人员|送至医院: who is taken somewhere is cared for, and nothing is handed over."""
        taken = TAKEN.search(text, deed.start, at) if text.startswith("送", at) else None
        party = self.reader.opening(text, taken.end(), at, modifies=True) if taken else None
        return party if party and BROUGHT.fullmatch(text, party.span.end, at) else None
