"""Which of the ties a deed states hold between two actors: nobody stands in one to himself (spec of norms, Relations)."""

import re

from ..ontology.model import ActorKind, Mention, Relation
from .ranks import OWN_LINE
from .ties import Tied

ANOTHER = re.compile(
    "其他|境外|(?:户籍|居住|发生|注册|登记|住所|户口)[^，。；的]{0,3}地|省外|国外|市外|迁入地|迁出地|移入地|接收地|属地|异地|其它|相关|有关|上一级|上级|下一级|下级|上游|下游|相邻|毗邻|对方|另一|国家|中央|当地|有权|有管辖权|有处理权"
)

CHARGES = (ActorKind.PUBLIC, ActorKind.ENTERPRISE)  # 对被监护人负责 answers for them, and reports to nobody
WITHIN = (
    ActorKind.PEOPLES,
    ActorKind.OCCUPATION,
    ActorKind.PUBLIC,
)  # 工会 watches over 本单位, which it is not
TOLD_APART = re.compile("(?:提出|发出|移送|移交|交办|请求|委托|所在|接收|转出|转入|交由)[^，。；]{0,10}的$")
SELF = re.compile("本(?:单位|机关|企业|公司|机构|部门|组织|校|院|行业)")


def related(text: str, tied: list[Tied], bearers: tuple[Mention, ...]) -> tuple[Relation, ...]:
    """Relations from these bearers; nobody stands in one to himself, by his name or as 本单位.

    上级人民政府 may guide 下级人民政府, and a department tell 相关部门 of its name: the same name at
    another level, or another of the name (国家有关部门, 当地人民政府), is another body.
    """
    own = {(mention.actor.name, mention.levels) for mention in bearers}
    names = {mention.actor.name for mention in bearers}
    above = any(mention.levels in OWN_LINE for mention in bearers)
    itself = not any(mention.actor.kind in WITHIN for mention in bearers)
    return tuple(
        Relation(t.tie, t.to, t.span, t.rule)
        for t in tied
        if not _answers_for(text, t)
        and not (itself and SELF.fullmatch(text, t.to.span.start, t.to.span.end))
        and (
            t.to.actor.name not in names
            or ((t.to.levels or above) and (t.to.actor.name, t.to.levels) not in own)
            or ANOTHER.search(text[t.span.start : t.to.span.end].replace(t.to.actor.name, ""))
            or TOLD_APART.search(text, t.span.start, t.to.span.start)  # 告知提出请求的|监管部门
        )
    )


def others_than(bearers: tuple[Mention, ...], party: tuple[Mention, ...]) -> bool:
    """Whether a party is none of the bearers: by its names, or 市人民政府 beside 省人民政府 by its levels.

    上级主管部门 is above the 主管部门 that is named without a level.
    """
    own = {mention.actor.name: mention.levels for mention in bearers}
    return all(
        m.actor.name not in own
        or (m.levels != (of := own[m.actor.name]) and bool((m.levels and of) or of in OWN_LINE))
        for m in party
    )


def _answers_for(text: str, tied: Tied) -> bool:
    """Whether 对X负责 is care for X, and not an account given to it."""
    actor = tied.to.actor
    said = tied.rule == "对+actor+report" and (actor.kind in CHARGES or actor.name.startswith("被"))
    return said and text.endswith("负责", tied.span.start, tied.span.end)
