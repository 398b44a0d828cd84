"""What the State sets out to do, and whom the law urges: 国家建立…, 鼓励 X 做 Y.

urged      鼓励 X 做 Y        X is free to do it
policy     国家/本市 做 Y     where 国家 opens no longer noun (国家铁路, 本市收费公路, 国家标准由…制定)
"""

from ..ontology.model import Actor, ActorKind, Mention, Modality, Span
from .actors import Party
from .agents import Agents
from .moves import Move, Turn


class Urges(Agents):
    """Reads the clauses of policy and encouragement."""

    def _goes_on_urging(self, text: str, span: Span) -> bool:
        """(国家)鼓励单位在…的基础上，开展…: where it urges, and no case."""
        state = self.policy.match(text, span.start, span.end)
        urging = self.urging.match(text, state.end() if state else span.start, span.end)
        if not urging or text[span.end - 1] == "的":
            return False
        party = self.reader.opening(text, urging.end(), span.end, modifies=True)
        if text.endswith(("方面", "基础上", "领域", "前提下"), urging.end(), span.end):
            return bool(state) or party is not None
        return party is not None and text[party.span.end : party.span.end + 1] in ("在", "于")

    def _urged(self, text: str, span: Span, follows: str) -> Turn | None:
        if (
            text.startswith("允许", span.start)
            and (let := self.reader.opening(text, span.start + 2, span.end))
            and let.span.end < span.end
        ):  # 允许高等院校自主定价: X may
            return Turn(Move.MODAL, span, let, Modality.PERMISSION, Span(let.span.end, span.end))
        found = self.urging.match(text, span.start, span.end)
        if not found:
            return None
        party = self.reader.opening(text, found.end(), span.end, modifies=False)
        if not party:  # 鼓励已经设立并符合条件的|基金会等组织
            party = self.reader.described(text, found.end(), span.end, reach=44)
        zone = self.policy.match(text, found.end(), span.end)
        if not party and zone and not self.topics.place(text, Span(zone.start(), span.end), zone.end()):
            party = self.reader.territory(text, *zone.span())  # 支持合作区发展…产业
        party = (
            self._all_urged(text, found.end(), party) if party else self._kept(text, found.end(), span.end)
        )
        if party and self._only_theirs(text, party, span.end):
            return None  # 支持残疾人教育信息化发展, but 鼓励单位和个人|投保火灾公众责任险
        if party and (party.span.end < span.end or follows.startswith("，")):
            return Turn(Move.URGE, span, party, Modality.ENCOURAGEMENT, Span(party.span.end, span.end))
        return None

    def _all_urged(self, text: str, start: int, party: Party) -> Party:
        """(鼓励)农产品批发市场、商场等: the first of them too, where the heads know the last one alone."""
        end = party.span.end - text.endswith("等", start, party.span.end)
        whole = self._all_named(text, start, end)
        more = whole is not None and len(whole.mentions) > len(party.mentions)
        return Party(whole.mentions, party.span) if whole and more else party

    def _kept(self, text: str, start: int, end: int) -> Party | None:
        """(鼓励)商场、停车场|对外开放: who keeps such a place is urged, where a verb with more behind it follows."""
        for at, stop, tag in self.reader.segmenter.words(text[start:end]):
            if tag[:1] not in ("v", "d", "p", "l") or not at or stop - at < len("开放") - (tag == "p"):
                continue
            after = text[start + stop : end]
            if not after or after[0] in "的、和与或及":
                return None  # 支持园区建设
            kept = self.reader.slot(text, start, start + at)
            names = [mention.actor.name for mention in kept.mentions] if kept else []
            return (
                kept
                if names and not any(name in self.lexicon.tables["heads"]["vague"] for name in names)
                else None
            )
        return None

    def _only_theirs(self, text: str, party: Party, end: int) -> bool:
        """(支持)残疾人|教育信息化发展: nouns that go on from the party, and nothing it is to do.

        A run of nouns is its deed all the same where it opens with a verb of undertaking and does not
        end in one (鼓励企业|投资航运枢纽), or with how it is to be done (引导农民工|依法维权).
        """
        words = self.reader.segmenter.words(text[party.span.end : end])
        if not words or any(tag not in ("n", "vn", "nz") for _, _, tag in words):
            return False
        if len(party.mentions) > 1 and len(words) > 1 and words[0][2] == "vn":
            return False
        at = self.cases.past_adverbs(text, party.span.end, end)
        if party.span.end < at < end:
            return False
        if begins := self.undertakes.match(text, at, end):
            return begins.end() == end
        begins = self.undertakes_or_noun.match(text, at, end)
        return not begins or begins.end() == end or self.undertaken.search(text, at, end) is not None

    def _policy_says(self, text: str, span: Span, follows: str) -> Turn | None:
        found = self.policy.match(text, span.start, span.end)
        if not found or found.end() == span.end or self.topics.place(text, span, found.end()):
            return None
        since = text.startswith("为了", found.end()) or self._grounds(text, found.end(), span.end)
        if since and self.cases.before_modal(follows, named=True):
            return Turn(Move.CONDITION, span, self._state(text, span))  # 国家为了公共利益的需要，可以…
        if self.organises.match(text, found.end(), span.end) and not self.modal.search(
            text, found.end(), span.end
        ):  # 国家组织建设…: a deed, and no 组织
            return Turn(
                Move.INDICATIVE,
                span,
                None,
                Modality.POLICY,
                Span(found.end(), span.end),
                Span(*found.span()),
            )
        both = text.endswith(
            ("和社会", "、社会"), found.start(), found.end()
        )  # 国家和社会|对残疾军人实行保障
        does = self._does(text, found.end(), span.end)
        somebody = not both and not does and self.reader.opening(text, span.start, span.end, modifies=True)
        if somebody or self.reader.head.match(text, span.start):
            return None
        if not does and text[found.end()] in "的、和与各有所内行级人规机工财境外标重公":
            return None
        if self.of_the_state.match(text, found.end(), span.end):
            return None  # 国家铁路、地方铁路参加联运: a thing, and not the State
        later = self.modal.search(text, found.end(), span.end)
        if (
            later
            and self.cases.past_adverbs(text, found.end(), span.end) < later.start()
            and self.topics.holds_no_deed(text, found.end(), later.start())
        ):
            return None  # 本市道路运输管理应当…: what follows 本市 is the subject, and no actor
        if self.topics.relative_verb(text, found.end(), span.end) or self.topics.of_place(
            text, found.end(), span.end
        ):
            return None
        if self.by.match(follows.lstrip("，")) and self.topics.holds_no_deed(text, found.end(), span.end):
            return None  # 本市宗教活动场所的区分标准，由…制定
        agent = self.by.search(text, found.end(), span.end)
        named = text[found.end() : agent.start()] if agent else ""
        if agent and (
            self.topics.thing(named) or self.topics.holds_no_deed(text, found.end(), agent.start())
        ):
            return None  # 国家放射性污染防治标准由…制定
        at = self.cases.past_adverbs(text, found.end(), span.end)
        if self._of_the_place(text, at, span.end):
            return None  # 本市|燃气管理遵循…原则, 本市|中心城区内
        modal = self.modal.match(text, at, span.end)
        if modal and (zone := self.reader.territory(text, *found.span())):  # 合作区应当…
            return Turn(Move.MODAL, span, zone, self.lexicon.modals[modal[0]], Span(modal.end(), span.end))
        if modal and self.lexicon.modals[modal[0]] is not Modality.PROHIBITION:
            at = modal.end()
        modality = self.of_state(self.lexicon.modals[modal[0]] if modal else None)
        return Turn(Move.INDICATIVE, span, None, modality, Span(at, span.end), Span(*found.span()))

    def _state(self, text: str, span: Span) -> Party | None:
        """国家在…的基础上，…; 国家开展评价时，应当…; 国家为了…，可以…: the State, before what it does."""
        found = self.policy.match(text, span.start, span.end)
        if not found or text[span.end - 1] == "的":
            return None
        when = found[0] == "国家" and self.cases.ends_when.search(text, span.start, span.end)
        acts = when and self._does(text, found.end(), span.end)
        grounded = acts or self._grounds(text, found.end(), span.end)
        if not grounded and not text.startswith(("在", "为了"), found.end()):
            return None
        return Party((Mention(Actor(found[0], ActorKind.STATE), Span(*found.span())),), Span(*found.span()))

    def _grounds(self, text: str, at: int, end: int) -> bool:
        """国家|根据缔结的条约和协定，有权…: by what the State acts, and not yet what it does."""
        return bool(self.basis.match(text, at, end)) and self.cases.ground(text[at:end])

    def _does(self, text: str, at: int, end: int) -> bool:
        """国家|制定卫生人员培养规划: what opens with a deed is no name; 本市|发展改革、财政等部门 is one."""
        verb = self.reader.conjuncts.nominal.deeds.match(text, at, end)
        field = self.lexicon.domain.match(text, at, end)
        named = verb and field and (field.end() > verb.end() or text[field.end()] in "、和部")
        return verb is not None and len(verb[0]) > 1 and verb[0] != "规定" and not named

    def _of_the_place(self, text: str, at: int, end: int) -> bool:
        """Whether a noun follows (本市)燃气管理…: what the place has is the subject, and no State does anything."""
        tag, length = self.reader.segmenter.tag_at(text[at:end], 0)
        if tag[:1] not in ("n", "s") or length < 2:
            return False
        word = text[at : at + length]
        nominal = self.reader.conjuncts.nominal
        verbs = (nominal.deeds, nominal.governing, self.reader.stop, self.undertakes, self.undertakes_or_noun)
        return word not in nominal.predicates and not any(verb.match(text, at) for verb in verbs)
