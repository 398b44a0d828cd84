"""Whether a relating verb is a verb where it stands, or half of a noun or of a name.

    储备粮|管理|总公司, 申请|人, 领导|干部      half of a noun or a name
    定期|检查|学校, 依法|保护|消费者            a verb and its object

jieba is the witness, the lexicon decides (ties: noun; phrases: noun_tails).
"""

import re
from collections.abc import Container

from ..ontology.model import Span
from .actors import ActorReader, Party
from .clauses import clause_of, clause_start
from .lexicon import Lexicon, any_of

COMPOUND = (
    "管理",
    "服务",
    "保障",
    "保护",
    "培训",
    "教育",
    "组织",
    "指挥",
)  # halves of nouns: 储备粮|管理, 经济|组织
ORGANS = ("部门", "机关", "政府", "局", "厅", "委员会")  # 会同文物主管部门|组织专家
LAWS = re.compile("(?:法律|法规|规章|授权或者?)$")
MEANS = re.compile(  # 采取必要措施|保护未成年人
    "(?:采取|采用|运用|利用|通过|制定|依托|借助|建立|以)[^，]{0,18}(?:措施|方式|形式|办法|手段|方法|途径|渠道|平台|方案|机制)$"
)
ASKING = ("申请", "报告", "通知", "告知", "请求", "建议")
WRITTEN = re.compile("书(?![面记信报])")
TRADES = ("管理", "服务")  # 物业服务|企业 is a name, 保护|企业 is none
LEADS = ("组织", "监督", "指导", "协调", "考核", "监管", "监督检查")  # seldom halves of names
OF_DUTIES = re.compile("义务(?!教育|消防|植树|兵|人|献血|劳动)|制度")  # 统计资料|报送|义务
WARES = ("商品", "产品", "货物", "设施", "设备", "技术")  # 网络商品和|服务|经营者
HALF_NAMED = frozenset(("人员", "机构", "部门", "机关", "组织", "人", "中心", "小组"))  # 监督|机构, 组织|人员
MOVED = ("疏散", "撤离", "撤出", "转移", "避险")  # 组织人员疏散
EVERYBODY = re.compile("(?:单位|组织)(?:和|或者|、)个人")
FIELD = 3  # characters from which a field of work holds a verb: 应急管理
FIELD_REACH = 4  # characters of it before the verb, or behind it: 市场|监督|管理
JOIN = re.compile("、|和|与|及|或")
STATE = re.compile("政府")
LED_ON = ("统筹", "协调", "组织")  # before another verb they say how it is done
NAMED_BY = re.compile("[受由经被]$|(?:、|和|与|及|或者?)$")  # 受|教育督导机构指派, 政府或者|教育督导机构
NOUNS = ("n", "nz", "nr", "ns", "nt", "ng", "an", "b", "l", "j", "t")


class Halves:
    """Judges the relating verbs of one law; ``verbs`` are their forms."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader, verbs: Container[str]) -> None:
        self.reader, self.verbs = reader, verbs
        self.nouns = frozenset(lexicon.section("ties", "noun"))
        inside, tails = lexicon.phrase("noun_tails", "verbs"), lexicon.phrase("noun_tails")
        self.bare = re.compile(rf"{inside}*(?:{tails}|人(?!民))")
        self.names = any_of([*lexicon.section("verbs", "stops", "names"), *reader.terms])
        self.papers = lexicon.pattern("phrases", "papers")
        opening, closing = (lexicon.pattern("verbs", "basis", key).pattern for key in ("opening", "closing"))
        self.ground = re.compile(f"{opening}[^，]*{closing}")
        self.adverb = lexicon.pattern("verbs", "adverbs", "before")
        self.state = lexicon.pattern("phrases", "of_government")
        self.leads_on = re.compile(
            f"{lexicon.phrase('led_on')}(?!部门|主管|行政|监督|管理|、|和|单位|机构|等|人员|者|局)"
        )
        self.domain = lexicon.domain
        self.fields = tuple(field for field in lexicon.domains if len(field) >= FIELD)
        self.known = re.compile(
            f"{lexicon.level.pattern}|{any_of([*lexicon.domains, *lexicon.kinds]).pattern}|国家|社会|各|的"
        )

    def past(self, text: str, deed: Span, found: re.Match[str], named: list[Span]) -> int | None:
        """Where to read on because the verb found is none; None where it is one.  ``named`` are names already read."""
        if EVERYBODY.match(text, found.end(), deed.end) and text[found.start() - 1] != "被":
            return None  # 组织|单位和个人开展演练
        if found[0] == "教育" and not self._opens_word(text, found.start()):
            return found.end()  # 接受继续|教育
        if OF_DUTIES.match(text, found.end()) or text.startswith("员队伍", found.end()):
            return found.end()  # 建立指导|员队伍
        if (
            found[0] == "服务"
            and text[found.start() - 1] in "和、及"
            and text.endswith(WARES, 0, found.start() - 1)
        ):
            return found.end()
        if found[0] in ASKING and self._of_paper(text, Span(found.end(), deed.end)):
            return found.end()  # 将申请|资料交评审委员会, 将请求|书副本发送被申请人
        name = self.names.match(text, found.start(), deed.end)
        # a deed opens with a verb: 委托|单位或者个人, 组织|单位和个人
        verbs = found.start() == deed.start and (found[0] == "委托" or (name and name[0] == "组织单位"))
        if (
            name
            and not verbs
            and name.end() > found.end()
            and text[found.end() : name.end()] not in self.verbs
            and self._ends_word(text, name.end())  # 申请人, not 申请|人民法院
        ):
            return name.end()
        whole = self.reader.head.match(text, found.start(), deed.end)
        longer = whole and whole.end() > found.end() and len(found[0]) > 1
        if whole and longer and self._ends_word(text, whole.end()):
            return whole.end()  # 领导干部
        inside = (span for span in named if span.start <= found.start() and found.end() <= span.end)
        if span := next(inside, None):  # 与…市场监督管理、国资监管等单位: part of a name already read
            return span.end
        if found[0] in ("授权", "委托") and LAWS.search(text, deed.start, found.start()):
            return found.end()  # 法律、法规授权或者委托的组织
        organ = found[0] == "组织" and text.endswith(ORGANS, deed.start, found.start())
        if found[0] in COMPOUND and not organ and self.after_noun(text, deed.start, found.start()):
            return found.end()  # 储备粮|管理|总公司: half of a noun
        opens = found.start() == deed.start or text[found.start() - 1] in "，、并和及"
        if found[0] == "服务" and not opens:
            return found.end()  # 上网|服务|营业场所
        level = self.reader.lexicon.level.match(text, found.end(), deed.end)  # 报|上一级人民政府
        if len(found[0]) == 1 and text.startswith("人员", found.end()):
            return found.end()  # 价格信息采|报|人员
        if len(found[0]) == 1 and not level and not self.word(text, found.start()):
            return found.end()  # 国家商检部门, 报酬
        if found[0] in self.nouns and (whose := self._object_name(text, deed, found)):
            return whose.span.end  # 接受|教育督导机构的指导
        if found[0] in self.nouns and text.endswith(self.fields, deed.start, found.end()):
            return found.end()  # 应急|管理、市场监督|管理
        if found[0] in self.nouns and (ends := self._inside_field(text, deed.start, found)):
            return ends  # 市场|监督|管理、卫生健康等部门
        if found[0] in self.nouns and self._of_things(text, found.end(), deed.end):
            return found.end()
        field = found[0] == "组织" and text.startswith("规划", found.end())  # 组织|规划土地、交通等部门
        if found[0] in LED_ON and not field and self.leads_on.match(text, found.end(), deed.end):
            return found.end()  # 统筹|考虑务工人员的需要, 组织|编制幼儿园布局规划
        return None

    def _of_paper(self, text: str, rest: Span) -> bool:
        """通知|书, 申请|资料交评审委员会: the word of a paper follows; not 报告|规划审批机关, which names a body."""
        if WRITTEN.match(text, rest.start, rest.end):
            return True
        paper = self.papers.match(text, rest.start, rest.end)
        if paper is None:
            return False
        whom = self.reader.opening(text, rest.start, rest.end, modifies=True)
        if whom is None or whom.mentions[0].span.end <= paper.end():
            return True
        return bool(re.search("[交送发]", text[paper.end() : whom.mentions[0].span.end]))

    def _inside_field(self, text: str, start: int, found: re.Match[str]) -> int | None:
        """Where the field of work ends that the verb stands inside: 监督 in 市场|监督|管理."""
        for at in range(max(start, found.start() - FIELD_REACH), found.start()):
            for field in self.domain.finditer(text, at, found.end() + FIELD_REACH):
                if field.start() < found.start() and field.end() > found.end():
                    return field.end()
                break
        return None

    def _of_things(self, text: str, at: int, stop: int) -> bool:
        """保护|设备和人员, 管理|规约和业主大会议事规则: the list behind the verb opens with what is nobody."""
        party = self.reader.opening(text, at, stop, modifies=True)
        skipped = text[at : party.mentions[0].span.start] if party else ""
        return bool(JOIN.search(skipped)) and not self.known.search(skipped)

    def of_a_name(self, text: str, verb: str, rest: Span) -> bool:
        """管理|人员, 培训|机构: the verb is part of the name; 保护|企业经营者 is no name, nor is 保护|企业."""
        tail = self.bare.match(text, rest.start) if verb in self.nouns else None
        party = self.reader.opening(text, rest.start, rest.end, modifies=True)
        if not tail or (verb == "组织" and party and len(party.mentions) > 1):
            return False  # 组织|单位和个人，采取…措施
        whole = self.reader.head.match(text, rest.start, rest.end)  # 组织|工作人员 is a deed
        # 检查情况|通报有关部门 is what was found
        body = self.reader.head.search(tail[0]) or (whole and whole.end() > tail.end())
        if body and party and tail.end() < party.mentions[0].span.end:
            return False
        return tail[0] != "企业" or verb in TRADES

    def leads(self, text: str, deed: Span, at: int, verb: str, party: Party) -> bool:
        """组织|建设单位进行演练: a verb that opens a deed, and whom it leads is who does what follows.

        A deed opens with no name, so 监督单位|执行 is none there; 监督机构 may be one even so.
        """
        tasked = text.endswith(("负责", "专人"), deed.start, at)  # 指定专人负责|指导单位和个人分类
        opens = (
            at == deed.start
            or text[at - 1] in "、并"
            or tasked
            or self.adverb.fullmatch(text, deed.start, at)
        )
        end = party.span.end
        if not opens or verb not in LEADS or not end < deed.end or text[end] in "，、的（":
            return False
        moved = text.startswith(MOVED, end)
        alone = len(party.mentions) == 1 and text[at + len(verb) : end] in HALF_NAMED and not moved
        tag, _ = self.reader.segmenter.tag_at(clause_of(text, end), end - clause_start(text, end))
        return not alone and (len(party.mentions) > 1 or tag in ("v", "vn", "d", "p", "ad"))

    def of_the_state(self, text: str, party: Party) -> bool:
        """政府|投资项目, 政府|信息公开: what is the government's, and no government."""
        return bool(STATE.fullmatch(text, party.span.start, party.span.end)) and bool(
            self.state.match(text, party.span.end)
        )

    def whose(self, text: str, deed: Span, at: int, party: Party) -> bool:
        """公布|监督投诉机构的电话: a verb before has the rest as its object, and the name says whose it is."""
        words = self.reader.segmenter.words(text[deed.start : at])
        verb = bool(words) and words[-1][2] == "v" and words[-1][1] - words[-1][0] > 1
        return verb and text.startswith("的", party.span.end)

    def _object_name(self, text: str, deed: Span, found: re.Match[str]) -> Party | None:
        """The name a verb opens, where another verb right before it has that name as its object."""
        words = self.reader.segmenter.words(text[deed.start : found.start()])
        verb = words and words[-1][2].startswith("v") and words[-1][1] - words[-1][0] > 1
        if not verb and not self._named(text, deed, found):
            return None
        if words and self.adverb.fullmatch(text, deed.start + words[-1][0], found.start()):
            return None  # 定期|检查学校
        whom = self.reader.opening(text, found.end(), deed.end, modifies=True)
        half = whom and text[found.end() : whom.span.end] in HALF_NAMED
        if whom and not half and text.endswith("负责", deed.start, found.start()):
            return None  # 负责|检查医疗机构执业情况
        party = self.reader.opening(text, found.start(), deed.end, modifies=True)
        return party if party and party.mentions[0].span.start == found.start() else None

    def _named(self, text: str, deed: Span, found: re.Match[str]) -> bool:
        """Whether a noun, a level or a name before the verb makes it open a name: 残疾人|保护组织, 省|教育主管部门."""
        before = text[deed.start : found.start()]
        by = NAMED_BY.search(before)
        if by and by[0] not in "受由经被":
            return bool(before[: by.start()]) and self._names(before[: by.start()])
        if by or found[0] == "组织":
            return bool(by) and found[0] != "组织"
        level = re.search(f"(?:{self.reader.lexicon.level.pattern})$", before)
        return bool(level) or (
            self.after_noun(text, deed.start, found.start(), NOUNS) and not self._names(before)
        )

    def _names(self, before: str) -> bool:
        """Whether a run ends in a name: 个人|救助流浪乞讨人员 is a subject and its verb."""
        return any(head.end() == len(before) for head in self.reader.head.finditer(before))

    def _ends_word(self, text: str, at: int) -> bool:
        return self.reader.segmenter.ends_word(clause_of(text, at - 1), at - clause_start(text, at - 1))

    def _opens_word(self, text: str, at: int) -> bool:
        return bool(self.reader.segmenter.tag_at(clause_of(text, at), at - clause_start(text, at))[1])

    def word(self, text: str, at: int) -> bool:
        """Whether the one character at ``at`` is a word of its own."""
        return self.reader.segmenter.tag_at(clause_of(text, at), at - clause_start(text, at))[1] == 1

    def after_noun(self, text: str, start: int, at: int, tags: tuple[str, ...] = NOUNS[:6]) -> bool:
        """Whether a noun stands right before ``at``, so that a verb there is half of a longer one."""
        words = self.reader.segmenter.words(text[start:at])
        if self.ground.fullmatch(text, start, at) or MEANS.search(text[start:at]):
            return False  # 根据改造计划|组织改造责任人, 采取必要措施|保护未成年人
        return (
            bool(words)
            and text[start + words[-1][0] : at] != "依法"  # jieba takes it for a noun
            and words[-1][2] in tags
            and words[-1][1] - words[-1][0] > 1
        )
