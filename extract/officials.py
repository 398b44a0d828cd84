"""What is done to a layman by whoever is competent, though the sentence does not say who that is.

rated      公民牺牲符合条件的，评定为烈士        he is rated, and rates nobody
recorded   职工工伤期间，计入工作年限            what is counted for him
computed   护理人员有收入的，按照误工费计算      how something of his is reckoned
lifted     申请人不追加担保的，可以解除有关措施   only who ordered it lifts it
answered   当事人补办手续的，应当退还机动车      what he asked or paid for
another's  被害人有过错的，可以对行为人从宽处理   who judges deals with the other
himself    消费者同意的，不得增加消费者的费用      a deed that names him anew is done to him
found out  发现学生携带手机的，实行统一保管        who finds it acts, and not who is found

Source: 《立法技术规范（试行）（一）》 (a subject is left out only where the one before it is meant).
"""

import re

from ..ontology.model import ActorKind, Mention, Modality, Span
from .memory import Course
from .moves import Move, Turn
from .opened import Desk
from .rulings import layman

HOW = "(?:依法|及时|立即|酌情|适当|优先|一并|分别|全部|如数|予以|可以|应当|(?:按照?|依照)[^，]{0,16}?规定)*"
COMPUTED = re.compile(
    "(?:按照?|依照|参照|比照)[^，]{2,40}(?:计算|折算|计征|计发)$|区别(?:不同)?(?:情况|情节)|分别(?:予以)?处理$|按照?(?:下列|以下)(?:情形|情况)$"
)
BILLED = re.compile("(?:暂)?(?:按照?|依照|根据)[^，]{2,24}(?:收费|计收|收取)")
FOUND = re.compile("(?:经[^，]{2,6})?(?:发现|查明)")
PUBLIC = {"单位", "个人", "组织", "公民"}
PERSONS = (ActorKind.PUBLIC, ActorKind.OCCUPATION)


class Officials:
    """Tells, in one law, what no layman does."""

    def __init__(self, desk: Desk) -> None:
        self.text, self.reader = desk.text, desk.reader
        lexicon = desk.grammar.lexicon
        word = lexicon.phrase
        lenient = word("lenient")
        self.another = re.compile(
            f"{HOW}(?:对[^，其]{{1,20}}?(?:{lenient}|酌情)|{lenient}[^，其、或]{{2,}}的[^，]{{0,8}}责任$)"
        )
        self.rated = re.compile(f"{HOW}{word('official', 'rated')}(?!$)")
        self.recorded = re.compile(f"{HOW}{word('official', 'recorded')}(?!$)")
        self.lifted = re.compile(f"{HOW}(?:解除|变更)[^，]{{0,12}}{word('official', 'measures')}$")
        self.answered = re.compile(f"{HOW}{word('official', 'answered')}")
        self.toward = re.compile(
            f"(?:{HOW}|[^，]{{2,8}}[日内前后])??{word('official', 'toward')}(?:该|每一)?"
        )
        self.asks = lexicon.pattern("phrases", "official", "asked")

    def alone(self, deed: Span, mentions: tuple[Mention, ...], course: Course, modality: Modality) -> bool:
        """Whether such a deed is none of ``mentions``, who are laymen."""
        if not layman(mentions):
            return False
        if self._to_himself(deed, mentions):
            return True
        if modality is Modality.PROHIBITION:
            return False
        if any(does.match(self.text, deed.start, deed.end) for does in (COMPUTED, self.another, self.lifted)):
            return True
        mine = {mention.actor.name for mention in mentions} == {mention.actor.name for mention in course.case}
        if not mine:
            return self._found(mentions, course)
        if self.rated.match(self.text, deed.start, deed.end):
            return True
        if mentions[0].actor.kind not in PERSONS:
            return False
        if self.recorded.match(self.text, deed.start, deed.end) or BILLED.match(
            self.text, deed.start, deed.end
        ):
            return True
        case, condition = course.case[-1].span.end, course.condition
        asked = condition and self.asks.search(self.text, case, condition.end)
        return bool(asked and self.answered.match(self.text, deed.start, deed.end))

    def passive(self, turn: Turn) -> bool:
        """随军配偶应当纳入扶持范围: it is done to who stands as subject."""
        assert turn.deed is not None
        if turn.party is None or turn.move is not Move.MODAL or turn.modality is not Modality.OBLIGATION:
            return False
        persons = all(mention.actor.kind in PERSONS for mention in turn.party.mentions)
        done = self.recorded.match(self.text, turn.deed.start, turn.deed.end)
        return persons and turn.condition is None and bool(done)

    def _to_himself(self, deed: Span, mentions: tuple[Mention, ...]) -> bool:
        """增加|消费者的费用, 书面告知|当事人: the one carried on is named anew as whom it is done to."""
        verb = self.toward.match(self.text, deed.start, deed.end)
        party = self.reader.opening(self.text, verb.end(), deed.end, modifies=True) if verb else None
        names = {mention.actor.name for mention in mentions}
        return party is not None and {mention.actor.name for mention in party.mentions} == names

    def _found(self, mentions: tuple[Mention, ...], course: Course) -> bool:
        """严禁学生…；发现学生…的，实行…: the one found out, though the last sentence forbade it to him."""
        at = course.condition
        finds = FOUND.match(self.text, at.start, at.end) if at else None
        party = self.reader.opening(self.text, finds.end(), at.end, modifies=True) if at and finds else None
        return party is not None and {m.actor.name for m in party.mentions} == {
            m.actor.name for m in mentions
        }


def public(mentions: tuple[Mention, ...]) -> bool:
    """Whether those are anybody: 任何单位和个人."""
    return bool(mentions) and {mention.actor.name for mention in mentions} <= PUBLIC
