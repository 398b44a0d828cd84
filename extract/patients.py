"""To whom a clause with 由 does something: the passive in which statutes appoint and oversee.

chosen    副行长由国务院总理任免        who is appointed, elected or removed
          监事会设主席一人，由监事选举      the post that the clause before makes
          教师具备条件的，由学校聘任        whom the case is about
overseen  该机构由主管部门监督管理      who is watched over
cared     孤儿由福利机构收留抚养        who is taken in
trained   保安员由用人单位进行培训       who is taught
given     有功人员，由人民政府给予奖励    who is rewarded or helped

The party before 由 fills its clause; where a later clause of the sentence has none, it is the last one.
Source: 《立法技术规范（试行）（一）》 (由 names the agent, what is done to stands before it).
"""

import re

from ..ontology.model import AUTHORITIES, Mention, Span, Tie
from .actors import ActorReader, Party
from .clauses import behind
from .lexicon import Lexicon
from .moves import Move, Turn
from .opened import Desk, Opened
from .posts import COUNT, PERSONS
from .ties import Tied, Ties

BY = re.compile("，?(?:也|均|都)?(?:应当|可以|必须|应|可|一律)?由")
CUT = re.compile("[，。；：\n]")
NEAR = 40  # how far before its agent 由 may stand
MAKES = re.compile("(?:可以|应当|一般)?(?:设立|设置|设有?|配备)(?=[^，置备立])")  # 监事会|设|主席一人
NAMES_A_POST = re.compile("[聘选任罢][聘选任免举用命]|委任")  # 指定 and 确定 name whom they choose
UNABLE = re.compile("不能|没有|无法|难以|缺|拒|未")  # 院长不能履行职务的，由…提名: another
TEACHES = (
    "(?:(?:集中|定期)?(?:进行|组织|开展|实施|负责)[^，、的对向]{0,10}?|[^，、的对向]{0,6}?)"  # 组织|安全培训
)
GIVES = re.compile("给予|予以|发给|发放")
GRANTS = "(?:，?(?:并|、)?(?:颁发|发给|核发|签发)[^，]{2,12})?"  # 任命并颁发证件


class Patients:
    """Finds whom the deeds of clauses with 由 are done to, in one law's text."""

    def __init__(self, text: str, lexicon: Lexicon, reader: ActorReader, ties: Ties) -> None:
        self.text, self.reader, self.ties = text, reader, ties
        adverb = lexicon.pattern("verbs", "adverbs", "before").pattern
        manner = f"(?:{adverb}|(?:根据|按照|依照|从|通过)[^，]{{2,24}}?|[在从][^，]{{2,16}}中|进行|实行|负责|实施|统一|协商|民主|决定|过?半数|差额|等额|无记名|投票)*"
        chosen = lexicon.phrase("done_by", "chosen")
        either = f"{chosen}(?:(?:、|和|与|或者?|以及)(?:{chosen}|{lexicon.phrase('done_by', 'dismissed')}))*{GRANTS}"
        overseen, cared = lexicon.phrase("done_by", "overseen"), lexicon.phrase("done_by", "cared")
        trained = f"(?:委托[^，]{{2,16}}?(?=进行|开展|实施))?{TEACHES}{lexicon.phrase('done_by', 'trained')}"
        self.deeds = [
            (tie, re.compile(manner + said + "(?:并[^，]*)?"))
            for tie, said in (
                (Tie.DELEGATE, either),
                (Tie.SUPERVISE, overseen),
                (Tie.SERVE, cared),
                (Tie.GUIDE, trained),
            )
        ]

    def supply(self, out: list[Opened], case: tuple[Mention, ...], sentence: Span) -> None:
        """Relations of one sentence's agents to whom their deeds are done to; ``case`` is its condition's party."""
        patient: tuple[Mention, ...] = ()
        for n, norm in enumerate(out):
            if norm.rule != Move.BY.value or not norm.bearers or not norm.actions:
                continue
            agent = norm.bearers[0].span.start
            patient = self._before(agent, sentence.start) or patient
            tie = next((tie for tie, deed in self.deeds if self._does(deed, norm.actions[0])), None)
            whom = patient
            if tie is Tie.DELEGATE and not patient:
                before = case or (out[n - 1].bearers if n else ())
                whom = self._made(agent, sentence.start) or self._fit(norm, before)
            if tie and whom and not any(t.tie is tie for t in norm.tied):
                norm.tied += [Tied(tie, mention, norm.actions[0], "由+actor") for mention in whom]
            elif not tie and not norm.tied:
                norm.tied += self._given(norm, agent, sentence.start)

    def _given(self, norm: Opened, agent: int, opens: int) -> list[Tied]:
        """成绩显著的单位和个人，由人民政府给予奖励: as where 对 stands before them."""
        said, whom = norm.actions[0].of(self.text), self._before(agent, opens)
        if not GIVES.search(said) or any(mention.actor.kind in AUTHORITIES for mention in whom):
            return []
        return self.ties.about(whom, said, norm.actions[0])

    def _fit(self, norm: Opened, before: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """教师具备任职条件的，由学校聘任: who is fit for a post that the deed gives is given it."""
        said, case = norm.actions[0].of(self.text), norm.condition
        unable = case and UNABLE.search(self.text, case.start, case.end)
        return persons(before) if NAMES_A_POST.search(said) and not unable else ()

    def _does(self, deed: re.Pattern[str], action: Span) -> bool:
        return bool(deed.fullmatch(self.text, action.start, action.end))

    def _by(self, agent: int, opens: int) -> int:
        """Where the 由 of an agent stands, or -1."""
        by = self.text.rfind("由", max(opens, agent - NEAR), agent + 1)
        return -1 if by < 0 or CUT.search(self.text, by, agent) else by

    def _made(self, agent: int, opens: int) -> tuple[Mention, ...]:
        """The posts that the clause before 由 makes: 监事会设主席一人，|由全体监事选举产生."""
        by = self._by(agent, opens)
        comma = self.text.rfind("，", opens, max(opens, by))
        start = max(opens, behind(self.text, comma, "，。；：\n")) if comma >= opens else opens
        makes = MAKES.search(self.text, start, comma) if comma > start else None
        if by < 0 or not makes or BY.fullmatch(self.text, comma, by + 1) is None:
            return ()
        end = comma
        found: list[Party] = []
        for part in re.finditer("[^、和及]+", self.text[makes.end() : end]):
            at, stop = makes.end() + part.start(), makes.end() + part.end()
            count = COUNT.search(self.text, at, stop)
            party = self.reader.exactly(self.text, at, count.start() if count else stop)
            if party is None:
                return ()
            found.append(party)
        return persons(tuple(mention for party in found for mention in party.mentions))

    def _before(self, agent: int, opens: int) -> tuple[Mention, ...]:
        """The party that fills the clause before the 由 of an agent."""
        by = self._by(agent, opens)
        if by < 0:
            return ()
        said = [
            found for found in BY.finditer(self.text, max(opens, by - 5), by + 1) if found.end() == by + 1
        ]
        end = min((found.start() for found in said), default=by)
        party = self.reader.exactly(self.text, max(opens, behind(self.text, end, "，。；：\n")), end)
        return party.mentions if party else ()


def persons(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those named, where each of them is a person or a post."""
    return mentions if all(mention.actor.kind in PERSONS for mention in mentions) else ()


def done_by(desk: Desk, turn: Turn, party: Party) -> list[Tied]:
    """校长由教育行政部门聘任: what the agent does to whom the clause opens with."""
    assert turn.deed is not None
    by = desk.text.rfind("由", turn.span.start, party.span.start)
    topic = desk.reader.exactly(desk.text, turn.span.start, by) if by > turn.span.start else None
    if topic is None:
        return []
    verb = desk.grammar.cases.past_adverbs(desk.text, turn.deed.start, turn.deed.end)
    ties = desk.ties.verbs.get(desk.text[verb : turn.deed.end], ())
    span = Span(turn.span.start, turn.deed.end)
    return [Tied(tie, mention, span, "passive") for tie in ties for mention in topic.mentions]
