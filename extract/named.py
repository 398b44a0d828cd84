"""Who is named here: actor phrases, read by how statutes list them.

    市、旗区人民政府公安机关、应急管理、生态环境等部门
    level   government   body      bare      bare     head, shared by what lacks one

Rules (spec of norms, Actors 1 to 5; 《立法技术规范（试行）（一）》 on 和, 以及, 或者):
  list        conjuncts joined by 、和与及以及或者; 及其 hangs a part on its owner
  head        a name ends in the head that makes its kind; a list's last head serves all
  level       levels before the first name serve the list; a name's own level comes first
  determiner  各, 有关, 其他 … go; 有关部门 alone stays
  hypernym    the general word that closes a list of full names (等法律工作者) is no actor
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from ..ontology.model import AUTHORITIES, Actor, ActorKind, Mention, Span
from .clauses import clause_of, clause_start
from .conjuncts import CONNECT, OF, Conjuncts
from .determiners import REGION
from .lexicon import Lexicon
from .nominal import PEOPLE
from .premises import PREMISES
from .ranks import of_government
from .segment import Segmenter
from .slots import Slots
from .treasury import Treasury

ELSEWHERE = re.compile("异地|跨(?:行政)?(?:省|市|县|区域?|地区|境|国)(?:（[^）]*）)?|外地|就近|网上|线上")
HAS = re.compile("(?:具有|具备|取得|有)[^，。；：、的]{2,16}的(?=.{2})")
INVESTS = re.compile(  # 社会资本|投资旅游业, but 企业投资项目
    "投资(?!者|人|主体|项目|建设项目|工程|环境|规模|计划|总?额|活动|行为|管理|经营|情况|公司|机构|企业|基金|权益|收益|效益|合同|合作|[、，和等与]|$|[^，。；]*的(?![，。；]|$))"
    "|代理(?!机构|人|权|商|行为|业务|关系|合同)(?=[^，的、和]{2,})"  # 保险代理机构|代理保险业务，应当…
    "|(?:迟延|延期|逾期)(?=支付|付款|交付|履行|缴纳|交货|归还|申报)"
    "|(?:执业|从业|任职|履职|上岗|就业|定价)(?=，?(?:应当|必须|不得|可以)|$)"  # 律师|执业应当…
)
ENGAGES = re.compile(  # and who is found: 公安机关发现|走失的老年人
    "(?:招用|雇用|雇佣|聘用|聘请|录用|招收|招聘|招录|接收|接纳|收养|发现|遇到|遇有|接到|收到|收治|会见|讯问|询问|审理|传唤|拘留|逮捕|羁押|释放|安置|护送)(?=.)(?![人者单方员])"
)
FOUNDED = re.compile("在[^，。；：的]{1,12}(?:设立|设置|成立|派驻|建立|派出|组建)")
IN_A_ROLE = re.compile(
    "(?:持有|执行|从事|承担|负责|担任|准予从事|允许从事)[^，。；的]{2,24}(?:股份|股权|任务|业务|工作|职责|职务|岗位|作业|活动)"
)

OPENS_CLAUSE = re.compile("[其它他]|不[设属从参具得]|未|与[^，。；：]{2,20}(?:有关|相关)的")
KEEPS = re.compile("(?:场所|区域|沿线|地段|设施)的|(?:管理|经营|运营|产权|使用)(?:单位|机构|组织)$")
EACH = re.compile("(?:(?!，?以及)[^、])+(?=、|，?以及|$)")
PROVINCES = ("省", "自治区", "直辖市")
OTHERS = re.compile(".*(?:相关|有关|周边|相邻|毗邻|其他|兄弟|邻近)的?")
ENDS_PLACES = re.compile(
    "(?=[，。；间]|之间|的[^，。；的、和]{0,4}(?:合作|协作|交流|沟通|协调|联系|联动)|[^的、和]|$)"
)


@dataclass(frozen=True, slots=True)
class Party:
    """An actor phrase: whom it names and where it stands."""

    mentions: tuple[Mention, ...]
    span: Span


class PartyReader:
    """Finds actor phrases in one law's shadow.

    ``terms`` are the short names it defines; ``shorts`` says at which offset a bracket defines one;
    ``territories`` are the zones it is made for.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        segmenter: Segmenter,
        terms: Iterable[str] = (),
        shorts: Mapping[int, str] = MappingProxyType({}),
        territories: tuple[str, ...] = (),
    ) -> None:
        self.lexicon, self.segmenter, self.territories = lexicon, segmenter, territories
        self.conjuncts = Conjuncts(lexicon, segmenter, terms, shorts)
        self.terms, self.head, self.stop = self.conjuncts.terms, self.conjuncts.head, self.conjuncts.stop
        self.harmless, self.namer = self.conjuncts.harmless, self.conjuncts.namer
        self.determiners = self.conjuncts.determiners
        self.slots, self.treasury = Slots(self.conjuncts), Treasury(lexicon, self.determiners)
        self.keeps = lexicon.pattern("phrases", "keeps")
        self.kept = (*lexicon.establishments, *(n for n in lexicon.alone_subject if n.endswith(PREMISES)))
        # clauses ask for the same phrase again and again
        self.opening = lru_cache(maxsize=1 << 16)(self._opening)

    def _opening(self, text: str, start: int, stop: int, *, modifies: bool = False) -> Party | None:
        """The longest actor phrase that begins at ``start`` and ends by ``stop``, or None.

        Where a noun follows, the phrase only modifies it (公民 in 公民隐私权): None, unless
        ``modifies`` allows it.
        """
        mentions: tuple[Mention, ...] = ()
        at = end = start
        while True:
            elements, reached, shared = self.conjuncts.elements(text, at, stop)
            if not elements:
                break
            mentions, end = (*mentions, *self.namer.named(text, elements, shared, mentions)), reached
            connector = CONNECT.match(text, end, stop) if shared else None  # 新业态企业和外卖餐饮等平台
            with_whom = connector and connector[0] in ("与", "和", "同")
            if not connector or (with_whom and self.conjuncts.joined_with(text, connector, stop)):
                break
            at = connector.end()
        if not mentions and (near := self._neighbours(text, start, stop)):
            mentions, end = near.mentions, near.span.end
        if not mentions and (purse := self.treasury.acting(text, start, stop)):
            mentions, end = (purse,), purse.span.end
        if not mentions or (not modifies and self._modifies(text, end, stop)):
            return None
        if text.startswith("《", start) and text.count("《", start, end) > text.count("》", start, end):
            return None  # 《中华人民共和国政府|采购法》: a title names nobody
        return Party(mentions, Span(start, end))

    def _neighbours(self, text: str, start: int, stop: int) -> Party | None:
        """会同长三角区域相关省、市|制定: provinces beside this one stand for their organs."""
        begin = self.determiners.past(text, start, stop)
        begin += 2 * text.startswith(("相邻", "毗邻"), begin, stop)
        level = self.lexicon.level.match(text, begin, stop) if OTHERS.fullmatch(text, start, begin) else None
        if not level or not level[0].startswith(PROVINCES) or not ENDS_PLACES.match(text, level.end(), stop):
            return None
        party = self._places(text, level.start(), level.end())
        return Party(party.mentions, Span(start, level.end())) if party else None

    def exactly(self, text: str, start: int, stop: int) -> Party | None:
        """The run as one actor phrase, or None where it is anything else."""
        party = self.opening(text, start, stop, modifies=True)
        if party and not text[party.span.end : stop].strip("□ "):
            return party
        if each := self._each_described(text, start, stop):
            return each
        for of in re.compile("的").finditer(text, start, stop):  # 具有处理权限的|部门
            if "对" in text[start : of.start()]:
                break  # 国家机关对拟任职的工作人员: who stands after 对 is its object
            if self.acts(text, start, of.start()):
                break  # 用人单位发现有职业禁忌的劳动者: who does it is the subject
            party = self.opening(text, of.end(), stop, modifies=True)
            if party and not text[party.span.end : stop].strip("□ "):
                before = self._beside(text, start, of.start(), party.mentions)
                told = of_government(self._whose(text, start, of.start()), party.mentions)
                return Party((*before, *told), party.span)
            posts = self._alone(text, of.end(), stop)
            kinds = {mention.actor.kind for mention in posts.mentions} if posts else set()
            if posts and len(posts.mentions) > 1 and kinds <= {ActorKind.OCCUPATION, ActorKind.PUBLIC}:
                return posts  # 选举委员会的|主任、副主任和委员
        if alone := self._alone(text, start, stop):
            return alone
        return self.territory(text, start, stop) or self._places(text, start, stop)

    def _whose(self, text: str, start: int, of: int) -> tuple[Mention, ...]:
        """区、县人民政府的|兵役机关, 市人民政府设立的|机构: the government that what comes next is of."""
        owner = self.opening(text, start, of, modifies=True)
        whole = owner and (owner.span.end == of or OF.fullmatch(text, owner.span.end, of + 1))
        return owner.mentions if owner and whole else ()

    def _each_described(self, text: str, start: int, stop: int) -> Party | None:
        """居民委员会的负责人、单位的消防责任人: a list in which each has what describes him, or nothing has."""
        parts = [(start + m.start(), start + m.end()) for m in EACH.finditer(text[start:stop])]
        if sum("的" in text[a:b] for a, b in parts) < 2 or re.search("等|（", text[start:stop]):
            return None
        mentions: tuple[Mention, ...] = ()
        for begin, end in parts:
            party, of = self.exactly(text, begin, end), text.rfind("的", begin, end)
            owner = self.exactly(text, begin, of) if of > begin else None
            if not party or (owner and mentions and not _persons_of_bodies(mentions[-1], owner)):
                return None
            mentions = (*mentions, *party.mentions)
        return Party(mentions, Span(start, stop))

    def _alone(self, text: str, start: int, stop: int) -> Party | None:
        """Words that are actors only as whole subjects, alone or as a list: 车站、机场、码头等(应当…)."""
        mentions: list[Mention] = []
        for part in re.finditer("[^、和及]+", text[start:stop]):
            at, end = start + part.start(), start + part.end()
            end -= len("等") if end == stop and text[end - 1] == "等" else 0
            begin = self.determiners.past(text, at, end)
            name = text[begin:end]
            party = self.opening(text, begin, end, modifies=True) if mentions or end < stop else None
            if name in self.lexicon.alone_subject:
                mentions.append(Mention(Actor(name, self.lexicon.kind(name)), Span(begin, end)))
            elif party and party.span.end == end:
                mentions += party.mentions
            else:
                return None
        return Party(tuple(mentions), Span(start, stop)) if mentions else None

    def territory(self, text: str, start: int, stop: int) -> Party | None:
        """The zone that the run names, where the law is made for it: (支持)合作区|发展…产业."""
        name = text[start:stop]
        if name not in self.territories:
            return None
        return Party((Mention(Actor(name, ActorKind.GOVERNMENT), Span(start, stop)),), Span(start, stop))

    def _beside(self, text: str, start: int, of: int, told: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """被审计单位或者|协助执行的有关部门: who stands whole before the clause that describes the last one."""
        first = self.opening(text, start, of, modifies=True)
        if text.endswith(("任命", "选举"), start, of):
            return ()  # 人民法院和政府各部门任命的|工作人员
        if first and _named_again(text, first):
            return first.mentions
        if first and OF.fullmatch(text, first.span.end, of + 1):  # 发包单位或者|发包单位委托的造价机构
            return first.mentions[:-1]
        if first and first.span.end == of and (beside := _whose_people(first.mentions)):
            return beside
        joined = CONNECT.match(text, first.span.end, of) if first else None
        if not first or not joined:
            return ()
        if whose := self.opening(text, joined.end(), of, modifies=True):
            return first.mentions if _another_kind(first, whose, told) else ()
        tag, length = self.segmenter.tag_at(text[joined.end() : of], 0)
        hers = joined[0].endswith("及其")  # 医疗机构及其|执业的医务人员
        if hers or OPENS_CLAUSE.match(text, joined.end()) or (tag[:1] in ("v", "p") and length > 1):
            return first.mentions
        bodies = all(m.actor.kind not in PEOPLE for m in (*first.mentions, *told))
        organs = all(m.actor.kind in AUTHORITIES for m in first.mentions)  # 教育部门和场所的|主管部门
        places = (
            KEEPS.search(text, joined.end(), told[-1].span.end) if told and not organs else None
        )  # 学校和重要场所的|管理单位
        return first.mentions if bodies and not places else ()  # 机关、企业和|住宅小区的物业服务单位

    def acts(self, text: str, start: int, of: int) -> bool:
        """Whether an actor opens the run and a verb with its object follows: no clause about what comes next.

        公安机关确定的单位 and 负责档案工作的部门 are described so; 用人单位招用未成年的劳动者 acts.
        """
        doer = self.opening(text, start, of, modifies=True)
        if not doer or doer.span.end >= of or text[doer.span.end] in "的、和与或及":
            return False
        if FOUNDED.fullmatch(text, doer.span.end, of):
            return False  # 县人民代表大会常务委员会在街道设立的|工作委员会
        if IN_A_ROLE.fullmatch(text, doer.span.end, of):
            return False  # 上市公司持有股份的|股东, 单位执行测试任务的|人员
        if ENGAGES.match(text, doer.span.end, of):
            return True  # 企业招用未满十六周岁的未成年人
        words = self.segmenter.words(text[doer.span.end : of])
        if not words or not words[0][2].startswith(("v", "p")) or self.keeps.match(text, doer.span.end):
            return False
        return words[0][2] == "p" or any(tag.startswith("n") for _, _, tag in words[1:])

    def carries(self, text: str, at: int) -> bool:
        """Whether a verb stands at ``at`` that names are made of: 操作|人, 被|劝阻|人."""
        return text.startswith("被", at) or bool(self.conjuncts.nominal.agentive.match(text, at))

    def described(self, text: str, start: int, stop: int, reach: int = 24) -> Party | None:
        """An actor phrase behind a clause that describes it: 先收到投诉的|市场监督管理部门."""
        if party := self.opening(text, start, stop, modifies=True):
            if of := OF.match(text, party.span.end, stop):  # 由市人民政府确定的|部门
                has = HAS.match(text, of.end(), stop)  # 人民法院指定的|有鉴定资格的|鉴定机构
                told = self.opening(text, has.end() if has else of.end(), stop, modifies=True)
                others = party.mentions if _named_again(text, party) else party.mentions[:-1]
                whole = text.startswith("等", party.mentions[-1].span.end)  # 公安、应急等部门|指定的机构
                others = () if whole or of[0].startswith(("共同", "联合")) else others
                mentions = of_government(party.mentions, told.mentions) if told else ()
                return Party((*others, *mentions), told.span) if told else None
            if text.startswith("的", party.span.end):  # 由设计单位的|标准化专业人员进行
                told = self.opening(text, party.span.end + 1, stop)
                mentions = of_government(party.mentions, told.mentions) if told else ()
                return Party(mentions, told.span) if told and told.span.end < stop else None
            return None if text.startswith("、", party.span.end) else party
        found = re.compile(rf"[^，。；：]{{2,{reach}}}?的(?!、|和|或)").match(text, start, stop)
        party = self.opening(text, found.end(), stop, modifies=True) if found else None
        more = (
            re.compile("[^，。；：、的]{2,16}的(?!、|和|或)").match(text, found.end(), stop)
            if found
            else None
        )
        if more and not party and found and not text.startswith(("对", "向"), found.end()):
            tag = self.segmenter.tag_at(text[found.end() : stop], 0)[0]  # no noun: …的|案件属于设区的|市…
            party = self.opening(text, more.end(), stop, modifies=True) if tag[:1] != "n" else None
        return party

    def _places(self, text: str, start: int, stop: int) -> Party | None:
        """省、自治区、直辖市可以…: a level that bears a norm stands for its organs."""
        start = self.determiners.past(text, start, stop) if text[start] == "各" else start
        region = REGION.match(text, start, stop)
        found = self.lexicon.level.fullmatch(text, region.end() if region else start, stop)
        start = region.end() if region and found else start
        if not found or not re.fullmatch(
            r"[省市区县旗州盟自治直辖设的各、和或者乡镇街道民族（）]+", found[0]
        ):
            return None
        parts = re.finditer(r"省(?=市)|[^、和或者]+", found[0])
        return Party(
            tuple(
                Mention(Actor(part[0], ActorKind.GOVERNMENT), Span(start + part.start(), start + part.end()))
                for part in parts
            ),
            Span(start, stop),
        )

    def _modifies(self, text: str, end: int, stop: int) -> bool:
        """Whether what follows is a noun that the phrase belongs to."""
        if end >= stop or text[end] in "，。；：、□（":
            return False
        if text[end] == "的":
            return True
        far = ELSEWHERE.match(text, end, stop)
        if far and self.segmenter.tag_at(text[far.end() : stop], 0)[0][:1] == "v":
            return False  # 个体工商户|异地采购货物
        if self.conjuncts.nominal.adverb.match(text, end, stop) or INVESTS.match(text, end, stop):
            return False  # 委员会|集体|行使职权
        tag, length = self.segmenter.tag_at(clause_of(text, end), end - clause_start(text, end))
        if tag == "l" and not self.segmenter.tag_at(text[end : end + 2], 0)[0].startswith("n"):
            return False  # 家庭等|各负其责, but 民兵|国防教育
        return tag[:1] in ("n", "l") and length > 1 and not self._verbs_too(text[end : end + length])

    def _verbs_too(self, word: str) -> bool:
        stop = self.stop.match(word)
        verbal = stop and (stop[0] != "所" or word == "所")  # not 所得税
        return bool(verbal) or word in self.conjuncts.nominal.predicates


def _named_again(text: str, party: Party) -> bool:
    """院长或者院长|委托的副院长, 理事长、副理事长或者理事长|指定的成员: who sends the last one is named twice."""
    last, name = party.mentions[-1].span, party.mentions[-1].actor.name  # 市政府或者|政府指定的机构
    whom = re.compile(f"(?:或者?|和|以及|及){name}")
    twice = text.endswith(last.of(text), last.end, party.span.end) or (
        whom.fullmatch(text, last.end, party.span.end) is not None
    )
    return twice or (len(party.mentions) > 1 and last.end < party.span.end)


def _whose_people(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """卫生保健机构、残疾幼儿的|学前教育机构: the last one of the list are people, whose the body behind 的 is."""
    *bodies, last = mentions
    people = last.actor.kind in PEOPLE and not any(mention.actor.kind in PEOPLE for mention in bodies)
    return tuple(bodies) if people else ()


def _another_kind(first: Party, whose: Party, told: tuple[Mention, ...]) -> bool:
    """医疗机构和患者的|监护人, 教育部门和实践场所的|主管部门: the first has none of those, and stands by itself."""
    theirs, own = ({mention.actor.kind for mention in party.mentions} for party in (whose, first))
    if own.isdisjoint(PEOPLE) and theirs <= set(PEOPLE):
        return True
    organs = own <= AUTHORITIES and theirs.isdisjoint(AUTHORITIES)
    return organs and not any(mention.actor.kind in PEOPLE for mention in told)


def _persons_of_bodies(before: Mention, owner: Party) -> bool:
    """居委会的负责人、|单位的责任人: else what is owned belongs to the one before as well (企业、学校的|工会)."""
    persons = before.actor.kind in PEOPLE and before.actor.name.endswith(("人", "人员", "者", "员工"))
    return persons and owner.mentions[-1].actor.kind not in PEOPLE
