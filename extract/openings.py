"""The norm a clause opens, and who bears it where the clause does not say.

started      a clause that binds, allows or urges: 应当…, 由…, 鼓励…, 对…
continued    a clause without subject or modal: one more action, or a consequence
carry-over   a clause without a subject has the last one named in its paragraph
twins        国家鼓励 X is X's encouragement too
"""

import re
from dataclasses import replace

from ..ontology.model import Actor, ActorKind, Mention, Modality, Span, Tie
from .actors import Party
from .beneficiaries import Beneficiaries
from .consequences import DELEGATES, ENFORCED, OFFICIAL, Consequences, falling_on
from .counterparts import authority
from .links import Links
from .memory import Course, merged
from .modals import MISUSED
from .moves import Move, Turn
from .opened import Desk, Opened
from .patients import done_by
from .resumed import ONLY_THEN, anew, applied, for_others, refused
from .rights import ENJOYS, HOLDS, MAKES_GOOD, OWES, allowed_before
from .rulings import Rulings
from .things import LAW_APPLIES, THING_NOT
from .ties import Tied
from .turns import YIELDS
from .unsaid import Unsaid
from .wrongs import STILL

EXAMINED = re.compile("(?:^|，)经[^，]+(?:的|后)$")  # 经农业部门审查合格的，发给证书: by who examined it
ANSWERING = re.compile("不予|不再|给予(?!处罚|处分)|予以(?!处罚|没收)")
RECEIVES = re.compile("(?:享受|享有)(?!下列|以下|如下)")
BEARS = re.compile("(?:承担|负担|支付|缴纳|赔偿|补足)$")  # 费用由违法行为人承担
RULING = re.compile("处罚(?:决定|通知|告知|机关)书?|强制执行")
PAST_LIMITS = re.compile("超过[^，。；]{2,12}(?:标准|限值|范围|期限|规模|限额)[^，。；的]{2,}")
OVER = re.compile(  # 应当合理放牧，不得超过核定的载畜量: theirs; 应当安排会见，至迟不得超过两日
    "超过(?![一二三四五六七八九十百千万两半0-9])|(?<=最长不得|至迟不得|最迟不得)超过"
)
AND_DO = ("，并", "，并依法", "，并同时", "应当", "应")  # 不得少于二人，并出示证件: a ban, and then a duty
LEADS_TO = re.compile("足以|据以|以此|从中|借此|因此")  # 擅自使用…，并足以造成误认: of the ban itself
EITHER, GIVING = {"单位", "个人"}, (Modality.OBLIGATION, Modality.PERMISSION)
DIRECT = (Modality.OBLIGATION, Modality.PROHIBITION)
FOLLOWS_A_WRONG = (Modality.SANCTION, Modality.LIABILITY)
PUNISHING = (ActorKind.DEPARTMENT, ActorKind.GOVERNMENT, ActorKind.COORDINATING, ActorKind.SUPERVISORY)


class Openings:
    """Opens norms at one law's desk."""

    def __init__(self, desk: Desk, consequences: Consequences, links: Links, unsaid: Unsaid) -> None:
        self.desk, self.text, self.grammar, self.actions = desk, desk.text, desk.grammar, desk.actions
        self.reader, self.after, self.links, self.unsaid = desk.reader, consequences, links, unsaid
        lexicon = desk.grammar.lexicon
        granted, answers = lexicon.phrase("granted"), lexicon.phrase("granted", "answers")
        self.grants = re.compile(
            f"(?:依法|及时)*(?:{granted}|(?:不予|予以){answers}|(?:对[^，]{{2,24}})?不予补[偿助])"
        )
        self.imposes = re.compile(
            f"(?:依法|并|同时|从重|从轻|减轻|或者|根据[^，]{{2,8}}轻重|在[^，]{{2,24}}(?:以内|以外|内))*{lexicon.phrase('imposed')}"
        )
        self.beneficiaries = Beneficiaries(desk)
        self.rulings = Rulings(self.text, lexicon, unsaid)
        ventures = lexicon.phrase("ventures")
        self.ventures = re.compile(
            f"(?:在[^，的]{{2,20}}?(?:[内中上旁]|区域|范围|地区|期间))?(?:确需|需要)?{ventures}"
        )
        self.measured = lexicon.pattern("phrases", "measured")
        self.barred = lexicon.pattern("phrases", "granted", "barred")

    def started(self, course: Course, turn: Turn) -> Opened | None:
        """Open the norm a clause begins, or None where nobody bears it."""
        assert turn.deed is not None
        memory, condition, waiting = course.memory, course.condition, course.waiting
        party = turn.party or waiting or self.links.made_up(course.founded, turn)
        if waiting and turn.party and self.links.one_list(waiting, turn):
            party = Party(merged(waiting.mentions, turn.party.mentions), turn.party.span)
        mentions = party.mentions if party else ()
        if party and self.text.startswith("本人", party.span.start):  # 由本人或者监护人申请, 本人可以申请
            mentions = merged(course.case or memory.subject, [m for m in mentions if m.actor.name != "人"])
        modality = turn.modality or Modality.OBLIGATION
        owned = not waiting and (turn.condition is not None or not (turn.party or course.case))
        at = turn.deed.start
        measured = self.measured.match(self.text, at) and not PAST_LIMITS.match(self.text, at)
        measured = measured and not ((course.current or course.out) and OVER.match(self.text, at))
        if modality is Modality.PROHIBITION and owned and measured:
            return None  # 业主所占比例不得低于二分之一: a measure, and nobody's deed
        allowed = turn.modality is None and allowed_before(self.text, turn.span.start)
        if turn.move is Move.BY and (allowed or HOLDS.match(self.text, turn.deed.start)):
            modality = Modality.PERMISSION  # 著作权由合作作者共同享有
        if modality is Modality.OBLIGATION and self.after.bears(turn.deed, mentions):
            modality = Modality.LIABILITY
        if turn.move is Move.INDICATIVE and turn.party is None:
            return self._policy(course, turn)
        if turn.move is Move.FALLS:
            return self._falling(course, turn, mentions)
        punishes = self._punishes(course, turn, modality)
        if turn.move is Move.BY and punishes and turn.modality in (None, Modality.OBLIGATION):
            if waiting:
                memory.violators = waiting.mentions
            return self.after.sanction(course, turn, mentions)
        if mentions:
            memory.subject = memory.subject if self.beneficiaries.approves(turn) else mentions
            memory.office = mentions if authority(mentions) else memory.office
        else:
            imposes = punishes and turn.move is Move.MODAL and modality is not Modality.PROHIBITION
            if imposes and self.imposes.match(self.text, turn.deed.start, turn.deed.end):
                return self.after.consequence(course, turn)  # 责令改正，可以处…罚款
            last = course.current.modality if course.current and not punishes else None
            if memory.agent and last is Modality.SANCTION and modality is Modality.PERMISSION:
                return self.after.open(course, turn, last, memory.agent)  # 由X处以罚款，可以收购烟叶
            if self.after.goes_further(course, turn, modality):
                return self.after.consequence(course, turn)
            mentions = self._unnamed(course, turn.deed, modality, punishes)
            if self._ordered(course, turn.deed, modality, mentions):
                modality = Modality.LIABILITY  # 企业未按期施工的，可以责令改正: on whom the case names
        if not mentions or (course.mute and not party and not condition):
            return None
        if not party and mentions[0].actor.kind is ActorKind.STATE:
            modality = self.grammar.of_state(modality)  # 国家开展评价时，应当…
        if turn.move is Move.BY and punishes:
            return self.after.sanction(course, turn, mentions)
        if punishes and turn.move in (Move.MODAL, Move.INDICATIVE) and modality is not Modality.PROHIBITION:
            if self.after.falls(turn.deed) and not self.after.pursues(turn, mentions):
                memory.fallen = mentions
                modality = Modality.LIABILITY
            elif mentions[0].actor.kind in PUNISHING:
                memory.agent = mentions
                return self.after.sanction(course, turn, mentions)
        memory.modality = modality
        if turn.move is Move.URGE and memory.state:
            self._urged_on(course, turn, mentions)
        own_condition = turn.condition if turn.move is Move.MODAL else None
        norm = self.after.open(course, turn, modality, mentions, own_condition)
        if turn.move is Move.BY and party:
            norm.tied += done_by(self.desk, turn, party)
        return norm

    def continued(self, course: Course, turn: Turn) -> Opened | None:
        """A clause without subject or modal: one more action, or a consequence."""
        assert turn.deed is not None
        memory, current, waiting = course.memory, course.current, course.waiting
        if course.founded and not course.violation and self.links.takes_on(course.founded, turn):
            course.mute, memory.subject = False, course.founded.mentions
            return self.after.open(course, turn, Modality.OBLIGATION, course.founded.mentions)
        on = self.after.proposed(turn.deed) if course.violation and memory.agent else None
        if on:
            return self._falling(course, replace(turn, deed=Span(on.span.end, turn.deed.end)), on.mentions)
        bound = current and (current.modality in FOLLOWS_A_WRONG or self.desk.only_when(current.deed))
        bound = bound or self.after.waits(current, turn.deed)
        if self._continues_punishing(course, turn.deed) and not bound:
            itself = self.after.told_itself(course)
            working = itself and itself == _carried(course.case)  # 法院审理案件，应当…，追究其责任
            if itself and not working and self.after.given(turn.deed):
                return self.after.sanction(course, turn, itself)
            fallen = None if working else self.after.consequence(course, turn)
            if fallen or not itself:
                return fallen
        if current is None and waiting:
            memory.subject = waiting.mentions
            return self.after.open(course, turn, self._own_modality(turn.deed), waiting.mentions)
        if course.mute:
            return None
        if current is None:
            return self._carried(course, turn)
        then = current.modality is Modality.PROHIBITION and self.text.endswith(AND_DO, 0, turn.deed.start)
        if then and not course.banned and not LEADS_TO.match(self.text, turn.deed.start):
            return self.after.open(course, turn, Modality.OBLIGATION, _carried(current.bearers))
        if current.modality is Modality.OBLIGATION and self.after.bears(turn.deed):
            self.after.open(course, turn, Modality.LIABILITY, _carried(current.bearers))
            return current  # 企业应当加强管理，对其行为承担法律责任
        if current.modality is Modality.OBLIGATION and self._enjoyed(turn.deed, current.bearers):
            return self.after.open(course, turn, Modality.PERMISSION, _carried(current.bearers))
        if current.modality is Modality.PERMISSION and OWES.match(self.text, turn.deed.start, turn.deed.end):
            return self.after.open(course, turn, Modality.OBLIGATION, _carried(current.bearers))
        thing = THING_NOT.match(self.text, turn.deed.start, turn.deed.end)
        if current.modality is Modality.OBLIGATION and thing:
            self.after.open(course, turn, Modality.PROHIBITION, _carried(current.bearers))
            return current
        if ruled := self.rulings.whose(course, turn.deed, current.bearers):  # 被告人…，裁定终止审理
            return self.after.open(course, turn, Modality.OBLIGATION, _carried(ruled))
        if for_others(self.text, current, turn.deed):
            return current  # 不得拆除，经批准后方可拆除
        same = [n for n in course.out if n.start == current.start and n.modality in FOLLOWS_A_WRONG]
        for norm in same or [current]:
            self.desk.grow(norm, turn.deed)
        return current

    def _punishes(self, course: Course, turn: Turn, modality: Modality) -> bool:
        """Whether what a clause tells somebody to do is done to whom did wrong."""
        assert turn.deed is not None
        if (
            not course.violation
            or self.after.informs(turn.deed)
            or (modality is Modality.PERMISSION and DELEGATES.match(self.text, turn.deed.start))
        ):
            return False  # 可以指定有治理能力的单位代为治理
        ground = self.actions.is_basis(self.text, turn.deed)  # 应当根据情节轻重，责令…: the deed comes after
        reach = self.after.sentence_end(turn.deed.end) if ground else turn.deed.end
        punishes = bool(self.grammar.punishing.search(self.text, turn.deed.start, reach))
        if turn.move is not Move.BY:
            return punishes
        if ENFORCED.match(self.text, turn.deed.start):
            return False  # 由X申请人民法院强制执行
        bears = BEARS.search(self.text, turn.deed.start, turn.deed.end)
        if self.after.bears(turn.deed) or (bears and "责令" not in turn.deed.of(self.text)):
            return False
        at = course.condition
        wrong = at and (self.after.liable or self.after.misdeed(course, at))
        return punishes or bool(wrong)

    def _policy(self, course: Course, turn: Turn) -> Opened:
        """国家鼓励…, 国家和社会支持…: a policy, and whom it urges."""
        assert turn.condition is not None and turn.deed is not None
        names = re.split("[和、](?=社会)", turn.condition.of(self.text))  # 国家和社会, but 中华人民共和国
        zone = self.reader.territory(self.text, turn.condition.start, turn.condition.end)
        state = tuple(Mention(Actor(name, ActorKind.STATE), turn.condition) for name in names)
        mentions = zone.mentions if zone else state
        urging = self.grammar.urging.match(self.text, turn.deed.start, turn.deed.end)
        norm = self.after.open(course, turn, turn.modality or Modality.POLICY, mentions)
        if urging:
            urged = self.reader.opening(self.text, urging.end(), turn.deed.end, modifies=False)
            all_of = self.reader.exactly(self.text, urging.end(), turn.deed.end)  # 支持社会各界的科技人员，…
            urged = urged or all_of or self.reader.described(self.text, urging.end(), turn.deed.end)
            past = urged and self.text.startswith("，", urged.span.end)  # 国家鼓励机关、团体，对…进行培训
            whom = urged.mentions if urged and (past or urged.span.end < turn.deed.end) else ()
            theirs = urged is not None and self.text.startswith("的", urged.span.end)
            norm.urged = () if theirs else whom  # 支持中小学校的发展: nobody is urged to do it
            norm.pivot = bool(norm.urged)
            norm.tied += [Tied(Tie.SUPPORT, m, Span(urging.start(), m.span.end), "urging") for m in whom]
        course.memory.subject, course.memory.modality = mentions, Modality.POLICY
        course.memory.state = () if zone else mentions  # 合作区建立…。支持合作区…: the law urges it
        return norm

    def _urged_on(self, course: Course, turn: Turn, mentions: tuple[Mention, ...]) -> None:
        """本市支持A…。支持B…: the State goes on urging."""
        whole = replace(turn, modality=Modality.POLICY, deed=turn.span)
        norm = self.after.open(course, whole, Modality.POLICY, _carried(course.memory.state))
        norm.tied += [Tied(Tie.SUPPORT, m, turn.span, "urging") for m in mentions]

    def _falling(self, course: Course, turn: Turn, mentions: tuple[Mention, ...]) -> Opened | None:
        """对 Y 给予处分: what falls on somebody, and the authority's act where one is known."""
        last = course.out[-1] if course.out else None
        either = {m.actor.name for m in (*mentions, *(last.bearers if last else ()))} == EITHER
        also = either and last and last.condition == course.condition  # 对单位处…，对个人处…: both answer
        course.memory.fallen = merged(course.memory.fallen, mentions) if also else mentions
        agent = course.memory.agent if course.violation else ()
        if agent:
            norm = self.after.open(course, replace(turn, deed=turn.span), Modality.SANCTION, agent)
            norm.tied += falling_on(mentions, turn.span)
        return self.after.open(course, turn, Modality.LIABILITY, mentions) if mentions else None

    def _unnamed(self, course: Course, deed: Span, modality: Modality, punishes: bool) -> tuple[Mention, ...]:
        """Who bears a norm that names nobody: the case's party, or whom the paragraph named last."""
        memory, condition, case = course.memory, course.condition, course.case
        if (asks := refused(self.text, course, deed, modality)) is not None:
            return _carried(asks)
        falls = punishes and self.after.falls(deed)
        mentions = (memory.agent if punishes and not falls else ()) or case
        mentions = mentions or (self.after.answers(course) if falls else memory.subject)
        zone = memory.modality is Modality.POLICY and mentions == memory.subject
        state = bool(mentions) and mentions[0].actor.kind is ActorKind.STATE and mentions != case
        if modality in DIRECT and mentions and (zone or state):
            return ()  # 国家实行许可证制度。勘查矿产资源，必须申请登记: not the State
        refuses = self.barred.match(self.text, deed.start)  # 不符合条件的，不得批准: who else could
        others_do = (condition and not refuses) or MISUSED.match(self.text, deed.start)
        unasked = modality is Modality.PROHIBITION and others_do and not case and authority(mentions)
        if unasked and not any(norm.bearers == mentions for norm in course.out):
            return ()  # …部门负责验收。未经验收的，不得投入使用: not the authority
        others = condition and not case and modality in DIRECT and not course.violation
        others = others and authority(mentions) and not mentions[0].actor.name.endswith("单位")
        if others and condition and not course.out and self.ventures.match(self.text, condition.start):
            return ()  # …政府统筹规划。新建污水处理厂，应当…: who builds it, and not the government
        own = mentions == case and course.about  # 企业对作出贡献的职工，应当给予奖励: who gives is said
        if self.grants.match(self.text, deed.start, deed.end) and not (own or authority(mentions)):
            mentions = self.unsaid.granting(course.out, condition)
        if course.violation and condition and not case and OFFICIAL.match(self.text, deed.start):
            mentions = memory.agent or mentions  # 拒不移交的，可以提请公安机关协助
        if not own and self.beneficiaries.are(deed, mentions, course, modality):
            if self.beneficiaries.handled(deed, case):
                course.case = ()  # …的，可以对其采取措施，必要时，应当送医: nor does he do what follows
            giver = self.beneficiaries.giver(memory, case)
            return _carried(giver)  # 困难家庭有特殊困难的，给予救助: by whom is not said
        if ENFORCED.match(self.text, deed.start) and not authority(mentions):
            return _carried(memory.agent or memory.office)
        if (ruled := self.rulings.whose(course, deed, mentions)) is not None:
            return _carried(ruled)  # 原告坚持起诉的，应当裁定驳回; 当事人拒不停止建设的，应当依法处理
        if mentions == case:
            memory.subject = case
            memory.office = case if authority(case) else memory.office
        return _carried(mentions)

    def _ordered(self, course: Course, deed: Span, modality: Modality, mentions: tuple[Mention, ...]) -> bool:
        """Whether a deed without a subject is an order to the case's own party, who is no authority."""
        own = bool(mentions) and mentions == _carried(course.case) and not authority(mentions)
        orders = self.imposes.match(self.text, deed.start, deed.end)
        punishing = self.grammar.punishing.search(self.text, deed.start, deed.end)
        allowed = modality is Modality.PERMISSION and bool(orders and punishing)
        return own and (allowed or self.after.lenient(deed))

    def _own_modality(self, deed: Span) -> Modality:
        """What a deed without a modal does to its bearer: 享有著作权, 经批准后方可实施 are rights."""
        at = self.grammar.cases.past_adverbs(self.text, deed.start, deed.end)
        at = self.actions.trimmed(self.text, Span(at, deed.end)).start
        right = ENJOYS.match(self.text, at) or ONLY_THEN.match(self.text, deed.start)
        return Modality.PERMISSION if right else Modality.OBLIGATION

    def _enjoyed(self, deed: Span, bearers: tuple[Mention, ...]) -> bool:
        """依法办理登记，享受税收优惠: the duty ends where the right begins."""
        at = self.actions.trimmed(self.text, deed).start
        return bool(RECEIVES.match(self.text, at, deed.end)) and not authority(bearers)

    def _continues_punishing(self, course: Course, deed: Span) -> bool:
        """Whether a clause without a subject is what is done to whom did wrong; remembers by whom."""
        memory, current, condition = course.memory, course.current, course.condition
        if course.lead and course.lead.modality is Modality.PROHIBITION:
            return False  # 不得有下列行为：违反规定委托他人代为买卖证券: a wrong is what it forbids
        punishes = bool(self.grammar.punishing.search(RULING.sub("", deed.of(self.text))))
        punishes = punishes and not course.banned and (course.violation or self.after.liable)
        allows = current is not None and current.modality is Modality.PERMISSION
        if allows and current is not None and not authority(current.bearers):
            punishes = False  # 当事人可以向作出处罚决定的机关的上一级机关申请复议
        if punishes and course.waiting and current is None and not self.after.falls(deed):
            memory.agent = course.waiting.mentions  # 由…部门，处…罚款
        if punishes and allows and current is not None and not memory.agent:
            memory.agent = current.bearers  # 可以停止其参观，没收…: the same authority
        if not (punishes or current or memory.agent) and self.after.repairs(course, deed):
            return True
        if punishes or not course.violation or current is not None or course.waiting or course.case:
            return punishes
        still = condition is not None and STILL.match(self.text, condition.start)
        return bool(memory.agent and still) and not self.after.falls(deed)  # 逾期不改正的，核减其诊疗科目

    def _carried(self, course: Course, turn: Turn) -> Opened | None:
        """A clause without a subject, and no norm before it to go on with: the last subject goes on."""
        assert turn.deed is not None
        memory, condition, case = course.memory, course.condition, course.case
        bearers, modality = memory.subject, memory.modality
        if (asks := refused(self.text, course, turn.deed, Modality.OBLIGATION)) is not None:
            bearers, modality = asks, Modality.OBLIGATION
        elif condition and case:
            bearers, modality = case, self._own_modality(turn.deed)
            memory.cased = () if course.violation else case
        elif condition and not bearers:
            bearers = memory.cased  # 当事人申请执行的，向…提出。没有海事法院的，向…提出
        elif modality is Modality.PERMISSION and MAKES_GOOD.match(self.text, turn.deed.start, turn.deed.end):
            modality = Modality.OBLIGATION  # 可以征收；造成损失的，给予补偿
        elif anew(self.text, self.grammar.modal, course, turn.deed):
            modality = self._own_modality(turn.deed)  # 不得挖掘道路；确需挖掘的，报请批准: another case
        if ENFORCED.match(self.text, turn.deed.start) and not authority(bearers):
            bearers = memory.agent or memory.office
        if modality is Modality.PROHIBITION and ANSWERING.match(
            self.text, self.actions.trimmed(self.text, turn.deed).start
        ):
            modality = Modality.OBLIGATION
        if condition and self.after.falls(turn.deed) and (case or not authority(bearers)):
            modality = Modality.LIABILITY
        then = YIELDS.match(self.text, turn.deed.start)
        if then and condition:
            allowed = replace(turn, deed=Span(then.end(), turn.deed.end))
            if case and not course.out:  # 申请人取得许可证后，方可签订合同
                return self.after.open(course, allowed, Modality.PERMISSION, case)
            if allowed_then := applied(self.text, course, condition):  # 应当提出申请，经批准后，方可…
                return self.after.open(course, allowed, Modality.PERMISSION, _carried(allowed_then))
        applied_law = not authority(bearers) and LAW_APPLIES.match(self.text, turn.deed.start, turn.deed.end)
        if then or applied_law or self.grammar.topics.result_of(self.text, turn.deed):
            return None
        granted = self.grants.match(self.text, turn.deed.start, turn.deed.end) and not authority(bearers)
        if granted and (bearers or (condition and EXAMINED.search(condition.of(self.text)))):
            bearers = self.unsaid.granting(course.out, condition)
        if (ruled := self.rulings.whose(course, turn.deed, bearers)) is not None:
            bearers = ruled
        if self.beneficiaries.are(turn.deed, bearers, course, Modality.OBLIGATION):
            bearers, modality = self.beneficiaries.giver(memory, case), Modality.OBLIGATION
        if not bearers or not self._goes_on(course, turn):
            return None
        if not self.links.opens_with_verb(turn.deed) and not self.links.deeds_alone(turn):
            return None
        handed = self.grammar.by.match(self.text, turn.span.end + 1) and not condition
        if handed and not self.links.when_needed(turn):
            return None  # …；设立技工学校，由X审批: what X decides on
        if self.links.urges_anew(turn):
            return None  # 单位应当投保。鼓励…: the law urges, and not who was bound before
        if bearers[0].actor.kind is ActorKind.STATE:
            modality = Modality.POLICY
        return self.after.open(course, turn, modality, _carried(bearers))

    def _goes_on(self, course: Course, turn: Turn) -> bool:
        """Whether a clause stands where a subject named before may be left out."""
        if course.condition or course.memory.listed or self.links.opens_sentence(turn):
            return True
        told = course.memory.modality in (Modality.OBLIGATION, Modality.POLICY)
        if told and (self.links.deeds_alone(turn) or self.links.when_needed(turn)):
            return True
        return self.links.follows(turn, "；")


def _carried(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(replace(mention, carried=True) for mention in mentions)
