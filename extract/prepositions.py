"""What a phrase with 对, 向, 为, 与 and its verb says two actors are to each other (spec of norms, Relations).

    对企业进行检查     supervises          向公安机关报告     reports
    为老年人提供服务    serves              与学校签订协议     does it together

Not every such phrase relates: 向用户推销 and 向劳动者收取 are dealings, 与本单位职工同等 compares.
"""

import re

from ..ontology.model import Tie
from .lexicon import Lexicon, any_of

PREPOSITION = re.compile(
    r"(?<![收达得受遇看听直找])(?<!(?<!直)接)到(?=[^，。；]*(?:办理|登记|备案|报到|申请|申领|领取|换领))|进入|对于|(?<![校比])对(?![象口照面账比策话立方手]|外(?![国资商籍地来省埠])|应(?![征届聘试])|接(?![受到触收近]))|向(?!上(?!一级|级|网|市))|(?<![勇作成称视转列改变升选名])(?<![确认指选评划]定)为(?!主|人(?!民)|[首宜准了])|与(?!会)|和|同(?![级意时步样一等类期行])|给(?![予付])|供(?![应水电气热给养销暖血货])(?=[^，。；]{2,20}(?:查阅|查询|查看))"
)
ALLOWED = {
    "到": (Tie.REPORT,),
    "进入": (Tie.SUPERVISE,),
    "向": (Tie.REPORT, Tie.SERVE, Tie.GUIDE, Tie.SUPERVISE),
    "对": (Tie.SUPERVISE, Tie.GUIDE, Tie.COORDINATE, Tie.SUPPORT, Tie.SERVE, Tie.ASSIST, Tie.SANCTION),
    "对于": (Tie.SUPERVISE, Tie.GUIDE, Tie.SUPPORT, Tie.SERVE),
    "为": (Tie.SERVE, Tie.SUPPORT),
    "与": (Tie.JOINT,),
    "和": (Tie.JOINT,),
    "同": (Tie.JOINT,),
    "供": (Tie.REPORT,),
    "给": (Tie.REPORT, Tie.SUPPORT),
}
EXAMINED = re.compile(
    "(?:[^，的]{0,6})(?:健康监护|健康检查|体格检查|医学检查|身体检查|健康体检)"
)  # 对捐献人进行健康检查
DEMANDS = re.compile("(?:依法|分别)*提出[^，的]{0,12}要求")  # 对参加人员提出保密要求
OPINION = re.compile(r"提出[^，]{0,4}(?:意见|建议|批评)")
ANSWERS = re.compile(r"负责(?:(?:，?并|、)(?:向其)?报告|$)")  # 对本级人民代表大会负责并报告工作
APPLIES = re.compile("(?:依法|及时|重新|统一|集中)*(?:申请|办理|申领|领取|换领|补办|注销|提出)")
READS = re.compile("(?:随时|免费|依法)*(?:查阅|查询|查看)")
ASKS = re.compile(
    "(?:依法|当面)?(?:进行)?(?:(?:了解|咨询|核实)(?:、|和|或者))?(?:询问|问询|调查|质询|了解(?:核实)?(?:有关|相关)?的?情况)"
)
SERVES = re.compile(
    "(?:提供|给予)[^，]*(?:服务|帮助|救助|救治|援助|帮扶|庇护|保健|诊疗|诊断|治疗|咨询|护理|照护|体检|筛查|信息(?=$|和)|空间(?=$|和))(?!条件|设施|用品|经费|费|设备)"
)
SERVED = re.compile("(?:[^，的]{0,4})(?:提供|给予)[^，]*服务$")
PUNISHED = re.compile("处罚|处分|处以|警告|追究|惩戒|问责")
DISCIPLINE = re.compile(
    "(?:以|的)?(?:行政|政务|纪律|党纪|相应|必要|的)*(?:处分|处罚|警告|批评|通报批评)"
)  # 给予X|行政处分
TRAINS = re.compile("(?:提供|给予)(?:[^，、和]|的[^，、和]*和)*(?:培训|指导|辅导)$")  # 提供岗位和培训 serves
TRAINED = re.compile("(?:提供|给予)[^，]*(?:培训|辅导)服务$")
GUIDED = re.compile(  # 提供技术指导和服务, 提供咨询、指导: it teaches, and serves or supports besides
    "(?:提供|给予)(?!的)(?:[^，]*的)?[^，、的]{0,10}(?:指导|培训|辅导)(?:和|与|、)[^，、的和]{0,4}(?P<too>服务|支持|帮助|协助|咨询|培训|指导)$"
    "|(?:提供|给予)(?:[^，]*的)?[^，的]*?(?P<first>咨询|服务)(?:和|与|、)[^，、和]{0,6}(?:指导|辅导|培训)$"
)
BESIDES = {"服务": Tie.SERVE, "咨询": Tie.SERVE, "帮助": Tie.SERVE, "支持": Tie.SUPPORT, "协助": Tie.SUPPORT}
EASED = re.compile("(?:提供|给予)[^，]*服务(?:和|与|、|及)便利$")
BACKED = re.compile(
    "(?:支持|便利)(?:和|与|、|及)帮助|帮助(?:和|与|、|及)(?:支持|便利)"
)  # help, and what it takes
OPENED = re.compile("[^，的]{0,6}(?:免费|优惠|优先|减免)[^，的]{0,6}开放")
OPEN_TO = re.compile("[^，的]{0,4}开放(?!的|共享|申请|预约)")
HANDS_DOWN = re.compile("[^，的]{0,6}(?:下放|让渡|赋权)")
PAID = re.compile("[^，的]{0,6}支付[^，]*(?:奖金|奖励|补助|补贴|津贴)")
GIVES = re.compile(r"提供|缴纳|创造|发放|给予")
SUPPLIED = re.compile("(?:免费|优先|无偿|依法|及时|积极|主动|应当)*提供(?!的)[^，]*服务$")
PEOPLE = re.compile(r"服务与管理|管理与服务|管理和服务|服务和管理|管理服务|服务管理")
COMPENSATES = re.compile(
    "(?:[^，]{0,8}(?:损失|损害))?[^，的]{0,6}(?:给予|予以|进行|作出|加大|提高)[^，]{0,8}补偿"
)
OWN_DEED = re.compile("^(?:提供|从事|开展)[^，]{0,12}?服务(?=进行|实施|开展|给予|的)")
GUARDED = re.compile("(?:给予|予以|加强)[^，]{0,4}(?:保护、|保护和|保护与|、保护|和保护)")

SECRECY = re.compile("保密(?=管理|教育|工作|监督|检查|培训|审查|要求|义务)")  # what the work is about
REFUSED = re.compile("(?:停止|终止|取消|暂停|中止|不再|不予)(?:给予|提供|予以)?[^，的]{0,6}$")  # 停止|救助
UNSEEN = re.compile("(?:不予|不再)(?:进行)?$")  # 对没有申请的事由不予|审查
GOOD = (Tie.SERVE, Tie.SUPPORT)
DOES = re.compile("(?:进行|实施|开展|给予|予以|加以|实行)")
SAID_OF = re.compile("(?<![和、及与])(?<!有针对性)(?<!必要)的(?=[^，的]+$)")


def closing(rest: str) -> str:
    """What the deed is, behind what it is done to: 对督学实施督导活动的|管理, 遵守保障法规的情况进行|监察.

    The verbs before it say what those do who are named, or what their work is about.
    """
    if "，" in rest:
        return rest
    of = SAID_OF.search(rest)
    tail = rest[of.end() :] if of else rest
    does = DOES.search(tail)
    return tail[does.end() :] if does else tail


class Prepositions:
    """Reads the verbs of one lexicon behind a preposition and its party."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.toward = {
            Tie(tie): re.compile(any_of(forms).pattern + f"(?!{lexicon.phrase('nouns_of_deeds')}|人(?!民))")
            for tie, forms in lexicon.tables["ties"]["toward"].items()
        }
        self.toward[Tie.ASSIST] = any_of(["配合", "协助"])
        self.praised = lexicon.pattern("phrases", "praised")
        self.taught = lexicon.pattern("phrases", "taught")
        adverb = lexicon.pattern("verbs", "adverbs", "before").pattern
        self.dealt = re.compile(f"(?:{adverb})*{lexicon.phrase('dealt')}")
        deeds = any_of(
            [*lexicon.section("phrases", "done_for"), *lexicon.section("phrases", "done_for", "serves")]
        )
        self.done_for = re.compile(f"(?:{adverb})*{deeds.pattern}")
        self.endowed = lexicon.pattern("phrases", "done_for", "endows")
        self.compared = re.compile(f"(?:、[^，的]{{1,6}}?)?{lexicon.phrase('compared')}")

    def meant(self, preposition: str, rest: str) -> list[Tie]:
        """The ties of a preposition whose party is followed by ``rest``."""
        if preposition == "对":
            return self._done_to(rest)
        if preposition == "为":
            return self._done_for(rest)
        if preposition == "向":
            return self._told(rest)
        if preposition == "供":
            return [Tie.REPORT] if READS.match(rest) else []  # 供业主查阅
        if preposition == "到" and APPLIES.match(rest):
            return [Tie.REPORT]  # 到税务机关办理换证手续
        return [tie for tie in ALLOWED[preposition] if self.toward[tie].search(rest)]

    def together(self, rest: str) -> bool:
        """与被征收人计算差价: what is done with somebody, and not what two have in common."""
        return not self.compared.match(rest)

    def _done_to(self, rest: str) -> list[Tie]:
        rest = SECRECY.sub("", OWN_DEED.sub("", rest))  # 对机构提供咨询服务|进行指导
        if DEMANDS.match(rest):
            return []
        if EXAMINED.match(rest):
            return [Tie.SERVE]
        if PEOPLE.search(rest):
            return [Tie.SERVE]
        if COMPENSATES.match(rest):
            return [Tie.SUPPORT]
        if SUPPLIED.match(rest):
            return self._done_for(rest)  # 对孕产妇提供产前指导、随访等服务, as 为孕产妇提供
        if self.praised.search(rest):
            return [Tie.SUPPORT, Tie.SERVE] if GUARDED.search(rest) else [Tie.SUPPORT]
        if ANSWERS.match(rest) or OPINION.search(rest):
            return [Tie.REPORT]  # 对主管部门的工作提出意见
        meant = self._said(closing(rest)) or self._said(rest)
        if Tie.SANCTION in meant and not PUNISHED.search(rest):
            meant.remove(Tie.SANCTION)
        return meant

    def _said(self, rest: str) -> list[Tie]:
        """The ties of the verbs in what follows 对; what is stopped or refused is none."""
        found = {tie: self.toward[tie].search(rest) for tie in ALLOWED["对"]}
        return [
            tie
            for tie, verb in found.items()
            if verb
            and not (tie in GOOD and REFUSED.search(rest, 0, verb.start()))
            and not (tie is Tie.SUPERVISE and UNSEEN.search(rest, 0, verb.start()))
        ]

    def _done_for(self, rest: str) -> list[Tie]:
        """为残疾人提供…, 为用电人办理…: serves, or supports with what costs."""
        if GIVES.search(rest):
            if TRAINS.search(rest):
                return [Tie.GUIDE]
            if TRAINED.search(rest):
                return [Tie.GUIDE, Tie.SERVE]  # 为使用单位提供培训服务
            if guided := GUIDED.search(rest):
                besides = BESIDES.get(guided["too"] or guided["first"])
                return [Tie.GUIDE, besides] if besides else [Tie.GUIDE]
            if EASED.search(rest):
                return [Tie.SERVE, Tie.SUPPORT]  # 为投资者提供服务和便利
            serves = SERVES.search(rest) and not BACKED.search(rest)
            return [Tie.SERVE if serves else Tie.SUPPORT]
        meant = [tie for tie in ALLOWED["为"] if self.toward[tie].search(rest)]
        if not meant and self.done_for.match(rest):
            return [Tie.SUPPORT if self.endowed.search(rest) else Tie.SERVE]
        return meant[:1]

    def _told(self, rest: str) -> list[Tie]:
        """What is told or handed to somebody, unless it teaches, serves, asks or deals."""
        if ASKS.match(rest):
            return [Tie.SUPERVISE]  # 向当事各方询问有关情况
        if OPENED.match(rest):
            return [Tie.SUPPORT]  # 向未成年人免费开放
        if OPEN_TO.match(rest):
            return [Tie.SERVE]  # 向公众开放体育设施
        if PAID.match(rest):
            return [Tie.SUPPORT]  # 向设计人支付奖金
        if HANDS_DOWN.match(rest):
            return [Tie.DELEGATE]  # 向乡镇人民政府下放管理权限
        if self.dealt.match(rest):
            return []
        if SERVED.match(rest):
            return [Tie.SERVE]  # 向上网用户提供良好的服务
        meant = [tie for tie in ALLOWED["向"] if self.toward[tie].search(rest)]
        taught: list[Tie] = [
            tie for tie in (Tie.GUIDE, Tie.SERVE) if tie in meant and self.taught.search(rest)
        ]
        return taught[:1] or [Tie.REPORT]
