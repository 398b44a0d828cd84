"""Who fills the subject slot right before a modal, though no list of heads knows the name whole.

算法推荐服务提供者应当…    a noun phrase that ends as actors do and opens with no verb that takes one
推荐代表候选人应当…        opens with one, and is no name
"""

import re

from .clauses import clause_of, clause_start
from .conjuncts import CONNECT, Conjuncts
from .headed import Element
from .nominal import NAME_LIMIT

SHARES = re.compile(
    "(?:、|和|或者?|及|与)(?:其他)?(?P<verb>[\u4e00-\u9fff]{2})(?:责任)?(?:单位|机构|部门|机关|人员|企业|主体|者|人)$"
)
ROLE = re.compile("(?:责任|管理|作业|监督|持证|产权(?:（使用）)?)(?:人|单位|主体|机构|部门|人员)$")


class Slots:
    """Reads subject slots with the words that conjuncts are read with."""

    def __init__(self, conjuncts: Conjuncts) -> None:
        self.lexicon, self.segmenter = conjuncts.lexicon, conjuncts.segmenter
        self.determiners, self.nominal = conjuncts.determiners, conjuncts.nominal
        self.stop, self.harmless, self.online = conjuncts.stop, conjuncts.harmless, conjuncts.headed.online
        words = self.lexicon.section
        self.attributes = (*words("phrases", "slot", "attributes"), "被")
        self.singling, self.founds = words("phrases", "slot", "singling"), words("phrases", "slot", "founds")
        self.hands = words("phrases", "slot", "hands")
        self.heads = (*self.lexicon.kinds, *conjuncts.terms, *sorted(self.lexicon.alone_subject))

    def elements(self, text: str, start: int, stop: int) -> list[Element]:
        """The conjuncts that fill the run exactly; none where any of them is no name."""
        elements: list[Element] = []
        at = start
        while True:
            level = self.lexicon.level.match(text, at, stop)  # 市、县（市、区）|人民政府
            runs = CONNECT.finditer(text, level.end() if level else at, stop)
            ends = (m for m in runs if self._joins(text, m, stop))
            found = next(ends, None)
            end = found.start() if found else stop
            element = self._one(text, at, end, stop, joined=bool(elements))
            if element is None:
                return []
            if element.head or not found or found[0] != "及其":
                elements.append(element)  # 湿地及其|管理机构: whose it is, and no body beside it
            if not found:
                return elements
            at = found.end()

    def _joins(self, text: str, sign: re.Match[str], stop: int) -> bool:
        """Not inside brackets, nor in 建设与教育促进委员会, which is one body for two tasks."""
        at = sign.start()
        if text.rfind("（", clause_start(text, at), at) > text.rfind("）", clause_start(text, at), at):
            return False
        if sign[0] == "与" and text.endswith(("委员会", "领导小组"), at, stop):
            return False
        return self.segmenter.ends_word(clause_of(text, at), at - clause_start(text, at))

    def _one(self, text: str, at: int, end: int, stop: int, *, joined: bool) -> Element | None:
        """A conjunct that fills a subject slot up to ``end``: judged by its ends alone.

        ``joined``: a name stands before it, so that a verb that takes no body may open it (就读|学校).
        """
        begin = self.determiners.past(text, at, end)
        while level := self.lexicon.level.match(text, begin, end):
            of = text.startswith("属", level.end())  # 市|属|新闻媒体
            begin = self.determiners.past(text, level.end() + of, end)  # 自治县|各级|人民政府
        level_alone = at < begin == end
        name = text[begin:end]
        head = max((f for f in self.heads if name.endswith(f)), key=len, default="")
        if len(head) == 1 and self._verb(name):
            head = ""  # 过户: no household
        if not head:
            if end == stop or not (name or level_alone):
                return None
            return Element(at, end, "") if not name or self._waits(text, begin, end, stop) else None
        bare = name == head and head in self.lexicon.not_alone and head not in self.lexicon.alone_subject
        thing = self.lexicon.no_actor(name) and not name.startswith(self.online)
        if bare or thing or end - begin > NAME_LIMIT:
            return None
        if self._tells(name, head):
            return None  # 学校处分学生: a clause
        if re.search(
            r"[，。；：《》]|(?<=..)归(?![侨口国档案类集附])|(?<![平高中初均])等|(?<!相)对(?![外象口方])|向",
            name,
        ):
            return None
        if self.steered(text, begin, end, head) if joined else self._opens(text, begin, end, head):
            return Element(at, end, head) if name == head else None  # 保证人: a head whole
        return Element(at, end, head)

    def _waits(self, text: str, begin: int, end: int, stop: int) -> bool:
        """Whether words wait for the head of the last conjunct: 砍伐 in 砍伐、修剪单位, 绿地保护 in 绿地保护和管理单位."""
        shared = SHARES.search(text, end, stop)
        word = text[shared.start("verb") : shared.end("verb")] if shared else ""
        doing = bool(word) and self._verb(word) and not self.nominal.steers(word, 0)
        name = text[begin:end]
        if self._tells(name, ""):
            return False  # 人民法院选择|评估、拍卖机构: a clause
        if len(name) == 2:
            return (doing and self._verb(name)) or not self._clause(text, begin, end, name)
        return not self._clause(text, begin, end, name[:-2] if doing and self._verb(name[-2:]) else name)

    def _clause(self, text: str, begin: int, end: int, name: str) -> bool:
        verb = self.stop.search(self.harmless.sub("", name))
        return bool(verb) or self.nominal.opens_as_verb(text, begin, end, "")

    def _verb(self, word: str) -> bool:
        tag, length = self.segmenter.tag_at(word, 0)
        return length == len(word) and (tag in ("v", "vn") or bool(self.nominal.agentive.fullmatch(word)))

    def steered(self, text: str, begin: int, end: int, head: str = "") -> bool:
        """Whether a verb that takes bodies opens a conjunct; not in 联合收割机, nor in 扶持单位, all verb."""
        if text[begin:end] == head or self.nominal.all_verbs(text, begin, end, head):
            return False
        first = begin + self.segmenter.tag_at(text[begin:end], 0)[1]
        verbs = (self.nominal.never, self.nominal.governing, self.nominal.taking)
        found = [m for v in verbs if (m := v.match(text, begin, end)) and m[0] not in self.lexicon.domains]
        return any(m.end() >= first for m in found)

    def _opens(self, text: str, begin: int, end: int, head: str) -> bool:
        """Whether the slot opens with a verb that has the rest for its object; jieba's tag alone is no proof.

        Right before a modal 太河 is no adverb, 被转移群众 no passive clause and 送餐人员 no order to send.
        """
        nominal = self.nominal
        if not nominal.opens_as_verb(text, begin, end, head):
            return False
        words = self.segmenter.words(text[begin : end - len(head)])
        if text.startswith(self.attributes, begin) and end - begin - len(head) > 1:
            return False
        if len(words) < 2 or nominal.never.match(text, begin, end):
            return True
        tag, following = words[0][2], words[1][2]
        first = text[begin : begin + words[0][1]]
        particle = nominal.function.match(text, begin) or nominal.adverb.match(text, begin)
        if tag == "d" and following[:1] in ("n", "j"):
            return bool(particle) or first in self.singling
        if tag == "v" and len(first) == 1 and following[:1] == "n":
            long = words[1][1] - words[1][0] > 1 and first != "驻"  # 提|议案
            return bool(particle) or first in self.hands or long
        takes = any(verbs.match(text, begin, end) for verbs in (nominal.governing, nominal.taking))
        roles = ROLE.search(text, begin + 2, end)
        if takes:
            return not (roles and nominal.agentive.fullmatch(first) and first not in self.founds)
        if roles and head in nominal.dependent and tag == "v":
            return False  # 使用|安全责任人
        carried = all(w[2][:1] in "nvbajfl" for w in words) and head in nominal.dependent
        founds = any(text.startswith(self.founds, begin + at) for at, _, _ in words)  # 申请|设立|经营企业
        return founds or not (carried and nominal.ends_in_verb(text, begin, end, head))

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
