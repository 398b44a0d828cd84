"""Who a sentence is about, where a case stands between the subject and what it is told.

listed      危险物品的储存单位，矿山企业，应当…   a list of subjects that commas part
described   取水的单位，依法需要许可的，应当…     a noun with its clause opens the sentence, a case follows, then the modal
entitled    享有林地使用权的单位和个人，有…的义务   a modal inside what describes the subject
unasked     公交企业，未经批准不得停业           or how it is not to be done
harmed      残疾人的合法权益受到侵害的，有权…    whose right it is may act
its cases   人民检察院直接受理侦查的案件，应当…   the body bears it, though it is its cases that the clause names
doing       摄制电影的企业做好…               the clause before 的 describes who does it
"""

import re
from itertools import pairwise

from ..ontology.model import ActorKind, Span
from .actors import Party
from .conjuncts import OF
from .modals import FILING
from .moves import Move, Turn
from .nominal import PEOPLE
from .urges import Urges
from .votes import through

DECIDING = (
    ActorKind.GOVERNMENT,
    ActorKind.DEPARTMENT,
    ActorKind.COORDINATING,
    ActorKind.CONGRESS,
    ActorKind.COURT,
)
HEARING = (ActorKind.PROCURATORATE, ActorKind.INSTITUTION, ActorKind.SOCIAL)
BETWEEN = re.compile(  # a case, a ground or a time before what the subject is told
    "^(?:[^，；由]{2,60}的，|在[^，；应]{2,24}(?:[前后时内中]|期间)，|(?:经|未经|按照|依照)[^，；应]{2,40}，|不分[^，；]+，|(?:申请|从事|参加|办理|需要|要求|取得|变更|使用|举办|设立|开展|进行)[^，；应的由]{2,20}，(?=应当|必须|不得|可以)){1,3}"
)
THEIRS = re.compile("(?:等[^，的]{2,8})?(?:和|以及)[^，]+的[^，的]{2,6}")  # 观测站|和单独设立的设施的探测环境
CASE_NEXT = re.compile(
    "^(?:在[^，；应]{2,24}[前后时内中]|[^，；应的]{2,8}[前后时]|未经[^，；应]{2,16})(?=应当|必须|不得|可以)"
)
THINKS_FIT = re.compile("或者?(?P<who>[^，；或]{2,30})认为[^，；或]{0,4}(?:必要|需要)[^，；或]{0,8}的$")
TOLD = re.compile("应当|必须|不得|可以|有权|都有|均有")
OPENS_SENTENCE = re.compile("(?:^|[。；：）\\s])(?:依法|凡|凡是)?$")
HARMED = re.compile(
    "的?[^，的]{0,6}(?:权益|权利|隐私|名誉)[^，]{0,4}(?:受到|遭受|遭到)[^，]{0,4}(?:侵害|侵犯|损害)(?:的|时|后|的时候)"
)
ALL_SUBJECTS = re.compile("(?P<names>(?:[^，；。：]{2,60}，){0,2}[^，；。：]{2,60})，(?:应当|必须|不得)")
AT_ONCE = re.compile("(?:应当|必须|不得|可以|有权)|(?:都|均|依法)?有[^，]{2,40}的(?:义务|责任|权利)")
UNASKED = re.compile("未[^，；]{0,4}经[^，；]{2,20}，(?:不得|禁止|严禁)")
MORE_POSTS = re.compile(  # 决定任命的个别副市长，|市人民代表大会专门委员会个别副主任委员、部分委员，
    "(?:属于|以及|表决通过的|(?:决定)?任命的)?(?=[省市区县乡镇州本人全自地常])[^，；由对将应]*(?:委员会|大会|法院|检察院|政府|委)[^，；由对将应]{0,16}(?:委员|主任|局长|院长|检察长|[省市区县乡镇]长|秘书长)等?"
)
CRAFT = re.compile(  # 单位和船舶、航空器、平台，未经批准，不得倾倒
    "(?:、|和|以及|及其?他?)(?:(?:船舶|车辆|航空器|飞行器|机动车|非机动车|排筏|平台|机械|[^，、和的]{0,6}工具|设施)(?:、|和|以及|及其他|及)?)+"
)
EACH = re.compile("在(?:各自|其)的?(?:法定)?(?:职责|职权|权限)(?:范围)?内$")
MAY = re.compile("(?:依法)?(?:有权|可以)")
ANSWERS = re.compile(
    "(?:具体|全面|统一|主要)*(?:负责|对[^，]{2,40}负责(?!的))(?!人)|(?:都|均)?有[^，]{2,40}的(?:义务|权利)$"
)
LONG = 10  # characters; a longer name before a verb holds a clause
COUNTED = re.compile(  # 业主人数超过一百的, 职工资格丧失的: nothing he does
    "数|超过|不足|达到|低于|高于|以[上下]|[届期]满|发生|变更|丧失|名单|协议|或者|[合属资损缺额有违]"
)
CLAUSE = re.compile("[^，。；：、的对在于为由将把向以经按依应归不未]{2,16}的(?=.{2})")
OF_A_KIND = re.compile("[^的]{2,4}性的")  # 全国性的|体育协会
ANSWERING = re.compile(
    "(?P<of>[^，。；：]{2,40}的)(?P<body>[^，。；：的]{2,16}?)(?:具体|全面|统一|主要|依法)*负责(?!人|任)"
)
SIGNS = re.compile("(?:依法|书面|未|不)*(?:签订|订立|签署|约定|续订)[^，]*(?:时|的)$")
HIS_PAPER = re.compile(
    "会议|大会|证言|证词|国籍|人数|数量|年龄|协议|建议|意见|议案|申请书|资格|权益|名单|信息|住所|姓名|身份"
)
EVENT = re.compile("发现|接到|收到|违反(?!的)|拒不|擅自|逾期(?!未)|未(?:按照?|经|取得|依法|履行|办理|能)")
OCCASION = re.compile(
    "调查|申请|(?:审理|复核|审查|办理|侦查)[^，]*案件|执行(?:公务|职务|任务)|(?:进行|实施|开展)[^，]{0,12}(?:检查|调查|取证|监测|抽查|稽查|勘查|核查|检验)"
)


class Subjects(Urges):
    """Finds such subjects."""

    def _occasion(self, asked: str, rest: str) -> bool:
        """(证券公司)从事自营业务，…; (税务人员)执行公务，有关单位应当配合: what one does while another is bound."""
        at = self.cases.past_adverbs(asked, 0, len(asked))
        if asked.startswith("从事", at):
            return True
        another = rest.split("，")[0]
        modal = self.modal.search(another)
        before = self._trimmed(another, 0, modal.start()) if modal else 0
        whose = before > 1 and not another.startswith("并") and self.reader.subject(another, 0, before)
        return bool(whose) and bool(OCCASION.match(asked, at))

    def _told_later(self, text: str, span: Span, rest: str) -> bool:
        """Whether a sentence that opens with a noun described goes on with its case, and then tells it something."""
        if not OPENS_SENTENCE.search(text, max(0, span.start - 8), span.start):
            return False
        if "的" not in span.of(text) or self.modal.search(text, span.start, span.end):
            return False
        doer = self.reader.opening(text, span.start, span.end, modifies=True)
        if (
            doer
            and text[doer.span.end : doer.span.end + 1] not in ("的", "、", "")
            and doer.span.end < span.end
            and not OF.match(text, doer.span.end, span.end)  # 各级人民政府任命的|国家工作人员，在就职时应当…
        ):
            return False  # 执法人员依法拘捕的人员，…的，应当移交: it is done to them
        past = BETWEEN.sub("", rest)
        if self._listed_on(rest):
            return True
        return bool(CASE_NEXT.match(rest) or (past != rest and TOLD.match(past)))

    def _case_of_deed(self, text: str, span: Span, follows: str) -> int:
        """Up to where a case may tell what somebody does: 配偶需要用血时, 业主装饰房屋|的，应当…; 0 where it may not."""
        start, end = span.start, span.end
        if self.cases.ends_when.search(text, start, end) or "的" in text[start : end - 1]:
            return end
        if text[end - 1] != "的" or not follows.lstrip("，").startswith(("应当", "必须", "不得", "可以")):
            return 0
        party = self.reader.opening(text, start, end, modifies=True)
        verb = self.reader.segmenter.tag_at(text[start:end], 0)[0][:1] == "v"  # 检查公民住所的
        if not party or verb or COUNTED.search(text, party.span.end, end):
            return 0
        if any(len(mention.actor.name) > LONG for mention in party.mentions):
            return 0  # 电影放映可能引起未成年人|不适的
        return 0 if self.reader.opening(text, party.span.end, end, modifies=True) else end - 1

    def _told_of_thing(self, text: str, span: Span, follows: str) -> Turn | None:
        """军队抢险救灾所耗费用由财政负担: a thing is the subject, and the one named with it bears nothing."""
        end = span.end
        if assembly := through(text, span, self.reader):
            return Turn(Move.BY, span, assembly, None, Span(assembly.span.end, end))
        if text[end - 1] in "的时后前外" or text.endswith(
            ("形之一", "为之一", "件之一", "情形"), span.start, end
        ):
            return None
        if self.said.owned(text[span.start : end]):
            return Turn(Move.IMPERSONAL, span)
        state = self.policy.match(text, span.start, end)
        party = None if state else self.reader.opening(text, span.start, end)
        at = state.end() if state else party.span.end if party else span.start
        if not party and not state:
            return Turn(Move.IMPERSONAL, span) if self.said.alone(text[at:end], follows) else None
        if party and party.mentions[0].span.start > span.start:
            return None
        body = text[at:end]
        kind = party.mentions[0].actor.kind if party else None
        free = kind in (ActorKind.PUBLIC, ActorKind.OCCUPATION)
        if party and self.said.befalls(body, free, kind in DECIDING):
            return Turn(Move.IMPERSONAL, span)
        said = self.said.within(body, bool(state))
        agent = self.by.match(body, said) if said else None
        if agent and (doer := self._agent(text, at + agent.end(), end)):
            return Turn(Move.BY, span, doer, None, Span(doer.span.end, end))
        if said and (modal := self.modal.match(body, said)) and FILING.match(body, modal.end()):
            return Turn(Move.MODAL, span, None, self.lexicon.modals[modal[0]], Span(at + modal.end(), end))
        return Turn(Move.IMPERSONAL, span) if said or self.said.before(body, follows, bool(state)) else None

    def _listed_on(self, rest: str) -> bool:
        """危险物品的储存单位|，矿山企业，以及人员密集场所的经营单位，应当…: one list of subjects over commas."""
        listed = ALL_SUBJECTS.match(rest)
        names = re.split("，(?:以及)?", listed["names"].removeprefix("以及")) if listed else []
        return bool(names) and all(
            name[0] not in "其为是都" and self.reader.exactly(name, 0, len(name)) for name in names
        )

    def _entitled_one(self, text: str, span: Span, follows: str) -> Turn | None:
        """享有林地使用权的|单位和个人，有…的义务; 应当取得许可的|企业，不得…: the modal describes the subject."""
        at = self.cases.past_adverbs(text, span.start, span.end)
        last = text.rfind("的", span.start, span.end)
        if last < 0 or not self.modal.match(text, at, last):
            return None
        if not OPENS_SENTENCE.search(text, max(0, span.start - 8), span.start):
            return None
        rest = follows.lstrip("，")
        past = BETWEEN.sub("", rest)
        if not AT_ONCE.match(rest) and (past == rest or not TOLD.match(past)):
            return None  # 应当缴纳…费的单位，在接到通知后，必须…
        party = self.reader.exactly(text, last + 1, span.end)
        return Turn(Move.SUBJECT, span, party) if party else None

    def _with_craft(self, text: str, span: Span) -> Party | None:
        """任何单位和|船舶、航空器，未经批准，不得…: who stands before the craft in a list that is all subject."""
        party = self.reader.opening(text, span.start, span.end)
        return party if party and CRAFT.fullmatch(text, party.span.end, span.end) else None

    def befallen(self, text: str, span: Span) -> Party | None:
        """企业名称发生变更的，应当…: it befalls the owner."""
        owner = self.reader.opening(text, span.start, span.end, modifies=True)
        return owner if owner and self.befalls.match(text, owner.span.end, span.end) else None

    def _wronged(self, text: str, span: Span, follows: str) -> Party | None:
        """残疾人的合法权益受到侵害的，有权…: whose right it is may act."""
        if not MAY.match(follows.lstrip("，")):
            return None
        owner = self.reader.opening(text, span.start, span.end, modifies=True)
        return owner if owner and HARMED.fullmatch(text, owner.span.end, span.end) else None

    def _each(self, text: str, span: Span) -> Party | None:
        """教育、民政等部门在各自的职责范围内，做好…: each of them does what follows."""
        if not EACH.search(text, span.start, span.end):
            return None
        return self.reader.opening(text, span.start, span.end)

    def _signs(self, text: str, party: Party | None, end: int) -> Party | None:
        """旅行社|与旅游者签订合同时，应当…: who is named first signs with the other; in a dispute both are meant."""
        if not party or not SIGNS.match(text, party.span.end, end):
            return self._thinks_fit(text, party, end) or party
        for before, after in pairwise(party.mentions):
            if text[before.span.end : after.span.start] == "与":
                own = party.mentions[: party.mentions.index(after)]
                return Party(own, Span(party.span.start, before.span.end))
        return party

    def _thinks_fit(self, text: str, party: Party | None, end: int) -> Party | None:
        """成员对方案有异议或者|县人民政府认为确有必要的，应当…: who judges it needed does it, whoever asks for it."""
        thinks = THINKS_FIT.search(text, party.span.end, end) if party else None
        return self.reader.exactly(text, *thinks.span("who")) if thinks else None

    def _first(self, text: str, span: Span, party: Party | None) -> Party | None:
        """残疾人创业的，享受…: who the very first words of a case name, whatever jieba calls what he does.

        Not 兴建学校的, nor 代表建议需办理的, nor 军队|药品供应机构供应药品的.
        """
        if not party:
            return self._before_event(text, span)
        if text[span.end - 1] != "的" or "可能" in party.span.of(text):
            return None
        if party.mentions[0].span.start > self.reader.determiners.past(text, span.start, span.end):
            return None
        if self.reader.segmenter.tag_at(text[party.mentions[0].span.start : span.end], 0)[0] == "v":
            return None  # 敲诈旅客财物的
        tag, _ = self.reader.segmenter.tag_at(text[party.span.end : span.end], 0)
        noun = tag[:1] == "n" and party.mentions[-1].actor.kind not in PEOPLE
        return None if noun or HIS_PAPER.match(text, party.span.end) else party

    def _before_event(self, text: str, span: Span) -> Party | None:
        """设区的市或者相当于同级的|交通管理部门发现隐患的: who fills the slot before what he finds or leaves undone."""
        event = EVENT.search(text, span.start + 2, span.end)
        if not event or self.cases.hindered(text, span.start, span.end):
            return None
        party = self.reader.slot(text, span.start, event.start())
        return party if party and not party.mentions[-1].actor.name.endswith("场所") else None

    def _its_case(self, span: Span, party: Party, rest: str) -> Turn:
        """人民检察院直接受理侦查的案件: its own to deal with, where nobody else is named next."""
        hears = party.mentions[0].actor.kind in (*DECIDING, *HEARING)
        another = not hears or self.reader.opening(rest, 0, len(rest))
        return Turn(Move.CONDITION, span, None if another else party)

    def _answering(self, text: str, span: Span) -> Party | None:
        """国家确定的重要江河、湖泊流域的|水资源保护机构负责监测…: a noun, however long, says whose body answers."""
        found = ANSWERING.match(text, span.start, span.end)
        tag = self.reader.segmenter.tag_at(text[span.start : span.end], 0)[0] if found else ""
        noun = tag[:1] in ("n", "j", "b", "a", "l")
        return self.reader.exactly(text, *found.span("body")) if found and noun else None

    def _described_doer(self, text: str, span: Span) -> Party | None:
        """摄制电影的|企业做好档案工作, 国家设立的|档案机构依法保管: a clause describes who does it.

        A noun does where the body answers for something: 公房的|产权单位负责公房的管理.

        Not 支持符合条件的|企业开展…, where a verb has the body for its object.
        """
        clause = CLAUSE.match(text, span.start, span.end)
        before = text[max(0, span.start - 8) : span.start]
        # 发生火灾时，该场所的|工作人员有…的义务
        closed = before.endswith(("的，", "时，")) and not text.startswith(("适用", "视为"), span.start)
        if not closed and not OPENS_SENTENCE.search(before):
            return None
        if body := self._answering(text, span):
            return body
        if not clause:
            return None
        founder = self.policy.match(text, span.start) or self.reader.opening(
            text, span.start, clause.end(), modifies=True
        )
        at = founder.end() if isinstance(founder, re.Match) else founder.span.end if founder else span.start
        tag, length = self.reader.segmenter.tag_at(text[at : span.end], 0)
        of_a_kind = OF_A_KIND.fullmatch(clause[0])
        doing = (tag[:1] == "v" and length > 1) or bool(of_a_kind)
        described = doing or bool(ANSWERS.search(text, clause.end(), span.end))
        described = described and not self.relates.match(text, at)
        party = self.reader.opening(text, clause.end(), span.end) if described else None
        if not party or text[party.span.end : party.span.end + 1] in ("", "的", "、", "和", "与"):
            return None
        past = self.cases.past_adverbs(text, party.span.end, span.end)
        if not doing and not ANSWERS.match(text, past, span.end):
            return None
        acts = past > party.span.end or self.reader.stop.match(text, past)
        verb = of_a_kind and self.reader.segmenter.tag_at(text[past : span.end], 0)[0][:1] == "v"
        return party if acts or verb else None
