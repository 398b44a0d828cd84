"""A thing that an actor's name only opens: nobody is told anything by what it is to be like.

审计机关在法定职权范围内|作出的|审计决定，…      what the actor did or made is the subject
人民检察院|直接受理侦查的|案件，…               the cases it deals with, and not that it deals with them
债权人|留置的|动产，应当与债权属于同一法律关系    and what such a thing must be is nobody's deed
"""

import re
from itertools import pairwise

from .cases import EXCEPT, Cases
from .lexicon import Lexicon
from .segment import Segmenter

WHERE = re.compile(
    "在[^，的]{2,20}?(?:内|中|上|下|期间|过程中|时)|自[^，的]{2,20}?之日起[^，的]{1,8}内|从[^，的]{1,6}(?=进口|采购|引进|购进|运|调|转|接收)|(?:依照|依据|按照|根据)[^，的]{2,20}?(?:规定|约定|合同)"
)
HOW = re.compile("(?:组织(?!的)|负责|牵头|自行|违法|实际|已经?|正在|新|共同|统一|依法|临时|首次|合作)+")
PASSED = re.compile("(?:(?:经|在)[^，；由应]{2,40}(?:[前后时]|同意|批准|审核|审查)，?){1,2}")
SHALL = re.compile("(?:依法)?(?:应当|必须)(?:依法|先|首先)?")
JOINED = re.compile("、|和|或者?|以及|并")
MADE = re.compile("(?P<deed>[^，]{2,40})的(?P<thing>[^，的]{2,20})")
LIGHT = re.compile(  # 承担赔偿的费用, 没收违法印制的票据: a verb and its object, and no noun that verbs describe
    "(?:(?:负责)?(?:承担|给予|进行|予以|支付|履行|赔偿|退还|返还|收取|提供|处|责令|没收|收缴|吊销|追究|采取|制定|提出|作出|出具|对|向|按照?|依照|根据|将|把))(?!的)"
)
ONLY_LIKE = ("相应", "有关", "相关", "必要", "规定", "统一", "一定", "同等", "具体", "适当", "要求", "相同")
ORGANIZED = re.compile("组织的[^，的]{2,8}(?:活动|仪式|会议|考试|培训|工作|项目|评估|调解|听证)")
VERBS = ("v", "vn", "vd", "vi", "nr")  # 托运 is no name before 的
ITS = re.compile("，其(?![他余它中次实])")
SAID_OF_IT = re.compile(  # 由国务院核准的项目，由…出具文件; 由主席团组织的宣誓仪式，一般在…进行
    "，(?:由|应当?|必须|不得|可以|一般|原则上|属于|视为|按照?|依照|在[^，]{2,20}(?:进行|举行)|其(?![他余它中次实])"
    "|(?![并且处])[^，；责没吊]{2,24}?(?:应当|可以|不得|必须|有权|由|是|为))"
)
THING_NOT = re.compile(
    "(?![^，的]{0,4}其他)[^，的]{2,10}的[^，的]{1,16}不得(?=.{2})"
)  # 排放的油烟不得超过标准

LAW_APPLIES = re.compile(  # 当事人没有选择的，适用运输目的地法律: which law governs, and nobody's deed
    "(?:应当|可以|仍)?适用[^，。；]{2,40}(?:法律|国法|地法)$"
)


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
        single = all(len(words) == 1 and words[0][2] in VERBS and words[0][1] > 1 for words in tags)
        return single and not self._acts(made[2])

    def described(self, body: str, follows: str) -> bool:
        """(由国家机关)下达任务开发|的软件，…: verbs describe the thing, and the next clause speaks of it."""
        return bool(SAID_OF_IT.match(follows)) and self._told_by_verbs(body)

    def owns(self, body: str, follows: str) -> bool:
        """(监察机关)依法没收、追缴的机动车，其来历证明是…: what the next clause speaks of is the thing's."""
        return bool(ITS.match(follows)) and self._told_by_verbs(body)

    def _told_by_verbs(self, body: str) -> bool:
        """A verb stands right before the last 的, a noun alone behind it, and no verb takes it for its object."""
        made = MADE.fullmatch(body)
        if (
            not made
            or LIGHT.match(body)
            or made["deed"].endswith(ONLY_LIKE)
            or self.cases.ends_when.search(body)
        ):
            return False
        words = self.segmenter.words(made["deed"])
        verb = words[-1][2] in (VERBS if len(words) == 1 else ("v",))  # not 开展慈善活动的年度支出
        return verb and not self._acts(made["thing"])

    def is_held(self, body: str) -> bool:
        """(省人民政府)审批的专项规划: such a thing; not 经营的投资人|予以保证."""
        held = ORGANIZED.fullmatch(body) or (
            self.of_a_deed(body) and self.segmenter.words(body)[-1][2] != "v"
        )
        return bool(held)

    def is_case(self, body: str) -> bool:
        """(人民检察院)直接受理侦查的案件; not 审理涉及知识产权的案件, a verb and its object."""
        told = re.fullmatch("(?!对|就|将|在)([^，]{2,40})的[^，的]{0,4}案件", body)
        if not told or self.cases.ends_when.search(body):
            return False
        at = self.cases.past_adverbs(body, 0, len(body))
        return bool(self.chain.fullmatch(told[1]) or not self.hears.match(body, at))

    def heard(self, body: str) -> bool:
        """(仲裁委员会)受理的事项: what it takes up is its own to deal with."""
        matter = re.fullmatch("([^，的]{2,12})的[^，的]{0,8}(?:案件|申请|投诉|举报|事项|纠纷|争议)", body)
        return matter is not None and self.chain.fullmatch(matter[1]) is not None

    def is_handed(self, rest: str) -> bool:
        """(海关)没收的金银，一律交售给银行: who holds the thing hands it over."""
        except_for = EXCEPT.match(rest)
        at = self.cases.past_adverbs(rest, except_for.end() if except_for else 0, len(rest))
        return bool(self.handed.match(rest, at))

    def is_put_up(self, rest: str) -> bool:
        """(镇人民政府)编制的规划，经主管部门同意后，报…审批; …，在报送前应当经…审核: who made the thing puts it up."""
        past = PASSED.match(rest)
        modal = SHALL.match(rest, past.end() if past else 0)
        at = modal.end() if modal else past.end() if past else 0
        if past and rest.startswith("可以", at):
            return True  # 政府办结的事项，经信访人同意，可以口头答复
        return self.is_handed(rest[at:]) or bool(modal and rest.startswith("经", at))

    def _acts(self, thing: str) -> bool:
        """(配备的)人员|从事|服务: a verb with its object stands behind the noun."""
        words = self.segmenter.words(thing)
        tags = [tag if end - start > 1 else tag[:1] for start, end, tag in words]
        if len(words) == 2 and tags[0] == "v" and tags[1][:1] == "n":
            return False  # 收费|公路, 宣誓|仪式
        return any(first == "v" and then[:1] == "n" for first, then in pairwise(tags)) or tags[-1] in "pdcu"

    def only_is(self, body: str, rest: str) -> bool:
        """(债权人)留置的动产，应当与债权属于同一法律关系: such a thing, and what it must be like."""
        return self.of_a_deed(body) and bool(self.states.match(rest))
