"""The parts a clause may play in its sentence, and the words by which it shows which.

Each kind of Move is one pattern of statutory drafting; its value names the rule in the graph.  Source: 《立法技术
规范（试行）（一）》 四 and 五 (应当, 不得, 可以; …的，应当…; 有下列情形之一的; 对…的，由…).
"""

import re
from dataclasses import dataclass
from enum import Enum

from ..ontology.model import Modality, Span
from .actors import ActorReader, Party
from .cases import Cases
from .lexicon import Lexicon, any_of
from .said import Said
from .things import Things
from .topics import Topics

MEASURED = "(?<=的)可[^，。；的可]{2,4}[量率值度](?:[，。；、和与及]|$)"  # 资源的|可捕捞量
ASKED = "应[^，。按依根据符满遵达提向在对以听尊受当该由有将经自]{1,15}的(?:请求|要求|邀请|申请)"  # 应专利权人的请求处理…时
OUGHT_TO = (  # 监理单位|应|对工程质量进行检查, and nobody copes with 突发事件
    "(?<=[员位关门构者人府司业社校院会商方户主队厂店站局，])应(?=对(?!工作|措施|能力|管理|处[置理]|预案|机制|情况|准备|突发)"
    "[^，。；的]{2,30}(?:[^，。；]{1,12})?(?:进行|实施|实行|给予|予以|加以|负责|加强|建立|提出|作出|采取|承担))"
)
NOT_ONLY_THEN = "(?<![^双各一甲乙对地包让租买卖资该]方)"  # 合同双方|可按规定变更, but 合格后|方可出厂


class Move(Enum):
    """The part a clause plays; the value is the rule's name in the graph."""

    MODAL = "modal"  # X 应当/不得/可以 做 Y
    INDICATIVE = "indicative"  # X 负责 Y; 国家建立…
    BY = "by-agent"  # 由 X 做 Y
    URGE = "urging"  # 鼓励 X 做 Y
    BAN = "ban"  # 禁止 X 做 Y
    FALLS = "falls-on"  # 对 X 给予处分
    CONDITION = "condition"  # …的，; …时，; 除…外，
    SUBJECT = "subject"  # X，(应当…)
    BASIS = "basis"  # 按照…规定，
    CONTINUES = "continues"  # (and) 做 Z
    IMPERSONAL = "impersonal"  # 申请书应当…: nobody bears it


@dataclass(frozen=True, slots=True)
class Turn:
    """One clause, understood.  ``party`` is its subject, agent or the one urged or punished.

    ``deed`` is the run from which actions are cut; ``condition`` a circumstance inside the clause.
    """

    move: Move
    span: Span
    party: Party | None = None
    modality: Modality | None = None
    deed: Span | None = None
    condition: Span | None = None
    loose: bool = False  # a condition only because a bare 应当 follows


class Signs:
    """The words of one lexicon that clauses turn on."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader) -> None:
        self.lexicon, self.reader = lexicon, reader
        verbs = lexicon.section
        before = "|".join(map(re.escape, verbs("verbs", "modals", "not_before")))
        after = "".join(f"(?<!{re.escape(w)})" for w in verbs("verbs", "modals", "not_after")) + NOT_ONLY_THEN
        known = "".join(f"(?<!{re.escape(w)})" for w in verbs("verbs", "modals", "known"))
        long = any_of(form for form in lexicon.modals if len(form) > 1)
        short = any_of(form for form in lexicon.modals if len(form) == 1)
        bodies = "".join(sorted({form[-2] for form in lexicon.kinds if form[1:].endswith("所")}))
        self.modal = re.compile(  # 派出所应当, 场所应当, but not 其所应当承担的
            rf"{known}(?<![^{bodies}]所)(?<!负)(?!{before}){long.pattern}|{known}{after}(?!{before})(?!{ASKED}|{MEASURED}){short.pattern}|{OUGHT_TO}"
        )
        whole = any_of(verbs("verbs", "connectives", "whole")).pattern
        self.connective = re.compile(
            f"(?!{whole})(?:{any_of(verbs('verbs', 'connectives', 'forms')).pattern})"
        )
        urges, beside = (
            any_of(verbs("verbs", "urging", "core")).pattern,
            any_of(verbs("verbs", "urging", "beside")).pattern,
        )
        joins = "(?:、|和|与|并|及|以及)"
        self.urging = re.compile(  # 鼓励, 倡导、鼓励和支持, 引导和扶持, 鼓励扶持
            f"(?:{urges}|{beside}{joins}{urges})(?:{joins}?{urges}|{joins}{beside}|扶持)*"
        )
        ties = lexicon.tables["ties"]["before"].values()
        self.relates = any_of(
            [*(form for forms in ties for form in forms), *verbs("verbs", "urging", "core")]
        )
        self.misconduct = any_of(verbs("verbs", "misconduct", "forms"))
        self.events = any_of(verbs("verbs", "events", "forms"))
        self.policy = any_of([*verbs("verbs", "policy", "subjects"), *reader.territories])
        self.punishing = any_of(verbs("verbs", "sanction", "punishing"))
        self.by = re.compile(
            "".join(f"(?<!{w})" for w in verbs("verbs", "by", "not_after"))
            + "".join(f"(?!{w})" for w in verbs("verbs", "by", "not_by"))
            + "由"
        )
        self.falls_on = re.compile(r"(?:并|可以|并可|还可以|可|(?:依照|按照|根据)[^，对]{2,24}规定)*对")
        phrase = lexicon.phrase
        self.punished = re.compile(  # 对 X|依法给予处分
            rf"(?:依法|并|可以|可(?=[处并])|均|都|一律|分别|按照规定|按规定|(?:依照|按照|根据)[^，]{{2,40}}规定|由|也|的|，)*{phrase('falls_on')}"
        )
        ground = f"{phrase('grounds')}(?![面下铁])"
        self.whose_place = re.compile(  # 由被告|住所地、合同履行地的|人民法院
            rf"(?:[^，。；的在向]{{1,6}}时)?(?:被告人?|原告|原)?{ground}(?:[^，。；]*{ground})?的?"
        )
        self.papers = re.compile(f"{phrase('papers')}$")
        self.purposes = re.compile(f"为了|为(?={phrase('purposes')})")
        self.befalls = re.compile(f"的?[^，的]{{2,8}}{phrase('befalls')}")
        self.decreed = re.compile(f"(?:依法)?{phrase('decreed')}的")
        self.asked_of = re.compile(f"对[^，]+的{phrase('asked_of')}")
        self.left_alone = re.compile(f"[^，]{{2,20}}不得{phrase('left_alone')}")
        self.organises = re.compile(f"组织(?:对|有关|力量|{phrase('organised')})")
        self.of_the_state = lexicon.pattern("phrases", "of_the_state")
        self.undertakes = lexicon.pattern("phrases", "undertakes")
        self.undertakes_or_noun = lexicon.pattern("phrases", "undertakes", "or_noun")
        self.undertaken = re.compile(f"{phrase('undertakes', 'noun')}$")
        self.is_so = lexicon.pattern("phrases", "places", "stands")
        self.finds = re.compile(
            f"(?:在[^，]{{2,12}}(?:中|时)|依法)?{phrase('finds')}(?!(?:后|时)?(?:应当|必须))"
        )
        self.cases = Cases(lexicon, reader, self.modal, self.by)
        self.adverb, self.basis = self.cases.adverb, self.cases.basis
        self.topics = Topics(lexicon, reader.segmenter, self.cases, reader.stop, reader.territories)
        self.things = Things(lexicon, reader.segmenter, self.cases)
        self.said = Said(lexicon, reader.segmenter, self.cases, reader.stop)
