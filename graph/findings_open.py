"""R3 and R4: bearers, leads, partners and addressees without a name; parts without a task."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..ontology.model import AUTHORITIES, ActorKind, Modality, Reading, Tie
from .acts import FULL
from .duties import Duty, levels_apart, open_class, private, quoted_act, shared_act, sound
from .findings_words import DIVIDED, GATHERED_BY, WHILE, Raised, clipped, places
from .matters import Matters

LEAD_UNNAMED = re.compile(r"牵头(?:部门|单位|机关)")
REPORTS = re.compile(r"报告(?!书|制度|单|期)|反馈|通报(?!批评|、)|上报|报送")
# 报告 as something done; 检验报告, 编制报告 and 通报信息 between partners are none
TELLS = re.compile(
    r"(?:及时|依法|如实|定期|逐级|立即)(?:依法|及时)?(?:进行)?(?:报告|上报|反馈)|^(?:报告|上报|反馈)|报告(?:和|、)反馈|反馈[^，]{0,6}情况"
)
ADDRESSED = re.compile(
    r"(?:反馈|告知|答复)[^，。；]{0,12}人|召开[^，。；]{2,14}，[^，。；]{0,6}报告|向.{1,40}?(?:报告|反馈|通报|报送|上报|公布|公开)|报告[^，。；]{0,24}(?:人民政府|部门|机关|机构|单位)|报(?:请|本级|上级)|(?:反馈|报告)(?:给|至)?(?:本人|代表|当事人|申请人|举报人|投诉人|下一次|上一级|同级)"
)
BY_THEIR_RULES = re.compile("(?:按照|根据|依照)[^，。]{2,20}(?:机关|部门|机构|政府)的?(?:规定|要求|安排)")
RECEIVES = re.compile(
    r"(?:接受|接到|收到|受理|根据|提交|公布|发布|编制|审议|听取).{0,12}(?:报告|反馈|通报)|(?:对|将).{0,14}(?:报告|举报)(?:的|进行)"
)
OWN_ABOVE = re.compile(
    "(?:其|所属|本单位)的?(?:上级|行政)?(?:主管)?(?:部门|机关)"
)  # 向其主管部门报送: each has one
AUTHORISED = re.compile("(?:依法)?(?:根据|经|依据)[^，。；]{2,16}(?:授权|委托|指定)")
ACCOUNTS = re.compile("追究[^，。；]*责任|给予[^，。；]*处分")
ENFORCES_ITSELF = re.compile("实施本(?:条例|法|办法|规定)")
ASKED = re.compile(
    "(?:要求|商请|通知|请求)[^。；]{2,40}，(?:有关|相关)?$"
)  # 可以要求部门到场调处，部门应当配合
OWN_STAFF = re.compile("^(?:从业人员|职工|员工|工作人员)$")  # who tell their own employer
APPROVES = re.compile("涉及[^，。；]*(?:审批|许可)的[^。]*$")
TOLD_BY = re.compile(
    "(?:受理|接到|收到)[^。；]{0,20}(?:举报|投诉|申请|检举)|接诉即办"
)  # whoever complained hears of it
AS_RULED = re.compile(r"按照(?:国家)?(?:有关|相关)规定(?:予以|给予|进行)?(?:处理|处置)")
EXAMPLES = re.compile("[向报](?:告|送)?([^，。向]{2,40}等(?:有关|相关)?(?:主管)?部门)")
VAGUE = re.compile(
    r"^(?:具体)?(?:负责|做好|承担)[^，、]{0,14}(?P<a>(?:有关|相关)工作)$"
    r"|^(?:负责|做好)(?:[^，]{0,20}的)?(?P<b>[^，的]{0,8}(?:配合|协助)\w{0,4}工作)$"
    r"|^(?:依法|积极|按照职责)?(?P<c>(?:参与|参加|协助|配合|支持)(?:做好)?(?:(?:有关|相关)工作|工作)?)$"
)
BARE = frozenset({"部门", "机关", "单位", "机构"})  # 该部门, 本机关: the sentence before says which
REGULATED = re.compile("(?:有关|相关)(?:单位|机构|企业)")  # whoever is concerned, not a body of the state
RECEIVER = re.compile(
    "属于本(?:部门|机关|单位)职责|(?:部门|机关|单位)?(?:接到|收到|受理)[^。；]{0,24}(?:后|的)，"
)
NAMED_BEFORE = re.compile(
    "(?<![有相]关)(?<!主管)(?<!其他)(?<!下列)(?:部门|机关)"
)  # a body before it in the article
LISTED = re.compile(
    "、[^，。；、]{2,12}等(?:有关|相关)?(?:主管)?(?:部门|机关)"
)  # 可以通过公安、税务等部门核实，相关部门应当…
IN_PASSING = re.compile(
    "(?![和及与、])，?(?:[^，。；]{0,40}(?:时|前|后|的|过程中|需要[^，。；]*)|(?:组织)?(?:编制|制定|起草|审批|审查)[^，。；]{2,40})，?(?:应当|应|须|必须|不得)"
)  # whoever does a thing; 编制规划，应当包括…: whoever makes the plan
COMPLIES = re.compile(
    "(?:严格)?(?:执行|遵守|落实|符合)[^，。；]*(?:规划|标准|规定|要求|制度)"
    "|(?:依法|平等|公平|主动|及时)*(?:对待|公开[^，。；]*信息|接受[^，。；]*监督)"
)  # binds everybody
SECRECY = re.compile("保密|保守[^，。]{0,10}秘密|将[^，。]{0,12}(?:情况|结果)[^，。]{0,4}(?:通知|告知)")
MEANWHILE = re.compile("(?:过程中|时|期间|前款[^，]*)，$|(?:或者|确定的|指定的|[会协][同商])[^，。]{0,8}$")
HANDS_OVER = re.compile("移送|移交|转交|通报|告知|抄送")
PRINCIPLE = re.compile(
    "(?:实行|坚持|贯彻|遵循)[^。；]*$"
)  # 实行…有关部门各负其责的工作机制: binds nobody yet
COMMITTEE = re.compile("委员会$|领导小组$|联席会议$")
PUNISHES = re.compile("依法(?:查处|处理|处罚)")  # whom to tell is who punishes
REFERENCE = re.compile(
    "(?:按照|依照|适用)[^，。；]{0,30}规定(?:执行|办理)"
)  # says where the rule stands, not who acts
OWN_SERVICE = re.compile(
    "政务服务|本部门|本机关|本单位|各自|(?:公务员|工作人员)[^，。；]*(?:教育|培训)|(?:教育|培训)[^，。；]*(?:公务员|工作人员)"
)  # what each does in its own house
TEACHES = re.compile("(?:组织|加强|积极)*(?:开展)?[^，。；]{0,30}(?:宣传|科普|普及)")
WHOSE = re.compile("(?:单位|企业|机构|人|其|被[^，。；]{1,8})的?$|各$")  # before the name of a class
TRADE = re.compile("行业主管部门$")
MEMBERS = re.compile("成员单位")
PARTY_NORMS, PARTY_SHARE = (
    8,
    0.15,
)  # from so many norms, and this share of a law's duties, a class is its party
SPELT_OUT = 2  # tasks given later that make a general clause no vague one


def raised(about: Matters, reading: Reading) -> Iterator[Raised]:
    found = [duty for duty in sound(about, reading) if not duty.punishes]
    told: set[str] = set()
    yield from _open_partners(found)
    yield from _open_bearers(found)
    yield from _open_co_bearers(found)
    reports: list[Raised] = []
    for duty in found:
        yield from _unnamed_lead(duty, told)
        reports.extend(_reports(duty))
        yield from _members(duty)
        yield from _as_ruled(duty)
        if not _told_later(duty, found):
            yield from _vague(duty)
    yield from _once(reports)


def _once(reports: Sequence[Raised]) -> Iterator[Raised]:
    """Reports to 有关部门 in one finding a law; a report to nobody each for itself."""
    opened = [one for one in reports if one.case == "open-addressee"]
    if opened:
        norms = tuple(dict.fromkeys(norm for one in opened for norm in one.norms))
        actors = tuple(dict.fromkeys(actor for one in opened for actor in one.actors))
        note = f"共{places(norms)}处。" if places(norms) > 1 else ""
        yield replace(opened[0], actors=actors, norms=norms, note=note)
    yield from (one for one in reports if one.case != "open-addressee")


def _unnamed_lead(duty: Duty, told: set[str]) -> Iterator[Raised]:
    """The first norm in which 牵头部门 bears something; once a law."""
    for mention in duty.norm.bearers:
        name = mention.actor.name
        if LEAD_UNNAMED.search(name) and name not in told:
            told.add(name)
            law = duty.reading.law.text
            set_up = re.search(r"(?:明确|确定|指定)[^。；]{0,30}牵头(?:部门|单位)", law)
            note = "条文另有“明确…牵头部门”的规定，须看指定文件。" if set_up else ""
            yield Raised(
                "R3", "open-lead", duty.matter, ((name, "牵头"),), (duty.norm,), "overlap", 0.9, note=note
            )


def _open_bearers(found: Sequence[Duty]) -> Iterator[Raised]:
    """Norms that bind a class of bodies and nobody by name; one finding for each class."""
    groups: dict[tuple[str, ...], list[Duty]] = {}
    for duty in found:
        classes = [m for m in duty.norm.bearers if open_class(m)]
        if not duty.binding or not classes or len(classes) < len(duty.norm.bearers):
            continue
        if all(TRADE.search(m.actor.name) for m in classes) or WHOSE.search(duty.opening):
            continue  # 有关行业主管部门, 各部门: each; 原建设单位的主管部门: the text says whose
        if PRINCIPLE.search(duty.opening) or WHILE.search(duty.after):
            continue
        if (
            "分别" in duty.after[:24]
            or AUTHORISED.match(duty.after)
            or ACCOUNTS.search(duty.actions)
            or MEANWHILE.search(duty.opening)
            or _addressed(duty, classes[0].actor.name)
        ):
            continue  # 编制过程中，有关部门应当…: those who do what is spoken of
        if any(m.actor.name in BARE for m in classes) or all(REGULATED.search(m.actor.name) for m in classes):
            continue
        if any(True for _ in _vague(duty)) or _defined(duty, classes[0].actor.name):
            continue  # R4 asks about it; or the law says which they are
        if OWN_SERVICE.search(duty.text) or APPROVES.search(duty.before + duty.opening):
            continue  # each in its own house; whoever approves
        if any(SECRECY.search(t.words) or COMPLIES.match(t.words) for t in duty.tasks):
            continue  # whoever knows keeps it; who must obey a plan need not be named
        if _party(duty, found):
            continue  # the law's own party: the case says which it is
        if (
            DIVIDED.search(duty.text)
            or NAMED_BEFORE.search(duty.before)
            or LISTED.search(duty.opening)
            or IN_PASSING.match(duty.after)
        ):
            continue  # each does its own part; the article has named them; whoever does a thing must…
        if MEMBERS.search(classes[0].actor.name) or duty.acts[0] != "配合协助":
            groups.setdefault(duty.names, []).append(duty)
    for names, mine in groups.items():
        confidence = 0.55 if any(duty.norm.condition is None for duty in mine) else 0.45
        actors = tuple((name, "负责") for name in names)
        norms = tuple(dict.fromkeys(duty.norm for duty in mine))
        matters = "、".join(dict.fromkeys(duty.matter for duty in mine))
        note = f"共{places(norms)}处，涉及：{matters}。" if places(norms) > 1 else ""
        yield Raised(
            "R3", "open-bearer", mine[0].matter, actors, norms, "fragmentation", confidence, note=note
        )


def _addressed(duty: Duty, name: str) -> bool:
    """Whether the class is whoever was turned to: 向有关部门提交…, 接到举报后."""
    if RECEIVER.search(duty.before[-120:] + duty.text):
        return True
    return bool(
        re.search(
            f"[向报](?:告|送)?(?:有关|相关|{name})[^，。]{{0,8}}(?:部门|机关)?[^，。]{{0,8}}", duty.before
        )
    )


def _party(duty: Duty, found: Sequence[Duty]) -> bool:
    """Whether most of the law is about its bearers (国务院有关部门 of 缔结条约管理办法): a part, not a gap."""
    bound = [other for other in found if other.binding]
    mine = sum(other.names == duty.names for other in bound)
    return mine >= PARTY_NORMS and mine >= PARTY_SHARE * len(bound)


def _told_later(duty: Duty, found: Sequence[Duty]) -> bool:
    """Whether the law goes on to give its bearers tasks of their own: a general clause spelt out."""
    later = {
        d.norm.at.whole_article
        for d in found
        if d.binding and set(d.names) & set(duty.names) and d.norm.at > duty.norm.at and len(d.names) < 4
    }
    return len(later - {duty.norm.at.whole_article}) >= SPELT_OUT


def _defined(duty: Duty, name: str) -> bool:
    """Whether the law itself says which bodies it calls by the class's name (以下统称“有关部门”)."""
    return bool(re.search(f'以下(?:统称|简称)[“"]?{re.escape(name)}', duty.reading.law.text))


def _open_co_bearers(found: Sequence[Duty]) -> Iterator[Raised]:
    """人民政府及其有关部门 do together what needs a lead; one finding for each such company."""
    groups: dict[tuple[str, ...], list[Duty]] = {}
    for duty in found:
        classes = [m for m in duty.norm.bearers if open_class(m)]
        if not duty.binding or not classes or len(classes) == len(duty.norm.bearers) or duty.either:
            continue
        if REFERENCE.search(duty.text) or RECEIVER.search(duty.before[-120:] + duty.text):
            continue
        if any(_defined(duty, m.actor.name) for m in classes) or any("牵头" in name for name in duty.names):
            continue
        if (
            _departments_divided(duty)
            or levels_apart(duty)
            or IN_PASSING.match(duty.after)
            or TEACHES.match(shared_act(duty))
        ):
            continue  # 国务院 and 县级以上; whoever does a thing must…; whoever has people to tell tells them
        if COMPLIES.match(act := shared_act(duty)) or GATHERED_BY.match(act) or LISTED.search(duty.before):
            continue  # who must obey a plan; 组织甲、乙等部门…: the article has named them
        if any(COMMITTEE.search(name) for name in duty.named) and "成员单位" in duty.names:
            continue  # a committee leads its members
        if OWN_SERVICE.search(duty.text) or len(duty.named) > 1 or not _bodies(duty) or duty.leads:
            continue
        if shared_act(duty):
            groups.setdefault(duty.names, []).append(duty)
    for names, mine in groups.items():
        actors = tuple((name, "负责") for name in names)
        norms = tuple(dict.fromkeys(duty.norm for duty in mine))
        matters = "、".join(dict.fromkeys(duty.matter for duty in mine))
        note = f"共{places(norms)}处，涉及：{matters}。" if places(norms) > 1 else ""
        act = clipped(quoted_act(mine[0]))
        yield Raised(
            "R3", "open-co-bearer", mine[0].matter, actors, norms, "overlap", 0.5, note=note, act=act
        )


def _departments_divided(duty: Duty) -> bool:
    """Whether a department and 其他有关部门 act 按照职责分工: the one is in charge, the rest do their part."""
    named = [m for m in duty.organs if not open_class(m)]
    return bool(DIVIDED.search(duty.text)) and {m.actor.kind for m in named} == {ActorKind.DEPARTMENT}


def _bodies(duty: Duty) -> bool:
    """Whether every bearer is a public body or a class of them."""
    return all(m.actor.kind in AUTHORITIES or open_class(m) for m in duty.norm.bearers)


def _open_partners(found: Sequence[Duty]) -> Iterator[Raised]:
    """会同有关部门, and nobody else by name: common, and small each time, so one finding a law."""
    mine = [
        duty
        for duty in found
        if duty.binding
        and duty.partners
        and all(open_class(m) or m.actor.generic for m in duty.partners)
        and duty.organs
        and not all(ENFORCES_ITSELF.search(t.words) for t in duty.tasks)
    ]
    if not mine:
        return
    leads = dict.fromkeys(name for duty in mine for name in duty.names)
    names = dict.fromkeys(m.actor.name for duty in mine for m in duty.partners)
    actors = (*((name, "牵头") for name in leads), *((name, "会同") for name in names))
    norms = tuple(dict.fromkeys(duty.norm for duty in mine))
    matters = "、".join(dict.fromkeys(duty.matter for duty in mine))
    note = f"共{places(norms)}处，涉及：{matters}。" if places(norms) > 1 else ""
    yield Raised("R3", "open-partner", mine[0].matter, actors, norms, "fragmentation", 0.7, note=note)


def _reports(duty: Duty) -> Iterator[Raised]:
    """A report to 有关主管部门, or to nobody."""
    if not duty.binding:
        return
    targets = [r.to for r in duty.norm.relations if r.tie is Tie.REPORT]
    opened = [m.actor.name for m in targets if open_class(m) and m.actor.name not in BARE]
    for task in duty.tasks:
        words = task.words.translate(FULL)
        loose = re.search(
            r"等(?:有关|相关)(?:主管)?部门(?:报告|移送|反馈)|报告(?:有关|相关)(?:主管)?部门", words
        )
        if not REPORTS.search(words):
            continue
        if (
            (HANDS_OVER.search(words) and "报告" not in words)
            or PUNISHES.search(words)
            or OWN_ABOVE.search(words)
        ):
            continue  # between bodies the case says who is meant (移送有关主管部门处理)
        if (opened and len(opened) == len(targets)) or loose:
            examples = EXAMPLES.search(words)
            names = dict.fromkeys([examples[1]] if examples else opened or ["有关部门"])
            actors = (*((name, "负责") for name in duty.names), *((name, "报告对象") for name in names))
            yield Raised("R3", "open-addressee", duty.matter, actors, (duty.norm,), "fragmentation", 0.6)
            return
    acts = [task.words.translate(FULL) for task in duty.tasks if task.act == "报告通报"]
    silent = [w for w in acts if TELLS.search(w) and not ADDRESSED.search(w) and not RECEIVES.search(w)]
    if (
        ADDRESSED.search(duty.article)
        or TOLD_BY.search(duty.opening + duty.text)
        or BY_THEIR_RULES.search(duty.text)
    ):
        return  # the addressee stands before the words taken for the act
    if all(OWN_STAFF.search(name) for name in duty.names):
        return
    if not all(name in duty.reading.law.text for name in duty.names):
        return  # a list that was cut apart: too little is sure to ask whom they tell
    if silent and (not targets or _answered_only(duty)) and not all(open_class(m) for m in duty.norm.bearers):
        actors = tuple((name, "负责") for name in duty.names)
        yield Raised("R3", "no-addressee", duty.matter, actors, (duty.norm,), "fragmentation", 0.25)


def _answered_only(duty: Duty) -> bool:
    """Whether no addressee stands in the words of the actions: the reader had to supply it."""
    return not any(r.to.actor.name in duty.actions for r in duty.norm.relations if r.tie is Tie.REPORT)


def _members(duty: Duty) -> Iterator[Raised]:
    """确定相关单位作为成员单位: who is bound is said elsewhere."""
    if duty.binding and re.search(
        r"确定[^，。]{0,8}(?:单位|部门)(?:作为|为)[^，。]{0,12}成员单位", duty.actions
    ):
        actors = ((duty.names[0], "负责"), ("成员单位", "受委托"))
        yield Raised("R3", "open-members", duty.matter, actors, (duty.norm,), "fragmentation", 0.8)


def _as_ruled(duty: Duty) -> Iterator[Raised]:
    if any(private(m) for m in duty.norm.bearers):
        return  # 货主应当按照有关规定处理: what is done with the goods
    if duty.norm.modality is not Modality.LIABILITY and AS_RULED.search(duty.text):
        actors = tuple((name, "负责") for name in duty.names)
        yield Raised("R3", "open-consequence", duty.matter, actors, (duty.norm,), "fragmentation", 0.3)


def _vague(duty: Duty) -> Iterator[Raised]:
    """R4: every action of the norm is 有关工作, 配合…工作 or the like, and nothing more comes later."""
    if not duty.binding or not duty.organs:
        return
    if duty.norm.condition or "协助的" in duty.text or ASKED.search(duty.before):
        return  # help asked for in a case is what the case needs
    found = [VAGUE.search(task.words.translate(FULL)) for task in duty.tasks]
    if all(found) and found[0]:
        words = next(words for words in found[0].groups() if words)
        actors = tuple((name, "负责") for name in duty.names)
        confidence = 0.5 if not duty.norm.relations else 0.4
        yield Raised(
            "R4", "vague-part", duty.matter, actors, (duty.norm,), "fragmentation", confidence, note=words
        )
