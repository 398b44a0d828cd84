"""Who rules, where a clause that tells what only a court or an authority does names nobody.

ruling    原告坚持起诉的，裁定不予受理          the court that the paragraph named
answer    当事人申请撤诉的，准许               the authority bound or named before
judged    行为人…的，应当认定为情节严重          how a court reads it, and nobody's duty
ordered   当事人拒不停止建设的，应当依法处理     whoever ordered him to

Where the paragraph names no such body, nobody bears it (spec: a sentence with no actor to bear it).
Source: 《最高人民法院关于司法解释工作的规定》 (an interpretation speaks to courts: what is ruled, courts rule).
"""

import re

from ..ontology.model import ActorKind, Mention, Span
from .consequences import DEFIES, JUDGED
from .counterparts import authority
from .lexicon import Lexicon
from .memory import Course
from .unsaid import Unsaid

OFFICE_ACT = re.compile(
    "(?:依法|及时|立即|直接|予以)*(?:责令|查封|扣押|吊销|查处|强制(?:拆除|清除|扣|执行|隔离|检)|处理$)"
)
PUNISHING = (ActorKind.DEPARTMENT, ActorKind.GOVERNMENT, ActorKind.COORDINATING)
LAYMEN = (ActorKind.PUBLIC, ActorKind.ENTERPRISE)
PARTIES = (ActorKind.PUBLIC, ActorKind.ENTERPRISE, ActorKind.SOCIAL, ActorKind.GRASSROOTS)
OFFICES = (*PUNISHING, ActorKind.COURT, ActorKind.PROCURATORATE, ActorKind.SUPERVISORY)
PERSONS = (ActorKind.OCCUPATION, ActorKind.OTHER)
OFFICER = re.compile(
    "检察|审判|法官|公诉人|书记员|院长|庭长|[案作法察查行管责]人员|负责人|部门|机关|机构|委员会|组织|庭$|[长员]$(?<!人员)"
)
COURT = re.compile("法院$|仲裁庭|仲裁委员会|仲裁机构")
BENCH = re.compile("法院|法庭|合议庭|审判|仲裁|法官")  # who rules, though a court is named before him
ABROAD = re.compile("外国|境外|台湾|香港|澳门")
ARTICLE = re.compile("[\\s□#*]*第[一二三四五六七八九十百零〇千0-9]+条(?:之[一二三四五六七八九十]+)?[\\s□*]*")
UPHELD = re.compile("(?:^|不|应)予支持$")
SUES = re.compile("，[^，。；]*(?:提起诉讼|起诉)")  # 以债权人为被告，|向执行法院提起诉讼: a party does
ITEM = re.compile("[（(][一二三四五六七八九十百0-9]+[）)]|[0-9]+[.．、]")


class Rulings:
    """Finds who rules in one law."""

    def __init__(self, text: str, lexicon: Lexicon, unsaid: Unsaid) -> None:
        self.text, self.unsaid = text, unsaid
        word = lexicon.phrase
        how = f"(?:{word('ruled', 'how')}|在[^，]{{2,16}}内|经?审查后)*"
        granted, stayed, tried = word("ruled", "granted"), word("ruled", "stayed"), word("ruled", "tried")
        party = f"为[^，]{{0,6}}{word('ruled', 'parties')}"
        self.rules = re.compile(f"{how}{word('ruled')}(?!$|{word('ruled', 'paper')})")
        self.answers = re.compile(
            f"{how}(?:对[^，]{{2,40}}?(?:不予|予以){granted}$|不?(?:予以|予)?{granted}$|驳回(?!通知)|决定(?:适用|开庭|延期|再审|提审)|(?:中止|终结|终止|恢复)(?:本案的?)?{stayed}|{tried}$"
            f"|(?:只|均|仅)?(?:列|追加|将[^，]{{2,30}}?列)[^，]{{0,16}}?{party}|以[^，]{{2,40}}{party}$"
            "|(?:根据|依|按照)?[^，]{0,14}制作(?:判决|裁定|调解)书$|及时裁判|不予审理$|确定管辖$|[^，]{0,20}进行审理$"
            "|按(?:照|自动)?[^，]{{0,8}}(?:撤诉|撤回[^，]{{2,8}})处理"
            "|不?适用[^，]*(?:法|解释|规定|程序|惯例|原则|条例|办法|》)(?:第[^，]*)?(?:进行)?(?:审理|审查|处理|定罪处罚)?$"
            "|(?:按照?|依照)(?:下列|以下)[^，]{2,4}(?:分别|予以)*处理$)"
        )

    def whose(self, course: Course, deed: Span, bearers: tuple[Mention, ...]) -> tuple[Mention, ...] | None:
        """Who does such a deed in place of ``bearers``, who cannot; None where they may."""
        if JUDGED.match(self.text, deed.start, deed.end) and not authority(bearers):
            return ()
        if self.rules.match(self.text, deed.start, deed.end):
            return None if judging(bearers) else self._known(course, self._judges(deed.start))
        if not layman(bearers) and not self._upheld(deed, bearers):
            return None
        office = course.memory.office
        if SUES.match(self.text, deed.end):
            return None
        if self.answers.match(self.text, deed.start, deed.end):
            opens = self._opens(deed.start)
            granting = self.unsaid.granting(course.out, course.condition)
            for known in (granting, course.memory.subject, office):
                if known and known[0].actor.kind in OFFICES and known[0].span.start >= opens:
                    return known
            return self._known(course, self._judges(deed.start))
        return office if office and self._for_office(deed, bearers, course.condition) else None

    def _upheld(self, deed: Span, bearers: tuple[Mention, ...]) -> bool:
        """医院未尽义务，患者请求赔偿的，应予支持: a court upholds it, and no institution that is sued."""
        if not bearers or bearers[0].actor.kind in OFFICES or judging(bearers[:1]):
            return False
        return UPHELD.search(deed.of(self.text)) is not None

    def _known(self, course: Course, ruling: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Who rules goes on as the subject of a paragraph that had none."""
        course.memory.subject = course.memory.subject or ruling
        return ruling

    def _judges(self, at: int) -> tuple[Mention, ...]:
        """The court that the paragraph named last before ``at``."""
        opens = self._opens(at)
        courts = self.unsaid.last_such(opens, at, lambda named: judging(named, COURT))
        return courts or self.unsaid.last_such(opens, at, judging)

    def _opens(self, at: int) -> int:
        """Where the paragraph begins that holds ``at``: before the items of its list."""
        start = self.text.rfind("\n", 0, at) + 1
        while start and ITEM.match(self.text[start : start + 12].lstrip(" □\u3000")):
            start = self.text.rfind("\n", 0, start - 1) + 1
        number = ARTICLE.match(self.text, start)
        return number.end() if number else start

    def _for_office(self, deed: Span, mentions: tuple[Mention, ...], condition: Span | None) -> bool:
        """Whether only an authority does such a deed, and laymen stand as its subject."""
        act = OFFICE_ACT.match(self.text, deed.start, deed.end)
        if not act or mentions[0].actor.kind not in LAYMEN:
            return False
        defied = condition and DEFIES.search(self.text, condition.start, condition.end)
        return not act[0].endswith("处理") or bool(defied)


def layman(bearers: tuple[Mention, ...]) -> bool:
    """Whether those are parties to a case, or others who hold no office in it."""
    if not bearers or judging(bearers[:1]):
        return False
    actor = bearers[0].actor
    return actor.kind in PARTIES or (actor.kind in PERSONS and not OFFICER.search(actor.name))


def judging(mentions: tuple[Mention, ...], kinds: re.Pattern[str] = BENCH) -> bool:
    """Whether those are judges or courts of this country, or who arbitrates."""
    return bool(mentions) and all(
        kinds.search(m.actor.name) and not ABROAD.search(m.actor.name + "".join(m.levels)) for m in mentions
    )
