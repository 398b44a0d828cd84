"""With whom: the relations a verb phrase states (spec of norms, Relations).

before   verb + actor        会同公安机关, 指导、监督医疗机构, 督促有关部门
toward   preposition + actor + verb    向公安机关报告, 对企业的监督检查, 与学校建立协作机制
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..ontology.model import ActorKind, Mention, Relation, Span, Tie
from .actors import ActorReader, Party
from .conjuncts import OF
from .lexicon import Lexicon, any_of
from .nominal import clause_of, clause_start

COMPOUND = ("管理", "服务", "保障", "保护", "培训", "教育", "组织")  # halves of nouns: 储备粮|管理, 经济|组织
JOINS = re.compile(r"、|和|并|及|与|或者|以及|，")
MODIFIED = frozenset({Tie.GUIDE, Tie.SUPERVISE, Tie.SERVE, Tie.SUPPORT, Tie.COORDINATE})
URGED = frozenset({ActorKind.PUBLIC, ActorKind.SOCIAL, ActorKind.OCCUPATION, ActorKind.GRASSROOTS})
PREPOSITION = re.compile(
    r"到(?=.*(?:办理|登记|备案|报到))|对于|对(?![象外口接照面账比应策话立方手])|向(?!上(?!一级|级))|为(?![主人首宜准了])|与(?!会)|和|同(?![级意时步样一等类期行])|给(?![予付])"
)
ALLOWED = {
    "到": (Tie.REPORT,),
    "向": (Tie.REPORT, Tie.SERVE, Tie.GUIDE, Tie.SUPERVISE),
    "对": (Tie.SUPERVISE, Tie.GUIDE, Tie.SUPPORT, Tie.SERVE, Tie.ASSIST, Tie.SANCTION),
    "对于": (Tie.SUPERVISE, Tie.GUIDE, Tie.SUPPORT, Tie.SERVE),
    "为": (Tie.SERVE, Tie.SUPPORT),
    "与": (Tie.JOINT,),
    "和": (Tie.JOINT,),
    "同": (Tie.JOINT,),
    "给": (Tie.REPORT, Tie.SUPPORT),
}
DONE_FOR = (  # 做好未成年人|保护工作, 加强在校学生的|法制宣传教育: what is done to whom stands before it
    (Tie.SERVE, re.compile("保护|救助|帮扶|关爱|安置|优抚")),
    (Tie.GUIDE, re.compile("的?[^，的、]{0,6}(?:教育|培训)(?:和|、|培养|工作|$)")),
)
SEAT = re.compile("所在[^，。；：、]{1,8}的")
ABOVE = re.compile("的(?=上一级|上级|同级|本级|主管)")
HELPS = re.compile("(?:予以|给予|提供)[^，]{0,4}(?:配合|协助|支持)")
OPINION = re.compile(r"提出[^，]{0,4}(?:意见|建议|批评)")
ANSWERS = re.compile("负责(?:，?并|、)(?:向其)?报告")  # 对本级人民代表大会负责并报告工作
ASKS = re.compile("(?:依法|当面)?(?:询问|调查|质询|了解)")
SERVES = re.compile("(?:提供|给予)[^，]*服务")
PUNISHED = re.compile("处罚|处分|处以|警告|追究|惩戒")
TRAINS = re.compile("(?:提供|给予)(?:[^，、和]|的[^，、和]*和)*(?:培训|指导|辅导)$")  # 提供岗位和培训 serves
GIVES = re.compile(r"提供|缴纳|创造|发放|给予")
PEOPLE = re.compile(r"服务与管理|管理与服务|管理和服务|服务和管理|管理服务|服务管理")


class Tied(NamedTuple):
    """One relation before its bearers are known."""

    tie: Tie
    to: Mention
    span: Span
    rule: str


ANOTHER = re.compile("其他|其它|相关|有关|上一级|上级|下一级|下级|上游|下游|相邻|毗邻|对方|另一")


class Ties:
    """Finds the relations in one law's verb phrases."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader) -> None:
        self.reader = reader
        self.verbs: dict[str, list[Tie]] = {}
        for tie, forms in lexicon.tables["ties"]["before"].items():
            for form in forms:
                self.verbs.setdefault(form, []).append(Tie(tie))
        self.verb = any_of(self.verbs)
        self.toward = {
            Tie(tie): re.compile(any_of(forms).pattern + r"(?!经费|机构|资源|体系|费)")
            for tie, forms in lexicon.tables["ties"]["toward"].items()
        }
        self.toward[Tie.ASSIST] = any_of(["配合", "协助"])
        self.nouns = frozenset(lexicon.section("ties", "noun"))
        verbs, tails = lexicon.phrase("noun_tails", "verbs"), lexicon.phrase("noun_tails")
        self.bare = re.compile(rf"{verbs}*(?:{tails}|人(?!民))")
        self.praised = lexicon.pattern("phrases", "praised")
        self.taught = lexicon.pattern("phrases", "taught")
        self.cares = lexicon.pattern("phrases", "cares")
        self.handed = re.compile(rf"{lexicon.phrase('handed')}给|(?:交|送|报|寄|传)(?:至|到)|返还(?!给)")
        self.names = any_of([*lexicon.section("verbs", "stops", "names"), *reader.terms])
        self._ends: dict[int, int] = {}  # where the party of a preposition ends, by the preposition's offset

    def within(self, text: str, deed: Span) -> list[Tied]:
        """The relations one clause's deed states, in reading order, each once."""
        found: dict[tuple[Tie, str], Tied] = {}
        toward = list(self._toward(text, deed))
        named = [Span(at, end) for at, end in self._ends.items() if deed.start <= at < deed.end]
        for tied in [
            *self._before(text, deed, named),
            *self._handed(text, deed),
            *toward,
            *self._reversed(text, deed),
            *self._given(text, deed),
        ]:
            found.setdefault((tied.tie, tied.to.actor.name), tied)
        return sorted(found.values(), key=lambda t: (t.span, t.tie.value))

    def _before(self, text: str, deed: Span, named: list[Span]) -> Iterator[Tied]:
        at = deed.start
        while at < deed.end and (found := self.verb.search(text, at, deed.end)):
            name = self.names.match(text, found.start(), deed.end)
            if (
                name
                and name.end() > found.end()
                and text[found.end() : name.end()] not in self.verbs
                and self._ends_word(text, name.end())  # 申请人, not 申请|人民法院
            ):
                at = name.end()
                continue
            whole = self.reader.head.match(text, found.start(), deed.end)
            if (
                whole
                and whole.end() > found.end()
                and len(found[0]) > 1
                and self._ends_word(text, whole.end())
            ):
                at = whole.end()  # 领导干部
                continue
            inside = next(
                (span for span in named if span.start <= found.start() and found.end() <= span.end), None
            )
            if inside:  # 与…市场监督管理、国资监管等单位: part of a name already read
                at = inside.end
                continue
            if found[0] in COMPOUND and self._compound(text, deed.start, found.start()):
                at = found.end()  # 储备粮|管理|总公司: half of a noun
                continue
            if (
                found[0] == "服务"
                and found.start() > deed.start
                and text[found.start() - 1] not in "，、并和及"
            ):
                at = found.end()  # 上网|服务|营业场所
                continue
            level = self.reader.lexicon.level.match(text, found.end(), deed.end)  # 报|上一级人民政府
            if len(found[0]) == 1 and not level and not self._word(text, found.start()):
                at = found.end()  # 国家商检部门, 报酬
                continue
            if found[0] in self.nouns and (whose := self._object_name(text, deed, found)):
                at = whose.span.end  # 接受|教育督导机构的指导
                continue
            group, end = [found[0]], found.end()
            party = self.reader.opening(text, end, deed.end, modifies=True)
            if not party:
                group, end = self._group(text, found, deed.end)
                party = self.reader.opening(text, end, deed.end, modifies=True)
            if not party and Tie.DELEGATE in self.verbs[found[0]]:  # 聘请具有资质的|专家
                party = self.reader.described(text, end, deed.end)
            if not party and Tie.REPORT in self.verbs[found[0]] and len(found[0]) > 1:
                party = self.reader.described(text, end, deed.end, reach=10)  # 报告批准移交的|部门
            if party and (of := OF.match(text, party.span.end, deed.end)):  # 移交给…部门指定的|博物馆
                party = self.reader.opening(text, of.end(), deed.end, modifies=True)
            at = end
            if not party or text[end : end + 1] in "的":
                continue
            if group[-1] in self.nouns and self.bare.match(text, end):  # 管理人员, 培训机构: part of a name
                continue
            owner = text.startswith("的", party.span.end) and self._verb_before(
                text, deed.start, found.start()
            )
            if owner and group == [found[0]] and found[0] in self.nouns:
                continue  # 公布|监督投诉机构的电话
            modified = self.reader.opening(text, end, deed.end) is None
            for verb in group:
                if verb == "明确" and len(group) > 1:
                    continue  # 明确提示购买者
                for tie in self._of(verb, group, party):
                    if modified and tie not in MODIFIED and party.span.end < deed.end:
                        continue
                    for mention in party.mentions:
                        yield Tied(tie, mention, Span(found.start(), party.span.end), f"{verb}+actor")
            at = party.span.end

    def _describes(self, text: str, deed: Span, at: int, end: int) -> bool:
        """Whether a phrase with 向 stands before 的 in what another verb has as its object."""
        words = self.reader.segmenter.words(text[deed.start : at])
        verb = words and words[-1][2] == "v" and words[-1][1] - words[-1][0] > 1
        return bool(verb) and "的" in text[end : min(deed.end, end + 8)]

    def _object_name(self, text: str, deed: Span, found: re.Match[str]) -> Party | None:
        """The name a verb opens, where another verb right before it has that name as its object."""
        words = self.reader.segmenter.words(text[deed.start : found.start()])
        if not words or not words[-1][2].startswith("v") or words[-1][1] - words[-1][0] < 2:
            return None
        party = self.reader.opening(text, found.start(), deed.end, modifies=True)
        return party if party and party.mentions[0].span.start == found.start() else None

    def _verb_before(self, text: str, start: int, at: int) -> bool:
        words = self.reader.segmenter.words(text[start:at])
        return bool(words) and words[-1][2] == "v" and words[-1][1] - words[-1][0] > 1

    def _ends_word(self, text: str, at: int) -> bool:
        return self.reader.segmenter.ends_word(clause_of(text, at - 1), at - clause_start(text, at - 1))

    def about(self, party: tuple[Mention, ...], said: str, span: Span) -> list[Tied]:
        """对作出贡献的单位和个人，…给予表彰: what is done to those a clause of its own names."""
        ties = [Tie.SUPPORT] if self.praised.search(said) else self.meant("对", said)
        ties = [tie for tie in ties if tie is not Tie.ASSIST or HELPS.search(said)]
        return [Tied(tie, mention, span, f"对+actor+{tie.value}") for tie in ties for mention in party]

    def _word(self, text: str, at: int) -> bool:
        """Whether the one character at ``at`` is a word of its own."""
        return self.reader.segmenter.tag_at(clause_of(text, at), at - clause_start(text, at))[1] == 1

    def _compound(self, text: str, start: int, at: int) -> bool:
        """Whether a noun stands right before ``at``, so that a verb there is half of a longer noun."""
        words = self.reader.segmenter.words(text[start:at])
        return (
            bool(words)
            and words[-1][2] in ("n", "nz", "nr", "ns", "nt", "ng")
            and words[-1][1] - words[-1][0] > 1
        )

    def _of(self, verb: str, group: list[str], party: Party) -> list[Tie]:
        """The ties of a verb; 引导 supports the public, and guides a subordinate or a member."""
        if verb != "引导" or "督促" in group:
            return self.verbs[verb]
        public = all(m.actor.kind in URGED for m in party.mentions)
        return [Tie.SUPPORT] if public or {"支持", "鼓励"} & set(group) else self.verbs[verb]

    def _group(self, text: str, found: re.Match[str], stop: int) -> tuple[list[str], int]:
        """指导、监督 and 督促指导: verbs that share one object."""
        group, end = [found[0]], found.end()
        while True:
            join = JOINS.match(text, end, stop)
            more = self.verb.match(text, join.end() if join else end, stop)
            if not more and join and join[0] != "、" and self._verb_at(text, join.end()):
                end = join.end() + 2  # 教育和挽救吸毒人员
                continue
            if not more or (join and join[0] == "，"):
                return group, end
            group.append(more[0])
            end = more.end()

    def _verb_at(self, text: str, at: int) -> bool:
        return self.reader.segmenter.tag_at(text[at : at + 8], 0) == ("v", 2)

    def _toward(self, text: str, deed: Span) -> Iterator[Tied]:
        for found in PREPOSITION.finditer(text, deed.start, deed.end):
            if found[0] in ("和", "同") and (
                found.start() > deed.start + 1 or not self._word(text, found.start())
            ):
                continue  # 共同委托
            party = self.reader.opening(text, found.end(), deed.end, modifies=True)
            if not party and found[0] in ("对", "为", "向", "与"):  # 对做出突出贡献的|单位和个人给予奖励
                party = self.reader.described(text, found.end(), deed.end, reach=44)
            if party and (seat := SEAT.match(text, party.span.end, deed.end)):  # 该医师所在科室的|负责人
                party = self.reader.opening(text, seat.end(), deed.end, modifies=True)
            if party and (above := ABOVE.match(text, party.span.end, deed.end)):
                party = self.reader.opening(text, above.end(), deed.end, modifies=True)
            if party and (of := OF.match(text, party.span.end, deed.end)):  # 向…局派出的|机构
                party = self.reader.opening(text, of.end(), deed.end, modifies=True)
            if not party or party.span.end >= deed.end:
                continue
            self._ends[found.start()] = party.span.end
            if found[0] == "向" and self._describes(text, deed, found.start(), party.span.end):
                continue  # 履行|向市场主体依法作出的承诺
            rest = text[party.span.end : deed.end]
            opens = (
                found.start() == deed.start
                or text[found.start() - 1] in "当并，法自时须"
                or text[found.start() - 2 : found.start()] in ("可以", "应当")
            )
            between = found[0] in ("与", "和", "同") and not opens
            if between and rest.startswith("的") and self._compound(text, deed.start, found.start()):
                continue  # 促进企业|与|高校的合作: what others do together
            meant = self.meant(found[0], rest)
            if (
                found[0] in ("与", "和", "同")
                and opens
                and not rest.startswith(("的", "之", "有关", "无关", "相适应"))
            ):
                meant = [Tie.JOINT]  # 与被征收人计算差价: what is done with somebody
            for tie in meant:
                for mention in party.mentions:
                    yield Tied(tie, mention, Span(found.start(), deed.end), f"{found[0]}+actor+{tie.value}")

    def _reversed(self, text: str, deed: Span) -> Iterator[Tied]:
        """做好未成年人保护工作: whom it serves stands before the verb."""
        for found in self.cares.finditer(text, deed.start, deed.end):
            party = self.reader.opening(text, found.end(), deed.end, modifies=True)
            if party is None:
                continue
            at = party.span.end
            tie = next((t for t, after in DONE_FOR if after.match(text, at, deed.end)), None)
            if tie:
                for mention in party.mentions:
                    yield Tied(tie, mention, Span(found.start(), party.span.end), f"actor+{tie.value}")

    def _handed(self, text: str, deed: Span) -> Iterator[Tied]:
        """支付给移民, 兑付给村集体经济组织: to whom something is handed."""
        for found in self.handed.finditer(text, deed.start, deed.end):
            party = self.reader.opening(text, found.end(), deed.end, modifies=True)
            party = party or self.reader.described(text, found.end(), deed.end)
            if party:
                said = Span(found.start(), party.span.end)
                yield from (Tied(Tie.REPORT, mention, said, "给+actor") for mention in party.mentions)

    def _given(self, text: str, deed: Span) -> Iterator[Tied]:
        """给予有良好记录的志愿者|优待: who is given something stands right behind the verb."""
        for found in re.compile("给予").finditer(text, deed.start, deed.end):
            party = self.reader.described(text, found.end(), deed.end)
            if party and self.praised.search(text, party.span.end, deed.end):
                for mention in party.mentions:
                    yield Tied(Tie.SUPPORT, mention, Span(found.start(), deed.end), "给予+actor")

    def meant(self, preposition: str, rest: str) -> list[Tie]:
        allowed = ALLOWED[preposition]
        if preposition == "对" and PEOPLE.search(rest):
            return [Tie.SERVE]
        if preposition == "对" and self.praised.search(rest):
            return [Tie.SUPPORT]
        if preposition == "对" and ANSWERS.match(rest):
            return [Tie.REPORT]
        if preposition == "对" and OPINION.search(rest):
            return [Tie.REPORT]  # 对主管部门的工作提出意见
        meant = [tie for tie in allowed if self.toward[tie].search(rest)]
        if Tie.SANCTION in meant and not PUNISHED.search(rest):
            meant.remove(Tie.SANCTION)
        if preposition == "为" and GIVES.search(rest):
            if TRAINS.search(rest):
                return [Tie.GUIDE]
            return [Tie.SERVE if SERVES.search(rest) else Tie.SUPPORT]
        if preposition == "向" and ASKS.match(rest):
            return [Tie.SUPERVISE]  # 向当事各方询问有关情况
        if preposition == "向":  # what is told or handed to somebody, unless it teaches or warns
            taught: list[Tie] = [
                tie for tie in (Tie.GUIDE, Tie.SERVE) if tie in meant and self.taught.search(rest)
            ]
            return taught[:1] or [Tie.REPORT]
        return meant[:1] if preposition in ("向", "为") else meant


def related(text: str, tied: list[Tied], bearers: tuple[Mention, ...]) -> tuple[Relation, ...]:
    """Relations from these bearers; nobody stands in one to himself.

    上级人民政府 may guide 下级人民政府, and a department tell 相关部门 of its name: the same name at
    another level, or another of the name, is another body.
    """
    own = {(mention.actor.name, mention.levels) for mention in bearers}
    names = {mention.actor.name for mention in bearers}
    return tuple(
        Relation(t.tie, t.to, t.span, t.rule)
        for t in tied
        if t.to.actor.name not in names
        or (t.to.levels and (t.to.actor.name, t.to.levels) not in own)
        or ANOTHER.search(text[t.span.start : t.to.span.end].replace(t.to.actor.name, ""))
    )


__all__ = ["Party", "Tied", "Ties", "related"]
