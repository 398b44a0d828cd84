"""Who stands as the subject of a norm, where the phrase alone does not say it.

    国家、社会、学校和家庭应当…          the State and society bear what the others do
    车站、商场、医院等公共场所应当…      who keeps each of them acts in its name
    算法推荐服务提供者应当…            a name that no list knows, in the slot before a modal
    学校|安全保卫人员应当…             a name that goes on from one body's to a head of its own

Source: spec of norms, Actors 1 to 5.
"""

import re
from dataclasses import replace

from ..ontology.model import AUTHORITIES, Actor, Mention, Span
from .headed import Element
from .named import Party, PartyReader
from .nominal import PEOPLE
from .premises import KEPT

__all__ = ["ActorReader", "Party"]

DESCRIBED = re.compile("[^，。；：、和与及]+的")
OF_PART = re.compile("^.*所在(?:地区?)?的?|等.*$|(?<=.{2})以$")  # 幼儿园所在|社区, 美术馆|等文化设施以
ALL_OF_US = re.compile("(?:(?:国家|社会|全社会)(?:、|和))+(?=..)")
SEATED_ORGAN = re.compile(  # 开发县|人民政府, 开发县人民政府|财政部门
    "(?P<place>[^、和]{1,5}[省市县区旗州])(?:人民政府(?=.))?(?P<organ>人民政府|(?<=政府).+)"
)


class ActorReader(PartyReader):
    """Reads subjects in one law's shadow, and all that a PartyReader does."""

    def subject(self, text: str, start: int, stop: int) -> Party | None:
        """The run as a subject: an actor phrase, or premises in a list."""
        return (
            self._premises(text, start, stop)
            or self._everybody(text, start, stop)
            or self.exactly(text, start, stop)
        )

    def _everybody(self, text: str, start: int, stop: int) -> Party | None:
        """国家、社会、学校和家庭(应当…): the State and society bear what the others do."""
        found = ALL_OF_US.match(text, start, stop)
        rest = self.exactly(text, found.end(), stop) if found else None
        if not found or not rest or "的" in text[start:stop]:
            return None
        if any(mention.levels or mention.actor.kind in AUTHORITIES for mention in rest.mentions):
            return None  # 国家、省气象部门: a level
        names = re.finditer("[^、和]+", found[0])
        first = [
            Mention(Actor(n[0], self.lexicon.kind(n[0])), Span(start + n.start(), start + n.end()))
            for n in names
        ]
        others = [mention for mention in rest.mentions if mention.actor.name not in found[0]]
        return Party((*first, *others), Span(start, stop))

    def _premises(self, text: str, start: int, stop: int) -> Party | None:
        """车站、商场、医院等公共场所(应当…): who keeps each of them acts in its name; open ground is nobody's."""
        found = KEPT.fullmatch(text, start, stop)
        if not found:
            return None
        mentions: list[Mention] = []
        described = DESCRIBED.match(text, start, found.end("list"))  # 实行收费的|公园、展览馆
        first = described.end() if described else start
        for part in re.finditer("(?:（[^）]*）|[^、和与及（])+", text[first : found.end("list")]):
            name = OF_PART.sub("", part[0])
            begin = first + part.start() + part[0].index(name)
            end = begin + len(name)
            begin = self.determiners.past(text, begin, end)
            party = self.opening(text, begin, end, modifies=True)
            words = self.segmenter.words(text[begin:end])
            if "的" in name or (party and party.mentions[0].actor.kind in PEOPLE):
                return None  # 学校、幼儿园的食堂等场所
            if party and party.span.end == end:
                mentions += party.mentions
            elif name.endswith(self.kept):
                name = text[begin:end]
                mentions.append(Mention(Actor(name, self.lexicon.kind(name)), Span(begin, end)))
            elif not words or words[0][2][:1] in "vpdc" or words[-1][2][:1] not in "nsjlv":
                return None  # 新建、改建的公园等公共场所
        return Party(tuple(mentions), Span(start, stop)) if mentions else None

    def slot(self, text: str, start: int, stop: int) -> Party | None:
        """Who fills the subject slot right before a modal, though no list knows the name.

        The run is a noun phrase that ends as actors do and opens with no verb that takes one
        (算法推荐服务提供者应当…, not 推荐代表候选人应当…); what stands before its last 的 describes it.
        """
        of = text.rfind("的", start, stop)
        first, start = start, of + 1 or start
        last = stop - (text[stop - 1] == "等" and text[stop - 2] not in "平高中初均所")  # 膳食、休息场所等
        elements = self.slots.elements(text, start, last) if last - start < 40 else []
        mentions = self.namer.named(text, elements, "") if elements else ()
        if mentions and self.lexicon.level.fullmatch(text, elements[0].start, elements[0].end):
            mentions = self._of_levels(text[elements[0].start : elements[0].end], mentions)
        before = self._beside(text, first, of, mentions) if mentions and of > first else ()
        return Party((*before, *mentions), Span(start, stop)) if mentions else None

    def _of_levels(self, first: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """市、|北部矿山所在地县级人民政府, 省和|开发县人民政府: a government of each."""
        mention, *others = mentions
        seat = SEATED_ORGAN.fullmatch(mention.actor.name)
        if not mention.levels and not seat:
            return mentions
        name = seat["organ"] if seat else mention.actor.name
        above, _, _ = self.determiners.stripped(first + name)
        levels = (*above, *([seat["place"]] if seat else ()), *mention.levels)
        return replace(mention, actor=Actor(name, self.lexicon.kind(name)), levels=levels), *others

    def compound(self, text: str, party: Party, stop: int) -> Party | None:
        """学校|安全保卫人员, 居民|经济状况核对机构: the name goes on from one body's to a head of its own.

        Not 医疗机构|聘用工作人员, where a verb has the head for its object.
        """
        rest = text[party.span.end : stop]
        words = self.segmenter.words(rest)
        head = self.lexicon.closing(rest)
        if len(party.mentions) != 1 or len(rest) < 3 or not head:
            return None
        first = rest[: words[0][1]]
        plain = words[0][2][:1] in ("n", "b", "a", "m", "j", "f") or words[0][2] == "vn"
        if not plain or self._verbs_too(first) or any(tag[:1] in "pcdurx" for _, _, tag in words):
            return None
        whole = Element(self.determiners.past(text, party.span.start, stop), stop, head)
        return Party(self.namer.named(text, [whole], ""), Span(party.span.start, stop))
