"""What each norm is about, in two grains, and what sort of act it is.

    matters(readings) -> Matters        tasks of every norm, and the matters they fall under

A task is one action of one norm.  Its object is what the action is done to, in the text's own
words; its matters come from the scheme (matters.toml), each with a weight: words of the action
itself count whole, words of the condition and of the same norm, paragraph and article less
(`NEAR`).  Words of the law's own title count little: in a law on 平安建设 every norm is about it.
Where the scheme knows nothing, the heaviest term of the object is a matter of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..ontology.citation import Citation
from ..ontology.model import (
    AUTHORITIES,
    Derivation,
    Kind,
    Law,
    Mention,
    Modality,
    Norm,
    Reading,
    Span,
)
from .acts import FULL, acts, thing
from .scheme import Matter, Scheme, scheme

ACTION, NORM, PARAGRAPH, ARTICLE = 1.0, 0.45, 0.3, 0.12  # NEAR: what a word counts, by where it stands
TITLE = 0.35  # a word of the law's title says this much less
VAGUE = 0.6  # a word of a matter that has narrower ones and none above (金融, 教育) says this much less
ENOUGH = 0.2  # the least a matter must weigh to be a task's matter
SECOND = 0.35  # a further matter must weigh this much of the first
RECURS = 3  # times a law must use a term for it to be a matter of that law
DERIVED = 0.4  # the least a term must weigh to be a matter of its own

CONSEQUENCES = frozenset({Modality.SANCTION, Modality.LIABILITY})
NO_MATTER = re.compile(
    "^(?:加强|监督|组织|开展|实施|推进|建立|健全|完善|报|由|向|将|与|从|其|并|可以|不得|经(?![济营费常]))|[省市县区]$|(?:之间|期间|范围|情况|要求|方式|条件|时间|[以之]内|之日起.*|以上|以下|同级|事务|事项|行为|活动|工作|组成|[^方办司立执守普合违非]法)$"
)  # 常委会组成 of 组成人员 is cut short; 劳动合同法 is a law
EXAMPLES = re.compile("在[^，。]{6,90}领域")  # 在道路交通、医疗卫生…等领域建立调解组织 is about 调解
GROUND = re.compile(
    "^(?:按照|依照|根据)[^，。；]{2,20}?(?=开展|实施|进行|组织|做好|落实|建立|制定)"
)  # 按照网格服务管理事项开展矛盾纠纷排查化解 is about the disputes
WITHIN = re.compile("《(?:中华人民共和国)?([^《》]{2,}?)(?:法|条例)?》")  # 适用《…法》若干问题的解释
PLACE = r"(?:.*?(?:省|自治区|特别行政区|市|自治州|盟|县|自治县|区|旗)(?=.{3}))?"
MAKER = r"(?:最高人民(?:法院|检察院)[ 、和]*)*"
MATTERS_OF = r"(?:人民代表大会常务委员会)?(?:关于|实施)?(?:人民法院|人民检察院)?(?:审理|办理|适用)?"
FORMS = (
    r"若干规定|暂行条例|问题的解释|的解释|解释|实施办法|实施细则|"
    r"实施条例|管理条例|条例|办法|规定|决定|法|规则"
)
TITLED = re.compile(
    rf"^(?:中华人民共和国)?{MAKER}{PLACE}{MATTERS_OF}(.+?)(?:的?(?:{FORMS}))*(?:[（(][^（）()]*[）)])?$"
)


@dataclass(frozen=True, slots=True)
class Task:
    """One action of a norm: its object, its matters (heaviest first), its acts (best first)."""

    reading: Reading
    norm: Norm
    action: Span
    object: Span
    acts: tuple[str, ...]
    matters: tuple[tuple[str, float], ...]

    @property
    def matter(self) -> str:
        return self.matters[0][0]

    @property
    def act(self) -> str:
        return self.acts[0]

    @property
    def words(self) -> str:
        return self.action.of(self.reading.law.text)

    @property
    def law(self) -> str:
        return self.reading.law.title


@dataclass(frozen=True, eq=False)
class Matters:
    """Every task of the given laws in reading order, and each matter they fall under."""

    tasks: tuple[Task, ...]
    known: Mapping[str, Matter]
    scheme: Scheme

    @cached_property
    def by_norm(self) -> dict[tuple[str, Citation, Span], tuple[Task, ...]]:
        """The tasks of each norm, by (law's title, place, span)."""
        out: dict[tuple[str, Citation, Span], list[Task]] = defaultdict(list)
        for task in self.tasks:
            out[task.law, task.norm.at, task.norm.span].append(task)
        return {key: tuple(found) for key, found in out.items()}

    def of(self, reading: Reading, norm: Norm) -> tuple[Task, ...]:
        """The tasks of one norm (those with the same place and bearers, should two share a span)."""
        found = self.by_norm.get((reading.law.title, norm.at, norm.span), ())
        return tuple(task for task in found if task.norm == norm)

    def main(self, reading: Reading, norm: Norm) -> str:
        """The one matter that best covers all actions of ``norm``."""
        sums: dict[str, float] = defaultdict(float)
        for task in self.of(reading, norm):
            for name, weight in task.matters:
                sums[name] += weight
        return max(sums, key=lambda name: (sums[name], name)) if sums else ""

    def line(self, name: str) -> tuple[str, ...]:
        """``name`` and the matters above it, nearest first."""
        out = [name]
        while (above := self.known[out[-1]].broader) and above not in out:
            out.append(above)
        return tuple(out)

    def concepts(self) -> tuple[Matter, ...]:
        """The matters in use with all above them, by name: a SKOS scheme's concepts."""
        return tuple(self.known[name] for name in sorted(self.known))


def matters(readings: Iterable[Reading], words: Scheme | None = None) -> Matters:
    """What every norm of ``readings`` is about; ``words`` is the shipped scheme by default."""
    words = words or scheme()
    tasks: list[Task] = []
    known: dict[str, Matter] = {}
    for reading in readings:
        mine, derived = _of_one(reading, words)
        tasks.extend(mine)
        known |= derived
    used = {name for task in tasks for name, _ in task.matters}
    for name in sorted(used):
        for above in words.line(name):
            if above in words.matters:
                known[above] = words.matters[above]
    for matter in list(known.values()):
        for above in words.line(matter.broader):
            if above in words.matters:
                known[above] = words.matters[above]
    return Matters(tuple(tasks), known, words)


@lru_cache(maxsize=16)
def _of_one(reading: Reading, words: Scheme) -> tuple[tuple[Task, ...], dict[str, Matter]]:
    """One law's tasks and the matters it derives: findings, lists and coordination ask in turn."""
    reader = _Reader(reading, words)
    return tuple(reader.tasks()), reader.derived


class _Reader:
    """Finds the matters of one law's norms."""

    def __init__(self, reading: Reading, words: Scheme) -> None:
        self.reading, self.words = reading, words
        self.law: Law = reading.law
        self.text = reading.law.text.translate(FULL)
        self.title = subject(reading.law)
        self.derived: dict[str, Matter] = {}
        self.bodies = frozenset(_bodies(reading, self.text))
        self.bare = _blanked(self.text, self.bodies)
        self.said: dict[str, int] = {}
        self.parties = {
            m.actor.name for n in reading.norms for m in (*n.bearers, *(r.to for r in n.relations))
        }
        self.places = {p.citation: p.span for p in self.law.walk() if p.citation and p.kind is not Kind.ITEM}

    def tasks(self) -> Iterator[Task]:
        for norm in self.reading.norms:
            for action in norm.actions:
                found = thing(self.law.text, action)
                about = self._matters(norm, action, found)
                yield Task(
                    self.reading, norm, action, found, acts().of(action.of(self.text), self.title), about
                )

    def _matters(self, norm: Norm, action: Span, found: Span) -> tuple[tuple[str, float], ...]:
        own = self._weighed(action, ACTION)
        near: dict[str, float] = defaultdict(float, own)
        for other in norm.actions:
            if other != action:
                _add(near, self._weighed(other, NORM / max(1, len(norm.actions) - 1)))
        if norm.condition:
            _add(near, self._weighed(norm.condition, NORM))
        for mention in (*norm.bearers, *(r.to for r in norm.relations)):
            if mention.actor.kind not in AUTHORITIES:
                _add(near, self._weighed(mention.span, NORM / 2))
        if self._best(near) < ENOUGH and norm.modality not in CONSEQUENCES and (name := self._derive(found)):
            near[name] = own[name] = DERIVED
        if self._best(own) < ENOUGH:
            for place, share in ((norm.at.whole_paragraph, PARAGRAPH), (norm.at.whole_article, ARTICLE)):
                if place in self.places:
                    _add(near, self._repeated(self.places[place], share))
        ranked = sorted(near.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or ranked[0][1] < ENOUGH / 2:
            return ((self._subject(), ENOUGH / 2),)
        least = ranked[0][1] * SECOND
        return tuple((name, round(weight, 3)) for name, weight in ranked[:3] if weight >= least)

    def _weighed(self, span: Span, share: float) -> dict[str, float]:
        """The scheme's matters in ``span`` with the weight of their words; a word counts once."""
        out: dict[str, float] = defaultdict(float)
        for term, name in dict.fromkeys(self.words.found(self._unnamed(span))):
            weight = self.words.weight(term) * (TITLE if term in self.title else 1.0)
            if name in self.words.vague and term not in self.title:
                weight *= VAGUE
            deeper = 1 + 0.1 * (len(self.words.line(name)) - 1)  # a narrower matter says more
            out[name] += weight * deeper * share
        return out

    def _repeated(self, span: Span, share: float) -> dict[str, float]:
        """The matters whose words ``span`` repeats: a word said once there may be an example."""
        found = self._weighed(span, share)
        said = Counter(self.words.mentioned(self._unnamed(span)))
        return {name: weight for name, weight in found.items() if said[name] > 1}

    def _unnamed(self, span: Span) -> str:
        """The words of ``span`` with public bodies blanked: 金融管理部门 makes no norm about 金融."""
        words = span.of(self.text if (span.start, span.end) in self.bodies else self.bare)
        return EXAMPLES.sub(_blank, GROUND.sub(_blank, words))

    def _best(self, weights: Mapping[str, float]) -> float:
        return max(weights.values(), default=0.0)

    def _derive(self, found: Span) -> str:
        """A matter of the law's own: the heaviest term of the object that the law repeats, or ""."""
        terms = [
            (weight * min(len(term), 6) / 4, len(term), term)
            for term, weight in self.words.words(self._unnamed(found))
            if term not in self.title
            and term not in self.parties
            and not NO_MATTER.search(term)
            and self._said(term) >= RECURS
        ]
        weight, _, term = max(terms, default=(0.0, 0, ""))
        if weight < DERIVED:
            return ""
        self.derived.setdefault(term, Matter(term, broader=self._subject(), derived=True))
        return term

    def _said(self, term: str) -> int:
        """How often the law uses ``term``; each is counted once."""
        if term not in self.said:
            self.said[term] = self.text.count(term)
        return self.said[term]

    def _subject(self) -> str:
        """The matter of the law as a whole."""
        names = [name for _, name in self.words.found(self.title)]
        if names:
            return names[0]
        self.derived.setdefault(self.title, Matter(self.title, derived=True))
        return self.title


def _bodies(reading: Reading, text: str) -> tuple[tuple[int, int], ...]:
    """Where the names of public bodies stand in the law, head and all."""
    names = {
        m.actor.name
        for norm in reading.norms
        for m in (*norm.bearers, *(r.to for r in norm.relations))
        if m.actor.kind in AUTHORITIES and len(m.actor.name) > 3
    }
    stems = {
        m.span
        for norm in reading.norms
        for m in (*norm.bearers, *(r.to for r in norm.relations))
        if m.actor.kind in AUTHORITIES and m.derivation is Derivation.LIST and m.span.end - m.span.start < 16
    }  # 林业草原 of 农业农村、林业草原等主管部门 names a body too
    lists = {(span.start, span.end) for span in stems}
    if not names:
        return tuple(sorted(lists))
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))))
    return tuple(sorted(lists | {found.span() for found in pattern.finditer(text)}))


def _blank(found: re.Match[str]) -> str:
    return "□" * len(found[0])


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    words = list(text)
    for start, end in spans:
        words[start:end] = "□" * (end - start)
    return "".join(words)


def _add(sums: dict[str, float], more: Mapping[str, float]) -> None:
    for name, weight in more.items():
        sums[name] = sums.get(name, 0.0) + weight


def subject(law: Law) -> str:
    """What a law's title says it is about: 鄂尔多斯市平安建设条例 is about 平安建设."""
    found = WITHIN.search(law.title) or TITLED.match(law.title)
    return found[1] if found else law.title


def authority(mention: Mention) -> bool:
    """Whether a mention names a body that holds public power."""
    return mention.actor.kind in AUTHORITIES
