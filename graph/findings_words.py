"""What a finding says to the person who must check it, rule by rule.

`Raised` is a finding before it has words.  Texts are templates over its facts; a lawyer may
edit them here without touching a rule.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..ontology.citation import Citation
from ..ontology.model import Norm, Reading, Span

DIVIDED = re.compile(
    r"按照[^，。；]{0,14}职责分工|按职责分工|各自职责|职责范围内|依照职责|按照各自|依据职责|根据职责|分工负责"
    r"|按照[^，。；]{2,24}(?:预案|方案)的?(?:职责)?分工|按照(?:本条例|本法|本办法)规定的?职责|按照下列规定"
)
GATHERED_BY = re.compile(
    "(?:及时|依法|定期|如实)*(?:将[^，。；]{2,30})?(?:向|报)[^，。；]{2,24}(?:部门|机关|机构)(?:及时|依法|定期|如实)*(?:提供|报送|通报|共享|反馈|报告)"
)  # several tell one body, which has the whole
WHILE = re.compile(
    "在(?:依法)?(?:实施|办理|开展|进行|行使)[^，。；]{2,40}(?:过程中|时)，"
)  # whoever has that power, each in its own procedure
SHORT = 30  # characters of an action shown in a sentence
LISTED = 4  # names shown in a title before 等


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding's facts: the rule and case, who with what part, the norms it stands on.

    ``places`` are further words it stands on that are no norm; ``note`` is put into the texts.
    """

    rule: str
    case: str
    matter: str
    actors: tuple[tuple[str, str], ...]
    norms: tuple[Norm, ...]
    grade: str
    confidence: float
    places: tuple[tuple[Citation, Span], ...] = ()
    note: str = ""
    act: str = ""


DIVISION = "《部门职责分工协商协调办法》第六条"
GAO = "GAO-15-49SP（fragmentation, overlap, duplication）"
LEGISLATION = "《立法法》第七条第二款（规范应当明确、具体，具有针对性和可执行性）"

# How much a reader gains from looking at a finding of this rule and case, times its confidence.
PRIORITY = {
    ("R1", "no-lead"): 1.3,
    ("R1", "every-organisation"): 0.6,
    ("R2", "two-leads"): 1.0,
    ("R2", "two-tiers"): 0.75,
    ("R3", "open-lead"): 1.0,
    ("R3", "open-bearer"): 0.85,
    ("R3", "open-co-bearer"): 0.85,
    ("R3", "open-partner"): 0.6,
    ("R3", "open-addressee"): 0.85,
    ("R3", "no-addressee"): 1.1,
    ("R3", "open-members"): 0.85,
    ("R3", "open-consequence"): 0.7,
    ("R4", "vague-part"): 0.6,
    ("R5", "same-act"): 1.2,
    ("R5", "between-laws"): 0.95,
    ("R5", "same-body"): 1.2,
    ("R5", "same-duty-twice"): 0.65,
    ("R6", "main-task"): 1.0,
    ("R6", "policy-only"): 0.95,
    ("R6", "coordinator-only"): 0.7,
    ("R6", "no-agent"): 0.9,
    ("R6", "no-subject"): 0.6,
    ("R7", "no-consequence"): 0.3,
    ("R7", "superior-law"): 0.3,
    ("R8", "undivided"): 0.6,
    ("declared", "declared"): 0.1,
}

ZH = {
    ("R1", "no-lead"): (
        "{matter}：{names}并列负责，未定牵头",
        "{once}把“{act}”{more}交给{count}个机关，没有写谁牵头、谁主办、谁协办。{note}",
        "各机关可能已由三定规定、上位法或者部门间协议分工{divided}；由牵头单位名单或者领导小组文件补足的，也属正常。",
    ),
    ("R1", "every-organisation"): (
        "{matter}：各类单位一律负责，未定牵头",
        "义务普遍落在{names}，又要求共同完成的事（{act}），没有写由谁牵头汇总。{note}",
        "各单位只管本单位之事的，不需要牵头；请核对是否存在跨单位的共同结果。",
    ),
    ("R2", "two-leads"): (
        "{matter}：{names}都有牵头或者统筹之责",
        "同一事项有不止一个机关牵头、主管或者统筹协调，条文没有写二者的先后和界限。{note}",
        "可能分属不同层级、不同环节，或者机构改革后由其一承接。",
    ),
    ("R2", "two-tiers"): (
        "{matter}：政府统筹与部门牵头两层协调",
        "同一事项政府建机制、统筹协调，部门又牵头、统筹协调，两套机制的关系没有写。{note}",
        "政府统一领导、部门具体牵头是常见的两层安排；请核对两个机制是否为同一机制。",
    ),
    ("R3", "open-lead"): (
        "{matter}：牵头部门没有点名",
        "条文使用“牵头部门”而没有说是哪个部门，只看条文不能确定由谁负责。{note}",
        "可能由本级人民政府另行指定；请附上指定文件。",
    ),
    ("R3", "open-bearer"): (
        "{matter}：义务只落在“{names}”",
        "义务主体是一类而不是某个机关（{names}），只看条文不能确定由谁负责。{note}",
        "主体随个案而定（如被建议的单位）的，可以正当；其余应由清单或者规程点名。",
    ),
    ("R3", "open-co-bearer"): (
        "{matter}：“{names}”共同负责，部门未点名，未定牵头",
        "{names}共同承担“{act}”，其中的部门或者单位没有点名，谁牵头也没有写。{note}",
        "属各部门在本领域内都应做的一般义务的，不必点名；请核对是否需要一个具体部门。",
    ),
    ("R3", "open-partner"): (
        "{matter}：{lead}会同的“{open}”没有点名",
        "只写“会同{open}”，合作方是谁、各做什么没有写。{note}",
        "合作方随事而变的，可以概括规定；宜在联席会议或者工作机制文件中列明。",
    ),
    ("R3", "open-addressee"): (
        "{matter}：报告对象“{open}”不明确",
        "义务人须报告或者移送，收件人只写“{open}”，收件机关不能从条文确定，容易漏报或者多头报送。{note}",
        "上位法已确定报告对象的，按上位法；请写明。",
    ),
    ("R3", "no-addressee"): (
        "{matter}：{names}应当报告或者反馈，没有写向谁",
        "条文要求报告或者反馈，没有写接收机关。{note}",
        "由内部规程确定的，可以正当；请核对规程。",
    ),
    ("R3", "open-members"): (
        "{matter}：成员单位由{lead}另行确定，条文没有列名",
        "“{open}”承担本法义务，但范围由{lead}另定，只看条文不能确定是哪些单位。{note}",
        "成员单位随工作调整，另行公布名单是常见做法；请附名单。",
    ),
    ("R3", "open-consequence"): (
        "{matter}：“按照有关规定予以处理”，由谁、按什么处理不明",
        "后果只写“按照有关规定”，处理的机关、依据和措施都没有写。{note}",
        "有具体规定可援引的，请写明其名称。",
    ),
    ("R4", "vague-part"): (
        "{matter}：{names}的职责只写“{note}”",
        "只写到“{note}”，没有更具体的任务，不便对照落实，也不便与其他机关划界。",
        "总则条款的概括授权，由后文或者专项规定展开的，可以正当。",
    ),
    ("R5", "same-act"): (
        "{matter}：多处规定“{act}”，主体不同（{names}）",
        "不同条款把同一事项的“{act}”分别交给不同主体，{relation}{note}",
        "层级不同、对象不同或者环节不同（预防与处置）的，可以并存；请核对是否重复建机制、重复检查。",
    ),
    ("R5", "between-laws"): (
        "{matter}：不同法规都规定“{act}”，主体不同（{names}）",
        "两部以上法规把同一事项的“{act}”交给不同机关，谁为主没有写。{note}",
        "一般法与特别法、上位法与下位法的分工，或者机构改革前后的名称不同，可以正当。",
    ),
    ("R5", "same-body"): (
        "{matter}：{names}的职责分见两处，界限未写",
        "同一机关在一般规定和专门规定中都有“{note}”之责，一处指导监督，一处直接负责，两者界限没有写。",
        "一般规定与特别规定并列，特别规定优先适用的，可以正当。",
    ),
    ("R5", "same-duty-twice"): (
        "{matter}：同一义务写在两处，主体不同（{names}）",
        "两条对同类主体规定了相近的义务，由谁监督、以哪条为准没有写。{note}",
        "一般规定与特别规定并列的，可以正当。",
    ),
    ("R6", "main-task"): (
        "{matter}：列为主要任务，正文没有交给任何机关",
        "总则把“{note}”列为主要任务，其后没有一条把它交给具体的机关。",
        "可能由上位法或者其他地方性法规规定；请注明依据。",
    ),
    ("R6", "policy-only"): (
        "{matter}：主体只有“{names}”，没有机关承担",
        "条文以“{names}”为主体，没有任何机关被指明承担。{note}",
        "宣示性规定，或者由上位法确定主管机关的，可以正当。",
    ),
    ("R6", "coordinator-only"): (
        "{matter}：只有{names}，没有具体实施的部门",
        "议事协调机构组织协调，没有一个部门被写为实施主体。{note}",
        "协调机构的办事机构实际承担的，请写明。",
    ),
    ("R6", "no-agent"): (
        "{matter}：鼓励、支持性规定没有主语，由谁推动、由谁指导没有写",
        "句子只写“鼓励”或者“支持”，同条没有写由哪个机关推动和指导。{note}",
        "倡导性规定可以没有义务主体；要有成效则宜指明部门。",
    ),
    ("R6", "no-subject"): (
        "{matter}：没有主语，由谁实施没有写",
        "句子规定应当实施的行为，没有主语。{note}",
        "前文已把此项交给某机关的，可以正当；请核对。",
    ),
    ("R7", "no-consequence"): (
        "{note}的企业、单位义务，法律责任条款没有援引",
        "这些条款写了企业、单位的义务或者禁止，法律责任条款没有援引其条号，也没有写到相近的行为。请逐条核对。",
        "由其他法律处罚，或者以信用、合同手段约束的，可以正当；不是每项义务都需要罚则。",
    ),
    ("R7", "superior-law"): (
        "{note}从其规定",
        "本法没有找到对应的处罚，违反的后果依照其他法律、法规；其中是否有对应罚则，请逐项核对。",
        "上位法已有罚则的，不重复规定是立法惯例（《立法法》第八十二条）。",
    ),
    ("R8", "undivided"): (
        "{matter}：{levels}同担“{act}”，层级未划分",
        "{share}，没有写哪一级管什么。{note}",
        "由属地管理原则或者权责清单划分的，可以正当。",
    ),
    ("declared", "declared"): (
        "{matter}：{lead}牵头，会同{open}",
        "条文写明了主办和协办，属已声明的协作，不是问题。{note}",
        "正当。",
    ),
}

EN = {
    ("R1", "no-lead"): (
        "several bodies share one task, no lead named",
        "One norm gives {count} bodies the same act; none leads.",
    ),
    ("R1", "every-organisation"): (
        "every kind of organisation is charged, no lead named",
        "A joint result is asked of all; nobody gathers it.",
    ),
    ("R2", "two-leads"): ("more than one lead", "More than one body leads or coordinates the same matter."),
    ("R2", "two-tiers"): (
        "government and department both coordinate",
        "Two tiers of coordination; how they relate is not said.",
    ),
    ("R3", "open-lead"): (
        "the lead department is not named",
        "The text speaks of a lead department without naming it.",
    ),
    ("R3", "open-bearer"): ("the bearer is a class, not a body", "Nobody can be held to the duty by name."),
    ("R3", "open-co-bearer"): (
        "government and unnamed departments share it",
        "Which department, and who leads, is not said.",
    ),
    ("R3", "open-partner"): (
        "the partner is not named",
        "The text only says 'with the departments concerned'.",
    ),
    ("R3", "open-addressee"): (
        "the addressee of a report is open",
        "Reports go to 'the departments concerned'.",
    ),
    ("R3", "no-addressee"): (
        "a report without an addressee",
        "The text asks for a report and does not say to whom.",
    ),
    ("R3", "open-members"): ("members are not listed", "The members who bear duties are named elsewhere."),
    ("R3", "open-consequence"): (
        "'dealt with under the rules concerned'",
        "Who deals with it, and how, is not said.",
    ),
    ("R4", "vague-part"): (
        "a part without a task",
        "The body is to help, guide or do 'the work concerned', no more.",
    ),
    ("R5", "same-act"): (
        "the same act on one matter in several places",
        "Separate norms give different bodies the same act; no handover is written.",
    ),
    ("R5", "between-laws"): (
        "two laws, one matter, different bodies",
        "Different laws give different bodies the same act on one matter.",
    ),
    ("R5", "same-body"): (
        "one body, one matter, two provisions",
        "A general and a special duty of one body; their border is not drawn.",
    ),
    ("R5", "same-duty-twice"): (
        "the same duty written twice",
        "Two provisions ask the same of overlapping addressees.",
    ),
    ("R6", "main-task"): (
        "a declared main task given to nobody",
        "The law lists it as a main task; no article gives it to a body.",
    ),
    ("R6", "policy-only"): (
        "borne by the place as such",
        "Only 'this city' or the like is the subject; no body is named.",
    ),
    ("R6", "coordinator-only"): (
        "a coordinator and nobody to do it",
        "Only a coordinating body is charged; no department executes.",
    ),
    ("R6", "no-agent"): ("encouraged, but by whom?", "The encouragement has no agent."),
    ("R6", "no-subject"): ("a sentence without a subject", "An act is required, the actor is not named."),
    ("R7", "no-consequence"): ("no consequence", "No liability article answers this duty."),
    ("R7", "superior-law"): (
        "no penalty here, superior law is referred to",
        "The law refers to penalties in other laws; check that they exist.",
    ),
    ("R8", "undivided"): ("levels undivided", "Two or more levels bear the same act with no division."),
    ("declared", "declared"): ("declared coordination", "Lead and partners are named; no problem."),
}

SOURCE = {
    "R1": f"{DIVISION}：一件事情原则上由一个部门负责；确需多个部门管理的事项，应当明确牵头部门；{GAO}",
    "R2": f"{DIVISION}：应当分清主办和协办关系（第七条：有多个牵头部门的，协商以排在第一位的为主办）；{GAO}",
    "R3": f"{DIVISION}：应当明确牵头部门及各自的职责分工；{LEGISLATION}",
    "R4": f"{LEGISLATION}；{DIVISION}",
    "R5": f"{DIVISION}：一件事情原则上由一个部门负责；{GAO}",
    "R6": f"{LEGISLATION}；{DIVISION}",
    "R7": LEGISLATION,
    "R8": f"{LEGISLATION}；{GAO}",
    "declared": f"{DIVISION}：应当明确牵头部门，分清主办和协办关系",
}


# Cases raised once a law, however many places have them.
GATHERED = {
    ("R3", "open-bearer"),
    ("R3", "open-co-bearer"),
    ("R3", "open-partner"),
    ("R3", "open-addressee"),
    ("R6", "no-agent"),
    ("R6", "no-subject"),
}


def places(norms: Iterable[Norm]) -> int:
    """In how many provisions ``norms`` stand: two norms of one 款 are one place to look at."""
    return len({norm.at for norm in norms})


def spoken(raised: Raised, reading: Reading) -> tuple[str, str, str, str, str, str]:
    """Title and reason in both languages, why it may be legitimate, and the source."""
    facts = _facts(raised, reading)
    title, why, legitimate = (text.format(**facts) for text in ZH[raised.rule, raised.case])
    if (raised.rule, raised.case) in GATHERED and (count := places(raised.norms) + len(raised.places)) > 1:
        title = f"{title.partition('：')[2]}（{count}处）"  # of several matters none is the title's
    title_en, why_en = (text.format(**facts) for text in EN[raised.rule, raised.case])
    where = ", ".join(dict.fromkeys(norm.at.whole_article.at for norm in raised.norms))
    where = where or ", ".join(dict.fromkeys(at.whole_article.at for at, _ in raised.places))
    return title, f"Article {where}: {title_en}", why, why_en, legitimate, SOURCE[raised.rule]


def _facts(raised: Raised, reading: Reading) -> dict[str, str]:
    text = reading.law.text
    bearers = [name for name, role in raised.actors if role in {"负责", "牵头"}]
    others = [name for name, role in raised.actors if role not in {"负责", "牵头"}]
    levels = max((m.levels for norm in raised.norms[:1] for m in norm.bearers), key=len, default=())
    divided = any(DIVIDED.search(norm.span.of(text)) for norm in raised.norms)
    count = places(raised.norms)
    return {
        "matter": raised.matter,
        "act": raised.act,
        "names": _listed(bearers or [name for name, _ in raised.actors]),
        "lead": _listed(bearers),
        "open": _listed(others) or "有关部门",
        "count": str(len(bearers)),
        "once": "同一规范" if count == 1 else f"{count}处都",
        "more": "" if count == 1 else "等事",
        "levels": "、".join(levels),
        "share": f"{'、'.join(levels)}各级都承担此事"
        if count == 1
        else f"{count}处把“{raised.act}”一类的事同时交给{'、'.join(levels)}各级",
        "relation": _relation(raised),
        "note": raised.note,
        "divided": "（条文写有“按照职责分工”一类字样，更可能如此）" if divided else "",
    }


def _relation(raised: Raised) -> str:
    """Where one of them leads, what is not written is how the others stand to it."""
    leads = [name for name, role in raised.actors if role == "牵头"]
    if leads:
        return f"其中{_listed(leads)}牵头或者统筹，其余主体与其怎样衔接没有写。"
    return "条文之间没有交接、牵头或者报送的规定。"


def clipped(words: str) -> str:
    """An action short enough for a sentence: to its first comma, or after the last 、 there is room for."""
    first = re.split("[，,；;]", " ".join(words.split()))[0]
    if len(first) <= SHORT:
        return first
    pause = first.rfind("、", SHORT // 2, SHORT)
    return first[: pause if pause > 0 else SHORT] + "…"


def _listed(names: list[str]) -> str:
    shown = "、".join(names[:LISTED])
    return f"{shown}等" if len(names) > LISTED else shown
