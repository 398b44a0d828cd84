"""What became of every 款 and 项: read as a norm, no norm and why, or not recognised (未识别).

The reasons are those of the specification (What is a norm, and what is not).  A sentence with
a deontic word that gave no norm and has no such reason is 未识别: the honest remainder.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..ontology.citation import Citation
from ..ontology.model import Coverage, Law, Norm, Provision, Span, Verdict
from .clauses import sentences
from .lexicon import Lexicon, any_of
from .turns import Grammar

DEONTIC = re.compile(r"应当|必须|不得|禁止|严禁|可以|有权|负责|责令|处以|给予|承担")


def verdicts(
    law: Law, shadow: str, norms: Sequence[Norm], lexicon: Lexicon, grammar: Grammar
) -> Iterator[Verdict]:
    """A Verdict for each sentence of each paragraph and item, in reading order."""
    audit = _Audit(shadow, norms, lexicon, grammar)
    for article in law.articles():
        for paragraph in article.children:
            assert paragraph.citation is not None
            items = paragraph.children
            lead_in = Span(paragraph.span.start, items[0].span.start if items else paragraph.span.end)
            tail = (
                Span(items[-1].span.end, paragraph.span.end)
                if items
                else Span(paragraph.span.end, paragraph.span.end)
            )
            before = Verdict(paragraph.citation, lead_in, Coverage.NO_NORM, "no-bearer")
            shared = any(audit.spans.get(item.citation) for item in items if item.citation)
            for sentence in sentences(shadow, lead_in):
                before = audit.of(paragraph.citation, sentence)
                if shared and before.coverage is Coverage.UNREAD:
                    # its words are its items' bearers and modality
                    before = Verdict(before.at, before.span, Coverage.NORM, "")
                yield before
            for item in items:
                yield from audit.of_item(item, before)
            for sentence in sentences(shadow, tail):
                yield audit.of(paragraph.citation, sentence)


class _Audit:
    def __init__(self, shadow: str, norms: Sequence[Norm], lexicon: Lexicon, grammar: Grammar) -> None:
        self.text, self.grammar = shadow, grammar
        self.spans: Mapping[Citation, list[Span]] = _by_place(norms)
        self.reasons = {
            reason: any_of(lexicon.section("verbs", "not_norm", reason))
            for reason in ("purpose", "scope", "effect", "definition", "reference", "principle")
        }

    def of(self, at: Citation, sentence: Span) -> Verdict:
        """What became of one sentence."""
        if any(span.start < sentence.end and sentence.start < span.end for span in self.spans.get(at, ())):
            return Verdict(at, sentence, Coverage.NORM, "")
        return self._without_norm(at, sentence)

    def of_item(self, item: Provision, lead_in: Verdict) -> Iterator[Verdict]:
        """An item without a norm of its own is its lead-in's case, or one of its bare nouns."""
        assert item.citation is not None
        for sentence in sentences(self.text, item.span):
            verdict = self.of(item.citation, sentence)
            if verdict.coverage is Coverage.NORM:
                yield verdict
            elif lead_in.coverage is Coverage.NORM or not DEONTIC.search(sentence.of(self.text)):
                yield Verdict(item.citation, sentence, Coverage.NO_NORM, "list")
            else:
                yield verdict

    def _without_norm(self, at: Citation, sentence: Span) -> Verdict:
        body = sentence.of(self.text)
        reason = self._reason(body)
        if reason:
            return Verdict(at, sentence, Coverage.NO_NORM, reason)
        return Verdict(at, sentence, Coverage.UNREAD, "")

    def _reason(self, body: str) -> str:
        if form := self.grammar.cases.no_norm(body):
            return form
        for reason in ("purpose", "scope", "effect", "definition", "reference"):
            if self.reasons[reason].search(body):
                return reason
        if not DEONTIC.search(body):
            return "principle" if self.reasons["principle"].search(body) else "no-bearer"
        if not self._names_actor(body):
            return "no-bearer"
        return ""

    def _names_actor(self, sentence: str) -> bool:
        """Whether some actor is named where a subject or an agent could stand."""
        starts = [0, *(found.end() for found in re.finditer("，", sentence))]
        named = (self.grammar.reader.opening(sentence, at, len(sentence)) for at in starts)
        agents = (
            self.grammar.reader.described(sentence, found.end(), len(sentence))
            for found in self.grammar.by.finditer(sentence)
        )
        return any(party and party.span.end < len(sentence) for party in (*named, *agents))


def _by_place(norms: Sequence[Norm]) -> dict[Citation, list[Span]]:
    out: dict[Citation, list[Span]] = {}
    for norm in norms:
        out.setdefault(norm.at, []).append(norm.span)
    return out
