"""The rows of the lists an office publishes, before they are a sheet or a document.

    duty_rows(readings)      权责清单: one row for each duty of each public body
    boundary_rows(readings)  职责边界清单: one row for each matter that several bodies share

Words of the law stand in the rows as they stand in the law; nothing is rephrased.
"""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ..graph.coordination import Mechanism, coordination
from ..graph.duties import Duty, duties, open_class
from ..graph.findings import Finding, concentration, findings
from ..graph.matters import matters, subject
from ..ontology.errors import LexiconError, Place
from ..ontology.model import Mention, Modality, Reading, Tie

UNSAID = "（条文未明确）"
POWERS = {Modality.OBLIGATION, Modality.PERMISSION, Modality.SANCTION}
SHORT = 18  # a task of this many characters is its own name
SHOWN = {"R1", "R2", "R3", "R4", "R5", "R6"}  # findings that are questions of boundary
KEYS = {
    "duty_list": {"number", "code", "name", "power", "body", "levels", "tasks", "basis", "liability", "note"},
    "boundary": {"number", "matter", "lead", "others", "parts", "basis", "ways", "questions"},
    "mechanisms": {"number", "name", "kind", "founders", "members", "matter", "basis", "quote"},
    "spread": {"number", "matter", "spread", "duties", "bodies"},
}
WAYS = {Tie.JOINT: "会同", Tie.ASSIST: "配合", Tie.COORDINATE: "统筹协调", Tie.REPORT: "报告、移送"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: what goes in, what stands above it, its width in characters."""

    key: str
    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class Template:
    """The shape of one list, as a user may edit it."""

    title: str
    columns: tuple[Column, ...]


Row = Mapping[str, str]


def template(name: str, text: str = "") -> Template:
    """The shape of a list of `KEYS`, from ``text`` (a tables.toml) or as shipped.

    A list the text leaves out has the shipped shape.

    Raises LexiconError where the text is not TOML or asks for a column that does not exist.
    """
    table = _tables(text).get(name) or _shipped()[name]
    columns = tuple(Column(c["key"], c["heading"], float(c.get("width", 12))) for c in table["columns"])
    for column in columns:
        if column.key not in KEYS[name]:
            raise LexiconError(
                Place("tables.toml"),
                f"没有这一栏 {name} has no column {column.key!r}",
                f"Use one of {', '.join(sorted(KEYS[name]))}",
            )
    return Template(table["title"], columns)


def duty_rows(readings: Sequence[Reading]) -> tuple[Row, ...]:
    """One row a duty and body, in reading order."""
    found = findings(readings)
    rows: list[dict[str, str]] = []
    alone = len(readings) == 1
    for reading in readings:
        liability = _liability(reading, alone)
        for duty in duties(matters([reading]), reading):
            if duty.norm.modality in POWERS and duty.tasks:
                for mention in _bodies(duty):
                    rows.append(_duty_row(duty, mention, alone, liability, _notes(found, duty, mention)))
    return tuple({**row, "number": str(n)} for n, row in enumerate(rows, 1))


def boundary_rows(readings: Sequence[Reading]) -> tuple[Row, ...]:
    """One row a matter that several public bodies bear, or that a finding asks about."""
    found = [f for f in findings(readings) if f.rule in SHOWN]
    mechanisms = coordination(readings).mechanisms
    rows: list[dict[str, str]] = []
    for reading in readings:
        title = subject(reading.law)
        about = matters([reading])
        whole = next((name for _, name in about.scheme.found(title)), title)
        groups: dict[str, list[Duty]] = defaultdict(list)
        for duty in duties(about, reading):
            if duty.norm.modality in POWERS and duty.tasks and duty.organs:
                wide = duty.matter in {title, whole}
                groups[f"{duty.matter}·{duty.acts[0]}" if wide else duty.matter].append(duty)
        for matter, mine in groups.items():
            words = {(reading.law.title, d.norm.at.at, _plain(_quote(d))) for d in mine}
            questions = [f for f in found if {(e.law, e.at, _plain(e.quote)) for e in f.evidence} & words]
            names = {name for d in mine for name in d.named}
            if len(names | {m.actor.name for d in mine for m in d.partners}) > 1:
                rows.append(_boundary_row(matter, mine, len(readings) == 1, questions, mechanisms))
    return tuple({**row, "number": str(n)} for n, row in enumerate(rows, 1))


def mechanism_rows(readings: Sequence[Reading]) -> tuple[Row, ...]:
    """One row a mechanism that a law founds between bodies, in reading order."""
    alone = len(readings) == 1
    return tuple(
        {
            "number": str(n),
            "name": one.name,
            "kind": one.kind,
            "founders": "、".join(one.founders),
            "members": "、".join(name for name in one.members if name not in one.founders) or "—",
            "matter": one.matter,
            "basis": one.citation if alone else f"《{one.law}》{one.citation}",
            "quote": "".join(one.quote.split()),
        }
        for n, one in enumerate(coordination(readings).mechanisms, 1)
    )


def spread_rows(readings: Sequence[Reading]) -> tuple[Row, ...]:
    """One row a matter that more than one body bears: how its duties are spread (1 - HHI), widest first."""
    rows = [row for row in concentration(matters(readings)) if len(row[2]) > 1]
    return tuple(
        {
            "number": str(n),
            "matter": matter,
            "spread": f"{apart:.2f}",
            "duties": str(duties_there),
            "bodies": "、".join(f"{name} {k}" for name, k in bodies),
        }
        for n, (matter, duties_there, bodies, apart) in enumerate(rows, 1)
    )


def _duty_row(duty: Duty, mention: Mention, alone: bool, liability: str, note: str) -> dict[str, str]:
    act = duty.acts[0]
    tasks = [task.words for task in duty.tasks]
    power = _tables("")["power"].get(act, "其他行政权力")
    if duty.norm.modality is Modality.SANCTION:
        power = "行政处罚" if act == "行政处罚" else power
    key = f"{duty.reading.law.title}|{duty.norm.at.at}|{mention.actor.name}|{act}|{tasks[0]}"
    name = tasks[0] if len(tasks[0]) <= SHORT else duty.matter if act == "其他" else f"{duty.matter}（{act}）"
    return {
        "code": f"{duty.norm.at.at.replace('.', '-')}-{hashlib.sha256(key.encode()).hexdigest()[:4].upper()}",
        "name": name,
        "power": power,
        "body": mention.actor.name,
        "levels": "、".join(mention.levels) or "—",
        "tasks": "\n".join(f"{n}. {words}" for n, words in enumerate(tasks, 1))
        if len(tasks) > 1
        else tasks[0],
        "basis": f"{_cited(duty, alone)}：{_quote(duty)}",
        "liability": liability,
        "note": note,
    }


def _boundary_row(
    matter: str,
    mine: Sequence[Duty],
    alone: bool,
    questions: Sequence[Finding],
    mechanisms: Sequence[Mechanism],
) -> dict[str, str]:
    leads = dict.fromkeys(
        name
        for d in mine
        if d.leads or (d.partners and len(d.names) == 1)
        for name in d.names
        if any(m.actor.name == name for m in d.organs)
    )
    everybody = dict.fromkeys(
        name
        for d in mine
        for name in (*(m.actor.name for m in d.organs), *(m.actor.name for m in d.partners))
    )
    others = [name for name in everybody if name not in leads]
    parts = [f"{'、'.join(d.names)}：{_quote(d)}（{d.norm.at}）" for d in mine]
    ways = [f"{m.name}（{m.citation}）" for m in mechanisms if any(_founds(m, d) for d in mine)]
    for duty in mine:
        for tie, word in WAYS.items():
            if names := [
                r.to.actor.name
                for r in duty.norm.relations
                if r.tie is tie and (tie is Tie.JOINT or not _private(r.to))
            ]:
                ways.append(
                    f"{'、'.join(duty.names)}{word}{'、'.join(dict.fromkeys(names))}（{duty.norm.at}）"
                )
    basis = dict.fromkeys(_cited(d, alone) for d in mine)
    return {
        "matter": matter,
        "lead": "、".join(leads) or UNSAID,
        "others": "、".join(others) or "—",
        "parts": "\n".join(dict.fromkeys(parts)),
        "basis": "\n".join(basis),
        "ways": "\n".join(dict.fromkeys(ways)) or UNSAID,
        "questions": "\n".join(f"{f.rule} {f.title_zh}" for f in questions) or "—",
    }


def _cited(duty: Duty, alone: bool) -> str:
    """The place, with the law's title where the list has more than one law."""
    return str(duty.norm.at) if alone else f"《{duty.reading.law.title}》{duty.norm.at}"


def _founds(mechanism: Mechanism, duty: Duty) -> bool:
    return (
        mechanism.at == duty.norm.at.at
        and mechanism.law == duty.reading.law.title
        and (mechanism.founders == duty.names)
    )


def _private(mention: Mention) -> bool:
    return mention.actor.kind.value in {"enterprise", "public", "occupation", "institution", "social"}


def _bodies(duty: Duty) -> Iterable[Mention]:
    seen: set[str] = set()
    for mention in duty.organs:
        if mention.actor.name not in seen:
            seen.add(mention.actor.name)
            yield mention


def _quote(duty: Duty) -> str:
    return "".join(duty.norm.span.of(duty.reading.law.text).split())


def _plain(words: str) -> str:
    return "".join(words.split())


def _liability(reading: Reading, alone: bool) -> str:
    """Where the law makes officials answer for neglect (玩忽职守, 滥用职权): the citation."""
    for paragraph in reading.law.walk():
        if paragraph.citation and not paragraph.children:
            words = "".join(paragraph.span.of(reading.law.text).split())
            if "玩忽职守" in words or "滥用职权" in words:
                return str(paragraph.citation) if alone else f"《{reading.law.title}》{paragraph.citation}"
    return UNSAID


def _notes(found: Sequence[Finding], duty: Duty, mention: Mention) -> str:
    """The findings that stand on this norm and name this body or nobody."""
    here = (duty.reading.law.title, duty.norm.at.at, _plain(_quote(duty)))
    notes = []
    for finding in found:
        names = {party.name for party in finding.actors}
        stands = {(e.law, e.at, _plain(e.quote)) for e in finding.evidence}
        concerned = not names or mention.actor.name in names
        if finding.rule != "declared" and here in stands and concerned:
            notes.append(f"{finding.rule} {finding.title_zh}（{finding.status}）")
    if open_class(mention):
        notes.append("主体未点名（待核对）")
    return "\n".join(dict.fromkeys(notes)) or "—"


def _tables(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text) if text else _shipped()
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(
            Place("tables.toml"),
            f"不是 TOML not a TOML file: {error}",
            "请参照自带的文件 See the shipped tables.toml",
        ) from error


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    return tomllib.loads((files("quanze") / "data" / "lexicon" / "tables.toml").read_text("utf-8"))
