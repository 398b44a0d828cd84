"""What a body must agree to, where its agreement is all that is told.

majority   由常务委员会全体组成人员的过半数通过   those who vote bear it, by the body they sit in
through    规划在报批前应当先经村民会议讨论      a thing is the subject, and the body that deliberates bears it
"""

import re

from ..ontology.model import Actor, Mention, Span
from .actors import ActorReader, Party
from .clauses import behind
from .lexicon import Lexicon

VOTE = re.compile(
    "(?P<body>[^，。；的、]{0,16}?)(?:全体|应到会?|到会的?|出席(?:会议)?的?|参加(?:表决|会议)的)?(?:其他)?"
    "(?P<members>组成人员|代表|委员|成员|监事|理事|董事|股东|会员|常委会委员|村民|业主)(?:所持表决权)?的?"
    "(?=(?:过半数|(?:三分之二|二分之一|四分之三|半数)以上)(?:的?多数)?(?:赞成|同意|表决|投票)?(?:通过|同意|选举产生|选出|决定))"
)
THROUGH = re.compile("(?:应当|必须|须|应)(?:先|事先|首先|依法)*经(?![营济费办过理销纪由]|[一两二三四多]次)")
DELIBERATES = re.compile("(?:集体|依法|充分)*(?:审议|讨论|研究|评议)[^，。；后]{0,6}")
BEFORE = re.compile("在[^，的在]{2,12}前$")
MATTERS = re.compile(  # 重要事项，|应当先经…; 总体规划(，)在上报审批前，|应当先经…
    "[^。；]{2,}(?:事项|规划|计划|方案|预算|草案|法规案|办法)(?:，?在?[^，。；]{0,4}(?:报|上报|报送|提请)[^，。；]{0,16}前)?，"
)
OPENS = "。；\n\u3000 "


def majority(text: str, at: int, end: int, reader: ActorReader, lexicon: Lexicon) -> Party | None:
    """Who votes: 全体代表, 主席团全体成员; the party ends where what they do begins."""
    found = VOTE.match(text, at, end)
    if not found:
        return None
    body = Span(*found.span("body"))
    whose = reader.opening(text, body.start, body.end, modifies=True) if body.end > body.start else None
    if body.end > body.start and (not whose or whose.span.end < body.end or len(whose.mentions) > 1):
        return None
    name = (whose.mentions[0].actor.name if whose else "") + found["members"]
    levels = whose.mentions[0].levels if whose else ()
    span = Span(at, found.end("members"))
    return Party((Mention(Actor(name, lexicon.kind(name)), span, levels),), Span(at, found.end()))


def through(text: str, span: Span, reader: ActorReader) -> Party | None:
    """The body that a matter must first go to, where the matter and no actor is the subject."""
    found = THROUGH.search(text, span.start, span.end)
    party = reader.opening(text, found.end(), span.end, modifies=True) if found else None
    if not found or not party or not DELIBERATES.fullmatch(text, party.span.end, span.end):
        return None
    if found.start() == span.start:
        return party if MATTERS.fullmatch(text, behind(text, span.start, OPENS), span.start) else None
    topic = BEFORE.sub("", text[span.start : found.start()])
    named = reader.opening(topic, 0, len(topic), modifies=True)
    return party if topic and not named and "，" not in topic else None
