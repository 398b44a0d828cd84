"""R6 and R7: tasks nobody has, sentences without a subject, duties without a consequence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..ontology.citation import NUMERAL, Citation, parse
from ..ontology.model import ActorKind, Kind, Modality, Provision, Reading, Span
from .acts import FULL
from .duties import URGES, Duty, sound
from .findings_words import Raised
from .matters import EXAMPLES, Matters, subject
from .scheme import Scheme

TASKS = re.compile(r"(?:主要任务|重点任务|主要内容|工作任务)(?:是|包括|有|如下)?：?\s*$")
GENERAL = 12  # articles of a general part; later lists of tasks are of some inspection or project
THIS_PLACE = re.compile(r"^(?:本|全)(?:省|市|自治区|自治州|州|盟|县|旗|区|自治县)$")
ESTABLISHES = re.compile(
    r"(?:建立|设立|组建|成立)(?!的)[^，。；]{0,20}(?:组织|机构|平台|机制|制度|队伍|基金)(?![^。；]*等?(?:方式|形式))"
)  # a fund among the ways to take part founds nothing
URGED = re.compile(
    "(?:积极|[、和与]|鼓励|支持|引导|倡导|提倡)+"
    "(?:(?:各类|其他|有条件的)?(?:企业|单位|公民|个人|家庭|社会(?!建立)|高等|学校|科研|行业协会)|[^，。；在]{2,8}(?:机关|组织)(?=[^，。；]{0,20}(?:建立|设立|组建|成立|与)))"
    "|(?:积极|[、和与]|鼓励|支持|引导|倡导)+[^，。；]{0,40}(?:平台|机构|经营者|企业|单位|协会|商会|院校)[^，。；建设组成]{0,16}(?:建立|设立|组建|成立)"
)  # 支持企业设立研制机构: who founds it is said
FOUNDS = re.compile("(?:逐步|依法)?(?:建立|设立|建设|组建|成立|实行|实施)")
BY_WHOM = re.compile("由[^，。；]{2,24}(?:负责|保障|承担|统筹|组织|实施|主管)|成员单位")
PASSIVE = re.compile(r"^对[^。；]{2,90}(?:给予|予以)[^。；]{0,8}(?:表彰|奖励|补偿|补助)")
HELPS = re.compile("指导|支持|扶持|便利")
PRAISE = re.compile("表彰|奖励")
ELSEWHERE = re.compile(
    "(?:法律|法规|办法》|法》)[^。]{0,24}(?:处罚|法律责任)[^。]{0,12}(?:规定)?的?，?(?:从其规定|依照其规定|适用其规定)"
    "|(?:法律|法规)[^。，]{0,8}(?:已|另)有?[^。，]{0,8}(?:处罚|法律责任|处理)[^。，]{0,8}的，(?:依照|按照|适用|从)"
)
CITED = re.compile(rf"违反本(?:条例|法|办法|规定|细则)(?P<list>第{NUMERAL}条[^，。；]{{0,60}})")
NUMBERED = re.compile(rf"第({NUMERAL})条(?:之({NUMERAL}))?")
EXEMPT = re.compile("公民|个人|家庭|居民|村民|中心$|媒体|协会|商会|监督管理机构|派出机构|负责人|人员$")
REGULATED = {ActorKind.ENTERPRISE, ActorKind.INSTITUTION, ActorKind.PUBLIC}
BINDS = re.compile(
    "应当|必须|不得|禁止|严禁|(?<![相适])应(?=[按当在])|须"
)  # no word that binds, no penalty to miss
NO_DUTY = re.compile(
    "享受|享有|自行承担|优先|逐步|积极|适当|尽可能|负担|^(?:利用|推动|促进|提升|支持|参与)"
    "|^(?:依法|依照)|申请|先(?:行)?经|报[^，]*(?:批准|审批|核准)"
)  # what falls to somebody or is hoped of him; what other law rules; a step without which there is no permit
COMPOSED = re.compile("由[^，。；]*(?:担任|组成|产生|选举)")  # who may sit on it
BESIDE = re.compile("的，由[^。；]*(?:责令|整改|监督|代为|处理)")  # its own article says what follows
AT_LARGE = re.compile(
    "违反本[法条例办规定]{1,2}(?:其他|的)?规定，?[^。；]{0,16}(?:未|不)[^。；，]{0,16}履行[^。；，]{0,16}(?:义务|职责|责任)的"
    "|违反本[法条例办规定]{1,2}(?:其他|的其他)规定"
    "|承担[^。；，]{0,16}职责的[^。；，]{0,12}单位[^。；]{0,24}(?:不|未)[^。；，]{0,8}履行"
    "|(?:单位|机关)[^。；，]{0,16}(?:不|未)(?:依法|按照规定)?履行[^。；，]{0,24}(?:义务|职责|责任)"
    "|未(?:按照|依照)本[法条例办规定]{1,2}(?:的)?规定履行[^。；，]{0,16}(?:义务|职责|责任)"
)
SERVING = re.compile(
    "(?:援助|仲裁|调解|登记|征收|经办|工作|办事|控制|检验|管理|监督|督导|检察|审计|执法|监测|统计|派出|派驻|服务管理|领导|协调)机构"
    "|所属|台站|站$|编制单位|成员单位|主管单位|主办单位|行政|事务|办案|受理|报纸|广播|电视|新闻|媒体|公共机构"
)  # they act for the state or speak to the public
NEGLECT = re.compile(
    "玩忽职守|滥用职权|徇私舞弊|(?:主管|责任)人员[^，。；]*处分"
)  # what officials answer for
SHOWN = CITING = 4  # articles named in a title; that penalties must cite for one not cited to say something
PARTY = re.compile("企业|公司|经营者|单位|生产者|销售者|机构|银行|运营者|提供者|平台|医院")
MOST = 12  # norms shown in one finding
ECHO = 5
TOLD = 0.25  # the share of an action's weight that a punished deed repeats where it means it
DOING = {
    "考核评价",
    "统筹协调",
    "规划计划",
    "宣传教育",
    "队伍人员",
    "监督检查",
    "行政处罚",
}  # what a coordinating body does by itself


def raised(about: Matters, reading: Reading) -> Iterator[Raised]:
    found = sound(about, reading)
    tasks = tuple(_main_tasks(about, reading, found))
    yield from tasks
    told = {norm for task in tasks for norm in task.norms}
    yield from _policy_only([duty for duty in found if duty.norm not in told], found, about)
    yield from _coordinator_only(found, about)
    yield from _once([*_no_agent(found), *_no_subject(about, reading, found)])
    yield from _no_consequence(about, reading, found)


def _once(found: Sequence[Raised]) -> Iterator[Raised]:
    """What is raised for want of an agent, in one finding a law: each place is a small thing."""
    agents = [one for one in found if one.case == "no-agent"]
    if agents:
        norms = tuple(norm for one in agents for norm in one.norms)
        places = tuple(place for one in agents for place in one.places)
        yield replace(agents[0], norms=norms, places=places)
    yield from (one for one in found if one.case != "no-agent")


def _owned(matter: str, found: Sequence[Duty], about: Matters) -> bool:
    """Whether some norm gives ``matter``, or a part of it, to a public body by name."""
    return any(
        duty.named
        and duty.norm.modality in {Modality.OBLIGATION, Modality.SANCTION}
        and matter in about.line(name)
        for duty in found
        for task in duty.tasks
        for name, _ in task.matters
    )


def _main_tasks(about: Matters, reading: Reading, found: Sequence[Duty]) -> Iterator[Raised]:
    """A list of main tasks, item by item, part by part: who has it?  One finding an item."""
    text = reading.law.text.translate(FULL)
    for item in _task_items(reading, text):
        words = item.span.of(text)
        missing: dict[str, list[str]] = {}
        for part in re.split("[、；。]|以及|和|与", words):
            for term, matter in about.scheme.found(part):
                if about.scheme.weight(term) >= 0.15 and not _owned(matter, found, about):
                    missing.setdefault(matter, []).append(term)
        if not missing:
            continue
        assert item.citation
        policy = tuple(
            d.norm
            for d in found
            if d.matter in missing and not d.named and THIS_PLACE.match(d.norm.bearers[0].actor.name)
        )
        note = "、".join(dict.fromkeys(term for terms in missing.values() for term in terms))
        places = ((item.citation, _without_number(reading.law.text, item.span)),)
        yield Raised("R6", "main-task", "、".join(missing), (), policy, "fragmentation", 0.75, places, note)


def _task_items(reading: Reading, text: str) -> Iterator[Provision]:
    for provision in reading.law.walk():
        items = [child for child in provision.children if child.kind is Kind.ITEM]
        general = provision.citation and provision.citation.article <= GENERAL
        if items and general and TASKS.search(text[provision.span.start : items[0].span.start]):
            yield from items


def _without_number(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def _policy_only(some: Sequence[Duty], found: Sequence[Duty], about: Matters) -> Iterator[Raised]:
    """本市建立…: the place itself is the only bearer of its matter, and its article names no body."""
    named = {d.norm.at.whole_article for d in found if d.named and d.binding}
    for duty in some:
        if duty.norm.at.whole_article in named or not FOUNDS.match(duty.actions):
            continue
        if all(URGES.match(t.words) or t.words.startswith("推动") for t in duty.tasks):
            continue  # 本市支持…: a wish, whoever carries it out
        if about.known[duty.matter].derived or BY_WHOM.search(duty.text):
            continue
        if all(THIS_PLACE.match(name) for name in duty.names) and not _owned(duty.matter, found, about):
            actors = tuple((name, "负责") for name in duty.names)
            yield Raised("R6", "policy-only", duty.matter, actors, (duty.norm,), "fragmentation", 0.6)


def _coordinator_only(found: Sequence[Duty], about: Matters) -> Iterator[Raised]:
    """A matter that only coordinating bodies bear, though it is something to be done."""
    for matter in dict.fromkeys(duty.matter for duty in found):
        mine = [d for d in found if d.matter == matter and d.binding and d.organs]
        if about.known[matter].derived or matter in about.scheme.vague:
            continue
        if not mine or not all(m.actor.kind is ActorKind.COORDINATING for d in mine for m in d.norm.bearers):
            continue
        left = [d for d in mine if d.acts and d.acts[0] not in DOING]
        if left:
            actors = tuple(dict.fromkeys((name, "负责") for d in left for name in d.names))
            norms = tuple(d.norm for d in left)
            yield Raised("R6", "coordinator-only", matter, actors, norms, "fragmentation", 0.5)


def _no_agent(found: Sequence[Duty]) -> Iterator[Raised]:
    """鼓励建立…组织, and no 款 of its article has a body urge, no later one guide or support such things."""
    helping = [d for d in found if d.named and HELPS.search(d.actions)]
    for duty in found:
        if any(
            d.norm.at.whole_article == duty.norm.at.whole_article
            and (
                d.norm.span.start > duty.norm.span.start
                or (any(URGES.match(t.words) for t in d.tasks) and d.matter == duty.matter)
            )
            for d in helping
        ):
            continue
        opening = duty.text.lstrip()
        if _goes_on(duty) or _department_named(duty, found):
            continue
        if (
            duty.norm.modality is Modality.ENCOURAGEMENT
            and URGES.match(opening)
            and not URGED.match(opening)
            and ESTABLISHES.search(opening)
        ):
            actors = tuple((name, "负责") for name in duty.names)
            yield Raised("R6", "no-agent", duty.matter, actors, (duty.norm,), "fragmentation", 0.2)


def _goes_on(duty: Duty) -> bool:
    """Whether it stands behind a comma: 本市推进…，支持…, the subject is that of the clause before."""
    return duty.before.rstrip().endswith("，")


def _department_named(duty: Duty, found: Sequence[Duty]) -> bool:
    """Whether its 款 gives some department a task."""
    return any(
        d.norm.at.whole_paragraph == duty.norm.at.whole_paragraph
        and d.binding
        and any(m.actor.kind is ActorKind.DEPARTMENT and not m.actor.generic for m in d.organs)
        for d in found
    )


def _no_subject(about: Matters, reading: Reading, found: Sequence[Duty]) -> Iterator[Raised]:
    """对…给予表彰, 鼓励建立…: a sentence no norm was read from, because it names nobody."""
    text = reading.law.text.translate(FULL)
    praising = {d.norm.at.whole_article for d in found if d.organs and PRAISE.search(d.actions)}
    praises: list[tuple[Citation, Span]] = []
    covered = sorted((d.norm.span.start, d.norm.span.end) for d in found)
    for provision in reading.law.walk():
        if provision.kind is not Kind.PARAGRAPH or not provision.citation:
            continue
        at = provision.span.start
        for sentence in list(re.finditer("[^。\n]+。?", provision.span.of(text)))[:1]:
            start, end = at + sentence.start(), at + sentence.end()
            body = re.sub(rf"^第{NUMERAL}条\s*", "", sentence[0]).strip()
            if any(s < end and start < e for s, e in covered):
                continue
            urged = URGES.match(body) and not URGED.match(body) and ESTABLISHES.search(body)
            if not urged and (not PASSIVE.search(body) or "由" in body[:40]):
                continue
            words = [name for _, name in about.scheme.found(EXAMPLES.sub("", body))]
            matter = words[0] if words else subject(reading.law)
            place = (provision.citation, Span(start, end))
            if urged:
                yield Raised("R6", "no-agent", matter, (), (), "fragmentation", 0.2, (place,))
            elif not PRAISE.search(body):
                yield Raised("R6", "no-subject", matter, (), (), "fragmentation", 0.45, (place,))
            elif provision.citation.whole_article not in praising:
                praises.append(place)
    if praises:  # 对…给予表彰 is in most laws: asked about once
        yield Raised("R6", "no-subject", "表彰奖励", (), (), "fragmentation", 0.45, tuple(praises))


def _no_consequence(about: Matters, reading: Reading, found: Sequence[Duty]) -> Iterator[Raised]:
    """R7: what regulated parties must do or leave, and no liability article speaks of it; one a law.

    Duty by duty such a gap was wrong more often than not (docs/judged/findings.md): penalties
    describe the deed in words of their own.  So one line a law names the places, for a person to go through.
    """
    text = reading.law.text.translate(FULL)
    elsewhere = _elsewhere(reading, text)
    penalties = _penalties(reading, text)
    if not penalties and not elsewhere:
        return  # a law that punishes nobody (解释, 组织法) leaves no gap by it
    if not elsewhere and len(set(_cited_in(penalties))) < CITING:
        return  # penalties that name deeds and not articles leave no gap to be seen by number
    if AT_LARGE.search(penalties):
        return  # whatever is not done is punished
    answered = set(_cited(text)) | set(_cited_in(penalties))
    deeds = [set(_pairs(deed)) for deed in re.split("[。；\n]", penalties) if not NEGLECT.search(deed)]
    punishing = [d for d in found if d.norm.modality in {Modality.SANCTION, Modality.LIABILITY}]
    mine = [
        duty
        for duty in found
        if duty.norm.modality in {Modality.OBLIGATION, Modality.PROHIBITION}
        and all(m.actor.kind in REGULATED and not m.actor.generic for m in duty.norm.bearers)
        and not any(EXEMPT.search(name) for name in duty.names)
        and duty.norm.at.whole_article not in answered
        and not all(NO_DUTY.search(task.words) for task in duty.tasks)
        and BINDS.search(duty.text)
        and not COMPOSED.search(duty.text)
        and not BESIDE.search(duty.article, max(0, len(duty.before)))
        and not any(_answers(other, duty, text) for other in punishing)
        and not _echoed(duty, penalties)
        and not any(_told(words, deeds, about.scheme) for words in _deeds(duty, text))
    ]
    mine = [
        duty
        for duty in mine
        if any(PARTY.search(name) for name in duty.names)
        and not any(SERVING.search(name) for name in duty.names)
    ]
    if elsewhere:
        yield from _by_superior_law(mine, elsewhere)
        return
    if mine:
        actors = _parties(mine, text)
        norms = tuple(duty.norm for duty in mine[:MOST])
        places = dict.fromkeys(str(duty.norm.at.whole_article) for duty in mine)
        note = "、".join(list(places)[:SHOWN]) + ("等" if len(places) > SHOWN else "")
        yield Raised("R7", "no-consequence", mine[0].matter, actors, norms, "fragmentation", 0.4, note=note)


def _parties(mine: Sequence[Duty], text: str) -> tuple[tuple[str, str], ...]:
    """Who bears the duties: those whose names stand in the law as they are, if any do."""
    names = dict.fromkeys(name for duty in mine for name in duty.names)
    written = [name for name in names if name in text]
    return tuple((name, "负责") for name in written or names)


def _deeds(duty: Duty, text: str) -> Iterator[str]:
    """What a penalty may speak of: what is done, and in which case (拆除…的，应当提交方案)."""
    yield from (task.words for task in duty.tasks)
    if duty.norm.condition:
        yield duty.norm.condition.of(text)


def _told(words: str, deeds: Sequence[set[str]], scheme: Scheme) -> bool:
    """Whether one punished deed shares ``TOLD`` of the weight of the pairs of characters in ``words``."""
    weights = {pair: scheme.weight(pair) for pair in sorted(set(_pairs(words.translate(FULL))))}
    whole = sum(weights.values())
    return any(sum(weights[p] for p in weights if p in deed) >= TOLD * whole for deed in deeds)


def _pairs(words: str) -> Iterator[str]:
    for part in re.split(r"\W+", words):
        yield from (part[n : n + 2] for n in range(len(part) - 1))


def _by_superior_law(mine: Sequence[Duty], elsewhere: tuple[Citation, Span]) -> Iterator[Raised]:
    """One finding for all that a law leaves to the penalties of others."""
    if not mine:
        return
    actors = _parties(mine, mine[0].reading.law.text.translate(FULL))
    norms = tuple(duty.norm for duty in sorted(mine, key=lambda d: (d.norm.at, d.norm.span)))
    places = dict.fromkeys(str(norm.at.whole_article) for norm in norms)
    articles = "、".join(list(places)[:SHOWN]) + ("等" if len(places) > SHOWN else "")
    note = f"{articles}的企业、单位义务在本法没有罚则，依{elsewhere[0].whole_article}"
    yield Raised(
        "R7", "superior-law", mine[0].matter, actors, norms, "fragmentation", 0.45, (elsewhere,), note
    )


def _penalties(reading: Reading, text: str) -> str:
    """The paragraphs that punish: those of the chapter 法律责任, or that speak of 罚款 and 处分."""
    chapters = [
        p for p in reading.law.walk() if p.kind is Kind.CHAPTER and "法律责任" in re.sub(r"\s", "", p.heading)
    ]
    if chapters:
        return "\n".join(chapter.span.of(text) for chapter in chapters)
    paragraphs = (p.span.of(text) for p in reading.law.walk() if p.kind is Kind.PARAGRAPH)
    return "\n".join(p for p in paragraphs if re.search("罚款|处分|吊销|没收违法所得", p))


def _echoed(duty: Duty, penalties: str) -> bool:
    """Whether the punishing paragraphs repeat five characters in a row of one of the actions."""
    for task in duty.tasks:
        words = task.words.translate(FULL)
        if any(words[n : n + ECHO] in penalties for n in range(max(1, len(words) - ECHO + 1))):
            return True
    return False


def _cited(text: str) -> Iterator[Citation]:
    """The articles of this law that its liability articles name, ranges filled in."""
    for found in CITED.finditer(text):
        numbers = [Citation(parse(n), parse(i) if i else 0) for n, i in NUMBERED.findall(found["list"])]
        yield from numbers
        if "至" in found["list"] and len(numbers) >= 2:
            yield from (Citation(n) for n in range(numbers[0].article, numbers[-1].article))


def _cited_in(penalties: str) -> Iterator[Citation]:
    """The articles of this law that the penalties name in whatever phrase (有第二十四条…行为之一)."""
    own = re.sub("《[^》]*》[^。；，]*", "", penalties)
    for number, inserted in re.findall(rf"第({NUMERAL})条(?:之({NUMERAL}))?", own):
        yield Citation(parse(number), parse(inserted) if inserted else 0)


def _elsewhere(reading: Reading, text: str) -> tuple[Citation, Span] | None:
    """The paragraph that leaves penalties to other laws, if there is one."""
    for provision in reading.law.walk():
        if (
            provision.kind is Kind.PARAGRAPH
            and provision.citation
            and ELSEWHERE.search(provision.span.of(text))
        ):
            return provision.citation, provision.span
    return None


def _answers(liability: Duty, duty: Duty, text: str) -> bool:
    """Whether a liability norm speaks of the same party and of its duties at large, or of the same act."""
    words = liability.norm.span.of(text)
    if liability.norm.condition:
        words += liability.norm.condition.of(text)
    named = all(name in words for name in duty.names) or set(duty.names) <= set(liability.names)
    if named and re.search("义务|职责|违反本", words):
        return True
    if not named and not re.search("单位|个人|直接负责", words):
        return False
    for task in duty.tasks:
        thing = task.object.of(text)
        if len(thing) >= 4 and any(thing[n : n + 5] in words for n in range(max(1, len(thing) - 4))):
            return True
    return False
