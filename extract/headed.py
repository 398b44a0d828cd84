"""A name with a head of its own: where it begins, and how far its heads carry it.

    joined      人民政府 + 公安机关, 企业 + 主要负责人: heads without a connector make one name
    relative    经营快递业务的企业 keeps its clause, 违反规定的单位 loses it

Whether a run of words is a name at all, and not a verb and its object, ``nominal`` says.
"""

import re
from dataclasses import dataclass

from ..ontology.model import ActorKind
from .clauses import clause_of, clause_start
from .determiners import QUANTITY, Determiners
from .lexicon import Lexicon, any_of
from .nominal import FOLLOWS, NAME_LIMIT, OFFICES, SEATED, Nominal
from .segment import Segmenter

REPRESENTS = frozenset("和、，。应可不有的参通由担与及或在自向对依按一二两三若")  # 业主代表|若干名
VERB_TAIL = re.compile(  # 事业单位|登记管理机构, 企业|经营管理人员
    "(?:[\u4e00-\u9fff]{2,8}?(?=机构|机关|部门|中心|协会|经营者)|(?:(?:生产|经营|运营|销售)[、和]?)+(?=(?:管理)?人员))"
    "(?P<head>机构|机关|部门|中心|协会|经营者|管理人员|人员)(?=负责|应当|不得|可以|（|、|和|及|，|依法|签发|办理|实施|处理|按照|对|向|会同|审查|立案|(?<=人员)的|$)"
)
FORMING = re.compile("专家(?=组(?:建|织|成(?!员|人员)))")
BESIDE = re.compile("(?:和|或者?|、|与)(?:个人|单位|个体|公民)")  # (作出贡献的)组织和个人
OWN_NAME = ("政府", "法院", "检察院", "公安机关", "委员会", "国务院")
BRACKETED = re.compile("（[^（）]*）")
CLAUSE_LIMIT = 22  # a longer clause describes and is no part of the name (spec of norms, Actors 4)
POSTED = re.compile(SEATED + "(?:分支|派出)?(?:机构|单位|企业)")  # 中央金融管理部门|在沪机构
CONGRESS = ("常务委员会", "常委会")
OTHER_WORDS = frozenset("才身口士类群数次均格生物力文道造质心性命像畜")  # 人 opens another word: 人才, 人畜
BODIES_THERE = re.compile("(?:工会|[社协商学]会|经济|企业|行业|公益|社团|党|其他|妇女|消费者)组织$")
ORGANISES = re.compile("实施|编制|领导|协调|专业")  # 组织 is a verb there
INSIDE = re.compile("[^，。；：的和与或及]{2,10}、[^，。；：的]{2,16}的")


@dataclass(frozen=True, slots=True)
class Element:
    """A conjunct: a name with its head, or the words that wait for one."""

    start: int
    end: int
    head: str  # "" for a conjunct that waits for the list's head
    owned: bool = False  # hangs on the name before it by 及其
    verbal: bool = False  # a bare verb: 使用 in 生产、使用、维护保养单位


class Headed:
    """Finds names that have heads in one law's shadow."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, determiners: Determiners) -> None:
        self.lexicon, self.segmenter, self.determiners = lexicon, segmenter, determiners
        self.terms = determiners.known
        self.nominal = Nominal(lexicon, segmenter, determiners)
        words = lexicon.tables["heads"]
        self.not_alone = lexicon.not_alone - self.terms
        self.not_joined = frozenset(words["not_joined"])
        self.parts, self.governments = frozenset(words["parts"]), tuple(words["governments"])
        self.held = re.compile(rf"([^，。；：、的和与或]{{2,10}})的({any_of(words['held']).pattern})")
        self.holder = any_of(words["held"])
        self.licensing = lexicon.pattern("verbs", "relative", "licensing")
        # 市人大常委会(the short name)|会议
        sessions = (f"{term}会议" for term in self.terms if term.endswith(CONGRESS))
        heads = any_of([*lexicon.kinds, *self.terms, *sessions]).pattern
        self.head = re.compile(f"(?:{heads})(?!(?<=部)[门队])")  # 财政|部门, 武警交通|部队: no 财政部 there
        self.online = tuple(words["online"])
        self.variants, self.varied = frozenset(words["variants"]), tuple(words["variants"])
        self.serving = frozenset(words["serving"])
        self.stop, self.harmless = self.nominal.stop, self.nominal.harmless
        self.relative = self.nominal.relative
        self.chooses = re.compile(
            f"(?:已经?|未|依法|不|没有)?{lexicon.phrase('choosing')}(?:具有|具备|取得|符合|有|依法|合法|相应)"
        )
        self.founds = re.compile(
            f"{any_of([*lexicon.section('phrases', 'slot', 'founds'), '确定', '明确', '指定', '配备']).pattern}(?![^，。；]{{0,14}}的)"
        )
        self.leads_deputies = tuple(lexicon.section("phrases", "deputies", "led"))
        self.deputies_do = re.compile(f"(?:{lexicon.phrase('deputies', 'does')})(?!的)|[，。；]")
        self.staff = re.compile(  # 常务委员会|预算审查监督工作机构
            f"(?:{lexicon.phrase('congress_staff')}[和与]?)*(?P<head>工作机构|办事机构|工作委员会)"
        )
        self.modifier = re.compile(
            r"(?:(?:户籍|居住|住所|实际|经常|工作|经营|注册|登记|生前)*(?:所在(?:地|城乡)?|居住地|经营地|住所地|户籍地)的?)?"
            rf"(?:的|各)?(?:其他)?(?:{lexicon.phrase('modifiers')}(?:(?<=有关|相关)的)?)?"
        )

    def full(
        self, text: str, at: int, stop: int, owned: bool, inside: bool = False, closes: bool = False
    ) -> Element | None:
        """A conjunct with a head of its own, as far as directly joined heads carry it."""
        begin = self.determiners.past(text, at, stop)
        level = self.lexicon.level.match(text, begin, stop)
        compound = self.lexicon.compound_domain.match(text, level.end() if level else begin, stop)
        own = compound and self.head.match(text, compound.start(), stop)
        whole = own and compound and own.end() > compound.end()  # 人事局, not 人事|局
        search = compound.end() if compound and not whole else begin  # 人力资源和社会保障|部门: no 社会 there
        limit = (level.end() if level else begin) + NAME_LIMIT + 12
        while found := self.head.search(text, search, min(stop, limit)):
            if found[0] == "专家组" and (expert := FORMING.match(text, found.start())):
                found = expert  # 专家|组成评审委员会
            if found[0].startswith("业主") and text.startswith("主管", found.start() + 1):
                search = found.start() + 1  # 林业|主管部门
                continue
            if (
                text[begin : found.end()].endswith("或者")
                or (found[0] == "人" and text[found.end() : found.end() + 1] in OTHER_WORDS)
                or (len(found[0]) == 1 and not self.nominal.ends_here(text, found.end(), found[0]))
            ):
                search = found.end()  # 或者, 人畜
                continue
            if found[0] == "组织" and ORGANISES.match(text, found.end()):
                search = found.end()  # 制定和|组织实施
                continue
            if found[0] == "社会" and found.end() < stop and text[found.end()] not in FOLLOWS:
                search = found.end()  # 社会|信用管理部门
                continue
            if not self.nominal.plain(text, begin, found.start(), found[0]):
                return self._relative(text, at, begin, stop, owned)
            hollow = begin == at and not inside and not closes
            beside = found[0] == "组织" and BESIDE.match(text, found.end(), stop)
            deputies = found[0] == "代表" and self._deputies(text, found.start(), found.end())
            if found.start() == begin and found[0] in self.not_alone and hollow and not (beside or deputies):
                search = found.end()
                continue
            end = found.end()
            if self.nominal.ends_here(text, end, found[0]):
                end, head = self._extended(text, begin, end, stop, found[0])
                name = text[begin:end]
                if found[0] == "社会" and found.start() > begin:
                    return None
                doers = inside and self.nominal.doers(text, begin, found.start(), found[0])
                if not doers and self.nominal.verb_and_object(text, begin, found.start(), found[0]):
                    return None
                alone = (
                    name in self.not_alone
                    and not deputies
                    and not (
                        (name in ("组织", "社会") and (begin > at or inside))
                        or (name == "组织" and BESIDE.match(text, end, stop))
                        or (name == "代表" and QUANTITY.match(text, at, begin + 1))  # 几名|代表
                        or (name == "代表" and inside and text.startswith("其", at) and begin > at + 1)
                        or (name == "代表" and text.endswith("及其", 0, at))  # 代表机构及其|代表
                        or (
                            name == "社区"
                            and inside
                            and (text[end : end + 1] in FOLLOWS or text[end : end + 1] in "为开")
                        )
                    )
                )
                thing = head == "平台" and found.start() > begin and not name.startswith(self.online)
                if (alone and not closes) or thing or self.lexicon.no_actor(name):
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
        if found and self.chooses.match(text, start, stop):
            return None  # 委托|具有相应资质的监测单位: a verb and its object
        verb = found and self.segmenter.tag_at(found[0], 0) == ("v", 2)
        past = self.determiners.past(text, start + 2, stop) if verb else 0
        if found and past > start + 2 and found.end() - past < 2:
            return None  # 确定|本行政区域的|重点单位: a verb, and whose its object is
        if found:
            named = self.full(text, found.end(), stop, owned, True) or self._further(text, found.end(), stop)
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
            own = text[self.determiners.past(text, named.start, named.end) : named.end]
            plain = (
                own in self.lexicon.kinds and own != "专家"
            )  # a name that says its kind itself needs no clause
            kept = found["kind"] and plain and found.end() - start <= CLAUSE_LIMIT
            return Element(begin if kept else named.start, named.end, named.head, owned)
        held = self.held.match(text, begin, stop)  # 集中交易市场的开办者: what it holds makes the kind
        if (
            not held
            or not self.nominal.ends_here(text, held.end(), held[2])
            or self.stop.search(self.harmless.sub("", held[1]))
        ):
            return None
        plain = all(tag[:1] in "nvba" for _, _, tag in self.segmenter.words(held[1]))
        return Element(begin, held.end(), held[2], owned) if plain else None

    def _deputies(self, text: str, begin: int, end: int) -> bool:
        """组织代表|视察, 为代表|执行职务提供服务: whom such a verb leads, where what he does follows.

        工会组织代表职工, 对代表提出的建议: there it is a verb, or what is done is theirs.
        """
        led = text.endswith(self.leads_deputies, 0, begin) and not BODIES_THERE.search(text, 0, begin)
        return led and bool(self.deputies_do.match(text, end))

    def _further(self, text: str, at: int, stop: int) -> Element | None:
        """从事本法规定的|监督检验、定期检验的|检验机构: a clause with a description inside it."""
        inside = INSIDE.match(text, at, stop)
        named = self.full(text, inside.end(), stop, False, True) if inside else None
        return named if inside and named and named.start == inside.end() else None

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
            if head.endswith("部门") and (posted := POSTED.match(text, end, stop)):
                return posted.end(), head  # it lends 部门 to a list before it
            if head.endswith(CONGRESS) and (staff := self.staff.match(text, end, stop)):
                end, head = staff.end(), staff["head"]
                continue
            if (
                text[end] == "（"
                and (close := text.find("）", end, stop)) > 0
                and self.head.match(text, close + 1)
            ):
                follow = self.head.match(text, close + 1)
            elif head.endswith(self.governments):
                follow = self._department(text, end, stop)
                at = self.determiners.past(text, end, stop)
                named = self._relative(text, at, at, stop, False) if not follow else None
                if named and named.start == at and named.head in ("部门", "机构"):
                    end, head = named.end, named.head  # 人民政府|管理专利工作的部门
                    continue
                if not follow and text.startswith("的派出机", end):
                    follow = self.head.match(text, end + 1, stop)
            else:
                modifier = self.modifier.match(text, end, stop)
                assert modifier is not None
                follow = self.head.match(text, modifier.end(), stop) or self.head.match(text, end, stop)
                if follow and modifier[0].startswith("的") and follow[0] not in self.parts:
                    follow = None
                follow = (
                    follow or self._noun_tail(text, end, stop, head) or self._verb_tail(text, end, stop, head)
                )
            if (
                not follow
                or (follow[0] in self.not_joined and not self._complete(text, follow))
                or not self.nominal.ends_here(text, follow.end(), follow[0])
            ):
                break
            end, head = follow.end(), follow[0]
        of = 1 if head.endswith("代表大会") and text.startswith("的", end) else 0  # 人民代表大会的|代表
        if text.startswith("代表", end + of) and text[end + of + 2 : end + of + 3] in REPRESENTS:
            end, head = end + of + 2, "代表"  # 被征收人代表和公众代表
        if text.startswith("（", end) and (close := text.find("）", end, stop)) > 0:
            inside = text[end + 1 : close]
            variant = inside in self.variants and head.endswith(self.varied)  # 屠宰厂（场）
            if variant or (len(inside) < 16 and any(inside.endswith(form) for form in self.lexicon.kinds)):
                end = close + 1  # 派出机关（机构）
        return end, head

    def _complete(self, text: str, follow: re.Match[str]) -> bool:
        """青少年组织、学校: 组织 takes no object there, so it ends the name."""
        at = follow.end()
        past = at + (2 if text.startswith("或者", at) else 1)  # 部门|组织或者委托有关单位验收
        verbal = self.segmenter.tag_at(text[past : past + 8], 0)[0].startswith("v")
        listed = text[at : at + 1] in "、和与及或" and (verbal or self.nominal.steers(text, past))
        return follow[0] == "组织" and not listed and text[at : at + 1] in "、和与及或应不可均等"

    def _department(self, text: str, end: int, stop: int) -> re.Match[str] | None:
        """The department of a government: 人民政府 + 市场监督管理部门, 人民政府 + 有关部门."""
        begin = self.determiners.past(text, end, stop)
        if self.founds.match(text, begin, stop):
            return None  # 人民政府|设置管理机构
        domain = self.lexicon.domain.match(text, begin, stop)
        search = domain.end() if domain else begin  # 国务院机构编制管理机关: 机构 opens a domain there
        for found in self.head.finditer(text, search, min(stop, begin + NAME_LIMIT)):
            if not self.nominal.plain(text, begin, found.start(), found[0]):
                return None
            if not self.nominal.ends_here(text, found.end(), found[0]):
                continue  # 人民政府|管理机关事务…
            if text[begin : found.end()] in OFFICES:
                return found  # 人民政府|监督管理部门
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
        if text.startswith(("投资建", "投资兴", "投资举", "投资开", "投资设", "投资参"), end):
            return None  # 社会力量|投资建设图书馆
        found = self.head.search(text, end, min(stop, end + length + 7))
        if not found or found[0] in self.not_joined:
            return None
        if serves and found[0] not in self.serving:
            return None
        if not serves and not self.nominal.plain(text, end, found.start()):
            return None
        between = self.segmenter.words(BRACKETED.sub("", text[end : found.start()]))  # 军队|后勤（联勤）机关
        if between and between[-1][2] == "v" and found[0] in ("机构", "中心", "单位", "企业", "者"):
            between = between[:-1]  # 残疾人|创业孵化机构, 个人|信息处理者
        return found if all(tag.startswith(("n", "b", "j")) or tag == "vn" for _, _, tag in between) else None

    def _verb_tail(self, text: str, end: int, stop: int, head: str) -> re.Match[str] | None:
        """事业单位|登记管理机构: verbs and a head that a name goes on with, right before its own verb."""
        found = VERB_TAIL.match(text, end, stop)
        if not found or self.nominal.steers(text, end) or self.nominal.taking.match(text, end):
            return None
        words = self.segmenter.words(text[end : found.start("head")])
        people = self.lexicon.kinds.get(head) in (ActorKind.PUBLIC, ActorKind.OCCUPATION)
        # 公安机关|出入境管理部门, 海关|缉私部门, 驾驶员|培训经营者
        field = head in OWN_NAME or head == "海关" or (people and found["head"] in ("协会", "经营者"))
        verbs = all(
            b - a > 1
            and (
                self.nominal.agentive.fullmatch(text, end + a, end + b)
                or (field and tag in ("l", "n", "vn") and not self.nominal.adverb.match(text, end + a))
            )
            for a, b, tag in words
        )
        return self.head.match(text, found.start("head"), stop) if verbs else None
