"""A clause that is no deed: it goes on with the object of the deed before it, or tells of a thing.

goes on    提交婚姻状况证明，职业或者财产状况证明     a list of nouns that all end in one word
of a thing 每年培训一次，其培训情况记入个人档案       its subject is a thing, by 其 or 该

Source: norms.md, Actions (an action is what the bearer does, with its object).
"""

import re

from ..ontology.model import Span
from .actors import ActorReader
from .lexicon import any_of
from .segment import Segmenter

NOUNS = "nbjrmqaltsf"
OPENING = "nbjl"
THING = re.compile(
    "(?:但是?|且|其中)?其(?![他它余中实]|(?:所属|下属|直属|授权|委托|派出|指定|工作人员|负责人|法定代表人|监护人|代理人|近亲属|上[一级]))"
    "[^，将把对向]{2,16}?(?:由|按照?|依照|根据|依据|自|归|不(?!得|良)|应当|记入|计入|纳入|列入|视为|视同|属于|是|为|受|享受|终止|中止|作为)[^，]+"
)
ENDS = re.compile("该[^，将把对向由]{2,12}(?:终止|中止|失效|无效|作废|生效)[^，]{0,6}")


class Objects:
    """Tells such clauses, by the verbs that open deeds."""

    def __init__(self, deeds: tuple[str, ...], reader: ActorReader, segmenter: Segmenter) -> None:
        self.deeds, self.reader, self.segmenter = any_of(deeds), reader, segmenter

    def no_deed(self, text: str, clause: Span) -> bool:
        """其主要标准由国务院规定, 该议案终止审议: what holds of a thing."""
        body = clause.of(text)
        return bool(THING.fullmatch(body) or ENDS.fullmatch(body))

    def goes_on(self, text: str, last: Span, clause: Span) -> bool:
        """(持有城市的录用证明)，学校的录取证明: nouns alone, and the last of them the word that ended the deed."""
        body, before = clause.of(text), last.of(text)
        if (
            text.endswith(("同时", "并"), 0, clause.start)
            or body.startswith(("每", "各", "至少"))
            or len(body) < 4
            or body[-2:] != before[-2:]
            or self.deeds.match(body)
            or self.reader.stop.match(body)
        ):
            return False
        words = self.segmenter.words(body)
        outside = body.rfind("的") + 1
        first, final = words[0], words[-1]
        joined = outside or re.search("[、和或]", body)  # the verb of a noun: 财产状况|证明, 学校的|录取|证明
        verbs = [tag for start, end, tag in words if start >= outside and tag[:1] not in f"{NOUNS}xcu"]
        nouns = all(tag == "vn" for tag in verbs) or (joined and verbs == ["v"] and len(body) - outside < 24)
        verb_inside = verbs == ["v"] and final[2] != "v" and len(body) - outside > 4
        return bool(nouns) and not verb_inside and first[2][:1] in OPENING and "，" not in body
