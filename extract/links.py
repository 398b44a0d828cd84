"""How a clause hangs on the clauses around it: goes on with a case, a list of subjects, a deed begun.

Asked by the sentence reader, clause by clause; nothing here remembers anything.
"""

import re

from ..ontology.model import AUTHORITIES, Mention, Span
from .actors import Party
from .chains import Chains
from .clauses import behind, clauses
from .consequences import Consequences
from .counterparts import authority
from .moves import Move, Turn
from .occasions import Occasions
from .opened import Desk, Opened

FOUNDS = re.compile("设立|成立|组建|设置|建立|配备|指定|明确")
MADE_UP = re.compile("(?:一般)?由[^，。；]+(?:组成|构成)")
TAKES_ON = re.compile("(?:具体|统一|全面|依法|主要|统筹)*(?:负责(?!任)|承担|履行|代表[^，]{2,14}行使|行使)")
OFTEN = re.compile("(?:定期|及时|每年|适时|逐步|积极|依法|主动)+")
SOLID = re.compile(  # 根据条件定期对学生进行检查, 为被检查方保守秘密
    "(?:根据|按照)[^，的]{2,6}(?=定期|及时|适时|逐步)|为[^，的]{2,10}(?:保守|保密)"
)
TOO = re.compile("(?:同时|此外|另外)，?$")
ALSO = re.compile(r"[\s□]*(?:(?:必要时|需要时|并且?|而且|同时|还|也|且|依法|确有必要)，?)+")
NEEDED = re.compile(r"[\s□]*(?:必要|需要)时，?")
WITHIN = re.compile("[一二三四五六七八九十\\d]+个?(?:工作日|日|天|月|小时|分钟)[之以]?内(?=.{2})")
HOW = re.compile("(?:持续|科学|合理|重点|大力|深入|广泛|充分|认真|有效|稳步|进一步|不断|着力|鼓励和)+")
TOPICAL = re.compile("的[^，]{1,12}(?:按照|依照|参照|分别|是|为|实行|纳入|不)|[是为]$|如果|凡|视为")
DEALT = re.compile("作(?:出)?(?![业废])[^，。；的]{2,14}处理")
GOES_TO = re.compile(
    "到[^，]{2,}(?:办理|申请|申报|申领|登记|备案|领取|换领|缴纳|报到|接受)"
)  # not 到其他城市居住
THEIRS = re.compile("的?[^，的]{2,12}(?:工作|活动|情况)")
WRONGS = re.compile("未|不|违|擅|拒|逾|超|涉嫌|造成|有下列|异议|侵|损害|破坏|犯罪|骗|假|事故|死亡")
DONE_TO = re.compile("依法|实施|进行|开展|给予|予以|采取|作出|做出|实行|处|提出|提起|加强|组织(?!的)")
NO_TASK = re.compile("是(?!否)|的[^，]{1,14}(?:另行|[应须均须])|不[^，]{0,4}的")
FACES = re.compile(  # 及时|向有关单位通报情况, 对重点产品实施追溯管理: what a deed is done to stands before its verb
    "(?:将|把)[^，]{2,30}?(?:[纳列]入|报送|移送|移交|抄送|作为|通报|告知)|向[^，]{2,24}?(?:通报|报告|公[布开示]|反馈|移送|提供|提出|告知|报送)"
    "|对[^，]{2,40}?(?:进行|实施|开展|给予|予以|实行)(?=[^，的]{2})|为[^，的]{2,24}?(?:提供|创造|办理|购买|配备)"
)
PUTS = re.compile("(?:将|把)[^，]{2,}")  # no topic: 将符合条件的项目|纳入支付范围
URGED = re.compile("支持|鼓励|引导")  # 支持企业加强研发，建设研发机构: what they build is theirs
BUILT = re.compile(  # no name: 建设服务中心, 建设工程质量监督站 are names
    "(?:规划)?建设(?!工程|服务|管理|项目|用地|行政|交易|档案|质量|单位)[^，的、]{2,}(?:站|中心|机构|队伍)|发展[^，的、]{2,}队伍"
)


class Links:
    """Tells how clauses hang together at one law's desk."""

    def __init__(self, desk: Desk, consequences: Consequences) -> None:
        self.text, self.grammar, self.reader = desk.text, desk.grammar, desk.reader
        self.segmenter, self.after = desk.segmenter, consequences
        self.occasions = Occasions(self.text, self.grammar)
        self.chains = Chains(self.text, self.grammar, self.occasions)
        phrase = desk.grammar.lexicon.phrase
        self.adverbial = re.compile(f"{phrase('adverbial')}|科学{phrase('adverbial', 'planned')}")
        self.task = re.compile(
            f"{phrase('tasks', 'opening')}(?=[^，]{{2}})|(?:将|把)[^，]{{2,30}}?[纳列]入[^，]{{2,}}|向(?:社会|公众)(?:公布|公开|公示)"
            "|为[^，的]{2,24}?(?:提供|设置|配备|创造|购买|办理)[^，]{2,}"
        )
        twice, generic = phrase("adverbial", "governing"), phrase("adverbial", "not_before")
        self.two_verbs = re.compile(f"{twice}和?{twice}(?!{generic})(?=.)")

    def denies(self, clause: Span, later: list[Span]) -> bool:
        """未办理登记，…的: a denial goes on to the case's 的."""
        denies = self.text.startswith(("不", "未", "又不"), clause.start)
        return denies and self.after.of_the_case(later)

    def awaited(self, turn: Turn, current: Opened | None) -> bool:
        """应当自…之日起十日内，审查失业人员…: a deed that a norm still waits for is no new subject."""
        if current is None or turn.move not in (Move.INDICATIVE, Move.SUBJECT):
            return False
        tag, length = self.segmenter.tag_at(turn.span.of(self.text)[:8], 0)
        if turn.party and tag[:1] == "v" and "的" in turn.party.span.of(self.text):
            return True  # 使用统一的电子政务网络平台: after a norm, a verb and its object
        if turn.party and self._acts_on(turn.party.span):
            return True  # 健全体系，|合理布局急救站点: an adverb, a verb and its object
        if turn.party and BUILT.fullmatch(turn.party.span.of(self.text)):
            before = self.text[: turn.span.start].rstrip("，").rsplit("，", 1)[-1]
            return not URGED.search(before)  # 聘用法律顾问，|建设公共法律服务站，开展普法宣传
        if turn.move is Move.SUBJECT and not current.actions and current.rule == Move.MODAL.value:
            return True  # 应当根据需要，|规划、建设师范院校: the norm still waits for its deed
        deed = tag == "v" and length == 2 and not self.reader.carries(self.text, turn.span.start)
        leads = (
            not current.actions
            and current.rule == Move.MODAL.value
            and self.reader.stop.match(self.text, turn.span.start)
        )
        # 可以会同…根据需要，|组织单位和个人进行放归
        return bool(leads) or (tag[:1] == "v" and (not current.actions or deed))

    def _acts_on(self, named: Span) -> bool:
        """合理布局急救站, 监督检查退役军人: how it is done or two verbs, and what it is done to, is no name."""
        at = self.grammar.cases.past_adverbs(self.text, named.start, named.end)
        does = self.adverbial.match(self.text, at, named.end) or self.two_verbs.match(
            self.text, at, named.end
        )
        return bool(does) and "的" not in named.of(self.text)

    def one_list(self, waiting: Party, turn: Turn) -> bool:
        """人民政府和街道办事处，企业、事业单位应当…: one list of subjects over a comma."""
        near = waiting.span.end + 1 == turn.span.start
        kinds = {m.actor.kind for m in (*waiting.mentions, *(turn.party.mentions if turn.party else ()))}
        alike = len(kinds) == 1 or kinds <= {*AUTHORITIES}  # 乡长、副乡长，镇长、副镇长列席会议
        alike = alike and turn.move is Move.INDICATIVE
        told = alike or (turn.move is Move.MODAL and "的" not in waiting.span.of(self.text))
        return told and near

    def object(self, turn: Turn, clause: Span) -> tuple[Mention, ...]:
        """红十字会对作出贡献的单位和个人，应当…: whom a clause that opens with its subject is about."""
        assert turn.party is not None
        return self.object_at(Span(turn.party.span.end, clause.end))

    def object_at(self, told: Span) -> tuple[Mention, ...]:
        """Whom 对X and 对X的工作 are about, where they are all there is."""
        at = told.start
        if not self.about(told):
            return ()
        party = self.reader.exactly(self.text, at + 1, told.end)
        if party is None and (party := self.reader.opening(self.text, at + 1, told.end, modifies=True)):
            # 人民政府对未成年人的保护工作，应当…
            theirs = THEIRS.fullmatch(self.text, party.span.end, told.end) or self.done_to(party, told)
            return party.mentions if theirs else ()
        return party.mentions if party else ()

    def about(self, span: Span) -> bool:
        """对X的 names an object; 对外劳务合作企业 does not."""
        text, cases = self.text, self.grammar.cases
        return text.startswith("对", span.start) and not cases.not_opens.match(text, span.start)

    def done_to(self, party: Party, span: Span) -> bool:
        """对X， and 对…的X，: the clause is all object; 对残疾人自主创业的, not 对X违反规定的: so is his case."""
        after = self.text[party.span.end : span.end].strip("□ ")
        his = after.endswith("的") and after[0] not in "的、和与或及（" and not WRONGS.search(after)
        his = his and not DONE_TO.match(after)  # 部门对企业|实施检查的
        return not after or (his and not authority(party.mentions))

    def opens_sentence(self, turn: Turn) -> bool:
        """严肃考试纪律，规范考场秩序。: a sentence of deeds alone goes on from the subject before it."""
        assert turn.deed is not None
        at = self.grammar.cases.past_adverbs(self.text, turn.deed.start, turn.deed.end)
        if TOO.match(self.text, behind(self.text, turn.span.start, "。\n"), turn.span.start):
            told = self.grammar.modal.search(self.text, at, turn.deed.end)
            return not told and self.opens_with_verb(turn.deed)  # 同时，组织开垦新的耕地
        words = self.segmenter.words(self.text[at : turn.deed.end])
        often = self._often(turn.deed, at) and len(words) > 1 and words[0][2][:1] in "vp"
        plain = len(words) > 1 and words[0][2] == "v" and words[0][1] == 2 and words[-1][2][:1] == "n"
        plain = plain and "的" not in turn.deed.of(self.text)
        plain = (plain or often) and not self.grammar.modal.search(self.text, at, turn.deed.end)
        return plain and self.follows(turn, "。")

    def follows(self, turn: Turn, sign: str) -> bool:
        """Whether a clause stands behind a sign, past its connectives: …；必要时|组织专家论证."""
        start = behind(self.text, turn.span.start, "。；：\n")
        opens = start if ALSO.fullmatch(self.text, start, turn.span.start) else turn.span.start
        return self.text[:opens].rstrip(" \n").endswith(sign)

    def when_needed(self, turn: Turn) -> bool:
        """必要时，设置防爆设备; 建立健全机制。: a sentence of one deed that goes on from the duty before it."""
        assert turn.deed is not None
        start = behind(self.text, turn.span.start, "。；\n")
        needed = NEEDED.fullmatch(self.text, start, turn.span.start)
        modal = self.grammar.modal.search(self.text, turn.deed.start, turn.deed.end)
        needs = needed is not None and modal is None and self.opens_with_verb(turn.deed)
        return needs or self._tasks(turn)

    def deeds_alone(self, turn: Turn) -> bool:
        """Whether a sentence behind another is grounds and deeds only: 按照…的原则，划分网格，明确责任人。"""
        start = self._sentence_start(turn.span.start)
        alone = self._only_deeds(turn, grounded=start < turn.span.start)
        return alone and self.text[:start].endswith(("。", "；"))

    def _sentence_start(self, at: int) -> int:
        """Where the sentence of a clause opens, or the clause itself, where more than grounds stand before it."""
        start = behind(self.text, at, "。；\n")
        grounds = all(self._ground(run) for run in clauses(self.text, Span(start, at)))
        return start if grounds else at

    def _ground(self, run: Span) -> bool:
        """按照分级负责的原则, 结合实际: it says by what, and names nobody."""
        based = self.grammar.basis.match(self.text, run.start, run.end)
        return bool(based and self.grammar.cases.ground(run.of(self.text)))

    def _only_deeds(self, turn: Turn, *, grounded: bool) -> bool:
        """Whether every clause up to the end of the sentence opens with a verb, and none binds or names anybody."""
        rest = Span(turn.span.start, self.after.sentence_end(turn.span.end))
        runs, body = clauses(self.text, rest), rest.of(self.text)
        if (
            self.grammar.modal.search(body)
            or self.grammar.by.search(body)
            or TOPICAL.search(PUTS.sub("", body))
        ):
            return False
        faces = (grounded and self._faces(run) for run in runs)
        return (grounded or len(runs) > 1) and all(
            self.does(run) or so for run, so in zip(runs, faces, strict=True)
        )

    def _faces(self, run: Span) -> bool:
        """及时向有关单位通报情况: behind a ground, a deed whose verb stands behind whom or what it is done to."""
        at = self.grammar.cases.past_adverbs(self.text, run.start, run.end)
        return bool(FACES.match(self.text, at, run.end))

    def does(self, run: Span) -> bool:
        """持续推进技术应用, 及时提醒驾驶员: adverbs, and then a verb with its object."""
        at = self.grammar.cases.past_adverbs(self.text, run.start, run.end)
        manner = HOW.match(self.text, at, run.end)
        at = manner.end() if manner else at
        words = self.segmenter.words(self.text[at : run.end])
        if len(words) < 2 or words[1][2] == "uj" or self.text.startswith(("未", "不", "已", "根据"), at):
            return False  # 编制的规划, 未经批准
        verb = words[0][2] == "v" and words[0][1] > 1
        verb = verb or (self.text.startswith("组织", at) and words[1][2] == "v")  # 组织|开展补充调查
        return verb or bool(words[0][2] in ("vn", "a", "ad") and self.reader.stop.match(self.text, at))

    def _tasks(self, turn: Turn) -> bool:
        """建立健全工作机制, 为学生提供帮助, 向社会公布: a sentence that opens so tells a task, and has no topic."""
        assert turn.deed is not None
        body = turn.deed.of(self.text)
        at = self.grammar.cases.past_adverbs(self.text, turn.deed.start, turn.deed.end)
        topic = TOPICAL.search(body) or NO_TASK.search(body)
        if self.grammar.by.search(body) or self.grammar.modal.search(body) or topic:
            return False
        begins = self.task.match(self.text, at, turn.deed.end)
        return bool(begins) and self._sole(turn.deed) and self.follows(turn, "。")

    def _sole(self, deed: Span) -> bool:
        """Whether the deed is a whole sentence by itself."""
        return self.text[deed.end : deed.end + 1] in ("。", "；") or self.text.startswith("，并", deed.end)

    def _often(self, deed: Span, at: int) -> bool:
        """定期对学生进行体格检查, 为被检查方保守秘密: a deed with no subject, and no topic either."""
        solid = SOLID.match(self.text, deed.start, deed.end)
        return bool(solid or (at > deed.start and OFTEN.match(self.text, deed.start, at)))

    def urges_anew(self, turn: Turn) -> bool:
        """…。鼓励…: a sentence that opens with urging has no subject but the law's own (spec: encouragement)."""
        urging = self.grammar.urging.match(self.text, turn.span.start, turn.span.end)
        return bool(urging) and self.text[: turn.span.start].rstrip(" \n").endswith("。")

    def founded(self, clause: Span) -> Party | None:
        """设立食品安全委员会，负责…; 预备队由…组成，定期…: the body named is who does what comes next."""
        whole = self.reader.opening(self.text, clause.start, clause.end, modifies=True)
        if whole and MADE_UP.fullmatch(self.text, whole.span.end, clause.end):
            return whole
        for verb in FOUNDS.finditer(self.text, clause.start, clause.end):
            party = self.reader.opening(self.text, verb.end(), clause.end)
            if not party or party.span.end < clause.end:  # 设立|反洗钱信息中心, 设置|村邮站
                party = self.reader.slot(self.text, verb.end(), clause.end)
            if party and party.span.end == clause.end:
                return party
        return None

    def takes_on(self, founded: Party, turn: Turn) -> bool:
        """Whether a clause without a subject is the task of the body just founded."""
        assert turn.deed is not None
        if TAKES_ON.match(self.text, turn.deed.start, turn.deed.end):
            return True
        made_up = MADE_UP.match(self.text, founded.span.end, turn.span.start)
        general = self.text.startswith(("具体", "其"), turn.deed.start)  # 具体组成办法另行规定
        return bool(made_up) and not general and self.opens_with_verb(turn.deed)

    def made_up(self, founded: Party | None, turn: Turn) -> Party | None:
        """家长委员会由家长选举的代表组成，可以…: the body, where a modal without a subject goes on from who is in it."""
        if founded is None or turn.move is not Move.MODAL or turn.condition or turn.deed is None:
            return None
        so = MADE_UP.fullmatch(self.text, founded.span.end, turn.span.start - 1)
        return founded if so and not self.text.startswith("为", turn.deed.start) else None

    def opens_with_verb(self, deed: Span) -> bool:
        start = self.grammar.cases.past_adverbs(self.text, deed.start, deed.end)
        if start > deed.start:
            return True
        tag, length = self.segmenter.tag_at(self.text[deed.start : min(deed.end, deed.start + 12)], 0)
        if self.text.startswith("被", deed.start):
            return False
        return (
            (tag in ("v", "vd", "vn", "ad") and length > 1)
            or bool(self.reader.stop.match(self.text, deed.start))
            or tag in ("d", "p")
            or bool(WITHIN.match(self.text, deed.start, deed.end))  # 完工后，|七日内恢复路面
            or self.text.startswith("一次", deed.start)  # 一次告知申请人, 一次付清补助费
            or bool(GOES_TO.match(self.text, deed.start, deed.end))  # 到税务机关办理申报
            or (length == 1 and self._hands(deed))
            or bool(DEALT.fullmatch(self.text, deed.start, deed.end))  # 作退回或者销毁处理
        )

    def _hands(self, deed: Span) -> bool:
        """交|有关部门处理, 送|区人民政府修改: a verb of one character, and to whom."""
        gives = self.text[deed.start] in "送交转退"
        return gives and self.reader.opening(self.text, deed.start + 1, deed.end) is not None
