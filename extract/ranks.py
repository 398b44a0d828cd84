"""Whose level a name has that says none itself (spec of norms, Actors 1).

of a government     区、县人民政府的|兵役机关, 市人民政府设立的|管理委员会: the government's
in a list           县级以上人民政府、水行政主管部门和|河道管理机构: the list's, for what governs
none                国务院授权的|高等学校, 军队|有关部门, 长江|水利委员会: who is in no one's line,
                    and whose name opens with its own place; a township has no departments
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..ontology.model import AUTHORITIES, ActorKind, Mention
from .segment import Segmenter

GOVERNMENT = "人民政府"
GOVERNS = re.compile("(?:管理|监督|执法|监察|工作|监管|办事)机构$")
CHOSEN = re.compile("国务院(?:授权|批准|指定|规定|确定|认可)的")
COUNCIL = ("国务院",)
WHOLE_LAND = ("全国",)
SOCIETIES = ("协会", "学会", "商会", "联合会", "总会", "理事会")
EVERY = ("各级",)  # 各级工会、共青团、妇女联合会: every one of them
OWN_LINE = (("上级",), ("上一级",))  # 上级机关或者监察机关: above in one's own line, and another line
APART = ("街道办事处", "上", "军队", "部队", "中国人民解放军", "中央", "最高", "流域", "海区", "驻")
NATIONAL = re.compile("国家(?!机关|安全)")  # 国家濒危物种进出口管理机构
KINDS_OF_PLACE = re.compile("城|福利|河|大坝|地区|古")  # 城市管理部门, which jieba takes for places
TOWNSHIP = re.compile(r"^(?:苏木|民族)?[乡镇](?:[镇、]|（[^）]*）|和|或者)*[乡镇]?(?:（街道）)?$")


def of_government(owner: Sequence[Mention], told: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with the level of the government whose they are: 区、县人民政府的|兵役机关."""
    if not owner or owner[-1].actor.name != GOVERNMENT:
        return tuple(told)
    levels = owner[-1].levels
    if len(owner) > 1 and (owner[-2].actor.name,) == COUNCIL:
        levels = (*COUNCIL, *levels)  # 国务院和省人民政府的|有关部门
    return tuple(replace(m, levels=levels) if governs(m) and not m.levels else m for m in told)


def of_every(before: Mention, mention: Mention) -> Mention:
    """各级学校和其他教育机构: one kind, and every level of both; 各级国家机关和社会团体."""
    both = before.actor.kind is mention.actor.kind is ActorKind.INSTITUTION
    group = before.actor.kind in AUTHORITIES and mention.actor.name.endswith("团体")
    return replace(mention, levels=EVERY) if both or group else mention


def ranked(
    mention: Mention, raw: str, levels: tuple[str, ...], segmenter: Segmenter, *, owned: bool
) -> Mention:
    """The mention with its list's levels where it has none and is of them; ``raw`` is what the text calls it."""
    kind, name = mention.actor.kind, mention.actor.name
    if name == "镇人民政府":  # 河道所在|镇人民政府
        return replace(mention, actor=replace(mention.actor, name="乡" + name), levels=("镇",))
    if mention.levels == WHOLE_LAND and name.endswith(SOCIETIES):
        whole = replace(mention.actor, name=WHOLE_LAND[0] + name)  # 全国律师协会: a name of its own
        return replace(mention, actor=whole, levels=())
    if mention.levels:
        other = kind not in AUTHORITIES and CHOSEN.match(raw)
        return replace(mention, levels=()) if other else mention
    body = governs(mention) or (kind is ActorKind.PEOPLES and levels == EVERY)
    body = body and not _placed(name, segmenter) and not _township(levels)
    return replace(mention, levels=levels) if owned or body else mention


def _of_council(mentions: Sequence[Mention]) -> list[Mention]:
    """国务院和|省级教育行政部门: a department of each, for the State Council is named as its level."""
    out: list[Mention] = []
    for mention in mentions:
        own = mention.actor.kind is ActorKind.DEPARTMENT and mention.levels not in ((), COUNCIL)
        if own and out and (out[-1].actor.name,) == COUNCIL and mention.span.start - out[-1].span.end < 3:
            out.pop()
            mention = replace(mention, levels=(*COUNCIL, *mention.levels))
        out.append(mention)
    return out


def unique(mentions: Sequence[Mention]) -> list[Mention]:
    """One mention a name and place; a name listed twice with two levels keeps both."""
    out: dict[str, Mention] = {}
    for mention in _of_council(mentions):
        first = out.get(mention.actor.name)
        if first is None:
            out[mention.actor.name] = mention
        elif mention.levels and set(mention.levels) - set(first.levels):
            levels = (*first.levels, *(level for level in mention.levels if level not in first.levels))
            out[mention.actor.name] = replace(first, levels=levels)
    return list(out.values())


def governs(mention: Mention) -> bool:
    """Whether the body acts for a level: an authority, or an institution that manages."""
    kind, name = mention.actor.kind, mention.actor.name
    works = kind is ActorKind.INSTITUTION and GOVERNS.search(name) is not None
    return (kind in AUTHORITIES or works) and not name.startswith(APART) and not NATIONAL.match(name)


def _placed(name: str, segmenter: Segmenter) -> bool:
    """长江|水利委员会, 东营港|经济开发区管委会: a body named after a place is of no other level."""
    words = segmenter.words(name)
    whole = words[0][2] == "nt" and name.endswith("委员会")
    place = words[0][2] == "ns" and not KINDS_OF_PLACE.match(name)
    return words[0][1] > 1 and (place or whole)


def _township(levels: Sequence[str]) -> bool:
    """乡镇人民政府、街道办事处和|有关管理部门: a township has no departments of its own."""
    return bool(levels) and all(TOWNSHIP.match(level) for level in levels)
