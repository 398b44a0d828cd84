"""Where 、 and 或者 join the parts of one deed, and not two deeds.

any_other   从事危及安全或者损害利益的其他行为      two descriptions of one noun
bare        留存、泄露或者向他人提供信息            verbs that wait for one object
same_kind   任职回避制、收入申报制                  names that end alike
delegated   委托机构维护设施或者处理污染物          what somebody is given to do

Source: 《立法技术规范（试行）（一）》 五 (和, 以及, 或者, 顿号) and norms.md, Actions (verbs on one object are one).
"""

import re

from .actors import ActorReader
from .lexicon import Lexicon
from .segment import Segmenter

OTHER = re.compile("[^，、的]{2,24}的其他[^，的]{2,12}$")
DOES = re.compile("(?:从事|实施|进行|开展|发生|有)(?=.{2})")
OF_SUCH = re.compile("[^，、]{2,24}的[^，的]{0,6}(?:行为|活动|情形|方式|手段|方法|作业|物品)$")
KINDS = "制权费税金证险"


class Joints:
    """Tells one deed from two, by the words of one lexicon."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader, segmenter: Segmenter) -> None:
        self.reader, self.segmenter = reader, segmenter
        self.delegates = re.compile(f"(?:可以|及时|应当)*{lexicon.phrase('delegating')}")

    def one(self, left: str, right: str) -> bool:
        """Whether 或者 joins parts of one deed."""
        return self._any_other(left, right) or self._bare(left) or self._delegated(left, right)

    def same_kind(self, left: str, own: str) -> bool:
        """任职回避制、收入申报制: one list of names."""
        return own[-1:] == left[-1:] and own[-1:] in KINDS

    def _any_other(self, left: str, right: str) -> bool:
        if OTHER.match(right):
            return True
        return bool(DOES.match(left) and OF_SUCH.match(right)) and "的" not in left and not DOES.match(right)

    def _bare(self, left: str) -> bool:
        """擅自留存、加工、泄露: each a verb alone."""
        parts = [
            [tag for a, b, tag in self.segmenter.words(part) if tag[:1] not in ("d", "a") and b > a]
            for part in re.split("、|和|或者", left)
        ]
        return len(parts) > 1 and all(len(tags) == 1 and tags[0] in ("v", "vn") for tags in parts)

    def _delegated(self, left: str, right: str) -> bool:
        given = self.delegates.match(left)
        if not given or self.delegates.match(right):
            return False
        party = self.reader.opening(left, given.end(), len(left)) or self.reader.described(
            left, given.end(), len(left)
        )
        return party is not None and len(left) - party.span.end > 3
