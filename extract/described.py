"""Whom a clause describes between a verb and its object's name.

led      支持有专长的|医师带徒, 聘请具有资质的|专家
told     要求开展活动的|组织出具证明          who is told or led does what follows
         组织防洪区内的|单位和居民参加
given    交有经营许可证的|单位处置
bare     委托符合条件的|机构编制方案          a head alone, which needs its clause to be a name
"""

import re
from collections.abc import Collection, Mapping

from ..ontology.model import Actor, ActorKind, Mention, Span, Tie
from .actors import ActorReader, Party

DESCRIBED = frozenset({Tie.SUPPORT, Tie.GUIDE, Tie.SUPERVISE})
DEMANDS, LEADS = ("要求", "责成"), ("组织", "指导", "监督", "协调", "指挥", "保障", "教育")
PLACED = re.compile(
    "(?!开展|实施|制定|编|建|起草|评|遴|选|拟|调查|研究|进行|召开|举|完善|推|落实|做好|普查|清|协调|指导|监督|验收|审)"
    "[^，。；：的]{0,16}(?:[内中上]|区域|范围|学科|领域|行业|专业|系统|地区|沿线|沿岸|周边|任务|条件|征集|职责|资质|能力)的"
)
OF_SOME = re.compile(  # 指导有疫情的|学校做好防控工作, 指导签订合同的|当事人履行义务
    "(?:有(?!关|利|效|序)|具有|具备|签订|参加|参与|从事|使用|申请|接受|持有|符合|建立(?=[^，的]{0,6}关系))[^，。；：的]{1,14}的"
)
HAVING = re.compile("[具取持]?[有备得]")
CLAUSE = re.compile("[^，。；：的]{2,20}的")
BRISKLY = re.compile(
    "(?:积极|依法|及时|按时|按照|主动|如实|限期|立即|认真|共同|[将把](?!来)|就(?!业|医|学)|[向对](?!外)|在(?!职|校|岗|建)|为|以(?!上|下|外))"
)
OTHERS = "他人"
BARE = re.compile(
    "(?:组织|机构)(?=进行|开展|编制|承担|实施|负责|提供|出具|对|为|代|依法|按|无偿|如实|及时|，|$)"
)


def others(text: str, at: int) -> Party | None:
    """委托|他人代为…: whoever is entrusted, where the law means anybody else."""
    if not text.startswith(OTHERS, at):
        return None
    span = Span(at, at + len(OTHERS))
    return Party((Mention(Actor(OTHERS, ActorKind.PUBLIC), span),), span)


class Described:
    """Reads them in one law's deeds; ``verbs`` relate, and ``nouns`` of them are halves of nouns too."""

    def __init__(
        self, reader: ActorReader, verbs: Mapping[str, Collection[Tie]], nouns: Collection[str]
    ) -> None:
        self.reader, self.verbs, self.nouns = reader, verbs, nouns

    def whom(self, text: str, verb: str, rest: Span, *, opens: bool) -> Party | None:
        """The party that a clause describes behind ``verb``; ``opens``: the verb opens its deed."""
        if self._leads(verb):
            return self._led(text, verb, rest)
        if verb in DEMANDS and opens:
            return self._told(text, rest)
        if (
            verb in LEADS
            and opens
            and (OF_SOME.match(text, rest.start, rest.end) or PLACED.match(text, rest.start, rest.end))
        ):
            return self._told(text, rest)
        if verb == "交" and HAVING.match(text, rest.start, rest.end):
            return self.reader.described(text, rest.start, rest.end)
        return None

    def _leads(self, verb: str) -> bool:
        """Whether a clause may stand between a verb and whom it is done to: 支持符合条件的|企业."""
        ties = self.verbs[verb]
        led = verb not in self.nouns and verb not in DEMANDS and len(verb) > 1
        return Tie.DELEGATE in ties or (led and bool(DESCRIBED & {*ties}))

    def _led(self, text: str, verb: str, rest: Span) -> Party | None:
        """支持有专长的|医师带徒; not 鼓励发展具有引领性的|团体标准."""
        of = text.find("的", rest.start, rest.end) + 1
        party = self.reader.described(text, rest.start, rest.end) or self._bare(text, of, rest.end)
        if not party or Tie.DELEGATE in self.verbs[verb] or text.startswith("的", party.span.end):
            return party
        return party if self.reader.opening(text, party.span.start, rest.end) else None

    def _told(self, text: str, rest: Span) -> Party | None:
        """要求开展活动的|组织出具证明: who is described does what a verb behind him says."""
        clause = CLAUSE.match(text, rest.start, rest.end)
        if clause is None:
            return None
        party = self.reader.opening(text, clause.end(), rest.end) or self._bare(text, clause.end(), rest.end)
        after = text[party.span.end : rest.end] if party else ""
        does = self.reader.segmenter.tag_at(after[:8], 0)
        return party if does in (("v", 2), ("vn", 2)) or BRISKLY.match(after) else None

    def _bare(self, text: str, at: int, stop: int) -> Party | None:
        """The bare head behind 的, where a verb follows."""
        found = BARE.match(text, at, stop) if at and text[at - 1] == "的" else None
        if found is None:
            return None
        span = Span(*found.span())
        return Party((Mention(Actor(found[0], self.reader.lexicon.kind(found[0])), span),), span)
