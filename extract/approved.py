"""Whom a deed with 经 is put to, whom an inquiry is about, and who is engaged by what is turned over.

approvers   应当经项目审批部门批准              it is put to the organ that approves it
            必须经有管辖权的|水行政主管部门审核    whatever describes that organ
inquired    对供货单位取得资金的真实性进行调查   a body is watched over; a person's affairs are only looked into
engaged     将废物交由专业机构处理            a firm works for who turns it over; an organ is sent it
"""

import re

from ..ontology.model import AUTHORITIES, ActorKind, Mention, Span
from .actors import ActorReader, Party

APPROVES = re.compile("(?:依法|书面|初步)?(?:审查|审核)?(?:批准|审批|审核|审查|核准|审定|审核同意|审查同意)$")
PASSES = re.compile("经过?")  # 应当经过主管部门批准
INQUIRES = re.compile("(?!的(?:投诉|举报|申诉))[^，]*(?:进行|开展)调查(?!研究)")
ORGANS = (ActorKind.DEPARTMENT, ActorKind.GOVERNMENT, ActorKind.COURT)
PERSONS = (ActorKind.OCCUPATION, ActorKind.PUBLIC, ActorKind.OTHER)


def approvers(text: str, reader: ActorReader, deed: Span) -> tuple[Mention, ...]:
    """The organs that must approve, where the deed is no more than that."""
    opens = PASSES.match(text, deed.start, deed.end)
    approves = APPROVES.search(text, opens.end(), deed.end) if opens else None
    party = reader.exactly(text, opens.end(), approves.start()) if opens and approves else None
    if not party:
        return ()
    return tuple(mention for mention in party.mentions if mention.actor.kind in ORGANS)


def inquired(party: Party, rest: str) -> bool:
    """Whether what follows a party behind 对 inquires into it, and it is a body."""
    return bool(INQUIRES.match(rest)) and not all(persons(mention) for mention in party.mentions)


def persons(mention: Mention) -> bool:
    """Whether a name is of persons, and not of a body."""
    return mention.actor.kind in PERSONS


def engaged(mention: Mention) -> bool:
    """Whether what is turned over to those is work given them: no organ, no office of one, and no person."""
    office = mention.actor.name.endswith(("工作机构", "办事机构"))
    return not (office or mention.actor.kind in AUTHORITIES or persons(mention))
