"""To whom something is handed or given: 支付给移民, 给予志愿者|优待 (spec of norms, Relations)."""

import re
from collections.abc import Iterator

from ..ontology.model import Mention, Span, Tie
from .actors import ActorReader
from .conjuncts import OF
from .filled import Filled
from .lexicon import Lexicon
from .prepositions import DISCIPLINE

HANDED = {
    "下放": Tie.DELEGATE,
    "委托": Tie.DELEGATE,
    "补偿": Tie.SUPPORT,
}  # 下放给乡镇人民政府, 补偿给单位和个人; else it is handed
PAID = re.compile("(?:奖金|奖励|补助|补贴|津贴|补助金|抚恤金|救助金|慰问金)[^，。；]{0,8}(?:发|拨|付)$")
GRANTED = re.compile(
    "以?(?:适当|相应|合理|一定|公平|经济|必要|大力)?的?(?:经济|资金|政策)?(?:补偿|支持|资助|帮扶)"
)  # 给予权利人|相应的补偿
ANSWERED = re.compile("(?:书面|明确|口头)?(?:答复|回复|反馈|告知)")
Gift = tuple[Tie, Mention, Span, str]  # the tie, to whom, where it is said, by which rule


class Gifts:
    """Finds them in one law's verb phrases."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader, runs: Filled) -> None:
        self.reader, self.runs = reader, runs
        self.praised = lexicon.pattern("phrases", "praised")
        granted = re.compile(rf"{GRANTED.pattern}\Z|.*?{self.praised.pattern}")
        self.gives = ((Tie.REPORT, ANSWERED), (Tie.SANCTION, DISCIPLINE), (Tie.SUPPORT, granted))
        self.hands = re.compile(
            rf"{lexicon.phrase('handed')}给|(?:送往|(?:交|送|报|寄|传|传输|推送|汇交|转入|交售)(?:至|到))|交予|返还(?!给)|(?:送|转|发)回(?!国|家)"
        )

    def handed(self, text: str, deed: Span) -> Iterator[Gift]:
        """支付给移民, 兑付给村集体经济组织: to whom something is handed."""
        for found in self.hands.finditer(text, deed.start, deed.end):
            party = self.reader.opening(text, found.end(), deed.end, modifies=True)
            if party and (of := OF.match(text, party.span.end, deed.end)):  # 送到公安机关指定的|机构
                party = self.reader.opening(text, of.end(), deed.end, modifies=True)
                if party is None:
                    continue
            party = party or self.reader.described(text, found.end(), deed.end)
            party = party or self.runs.whole(text, found.end(), deed.end)  # 发给|代表
            if party and (carried := self.runs.carried(text, deed, found.start())):
                said = Span(found.start(), party.span.end)
                yield from ((Tie.SERVE, mention, said, "送+actor") for mention in carried.mentions)
            elif party and not text.endswith(("护", "帮助", "协助"), 0, found.start()):
                said = Span(found.start(), party.span.end)
                tie = next(
                    (t for word, t in HANDED.items() if text.endswith(word, 0, found.start() + 1)), Tie.REPORT
                )
                tie = Tie.SUPPORT if PAID.search(text, deed.start, found.start() + 1) else tie
                yield from ((tie, mention, said, "给+actor") for mention in party.mentions)

    def given(self, text: str, deed: Span) -> Iterator[Gift]:
        """给予有良好记录的志愿者|优待: who is given something stands right behind the verb."""
        for found in re.compile("给予").finditer(text, deed.start, deed.end):
            party = self.reader.described(text, found.end(), deed.end)
            if party is None:
                continue
            said = Span(found.start(), deed.end)
            for tie, sign in self.gives:
                if sign.match(text, party.span.end, deed.end):
                    yield from ((tie, mention, said, "给予+actor") for mention in party.mentions)
