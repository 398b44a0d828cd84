"""Whom a modal binds: the subject before 应当, 不得, 可以, the agent behind them, or whom a clause before it named.

X 应当 做 Y          the subject stands right before the modal
X 在…时 应当 做 Y     with a circumstance between
X 的 Y 应当 做 Z       the one behind 的 is the subject, though no name but 部门
应当 由 X 做 Y        or behind it
申请书应当写明…        or nobody: a thing is no bearer
"""

import re

from ..ontology.model import Modality, Span
from .actors import Party
from .conjuncts import CONNECT
from .doers import Doers
from .moves import Move, Turn

REFERS = re.compile(
    r"(?:具体)?(?:从|依照|按照|适用)其规定|(?:从|依照|按照|按)(?:其|双方|合同)*约定(?:执行|办理|处理|确定)?|(?:具体)?(?:依照|按照|适用|参照|按(?=《))[^，]*(?:规定|办法|》)(?:执行|办理|处理)?"
)
LEFT_TO = re.compile("[^，、的]{2}的(?:事项|项目|活动|工作|事务|案件|问题|用地|费用)$")
LAID_DOWN = re.compile("(?:法|法规|规章|条例|规定|办法|国家|国家和(?:本?省|本?市))规定$|认为$")
OF_A_THING = re.compile("的(?!除外)[^，的]+$")
CAPABLE = re.compile(
    "(?:确?有|具备)(?:相应)?(?:条件|能力|需要)的(?:地方|地区|区域)"
)  # 有条件的地方可以…: whoever was bound before
SEASON = re.compile("[^，的]{1,5}(?:期|日|季节|季|时段)")  # 汛期应当…
CHOSEN = re.compile(  # 组长应当…由…推选产生
    "由(?=[^，]{2,30}(?:推选|选举|推荐|协商|提名|选聘|任命)(?:产生|任命|担任)?$)"
)
FOUND_OUT = re.compile(
    "(?:发现|遇有?|遇到|接到|收到)(?!的)[^，的者]{1,12}"
)  # 发现问题|应当要求被监理单位整改
FILING = re.compile(  # 应急预案应当报…备案, 处理情况应当及时向代表反馈
    "(?:依法|及时|同时|书面|定期|如实|按时|当场|当庭)*(?:报(?!废)|交付(?!使用)|送达|发给|向社会(?:公布|公开|公示)|向[^，]{2,30}(?:报告|备案|报送|提交|反馈|通报)"
    "|提交|报送|书面告知|告知|通知|反馈|答复|移送|移交|抄送|抄报|保存|留存|妥善保[存管])"
)
FILED_BY_TIME = re.compile(
    "(?:[自在于][^，由]{2,20}?[内前时后])?" + FILING.pattern
)  # 应当在公布后三十日内报送…备案
MISUSED = re.compile(  # 登记证件不得转借: by whom it was given to, and not by the authority that gave it
    "(?:擅自|非法|私自|以任何[^，]{1,4})*(?:转借|出借|转让|出租|涂改|伪造|变造|买卖|倒卖|冒用|损毁)"
)
ANSWERED = re.compile(
    "^，(?:[^，；]+，){0,2}(?:[^，]+的，)?(?:[^，]+，)?(?:应当|必须|依法)+(?:承担[^，]*责任|赔偿)"
)
WITH_WHOM = re.compile("有(?=[^，]{2,30}(?:参加|参与|在场|出席|陪同)(?:审查|验收|会议)?$)")
COUNTED = re.compile("有(?:至少|不少于)?[一二三四五六七八九十两数多\\d]")
TOWARD = re.compile("(?<=.{2})对(?![外象口方])[^，对]*$")
INSIDE = re.compile("[^，的]{1,14}的")
MATTER = re.compile("(?:对(?![外口])|在)[^，的]{2,24}")  # 国家|对部分进口货物|可以
SETTLES = re.compile("确定|核定|明确|计算|核算|认定|告知|公布|公示|列明|扣除|划定|(?<![法规定国家])规定")
TIMED = re.compile("[在于][^，的]{2,10}[内中时前后]|依法|依照[^，的]{2,10}规定")
INTO = re.compile("在|对于?|将|把|向|从|为|按照?|依照|根据")
OWED_BY = re.compile(
    "(?P<thing>[^，的由]{2,6}的[^，的由]{2,14})由(?!于|此)"
)  # 职工应当|缴纳的保险费|由单位代扣
HOLDING = re.compile("(?:凭|持|出示)[^，的]{0,12}(?:证|证件|证书|证明|执照|文件|函|介绍信)|连选")
HOLDS = re.compile("(?:持有?|凭)[^，的]{2,14}(?:证书?|证件|证明|执照|卡)的")  # 持荣誉证书的|教师可以…
ORGANISED = re.compile("组织(?=可以|可|并?处|给予)")
INCUMBENT = re.compile("负有[^，的]{0,6}责任的")  # 对机构负有责任的董事给予警告
HAS = re.compile(
    "有(?!下列|以下|前款|权|义务|责任|效|序|计划|组织|针对|重点|利)(?!.*(?:参加|参与|在场|出席|陪同|行为)$)"
)

LATER_BY = re.compile(  # 应当限期|由用地单位造林, 应当在开标后|由评标委员会审查, 应当按照批准权限由负责人带班
    "(?:限期|在[^，由的]{1,16}(?:[前后时内中上]|期间)|自[^，由]{2,16}之日起[^，由的]{1,10}内|于[^，由的]{2,14}[前后内日]"
    "|(?:按照?|依照|依据|根据)[^，由的]{2,16})(?=由)"
)
FILING_OF = re.compile("备案|申请|申报|登记|报批|投诉|举报")
GIVES = re.compile("(?:同时|如实)?(?:提供|提交|出示|交验|填写|出具|报送|附)")
LIABLE_FOR = re.compile("[^，。；：的]{2,16}(?:负有|负|承担)[^，。；：的]{0,8}责任的")
BUILT = re.compile("按照?[^，]{2,24}(?:建设|规划|设计|设置)$")


TELLS_THAT = re.compile(
    "(?:依法|书面|及时|同时|当场|主动|一次性|口头|并)*(?:告知|通知|提示|提醒|告诫|引导)(?!书|单)"
)


class Modals(Doers):
    """Reads the clauses that a modal binds."""

    def _bound(self, text: str, span: Span) -> Turn | None:
        """X 应当 Y: the subject stands before the modal, or in an earlier clause."""
        first: Turn | None = None
        short = False
        for found in self.modal.finditer(text, span.start, span.end):
            modality = self.lexicon.modals[found[0]]
            if (
                found.start() > span.start  # 须持规定的资料: nothing there that it could be inside of
                and INSIDE.match(text, found.end(), span.end)
                and (len(found[0]) == 1 or text.endswith("其", 0, found.start()))
                and (self._opens_verb(text, span) or self.reader.stop.match(text, span.start))
            ):
                continue  # 履行依法应尽的义务, 明确其应当承担的义务, 垫付应由物业买受人交纳的资金
            if self._told_that(text, span, found.start()):
                continue  # 并告知当事人|可以申请复议
            if found.start() == span.start and self._describes(text, span, found):
                continue  # 有权审批的|机关应当作出决定
            if self._settled(text, span, found):
                continue  # 核定纳税人应当缴纳的税额
            if LAID_DOWN.search(text, span.start, found.start()) and OF_A_THING.search(
                text, found.end(), span.end
            ):
                continue  # 对本法规定|必须经检验的进出口商品, 根据国家规定实施抽查
            relative = len(found[0]) == 1 and text.endswith("所", 0, found.start())  # 所应尽的义务
            if relative or text.endswith(("除", "专", "占", "没", "自"), 0, found.start()):
                continue  # 除应当由市人民代表大会制定的…以外, 自应当订立合同之日起
            if INTO.fullmatch(text, span.start, found.start()) and INSIDE.match(text, found.end(), span.end):
                continue  # 在|应当加施标识的畜禽的指定部位, 对|不得排放的废液进行处理
            if found[0] in ("禁止", "严禁") and not self._subject_before(text, span.start, found.start()):
                continue
            deed = Span(found.end() if found[0] != "享有" else found.start(), span.end)
            pre = self._trimmed(text, span.start, found.start())
            if found[0] == "享有" and not (whose := self._enjoys(text, span.start, pre)):
                continue
            if found[0] == "享有" and whose:  # 学校在用水等方面享有…: in what, too
                deed = Span(whose.span.end, span.end)
            if pre > span.start and (fallen := self._punished(text, span)):
                return fallen  # 对机构可以处…罚款
            agent = self.by.match(text, self.cases.past_adverbs(text, deed.start, deed.end), deed.end)
            agent = agent or CHOSEN.search(text, deed.start, deed.end) or self._agent_later(text, deed)
            if agent and pre > span.start and (party := self._agent(text, agent.end(), deed.end)):
                if self.things.is_held(text[party.span.end : deed.end]):
                    return Turn(Move.CONDITION, span)  # 其他应当由主席团处理的事项: what is in its hands
                return Turn(Move.BY, span, party, modality, Span(party.span.end, deed.end))
            if agent and pre > span.start:
                return Turn(Move.IMPERSONAL, span)  # 联组会议可以由各组联合召开: it is held, not bound
            if pre <= span.start and (fallen := self._pursued(text, span, deed, modality)):
                return fallen
            said = deed.of(text)
            if pre <= span.start and REFERS.fullmatch(said) and said.endswith(("执行", "办理", "处理")):
                return Turn(Move.BASIS, span)  # 另有规定的，可以依照有关法律的规定执行
            joins = WITH_WHOM.match(text, deed.start, deed.end)
            # 审查必须有工会参加
            own = pre <= span.start and COUNTED.match(text, deed.start)  # 检查时应当有二名以上人员参加
            if joins and not own and (party := self.reader.opening(text, deed.start + 1, deed.end)):
                return Turn(Move.BY, span, party, modality, Span(party.span.end, deed.end))
            if pre <= span.start and HAS.match(text, deed.start, deed.end):
                return Turn(Move.IMPERSONAL, span)  # 其中应当有具备财会知识的人员
            if pre <= span.start:
                if agent and text.startswith("，", span.end) and LEFT_TO.search(said):
                    return Turn(Move.CONDITION, span)  # 应当由业主共同决定的事项，物业服务人擅自决定的，由…
                if agent and (party := self._agent(text, agent.end(), deed.end)):
                    if self.things.is_held(text[party.span.end : deed.end]):
                        return Turn(Move.CONDITION, span)  # 应当由省人民政府审批的规划，经…同意后，报…
                    return Turn(Move.BY, span, party, modality, Span(party.span.end, deed.end))
                return Turn(Move.MODAL, span, None, modality, deed)
            turn = self._with_subject(text, span, pre, deed, modality)
            if turn.move is not Move.IMPERSONAL:
                return turn
            first, short = first or turn, len(found[0]) == 1
        tag, length = self.reader.segmenter.tag_at(text[span.start : span.start + 8], 0)
        inside = tag[:1] in ("v", "a", "d") and length == 2
        if first and inside and (short or (tag in ("v", "a", "ad") and "的" in span.of(text))):
            return None  # 公布可以出具报告的机构目录, 合理确定可游天数: the modal stands inside what is done
        return first

    def _told_that(self, text: str, span: Span, modal: int) -> bool:
        """Whether a modal stands in what somebody is told: 告知当事人|可以…, and binds nobody."""
        told = TELLS_THAT.match(text, span.start, modal)
        if not told:
            return False
        whom = self._trimmed(text, told.end(), modal)
        return text[told.end() : whom] == "其" or self.reader.exactly(text, told.end(), whom) is not None

    def _describes(self, text: str, span: Span, modal: re.Match[str]) -> bool:
        """Whether a modal at the head of a clause only describes who a later one binds: 有权审批的机关应当…."""
        inside = INSIDE.match(text, modal.end(), span.end)
        later = self.modal.search(text, inside.end(), span.end) if inside else None
        return bool(
            inside
            and later
            and self.reader.exactly(text, inside.end(), self._trimmed(text, inside.end(), later.start()))
        )

    def _agent_later(self, text: str, deed: Span) -> re.Match[str] | None:
        """应当在竣工后由检测机构验收: the agent stands behind the circumstance, whoever the subject seemed."""
        circumstance = LATER_BY.match(text, self.cases.past_adverbs(text, deed.start, deed.end), deed.end)
        return self.by.match(text, circumstance.end(), deed.end) if circumstance else None

    def _settled(self, text: str, span: Span, modal: re.Match[str]) -> bool:
        """确定当事人|应当提供的证据: what somebody must do only describes what is settled about him."""
        if not OF_A_THING.search(text, modal.end(), span.end) or not INSIDE.match(
            text, modal.end(), span.end
        ):
            return False
        verbs = SETTLES.finditer(text, span.start, modal.start())
        return any(
            verb.start() == span.start  # 规定合同|必须具备的条款
            or TIMED.fullmatch(text, verb.end(), modal.start())  # 在规划期内
            or self.reader.exactly(text, verb.end(), modal.start())
            for verb in verbs
        )

    def _opens_verb(self, text: str, span: Span) -> bool:
        tag, length = self.reader.segmenter.tag_at(text[span.start : span.end], 0)
        return tag[:1] == "v" and length > 1

    def _enjoys(self, text: str, start: int, pre: int) -> Party | None:
        """公民对…享有, 业主享有: who has a right, with at most a phrase between."""
        party = self.reader.opening(text, start, pre) if pre > start else None
        between = text[party.span.end : pre] if party else ""
        opens = not between or between.startswith(("对", "在", "按", "自", "于", "依", "均", "都"))
        return party if opens else None

    def _pursued(self, text: str, span: Span, deed: Span, modality: Modality) -> Turn | None:
        """应当追究负有责任的领导人员的责任: it falls on whom it names."""
        on = Span(self.cases.past_adverbs(text, deed.start, deed.end), deed.end)
        if modality is Modality.OBLIGATION and (fallen := self._punished(text, on)):
            return fallen  # 还应当对直接责任人员给予处分
        found = re.compile("(?:依法)?追究").match(text, deed.start, deed.end)
        party = self.reader.opening(text, found.end(), deed.end, modifies=True) if found else None
        if found and not party:
            party = self.reader.described(text, found.end(), deed.end)
        return Turn(Move.FALLS, span, party, modality, deed) if party and "责任" in deed.of(text) else None

    def _subject_before(self, text: str, start: int, end: int) -> bool:
        pre = self._trimmed(text, start, end)
        return pre > start and self.reader.exactly(text, start, pre) is not None

    def _with_subject(self, text: str, span: Span, pre: int, deed: Span, modality: Modality) -> Turn:
        start = span.start
        if HOLDING.fullmatch(text, start, pre):
            return Turn(Move.MODAL, span, None, modality, deed)  # 凭证件|有权进入现场
        if FILING_OF.fullmatch(text, start, pre) and GIVES.match(text, deed.start, deed.end):
            return Turn(Move.MODAL, span, None, modality, deed)  # …备案。备案应当提供下列材料
        if self.topics.made_by(deed.of(text)) and text.startswith("，由", deed.end):
            return Turn(Move.IMPERSONAL, span)  # 职工个人应当缴纳的保险费，由所在单位代扣代缴
        owed = OWED_BY.match(text, deed.start, deed.end)
        told = owed and self.things.of_a_deed(owed["thing"]) and self.topics.nominal(text[start:pre])
        if owed and told and (party := self._agent(text, owed.end(), deed.end)):
            return Turn(Move.BY, span, party, None, Span(party.span.end, deed.end))
        if text[start:pre] == "其":
            return Turn(Move.MODAL, span, None, modality, deed)
        if party := self._all_named(text, start, pre):
            if self._stands(party, text, deed):
                return Turn(Move.IMPERSONAL, span)
            return Turn(Move.MODAL, span, party, modality, deed)
        if (state := self.policy.match(text, start, pre)) and self._where(text, state.end(), pre):
            return Turn(Move.INDICATIVE, span, None, self.of_state(modality), deed, Span(*state.span()))
        party = self.reader.opening(text, start, pre) or self._owned(text, Span(start, pre))
        if party and (whole := self.reader.compound(text, party, pre)):
            return Turn(Move.MODAL, span, whole, modality, deed)
        if party and self.topics.incidental(text, party.span.end, pre):
            return Turn(Move.MODAL, span, party, modality, deed, Span(party.span.end, pre))
        for found in re.finditer(
            r"时|后|前|的|中|下|外|起|内|上|要|况|需|定|责|由|围|(?=任何)", text[start:pre]
        ):
            at = start + found.end()
            if not self.reader.segmenter.ends_word(text[start:pre], found.end()):
                continue
            if text[start] == "对" and found[0] in "中上内下":
                continue  # 对在工作中|作出贡献的单位应当给予表彰, 对船舶和船上|人员必须施救
            if at < pre and (late := self.reader.exactly(text, at, pre)):
                if (
                    found[0] == "的"
                    and not HOLDS.fullmatch(text, start, at)
                    and (text[start] == "对" or not self.cases.circumstantial(text, start, at))
                ):
                    continue  # 对检举有功的|单位和个人应当给予表彰: they bear nothing
                return Turn(Move.MODAL, span, late, modality, deed, Span(start, at))
        if agent := self.by.search(text, deed.start, deed.end):
            late = self.reader.described(text, agent.end(), deed.end)
            if late and late.span.end < deed.end:
                return Turn(Move.BY, span, late, modality, Span(late.span.end, deed.end))
        if agent := self.by.search(text, start, pre):
            late = self.reader.exactly(text, agent.end(), pre)
            if late:
                return Turn(Move.BY, span, late, modality, deed)
            late = self.reader.opening(text, agent.end(), pre, modifies=True)
            if agent.start() == start and late and text.startswith("对", late.span.end):
                return Turn(Move.BY, span, late, None, Span(late.span.end, span.end))  # 由X对单位可以处…罚款
        if CAPABLE.fullmatch(text, start, pre) or (text[pre - 1] == "的" and pre - start < 14):
            return Turn(Move.MODAL, span, None, modality, deed, Span(start, pre))  # 有条件的应当推行分餐制
        if (
            self.cases.circumstantial(text, start, pre)
            or SEASON.fullmatch(text, start, pre)
            or (FOUND_OUT.fullmatch(text, start, pre) and not OF_A_THING.search(text, deed.start, deed.end))
        ):
            return Turn(Move.MODAL, span, None, modality, deed, Span(start, pre))
        paper = self.topics.nominal(text[start:pre]) or self.papers.search(text, start, pre)
        toward = TOWARD.search(text, start, pre)  # 行业协会对其成员应当…
        if toward and (
            late := self.reader.exactly(text, start, toward.start())
            or self.reader.slot(text, start, toward.start())
        ):
            return Turn(Move.MODAL, span, late, modality, deed, Span(toward.start(), pre))
        if FILED_BY_TIME.match(text, deed.start, deed.end) and paper:
            owner = self._owner(text, start, pre)
            if owner:
                return Turn(Move.MODAL, span, owner, modality, deed)  # 提供者的记录备份应当保存六十日
            return Turn(Move.MODAL, span, None, modality, deed)  # 应急预案应当报主管部门备案: by who made it
        if modality is Modality.PROHIBITION and paper and MISUSED.match(text, deed.start):
            return Turn(Move.MODAL, span, None, modality, deed)
        late = self.reader.slot(text, start, pre)
        if late and not self._stands(late, text, deed):
            return Turn(Move.MODAL, span, late, modality, deed)
        if party and CONNECT.match(text, party.span.end, pre):
            return Turn(Move.MODAL, span, party, modality, deed)  # 企业和…应当: of two names one is read
        if not party and self.topics.doing(text[start:pre]):
            return Turn(Move.MODAL, span, None, modality, deed, Span(start, pre))
        return Turn(Move.IMPERSONAL, span)

    def _all_named(self, text: str, start: int, pre: int) -> Party | None:
        """出让方和受让方: all that fill the slot, where the heads know the last one alone."""
        party = self.reader.subject(text, start, pre)
        if party is None or party.mentions[0].span.start == start:
            return party
        slot = self.reader.slot(text, start, pre)
        more = slot is not None and len(slot.mentions) > len(party.mentions)
        same = slot is not None and slot.mentions[-1].actor == party.mentions[-1].actor
        return slot if more and same else party

    def _stands(self, party: Party, text: str, deed: Span) -> bool:
        """车站应当符合国家标准: what a place is or has, and nobody's deed."""
        places = tuple(self.lexicon.establishments)
        if not all(mention.actor.name.endswith(places) for mention in party.mentions):
            return False
        at = self.cases.past_adverbs(text, deed.start, deed.end)
        return bool(self.is_so.match(text, at) or BUILT.search(text, at, deed.end))

    def of_state(self, modality: Modality | None) -> Modality:
        """国家可以采取必要的措施: what the State may do is its permission, whatever else it does a policy."""
        return Modality.PERMISSION if modality is Modality.PERMISSION else Modality.POLICY

    def _where(self, text: str, start: int, end: int) -> bool:
        """Whether nothing but a circumstance stands there: 本市|在区域开发中|应当, 国家|对部分货物|可以."""
        toward = MATTER.fullmatch(text, start, end)
        placed = text.startswith("在", start) and self.cases.circumstantial(text, start, end)
        return start == end or placed or toward is not None

    def _causing(self, text: str, span: Span, follows: str) -> Party | None:
        """因企业维修，造成损失的，应当承担赔偿责任: who caused it answers for it."""
        if not text.startswith("因", span.start) or not ANSWERED.match("，" + follows.lstrip("，")):
            return None
        party = self.reader.opening(text, span.start + 1, span.end, modifies=True)
        return None if party and text[party.span.end : span.end] in ("", "原因") else party

    def _punished(self, text: str, span: Span) -> Turn | None:
        """对 X 给予处分, 对 X 处…罚款: on whom it falls."""
        found = self.falls_on.match(text, span.start, span.end)
        last = text.rfind("的", span.start, span.end) + 1  # 对被追究责任的企业予以公布: no punishment
        if not found or not self.punishing.search(text, max(last, span.start), span.end):
            return None
        party = self.reader.opening(text, found.end(), span.end)
        if not party or INCUMBENT.match(text, party.span.end):
            party = self.reader.described(text, found.end(), span.end)
        if not party and (alone := ORGANISED.match(text, found.end(), span.end)):  # 对|组织可以处…罚款
            party = self.reader.exactly(text, found.end(), alone.end())
        if party and not self.punished.match(text[party.span.end : span.end]):
            behind = LIABLE_FOR.match(text, found.end(), span.end)  # 对公司负有责任的|董事给予警告
            party = self.reader.opening(text, behind.end(), span.end) if behind else None
        if not party or not self.punished.match(text[party.span.end : span.end]):
            return None
        if not self.punishing.search(text, max(last, party.span.end), span.end):
            return None  # 对被拘留人进行安全检查: the punishment is in the name alone
        return Turn(Move.FALLS, span, party, None, Span(party.span.end, span.end))
