"""A list that opens a clause, closes in 等 and a head, and is told something: whole by its signs alone.

审批服务、人才工作、教育等部门按照…       fields that no list of fields knows
火力发电、造纸、石化和化工等高耗水工业企业应当…  trades, and a class that has a modifier
设立、变更企业等单位应当…               a verb and its object open it: no list of names

What the words of a conjunct mean is left to its place: between the signs of a list, before its head, nothing
but a name stands.  Only what opens the list is judged, for a verb that takes the list as its object stands there.
"""

import re

from ..ontology.model import ActorKind
from .determiners import Determiners
from .headed import Element
from .lending import lends_kind
from .lexicon import Lexicon, any_of
from .nominal import Nominal
from .segment import Segmenter

OPENS = frozenset("，。；：□）\n\u3000 ")
TOLD = (
    "(?:，?(?:应当|应(?!急|对|诉)|必须|不得|可以|有权|负责|按照|依照|根据|依法|在各自|协同|共同|要(?!求|素)|分别|结合"
    "|予以|均|都|会同|联合|配合)|$)"
)
LIST = "(?:[^，。；：的等应]|(?<=[供响])应|应(?=[急用])|(?<=[高中初])等(?=[学院教])){2,160}?等(?P<closing>(?:(?!会同|联合|配合)[^，。；：、的等应]){2,16}?)"
FIRST = re.compile(f"{LIST}(?={TOLD}|、?(?P<more>和|与|以及|及))")
WHOLE = re.compile(f"{LIST}(?={TOLD})")
JOINED = re.compile("、|以及|及|和|与|或者|或")
WITHIN = re.compile("[对向在将把被由经按应不其各为是]|有关|相关|会同|联合(?!会)|下设")  # words of clauses
INSIDE_WORDS = re.compile("[供响]应|应[急用]|经[济营贸]|财经|不动产|对外")  # and no words of clauses
ENGAGED = re.compile("从事|承担|提供")
BY_ITSELF = re.compile("(?:[局行院所会厅办站馆校队团厂店]|[^市]场)$")  # 青岛证监局 in a list of 单位
BODIES = (
    ActorKind.DEPARTMENT,
    ActorKind.INSTITUTION,
    ActorKind.ENTERPRISE,
    ActorKind.SOCIAL,
    ActorKind.OTHER,
)


class Listed:
    """Finds such lists in one law's shadow."""

    def __init__(
        self, lexicon: Lexicon, segmenter: Segmenter, determiners: Determiners, nominal: Nominal
    ) -> None:
        self.lexicon, self.segmenter, self.determiners = lexicon, segmenter, determiners
        self.nominal = nominal
        self.general = frozenset(lexicon.tables["heads"]["general"])
        self.domain = any_of(lexicon.domains)

    def elements(self, text: str, start: int, stop: int) -> tuple[list[Element], int, str] | None:
        """The conjuncts, where the phrase ends, and the head that closes it; None where it is no such list."""
        if start and text[start - 1] not in OPENS:
            return None
        found = FIRST.match(text, start, stop)
        if not found or "、" not in found[0]:
            return None
        head = self._head(found["closing"])
        if not head and found["more"]:  # 粉尘和|气态污染物排放企业
            found = WHOLE.match(text, start, stop)
            head = self._head(found["closing"]) if found else ""
        if not found or not lends_kind(head) or self.lexicon.kinds[head] not in BODIES:
            return None
        if ENGAGED.match(text, start):  # 从事专利代理、检索等中介服务机构
            return [Element(found.start("closing"), found.end(), head)], found.end(), head
        parts = self._parts(text, start, found.start("closing") - 1)
        if len(parts) < 3 or not all(self._sound(text, *part, first=not n) for n, part in enumerate(parts)):
            return None
        alone = self.general  # 组织、编制等部门
        heads = ["" if text[a:b] in alone else self._head(text[a:b]) for a, b in parts]
        return [Element(a, b, own) for (a, b), own in zip(parts, heads, strict=True)], found.end(), head

    def _head(self, name: str) -> str:
        if "政府" in name[:-2]:  # 各级人民政府|乡镇企业、土地等部门
            return ""
        whole = BY_ITSELF.search(name) if name not in self.lexicon.domains else None
        return self.lexicon.closing(name) or (whole[0] if whole else "")

    def _parts(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """What the signs of the list set apart; a level and a field keep the signs inside them."""
        parts: list[tuple[int, int]] = []
        begin, at = start, self.determiners.past(text, start, end)
        level = self.lexicon.level.match(text, at, end)
        at = level.end() if level else at
        while at < end:
            field = self.domain.match(text, at, end)
            if field and (field.end() == end or JOINED.match(text, field.end(), end)):
                at = field.end()
            elif sign := JOINED.match(text, at, end):
                parts.append((begin, at))
                begin = at = sign.end()
            else:
                at += 1
        return [*parts, (begin, end)]

    def _sound(self, text: str, start: int, end: int, *, first: bool) -> bool:
        """Whether a conjunct may be a name."""
        _, _, name = self.determiners.stripped(text[start:end])
        if name in self.lexicon.domains:
            return True
        if not 2 <= len(name) <= 16 or WITHIN.search(INSIDE_WORDS.sub("", name)) or self._acts(name):
            return False
        if not first:
            return True
        verb = next(
            (found for verbs in self._verbs() if (found := verbs.match(name))),
            None,
        )
        if verb is None:
            return self.segmenter.tag_at(name, 0)[0][:1] not in ("p", "d", "c", "r", "u", "m")
        return bool(self.nominal.agentive.match(name)) and verb.end() == len(name)

    def _acts(self, name: str) -> bool:
        """街道办事处|下设社区服务: somebody does something there."""
        words = self.segmenter.words(name)
        return any(
            tag == "v" and end - start > 1 < start - 1 and name[:start].endswith(tuple(self.lexicon.kinds))
            for start, end, tag in words
        )

    def _verbs(self) -> tuple[re.Pattern[str], ...]:
        return self.nominal.never, self.nominal.governing, self.nominal.taking
