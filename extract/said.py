"""What the law says of a thing that somebody has, made, gives or gets; the one named with it bears nothing.

compound   文职人员|工资|包括津贴             the actor is only the first noun of a longer one
relative   担保人|承担责任的部分，|不应超过…     a clause before 的 names him, and the noun behind it is the subject
cost       军队|抢险救灾所耗费用|由财政负担     what was used up, whoever used it
alone      延长的期限|不得超过三十日            a thing with nobody beside it
befalls    行为人|应当推定为作者               a person, and what he is counted as or taken from

They stand before what only a thing can be, be counted as, run from or amount to.  Source: such a sentence fixes
a sum, a span of time or an effect, and tells nobody to do anything.  What somebody hands over or gives off is his to
keep to its measure: 企业排放的污染物不得超过标准.
"""

import re

from .cases import Cases
from .lexicon import Lexicon
from .segment import Segmenter
from .topics import deed_of_nouns

HOW = "(?:不?应当?|必须|须|可以?|不得|不能|不再|不|均|都|一律|一般|原则上|依法|分别|主要|最长|最高|最低)*"
AMOUNT = "[一二三四五六七八九十两几数\\d]"
COST = "(?!对)(?:(?!应当|必须|可以)[^，将把])*?所[^，的所]{1,4}的?(?:费用?|经费|资金|支出|开支|债务|损失)"
REST = re.compile("[^，的]{2,4}部分")
ACTED_ON = re.compile("[将把]|使(?!用)")
THING = 80  # characters; a thing that is somebody's is named in fewer
MODAL = re.compile("(?:应当|应|必须|须|可以|可|不得|禁止)")
NOUNED = re.compile(
    "(?!逾|定|按|分|到|限)[^，的]{1,12}(?:[率额期费]|鉴定意见|结论|报告|决定书|有效期限?)(?:、[^，的]{2,10}率)?"
)
AMOUNTING = re.compile(f"{HOW}(?:超过|[少低高多大小早晚]于|达到|占)[^，]*的(?!\\d)")
SHARE = re.compile(f"(?:原则上|一般)?为{AMOUNT}+[人名]$|占{AMOUNT}|应有一定比例")
OWNED = re.compile(
    "(?:收益|收入|所得|产权|所有权|财产|成果|知识产权)归[^，]{1,16}所有|[^，]{2,20}的[^，的]{2,8}(?:应当|可以)推定为[^，]+"
)
CEASES = re.compile(  # 对该法规案的审议|即行终止, 采矿许可证|自行废止
    "(?![^，]*(?:应当|应予|可以|不得|[将把]))[^，]{2,}?(?:(?:即行|自行|自然|自动|即告|随即)(?:终止|失效|消灭|废止|终结|作废|丧失|解除)"
    "|(?:同时|相应)(?:终止|失效|消灭|废止|作废))"
)
LIMITED = re.compile(  # 续行期限不得超过…, 相关信息的保存期限不得少于…
    "(?!对|在|将|把|按|以|自|由|经)[^，]{2,20}(?:期限|时间|年限|时限|期间|人数|比例|数额|金额|次数)(?:累计|合计|总计)?(?:不得|不应|不能|应当不)(?:超过|[少低多高早晚短长]于)[^，]*"
)
FINDS = re.compile("[^，为]{0,6}(?:认定|评定)为")
NAMED_AGAIN = re.compile(
    "的(?:部分|罚款|金额|人员|单位|情形|企业|项目)?$"
)  # 支付的款项，超过限额的部分，应当…
MONEY = re.compile("(?:经费|费用|资金|工资|补贴|津贴|待遇|标准|价格|支出)$")
WHOLE = re.compile("全部|部分|其中|同时|一般|所需")  # 所需经费列入预算: the deed of the government before it
BEFALLS = re.compile(
    "不因[^，]+而?[被受]"
    "|(?:应当?|可以)?(?:依法)?(?:推定|认定|评定|计|视)为"
    "|(?:应当?|可以)?(?:优先)?从[^，]{2,}中(?:依法|公开|民主|择优|优先|随机)*(?:推举|选举|选拔|选任|遴选|选聘|推选|产生|抽取|选派|聘任)+$"
)


class Said:
    """Tells such subjects, by the words of one lexicon."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, cases: Cases, stop: re.Pattern[str]) -> None:
        self.segmenter, self.cases, self.heads, self.stop = segmenter, cases, tuple(lexicon.kinds), stop
        phrase = lexicon.phrase
        effect = (
            f"{phrase('said')}|(?:从|自)[^，]{{2,40}}(?:起算|生效|失效|(?:起|开始)(?:重新)?计算)|在[^，]{{2,20}}期间(?:中断|中止)"
            f"|(?:对[^，]{{2,16}})?具有[^，]{{0,8}}(?:约束力|效力)|归[^，]{{1,16}}所有|占(?![用有领据地道压])|延长[至到]"
            f"|为(?:每[日年月人]|人民币|{AMOUNT}+(?:[日天月年周人名届个元]|分之)|[^，]{{0,6}}时间$)|作为[^，]{{2,}}(?:依据|根据|证据)$"
            f"|(?:按照?|依照)[^，]{{2,}}(?:折算|列支)|以[^，]{{2,30}}(?:写成|为准)|[列纳计]入[^，]*(?:预算|成本|总额|决算)"
            f"|{AMOUNT}+分之|(?:中断|生效|失效|无效)$|(?<=应当)(?:真实|准确|齐全|清晰)[^的]*$"
        )
        self.effect = re.compile(f"{HOW}(?:{effect})")
        borne = "由[^，]{2,24}(?:负担|承担|支付|列支|保障|解决|拨付|安排)$"
        self.borne = re.compile(borne)
        self.cost = re.compile(COST)
        self.costs = re.compile(f"{COST}(?=由|{HOW}(?:{effect}))")
        self.standing = re.compile(  # of a compound alone: 学校|安全工作|坚持…
            f"{HOW}(?:是(?!否)|坚持|遵循|实行|分为|由(?=财政)|(?:应当|必须)(?=[^，]{{2,}}))"
        )
        self.says = lexicon.pattern("phrases", "said", "says")
        self.verbal = tuple(lexicon.section("phrases", "said", "verbal"))
        self.given = re.compile(f"{phrase('said', 'gives')}[^，]{{0,8}}的[^，]*$")

    def within(self, body: str, state: bool = False) -> int:
        """Where, in what follows an actor's name, something is said of the thing; 0 where nothing is."""
        if cost := self.costs.match(body):
            return cost.end()
        for _, end, tag in self.segmenter.words(body):
            if end > THING:
                break
            if end == len(body) or not (tag[:1] in "nvftb" or body.endswith(self.verbal, 0, end)):
                continue
            if self.effect.match(body, end) and self._its(body[:end], body[end:], state):
                return end
            compound = self.compound(body[:end], loose=not MODAL.match(body, end))
            if compound and (self.borne.match(body, end) or self.standing.match(body, end)):
                return end
        return 0

    def before(self, body: str, follows: str, state: bool = False) -> bool:
        """Whether the whole clause names the thing, and the next one says it of it."""
        rest = follows.lstrip("，")
        first = re.split("[，。；]", rest)[0]
        if not follows.startswith("，") or NAMED_AGAIN.search(first):
            return False
        if REST.fullmatch(body) and first.startswith("分别"):
            return True
        return bool(self.effect.match(rest)) and self._its(body, rest, state)

    def alone(self, body: str, follows: str) -> bool:
        """开采回采率应当达到指标, 收益归投资者所有: nobody is named before what is said."""
        if ACTED_ON.match(body) or WHOLE.match(body):
            return False
        if LIMITED.fullmatch(body):
            return True
        words = self.segmenter.words(body)
        verb = words[0][2][:1] in "da" or bool(self.stop.match(body))
        goes_on = re.match("，[^，；。]*的", follows)  # 重量超过五十公斤，体积超过一立方米的物品
        for _, end, tag in words:
            if end > THING:
                break
            if not self.effect.match(body, end) or self.given.search(body[:end]):
                continue
            modal = MODAL.match(body, end)
            if not modal and (goes_on or AMOUNTING.match(body, end)):
                return False  # 核发有效期不超过三十日的号牌
            if (not verb and NOUNED.fullmatch(body[:end])) or (tag[:1] in "nft" and self._noun(body[:end])):
                return True
        return False

    def befalls(self, body: str, free: bool, decides: bool) -> bool:
        """行为人|应当推定为作者, 工会代表|占三分之一: what he is, and nothing he does; a body may find others to be so."""
        if SHARE.match(body):
            return True
        return not decides and bool(BEFALLS.match(body)) and (free or not FINDS.match(body))

    def owned(self, clause: str) -> bool:
        """收益归承包人所有, 署名的自然人应当推定为作者, 代表资格自行终止: whoever is named is only what the law makes of it."""
        return bool(OWNED.fullmatch(clause) or CEASES.fullmatch(clause))

    def _its(self, body: str, rest: str, state: bool) -> bool:
        """Whether that is said of the thing, and is not his to see to who gives it."""
        words = self.segmenter.words(body)
        if not words or (words[-1][2] == "vn" and not MONEY.search(body)):
            return False  # 每季度巡查|不少于一次
        if self.given.search(body) and MODAL.match(rest):
            return False  # 基金会用于公益事业的资金，不得低于…
        return self.thing(body, state)

    def thing(self, body: str, state: bool = False) -> bool:
        """Whether a run names a thing: 工资, 承担民事责任的部分, 抢险救灾所耗费用."""
        return self.compound(body) or self._relative(body, state) or bool(self.cost.fullmatch(body))

    def compound(self, body: str, *, loose: bool = False) -> bool:
        """工资, 安全工作, 服务设施的建设、改造费用: nouns from end to end; loosely, 生活垃圾 as well."""
        words = self.segmenter.words(body)
        if not words or len(body) < 2 or body.endswith(self.heads) or words[0][2][:1] in "uxcfdl":
            return False
        if deed_of_nouns(body):
            return False
        if words[0][2] == "vn" and len(words) > 1 and not (loose or MONEY.search(body)):
            return False  # 审理|破产案件, 巡查|责任河湖
        last = words[-1][2][:1] == "n" or words[-1][2] == "vn" or body in self.verbal
        return last and all(
            tag[:1] in "nbjlxu"
            or tag in ("vn", "an", "f", "c")
            or body in self.verbal
            or (n and tag == "v" and words[n - 1][2] == "x")
            for n, (_, _, tag) in enumerate(words)
        )

    def _relative(self, body: str, state: bool) -> bool:
        """以职务名义使用的|外交文书: a verb somewhere before the last 的, and a noun that names no actor behind it."""
        clause, of, noun = body.rpartition("的")
        if not of or not 2 <= len(noun) <= 16 or (body.endswith(self.heads) and not state):
            return False
        last = self.segmenter.words(noun)
        does = any(tag == "v" and b - a > 1 for a, b, tag in last[:-1])
        ends = last[-1][2][:1] in "nft" or noun.endswith(self.verbal)
        when = self.cases.ends_when.search(noun) and not noun.endswith("期间")
        at = self.cases.past_adverbs(clause, 0, len(clause))
        if does or not ends or when or ACTED_ON.search(body) or MODAL.match(clause, at):
            return False
        told = self.says.match(clause, at)
        verbs = [tag for _, _, tag in self.segmenter.words(clause) if tag[:1] == "v"]
        return bool(verbs) and not (told and told.end() < len(clause))

    def _noun(self, body: str) -> bool:
        """延长的期限, 补偿金额: such a noun where no actor stands before it."""
        clause, of, noun = body.rpartition("的")
        if of:
            bare = all(tag[:1] in "vdnb" for _, _, tag in self.segmenter.words(clause))
            return bare and self.compound(noun)
        return self.compound(body)
