"""The conjuncts of an actor phrase: what its list joins, and where the list ends.

headed     a name with a head of its own: 市、旗区人民政府公安机关
bare       a name that waits for its list's head: 司法行政 in 司法行政、教育体育等部门
governed   a government before a bare department
closing    the general word after 等
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..ontology.model import ActorKind
from .determiners import Determiners
from .headed import Element, Headed
from .lexicon import Lexicon, any_of
from .listed import Listed
from .naming import Namer
from .premises import PREMISES, bodies_before, run_by
from .segment import Segmenter

CONNECT = re.compile(
    r"□*(?:、?以及|、|，以及|及其(?![他它余中])|和|与|(?<![涉普波触顾论提推以])及(?![时早格至])|或者|或|同(?!意|步|样|时|级|一))"
)
LIST_END = re.compile(r"等(?!级|额|离子|价|同|候|效|待|于)")
STAFFED = re.compile("场所及其(?:从业|工作|服务)人员")
OWNED = re.compile("其(?![他它余中])")
OF = re.compile(
    r"(?:共同|联合|统一|分别|书面|依法|协商|推选|选举)?(?:所属|下属|设立|设置|组建|成立|派出|批准|指定|委托|确定|授权|认定|认可|核准|许可|确认|推选|推荐|推举|选定|指派|派遣|聘请|聘任|选举|公布|评定|遴选|选聘|聘用|选任|任命|委任|选派|委派|派驻|隶属)的?(?:(?:、|和|或者?)(?:设立|设置|派出|批准|指定|委托|确定|授权))?的(?:或者?(?:批准|指定|委托|授权)的)?"
)
TOLD = re.compile(
    "[^，。；：、的和与或及应]{3,14}的|为[^，。；：的]{2,24}提供[^，。；：的]{2,10}的|其他有[^，。；：的应]{2,20}的|其他[^，。；：、的应和或]{4,16}的(?=(?:监督管理|主管|管理|行政)[^，。；：]{0,6}(?:部门|机构))|(?:尚未|已经)[^，。；：]{3,40}?的"
)
CLAUSE_END = re.compile("[，。；：]")
OF_TRADES = re.compile(
    "行业(?:领域)?的?(?!协会|组织|主管|监管|管理|商会|学会|团体|自律|行政|企业协会|部门|和|或|、|$)(?=.{2})"
)
TRADES_DO = re.compile("行业(?=，?(?:应当|必须|不得|可以)|$)")
PLACES = re.compile(  # 监狱、看守所等|监管场所, 残疾人等|特殊群体
    r"[\u4e00-\u9fff]{0,6}(?:场所|行业)|(?:社会|特定|特殊|重点|困难|弱势|专业|其他|有关|相关|各类)*(?:群体|人群|力量)"
)
HELD_PLACES = re.compile(
    "场所|(?:交通工具|设施|设备)(?:使用|运营|经营|管理|所有|产权)(?=单位|企业|者|人)|(?:作业区|区域|设施|建筑物?|建设项目|场地|路段|车辆)的(?:所有|管理|经营|运营|使用|建设|产权|施工)"
)
OPENS_PHRASE = re.compile(  # 因|公司减资, 供|公众查阅, 法律、法规和有关部门
    "处(?:以|扣留|暂扣|吊销|拘留|警告|罚款|没收|[一二三四五六七八九十百千]+[元日年月])|在职[务责权]|因(?!公[负伤死致殉牺外出]|病)|供(?![应水电气热排货销养方需给暖血油求])|相适应|法律、(?:行政)?法规(?!(?:、规章)?授权)"
    "|(?<![\u4e00-\u9fff])(?:给(?![排水养付])|归(?![侨国属口集档还]))"
    "|到(?:当地|[^，。；：]{2,36}?(?:办理|备案|登记|申请|申报|缴纳|报到|领取|换领))"
)
DEEDS = re.compile(
    "((?:[\u4e00-\u9fff]{2}、)*[\u4e00-\u9fff]{2})(?:、|和|或者?)([\u4e00-\u9fff]{2})[^，。；：、的]{2,16}的(?=.{2})"
)
TWO_TASKS = re.compile(  # 公安、城管执法等|执法和管理机构
    "(?:执法|监督|管理|监管|行政|服务|业务|协调|检查|审批){1,2}(?:和|或者|及)(?:执法|监督|管理|监管|行政|服务|业务|协调|检查|审批){1,2}(?P<head>机构|部门|单位|机关)"
)
AMONG_FIELDS = re.compile(
    "(?P<field>[\u4e00-\u9fff]{2,10}?)(?:、[^，。；：的□]{2,80}?)?(?:(?:、|和|以及)[^，。；：、的□]{2,10})?等"
    "(?:有关|相关|其他|行政|主管|职能|管理|监督|政府)*(?:部门|机构|单位)"
)
TRADES = re.compile(
    "[\u4e00-\u9fff]{1,5}(?<![就创毕开失停复执歇作转择从守敬立置产企职])业(?<!.事业)"
)  # 饮食服务业
OF_PEOPLE = re.compile("(?:管理|服务|工作|事务|安置|发展|促进|保障)(?=、|和|以及|等)")
CHARGED = re.compile("(?:负责|承担|主管)[^，。；：、的]{2,16}的")
ANOTHER = re.compile("(?:其他)?(?:有关|相关)")
GROUPS = re.compile("集体(?:、|和|与|或者?)(?=个人)")  # 作出贡献的集体和|个人
COUNTED = re.compile(r"[一二三四五六七八九十百千两\d]+(?:人|名)(?:以上|以下)?")
BARE_END = re.compile(r"以及|、|和|与|(?<![涉普波触顾论提推以])及(?![时早格至])|或|等|□|[，。；：]")
HELD_THINGS = re.compile(
    "(?P<things>[\u4e00-\u9fff]{2,8}(?:(?:、|和|与|或者?|以及)[\u4e00-\u9fff]{2,8})+?)的"
)
HIMSELF = re.compile("本人(?=(?:和|、|或者?|及其|及|以及|与))")  # 患者|本人或者其近亲属
MORE_VERBS = re.compile(
    "(?:、[\u4e00-\u9fff]{2,4})*(?:、|和|及|或者?)(?P<verbs>[\u4e00-\u9fff]{2,4}?)(?:单位|企业|机构|人员|公司|部门|者)"
)
# who have no fields of office: 残疾人|就业、创业, 个人|建设、经营设施
PRIVATE = (ActorKind.PUBLIC, ActorKind.OCCUPATION, ActorKind.ENTERPRISE, ActorKind.SOCIAL)


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
        self.determiners = Determiners(lexicon, segmenter, terms)
        self.headed = Headed(lexicon, segmenter, self.determiners)
        self.namer = Namer(lexicon, segmenter, self.determiners, shorts)
        self.terms, self.head, self.nominal = self.headed.terms, self.headed.head, self.headed.nominal
        self.stop, self.harmless = self.nominal.stop, self.nominal.harmless
        self.listed = Listed(lexicon, segmenter, self.determiners, self.nominal)
        self.general = frozenset(lexicon.tables["heads"]["general"])
        self.things = re.compile(
            f"(?!{lexicon.phrase('things', 'does')})[\u4e00-\u9fff]{{0,6}}?{lexicon.phrase('things')}(?=，|应当|不得|可以|的|、|$)"
        )
        with_whom, not_so = lexicon.phrase("together"), lexicon.phrase("together", "not_before")
        self.together = re.compile(f"[^，。；：]{{2,40}}?(?:加强|开展|进行|深化)?{with_whom}(?!{not_so})")
        self.chosen = re.compile(f"(?:依法)?{lexicon.phrase('chosen')}的")
        self.field = re.compile(f"(?>{lexicon.domain.pattern})(?:行政(?:主管|管理)?)?")  # 农业|行政
        self.governed = re.compile(
            rf"{lexicon.level.pattern}(?:(?:人民)?政府)?(?>{any_of(lexicon.domains).pattern})(?:行政(?:主管|管理)?)?(?=、|和(?!{any_of(lexicon.kinds).pattern})|等)"
        )

    def elements(self, text: str, start: int, stop: int) -> tuple[list[Element], int, str]:
        """The conjuncts, where the phrase ends, and the head that closes its list."""
        walked = self._walked(text, start, stop)
        listed = self.listed.elements(text, start, stop)
        return listed if listed and listed[0][-1].end > walked[1] else walked

    def _walked(self, text: str, start: int, stop: int) -> tuple[list[Element], int, str]:
        """The same, conjunct by conjunct."""
        elements: list[Element] = []
        if OPENS_PHRASE.match(text, start, stop):
            return [], start, ""
        start = self._past_things(text, self._past_deeds(text, start, stop), stop)
        if groups := GROUPS.match(text, start, stop):
            start = groups.end()
        at, good, end, owned = start, 0, start, False
        while at < stop:
            element = (
                self._governed(text, at, stop)
                or self.headed.full(text, at, stop, owned, bool(elements))
                or (self._told(text, at, stop) if elements and elements[-1].head else None)
                or self._bare(text, at, stop, bool(elements))
            )
            element = element or self._among_fields(text, at, stop, elements)
            if element is None:
                break
            element = self._charged(text, self._bureau(text, element, stop), stop)
            elements.append(element)
            counted = COUNTED.match(text, element.end, stop)  # 村民代表五人以上
            at = counted.end() if counted else element.end
            at += 2 * (bool(element.head) and bool(HIMSELF.match(text, at, stop)))
            if element.head:
                good, end = len(elements), at
            closing = LIST_END.match(text, at, stop)
            if closing:
                trades = OF_TRADES.match(text, closing.end(), stop)  # 餐饮、配送等行业|平台经营者
                if trades:
                    closing = trades
                head, end = self._closing(text, closing.end(), stop)
                if run := self._run(text, elements, closing.end(), stop):
                    return run
                longer = end - closing.end() > len(head)
                own = head.endswith("者") and longer  # 农药等农业投入品销售者
                own = own or (
                    closing is trades is not None and bool(head) and longer
                )  # 钢铁等行业|重点用能单位
                if own and not any(element.head for element in elements):
                    return [Element(closing.end(), end, head)], end, head
                kept = head.endswith("场所") and elements[-1].head  # 监狱、看守所等|监管场所
                if head and not kept and HELD_PLACES.search(text, closing.end(), end):
                    # 机场、车站等公共场所经营者: they run the places
                    bodies = elements[: bodies_before(text, elements)]
                    return [*bodies, Element(closing.end(), end, head)], end, head
                shops = any(text.endswith((*PREMISES, "社"), e.start, e.end) for e in elements)
                if not head and not shops and TRADES_DO.match(text, closing.end(), stop):
                    head, end = "企业", closing.end() + 2  # 快递、外卖等行业应当…: whoever is in the trade
                if not head and self.things.match(text, closing.end(), stop):
                    return [], start, ""  # 文明单位、文明社区等创建活动
                if not head and (places := PLACES.match(text, closing.end(), stop)):
                    end = places.end()  # 监狱、看守所等监管场所
                if head or element.head:
                    return elements, end, head or "等"
                elements = elements[:good]
                return elements, elements[-1].end if elements else start, ""
            connector = CONNECT.match(text, at, stop)
            with_them = text.endswith(("与", "同"), 0, start) and connector  # 与A、B|和其他C合作
            if not connector or (
                connector[0] in ("与", "和", "同")
                and not (connector[0] == "和" and (with_them or len(elements) > 1))  # A、B|和C联合培养
                and self.joined_with(text, connector, stop)
            ):
                break
            at = self._past_chooser(text, elements[-1], connector.end(), stop)
            at = groups.end() if (groups := GROUPS.match(text, at, stop)) else at  # 单位、集体和|个人
            if connector[0].endswith("及其") and not element.head:
                elements.pop()  # 湿地及其|管理机构: whose it is, and no body beside it
                if STAFFED.match(text, connector.start() - 2, stop):  # 经营服务场所及其|从业人员: both
                    elements.append(replace(element, head="场所"))
            owned = connector[0].endswith("及其") or bool(OWNED.match(text, at))
            other = self.determiners.past(text, at, stop)
            past = self._past_deeds(text, other, stop) if other > at else other
            at = past if past > other else at  # 以及其他设置、使用电台的|单位
        elements = elements[:good]
        for n, element in enumerate(elements):
            headed = next(later for later in elements[n:] if later.head)
            if element.verbal and not self.nominal.ends_in_verb(text, headed.start, headed.end, headed.head):
                return [], start, ""
        if text.startswith(("双方", "三方", "一方", "本人"), end):
            end += 2
        return elements, end, ""

    def _past_chooser(self, text: str, last: Element, at: int, stop: int) -> int:
        """监护人或者监护人委托的|成年人, 业主和经业主授权的|企业: who chose the next was named just before."""
        name = text[self.determiners.past(text, last.start, last.end) : last.end]
        start = at + text.startswith(("经", "受"), at)
        chosen = self.chosen.match(text, start + len(name), stop) if text.startswith(name, start) else None
        return chosen.end() if chosen else at

    def _run(
        self, text: str, elements: list[Element], at: int, stop: int
    ) -> tuple[list[Element], int, str] | None:
        """机场、广场等|管理单位, 车站等公共场所的|经营或者管理单位: who runs the places that were listed."""
        who, of = run_by(text, at, stop)
        bodies = bodies_before(text, elements) if who >= 0 else 0
        places = elements[bodies:]
        if who < 0 or (not of and any(self._trade(text, e) for e in places[:1])):
            return None
        named, end, head = self.elements(text, who, stop)
        return ([*elements[:bodies], *named], end, head) if named else None

    def _among_fields(self, text: str, at: int, stop: int, elements: list[Element]) -> Element | None:
        """商务、公安、审批服务等部门: words between fields of office are one too, whatever verb they hold."""
        found = AMONG_FIELDS.match(text, at, stop)
        fields = [e for e in elements[-2:] if not e.head and self._trade(text, e)]
        if not found or len(fields) < 2 or self.nominal.function.search(found["field"]):
            return None
        return Element(at, found.end("field"), "")

    def _trade(self, text: str, element: Element) -> bool:
        """供电 in 供电、供水等经营单位: a field, whose bodies are named after it, or a body itself."""
        word = self.determiners.stripped(text[element.start : element.end])[2]
        return bool(element.head) or word in self.lexicon.domains or word in self.lexicon.trades

    def joined_with(self, text: str, connector: re.Match[str], stop: int) -> bool:
        """企业与|医疗机构加强合作: with whom, and no second of a list."""
        found = self.together.match(text, connector.end(), stop)
        signs = "与同" if connector[0] == "与" else "、与同"
        return found is not None and not any(sign in found[0] for sign in signs)

    def _past_deeds(self, text: str, start: int, stop: int) -> int:
        """印制、使用发票的|单位和个人: what they do, in verbs with one object, is no list of names."""
        found = DEEDS.match(text, start, stop)
        if not found or self.nominal.relative.match(text, start, stop):
            return start
        verbs = [*found[1].split("、"), found[2]]
        doing = all(
            self.segmenter.tag_at(verb, 0)[0].startswith("v") or self.stop.match(verb) for verb in verbs
        )
        return found.end() if doing and self.head.match(text, found.end(), stop) else start

    def _past_things(self, text: str, start: int, stop: int) -> int:
        """森林、林木、林地的|经营单位: things in a list are no bodies, and who holds them is named by what he does."""
        found = HELD_THINGS.match(text, start, stop)
        held = self.headed.holder.match(text, found.end(), stop) if found else None
        if not found or not held or not self.nominal.ends_here(text, held.end(), held[0]):
            return start
        things = re.split("、|和|与|或者?|以及|及", found["things"])
        if not all(things):
            return start  # a list that begins or ends in its sign
        tags = [self.segmenter.words(thing)[-1][2][:1] for thing in things]
        first = self.segmenter.tag_at(found[0], 0)[0]
        heads_them = held[0] in ("负责人", "法定代表人")  # 财政、审计的|负责人; but 港口、码头的|经营单位
        body = any(
            self.lexicon.closing(thing) or (heads_them and thing in self.lexicon.domains) for thing in things
        )
        whole = tags[-1] == "n" and all(tag in ("n", "v") for tag in tags) and first[:1] in ("n", "b", "s")
        return found.end() if whole and not body else start

    def _charged(self, text: str, element: Element, stop: int) -> Element:
        """学校|负责军事训练的机构: who is charged with a matter is named by it, not by the owner."""
        found = CHARGED.match(text, element.end, stop) if element.head else None
        named = self.headed.full(text, found.end(), stop, False, closes=True) if found else None
        if not found or not named or named.start != found.end():
            return element
        office = named.head.endswith(("机构", "部门", "人员", "单位"))
        return Element(found.start(), named.end, named.head, element.owned) if office else element

    def _governed(self, text: str, at: int, stop: int) -> Element | None:
        """A government before a bare department: 市、旗区人民政府司法行政、公安机关…等部门."""
        found = self.governed.match(text, self.determiners.past(text, at, stop), stop)
        return Element(at, found.end(), "") if found else None

    def _bureau(self, text: str, element: Element, stop: int) -> Element:
        """公安机关交通管理、交通运输等部门: an organ's field waits for the list's head as a bare field does."""
        people = self.lexicon.kinds.get(element.head) in PRIVATE if element.head else False
        work = OF_PEOPLE.match(text, element.end, stop) if people else None
        if work and AMONG_FIELDS.match(text, element.start, stop):
            return Element(element.start, work.end(), "")  # 公务员管理、中小企业服务等部门
        organ = bool(element.head) and not people
        organ = organ and text[element.start : element.end] not in ("有关部门", "相关部门")
        field = self.field.match(text, element.end, stop) if organ else None
        if not field or not (
            CONNECT.match(text, field.end(), stop) or LIST_END.match(text, field.end(), stop)
        ):
            return element
        ends = CLAUSE_END.search(text, field.end(), stop)
        if not self.head.search(text, field.end(), ends.start() if ends else stop):
            return element  # 会同有关主管部门|规划、审查: no head follows that the field could wait for
        return Element(element.start, field.end(), "")

    def _told(self, text: str, at: int, stop: int) -> Element | None:
        """A conjunct that a clause describes: 列席会议的人员 in 组成人员和列席会议的人员."""
        found = TOLD.match(text, at, stop)
        if not found or (
            self.segmenter.tag_at(text[at : found.end()], 0)[0][:1] not in ("v", "p", "d")
            and not found[0].startswith(("其他", "主管", "分管", "新"))
            and "未" not in found[0]  # 军人及|随军未就业的军人配偶
        ):
            return None
        named = self.headed.full(text, found.end(), stop, False, True)
        named = named or self._bare(text, found.end(), stop, True)  # 或者取得许可的|安装、修理单位
        return named if named and named.start == found.end() else None

    def _bare(self, text: str, at: int, stop: int, inside: bool) -> Element | None:
        """A conjunct that waits for the list's head: 司法行政 in 司法行政、教育体育等部门."""
        begin = self.determiners.past(text, at, stop)
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
            if inside and self.nominal.carries_name(word):
                return Element(at, found.start(), "", verbal=True)  # 使用、维护保养等单位
            if self._used_and_kept(text, word, found.start(), stop):
                return Element(at, found.start(), "")
            if TRADES.fullmatch(word):
                return Element(at, found.start(), "")
            if self.stop.search(self.harmless.sub("", word)) or self.nominal.inner.search(word, 1):
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

    def _used_and_kept(self, text: str, word: str, at: int, stop: int) -> bool:
        """电梯使用|、维护保养单位: a thing and a verb, and more verbs with the head that all of them need."""
        words = self.segmenter.words(word)
        things = [w for w in words if w[2] == "n"]
        more = MORE_VERBS.match(text, at, stop)
        verbs = words[len(things) :]
        if not more or not things or not verbs or any(tag not in ("v", "vn") for _, _, tag in verbs):
            return False
        next_verbs = self.segmenter.words(more["verbs"])
        return all(tag == "n" and b - a > 1 for a, b, tag in things) and all(
            tag in ("v", "vn") for _, _, tag in next_verbs
        )

    def _closing(self, text: str, at: int, stop: int) -> tuple[str, int]:
        """The general word after 等, and where the phrase ends: 等有关部门和机构."""
        element = self.headed.full(text, at, stop, False, closes=True)
        if element is None and (both := TWO_TASKS.match(text, at, stop)):
            return both["head"], both.end()
        if element is None or element.end - at > 30:
            return "", at
        end, head = element.end, element.head
        first = text[self.determiners.past(text, element.start, stop) : element.end]
        others = first not in self.general and self.lexicon.kinds.get(first) is ActorKind.SOCIAL
        while connector := CONNECT.match(text, end, stop):
            more = self.headed.full(text, connector.end(), stop, False, closes=True)
            bare = more and text[self.determiners.past(text, more.start, stop) : more.end]
            if more is None or bare not in self.general or others:
                break  # 协会等社会团体、|企业: no class of the bodies listed
            if ANOTHER.match(text, connector.end()) and not ANOTHER.match(text, at):
                break  # 体育等部门和|有关单位: others than those listed
            end = more.end
        return head, end
