"""Where 、, 并 and 或者 join the parts of one deed, and not two deeds.

any_other   从事危及安全或者损害利益的其他行为      two descriptions of one noun
bare        留存、泄露或者向他人提供信息            verbs that wait for one object
delegated   委托机构维护设施或者处理污染物          what somebody is given to do
enclosed    享有申请复议或者提起诉讼的权利          what one noun behind, or one preposition before, holds
listed      记录保全时间、地点、实施人              a list of nouns, whatever verbs they are made of
described   遵守经批准并公布的规划                  two descriptions of one noun
held        履行安全保障并提供救助的义务            what one noun behind holds
waiting     就下列事项制定并实施控制要求            a verb that waits for the object behind its pair
unclosed    在完成举证并出具说明书后出示            a phrase that closes behind the sign
light       开展系统建设或者改建工作                what one empty verb does
parallel    应急水源或者备用水源工程                nouns made with one word

Source: 《立法技术规范（试行）（一）》 五 (和, 以及, 或者, 顿号) and norms.md, Actions (verbs on one object are one).
"""

import itertools
import re

from .actors import ActorReader
from .lexicon import Lexicon, any_of
from .segment import Segmenter

SETS_UP = re.compile(
    "[^的]{3,}(?:设置|设立|建立|采取|配备|确定|划定|制定|收取)[^，的]{2,}(?<!情况)$"
)  # 对历史建筑|设置标志
DRAWN_UP = re.compile("形成(?!.*的)[^，]{0,12}(?:报告|意见|记录|档案|方案|台账|台帐|纪要|清单|文书)$")
JOINED = re.compile("、|或者|或(?![许然])|，以及")
AND = re.compile(
    r"(?<![合兼吞一撤归])(?<!或者)并(?!且|排(?!查|除)|流(?!转)|列|轨|网|购|入|案|发|存|举|重(?!新)|用|联|行)"
)
OTHER = re.compile("[^，、的]{2,24}的其他[^，的]{2,12}$")
DOES = re.compile("(?:从事|实施|进行|开展|发生|有)(?=.{2})")
OF_SUCH = re.compile("[^，、]{2,24}的[^，的]{0,6}(?:行为|活动|情形|方式|手段|方法|作业|物品)$")
WITHIN = re.compile("的[^，、的]{1,12}$|等[^，、]{0,12}(?:形式|方式|活动|行为|措施|工作)")
HELD = re.compile("的(?:权利|决定|裁定|证据|义务|责任|证明|通知书?|意见)")
BY_SUCH = re.compile("等[^，、]{0,4}(?:形式|方式|手段|途径|方法|措施|渠道)")
MEANS = re.compile("(?:可以)?(?:通过|以|采取|采用|利用|借助)")
SINCE = re.compile("[^，]{0,4}自(?!行|主|愿|觉|我)")
HANGS = re.compile("(?:及时|依法|应当|可以)*(?:将|把|对(?!外)|向|在|就|由|以|通过|用于)")
DONE = re.compile("(?:进行|开展|予以|给予)..")

DECIDES = re.compile("(?:临时|依法|讨论|集体)*决定(?=[^，、]{4})")
USED = re.compile("(?<![适专])用于[^，的]{2,14}$")
GIVEN_OUT = re.compile("(?:领取|取得|核发|发放|办理|颁发|换发|补发|注销|吊销|撤销)[^，、或]{2,14}$")
PAPERS = re.compile("许可|登记|批准|同意|审批|证明|认证")
A_PAPER = re.compile("[\u4e00-\u9fff]{2}[^，、的或]{0,6}(?:证|证书|执照|许可|资质|手续|批准文件)")

FRAME = re.compile(
    "(?:.*[^存现所正潜内外实旨健])?(?:在|自(?![行治主愿觉然动我用身首己留建筹查有]))(?P<held>[^，]*)"
)
CLOSED = re.compile(
    "中(?![国小央心介医等])|上(?![级述市报海诉])|下(?![列级达属设])|内(?![容部])|[里外处起](?!理|罚|分|置|诉|草)|[前后](?![款述条项果续])"
    "|时(?![间限])|期间|之间|场所|区域|地区|位置|方面|范围|基础"
)
CLOSES = re.compile(
    "(?P<own>[^，]*[^存现所正潜内外实旨健])?(?P<rest>[^，]*?)(?:[之以]?[前后](?![款述条项果续期])|时(?![间限期])|期间|之日起?"
    "|过程中|中(?=作出|约定|载明|注明|明确|规定|说明|提出|进行))"
)
EMPTY = re.compile(
    "(?:同步|依法|及时|积极|定期|组织|擅自|不得)*(?:开展|进行|从事|实施|启动|履行|办理|参与|参加|承担)(?![^，、]*的)[^，]{2,}"
)
EMPTILY = re.compile(
    "(?!从事|进行|实施|开展|参与|参加|承担|履行|办理)[^，、的]{2,8}(?:工作|活动|业务|程序|手续|作业|事务|任务)"
)
HOLDS = re.compile("(?:依法|认真|严格|切实)*(?:履行|落实|执行|遵守|贯彻|承担|享有|行使)(?=[^的]{4,}$)")
HELD_BY = re.compile(
    "(?!依法|履行|落实|执行|遵守|贯彻|承担|享[有受]|行使|符合|服从)[^，]{2,}的(?:相关|有关)?(?:规定|义务|责任|权利|职责|要求|政策|制度)$"
)
FINED_TOO = re.compile("对(?:(?!处|给予|予以|进行|责令|没收|警告|罚款|吊销|拘留)[^，])+处")
HOW = re.compile("(?:依法|及时|立即|迅速|尽快|按时|定期|积极|主动|同时|可以|应当|并)+")
MADE = re.compile("[物者员费权证款金]")  # 质押|物: with one syllable behind, a verb makes a noun

APPROVED = re.compile("(?:依法|逐级|按程序)*(?:报|提请|经)[^，]{2,}(?:批准|审批|审定|审核|同意)$")
MADE_PUBLIC = re.compile("(?:依法|及时|向社会)*(?:公布|发布|公告)(?:实施|施行|执行)?")
# 指定|并颁发证书, 审核|并报省政府批准, 抢救|并及时向机构求助: what follows has an object or a recipient of its own
ITS_OWN = re.compile(
    "(?:及时|立即|同时|依法|书面)*(?:(?:颁发|核发|发给|告知|通知|抄送|抄告|抄报|函告|送达|移送|移交|报(?![送告道])|报告(?=[^，]*(?:部门|机关|机构|政府)))[^，]{2,}|说明理由|向(?!社会|公众)[^，]{4,})"
)
ONLY_THEN = re.compile("[^，]*后(?:$|，?(?:方可|方能|才可|才能))")  # 经其同意|并采取措施后，方可施工
INFORMING = re.compile("(?:通知|告知|通报|报告|送达)$")  # 书面通知|并移交主管部门: both have it


class Joints:
    """Tells one deed from two, by the words of one lexicon."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader, segmenter: Segmenter) -> None:
        self.reader, self.segmenter = reader, segmenter
        words = lexicon.section
        deeds = [*words("verbs", "deeds"), *words("verbs", "taking"), *words("verbs", "sanction", "verbs")]
        deeds += words("phrases", "joined", "opens")
        self.opens = any_of(deeds)
        self.told = any_of([*words("verbs", "stops", "verbs"), *words("verbs", "stops", "predicates")])
        self.half = any_of(words("phrases", "alternatives", "half"))
        adverbs = any_of([*words("verbs", "adverbs", "before"), *words("phrases", "alternatives", "adverbs")])
        self.adverbs = re.compile(f"(?:{adverbs.pattern})*")
        self.makes = any_of(words("phrases", "joined", "makes"))
        self.attributive = any_of(words("verbs", "attributive"))
        self.pivot = re.compile(f"(?:{lexicon.phrase('pivots')}|[、和并])+")
        self.leads = re.compile(f"(?:积极|可以|应当|及时|定期|依法)*{lexicon.phrase('joined', 'leads')}")
        self.describes = re.compile(f"{lexicon.phrase('joined', 'describes')}[^，、]*的|[^的，、]{{2}}的")
        self.other = lexicon.pattern("phrases", "joined", "other")
        self.held = lexicon.pattern("phrases", "joined", "held")
        self.delegates = re.compile(f"(?:可以|及时|应当)*{lexicon.phrase('delegating')}")

    def one(self, left: str, right: str) -> bool:
        """Whether 或者 joins parts of one deed."""
        return (
            self._any_other(left, right)
            or self._bare(left)
            or self._delegated(left, right)
            or self._enclosed(left, right)
        )

    def one_at_and(self, left: str, right: str) -> bool:
        """Whether 并 joins parts of one deed."""
        held = HOLDS.match(left) and HELD_BY.match(right)
        held = held or FINED_TOO.fullmatch(f"{left}{right[:1]}")  # 对小作坊并处罚款
        held = held or ONLY_THEN.match(right)
        return bool(held) or self.described(right) or self.approved(left, right) or self._waiting(left, right)

    def unclosed(self, left: str, right: str) -> bool:
        """在当事人完成举证|并出具说明书后出示: 在 closes behind the sign, with its 后."""
        frame, closes = FRAME.fullmatch(left), CLOSES.match(right)
        if not frame or not closes or CLOSED.search(frame["held"]):
            return False
        again = FRAME.fullmatch(closes[0])
        return not again or ("的" in frame["held"] and self._noun(frame["held"]))

    def _waiting(self, left: str, right: str) -> bool:
        """科学合理划定|并严格保护示范区: a verb that always has an object has none before 并."""
        words = self.segmenter.words(left)
        verb = left[words[-1][0] :] if words else ""
        theirs = self.segmenter.words(right)
        needs = len(words) > 1 and bool(self.makes.fullmatch(verb)) and words[-2][2][:1] != "u"
        thing = len(theirs) > 1 and (theirs[-1][2][:1] == "n" or right.endswith("要求"))
        return needs and thing and not ITS_OWN.match(right)

    def described(self, right: str) -> bool:
        """(建设智能化)并|与环境相协调的设施: 并 joins two descriptions of one noun."""
        return bool(self.describes.match(right))

    def own_object(self, left: str, right: str) -> bool:
        """抢救|并及时向机构求助: what follows 并 shares no object with the deed before it."""
        shared = INFORMING.search(left) and right != "说明理由"
        return bool(ITS_OWN.match(right)) and not shared

    def approved(self, left: str, right: str) -> bool:
        """报市人民政府批准|并公布: who approves it makes it public."""
        return bool(APPROVED.match(left) and MADE_PUBLIC.fullmatch(right))

    def two_at_comma(self, left: str, right: str) -> bool:
        """编制团体标准、(如实)|反映情况 are two tasks; 咨询服务、知识宣传等工作 is one list."""
        left, right = HOW.sub("", left[self._past_adverbs(left) :]), right[self._past_adverbs(right) :]
        own = re.split("、|或者|以及", right)[0]
        if left.startswith("责令"):
            return False  # 责令限制生产、停产整治
        if "的" in own or "等" in own or re.search(r"等[^、]{0,6}$", right) or "的" in left[-6:]:
            return False
        words = self.segmenter.words(own)
        if own[-2:] == left[-2:] or self._listed(left, own, right):
            return False  # 采购中心、分拨中心: one list
        first, last = self.segmenter.words(left)[:1], self.segmenter.words(left)[-1:]
        return (
            len(words) > 1
            and words[0][2] == "v"
            and words[0][1] == 2
            and not self.attributive.match(own)
            and (words[-1][2].startswith("n") or (words[-1][2] == "vn" and self._own_task(left)))
            and bool(first and last)
            and first[0] != last[0]
            and first[0][1] == 2
            and (first[0][2] in ("v", "vn") or bool(self.reader.stop.match(left)))
            and (last[0][2].startswith("n") or (last[0][2] == "vn" and self._own_task(left)))
            and own[2:3] not in "性化型"
        )

    def _past_adverbs(self, body: str) -> int:
        """Where the verb opens behind 如实 and the like; 依法行政 is one word."""
        first = self.segmenter.words(body)[:1]
        if first and first[0][1] == 2 and first[0][2] in ("d", "ad"):
            return 2
        past = self.adverbs.match(body)
        return past.end() if past and first and past.end() >= first[0][1] else 0

    def _own_task(self, left: str) -> bool:
        """Whether the conjunct before a 、 is a verb with its object, and nobody is urged to do it."""
        words = self.segmenter.words(left.split("、")[-1])
        return len(words) > 1 and words[0][2] == "v" and not self.pivot.match(left)

    def _listed(self, left: str, own: str, right: str) -> bool:
        """Whether 、 joins nouns, or deeds that one noun or one verb holds, and no two deeds."""
        words, last = self.segmenter.words(own), left.split("、")[-1]
        before = self.segmenter.words(last)
        if not before or not words:
            return True
        verb = own[: words[0][1]]
        if self.leads.match(left) or (last != left and before[0][2][:1] not in ("v", "d", "p", "a")):
            return True  # 支持企业集聚业务、拓展功能; 明确名称、类型、保护级别
        if own[-1:] == left[-1:] or len(words) < 2 or words[1][1] - words[1][0] == 1 or WITHIN.search(right):
            return True  # 收集量、储存量; 实施人; 破坏设施、扰乱秩序的行为
        told = bool(self.opens.fullmatch(verb))
        if before[-1][2][:1] == "v" and not told:
            return True  # 隐患排查、治理制度; 指导、协调厂务公开工作
        parallel = last == left and abs(len(own) - len(left)) < 2
        return not (told or parallel or self.told.fullmatch(verb))  # 公示单位名称、养护路段

    def _enclosed(self, left: str, right: str) -> bool:
        own = re.split("、|或者|的", right)[0]
        if self.other.match(right) or self.leads.match(left):
            return True  # 列入经营成本或者相关费用科目; 配备专职或者兼职人员
        if DECIDES.match(left):
            return True  # 决定修改规约或者终止合同
        if USED.search(left) and not self._past_adverbs(right):
            return True  # 将资产用于对外投资或者设立营利性组织
        if self._paper(left, right):
            return True
        if (
            own[-2:] == left[-2:]
            and self._noun(own)
            and not (self.opens.match(own) and not self.half.match(own))
        ):
            return True  # 勘查许可证或者采矿许可证
        if self._parallel(left, own) or (EMPTY.fullmatch(left) and EMPTILY.fullmatch(right)):
            return True
        if self.held.match(left) and HELD.search(right) and "的" not in left:
            return True  # 享有申请复议或者提起诉讼的权利
        if SINCE.match(left) and "起" in right:
            return True  # 自收到报告或者申请之日起
        if MEANS.match(left) and (BY_SUCH.search(right) or right.startswith(("以", "通过", "在"))):
            return True  # 以设立资金或者捐赠等形式支持文明行为
        return bool(HANGS.match(left)) and not self._does(left)  # 将办理进展或者办理结果答复来信人

    def _parallel(self, left: str, own: str) -> bool:
        """应急水源|备用水源工程, 负责人|负责人员, 抵押物|质押物范围: nouns that are made with one word."""
        words = self.segmenter.words(own)
        if len(words) < 2 or (self.opens.fullmatch(own, *words[0][:2]) and not self.half.match(own)):
            return False
        made = MADE.fullmatch(own, *words[1][:2]) and own[words[1][0]] == left[-1:]
        return bool(made) or own[:2] in left[-3:] or bool(left[-2:] in own[2:] and self.half.match(own))

    def _paper(self, left: str, right: str) -> bool:
        """领取生产|使用许可证: two verbs that say what one paper is for."""
        words = self.segmenter.words(left)
        verbal = len(words) > 1 and words[-1][2] in ("v", "vn") and not PAPERS.fullmatch(left, *words[-1][:2])
        return verbal and bool(GIVEN_OUT.search(left)) and bool(A_PAPER.fullmatch(right))

    def _noun(self, body: str) -> bool:
        return any(tag[:1] == "n" for _, _, tag in self.segmenter.words(body)[-1:])

    def _does(self, left: str) -> bool:
        """将案件|退回监察机关, not 将指定辩护公函: a deed behind what the preposition governs."""
        if DONE.search(left):
            return True  # 对违法行为予以劝阻
        pairs = itertools.pairwise(self.segmenter.words(left)[1:])
        return any(
            tag[:1] == "v" and end - start > 1 and was[2][:1] != "v" for was, (start, end, tag) in pairs
        )

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
