"""Whom a clause means without naming him: ellipsis, 其 and 本人.

ellipsis   主管部门进行检查，当事人应当予以配合     helps whom the sentence named before
其         发现驾驶人员有吸毒行为的，应当责令其停止   whom the clause before is about
本人       由本人或者监护人申请                     whom the case is about
grants     向公安机关报失；经查属实的，可以补发       done by whom it was applied to

Source: spec of norms, Relations (a counterpart left out counts where the same sentence names it beyond doubt).
"""

import re

from ..ontology.model import ActorKind, Mention, Modality, Span, Tie
from .nominal import behind
from .opened import Desk, Opened
from .ties import Tied

ELLIPTIC = re.compile(
    r"(?:依法|积极|主动|及时|如实|应当)*(?:予以|给予|提供|做好|加以)?(?:必要的|相应的|积极)?(?:配合|协助|支持|支持、配合|支持和配合|协助和配合|配合、协助|配合和协助|支持、协助)(?:工作|调查|检查)?"
    r"|(?:积极|主动|依法|并)*(?:配合|协助)(?:处理|查处|处置|调查|检查)"
    r"|(?:积极|主动|依法|并)*(?:配合|协助)(?:做好|开展)[^，的]{0,6}(?:工作|调查|检查)"
    r"|(?:及时)?反馈(?:[^，的]{0,6}(?:情况|结果|意见))?"
)
ACTS = re.compile("的?(?:依法)?(?:进行|开展|实施)?的?[^，的]{0,6}(?:检查|调查|监督|工作|执法|管理)")
ORDERS = re.compile("(?:依法|及时|立即)*责令(?:限期|立即|停止|改正|整改)")
FOUND = re.compile("发现")
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
        self.pronoun = re.compile(f"(?P<verb>{desk.grammar.lexicon.phrase('pronoun')})其(?![他它余中])")

    def supply(self, out: list[Opened], case: tuple[Mention, ...]) -> None:
        """Relations to parties that one sentence's norms leave unnamed; ``case`` is its condition's party."""
        before = [case] if case else []
        for norm in out:
            own = {mention.actor.name for mention in norm.bearers}
            others = [party for party in before if not own & {mention.actor.name for mention in party}]
            for action in norm.actions:
                self._ordered(norm, action)
                self._elliptic(norm, action, others)
                self._pronoun(norm, action, case)
            if norm.condition and case and own == {mention.actor.name for mention in case}:
                given = self.ties.within(self.text, norm.condition)  # 医疗机构委托有关单位煎药的，应当…
                norm.tied += [
                    t
                    for t in given
                    if t.tie in (Tie.DELEGATE, Tie.JOINT) and t.span.start >= case[-1].span.end
                ]
            partners = tuple(tied.to for tied in norm.tied if tied.tie is Tie.JOINT)
            if norm.urged:
                before.append(norm.urged)
                continue
            same = before and own <= {mention.actor.name for mention in before[-1]}
            before.append(merged(before[-1] if same else norm.bearers, partners))

    def _ordered(self, norm: Opened, action: Span) -> None:
        """发现企业存在隐患的，应当责令限期整改: whom the case found is ordered."""
        if not norm.condition or not ORDERS.match(self.text, action.start, action.end):
            return
        found = FOUND.search(self.text, norm.condition.start, norm.condition.end)
        party = (
            self.reader.opening(self.text, found.end(), norm.condition.end, modifies=True) if found else None
        )
        whom = party.mentions if party and norm.modality is Modality.OBLIGATION else ()
        norm.tied += [Tied(Tie.SUPERVISE, mention, action, "ellipsis") for mention in whom]

    def _elliptic(self, norm: Opened, action: Span, others: list[tuple[Mention, ...]]) -> None:
        """…予以配合, …反馈处理情况: to whom, where the same sentence names only one other party before."""
        found = ELLIPTIC.fullmatch(self.text, action.start, action.end)
        if not found:
            return
        tie = Tie.REPORT if "反馈" in found[0] else Tie.ASSIST
        if "配合" not in found[0] and "协助" not in found[0] and tie is Tie.ASSIST:
            tie = Tie.SUPPORT  # 归侨兴办产业，各级人民政府应当给予支持
        if any(tied.tie is tie for tied in norm.tied):
            return
        told = reported(norm) if tie is Tie.ASSIST else ()
        whom = self._toward(norm.condition) or told or (others[-1] if others else ())
        norm.tied += [Tied(tie, mention, action, "ellipsis") for mention in whom]

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
            verb, rest = found["verb"], self.text[found.end() : action.end]
            for tie in self.ties.meant("对", rest) if verb == "对" else self.ties.verbs.get(verb, []):
                span = Span(found.start(), found.end())
                norm.tied += [Tied(tie, mention, span, "pronoun") for mention in meant]

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
        return self._last(max(opens, behind(self.text, at, "。；\n")), at, own)

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
                if not own & {mention.actor.name for mention in party.mentions}:
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
