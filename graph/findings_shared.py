"""R1, R2 and declared coordination: several bodies in one norm, or several leads of one matter."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..ontology.model import AUTHORITIES, ActorKind, Reading, Tie
from .acts import FULL
from .duties import Duty, known, levels_apart, open_class, parallel, quoted_act, shared_act, sound
from .findings_words import DIVIDED, GATHERED_BY, WHILE, Raised, clipped
from .matters import Matters, subject

BY_OTHER_LAW = re.compile(
    "(?:依照|按照)(?:有关|相关)?[^，。；]{0,12}(?:法律|法规|规定)[^，。；]{0,8}(?:处理|处罚|查处)"
)
WITH_OTHERS = re.compile("[^，。、；和及]{2,16}(?:应当)?与[^，。；]{4,90}(?:建立|开展|实现|签订)")
TRADES = re.compile("等[^，。；]{0,6}单位，?(?:应|可|在|负|有)")
NO_TASK = re.compile("(?:有关|相关)工作$")
EACH_A_PLAN = re.compile("、[^，。]{0,20}专项[^，。；]{0,4}规划|各类专项|各自")
SEEKS = re.compile("(?:依法)?报[^，。；]{0,12}(?:批准|审批|备案)")
EACH_ITS_OWN = re.compile(
    "本单位|本系统|本行业|本部门|本机关|所属|(?:公务员|工作人员|从业人员|职工)[^，。；]*(?:教育|培训)|(?:教育|培训)[^，。；]*(?:公务员|工作人员)"
)
PERMITS = re.compile(
    "(?:审核|审查|核发|颁发|办理)[^，。；]*(?:资格|资质|许可|证照)|(?:资格|资质|许可)[^，。；]*(?:审核|审查|核发)"
)  # each its own trade's
POWERS = re.compile("有权采取(?:下列|以下)|有权进行下列")  # says what they may do, not who does it
FORMS_ONE = re.compile(
    "(?:建立|设立|成立)[^，。；]{0,16}(?:联席会议|领导小组|指挥部|委员会)[^，。；]{0,6}，"
)  # what they set up coordinates
PLAIN = ("管理", "监管", "监督", "建设", "行政")  # words of many departments' names
JOINTLY_MADE = re.compile("(?:共同|联合)(?:制定|确定|发布|规定)")  # one act under several seals
AUDITS = re.compile("审计")
SEVERALLY = re.compile(
    "(?:结合|根据|按照)(?:本部门|本单位|本机关|所担负|各自承担|所承担)|纳入[^，。；]*日常(?:监督)?(?:管理|监管|检查)"
    "|对本(?:专业|行业|系统|领域)|(?:相关|各自|有关)(?:行业|领域)|根据需要|(?:依照|按照)法定[^，。；]{0,8}权限|受理[^，。；]*(?:举报|投诉)|依申请|必要时[^，。；]*协助"
    "|将[^。；]*信息[^。；]*(?:纳入|录入|上传|归集)|公布[^。；]*(?:投诉|举报)"
)  # 结合本部门的登记工作, 根据所担负的任务: each its own
RECEIVES = re.compile("(?:接到|收到|受理)[^，。；]{0,12}的?$")  # 接到举报的…部门: the one that was told
BY_CASE = re.compile(
    "(?:属于|涉及)[^，。；]{2,20}的，由[^。；]*[。；][^。；]{0,4}(?:属于|涉及)[^，。；]{2,20}的，由"
)
DESCRIBED = re.compile("^(?:负有|承担|具有|履行|行使).*职[责权]的")  # told by its duty: nobody by name
TELLS = re.compile("(?:书面|及时|依法)*(?:告知|通知|公布|公开|通报)")
MUTUAL = re.compile(
    "(?:密切|相互|加强|依法|做好|[、和及与])*(?:配合|协作|沟通|衔接|支持|信息共享|共享信息|信息通报)+(?:工作)?[，。；]*$"
    "|(?:及时|依法|定期)*(?:互相|相互)(?:通报|告知|抄送|通知)"
)  # 甲和乙应当密切配合，加强信息共享: what each owes the other
GENERAL = re.compile("统一监督管理|综合监督管理|综合监管|统筹协调|综合协调|统一领导|牵头")
TOGETHER = re.compile(r"相互配合|各负其责|共同|协同|协作|联合|联动|联管|体系|机制|宣传|相结合")
EVERYBODY = {ActorKind.PEOPLES, ActorKind.SOCIAL, ActorKind.GRASSROOTS}
OPEN_LIST = re.compile(r"[^，、。]、[^，。]{2,12}等[^，。]{0,16}(?:部门|单位|机构)[，应按在]")
OWN_DUTY = re.compile(
    "^(?:依法)?履行[^，]{0,12}职责$|^设立[^，]{0,16}机构"
)  # says only that each does what it must
COMPETENT = re.compile(
    "(?:是|为)[^。；]{0,24}主管(?:机关|部门)"
    "|(?:部门|机关|机构|局|委员会)(?:（[^）]*）)?(?:根据[^，。]{0,12}|依法)?(?:具体|统一)?(?:负责|主管)"
    "[^。；]{0,40}(?:管理|监督|监管|组织|协调|工作)"
)
FIELD = re.compile("(?:行政)?(?:主管)?部门$")
LEAST = 0.5  # an R1 less sure than this is not raised
SEPARATE = {ActorKind.COURT, ActorKind.PROCURATORATE, ActorKind.SUPERVISORY}
TIERS = {ActorKind.GOVERNMENT, ActorKind.COORDINATING}


def raised(about: Matters, reading: Reading) -> Iterator[Raised]:
    found = sound(about, reading)
    yield from _gathered([(duty, one) for duty in found for one in _shared(duty, found)])
    for duty in found:
        yield from _declared(duty)
    yield from _leads(found, subject(reading.law))


def _gathered(asked: Sequence[tuple[Duty, Raised]]) -> Iterator[Raised]:
    """The same bodies with the same matter in several articles are one question; an article asks once."""
    groups: dict[tuple[object, ...], list[tuple[Duty, Raised]]] = {}
    told: set[tuple[object, ...]] = set()
    for duty, one in asked:
        place = (one.case, duty.norm.at.whole_article, duty.names)
        if place not in told:
            told.add(place)
            groups.setdefault((one.case, one.matter, frozenset(duty.names)), []).append((duty, one))
    for mine in groups.values():
        best = max((one for _, one in mine), key=lambda one: one.confidence)
        norms = tuple(norm for _, one in mine for norm in one.norms)
        actors = tuple(dict.fromkeys(actor for _, one in mine for actor in one.actors))
        yield replace(best, norms=norms, actors=actors)


def _shared(duty: Duty, others: Sequence[Duty]) -> Iterator[Raised]:
    """R1: one norm, several bodies, nobody leads."""
    if not duty.binding or duty.leads or len(duty.names) < 2 or parallel(duty.names):
        return
    if any("牵头" in name for name in duty.names):
        return  # one of them is the lead by its very name
    if duty.punishes or (DIVIDED.search(duty.text) and COMPETENT.search(duty.before)):
        return  # 行政处罚法第二十五条: who was first; or one is in charge, and the others do their own part
    if "分别" in duty.text or levels_apart(duty) or _divided_beside(duty, others):
        return  # the text says who does which part
    if BY_CASE.search(duty.article) or RECEIVES.search(duty.opening) or SEVERALLY.search(duty.text):
        return  # which case is whose; whoever was told; each in its own house
    if BY_OTHER_LAW.search(duty.text) or WITH_OTHERS.match(duty.text) or TRADES.search(duty.text):
        return  # the first of them builds it with the rest; a list of trades is no list of bodies
    if all(NO_TASK.search(task.words.strip("，。；")) for task in duty.tasks):
        return  # R4 asks about it
    if duty.either or all(
        OWN_DUTY.search(t.words) or MUTUAL.match(t.words) or GATHERED_BY.match(t.words) for t in duty.tasks
    ):
        return
    act = clipped(quoted_act(duty))
    if EACH_ITS_OWN.search(act) or TELLS.match(act) or PERMITS.search(act):
        return  # 公布本部门受理举报的方式, 书面告知公安等部门: each for itself
    if POWERS.search(duty.after) or JOINTLY_MADE.search(duty.actions) or WHILE.search(duty.after):
        return
    if _divided_at_large(duty, others) or _two_names_of_one(duty) or _respectively(duty):
        return
    if any(AUDITS.search(name) for name in duty.names) and "监督" in duty.actions:
        return  # 审计监督 is a power of its own
    if len(duty.organs) < len(duty.norm.bearers) and len(duty.named) < 2 and not _members_only(duty):
        kinds = {m.actor.kind for m in duty.norm.bearers}
        together = TOGETHER.search(duty.actions) and not EACH_ITS_OWN.search(duty.actions)
        if duty.organs and kinds & EVERYBODY and len(kinds) > 2 and together and shared_act(duty):
            yield _raise(duty, "every-organisation", 0.4, act or duty.acts[0], "fragmentation")
        return
    named = _by_themselves(duty)
    if not act or not named or _only_open_departments(duty) or _members_only(duty):
        return
    if len(named) == 1 < len(duty.named):
        return  # one body, its own 执法机构 and 其他负有…职责的部门: there is no list to pick a lead from
    kinds = {m.actor.kind for m in duty.organs}
    if ActorKind.CONGRESS in kinds or not _bodies_known(duty):
        return  # congresses sit side by side by nature; a list read wrong is no list to ask about
    if kinds == {ActorKind.GOVERNMENT} or (ActorKind.GOVERNMENT in kinds and len(duty.named) == 2):
        return  # 国务院和省级人民政府, 人民政府或者其部门: levels and parts of one body, R8's question
    if kinds & SEPARATE and (not TOGETHER.search(duty.actions) or kinds <= SEPARATE):
        return  # each of 公检法 in its own proceedings
    if _assists(duty, others):
        return  # a general article has the one help the other
    if EACH_A_PLAN.search(duty.actions) or SEEKS.match(duty.actions):
        return  # a plan for each trade; 报…批准 is what a citizen does
    confidence = 0.7
    notes = []
    if DIVIDED.search(duty.text):
        confidence -= 0.15
        notes.append("条文写有“各自职责”一类字样，但没有写出分工。")
    if {m.actor.kind for m in duty.organs} & SEPARATE:
        confidence -= 0.15
        notes.append(
            "法院、检察院、监察机关依宪法各自独立行使职权，互不隶属，不宜由一家牵头，可核对是否需要召集单位。"
        )
    if lead := _general_lead(duty, others):
        confidence -= 0.15
        notes.append(f"{lead.norm.at}写有{lead.names[0]}统一监管或者综合协调，请核对是否及于此事。")
    elif lead := _lead_nearby(duty, others):
        confidence -= 0.25
        notes.append(f"{lead.norm.at}写有{'、'.join(lead.names)}牵头或者统筹，请核对是否及于本款。")
    if OPEN_LIST.search(duty.text):
        notes.append("名单以“等”结尾，范围开放。")
    if any(open_class(m) for m in duty.norm.bearers):
        notes.append("名单中的“有关部门”没有点名。")
    if confidence < LEAST:
        return
    yield _raise(duty, "no-lead", confidence, act, "overlap", "".join(notes))


def _by_themselves(duty: Duty) -> list[str]:
    """The named bodies less those told by their duty alone and those that are part of another (甲及其执法机构)."""
    text = duty.reading.law.text
    parts = {m.actor.name for m in duty.organs if text[: m.span.start].endswith("及其")}
    return [name for name in duty.named if name not in parts and not DESCRIBED.search(name)]


def _divided_beside(duty: Duty, others: Sequence[Duty]) -> bool:
    """Whether its article goes on to give two of the bearers each a part of their own."""
    alone = {
        other.names
        for other in others
        if other.norm.at.whole_article == duty.norm.at.whole_article
        and other.norm.span.start > duty.norm.span.start
        and len(other.names) == 1
        and other.names[0] in duty.names
        and re.search("负责|主管", other.text)
    }
    return len(alone) > 1


def _divided_at_large(duty: Duty, others: Sequence[Duty]) -> bool:
    """Whether earlier articles give two of its bearers each a field of its own (甲负责…, 乙负责…).

    General articles divide what a later 甲、乙按照各自职责 only recalls.
    """
    if _told_apart(duty):
        return True
    if not DIVIDED.search(duty.text):
        return False
    fields = {_field(name) for name in duty.named}
    alone = {
        _field(other.names[0])
        for other in others
        if other.norm.at.whole_article < duty.norm.at.whole_article
        and len(other.names) == 1
        and _field(other.names[0]) in fields
        and re.search("负责|主管|监督", other.text)
    }
    return len(alone) > 1


def _told_apart(duty: Duty) -> bool:
    """Whether the law has 甲、乙等部门分别负责…, or calls 甲和其他有关部门 by the other's name (以下统称乙)."""
    text = duty.reading.law.text.translate(FULL)
    fields = [re.escape(_field(name)) for name in duty.named]
    return any(
        re.search(f"{one}(?:、|和|与){other}(?:主管|等|行政)*部门分别负责", text)
        or re.search(f'{one}[^（。；]{{0,24}}（以下(?:统称|简称|合称)[“"]?{other}', text)
        for one in fields
        for other in fields
        if one != other
    )


def _assists(duty: Duty, others: Sequence[Duty]) -> bool:
    """Whether an earlier article has one of its bearers assist another (民族事务部门配合文化部门开展…工作)."""
    return any(
        relation.tie is Tie.ASSIST and relation.to.actor.name in duty.names
        for other in others
        if other.norm.at.whole_article < duty.norm.at.whole_article and set(other.names) & set(duty.names)
        for relation in other.norm.relations
    )


def _two_names_of_one(duty: Duty) -> bool:
    """Whether the law elsewhere writes 市甲部门或者县乙部门: one task, two names at two levels; or 甲所属的乙."""
    text = duty.reading.law.text.translate(FULL)
    return any(
        re.search(
            f"{re.escape(one)}(?:或者[^，。；]{{0,12}}|所属的?[^，。；]{{0,8}}){re.escape(other)}", text
        )
        for one in duty.named
        for other in duty.named
        if one != other
    )


def _respectively(duty: Duty) -> bool:
    """Whether the act names two bearers' own fields one after the other: 规划、建设部门制定规划、建设标准."""
    fields = {field for name in duty.named if len(field := _field(name)) > 1}
    said = [f for f in fields if any(w in duty.actions for w in {f[:2], f[-2:]} - ({*PLAIN} - {f}))]
    return len(fields) > 1 and len(said) >= max(2, len(duty.named) - 1)


def _bodies_known(duty: Duty) -> bool:
    """Whether at least two bearers are bodies whose names the law writes, or fields of work known as such."""
    text = duty.reading.law.text.translate(FULL)
    return sum(known(text, name) for name in duty.named) >= max(2, len(duty.named) - 1)


def _raise(duty: Duty, case: str, confidence: float, act: str, grade: str, note: str = "") -> Raised:
    actors = [(name, "负责") for name in duty.names]
    actors += [(m.actor.name, "会同") for m in duty.partners if m.actor.name not in duty.names]
    return Raised(
        "R1",
        case,
        duty.matter,
        tuple(dict.fromkeys(actors)),
        (duty.norm,),
        grade,
        confidence,
        note=note,
        act=act,
    )


def _members_only(duty: Duty) -> bool:
    """A named body and a class of others (成员单位): R3 says it better."""
    rest = [m for m in duty.norm.bearers if m.actor.name not in duty.named]
    return len(duty.named) < 2 and bool(rest) and all(open_class(m) for m in rest)


def _only_open_departments(duty: Duty) -> bool:
    """人民政府及其有关部门: R3 says it better."""
    return len(duty.named) == 1 and any(open_class(m) for m in duty.organs) and duty.named[0] == "人民政府"


def _general_lead(duty: Duty, others: Sequence[Duty]) -> Duty | None:
    """One of its bearers that an earlier article puts over the law's whole field, if any."""
    fields = {_field(name) for name in duty.named}
    for other in others:
        if (
            other.norm.at.whole_article < duty.norm.at.whole_article
            and len(other.names) == 1
            and _field(other.names[0]) in fields
            and other.binding
            and {m.actor.kind for m in other.organs} == {ActorKind.DEPARTMENT}
            and GENERAL.search(other.actions)
            and subject(duty.reading.law)[:2] in other.actions
        ):
            return other
    return None


def _field(name: str) -> str:
    """The field of work a department is named after: 生态环境 of 生态环境主管部门."""
    return FIELD.sub("", name)


def _lead_nearby(duty: Duty, others: Sequence[Duty]) -> Duty | None:
    """A department that leads the same matter in the same article, if any."""
    for other in others:
        if (
            other.norm.at.whole_article == duty.norm.at.whole_article
            and other is not duty
            and other.leads
            and other.matter == duty.matter
            and not {m.actor.kind for m in other.organs} <= TIERS
        ):
            return other
    return None


def _declared(duty: Duty) -> Iterator[Raised]:
    """One body leads and names whom it works with: shown, not a problem."""
    named = [
        m
        for m in duty.partners
        if not (open_class(m) or m.actor.generic) and m.actor.kind in AUTHORITIES | {ActorKind.INSTITUTION}
    ]
    if not duty.binding or not named or len(duty.names) != 1 or not duty.organs:
        return
    actors = [(duty.names[0], "牵头"), *((m.actor.name, "会同") for m in duty.partners)]
    yield Raised(
        "declared",
        "declared",
        duty.matter,
        tuple(dict.fromkeys(actors)),
        (duty.norm,),
        "",
        0.9,
        act=duty.acts[0],
    )


def _leads(found: Sequence[Duty], title: str) -> Iterator[Raised]:
    """R2: more than one lead of one matter, in one norm or in one article."""
    for duty in found:
        if duty.binding and duty.leads and len({m.actor.name for m in duty.organs}) > 1:
            if (
                FORMS_ONE.search(duty.text)
                or parallel(duty.names)
                or (len(duty.named) < 2 and any(open_class(m) for m in duty.organs))
            ):
                continue  # 人民政府及其有关部门 is one house
            actors = tuple((name, "牵头") for name in duty.names)
            yield Raised("R2", "two-leads", duty.matter, actors, (duty.norm,), "overlap", 0.6)
    by_matter: dict[tuple[object, str], list[Duty]] = defaultdict(list)
    for duty in found:
        if duty.binding and duty.leads and duty.matter != title:
            by_matter[duty.norm.at.whole_article, duty.matter].append(duty)
    for (_, matter), leads in by_matter.items():
        names = {name for duty in leads for name in duty.names}
        if any("牵头" in name for duty in leads for name in duty.names) and len(leads) < 2:
            continue
        if len({duty.names for duty in leads}) < 2 or len(names) < 2:
            continue
        kinds = [{m.actor.kind for m in duty.organs} for duty in leads]
        actors = tuple(dict.fromkeys((name, "牵头") for duty in leads for name in duty.names))
        norms = tuple(duty.norm for duty in leads)
        tiered = any(kind <= TIERS for kind in kinds)
        if _handed_on(leads) or all(FORMS_ONE.search(duty.text) for duty in leads):
            continue
        case, confidence = ("two-tiers", 0.6) if tiered else ("two-leads", 0.6)
        yield Raised("R2", case, matter, actors, norms, "fragmentation" if tiered else "overlap", confidence)


def _handed_on(leads: Sequence[Duty]) -> bool:
    """Whether one lead's norm speaks of the other lead: then the text says how they relate."""
    return any(one.related_to(other.names) for one in leads for other in leads if one is not other)
