"""Whether a run of words is a name: no verb takes it as object, no clause hides in it.

    规范群众       a verb and its object           运营单位   a name: 单位 says little without its verb
    新兵到达机构    a clause                        摘录有关单位  a determiner opens a name, never stands inside

jieba is the witness that a head ends where a word ends, and what part of speech opens a run; the
lexicon's verbs decide (``agentive``: verbs that open names; ``never``, ``governing``, ``taking``: that do not).
"""

import re

from ..ontology.model import ActorKind
from .clauses import clause_of, clause_start
from .determiners import REGION, Determiners
from .lexicon import Lexicon, any_of
from .segment import Segmenter

SEATED = "[驻在][京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵滇云陕秦甘陇青宁新藏甬深穗厦]"
DRAWS_UP = re.compile("编制(?!部门|管理|委|机关|工作|事项|主管|、|和)")
NEEDED = re.compile("(?:必)?需(?!要)")
OTHER_PLACE = re.compile("所(?=[、，的和与应不可内外]|经营|管理|使用|运营|所有)")
MEETS = re.compile("(?:一般|应当|可以)?(?:每|举行|召开|期间|由|的时间|至少)")
CROWD = re.compile("(?:较为|较|高度)?(?:聚集|密集|集中|流动|稠密|众多|往来|多的)")
TWO_VERBS = tuple(  # 传承弘扬和保护利用, 防范和处置
    re.compile(rf"([\u4e00-\u9fff]{{{size}}})和([\u4e00-\u9fff]{{{size}}})") for size in (4, 2)
)
FOLLOWS = frozenset("，。；均都也应可不有按依对向在与及和或、，的自将未已因")
AGENT = frozenset(("单位", "机关", "机构", "部门", "人", "方", "者"))
DOERS = ("单位", "企业", "机构", "公司", "者")
BEING = (  # 在园儿童, 受聘教师, 无证单位: how they are opens their name
    "(?:在[园场岗职册押编读训]|受[聘雇]|无证|持证)"
    "(?=(?:见证)?(?:人(?:员|(?!民))|职工|员工|教师|教职工|学生|学员|幼儿|儿童|未成年人|老年人|干部|单位|经营者|工作人员|从业人员))"
)
RELATING = ("相关", "有关", "相应", "所属", "涉外")  # jieba calls them verbs
OFFICES = (
    "主管部门",
    "行政部门",
    "管理部门",
    "监管部门",
    "行政管理部门",
    "监督管理部门",
    "管理机构",
    "监督管理机构",
    "部门",
)
PEOPLE = (ActorKind.PUBLIC, ActorKind.OCCUPATION)
NAME_LIMIT = 22  # characters before a head; 国务院银行业监督管理 is 9, 防范和处置非法集资 is 9


class Nominal:
    """Judges runs of one law's shadow."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, determiners: Determiners) -> None:
        self.lexicon, self.segmenter = lexicon, segmenter
        self.determiners, self.terms = determiners, determiners.known - lexicon.not_alone
        words, section = lexicon.tables["heads"], lexicon.section
        self.dependent = frozenset(words["dependent"])
        self.steered = frozenset(words["steered"]) | {"者", "人", "方"}
        self.adverb = lexicon.pattern("verbs", "adverbs", "before")
        self.taking = lexicon.pattern("verbs", "taking")
        self.governing = lexicon.pattern("verbs", "governing")
        self.agentive = any_of([*section("verbs", "agentive"), *section("verbs", "suffering")])
        self.suffering, self.never = lexicon.pattern("verbs", "suffering"), lexicon.pattern("verbs", "never")
        self.deeds = any_of([*section("verbs", "deeds"), *section("verbs", "taking")])
        self.function = lexicon.pattern("verbs", "stops", "function")
        self.short = frozenset(section("verbs", "taking", "short"))
        self.work_heads = frozenset(lexicon.section("phrases", "doers"))
        self.predicates = frozenset(section("verbs", "stops", "predicates"))
        self.stop = any_of([*section("verbs", "stops", "function"), *section("verbs", "stops", "verbs")])
        kinds, deeds = section("verbs", "relative", "kind"), section("verbs", "relative", "deed")
        self.relative = re.compile(  # (对安全生产)负有监督管理职责的|部门
            rf"(?:(?:(?:依法)?对[^，。；：的]{{2,16}}?(?=负有|承担|履行))?(?P<kind>{any_of(kinds).pattern})|{any_of(deeds).pattern})[^，。；：]{{0,40}}?的(?!、|和|或|，)"
        )
        follows = f"(?={lexicon.phrase('past_fields')})"
        self.inner = re.compile(  # 记录|本企业
            rf"(?:有关|相关)(?={lexicon.phrase('opened')})|全体|其他|其它|所有(?!制)|任何|上述|辖区内|区域内|范围内"
            "|(?<![基资成标根])本(?=单位|企业|机构|部门|公司|机关|组织)"
        )
        self.harmless = re.compile(
            rf"{SEATED}(?=机构|单位|企业|分支|高校)|"  # 中央在京单位
            rf"{BEING}|(?!对外[国籍来商资])(?:"
            r"被(?:(?!的)[\u4e00-\u9fff]){2,4}?(?=人(?!民)|单位|者|方|对象|企业|机构|机关|农民|妇女|家庭)|"  # 被征收人, 被检查单位
            rf"{any_of(lexicon.domains).pattern}{follows}|{any_of([*section('verbs', 'stops', 'names'), *self.terms]).pattern})"
            "(?!(?<=人)民(?:法院|检察院|政府))"  # 申请|人民法院, and no 申请人
        )

    def ends_here(self, text: str, end: int, head: str) -> bool:
        """jieba's witness: a one-character head must close a word, a longer one not sit inside one."""
        if text.startswith(("部门", "办公室"), end - 1):
            return False  # 环境保护部|门, 民防办|公室
        if head.endswith("机构") and DRAWS_UP.match(text, end):
            return True  # 管理机构|编制方案, though 机构编制 is a word
        if head.endswith("代表大会会议") and MEETS.match(text, end):
            return False  # 人民代表大会|会议每年举行一次
        if head == "人员" and CROWD.match(text, end):
            return False  # 车站、机场等人员|聚集的公共场所
        if head.endswith("所") and NEEDED.match(text, end):
            return False  # 检测|所需费用
        if head.endswith("场") and OTHER_PLACE.match(text, end):
            return False  # 屠宰场|所经营者
        if head == "外国" and text[end : end + 1] in ("渔", "船", "籍", "军", "航"):
            return False  # 外国渔船: a thing
        if head.endswith("区") and text.startswith("级", end):
            return False  # 军区|级以上单位
        if head.endswith("机关") and text.startswith("报", end):
            return True  # 行政机关|报请, though 机关报 is a word
        if text.startswith(("方可", "方能"), end):
            return True  # 企业|方可使用, though 企业方 is a head
        if text.startswith(("方可", "方能"), end - 1) and head[:-1] in self.lexicon.kinds:
            return False
        if head in self.terms or (len(head) > 1 and text[end : end + 1] in FOLLOWS):
            return True  # 个人均有权: jieba reads 人均 there
        start = clause_start(text, end)
        return self.segmenter.ends_word(clause_of(text, end), end - start)

    def plain(self, text: str, start: int, end: int, head: str = "") -> bool:
        """Whether a name may hold these characters before its ``head``."""
        chunk = text[start:end] + head
        region = REGION.match(chunk)
        level = self.lexicon.level.match(chunk, region.end() if region else 0)
        if end - start > NAME_LIMIT + (level.end() if level else 0):
            return (
                False  # 省、自治区、直辖市、自治州、县、市、市辖区的|人民政府: levels are no part of the name
            )
        chunk = "口" * level.end() + chunk[level.end() :] if level else chunk
        chunk = re.sub(r"（[^）]*）", _blank, self.harmless.sub(_blank, chunk))[: end - start]
        for pair in (found for size in TWO_VERBS for found in size.finditer(chunk)):
            verbs = all(
                self._only_verbs(pair[n]) for n in (1, 2)
            )  # 防范和处置非法集资: one task, not two bodies
            if pair.end() == len(chunk) and head in ("人员", "单位", "企业", "公司"):
                continue  # 操作和|维护人员: who does the one and who does the other
            # 安装和|无损检验
            if verbs and not self.segmenter.tag_at(chunk[pair.end() :], 0)[0].startswith("v"):
                chunk = chunk.replace(pair[0], "口")
        if re.search(r"[，。；：、□“”《》0-9]|和|及|或", chunk):
            return False
        inner = self.inner.search(text, start + 1, end + 2)  # 摘录|有关单位: a determiner opens a name
        before = chunk[: inner.start() - start] if inner and inner.start() < end else ""
        if inner and before.strip("口") and not (inner[0] == "相关" and self._trade(before, head)):
            return False
        governed = level or text.endswith(("政府", "国务院"), 0, start)
        if governed and head.endswith(OFFICES) and not self.stop.search(chunk):
            return True  # 国务院民用爆炸物品行业|主管部门
        if self._clausal(chunk) or (head and self._clausal(chunk + head, certain=True)):
            return False
        words = self.segmenter.words(chunk)
        fields = [(a, b) for a, b, tag in words if self._field(chunk[a:b], tag)]
        nouns = [(a, b) for a, b, tag in words if b - a > 1 and tag[:1] in "nbj"]
        for stop in self.stop.finditer(chunk):
            inside = len(stop[0]) == 1 or any(b == stop.end() + 1 for a, b in nouns if a == stop.start())
            if inside and any(a == stop.start() for a, b in nouns):
                continue  # 无 in 无损, 保护 in 保护区
            # 出租 in 出租汽车 is no verb
            if not any(a <= stop.start() and stop.end() <= b for a, b in fields):
                return self._verbal_name(chunk, stop, head)
        return True

    def _trade(self, run: str, head: str) -> bool:
        """人工智能|相关企业: a trade of nouns alone, and whose body has a head that tells no more."""
        trade = head in DOERS and not any(run.endswith(kind) for kind in self.lexicon.kinds)
        return trade and all(b - a > 1 and tag[:1] in "nbj" for a, b, tag in self.segmenter.words(run))

    def _only_verbs(self, run: str) -> bool:
        """传承弘扬: verbs of two characters that take no body."""
        return all(
            tag == "v" and end - start == 2 and not self.governing.match(run, start)
            for start, end, tag in self.segmenter.words(run)
        )

    def _clausal(self, chunk: str, certain: bool = False) -> bool:
        """Whether a run is a clause, noun and verb and noun: 新兵|到达|新兵训练(机构).

        ``certain``: only verbs that take bodies as object (国家|鼓励|自然人), not any (医养|结合|机构).
        """
        words = self.segmenter.words(chunk)
        return any(
            words[n][2] == "v"
            and words[n][1] - words[n][0] > 1
            and words[n + 1][2].startswith(("n", "l", "j", "r", "m"))
            and not self.agentive.fullmatch(chunk, words[n][0], words[n][1])
            and chunk[words[n][0] : words[n][1]] not in RELATING
            and (not certain or self._takes(chunk[words[n][0] : words[n][1]], chunk[words[n][1] :]))
            for n in range(1, len(words) - 1)
        )

    def _field(self, word: str, tag: str) -> bool:
        """A field of work that holds a verb: 出租汽车, 污水处理."""
        if word in self.lexicon.domains:
            return True
        thing = len(word) > 3 and tag[:1] == "n" and self.segmenter.tag_at(word[:2], 0) == ("n", 2)
        return thing and word[:2] not in self.lexicon.domains and not self._takes(word[:2], "")

    def _takes(self, verb: str, rest: str) -> bool:
        """国家|鼓励|自然人 does, 非法集资|协助|人 does not: its head says little without the verb."""
        verbs = (self.taking, self.governing, self.never)
        return rest not in AGENT and any(takes.fullmatch(verb) for takes in verbs)

    def _verbal_name(self, chunk: str, stop: re.Match[str], head: str) -> bool:
        """广告发布者, 维护保养单位: verbs up to the head make a name, unless one governs the rest."""
        if self._field_of_work(chunk, stop, head):
            return True
        if head not in self.dependent:
            return False
        if self.governing.fullmatch(stop[0]) and (not stop.start() or head not in self.steered):
            return False
        rest = chunk[stop.start() :].replace("口", "")
        if self.function.search(rest):
            return False
        words = self.segmenter.words(rest)
        steered = self.governing.match(rest) or self.never.match(rest)
        # 房屋|使用|安全|责任人
        field = stop.start() and words and not steered and self.agentive.fullmatch(rest, *words[0][:2])
        if field and all(tag[:1] in "nvba" and end - start > 1 for start, end, tag in words):
            return True
        return all(
            end - start > 1 and (tag.startswith("v") or self.stop.fullmatch(rest, start, end))
            for start, end, tag in self.segmenter.words(rest)
        )

    def _field_of_work(self, chunk: str, stop: re.Match[str], head: str) -> bool:
        """体育|指导|人员, 战略|推进|委员会: a noun, what is done to it, and who does it."""
        if head not in self.work_heads or stop.end() < len(chunk) or stop.start() < 2 or len(stop[0]) < 2:
            return False
        field = chunk[: stop.start()]
        nouns = all(tag[:1] in "nbaj" and b - a > 1 for a, b, tag in self.segmenter.words(field))
        return nouns and not any(field.endswith(kind) for kind in self.lexicon.kinds)

    def opens_as_verb(self, text: str, begin: int, end: int, head: str) -> bool:
        """Whether a run opens with a verb or a particle and so is no name: 推荐代表候选人, 未经人民法院."""
        if self.never.match(text, begin, end):
            whole = self.lexicon.domain.match(text, begin, end - len(head))
            return not whole or whole.end() < end - len(head)  # 优化营商环境工作|主管部门
        if self.harmless.match(text, begin, end):
            return False
        tag, length = self.segmenter.tag_at(text[begin:end], 0)
        verbs = self.all_verbs(text, begin, end, head)
        for verb in (self.governing.match(text, begin, end), self.taking.match(text, begin, end)):
            field = verb and verb[0] in self.lexicon.domains and head in self.dependent  # 教育考试机构
            if (
                verb
                and not field
                and verb.end() - begin >= length
                and not (verbs and length + len(head) < end - begin)
            ):
                agent = verbs and head in AGENT and length + len(head) == end - begin  # 移送单位
                return end - begin > len(head) and not agent
        if tag[:1] in ("p", "d", "c", "r", "u", "m", "t", "y") or not tag:
            return True
        trade = self.lexicon.kinds.get(head) is ActorKind.ENTERPRISE and len(head) > 2  # 包车客运经营者
        return tag in ("v", "vd", "ad") and not verbs and not trade

    def verb_and_object(self, text: str, begin: int, head_at: int, head: str) -> bool:
        """规范群众 is a verb and its object; 运营单位 is a name: 单位 says little without it."""
        level = self.lexicon.level.match(text, begin)
        begin = self.determiners.past(text, level.end(), head_at) if level else begin
        whole_field = self.lexicon.domain.match(text, begin, head_at)
        if head_at > begin and self.never.match(text, begin):
            return not whole_field or whole_field.end() < head_at  # 优化营商环境工作|主管部门
        hands = (
            text[begin] in "交送请派令退"
            and self.segmenter.tag_at(text[begin : head_at + len(head)], 0)[1] == 1
        )
        if hands and head_at > begin:
            return True  # 交|财政经济委员会
        if head_at <= begin or head in self.terms:
            return False
        if text[begin - 1 : begin] == "由" and head in AGENT and head_at - begin == 2:
            return False  # 由委托部门承担
        tag, length = self.segmenter.tag_at(text[begin : head_at + len(head)], 0)
        word = text[begin : begin + length]
        function = (
            tag in ("d", "c", "r", "y", "u") or (tag == "p" and word != "自") or (tag == "t" and "每" in word)
        )
        if function and length <= head_at - begin and not self.harmless.match(text, begin):
            return True
        if head == "组织" and (text[begin:head_at] == "人" or self.adverb.fullmatch(text, begin, head_at)):
            return True  # 任何人|组织、策划…
        if head == "组织":  # 适时组织评估 and 每年组织… are no organisations
            before = self.segmenter.words(text[begin:head_at])
            named = before and before[0][2].startswith("n") and len(before) > 1  # 人民|调解|组织
            run = text[begin:head_at]
            last = run[before[-1][0] :] if before else ""
            if last in ("负责", "具体", "统一"):
                return True
            if self.agentive.fullmatch(last):
                return False  # 调解组织
            return bool(before) and not named and not before[-1][2].startswith(("n", "b", "j", "vn"))
        if self.harmless.match(text, begin):
            return False
        befell = self.suffering.match(text, begin)
        if befell and befell.end() == head_at and self.lexicon.kinds.get(head) in PEOPLE:
            return False  # 受灾|群众, 遇险|船员
        taking = self.taking.match(text, begin)
        noun = tag[:1] in ("n", "b") and length <= head_at - begin  # 出租汽车|经营者
        if taking and taking.end() <= head_at and not (noun and taking.end() < begin + length):
            after = text[head_at + len(head) : head_at + len(head) + 1]
            complete = len(head) > 1 or not after or after in FOLLOWS or not after.isalpha()
            complete = complete or self._verb_follows(text, begin, head_at + len(head))  # 请求人|提出
            own = taking.end() == head_at and head in self.short and self.agentive.fullmatch(taking[0])
            return not (own and complete)  # 保障|人畜安全, 吸引|企业
        placed = self.lexicon.level.match(text, begin + length, head_at) if tag[:1] == "v" else None
        if placed and placed.end() < head_at + len(head):
            return True  # 请求|市知识产权局
        if head == "政府" and begin + length == head_at and tag in ("v", "vn"):
            return True  # 编制|政府投资计划
        whole = begin + length == head_at and len(head) > 2 and head not in self.steered
        if whole and self._takes(word, head) and not self.agentive.match(head):
            return True  # 委托|人民法院: the head is a name by itself
        second = self.segmenter.tag_at(text[begin + length : head_at + len(head)], 0)[0]
        if tag in ("v", "vn") and second == "v" and head not in self.dependent:
            return True  # 研究|解决|残疾人
        opens = tag in ("v", "vd") and 1 < length <= head_at - begin and head in self.dependent
        trade = self.lexicon.kinds.get(head) is ActorKind.ENTERPRISE and len(head) > 2
        if opens and not trade and not self.agentive.fullmatch(word) and not self.relative.match(text, begin):
            return True  # 护航|企业
        if head in self.dependent:
            governs = self.governing.match(text, begin)
            return bool(governs and governs[0] not in self.lexicon.domains) or (
                tag == "ad" and length <= head_at - begin
            )
        if length > head_at - begin:
            return False
        governs = self.governing.match(text, begin)
        fields = (ActorKind.INSTITUTION, ActorKind.DEPARTMENT, ActorKind.ENTERPRISE, ActorKind.SOCIAL)
        field = governs and governs[0] in self.lexicon.domains and self.lexicon.kinds.get(head) in fields
        return (
            (tag in ("v", "vd", "ad") and length < 4)
            or (tag in ("a", "d") and second.startswith("v"))
            or bool(governs and not field)  # 教育学院 is a school, 教育学生 a deed
        )

    def doers(self, text: str, begin: int, head_at: int, head: str) -> bool:
        """(学校、)接收安置单位: behind a name, verbs that carry names and a head that needs them are a name too."""
        follows = text[head_at + len(head) : head_at + len(head) + 1]
        words = self.segmenter.words(text[begin:head_at])
        verbs = all(b - a > 1 and self.agentive.fullmatch(text, begin + a, begin + b) for a, b, _ in words)
        told = follows == "" or follows in FOLLOWS
        return bool(words) and verbs and told and head.endswith(DOERS) and not self.steers(text, begin)

    def _verb_follows(self, text: str, begin: int, at: int) -> bool:
        words = {a: tag for a, _, tag in self.segmenter.words(text[begin : at + 8])}
        return words.get(at - begin, "").startswith(("v", "p", "d"))

    def all_verbs(self, text: str, start: int, end: int, head: str) -> bool:
        """维护保养单位, 检测机构: verbs and a head, the kind of name that lends its head to verbs."""
        rest = text[start:end].removesuffix(head)
        return head in self.dependent and all(
            tag.startswith("v") or self.stop.fullmatch(rest, a, b) or rest[a:b] in self.predicates
            for a, b, tag in self.segmenter.words(rest)
        )

    def carries_name(self, word: str) -> bool:
        """维护保养, 使用管理: verbs in one word, as names of who does both have them."""
        words = self.segmenter.words(word)
        return (
            len(words) == 2
            and all(tag in ("v", "vn") and b - a == 2 for a, b, tag in words)
            and bool(self.agentive.fullmatch(word, *words[0][:2]))
            and not self.steers(word, 0)
        )

    def ends_in_verb(self, text: str, start: int, end: int, head: str) -> bool:
        """无损检验单位: a verb stands right before a head that lends itself to verbs."""
        doer = head[: -2 if head.endswith(DOERS[:-1]) else -1]  # 工程|监理单位, 商标|使用人
        rest = text[start:end].removesuffix(head)
        verb = head.endswith((*DOERS, "人")) and "的" not in rest and bool(self.agentive.fullmatch(doer))
        words = self.segmenter.words(rest)
        return (
            head in self.dependent
            and (
                not words
                or verb  # 工程|监理单位
                or words[-1][2].startswith("v")
                or rest[words[-1][0] :] in self.predicates
                or bool(self.agentive.fullmatch(rest[words[-1][0] :]))  # 交易|企业
            )
        )

    def steers(self, text: str, begin: int) -> bool:
        """Whether a verb that takes bodies as object opens the run."""
        return any(verbs.match(text, begin) for verbs in (self.never, self.governing))


def _blank(found: re.Match[str]) -> str:
    return "口" * len(found[0])
