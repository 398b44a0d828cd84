"""What a list's items are by their form, where they are more than tasks of the lead-in's bearers.

punishing   由X按照下列规定处罚：(一)…的，处…          each item is a sanction of X's
ruled       有下列情形之一的，X应当…：(一)…的，应当…     each item has its own case and its own deed
hand over   责任人按照下列规定确定：(一)…由X负责       each item names who does it
forbidden   禁止下列行为：(一)单位…                  an item may name whom it forbids
describing  含有下列内容的信息                       the items describe a thing, and are no deeds
asking      审查以下内容：(一)是否属于本院管辖         what is to be found out, and no deeds
entitled    享受下列权利：(一)…                      each item is a right
deeds       加强停放管理：(一)规划停放场所…            each is a verb and its object, whatever the lead-in calls them

Source: 《立法技术规范（试行）（一）》 on 项 (an item goes on from its lead-in, or is a case with its consequence).
"""

import re
from collections.abc import Callable
from itertools import pairwise

from ..ontology.model import Modality, Provision, Span, Tie
from .actors import Party
from .clauses import clauses, sentences
from .counterparts import authority
from .memory import Lead, Memory
from .moves import Move, Turn
from .opened import Desk, Opened
from .sentence import SentenceReader
from .ties import Tied

NAMED = re.compile("下列|如下|(?<![元倍年月日米岁级人次个件吨上])以下(?!罚|有期|拘)")  # not 三万元以下的罚款
WRONG = re.compile("\\s*(?:（[^（）]{1,3}）|\\d+[.．、])?\\s*违反")
EMPTY = re.compile(
    "(?:分别|依法|并|给予|予以|处以?|作出|进行|按照?(?:下列|以下)规定|(?:按照?|根据)各自职责)*(?:行政)?(?:处罚|处理|处分|罚款)"
)
SERVICES = re.compile(  # each may be a deed
    "提供(?=(?:下列|以下)[^，。；：]{0,4}服务$|(?:基本)?(?:生活)?(?:保障|救助|帮助|服务|支持|便利|优惠|优待)$)"
)
OWN = (Move.INDICATIVE.value, Move.MODAL.value)
BINDS = (Modality.OBLIGATION, Modality.POLICY)
WRONGS = (Modality.SANCTION, Modality.LIABILITY)
RIGHTS = re.compile(
    "(?:享受|享有|具有|有)(?:下列|以下|如下)[^，。；：]{0,8}?(?:权利|权益|待遇|优惠|优待|照顾)(?:政策)?：?$"
)
BANS = re.compile("(?:禁止|严禁)[^，。；：]{0,6}(?:下列|以下|如下)[^，。；：]{0,20}?(?:行为|活动|情形)：?$")
NAMES_LIST = re.compile(
    "做到$|(?:下列|以下|如下)[^，。；：]{0,14}$|(?:采取|采用|使用|运用)(?:下列|以下)[^，。；：]{0,24}$"
)
TAKES_LIST = re.compile(
    "(?:采取|采用|使用|运用)(?:下列|以下|如下)[^，。；：]{0,24}$|(?:履行|遵守|实施|从事)(?:下列|以下|如下)[^，。；：]{0,14}$"
)
NAMES_TASKS = re.compile(
    "(?:下列|以下|如下)[^，。；：]{0,6}(?:规定|方式|措施|职责|义务|要求|程序|行为|权利|待遇|工作)$"
)
SHARES_OUT = re.compile(
    "(?:按照|依照|按)(?:下列|以下|如下)(?:职责|规定|分工)+，?(?:分别|各自|依法)*(?:负责|履行|承担)[^，。；：]{0,30}：?$"
)
DECREED = re.compile("(?:规定|确定|禁止|认定)的|[、的和或及与]")  # 主管部门规定的其他行为
TAKES = re.compile("(?:具体|统一|全面|依法|主要|统筹)*(?:负责(?!任)|承担|履行|行使)")
REST = re.compile("(?:[^，]{2,20}的)?其他[^，]{0,6}(?:方式|形式|途径|手段)")
THE_REST = re.compile(
    "(?:(?:国家|法律|法规|规章|省|市|本|有关|上级|主管)[^，；。]{0,24}(?:规定|确定|禁止|要求)的)?其他"
)
HELPS = re.compile(
    "对[^，；]{2,}，?[^，；]{0,20}(?:给予|予以|实行|提供|发放|进行).."
)  # 对低收入家庭|给予临时救助
PEOPLE = re.compile("(?:下列|以下|如下)[^，。；：]{0,6}人员$")
BINDING = re.compile(
    "(?:应当|应|必须)[^，。；：]{0,8}(?:下列|以下|如下)[^，。；：]{0,8}(?:工作|措施|程序|原则|规定|要求|职责)$"
)
SETTLED = re.compile("[^，]{0,24}(?:确定|管辖|负责|划分|承担|办理|批准|核发|审批)")
ASKS = re.compile(  # 采取的措施是否适当
    "(?:[^，]*的，)?(?![查审核确决判评认检调]|证明|了解|监督|说明|告知|讨论|研究|应当|可以|对[^，]*进行)[^，]{0,30}(?:是否|有无)"
)
SAID = re.compile("[:：\\s]+$")


class Items:
    """Reads such items at one law's desk."""

    def __init__(self, desk: Desk, sentence: SentenceReader) -> None:
        self.desk, self.text, self.grammar, self.sentence = desk, desk.text, desk.grammar, sentence
        phrase = desk.grammar.lexicon.phrase
        contents, self.things = phrase("described"), re.compile(f"(?:{phrase('listed', 'states')}|的)$")
        self.of_things = re.compile(
            f"(?:下列|以下|如下){phrase('listed', 'states')}"
        )  # 下列事项由业主共同决定
        self.of_nouns = re.compile(  # 管辖下列民事案件：, not 按照下列规定确定承办单位：
            f"(?:下列|以下|如下)(?!规定|方式|程序|标准|措施|要求|期限|形式|职责|分工)[^，。；：]{{0,14}}?{phrase('listed', 'things')}$"
        )
        self.of_contents = re.compile(f"[^，]{{2,}}(?:下列|以下|如下){contents}$")
        self.written = re.compile(f"{phrase('written')}[^，]{{0,8}}$")
        self.describing = re.compile(
            f"(?:下列|以下|如下){contents}(?:之一)?的[^，。；：的]{{1,14}}：?$|(?:含有|载有)(?:下列|以下|如下){contents}：?$"
        )

    def deeds(self, paragraph: Provision, last: Opened, lead_in: str) -> bool:
        """加强停放管理：(一)规划停放场所；(二)…: every item is a deed by its form, and the lead-in binds.

        Where no 下列 tells of a list of things, an item may open with a preposition or two verbs as well.
        """
        last_clause = re.split("[，。；]", lead_in)[-1]
        said = SAID.sub("", last_clause)
        listed = NAMED.search(lead_in) and not SERVICES.search(said)  # (提供下列服务)：为企业提供信息
        return (
            last.modality in BINDS
            and not self.of_things.search(last_clause)
            and not self.written.search(SERVICES.sub("", said))
            and not any(self._thing(item.span) for item in paragraph.children)
            and self._most(paragraph, *((self._deed, 3) if listed else (self._some_deed, 2)))
        )

    def of_topic(self, lead_in: str) -> bool:
        """下列单位应当建立消防队，…： whom or what a sentence opens with is what its list tells."""
        last = re.split("[。；]", SAID.sub("", lead_in))[-1].strip()
        return bool(NAMED.match(last)) and not NAMED.search(last.rsplit("，", 1)[-1][2:])

    def names_things(self, paragraph: Provision, last_clause: str) -> bool:
        """管辖下列案件：… whatever the items open with, they are what the lead-in names.

        不得聘用下列人员：(一)曾经受过处罚的, but not 任免下列人员：(一)任免副院长.
        """
        people = PEOPLE.search(SAID.sub("", last_clause)) and self._most(paragraph, self._described)
        return bool(people) or bool(self.of_nouns.search(SAID.sub("", last_clause)))

    def _some_deed(self, item: Span) -> bool:
        """监督和指导有关人员…, 为企业提供信息: two verbs and their object, or with whom and then the verb."""
        turn = self.opening_turn(item)
        goes_on = turn is not None and turn.move is Move.CONTINUES
        deed = turn.deed if turn is not None and goes_on else None
        does = deed is not None and self.sentence.links.opens_with_verb(deed)
        first = next(iter(sentences(self.text, item)), None)
        toward = first is not None and HELPS.match(self.text, first.start, first.end)
        return does or bool(toward) or self._deed(item)

    def _thing(self, item: Span) -> bool:
        """…的, 法律法规贯彻执行情况: a case, or a thing that a verb only describes."""
        first = next(iter(sentences(self.text, item)), None)
        return first is None or bool(self.things.search(first.of(self.text)))

    def _deed(self, item: Span) -> bool:
        """根据需要，开设防火隔离带: a verb and its object, past a ground."""
        first = next(iter(sentences(self.text, item)), None)
        runs = clauses(self.text, first)[:2] if first else []
        opens = self.desk.actions.joints.opens
        return any(self.sentence.links.does(run) or opens.match(self.text, run.start) for run in runs)

    def describe(self, paragraph: Provision, last_clause: str) -> bool:
        """不得发布含有下列内容的信息：… the items say what the thing holds, and the lead-in is the norm."""
        said = SAID.sub("", last_clause)
        of_things = self.of_contents.search(said) and self._most(paragraph, self._described)
        asks = self._most(paragraph, self._asks)
        return bool(self.describing.search(said) or of_things or asks)

    def _asks(self, item: Span) -> bool:
        """证据是否确实、充分; not 查明证据是否充分, a deed."""
        first = next(iter(sentences(self.text, item)), None)
        return first is not None and bool(ASKS.match(self.text, first.start, first.end))

    def _described(self, item: Span) -> bool:
        """煽动颠覆政权的, of the information that nobody may spread."""
        first = next(iter(sentences(self.text, item)), None)
        return first is not None and first.of(self.text).endswith("的")

    def banned(self, sentence: Span, lead: Lead) -> Span:
        """不得有下列行为：(一)倒卖证件的: a deed that is forbidden, and no case, though it closes as cases do."""
        case = lead.modality is Modality.PROHIBITION and self.text.endswith(
            "的", sentence.start, sentence.end
        )
        thing = self.text.endswith(("目的", "标的"), sentence.start, sentence.end)
        return Span(sentence.start, sentence.end - 1) if case and not thing else sentence

    def entitle(self, last_clause: str) -> bool:
        """学员参加学习，享受下列权利：… each item is a right."""
        return bool(RIGHTS.search(SAID.sub("", last_clause)))

    def punish(self, paragraph: Provision, opened: list[Opened], memory: Memory) -> bool:
        """Whether the lead-in punishes and most items tell a punishment of their own.

        由X按照下列规定处理：(一)…的，责令改正 says by whom, and the items how.
        """
        last = opened[-1] if opened else None
        if last is None or not self._most(paragraph, self._punishes):
            return False
        said = last.actions[-1].of(self.text) if last.actions else ""
        if last.modality not in WRONGS and last.rule == Move.BY.value and EMPTY.fullmatch(said):
            memory.agent = last.bearers
            return True
        return last.modality in WRONGS

    def rule(self, paragraph: Provision, last_clause: str) -> bool:
        """Whether most items are a case with its own deed: …的，应当…, and the lead-in is a deed as well."""
        if NAMES_TASKS.search(SAID.sub("", last_clause)):
            return False
        return self._most(paragraph, self._ruled)

    def ruled(self, paragraph: Provision, last: Opened) -> list[Opened]:
        """Each item's own deed, done by the lead-in's bearers; an authority acts whomever the case is about."""
        out: list[Opened] = []
        for item in paragraph.children:
            assert item.citation is not None
            own = Memory(subject=last.bearers, ruled=authority(last.bearers))
            for sentence in sentences(self.text, item.span):
                out += self.sentence.of_sentence(sentence, item.citation, own)
        return out

    def wrong(self, paragraph: Provision) -> bool:
        """Whether those cases are wrongs: (一)违反第九条的，应当赔偿, and not by the lead-in's authority."""
        return self._most(paragraph, lambda item: bool(WRONG.match(self.text, item.start, item.end)))

    def _most(self, paragraph: Provision, test: Callable[[Span], bool], of: int = 2) -> bool:
        """Whether the test holds for more than ``of - 1`` of every ``of`` items: half, or two thirds."""
        return of * sum(test(item.span) for item in paragraph.children) > (of - 1) * len(paragraph.children)

    def _punishes(self, item: Span) -> bool:
        runs = [clause for said in sentences(self.text, item) for clause in clauses(self.text, said)]
        return any(
            self.grammar.punishing.search(self.text, run.start, run.end) and self.text[run.end - 1] != "的"
            for run in runs
        )

    def _ruled(self, item: Span) -> bool:
        runs = [clause for said in sentences(self.text, item) for clause in clauses(self.text, said)]
        return any(self.text[run.end - 1] == "的" and self._binds(then) for run, then in pairwise(runs))

    def _binds(self, clause: Span) -> bool:
        at = self.grammar.cases.past_adverbs(self.text, clause.start, clause.end)
        modal = self.grammar.modal.match(self.text, at, clause.end)
        return bool(modal or self.grammar.by.match(self.text, at, clause.end))

    def punished(self, paragraph: Provision, memory: Memory, opened: list[Opened]) -> list[Opened]:
        """Each item's sanction: by the lead-in's authority, on whom the item or the lead-in names."""
        out: list[Opened] = []
        for item in paragraph.children:
            assert item.citation is not None
            own = Memory(
                agent=memory.agent, violators=memory.violators, fallen=memory.violators, punishing=True
            )
            for sentence in sentences(self.text, item.span):
                out += self.sentence.of_sentence(sentence, item.citation, own)
        if out:
            self._emptied(opened)
        return out

    def _emptied(self, opened: list[Opened]) -> None:
        """责令改正，并按照下列规定处罚：… says no more of 处罚 than its items do."""
        for norm in opened[-2:]:
            if norm.actions and EMPTY.fullmatch(norm.actions[-1].of(self.text)):
                norm.actions.pop()
                norm.deed = Span(norm.deed.end, norm.deed.end)
                if not norm.actions:
                    opened.remove(norm)

    def emptied_of_the_list(self, norm: Opened) -> list[Tied]:
        """履行下列职责, 采用下列手段串通投标，以…: what only names the list and its purpose is no deed.

        With whom, or to whom: 会同X采取下列措施, 为X提供下列服务 says it of every item.
        """
        said = list(norm.actions)
        self._without_the_list(norm)
        gone = [action for action in said if action not in norm.actions]
        return [
            tied
            for tied in norm.tied
            if tied.tie is Tie.JOINT or any(a.start <= tied.span.start < a.end for a in gone)
        ]

    def _without_the_list(self, norm: Opened) -> None:
        while len(norm.actions) > 1 and self.desk.actions.is_result(self.text, norm.actions[-1]):
            norm.actions.pop()  # 采取下列措施，保障畅通，减少污染：
        if len(norm.actions) > 1 and NAMES_LIST.search(norm.actions[-2].of(self.text)):
            norm.actions.pop()  # 采用下列手段串通投标，以谋取中标
        for n, action in enumerate(norm.actions[:-1]):
            if TAKES_LIST.search(action.of(self.text)):  # 实施下列混淆行为，引人误认为…：
                del norm.actions[n + 1 :]
                break
        if not norm.actions:
            return
        last = norm.actions[-1]
        if self.desk.actions.is_empty(self.text, last) or NAMES_LIST.search(self.text[: last.end]):
            norm.actions.pop()

    def only_rest(self, item: Span) -> bool:
        """其他方式, 国家规定的其他合法方式: the rest of the means, and no deed."""
        first = next(iter(sentences(self.text, item)), None)
        return first is not None and bool(REST.fullmatch(self.text, first.start, first.end))

    def the_rest(self, item: Span) -> bool:
        """法律、法规规定的其他职责: what closes a list says nothing of the form of its items."""
        first = next(iter(sentences(self.text, item)), None)
        return first is not None and bool(THE_REST.match(self.text, first.start, first.end))

    def own_lead(self, said: list[Opened], lead: Lead) -> Lead:
        """住房部门负责…；负责…: an item's own subject goes on past its semicolon."""
        last = said[-1] if said else None
        if last is None or last.rule not in OWN or last.condition or last.modality is not Modality.OBLIGATION:
            return lead
        return lead if last.bearers == lead.bearers else Lead(last.bearers, last.modality, lead.condition)

    def only_shares_out(self, last: Opened, lead_in: str, said: list[Opened]) -> bool:
        """有关部门按照下列规定履行职责：(一)甲部门…: the items' own subjects bear it, and not all of them."""
        own = bool(said) and not any(norm.actions and norm.bearers == last.bearers for norm in said)
        return own and bool(SHARES_OUT.search(SAID.sub("", lead_in)))

    def hand_over(self, paragraph: Provision) -> bool:
        """责任人按照下列规定确定：(一)广场由管理单位负责: most items say by whom it is done."""
        return self._most(paragraph, self._hands_over)

    def _hands_over(self, item: Span) -> bool:
        first = next(iter(sentences(self.text, item)), None)
        runs = clauses(self.text, first)[:2] if first else []
        turns = (self.grammar.turn(self.text, run, follows=self.text[run.end : item.end]) for run in runs)
        return any(turn.move is Move.BY and turn.party is not None for turn in turns)

    def only_settled(self, last: Opened, lead_in: Span) -> bool:
        """…按照下列规定确定：, 由下列法院管辖：: the items say who does it, and the lead-in no more."""
        if last.end < lead_in.end - 12 or len(last.actions) != 1:
            return False
        return bool(SETTLED.fullmatch(last.actions[0].of(self.text)))

    def name_subjects(self, paragraph: Provision, last_clause: str) -> bool:
        """发生疫情时采取下列措施：(一)国务院可以…；(二)…部门负责…: most items bind somebody of their own.

        Where the lead-in binds nobody it names, 应当做好下列工作：, an item need only say who does what.
        """
        binds = bool(BINDING.search(SAID.sub("", last_clause)))
        return self._most(paragraph, self._names_subject) or (
            binds and self._most(paragraph, self._acts_itself)
        )

    def _names_subject(self, item: Span) -> bool:
        turn = self.opening_turn(item)
        bound = turn is not None and turn.party is not None and turn.move in (Move.MODAL, Move.URGE)
        return bound or self._takes_on(item)

    def _acts_itself(self, item: Span) -> bool:
        """(一)征兵办公室书面告知报到地点: somebody, and a deed to its end, which no 的 makes a thing."""
        turn = self.opening_turn(item)
        if turn is None or turn.party is None or turn.deed is None or turn.move is not Move.INDICATIVE:
            return False
        whole = turn.party.span.start - item.start < 8 and not self._thing(item)
        return whole and self.sentence.links.opens_with_verb(turn.deed)

    def _takes_on(self, item: Span) -> bool:
        """Whether an item opens with somebody who takes a task on: (一)某某部门负责…."""
        turn = self.opening_turn(item)
        if turn is None or turn.party is None or turn.deed is None or turn.move is not Move.INDICATIVE:
            return False
        return bool(TAKES.match(self.text, turn.deed.start, turn.deed.end))

    def opening_turn(self, item: Span) -> Turn | None:
        """The turn an item's first clause takes."""
        first = next(iter(sentences(self.text, item)), None)
        runs = clauses(self.text, first) if first else []
        follows = self.text[runs[0].end : item.end] if runs else ""
        return self.grammar.turn(self.text, runs[0], follows=follows) if runs else None

    def _named(self, first: Span) -> Party | None:
        """Whom an item opens with; 变动房屋主体 opens with a verb, and names nobody."""
        tag, _ = self.desk.segmenter.tag_at(self.text[first.start : first.end], 0)
        verb = tag[:1] in ("v", "d") and not self.desk.reader.carries(self.text, first.start)
        return None if verb else self.desk.reader.opening(self.text, first.start, first.end)

    def _does(self, party: Party, first: Span) -> bool:
        """Whether what follows the one named is a deed."""
        if DECREED.match(self.text, party.span.end):
            return False
        return self.sentence.links.opens_with_verb(Span(party.span.end, first.end))

    def forbidden(self, paragraph: Provision, last_clause: str) -> list[Opened]:
        """禁止下列行为：(一)单位擅自改装…: a ban on whom the item names."""
        out: list[Opened] = []
        if not BANS.search(SAID.sub("", last_clause)):
            return out
        for item in paragraph.children:
            assert item.citation is not None
            first = next(iter(sentences(self.text, item.span)), None)
            party = self._named(first) if first else None
            if (
                first
                and party
                and party.span.end < first.end
                and not DECREED.match(self.text, party.span.end)
            ):
                deed = Span(party.span.end, first.end)
                lead = Lead(party.mentions, Modality.PROHIBITION, None)
                out += self.sentence.of_sentence(
                    deed, item.citation, Memory(subject=party.mentions, listed=True), lead
                )
        return out
