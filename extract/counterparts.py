"""Whom a deed implies by its form, where the sentence names him but the deed does not.

rewards    建议有贡献的，应当给予奖励           who did well in the case
hands      根据主管部门要求提供资料             who asked for it
assembled  在人民代表大会举行会议时，向大会报告   the congress
helps      在乡镇人民政府指导下，协助做好工作     who leads
cares      发现公民遇险的，应当立即救助         who is in distress
trains     对从业人员加强管理，定期进行培训      the same persons
backs      指导服务人开展工作，并给予资金支持    the same persons
tells      对机构的工作进行监督，提出建议        whom the deed before watches
applies    企业应当提出申请，由主管部门审批      who decides on it
told       招用劳动者时，应当告知工作内容       whom the case deals with
hands in   向登记机关申请的，应当提交材料       who is applied to
barred     处以罚款，该汇交人不得申请           whom the next clause bars is fined
keeps      对企业的商业秘密，应当保密           whose the secret is
bare       学生违反制度的，学校应当批评教育       whom the case is about

Source: spec of norms, Relations (a counterpart left out counts where the same sentence names it beyond doubt).
"""

import re
from itertools import pairwise

from ..ontology.model import ActorKind, Mention, Modality, Span, Tie
from .lexicon import any_of
from .opened import Desk, Opened
from .related import others_than
from .ties import Tied

HOW = "(?:按照|根据)[^，]{2,12}?(?:规定|标准|情况)|采取[^，]{2,24}措施，?"  # 采取培训、推荐等措施，|予以扶持
PRAISES = re.compile(f"(?:依法|按照[^，]{{2,8}}|{HOW}|适当|优先)*(?:给予|予以)(?![^，]*(?:处|罚|批评|取消))")
DEMANDED = re.compile("(?:及时|按时|如实|应)*(?:根据|按照|依照|应)(?=.{2,}要求)")
DEMAND = re.compile(
    "的?要求，?(?:及时|如实|定期|按时|限期|无偿|主动)*(?:提供|提交|报送|报告|出示|反馈|上报|报|说明|移交|传输|上传)"
)
ASSEMBLED = re.compile("(?:[^，]{0,10}?)(?:向大会(?:书面)?(?:作|报告|提出|提交|汇报)|(?:提请|提交)大会)")
CONGRESS = re.compile("(?:全国人民|人民|职工|会员|成员)代表大会(?!常|主席团|专门|代表)")
UNDER = re.compile(
    "(?:在|按照|根据|服从)(?=[^，]{2,30}(?:指导|领导|组织|协调|指挥|部署|要求|安排|决定|命令))"
)
LEADS = re.compile("的?(?:统一)?(?:指导|领导|组织|协调|指挥|部署|要求|安排|决定|命令)")
LENDS_HAND = re.compile(
    "(?:积极|主动|依法|并|应当|及时)*(?:配合|协助)(?:做好|开展|进行|维护|实施|处理|落实|完成|参与)"
)
CARES = re.compile(
    "(?:应当|立即|及时|依法|先行|积极|就近|优先)*(?:采取[^，的]{0,6}措施，?)?(?:予以|给予|实施|进行|提供|组织)?(?:必要的?|适当的?|及时)?(?:紧急)?"
    "(?:救助|救治|抢救|救护|救济|抚恤|照顾|治疗|医疗救治|妥善安置|帮助|(?:法律)?援助|保护)(?:和(?:救助|保护|帮助|安置))?"
)
IN_DANGER = re.compile("人身|权益|威胁|侵害|报复|暴力|遗弃|遭受")  # else 保护 is of a thing of his
TOWARD = re.compile("(?:加强|做好|负责)?对")
TRAINS_TOO = re.compile(
    "(?:并|定期|及时|每年|经常|依法|组织|开展|进行|实施|加强)*[^，对向为与的于在、]{0,8}(?:培训|教育|考核)(?:(?:、|和|与)(?:培训|考核|教育))*"
)
BACKS_TOO = re.compile(
    "(?:依法|及时|积极|适当|足额|优先|应当|可以|、|(?:按照|根据)[^，的]{2,10})*(?:给予|予以|提供)[^，对向为与的于在给]{0,8}的?[^，对向为与的于在给]{0,12}?"
    "(?:支持|资助|补贴|补助|扶持|帮助|经费保障|(?<!交通)(?<!出行)便利|奖励)(?:(?:、|和|或者)[^，的]{2,6})?"
)
TELLS_TOO = re.compile(
    "(?:可以|有权|依法|及时|定期|并)*提出(?:[^，对向]{0,6}的)?(?:改进|合理化|书面|工作|整改)?(?:意见|建议|批评)(?:(?:、|和|与|或者)(?:改进|整改|合理化)?(?:意见|建议|批评))*"
)
TRAINED = ((Tie.GUIDE, re.compile("培训|教育")), (Tie.SUPERVISE, re.compile("考核")))
OVERSEES = re.compile(
    "(?:应当|依法|并|定期|及时|负责|会同[^，]{2,12})*(?:加强|进行|实施|开展|予以)(?:日常|跟踪|动态|定期)?(?:监督检查|监督管理|监督|检查|指导和监督|指导、监督|监督指导|抽查|督促检查)(?:工作)?"
)
APPLIES = re.compile("[^，向]{0,10}(?:提出|提交)[^，向]{0,16}(?:申请|请求|要求|申请书|异议|申诉)")
GRANTS = re.compile(
    "[^，]{0,24}(?:审批|批准|审核|审查|审定|受理|核准|核发|答复|组织实施|予以登记|办理|决定|裁决|核实)"
)
TELLS = re.compile(
    "(?:应当|及时|如实|事先|提前|书面|口头|当场|当面|一次性|主动|明确|并|先行|充分|全面|同时|立即)*告知(?!其|有关|相关|[^，]{0,8}(?:部门|机关))"
)
HANDS_IN = re.compile(
    "(?:如实|同时|依法|一并|主动|书面|分别|按照规定)*(?:提供|提交|出示|附具|附送|附上|递交|交验)(?![^，]*[给向])"
)
TO_WHOM = re.compile("(?<![面转走导指])向")
PUTS_TO = re.compile(
    "(?:依法|书面|首次|再次)*(?:提出|申请|申报|支付|缴纳|报告|投诉|举报|报送|提交|请求|申诉|办理|备案|登记|进行|主张|检举)"
)
TAKES_ON = re.compile("招用|招聘|招募|聘用|录用|雇用|招收|接受|发现|(?<!行)为|[向对与]")
LAYMEN = (ActorKind.PUBLIC, ActorKind.OCCUPATION, ActorKind.ENTERPRISE, ActorKind.PARTY)
BACKED = (Tie.GUIDE, Tie.COORDINATE, Tie.SUPPORT, Tie.SERVE, Tie.SUPERVISE, Tie.REPORT)
CARED_FOR = (ActorKind.PUBLIC, ActorKind.OCCUPATION)
HANDLERS = (
    ActorKind.PARTY,
    ActorKind.DEPARTMENT,
    ActorKind.GOVERNMENT,
    ActorKind.COORDINATING,
    ActorKind.COURT,
    ActorKind.INSTITUTION,
    ActorKind.SUPERVISORY,
    ActorKind.OTHER,
)
OVERSEEN = (ActorKind.ENTERPRISE, ActorKind.PUBLIC, ActorKind.OCCUPATION, ActorKind.SOCIAL)
KEEPS = re.compile(
    "(?:应当|依法|严格|并|负有|负责|承担|予以|给予|为其)*(?:保密|保守(?:商业|技术)?秘密)(?:义务|责任)?"
)
SECRET = re.compile("的?(?:有关|相关|商业|技术|个人|隐私|秘密|和|、|身份)*(?:秘密|信息|隐私|资料)")
UNNAMED = ("个人", "国家", "公民", "自然人", "他人")  # 个人|隐私, 国家|秘密: a kind of secret
FOUND = re.compile("发现|遇到|遇有")
DONE_TO = (Modality.OBLIGATION, Modality.PERMISSION)


class Counterparts:
    """Supplies them at one law's desk."""

    def __init__(self, desk: Desk) -> None:
        self.text, self.reader, self.ties = desk.text, desk.reader, desk.ties
        lexicon = desk.grammar.lexicon
        self.bare = {
            verb: tie
            for tie in (Tie.SUPPORT, Tie.GUIDE, Tie.SUPERVISE, Tie.SERVE, Tie.COORDINATE)
            for verb in lexicon.section("phrases", "bare", tie.value)
        }
        self.bare_verb = any_of([*self.bare, *lexicon.section("phrases", "bare", "beside")])
        verb = self.bare_verb.pattern
        self.bare_deed = re.compile(
            rf"(?:{HOW}|依法|及时|应当|并|也|积极|适当|优先|严格|足额|、|为其|对其)*(?:予以|给予|进行|加以)?(?:必要的|(?:适当|相应|一定)的?)?(?:财政|资金|经济|经费)?(?P<does>{verb}(?:(?:、|和|并|与|或者){verb})*)"
        )

    def of(self, norm: Opened, action: Span, case: tuple[Mention, ...], opens: int) -> None:
        """Relations one action implies; the sentence begins at ``opens``, its condition names ``case``."""
        self.praises(norm, action, case)
        self.demanded(norm, action)
        self.assembled(norm, action, opens)
        self.under(norm, action, opens)
        self.trains_too(norm, action)
        self.backs_too(norm, action)
        self.tells_too(norm, action)
        self.cares(norm, action, case)
        self.done_to(norm, action, case)
        self.tells(norm, action, case)
        self.hands_in(norm, action)
        self.keeps(norm, action)

    def tells(self, norm: Opened, action: Span, case: tuple[Mention, ...]) -> None:
        """招用劳动者时，应当如实告知工作内容: whom the case is about, or whom it deals with, is told."""
        told = norm.condition and TELLS.match(self.text, action.start, action.end)
        if not told or not norm.condition or stated(norm, action, Tie.REPORT):
            return
        if self.reader.opening(self.text, told.end(), action.end, modifies=True):
            return  # 告知劳动者工作内容
        whom = case if case and others_than(norm.bearers, case) else self._dealt_with(norm.condition)
        whom = tuple(m for m in whom if m.actor.kind in LAYMEN and others_than(norm.bearers, (m,)))
        norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in whom]

    def hands_in(self, norm: Opened, action: Span) -> None:
        """向主管部门申请许可的，应当提交申请书: it is handed to whom the case applies to or pays."""
        hands = HANDS_IN.match(self.text, action.start, action.end)
        if not hands or not norm.condition or stated(norm, action, Tie.REPORT) or norm.actions[0] != action:
            return
        for to in TO_WHOM.finditer(self.text, norm.condition.start, norm.condition.end):
            party = self.reader.opening(self.text, to.end(), norm.condition.end, modifies=True)
            if party and PUTS_TO.match(self.text, party.span.end, norm.condition.end):
                whom = [m for m in party.mentions if others_than(norm.bearers, (m,))]
                norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in whom]
                return

    def _dealt_with(self, condition: Span) -> tuple[Mention, ...]:
        """Whom 招用劳动者时 takes on, and whom 向消费者提供服务时 serves."""
        for takes in TAKES_ON.finditer(self.text, condition.start, condition.end):
            party = self.reader.opening(self.text, takes.end(), condition.end, modifies=True)
            if party:
                return party.mentions
        return ()

    def barred(self, out: list[Opened]) -> None:
        """逾期不汇交的，处以罚款，该汇交人不得申请探矿权: on whom the fine fell, where nobody was named before."""
        for norm, after in pairwise(out):
            at = after.bearers[0].span.start if after.bearers else 0
            last = norm.actions[-1] if norm.actions else None
            barred = after.modality is Modality.PROHIBITION and "该" in self.text[max(0, at - 1) : at + 1]
            if (
                barred
                and norm.end < at
                and last
                and norm.modality is Modality.SANCTION
                and not stated(norm, last, Tie.SANCTION)
            ):
                norm.tied += [Tied(Tie.SANCTION, mention, last, "ellipsis") for mention in after.bearers]

    def keeps(self, norm: Opened, action: Span) -> None:
        """对知悉的外国投资者、外商投资企业的商业秘密，应当保密: those whose secret it is are protected."""
        keeps = KEEPS.fullmatch(self.text, action.start, action.end)
        if not norm.condition or not keeps or stated(norm, action, Tie.SERVE):
            return
        start, end = norm.condition.start, norm.condition.end
        for at, _, _ in self.reader.segmenter.words(self.text[start:end]):
            whose = self.reader.opening(self.text, start + at, end, modifies=True)
            secret = whose and SECRET.match(self.text, whose.span.end, end)
            names = [m.actor.name for m in whose.mentions] if whose and secret else []
            if not whose or not names or any("的" in name or name.endswith(UNNAMED) for name in names):
                continue
            if others_than(norm.bearers, whose.mentions):
                norm.tied += [Tied(Tie.SERVE, mention, action, "ellipsis") for mention in whose.mentions]
                return

    def praises(self, norm: Opened, action: Span, case: tuple[Mention, ...]) -> None:
        """信访人提出的建议有贡献的，应当给予奖励: who did well in the case is rewarded."""
        own = {mention.actor.name for mention in norm.bearers} & {mention.actor.name for mention in case}
        praised = PRAISES.match(self.text, action.start, action.end)
        if own or not norm.condition or not praised or stated(norm, action, Tie.SUPPORT):
            return
        if self.ties.gifts.praised.search(self.text, praised.end(), action.end):
            norm.tied += [Tied(Tie.SUPPORT, mention, action, "ellipsis") for mention in case]

    def demanded(self, norm: Opened, action: Span) -> None:
        """根据主管部门要求提供资料: it is handed to who asked for it."""
        found = DEMANDED.match(self.text, action.start, action.end)
        if not found or stated(norm, action, Tie.REPORT):
            return
        party = self.reader.opening(self.text, found.end(), action.end, modifies=True)
        if party and DEMAND.match(self.text, party.span.end, action.end):
            norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in party.mentions]

    def assembled(self, norm: Opened, action: Span, opens: int) -> None:
        """在人民代表大会举行会议时，向大会作报告: the congress that the sentence named."""
        if not ASSEMBLED.match(self.text, action.start, action.end) or stated(norm, action, Tie.REPORT):
            return
        named = [*CONGRESS.finditer(self.text, opens, action.start)]
        start = named[-1].start() if named else 0
        party = self.reader.opening(self.text, start, action.start, modifies=True) if named else None
        whom = party.mentions if party else ()
        norm.tied += [Tied(Tie.REPORT, mention, action, "ellipsis") for mention in whom]

    def under(self, norm: Opened, action: Span, opens: int) -> None:
        """村民委员会在乡镇人民政府指导下，协助做好养护工作: it helps who guides it."""
        lends = LENDS_HAND.match(self.text, action.start, action.end)
        if not lends or stated(norm, action, Tie.ASSIST):
            return
        for under in UNDER.finditer(self.text, opens, action.start):
            party = self.reader.opening(self.text, under.end(), action.start, modifies=True)
            if party and LEADS.match(self.text, party.span.end):
                norm.tied += [Tied(Tie.ASSIST, mention, action, "ellipsis") for mention in party.mentions]
                return

    def trains_too(self, norm: Opened, action: Span) -> None:
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

    def backs_too(self, norm: Opened, action: Span) -> None:
        """指导服务人开展工作，并给予资金支持: who was related in the deed right before, and decides over nobody, is backed."""
        if not BACKS_TOO.fullmatch(self.text, action.start, action.end):
            return
        last = max((a for a in norm.actions if a.start < action.start), default=None)
        if not last or stated(norm, action, Tie.SUPPORT):
            return
        ties = [t for t in norm.tied if last.start <= t.span.start < last.end]
        whom = {t.to.actor.name: t.to for t in ties if t.tie in BACKED}
        if len(whom) == len({t.to.actor.name for t in ties}) and not authority(tuple(whom.values())):
            norm.tied += [Tied(Tie.SUPPORT, mention, action, "ellipsis") for mention in whom.values()]

    def tells_too(self, norm: Opened, action: Span) -> None:
        """对经办机构的工作进行监督，提出意见和建议: who is watched is told."""
        if not TELLS_TOO.fullmatch(self.text, action.start, action.end):
            return
        last = max((a for a in norm.actions if a.start < action.start), default=None)
        if not last or not TOWARD.match(self.text, last.start) or stated(norm, action, Tie.REPORT):
            return
        seen = (t for t in norm.tied if t.tie is Tie.SUPERVISE and last.start <= t.span.start < last.end)
        norm.tied += [Tied(Tie.REPORT, t.to, action, "ellipsis") for t in list(seen)]

    def cares(self, norm: Opened, action: Span, case: tuple[Mention, ...]) -> None:
        """发现公民受到侵害的，应当立即救助: who the case is about is cared for."""
        own = {mention.actor.name for mention in norm.bearers}
        case = () if own & {mention.actor.name for mention in case} else case
        cares = CARES.fullmatch(self.text, action.start, action.end)
        guards = cares and cares[0].endswith("保护")
        if guards and norm.condition and not IN_DANGER.search(norm.condition.of(self.text)):
            return
        if (
            norm.condition
            and cares
            and norm.modality is Modality.OBLIGATION
            and not stated(norm, action, Tie.SERVE)
        ):
            whom = [m for m in case or self.found(norm.condition) if m.actor.kind in CARED_FOR]
            norm.tied += [Tied(Tie.SERVE, mention, action, "ellipsis") for mention in whom]

    def done_to(self, norm: Opened, action: Span, case: tuple[Mention, ...]) -> None:
        """学生违反制度的，学校应当予以批评教育: a deed that names nobody is done to whom the case is about."""
        deed = self.bare_deed.fullmatch(self.text, action.start, action.end)
        another = others_than(norm.bearers, case)
        if not another or not deed or not norm.condition or norm.modality not in DONE_TO:
            return
        for verb in self.bare_verb.findall(deed["does"]):
            tie = self.bare.get(verb)
            if tie and not stated(norm, action, tie):
                norm.tied += [Tied(tie, mention, action, "ellipsis") for mention in case]

    def oversees(self, norm: Opened, action: Span, others: list[tuple[Mention, ...]]) -> None:
        """企业应当编制竣工图；主管部门应当进行监督检查: who was bound just before is overseen."""
        last = others[-1] if others else ()
        sees = OVERSEES.fullmatch(self.text, action.start, action.end)
        if not sees or norm.condition or norm.actions[0] != action or not authority(norm.bearers):
            return
        if last and last[0].actor.kind in OVERSEEN and not stated(norm, action, Tie.SUPERVISE):
            ties = (Tie.GUIDE, Tie.SUPERVISE) if "指导" in sees[0] else (Tie.SUPERVISE,)
            norm.tied += [Tied(tie, mention, action, "ellipsis") for tie in ties for mention in last]

    def applies(self, out: list[Opened]) -> None:
        """企业应当提出申请，由主管部门审批: it is put to who decides on it in the same sentence."""
        for norm, after in pairwise(out):
            last = norm.actions[-1] if norm.actions else None
            if not last or not after.actions or stated(norm, last, Tie.REPORT):
                continue
            own = {m.actor.name for m in norm.bearers} & {m.actor.name for m in after.bearers}
            applies = not own and APPLIES.fullmatch(self.text, last.start, last.end)
            grants = GRANTS.match(self.text, after.actions[0].start, after.actions[0].end)
            if applies and grants and authority(after.bearers):
                norm.tied += [Tied(Tie.REPORT, mention, last, "ellipsis") for mention in after.bearers]

    def backs_urged(self, out: list[Opened]) -> None:
        """鼓励种植者参加保险，政府可以给予补贴: who is urged is backed."""
        for norm, after in pairwise(out):
            first = after.actions[0] if after.actions else None
            backs = first and BACKS_TOO.fullmatch(self.text, first.start, first.end)
            urged = norm.modality is Modality.ENCOURAGEMENT and authority(after.bearers)
            if first and backs and urged and not authority(norm.bearers):
                after.tied += [Tied(Tie.SUPPORT, mention, first, "ellipsis") for mention in norm.bearers]

    def found(self, condition: Span) -> tuple[Mention, ...]:
        """Whom 发现X… is about."""
        found = FOUND.search(self.text, condition.start, condition.end)
        party = self.reader.opening(self.text, found.end(), condition.end, modifies=True) if found else None
        return party.mentions if party else ()


def stated(norm: Opened, action: Span, tie: Tie) -> bool:
    """Whether the action itself names whom the tie holds to."""
    return any(t.tie is tie and action.start <= t.span.start < action.end for t in norm.tied)


def authority(bearers: tuple[Mention, ...]) -> bool:
    """Whether those are organs or bodies that decide over others."""
    return bool(bearers) and bearers[0].actor.kind in HANDLERS


def reported(norm: Opened) -> tuple[Mention, ...]:
    """The authorities a norm reports to: 移送公安机关，并配合做好相关工作 helps the same."""
    return tuple(t.to for t in norm.tied if t.tie is Tie.REPORT and t.to.actor.kind in HANDLERS)
