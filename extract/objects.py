"""A clause that is no deed: it goes on with the object of the deed before it.

提交婚姻状况证明，职业或者财产状况证明     a list of nouns that all end in one word

Source: norms.md, Actions (an action is what the bearer does, with its object).
"""

import re

from ..ontology.model import Span
from .actors import ActorReader
from .lexicon import any_of
from .segment import Segmenter

NOUNS = "nbjrmqaltsf"
OPENING = "nbjl"


class Objects:
    """Tells such clauses, by the verbs that open deeds."""

    def __init__(self, deeds: tuple[str, ...], reader: ActorReader, segmenter: Segmenter) -> None:
        self.deeds, self.reader, self.segmenter = any_of(deeds), reader, segmenter

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
