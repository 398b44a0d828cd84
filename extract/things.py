"""A thing that an actor's name only opens: nobody is told anything by what it is to be like.

审计机关在法定职权范围内|作出的|审计决定，…      what the actor did or made is the subject
人民检察院|直接受理侦查的|案件，…               the cases it deals with, and not that it deals with them
债权人|留置的|动产，应当与债权属于同一法律关系    and what such a thing must be is nobody's deed
"""

import re
from itertools import pairwise

from .cases import Cases
from .lexicon import Lexicon
from .segment import Segmenter

WHERE = re.compile(
    "在[^，的]{2,20}?(?:内|中|上|下|期间|过程中|时)|(?:依照|依据|按照|根据)[^，的]{2,20}?(?:规定|约定|合同)"
)
HOW = re.compile("(?:组织(?!的)|负责|牵头|自行|违法|实际|已经?|正在|新|共同|统一|依法)+")
PASSED = re.compile("(?:(?:经|在)[^，；由应]{2,40}(?:[前后时]|同意|批准|审核|审查)，?){1,2}")
SHALL = re.compile("(?:依法)?(?:应当|必须)(?:依法|先|首先)?")
JOINED = re.compile("、|和|或者?|以及|并")
THING_NOT = re.compile(
    "(?![^，的]{0,4}其他)[^，的]{2,10}的[^，的]{1,16}不得(?=.{2})"
)  # 排放的油烟不得超过标准


class Things:
    """Tells what actors made and did from what they are to do, by the words of one lexicon."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, cases: Cases) -> None:
        self.segmenter, self.cases = segmenter, cases
        self.states = lexicon.pattern("phrases", "states")
        self.handed = lexicon.pattern("phrases", "states", "handed")
        self.heads = tuple(lexicon.kinds)
        self.hears = lexicon.pattern("phrases", "states", "hears")
        tried = f"(?:{self.hears.pattern}|{lexicon.phrase('states', 'sues')})"
        self.chain = re.compile(f"(?:{tried}|直接|自行|依法|、|和|或者?|并)+")

    def of_a_deed(self, body: str) -> bool:
        """(审计机关)在法定职权范围内作出的审计决定: one verb, right before its 的, and a noun that names no actor."""
        where = WHERE.match(body)
        at = self.cases.past_adverbs(body, where.end() if where else 0, len(body))
        how = HOW.match(body, at)
        at = how.end() if how else at
        made = re.fullmatch("([^的，]{2,12})的([^，]{2,40})", body[at:])
        if not made or self.cases.ends_when.search(body) or body.endswith(self.heads):
            return False
        tags = [self.segmenter.words(run) for run in JOINED.split(made[1])]
        single = all(len(words) == 1 and words[0][2][:1] == "v" and words[0][1] > 1 for words in tags)
        return single and not self._acts(made[2])

    def is_held(self, body: str) -> bool:
        """(省人民政府)审批的专项规划: such a thing; not 经营的投资人|予以保证."""
        return self.of_a_deed(body) and self.segmenter.words(body)[-1][2] != "v"

    def is_case(self, body: str) -> bool:
        """(人民检察院)直接受理侦查的案件; not 审理涉及知识产权的案件, a verb and its object."""
        told = re.fullmatch("(?!对|就|将|在)([^，]{2,40})的[^，的]{0,4}案件", body)
        if not told or self.cases.ends_when.search(body):
            return False
        at = self.cases.past_adverbs(body, 0, len(body))
        return bool(self.chain.fullmatch(told[1]) or not self.hears.match(body, at))

    def is_handed(self, rest: str) -> bool:
        """(海关)没收的金银，一律交售给银行: who holds the thing hands it over."""
        at = self.cases.past_adverbs(rest, 0, len(rest))
        return bool(self.handed.match(rest, at))

    def is_put_up(self, rest: str) -> bool:
        """(镇人民政府)编制的规划，经主管部门同意后，报…审批; …，在报送前应当经…审核: who made the thing puts it up."""
        past = PASSED.match(rest)
        modal = SHALL.match(rest, past.end() if past else 0)
        at = modal.end() if modal else past.end() if past else 0
        return self.is_handed(rest[at:]) or bool(modal and rest.startswith("经", at))

    def _acts(self, thing: str) -> bool:
        """(配备的)人员|从事|服务: a verb with its object stands behind the noun."""
        tags = [tag if end - start > 1 else tag[:1] for start, end, tag in self.segmenter.words(thing)]
        return any(first == "v" and then[:1] == "n" for first, then in pairwise(tags)) or tags[-1] in "pdcu"

    def only_is(self, body: str, rest: str) -> bool:
        """(债权人)留置的动产，应当与债权属于同一法律关系: such a thing, and what it must be like."""
        return self.of_a_deed(body) and bool(self.states.match(rest))
