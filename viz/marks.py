"""How each kind of actor and each tie is drawn: word, shape, colours, dash.

Shape and dash repeat what colour says, so grey print and a colour-blind eye lose nothing.
Colours are (on light, on dark); all reach 3:1 against their ground (WCAG 1.4.11).
"""

from dataclasses import asdict, dataclass
from typing import Any

from ..ontology.model import ActorKind, Modality, Tie


@dataclass(frozen=True, slots=True)
class KindMark:
    """``shape`` is vis-network's word; ``lane`` the index of the kind's band in the picture."""

    zh: str
    en: str
    shape: str
    light: str
    dark: str
    lane: int


@dataclass(frozen=True, slots=True)
class TieMark:
    """``dash`` is a canvas line dash in pixels; ``arrow`` is False where both sides are equal."""

    zh: str
    en: str
    light: str
    dark: str
    dash: tuple[int, ...]
    arrow: bool


LANES = (
    ("领导与统筹", "Lead and coordinate"),
    ("职能部门与司法机关", "Departments and justice"),
    ("基层", "Grass roots"),
    ("企业、事业单位与社会组织", "Enterprises, institutions, organisations"),
    ("职务与公众", "Posts and the public"),
)
AUTHORITY_LANES = 3  # the first lanes hold public authorities: what the page opens on
GRASSROOTS_LANE = 2

K = ActorKind
KINDS: dict[ActorKind, KindMark] = {
    K.PARTY: KindMark("党的机关", "Party", "star", "#b3261e", "#ff8a80", 0),
    K.CONGRESS: KindMark("人大", "People's congress", "diamond", "#8c2f5d", "#f48fb1", 0),
    K.GOVERNMENT: KindMark("人民政府", "Government", "square", "#1f4e79", "#8ab8e6", 0),
    K.STATE: KindMark("国家与地方", "The state", "hexagon", "#5d4b8c", "#b9a7e8", 0),
    K.COORDINATING: KindMark("议事协调机构", "Coordinating body", "hexagon", "#9a5b00", "#f0b45a", 0),
    K.DEPARTMENT: KindMark("政府部门", "Department", "dot", "#2f6f9f", "#6fb1dd", 1),
    K.COURT: KindMark("人民法院", "Court", "triangle", "#6b3fa0", "#c3a2ee", 1),
    K.PROCURATORATE: KindMark("人民检察院", "Procuratorate", "triangleDown", "#6b3fa0", "#c3a2ee", 1),
    K.SUPERVISORY: KindMark("监察委员会", "Supervisory commission", "diamond", "#6b3fa0", "#c3a2ee", 1),
    K.GRASSROOTS: KindMark(
        "基层群众性自治组织", "Grass-roots organisation", "square", "#2e7250", "#79c79f", 2
    ),
    K.PEOPLES: KindMark("人民团体", "People's organisation", "star", "#a8471f", "#f2a07b", 3),
    K.SOCIAL: KindMark("社会组织", "Social organisation", "triangle", "#a8471f", "#f2a07b", 3),
    K.ENTERPRISE: KindMark("企业与经营者", "Enterprise", "diamond", "#7a6a00", "#d8c64a", 3),
    K.INSTITUTION: KindMark("事业单位", "Institution", "triangleDown", "#00707a", "#62c6cf", 3),
    K.OTHER: KindMark("其他", "Other", "hexagon", "#5f6670", "#a9b1bc", 3),
    K.OCCUPATION: KindMark("职务、职业", "Post or occupation", "dot", "#5f6670", "#a9b1bc", 4),
    K.PUBLIC: KindMark("公众", "The public", "square", "#5f6670", "#a9b1bc", 4),
}

T = Tie
TIES: dict[str, TieMark] = {
    T.JOINT.value: TieMark("会同", "jointly with", "#1f6fb2", "#6db4f0", (), False),
    T.ASSIST.value: TieMark("配合", "assists", "#1f6fb2", "#6db4f0", (9, 4), True),
    T.COORDINATE.value: TieMark("统筹协调", "coordinates", "#9a5b00", "#f0b45a", (), True),
    T.GUIDE.value: TieMark("指导", "guides", "#2e7250", "#79c79f", (9, 4), True),
    T.SUPERVISE.value: TieMark("监督", "supervises", "#b3261e", "#ff8a80", (), True),
    T.REPORT.value: TieMark("报告移送", "reports to", "#6b3fa0", "#c3a2ee", (2, 4), True),
    T.SUPPORT.value: TieMark("支持", "supports", "#2e7250", "#79c79f", (), True),
    T.DELEGATE.value: TieMark("委托", "delegates to", "#6b3fa0", "#c3a2ee", (10, 3, 2, 3), True),
    T.SERVE.value: TieMark("服务保护", "serves", "#00707a", "#62c6cf", (2, 4), True),
    T.SANCTION.value: TieMark("处罚", "sanctions", "#b3261e", "#ff8a80", (10, 3, 2, 3), True),
    "together": TieMark("并列承担", "named together", "#8a919b", "#79828e", (1, 5), False),
}

M = Modality
MODALITIES: dict[Modality, tuple[str, str]] = {
    M.OBLIGATION: ("义务", "must"),
    M.PROHIBITION: ("禁止", "must not"),
    M.PERMISSION: ("许可", "may"),
    M.ENCOURAGEMENT: ("鼓励", "is urged to"),
    M.POLICY: ("政策", "policy"),
    M.SANCTION: ("处罚权", "may sanction"),
    M.LIABILITY: ("法律责任", "is liable"),
}


def marks() -> dict[str, Any]:
    """All of these tables, as plain JSON for the page."""
    return {
        "kinds": {kind.value: asdict(mark) for kind, mark in KINDS.items()},
        "ties": {tie: {**asdict(mark), "dash": list(mark.dash)} for tie, mark in TIES.items()},
        "modalities": {modality.value: {"zh": zh, "en": en} for modality, (zh, en) in MODALITIES.items()},
        "lanes": [{"zh": zh, "en": en} for zh, en in LANES],
        "authority_lanes": AUTHORITY_LANES,
    }
