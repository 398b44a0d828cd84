"""From the words of a conjunct to the name we file it by (spec of norms, Actors 1 to 5)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..ontology.model import AUTHORITIES, Actor, ActorKind, Derivation, Mention, Span
from .borrowed import borrowed
from .bracketed import opened, own_short
from .clausal import Clausal
from .determiners import COMMITTEES, Determiners
from .headed import POSTED, Element
from .lending import OF_THEM, RUNS_THEM, SHARED, lends_kind, own_head
from .lexicon import Lexicon
from .ranks import EVERY, OWN_LINE, TOWNSHIP, governs, of_every, ranked, unique
from .segment import Segmenter
from .tails import Tails

SEATED = re.compile(  # 重点整治地区所在地|人民政府
    "^.*(?:所在(?:地|城乡)?|居住地|经营地|住所地|户籍地)的?(?=.{2})"
)
RUN = re.compile(
    "^.{0,6}(?:场所|区域)的(?=.{2})|^(?:作业区|设施|[^的]{0,12}项目|建筑物?|场地|路段|车辆)的(?=.{2})|^[^的]*(?:该|上述)[^的]*的(?=.{2})"
    "|^驻(?:[\u4e00-\u9fff]|本[省市]|当?地)(?=中国人民)"
)  # 机场、车站等公共场所的|管理单位, 提供该商品的|经营者, 驻地|中国人民解放军
OTHERS = re.compile("^(?:企业|单位|机构|部门|公司|组织)的?其他(?=.{2})")  # 本企业其他负责人
PERSON = re.compile("[得请投送发受承出转管定][人者方]$|(?:(?<!动)员|代表)$")
PLAIN = ("部门", "机关")
PARTED = re.compile("^通(?=运输|协管|建设|管理|主管|行政|警察|部门|执法|综合)")  # 报送交|通运输部门
LEVEL_TAIL = re.compile(  # 区、县（市）|级公安机关, 市（含县级市）|以上人民政府, 省|直部门
    "^和(?=沿海|相关|有关|县级|市级|省级)|^(?:级以上|级|以上)(?:人民政府(?=.{2,}部门))?(?=.{2})"
    "|^直(?=单位|部门|机关|有关)|^属(?=机关|单位|企业|国有|事业|高校|高等|学校|院校|新闻|媒体|医|中小|重点|科研|公立|公办)"
)
PREMISES = re.compile("(?:[农林牧渔矿茶猎殖种浴球]场|[厂店社馆站院所园])$")
ONE_SIDE = re.compile("^(?:任何|另|其中)?一方(?=当事人)|^[^的]{2,8}双方的?(?=.{2})")  # 争议双方|人民政府
WHOLE = re.compile("(?<=.{2})全体(?!会议|大会|审判)(?=.{2})")  # 村民委员会全体成员
EACH = re.compile(
    "^(?!政府各部门$).{2,12}各(?=专门|工作|内设|派出|部门|有关|相关)"
)  # 人民代表大会各专门委员会
SOME_OF = re.compile("(?<=代表大会|务委员会)(?:有关|相关)的?(?=专门委员会|工作机构|办事机构)")
# 教育、文化等社会公共服务单位: no departments
OPERATORS = re.compile("等(?!中央|国家|驻|有关|相关|成员|其他|各|单位|部门)[\u4e00-\u9fff]{2,8}单位")
PLAIN_STAFF = frozenset(
    body + staff for body in ("部门", "单位", "机构", "机关") for staff in ("工作人员", "执法人员")
)
STAFF = re.compile("(?<!责任)(?<!负责)的(工作人员|执法人员|负责人|主要负责人|领导人员|从业人员)$")
TASKED = re.compile("(?:从事|承担|负责|履行|行使)")  # 从事安全检查的工作人员
BLAMED = re.compile("直接负责的|负有[^的]{0,4}责任的(?=.{0,4}人员$)")
TRADE = re.compile("(建设|施工|监理|设计|勘察)单位")  # heads that jieba does not cut
BRANCH = re.compile("的(?=(?:派出|分支|内设|直属|下属)机构$)|(?<=人民代表大会)的(?=代表$)")
A_BODY = "(?:单位|部门|企业|机构|机关|团体|组织)"
HEADS_OF = re.compile(A_BODY + "((?:主要|有关|相关)?(?:负责人|责任人|领导人|工作人员))$")
CLASS = re.compile("(?:有关|主管|国家|党政|企业|企?事业|社会|人民|群众)*" + A_BODY)
LEVELLED = AUTHORITIES | {ActorKind.INSTITUTION, ActorKind.OTHER}  # whose level serves a list
BODIES = (  # that have a staff
    ActorKind.INSTITUTION,
    ActorKind.ENTERPRISE,
    ActorKind.SOCIAL,
    ActorKind.PEOPLES,
    ActorKind.GRASSROOTS,
    ActorKind.OTHER,
)
PARTS = ("分支机构", "派出机构", "派出机关")  # of some owner, where they stand bare
OF_AREA = re.compile("^.*(?:相关|有关|沿线|辖有)(?=.)")  # 长江三角洲区域相关|省、市
RELATABLE = ("部门", "部委", "单位", "机关", "机构", "人员")


class Namer:
    """Gives conjuncts their names, levels and kinds."""

    def __init__(
        self, lexicon: Lexicon, segmenter: Segmenter, determiners: Determiners, shorts: Mapping[int, str]
    ) -> None:
        self.lexicon, self.segmenter, self.shorts = lexicon, segmenter, shorts
        self.determiners, self.known = determiners, determiners.known
        self.clausal, self.tails = Clausal(lexicon), Tails(lexicon, segmenter, determiners)
        heads = lexicon.tables["heads"]
        self.things, self.abstract = tuple(heads["things"]), tuple(heads["abstract"])
        self.fields_too = frozenset(heads["fields_too"])

    def named(
        self, text: str, elements: Sequence[Element], shared: str, before: tuple[Mention, ...] = ()
    ) -> tuple[Mention, ...]:
        """A Mention for each conjunct; ``shared`` is the head that closes the list, or ""; ``before`` names more."""
        elements = opened(text, elements, self.shorts)
        last = next((e.head for e in reversed(elements) if e.head), "")
        shared = "等" if shared == "个人" else shared  # 文艺、科技工作者等个人
        lent = lends_kind(shared if shared not in ("", "等") else last)
        if elements and (closing := OF_THEM.match(text, elements[-1].end)):
            lent = closing["body"]
        elif elements and lent and (runs := RUNS_THEM.match(text, elements[-1].end)):
            first = self.determiners.stripped(text[elements[0].start : elements[0].end])[2]
            if first in self.lexicon.domains and first not in self.lexicon.trades:  # not 供电单位
                lent = runs["lent"]
        levels = before[-1].levels if before and governs(before[-1]) else ()  # 公安等部门和|水库管理机构
        seats: tuple[str, ...] = ()
        owner = prefix = ""
        out: list[Mention] = []
        operators = bool(OPERATORS.match(text, elements[-1].end)) if elements else False
        for n, element in enumerate(elements):
            if not element.head and self.determiners.seat(
                text[element.start : element.end], beside=bool(seats)
            ):
                seats += (OF_AREA.sub("", text[element.start : element.end]),)
                continue
            bare_words = self.determiners.stripped(text[element.start : element.end])[2]
            office = own_head(text, element.end, bare_words, self.lexicon.domains)
            if not element.head and office:
                element = replace(element, head=office)
            field = bare_words in self.lexicon.domains
            if shared.endswith("部门") and field and element.head in self.fields_too:
                element = replace(element, head="")  # 移民、林业等部门
            if shared.endswith(("协会", "商会")) and PREMISES.search(text, element.start, element.end):
                element = replace(element, head="")  # 酒店、餐饮等行业协会: a trade, and no place
            after = next((e for e in elements[n:] if e.head), None)
            bare = after and not element.head and text.startswith(("、", "和", "或者", "以及"), element.end)
            tail = self.tails.of(text, element, after) if after and bare else ""
            follower = text[after.start : after.end] if after else ""
            if after and shared in ("", "等") and not element.head:
                lent = tail or lends_kind(after.head)
                if not lent and field:  # 农业农村、海关、生态环境主管部门
                    lent = next((lends_kind(e.head) for e in elements[n:] if lends_kind(e.head)), "")
                offices = any(later.head.endswith("部门") for later in elements[n:])
                if lent == "机构" and offices and field:
                    lent = "部门"  # 财政、卫生健康、消防救援机构和其他有关部门
            if lent.endswith("人") and lent in ("责任人", follower) and not self._product(bare_words):
                lent = ""  # 清扫、投放责任人 share it, 工作任务、责任人 and 车辆、|所有人 do not
            mention = self._one(
                text,
                element,
                "专业单位" if operators and lent == "单位" else self._office(after, field) or lent,
                follower,
                levels,
                owner if element.owned or _part(text, element) else "",
                own_short(text, elements, n, self.shorts),
            )
            if mention is None:
                listed = not element.head and text.startswith("、", element.end)
                prefix = self._product(bare_words) if listed else ""
                continue
            if lent == "单位" and mention.actor.name == bare_words + "部门" and self._mixed(text, elements):
                mention = replace(mention, actor=self._actor(bare_words + lent))
            if seats and mention.actor.name.endswith(COMMITTEES):
                out += [self._committee(mention, seat) for seat in seats]
                seats = ()
            elif seats and (mention.actor.kind in AUTHORITIES or mention.actor.name == "有关单位"):
                mention, seats = replace(mention, levels=(*seats, *mention.levels)), ()
            if out and out[-1].levels == EVERY and not mention.levels:
                mention = of_every(out[-1], mention)
            if out and n:
                mention = borrowed(out[-1], mention, text[elements[n - 1].end : element.start])
            if prefix and self._bare_verb(mention.actor.name):  # 药品生产、批发企业: both are of 药品
                name = prefix + mention.actor.name
                mention = replace(mention, actor=self._actor(name), derivation=Derivation.LIST)
            elif not element.head:
                prefix = self._product(bare_words) or prefix
            prefix = "" if element.head else prefix
            if mention.actor.name in self.lexicon.several:
                out += [
                    replace(mention, actor=self._actor(name), levels=(), derivation=Derivation.ALIAS)
                    for name in self.lexicon.several[mention.actor.name]
                ]
                continue
            if townships := self._townships(mention):
                out += townships
                levels = mention.levels
                continue
            if mention.levels and (mention.levels == EVERY or mention.actor.kind in LEVELLED):
                twice = out and out[-1].actor.name == mention.actor.name and out[-1].levels
                levels = (*out[-1].levels, *mention.levels) if twice else mention.levels
                own_line = mention.levels in OWN_LINE and "政府" not in text[element.start : element.end]
                levels = () if own_line else levels
            if not element.owned and not _part(text, element):
                owner = mention.actor.name
            out.append(mention)
        return tuple(unique(self._with_staff(text, elements, out)))

    def _mixed(self, text: str, elements: Sequence[Element]) -> bool:
        """新闻、出版、互联网等单位: not all are fields of departments, and one head serves them all."""
        said = ((e, self.determiners.stripped(text[e.start : e.end])[2]) for e in elements)
        units = ((e, name) for e, name in said if not e.head or e.head.endswith("单位"))
        bare = [name.removesuffix("单位") for e, name in units if e.head != name]  # 出版、|发行单位
        return not self.lexicon.domains.issuperset(bare)

    def _actor(self, name: str) -> Actor:
        return Actor(name, self.lexicon.kind(name))

    def _office(self, after: Element | None, field: bool) -> str:
        """司法、民政等部门和工会等组织, 卫生、教育部门及科研等机构: a field before a department is one of its own."""
        return "部门" if field and after and after.head.endswith("部门") else ""

    def _committee(self, mention: Mention, seat: str) -> Mention:
        """滨州经济技术开发区、滨州北海经济开发区管委会: a zone's committee has the zone in its name."""
        head = next(head for head in COMMITTEES if mention.actor.name.endswith(head))
        named = Actor(seat + head, mention.actor.kind)
        return replace(mention, actor=named, levels=(), derivation=Derivation.LIST)

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
        if (closing := OF_THEM.match(text, elements[-1].end)) and not closing["beside"]:
            return [self._staff_of(m, closing["staff"]) for m in named]
        if generic := self._heads_of(text[elements[-1].start : elements[-1].end], named):
            return generic
        its_own = elements[-1].owned and TASKED.match(text, elements[-1].start)
        if not staff or its_own or any(not element.head for element in elements[1:]):
            return named  # 证券公司及其从事业务的工作人员: it, and its staff
        return [
            m
            if m is named[-1] or m.actor.kind not in (*AUTHORITIES, *BODIES)
            else self._staff_of(m, staff[1])
            for m in named
        ]

    def _heads_of(self, said: str, named: list[Mention]) -> list[Mention]:
        """有关机关和单位负责人: who heads each of the bodies, which are named by their class alone."""
        if len(named) < 2:
            return []
        *bodies, last = named
        staff = HEADS_OF.search(said)
        own = staff and any(said.endswith(m.actor.name + staff[1]) for m in bodies)  # 企业和企业负责人: both
        if not staff or own or not all(CLASS.fullmatch(m.actor.name) for m in bodies):
            return []
        return [*(self._staff_of(m, staff[1]) for m in bodies), last]

    def _staff_of(self, body: Mention, staff: str) -> Mention:
        name = body.actor.name + staff
        return replace(body, actor=Actor(name, self.lexicon.kind(staff)), derivation=Derivation.LIST)

    def _product(self, bare: str) -> str:
        """药品 of 药品生产: the noun that verbs and a head later in the list share; "" where there is none."""
        words = self.segmenter.words(bare)
        verbal = len(words) > 1 and words[-1][2] in ("v", "vn") and words[-2][2][0] in "nl"
        return bare[: words[-1][0]] if verbal and bare not in self.lexicon.domains else ""

    def _bare_verb(self, name: str) -> bool:
        """批发企业, 修理单位: a verb and a head."""
        if trade := TRADE.fullmatch(name):
            return all(tag in ("v", "vn") for _, _, tag in self.segmenter.words(trade[1]))  # 设计单位
        words = self.segmenter.words(name)
        return (
            len(words) > 1
            and all(tag in ("v", "vn", "b", "d") for _, _, tag in words[:-1])
            and words[-2][2] in ("v", "vn")
            and name[: words[-1][0]] not in self.lexicon.domains
        )

    def _one(
        self,
        text: str,
        element: Element,
        lent: str,
        follower: str,
        levels: tuple[str, ...],
        owner: str,
        short: str,
    ) -> Mention | None:
        raw = text[element.start : element.end]
        if not element.head and raw in ("国家", "地方", "各地"):
            return None  # 国家、企业和个人提供的资金
        own, related, name = self.determiners.stripped(raw)
        if short:
            defined, _, name = self.determiners.stripped(short)  # （以下简称市燃气管理处）
            own = defined or own
        if not name:
            return None
        derivation = Derivation.QUOTED
        if not element.head:
            field = name in self.lexicon.domains
            trade = raw.endswith("业") and lent.endswith("机构") and not field  # 对征信业和数据库运行机构
            head_only = any(lent == lends for _, lends in SHARED)  # 道路、桥梁|养护单位 have a verb to share
            thing = trade or (head_only and raw.endswith(self.things) and not field)
            opens = self.segmenter.words(name)[0]  # 食品市场开办者、商场: whole as it is
            whole = name.endswith("者") and self._headed(name) and opens[2] == "n" and opens[1] > 1
            held = lent[-1:] == "人" and follower.endswith("的" + lent)  # 设施、场所的|所有权人
            thing = thing or held or raw.endswith(self.abstract)  # 项目的融资情况和勘察、设计单位
            if not (lent or whole) or thing or self.lexicon.level.fullmatch(raw):
                return None  # 质量保证大纲和民用核设施营运单位: a thing beside a body
            joined = text.startswith(("和", "与"), element.end)
            if joined and follower.startswith(raw) and raw not in self.lexicon.domains:
                return None  # 船舶和船舶燃油供给单位: a thing beside a body
            name = name + "单位" if lent == "专业单位" else self._completed(name, lent)
            derivation = Derivation.LIST
        elif name in RELATABLE and related:
            name = f"有关{name}"
        if owner and name in PARTS:
            name = owner.removesuffix("分支机构").removesuffix("派出机构") + name
            derivation = Derivation.LIST
        if owner.endswith("人民代表大会") and name in ("常务委员会", "常委会"):
            name, derivation = f"{owner}常务委员会", Derivation.LIST  # 人民代表大会或者其常务委员会
        if name.count("（") != name.count("）"):
            name = re.sub("（[^）]*$|^[^（]*）", "", name)
        name = SOME_OF.sub("", name)
        name = WHOLE.sub("", PARTED.sub("交通", LEVEL_TAIL.sub("", name)))
        name = RUN.sub("", OTHERS.sub("", EACH.sub("", SEATED.sub("", ONE_SIDE.sub("", name)))))
        if blamed := BLAMED.search(name):  # 信托公司直接负责的主管人员: whose they are is no part of the name
            name = name[blamed.start() :]
        name = BRANCH.sub(
            "", name if TASKED.match(name) else STAFF.sub(r"\1", name)
        )  # 事业单位的负责人, 工作部门的派出机构
        if name in PLAIN_STAFF:
            name = name.removeprefix(name[:2])
        unsound = name not in self.known and self._unsound(POSTED.sub("", name))
        if name not in self.lexicon.kinds and (len(name) < 2 or unsound):
            return None
        name, own = self._township(name, own)
        name = self._short(name)
        if name in self.lexicon.aliases:
            name, derivation = self.lexicon.aliases[name], Derivation.ALIAS
        actor = Actor(name, self.lexicon.kind(name), name in self.lexicon.generic)
        mention = Mention(actor, Span(element.start, element.end), own, derivation)
        return ranked(mention, raw, levels, self.segmenter, owned=bool(owner))

    def _unsound(self, name: str) -> bool:
        """Whether a name holds words of a clause, past the field of a department (优化营商环境|部门).

        What stands before its 的 describes it and may.
        """
        if re.match("[^的]{4,}的", name) or name in self.lexicon.kinds:  # 送达人
            return False
        field = self.lexicon.domain.match(name)
        name = "口" + name[field.end() :] if field and field.end() > 3 else name
        return self.clausal.holds(name) or bool(self.determiners.place_word(name))

    def _completed(self, name: str, lent: str) -> str:
        """A bare conjunct with the list's head: 司法行政 is 司法行政部门, 公安 is 公安机关."""
        if lent in ("部门", "机关", "单位", "机构") and name in self.lexicon.bodies:
            return self.lexicon.bodies[name]
        if PERSON.search(name) and lent in PLAIN:
            return name  # 拾得人或者有关部门: no 拾得人部门
        if name.endswith(lent) or (lent.endswith("者") and name.endswith("者")) or self._headed(name):
            return name  # 通用航空企业 in 航空运输企业、通用航空企业等单位
        if lent.endswith(("企业", "单位", "机构", "组织")) and PREMISES.search(name):
            return name  # 农场、林场等企业
        trades = ("建设", "征收", *self.lexicon.trades)
        if lent in ("单位", "机关") and name in self.lexicon.domains and name not in trades:
            return name + "部门"
        return (name.removesuffix("管理") if lent.startswith("管理") else name) + lent

    def _headed(self, name: str) -> bool:
        return any(name[-size:] in self.lexicon.kinds for size in (2, 3, 4) if size < len(name))

    def _township(self, name: str, levels: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        """乡镇人民政府 keeps its name; its level is what the text calls it (苏木乡镇)."""
        if name in ("人民政府", "政府") and levels and all(TOWNSHIP.match(level) for level in levels):
            return "乡镇人民政府", levels
        if name == "政府" and levels:
            return "人民政府", levels  # 市政府, 各级政府: the people's government of a level
        if name == "机关" and levels in OWN_LINE:
            return levels[0] + name, ()  # 上级机关: 机关 alone would say nothing
        return name, levels

    def _short(self, name: str) -> str:
        """Parts of a defined short name count as the short name; 公安部门 is 公安机关."""
        return self.lexicon.bodies.get(name.removesuffix("部门"), name) if name.endswith("部门") else name


def _part(text: str, element: Element) -> bool:
    """Whether the conjunct is a bare part of some owner: 分支机构, 派出机构."""
    return text[element.start : element.end] in PARTS
