"""The conjuncts of an actor phrase: where a name begins, where its head ends it.

    full       a name with a head of its own: 市、旗区人民政府公安机关
    bare       a name that waits for its list's head: 司法行政 in 司法行政、教育体育等部门
    governed   a government before a bare department
    relative   经营快递业务的企业 keeps its clause, 违反规定的单位 loses it
    closing    the general word after 等

A name holds no verb that takes it as object (规范群众), and no determiner inside it
(摘录有关单位); jieba is the witness that a head ends where a word ends.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..ontology.model import ActorKind
from .lexicon import Lexicon, any_of
from .naming import REGION, Namer
from .segment import Segmenter

CONNECT = re.compile(r"□*(?:、|，(?=以及)|以及|及其(?![他它余中])|和|与|及(?![时早格至])|或者|或|同(?!意|步|样|时|级|一))")
LIST_END = re.compile(r"等(?!级|额|离子|价|同|候|效|待|于)")
POST_MODIFIER = re.compile(
    r"(?:的|各)?(?:其他)?(?:主要|法定|直接负责的|直接|分管|行政|执法|专业|技术|安全生产|安全|管理|有关|相关|一线)?"
)
TWO_VERBS = re.compile(r"([\u4e00-\u9fff]{2})和([\u4e00-\u9fff]{2})")
REPRESENTS = frozenset("和、，。应可不有的参通由担与及或")
OF = re.compile(r"(?:所属|下属|设立|设置|派出|批准|指定|委托|确定|授权)的?(?:(?:、|和|或者?)(?:设立|设置|派出|批准|指定|委托|确定|授权))?的")
FOLLOWS = frozenset("均都也应可不有按依对向在与及和或、，的自将未已因")
COUNTED = re.compile(r"[一二三四五六七八九十百千两\d]+(?:人|名)(?:以上|以下)?")
RELATING = ("相关", "有关", "相应", "所属", "涉外")  # jieba calls them verbs
OTHER_WORDS = frozenset("才身口士类群数次均格生物力文道造质心性命像畜")  # 人 opens another word: 人才, 人畜
INNER = re.compile(
    r"(?:有关|相关)(?=部门|单位|机构|机关|企业|人员|组织|方|主管|行业|行政|职能|责任|当事|专家|负责|从业|工作|科研|监管|社会|专业|学校|经营|政府)"
    r"|其他|其它|所有|任何|上述|辖区内|区域内|范围内"
)
BARE_END = re.compile(r"以及|、|和|与|及(?![时早格至])|或|等|□|[，。；：]")
NAME_LIMIT = 22  # characters before a head; 国务院银行业监督管理 is 9, 防范和处置非法集资 is 9


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
        self.adverb = lexicon.pattern("verbs", "adverbs", "before")
        words = lexicon.tables["heads"]
        self.dependent, self.not_joined = frozenset(words["dependent"]), frozenset(words["not_joined"])
        self.steered = frozenset(words["steered"]) | {"者", "人", "方"}
        self.parts, self.governments = frozenset(words["parts"]), tuple(words["governments"])
        self.held = re.compile(rf"([^，。；：、的和与或]{{2,10}})的({any_of(words['held']).pattern})")
        self.taking = lexicon.pattern("verbs", "taking")
        self.short = frozenset(lexicon.section("verbs", "taking", "short"))
        self.predicates = frozenset(lexicon.section("verbs", "stops", "predicates"))
        self.licensing = lexicon.pattern("verbs", "relative", "licensing")
        self.agentive = lexicon.pattern("verbs", "agentive")
        self.function = lexicon.pattern("verbs", "stops", "function")
        self.never = lexicon.pattern("verbs", "never")
        self.governing = lexicon.pattern("verbs", "governing")
        self.head = any_of([*lexicon.kinds, *self.terms])
        self.online = tuple(words["online"])
        self.slot_heads = (*lexicon.kinds, *self.terms, *sorted(lexicon.alone_subject))
        self.namer = Namer(lexicon, segmenter, sorted(self.terms), shorts)
        stops, names = (
            lexicon.section("verbs", "stops", "function"),
            lexicon.section("verbs", "stops", "names"),
        )
        self.stop = any_of([*stops, *lexicon.section("verbs", "stops", "verbs")])
        kinds, deeds = (
            lexicon.section("verbs", "relative", "kind"),
            lexicon.section("verbs", "relative", "deed"),
        )
        self.relative = re.compile(
            rf"(?:(?P<kind>{any_of(kinds).pattern})|{any_of(deeds).pattern})[^，。；：]{{1,40}}?的(?!、|和|或|，)"
        )
        follows = r"(?=行政|主管|监管|管理|监督|执法|综合|部门|机关|机构|单位|局|厅|委|和|、|等|人民|牵头|协调|有关|相关|执行|经办|工作|服务|事务)"
        self.harmless = re.compile(
            r"被[\u4e00-\u9fff]{2,4}?(?=人(?!民)|单位|者|方|对象|企业|机构|机关)|"  # 被征收人, 被检查单位
            rf"{any_of(lexicon.domains).pattern}{follows}|{any_of([*names, *self.terms]).pattern}"
        )
        self.governed = re.compile(
            rf"{lexicon.level.pattern}(?:(?:人民)?政府)?(?>{any_of(lexicon.domains).pattern})(?=、|和(?!{any_of(lexicon.kinds).pattern})|等)"
        )

    def elements(self, text: str, start: int, stop: int) -> tuple[list["Element"], int, str]:
        """The conjuncts, where the phrase ends, and the head that closes its list."""
        elements: list[Element] = []
        at, good, end, owned = start, 0, start, False
        while at < stop:
            element = (
                self._governed(text, at, stop)
                or self._full(text, at, stop, owned, bool(elements))
                or self._bare(text, at, stop, bool(elements))
            )
            if element is None:
                break
            elements.append(element)
            counted = COUNTED.match(text, element.end, stop)  # 村民代表五人以上
            at = counted.end() if counted else element.end
            if element.head:
                good, end = len(elements), at
            closing = LIST_END.match(text, at, stop)
            if closing:
                head, end = self._closing(text, closing.end(), stop)
                if head and "场所" in text[closing.end() : end]:  # 机场、车站等公共场所经营者: they run the places
                    return [Element(closing.end(), end, head)], end, ""
                if head or element.head:
                    return elements, end, head or "等"
                elements = elements[:good]
                return elements, elements[-1].end if elements else start, ""
            connector = CONNECT.match(text, at, stop)
            if not connector:
                break
            at = connector.end()
            owned = connector[0].endswith("及其") or bool(re.compile("其(?![他它余中])").match(text, at))
        elements = elements[:good]
        for n, element in enumerate(elements):
            heads = [later for later in elements[n:] if later.head]
            if element.verbal and not self._all_verbs(text, heads[0]):
                return [], start, ""
        if text.startswith(("双方", "三方", "本人"), end):
            end += 2
        return elements, end, ""

    def in_slot(self, text: str, at: int, end: int, last: bool) -> Element | None:
        """A conjunct that fills a subject slot up to ``end``: judged by its ends alone."""
        begin = self.namer.past_determiners(text, at, end)
        level = self.lexicon.level.match(text, begin, end)
        begin = self.namer.past_determiners(text, level.end(), end) if level else begin
        name = text[begin:end]
        head = max((f for f in self.slot_heads if name.endswith(f)), key=len, default="")
        if not head:
            loose = last or not name or self.stop.search(self.harmless.sub("", name))
            return None if loose or self._opens_as_verb(text, begin, end, "") else Element(at, end, "")
        bare = name == head and head in self.lexicon.not_alone and head not in self.lexicon.alone_subject
        thing = name.endswith(self.lexicon.not_ending) and not name.startswith(self.online)
        if bare or thing or end - begin > NAME_LIMIT:
            return None
        if re.search(r"[，。；：《》]", name) or self._opens_as_verb(text, begin, end, head):
            return None
        return Element(at, end, head)

    def _opens_as_verb(self, text: str, begin: int, end: int, head: str) -> bool:
        """Whether a run opens with a verb or a particle and so is no name: 推荐代表候选人, 未经人民法院."""
        if self.never.match(text, begin, end):
            return True
        if self.harmless.match(text, begin, end):
            return False
        tag, length = self.segmenter.tag_at(text[begin:end], 0)
        verbs = self._all_verbs(text, Element(begin, end, head))
        for verb in (self.governing.match(text, begin, end), self.taking.match(text, begin, end)):
            field = verb and verb[0] in self.lexicon.domains and head in self.dependent  # 教育考试机构
            if verb and not field and verb.end() - begin >= length and not (verbs and length + len(head) < end - begin):
                return end - begin > len(head)
        if tag[:1] in ("p", "d", "c", "r", "u", "m", "t", "y") or not tag:
            return True
        return tag in ("v", "vd", "ad") and not verbs

    def _all_verbs(self, text: str, element: Element) -> bool:
        """维护保养单位, 检测机构: verbs and a head, the kind of name that lends its head to verbs."""
        rest = text[element.start : element.end].removesuffix(element.head)
        return element.head in self.dependent and all(
            tag.startswith("v") or self.stop.fullmatch(rest, a, b) or rest[a:b] in self.predicates
            for a, b, tag in self.segmenter.words(rest)
        )

    def _governed(self, text: str, at: int, stop: int) -> Element | None:
        """A government before a bare department: 市、旗区人民政府司法行政、公安机关…等部门."""
        found = self.governed.match(text, self.namer.past_determiners(text, at, stop), stop)
        return Element(at, found.end(), "") if found else None

    def _full(
        self, text: str, at: int, stop: int, owned: bool, inside: bool = False, closes: bool = False
    ) -> Element | None:
        """A conjunct with a head of its own, as far as directly joined heads carry it."""
        begin = self.namer.past_determiners(text, at, stop)
        search = begin
        while found := self.head.search(text, search, min(stop, begin + NAME_LIMIT + 12)):
            if text[begin : found.end()].endswith("或者") or (
                found[0] == "人" and text[found.end() : found.end() + 1] in OTHER_WORDS
            ) or (
                len(found[0]) == 1 and not self._ends_here(text, found.end(), found[0])
            ):
                search = found.end()  # 或者, 人畜
                continue
            if not self._plain(text, begin, found.start(), found[0]):
                return self._relative(text, at, begin, stop, owned)
            hollow = begin == at and not inside and not closes
            if found.start() == begin and found[0] in self.lexicon.not_alone and hollow:
                search = found.end()
                continue
            end = found.end()
            if self._ends_here(text, end, found[0]):
                end, head = self._extended(text, begin, end, stop, found[0])
                name = text[begin:end]
                if found[0] == "社会" and found.start() > begin:
                    return None
                if self._verb_and_object(text, begin, found.start(), found[0]):
                    return None
                alone = name in self.lexicon.not_alone and not (
                    name in ("组织", "社会") and (begin > at or inside)
                )
                thing = head == "平台" and found.start() > begin and not name.startswith(self.online)
                if (alone and not closes) or thing or name.endswith(self.lexicon.not_ending):
                    search = end
                    continue
                return Element(at, end, head, owned)
            search = found.start() + 1
        return None

    def _verb_and_object(self, text: str, begin: int, head_at: int, head: str) -> bool:
        """规范群众 is a verb and its object; 运营单位 is a name: 单位 says little without it."""
        level = self.lexicon.level.match(text, begin)
        begin = self.namer.past_determiners(text, level.end(), head_at) if level else begin
        if head_at > begin and self.never.match(text, begin):
            return True
        if head_at <= begin or head in self.terms:
            return False
        tag, length = self.segmenter.tag_at(text[begin : head_at + len(head)], 0)
        word = text[begin : begin + length]
        function = (
            tag in ("d", "c", "r", "y", "u") or (tag == "p" and word != "自") or (tag == "t" and "每" in word)
        )
        if function and length <= head_at - begin and not self.harmless.match(text, begin):
            return True
        if head == "组织" and self.adverb.fullmatch(text, begin, head_at):
            return True
        if head == "组织":  # 适时组织评估 and 每年组织… are no organisations
            before = self.segmenter.words(text[begin:head_at])
            named = before and before[0][2].startswith("n") and len(before) > 1  # 人民|调解|组织
            run = text[begin:head_at]
            last = run[before[-1][0] :] if before else ""
            if last in ("负责", "具体", "统一"):
                return True
            if self.agentive.fullmatch(last):
                return False  # 调解组织
            return bool(before) and not named and not before[-1][2].startswith(("n", "b", "j", "vn"))
        if self.harmless.match(text, begin):
            return False
        taking = self.taking.match(text, begin)
        if taking and taking.end() <= head_at:
            after = text[head_at + len(head) : head_at + len(head) + 1]
            complete = len(head) > 1 or not after or after in FOLLOWS or not after.isalpha()
            return not (taking.end() == head_at and head in self.short and complete)  # 保障|人畜安全
        second = self.segmenter.tag_at(text[begin + length : head_at + len(head)], 0)[0]
        if tag in ("v", "vn") and second == "v" and head not in self.dependent:
            return True  # 研究|解决|残疾人
        if tag in ("v", "vd") and 1 < length <= head_at - begin and head in self.dependent:
            if not self.agentive.fullmatch(word) and not self.relative.match(text, begin):
                return True  # 护航|企业
        if head in self.dependent:
            governs = self.governing.match(text, begin)
            return bool(governs and governs[0] not in self.lexicon.domains) or (tag == "ad" and length <= head_at - begin)
        if length > head_at - begin:
            return False
        second = self.segmenter.tag_at(text[begin + length : head_at + len(head)], 0)[0]
        return (
            (tag in ("v", "vd", "ad") and length < 4)
            or (tag in ("a", "d") and second.startswith("v"))
            or bool(self.governing.match(text, begin))
        )

    def _relative(self, text: str, at: int, begin: int, stop: int, owned: bool) -> Element | None:
        """A name with a clause before it: 经营快递业务的企业 keeps it, 违反规定的单位 loses it."""
        found = self.relative.match(text, begin, stop)
        if found:
            named = self._full(text, found.end(), stop, owned)
            if named is None or named.head in self.not_joined:
                return None
            organ = named.head in ("部门", "机构", "机关") and named.end - named.start <= 4
            if found["kind"] in ("管理", "主管") and not organ:
                return None
            if found["kind"] and self.licensing.match(found["kind"]) and not organ:
                return None
            return Element(begin if found["kind"] else named.start, named.end, named.head, owned)
        held = self.held.match(text, begin, stop)  # 集中交易市场的开办者: what it holds makes the kind
        if not held or self.stop.search(self.harmless.sub("", held[1])):
            return None
        plain = all(tag[:1] in ("n", "v", "b") for _, _, tag in self.segmenter.words(held[1]))
        return Element(begin, held.end(), held[2], owned) if plain else None

    def _plain(self, text: str, start: int, end: int, head: str = "") -> bool:
        """Whether a name may hold these characters before its ``head``."""
        if end - start > NAME_LIMIT:
            return False
        chunk = text[start:end] + head
        region = REGION.match(chunk)
        level = self.lexicon.level.match(chunk, region.end() if region else 0)
        chunk = "口" * level.end() + chunk[level.end() :] if level else chunk
        chunk = re.sub(r"（[^）]*）", _blank, self.harmless.sub(_blank, chunk))[: end - start]
        for pair in TWO_VERBS.finditer(chunk):  # 防范和处置非法集资: one task, not two bodies
            if all(
                self.segmenter.tag_at(pair[n], 0) == ("v", 2) and not self.governing.match(pair[n])
                for n in (1, 2)
            ):
                chunk = chunk.replace(pair[0], "口")
        if re.search(r"[，。；：、□“”《》0-9]|和|及|或", chunk):
            return False
        inner = INNER.search(
            chunk, 1
        )  # 摘录|有关单位: a determiner opens a name, it does not stand inside one
        if inner and chunk[: inner.start()].strip("口"):
            return False
        if self._clausal(chunk):
            return False
        stop = self.stop.search(chunk)
        return not stop or self._verbal_name(chunk, stop, head)

    def _clausal(self, chunk: str) -> bool:
        """Whether a run is a clause, noun and verb and noun: 新兵|到达|新兵训练(机构)."""
        words = self.segmenter.words(chunk)
        return any(
            words[n][2] == "v"
            and words[n][1] - words[n][0] > 1
            and words[n + 1][2].startswith("n")
            and not self.agentive.fullmatch(chunk, words[n][0], words[n][1])
            and chunk[words[n][0] : words[n][1]] not in RELATING
            for n in range(1, len(words) - 1)
        )

    def _verbal_name(self, chunk: str, stop: re.Match[str], head: str) -> bool:
        """广告发布者, 维护保养单位: verbs up to the head make a name, unless one governs the rest."""
        if head not in self.dependent:
            return False
        if self.governing.fullmatch(stop[0]) and (not stop.start() or head not in self.steered):
            return False
        rest = chunk[stop.start() :].replace("口", "")
        if self.function.search(rest):
            return False
        return all(
            end - start > 1 and (tag.startswith("v") or self.stop.fullmatch(rest, start, end))
            for start, end, tag in self.segmenter.words(rest)
        )

    def _ends_here(self, text: str, end: int, head: str) -> bool:
        """jieba's witness: a one-character head must close a word, a longer one not sit inside one."""
        if head in self.terms or (len(head) > 1 and text[end : end + 1] in FOLLOWS):
            return True  # 个人均有权: jieba reads 人均 there
        start = clause_start(text, end)
        return self.segmenter.ends_word(clause_of(text, end), end - start)

    def _extended(self, text: str, begin: int, end: int, stop: int, head: str) -> tuple[int, str]:
        """Heads joined without a connector: 人民政府 + 公安机关, 企业 + 主要负责人."""
        while end < stop:
            past = end
            while text[past : past + 1] == "□":
                past += 1
            if past > end and head.endswith(self.governments) and (told := self._department(text, past, stop)):
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
                told = self._relative(text, end, end, stop, False) if not follow else None
                if told and told.start == end and told.head == "部门":  # 人民政府|管理专利工作的部门
                    end, head = told.end, told.head
                    continue
                if not follow and text.startswith("的派出机", end):
                    follow = self.head.match(text, end + 1, stop)
            else:
                modifier = POST_MODIFIER.match(text, end, stop)
                assert modifier is not None
                follow = self.head.match(text, modifier.end(), stop) or self.head.match(text, end, stop)
                if follow and modifier[0].startswith("的") and follow[0] not in self.parts:
                    follow = None
                follow = follow or self._noun_tail(text, end, stop)
            if (
                not follow
                or (follow[0] in self.not_joined and not self._complete(text, follow))
                or not self._ends_here(text, follow.end(), follow[0])
            ):
                break
            end, head = follow.end(), follow[0]
        if text.startswith("代表", end) and text[end + 2 : end + 3] in REPRESENTS:
            end, head = end + 2, "代表"  # 被征收人代表和公众代表
        if text.startswith("（", end) and (close := text.find("）", end, stop)) > 0:
            inside = text[end + 1 : close]
            if len(inside) < 16 and any(
                inside.endswith(form) for form in self.lexicon.kinds
            ):  # 派出机关（机构）
                end = close + 1
        return end, head

    def _complete(self, text: str, follow: re.Match[str]) -> bool:
        """青少年组织、学校: 组织 takes no object there, so it ends the name."""
        return follow[0] == "组织" and text[follow.end() : follow.end() + 1] in "、和与及或，应不可均等"

    def _department(self, text: str, end: int, stop: int) -> re.Match[str] | None:
        """The department of a government: 人民政府 + 市场监督管理部门, 人民政府 + 有关部门."""
        begin = self.namer.past_determiners(text, end, stop)
        domain = self.lexicon.domain.match(text, begin, stop)
        search = domain.end() if domain else begin  # 国务院机构编制管理机关: 机构 opens a domain there
        for found in self.head.finditer(text, search, min(stop, begin + NAME_LIMIT)):
            if not self._plain(text, begin, found.start(), found[0]):
                return None
            if not domain and found.start() > begin and self._steers(text, begin):
                return None  # 人民政府|责成有关部门
            if self.lexicon.kinds.get(found[0]) in (
                ActorKind.DEPARTMENT,
                ActorKind.COORDINATING,
                ActorKind.INSTITUTION,
                ActorKind.OCCUPATION,
            ) or (found[0] in self.terms):
                return found
        return None

    def _steers(self, text: str, begin: int) -> bool:
        """Whether a verb that takes bodies as object opens the run."""
        return any(verbs.match(text, begin) for verbs in (self.never, self.governing))

    def _noun_tail(self, text: str, end: int, stop: int) -> re.Match[str] | None:
        """A head that only opens a longer name: 儿童 + 福利机构."""
        start = clause_start(text, end)
        tag, length = self.segmenter.tag_at(clause_of(text, end), end - start)
        if not tag.startswith("n") or length < 2 or self.stop.match(text, end):
            return None
        found = self.head.search(text, end, min(stop, end + length + 7))
        if not found or found[0] in self.not_joined or not self._plain(text, end, found.start()):
            return None
        between = self.segmenter.words(text[end : found.start()])
        return found if all(tag.startswith(("n", "b", "j")) or tag == "vn" for _, _, tag in between) else None

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
        if word not in self.lexicon.domains:
            if self.governing.match(word) or self.segmenter.tag_at(word, 0) == ("p", len(word)):
                return None
            if not word.startswith("进") and (
                self.stop.fullmatch(word) or self.segmenter.tag_at(word, 0) == ("v", len(word))
            ):
                return Element(at, found.start(), "", verbal=True)
            if self.stop.search(self.harmless.sub("", word)) or INNER.search(word, 1):
                return None
        return Element(at, found.start(), "")

    def _closing(self, text: str, at: int, stop: int) -> tuple[str, int]:
        """The general word after 等, and where the phrase ends: 等有关部门和机构."""
        element = self._full(text, at, stop, False, closes=True)
        if element is None or element.end - at > 16:
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


def _blank(found: re.Match[str]) -> str:
    return "口" * len(found[0])


def clause_start(text: str, at: int) -> int:
    """Where the clause holding ``at`` begins; jieba reads one clause at a time."""
    return max(text.rfind(sign, 0, at) for sign in "，。；：\n") + 1


def clause_of(text: str, at: int) -> str:
    ends = [n for sign in "，。；：\n" if (n := text.find(sign, at)) >= 0]
    return text[clause_start(text, at) : min(ends, default=len(text))]
