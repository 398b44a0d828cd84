"""What stands before a name and is no part of it: levels, places, numbers, 各 and 有关 (spec of norms, Actors).

past        where the name begins, in the text
stripped    what is left of a name, in the words of a conjunct, and the levels it had
"""

import re
from collections.abc import Iterable

from ..ontology.model import AUTHORITIES, ActorKind
from .lexicon import Lexicon, any_of
from .segment import Segmenter

RELATED = (
    *("有关", "国家有关", "相关", "各有关", "其他有关", "其他相关"),
    *("国家其他有关", "国内有关", "国内相关", "军地有关", "国内外有关"),
)
OWN = re.compile(  # 本单位(的)|职工, but 单位负责人 and 单位主要负责人 are kinds of their own (spec: actors, 4)
    "本(?:单位|企业|学?校|院|村|园|公司|机构|组织|社|组|馆|所|站|部门|机关|行业|系统)"
    "(?:(?:、|和|或者|及)本(?:单位|企业|部门|机关|行业|系统|地区|区域|辖区))*(?:内部?)?的?(?!(?:有关|主要)?负责)(?=.{2})"
)
AREA = re.compile("(?:区域|范围|辖区)内的?$")
# 电影制片单位以外的|单位
BEYOND = re.compile(
    "(?:(?!鼓励|支持|引导|国家|应当|可以|不得|禁止|约定|实施|委托|本[省市])[^，。；：、的对在将向]){2,16}(?:以外|之外)的(?=.{2})"
)
TIMED = re.compile(  # 承包期内|发包人, 辩论终结后|申请人
    "[^，。；：、的]{2,10}(?:期间|期内|(?:终结|结束|届满|期满)后)(?=.{2})"
)
NUMBER = r"(?:[一二三四五六七八九十百千万两\d]+|几|数)"
QUANTITY = re.compile(
    rf"(?:(?:年满|已满|不满|未满)?{NUMBER}(?:至{NUMBER})?周岁(?:以上|以下)?的|未满{NUMBER}周岁(?!的)|{NUMBER}分之{NUMBER}(?:以上|以下)?的?"
    rf"|(?:{NUMBER}至)?{NUMBER}(?:名|个|位|户)(?!月)(?:(?:以上)?或者?{NUMBER}(?:名|个|位|户))?(?:以上|以下)?的?(?:单数)?|一对(?=夫[妻妇])|若干(?:名|个|位)?|多名|部分|全部|各[^，、的各]{{0,7}}[区地县市州盟旗]、(?=各[部单]))(?=.{{2}})"
)
PLACED = re.compile(
    r"(?:各级|地方各级|国务院|县级|市级|省级|区级|市|省|区|县|自治区|自治州|自治县|州)(?!场|容|政工|政设|域|县|区|级)[\u4e00-\u9fff]{2,}(?:部门|机关|局|委|常委会|常务委员会|人民政府|机构|办公室|处|总队|支队|大队|总站|(?<!街道)办)$"
)
REGION = re.compile(
    r"[^，。；：、的实由应对向经报按照施负加督请让给]{2,8}?(?=(?:县级以上|县级|省级|市级|设区的市级|地方各级|各级|区级|省、自治区))"
    r"|[^，。；：、的实由应对向经报按照施负加督请让给]{2,10}?地区(?=乡(?:镇|（镇）|、)|县（|县级)"
    r"|[\u4e00-\u9fff]{2,3}[县市区旗](?=(?:乡镇|镇|乡（镇）|街道)人民政府)"
)
BESIDE = re.compile(  # 长三角区域相关|省, 周边|省、市有关部门
    "(?:(?!会同|联合|商请)[^，。；：、的与和同将在向对由应]{2,8}(?:区域|地区|流域|三角洲?)(?:相关|有关|其他|相邻|毗邻)|周边|邻近|兄弟)的?(?=省|自治区|直辖市)"
)
AND = re.compile("(?<!地)以及")
JURISDICTION = re.compile(  # 宪法 第三十条: 省, 市, 县 and 区 by their names
    r"(?!城|市|郊|辖|全|本|该)[\u4e00-\u9fff]{1,5}?(?:省|自治区|自治州|自治县|市|县|新区|区|旗)"
    r"(?=人民政府|公安|有关部门|[\u4e00-\u9fff]{2,}(?:部门|机关|局|委员会|管委会)$)"
)
PLACE = re.compile(
    r"(?!城|市|郊|辖|全|本|该)[\u4e00-\u9fff]{1,5}?(?:省|自治区|自治州|自治县|市|县|新区|区|旗)(?=.{2})"
)
LAYMEN = (ActorKind.ENTERPRISE, ActorKind.OCCUPATION, ActorKind.PUBLIC)
COMMITTEES = ("管委会", "管理委员会")
# 即墨区, a jurisdiction whose name jieba does not know; 开发区 and 景区 are none
SEAT = re.compile(
    r"(?!.*(?:保护|名胜|开发|园|社|景|库|校|院|厂|小|辖|城|街|地|港|矿|牧|林|灾|能|规划|试验|示范|合作|保税|控制|域|山|郊)区$)"
    r"(?!.*(?:城|超|股)市$)[\u4e00-\u9fff]{2,6}?(?:自治区|自治州|自治县|新区|[省市县区旗])"
)
OF_GOVERNMENT = re.compile(  # 政府|文物部门, but 政府采购监督管理部门
    r"^(?:地方|城市)?(?:人民政府|政府(?!采购|投资|信息|购买|网站|督查|质量|专职))(?!(?:主要|分管|有关)?(?:负责人|领导人|领导|首长|工作人员))(?:所属的?|设立的|的)?(?=.)"
)
# 区|内|企业, 指导|下|成立管理组织: they close a phrase before the name
WHERE_WORDS = ("内外", "内", "下", "中", "上", "外")


class Determiners:
    """Finds where names begin in one law's shadow; ``terms`` are the short names it defines."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, terms: Iterable[str]) -> None:
        self.lexicon, self.segmenter = lexicon, segmenter
        self.known = frozenset(terms)
        self.lies = any_of(lexicon.tables["levels"]["lies"])
        self.terms = any_of(self.known) if self.known else None
        areas = lexicon.phrase("areas")
        ground = f"(?:{lexicon.phrase('grounds')}(?![面下铁方理图质膜震名]))"  # 使用|地面电台
        several = r"[^，。；：、的和与或对向由应不将报]{1,6}"  # 江河、湖泊所在地的
        self.seats = re.compile(rf"(?:{several}(?:、|和|或者)){{1,3}}{several}{ground}的(?=.{{2}})")
        self.place = re.compile(
            rf"(?:申[请报](?:[人方者]|单位|企业|机构)|[^，。；：、的和与或对向由应不将报告知请令时]){{0,10}}{ground}(?:(?:、|或者|和|以及)[^，。；：、的]{{0,10}}?{ground})*的?(?=.{{2}})"
        )
        self.obeying = lexicon.pattern("phrases", "obeying")
        self.closes = re.compile(f"以外|之外|的?{ground}")
        self.inside = re.compile(  # 大武水源地范围内|企业
            rf"[^，。；：、的和与或对向由应将把在]{{0,12}}?{areas}(?:(?:或者|和|、)(?:行业|区域|系统|园区))?内的?(?=.{{2}})"
        )

    def past(self, text: str, at: int, stop: int) -> int:
        """The offset after 各, 有关, 本行政区域内的 and the like."""
        while at < stop:
            if self.terms and self.terms.match(text, at, stop):
                break
            level = self.lexicon.level.match(text, at, stop)
            if level and level.end() > at + 1 and text[at] in "各本":
                break  # 各级, 本级
            if place := self._place(text, at, stop) or self._within(text, at, stop):
                at = place.end()
                continue
            if besides := self._beyond(text, at, stop) or self._own(text, at, stop):
                at = besides.end()
                continue
            found = QUANTITY.match(text, at, stop) or self.lexicon.determiner.match(text, at, stop)
            if not found or (self.lexicon.head.match(text, at, stop) and found[0] not in RELATED):
                break
            at = found.end()
        return at

    def _place(self, text: str, at: int, stop: int) -> re.Match[str] | None:
        """江河、湖泊所在地的|水行政主管部门, 周边|省有关部门: the place an organ is of."""
        if beside := BESIDE.match(text, at, stop):
            return beside
        several = self.seats.match(text, at, stop)
        if several and not self.lexicon.head.search(several[0]):
            return several
        place = self.place.match(text, at, stop)
        over = place and AND.search(place[0])  # 有关部门以及|违法建筑所在地的街道办事处
        obeyed = place and self.obeying.match(place[0])  # 接受|所在地主管部门指导
        return None if over or obeyed or (place and self._acts(place[0])) else place

    def _beyond(self, text: str, at: int, stop: int) -> re.Match[str] | None:
        """电影制片单位以外的|单位; not 林业部门|负责城市以外的工作."""
        found = BEYOND.match(text, at, stop)
        return None if found and self._acts(found[0]) else found

    def _own(self, text: str, at: int, stop: int) -> re.Match[str] | None:
        """本单位的|职工, 本校|学生: whose they are is no part of their name."""
        found = OWN.match(text, at, stop)
        if not found or self.lexicon.head.match(text, found.end(), stop):
            return found
        tag, _ = self.segmenter.tag_at(text[found.end() : stop], 0)
        return found if tag[:1] in "nbaj" or tag == "vn" else None

    def _acts(self, run: str) -> bool:
        """Whether an actor opens a run and does something in it: it is no place that a name begins behind."""
        heads = [m for m in self.lexicon.head.finditer(run) if len(m[0]) > 1]
        rests = [run[m.end() :].removeprefix("门") for m in heads]  # 林业部|门
        return any(rest and not self.closes.match(rest) and self._verb_first(rest) for rest in rests)

    def _verb_first(self, rest: str) -> bool:
        tag, length = self.segmenter.tag_at(rest, 0)
        return length > 1 and (tag in ("v", "vn", "d") or rest.startswith(("负责", "承担", "主管")))

    def _within(self, text: str, at: int, stop: int) -> re.Match[str] | None:
        """水源地范围内: a place that nobody in it acts in."""
        found = self.inside.match(text, at, stop)
        if not found or self.lexicon.head.search(found[0]):
            return None
        acts = "pdc" if AREA.search(found[0]) else "vpdc"  # 物业管理区域内|业主
        return None if any(tag[:1] in acts for _, _, tag in self.segmenter.words(found[0])) else found

    def stripped(self, raw: str) -> tuple[tuple[str, ...], bool, str]:
        """Levels found, whether 有关 stood there, and what is left of the name."""
        levels: list[str] = []
        if raw in self.lexicon.several:
            return (), False, raw
        related, name = False, re.sub("□+", "", raw).strip()
        while name not in self.known or PLACED.match(name):
            again = levels and raw in self.known  # 市|市管处
            if (
                (found := self.lexicon.level.match(name))
                and not again
                and found.end() < len(name)
                and not self._whole(name)
                and not self._kept(found[0], name[found.end() :])
            ):
                if name[found.end() :].startswith(("、", "和", "及", "与")):
                    break
                levels += self._levels(found[0])
                name = name[found.end() :]
            elif (
                (
                    found := self._place(name, 0, len(name))
                    or self._within(name, 0, len(name))
                    or QUANTITY.match(name)
                    or self._beyond(name, 0, len(name))
                    or self._own(name, 0, len(name))
                    or TIMED.match(name)
                    or self.lexicon.determiner.match(name)
                )
                and found.end() < len(name)
                and (found[0] in RELATED or not self._whole(name))
            ):
                related = related or found[0] in RELATED
                name = name[found.end() :]
            elif (
                not levels and (found := REGION.match(name)) and self.lexicon.level.match(name, found.end())
            ) or ((found := OF_GOVERNMENT.match(name)) and name not in self.lexicon.aliases):
                name = name[found.end() :]
            elif not levels and (seat := self._jurisdiction(name)):
                levels.append(seat)  # 浚县|人民政府: the place it governs stands as its level
                name = name[len(seat) :]
            elif levels and (within := self.place_word(name)):
                name = name.removeprefix(within)  # 区|内|企业, 县|内外|企事业单位
            elif name.startswith("的"):
                name = name[1:]
            else:
                break
        if name == "" or (levels and levels[-1] == raw):
            return (), False, raw
        return tuple(levels), related, name

    def _kept(self, level: str, name: str) -> bool:
        """相邻|土地使用权人, 地方|国有企业, 乡镇|卫生院: no rank of an organ, but which of them is meant."""
        kind, head = self.lexicon.kind(name), self.lexicon.head.match(name)
        if head and self.lexicon.kinds[head[0]] in AUTHORITIES:
            return False  # 地方|人民政府负责人
        named = level in ("相邻", "地方") and kind in LAYMEN
        return named or (level == "乡镇" and name == "卫生院")

    def _jurisdiction(self, name: str) -> str:
        """The place an organ's name opens with (浚县人民政府, 宁波市公安机关); "" where there is none."""
        found = JURISDICTION.match(name) or PLACE.match(name)
        if not found:
            return ""
        rest = name[found.end() :]
        if rest in COMMITTEES:
            return ""  # 枣庄高新区管委会: a name of its own
        if self.lexicon.kind(name) not in AUTHORITIES and rest not in (*self.lexicon.domains, "有关单位"):
            return ""
        first, *more = self.segmenter.words(found[0])
        return found[0] if first[2] in ("ns", "nr", "s") and len(more) < 2 else ""

    def seat(self, name: str, *, beside: bool = False) -> bool:
        """Whether a conjunct is a place by its name: 崂山区 in 崂山区、城阳区和各县级市建设主管部门.

        ``beside``: a place stands before it in the list, so that no dictionary need know it.
        """
        if name in self.lexicon.domains or self.lexicon.level.fullmatch(name):
            return False
        words = self.segmenter.words(name)
        if words[0][2] in ("ns", "nt"):
            return name.endswith(tuple("省市县区旗州"))
        known = not beside and words[0][2] not in ("nr", "v") and not name.endswith("新区")
        return not known and bool(SEAT.fullmatch(name))

    def _whole(self, name: str) -> bool:
        """Names that open with a level or determiner of their own: 国务院, 街道办事处, 地方志."""
        found = self.lexicon.head.match(name)
        return bool(found and found.end() == len(name)) or name in self.lexicon.aliases

    def _levels(self, text: str) -> list[str]:
        text = re.sub("(?<=.)[两三四]级$|的$|□|(?<=以上)的(?=地方|各级)", "", text)
        flat = re.sub(r"、|和|及|或者?|以及|与(?![^（]*）)", "、", text)
        parts, depth, last = [], 0, 0
        for n, sign in enumerate(flat):
            depth += (sign == "（") - (sign == "）")
            if sign == "、" and not depth:
                parts.append(flat[last:n])
                last = n + 1
        return [
            re.sub(f"^(?:{self.lies.pattern}各?|各(?!级))|(?<=以上)的|(?<=[省市县区州])直$", "", part)
            for part in (*parts, flat[last:])
        ]

    def place_word(self, name: str) -> str:
        """内 or 下 as a word by itself at the head of a name, and not 内河 or 下游; "" where there is none."""
        words = self.segmenter.words(name)
        first = name[: words[0][1]] if words else ""
        return first if first in WHERE_WORDS and len(words) > 1 else ""
