"""Who fills the subject slot right before a modal, though no list of heads knows the name whole.

算法推荐服务提供者应当…    a noun phrase that ends as actors do and opens with no verb that takes one
推荐代表候选人应当…        opens with one, and is no name
"""

import re

from .conjuncts import CONNECT, Conjuncts
from .headed import Element
from .nominal import NAME_LIMIT, clause_of, clause_start


class Slots:
    """Reads subject slots with the words that conjuncts are read with."""

    def __init__(self, conjuncts: Conjuncts) -> None:
        self.lexicon, self.segmenter = conjuncts.lexicon, conjuncts.segmenter
        self.determiners, self.nominal = conjuncts.determiners, conjuncts.nominal
        self.stop, self.harmless, self.online = conjuncts.stop, conjuncts.harmless, conjuncts.headed.online
        self.heads = (*self.lexicon.kinds, *conjuncts.terms, *sorted(self.lexicon.alone_subject))

    def elements(self, text: str, start: int, stop: int) -> list[Element]:
        """The conjuncts that fill the run exactly; none where any of them is no name."""
        elements: list[Element] = []
        at = start
        while True:
            ends = (m for m in CONNECT.finditer(text, at, stop) if self._between_words(text, m.start()))
            found = next(ends, None)
            end = found.start() if found else stop
            element = self._one(text, at, end, last=end == stop, joined=bool(elements))
            if element is None:
                return []
            elements.append(element)
            if not found:
                return elements
            at = found.end()

    def _between_words(self, text: str, at: int) -> bool:
        return self.segmenter.ends_word(clause_of(text, at), at - clause_start(text, at))

    def _one(self, text: str, at: int, end: int, *, last: bool, joined: bool) -> Element | None:
        """A conjunct that fills a subject slot up to ``end``: judged by its ends alone.

        ``joined``: a name stands before it, so that a verb that takes no body may open it (就读|学校).
        """
        begin = self.determiners.past(text, at, end)
        level = self.lexicon.level.match(text, begin, end)
        begin = self.determiners.past(text, level.end(), end) if level else begin
        name = text[begin:end]
        head = max((f for f in self.heads if name.endswith(f)), key=len, default="")
        if not head:
            loose = last or not name or self.stop.search(self.harmless.sub("", name))
            return None if loose or self.nominal.opens_as_verb(text, begin, end, "") else Element(at, end, "")
        bare = name == head and head in self.lexicon.not_alone and head not in self.lexicon.alone_subject
        thing = self.lexicon.no_actor(name) and not name.startswith(self.online)
        if bare or thing or end - begin > NAME_LIMIT:
            return None
        if self._tells(name, head):
            return None  # 学校处分学生: a clause
        if re.search(r"[，。；：《》]|(?<![平高中初均])等|对(?![外象口方])|向", name):
            return None
        steered = self.nominal.steers(text, begin) or self.nominal.taking.match(text, begin, end)
        if steered if joined else self.nominal.opens_as_verb(text, begin, end, head):
            return None
        return Element(at, end, head)

    def _tells(self, name: str, head: str) -> bool:
        """Whether a head ends before a verb inside the run."""
        words = self.segmenter.words(name.removesuffix(head))
        return any(
            tag.startswith("v")
            and end - start > 1
            and start
            and name[:start].endswith(tuple(self.lexicon.kinds))
            and not self.nominal.agentive.fullmatch(name, start, end)
            for start, end, tag in words
        )
