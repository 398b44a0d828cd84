"""What a clause does in its sentence: binds, allows, urges, conditions, goes on.

The first pattern that fits is taken, in the order of ``turn``; ``moves`` names them all.
"""

import re

from ..ontology.model import ActorKind, Modality, Span
from .actions import GLUED
from .actors import Party
from .cases import NO_LEAVE
from .doers import BARRED, OF
from .modals import FILING, REFERS
from .moves import Move, Turn
from .rights import ENJOYS, Rights
from .subjects import DECIDING, MORE_POSTS, THEIRS, UNASKED
from .topics import IDLE, SEATED

GOES_TO = re.compile("凭|到(?![期港岸达会案站场货位职])|商(?=有关|相关|所在|[国省市县]|财政)")
TOPIC = re.compile(  # 相关费用实行市场调节价
    "[^，]{2,12}?(?:实行|归(?!侨|还|档|口|集|类)|属于|包括|包含|(?<![理事缘自])由|(?<![行作认成人])为|适用|是|不变|符合|达到|作为|通过|(?:应)?按照|依照|参照)"
)
BARS = re.compile("禁止(?:其(?![他它余])|(?:在)?一定(?:期限|时期)内?|[一二三五十]+年(?:以)?内|终身)")
PASSES_TOO = re.compile(  # 编制方案，并经主管部门批准
    "经(?!营|济|费|办)[^，]{2,40}(?:批准|同意|审核|审查|审定|通过|合格)"
)
PASSED_THEN = re.compile(  # 编制规范，经市人民政府批准后实施: one more task
    "经[^，]{0,36}(?:批准|同意|审核|通过|许可|核准|审查|审定|审批|备案|论证|验收|合格|认定|评审|评估|考核|审议|公示)后(?!的|方可|才可|即可|方能|才能)[^，的]{2,}"
)
EXCEPT = re.compile(  # 纳税义务人，有合并情形的，在合并前，应当…: cases between the subject and its modal
    "^(?:除[^，；]*外，|(?:不|未|有|符合|发现|违反|因|经|对|需要|属于|拒绝|逾期|具有|具备|从事|存在|发生|申请|变更|造成|取得|接到|收到)[^，；]*的，|在[^，；]*(?:[前后时]|期间|过程中|之日起[^，；]*内)，){1,2}"
)
FIRST = re.compile("先|再|交|由|在|依照|按照")
OF_WHICH = re.compile("(?:有|无|没有|具有|具备)[^，的]+的[^，的]{2,8}")
WITHIN = re.compile("[中内里](?:[^，。；：的]{2,16})?的")  # 学校中的, 院校中接受师范教育的
YIELDS = re.compile("方可|才可|即可|方能|才能")  # 同意改建的，方可进行改建: nobody is told to
FIRST_THEN = re.compile(
    "(?:(?:依法|必须|首先)*(?:经(?!营|济|办|理|销)|取得|领取|获得|符合|具备|办理|参加|接受|持|通过|缴纳|完成|提交)[^，]{2,40}?)"
    "(?:方可|方能|才能|才可)[^，的]+$"
)
RELATED_TO = re.compile("与[^，。；]{1,20}(?:有关|相关|无关)的")
FILED_NEXT = re.compile("，(?:应当|必须|须)(?:[自在于][^，由]{2,20}?[内前时后])?" + FILING.pattern)
# 学生接受国防教育的情况，|记入成长档案; 个人向服务机构的捐赠，|按照规定享受优惠
MATTER = re.compile("[^，]+的(?:情况|成绩|表现|时间|年限|记录|捐赠|收入|所得)")
NOTED = re.compile(
    "(?:应当|依法)?(?:记入|计入|载入|存入|归入|视为)|(?:按照?|依照)[^，]{2,16}规定(?:享受|免征|减征|计算)"
)
IN_CHARGE = re.compile(  # …，并负责对依法设立的经营单位的监督管理: one more task
    "负责对[^，]+的(?:安全|日常|行政|统一|监督|管理|检查|指导|监管|协调|服务|培训|考核|和|与|、)+(?:工作)?"
)
THINKS = re.compile("(?:经[^，]{2,8}(?:后)?)?认为")
COMMISSIONS = re.compile(  # 已经委托有能力的单位处理的: the body is whom somebody commissioned
    "(?:已经?)?(?:委托|聘请|聘用|雇用|雇佣|授权)(?!的|人|方|代理|书|合同|单位|机关|机构|者)"
)
DEFINED = re.compile("[^，；]*的(?:执业|专业|专门)?(?:人员|组织|机构|单位|机关|团体|企业|法人|公民)")
RELATED = re.compile(
    "(?:与[^，]{1,24})?(?:有|存在|具有)[^，]{0,12}(?:利害|近亲属|亲属|关联|利益|其他)[^，]{0,4}关系"
)
BEFELL = re.compile(
    "(?:死亡|去世|失踪|破产|解散|离职|退休|毕业|(?:被)?注销)(?:(?:、|或者?|、或者)[^，]{2,6})?后?"
)
HARMED = re.compile("(?:的[^，的]{1,8})?造成[^，]*(?:的|后|时)(?:，|$)")
LISTED = re.compile("[^的对向]+、[^的对向]+(?:者|人|机关|部门|组织|单位|机构|企业|协会|人员)")
HAD_TO_DO = re.compile("对[^，]+的[^，的]{2,14}")
CLOSES = re.compile("(?!对)[^，；]{2,30}的，|(?:负有|享有|依法享有)")
UNDONE = re.compile("(?:逾期|仍|尚)?未(?!成年|来|必)|拒不|不能|无法|无力|没有")
FREE = (ActorKind.PUBLIC, ActorKind.OCCUPATION)


class Grammar(Rights):
    """The patterns of one lexicon, ready to read the clauses of one law."""

    def turn(self, text: str, clause: Span, *, follows: str = "") -> Turn:
        """Classify one clause.  ``follows`` is the text of the rest of its sentence."""
        start, end = self._past_connectives(text, clause), clause.end
        span = Span(start, end)
        if end <= start:
            return Turn(Move.BASIS, clause)
        if text.endswith(("的除外", "的从其规定"), start, end):
            return Turn(Move.IMPERSONAL, span)  # 但是依照法律规定不得许可的除外
        if glued := GLUED.match(text, start, end):  # 符合要求的|予以登记: case and deed in one
            return Turn(Move.CONTINUES, span, deed=Span(glued.end(), end))
        after = self.by.search(text, start, end) if text[end - 1] == "后" else None
        if after and (after.start() == start or self.topics.thing(text[start : after.start()])):
            done = self._by(text, Span(start, end - 1), follows)
            if done and done.move is Move.BY and done.deed and "可以" not in follows:
                when = text[done.deed.start] in "在经"  # 由公司在征得…同意后，收购
                return Turn(Move.SUBJECT, span, done.party) if when else done  # 由外交部审查后，提出建议
        agent = self.by.search(text, start, end)
        named = agent and (agent.start() == start or self._borne(text, start, agent.start()))
        doer = self._agent(text, agent.end(), end) if agent and named else self._each(text, span)
        if doer and self.cases.meanwhile(text, doer.span.end, end):
            return Turn(Move.SUBJECT, span, doer)  # 由县人民政府在十五日内，核发证书
        if told := self._term(text, span, follows) or self._told_of_thing(text, span, follows):
            return told
        if self.cases.conditional(text, start, end) and not self._goes_on_urging(text, span):
            party = self._signs(text, self._first_party(text, start, end), end)
            if not party and (to := self._case_of_deed(text, span, follows)):
                party = self._doer(text, start, to)  # 献血者的配偶临床需要用血时
            party = party or self._first(text, span, self._doer(text, start, end))
            agent = self.by.search(text, start, end) if not party and text[end - 1] == "的" else None
            if agent and text.startswith(("发现", "认为", "接到", "收到"), start):
                agent = None  # 发现应当由其他部门查处的行为的，应当通报: who finds it is carried on
            if agent and (doer := self._agent(text, agent.end(), end)) and doer.span.end < end - 1:
                party = doer  # 共有收入由业主委员会管理的，应当…
            party = party or self._wronged(text, span, follows) or self._state(text, span)
            return Turn(Move.CONDITION, span, party or self._causing(text, span, follows))
        if right := self._entitled(text, span, start):
            return right  # 有参加专业培训的权利: its subject is carried on
        if REFERS.fullmatch(text, start, end) and "》" in text[start:end]:
            return Turn(Move.BASIS, span)  # 按《…办法》执行
        found = (
            self._urged(text, span, follows)
            or self._policy_says(text, span, follows)
            or self._entitled_one(text, span, follows)
            or self._bound(text, span)
            or self._whole(text, span, follows)
            or self._by(text, span, follows)
            or self._punished(text, span)
            or self._banned(text, span)
            or self._office(text, span)
            or self._in_charge(text, span)
            or self._says(text, span, follows)
        )
        if found:
            return found
        if self.basis.match(text, start, end) and follows and self.cases.ground(text[start:end]):
            return Turn(Move.BASIS, span)
        if text.startswith("不分", start) and follows:
            return Turn(Move.BASIS, span)  # 劳动者，不分民族、性别，都有…的权利
        if text.startswith("结合", start) and follows:
            return Turn(Move.BASIS, span)  # 结合政治教育、业务培训等活动，对职工…
        if follows and self.purposes.match(text, start, end):
            return Turn(Move.BASIS, span)
        if REFERS.fullmatch(text, start, end):
            return Turn(Move.BASIS, span)
        idle = IDLE.match(text, start, end) or self.topics.counts_from(text[start:end])
        if idle or self.topics.defines(text, span) or self.topics.takes_effect(text[start:end]):
            return Turn(Move.IMPERSONAL, span)  # 请求被视为未提出: it happens, nobody does it
        too = not follows and text.startswith("并", clause.start) and PASSES_TOO.fullmatch(text, start, end)
        if too or PASSED_THEN.fullmatch(text, start, end):
            return Turn(Move.CONTINUES, span, deed=span)
        if self.cases.circumstance(text, start, end, follows):
            loose = not self.cases.circumstance(text, start, end, "")
            party = self._first_party(text, start, end) or self._doer(text, start, end)
            party = party or self._causing(text, span, follows)
            topic = self.topics.nominal(text[start:end]) or self.topics.made_by(text[start:end])
            topic = topic and not text.endswith("并", 0, start)  # 并及时报告重大业务情况，不得隐匿
            paper = topic or self.papers.search(text, start, end)
            filed = loose and paper and FILED_NEXT.match(follows)
            if filed and not party and (owner := self._owner(text, start, end)):
                return Turn(Move.SUBJECT, span, owner)  # 执法机构的执法依据，应当报…备案
            if loose and (self._made(text, span, party, follows) if party else topic):
                return Turn(Move.IMPERSONAL, span)  # 民用爆炸物品的包装，应当符合…
            return Turn(Move.CONDITION, span, party, loose=loose)
        of_which = OF_WHICH.fullmatch(text, start, end)
        if of_which and (self.modal.search(follows) or self.by.search(follows)):
            return Turn(Move.CONDITION, span)  # 无物业服务的房屋，…部门应当, not 有坚定的信念，为人民服务
        if self.by.match(follows.lstrip("，")) and self.topics.described(text[start:end]):
            return Turn(Move.IMPERSONAL, span)  # 超过的部分，由公司收购
        if self.topics.told_of(text[start:end], follows) and self.topics.nominal(text[start:end]):
            return Turn(Move.IMPERSONAL, span)  # 训练的具体内容，按照大纲执行
        about = TOPIC.match(text, start, end)
        if about and not self.reader.opening(text, about.end(), end, modifies=True):
            tag = self.reader.segmenter.tag_at(text[start:end], 0)[0]
            does = re.search("(?:制定|编制|落实|推行|建立)[和与并、]", about[0])  # 分类制定和实行…标准
            if tag in ("n", "nz", "b") and not does and not self.reader.stop.match(text, start):
                return Turn(Move.IMPERSONAL, span)
        if follows and MORE_POSTS.fullmatch(text, start, end):
            return Turn(Move.BASIS, span)
        return Turn(Move.CONTINUES, span, deed=span)

    def _past_connectives(self, text: str, clause: Span) -> int:
        at = clause.start
        while found := self.connective.match(text, at, clause.end):
            if found[0] in ("以", "和", "或") or self.reader.head.match(text, at, clause.end):
                break
            if self.modal.match(text, at) and not self.modal.match(text, found.end()):
                break
            at = found.end() - found[0].endswith("由")  # 并|由村民委员会公布
        return at

    def _first_party(self, text: str, start: int, end: int) -> Party | None:
        """The actor a condition opens with, past 违反本条例规定 and past 对."""
        at = start
        if self.cases.hindered(text, start, end) or NO_LEAVE.match(text, start, end):
            return None  # 未经所在地|主管部门批准，不得…: it does not forbid that one
        if text.startswith(("对于", "对"), at) and not self.cases.not_opens.match(text, at):
            at += 2 if text.startswith("对于", at) else 1
        elif text.startswith("因", at) and text[end - 1] == "的" and not self.cases.not_opens.match(text, at):
            return self.reader.opening(text, at + 1, end)  # 因公司减少注册资本而收购的
        party = self.reader.opening(text, at, end, modifies=False) or self.reader.exactly(text, at, end)
        if party and at > start and HARMED.match(text, party.span.end):
            return None  # 对消费者造成损害的，应当承担赔偿责任: not who is harmed
        if party and (
            self.decreed.match(text, party.span.end, end) or THEIRS.fullmatch(text, party.span.end, end)
        ):
            return None  # 市人民政府规定的其他时段
        if party:
            return party
        return self.befallen(text, Span(at, end))

    def _doer(self, text: str, start: int, end: int) -> Party | None:
        """护士执业，应当…; 居民遗失证件，应当…: who the clause before a bare modal opens with."""
        if (
            text[start] in "经对因按依从未不"
            or (text[start] == "自" and not self.cases.not_opens.match(text, start))
            or self.cases.hindered(text, start, end)
            or COMMISSIONS.match(text, self.cases.past_adverbs(text, start, end), end)
        ):
            return None
        party = self.reader.opening(text, start, end, modifies=True)
        first = tuple("btnavd" + "r" * text.startswith("自", start))  # 自行招用保安员的单位
        if not party and self.reader.segmenter.tag_at(text[start:end], 0)[0][:1] in first:
            party = self.reader.described(text, start, end)  # 短期出国的公民在国外发生…
        if party and text.startswith("的", party.span.end):
            party = self.reader.opening(text, party.span.end + 1, end, modifies=True)
        if not party or end - party.span.end < 2 or text[party.span.end] in "的、和与或及（":
            return None
        rest = text[party.span.end : end]
        opens = self.reader.segmenter.tag_at(rest, 0)[0]
        noun = len(rest) > 2 and opens != "vn" and self.topics.nominal(rest.removesuffix("等"))
        thing = self.topics.made_by(rest) or noun  # 企业使用的设备，必须…; 民兵国防教育，应当…
        return None if thing else party

    def _made(self, text: str, span: Span, party: Party, follows: str) -> bool:
        """Whether a clause names what its actor did or made, and the next says what it must be like."""
        post = text[party.span.end : span.end]
        if post.endswith("的任免") and not post.startswith("对"):
            return True  # 审计机关副职负责人的任免，应当征求…: who appoints him is not said
        rest = follows.lstrip("，")
        modal = self.modal.match(rest, self.cases.past_adverbs(rest, 0, len(rest)))
        at = self.cases.past_adverbs(rest, modal.end(), len(rest)) if modal else 0
        return bool(modal and self.things.only_is(text[party.span.end : span.end], rest[at:]))

    def _toward(self, text: str, at: int) -> bool:
        """对X…, 与X…, not 对外劳务合作企业…."""
        if RELATED_TO.match(text, at):
            return False  # 与被调查事件有关的单位
        return text.startswith(("对", "与"), at) and not self.cases.not_opens.match(text, at)

    def _named_after_places(self, text: str, span: Span) -> Party | None:
        """医院、车站等场所的管理或者运营单位，应当…: the places are no actors, who runs them is."""
        if party := self.reader.subject(text, span.start, span.end):
            return party
        last = text.rfind("的", span.start, span.end)
        if last > 0 and self.reader.acts(text, span.start, last):
            return None
        return self.reader.exactly(text, last + 1, span.end) if last > 0 else None

    def _whole(self, text: str, span: Span, follows: str) -> Turn | None:
        """A clause that is all subject, before 应当… or 由…: 由村集体承担补贴的聘用人员，应当…."""
        rest = EXCEPT.sub("", follows.lstrip("，"))
        toward = text[span.start] == "对" and self._toward(text, span.start)
        at = self.cases.past_adverbs(rest, 0, len(rest))
        asked = self.modal.match(rest, at) or self.by.match(rest) or UNASKED.match(rest)
        told = asked or self._enjoyed_by(text, span, rest)
        hindered = self.cases.hindered(text, span.start, span.end)
        if toward or hindered or not (told or self._told_later(text, span, follows.lstrip("，"))):
            return None
        end = self._trimmed(text, span.start, span.end)
        whole = self._named_after_places(text, Span(span.start, end))
        if not whole and told and LISTED.fullmatch(text, span.start, end):
            whole = self.reader.slot(text, span.start, end)  # 国际客船、危险品船运输经营者，不得…
        whole = whole or (self._with_craft(text, Span(span.start, end)) if told else None)
        return Turn(Move.SUBJECT, span, whole) if whole else None

    def _case_closes(self, rest: str) -> bool:
        """Whether a case that has begun closes in 的 before anybody is bound."""
        for clause in rest.split("；")[0].split("，"):
            if clause.endswith("的"):
                return True
            if self.modal.search(clause) or clause.endswith(("案件", "事项", "后")):
                return False  # 人民检察院认为…提起公诉的案件，法院受理后，…: another's turn
        return False

    def _answered(self, rest: str) -> bool:
        """Whether an organ is bound in the next clause."""
        party = self.reader.opening(rest, 0, len(rest))
        if party is None or party.mentions[0].actor.kind not in DECIDING:
            return False
        return bool(self.modal.match(rest, self.cases.past_adverbs(rest, party.span.end, len(rest))))

    def _banned(self, text: str, span: Span) -> Turn | None:
        if not text.startswith(("禁止", "严禁"), span.start):
            return None
        if BARS.match(text, span.start):
            return Turn(Move.CONTINUES, span, deed=span)  # 情节严重的，禁止其从事…: a penalty
        toward = text.startswith(("向", "对", "在", "将", "以", "用", "把", "为", "从"), span.start + 2)
        party = None if toward else self.reader.opening(text, span.start + 2, span.end)
        if party and BARRED.match(text, party.span.end, span.end):
            return Turn(Move.BAN, span, party, Modality.PROHIBITION, Span(party.span.end, span.end))
        return Turn(Move.IMPERSONAL, span)

    def _says(self, text: str, span: Span, follows: str) -> Turn | None:
        """X 做 Y: a plain indicative binds its subject; a subject alone waits for its modal."""
        told_of = self._toward(text, span.start) or self.cases.hindered(text, span.start, span.end)
        if told_of or IN_CHARGE.fullmatch(text, span.start, span.end):
            return None
        rest = follows.lstrip("，")
        party = self.reader.opening(text, span.start, span.end)
        if GOES_TO.match(text, span.start) or NO_LEAVE.match(text, span.start):
            return None  # 凭主管部门出具的证明办理, 未经所在地的主管部门批准, 到所在地的税务机关办理登记, 商有关部门提出
        if not party or OF.match(text, party.span.end, span.end):
            party = self._owned(text, span) or self._described_doer(text, span)
        if not party and text.startswith("在", span.start):  # 在省设立的|监察机构负责…
            party = self.reader.described(text, span.start, span.end)
        if not party:
            return None
        if FIRST_THEN.match(text, party.span.end, span.end):  # 维修人员取得证书后方可上岗
            return Turn(Move.INDICATIVE, span, party, Modality.OBLIGATION, Span(party.span.end, span.end))
        if laid := self.decreed.match(text, party.span.end, span.end):
            return self._laid_down(text, span, laid.end())
        if right := self._entitled(text, span, party.span.end, party):
            return right
        leads = party.mentions[0].span.start > span.start
        if leads and (FIRST.match(text, span.start) or self.relates.match(text, span.start)):
            return None  # 先交有关的|专门委员会审议, 指导、监督重点目标的|管理单位履行职责
        if party.span.end == span.end or self.topics.equates(text, party.span.end, span.end):
            defined = DEFINED.fullmatch(rest) or rest.startswith(("包括", "分为", "不包括"))
            divided = re.match("[^，]{0,6}分为", text[party.span.end : span.end])
            return Turn(Move.IMPERSONAL if defined or divided else Move.SUBJECT, span, party)
        asked = text[party.span.end : span.end]
        if self.topics.told_of(asked, follows):
            if party.mentions[0].actor.kind not in DECIDING:
                return Turn(Move.IMPERSONAL, span)
            if asked.endswith(("的期限", "的时限")):
                return Turn(Move.SUBJECT, span, party)  # 办案的期限，不得超过三十日
        if HAD_TO_DO.fullmatch(asked) and CLOSES.match(rest):
            return Turn(Move.SUBJECT, span, party)  # 部门对接到的举报，属于本部门职责的，应当…
        if any(self.topics.takes_effect(clause) for clause in rest.split("；")[0].split("，")):
            return Turn(Move.CONDITION, span, party)  # 双方协商一致，合同即为成立
        if self.asked_of.fullmatch(asked) and self.cases.before_modal(rest, named=True):
            return Turn(Move.SUBJECT, span, party)  # 人民法院对老年人追索赡养费的申请，可以…
        if within := WITHIN.match(text, party.span.end, span.end):
            return self._within_it(text, span, within.end())
        if RELATED.match(text, party.span.end, span.end):
            return Turn(Move.CONDITION, span, party)  # 承办人员与当事人有利害关系，可能影响…的，应当回避
        if text.startswith("所在", party.span.end):
            return None  # 收件人所在区域禁止投递
        if follows and (self.cases.at_fault(asked, rest) or BEFELL.fullmatch(text, party.span.end, span.end)):
            return Turn(Move.CONDITION, span, party)  # 承包人死亡，其继承人可以…
        if follows and self.things.of_a_deed(asked) and self.things.is_put_up(rest):
            return Turn(Move.SUBJECT, span, party)  # 镇人民政府编制的规划，经审查同意后，报县人民政府审批
        of_it = text[party.span.end] in "的、和与等（"
        of_it = of_it or self.topics.relative_verb(text, party.span.end, span.end)
        if follows and (self.things.heard(asked) or (not of_it and self.things.is_case(asked))):
            return self._its_case(span, party, rest)
        if of_it:
            return None
        if self.topics.made_by(asked) or self.topics.goes_on(asked):
            return Turn(Move.SUBJECT if self.things.is_handed(rest) else Move.IMPERSONAL, span, party)
        if REFERS.fullmatch(rest) or rest.startswith("不影响"):
            return Turn(Move.IMPERSONAL, span)  # 承包者取得的资料的汇交，适用前款规定
        asks = party.mentions[0].actor.kind not in DECIDING and not rest.startswith("任何")
        if (asks or party.mentions[0].actor.kind in FREE) and self.left_alone.match(rest):
            return Turn(Move.CONDITION, span, party)  # 村民查阅档案，村民委员会不得拒绝
        if follows and (text.startswith("被", party.span.end) or self._occasion(asked, rest)):
            return Turn(Move.CONDITION, span, party)  # 社区矫正对象被决定收监执行，…: what befalls is no duty
        decides = party.mentions[0].actor.kind in DECIDING and not self.events.match(text, party.span.end)
        later = self.modal.search(rest.split("；")[0]) if not rest.startswith("并") else None
        kind, remainder = party.mentions[0].actor.kind, text[party.span.end : span.end]
        if (kind in FREE and self._answered(rest)) or (kind is ActorKind.PUBLIC and later):
            return Turn(Move.CONDITION, span, party)  # 归侨兴办公益事业，各级人民政府应当给予支持
        plain = self.reader.segmenter.tag_at(remainder[:8], 0)[0] == "v"  # not 平等参与建设，享受同等待遇
        if kind not in DECIDING and plain and self.enjoyed_for(rest):
            return Turn(Move.CONDITION, span, party)  # 企业实施技术改造，依法享受税收优惠政策
        if self._made(text, span, party, follows):
            return Turn(Move.IMPERSONAL, span)  # 债权人留置的动产，应当与债权属于同一法律关系
        if follows.startswith("，") and UNDONE.match(remainder):
            return Turn(Move.CONDITION, span, party)  # 申请人未在期限内起诉，登记失效: left undone
        # 单位申请登记，由…审批; not 委员会作出决定，由商务部公告
        by_other = self.by.match(rest)
        if follows and not by_other and self.basis.match(remainder) and self.cases.ground(remainder):
            return Turn(Move.SUBJECT, span, party)  # 执业医师按照国家有关规定，经…同意，可以…
        if (by_other and not decides) or self.cases.circumstance(
            text, party.span.end, span.end, follows, named=True
        ):
            return Turn(Move.CONDITION, span, party)
        ground = self.basis.match(remainder) and self.cases.ground(remainder)
        if follows and (ground or SEATED.match(remainder)):
            return Turn(Move.SUBJECT, span, party)  # 执业医师按照国家有关规定，经…同意，可以…
        noted = NOTED.match(rest) and MATTER.fullmatch(remainder)
        if noted and "享受" in rest:
            return Turn(Move.SUBJECT, span, party)
        if noted or self.topics.no_deed(remainder) or (by_other and self.topics.given_over(remainder)):
            return Turn(Move.IMPERSONAL, span)
        if follows and (self.things.of_a_deed(remainder) or self.things.owns(remainder, follows)):
            return Turn(Move.SUBJECT if self.things.is_handed(rest) else Move.IMPERSONAL, span, party)
        if remainder.startswith("对") and self.cases.only_circumstance(remainder):
            return Turn(Move.SUBJECT, span, party) if follows else Turn(Move.IMPERSONAL, span)
        at = self.cases.past_adverbs(text, party.span.end, span.end)
        if follows and THINKS.match(text, at) and self._case_closes(rest):
            return Turn(Move.CONDITION, span, party)  # 审计机关认为不符合条件，且尚未整改的，可以…
        if follows and self.finds.match(text, at) and rest.split("，")[0].endswith("的"):
            return Turn(Move.CONDITION, span, party)  # 部门在执法中发现违法行为，需要协助的，应当告知…
        if yields := YIELDS.match(text, party.span.end, span.end):  # 企业方可使用
            return Turn(Move.MODAL, span, party, Modality.PERMISSION, Span(yields.end(), span.end))
        modality = Modality.PERMISSION if ENJOYS.match(text, at) else Modality.OBLIGATION
        return Turn(Move.INDICATIVE, span, party, modality, Span(party.span.end, span.end))
