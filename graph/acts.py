"""What sort of act an action is (监督检查, 建立机制 …), and the thing it is done to.

`加强对寄递物流企业执行安全管理制度情况的监督检查` is a 监督检查 whose object is
寄递物流企业执行安全管理制度情况.  The classes and their words are acts.toml.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ..ontology.model import Span

FULL = str.maketrans(",;:()!?", "，；：（）！？")  # one form a sign, offsets kept
OTHER = "其他"
PARTS = re.compile(r"[、，；]|以及|和|及|并|或者|与")
MEANS = re.compile(r"^(?:采取|利用|通过|根据|依据|按照|结合|运用|依托|发挥|会同|坚持|以)")
BASIS = re.compile(
    r"^(?:根据|依据|按照|依照|结合)[^，]{2,40}，(?=.{4})|^自[^，]{2,20}(?:之)?日(?:起|内)[^，]{0,8}，(?=.{4})"
)
HANDLED = re.compile(r"^(?:将|把)(.+?)(?:纳入|列入|作为|依法|及时|移送|报告|报送|通报|报|划|分)")
HANDED = re.compile(r"^(?:依法|及时|应当)*(?:将|把)[^，]{1,30}?(?:移送|报告|通报|报送|告知|反馈)")
TOWARD = re.compile(
    r"(?:^|[，、]|加强|强化|做好|开展|实施)(?:对于?|针对)(.+?)"
    r"(?:的(?=[^的]{1,14}$)|进行|开展|实施|依法|及时|予以|给予|加强|采取|作出|实行|$)"
)
HEAD = (
    "建立健全|建立完善|建立|健全|完善|构建|制定|编制|设立|加强|推进|推动|开展|组织|实施|落实|做好|负责|强化|深化|促进|"
    "指导|监督|督促|检查|管理|协调|统筹|防范|制止|惩治|惩处|打击|查处|处置|化解|排查|维护|保护|保障|提供|支持|鼓励|引导|"
    "整合|创新|配备|配置|划分|执行|承担|履行|牵头|依法|及时|积极|具体|定期|科学|合理|严格|全面|有效|统一|主动|进一步|"
    "研究|解决|宣传|普及|提升|提高|规范|明确|确定|畅通|预防|调查|监测|评估|发布|公布|报告|通报|移送|责令|处|给予|审批|审核|消除|办理|推送|培育|聘任|形成|发挥|尊重|遵守|把|治理|结合实际|采取"
)
OPENING = re.compile(rf"^(?:(?:{HEAD})(?:和|、|与|及|并|或者)?)+")
LOCAL = re.compile(
    r"^(?:的|本(?:行政区域|辖区|地区|部门|单位|行业、领域|行业|领域|级|市|省)(?:范围)?(?:内|的)*|其|相关|有关|各类|各项|重大)+的?"
)


@dataclass(frozen=True, slots=True)
class Act:
    """A class of acts.  ``shared``: two agencies doing it need a lead; ``level``: so do two levels."""

    name: str
    en: str
    pivots: tuple[str, ...]
    tails: tuple[str, ...]
    heads: tuple[str, ...]
    inside: tuple[str, ...]
    shared: bool
    level: bool


@dataclass(frozen=True, eq=False)
class Acts:
    """The classes of acts.toml, in its order."""

    classes: tuple[Act, ...]
    light: re.Pattern[str]
    closing: re.Pattern[str]

    def named(self, name: str) -> Act:
        return next(act for act in self.classes if act.name == name)

    def of(self, action: str, subject: str = "") -> tuple[str, ...]:
        """The names of the classes ``action`` belongs to, the best first; 其他 where none fits.

        ``subject`` is what the law as a whole is about: the 建设 of 平安建设 builds nothing.
        """
        action = action.translate(FULL)
        if subject:
            action = action.replace(subject, "□" * len(subject))
        action = BASIS.sub("", action)
        core = self._core(action)
        if HANDED.match(action):
            return ("报告通报",)
        found = [self._by_pivot(action), self._by_tail(core) or self._by_head(core) or self._inside(core)]
        for part in PARTS.split(core)[:-1]:  # the last part's end is the action's, asked already
            if len(part) > 1:
                found.append(self._by_tail(self._core(part)))
        found.append(self._by_head(core))
        found.append(self._inside(core))
        names = [act.name for act in found if act]
        return tuple(dict.fromkeys(names)) or (OTHER,)

    def _core(self, action: str) -> str:
        core = action.strip("，。；：、 ")
        core = self.light.sub("", core) or core
        return self.closing.sub("", core) or core

    def _by_pivot(self, action: str) -> Act | None:
        hits = [(len(p), -n, a) for n, a in enumerate(self.classes) for p in a.pivots if action.startswith(p)]
        return max(hits, key=lambda hit: hit[:2])[2] if hits else None

    def _by_tail(self, core: str) -> Act | None:
        hits = [
            (len(t), -n, act) for n, act in enumerate(self.classes) for t in act.tails if core.endswith(t)
        ]
        return max(hits, key=lambda hit: hit[:2])[2] if hits else None

    def _by_head(self, core: str) -> Act | None:
        hits = [
            (len(h), -n, act) for n, act in enumerate(self.classes) for h in act.heads if core.startswith(h)
        ]
        return max(hits, key=lambda hit: hit[:2])[2] if hits else None

    def _inside(self, core: str) -> Act | None:
        hits = [(len(w), -n, act) for n, act in enumerate(self.classes) for w in act.inside if w in core]
        return max(hits, key=lambda hit: hit[:2])[2] if hits else None


@lru_cache(maxsize=1)
def acts() -> Acts:
    """The shipped classes of acts."""
    text = (files("quanze") / "data" / "lexicon" / "acts.toml").read_text("utf-8")
    table = tomllib.loads(text)
    classes = tuple(
        Act(
            row["name"],
            row["en"],
            tuple(row.get("pivots", ())),
            tuple(row["tails"]),
            tuple(row["heads"]),
            tuple(row["inside"]),
            row.get("shared", False),
            row.get("level", False),
        )
        for row in table["act"]
    )
    light = "|".join(map(re.escape, sorted(table["light"], key=len, reverse=True)))
    closing = "|".join(map(re.escape, sorted(table["closing"], key=len, reverse=True)))
    return Acts(classes, re.compile(f"^(?:{light})+"), re.compile(f"(?:{closing})+$"))


def thing(text: str, action: Span) -> Span:
    """The object of an action, as a span inside it: what is left when its verbs are gone.

    The whole action where nothing is left (配合检查).
    """
    for start, end in _readings(action.of(text).translate(FULL)):
        if end - start >= 2:
            return Span(action.start + start, action.start + end)
    return action


def _readings(words: str) -> Iterator[tuple[int, int]]:
    """Candidate objects of ``words``, best first, as offsets in it."""
    start = 0
    if "，" in words and MEANS.match(words):
        start = words.rindex("，") + 1
    head = words[start:]
    for pattern in (HANDLED, TOWARD):
        if found := pattern.search(head):
            yield _trimmed(words, start + found.start(1), start + found.end(1))
    opening = OPENING.match(head)
    yield _trimmed(words, start + (opening.end() if opening else 0), len(words))
    yield _trimmed(words, start, len(words))


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    if (found := LOCAL.match(words[start:end])) and start + found.end() < end:
        start += found.end()
    tail = re.search(r"(?:等)?(?:工作|活动|情况)?(?:的)?$", words[start:end])
    if tail and start + tail.start() > start:
        end = start + tail.start()
    return start, end
