"""What a law is made of, and what it says to whom (shared meaning: spec of norms).

    Document > Law > Provision              the text and its tree
    Mention, Relation, Norm                 who must do what, with whom
    Reference, Verdict                      what it cites, what was read of it
    Reading                                 all of this for one law

Text is kept once and never edited.  Everything found in it is a Span into it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .citation import Citation


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of characters (code points) in one document."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One law file, decoded.  ``origin`` is what messages call it, never a whole path."""

    text: str
    origin: str
    sha256: str  # of the bytes, hexadecimal


class Kind(Enum):
    """The rank of a provision.  Chapters never appear in a citation; articles do."""

    PART = "part"  # 编
    CHAPTER = "chapter"  # 章
    SECTION = "section"  # 节
    ARTICLE = "article"  # 条
    PARAGRAPH = "paragraph"  # 款
    ITEM = "item"  # 项


@dataclass(frozen=True, slots=True)
class Provision:
    """A piece of a law, holding its smaller pieces in reading order.

    ``number`` and ``heading`` are as printed (第二章, 基础建设); a paragraph has neither.
    ``citation`` is None for parts, chapters and sections.  ``sure`` is False where a
    paragraph was printed on one line that may hide more than one (glued 款).
    """

    kind: Kind
    span: Span
    citation: Citation | None = None
    number: str = ""
    heading: str = ""
    children: tuple["Provision", ...] = ()
    sure: bool = True

    def walk(self) -> Iterator["Provision"]:
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Law:
    """A document understood as a law: its name, who made it, when, and its tree.

    Dates are ISO 8601 (2024-12-01), or "" where the text does not say.
    """

    document: Document
    title: str
    issuer: str  # 制定机关
    approver: str  # 批准机关
    passed: str  # 通过
    approved: str  # 批准
    in_force: str  # 施行
    body: Span  # from the first chapter or article to the end
    provisions: tuple[Provision, ...]
    revised: str = ""  # 修订, 修正: the last time

    @property
    def dated(self) -> str:
        """The date that tells this version from others of the law."""
        return self.revised or self.passed or self.in_force or "undated"

    @property
    def text(self) -> str:
        return self.document.text

    def walk(self) -> Iterator[Provision]:
        for provision in self.provisions:
            yield from provision.walk()

    def articles(self) -> Iterator[Provision]:
        return (p for p in self.walk() if p.kind is Kind.ARTICLE)


class Modality(Enum):
    """What the law does to an actor's choice."""

    OBLIGATION = "obligation"  # 义务
    PROHIBITION = "prohibition"  # 禁止
    PERMISSION = "permission"  # 许可
    ENCOURAGEMENT = "encouragement"  # 鼓励
    POLICY = "policy"  # 国家政策
    SANCTION = "sanction"  # 处罚权
    LIABILITY = "liability"  # 法律责任


class Tie(Enum):
    """What one actor is to another in a norm."""

    JOINT = "joint"  # 会同
    ASSIST = "assist"  # 配合
    COORDINATE = "coordinate"  # 统筹协调
    GUIDE = "guide"  # 指导
    SUPERVISE = "supervise"  # 监督
    REPORT = "report"  # 报告
    SUPPORT = "support"  # 支持
    DELEGATE = "delegate"  # 委托
    SERVE = "serve"  # 服务
    SANCTION = "sanction"  # 处罚


class ActorKind(Enum):
    """What sort of body or person an actor is."""

    PARTY = "party"  # 党的机关
    CONGRESS = "congress"  # 人大及其常委会
    GOVERNMENT = "government"  # 人民政府
    DEPARTMENT = "department"  # 政府部门
    COURT = "court"  # 人民法院
    PROCURATORATE = "procuratorate"  # 人民检察院
    SUPERVISORY = "supervisory"  # 监察委员会
    COORDINATING = "coordinating"  # 议事协调机构
    GRASSROOTS = "grassroots"  # 基层群众性自治组织
    PEOPLES = "peoples"  # 人民团体
    SOCIAL = "social"  # 社会组织
    ENTERPRISE = "enterprise"  # 企业与经营者
    INSTITUTION = "institution"  # 事业单位
    OCCUPATION = "occupation"  # 职务、职业
    PUBLIC = "public"  # 公众
    STATE = "state"  # 国家、本省、本市
    OTHER = "other"  # 其他


AUTHORITIES = frozenset(  # who can act for the State
    {
        ActorKind.PARTY,
        ActorKind.CONGRESS,
        ActorKind.GOVERNMENT,
        ActorKind.DEPARTMENT,
        ActorKind.COURT,
        ActorKind.PROCURATORATE,
        ActorKind.SUPERVISORY,
        ActorKind.COORDINATING,
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """Somebody the law can speak to, under the one name we file them by.

    ``generic`` marks a class no one can be held to by name (有关部门, 成员单位).
    """

    name: str
    kind: ActorKind = ActorKind.OTHER
    generic: bool = False

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("an actor has a name")


class Derivation(Enum):
    """How a mention's name follows from the words it stands on."""

    QUOTED = "quoted"  # the name stands in the text as it is
    LIST = "list"  # a list's shared head or prefix was added: 司法行政、教育体育等部门
    ALIAS = "alias"  # another form of a name the lexicon or the law itself defines


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor, as named at one place in the text.  ``levels`` are its 层级, in text order.

    ``carried`` is true where the subject stands in an earlier clause or in a list's lead-in.
    """

    actor: Actor
    span: Span
    levels: tuple[str, ...] = ()
    derivation: Derivation = Derivation.QUOTED
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """From every bearer of a norm to one other actor; ``span`` is the verb phrase that says so."""

    tie: Tie
    to: Mention
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Norm:
    """One group of bearers, one modality, one place, one condition: what they are to do.

    ``bearers`` and ``actions`` are never empty; sentences without an actor to bear them
    are no norms (they appear in the coverage report with that reason).
    ``span`` is the sentence part it was read from, ``rule`` the drafting rule that read it.
    """

    at: Citation
    modality: Modality
    bearers: tuple[Mention, ...]
    actions: tuple[Span, ...]
    relations: tuple[Relation, ...]
    condition: Span | None
    lead: bool
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation found in the text.  ``law`` is "" for this law, else the other law's title.

    ``targets`` are empty for a law cited as a whole, or where 前款 has nothing before it.
    """

    source: Citation
    span: Span
    law: str
    targets: tuple[Citation, ...]


class Coverage(Enum):
    """What became of a sentence."""

    NORM = "norm"  # 已提取
    NO_NORM = "no-norm"  # 非规范, with a reason
    UNREAD = "unread"  # 未识别


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one paragraph or item, and why, in the coverage audit's words."""

    at: Citation
    span: Span
    coverage: Coverage
    reason: str  # purpose, scope, definition, principle, effect, reference, no-bearer …; "" for a norm


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one law, each tuple in reading order."""

    law: Law
    norms: tuple[Norm, ...]
    references: tuple[Reference, ...]
    verdicts: tuple[Verdict, ...]
