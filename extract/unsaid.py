"""Whom a clause means without naming him: ellipsis, 其 and 本人.

ellipsis   主管部门进行检查，当事人应当予以配合     helps whom the sentence named before
其         发现驾驶人员有吸毒行为的，应当责令其停止   whom the clause before is about
本人       由本人或者监护人申请                     whom the case is about
answers    单位提出申请，主管部门应当书面答复       whoever asked, or raised the matter
hands over 接受税务机关检查，如实反映情况           who checks
urges on   指导有关部门工作，督促落实责任           whom the same norm named last; so 签订协议 after 委托
grants     向公安机关报失；经查属实的，可以补发       done by whom it was applied to

Source: spec of norms, Relations (a counterpart left out counts where the same sentence names it beyond doubt).
"""

import re
from collections.abc import Callable

from ..ontology.model import Mention, Modality, Span, Tie
from .counterparts import OVERSEEN, Counterparts, authority, reported, stated
from .led import those_led
from .memory import merged
from .opened import Desk, Opened
from .patients import Patients
from .related import others_than
from .ties import Tied
from .within import CLAIMS

HELP = "(?:接受(?:、|和|并|与|，))?(?:配合|协助|支持)(?:(?:、|和|与|并)?(?:配合|协助|支持))*"
ELLIPTIC = re.compile(
    rf"(?:依法|积极|主动|及时|如实|应当|自觉)*(?:予以|给予|提供|做好|加以)?(?:必要的|相应的|积极)?{HELP}(?:工作|调查|检查)?"
    r"|(?:积极|主动|依法|并)*(?:配合|协助)(?:处理|查处|处置|调查|检查)"
    r"|(?:积极|主动|依法|并)*(?:配合|协助)(?:做好|开展)[^，的]{0,6}(?:工作|调查|检查)"
    r"|(?:及时)?反馈(?:[^，的]{0,6}(?:情况|结果|意见))?"
    r"|(?:予以|给予|提供)(?:必要的|相应的)?(?:便利|方便|便利条件|帮助)"
)
ANSWERS = re.compile(  # 在收到申请之日起五日内予以书面答复, 将有关情况予以反馈
    r"(?:[^，]{2,24}(?:[日时月]|期限|时限)内)?(?:及时|依法|如实)*(?:认真)?(?:(?:研究|办理|处理)(?:、|并|和|后)?)?(?:将[^，]{2,16})?(?:予以|给予|作出|进行)?(?:书面|及时|如实)*"
    r"(?:(?:答复|回复|反馈|告知|书面告知|通知|书面通知)(?:(?:和|、|并)?处理)?(?:其?[^，的]{0,8}(?:结果|理由|原因|情况))?|报告(?:[^，的]{0,4}结果))"
)
ASKED = re.compile("(?:征求|听取)")
CHECKED = re.compile("(?:自觉|主动|依法|应当|积极|随时|及时)*(?:接受|配合)(?:和(?:接受|配合))?")
HANDS_OVER = re.compile(  # what one who is checked shows and says
    r"(?:主动|及时|并|应当|必须|按照?规定(?:时限|期限)?)*如实(?:地)?(?:反映|报告|提供|说明|陈述|回答|申报|介绍)[^，]*"
    r"|(?:主动|及时|并|按照要求|按要求|根据要求)*(?:提供|出示|提交)(?:有关|相关|必要的?|所需的?|真实的?|相应的?|[^，]{2,8}所(?:必)?需的)[^，]{0,24}(?:情况|资料|材料|文件|信息|数据|证件|账簿|凭证)(?:和(?:便利|方便|协助))?"
)
URGES_ON = re.compile(  # 向有关部门反馈，督促改进
    "(?:并|及时|依法)*督促(?:整改|改进|改正|落实|履行|整治|解决|纠正|执行)[^，]*|加强(?:日常)?(?:监督|监督检查|监督管理|监督和检查)"
)
ACTS = re.compile(
    "的?(?:依法)?(?:进行|开展|实施)?的?[^，的]{0,6}(?:检查|调查|监督|工作|执法|管理|询问|查询|查验|核查|审计)"
)
NEAR = 24  # parties of a sentence that a clause may still mean without naming them
ABOUT = re.compile("对于?")
ACTING = re.compile(  # X依法履行职责，…应当配合: a deed, and the next clause
    "(?:依法|因|为|在|按照[^，]{2,12}|根据[^，]{2,12}|定期|及时)*[^，。；的、和]{0,2}(?:履行|行使|实施|进行|开展|检查|调查|核查|查处|执行|组织|采取|参加|举办|处理|处置)[^，。；]*，"
)
DONE = re.compile(
    "(?:依法)?(?:实施|采取|开展|进行|组织|作出|提出)的[^，]{2,16}，|的?[^，的]{0,6}(?:检查|调查|监督|工作|执法)，"
)
WRONG = re.compile("未|不(?!同|少于|超过|低于|动产)|违反|擅自|拒|逾期|超")
ORDERS = re.compile(
    "(?:依法|及时|立即)*(?:责令其?(?:限期|立即|停止|改正|整改)|(?:予以|进行)?(?:劝阻|制止)(?:(?:、|和|或者)(?:劝阻|制止))?$)"
)
SIGNED = re.compile("与[^，]{2,24}(?:签订|订立|签署|约定|续订)[^，]*(?:时|的)$")  # when, and not what is owed
INSPECTS = re.compile("检查|调查|核查|检验|稽查|询问|勘验")
SIGNS = re.compile("(?:并|依法|及时|应当)*(?:签订|订立)(?!劳动)[^，与和]{0,16}(?:协议|合同|协议书|责任书)")
SUBMITS = re.compile("(?<=.{2})(?:接受|配合)(?=.{2,30}时$)")  # 经营者接受主管部门的监督检查时
DEALT = (Tie.DELEGATE, Tie.SUPERVISE)
DOERS = (Tie.DELEGATE, Tie.COORDINATE)  # 组织审计部门对其进行审计: who does it is not 其
HANDED = ("交由+actor", "交+actor")  # 交由企业处置，并签订协议
COMPENSATES = re.compile("(?:依法|及时|应当)*(?:给予|予以|作出|进行)(?:合理|适当|相应|公平)?的?补偿")
HARMED = re.compile("[对给]|造成|致使|使")
LOSS = re.compile("[^，]{0,14}(?:损失|损害|影响)")
FILED = ("报+actor", "报经+actor", "报请+actor")  # 主管部门报经市人民政府批准，可以…
ORDERED = re.compile("要求|责令|责成|通知|督促|令|请")
REFUSES = re.compile("(?:有权|可以|依法)*(?:拒绝|停止|中止|暂停|不再|不予)")  # 拒绝为其提供服务 serves nobody
LED = (Tie.GUIDE, Tie.COORDINATE, Tie.REPORT, Tie.SUPERVISE)
PROPOSES = re.compile(
    "(?:及时|依法)*(?:提出|发出|制发)[^，]{0,30}(?:建议书?|建议函|提示函|监察建议|整改意见)"
)
RAISED = re.compile("对于?|根据|按照|针对")
GUARDED = re.compile(
    "(?:的?(?:合法)?(?:权益|权利|利益)|知情权|参与权|基本生活|[^，]{2,8}权益|隐私|人身|安全|身心|个人信息)"
)
PUTS = re.compile(
    "(?:依法|(?:依照|按照|根据)[^，。；：的]{2,16})?(?:提出|提交|反映|申请|投诉|报送|移送|移交|交办|转办|转送|督办)|的(?:意见|建议|申请|投诉|举报|请求|异议)"
)
ALSO = re.compile("[^，。；：、]{0,12}(?:、|和|以及|或者)")
LEARNT = "在[^，的]{2,20}(?:知悉|获悉|获知|知晓|获取|获得|掌握|了解到?)的"  # 对其在履行职责中知悉的: the bearer's own


class Unsaid:
    """Supplies unnamed parties at one law's desk."""

    def __init__(self, desk: Desk) -> None:
        self.text, self.reader, self.ties, self.segmenter = desk.text, desk.reader, desk.ties, desk.segmenter
        self.opens = 0  # where the sentence begins
        self.bound: tuple[int, tuple[Mention, ...]] = (0, ())  # where the last one ended, and whom it bound
        self.asked: tuple[Mention, ...] = ()  # to whom it reports
        self.spoken: tuple[Mention, ...] = ()  # of whom the last one spoke: its case, or whom it bound
        before = desk.grammar.lexicon.phrase("pronoun")  # 督促、教育其履行责任
        self.pronoun = re.compile(
            f"(?P<verb>{before}(?:(?:、|和|并|或者?)?{before})*)其(?![他它余中])(?!{LEARNT})"
        )
        self.single = re.compile(before)
        self.counterparts = Counterparts(desk)
        self.patients = Patients(desk.text, desk.grammar.lexicon, desk.reader, desk.ties)

    def supply(self, out: list[Opened], case: tuple[Mention, ...], sentence: Span) -> None:
        """Relations to parties that one sentence's norms leave unnamed; ``case`` is its condition's party."""
        self.opens = sentence.start
        before, led = [case] if case else [], dict[tuple[Mention, ...], tuple[Mention, ...]]()
        ended, bound = self.bound
        same_breath = self.text[ended : sentence.start] == "；"  # 由民政部门…；街道办事处应当配合
        for norm in out:
            own = {mention.actor.name for mention in norm.bearers}
            before = before[-NEAR:]
            others = [party for party in before if not own & {mention.actor.name for mention in party}]
            # A应当与B协商，B应当配合: A is helped
            aside = (party if others_than(norm.bearers, party) else led.get(party, ()) for party in before)
            beside = [party for party in aside if party and others_than(norm.bearers, party)]
            for action in norm.actions:
                self._ordered(norm, action, () if own & {m.actor.name for m in case} else case)
                helped = [bound] if same_breath and not own & {m.actor.name for m in bound} else []
                self._elliptic(norm, action, beside or helped)
                self._answers(norm, action, others)
                self.counterparts.of(norm, action, case, sentence.start)
                self.counterparts.oversees(norm, action, others or helped)
                self._hands_over(norm, action, others)
                self._urges_on(norm, action)
                self._proposes(norm, action)
                self._compensates(norm, action)
                self._pronoun(norm, action, case)
            if norm.condition and not case and self.text.startswith("委托", norm.condition.start):
                norm.tied += [t for t in self.ties.within(self.text, norm.condition) if t.tie is Tie.DELEGATE]
            if norm.condition and case and own == {mention.actor.name for mention in case}:
                given = self.ties.within(self.text, norm.condition)  # 医疗机构委托有关单位煎药的，应当…
                norm.tied += [
                    t
                    for t in given
                    if (t.tie in (Tie.DELEGATE, Tie.JOINT) or t.rule in FILED)
                    and t.span.start >= case[-1].span.end
                    and not SIGNED.search(self.text, norm.condition.start, norm.condition.end)
                    and t.rule != "任免+actor"  # 证券公司任免董事的，应当备案: what is to be filed
                ]
            for action in norm.actions:
                self._signs(norm, action)  # 委托培训机构实施的，应当签订委托合同
            partners = tuple(tied.to for tied in norm.tied if tied.tie is Tie.JOINT)
            if norm.urged:
                before.append(norm.urged)
                continue
            same = before and own <= {mention.actor.name for mention in before[-1]}
            before.append(merged(before[-1] if same else norm.bearers, partners))
            led[before[-1]] = norm.bearers
        self.counterparts.applies(out)
        self.counterparts.barred(out)
        self.counterparts.backs_urged(out)
        self.asked = next((told for norm in reversed(out) if (told := reported(norm))), ())
        self.bound = (sentence.end, out[-1].bearers if out and not out[-1].urged else ())
        self.spoken = case or (self.spoken if same_breath else self.bound[1])
        self.patients.supply(out, case, sentence)

    def _ordered(self, norm: Opened, action: Span, case: tuple[Mention, ...]) -> None:
        """发现企业存在隐患的，应当责令限期整改: whom the case found, or whose wrong it tells, is ordered."""
        condition = norm.condition
        if not condition or not ORDERS.match(self.text, action.start, action.end):
            return
        if norm.modality not in (Modality.OBLIGATION, Modality.PERMISSION) or stated(
            norm, action, Tie.SUPERVISE
        ):
            return
        did = self.text.startswith("责令", action.start) and WRONG.search(
            self.text, condition.start, condition.end
        )
        whom = self.counterparts.found(condition) or (case if did and authority(norm.bearers) else ())
        norm.tied += [Tied(Tie.SUPERVISE, mention, action, "ellipsis") for mention in whom]

    def _elliptic(self, norm: Opened, action: Span, others: list[tuple[Mention, ...]]) -> None:
        """…予以配合, …反馈处理情况: to whom, where the same sentence names only one other party before."""
        found = ELLIPTIC.fullmatch(self.text, action.start, action.end)
        if not found:
            return
        helps = re.search("配合|协助", found[0])
        ties = [Tie.REPORT] if "反馈" in found[0] else [Tie.ASSIST] if helps else []
        if not ties or (helps and "支持" in found[0]):
            ties.append(Tie.SUPPORT)  # 归侨兴办产业，各级人民政府应当给予支持; 提供便利
        ties = [tie for tie in ties if not any(tied.tie is tie for tied in norm.tied)]
        if not helps:  # whoever helps may be of the same name at another level, whoever supports is not
            own = {mention.actor.name for mention in norm.bearers}
            others = [party for party in others if not own & {mention.actor.name for mention in party}]
        told = reported(norm) if Tie.ASSIST in ties else ()
        whom = self._toward(norm) or told or (others[-1] if others else self._opening(norm))
        norm.tied += [Tied(tie, mention, action, "ellipsis") for tie in ties for mention in whom]

    def _opening(self, norm: Opened) -> tuple[Mention, ...]:
        """执法人员核查违法行为，用户应当配合: of whose deed the sentence spoke first, though it binds nobody."""
        about = ABOUT.match(self.text, self.opens, norm.start)
        party = self.reader.described(self.text, about.end() if about else self.opens, norm.start)
        own = {mention.actor.name for mention in norm.bearers}
        if not party or own & {mention.actor.name for mention in party.mentions}:
            return ()
        acts = (DONE if about else ACTING).match(self.text, party.span.end, norm.start)
        return party.mentions if acts else ()

    def _answers(self, norm: Opened, action: Span, others: list[tuple[Mention, ...]]) -> None:
        """单位提出申请，主管部门应当书面答复; 征求代表的意见，将情况予以反馈: who asked, or who was asked."""
        if not ANSWERS.fullmatch(self.text, action.start, action.end) or stated(norm, action, Tie.REPORT):
            return
        asked = [found for a in norm.actions if (found := ASKED.search(self.text, a.start, a.end))]
        party = (
            self.reader.opening(self.text, asked[-1].end(), action.start, modifies=True) if asked else None
        )
        raised = () if party else self._raised(Span(self.opens, action.start))
        whom = party.mentions if party else raised or (others[-1] if others else ())
        norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in whom]

    def _raised(self, told: Span) -> tuple[Mention, ...]:
        """Who raised what is answered: 对工会提出的意见、上级机关交办的事项，有关部门应当给予答复."""
        whom: tuple[Mention, ...] = ()
        for about in RAISED.finditer(self.text, told.start, told.end):
            at: int | None = about.end()
            while at is not None:
                party = self.reader.opening(self.text, at, told.end, modifies=True)
                puts = party and PUTS.match(self.text, party.span.end)
                whom = merged(whom, party.mentions) if party and puts else whom
                also = ALSO.match(self.text, puts.end(), told.end) if puts else None
                at = also.end() if also else None
            if whom:
                return whom
        return ()

    def _proposes(self, norm: Opened, action: Span) -> None:
        """发现有关部门存在问题的，应当提出司法建议: to whom it was found with."""
        if not norm.condition or not PROPOSES.match(self.text, action.start, action.end):
            return
        if stated(norm, action, Tie.REPORT):
            return
        norm.tied += [
            Tied(Tie.REPORT, mention, action, "ellipsis")
            for mention in self.counterparts.found(norm.condition)
        ]

    def _hands_over(self, norm: Opened, action: Span, others: list[tuple[Mention, ...]]) -> None:
        """接受税务机关检查，如实反映情况，提供有关资料: it is told to who checks."""
        if not HANDS_OVER.fullmatch(self.text, action.start, action.end) or stated(norm, action, Tie.REPORT):
            return
        told = [*norm.actions, norm.condition] if norm.condition else norm.actions
        whom = next((party for a in told if (party := self._checker(a))), ())
        checks = norm.condition and INSPECTS.search(self.text, norm.condition.start, norm.condition.end)
        if not whom and others and ((checks and authority(others[-1])) or self._inspected(norm)):
            whom = others[-1]
        norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in whom]

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
        if not URGES_ON.fullmatch(self.text, action.start, action.end) or stated(norm, action, Tie.SUPERVISE):
            return
        earlier = [t for t in norm.tied if t.tie in LED and t.span.start < action.start]
        last = max((t.span for t in earlier), default=None)
        norm.tied += [Tied(Tie.SUPERVISE, t.to, action, "ellipsis") for t in earlier if t.span == last]

    def _signs(self, norm: Opened, action: Span) -> None:
        """委托符合条件的企业，签订委托协议: with whom, where the same norm dealt with one just before."""
        if not SIGNS.fullmatch(self.text, action.start, action.end) or stated(norm, action, Tie.JOINT):
            return
        dealt = [t for t in norm.tied if t.tie in DEALT or t.rule in HANDED]
        earlier = [t for t in dealt if t.span.start < action.start]
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

    def _toward(self, norm: Opened) -> tuple[Mention, ...]:
        """Whom (企业)对主管部门的监督检查，应当予以配合 helps."""
        told = norm.condition
        ends = [m.span.end for m in norm.bearers if told and told.start <= m.span.start < told.end]
        at = max(ends, default=told.start if told else 0)
        if not told or not self.text.startswith("对", at):
            return ()
        party = self.reader.opening(self.text, at + 1, told.end, modifies=True)
        acts = party and ACTS.match(self.text, party.span.end, told.end)
        return party.mentions if party and acts else ()

    def _pronoun(self, norm: Opened, action: Span, case: tuple[Mention, ...]) -> None:
        """责令其停止, 告知其理由: whom the case is about, or whom the sentence named last."""
        by = those_led(self.text, self.reader, action)
        for found in self.pronoun.finditer(self.text, action.start, action.end):
            if by and by.free and by.end < found.start() < by.stop:
                continue  # 通知法律援助机构指派律师为其提供辩护
            own = {mention.actor.name for mention in norm.bearers}
            own |= {
                t.to.actor.name
                for t in norm.tied
                if t.tie in DOERS and action.start <= t.span.start < found.start()
            }
            others = case if not own & {mention.actor.name for mention in case} else ()
            meant = others or self._named_last(norm, found.start(), own)
            meant = meant or self._spoken_before(own, self.text[action.start : found.start()])
            verbs, rest = self.single.findall(found["verb"]), self.text[found.end() : action.end]
            verbs = verbs[-1:] if verbs[-1] in ("对", "为", "与", "向") else verbs  # 组织|对其进行审计
            if norm.modality is Modality.SANCTION and verbs == ["责令"]:
                continue  # a penalty: who did wrong is sanctioned already, and not supervised too
            if verbs == ["要求"] and CLAIMS.match(rest) and not authority(norm.bearers):
                continue  # 向人民法院提起诉讼，要求其停止侵害
            submits = verbs == ["对"] and self.text.startswith(
                "接受", action.start
            )  # 接受税务机关对其进行的审计
            refused = REFUSES.match(self.text, action.start, found.start()) and verbs[-1] in ("为", "向")
            if verbs[-1] == "向" and ORDERED.search(self.text, action.start, found.start()):
                continue  # 要求企业向其报告: 其 is who asks
            hers = "维护" in verbs and not authority(norm.bearers)  # 教师建立工会，维护其权益
            guards = verbs[-1] in ("维护", "保障", "保护")
            if hers or (guards and any(t.to.span.end == found.start() for t in norm.tied)):
                continue  # 支持职工维护其权益: his own
            if refused or submits or self.reader.opening(self.text, found.end(), action.end, modifies=True):
                continue  # 为其职工缴纳: whose they are, and they are another
            led = "引导" in verbs and self.ties.of_verb("引导", verbs, meant) == [Tie.SUPPORT]
            said = [tie for verb in verbs for tie in self._with_pronoun(verb, rest)]
            if led:  # 鼓励引导其参与: the public is supported
                said = [Tie.SUPPORT if tie is Tie.GUIDE else tie for tie in said]
            for tie in dict.fromkeys(said):
                span = Span(found.start(), found.end())
                norm.tied += [Tied(tie, mention, span, "pronoun") for mention in meant]

    def _with_pronoun(self, verb: str, rest: str) -> list[Tie]:
        """What 对其…, 为其… and a verb before 其 say."""
        if verb in ("保护", "维护", "保障") and not GUARDED.match(rest):
            return []  # 保护其设施
        if verb == "给予":
            return [Tie.SUPPORT] if self.ties.gifts.praised.search(rest) else []
        if verb == "与":
            return [Tie.JOINT] if self.ties.prepositions.toward[Tie.JOINT].search(rest) else []
        by = self.ties.prepositions
        return by.meant(verb, rest) if verb in ("对", "为", "向") else self.ties.verbs.get(verb, [])

    def granting(self, out: list[Opened], condition: Span | None) -> tuple[Mention, ...]:
        """Who grants what was applied for: whom it was applied to, or who examined it."""
        told = next((told for norm in reversed(out) if (told := reported(norm))), ())
        if not (told or out) and condition and self.text.endswith("；", self.bound[0], condition.start):
            told = self.asked  # 应当向公安机关报失；经查属实的，补发证件: the same breath
        if told or not condition:
            return told
        named = self._last(condition.start, condition.end, set())
        return named if authority(named) else ()

    def _spoken_before(self, own: set[str], before: str) -> tuple[Mention, ...]:
        """企业可以申请停产；主管部门也可以责令其停产: the layman of whom the sentence before spoke."""
        ended = self.bound[0]
        lay = any(mention.actor.kind in OVERSEEN for mention in self.spoken)  # 从事该活动的单位和个人
        lay = lay and "\n" not in self.text[ended : self.opens] and not before.startswith(("报", "经", "向"))
        return self.spoken if lay and not own & {mention.actor.name for mention in self.spoken} else ()

    def _named_last(self, norm: Opened, at: int, own: set[str]) -> tuple[Mention, ...]:
        """The last party named before ``at`` in its sentence that is nobody of ``own``."""
        opens = min(norm.start, norm.condition.start) if norm.condition else norm.start
        opens = max(opens, self.opens)
        return self._last(opens, at, own) or self._last(self.opens, opens, own)

    def _last(self, start: int, at: int, own: set[str]) -> tuple[Mention, ...]:
        return self.last_such(
            start, at, lambda named: not own & {mention.actor.name for mention in named}, whole=True
        )

    def last_such(
        self, start: int, at: int, fits: Callable[[tuple[Mention, ...]], bool], *, whole: bool = False
    ) -> tuple[Mention, ...]:
        """The last party named there that fits: as it is named, or those of it that do."""
        body = self.text[start:at]
        found: tuple[Mention, ...] = ()
        end = 0
        for begin, _, tag in self.segmenter.words(body):
            if begin < end or tag[:1] in ("x", "u", "p", "c", "d") or self.ties.verb.match(body, begin):
                continue
            party = self.reader.opening(self.text, start + begin, at, modifies=True)
            if party:
                end = party.span.end - start
                clean = all("》" not in mention.actor.name for mention in party.mentions)
                named = party.mentions if whole else tuple(m for m in party.mentions if fits((m,)))
                found = named if clean and named and fits(named) else found
        return found
