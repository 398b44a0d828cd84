"""The conjuncts of an actor phrase: where a name begins, where its head ends it.

    full       a name with a head of its own: 市、旗区人民政府公安机关
    bare       a name that waits for its list's head: 司法行政 in 司法行政、教育体育等部门
    governed   a government before a bare department
    relative   经营快递业务的企业 keeps its clause, 违反规定的单位 loses it
    closing    the general word after 等

Whether a run of words is a name at all, and not a verb and its object, ``nominal`` says.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..ontology.model import ActorKind
from .lexicon import Lexicon, any_of
from .naming import Namer
from .nominal import FOLLOWS, INNER, NAME_LIMIT, Nominal, clause_of, clause_start
from .segment import Segmenter

CONNECT = re.compile(
    r"□*(?:、|，以及|以及|及其(?![他它余中])|和|与|(?<![涉普波触顾论提推以])及(?![时早格至])|或者|或|同(?!意|步|样|时|级|一))"
)
LIST_END = re.compile(r"等(?!级|额|离子|价|同|候|效|待|于)")
POST_MODIFIER = re.compile(
    r"(?:(?:户籍|居住|住所|实际|经常|工作|经营|注册|登记)*(?:所在(?:地|城乡)?|居住地|经营地|住所地|户籍地)的?)?(?:的|各)?(?:其他)?(?:主要|法定|直接负责的|直接|分管|行政|执法|专业|技术|安全生产|安全|管理|有关|相关|一线)?"
)
REPRESENTS = frozenset("和、，。应可不有的参通由担与及或在自向对依按")
OF = re.compile(
    r"(?:所属|下属|设立|设置|派出|批准|指定|委托|确定|授权)的?(?:(?:、|和|或者?)(?:设立|设置|派出|批准|指定|委托|确定|授权))?的(?:或者?(?:批准|指定|委托|授权)的)?"
)
TOLD = re.compile("[^，。；：、的和与或及应]{3,14}的|(?:尚未|已经)[^，。；：]{3,40}?的")
VERB_TAIL = re.compile(
    "[\u4e00-\u9fff]{2,6}?(?P<head>机构|机关|部门|中心)(?=负责|应当|不得|可以|（|、|和|，|依法)"
)
PLACES = re.compile(r"[\u4e00-\u9fff]{0,6}(?:场所|行业)")
BESIDE = re.compile("(?:和|或者?|、|与)(?:个人|单位|个体|公民)")  # (作出贡献的)组织和个人
DEEDS = re.compile(
    "((?:[\u4e00-\u9fff]{2}、)*[\u4e00-\u9fff]{2})(?:、|和|或者?)([\u4e00-\u9fff]{2})[^，。；：、的]{2,16}的(?=.{2})"
)
CHARGED = re.compile("(?:负责|承担|主管)[^，。；：、的]{2,16}的")
THINGS = re.compile(
    "[\u4e00-\u9fff]{0,6}?(?:活动|工作|行为|制度|项目|信息|事项|资料|材料|内容|产品|设施|设备|费用)(?=，|应当|不得|可以|的|、|$)"
)
TOGETHER = re.compile(
    "[^，。；：]{2,24}?(?:加强|开展|进行|深化)?(?:合作|协作|对接|建立联合|共建|共同|联合)(?!会|体|国|医疗|社|办学|单位|企业|方|组织|机制|者|经济)"
)
OWN_NAME = ("政府", "法院", "检察院", "公安机关", "委员会", "国务院")
CHOOSES = re.compile(
    "(?:委托|指定|授权|确定|聘请|雇用|使用|接受|需要|发现|购买)(?:具有|具备|取得|符合|有|依法|合法|相应)"
)
CLAUSE_LIMIT = 22  # a longer clause describes and is no part of the name (spec of norms, Actors 4)
COUNTED = re.compile(r"[一二三四五六七八九十百千两\d]+(?:人|名)(?:以上|以下)?")
OTHER_WORDS = frozenset("才身口士类群数次均格生物力文道造质心性命像畜")  # 人 opens another word: 人才, 人畜
BARE_END = re.compile(r"以及|、|和|与|(?<![涉普波触顾论提推以])及(?![时早格至])|或|等|□|[，。；：]")


@dataclass(frozen=True, slots=True)
class Element:
    start: int
    end: int
    head: str  # "" for a conjunct that waits for the list's head
    owned: bool = False  # hangs on the name before it by 及其
    verbal: bool = False  # a bare verb: 使用 in 生产、使用、维护保养单位


class Conjuncts:
    """Finds the conjuncts of phrases in one law's shadow."""

    def __init__(
        self,
        lexicon: Lexicon,
        segmenter: Segmenter,
        terms: Iterable[str],
        shorts: Mapping[int, str],
    ) -> None:
        self.lexicon, self.segmenter = lexicon, segmenter
        self.terms = frozenset(terms)
        words = lexicon.tables["heads"]
        self.not_joined = frozenset(words["not_joined"])
        self.parts, self.governments = frozenset(words["parts"]), tuple(words["governments"])
        self.held = re.compile(rf"([^，。；：、的和与或]{{2,10}})的({any_of(words['held']).pattern})")
        self.licensing = lexicon.pattern("verbs", "relative", "licensing")
        self.head = any_of([*lexicon.kinds, *self.terms])
        self.online = tuple(words["online"])
        self.namer = Namer(lexicon, segmenter, sorted(self.terms), shorts)
        self.nominal = Nominal(lexicon, segmenter, self.namer, self.terms)
        self.stop, self.harmless, self.relative = (
            self.nominal.stop,
            self.nominal.harmless,
            self.nominal.relative,
        )
        self.governed = re.compile(
            rf"{lexicon.level.pattern}(?:(?:人民)?政府)?(?>{any_of(lexicon.domains).pattern})(?=、|和(?!{any_of(lexicon.kinds).pattern})|等)"
        )

    def elements(self, text: str, start: int, stop: int) -> tuple[list["Element"], int, str]:
        """The conjuncts, where the phrase ends, and the head that closes its list."""
        elements: list[Element] = []
        start = self._past_deeds(text, start, stop)
        at, good, end, owned = start, 0, start, False
        while at < stop:
            element = (
                self._governed(text, at, stop)
                or self._full(text, at, stop, owned, bool(elements))
                or (self._told(text, at, stop) if elements and elements[-1].head else None)
                or self._bare(text, at, stop, bool(elements))
            )
            if element is None:
                break
            element = self._charged(text, self._bureau(text, element, stop), stop)
            elements.append(element)
            counted = COUNTED.match(text, element.end, stop)  # 村民代表五人以上
            at = counted.end() if counted else element.end
            if element.head:
                good, end = len(elements), at
            closing = LIST_END.match(text, at, stop)
            if closing:
                head, end = self._closing(text, closing.end(), stop)
                own = head.endswith("者") and end - closing.end() > len(head)  # 农药等农业投入品销售者
                if own and not any(element.head for element in elements):
                    return [Element(closing.end(), end, head)], end, ""
                if head and "场所" in text[closing.end() : end]:
                    # 机场、车站等公共场所经营者: they run the places
                    return [Element(closing.end(), end, head)], end, ""
                if not head and THINGS.match(text, closing.end(), stop):
                    return [], start, ""  # 文明单位、文明社区等创建活动
                if not head and (places := PLACES.match(text, closing.end(), stop)):
                    end = places.end()  # 监狱、看守所等监管场所
                if head or element.head:
                    return elements, end, head or "等"
                elements = elements[:good]
                return elements, elements[-1].end if elements else start, ""
            connector = CONNECT.match(text, at, stop)
            if not connector or (
                connector[0] in ("与", "和", "同") and self._together(text, connector, stop)
            ):
                break
            at = connector.end()
            owned = connector[0].endswith("及其") or bool(re.compile("其(?![他它余中])").match(text, at))
        elements = elements[:good]
        for n, element in enumerate(elements):
            heads = [later for later in elements[n:] if later.head]
            if element.verbal and not self.nominal.ends_in_verb(
                text, heads[0].start, heads[0].end, heads[0].head
            ):
                return [], start, ""
        if text.startswith(("双方", "三方", "本人"), end):
            end += 2
        return elements, end, ""

    def _together(self, text: str, connector: re.Match[str], stop: int) -> bool:
        """企业与|医疗机构加强合作: with whom, and no second of a list."""
        found = TOGETHER.match(text, connector.end(), stop)
        return bool(found) and not re.search("[与同]" if connector[0] == "与" else "[、与同]", found[0])

    def _past_deeds(self, text: str, start: int, stop: int) -> int:
        """印制、使用发票的|单位和个人: what they do, in verbs with one object, is no list of names."""
        found = DEEDS.match(text, start, stop)
        if not found or self.relative.match(text, start, stop):
            return start
        verbs = [*found[1].split("、"), found[2]]
        doing = all(
            self.segmenter.tag_at(verb, 0)[0].startswith("v") or self.stop.match(verb) for verb in verbs
        )
        return found.end() if doing and self.head.match(text, found.end(), stop) else start

    def _charged(self, text: str, element: Element, stop: int) -> Element:
        """学校|负责军事训练的机构: who is charged with a matter is named by it, not by the owner."""
        found = CHARGED.match(text, element.end, stop) if element.head else None
        named = self._full(text, found.end(), stop, False, closes=True) if found else None
        office = (
            named and named.start == found.end() and named.head.endswith(("机构", "部门", "人员", "单位"))
        )
        return Element(found.start(), named.end, named.head, element.owned) if named and office else element

    def _governed(self, text: str, at: int, stop: int) -> Element | None:
        """A government before a bare department: 市、旗区人民政府司法行政、公安机关…等部门."""
        found = self.governed.match(text, self.namer.past_determiners(text, at, stop), stop)
        return Element(at, found.end(), "") if found else None

    def _full(
        self, text: str, at: int, stop: int, owned: bool, inside: bool = False, closes: bool = False
    ) -> Element | None:
        """A conjunct with a head of its own, as far as directly joined heads carry it."""
        begin = self.namer.past_determiners(text, at, stop)
        level = self.lexicon.level.match(text, begin, stop)
        compound = self.lexicon.compound_domain.match(text, level.end() if level else begin, stop)
        search = compound.end() if compound else begin  # 人力资源和社会保障|部门: no 社会 there
        while found := self.head.search(text, search, min(stop, begin + NAME_LIMIT + 12)):
            if found[0].endswith("部") and text.startswith("门", found.end()):
                search = found.end() - 1  # 财政|部门, not 财政部
                continue
            if (
                text[begin : found.end()].endswith("或者")
                or (found[0] == "人" and text[found.end() : found.end() + 1] in OTHER_WORDS)
                or (len(found[0]) == 1 and not self.nominal.ends_here(text, found.end(), found[0]))
            ):
                search = found.end()  # 或者, 人畜
                continue
            if found[0] == "社会" and found.end() < stop and text[found.end()] not in FOLLOWS:
                search = found.end()  # 社会|信用管理部门
                continue
            if not self.nominal.plain(text, begin, found.start(), found[0]):
                return self._relative(text, at, begin, stop, owned)
            hollow = begin == at and not inside and not closes
            beside = found[0] == "组织" and BESIDE.match(text, found.end(), stop)
            if found.start() == begin and found[0] in self.lexicon.not_alone and hollow and not beside:
                search = found.end()
                continue
            end = found.end()
            if self.nominal.ends_here(text, end, found[0]):
                end, head = self._extended(text, begin, end, stop, found[0])
                name = text[begin:end]
                if found[0] == "社会" and found.start() > begin:
                    return None
                if self.nominal.verb_and_object(text, begin, found.start(), found[0]):
                    return None
                alone = name in self.lexicon.not_alone and not (
                    (name in ("组织", "社会") and (begin > at or inside))
                    or (name == "组织" and BESIDE.match(text, end, stop))
                    or (
                        name == "社区"
                        and inside
                        and (text[end : end + 1] in FOLLOWS or text[end : end + 1] in "为开")
                    )
                )
                thing = head == "平台" and found.start() > begin and not name.startswith(self.online)
                if (alone and not closes) or thing or name.endswith(self.lexicon.not_ending):
                    search = end
                    continue
                clause = text.startswith("的", end) and self.relative.match(text, begin, stop)
                described = self._relative(text, at, begin, stop, owned) if clause else None
                return described or Element(at, end, head, owned)  # 管理矿山企业的|主管部门
            search = found.start() + 1
        return None

    def _relative(self, text: str, at: int, begin: int, stop: int, owned: bool) -> Element | None:
        """A name with a clause before it: 经营快递业务的企业 keeps it, 违反规定的单位 loses it."""
        level = self.lexicon.level.match(text, begin, stop)
        start = level.end() if level else begin
        if level and text.startswith("人民政府", start):
            start += 4  # 国务院和县级以上人民政府|负责…的部门
        found = self.relative.match(text, start, stop)
        if found and CHOOSES.match(text, start, stop):
            return None  # 委托|具有相应资质的监测单位: a verb and its object
        if found:
            named = self._full(text, found.end(), stop, owned, True)
            if named is None:
                return None
            if named.head in self.not_joined and text[named.end : named.end + 1] not in FOLLOWS:
                return None
            if named.head.endswith(OWN_NAME):
                return Element(named.start, named.end, named.head, owned)  # 负责事故调查的|人民政府
            organ = named.head.endswith(("部门", "机构", "机关")) and named.end - named.start <= 4
            if found["kind"] in ("管理", "主管") and not organ:
                return None
            if found["kind"] and self.licensing.match(found["kind"]) and not organ:
                return None
            kept = found["kind"] and found.end() - start <= CLAUSE_LIMIT
            return Element(begin if kept else named.start, named.end, named.head, owned)
        held = self.held.match(text, begin, stop)  # 集中交易市场的开办者: what it holds makes the kind
        if not held or self.stop.search(self.harmless.sub("", held[1])):
            return None
        plain = all(tag[:1] in ("n", "v", "b") for _, _, tag in self.segmenter.words(held[1]))
        return Element(begin, held.end(), held[2], owned) if plain else None

    def _bureau(self, text: str, element: Element, stop: int) -> Element:
        """公安机关交通管理、交通运输等部门: an organ's field waits for the list's head as a bare field does."""
        field = self.lexicon.domain.match(text, element.end, stop) if element.head else None
        if not field or not (
            CONNECT.match(text, field.end(), stop) or LIST_END.match(text, field.end(), stop)
        ):
            return element
        return Element(element.start, field.end(), "")

    def _told(self, text: str, at: int, stop: int) -> Element | None:
        """A conjunct that a clause describes: 列席会议的人员 in 组成人员和列席会议的人员."""
        found = TOLD.match(text, at, stop)
        if not found or self.segmenter.tag_at(text[at : found.end()], 0)[0][:1] not in ("v", "p", "d"):
            return None
        named = self._full(text, found.end(), stop, False, True)
        return named if named and named.start == found.end() else None

    def _extended(self, text: str, begin: int, end: int, stop: int, head: str) -> tuple[int, str]:
        """Heads joined without a connector: 人民政府 + 公安机关, 企业 + 主要负责人."""
        while end < stop:
            past = end
            while text[past : past + 1] == "□":
                past += 1
            if (
                past > end
                and head.endswith(self.governments)
                and (told := self._department(text, past, stop))
            ):
                end, head = told.end(), told[0]  # 人民政府（以下统称省级人民政府）|生态环境主管部门
                continue
            if (
                text[end] == "（"
                and (close := text.find("）", end, stop)) > 0
                and self.head.match(text, close + 1)
            ):
                follow = self.head.match(text, close + 1)
            elif head.endswith(self.governments):
                follow = self._department(text, end, stop)
                named = self._relative(text, end, end, stop, False) if not follow else None
                if named and named.start == end and named.head in ("部门", "机构"):
                    end, head = named.end, named.head  # 人民政府|管理专利工作的部门
                    continue
                if not follow and text.startswith("的派出机", end):
                    follow = self.head.match(text, end + 1, stop)
            else:
                modifier = POST_MODIFIER.match(text, end, stop)
                assert modifier is not None
                follow = self.head.match(text, modifier.end(), stop) or self.head.match(text, end, stop)
                if follow and modifier[0].startswith("的") and follow[0] not in self.parts:
                    follow = None
                follow = follow or self._noun_tail(text, end, stop, head) or self._verb_tail(text, end, stop)
            if (
                not follow
                or (follow[0] in self.not_joined and not self._complete(text, follow))
                or not self.nominal.ends_here(text, follow.end(), follow[0])
            ):
                break
            end, head = follow.end(), follow[0]
        if text.startswith("代表", end) and text[end + 2 : end + 3] in REPRESENTS:
            end, head = end + 2, "代表"  # 被征收人代表和公众代表
        if text.startswith("（", end) and (close := text.find("）", end, stop)) > 0:
            inside = text[end + 1 : close]
            if len(inside) < 16 and any(inside.endswith(form) for form in self.lexicon.kinds):
                end = close + 1  # 派出机关（机构）
        return end, head

    def _complete(self, text: str, follow: re.Match[str]) -> bool:
        """青少年组织、学校: 组织 takes no object there, so it ends the name."""
        at = follow.end()
        listed = (
            text[at : at + 1] in "、和与及或" and self.segmenter.tag_at(text[at + 1 : at + 9], 0)[0] == "v"
        )
        return follow[0] == "组织" and not listed and text[at : at + 1] in "、和与及或应不可均等"

    def _department(self, text: str, end: int, stop: int) -> re.Match[str] | None:
        """The department of a government: 人民政府 + 市场监督管理部门, 人民政府 + 有关部门."""
        begin = self.namer.past_determiners(text, end, stop)
        domain = self.lexicon.domain.match(text, begin, stop)
        search = domain.end() if domain else begin  # 国务院机构编制管理机关: 机构 opens a domain there
        for found in self.head.finditer(text, search, min(stop, begin + NAME_LIMIT)):
            if not self.nominal.plain(text, begin, found.start(), found[0]):
                return None
            if not self.nominal.ends_here(text, found.end(), found[0]):
                continue  # 人民政府|管理机关事务…
            if not domain and found.start() > begin and self.nominal.steers(text, begin):
                return None  # 人民政府|责成有关部门
            if self.lexicon.kinds.get(found[0]) in (
                ActorKind.DEPARTMENT,
                ActorKind.COORDINATING,
                ActorKind.INSTITUTION,
                ActorKind.OCCUPATION,
            ) or (found[0] in self.terms):
                return found
        return None

    def _noun_tail(self, text: str, end: int, stop: int, head: str) -> re.Match[str] | None:
        """A head that only opens a longer name: 儿童 + 福利机构."""
        start = clause_start(text, end)
        tag, length = self.segmenter.tag_at(clause_of(text, end), end - start)
        kind = self.lexicon.kinds.get(head)
        serves = tag == "vn" and kind in (ActorKind.PUBLIC, ActorKind.OCCUPATION)  # 驾驶员|培训管理机构
        if not (tag.startswith("n") or serves) or length < 2 or (self.stop.match(text, end) and not serves):
            return None
        if text[end : end + length] in self.nominal.predicates and not serves:
            return None  # 学校|处分学生
        found = self.head.search(text, end, min(stop, end + length + 7))
        if not found or found[0] in self.not_joined:
            return None
        if serves and found[0] not in (
            "机构",
            "部门",
            "学校",
            "中心",
            "单位",
            "组织",
            "管理机构",
            "委员会",
            "协会",
            "联合会",
            "基金会",
            "管理部门",
        ):
            return None
        if not serves and not self.nominal.plain(text, end, found.start()):
            return None
        between = self.segmenter.words(text[end : found.start()])
        if between and between[-1][2] == "v" and found[0] in ("机构", "中心", "单位", "企业"):
            between = between[:-1]  # 残疾人|创业孵化机构
        return found if all(tag.startswith(("n", "b", "j")) or tag == "vn" for _, _, tag in between) else None

    def _verb_tail(self, text: str, end: int, stop: int) -> re.Match[str] | None:
        """事业单位|登记管理机构: verbs and a head that a name goes on with, right before its own verb."""
        found = VERB_TAIL.match(text, end, stop)
        if not found or self.nominal.steers(text, end) or self.nominal.taking.match(text, end):
            return None
        words = self.segmenter.words(text[end : found.start("head")])
        verbs = all(
            b - a > 1 and self.nominal.agentive.fullmatch(text, end + a, end + b) for a, b, _ in words
        )
        return self.head.match(text, found.start("head"), stop) if verbs else None

    def _bare(self, text: str, at: int, stop: int, inside: bool) -> Element | None:
        """A conjunct that waits for the list's head: 司法行政 in 司法行政、教育体育等部门."""
        begin = self.namer.past_determiners(text, at, stop)
        level = self.lexicon.level.match(text, begin, stop)
        compound = self.lexicon.compound_domain.match(text, level.end() if level else begin, stop)
        search = compound.end() if compound else level.end() if level else begin
        found = BARE_END.search(text, search, min(stop, search + 15))
        if not found or found[0] in "，。；：□" or found.start() == begin:
            return None
        word = text[begin : found.start()]
        if len(word) < 2 or self.nominal.adverb.fullmatch(word):
            return None
        if word not in self.lexicon.domains:
            if self.nominal.governing.match(word) or self.segmenter.tag_at(word, 0) == ("p", len(word)):
                return None
            if not word.startswith("进") and (
                self.stop.fullmatch(word) or self.segmenter.tag_at(word, 0) == ("v", len(word))
            ):
                return Element(at, found.start(), "", verbal=True)
            if self.nominal.never.match(word):
                return None
            if self.stop.search(self.harmless.sub("", word)) or INNER.search(word, 1):
                return None
            words = self.segmenter.words(word)
            whole = self.head.match(word)
            if (
                whole
                and whole.end() < len(word)
                and self.segmenter.tag_at(word, whole.end())[0].startswith("v")
            ):
                return None  # 向社会公众宣传|与本行业…
            if words[-1][2] in ("a", "ad", "z"):
                return None  # 疗效确切、特色优势明显的机构
            if (len(words) > 1 and self.nominal.deeds.match(word)) or any(tag == "uv" for _, _, tag in words):
                return None  # 宣传国防和军队建设
        return Element(at, found.start(), "")

    def _closing(self, text: str, at: int, stop: int) -> tuple[str, int]:
        """The general word after 等, and where the phrase ends: 等有关部门和机构."""
        element = self._full(text, at, stop, False, closes=True)
        if element is None or element.end - at > 30:
            return "", at
        end, head = element.end, element.head
        while connector := CONNECT.match(text, end, stop):
            more = self._full(text, connector.end(), stop, False, closes=True)
            bare = more and text[self.namer.past_determiners(text, more.start, stop) : more.end]
            if more is None or bare not in (
                "机构",
                "单位",
                "部门",
                "企业",
                "组织",
                "平台",
                "媒体",
                "机关",
                "团体",
            ):
                break
            end = more.end
        return head, end
