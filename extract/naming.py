"""From the words of a conjunct to the name we file it by (spec of norms, Actors 1 to 5)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from ..ontology.model import Actor, ActorKind, Derivation, Mention, Span
from .lexicon import Lexicon, any_of
from .segment import Segmenter

RELATED = ("有关", "相关", "各有关", "其他有关", "其他相关")
GROUND = r"(?:所在地|发生地|登记地|居住地|经营地|住所地|户籍地|注册地|经营场所|犯罪地|行为地|安置地|移出地|流出地|流入地|迁出地|迁入地|出生地|就读地|服务地|申请地|侵权地|肇事地|就业地|输出地|输入地|接收地|执行地|离开地|到达地|受理地|施工地|生产地|产地|目的地)"
PLACE = re.compile(
    rf"(?:申请[人方者]|[^，。；：、的和与或对向由应不将报告知请令时]){{0,10}}{GROUND}(?:(?:、|或者|和|以及)[^，。；：、的]{{0,10}}?{GROUND})*的?(?=.{{2}})"
)
WITHIN = re.compile(  # 大武水源地范围内|企业
    r"[^，。；：、的和与或对向由应将把在]{0,12}?(?:范围|区域|流域|园区|居民区|小区|社区|校园|辖区|保护区|景区|库区|开发区|街区|城区|镇区|城市|行业|系统)(?:(?:或者|和|、)(?:行业|区域|系统|园区))?内的?(?=.{2})"
)
AREA = re.compile("(?:区域|范围|辖区)内的?$")
# 电影制片单位以外的|单位
BEYOND = re.compile(
    "(?:(?!鼓励|支持|引导|国家|应当|可以|不得|禁止|本[省市])[^，。；：、的]){2,16}(?:以外|之外)的(?=.{2})"
)
SEATS = re.compile(  # 江河、湖泊所在地的
    rf"(?:[^，。；：、的和与或对向由应不将报]{{1,6}}(?:、|和|或者)){{1,3}}[^，。；：、的和与或对向由应不将报]{{1,6}}{GROUND}的(?=.{{2}})"
)
NUMBER = r"[一二三四五六七八九十百千万两\d]+"
QUANTITY = re.compile(
    rf"(?:(?:年满|已满|不满)?{NUMBER}(?:至{NUMBER})?周岁(?:以上|以下)?的|{NUMBER}分之{NUMBER}(?:以上|以下)?的?"
    rf"|{NUMBER}(?:名|个|位|户)(?!月)(?:(?:以上)?或者?{NUMBER}(?:名|个|位|户))?(?:以上|以下)?的?(?:单数)?|若干(?:名|个|位)?|多名|部分|全部)(?=.{{2}})"
)
SEATED = re.compile(  # 重点整治地区所在地|人民政府
    "^.*(?:所在(?:地|城乡)?|居住地|经营地|住所地|户籍地)的?(?=.{2})"
)
UNSOUND = re.compile(  # words of clauses, which no name holds
    "^[一二三四五六七八九十百千万两]+人$|^在(?![职校册建编读岗逃押线网场任华库])|^(?:由|除|未经|给予|指(?![导挥定])|若干人|数人)|作为|视为|[《》“”]|之日起|日内|应对|由(?=[国省市县各有主])|除按|归(?=.{2,}(?:单位|企业|村民))|任何(?!人)|给予|予以|印送|方式|送达|抄送|寄送|确[因有需]|经(?=[国省市县区各有])|其(?![他它中])|或者"
)
# 区|内|企业, 指导|下|成立管理组织: they close a phrase before the name
WHERE_WORDS = ("内外", "内", "下", "中", "上", "外")
RUN = re.compile("^.{0,6}(?:场所|区域)的(?=.{2})")  # 机场、车站等公共场所的|管理单位
EACH = re.compile("^.{2,12}各(?=专门|工作|内设|派出|部门|有关|相关)")  # 人民代表大会各专门委员会
PLACED = re.compile(
    r"(?:各级|地方各级|国务院|县级|市级|省级|区级|市|省|区|县|自治区|自治州|自治县|州)(?!场|容|政工|域|县|区|级)[\u4e00-\u9fff]{2,}(?:部门|机关|局|委|常委会|常务委员会|人民政府|机构|办公室)$"
)
# 教育、文化等社会公共服务单位: no departments
OPERATORS = re.compile("等(?!有关|相关|成员|其他|各|单位|部门)[\u4e00-\u9fff]{2,8}单位")
PLAIN_STAFF = frozenset(
    body + staff for body in ("部门", "单位", "机构", "机关") for staff in ("工作人员", "执法人员")
)
REGION = re.compile(
    r"[^，。；：、的实由应对向经报按照施负加督请让给]{2,8}?(?=(?:县级以上|县级|省级|市级|设区的市级|地方各级|各级|区级|省、自治区))"
)
STAFF = re.compile("的(工作人员|执法人员|负责人|主要负责人|领导人员|从业人员)$")
RELATABLE = ("部门", "单位", "机关", "机构")
TOWNSHIP = re.compile(r"^(?:苏木)?[乡镇](?:[镇、]|（[^）]*）|和|或者)*[乡镇]?(?:（街道）)?$")
ORGANS = frozenset(
    {
        ActorKind.GOVERNMENT,
        ActorKind.DEPARTMENT,
        ActorKind.COURT,
        ActorKind.PROCURATORATE,
        ActorKind.SUPERVISORY,
        ActorKind.COORDINATING,
        ActorKind.CONGRESS,
        ActorKind.PARTY,
    }
)
OF_GOVERNMENT = re.compile(r"^(?:地方)?(?:人民政府|政府)(?:所属的?|设立的|的)?(?=.)")
SHARED = (  # heads a list's last name lends to the others, and as what
    ("部门", "部门"),
    ("机构", "机构"),
    ("机关", "机关"),
    ("单位", "单位"),
    ("媒体", "媒体"),
    ("媒介", "媒介"),
    ("平台", "平台"),
    ("企业", "企业"),
    ("公司", "公司"),
    ("组织", "组织"),
    ("团体", "团体"),
    ("人员", "人员"),
)


class Element(Protocol):
    """A conjunct as the reader of lists found it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def head(self) -> str: ...
    @property
    def owned(self) -> bool: ...


class Namer:
    """Gives conjuncts their names, levels and kinds."""

    def __init__(
        self, lexicon: Lexicon, segmenter: Segmenter, terms: Iterable[str], shorts: Mapping[int, str]
    ) -> None:
        self.lexicon, self.segmenter, self.shorts = lexicon, segmenter, shorts
        self.terms = any_of(terms) if terms else None
        self.known = frozenset(terms)
        self.things = tuple(lexicon.tables["heads"]["things"])

    def past_determiners(self, text: str, at: int, stop: int) -> int:
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
            found = (
                QUANTITY.match(text, at, stop)
                or BEYOND.match(text, at, stop)
                or self.lexicon.determiner.match(text, at, stop)
            )
            if not found or (self.lexicon.head.match(text, at, stop) and found[0] not in RELATED):
                break
            at = found.end()
        return at

    def _place(self, text: str, at: int, stop: int) -> re.Match[str] | None:
        """江河、湖泊所在地的|水行政主管部门: the place an organ is of."""
        several = SEATS.match(text, at, stop)
        if several and not self.lexicon.head.search(several[0]):
            return several
        return PLACE.match(text, at, stop)

    def _within(self, text: str, at: int, stop: int) -> re.Match[str] | None:
        """水源地范围内: a place that nobody in it acts in."""
        found = WITHIN.match(text, at, stop)
        if not found or self.lexicon.head.search(found[0]):
            return None
        acts = "pdc" if AREA.search(found[0]) else "vpdc"  # 物业管理区域内|业主
        return None if any(tag[:1] in acts for _, _, tag in self.segmenter.words(found[0])) else found

    def named(self, text: str, elements: Sequence[Element], shared: str) -> tuple[Mention, ...]:
        """A Mention for each conjunct; ``shared`` is the head that closes the list, or ""."""
        last = next((e.head for e in reversed(elements) if e.head), "")
        lent = _lent(shared if shared not in ("", "等") else last)
        levels: tuple[str, ...] = ()
        owner = ""
        out: list[Mention] = []
        prefix = ""
        operators = bool(OPERATORS.match(text, elements[-1].end)) if elements else False
        for n, element in enumerate(elements):
            after = next((e for e in elements[n:] if e.head), None)
            bare = after and not element.head and text.startswith("、", element.end)
            tail = self._tail(text, element, after) if after and bare else ""
            follower = text[after.start : after.end] if after else ""
            if after and shared in ("", "等") and not element.head:
                lent = tail or _lent(after.head)
            mention = self._one(
                text,
                element,
                "专业单位" if operators and lent == "单位" else lent,
                follower,
                levels,
                owner if element.owned or _part(text, element) else "",
            )
            if mention is None:
                continue
            if prefix and self._bare_verb(mention.actor.name):  # 药品生产、批发企业: both are of 药品
                name = prefix + mention.actor.name
                mention = replace(mention, actor=Actor(name, self.kind(name)), derivation=Derivation.LIST)
            elif not element.head:
                prefix = self._product(text[element.start : element.end]) or prefix
            prefix = "" if element.head else prefix
            if mention.actor.name in self.lexicon.several:
                out += [
                    replace(
                        mention, actor=Actor(name, self.kind(name)), levels=(), derivation=Derivation.ALIAS
                    )
                    for name in self.lexicon.several[mention.actor.name]
                ]
                continue
            if townships := self._townships(mention):
                out += townships
                levels = mention.levels
                continue
            if mention.levels and mention.actor.kind in ORGANS | {ActorKind.INSTITUTION, ActorKind.OTHER}:
                levels = mention.levels
            if not element.owned and not _part(text, element):
                owner = mention.actor.name
            out.append(mention)
        return tuple(_unique(self._with_staff(text, elements, out)))

    def _townships(self, mention: Mention) -> tuple[Mention, ...]:
        """县（市、区）、乡镇人民政府: two names, for 乡镇人民政府 keeps its own (spec of norms, Actors 1)."""
        low = tuple(level for level in mention.levels if TOWNSHIP.match(level))
        high = tuple(level for level in mention.levels if level not in low)
        if mention.actor.name != "人民政府" or not (low and high):
            return ()
        named = replace(mention, actor=Actor("乡镇人民政府", mention.actor.kind), levels=low)
        return replace(mention, levels=high), named

    def _with_staff(self, text: str, elements: Sequence[Element], named: list[Mention]) -> list[Mention]:
        """文物行政部门和文物收藏单位的工作人员: the staff of each, not the bodies."""
        staff = STAFF.search(text, elements[-1].start, elements[-1].end) if len(elements) > 1 else None
        if not staff or any(element.owned or not element.head for element in elements[1:]):
            return named
        return [
            m
            if m is named[-1]
            or m.actor.kind not in (*ORGANS, ActorKind.INSTITUTION, ActorKind.ENTERPRISE, ActorKind.OTHER)
            else replace(
                m,
                actor=Actor(m.actor.name + staff[1], self.kind(staff[1])),
                levels=(),
                derivation=Derivation.LIST,
            )
            for m in named
        ]

    def _product(self, bare: str) -> str:
        """药品 of 药品生产: the noun that verbs and a head later in the list share; "" where there is none."""
        words = self.segmenter.words(bare)
        verbal = len(words) > 1 and words[-1][2] in ("v", "vn") and words[0][2].startswith("n")
        return bare[: words[-1][0]] if verbal and bare not in self.lexicon.domains else ""

    def _bare_verb(self, name: str) -> bool:
        """批发企业, 修理单位: a verb and a head."""
        words = self.segmenter.words(name)
        return (
            len(words) > 1
            and all(tag in ("v", "vn", "b", "d") for _, _, tag in words[:-1])
            and words[-2][2] in ("v", "vn")
            and name[: words[-1][0]] not in self.lexicon.domains
        )

    def _tail(self, text: str, element: Element, after: Element) -> str:
        """What a noun shares with the next name: 餐具、饮具|集中消毒服务单位; "" where only its head."""
        words = self.segmenter.words(text[after.start : after.end].removesuffix(after.head))
        bare = text[element.start : element.end]
        single = len(self.segmenter.words(bare)) == 1 and bare not in self.lexicon.domains
        if not single or len(words) < 3 or words[0][1] < 2 or not words[0][2].startswith("n"):
            return ""
        return text[after.start + words[0][1] : after.end]

    def _one(
        self, text: str, element: Element, lent: str, follower: str, levels: tuple[str, ...], owner: str
    ) -> Mention | None:
        raw = text[element.start : element.end]
        if not element.head and raw in ("国家", "地方", "各地"):
            return None  # 国家、企业和个人提供的资金
        own, related, name = self._stripped(raw)
        if (short := self.shorts.get(element.end)) and element.head:
            name = short
        if not name:
            return None
        derivation = Derivation.QUOTED
        if not element.head:
            trade = raw.endswith("业") and lent == "机构"  # 对征信业和数据库运行机构
            thing = (trade or raw.endswith(self.things)) and raw not in self.lexicon.domains
            if not lent or thing or self.lexicon.level.fullmatch(raw):
                return None  # 质量保证大纲和民用核设施营运单位: a thing beside a body
            joined = text.startswith(("和", "与"), element.end)
            if joined and follower.startswith(raw) and raw not in self.lexicon.domains:
                return None  # 船舶和船舶燃油供给单位: a thing beside a body
            plain = lent.removeprefix("专业") if lent == "专业单位" else lent
            body = name + plain if lent == "专业单位" else self._completed(name, lent)
            name, derivation = body, Derivation.LIST
        elif name in RELATABLE and related:
            name = f"有关{name}"
        if (
            owner
            and any(name.endswith(part) for part in ("分支机构", "派出机构", "派出机关"))
            and not name.startswith(owner)
        ) and name in ("分支机构", "派出机构", "派出机关"):
            name, derivation = (
                owner.removesuffix("分支机构").removesuffix("派出机构") + name,
                Derivation.LIST,
            )
        if name.count("（") != name.count("）"):
            name = re.sub("（[^）]*$|^[^（]*）", "", name)
        name = RUN.sub("", EACH.sub("", SEATED.sub("", name)))
        if "直接负责的" in name:  # 信托公司直接负责的主管人员: whose they are is no part of the name
            name = name[name.index("直接负责的") :]
        if name in PLAIN_STAFF:
            name = name.removeprefix(name[:2])
        if len(name) < 2 and name not in self.lexicon.kinds:
            return None
        if name not in self.known and self._unsound(name):
            return None
        name, own = self._township(name, own)
        name = self._short(name)
        if name in self.lexicon.aliases:
            name, derivation = self.lexicon.aliases[name], Derivation.ALIAS
        kind = self.kind(name)
        if not own and (owner or (kind in ORGANS and "街道办事处" not in name)):
            own = levels
        return Mention(
            Actor(name, kind, name in self.lexicon.generic), Span(element.start, element.end), own, derivation
        )

    def _unsound(self, name: str) -> bool:
        """Whether a name holds words of a clause; what stands before its 的 describes it and may."""
        if re.match("[^的]{4,}的", name):
            return False
        return bool(UNSOUND.search(name)) or bool(self._place_word(name))

    def _place_word(self, name: str) -> str:
        """内 or 下 as a word by itself at the head of a name, and not 内河 or 下游; "" where there is none."""
        words = self.segmenter.words(name)
        first = name[: words[0][1]] if words else ""
        return first if first in WHERE_WORDS and len(words) > 1 else ""

    def _stripped(self, raw: str) -> tuple[tuple[str, ...], bool, str]:
        """Levels found, whether 有关 stood there, and what is left of the name."""
        levels: list[str] = []
        if raw in self.lexicon.several:
            return (), False, raw
        related, name = False, re.sub("□+", "", raw).strip()
        while name not in self.known or PLACED.match(name):
            if (
                (found := self.lexicon.level.match(name))
                and found.end() < len(name)
                and not self._whole(name)
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
                    or BEYOND.match(name)
                    or self.lexicon.determiner.match(name)
                )
                and found.end() < len(name)
                and (found[0] in RELATED or not self._whole(name))
            ):
                related = related or found[0] in RELATED
                name = name[found.end() :]
            elif (
                not levels and (found := REGION.match(name)) and self.lexicon.level.match(name, found.end())
            ) or (found := OF_GOVERNMENT.match(name)):
                name = name[found.end() :]
            elif levels and (within := self._place_word(name)):
                name = name.removeprefix(within)  # 区|内|企业, 县|内外|企事业单位
            elif name.startswith("的"):
                name = name[1:]
            else:
                break
        if name == "" or (levels and levels[-1] == raw):
            return (), False, raw
        return tuple(levels), related, name

    def _whole(self, name: str) -> bool:
        """Names that open with a level or determiner of their own: 国务院, 街道办事处, 地方志."""
        found = self.lexicon.head.match(name)
        return bool(found and found.end() == len(name)) or name in self.lexicon.aliases

    def _levels(self, text: str) -> list[str]:
        text = re.sub("(?<=.)[两三四]级$|的$|□", "", text)
        flat = re.sub(r"、|和|及|或者|以及|与(?![^（]*）)", "、", text)
        parts, depth, last = [], 0, 0
        for n, sign in enumerate(flat):
            depth += (sign == "（") - (sign == "）")
            if sign == "、" and not depth:
                parts.append(flat[last:n])
                last = n + 1
        return [re.sub("^(?:沿海|沿线|沿江|相关|有关|各(?!级))", "", part) for part in (*parts, flat[last:])]

    def _completed(self, name: str, lent: str) -> str:
        """A bare conjunct with the list's head: 司法行政 is 司法行政部门, 公安 is 公安机关."""
        if lent in ("部门", "机关", "单位", "机构") and name in self.lexicon.bodies:
            return self.lexicon.bodies[name]
        headed = any(name[-size:] in self.lexicon.kinds for size in (2, 3, 4) if size < len(name))
        if name.endswith(lent) or (lent.endswith("者") and name.endswith("者")) or headed:
            return name  # 通用航空企业 in 航空运输企业、通用航空企业等单位
        if (
            lent in ("单位", "机关")
            and name in self.lexicon.domains
            and name not in ("建设", "征收", *self.lexicon.trades)
        ):
            return name + "部门"
        return name + lent

    def _township(self, name: str, levels: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        """乡镇人民政府 keeps its name; its level is what the text calls it (苏木乡镇)."""
        if name in ("人民政府", "政府") and levels and all(TOWNSHIP.match(level) for level in levels):
            return "乡镇人民政府", levels
        return name, levels

    def _short(self, name: str) -> str:
        """Parts of a defined short name count as the short name; 公安部门 is 公安机关."""
        if name.endswith("部门") and name.removesuffix("部门") in self.lexicon.bodies:
            return self.lexicon.bodies[name.removesuffix("部门")]
        return name

    def kind(self, name: str) -> ActorKind:
        """The kind a name's last head makes it."""
        for size in range(len(name), 0, -1):
            if name[-size:] in self.lexicon.kinds:
                return self.lexicon.kinds[name[-size:]]
        return ActorKind.OTHER


def _lent(head: str) -> str:
    if head.endswith(("者", "协会", "经营主体", "合作社", "事务所")):
        return head  # 食品、食品添加剂生产者: the whole of it, not 者
    return next((lends for ending, lends in SHARED if head.endswith(ending)), "")


def _part(text: str, element: Element) -> bool:
    """Whether the conjunct is a bare part of some owner: 分支机构, 派出机构."""
    return text[element.start : element.end] in ("分支机构", "派出机构", "派出机关")


def _unique(mentions: Sequence[Mention]) -> list[Mention]:
    """One mention a name and place; a name listed twice with two levels keeps both."""
    out: dict[str, Mention] = {}
    for mention in mentions:
        first = out.get(mention.actor.name)
        if first is None:
            out[mention.actor.name] = mention
        elif mention.levels and set(mention.levels) - set(first.levels):
            levels = (*first.levels, *(level for level in mention.levels if level not in first.levels))
            out[mention.actor.name] = Mention(first.actor, first.span, levels, first.derivation)
    return list(out.values())
