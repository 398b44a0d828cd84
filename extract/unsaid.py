"""Whom a clause means without naming him: ellipsis, 其 and 本人.

ellipsis   主管部门进行检查，当事人应当予以配合     helps whom the sentence named before
其         发现驾驶人员有吸毒行为的，应当责令其停止   whom the clause before is about
本人       由本人或者监护人申请                     whom the case is about
grants     向公安机关报失；经查属实的，可以补发       done by whom it was applied to

Source: spec of norms, Relations (a counterpart left out counts where the same sentence names it beyond doubt).
"""

import re
from itertools import pairwise

from ..ontology.model import ActorKind, Mention, Modality, Span, Tie
from .opened import Desk, Opened
from .patients import Patients
from .ties import Tied

HELP = "(?:接受(?:、|和|并|与|，))?(?:配合|协助|支持)(?:(?:、|和|与|并)?(?:配合|协助|支持))*"
ELLIPTIC = re.compile(
    rf"(?:依法|积极|主动|及时|如实|应当|自觉)*(?:予以|给予|提供|做好|加以)?(?:必要的|相应的|积极)?{HELP}(?:工作|调查|检查)?"
    r"|(?:积极|主动|依法|并)*(?:配合|协助)(?:处理|查处|处置|调查|检查)"
    r"|(?:积极|主动|依法|并)*(?:配合|协助)(?:做好|开展)[^，的]{0,6}(?:工作|调查|检查)"
    r"|(?:及时)?反馈(?:[^，的]{0,6}(?:情况|结果|意见))?"
    r"|(?:予以|给予|提供)(?:必要的|相应的)?(?:便利|方便|便利条件|帮助)"
)
ANSWERS = re.compile(  # 在收到申请之日起五日内予以书面答复, 将有关情况予以反馈
    r"(?:[^，]{2,24}[日时月]内)?(?:及时|依法|如实)*(?:认真)?(?:(?:研究|办理|处理)(?:、|并|和|后)?)?(?:将[^，]{2,16})?(?:予以|给予|作出|进行)?(?:书面|及时|如实)*"
    r"(?:答复|回复|反馈|告知|书面告知|通知|书面通知)(?:(?:和|、|并)?处理)?(?:其?[^，的]{0,8}(?:结果|理由|原因|情况))?"
)
ASKED = re.compile("(?:征求|听取)")
CHECKED = re.compile("(?:自觉|主动|依法|应当|积极)*(?:接受|配合)(?:和(?:接受|配合))?")
HANDS_OVER = re.compile(  # what one who is checked shows and says
    r"(?:主动|及时|并|应当|必须)*如实(?:地)?(?:反映|报告|提供|说明|陈述|回答|申报|介绍)[^，]*"
    r"|(?:主动|及时|并|按照要求|按要求|根据要求)*(?:提供|出示|提交)(?:有关|相关|必要的?|所需的?|真实的?|相应的?|[^，]{2,8}所(?:必)?需的)[^，]{0,24}(?:情况|资料|材料|文件|信息|数据|证件|账簿|凭证)(?:和(?:便利|方便|协助))?"
)
URGES_ON = re.compile(  # 向有关部门反馈，督促改进
    "(?:并|及时|依法)*督促(?:整改|改进|改正|落实|履行|整治|解决|纠正|执行)[^，]*|加强(?:日常)?(?:监督|监督检查|监督管理|监督和检查)"
)
ACTS = re.compile("的?(?:依法)?(?:进行|开展|实施)?的?[^，的]{0,6}(?:检查|调查|监督|工作|执法|管理)")
ORDERS = re.compile(
    "(?:依法|及时|立即)*(?:责令其?(?:限期|立即|停止|改正|整改)|(?:予以|进行)?(?:劝阻|制止)(?:(?:、|和|或者)(?:劝阻|制止))?$)"
)
INSPECTS = re.compile("检查|调查|核查|检验|稽查|询问|勘验")
SIGNS = re.compile("(?:并|依法|及时|应当)*(?:签订|订立)(?!劳动)[^，与和]{0,16}(?:协议|合同|协议书|责任书)")
PRAISES = re.compile("(?:依法|按照[^，]{2,8}|适当|优先)*(?:给予|予以)(?![^，]*(?:处|罚))")
DEMANDED = re.compile("(?:及时|按时|如实|应)*(?:根据|按照|依照|应)(?=.{2,}要求)")
DEMAND = re.compile(
    "的?要求，?(?:及时|如实|定期|按时|限期|无偿|主动)*(?:提供|提交|报送|报告|出示|反馈|上报|报|说明|移交|传输|上传)"
)
ASSEMBLED = re.compile("(?:[^，]{0,10}?)(?:向大会(?:书面)?(?:作|报告|提出|提交|汇报)|(?:提请|提交)大会)")
CONGRESS = re.compile("(?:全国人民|人民|职工|会员|成员)代表大会(?!常|主席团|专门|代表)")
SUBMITS = re.compile("(?<=.{2})(?:接受|配合)(?=.{2,30}时$)")  # 经营者接受主管部门的监督检查时
UNDER = re.compile("(?:在|按照|根据|服从)(?=[^，]{2,30}(?:指导|领导|组织|协调|指挥|部署|要求|安排|决定|命令))")
LEADS = re.compile("的?(?:统一)?(?:指导|领导|组织|协调|指挥|部署|要求|安排|决定|命令)")
LENDS_HAND = re.compile("(?:积极|主动|依法|并|应当|及时)*(?:配合|协助)(?:做好|开展|进行|维护|实施|处理|落实|完成|参与)")
CARES = re.compile(
    "(?:应当|立即|及时|依法|先行|积极|就近)*(?:予以|给予|实施|进行|提供|组织)?(?:必要的?|适当的?|及时)?(?:紧急)?"
    "(?:救助|救治|抢救|救护|救济|抚恤|照顾|治疗|医疗救治|妥善安置|帮助)(?:和(?:救助|保护|帮助|安置))?"
)
TOWARD = re.compile("(?:加强|做好|负责)?对")
TRAINS_TOO = re.compile(
    "(?:并|定期|及时|每年|经常|依法|组织|开展|进行|实施|加强)*[^，对向为与的于在、]{0,8}(?:培训|教育|考核)(?:(?:、|和|与)(?:培训|考核|教育))*"
)
TRAINED = ((Tie.GUIDE, re.compile("培训|教育")), (Tie.SUPERVISE, re.compile("考核")))
APPLIES = re.compile("[^，向]{0,10}(?:提出|提交)[^，向]{0,16}(?:申请|请求|要求|申请书|异议|申诉)")
GRANTS = re.compile(
    "[^，]{0,24}(?:审批|批准|审核|审查|审定|受理|核准|核发|答复|组织实施|予以登记|办理|决定|裁决|核实)"
)
DEALT = (Tie.DELEGATE, Tie.SUPERVISE)
COMPENSATES = re.compile("(?:依法|及时|应当)*(?:给予|予以|作出|进行)(?:合理|适当|相应|公平)?的?补偿")
HARMED = re.compile("[对给]|造成|致使|使")
LOSS = re.compile("[^，]{0,14}(?:损失|损害|影响)")
FILED = ("报+actor", "报经+actor", "报请+actor")  # 主管部门报经市人民政府批准，可以…
REFUSES = re.compile("(?:有权|可以|依法)*(?:拒绝|停止|中止|暂停|不再|不予)")  # 拒绝为其提供服务 serves nobody
LED = (Tie.GUIDE, Tie.COORDINATE, Tie.REPORT, Tie.SUPERVISE)
FOUND = re.compile("发现|遇到|遇有")
PROPOSES = re.compile(
    "(?:及时|依法)*(?:提出|发出|制发)[^，]{0,30}(?:建议书?|建议函|提示函|监察建议|整改意见)"
)
RAISED = re.compile("对于?")
PUTS = re.compile("(?:依法)?(?:提出|提交|反映|申请|投诉|报送)|的(?:意见|建议|申请|投诉|举报|请求|异议)")
CARED_FOR = (ActorKind.PUBLIC, ActorKind.OCCUPATION)
HANDLERS = (
    ActorKind.DEPARTMENT,
    ActorKind.GOVERNMENT,
    ActorKind.COORDINATING,
    ActorKind.COURT,
    ActorKind.INSTITUTION,
    ActorKind.SUPERVISORY,
    ActorKind.OTHER,
)


class Unsaid:
    """Supplies unnamed parties at one law's desk."""

    def __init__(self, desk: Desk) -> None:
        self.text, self.reader, self.ties, self.segmenter = desk.text, desk.reader, desk.ties, desk.segmenter
        self.opens = 0  # where the sentence begins
        self.bound: tuple[int, tuple[Mention, ...]] = (0, ())  # where the last one ended, and whom it bound
        before = desk.grammar.lexicon.phrase("pronoun")  # 督促、教育其履行责任
        self.pronoun = re.compile(f"(?P<verb>{before}(?:(?:、|和|并|或者?)?{before})*)其(?![他它余中])")
        self.single = re.compile(before)
        self.patients = Patients(desk.text, desk.grammar.lexicon, desk.reader)

    def supply(self, out: list[Opened], case: tuple[Mention, ...], sentence: Span) -> None:
        """Relations to parties that one sentence's norms leave unnamed; ``case`` is its condition's party."""
        self.opens = sentence.start
        before = [case] if case else []
        ended, bound = self.bound
        same_breath = self.text[ended : sentence.start] == "；"  # 由民政部门…；街道办事处应当配合
        for norm in out:
            own = {mention.actor.name for mention in norm.bearers}
            others = [party for party in before if not own & {mention.actor.name for mention in party}]
            for action in norm.actions:
                self._ordered(norm, action)
                helped = [bound] if same_breath and not own & {m.actor.name for m in bound} else []
                self._elliptic(norm, action, others or helped)
                self._answers(norm, action, others)
                self._praises(norm, action, case)
                self._demanded(norm, action)
                self._assembled(norm, action)
                self._under(norm, action)
                self._trains_too(norm, action)
                self._cares(norm, action, case)
                self._hands_over(norm, action, others)
                self._urges_on(norm, action)
                self._proposes(norm, action)
                self._signs(norm, action)
                self._compensates(norm, action)
                self._pronoun(norm, action, case)
            if norm.condition and case and own == {mention.actor.name for mention in case}:
                given = self.ties.within(self.text, norm.condition)  # 医疗机构委托有关单位煎药的，应当…
                norm.tied += [
                    t
                    for t in given
                    if (t.tie in (Tie.DELEGATE, Tie.JOINT) or t.rule in FILED)
                    and t.span.start >= case[-1].span.end
                ]
            partners = tuple(tied.to for tied in norm.tied if tied.tie is Tie.JOINT)
            if norm.urged:
                before.append(norm.urged)
                continue
            same = before and own <= {mention.actor.name for mention in before[-1]}
            before.append(merged(before[-1] if same else norm.bearers, partners))
        self._applies(out)
        self.bound = (sentence.end, out[-1].bearers if out and not out[-1].urged else ())
        self.patients.supply(out, sentence)

    def _ordered(self, norm: Opened, action: Span) -> None:
        """发现企业存在隐患的，应当责令限期整改: whom the case found is ordered."""
        if not norm.condition or not ORDERS.match(self.text, action.start, action.end):
            return
        whom = self._found(norm.condition) if norm.modality is Modality.OBLIGATION else ()
        norm.tied += [Tied(Tie.SUPERVISE, mention, action, "ellipsis") for mention in whom]

    def _elliptic(self, norm: Opened, action: Span, others: list[tuple[Mention, ...]]) -> None:
        """…予以配合, …反馈处理情况: to whom, where the same sentence names only one other party before."""
        found = ELLIPTIC.fullmatch(self.text, action.start, action.end)
        if not found:
            return
        tie = Tie.REPORT if "反馈" in found[0] else Tie.ASSIST
        if "配合" not in found[0] and "协助" not in found[0] and tie is Tie.ASSIST:
            tie = Tie.SUPPORT  # 归侨兴办产业，各级人民政府应当给予支持; 提供便利
        if any(tied.tie is tie for tied in norm.tied):
            return
        told = reported(norm) if tie is Tie.ASSIST else ()
        whom = self._toward(norm.condition) or told or (others[-1] if others else ())
        norm.tied += [Tied(tie, mention, action, "ellipsis") for mention in whom]

    def _answers(self, norm: Opened, action: Span, others: list[tuple[Mention, ...]]) -> None:
        """单位提出申请，主管部门应当书面答复; 征求代表的意见，将情况予以反馈: who asked, or who was asked."""
        if not ANSWERS.fullmatch(self.text, action.start, action.end) or self._stated(
            norm, action, Tie.REPORT
        ):
            return
        asked = [found for a in norm.actions if (found := ASKED.search(self.text, a.start, a.end))]
        party = (
            self.reader.opening(self.text, asked[-1].end(), action.start, modifies=True) if asked else None
        )
        whom = (
            party.mentions
            if party
            else others[-1]
            if others
            else self._raised(Span(self.opens, action.start))
        )
        norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in whom]

    def _praises(self, norm: Opened, action: Span, case: tuple[Mention, ...]) -> None:
        """信访人提出的建议有贡献的，应当给予奖励: who did well in the case is rewarded."""
        own = {mention.actor.name for mention in norm.bearers} & {mention.actor.name for mention in case}
        praised = PRAISES.match(self.text, action.start, action.end)
        if own or not norm.condition or not praised or self._stated(norm, action, Tie.SUPPORT):
            return
        if self.ties.praised.search(self.text, praised.end(), action.end):
            norm.tied += [Tied(Tie.SUPPORT, mention, action, "ellipsis") for mention in case]

    def _raised(self, told: Span) -> tuple[Mention, ...]:
        """Who raised what is answered: 对工会提出的意见，有关部门应当给予答复."""
        for about in RAISED.finditer(self.text, told.start, told.end):
            party = self.reader.opening(self.text, about.end(), told.end, modifies=True)
            if party and PUTS.match(self.text, party.span.end):
                return party.mentions
        return ()

    def _proposes(self, norm: Opened, action: Span) -> None:
        """发现有关部门存在问题的，应当提出司法建议: to whom it was found with."""
        if not norm.condition or not PROPOSES.match(self.text, action.start, action.end):
            return
        if self._stated(norm, action, Tie.REPORT):
            return
        norm.tied += [
            Tied(Tie.REPORT, mention, action, "ellipsis") for mention in self._found(norm.condition)
        ]

    def _found(self, condition: Span) -> tuple[Mention, ...]:
        """Whom 发现X… is about."""
        found = FOUND.search(self.text, condition.start, condition.end)
        party = self.reader.opening(self.text, found.end(), condition.end, modifies=True) if found else None
        return party.mentions if party else ()

    def _hands_over(self, norm: Opened, action: Span, others: list[tuple[Mention, ...]]) -> None:
        """接受税务机关检查，如实反映情况，提供有关资料: it is told to who checks."""
        if not HANDS_OVER.fullmatch(self.text, action.start, action.end) or self._stated(
            norm, action, Tie.REPORT
        ):
            return
        told = [*norm.actions, norm.condition] if norm.condition else norm.actions
        whom = next((party for a in told if (party := self._checker(a))), ())
        checks = norm.condition and INSPECTS.search(self.text, norm.condition.start, norm.condition.end)
        if not whom and others and ((checks and authority(others[-1])) or self._inspected(norm)):
            whom = others[-1]
        norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in whom]

    def _demanded(self, norm: Opened, action: Span) -> None:
        """根据主管部门要求提供资料: it is handed to who asked for it."""
        found = DEMANDED.match(self.text, action.start, action.end)
        if not found or self._stated(norm, action, Tie.REPORT):
            return
        party = self.reader.opening(self.text, found.end(), action.end, modifies=True)
        if party and DEMAND.match(self.text, party.span.end, action.end):
            norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in party.mentions]

    def _assembled(self, norm: Opened, action: Span) -> None:
        """在人民代表大会举行会议时，向大会作报告: the congress that the sentence named."""
        if not ASSEMBLED.match(self.text, action.start, action.end) or self._stated(norm, action, Tie.REPORT):
            return
        named = [*CONGRESS.finditer(self.text, self.opens, action.start)]
        start = named[-1].start() if named else 0
        party = self.reader.opening(self.text, start, action.start, modifies=True) if named else None
        whom = party.mentions if party else ()
        norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in whom]

    def _trains_too(self, norm: Opened, action: Span) -> None:
        """对从业人员加强管理，定期进行教育培训、考核: the same persons."""
        trains = TRAINS_TOO.fullmatch(self.text, action.start, action.end)
        if not trains or any(action.start <= t.span.start < action.end for t in norm.tied):
            return
        last = max((a for a in norm.actions if a.start < action.start), default=None)
        whom = {t.to.actor.name: t.to for t in norm.tied if last and last.start <= t.span.start < last.end}
        persons = [m for m in whom.values() if m.actor.kind in CARED_FOR]
        if not last or len(persons) < len(whom) or not TOWARD.match(self.text, last.start):
            return
        ties = [tie for tie, word in TRAINED if word.search(trains[0])]
        norm.tied += [Tied(tie, mention, action, "ellipsis") for tie in ties for mention in persons]

    def _under(self, norm: Opened, action: Span) -> None:
        """村民委员会在乡镇人民政府指导下，协助做好养护工作: it helps who guides it."""
        lends = LENDS_HAND.match(self.text, action.start, action.end)
        if not lends or self._stated(norm, action, Tie.ASSIST):
            return
        for under in UNDER.finditer(self.text, self.opens, action.start):
            party = self.reader.opening(self.text, under.end(), action.start, modifies=True)
            if party and LEADS.match(self.text, party.span.end):
                norm.tied += [Tied(Tie.ASSIST, mention, action, "ellipsis") for mention in party.mentions]
                return

    def _cares(self, norm: Opened, action: Span, case: tuple[Mention, ...]) -> None:
        """发现公民受到侵害的，应当立即救助: who the case is about is cared for."""
        own = {mention.actor.name for mention in norm.bearers}
        case = () if own & {mention.actor.name for mention in case} else case
        cares = CARES.fullmatch(self.text, action.start, action.end)
        if norm.condition and cares and norm.modality is Modality.OBLIGATION and not self._stated(norm, action, Tie.SERVE):
            whom = [m for m in case or self._found(norm.condition) if m.actor.kind in CARED_FOR]
            norm.tied += [Tied(Tie.SERVE, mention, action, "ellipsis") for mention in whom]

    def _applies(self, out: list[Opened]) -> None:
        """企业应当提出申请，由主管部门审批: it is put to who decides on it in the same sentence."""
        for norm, after in pairwise(out):
            last = norm.actions[-1] if norm.actions else None
            if not last or not after.actions or self._stated(norm, last, Tie.REPORT):
                continue
            own = {m.actor.name for m in norm.bearers} & {m.actor.name for m in after.bearers}
            applies = not own and APPLIES.fullmatch(self.text, last.start, last.end)
            grants = GRANTS.match(self.text, after.actions[0].start, after.actions[0].end)
            if applies and grants and authority(after.bearers):
                norm.tied += [Tied(Tie.REPORT, mention, last, "ellipsis") for mention in after.bearers]

    def _checker(self, action: Span) -> tuple[Mention, ...]:
        """Whose checks 接受X的监督检查 and 配合X检查 submit to."""
        found = CHECKED.match(self.text, action.start, action.end)
        found = found or SUBMITS.search(self.text, action.start, action.end)
        party = self.reader.opening(self.text, found.end(), action.end, modifies=True) if found else None
        acts = party and ACTS.match(self.text, party.span.end, action.end)
        return party.mentions if party and acts else ()

    def _inspected(self, norm: Opened) -> bool:
        """Whether the sentence told of a check before: 公安机关可以进入单位检查，被检查单位应当…."""
        return bool(INSPECTS.search(self.text, self.opens, norm.start))

    def _urges_on(self, norm: Opened, action: Span) -> None:
        """指导有关部门开展工作，督促落实责任: those whom the same norm named last."""
        if not URGES_ON.fullmatch(self.text, action.start, action.end) or self._stated(
            norm, action, Tie.SUPERVISE
        ):
            return
        earlier = [t for t in norm.tied if t.tie in LED and t.span.start < action.start]
        last = max((t.span for t in earlier), default=None)
        norm.tied += [Tied(Tie.SUPERVISE, t.to, action, "ellipsis") for t in earlier if t.span == last]

    def _signs(self, norm: Opened, action: Span) -> None:
        """委托符合条件的企业，签订委托协议: with whom, where the same norm dealt with one just before."""
        if not SIGNS.fullmatch(self.text, action.start, action.end) or self._stated(norm, action, Tie.JOINT):
            return
        earlier = [t for t in norm.tied if t.tie in DEALT and t.span.start < action.start]
        last = max((t.span for t in earlier), default=None)
        if not any(t.tie is Tie.JOINT for t in norm.tied):
            norm.tied += [Tied(Tie.JOINT, t.to, action, "ellipsis") for t in earlier if t.span == last]

    def _compensates(self, norm: Opened, action: Span) -> None:
        """给企业造成损失的，人民政府应当给予补偿: to whom harm was done."""
        if not norm.condition or not COMPENSATES.fullmatch(self.text, action.start, action.end):
            return
        for harm in HARMED.finditer(self.text, norm.condition.start, norm.condition.end):
            party = self.reader.opening(self.text, harm.end(), norm.condition.end, modifies=True)
            if party and LOSS.match(self.text, party.span.end, norm.condition.end):
                norm.tied += [Tied(Tie.SUPPORT, mention, action, "ellipsis") for mention in party.mentions]
                return

    def _stated(self, norm: Opened, action: Span, tie: Tie) -> bool:
        """Whether the action itself names whom the tie holds to."""
        return any(t.tie is tie and action.start <= t.span.start < action.end for t in norm.tied)

    def _toward(self, condition: Span | None) -> tuple[Mention, ...]:
        """Whom 对主管部门的监督检查应当予以配合 helps."""
        if not condition or not self.text.startswith("对", condition.start):
            return ()
        party = self.reader.opening(self.text, condition.start + 1, condition.end, modifies=True)
        acts = party and ACTS.match(self.text, party.span.end, condition.end)
        return party.mentions if party and acts else ()

    def _pronoun(self, norm: Opened, action: Span, case: tuple[Mention, ...]) -> None:
        """责令其停止, 告知其理由: whom the case is about, or whom the sentence named last."""
        for found in self.pronoun.finditer(self.text, action.start, action.end):
            own = {mention.actor.name for mention in norm.bearers}
            others = case if not own & {mention.actor.name for mention in case} else ()
            meant = others or self._named_last(norm, found.start(), own)
            verbs, rest = self.single.findall(found["verb"]), self.text[found.end() : action.end]
            if norm.modality is Modality.SANCTION and verbs == ["责令"]:
                continue  # a penalty: who did wrong is sanctioned already, and not supervised too
            submits = verbs == ["对"] and self.text.startswith(
                "接受", action.start
            )  # 接受税务机关对其进行的审计
            refused = REFUSES.match(self.text, action.start, found.start()) and verbs == ["为"]
            if refused or submits or self.reader.opening(self.text, found.end(), action.end, modifies=True):
                continue  # 为其职工缴纳: whose they are, and they are another
            for tie in dict.fromkeys(tie for verb in verbs for tie in self._with_pronoun(verb, rest)):
                span = Span(found.start(), found.end())
                norm.tied += [Tied(tie, mention, span, "pronoun") for mention in meant]

    def _with_pronoun(self, verb: str, rest: str) -> list[Tie]:
        """What 对其…, 为其… and a verb before 其 say."""
        if verb == "与":
            return [Tie.JOINT] if self.ties.prepositions.toward[Tie.JOINT].search(rest) else []
        return self.ties.meant(verb, rest) if verb in ("对", "为") else self.ties.verbs.get(verb, [])

    def granting(self, out: list[Opened], condition: Span | None) -> tuple[Mention, ...]:
        """Who grants what was applied for: whom it was applied to, or who examined it."""
        told = next((told for norm in reversed(out) if (told := reported(norm))), ())
        if told or not condition:
            return told
        named = self._last(condition.start, condition.end, set())
        return named if authority(named) else ()

    def _named_last(self, norm: Opened, at: int, own: set[str]) -> tuple[Mention, ...]:
        """The last party named before ``at`` in its sentence that is nobody of ``own``."""
        opens = min(norm.start, norm.condition.start) if norm.condition else norm.start
        opens = max(opens, self.opens)
        return self._last(opens, at, own) or self._last(self.opens, opens, own)

    def _last(self, start: int, at: int, own: set[str]) -> tuple[Mention, ...]:
        body = self.text[start:at]
        found: tuple[Mention, ...] = ()
        end = 0
        for begin, _, tag in self.segmenter.words(body):
            if begin < end or tag[:1] in ("x", "u", "p", "c", "d") or self.ties.verb.match(body, begin):
                continue
            party = self.reader.opening(self.text, start + begin, at, modifies=True)
            if party:
                end = party.span.end - start
                whole = all("》" not in mention.actor.name for mention in party.mentions)
                if whole and not own & {mention.actor.name for mention in party.mentions}:
                    found = party.mentions
        return found


def reported(norm: Opened) -> tuple[Mention, ...]:
    """The authorities a norm reports to: 移送公安机关，并配合做好相关工作 helps the same."""
    return tuple(t.to for t in norm.tied if t.tie is Tie.REPORT and t.to.actor.kind in HANDLERS)


def merged(first: tuple[Mention, ...], second: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Both, each name once."""
    names = {mention.actor.name for mention in first}
    return (*first, *(mention for mention in second if mention.actor.name not in names))


def authority(bearers: tuple[Mention, ...]) -> bool:
    """Whether those are organs or bodies that decide over others."""
    return bool(bearers) and bearers[0].actor.kind in HANDLERS
