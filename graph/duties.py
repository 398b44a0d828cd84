"""A norm as the finding rules look at it: who bears it with what part, what it is about.

Shared by the rooms of `findings`, `mechanisms` and `compare`; it decides nothing about overlap.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from ..ontology.citation import Citation
from ..ontology.model import AUTHORITIES, ActorKind, Kind, Law, Mention, Modality, Norm, Reading, Span, Tie
from .acts import FULL, OTHER, acts
from .matters import CONSEQUENCES, Matters, Task

LEADS = re.compile(
    r"牵头|(?<![院关门构会])主办(?!单位|或者|方|者|、)|统一领导|统筹协调|综合协调|负总责|统一监督管理|综合监督管理|综合监管"
)
LIABILITY = re.compile("法律责任|罚则")
OPEN_HEAD = re.compile(r"(?:部门|机关|成员单位|有关单位|有关机构|牵头单位)$")
PARALLEL = (  # one role, different places
    frozenset({"乡镇人民政府", "街道办事处"}),
    frozenset({"村民委员会", "居民委员会"}),
    frozenset({"广播媒体", "电视媒体", "报刊媒体", "网络媒体"}),
)
DOUBTFUL = re.compile(
    "^(?:加强|提升|提高|激发|扩大|确保|责成|推动|促进|鼓励|支持|实现|形成|完善|健全|优化|发挥|推进|搭建|培育|建设.*平台$)"
    "|^(?:到|向|由|将|把|按|依照|与|报[请送]|经(?![济营贸信])|对(?![外口]))"
    "|^(?:除|检举|举报|控告|受理)|^[^市区县旗]{1,3}[市区县旗]部门$"
    "|局机关$|部部门$"
    "|^社会$|结果$|为由|、|（$"
)
BRIEF = 4  # characters of an act too short to say what is done
URGES = re.compile("(?:积极)?(?:鼓励|支持|引导|倡导|提倡)")  # whoever urges, each may
HEADS = (
    "部门",
    "机关",
    "机构",
    "管理部门",
    "行政部门",
    "主管部门",
    "行政管理部门",
    "行政主管部门",
    "管理机构",
)
AREA = re.compile("^[^市区县旗]{1,4}[市区县旗]")
LONGER = re.compile(
    "(?!等|及|和|与|或|以及|有关|各|的|应|可|不|须|负|会同|为|是)[^，。、；：\\n]{1,22}?"
    "(?:部门|机构|委员会|局|办公室|协会|中心)(?=应|负|可以|会同|在|按|依|，|为|不得|承担|履行|开展|对|具体)"
)
HANDS_ON = re.compile(
    "组织|责[成令]|指定|设立|建立|委托|授权|督促|领导|批准|要求|协调|支持|由|向|报|应当|将|把|确定[^的]"
)
ROLES = {
    Tie.JOINT: "会同",
    Tie.ASSIST: "被协助",
    Tie.COORDINATE: "被协调",
    Tie.GUIDE: "被指导",
    Tie.SUPERVISE: "被监督",
    Tie.REPORT: "报告对象",
    Tie.SUPPORT: "被支持",
    Tie.DELEGATE: "受委托",
    Tie.SERVE: "服务对象",
    Tie.SANCTION: "被处罚",
}


@dataclass(frozen=True)
class Duty:
    """One norm with its tasks."""

    reading: Reading
    norm: Norm
    tasks: tuple[Task, ...]
    matter: str

    @cached_property
    def text(self) -> str:
        """The words of the norm, in full-width signs."""
        return self.norm.span.of(self.reading.law.text).translate(FULL)

    @cached_property
    def opening(self) -> str:
        """The words of its sentence that stand before its first bearer."""
        start = min((m.span.start for m in self.norm.bearers), default=self.norm.span.start)
        text = self.reading.law.text.translate(FULL)
        return re.split("[。；：\n]", text[max(0, start - 160) : start])[-1]

    @cached_property
    def after(self) -> str:
        """The words of its sentence that follow its last bearer."""
        end = max((m.span.end for m in self.norm.bearers), default=self.norm.span.start)
        text = self.reading.law.text.translate(FULL)
        return re.split("[。；：\n]", text[end : end + 80])[0]

    @cached_property
    def before(self) -> str:
        """The words of its article that stand before it, in full-width signs."""
        span = _articles(self.reading.law).get(self.norm.at.whole_article, self.norm.span)
        return self.reading.law.text[span.start : self.norm.span.start].translate(FULL)

    @cached_property
    def article(self) -> str:
        """The words of its whole article, in full-width signs."""
        span = _articles(self.reading.law).get(self.norm.at.whole_article, self.norm.span)
        return span.of(self.reading.law.text).translate(FULL)

    @cached_property
    def bare(self) -> str:
        """The words of the norm with the public bodies it names blanked."""
        words = list(self.text)
        for mention in (*self.norm.bearers, *(r.to for r in self.norm.relations)):
            start, end = (at - self.norm.span.start for at in (mention.span.start, mention.span.end))
            if mention.actor.kind in AUTHORITIES and 0 <= start < end <= len(words) and end - start < 16:
                words[start:end] = "□" * (end - start)
        return "".join(words)

    @cached_property
    def actions(self) -> str:
        return "；".join(task.words for task in self.tasks).translate(FULL)

    @cached_property
    def acts(self) -> tuple[str, ...]:
        """The best act of each task, then their further ones."""
        best = [task.act for task in self.tasks]
        return tuple(dict.fromkeys([*best, *(act for task in self.tasks for act in task.acts)]))

    @cached_property
    def organs(self) -> tuple[Mention, ...]:
        """The bearers that hold public power."""
        return tuple(m for m in self.norm.bearers if m.actor.kind in AUTHORITIES)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.actor.name for m in self.norm.bearers))

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The public bodies that bear it by name: no classes, no 有关部门."""
        return tuple(dict.fromkeys(m.actor.name for m in self.organs if not open_class(m)))

    @cached_property
    def punishes(self) -> bool:
        """Whether it stands in the chapter 法律责任, where offices are named by what they already are."""
        return self.norm.at.whole_article in _liability(self.reading.law)

    @cached_property
    def either(self) -> bool:
        """Whether one or the other bears it (由公安机关或者海事部门处理), each in its own field."""
        starts = sorted(m.span.start for m in self.norm.bearers)
        between = self.reading.law.text[starts[0] : starts[-1]] if starts else ""
        return "或者" in between and len(between) < 60

    @property
    def binding(self) -> bool:
        return self.norm.modality is Modality.OBLIGATION

    @property
    def leads(self) -> bool:
        """Whether the norm says that its bearer leads (a person's 第一责任人 is no lead of bodies)."""
        return bool(self.organs) and (self.norm.lead or bool(LEADS.search(self.actions)))

    @cached_property
    def partners(self) -> tuple[Mention, ...]:
        return tuple(r.to for r in self.norm.relations if r.tie is Tie.JOINT)

    def related_to(self, names: Iterable[str]) -> bool:
        """Whether the norm itself ties its bearers to one of ``names``."""
        theirs = set(names)
        return any(relation.to.actor.name in theirs for relation in self.norm.relations)

    def urges_departments(self, other: "Duty") -> bool:
        """Whether it ties its bearers to 有关部门 in the article that then names the departments."""
        return (
            self.norm.at.whole_article == other.norm.at.whole_article
            and any(r.to.actor.name == "有关部门" for r in self.norm.relations if r.tie is not Tie.JOINT)
            and any(m.actor.kind is ActorKind.DEPARTMENT and not m.actor.generic for m in other.organs)
        )

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Everybody in the norm with the part it plays, bearers first."""
        own = "牵头" if self.leads or (self.partners and len(self.names) == 1) else "负责"
        if self.acts and self.acts[0] == "配合协助":
            own = "配合"
        out = dict.fromkeys((name, own) for name in self.names)
        for relation in self.norm.relations:
            name = relation.to.actor.name
            if name not in self.names:
                out[name, ROLES[relation.tie]] = None
        return tuple(out)


@lru_cache(maxsize=16)
def _articles(law: Law) -> dict[Citation, Span]:
    return {article.citation: article.span for article in law.articles() if article.citation}


@lru_cache(maxsize=16)
def _liability(law: Law) -> frozenset[Citation]:
    """The articles of the chapter 法律责任, if the law has one."""
    chapters = [
        p for p in law.walk() if p.kind is Kind.CHAPTER and LIABILITY.search(re.sub(r"\s", "", p.heading))
    ]
    return frozenset(
        article.citation
        for chapter in chapters
        for article in chapter.walk()
        if article.kind is Kind.ARTICLE and article.citation
    )


def duties(about: Matters, reading: Reading) -> tuple[Duty, ...]:
    """Every norm of ``reading`` as a duty, in reading order."""
    return tuple(
        Duty(reading, norm, about.of(reading, norm), about.main(reading, norm)) for norm in reading.norms
    )


def sound(about: Matters, reading: Reading) -> tuple[Duty, ...]:
    """The duties whose bearers read like names: what findings may be raised from.

    激发企业 or 确保主体 is a verb taken for part of a name: a question about a body that is not
    in the law would cost a reviewer's trust, so such a norm raises none.  Lists still show it.
    """
    text = reading.law.text.translate(FULL)
    return tuple(
        duty
        for duty in duties(about, reading)
        if not any(DOUBTFUL.search(name) for name in duty.names)
        and not any(_cut_short(text, mention) for mention in duty.norm.bearers)
        and 2 * sum(known(text, mention.actor.name) for mention in duty.organs) >= len(duty.organs)
    )


def known(text: str, name: str) -> bool:
    """Whether a public body's name stands in the law as it is, or is made of a known field of work.

    A list's head is given to each of its members (公安、应急管理等部门); 检举部门 of 检举、控告受理部门 is
    no department.  Where half of a list is known, the rest is too.
    """
    heads = _heads(name)
    return name in text or not heads or any(name.removesuffix(head) in domains() for head in heads)


def _heads(name: str) -> tuple[str, ...]:
    """The heads ``name`` ends with: 管理部门 and 部门."""
    return tuple(head for head in HEADS if name.endswith(head) and name != head)


@lru_cache(maxsize=1)
def domains() -> frozenset[str]:
    """The fields of work departments are named after (data/lexicon/domains.toml)."""
    table = tomllib.loads((files("quanze") / "data" / "lexicon" / "domains.toml").read_text("utf-8"))
    return frozenset(table["domains"])


def _cut_short(text: str, mention: Mention) -> bool:
    """Whether the words after a name make it a longer one: 人民政府 before 管理机关事务工作的机构应当."""
    rest = LONGER.match(text, mention.span.end)
    return rest is not None and not HANDS_ON.search(rest[0])


def open_class(mention: Mention) -> bool:
    """Whether a name is a class of public bodies that nobody can be held to (有关部门, 成员单位).

    So is a department's head alone: 行政管理部门 of 相关行政管理部门.
    """
    name = mention.actor.name
    alone = name in HEADS and name != "部门" and name.endswith("部门")
    return alone or (mention.actor.generic and bool(OPEN_HEAD.search(name)))


def levels_apart(duty: Duty) -> bool:
    """Whether each bearer stands at a level of its own: 市甲部门、区县乙部门."""
    levels = [set(m.levels) for m in duty.norm.bearers]
    return all(levels) and all(not a & b for n, a in enumerate(levels) for b in levels[n + 1 :])


def parallel(names: Iterable[str]) -> bool:
    """Whether the names are one role in different places: 乡镇人民政府 and 街道办事处, 公安局 and 公安分局."""
    some = set(names)
    offices = {AREA.sub("", name).replace("分局", "局") for name in some}
    return len(offices) == 1 < len(some) or any(some <= group for group in PARALLEL)


def shared_act(duty: Duty) -> str:
    """The words of the first task in which several bodies need a lead, or ""."""
    for task in duty.tasks:
        name = next((name for name in task.acts if name != OTHER), OTHER)
        if acts().named(name).shared and not URGES.match(task.words):
            return task.words
    return ""


def unpartnered(act: str, duty: Duty) -> str:
    """The act without the partner it may open with: 应当和公安机关 · 建立协同监管机制."""
    names = (m.span.of(duty.reading.law.text) for m in duty.partners)
    return next((act.removeprefix(name) for name in names if act.startswith(name)), act)


def quoted_act(duty: Duty) -> str:
    """What several bodies share, as a sentence may quote it: 制定 alone says too little, so the norm is quoted."""
    act = unpartnered(shared_act(duty), duty)
    return act if not act or len(act) > BRIEF else duty.text


def consequence(norm: Norm) -> bool:
    return norm.modality in CONSEQUENCES


def private(mention: Mention) -> bool:
    """Whether a mention names somebody who is regulated rather than somebody who regulates."""
    return mention.actor.kind in {
        ActorKind.ENTERPRISE,
        ActorKind.INSTITUTION,
        ActorKind.SOCIAL,
        ActorKind.OCCUPATION,
        ActorKind.PUBLIC,
    }
