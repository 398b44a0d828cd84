"""From provisions to norms: paragraphs, and the lists that hang on them.

lead-in   履行下列职责：(一)… gives its bearers and modality to every item
nouns     不得买卖下列物品：… the lead-in carries the verb and is the norm
cases     有下列情形之一的：… items are its condition
"""

import re
from collections.abc import Iterator, Sequence

from ..ontology.model import Kind, Law, Mention, Modality, Norm, Provision, Span
from .accused import Accused
from .actors import ActorReader
from .clauses import sentences
from .consequences import Consequences
from .counterparts import authority
from .enumerated import Enumerated
from .items import BANS, NAMED, SAID, Items
from .lexicon import Lexicon
from .memory import Lead, Memory
from .opened import Desk, Opened
from .ordered import BY_SITUATION, Ordered
from .segment import Segmenter
from .sentence import SentenceReader

LISTS = re.compile(r"下列|以下|如下")
CASES = re.compile(
    r"(?:下列|以下|如下)[^，。；：]{0,12}?(?:情形|行为|情况|事项|条件)之一|(?:下列|以下)(?:情形|情况|违法行为)"
    r"|(?:下列|以下|如下)[^，。；：]{0,12}(?:行为|活动|情形|情况)的，"
)
WAYS = re.compile("(?:下列|以下)(?:方式|办法)")  # 按照下列方式处理：(一)…的，可以…
FORBIDS = re.compile("不得[^，]*(?:下列|以下)违法行为：?$")  # each item is what is forbidden, and no case
BY_RULES = re.compile(
    "(?:按照?|依照)(?:下列|以下)(?:规定|标准|方式|办法)(?:予以|给予|分别)*(?:处罚|处理|处以|执行)"
)
ORDERED = re.compile(  # 按照下列规定报批：(一)…，由…审查: each item has a subject of its own
    "(?:按照|依照|按)(?:下列|以下)[^，。；：]{0,8}(?:规定|分工|程序|要求)[^，。；：下列]{2,}$"
)
MEASURES = re.compile(  # 采取下列措施，保障畅通，减少污染：, 不得实施下列混淆行为，引人误认为…：
    "(?:采取|采用|使用|运用|履行|遵守|实施|从事|进行|有)(?:下列|以下|如下)[^，。；：]{0,12}(?:，[^，。；：]{2,32}){1,3}(?<!的)：?\\s*$"
)
GOVERNED = re.compile(
    "[就将把](?:下列|以下|如下)[^，。；：]{2,6}[^，。；：]{4,}(?<!规定)(?<!要求)：?\\s*$"
)  # 就以下事实承担举证责任
INTERPOSED = re.compile(  # 可以采取下列措施，|任何单位和个人不得阻挠：
    "，[^，。；：]{2,16}(?:不得|应当(?:予以)?(?=配合|协助))[^，。；：]{2,8}：?\\s*$"
)
OF_LIABILITY = re.compile(  # a chapter on how penalties are decided and carried out imposes none
    "法律责任|罚则|(?<!调查和)处罚(?!的?(?:程序|决定|执行|管辖|适用|种类|实施))"
)
CARRIES_BACK = re.compile(r"前款|前两款|前三款|前项|依照前|有前")


class NormReader:
    """Reads the norms of one law.  ``grammar`` serves the coverage audit too."""

    def __init__(
        self, law: Law, shadow: str, lexicon: Lexicon, reader: ActorReader, segmenter: Segmenter
    ) -> None:
        self.law, self.text = law, shadow
        self.desk = Desk(shadow, lexicon, reader, segmenter)
        self.grammar, self.actions, self.segmenter = self.desk.grammar, self.desk.actions, segmenter
        self.consequences = Consequences(self.desk)
        self.sentence = SentenceReader(self.desk, self.consequences)
        self.items = Items(self.desk, self.sentence)
        self.ordered = Ordered(self.desk, self.sentence, self.items)
        self.enumerated, self.accused = Enumerated(shadow, reader), Accused(shadow, reader)
        self.tasks = lexicon.pattern("phrases", "tasks")
        self.task_nouns = lexicon.section("phrases", "tasks", "goes_on")
        self.listed = re.compile(
            rf"(?:下列|以下|如下)[^，。；：]{{0,14}}?(?:{lexicon.phrase('listed')}|活动(?!：))"
        )
        self.written = re.compile(  # 写明以下内容：… what is written is no task
            rf"{lexicon.phrase('written')}[^，。；：]{{0,8}}(?:下列|以下|如下)(?![^，。；：]*(?:规定|要求|职责|措施))"
        )

    def norms(self) -> Iterator[Norm]:
        """Every norm of the law, in reading order."""
        for article, chapter in _articles(self.law.provisions):
            self.consequences.liable = bool(OF_LIABILITY.search(chapter))
            memory = Memory()
            for paragraph in article.children:
                yield from self.of_paragraph(paragraph, memory)

    def of_paragraph(self, paragraph: Provision, memory: Memory) -> Iterator[Norm]:
        assert paragraph.citation is not None
        items = paragraph.children
        lead_in = Span(paragraph.span.start, items[0].span.start if items else paragraph.span.end)
        back = CARRIES_BACK.match(self.text[lead_in.start : lead_in.end].lstrip())
        if not back:
            memory.subject = memory.violators = memory.holder = memory.cased = ()
            memory.agent = memory.fallen = memory.state = ()
        opened: list[Opened] = []
        if not items and paragraph.citation.paragraph > 1 and self._heading(lead_in):
            return
        for sentence in sentences(self.text, lead_in):
            if self.grammar.cases.no_norm(self.text[sentence.start : sentence.end]):
                continue
            opened += self.sentence.of_sentence(sentence, paragraph.citation, memory)
        if items:
            read = self.of_items(paragraph, lead_in, memory, opened)
            opened += read or self._told_apart(paragraph, lead_in)
            tail = Span(items[-1].span.end, paragraph.span.end)
            for sentence in sentences(self.text, tail):
                opened += self.sentence.of_sentence(sentence, paragraph.citation, memory)
        for norm in opened:
            yield from self.desk.closed(norm)

    def _heading(self, span: Span) -> bool:
        """A line without any sign at its end is a heading the print runs into the article before it."""
        body = span.of(self.text).strip()
        return len(body) < 30 and not re.search("[，。；：！？]", body)

    def _told_apart(self, paragraph: Provision, lead_in: Span) -> list[Opened]:
        """In a list that is no list of tasks: the items that bind somebody of their own."""
        said = self.text[lead_in.start : lead_in.end]
        return [] if CASES.search(said) else self.ordered.told_apart(paragraph, lead_in)

    def _cases(self, said: str, last_clause: str) -> bool:
        """Whether the items are cases; 查处下列违法行为时，可以采取以下措施：… ends in a list of its own."""
        ruled = (
            BY_RULES.search(last_clause) or BY_SITUATION.search(last_clause) or FORBIDS.search(last_clause)
        )
        own = NAMED.search(last_clause) and self.tasks.search(last_clause)
        return bool(CASES.search(last_clause if own else said)) and not ruled

    def of_items(
        self, paragraph: Provision, lead_in: Span, memory: Memory, opened: list[Opened]
    ) -> list[Opened]:
        """What a list's items say: tasks of the lead-in's bearers, or its cases, or bare nouns."""
        said = self.text[lead_in.start : lead_in.end]
        last_clause = re.split("[，。；]", said)[-1]
        last = opened[-1] if opened else None
        for norm in opened:  # 下列人员可以申请救助：(一)孤儿
            norm.bearers = self.enumerated.bearers(paragraph, norm.bearers) or norm.bearers
        if last and self.ordered.settled_itself(last, lead_in):
            opened.remove(last)
            last = None
        aside = INTERPOSED.search(said)
        if aside and len(opened) > 1 and LISTS.search(re.split("[，。；]", said[: aside.start()])[-1]):
            last, lead_in = opened[-2], Span(lead_in.start, lead_in.start + aside.start())
            said = said[: aside.start()]
            last_clause = re.split("[，。；]", said)[-1]
        if self.items.punish(paragraph, opened, memory):
            return self.items.punished(paragraph, memory, opened)
        if last and last.end >= lead_in.end - 12 and self.items.rule(paragraph, last_clause):
            if self.items.wrong(paragraph):
                return self._own_subjects(paragraph)
            ruled = self.items.ruled(paragraph, last)
            if ruled and WAYS.search(last_clause):
                self.ordered.only_does(last, opened)
            return ruled
        cases = self._cases(said, last_clause)
        by_rule = [] if cases else self.ordered.by_rule(paragraph, lead_in, opened)
        if by_rule:
            return by_rule
        if not cases and self.items.hand_over(paragraph):
            if last and self.items.only_settled(last, lead_in):
                opened.remove(last)
                last = None
            return self._own_subjects(paragraph, last.bearers if last else ())
        state = last is not None and last.modality is Modality.POLICY  # 本市禁止下列行为
        if forbidden := self.items.forbidden(paragraph, last_clause) if not last or state else []:
            return forbidden
        if state and BANS.search(SAID.sub("", last_clause)):
            return []
        if self.items.describe(paragraph, last_clause) or (last and self.items.of_topic(said)):
            return []
        if cases:
            self.accused.answer(paragraph, opened)
        if cases or not last or last.end < lead_in.end - 12:
            shared = not cases and re.search(
                "规定|分工|职责|要求|办理|处理|处罚|政策|优惠|扶持|奖励|(?:下列|以下)[^，]{0,6}(?:程序|步骤)|(?:程序|步骤)如下",
                last_clause,
            )
            theirs = not cases and not last and self.items.name_subjects(paragraph, last_clause)
            return self._own_subjects(paragraph) if shared or theirs else []
        deeds = self.items.deeds(paragraph, last, said)
        if not deeds and self.items.names_things(paragraph, last_clause):
            return []
        if (
            not deeds
            and not LISTS.search(last_clause)
            and not MEASURES.search(said)
            and not re.search(
                "(?:(?:职责|任务|工作|义务|规定|要求|规范|做到)[是为]?|责任(?:[是为]|如下))：?$",
                said.rstrip(),
            )
        ):
            return []
        if ORDERED.search(last_clause):
            out = self._own_subjects(paragraph, last.bearers)
            if self.items.only_shares_out(last, said, out):
                opened.remove(last)
            return out
        named = re.search("(?:下列|以下|如下)([^，。；：]*)", last_clause)
        means = re.search(
            "(?:通过|采取|采用)(?:下列|以下)(?:方式|措施|途径|形式)(?![^，的]{1,3}的)", last_clause
        )
        if (
            named
            and not means
            and not deeds
            and not re.match("(?:措施|方式|手段|职责)[^的]*$", named[1])
            and (self._goes_on(named[1]) or GOVERNED.search(last_clause))
        ):
            return []  # 就以下事项|提交报告, 不得允许下列人员|从事…活动: the list only names things
        of_tasks = bool(self.tasks.search(last_clause))
        verbal = self._verbal(paragraph, of_tasks=of_tasks)
        named_things = not verbal and self._named_things(last_clause, paragraph)
        if not deeds and (self.written.search(last_clause) or named_things):
            return []
        if not deeds and not verbal and (self.listed.search(last_clause) or not of_tasks):
            return []
        lent = self.items.emptied_of_the_list(last)
        if self.items.entitle(last_clause):
            last.modality = Modality.PERMISSION
            last.actions.clear()
        out = []
        if not last.actions:
            opened.remove(last)
        for item in paragraph.children:
            assert item.citation is not None
            own = Memory(subject=last.bearers, modality=last.modality, listed=True)
            if self.consequences.liable and authority(last.bearers):
                own.agent, own.violators = last.bearers, memory.violators  # 采取下列措施：责令退还违法所得
            lead = Lead(last.bearers, last.modality, last.condition)
            if self.items.only_rest(item.span):
                continue
            for sentence in sentences(self.text, item.span):
                if self.grammar.cases.no_norm(self.text[sentence.start : sentence.end]):
                    continue
                sentence = self.items.banned(sentence, lead)
                own.subject = lead.bearers  # who acted behind 由 in one sentence does not in the next
                read = self.sentence.of_sentence(sentence, item.citation, own, lead=lead)
                lead = self.items.own_lead(read, lead)
                out += read
        for norm in out:
            if lent and norm.actions and norm.bearers == last.bearers and norm.modality is last.modality:
                norm.tied += lent
        if last in opened and self.items.only_shares_out(last, said, out):
            opened.remove(last)
        return out

    def _goes_on(self, body: str) -> bool:
        """Whether a verb follows the noun that names a list: the lead-in is a whole norm."""
        words = self.segmenter.words(body)
        verbal = any(tag == "p" or (tag == "v" and end - start > 1) for start, end, tag in words[1:])
        return verbal and not body.endswith(self.task_nouns)

    def _own_subjects(self, paragraph: Provision, bearers: tuple[Mention, ...] = ()) -> list[Opened]:
        """Items may name their own subjects; those that name none have the lead-in's ``bearers``."""
        out: list[Opened] = []
        for item in paragraph.children:
            assert item.citation is not None
            own = Memory(subject=bearers)
            for sentence in sentences(self.text, item.span):
                if self.grammar.cases.no_norm(self.text[sentence.start : sentence.end]):
                    continue
                out += self.sentence.of_sentence(sentence, item.citation, own)
        return out

    def _named_things(self, last_clause: str, paragraph: Provision) -> bool:
        """不得分摊下列费用：…水电费用；…电梯费用: half of the items end in the noun the lead-in names."""
        noun = last_clause.rstrip("： \n")[-2:]
        items = [self.text[item.span.start : item.span.end].rstrip("；。 \n") for item in paragraph.children]
        return 2 * sum(item.endswith(noun) for item in items) >= len(items)

    def _verbal(self, paragraph: Provision, *, of_tasks: bool = False) -> bool:
        """Whether most items open with a verb, as tasks do; 其他职责 is none and tells nothing of the others."""
        verbal = 0
        rest = 0
        for item in paragraph.children:
            first = next(iter(sentences(self.text, item.span)), None)
            if first:
                body = self.text[first.start : min(first.end, first.start + 12)]
                tag, _ = self.segmenter.tag_at(body, 0)
                modal = self.grammar.modal.search(self.text, first.start, first.end)
                deed = tag[:1] in ("v", "d", "p") or bool(self.desk.reader.stop.match(body))
                deed = deed or [tag for _, _, tag in self.segmenter.words(body)[1:2]] == ["p"]  # 轮流以高价…
                verbal += bool(modal) or deed
                rest += of_tasks and not (modal or deed) and self.items.the_rest(item.span)
        return verbal * 2 > len(paragraph.children) - rest


def _articles(provisions: Sequence[Provision], chapter: str = "") -> Iterator[tuple[Provision, str]]:
    """Each article with the headings it stands under."""
    for provision in provisions:
        if provision.kind is Kind.ARTICLE:
            yield provision, chapter
        else:
            yield from _articles(provision.children, f"{chapter} {provision.heading}".strip())
