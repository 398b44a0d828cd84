"""Who is put into a post or taken out of it: 选举市长、副市长, 任免审判员, 决定院长的任免.

A post or a person is chosen so; a body that is elected (选举产生业主委员会) is set up, and nobody is told to be it.
Source: 《地方各级人民代表大会和地方各级人民政府组织法》 (选举, 罢免, 任免, 决定…的任免).
"""

import re
from collections.abc import Iterator

from ..ontology.model import ActorKind, Mention, Span
from .actors import ActorReader, Party
from .lexicon import Lexicon

PERSONS = (ActorKind.OCCUPATION, ActorKind.PUBLIC)
COUNT = re.compile("(?:若干|[一二两三四五六七八九十百\\d]+(?:至[一二两三四五六七八九十百\\d]+)?)(?:人|名)$")
JOIN = re.compile("、|和|及|以及|或者?|与|并")
PARTS = re.compile("以及|及|，")  # 成员的报酬及|经营管理人员的聘任
AMONG = re.compile(  # 从副院长中决定代理的人选, 在副主任中推选一人
    "[从在](?P<who>[^，。；、的]{2,12})中(?:推选|推举|决定|指定|选定|选举)(?:产生)?(?:[一二两三](?:人|名)|代理的?人选)"
)
NEW = re.compile("(?:新(?:的|一届的?)|本届|下届)")


class Posts:
    """Finds them in one law's deeds."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader) -> None:
        self.reader = reader
        verb, lead = lexicon.phrase("posts"), lexicon.pattern("verbs", "adverbs", "before").pattern
        how = f"(?:{lead}|直接|差额|等额|无记名|投票|另行|决定|批准|从[^，]{{2,16}}中)*"
        self.chooses = re.compile(f"{how}(?:{verb}(?:{JOIN.pattern}))*{verb}(?:产生)?(?!下列|以下)")
        settled = lexicon.phrase("posts", "settled")
        self.decides = re.compile(f"{how}(?:决定|批准)")
        self.settled = re.compile(f"的(?:个别|部分)?(?:{settled}(?:{JOIN.pattern})?)+")

    def chosen(self, text: str, deed: Span) -> Iterator[tuple[Mention, Span]]:
        """Each person whom a deed puts into a post or takes out of it, and the words that say so."""
        found = self.chooses.match(text, deed.start, deed.end)
        party = self._named(text, found.end(), deed.end) if found else self._decided(text, deed)
        if among := AMONG.match(text, deed.start, deed.end):
            party = self.reader.exactly(text, *among.span("who"))
        for mention in party.mentions if party else ():
            if mention.actor.kind in PERSONS:
                yield mention, Span(deed.start, mention.span.end)

    def _named(self, text: str, at: int, stop: int) -> Party | None:
        """The list of posts behind the verb; in its own list 委员 and 代表 are posts too."""
        new = NEW.match(text, at, stop)
        at = new.end() if new else at
        count = COUNT.search(text, at, stop)
        end = count.start() if count else stop
        whole = self.reader.exactly(text, at, end)
        return whole or self.reader.opening(text, at, stop, modifies=True)

    def _decided(self, text: str, deed: Span) -> Party | None:
        """决定院长的任免: whose post is decided on."""
        found = self.decides.match(text, deed.start, deed.end)
        settled = self.settled.search(text, found.end(), deed.end) if found else None
        if not found or not settled:
            return None
        last = [join.end() for join in PARTS.finditer(text, found.end(), settled.start())]
        whole = (self.reader.exactly(text, at, settled.start()) for at in (found.end(), *last))
        return next((party for party in whole if party), None)
