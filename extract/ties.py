"""With whom: the relations a verb phrase states (spec of norms, Relations).

before   verb + actor        会同公安机关, 指导、监督医疗机构, 督促有关部门
toward   preposition + actor + verb    向公安机关报告, 对企业的监督检查, 与学校建立协作机制
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..ontology.model import ActorKind, Mention, Span, Tie
from .actors import ActorReader, Party
from .approved import approvers, engaged, inquired, persons
from .conjuncts import OF
from .described import Described, others
from .filled import Filled
from .gifts import Gifts
from .halves import HALF_NAMED, MEANS, Halves
from .led import theirs, those_led
from .lexicon import Lexicon, any_of
from .posts import Posts
from .preposed import Preposed
from .prepositions import PREPOSITION, Prepositions
from .within import approves, around, claimed, measured, nobody, paper_of, submitted, told_apart

JOINS = re.compile(r"、|和|并|及|与|或者|以及|，")
MODIFIED = frozenset({Tie.GUIDE, Tie.SUPERVISE, Tie.SERVE, Tie.SUPPORT, Tie.COORDINATE})
URGED = frozenset({ActorKind.PUBLIC, ActorKind.SOCIAL, ActorKind.OCCUPATION, ActorKind.GRASSROOTS})
FILES = ("报", "报请", "报经")
FILED_WITH = re.compile(
    "[^，。；：]{2,16}?的(?=[^，]{2,24}(?:备案|批准|审批|审核|审查|审定|同意|决定|核准|核定|登记))"
)
IS = re.compile("以[^，]{1,20}$|对$")
PLACE = re.compile("(?:场所|住所|现场|场地)$")
HELPED = re.compile(
    "的[^，的]{0,10}(?:检查|调查|监督|工作|管理|执法|活动|处理|处置|救援|指挥|调度|安排|部署)"
)  # 配合公安机关的检查
THING = re.compile(
    "(?!了解|调查|询问|核实|查询|说明|报告|反映|通报|汇报|公布|公开|告知|提供|出具|颁发|核发|发放|收集|索取|提交)[^，的]{2,8}(?:工作|情况|活动|事业|证明|证件|证书|执照|许可证|档案|材料|报告|记录)(?:$|[，、。])"
)
WHEREIN = re.compile("在[^，的]{2,60}方面")  # 在生产服务、技术指导等方面|给予帮助
STATE_OF = re.compile("的?[^，。；的有其本]{1,8}情况(?=[，。；]|$)")
CLOSER = ("加强", "密切", "强化", "深化", "保持")  # 加强|同政府有关部门的联系
FACING, WRITTEN = "面", ("书面", "当面")  # 面向青少年的动漫 tells nobody anything
WHEN = re.compile("在[^，。；：、的]{2,24}(?:前|后|时|期间|过程中)(?!述|款|条|往|面|续|期|勤|间|台)")
EVENTS = ("培训", "考核", "检查", "监督检查", "评议", "抽查", "慰问")
DAMAGES = re.compile(
    "(?:依法|按照[^，的]{2,8}|予以|给予|对?其?[^，。；]{0,8}的损失|、[^，、]{2,4})*(?:赔偿|补偿|退货|退款|更换|修理|返还|给付|清偿|承担(?:[^，]{0,6})(?:赔偿|违约|民事|侵权)|支付(?:违约金|赔偿金))"
)
GIVES_OVER, PAUSE = ("委托", "授权"), re.compile("，|并|或者|委托|授权")
DEALT_WITH = re.compile(  # 移交迁入地登记机关|管理, 提请人民代表大会|会议审议: it is dealt with there
    "(?:(?:下次|下一次|本次|全体|常务|办公|预备)?会议)?(?:依法|统一|予以|集中|代为|回收)*(?:表决|决定(?!的?事项|的?情况)|审议|处理|利用|收集|运输|管理|办理|保管|审查|审批|审核|研究|查处|调查|备案|归档|存档|执行|处置|收兑)(?![部机单人员])"
)
GIFT = re.compile("，(?:提供|给予|创造)[^，。；]*(?:保障|支持|便利|条件|服务|帮助|经费)(?=[，。；])")
PRINCIPLES = re.compile(
    "(?:遵循|按照|坚持|本着|贯彻)[^，]*原则$|(?:充分)?(?:发挥|起到|具有)[^，]*的[^，的]{0,6}作用$"
)
APPOINTS = ("明确", "确定", "认定")
SEAT = re.compile("所在(?:[^，。；：、]{1,8}的)?(?!地)")  # 该医师所在科室的|负责人, 申请人所在|鉴定机构
ABOVE = re.compile("的(?=上一级|上级|同级|本级|主管)")
NAMED = re.compile(
    "保证金|审查施工组织|管理(?:和|与|、)?(?:专业)?技术人员"
)  # half of a noun, which relates nobody
ISSUED = re.compile(  # 提交检疫机关|出具的证明: it is theirs, and handed to another
    "(?:依法|统一|共同)?(?:出具|开具|颁发|核发|签发|发放|发给|制发|签署|印制|监制|审定|认可)的(?![^，。；、]{0,12}(?:机关|机构|部门|人员|组织))"
)
INSIDE = re.compile("(?:管理区域|范围|区域|系统|辖区)?[内中]的")
HELPS = re.compile("(?:予以|给予|提供)[^，]{0,4}(?:配合|协助|支持)")


class Tied(NamedTuple):
    """One relation before its bearers are known."""

    tie: Tie
    to: Mention
    span: Span
    rule: str


class Ties:
    """Finds the relations in one law's verb phrases."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader) -> None:
        self.reader = reader
        self.verbs: dict[str, list[Tie]] = {}
        for tie, forms in lexicon.tables["ties"]["before"].items():
            for form in forms:
                self.verbs.setdefault(form, []).append(Tie(tie))
        self.verb = any_of(self.verbs)
        self.prepositions = Prepositions(lexicon)
        self.halves = Halves(lexicon, reader, self.verbs)
        self.runs = Filled(reader, self.halves, self.prepositions)
        self.described = Described(reader, self.verbs, self.halves.nouns)
        self.preposed = Preposed(lexicon, reader)
        self.posts, self.gifts = Posts(lexicon, reader), Gifts(lexicon, reader, self.runs)
        self.heard = re.compile(rf"{lexicon.phrase('heard')}[^，。]*?对")
        self.opinion = re.compile(rf"[^，]*的[^，]{{0,6}}{lexicon.phrase('heard', 'what')}")
        self.decreed = re.compile(rf"(?:依法)?{lexicon.phrase('decreed')}的")
        self.tells = frozenset(lexicon.section("phrases", "tells"))
        self.drives = lexicon.pattern("phrases", "drives")
        adverb = lexicon.pattern("verbs", "adverbs", "before").pattern
        when = any_of(
            [*lexicon.section("phrases", "where"), *lexicon.section("phrases", "where", "when")]
        ).pattern
        self.circumstance = re.compile(
            f"(?:{adverb})+|(?:{adverb})*[在于自][^，的]{{1,20}}?{when}(?:{adverb})*"
        )
        # 明确专人负责日常工作 appoints
        self.owed = re.compile(rf"(?![、和及]|{lexicon.phrase('appointed')})[^，]*?{lexicon.phrase('owed')}$")
        self._ends: dict[int, int] = {}  # where the party of a preposition ends, by the preposition's offset

    def within(self, text: str, deed: Span) -> list[Tied]:
        """The relations one clause's deed states, in reading order, each once."""
        if PRINCIPLES.match(text, deed.start, deed.end):
            return []  # 遵循规范服务、便利乘客的原则
        found: dict[tuple[Tie, str], Tied] = {}
        toward = list(self._toward(text, deed))
        named = [Span(at, end) for at, end in self._ends.items() if deed.start <= at < deed.end]
        for tied in [
            *self._before(text, deed, named),
            *(Tied(*one) for one in self.gifts.handed(text, deed)),
            *toward,
            *(Tied(*one) for one in self.preposed.of(text, deed)),
            *(Tied(*one) for one in self.gifts.given(text, deed)),
            *(Tied(Tie.REPORT, m, deed, "经+actor") for m in approvers(text, self.reader, deed)),
            *(Tied(Tie.DELEGATE, who, said, "任免+actor") for who, said in self.posts.chosen(text, deed)),
        ]:
            found.setdefault((tied.tie, tied.to.actor.name), tied)
        by = those_led(text, self.reader, deed)
        own = [one for one in found.values() if not (by and theirs(one.span.start, one.rule, by))]
        return sorted(own, key=lambda t: (t.span, t.tie.value))

    def _before(self, text: str, deed: Span, named: list[Span]) -> Iterator[Tied]:
        at = self._past_when(text, deed)
        while at < deed.end and (found := self.verb.search(text, at, deed.end)):
            if past := self.halves.past(text, deed, found, named):
                at = past
                continue
            if NAMED.match(text, found.start(), deed.end):
                at = found.end()
                continue
            group, end = [found[0]], found.end()
            party = self.reader.opening(text, end, deed.end, modifies=True)
            if not party:
                group, end = self._group(text, found, deed.end)
                party = self.reader.opening(text, end, deed.end, modifies=True)
            if not party and not text.endswith(
                ("将", "把"), deed.start, found.start()
            ):  # 聘请具有资质的|专家
                head = text[deed.start : found.start()]  # 负责|组织本行政区域的公民进行登记
                opens = at == deed.start and head in ("", "负责", "负责具体")
                party = self.described.whom(text, found[0], Span(end, deed.end), opens=opens)
            if not party and found[0] in FILES and (filed := FILED_WITH.match(text, end, deed.end)):
                party = self.reader.opening(text, filed.end(), deed.end, modifies=True)
            if not party and Tie.REPORT in self.verbs[found[0]] and len(found[0]) > 1:
                party = self.reader.described(text, end, deed.end, reach=18)  # 报告批准移交的|部门
                asks = found[0] in ("请求", "申请", "建议", "提请", "催告")
                party = party or (None if asks else self.runs.whole(text, end, deed.end))  # 通知|代表
            if party and (of := OF.match(text, party.span.end, deed.end)):  # 移交给…部门指定的|博物馆
                other = self.reader.opening(text, of.end(), deed.end, modifies=True)
                party = other or (party if found[0] == "会同" else None)  # 会同X|制定…的标准
            if not party and found[0] in GIVES_OVER:
                party = others(text, end)
            if party and (seat := SEAT.match(text, party.span.end, deed.end)):
                party = self.reader.opening(text, seat.end(), deed.end, modifies=True) or party
            at = end
            if party and Tie.REPORT in self.verbs[found[0]] and ISSUED.match(text, party.span.end):
                continue
            if not party or text[end : end + 1] in "的" or self.halves.of_the_state(text, party):
                continue
            if paper_of(text, found[0], party, deed.end):
                at = (text.find("，", at, deed.end) + 1) or deed.end
                continue
            if nobody(text, deed, found, party, self.reader):
                at = party.span.end
                continue
            subjects = text.endswith("主体", 0, party.span.end)  # 明确责任主体: in the abstract
            if found[0] in APPOINTS and (subjects or self.owed.match(text, party.span.end, deed.end)):
                at = party.span.end  # 明确施工单位防治污染的责任: a duty, and nobody appointed
                continue
            party = self._owned(text, party, deed.end, posts=Tie.DELEGATE in self.verbs[found[0]])
            leads = self.halves.leads(text, deed, found.start(), found[0], party)
            if not leads and self.halves.of_a_name(text, group[-1], Span(end, deed.end)):
                continue
            alone = group == [found[0]] and found[0] in self.halves.nouns
            if alone and self.halves.whose(text, deed, found.start(), party):
                continue  # 公布|监督投诉机构的电话
            modified = self.reader.opening(text, party.span.start, deed.end) is None
            for verb in group:
                if verb == "明确" and len(group) > 1:
                    continue  # 明确提示购买者
                if verb == "组织" and text.startswith(EVENTS, found.end()):
                    continue  # 组织培训管理人员: the training is organised
                if verb == "方便" and text[deed.start : found.start()][-1:] not in ("", "，", "、", "并"):
                    continue  # 统筹设置方便市民生活的网点
                if (verb == "爱护" or group == ["组织"]) and text.startswith("的", party.span.end):
                    continue  # 爱护国家和单位的财产, 组织食品摊贩的风险监测
                if verb in ("任免", "抢救") and not persons(party.mentions[-1]):
                    continue  # 抢救电台日志; 任免人民检察院|各分院的副检察长: nobody appoints an organ
                if (
                    verb in ("报告", "汇报", "通报", "反馈")
                    and persons(party.mentions[-1])
                    and STATE_OF.match(text, party.span.end)
                ):
                    continue  # 报告当事人到会情况: it is reported, and he hears nothing
                if verb == "要求" and DAMAGES.match(text, party.span.end, deed.end):
                    continue  # 要求经营者依法予以赔偿
                reports = any(Tie.REPORT in self.verbs[other] for other in group)
                if claimed(text, verb, party, deed.end) or told_apart(verb, group, reports=reports):
                    continue
                for tie in {t: 0 for m in party.mentions for t in self.of_verb(verb, group, (m,))}:
                    helped = tie is Tie.ASSIST and HELPED.match(text, party.span.end, deed.end)
                    dealt = tie is Tie.REPORT and DEALT_WITH.match(text, party.span.end, deed.end)
                    told = (
                        dealt
                        or verb == "追究"
                        or (verb in self.tells and not text.startswith("的", party.span.end))
                    )
                    if (
                        modified
                        and tie not in MODIFIED
                        and not helped
                        and not told
                        and party.span.end < deed.end
                    ):
                        continue
                    shared = approves(text, verb, deed.start, found.start(), party, deed.end)
                    for mention in party.mentions:
                        if tie in self.of_verb(verb, group, (mention,)):
                            yield Tied(
                                Tie.REPORT if shared else tie,
                                mention,
                                Span(found.start(), party.span.end),
                                f"{verb}+actor",
                            )
            at = party.span.end
            if found[0] in GIVES_OVER and (stop := PAUSE.search(text, at, deed.end)) is None:
                return  # 委托市人民政府管理|管委会: what is entrusted is the other's doing
            elif found[0] in GIVES_OVER and stop:
                at = stop.start()

    def _owned(self, text: str, party: Party, stop: int, *, posts: bool = False) -> Party:
        """会同企业的|主管部门: whom another body has is meant; each has one, where the verb fills ``posts``."""
        if not text.startswith("的", party.span.end):
            return party
        own = self.reader.opening(text, party.span.end + 1, stop)
        if own is None or THING.match(text, own.span.end, stop):
            return party  # 指导下级委员会的未成年人|保护工作
        posts = posts and own.mentions[0].actor.kind is ActorKind.OCCUPATION
        others = party.mentions[:-1] if len(party.mentions) > 2 and not posts else ()
        return Party((*others, *own.mentions), own.span)

    def _describes(self, text: str, deed: Span, at: int, end: int) -> bool:
        """Whether a phrase with 向 stands before 的 in what another verb has as its object."""
        words = self.reader.segmenter.words(text[deed.start : at])
        verb = words and words[-1][2] == "v" and words[-1][1] - words[-1][0] > 1
        return bool(verb) and "的" in text[end : min(deed.end, end + 8)]

    def about(self, party: tuple[Mention, ...], said: str, span: Span) -> list[Tied]:
        """对作出贡献的单位和个人，…给予表彰: what is done to those a clause of its own names."""
        ties = self.prepositions.meant("对", WHEREIN.sub("", said))
        ties = [tie for tie in ties if tie is not Tie.ASSIST or HELPS.search(said)]
        return [Tied(tie, mention, span, f"对+actor+{tie.value}") for tie in ties for mention in party]

    def of_verb(self, verb: str, group: list[str], mentions: tuple[Mention, ...]) -> list[Tie]:
        """The ties of a verb; 引导 supports the public, and guides a subordinate or a member; 交由 engages a firm."""
        if verb != "引导" or "督促" in group:
            hired = verb == "交由" and all(map(engaged, mentions))
            return [Tie.DELEGATE] if hired else self.verbs.get(verb, [])
        public = all(m.actor.kind in URGED for m in mentions)
        return [Tie.SUPPORT] if public or {"支持", "鼓励"} & set(group) else self.verbs[verb]

    def _group(self, text: str, found: re.Match[str], stop: int) -> tuple[list[str], int]:
        """指导、监督 and 督促指导: verbs that share one object."""
        group, end = [found[0]], found.end()
        while True:
            join = JOINS.match(text, end, stop)
            more = self.verb.match(text, join.end() if join else end, stop)
            if not more and join and self._beside(text, join, stop):
                end = join.end() + 2  # 教育和挽救吸毒人员, 监督、罢免职工代表
                continue
            if not more and self._drives(text, to := join.end() if join else end, stop):
                end = to + 2  # 指导、推动|下级人民政府
                continue
            if not more or (join and join[0] == "，"):
                return group, end
            if len(more[0]) == 1 and not self.halves.word(text, more.start()):
                return group, end  # 鼓励和引导|商业银行
            if not join and (Tie.REPORT in self.verbs[more[0]]) != (Tie.REPORT in self.verbs[group[-1]]):
                return group, end  # 制作保护|通知送达所有权人: a notice, and nobody protected
            if not join and self.runs.whole(text, end, stop):
                return group, end  # 反馈|报告人
            if not join and more[0] in self.halves.nouns and self.reader.opening(text, end, stop):
                return group, end  # 支持、配合|监督检查部门: the verb opens a name
            group.append(more[0])
            end = more.end()

    def _drives(self, text: str, at: int, stop: int) -> bool:
        """Whether a verb that is no tie shares the object behind it: 指导、|推动|下级人民政府."""
        return bool(self.drives.match(text, at)) and self.reader.opening(text, at + 2, stop) is not None

    def _beside(self, text: str, join: re.Match[str], stop: int) -> bool:
        """Whether a verb that is no tie stands behind a join; behind 、, right before whom it is done to."""
        at = join.end()
        tag, length = self.reader.segmenter.tag_at(text[at : at + 8], 0)
        whom = self.reader.opening(text, at + 2, stop) if join[0] == "、" and tag == "v" else None
        named = whom is not None and text[at + 2 : whom.span.end] not in HALF_NAMED
        named = named and whom is not None and not text.startswith("等", whom.span.end)
        return length == 2 and (named or (join[0] != "、" and tag in ("v", "vn")))

    def _toward(self, text: str, deed: Span) -> Iterator[Tied]:
        for found in PREPOSITION.finditer(text, self._past_when(text, deed), deed.end):
            if found[0] in ("和", "同") and (
                not (
                    found.start() <= deed.start + 1
                    or text.endswith(CLOSER, deed.start, found.start())
                    or MEANS.search(text[deed.start : found.start()])
                )
                or not self.halves.word(text, found.start())
            ):
                continue  # 共同委托
            party = self.reader.opening(text, found.end(), deed.end, modifies=True)
            if not party and found[0] in ("对", "为", "向", "与"):  # 对做出突出贡献的|单位和个人给予奖励
                party = self.reader.described(text, found.end(), deed.end, reach=44)
                joined = JOINS.match(text, party.span.end) if party else None
                if joined and self.verb.match(text, joined.end()):
                    continue  # 加强对黑土地保护工作的领导、组织、协调
            party = party or self.runs.filled(text, found, deed)
            if party and (seat := SEAT.match(text, party.span.end, deed.end)):  # 该医师所在科室的|负责人
                party = self.reader.opening(text, seat.end(), deed.end, modifies=True)
            if party and (above := ABOVE.match(text, party.span.end, deed.end)):
                beside = party.mentions[:-1] if len(party.mentions) > 2 else ()  # A、B和本单位的|主管部门
                party = self.reader.opening(text, above.end(), deed.end, modifies=True)
                party = party and Party((*beside, *party.mentions), party.span)
            if party and (within := INSIDE.match(text, party.span.end, deed.end)):  # 本行政区域内的|企业
                party = self.reader.opening(text, within.end(), deed.end, modifies=True) or party
            party = party and self._owned(text, party, deed.end)
            if party and (of := OF.match(text, party.span.end, deed.end)):  # 向…局派出的|机构
                party = self.reader.opening(text, of.end(), deed.end, modifies=True)
            if not party or party.span.end >= deed.end or self.halves.of_the_state(text, party):
                continue
            if around(text, party) or (
                found[0] == "进入" and PLACE.search(text, found.end(), party.span.end)
            ):
                continue
            if found[0] == "对" and (
                measured(text, deed.start, found.start()) or submitted(text, party, deed.end)
            ):
                continue
            self._ends[found.start()] = party.span.end
            if found[0] == "向" and self._describes(text, deed, found.start(), party.span.end):
                continue  # 履行|向市场主体依法作出的承诺
            rest = text[party.span.end : deed.end]
            if found[0] == "为" and (gift := GIFT.match(text, deed.end)):
                rest += gift[0]  # 为督学开展工作，提供经费保障
            others = self.heard.match(text, deed.start) and self.opinion.match(rest)
            if found[0] in ("对", "对于") and (others or self.decreed.match(rest)):
                continue  # 听取企业对政府的意见, 对人民代表大会决定的工程进行监督
            opens = self._opens(text, deed, found.start())
            between = found[0] in ("与", "和", "同") and not opens
            if between and rest.startswith("的") and self.halves.after_noun(text, deed.start, found.start()):
                continue  # 促进企业|与|高校的合作: what others do together
            meant = self.prepositions.meant(found[0], rest)
            if found[0] in ("对", "进入") and not meant and inquired(party, rest):
                meant = [Tie.SUPERVISE]  # 对供货单位取得资金的真实性进行调查
            if text.endswith(FACING, 0, found.start()) and not text.endswith(WRITTEN, 0, found.start()):
                meant = [tie for tie in meant if tie is not Tie.REPORT and not rest.startswith("的")]
            if found[0] in ("与", "和", "同") and not self.prepositions.together(rest):
                continue  # 与职工同等的待遇, 与委托人约定的期限
            if found[0] in ("与", "和", "同") and opens and not rest.startswith(("的", "之")):
                meant = [Tie.JOINT]  # 与被征收人计算差价: what is done with somebody
            if found[0] == "为" and IS.search(text, deed.start, found.start()):
                continue  # 以区、县为单位; 对为其提供服务的单位进行检查
            shown = text.startswith(("公示", "公告", "披露"), found.end() + 2)
            if text.startswith("社会", found.end()) and (shown or party.span.start > found.end() + 2):
                continue  # 向社会公开…的企业名单, 向社会|公示企业信息
            helps = found[0] == "为" and opens and not text.startswith("本", found.end())
            if helps and not meant and self.reader.opening(text, found.end(), deed.end):
                meant = [Tie.SERVE]  # 为退役军人家庭悬挂光荣牌
            for tie in meant:
                for mention in party.mentions:
                    yield Tied(tie, mention, Span(found.start(), deed.end), f"{found[0]}+actor+{tie.value}")

    def _past_when(self, text: str, deed: Span) -> int:
        """Where a deed begins behind 在向人民法院申请重整前: what is said of its time relates nobody."""
        when = WHEN.match(text, deed.start, deed.end)
        return when.end() if when and when.end() < deed.end else deed.start

    def _opens(self, text: str, deed: Span, at: int) -> bool:
        """Whether a deed opens with 与 at ``at``, past adverbs and past when or where it is done."""
        before = text[deed.start : at]
        return (
            not before
            or before[-1] in "当并，法自时须"
            or before.endswith(("可以", "应当"))
            or bool(self.circumstance.fullmatch(before))
            or bool(MEANS.search(before) or self.halves.ground.fullmatch(before))
        )
