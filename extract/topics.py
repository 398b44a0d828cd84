"""What a clause is about where nobody acts in it: a thing made, a right, a count, a topic.

双方签订的协议(应当…)    what somebody made is the subject, and no actor
护士培训(应当…)          the training, not the nurse
单一家庭自用的(电梯)     a verb before 的 makes the actor part of a longer noun
"""

import re

from ..ontology.model import Span
from .cases import Cases
from .lexicon import Lexicon, any_of
from .segment import Segmenter

IDLE = re.compile(
    "即属犯罪|[^，将把以对]{2,14}(?:结果|情况|意见|结论|成绩|记录)作为[^，]{2,}|是否(?=.{2})(?![^，]*(?:进行|作出|予以))|[^，]*具有[^，]{0,4}法律效力|[^，将把]{0,12}费用?在[^，]{2,16}列支|[^，]{1,8}(?:期|期限|时间|年龄)(?:分别)?(?:为|不少于)|所需(?:费用|支出|经费|资金)(?![^，由]{0,4}[列纳]入[^，]*财政)[^，]{2,}|[^，将把]{0,6}待遇不(?:受影响|变)|其?工资(?:福利)?照发|[^，将把在]{0,10}有效期限?[^，为届前内后]{1,5}[年月日](?=[，。；]|$)|[^，将把对]{0,8}费用?计入[^，]{2,}|(?!所需)[^，将把]{0,24}经费[^，将把]{0,6}(?:列入|纳入)|最[高低长短多少]不(?:得)?[超低少多]|[^，]{2,30}(?:费用?|款项?|资金|金额|保证金|押金)(?:不予|不再)退还|(?:并|也)?不(?:影响|免除|妨碍(?=对|[^，]{2,24}(?:行使|提出|要求|请求|提起|权利))|停止(?:[^，]{0,12}的)?(?:执行|审理|履行)$)|[^，]{0,16}受(?:国家)?(?:法律)?保护|[^，]{0,10}被?视为|[^，]*不在此限|[^，]{0,6}(?:自行|自动)(?:失效|终止|解除)|(?!予以|应当|决定|依法|可以|中止|并)[^，]{0,10}(?:程序|资格|职务|合同|关系|审[查理]|调查|调解|仲裁|听证|诉讼)终止"
)
SEATED = re.compile("(?:可以|一般)?(?:设[在于]|挂靠在?)")  # 办公室|设在民政部门，负责…
AS = re.compile("为(?!其|本|他|了|之)[^，的]{2,10}")
ANSWERS_FOR = re.compile("(?:承担|负有?)[^，]{2,}的[^，的]{0,8}责任")
IN_WHICH = re.compile(r"在[^，的]{2,14}(?:中|内|上|期间|时)的")  # 旅游者在旅游活动中的权益: hers, not a duty
COUNTS = re.compile("各?[一二三四五六七八九十若干至\\d]+(?:人|名)")
ENTITLED = re.compile(  # 使用网络的权利，受法律保护
    "(?!有|享有|维护|保障|保护|尊重|行使|侵犯).+的(?:权利|权益|自由)$"
)
SYSTEM = re.compile(
    "(?:负责|责任|问责|承诺|报告|登记|备案|公示|听证)制(?![定订作止造])"
)  # 行政首长|负责制: no deed
RULES = re.compile(".+的[^的]{0,6}(?:办法|程序|标准|条件|期限|范围|比例)")  # (军士)服现役的办法，按照…执行
OWN_THING = re.compile(  # (企业)认定和复审|按照国家有关规定执行, (企业)开展教育所需经费
    "[^，按依将把对]{2,12}(?:按照|依照|按)[^，]*(?:规定|办法|标准)(?:执行|办理)"
    "|[^，将把]{0,24}所需(?:的)?(?:经费|资金|费用)|[^，将把]{2,14}(?:情况|成绩|结果)[^，将把]{0,10}作为[^，]{2,}"
    "|[^，]{2,}(?<![接承])受[^，]{0,8}保护"  # (保卫人员)依法履行职责的行为受法律保护
)
EFFECT = re.compile(
    "(?:[^，]{0,10}(?:合同|协议|行为|决定|决议|婚姻|关系|章程|选举|表决|处分|条款|约定|许可证|证书))(?:自[^，]{2,14}起)?(?:即为?|即告|即行|随即|方为|自始|仍然?|依法|继续)?(?:成立|有效|无效|生效|失效|终止)"
    "|[^，将把]{0,24}(?:记录|内容|信息|范围|事项|材料|资料|费用|标准|等级|类型|依据|对象|方式|形式|程序|途径|情形)(?:主要|一般)?包括[^，]*|以[^，]{2,20}为准"
    "|(?:依法)?受(?:国家)?法律保护"  # 护士依法履行职责，|受法律保护
    "|(?:其|该)[^，]{2,24}(?:自[^，]{2,16}起)?(?:终止|消灭|失效|归零)|其[^，的将]{1,10}(?:属于|归(?!还|档|口|集|类))[^，]{2,20}"
    "|(?!依法|可以|并)[^，将把]{1,14}[^，将把收]归(?!还|档|口|集|类|属|纳|侨|案|位|队|于|因|国(?!家|有))[^，]{0,14}(?:所有|者|人|方|单位|国家|集体)"
    "|[^，将把]{2,20}(?:面积|期|期限|数量?|年限|金额|费|费用|价格|价款|时间|产量|额|率|值)(?:按照?|以)[^，]{2,24}(?:计算|计价|折算|计收|计征)"
    "|[^，]{0,24}(?:时间|期间|期限|日期)不(?:再)?(?:计算|计入|包括)在?[^，]{0,12}"
)
COUNTED_OF = "时间|时限|期限|年限|次数|情况|成绩|内容|费用|名单|范围|方式|标准|办法|程序|条件"
THING_SAID = re.compile(  # 学生接受教育的情况，|记入档案; 训练的内容，|按照大纲执行
    f"(?!违反|未|擅自|不|超|拒)[^，将把]{{2,}}的[^，的]{{0,4}}(?:{COUNTED_OF})"
)
SAID_OF_THING = re.compile(
    "(?:自[^，]{2,20}起)?(?:应当|必须|可以)?(?:依法|分别)?(?:[记计列]入(?!由)|纳入|载入|按照?[^，]*(?:执行|办理|确定|计算|规定)$|依照|参照|由|是|为|不计|累计|符合|(?:不得)?(?:少于|超过|多于|低于)|作为)"
)
COUNTS_FROM = re.compile(  # (人民法院)审查期限重新计算, (罪犯)从判决生效之日起计算
    "[^，将把]{0,40}(?:自|从)[^，]{2,40}起(?:再次?|开始|重新|连续|分别)*(?:计算|起算|算起)(?:[^，]{0,8}期[限间])?"
    "|[^，将把]{0,24}(?:期限|期间|时效|时间|年限|刑期)[^，将把]{0,12}(?:计算|起算)"
)
BINDS_OTHERS = re.compile("[^，将把]{2,}的[^，的]{0,4}行为对[^，]{2,}(?:发生效力|有效|具有约束力|有约束力)")
DONE_TO = re.compile("(?:给予|予以)[^，的]{2,12}的[^，的]{2,4}$|负责$")  # 对…给予必要的支持, 对…的实现负责
MEASURE = re.compile(
    "[^，将把]{2,}的[^，的]{0,4}(?:时间|时限|期限|年限|次数)(?:累计|应当)*(?:不(?:得)?(?:少于|超过|多于|低于)|为[^，]*[日天月年]$)[^，]*"
)
SAID_OF = re.compile("实行|是|属于|适用|施行|执行")
NAMED_BY = re.compile(
    "(?:[实施]行|建立|规定|确定|批准|设立|设置|投资|管理|保护|重点)[^，]{0,20}的(?P<thing>[^，的]{2,16})"
)
RELATED = ("相关", "有关")
MANNER = re.compile("重点|科学(?=规划|编制|合理|制定|布局)")  # 自治县重点发展…: nouns elsewhere, adverbs here
PRACTISES = re.compile(
    "(?:独立|对外|跨[^，]{1,6})?(?:执业|从业|任职|履职|上岗|出庭|就医|就诊|执勤|出行|就业|定价)"
)
BUILDS = re.compile(  # a deed and its object, where jieba reads nouns
    "(?:建设|建造|翻建|修缮|装修|设置)(?!项目|工程|用地|资金|规划|标准|单位|活动|工作|管理|周期|行政)[^，的、和]{2,}(?<!管理)(?:设施|住房|房屋|住宅|厂房|系统|平台|建筑|建筑物|构筑物|码头|道路|管网|园区|基地|场所|站|仓库|广告|标志)"
)
ACTS_FOR = re.compile(
    "代理(?!机构|人|权|商|行为|业务|关系|合同)[^，的、和]{2,}"
)  # 代理机构|代理招标业务，应当…
PERMITTED = re.compile(  # jieba takes 经 for a noun there
    "(?:依法)?经(?!营|济|费|办|纪|销|理)[^，的]{0,24}?(?:批准|同意|核准|许可|授权|审核|审查|认定|考核|考试|培训|检验|检测|验收|鉴定|催告|协商|登记|备案|注册|聘任|指定|推荐|选举|表决|确认)(?:合格|通过)?后?"
)
DELIBERATES = re.compile(
    "(?:研究|讨论|审议|决定)(?:、|和|并)?(?:(?:研究|讨论|审议|决定))?[^，]{2,}(?:问题|事项|方案|计划|制度|规划|措施)$"
)
THING_OF = re.compile("(?![在对按依照根据经由自与从因为于向就])[^，的、]{1,12}的([^，的]{2,14})")
PLANNED = re.compile("按照|依照|参照|由|实行|纳入|列入|执行|归")  # 建设资金|按照下列渠道筹措
STATES = re.compile(r"(?![自在于从])[^，的]{0,10}(?:有效期|期限|时限|任期|系指|是指|分为|实行逐)")


def deed_of_nouns(body: str) -> bool:
    """Whether a run is a deed though jieba reads nouns: 农村村民|建设农村住房应当…, 律师|执业应当…, 企业|经批准可以…."""
    whole = PERMITTED.fullmatch(body) or PRACTISES.fullmatch(body) or BUILDS.fullmatch(body)
    whole = whole or ACTS_FOR.fullmatch(body)
    return bool(whole or DELIBERATES.match(body))


MEASURED = re.compile("(?:期限|时限|时间|条件|范围|标准|费用|名额|程序|方式|材料|资格|人员|单位|次数|数量)$")
DOES = re.compile(
    "开展|从事|进行|实施|举办|组织|举行|办理|申请|使用|采用|经营|运输|销售|购买|采购|处置|建设|利用"
)


class Topics:
    """Tells topics from deeds, by the words of one lexicon."""

    def __init__(
        self,
        lexicon: Lexicon,
        segmenter: Segmenter,
        cases: Cases,
        stop: re.Pattern[str],
        territories: tuple[str, ...],
    ) -> None:
        self.segmenter, self.cases, self.stop = segmenter, cases, stop
        self.places = any_of([*lexicon.section("verbs", "policy", "places"), *territories])
        self.made = re.compile(f"其?{lexicon.phrase('made')}的")
        self.tails = re.compile(f"{lexicon.phrase('things', 'tails')}$")
        self.predicates = frozenset(lexicon.section("verbs", "stops", "predicates"))
        self.heads = tuple(lexicon.kinds)
        self.founds = lexicon.pattern("phrases", "founding")
        self.founded = re.compile(f"{self.founds.pattern}{lexicon.phrase('founding', 'so')}的")
        self.does_for = re.compile(f"为[^，]{{2,}}?{lexicon.phrase('done_for')}")  # 为夫妻提供…

    def no_deed(self, remainder: str) -> bool:
        """Whether what follows an actor is no deed: a right, a place in an activity, a count of members."""
        verb = self.cases.past_adverbs(remainder, 0, len(remainder))  # 依法|制定严于国家标准的标准
        return bool(
            (RULES.fullmatch(remainder) and not self.cases.deed_after.match(remainder, verb))
            or IN_WHICH.match(remainder)
            or SYSTEM.match(remainder)
            or SEATED.match(remainder)
            or ENTITLED.match(remainder)
            or COUNTS.match(remainder)
            or OWN_THING.fullmatch(remainder)
            or EFFECT.fullmatch(remainder)
        ) or self.made_by(remainder)

    def incidental(self, text: str, start: int, end: int) -> bool:
        """Whether what stands between subject and modal is a circumstance or a deed, not a noun's tail."""
        body = text[start:end]
        if len(body) == 1:
            return False  # 检查对象|库
        topic = self.segmenter.words(body)
        if deed_of_nouns(body):
            return True
        organises = body.startswith("组织") and len(body) > 3  # 旅行社|组织旅游活动应当…
        noun = all(tag[:1] in "nb" for _, _, tag in topic) or (
            all(tag[:1] in "nbam" for _, _, tag in topic)
            and topic[-1][2] == "n"
            and not self.cases.ends_when.search(body)
        )
        if noun and not organises:
            return False  # 老年人和老年人|组织有权, 居民|二次供水水质应当…
        if all(tag in ("vn", "an", "n", "b") for _, _, tag in topic) and self.tails.search(body):
            return False  # 旅客|运输车辆应当…: the cars, not the passengers
        if len(topic) == 1 and topic[0][2] == "vn":
            return False  # 护士培训应当…: the training, not the nurse
        if (
            len(topic) > 1
            and topic[0][2] == "n"
            and topic[-1][2].startswith("v")
            and not self.cases.ends_when.search(body)
        ):
            return False  # 企业工资集体协商应当…
        goes_on = body.startswith(("的", "、", "和", "与", "等", "或", "及", "以及"))
        return not goes_on and not self.made_by(body) and not self._thing_of(body)

    def _thing_of(self, body: str) -> bool:
        """(中小学校)调整后的用地面积(应当…): a thing of the actor's is the subject, and bears nothing."""
        thing = THING_OF.fullmatch(body)
        if not thing or self.cases.ends_when.search(body):
            return False
        words = self.segmenter.words(body)
        before = [tag for start, _, tag in words if start < thing.start(1)]
        deed = before[0] == "v" and any(tag[:1] == "n" for tag in before)  # 处理侵犯专用权的纠纷
        return words[-1][2] == "n" and not deed and "p" not in before

    def goes_on(self, body: str) -> bool:
        """(居民)生活用水|实行…, (学校)建设资金|按照…筹措: the noun is longer than the actor, and the subject."""
        words = self.segmenter.words(body)
        if len(words) < 3 or words[1][2] != "n" or words[1][1] - words[1][0] < 2:
            return False
        first, second = body[: words[0][1]], body[words[1][0] : words[1][1]]
        if len(first) < 2 or second.endswith(self.heads):
            return False
        if first in self.predicates or self.stop.match(first):  # 管理|交通秩序 is a deed
            return words[0][2][:1] in "nv" and bool(PLANNED.match(body, words[1][1]))
        compound = words[2][1] == len(body) - 1  # 征收|海域使用|金: a deed, and what it is done to
        return words[0][2] == "vn" and words[2][2][:1] in "vpd" and not compound

    def takes_effect(self, body: str) -> bool:
        """合同即为成立, 时间不计算在内: what the law makes of a thing, and nobody's deed."""
        return bool(EFFECT.fullmatch(body))

    def defines(self, text: str, span: Span) -> bool:
        """(经当事人同意的，)为共同诉讼。: what a case counts as, and nobody's deed."""
        ends = not text.startswith("，", span.end) and text.endswith("的，", 0, span.start)
        if not ends or not AS.fullmatch(text, span.start, span.end):
            return False
        *before, last = self.segmenter.words(text[span.start + 1 : span.end])
        return (last[2][:1] in "nlj" or last[2] == "vn") and not any(tag == "v" for _, _, tag in before)

    def counts_from(self, body: str) -> bool:
        """诉讼时效期间从中断时起重新计算: how a time runs, and nobody's deed."""
        return bool(COUNTS_FROM.fullmatch(body))

    def of_place(self, text: str, at: int, end: int) -> bool:
        """(本市)收费公路实行…, (国家)水准原点是…: a noun before such a verb is the subject, and no State."""
        words = self.segmenter.words(text[at:end])
        for n, (start, _, tag) in enumerate(words):
            if n and SAID_OF.match(text, at + start):
                last = words[n - 1]
                return last[2] in ("n", "nz") and last[1] - last[0] > 1
            if tag[:1] not in ("n", "v", "b", "a", "j", "u"):
                return False
        return False

    def result_of(self, text: str, deed: Span) -> bool:
        """作出的结论无效: what was done is the subject, and nobody does anything."""
        return bool(self.made.match(text, deed.start, deed.end))

    def told_of(self, body: str, follows: str) -> bool:
        """(学生)接受教育的情况，记入档案; (学生)参加训练的时间不少于十天: the thing is the subject, and nobody acts."""
        then = follows.lstrip("，")
        said = (
            THING_SAID.fullmatch(body)
            and follows.startswith("，")
            and SAID_OF_THING.match(then.split("，")[0].rstrip("。；"))
        )
        return bool(
            said or MEASURE.fullmatch(body) or COUNTS_FROM.fullmatch(body) or BINDS_OTHERS.fullmatch(body)
        )

    def given_over(self, body: str) -> bool:
        """(法院)判处死刑的案件，|由上级法院核准: what one did something to is the matter, and another acts on it."""
        matter = re.fullmatch("[^，将把]+的[^，的]{1,10}", body)
        return bool(matter) and not self.founds.search(body) and self.segmenter.words(body)[-1][2][:1] == "n"

    def made_by(self, body: str) -> bool:
        """(双方)签订的转移协议, (单位)研制的新药: what somebody made or did, and no actor."""
        made = re.fullmatch(r"([^的，]{1,6})的([^的，]{2,20})", body)
        if not made or self.cases.ends_when.search(body) or body.startswith(("发现", "遇到")):
            return False  # (个人)发现走失的|老年人，应当…
        words = self.segmenter.words(made[1])
        last = self.segmenter.words(made[2])[-1][2]
        if words[-1][2][:1] != "v" or any(b - a > 3 for a, b, _ in words) or self.founded.match(body):
            return False  # 提供必要的|资料: a deed and its object
        return all(tag[:1] in ("v", "d") for _, _, tag in words) and last.startswith("n")

    def equates(self, text: str, start: int, end: int) -> bool:
        """X 是 Y says what X is; only 是…责任人 says what X answers for."""
        body = text[start:end].lstrip("□")
        if self.does_for.match(body):
            return False
        return (
            body.startswith(("是", "为", "分为", "包括", "属于", "不少于", "系指"))
            or bool(STATES.match(body))
        ) and not re.search("责任(?:人|主体)(?!的)", body)

    def relative_verb(self, text: str, start: int, end: int) -> bool:
        """单一家庭自用的电梯: a verb before 的 makes the actor part of a longer noun."""
        body = text[start:end]
        if re.match("(?:发现|接到|收到)(?!的)", body):
            return False  # 主管部门发现涉嫌洗钱的活动，需要调查的，可以…
        if ANSWERS_FOR.fullmatch(body):
            return False  # 担保人承担还款的连带责任: a deed, and what it is owed for
        found = re.match(r"([^的，]{1,14})的.", body)
        words = self.segmenter.words(found[1]) if found else ()
        if self.founded.match(body):
            return False  # 建立统一的平台: a deed, and what is founded is so
        verbs = (
            all(tag[:1] in ("v", "d", "c", "x") for _, _, tag in words)
            and bool(words)
            and (words[-1][2] == "v" or any(tag in ("c", "x") for _, _, tag in words))
        )
        if verbs or (len(words) == 1 and words[0][2].startswith("v")):
            return True
        nominal = re.match(r"对(?!于).+的([^的]{2,5})$", body)  # 投资人对受托人职权的限制
        return (
            nominal is not None
            and nominal[1] != "行为"
            and not DONE_TO.search(body)
            and not self.cases.carries_out.search(body)
            and all(tag.startswith("v") for _, _, tag in self.segmenter.words(nominal[1]))
        )

    def place(self, text: str, span: Span, at: int) -> bool:
        """中国（上海）自由贸易试验区, 自治县农业发展基金: a name of a place, and not of the State that does something."""
        if not self.places.fullmatch(text, span.start, at) or MANNER.match(text, at):
            return False
        if self.equates(text, at, span.end):
            return True  # 自治州分为县、自治县、市
        if self.cases.past_adverbs(text, at, span.end) > at:
            return False
        tag, _ = self.segmenter.tag_at(text[at : span.end], 0)
        return tag[:1] in ("n", "x", "f", "b", "s", "")

    def thing(self, body: str) -> bool:
        """Whether a run opens and ends as a noun phrase does: 学费的收取标准|由…, 安全生产许可证|由…."""
        words = self.segmenter.words(body)
        return bool(words) and words[0][2][:1] in "nab" and words[-1][2][:1] == "n"

    def described(self, body: str) -> bool:
        """Whether a run is a noun with bare verbs before its 的: 超过的部分, 分散居住的户口."""
        if re.fullmatch("(?:不足|超出|超过|剩余|其余)部分", body):
            return True
        found = re.fullmatch(r"([^，的]{1,8})的([^，的]{2,8})", body)
        if not found or self.segmenter.words(found[2])[-1][2][:1] != "n":
            return False
        return all(tag[:1] in "vda" for _, _, tag in self.segmenter.words(found[1]))

    def doing(self, body: str) -> bool:
        """开展募捐|应当…: a verb and its object say when, as 开展募捐，应当… would."""
        tag, length = self.segmenter.tag_at(body, 0)
        verb = tag in ("v", "vn") and 1 < length < len(body) and not self.nominal(body)
        return verb and "的" not in body and bool(DOES.match(body)) and not MEASURED.search(body)

    def nominal(self, body: str) -> bool:
        """Whether a run is a noun phrase and nothing else: 民用爆炸物品的包装, 副职负责人的任免."""
        words = self.segmenter.words(body.removesuffix("的任免"))
        return (
            bool(words)
            and words[-1][2][:1] in "nl"
            and words[0][2] != "c"  # 及时|报告公安机关
            and not self.cases.ends_when.search(body)
            and all(tag[:1] in "nbcxumqjal" or tag == "vn" for _, _, tag in words)
        )

    def holds_no_deed(self, text: str, start: int, end: int) -> bool:
        """Whether a run holds no verb of doing, only a noun: 道路运输管理, 实行许可证制度的产品目录."""
        thing = NAMED_BY.match(text, start, end)
        start = thing.start("thing") if thing else start
        words = self.segmenter.words(text[start:end])
        return not any(
            tag == "v" and b - a > 1 for a, b, tag in words if text[start + a : start + b] not in RELATED
        )
