"""The case a clause states: when, where, of what; and sentences that by their form are no norms.

…的, …时, 除…外          a condition
对…, 经…, 发现…          a circumstance set off by a comma
按照…规定, 根据…情况      the ground of a deed
为了…制定本条例, 是指…     purpose, definition, scope: no norm at all
"""

import re

from ..ontology.model import Modality
from .actors import ActorReader
from .clauses import behind
from .lexicon import Lexicon, any_of

DEED = re.compile(
    "以[^，]{2,16}名义|只能|予以|给予|负责|实行|接受|遵守|服从"
    "|^(?:主动|自觉|积极|依次|有序|文明|认真|严格|妥善|保持|爱护|礼让)"  # 主动让座，不得霸占座位
)
PASSED = re.compile("经[^，的]{2,16}的[^，的]{2,20}")
EXCEPT = re.compile("^除[^，]*外，")  # X从事…，除应当…外，还应当…
NO_LEAVE = re.compile(  # 未经所在地的主管部门批准，不得…: it is not that one who is forbidden
    "未经(?:[^，]{2,12}权的|[^，的]{2,12}所在地的)?[^，的]*?(?:批准|同意|许可|核准|审核|审查|审批|授权|鉴定|检[测验]|备案)(?!的)"
)
# for a purpose, an object of trade; but 未完成目标的, 增加项目的 are cases
HINDERED = re.compile(  # 阻碍有关部门的工作人员执行公务的: whom somebody hinders; 发现流浪乞讨的|未成年人: whom he finds
    "(?:拒绝|阻碍|妨碍|阻挠|抗拒|干扰|围攻|殴打|辱骂|侮辱|威胁)[^，]*人员(?:依法)?(?:执行|履行|进行|开展|实施)"
    "|(?:发现|遇到|遇有)[^，的]{2,}的(?:[^，的]{0,16}(?:人员|患者|病人|学生|对象)|未成年人|老年人|残疾人|儿童|幼儿|妇女)$"
)
PUT_INTO = re.compile(
    "(?!在|从|因|对)[^，]*(?<!进)(?:[至入]|到(?!期)|[存放列写记置]在)[^，]{2,}中$"
)  # 分类投放至收集容器中: where it goes
ENDS_NOUN = re.compile("(?<![项科题数名节栏条书账])目的$|(?<![招投超商指目达竞流评开围串废应中])标的$")
SCOPE = re.compile(r"，?(?:适用|参照)本(?:法|条例|办法|规定|细则|规则|决定)(?:执行)?$")
REPEALS = re.compile("》[^，。；应当]{0,6}(?:同时|即行|随之)(?:予以)?废止$")
DISPOSES = re.compile(
    "(?<=[^，]{4})将[^，]{2,}(?:[运送移搬]至|作为|用于|投放|存放|交由|移交|纳入|列入)"
)  # 按照规定的路线|将垃圾运至
MEANWHILE = re.compile(
    "(?:在|自|于|经|接到|收到)[^，]{2,40}(?:情况下|前提下|基础上|之?日起[^，]{0,12}内|[日天月年时]内|[前后时])|在[^，]{0,12}(?:职权|职责|权限)(?:范围)?内"
)
ANSWERS = re.compile(  # 对…负责, 对服务的管理|提出改进建议
    "负[^，的]{0,4}责|承担[^，]{0,10}责任$|提出[^，的]{0,6}(?:意见|建议|批评|质询|异议)(?:(?:和|、)[^，的]{2,4})?$"
)
MATTER = re.compile(  # what a phrase with 对 is about, though jieba has verbs there
    "^(?:(?!作出|提出|进行|予以|给予|依法处)[^、])*(?:举报|投诉|申请|请求|申诉|检举|控告|建议|(?<!人)行为|决定|裁定|判决|处罚|纠纷|争议|隐患|异议)$"
)
A_LIST = re.compile(
    "(?:直接|可能|严重)*(?:涉及|关系|危害|危及|影响|妨害|威胁)[^，]{2,}等(?P<closing>(?!进行|实施|开展|予以|给予|加强)[^，等]{2,})"
)
CLOSING = re.compile(
    "对(?!于)[^，的]{2,}|对(?!于)[^，]{2,}的[^，的]{3,}|经(?!营|济|费)[^，]{2,}后(?!方)[^，的]{2,12}"
)
GROUNDED = re.compile("(?:应当|必须)(?:按照?|依照|根据)[^，。；]*(?:规定|条件|程序|权限|要求|标准|规程)，$")
GRANTED = re.compile("经[^，]{0,24}后(?:方可|才可|方能|才能)..")  # 报市人民政府审核，经批准后方可施工: a deed
YIELDS = re.compile("方可|才可|即可|方能|才能|可以")
ONCE = re.compile(
    "(?:至少|[每半][^，]{0,3}|不少于|定期|组织|进行)[^，的]{0,6}[一二三四两]次$|[\u4e00-\u9fff]{2}[一二三四两]次$"
)
DOES_SO = re.compile("(?:独立|统一|自主|集体|单独|共同)?(?:行使|履行|享有|承担)(?=.{2})")
HARMS = re.compile(
    "(?:从而|因此|已经?|可能|并|且|严重)*(?:[给对][^，；]{1,16})?(?:造成|致使|导致)[^，；]{2,}(?<!目)的(?=，)"
)
OF_THE_LAST = re.compile("(?:依照|依据)前款的?规定(?:依法)?(?:给予|处|予以|责令|没收|吊销|追究)")
THOUGHT = re.compile("认为[^，]{2,40}的[^，的]{2,8}")
KNOWS = re.compile("(?:知道|明知)(?:或者?|、)应")

BUT_FOR = re.compile("除[^，]*外$")  # 监护人|除可以要求赔偿外，还可以…

NEEDED = re.compile(  # 根据审理案件的需要: what it is for, and no deed
    "(?:根据|按照|依照|依据)(?:(?!规定|标准|程序|条例|办法|计划|方案)[^，的]){2,20}的(?:实际|客观|具体)?(?:需要|事实|请求|申请|要求)"
)


class Cases:
    """Recognises cases by the words of one lexicon."""

    def __init__(
        self, lexicon: Lexicon, reader: ActorReader, modal: re.Pattern[str], by: re.Pattern[str]
    ) -> None:
        verbs = lexicon.section
        self.lexicon, self.reader, self.modal, self.by = lexicon, reader, modal, by
        self.adverb = any_of(verbs("verbs", "adverbs", "before"))
        self.ends_when = re.compile(any_of(verbs("verbs", "circumstance", "forms")).pattern + "$")
        self.opens_when = any_of(verbs("verbs", "circumstance", "opens"))
        not_so = any_of(verbs("verbs", "circumstance", "not_opens")).pattern
        self.not_opens = re.compile(f"(?!对外[国籍来商资])(?:{not_so})")  # 对外贸易, but 对|外国人
        self.basis = any_of(verbs("verbs", "basis", "opening"))
        self.basis_end = lexicon.basis_end
        self.doing = lexicon.pattern("phrases", "hanging", "doing")
        self.closer = re.compile(f"{lexicon.phrase('hanging', 'closes')}(?!不?[高低少多大小超]|要求)")
        self.deed_after = any_of([*verbs("verbs", "governing"), *verbs("verbs", "deeds")])
        self.carries_out = re.compile(  # 对…工作|实施统一的监督管理: a deed, though a noun ends it
            f"(?:实施|进行|开展|实行|加强)[^，的]{{1,10}}的{lexicon.phrase('carried_out')}$"
        )
        self.purpose = any_of(verbs("verbs", "not_norm", "purpose"))
        wrongs = f"(?:{lexicon.phrase('wrongs')}|买卖(?!双方|合同|当事人|人(?!员|口)|方))"
        self.wrongs = re.compile(f"(?:非法|故意|公然|多次)*{wrongs}(?:(?:、|或者?|和|并){wrongs})*")

    def no_norm(self, sentence: str) -> str:
        """Why a sentence is no norm by its very form (purpose, definition), or ""."""
        if self.purpose.search(sentence) and sentence.startswith(("为", "根据")):
            return "purpose"
        if re.match(r"本[^，。]{1,6}(?:所称|所指)|所称|前款所称|前款所指", sentence):
            return "definition"
        if REPEALS.search(sentence):
            return "effect"
        if SCOPE.search(sentence) or re.match("本[^，。]{1,6}适用于", sentence):
            return "scope"
        if re.search("是指|系指|统称", sentence) and not self.modal.search(sentence):
            return "definition"
        return ""

    def hindered(self, text: str, start: int, end: int) -> bool:
        """收买被拐卖的妇女, 殴打医务人员, 阻碍人员执行公务: a clause that opens with a wrong names whom it is done to."""
        return bool(HINDERED.match(text, start, end) or self.wrongs.match(text, start, end))

    def ground(self, body: str) -> bool:
        """根据…情况, 按照…规定: a phrase that ends as grounds do, with no deed after it."""
        if NEEDED.fullmatch(body):
            return True
        ends = [m.end() for m in self.basis_end.finditer(body)]
        if self.doing.search(body, 4) or DISPOSES.search(body):
            return False  # 依据预警等级|及时启动应急预案
        ends += [m.end() for m in self.closer.finditer(body) if m.end() < len(body)]  # 评议的结果|提出意见
        if any(self._deed_at(body, at) for at in ends):
            return False  # 依照规定|公开其职责、权限和办理案件的程序、期限
        if any(DOES_SO.match(body, m.end()) for m in self.basis_end.finditer(body)):
            return False  # 依照本法规定|独立行使…的职权
        if any(self.deed_after.match(body, self.past_adverbs(body, at, len(body))) for at in ends):
            return False  # 按照规定程序|会同有关部门制定…清单
        return body.endswith(("等", "特点", "结果")) or len(body) in ends

    def _deed_at(self, body: str, at: int) -> bool:
        """Whether a verb with its object stands right behind a ground."""
        tag, length = self.reader.segmenter.tag_at(body[at:], 0)
        if length > 1 and (
            tag in ("d", "ad") or body.startswith(("逐步", "不断"), at)
        ):  # 根据发展情况|逐步提高补偿标准
            return self._deed_at(body, at + 2)
        rest = body[at + length :]
        return tag in ("v", "i") and length > 1 and len(rest) > 2 and rest[0] not in "的、和与或及"

    def closes(self, body: str) -> bool:
        """Whether a clause ends as conditions do: …的, …时."""
        return body.endswith("的") or bool(self.ends_when.search(body))

    def conditional(self, text: str, start: int, end: int) -> bool:
        """…的，and …时，: the law speaks of a case, and of what follows in it."""
        body = text[start:end]
        if body.endswith("的") and not ENDS_NOUN.search(body):
            return True
        if re.search(
            r"除[^，]*外$|的情形之一$|有(?:下列|以下|前款)[^，]{0,12}(?:情形|行为|情况)之一$|情形的$"
            r"|(?:有|属于|出现|具有|符合|存在|遇到?)[^，]*情形$",
            body,
        ) and not self.modal.search(BUT_FOR.sub("", body)):
            return True
        found = self.ends_when.search(body)
        if found and len(found[0]) == 1:  # 开足课时 ends in a noun
            last = self.reader.segmenter.words(body)[-1]
            noun = last[1] - last[0] > 1 and last[2] == "n"
            found = None if noun or PUT_INTO.match(body) else found
        return bool(found) and not self.modal.search(body) and not self.basis.match(body)

    def at_fault(self, body: str, rest: str) -> bool:
        """(经营者)提供服务，造成他人损害的，应当…; 知道或者应当知道…: what did the harm, or was known, is the case.

        So is what he thinks is needed: (仲裁庭)认为有必要收集的证据，可以自行收集.
        """
        at = self.past_adverbs(body, 0, len(body))
        return bool(HARMS.match(rest) or KNOWS.match(body, at) or THOUGHT.fullmatch(body))

    def meanwhile(self, text: str, start: int, end: int) -> bool:
        """(医疗机构)在没有其他措施的情况下，可以…: a mere circumstance behind a subject, and no part of a case."""
        return bool(MEANWHILE.fullmatch(text, start, end))

    def circumstance(self, text: str, start: int, end: int, follows: str, named: bool = False) -> bool:
        """对…, 经…, 发现… set off by a comma; or any clause before a bare 应当."""
        body = text[start:end]
        if self.ends_sentence(text, start, end, follows) or GRANTED.match(body):
            return False
        if body.startswith("对") and (
            self.reader.exactly(text, start + 1, end) or self.by.match(follows.lstrip("，"))
        ):
            return True
        if re.match(r"对[^，]*(?:进行|开展|予以|给予|实施|加强|处)", body):
            return named and self.before_modal(follows, named, clause=body)
        if re.match("(?:发现|接到|收到|遇有?|出现)[^，]+(?:及时|立即|应当)|发现(?:和|并|、)", body):
            return False  # 发现隐患及时消除: case and deed in one
        if self.opens_when.match(body) and not self.not_opens.match(body) and self.only_circumstance(body):
            return True
        return self.before_modal(follows, named, clause=body)

    def ends_sentence(self, text: str, start: int, end: int, follows: str) -> bool:
        """…，对收费标准适当调整; …，经征求意见后确定: what ends a sentence with its verb is done, and no case.

        So is what alone a modal and its ground leave to be done: 应当按照规定，经法定机构检定合格.
        """
        if not follows.strip("。；") and GROUNDED.search(text, behind(text, start - 1, "，。；"), start):
            return text.startswith("经", start) and not YIELDS.search(text, start, end)
        if (
            follows.strip("。；")
            or text[start - 1 : start] != "，"
            or not CLOSING.fullmatch(text, start, end)
        ):
            return False
        if ONCE.search(text, start, end):
            return True  # …，对其经营情况至少检查一次
        tag = self.reader.segmenter.words(text[start:end])[-1][2]
        return tag[:1] == "v" and not self.ends_when.search(text, start, end)

    def before_modal(self, follows: str, named: bool = False, clause: str = "") -> bool:
        """Whether a bare 应当 follows, so that any clause before it says when."""
        rest = EXCEPT.sub("", follows.lstrip("，"))
        modal = self.modal.match(rest, self.past_adverbs(rest, 0, len(rest)))
        if not modal or rest.startswith("并"):
            return False
        if modal[0] in ("禁止", "严禁"):
            return False
        modality = self.lexicon.modals[modal[0]]
        if modality is Modality.PROHIBITION and DEED.search(clause):
            return False  # 受委托单位以…名义进行调解，不得再委托: a deed, then a ban
        return modality is not Modality.PERMISSION or named

    def only_circumstance(self, body: str) -> bool:
        """在…张贴… and 对…建立… are deeds; 在…时 and 对下列行为 are where and of what."""
        if body.startswith(("在", "自", "从", "于")):
            noted = re.search("(?:注明|记明|载明|说明|签名|签字|盖章|公示|公布|公告)$", body)  # 在笔录上|注明
            return bool(self.ends_when.search(body)) or (len(body) <= 6 and not noted)
        if OF_THE_LAST.match(body):
            return bool(self.ends_when.search(body))  # 依照前款规定|给予处分: a deed
        if not body.startswith("对") or body.startswith("对于"):
            return True
        if ANSWERS.search(body) or self.carries_out.search(body):
            return False
        tail = body[body.rfind("的") + 1 :] if "的" in body else body[1:]
        if closed := A_LIST.fullmatch(tail):
            tail = closed["closing"]  # 对直接涉及公共安全等|特殊行业、重点领域
        words = self.reader.segmenter.words(tail)
        if len(words) > 2 and words[-1][2] in ("v", "vn") and self.adverb.fullmatch(tail, *words[-2][:2]):
            return False  # 对所排放的水污染物|自行监测
        if "的" in body and MATTER.search(tail):
            return True  # 对查证属实的举报，给予奖励; 对危害公共利益的行为，有权检举
        return not any(
            end - start > 1 and (tag == "v" or self.reader.stop.fullmatch(tail, start, end))
            for start, end, tag in self.reader.segmenter.words(tail)
        )

    def circumstantial(self, text: str, start: int, end: int) -> bool:
        body = text[start:end]
        if PASSED.fullmatch(body) and not self.ends_when.search(body):
            return False  # 经审查通过的内容: a thing, not a case
        if self.basis.match(body) or (re.match("[对经因自在于]", body) and not self.not_opens.match(body)):
            return True
        found = self.ends_when.search(body)
        words = self.reader.segmenter.words(body)
        if len(words) == 2 and words[1][2] == "f" and words[0][2] in ("v", "vn"):
            return True  # 检查|中
        return found is not None and found[0] not in ("中", "外", "起", "方面", "范围内", "区域内")

    def past_adverbs(self, text: str, start: int, end: int) -> int:
        while found := self.adverb.match(text, start, end):
            start = found.end()
        return start
