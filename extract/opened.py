"""The norm being read, still growing: it takes actions and relations clause by clause, and closes.

means     采取…措施，及时… : means and task are one action
pivot     what the one urged does past a comma is the pivot's, not the organ's
result    a closing clause that only states the wished result is dropped
quote     the words a norm stands on reach back to its subject and its condition
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..ontology.citation import Citation
from ..ontology.model import ActorKind, Mention, Modality, Norm, Relation, Span, Tie
from .actions import Actions
from .actors import ActorReader
from .adverbial import CHARGED
from .clauses import clauses
from .lexicon import Lexicon, any_of
from .moves import Move
from .objects import Objects
from .related import related
from .segment import Segmenter
from .taken_up import taken_up
from .ties import Tied, Ties
from .toward import Toward
from .turns import YIELDS, Grammar

ASKERS = (ActorKind.PUBLIC, ActorKind.OCCUPATION)
ASKED = (ActorKind.PUBLIC, ActorKind.OCCUPATION, ActorKind.ENTERPRISE)
WISHED = re.compile("(?:防止|避免)(?!、)|预防和减少|预防[^，]*发生")
WISHED_TOO = re.compile(  # 提高最低工资标准 is a deed
    "(?:着力|不断|有效|切实|全面|进一步)*(?:(?:提高|提升|增强)(?![^，]*(?:标准|待遇|工资|补贴|补助|比例|报酬|投入|价格|额度|档次|等级))|实现(?![^，]*改造))"
)
SENTENCE_END = re.compile("[。；\n]")
RAISES = re.compile("提高|提升|减少|减轻")
SINCE = re.compile(  # 应当自本条例施行之日起，…, 应当在收到申请之日起十五日内，对…的，…
    "自[^，]{2,24}(?:施行|实施)之日起(?:[^，]{1,8}[日月年]内?)?|[自在于][^，]{2,40}[日月年天周时]以?内(?=，)"
)
ASKS_LEAVE = re.compile(
    "(?:依法)?报(?:请|经)?[^，]{2,30}(?:批准|同意|决定)后?"
)  # 报经人民政府批准，责令关闭: who is closed asks nobody
PURE_MEANS = re.compile("通过|利用|充分利用|运用|借助|依托|以(?![后前上下])|坚持以")
UNASKED = re.compile(  # and where: 未经同意，在其产品中，插入链接
    "(?:(?:未经|未取得|未依法取得|未办理)[^，擅]{2,30}|(?:违反|不按照?|未按照?)[^，]{2,30}(?:规定|要求|标准|程序|约定|规则)"
    "|无正当理由|(?:明知|应当知道)[^，]{2,40})(?:，在[^，]{2,24}[中内上里])?"
)
AND_THEN = ("并", "并且", "并同时", "并依法", "同时")
USED_FOR = re.compile("(?:主要|专项|专门|重点|优先|全部)?用于")
LISTED = re.compile("以[^，]{2,16}为[^，]{1,2}$")  # 以安全为基础，以准入为核心，…: kept whole
UNENDED = re.compile(  # 鼓励在…方面，开展合作; 应当承诺，不擅自改变用途: one action
    "(?:鼓励|支持|引导)[^，]*在[^，]+(?:方面|领域)|(?:在[^，]+中)?(?:保证|承诺|声明|明确|注明|载明)|[^，]*(?:含有|有下列)[^，的]+"
    "|就(?![业近地医读诊学餐座任职])(?![^，]*(?:进行|开展|[提作]出|征求|听取|制定|组织|召开|签订))[^，]{3,}(?:等|问题|要求|事项)"
)
PENAL = ("责令+actor", "约谈+actor")
WITH = ("与", "和", "同", "共同")  # 与他人承担连带责任; 会同有关部门 is the authority's
OWN = re.compile(
    "加强对|保障|保护|规范|(?:依法|按照[^，]{2,12})?(?:对[^，]+|依法)?(?:给予|予以)[^，]{0,8}(?:奖励|表彰|褒扬|嘉奖|扶持|补贴|补助|资助|支持|优惠|奖补)"
)  # 国家鼓励公民收藏，加强对收藏活动的管理: the State's own


@dataclass(slots=True)
class Opened:
    """The norm being read, still growing."""

    at: Citation
    modality: Modality
    bearers: tuple[Mention, ...]
    start: int
    end: int
    rule: str
    condition: Span | None
    actions: list[Span] = field(default_factory=list)
    tied: list[Tied] = field(default_factory=list)
    pivot: bool = False  # 国家鼓励…: what follows past commas is the pivot's
    urged: tuple[Mention, ...] = ()
    deed: Span = field(default_factory=lambda: Span(0, 0))


BEFORE_MODAL = re.compile("，(?:并|也|且|但是?)?(?:可以|应当|不得|必须|有权|须)")
SPREAD = re.compile("通过(?:(?!等[方途形手])[^，。；])+，(?:(?!通过)[^。；])*?等(?:方式|方法|途径|形式|手段)")
HANDLED = re.compile("进行|实施|开展|实行|予以|给予|提供|提出|负有|加强")
MEASURES = re.compile("(?:积极|及时)?(?:创造条件|采取(?:有效|必要|切实|一切|各种)?措施)")


class Desk:
    """Where norms are opened, grown and closed; holds the readers that one law needs."""

    def __init__(self, text: str, lexicon: Lexicon, reader: ActorReader, segmenter: Segmenter) -> None:
        self.text, self.reader, self.segmenter = text, reader, segmenter
        self.grammar = Grammar(lexicon, reader)
        self.actions = Actions(lexicon, reader, segmenter)
        self.ties = Ties(lexicon, reader)
        self.toward = Toward(text, self.grammar, self.actions)
        self.objects = Objects(lexicon.section("verbs", "deeds"), reader, segmenter)
        self.lead = any_of(lexicon.section("verbs", "lead"))
        # 违法饲养动物，严重影响他人生活
        # 加强领导，以市场主体需求为导向，加大改革力度
        self.manner = re.compile(f"(?:坚持)?以[^，]{{2,16}}为(?:主要|重要)?{lexicon.phrase('manner')}")
        told, phrase = lexicon.pattern("phrases", "means_told", "before").pattern, lexicon.phrase
        self.apart = re.compile(  # 采取防护措施，不参加集会; 采取补救措施，及时向公安机关报告: two tasks
            f"不(?!断|仅|但|影响)|{told}*(?:{phrase('means_told')}|向[^，。；]{{2,40}}{phrase('means_told', 'parties')}|处[^理置分])"
        )
        self.harm = re.compile(f"(?:严重|可能|直接)*{lexicon.phrase('harm')}")

    def grow(self, norm: Opened, deed: Span) -> None:
        """Add what a clause says to a norm: its actions and its relations."""
        norm.end = max(norm.end, deed.end)
        if norm.actions and taken_up(self.text, norm.actions[-1], deed):
            return  # 每年培训一次，其培训情况记入档案
        norm.tied += self.ties.within(self.text, deed)
        again = self.grammar.urging.match(self.text, deed.start, deed.end) or OWN.match(self.text, deed.start)
        if norm.pivot and norm.actions and not again:
            norm.actions[-1] = Span(norm.actions[-1].start, deed.end)
            return
        manner = self.manner.fullmatch(self.text, deed.start, deed.end)
        listed = norm.actions and LISTED.search(norm.actions[-1].of(self.text))
        if SINCE.fullmatch(self.text, deed.start, deed.end) or (manner and norm.actions and not listed):
            return  # 应当自施行之日起，…; 加强领导，以需求为导向，…: when and how, no deed
        harm = norm.modality is Modality.PROHIBITION and self.harm.match(self.text, deed.start, deed.end)
        alone = not self.text.endswith("并", 0, deed.start)
        result = (  # 使学生掌握知识，具备观念
            norm.actions
            and alone
            and self.text.startswith("使", norm.actions[-1].start)
            and self.actions.is_result(self.text, norm.actions[-1])
        )
        yields = YIELDS.match(self.text, deed.start) and norm.actions  # 作出标识后，方可传输: one deed
        used = USED_FOR.match(self.text, deed.start) and alone  # 安排专项资金，用于扶持…
        purpose = used or (yields and self.text.endswith("后", 0, norm.actions[-1].end))
        put = norm.actions and self.actions.put(self.text, norm.actions[-1], deed)
        unended = norm.actions and alone and UNENDED.fullmatch(norm.actions[-1].of(self.text))
        ways = SPREAD.match(self.text, norm.actions[-1].start) if norm.actions else None
        spread = ways is not None and deed.start < ways.end()  # 通过查阅资料，|询问当事人等方式进行调查
        if norm.actions and (
            unended
            or self.objects.goes_on(self.text, norm.actions[-1], deed)
            or spread
            or harm
            or (norm.modality is Modality.PROHIBITION and self._unasked(norm.actions[-1]))
            or result
            or purpose
            or put
            or self.actions.goes_on(self.text, norm.actions[-1], deed)
        ):
            norm.actions[-1] = Span(norm.actions[-1].start, deed.end)
            return
        for n, action in enumerate(self.actions.cut(self.text, deed)):
            last = self.text[norm.actions[-1].start : norm.actions[-1].end] if norm.actions else ""
            further = self.text.endswith(AND_THEN, 0, deed.start) and not last.startswith("对")
            # 采取相应措施，并向社会公告: two tasks
            further = (
                further
                or self.text.startswith("符合", deed.start)
                or (last.endswith("措施") and self.apart.match(self.text, action.start) is not None)
                or (self.actions.is_result(self.text, action) and not self._pure_means(norm))
            )
            means = norm.actions and (
                self.actions.is_means(self.text, norm.actions[-1]) or self._manner_alone(norm)
            )
            if not n and means and not further:
                norm.actions[-1] = Span(norm.actions[-1].start, action.end)
                if not CHARGED.match(self.text, norm.actions[-1].start):
                    norm.tied += self.ties.within(self.text, norm.actions[-1])  # 对教师，|给予补贴
            else:
                norm.actions.append(action)

    def _ground_alone(self, norm: Opened, whole: Span) -> bool:
        """根据工作需要或者当事人请求，可以委托机构: a ground waits for its deed, unless it has a modal of its own.

        不得因性别歧视他人，不得实施暴力: behind its own modal it is the deed, where another modal follows.
        """
        if self.text.startswith("经", whole.start) or not self.actions.adverbials.ground(self.text, whole):
            return False
        return norm.rule == Move.CONTINUES.value or not BEFORE_MODAL.match(self.text, whole.end)

    def _waits(self, norm: Opened, whole: Span) -> bool:
        """Whether a comma sets a ground off; 可以按照捐赠人的意愿分发，但是不得…: where a modal is next, it is the deed."""
        bound = norm.rule != Move.CONTINUES.value and BEFORE_MODAL.match(self.text, whole.end)
        return self.text.startswith("，", whole.end) and not bound

    def closed(self, norm: Opened) -> Iterator[Norm]:
        """The finished norm, and its encouragement twin where the State urges somebody."""
        norm.actions = [a for a in norm.actions if not self.only_when(a)]  # 应当在…三十日内，对…的，…
        if not norm.actions:  # 由省人民政府根据当地实际情况规定: the ground ends in the deed itself
            whole = self.actions.trimmed(self.text, norm.deed)
            norm.actions += (
                [whole]
                if whole.end - whole.start >= 2
                and not self.actions.is_empty(self.text, whole)
                and not self.only_when(whole)
                and not (self._waits(norm, whole) and self.actions.is_basis(self.text, whole))
                and not self._ground_alone(norm, whole)
                else []
            )
        while len(norm.actions) > 1 and self._wished(norm):
            if MEASURES.fullmatch(norm.actions[-2].of(self.text)):
                norm.actions[-2:] = [Span(norm.actions[-2].start, norm.actions[-1].end)]
                break  # 采取措施，确保水质合格: to what end is all it says
            wish = norm.actions.pop()  # a closing clause that only states the wished result
            norm.tied = [t for t in norm.tied if not wish.start <= t.span.start < wish.end]
        norm.actions = self._without_wishes(norm.actions)
        if not norm.actions or not norm.bearers:
            return
        norm.actions = [
            Span(a.start, a.end - self.actions.adverbials.after(self.text, a)) for a in norm.actions
        ]
        first = norm.actions[0]
        if len(norm.actions) > 1 and self.actions.only_ground(self.text, first):
            del norm.actions[0]  # 根据书目和推荐，为服刑人员制定计划
        if norm.modality is Modality.LIABILITY:  # what is done to the one liable is the authority's doing
            fallen = [a for a in norm.actions if not ASKS_LEAVE.fullmatch(a.of(self.text))]
            norm.actions = fallen or norm.actions
            norm.tied = [tied for tied in norm.tied if tied.tie is Tie.JOINT and tied.rule.startswith(WITH)]
        if norm.modality is Modality.SANCTION:  # 责令工作人员承担赔偿费用: a penalty (spec: relations)
            heads = {action.start for action in norm.actions}
            norm.tied = [
                t._replace(tie=Tie.SANCTION) if t.rule in PENAL and t.span.start in heads else t
                for t in norm.tied
            ]
            punished = {t.to.actor.name for t in norm.tied if t.tie is Tie.SANCTION}
            norm.tied = [  # 对广告发布者责令改正: a penalty, and no supervision beside it
                t for t in norm.tied if t.tie is not Tie.SUPERVISE or t.to.actor.name not in punished
            ]
        if norm.modality is Modality.POLICY:  # 本市引导中小企业…: the State supports whom it leads
            norm.tied = [t._replace(tie=Tie.SUPPORT) if t.rule == "引导+actor" else t for t in norm.tied]
        # 被侵害人有权要求有关部门处理: nobody supervises his authority
        if norm.bearers[0].actor.kind in ASKERS:
            norm.tied = [t._replace(tie=Tie.REPORT) if _asks(t, norm.bearers[0]) else t for t in norm.tied]
        barred = norm.modality is Modality.PROHIBITION  # 经营者不得要求消费者…
        whose = ASKED if barred else (ActorKind.PUBLIC,)
        claims = all(mention.actor.kind in whose for mention in norm.bearers)
        norm.tied = [t for t in norm.tied if not (claims and _claims(t))]
        start = self._quote_start(norm)
        self._reach(norm, start)
        lead = any(self.lead.search(self.text, a.start, a.end) for a in norm.actions)
        yield Norm(
            norm.at,
            norm.modality,
            norm.bearers,
            tuple(norm.actions),
            _unique(related(self.text, norm.tied, norm.bearers)),
            norm.condition,
            lead,
            Span(start, norm.end),
            norm.rule,
        )
        if norm.urged:
            own = (n for n, a in enumerate(norm.actions) if n and OWN.match(self.text, a.start))
            theirs = norm.actions[: next(own, None)]  # …，并给予奖励: the State does that
            for urged, deeds in self._each_urged(norm, theirs):
                runs = [clause for deed in deeds for clause in clauses(self.text, deed)]
                actions = [action for clause in runs for action in self.actions.cut(self.text, clause)]
                tied = [tie for clause in runs for tie in self.ties.within(self.text, clause)]
                while len(actions) > 1 and self.actions.is_result(self.text, actions[-1]):
                    actions.pop()
                if actions:
                    yield Norm(
                        norm.at, Modality.ENCOURAGEMENT, urged, tuple(actions), _unique(related(self.text, tied, urged)),
                        norm.condition, False, Span(norm.start, norm.end), "urging-twin",
                    )  # fmt: skip

    def only_when(self, whole: Span) -> bool:
        """Whether a deed says no more than by when: 应当在收到决定书之日起十五日内，|缴纳罚款."""
        found = SINCE.match(self.text, whole.start)
        return found is not None and found.end() == whole.end

    def _each_urged(self, norm: Opened, tasks: list[Span]) -> list[tuple[tuple[Mention, ...], list[Span]]]:
        """国家鼓励A…，支持B…: each one urged, and to what; a clause that names nobody urges the one before."""
        first = Span(norm.urged[-1].span.end, tasks[0].end)
        each = [(norm.urged, [Span(self._after_urged(norm, first), tasks[0].end)])]
        for task in tasks[1:]:
            urging = self.grammar.urging.match(self.text, task.start, task.end)
            party = self.reader.opening(self.text, urging.end(), task.end) if urging else None
            urged, deeds = each[-1]
            if party is None or party.span.end == task.end:
                deeds[-1] = Span(deeds[-1].start, task.end)
            elif [m.actor for m in party.mentions] == [m.actor for m in urged]:
                deeds.append(Span(party.span.end, task.end))
            else:
                each.append((party.mentions, [Span(party.span.end, task.end)]))
        return each

    def _reach(self, norm: Opened, quote: int) -> None:
        """海关对进出的货物，按照规定进行监管: the object set off before the first deed is the deed's."""
        if norm.modality is Modality.LIABILITY:
            return  # 对主管人员，给予处分: it falls on them, and says so by its bearer
        first = norm.actions[0]
        start = self.toward.start(first, quote, topic=norm.modality is not Modality.SANCTION)
        norm.actions[0] = Span(start, first.end)
        if start < first.start and HANDLED.match(first.of(self.text)):  # 对中央银行的收支，依法|进行监督
            norm.tied += [t for t in self.ties.within(self.text, norm.actions[0]) if t.rule.startswith("对")]
        if norm.condition and norm.condition.start <= start < norm.condition.end:
            case = Span(norm.condition.start, max(norm.condition.start, self.text.rfind("，", 0, start)))
            norm.condition = case if case.end > case.start else None

    def _manner_alone(self, norm: Opened) -> bool:
        """以市场需求为导向，制定规划: how it is done, before anything is."""
        first = norm.actions[0]
        return len(norm.actions) == 1 and bool(self.manner.fullmatch(self.text, first.start, first.end))

    def _pure_means(self, norm: Opened) -> bool:
        """通过购买服务等方式，保障…: nothing is done yet, and what looks like a wish is the deed."""
        return len(norm.actions) == 1 and bool(PURE_MEANS.match(self.text, norm.actions[0].start))

    def _unasked(self, last: Span) -> bool:
        """未经许可，擅自占用: what makes a deed a wrong is no deed without it."""
        return bool(UNASKED.fullmatch(self.text, last.start, last.end))

    def _wished(self, norm: Opened) -> bool:
        """Whether a norm closes with the result it wishes; 不得隐瞒事实，提高收费标准 forbids both."""
        last = norm.actions[-1]
        banned = norm.modality is Modality.PROHIBITION and RAISES.match(self.text, last.start)
        return not banned and self.actions.is_result(self.text, last)

    def _without_wishes(self, actions: list[Span]) -> list[Span]:
        """防止事故扩大，及时上报: a wished result in the middle is no deed; 采取措施，提高供水能力，… is one."""
        kept: list[Span] = []
        for action in actions:
            later = bool(kept) and action is not actions[-1]
            too = later and WISHED_TOO.match(self.text, action.start, action.end)
            if too and (
                MEASURES.fullmatch(kept[-1].of(self.text)) or self.actions.is_means(self.text, kept[-1])
            ):
                kept[-1] = Span(kept[-1].start, action.end)
            elif not (too or (later and WISHED.match(self.text, action.start, action.end))):
                kept.append(action)
        return kept

    def _quote_start(self, norm: Opened) -> int:
        """The quote reaches back to its subject and condition where they stand in the same sentence."""
        spans = [mention.span for mention in norm.bearers] + ([norm.condition] if norm.condition else [])
        starts = (s.start for s in spans if s.start < norm.start)
        return min([norm.start, *(at for at in starts if not SENTENCE_END.search(self.text, at, norm.start))])

    def _after_urged(self, norm: Opened, deed: Span) -> int:
        urging = self.grammar.urging.search(self.text, norm.start, norm.end)
        party = self.reader.opening(self.text, urging.end(), deed.end) if urging else None
        return party.span.end if party else deed.start


def _asks(tied: Tied, who: Mention) -> bool:
    """要求有关部门处理 asks an authority; so does a patient his hospital."""
    organs = (ActorKind.DEPARTMENT, ActorKind.GOVERNMENT, ActorKind.COURT, ActorKind.COORDINATING)
    own = who.actor.kind is ActorKind.PUBLIC and tied.to.actor.kind is ActorKind.INSTITUTION
    return tied.rule == "要求+actor" and (tied.to.actor.kind in organs or own)


def _claims(tied: Tied) -> bool:
    """消费者有权要求经营者…: a claim sets nobody under anybody."""
    demand = (tied.rule, tied.tie) == ("要求+actor", Tie.SUPERVISE)
    return demand and tied.to.actor.kind in ASKED


def _unique(relations: tuple[Relation, ...]) -> tuple[Relation, ...]:
    seen: dict[tuple[Tie, str], Relation] = {}
    for relation in relations:
        seen.setdefault((relation.tie, relation.to.actor.name), relation)
    return tuple(seen.values())
