"""What a conjunct has from the one before it, because the list says it once for both.

负责地震工作的部门或者机构      the clause: both are 负责地震工作的 (spec of norms, Actors 2: lists are expanded)
人民代表大会及其常务委员会      the owner, where the part's full name is 人民代表大会常务委员会
人民代表大会专门委员会和常务委员会工作机构   the congress
人民代表大会主席、副主席        the body, where a post and its deputies are of one
"""

import re
from dataclasses import replace

from ..ontology.model import Actor, ActorKind, Derivation, Mention

CHARGED = re.compile(
    "(?P<clause>(?:负责|承担|主管|行使|履行|管理|具有)[^，。；：]{2,20}的)(?:部门|机构|机关|单位)"
)
PLAIN = ("部门", "机构", "机关", "单位")
JOINS = ("、", "和", "或者", "或", "与")
BODIES = ("人民代表大会", "人民政府", "人民法院", "人民检察院")
COMMITTEE = re.compile("人民代表大会(?!常务)[^的]{0,8}委员会")
CONGRESS, STANDING = "人民代表大会", "常务委员会"


def borrowed(before: Mention, mention: Mention, connector: str) -> Mention:
    """The mention with what it has from the one before it; itself where that is nothing."""
    first, name = before.actor.name, mention.actor.name
    if name in PLAIN and connector in JOINS and (charged := CHARGED.fullmatch(first)):
        return _called(mention, charged["clause"] + name, before)
    if name == STANDING and connector == "及其" and first.endswith(CONGRESS):
        return _called(mention, first + STANDING, before)
    if name.startswith(STANDING) and name != STANDING and connector in JOINS and COMMITTEE.fullmatch(first):
        return _called(mention, CONGRESS + name, before)
    post = name.removeprefix("副")
    if post != name and connector in JOINS and mention.actor.kind is ActorKind.OCCUPATION:
        body = first.removesuffix(post)
        if body.endswith(BODIES) and len(body) < len(first):
            return _called(mention, body + name, before)
        if first == post:
            return replace(mention, levels=mention.levels or before.levels)  # 省长、副省长
    return mention


def _called(mention: Mention, name: str, before: Mention) -> Mention:
    actor = Actor(name, mention.actor.kind, False)
    return replace(mention, actor=actor, levels=mention.levels or before.levels, derivation=Derivation.LIST)
