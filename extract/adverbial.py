"""Phrases that hang on the deed behind their comma and are no deed: a preposition and what it governs.

ground   根据国外安全提醒, 会同相关省, 因使用…方式    why, by what, with whom: left out
topic    没收的金银                              what it is done to: left out
manner   以勤勉的态度, 依托…平台, 在工地出入口        how and where: one action with its deed

Source: norms.md, Actions (根据/结合/按照 phrases set off by a comma go; means and task are one).
"""

import itertools
import re

from ..ontology.model import Span
from .lexicon import Lexicon, any_of
from .segment import Segmenter

NOUN = ("n", "s", "f", "t", "m", "q", "j", "l", "vn", "an", "i", "g")
WHEN = re.compile(
    "(?:[前后][一二三四五六七八九十两]+[个]?[日天周月年]|[前后内时日月年初末底]|期间|时间|期限|季度)$"
)
AFTER = re.compile("(?!报|提请|提交)[^，]{4,}(?<![以前最善落售先])后")  # 作出显著标识后，方可继续传输
SINCE = re.compile(
    "[^，]{2,40}(?:[之次]日起(?:[^，]{1,10}(?:内|前))?|[之次][月年](?:起|开始))"
)  # 自合同签订之日起九十日内
LIMIT = re.compile("[自在][^，]{2,40}[内前后]，(?=[持凭])")
WORK = re.compile("对[\u4e00-\u9fff]{4,}(?:建设|管理|工作|保护|利用|经营|生产|使用|服务|活动)")
TO_THIS_END = re.compile(  # 为证明行为的合法性，|调取证据: a purpose, and no deed
    "为了?(?:避免|防止|预防|保障|保证|确保|便于|方便|证明|查处|查明|实现|加强|牟取|谋取|获取|骗取|逃避|规避|满足|维护|保护|完成|促进|规范|提高|应对|处理|办理|适应|改善|减少)(?![^，]*(?:提供|创造|进行|开展|予以|给予))[^，]{2,}"
)
CIRCUMSTANCES = re.compile("(?:情况|因素|特点|原则|需要|实际|状况|条件)$")
CONJUNCTS = re.compile("、|和|与|以?及")
YIELDING = ("，方可", "，才可", "，即可", "，方能", "，才能")
DONE_TO = re.compile("(?P<where>[从在由经][^，的]{2,10}?)?(?P<verb>[^，的]{2,6})的(?P<head>[^，]{2,30})")
TITLE = re.compile("《[^》]*》")
WITHIN = re.compile("在[^，]{1,16}[内前后时中]..")
AHEAD = re.compile(  # 在三月底前|将计划…, 按照管理权限|对责任人员…
    "(?:(?:于|在|自)[^，对将把]{2,16}[前内后时]|(?:按照|依照|根据)[^，对的]{2,12}(?:权限|规定|职责|程序))(?=[将把对])"
)
DOING = re.compile("(?:[^，的、]{2}(?:、|和))*[^，的、]{2}(?:过程)?中")
AMONG = re.compile("、[^，]+等(?:重点)?(?:区域|场所|地段|部位|地点|地区|路段|水域|领域)$")
CHARGED = re.compile("(?:接受|受)[^，]{2,}委托")  # 接受产生单位的委托，将废物混合转移
SHARE = re.compile("(?:百分之[一二三四五六七八九十百零点]+|[%％])$")
MEASURES = re.compile("不?(?:高于|低于|少于|多于|大于|小于|超过)")
ABOUT = re.compile(  # 就标准|制定规范
    "进行|开展|予以|给予|实施|加强|实行|采取|作出|提出|负.*责|征求|听取|制定|编制|组织|签订|举行|召开|发表|达成"
)
BY = ("按", "依", "遵照")
DETERMINERS = re.compile("相关|有关|其他|该|本")
HOW = re.compile(  # 按照统一的技术标准, 按照便民的原则, 按照规定的时间、地点和要求: no law, but how much and how
    "的[^，的有国]{0,3}标准(?:和规范)?$|(?:收入|工资|经费|资金|补偿|补助)标准$|的[^，的]{0,4}原则$|(?:时间|时限|地点|方式|路线|线路|区域|位置|数量|用途|(?<![责权限])范围|比例)(?:[、和与][^，、和与的]{2,4})*$"
)
# 按照技术规范的要求|实施: how is all it says
BARE = re.compile(
    "(?:(?:进行|组织|开展)?(?:实施|处理|经营|使用|运行|作业|施工|建设|生产|管理|设计|建造|安装|检验|检测|验收|维护|维修|养护|培训|治疗|诊疗|监测|评估|处置|操作)(?:、|和|与|$)?)+|提供服务|收费"
)
STANDARDS = ("要求", "标准", "规范", "程序", "规则", "规程", "方案", "计划", "标准和规范")
AS_RULED = ("时间", "时限", "地点", "方式", "路线", "线路", "区域", "位置", "数量", "范围", "条件", "用途")
MORE_LAWS = (
    "管理规定",
    "管理办法",
    "管理制度",
    "以及",
    "比例",
    "用途",
    "有关法",
    "相关法",
    "有关行政法规",
    "其他有关",
)
LESSENS = (  # what else a closing clause only wishes: 预防事故的发生, 降低能源消耗; 降低资质等级 is a deed
    "|(?:有效|积极)?预防(?![和与、及])[^，]*(?:发生|传播|进入|事故|事件|犯罪|行为)"
    "|(?:有效|努力|切实)?降低[^，]*(?:消耗|能耗|成本|排放|污染|风险|损失|影响|发病率)(?=[，。；]|$)"
)


class Adverbials:
    """Knows the hanging phrases of one lexicon."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter) -> None:
        self.segmenter = segmenter
        words = lexicon.section
        self.grounds = words("phrases", "hanging", "grounds")
        self.manners = words("phrases", "hanging", "manners")
        self.reasons = words("phrases", "hanging", "reasons")
        self.said = lexicon.pattern("phrases", "hanging", "said")
        does = [*words("verbs", "deeds"), *words("phrases", "hanging", "through")]
        self.through = re.compile(
            f"(?:充分)?(?:利用|运用|借助|采用|依托)[^，]{{2,30}}?{lexicon.phrase('means_then')}等?{any_of(does).pattern}(?![的、和与]).."
            "|采用[^，]{1,30}技术(?:(?:和|、)[^，]{2,10})?$"  # what one adopts for good is a task: 采用节水技术，利用再生水
        )
        self.how = re.compile(f"以[^，]{{2,50}}{lexicon.phrase('hanging', 'how')}$")
        self.ends = re.compile(f"{any_of(words('verbs', 'basis', 'closing')).pattern}$")
        self.against = re.compile(f"(?:违反|违背)[^，]{{2,30}}{lexicon.phrase('hanging', 'against')}")
        self.doing = lexicon.pattern("phrases", "hanging", "doing")
        self.whom = re.compile(f"{lexicon.phrase('hanging', 'whom')}$")
        self.papers = re.compile(f"{lexicon.phrase('hanging', 'papers')}$")
        self.deeds = any_of(words("verbs", "deeds"))
        self.where = re.compile(f"(?:{lexicon.phrase('where')}|{lexicon.phrase('hanging', 'places')})$")
        closing = any_of([*words("verbs", "basis", "closing"), *"前后内"])
        stops = [*words("verbs", "stops", "verbs"), *words("verbs", "stops", "predicates")]
        self.told = any_of([*stops, *words("verbs", "deeds")])
        self.closer = re.compile(
            f"(?:{any_of(words('verbs', 'basis', 'closing')).pattern}|{lexicon.phrase('hanging', 'closes')})$"
        )
        self.leads = re.compile(
            f"(?:部门|机关|机构|单位|政府|法院|检察院|委员会){any_of(words('verbs', 'governing')).pattern}(?!管理|部门|机构|检查)"
        )
        self.with_whom = re.compile(
            "(?:部门|机构|机关|单位|政府|委员会)(?:编制|制定|拟定|拟订|组织)[^，]{2,}"
        )
        self.so = re.compile(f"(?:{lexicon.phrase('hanging', 'so')}地?)+")
        self.bare_by = lexicon.pattern("phrases", "hanging", "bare_by")
        self.bare = lexicon.pattern("phrases", "hanging", "bare")
        self.closing = re.compile(f"{closing.pattern}{self.told.pattern}.")  # 规定|公开其…, 程序|检查财务

    def ground(self, text: str, span: Span) -> bool:
        """根据国外安全提醒 before a comma: by what, no deed."""
        body = span.of(text)
        if body.startswith("经") and AFTER.fullmatch(body):
            return not text.startswith(YIELDING, span.end)  # 经主管部门同意后，提交文件
        if not text.startswith("，", span.end):
            return False
        if self.counted(body):
            return True
        if not self._governs(body, self.grounds):
            return False
        return body.startswith(self.reasons) or not self.deed_behind(body)

    def counted(self, body: str) -> bool:
        """根据投诉处理、合同履行等情况: a list that the noun of a ground closes, whatever verbs it is made of."""
        first, *others = CONJUNCTS.split(body)
        if not others or not CIRCUMSTANCES.search(body) or not body.startswith(self.grounds):
            return False
        last = others[-1]
        told = bool(self.deed_behind(body) or self.doing.search(body, 4) or self.closing.search(first))
        runs = [first[2:], *(run.rpartition("等")[0] or run for run in others)]
        told = told or any(len(run) - found.end() > 2 for run in runs for found in self.deeds.finditer(run))
        return not told and (len(last) < 9 or "的" in last or "等" in last)

    def deed_behind(self, body: str) -> bool:
        """根据调查结果|治理隐患, 依照规则的规定|开庭: the noun that closes a ground, and a verb right behind it."""
        body = TITLE.sub("《》", body)
        words = self.segmenter.words(body)
        for n, (start, end, _) in enumerate(words[:-1]):
            # 按照注册资本总额的百分之二十|提取保证金
            if not n or not (self.closer.search(body, start, end) or SHARE.search(body, 0, end)):
                continue
            if MEASURES.match(body, end):
                continue  # 高度|不低于二米
            if self._so(body[end:], by=body.startswith(BY)):
                return True
            behind = next((n for n, word in enumerate(words[n + 1 :], n + 1) if word[2] != "d"), n)
            first, after, follows = words[behind]
            verb, rest = body[first:after], body[after:]
            if rest.startswith("的") and len(verb) > 3 and not verb.startswith("第"):
                return True  # 职责|采取相应|的措施, but 《海关法》|第四十三条|的规定
            if (
                rest.startswith(("的", "、", "和", "与", "以及", "或"))
                or (self.ends.fullmatch(rest) and not (len(verb) > 1 and self.deeds.fullmatch(verb)))
                or self.said.fullmatch(rest)
            ):
                continue  # 计划|安排|的, 规划|建设|需要
            if not rest or len(verb) > 3:
                if self.bare.match(verb):
                    return True  # 规定|开庭
            elif (follows == "v" and len(verb) == 2) or (
                self.told.fullmatch(verb) and not self.said.fullmatch(verb)
            ):
                if rest.endswith(("要求", "规定", "需要", "规范")) and "的" not in rest:
                    continue  # 设计文件|编制深度要求
                ruled = body[end - 1] in "定》" or self.deeds.fullmatch(verb)
                if ruled or "的" not in rest or not self.ends.search(rest):
                    return True
        return False

    def _so(self, tail: str, *, by: bool) -> bool:
        """(按照规定)|配套建设厕所, (依照批准的用途)|使用: behind its ground, a deed with an adverb or alone."""
        past = self.so.match(tail)
        deed = tail[past.end() :] if past else tail
        words = self.segmenter.words(deed)
        if not past or not words:
            return by and bool(self.bare_by.fullmatch(deed))
        verb, what = deed[: words[0][1]], deed[words[0][1] :]
        if (
            what.startswith(("的", "、", "和", "与", "或"))
            or self.ends.search(deed)
            or self.said.fullmatch(verb)
        ):
            return False
        return len(verb) > 1 and (words[0][2] in ("v", "vn") or bool(self.told.fullmatch(verb)))

    def on_what(self, text: str, part: Span) -> bool:
        """就补偿方式、金额等事项 set off by a comma: on what, not what."""
        body = part.of(text)
        if not body.startswith("就") or text[part.end : part.end + 1] != "，" or ABOUT.search(body):
            return False
        words = self.segmenter.words(body[body.rfind("的") + 1 :])
        return len(body) > 6 and bool(words) and words[-1][2].startswith("n") and words[-1][2] != "nz"

    def matter(self, body: str) -> bool:
        """情况复杂的案件 set off by a comma: what it is about, no task."""
        words = self.segmenter.words(body)
        tags = [tag for _, _, tag in words]
        if len(words) > 1 and self.told.fullmatch(body, *words[0][:2]) and words[1][2][:1] in ("n", "r", "b"):
            return False  # 明确|主要部件的质量保证期限, but 公开审理的案件
        told = body.startswith("定期")  # 定期检查|危险源的状态: dictionaries know it as a noun
        return "的" in body and not told and all(tag[:1] in ("n", "a", "b", "u") for tag in tags)

    def topic(self, text: str, span: Span) -> bool:
        """没收的金银 before a comma: what the deed is done to."""
        what = DONE_TO.fullmatch(text, span.start, span.end) if text.startswith("，", span.end) else None
        if not what or text.startswith(("的", "其", "将", "把"), span.start):
            return False  # 将怀疑的理由|告知纳税人
        *before, (start, end, tag) = self.segmenter.words(what["verb"])
        where = self.segmenter.words(what["where"] or "")
        if any(t == "v" for _, _, t in where):
            return False
        alone = tag == "v" and end - start < 4 and all(t[:1] in ("d", "f", "s") for _, _, t in before)
        return alone and self.segmenter.words(what["head"])[-1][2].startswith("n")

    def after(self, text: str, span: Span) -> bool:
        """进行论证|后，可以使用: what is to be done first, and no 后 in it."""
        return bool(AFTER.fullmatch(text, span.start, span.end))

    def manner(self, body: str) -> bool:
        """依托志愿服务记录 before a comma: how, and part of the deed that follows; 自…三十日内，凭证书 too."""
        body = LIMIT.sub("", body)
        if self.through.match(body):
            return False  # 运用广播、电视等媒体|宣传粤菜文化
        if (
            AFTER.fullmatch(body)
            or CHARGED.fullmatch(body)
            or self.how.match(body)
            or self.against.fullmatch(body)
            or TO_THIS_END.fullmatch(body)
        ):
            return True
        return self._governs(body.removesuffix("等"), self.manners)  # 利用报刊、书籍等，宣扬恐怖主义

    def work(self, body: str) -> bool:
        """对人民防空工程建设: a matter that is work, and nothing is done in it."""
        words = self.segmenter.words(body[1:])[:-1]
        return bool(WORK.fullmatch(body) and words) and all(
            tag[:1] in ("n", "b", "j", "l") for _, _, tag in words
        )

    def half(self, body: str) -> bool:
        """在交易场所|或者通过…公布: a phrase alone is no deed to join another to."""
        where = body.startswith("在") and self.where.search(body) and not self.told.search(body)
        where = where and not WITHIN.match(body)  # 在三十分钟内到达现场|并实施救援
        return len(body) > 2 and (
            bool(where) or self._governs(body, (*self.grounds, *self.manners), closed=False)
        )

    def _governs(self, body: str, openings: tuple[str, ...], *, closed: bool = True) -> bool:
        """Whether one of the prepositions opens the run, and no deed stands in it."""
        opening = next((form for form in openings if body.startswith(form)), "")
        first = self.segmenter.tag_at(body[:12], 0)[1]
        return (
            bool(opening)
            and first == len(opening)
            and self._thing(body[len(opening) :], opening, closed=closed)
        )

    def _thing(self, body: str, opening: str, *, closed: bool) -> bool:
        """消防安全的需要, 国外安全提醒: a noun phrase, whatever describes it."""
        if opening in self.reasons:
            return "而" not in body  # 因不执行违法指令而解除合同: a deed
        what, of, head = DETERMINERS.sub("", body).rpartition("的")
        words = self.segmenter.words(head)
        if opening == "自" and SINCE.fullmatch(body):
            return True
        if not words or "，" in body or self._told(body):
            return False
        if WHEN.search(head):
            return True
        if opening == "在" and self._place(what, head):
            return True  # 在快递服务合同的显著位置, 在乡村的规划、建设中, 在车站、码头等区域
        if opening == "在" and closed and not self.where.search(head):
            return False  # 在相关区域|布局重要农产品基地
        if self.papers.search(head) and opening in ("持", "凭"):
            return not any(tag == "p" for _, _, tag in words) and not self.deeds.search(body)
        named = opening in self.grounds and len(words) > 1 and self.said.fullmatch(head, *words[-1][:2])
        ends = self.ends.search(head)
        done = not of and (words[-1][2] == "vn" or self.told.fullmatch(head, *words[-1][:2]))
        bare = opening in ("为", "向") and not self.whom.search(head)
        if opening == "会同" and self.with_whom.search(body):
            return False  # 会同电信管理机构|编制规划
        if opening == "会同" and (words[-1][2] == "vn" or head.endswith("规定") or self.leads.search(body)):
            return False  # 会同有关部门|组织调查, 会同财政部门|规定, 会同有关部门|约谈负责人
        if bare or (done and opening in ("在", "从")):
            return False  # 向公安机关|报案
        if not (words[-1][2].startswith(NOUN) or named or ends) or self._holds_deed(head, opening):
            return False
        closed_by = bool(ends and opening in self.grounds and opening != "会同")  # 会同财政部门|制定…的办法
        return not of or closed_by or not self._holds_deed(what + of, opening)

    def _place(self, what: str, head: str) -> bool:
        """Whether a run ends in a place that the words before its 的 or 等 only describe."""
        if (DOING.fullmatch(head) and what) or AMONG.search(head) or head.endswith("方面"):
            return True  # 在提供信息等方面，协助税务机关
        described = what and not self.deeds.search(what) and self.where.search(head)
        return bool(described) and len(head) < 12 and not self.told.search(head)

    def _told(self, body: str) -> bool:
        """规定|公开其职责: behind the ground's noun the deed opens."""
        return bool(self.doing.search(body) or self.closing.search(body))

    def _holds_deed(self, body: str, opening: str) -> bool:
        """在本市|设置办公场所: a verb with its object; 公布的时间 holds none."""
        words, ground = self.segmenter.words(body), opening in self.grounds and opening != "会同"
        for (start, end, tag), (_, last, follows) in itertools.pairwise(words):
            named = last == len(body) and self.said.fullmatch(body, end, last)  # 经批准的计划|安排
            behind = follows in ("v", "vn") and last - end > 1 and body[last:] != "的" and not named
            if behind and self.ends.search(body, 0, end):
                return True  # 评估意见|优化流程, 标准|收费
            verb = tag == "v" or (
                tag in ("vn", "i", "l") and not ground and self.deeds.match(body, start, end)
            )
            if verb and ground and self._measured(body[start:end], body[end:]):
                continue
            if (tag == "p" and start) or (verb and end - start > 1 and follows[:1] not in ("u", "c", "x")):
                return True
        return False

    def _measured(self, verb: str, rest: str) -> bool:
        """按照医疗废物运送|时间、路线: a verb that only says whose time and way it is."""
        closed = all(self.closer.fullmatch(part) for part in re.split("、|和|与|及", rest))
        return closed and not self.deeds.fullmatch(verb)
