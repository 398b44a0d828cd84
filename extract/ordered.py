"""Lists whose lead-in says by what rule its bearers act, and lists whose items bind somebody of their own.

by rule     X按照下列程序进行：(一)提出方案；(二)…的，撤销…      each item is a deed of X's, or of whom it names
situation   X按照下列情形分别处理：(一)…的，判决维持        each item is X's deed in a case of its own
told apart  有关单位应当提供以下保障：(一)公安机关应当…         an item that binds its own subject is a norm

Source: 《立法技术规范（试行）（一）》 on 项 (an item goes on from its lead-in, or is a sentence of its own).
"""

import re
from collections.abc import Iterator

from ..ontology.model import Provision, Span
from .clauses import clauses, sentences
from .counterparts import authority
from .items import Items
from .memory import Lead, Memory
from .moves import Move
from .opened import Desk, Opened
from .sentence import SentenceReader

SETTLES = "确定|授予|评定|晋升|晋级|领取|享受|计算|计发|支付|缴纳|征收|收取|发放|补偿"
BY_RULE = re.compile(  # what is settled by rule is a rank or a sum, and no row of deeds
    "(?:按照|依照|按|根据|区分|区别)(?:下列|以下|如下)[^，。；：]{0,6}?(?:规定|程序|步骤|要求|分工|方式|办法|情形|情况)(?!之一)"
    f"(?![^。；：]{{0,16}}(?:{SETTLES}))[^。；：]{{2,40}}$"
)
BY_SITUATION = re.compile(  # 应当按照下列情形分别处理：(一)…的，判决维持: each is a case with its own deed
    "(?:按照?|依照|根据|区分|区别|依据)(?:下列|以下|如下)(?:不同|具体)?的?(?:情形|情况)(?!之一)"
)
ITSELF = re.compile("(?:按照|依照|按)(?:下列|以下|如下)[^，。；：]{0,4}(?:分别|依法)*(?:确定|认定|划分)$")
CHARGED = re.compile("(?:具体|统一|全面|依法|主要|统筹)*(?:负责(?!任)|主管(?![部机人]))")
ONLY_DOES = re.compile(  # 按照下列程序进行: the items say it all
    "(?:分别|依法)*(?:(?:按照|依照|按|根据|区分|区别)(?:下列|以下|如下)[^，]{2,10})?(?:分别|依法|在[^，]{2,16}内|予以|作出)*"
    "(?:进行|办理|处理|处置|执行|实施|落实|履行职责)"
)
NAMES_THINGS = re.compile(
    "(?:条件|内容|材料|文件|资料|情形|情况|行为|含义|事项|要件|信息|证明|用语|因素|情节|案件)(?:之一)?的?：?$"
)
SAID = re.compile("[:：\\s]+$")
BINDS = (Move.MODAL, Move.BY)


class Ordered:
    """Reads such lists at one law's desk."""

    def __init__(self, desk: Desk, sentence: SentenceReader, items: Items) -> None:
        self.text, self.grammar, self.sentence, self.items = desk.text, desk.grammar, sentence, items

    def by_rule(self, paragraph: Provision, lead_in: Span, opened: list[Opened]) -> list[Opened]:
        """X按照下列程序进行：… the items that do something are norms of X's, in X's case."""
        last = opened[-1] if opened else None
        said = SAID.sub("", lead_in.of(self.text))
        if last is None or last.end < lead_in.end - 12 or not BY_RULE.search(said):
            return []
        doing = [item for item in paragraph.children if self._acts(item.span)]
        doing = [item for item in doing if not self.items.the_rest(item.span)]
        if 2 * len(doing) <= len(paragraph.children):
            return []
        out: list[Opened] = []
        for item in doing:
            out += self._as_task(item, Lead(last.bearers, last.modality, last.condition))
        if out and self.only_does(last, opened):
            return out
        if last in opened and self.items.only_shares_out(last, said, out):
            opened.remove(last)
        return out

    def only_does(self, last: Opened, opened: list[Opened]) -> bool:
        """按照下列方式处理：… the items say it all; the norm goes where nothing is left of it."""
        if not last.actions or not ONLY_DOES.fullmatch(last.actions[-1].of(self.text)):
            return False
        last.actions.pop()
        last.deed = Span(last.deed.end, last.deed.end)
        if not last.actions:
            opened.remove(last)
        return True

    def settled_itself(self, last: Opened, lead_in: Span) -> bool:
        """管理责任人按照下列规定确定：… who he is is settled, and he settles nothing."""
        said = ITSELF.search(SAID.sub("", lead_in.of(self.text)))
        return bool(said) and last.rule == Move.INDICATIVE.value and not authority(last.bearers)

    def told_apart(self, paragraph: Provision, lead_in: Span) -> list[Opened]:
        """Items that bind a subject of their own, in a list that is read no other way."""
        if NAMES_THINGS.search(SAID.sub("", lead_in.of(self.text))):
            return []
        out: list[Opened] = []
        for item in paragraph.children:
            if self._binds_own(item.span):
                out += self._as_own(item)
        return out

    def _binds_own(self, item: Span) -> bool:
        """Whether an item binds whom one of its clauses opens with: (一)依法、自愿，任何组织和个人不得强迫…."""
        runs = [clause for said in sentences(self.text, item) for clause in clauses(self.text, said)]
        for clause in runs:
            turn = self.grammar.turn(self.text, clause, follows=self.text[clause.end : item.end])
            opens = turn.party is not None and turn.party.span.start == clause.start
            if turn.move is Move.MODAL and opens and turn.condition is None:
                return True
            organ = turn.party is not None and authority(turn.party.mentions)
            if turn.move is Move.BY and organ and self.grammar.by.match(self.text, clause.start):
                return True  # (一)由主管部门组织专家论证
            if turn.move is Move.INDICATIVE and opens and self._titled(item, clause):
                return True  # (一)监测巡视制度。文物行政部门具体组织实施，…
        opens_with = self.items.opening_turn(item)
        if opens_with is None or opens_with.move is not Move.INDICATIVE or opens_with.party is None:
            return False
        deed = opens_with.deed
        return deed is not None and bool(CHARGED.match(self.text, deed.start, deed.end))

    def _titled(self, item: Span, clause: Span) -> bool:
        """Whether a clause opens the second sentence of an item, and the first is but a title."""
        first, *more = sentences(self.text, item)
        if not more or more[0].start != clause.start or "，" in first.of(self.text):
            return False
        turn = self.grammar.turn(self.text, clauses(self.text, first)[-1])
        return turn.move in (Move.CONTINUES, Move.IMPERSONAL)

    def _as_task(self, item: Provision, lead: Lead) -> list[Opened]:
        assert item.citation is not None
        own = Memory(subject=lead.bearers, modality=lead.modality, listed=True)
        out: list[Opened] = []
        for sentence in self._sentences(item):
            read = self.sentence.of_sentence(sentence, item.citation, own, lead=lead)
            lead = self.items.own_lead(read, lead)
            out += read
        return out

    def _as_own(self, item: Provision) -> list[Opened]:
        assert item.citation is not None
        own = Memory()
        return [
            norm
            for sentence in self._sentences(item)
            for norm in self.sentence.of_sentence(sentence, item.citation, own)
        ]

    def _sentences(self, item: Provision) -> Iterator[Span]:
        for sentence in sentences(self.text, item.span):
            if not self.grammar.cases.no_norm(sentence.of(self.text)):
                yield sentence

    def _acts(self, item: Span) -> bool:
        """Whether an item does something, past its case: (一)证书已失效的，予以注销, (二)组织专家论证."""
        first = next(iter(sentences(self.text, item)), None)
        runs = clauses(self.text, first) if first else []
        case = max((n for n, run in enumerate(runs[:-1]) if self.text[run.end - 1] == "的"), default=-1)
        for clause in runs[case + 1 :]:
            turn = self.grammar.turn(self.text, clause, follows=self.text[clause.end : item.end])
            if turn.move in (Move.CONDITION, Move.BASIS, Move.SUBJECT):
                continue  # (二)教育、民政等部门，根据本行业的特点，组织检查: past who does it, too
            if turn.move in BINDS or (turn.move is Move.INDICATIVE and turn.party):
                return True
            if turn.move is not Move.CONTINUES or turn.deed is None:
                return False
            return self.sentence.links.opens_with_verb(turn.deed)
        return False
