"""R8: the same power at several levels of government, with nothing to divide it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..ontology.model import ActorKind, Modality, Norm, Reading
from .acts import FULL, acts
from .duties import Duty, private, sound
from .findings_words import Raised, clipped
from .matters import Matters, Task, subject

RANKS = (
    (3, re.compile("不设区的市|县级市|市辖区")),
    (0, re.compile("国务院|中央|全国")),
    (1, re.compile("^省|自治区|直辖市|省级")),
    (2, re.compile("^市$|设区的?市|自治州|^州|^盟|盟市|地级|市级|市（地|市（州")),
    (3, re.compile("县|^区|旗|区级")),
    (4, re.compile("乡|镇|苏木|街道")),
)
ENFORCING = {"监督检查", "执法查处", "行政处罚"}
GENERAL = re.compile("国务院|以上|各级")  # a national law's general clause; the division stands elsewhere
SPLIT_LEVELS = re.compile("分级负责|分级管理体制|按照职责权限|按照管理权限|本级|同级|各自权限")
AT_LARGE = re.compile(
    "统一监督管理|(?:负责|主管)(?:实施|组织)?(?:全市|全省|本(?:行政区域|行政区|辖区|地区|区域)(?:范围)?内?)的?[^，。；]{0,30}(?:管理|监督|工作)"
)
EACH_ITS_OWN = re.compile(
    "[市省州]或者[^，。；]{0,2}[区县旗]|[市省州]级?[^，。；]{0,40}或者[^，。；]{0,2}[区县旗]级|本市、本[区县]|自受理|根据本级|本级[^，。；]{0,20}结果|分级(?:建设|负责)|(?<!风险)分级管理"
)
CHAIN = re.compile(
    "报[^，。；]{0,40}(?:批准|审批|审核|审查|备案|同意)"
)  # the text says who decides and who is told
APPROVED = re.compile("(?:报|经|由)(?:同级|本级)[^，。；]{0,16}(?:批准|审批|审定)")
DIVIDED_ONCE = re.compile(
    "分别负责[^。；]{0,8}(?:所辖|辖区)|具体(?:职责|管理|监管)(?:划分|范围|分工)[^。；]{0,40}(?:公布|确定|规定|执行)"
)
ABOVE = re.compile("上一?级[^。；]{0,30}对下一?级")
VAGUE = re.compile("(?:有关|相关)[^，。；]{0,6}工作$")
SHARES = re.compile("平台|系统|数据库|联网")
SOFT = re.compile(
    "(?:积极|逐步|依法)*(?:推动|推行|推进|促进|支持|鼓励|引导|倡导|严格控制)"
)  # no power to divide
OWN_LEVEL = re.compile(
    "(?:纳入|列入)[^，]*(?:规划|计划|预算|考核)|编制[^，。；]*本(?:行政区域|区域|辖区|地区)[^，。；]*(?:规划|计划)"
    "|(?:严格)?(?:执行|遵守)"
)  # each level has one of its own, and obeys
OWN_AREA = re.compile("本(?:行政区域|行政区|辖区|区域)|各自(?:行政区域|辖区)|辖区内")
SEVERALLY = {ActorKind.CONGRESS, ActorKind.COURT, ActorKind.PROCURATORATE, ActorKind.PEOPLES}
LEADERSHIP = re.compile("工作的(?:组织)?领导|督促[^，]{0,10}(?:有关|相关)?[^，]{0,6}部门")
CENTRE = re.compile("(?:中心|机构|站|所)$")  # an institution that each level has


def raised(about: Matters, reading: Reading) -> Iterator[Raised]:
    yield from _undivided(sound(about, reading), subject(reading.law))


def _undivided(found: Sequence[Duty], title: str) -> Iterator[Raised]:
    """R8: two ranks of government in one bearer, an act that one of them should do; one finding an act."""
    if found and DIVIDED_ONCE.search(found[0].reading.law.text.translate(FULL)):
        return  # the general part divides the levels for the whole law
    groups: dict[tuple[str, frozenset[int]], list[Duty]] = defaultdict(list)
    for duty in found:
        if duty.punishes:
            continue  # 行政处罚法第二十二条、第二十五条 say which place and, of two, which was first
        if duty.norm.modality not in {Modality.OBLIGATION, Modality.SANCTION}:
            continue
        if any(private(m) and not CENTRE.search(m.actor.name) for m in duty.norm.bearers):
            continue  # what private parties do as well is no matter of levels
        if OWN_AREA.search(duty.text + _lead_in(duty)):
            continue  # 市、区县…本行政区域的…: divided by area
        if any(m.actor.kind in SEVERALLY for m in duty.norm.bearers) or LEADERSHIP.search(duty.actions):
            continue  # each congress, each government's leadership, is its own
        if any(rule.search(duty.text) for rule in (SPLIT_LEVELS, CHAIN, AT_LARGE, EACH_ITS_OWN)):
            continue
        if APPROVED.search(duty.article) or ABOVE.search(duty.article):
            continue  # 报同级人民政府审批: each level has its own; 上一级…对下一级: how they stand is said
        if all(_by_area(name, duty.reading) for name in duty.names):
            continue
        levels = max((m.levels for m in duty.norm.bearers), key=_ranks, default=())
        if _ranks(levels) < 2 or GENERAL.search("".join(levels)) or _towns_apart(levels, duty.reading):
            continue
        for act in dict.fromkeys(task.act for task in duty.tasks):
            if acts().named(act).level and not all(_own(t, act, duty) for t in duty.tasks if t.act == act):
                groups[_class(act), frozenset(rank(levels))].append(duty)
    told: set[Norm] = set()
    for (act, _), duties_there in groups.items():
        norms = tuple(dict.fromkeys(d.norm for d in duties_there))
        if told.issuperset(norms):
            continue  # the same places under another class of act
        told.update(norms)
        matters_there = list(dict.fromkeys(d.matter for d in duties_there))
        actors = tuple(dict.fromkeys((name, "负责") for d in duties_there for name in d.names))
        about = matters_there[0] if len(matters_there) == 1 else title
        note = f"涉及：{'、'.join(matters_there)}。"
        if len(norms) == 1:  # one place is best told in its own words
            words = next(t.words for d in duties_there for t in d.tasks if _class(t.act) == act)
            act = clipped(words)
        yield Raised("R8", "undivided", about, actors, norms, "overlap", 0.5, note=note, act=act)


def _lead_in(duty: Duty) -> str:
    """The words before the first item of its 款, for a norm that stands in an item."""
    if not duty.norm.at.item:
        return ""
    return re.split("[：:]", duty.before)[0][-120:]


def _towns_apart(levels: Sequence[str], reading: Reading) -> bool:
    """Whether 市、县（市） of a city's law leaves out the 区: the city acts for its districts itself."""
    counties = any(level.startswith("县") for level in levels)
    return counties and not any(re.search("[区旗]", level) for level in levels) and "市" in reading.law.title


def _by_area(name: str, reading: Reading) -> bool:
    """Whether the law gives the lower body its own area: 区土地管理部门负责本行政区域内土地的管理和监督."""
    area = rf"[区县旗][^，。；]{{0,6}}{re.escape(name)}(?:（[^）]*）)?(?:具体)?负责(?:本行政区域|本辖区|本区)"
    return re.search(area, reading.law.text.translate(FULL)) is not None


def _own(task: Task, act: str, duty: Duty) -> bool:
    """Whether a task is one that each level has for itself, or no power at all.

    Governments at two levels each do their own; but two information systems are one too many.
    """
    if OWN_LEVEL.search(task.words) or SOFT.match(task.words) or VAGUE.search(task.words):
        return True
    if act == "信息共享":
        return not SHARES.search(task.words)
    return all(m.actor.kind is ActorKind.GOVERNMENT for m in duty.norm.bearers)


def _class(act: str) -> str:
    return "监督检查与执法" if act in ENFORCING else act


def _ranks(levels: Sequence[str]) -> int:
    """How many ranks of government ``levels`` spans; 省、自治区、直辖市 is one rank."""
    return len(rank(levels))


def rank(levels: Sequence[str]) -> set[int]:
    found = {next((rank for rank, form in RANKS if form.search(level)), -1) for level in levels}
    return found - {-1}
