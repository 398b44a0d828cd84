"""What is to be done: cut a deed into its verb clauses (spec of norms, Actions).

trimmed   依法, 应当, 会同… and 按照…规定 leave the head of an action
split     并 joins two tasks, unless both verbs share one object (严格排查并及时消除…)
joined    采取…措施，及时… : means and task are one action
dropped   提高…, 保障… : a closing clause that only states the wished result
"""

import re
from itertools import pairwise

from ..ontology.model import Span
from .actors import ActorReader
from .adverbial import AHEAD, AS_RULED, BARE, HOW, LESSENS, MORE_LAWS, STANDARDS, Adverbials
from .alternatives import Alternatives
from .joints import AND, DRAWN_UP, JOINED, SETS_UP, Joints
from .lexicon import Lexicon, any_of
from .partners import Partners
from .pivots import Pivots
from .placing import Placing
from .segment import Segmenter

ANOTHER = re.compile(
    "，(?:并(?:且|应当)?(?!结合|根据|按照?|依照|依据|参照|参考|针对|会同|在|经)|[并也]?不得)"
)
DUTY_RANGE = re.compile(r"之间(?!的)|在(?:各自|其|法定|规定|本)?的?(?:法定)?(?:职责|职权|权限)(?:范围)?内?")
BY_WHICH = re.compile("(?:以|通过|采取)[^，]{2,24}(?:方式|形式)$")  # 引导宗教团体以购买等方式，解决…
BASIS_GOES_ON = re.compile(
    "[\u4e00-\u9fff]{2}(?:要求|规定|标准|规范|程序|流程|规则|约定)(?=[\u4e00-\u9fff]{4})(?![的和、])"
)
DONE = re.compile("进行|开展|予以|给予|实施(?!方案|计划)|加强|实行|采取|作出|提出|负.*责|处.*罚款$")
LIGHT = re.compile(
    ".*(?:进行|做好|予以|作出|采取|约定|参加|出席|召开|举行|接受|提出|办理|履行|签订|开展)(?:[\u4e00-\u9fff]{2}(?<!必要))"
)  # 做好记录|并报告: whole as it is
GLUED = re.compile(  # 有违法所得的|予以没收, 发生事件后|及时救援: case and deed in one
    "[^，的]{2,12}的(?=予以|给予|处(?:以|[一二三四五六七八九十\\d])|并处)|(?:发现|接到|收到|遇有|出现|发生)[^，的]{2,24}?后(?=及时|立即|同步|迅速|依法)|(?:发现|接到)[^，的并将对向]{2,14}?(?<![未够以])(?=及时|立即|迅速)"
)
SERVES_AS = re.compile("作为|供(?!应|给|水|电|气|热|养|销|暖|血|货)")  # 设置公告栏，供居民免费使用
TITLED = re.compile("》?(?:(?<=》)（[^）]*）)?")
PAPER = re.compile("(?:证明|报告|说明|记录|通报)，")  # 根据避孕节育情况|证明，…
TOWARD = re.compile("对(?![接标照])")


class Actions:
    """Cuts the deeds of one law's clauses."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader, segmenter: Segmenter) -> None:
        words, self.joints = lexicon.section, Joints(lexicon, reader, segmenter)
        self.reader, self.segmenter, self.adverbials = reader, segmenter, Adverbials(lexicon, segmenter)
        self.alternatives = Alternatives(lexicon, reader, segmenter)
        modals = (form for form in lexicon.modals if len(form) > 1 and form not in ("禁止", "严禁", "享有"))
        self.pivots, self.partners = Pivots(lexicon, reader), Partners(reader)
        self.placing = Placing(lexicon, segmenter)
        self.head = re.compile(
            f"(?!应当事人){any_of([*words('verbs', 'adverbs', 'heads'), *modals]).pattern}"
        )
        self.adverb = any_of(words("verbs", "adverbs", "before"))
        self.means = any_of(words("verbs", "means", "opening"))
        secured = f"(?!(?:切实|依法)?(?:保[障证]|确保)[^，享]{{2,}}{lexicon.phrase('secured')}$)"  # 保障经费: a task
        self.result = re.compile(secured + any_of(words("verbs", "result", "opening")).pattern + LESSENS)
        self.complete = re.compile(
            rf"^(?:(?:依法|及时|立即|按时|予以|不予|自行)*{any_of(words('verbs', 'complete')).pattern}|予以..)$"
        )
        self.empty = any_of(words("verbs", "empty", "actions"))
        self.basis = re.compile(
            r"(?:严格)?(?:按照|依照|依据|遵照|参照|按(?![时期月年季日次])|根据(?=本(?:条例|法|办法|细则)|[^，]{0,16}(?:规定|法律|法规|授权|》)(?![^，]{0,3}的)|[^，、]{0,10}(?:职责|职权|权限)(?![、和与]|[^，]{0,3}的)))"
        )
        self.ground = re.compile(
            f"(?:严格|认真)?(?!按[时期月年季日次]){any_of(words('verbs', 'basis', 'opening')).pattern}"
        )
        self.deeds = any_of(
            [*words("verbs", "deeds"), *words("verbs", "taking"), *words("verbs", "stops", "verbs"), "交付"]
        )
        self.basis_end = lexicon.basis_end
        phrase = lexicon.phrase
        self.nounish = lexicon.pattern("phrases", "nounish")  # 发展|规划 holds no deed
        self.executes = lexicon.pattern("phrases", "executed")
        self.puts = lexicon.pattern("phrases", "put")  # 将X|作为Y is a deed of its own
        self.legal = lexicon.pattern("phrases", "legal")
        self.passes = re.compile(f"{phrase('passed')}$")
        self.punishes = lexicon.pattern("phrases", "punished")
        self.pivot = re.compile(f"(?:{phrase('pivots')}|[、和并])+")
        self.means_end = re.compile(f"{phrase('means_end')}等?$")
        self.means_then = re.compile(f"{phrase('means_then')}等?(?!，)[^的和、]{{2}}|进行|开展|予以|给予")
        self.where_at = re.compile(f"{phrase('where')}$")
        self.where = re.compile(
            rf"在[^，]*(?:{phrase('where', 'when')}|起[^，]{{1,8}}内)|(?:区别|区分|视)[^，]{{0,8}}(?:情形|情况|情节|轻重)"
        )

    def cut(self, text: str, deed: Span) -> list[Span]:
        """The actions of one clause, each without what does not belong to it."""
        out: list[Span] = []
        ground = self.ground.match(text, deed.start, deed.end)
        closes = self._closes(text, deed)
        if (
            ground
            and not closes
            and not self.adverbials.doing.search(text, deed.start + 4, deed.end)
            and not self._past_basis(text, ground.end(), deed.end)
            and not self.adverbials.deed_behind(deed.of(text))
            and self._noun(text[ground.end() : deed.end])
        ):
            return out
        for part in self._parts(text, deed):
            bare = Span(self._past_adverbs(text, part), part.end)  # 每年|结合热点问题，开展督导
            runs = (part, bare)
            grounds = any(self.is_basis(text, run) or self.adverbials.ground(text, run) for run in runs)
            if (
                (grounds and not (closes and part.end == deed.end))
                or self.adverbials.on_what(text, part)
                or self.where.fullmatch(text, part.start, part.end)
                or (bare.start == part.end and text[part.end : part.end + 1] == "，")  # 因地制宜，
                or self.adverbials.topic(text, part)
            ):
                continue
            trimmed = self.trimmed(text, part)
            told = text.startswith(("谁", "包括", "方可", "方能", "才能", "才可"), trimmed.start)
            waits = trimmed.start > part.start and not (closes and part.end == deed.end)
            matter = text.startswith("，", trimmed.end) and self.adverbials.matter(trimmed.of(text))
            if told or matter or (waits and self.is_basis(text, trimmed)):
                continue  # 谁主管、谁负责，谁审批、谁负责的原则
            if trimmed.end - trimmed.start >= 2 or text[trimmed.start : trimmed.end] in ("报", "处"):
                out.append(trimmed)
        return out

    def _closes(self, text: str, deed: Span) -> bool:
        """Whether a deed ends where its clause does: a ground waits for its deed behind a comma, not before 并 or 不得."""
        and_then = ANOTHER.match(text, deed.end) and not self.adverbials.closer.search(deed.of(text))
        return bool(and_then) or not text.startswith("，", deed.end)  # 根据有效凭证记帐，并定期核算

    def trimmed(self, text: str, span: Span) -> Span:
        """The action without 依法, 应当, 会同…, 按照…规定 at its head."""
        at, end = span.start, span.end
        while end > at and text[end - 1] in "，：、 □":
            end -= 1
        while at < end and text[at] in "□，、 ":
            at += 1
        moved = True
        while moved and at < end:
            moved = False
            found = self.head.match(text, at, end)
            if past := self.partners.past(text, at, end):
                at, moved = past, True  # 和监督管理机构|建立信息共享机制
            elif found and self._heads(text, found, end):  # 均衡配置 is one word
                at, moved = found.end(), True
            elif found := DUTY_RANGE.match(text, at, end):
                at, moved = found.end(), found.end() > at
            elif found := GLUED.match(text, at, end):
                at, moved = found.end(), True
            elif found := self.basis.match(text, at, end):
                after = self._past_basis(text, found.end(), end)
                bare = BARE.fullmatch(text, after, end) and text.endswith(STANDARDS, at, after)
                # 依照法定程序|进行 keeps its how
                told = not bare and text[after:end] not in ("进行", "执行", "办理")
                told = told and not HOW.search(text[at:after])
                if after > at and told and self.legal.search(text, at, after):
                    at, moved = after, True  # 按照方案的要求|开展自查 says how and stays
            if moved:
                while at < end and text[at] in "，、 ":
                    at += 1
        return Span(min(at, end), end)

    def _heads(self, text: str, found: re.Match[str], end: int) -> bool:
        """Whether a word before a deed is none of its words: 依法|经营, not 依法行政, 再行购买, 依法进行."""
        if (
            found[0] in "均都也又还且和再"
            and self.segmenter.tag_at(text[found.start() : min(end, found.start() + 12)], 0)[1] != 1
        ):
            return False
        rest = text[found.end() : end]
        fixed = found[0] == "依法" and len(rest) == 2 and self.segmenter.words(rest)[0][2] == "n"
        return rest != "进行" and not fixed

    def _past_basis(self, text: str, start: int, end: int) -> int:
        """The offset after 按照…规定, where a verb follows; ``0`` where the phrase is the deed itself."""
        best = 0
        for found in self.basis_end.finditer(text, start, end):
            at = found.end()
            while more := self.basis_end.match(text, at, end):
                at = more.end()  # 制度|要求, 合同|约定: the ground ends with the last of them
            if titled := TITLED.match(text, at):
                at = titled.end()  # 按照《河长制规定》（试行）|履行职责
            if text.startswith(AS_RULED, at) and found[0].endswith(("规定", "约定")):
                at += 2  # 按照规定时间|开闭照明设施
            at += text.startswith("等", at) and not text.startswith("等级", at)
            rest = 0 if at + 2 == end and PAPER.match(text, at) else end - at
            inside = rest < 2 or (text[at] in "的、和与或及进" and not text.startswith("及时", at))
            inside = inside or text.startswith(
                MORE_LAWS, at
            )  # 规定|比例缴纳的, 《甲法》、《乙法》等|有关法律的规定
            if inside and text[at : at + 2] != "进行":
                continue
            tag, length = self.segmenter.tag_at(text[at : min(end, at + 12)], 0)
            if tag[:1] == "v" and length < 4 and text.startswith("的", at + length):
                continue  # 计划|安排的项目
            if (
                (found[0].endswith("规定") and not text.startswith("第", at))
                or tag[:1] in ("v", "d", "p", "a")
                or self.reader.stop.match(text, at, end)
                or text[at] in "对向将为"
                or text.startswith(("逐步", "不断"), at)
            ):
                best = at
                break
        closer = best and BASIS_GOES_ON.match(text, best, end)  # 按照预警信息|发布要求|建立机制
        return closer.end() if closer and not text.startswith("化", closer.end()) else best

    def _parts(self, text: str, deed: Span) -> list[Span]:
        """Split at 并 where each side has a verb and an object of its own."""
        cuts = [deed.start]
        signs = (f for p in (AND, JOINED) for f in p.finditer(text, deed.start, deed.end))
        for found in sorted(signs, key=re.Match.start):
            head = self.trimmed(text, Span(cuts[-1], found.start())).start
            left, right = text[head : found.start()], text[found.end() : deed.end]
            either = found[0] in ("或者", "或", "，以及")
            if either and (
                self.joints.one(left, right) or not self.alternatives.apart(found[0], left, right)
            ):
                continue
            ground = self.basis.match(left) and not self._past_basis(left, 2, len(left))
            if ground and (found[0] != "并" or not self.adverbials.deed_behind(left)):
                continue  # 按照价款或者费用的两倍|支付, but 按照要求建设设施|并投入使用
            theirs = left.startswith("责令其") or self.pivots.asks(text, head, found.start())
            if found[0] == "并" and left.endswith(("可以", "应当")):
                continue  # 对责任单位可以|并处罚款
            if found[0] == "并" and theirs and not self.punishes.match(right):
                continue  # 责令其改正并公开道歉, 要求企业整改并报告结果
            if found[0] == "并" and left.startswith("对") and len(right) == 2 and LIGHT.fullmatch(left):
                continue  # 对身份证件进行核对并登记
            if found[0] == "、" and not self.joints.two_at_comma(left, right):
                continue
            if found[0] == "并" and self.joints.one_at_and(left, right):
                continue  # 出具加盖印章并注明日期的凭证, 报市人民政府批准并公布
            if found[0] != "、" and self.joints.unclosed(left, right):
                continue  # 在当事人完成举证并出具说明书后出示
            if (left.startswith("对") and left.endswith("负责")) or self.adverbials.half(left):
                continue  # 对居民会议负责并报告工作; 在交易场所或者通过其他途径公布
            toward = bool(either) and right.startswith(("对", "向", "将")) and len(left) > 3
            toward = toward or (found[0] == "并" and self.joints.own_object(left, right))
            toward = toward or (either and self.alternatives.set_phrase(left))
            whole = self._has_object(left) or toward or (left.startswith("责令") and right.startswith("责令"))
            if whole and len(right) >= 2 and "（" not in left[left.rfind("）") + 1 :]:
                cuts.append(found.start())
        cuts.append(deed.end)
        return [Span(a, b) for a, b in pairwise(cuts)]

    def _has_object(self, left: str) -> bool:
        """严格排查 has none (it waits for the object after 并); 采取阻断措施 has one, 立案 needs none."""
        if self.complete.search(left) or LIGHT.fullmatch(left):
            return True
        verbs = left[self._past_basis(left, 2, len(left)) if self.basis.match(left) else 0 :]
        several = re.split("、|或者|或", verbs)
        listed = verbs != left or len(several) > 1
        if listed and all(len(self.segmenter.words(part)) == 1 for part in several):
            return False  # 制定、调整|并公布; 收缴或者吊销|、撤销证件; 按照规划建立|并完善防洪体系
        words = [(left[s:e], tag) for s, e, tag in self.segmenter.words(left)]
        words = [(w, tag) for w, tag in words if tag[:1] not in ("d", "c", "u", "p", "x") or len(w) > 3]
        return (len(left) > 4 and len(words) >= 2) or any(
            tag[:1] == "n" or w == "他人" for w, tag in words[1:]
        )

    def is_basis(self, text: str, span: Span) -> bool:
        """根据工作需要 as a clause of its own: the ground of a task, not a task."""
        body = text[span.start : span.end].removeprefix("应当")
        found = self.ground.match(body)
        if found and (
            self.adverbials.doing.search(body, 4)
            or self.adverbials.deed_behind(body)
            or self._past_basis(text, span.end - len(body) + found.end(), span.end)
        ):
            return False
        if found and self._noun(body[found.end() :]):
            return True
        return (
            bool(found)
            and not self._verbal(body[2:])
            and (
                body.endswith(("等", "特点", "结果", "》"))
                or any(found.end() == len(body) for found in self.basis_end.finditer(body))
            )
        )

    def only_ground(self, text: str, action: Span) -> bool:
        """根据X和Y set off by a comma before the deed: its ground, however it ends."""
        return (
            bool(self.ground.match(text, action.start, action.end))
            and not self._closes(text, action)
            and not self.executes.search(text, action.start, action.end)
            and "给予" not in action.of(text)
            and "其" not in action.of(text)
            and not self._past_basis(text, action.start + 2, action.end)
            and not self.adverbials.deed_behind(action.of(text))
        )

    def _noun(self, body: str) -> bool:
        """文物级别, 教育统筹发展的需要: a noun phrase, whatever describes it."""
        tail = body[body.rfind("的") + 1 :]
        words = self.segmenter.words(tail)
        if tail != body and (self.basis_end.fullmatch(tail) or len(words) == 1):
            return True  # 根据院长的|提名
        return (
            bool(words)
            and words[-1][2].startswith(("n", "i", "l", "j"))
            and not any(tag == "p" or (tag == "d" and b - a > 1) for a, b, tag in words)
            and not any(a[2] == "v" and b[2] == "r" for a, b in pairwise(words))  # 核减|其科目
            and not any(
                tag.startswith("v") and self.deeds.fullmatch(tail, a, b) and not self.nounish.match(tail, b)
                for a, b, tag in words[:-1]
            )
        )

    def _verbal(self, body: str) -> bool:
        """Whether a phrase holds a verb of its own: 根据本条例|制定实施办法."""
        return any(
            end - start > 1
            and tag == "v"
            and self.reader.stop.fullmatch(body, start, end)
            and body[end : end + 1] != "的"
            and not self.basis_end.fullmatch(body, start, end)
            for start, end, tag in self.segmenter.words(body)
        )

    def is_result(self, text: str, span: Span) -> bool:
        further = text.endswith("并", 0, span.start) or text.startswith(("使用", "减少使用"), span.start)
        further = further or bool(DRAWN_UP.match(text, span.start, span.end))  # 形成鉴定报告
        return bool(self.result.match(text, span.start, span.end)) and not further

    def is_means(self, text: str, span: Span) -> bool:
        """采取…措施, 利用…手段: waits for its task in the next clause."""
        body = text[self._past_adverbs(text, span) : span.end]
        through = (
            body.startswith("通过")
            and "，" not in body
            and not (self.passes.search(body) or self.means_then.search(body))
        )
        by_which = BY_WHICH.search(body) and not body.startswith("以")
        return (
            bool(by_which)
            or through
            or (
                bool(self.means.match(body))
                and bool(self.means_end.search(body))
                and not self.adverbials.through.match(body)
            )
            or self.adverbials.manner(body)
            or self.awaits(body)
        )

    def awaits(self, body: str) -> bool:
        """对…等场所, set off by a comma: 进行专项评价 follows."""
        body = AHEAD.sub("", body)  # 于三月底前将计划，提供给…
        body = body[max(body.rfind(sign) for sign in ("，对", "，将", "，把", "，在")) + 1 :]
        tail = body[body.rfind("的") + 1 :]
        words = self.segmenter.words(tail)
        nominal = bool(words) and (
            words[-1][2].startswith("n") or tail.endswith("行为") or self.adverbials.work(body)
        )
        if body.startswith("在"):  # 在交通要道以及其他重点区域，
            return bool(self.where_at.search(body)) and not any(tag[:1] == "v" for _, _, tag in words)
        if body.startswith(("将", "把")):  # 将开会日期、主要事项，通知…
            return bool(words) and words[-1][2] != "v" and len(body) < 80 and self.placing.waits(body)
        # 就学的|最低生活保障家庭成员, 作出突出贡献的|单位和个人
        whose = "的" in body and tail and self.reader.exactly(tail, 0, len(tail))
        told = "的" in body and not whose and any(self.deeds.fullmatch(tail, *word[:2]) for word in words)
        asks = "是否" in tail  # 对家庭是否符合条件，定期进行核查
        told, nominal = (told or bool(SETS_UP.search(body))) and not asks, nominal or asks
        does = not whose and DONE.search(body, 2)  # not 对|实行计划生育的夫妻
        return nominal and bool(TOWARD.match(body)) and not does and not told

    def put(self, text: str, last: Span, deed: Span) -> bool:
        """将所需资金和土地，分别纳入计划: what is put where, cut by a comma."""
        at = self._past_adverbs(text, deed)
        what = text[self._past_adverbs(text, last) : last.end]
        if SERVES_AS.match(text, at) and not text.endswith("并", 0, at):
            return self.placing.serves(text, at, what, self.is_result(text, last))
        waits = what.startswith(("将", "把")) and self.placing.waits(what)
        waits = waits and not text.endswith("并", 0, deed.start)
        return waits and bool(self.puts.match(text, at, deed.end))

    def _past_adverbs(self, text: str, span: Span) -> int:
        at = span.start
        while found := self.adverb.match(text, at, span.end):
            at = found.end()
        return at

    def goes_on(self, text: str, last: Span, deed: Span) -> bool:
        """督促、引导成员防范…，不参与…: what the pivot does, past its comma."""
        pivot = self.pivot.match(text, self._past_adverbs(text, last), last.end)
        goes = self.pivots.goes_on(text, last, deed)
        if not pivot or goes or re.compile("不(?!断)").match(text, deed.start):
            return goes or pivot is not None
        return self.reader.exactly(text, pivot.end(), last.end) is not None  # 统筹协调有关部门，建立…

    def is_empty(self, text: str, span: Span) -> bool:
        """履行下列职责 and the like say nothing beyond their items."""
        body = text[span.start : span.end]
        return bool(self.empty.match(body)) and len(body) <= 16
