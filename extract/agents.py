"""Who acts behind 由: 费用由经营者承担, 由其法定代表人或者其委托的负责人担任.

topic      what stands before 由 is what is acted on, and no actor
places     由省、自治区、直辖市制定: places stand for their organs
him        由其承担: whom the case is about
the State  由国家供养终身: a policy
nobody     监事会由…组成; 由 somebody whose name no rule can read
"""

import re

from ..ontology.model import Modality, Span
from .actors import Party
from .approved import APPROVES
from .clauses import behind
from .modals import Modals
from .moves import Move, Turn

ANOTHER = re.compile("(?:或者?|和|及|以及)其(?=[^，]{0,10}的)")
WHICH = re.compile(
    "(?!按|依|根据|参照|结合|会同|在|对|负责|统一|及时|予以|组织|给予|分别|报|决定(?!的))[^的，]{1,8}的(?!目的)[^的，]{2,24}"
)

TURNED_OVER = re.compile(  # 审议意见|交由市人民政府研究处理
    "(?!对|将|把|并|按|依|根据)[^，；由将把对]{2,30}(?:意见|建议|质询案|议案|线索)(?:应当|一律|统一|经[^，由]{2,12}后)?[交转]由"
)
GROUND = re.compile("(?:按照?|依照|依据|根据)[^，]{0,20}规定$")
ITS_RULES = re.compile(
    "(?:的?(?:章程|议事规则|(?:管理)?规约|公约)|(?:依法)?(?:批准|制定|公布|颁布|印发|发布|签订|通过|编制)的[^，的]{0,10}(?:方案|办法|规定|章程|规则|条例|协议|合同|规划|计划|标准|制度|细则))(?:另行|具体|予以)?(?:规定|约定|确定|载明|明确)"
)
PUTS_TO = re.compile(
    "(?:(?:报告|通知|告知|通报|移[送交]|转[送交介]|提请)(?:、|和|或者?|并)?)+给?|向|交[给送]?|报(?![告警废酬])"
)  # 必要时报告、转送|有关部门
PUT = re.compile(
    "(?:书面|及时|如实|直接)?(?:报告|反映|举报|反馈|提出[^，。；]{0,12}|申请[^，。；]{0,8}|通报|处理)?"
)
BEARS_COST = re.compile("(?:依法)?(?:承担|负担|支付|赔偿|缴纳|偿还|退还)")
SENDS = re.compile("派(?:人|员|人员|代表|专家)组成$")
THAT_ONE = re.compile("(?:该|本)(?:单位|企业|机构|部门|学校)")
HOLDS = re.compile("、|担任|组成|构成")


class Agents(Modals):
    """Reads the clauses that an agent behind 由 acts in."""

    def _by(self, text: str, span: Span, follows: str) -> Turn | None:
        over = TURNED_OVER.match(text, span.start, span.end)
        if over and (party := self._agent(text, over.end(), span.end)) and party.span.end < span.end:
            return Turn(Move.BY, span, party, None, Span(party.span.end, span.end))
        for found in self.by.finditer(text, span.start, span.end):
            if span.of(text).endswith(("组成", "构成", "所有")) and not SENDS.search(span.of(text)):
                return Turn(Move.IMPERSONAL, span)  # 监事会由主席1人、监事若干人组成
            if him := self._by_him(text, span, found):
                return him
            party = self._agent(text, found.end(), span.end)
            party = party or self._of_places(text, found.end(), span.end)
            if text.endswith(
                ("建立", "形成", "构建", "实行", "组建", "完善", "健全"), span.start, found.start()
            ):
                return None  # 建立由…部门主导的机制: who leads stands inside what is set up
            laid = text.endswith("规定", span.start, found.start())
            if laid and not GROUND.search(text, span.start, found.start()):
                continue  # 本条例规定由…行使的处罚权, but 按照规定|由财政部门支付
            party = party and self._those_listed(text, span.start, found.end(), party)
            other = party and ANOTHER.match(text, party.span.end, span.end)
            if party and other:
                party = self._and_another(text, party, other.end(), span.end)
            opens = self.cases.past_adverbs(text, span.start, span.end) >= found.start()
            topic = opens or (party and not other and self._topic(text, span.start, found.start()))
            if opens and party and self.things.is_held(text[party.span.end : span.end]):
                # 由主任会议提出的任免案，直接提请审议
                makes = follows and not APPROVES.match(text, party.span.end)
                if makes and self.things.is_put_up(follows.lstrip("，")):
                    return Turn(Move.SUBJECT, span, party)
                return Turn(Move.CONDITION, span)  # 由省人民政府审批的规划，报…: what is in its hands
            first = found.start() == span.start and not text.endswith("，", 0, span.start)
            if first and party and self.things.described(text[party.span.end : span.end], follows):
                return Turn(Move.CONDITION, span)  # 由国家机关下达任务开发的软件，其著作权由…
            if party and ITS_RULES.fullmatch(text, party.span.end, span.end):
                return Turn(Move.IMPERSONAL, span)  # 表决程序由合作企业|章程规定: a paper settles it
            if party and (laid or not topic) and WHICH.fullmatch(text, party.span.end, span.end):
                continue  # 由经营者自主定价的商品, but 许可证|由主管部门规定统一的式样
            if party and party.span.end < span.end:
                return Turn(Move.BY, span, party, None, Span(party.span.end, span.end))
            if party and follows.startswith("，"):
                return Turn(Move.SUBJECT, span, party)  # 由…等负有监督管理职责的部门，处…
            leads = found.start() == span.start
            borne = not leads and self._borne(text, span.start, found.start())  # 费用|由堆场责任人承担
            if not party and (leads or (borne and not HOLDS.search(text, found.end(), span.end))):
                if unknown := self._before_verb(text, found.end(), span.end):
                    return Turn(Move.BY, span, unknown, None, Span(unknown.span.end, span.end))
                if leads:
                    return Turn(Move.IMPERSONAL, span)  # by somebody whose name no rule can read
        return None

    def _before_verb(self, text: str, at: int, end: int) -> Party | None:
        """由牵头起草单位|开展审查: a name no list knows, up to a head that a verb follows."""
        for head in self.reader.head.finditer(text, at, min(end, at + 30)):
            if head.end() < end and self._deed_at(text, head.end(), end):
                return self.reader.slot(text, at, head.end())
        return None

    def _topic(self, text: str, start: int, by: int) -> bool:
        """Whether a thing or a body named whole stands before 由: 许可证|由…, 兼职督学|由…聘任."""
        return self.topics.thing(text[start:by]) or self.reader.exactly(text, start, by) is not None

    def _by_him(self, text: str, span: Span, by: re.Match[str]) -> Turn | None:
        """由其承担, 由国家供养: nobody's name stands behind 由, but a verb right behind the pronoun or the State."""
        opens = self.cases.past_adverbs(text, span.start, span.end) >= by.start()
        state = self.policy.match(text, by.end(), span.end)
        opens = opens or bool(state and self._borne(text, span.start, by.start()))
        at = state.end() if state else by.end() + text.startswith("其", by.end())
        lays_down = state and text[at : span.end] == "规定"  # 具体标准，由国家|规定
        if not opens or at == by.end() or not (lays_down or self._deed_at(text, at, span.end)):
            return None
        deed = Span(at, span.end)
        if not state and (told := self._put_to(text, span.start, deed)):
            return Turn(Move.BY, span, told, None, deed)
        if state:
            may = self.of_state(Modality.PERMISSION if text.startswith("享有", at) else None)  # 由国家享有
            return Turn(Move.INDICATIVE, span, None, may, deed, Span(*state.span()))
        return Turn(Move.MODAL, span, None, Modality.OBLIGATION, deed)

    def _put_to(self, text: str, start: int, deed: Span) -> Party | None:
        """应当向有关部门报告，|由其处理: the one that the clause before puts the matter to."""
        at = behind(text, start - 1, "，。；：\n") if text.startswith("，", start - 1) else start
        puts = PUTS_TO.search(text, at, start)
        if not puts or BEARS_COST.match(text, deed.start):
            return None
        party = self.reader.described(text, puts.end(), start - 1)
        return party if party and PUT.fullmatch(text, party.span.end, start - 1) else None

    def _borne(self, text: str, start: int, by: int) -> bool:
        """增加的费用|由国家承担, 期满未续的土地使用权|由国家收回: a thing stands before 由, and no case."""
        words = self.reader.segmenter.words(text[start:by])
        noun = bool(words) and words[-1][2][:1] == "n"
        return (
            noun
            and not self.modal.search(text, start, by)
            and not self.cases.ends_when.search(text, start, by)
        )

    def _deed_at(self, text: str, at: int, end: int) -> bool:
        """Whether a verb stands at ``at``, and no name that opens with one."""
        verb = self.cases.past_adverbs(text, at, end)
        if verb == at and self.reader.opening(text, at, end, modifies=True):
            return False  # 由其委托的代理人, 由国家监察机关
        tag, length = self.reader.segmenter.tag_at(text[verb:end], 0)
        of = text[verb + length : verb + length + 1] == "的"
        return not of and length > 0 and (tag[:1] == "v" or tag in ("p", "d"))

    def _those_listed(self, text: str, start: int, at: int, party: Party) -> Party:
        """机关、团体等单位的管理区域，由该单位负责: each of those whose area it is."""
        same = THAT_ONE.match(text, at)
        if not same or same.end() != party.span.end or len(party.mentions) > 1:
            return party
        opens = behind(text, start, "。；：） \u3000\n")
        owners = self.reader.opening(text, opens, at, modifies=True)
        listed = owners is not None and len(owners.mentions) > 1 and text.startswith("的", owners.span.end)
        whole = owners is not None and owners.span.end == text.find("，", opens, at)
        return Party(owners.mentions, party.span) if owners and (listed or whole) else party

    def _and_another(self, text: str, party: Party, at: int, end: int) -> Party:
        """由法定代表人或者其书面委托的|负责人担任: one agent more, whom the first one chose."""
        other = self.reader.described(text, at, end)
        return (
            Party((*party.mentions, *other.mentions), Span(party.span.start, other.span.end))
            if other
            else party
        )

    def _of_places(self, text: str, start: int, end: int) -> Party | None:
        """由省、自治区、直辖市|制定: places that stand for their organs."""
        level = self.lexicon.level.match(text, start, end)
        party = self.reader.exactly(text, start, level.end()) if level else None
        tag = self.reader.segmenter.tag_at(text[level.end() : end], 0)[0] if level else ""
        ruled = level and text.startswith("规定", level.end())  # a noun in the dictionary
        return party if ruled or tag[:1] in ("v", "d", "p") else None
