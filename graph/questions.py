"""The named questions, and any other: SPARQL asked of the graph, answered as a table.

A question is a file, queries/NAME.rq; its head says in both languages what it asks, and
``# param: NAME 说明 例`` what it needs.  Values reach the query as bound terms, never as text.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pyoxigraph import Literal, QuerySolutions, Store

from ..ontology.errors import Place, QueryError

# the variable each parameter is bound to; names are bound as Chinese labels, the rest as plain text
VARIABLES = {
    "actor": "actorName",
    "other": "otherName",
    "article": "articleNumber",
    "level": "levelName",
    "matter": "matterName",
    "text": "words",
}
VARIABLE = re.compile(r"\?(\w+)")
UNTAGGED = ("article", "text")  # bound as plain literals; the others as Chinese ones


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question needs to be told: its name, what it is, and an example."""

    name: str
    about: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question, with its SPARQL."""

    name: str
    title_zh: str
    title_en: str
    about_zh: str
    about_en: str
    parameters: tuple[Parameter, ...]
    sparql: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: the query's variables, and its rows as plain text in the query's order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """Every named question, by name."""
    folder = files(__package__) / "queries"
    found = sorted(
        (path.name, path.read_text("utf-8")) for path in folder.iterdir() if path.name.endswith(".rq")
    )
    return tuple(_read(name.removesuffix(".rq"), text) for name, text in found)


def question(name: str) -> Question:
    """The question of that name.  Raises QueryError where there is none."""
    for found in questions():
        if found.name == name:
            return found
    near = difflib.get_close_matches(name, [found.name for found in questions()], n=3, cutoff=0.5)
    raise QueryError(
        Place("query"),
        f"没有名为 {name} 的问题 no question has this name",
        (f"是否指 perhaps: {'、'.join(near)}. " if near else "")
        + "列出全部请运行 to list them: quanze query; 文件须以 .rq 结尾 a file must end in .rq",
    )


def ask(store: Store, asked: Question | str, values: Mapping[str, str] | None = None) -> Answer:
    """Ask a question (or any SPARQL SELECT or ASK) of the graph.

    ``values`` are the question's parameters; the examples stand in for those left out.
    Raises QueryError for SPARQL that cannot be read and for a parameter the question lacks.
    """
    return _answered(store, asked if isinstance(asked, str) else told(asked, values))


def told(asked: Question, values: Mapping[str, str] | None = None) -> str:
    """The question's SPARQL with a literal for each parameter's variable; Oxigraph itself escapes it.

    A store starts from a literal where it would look at everything for a variable bound by VALUES:
    seconds on five hundred laws.  The examples stand in for parameters left out.  Raises QueryError for one the question lacks.
    """
    values = values or {}
    known = {parameter.name: parameter for parameter in asked.parameters}
    for name in values:
        if name not in known:
            needs = "、".join(known) or "无 none"
            raise QueryError(
                Place(asked.name), f"没有参数 {name} it takes no {name!r}", f"可用 It takes: {needs}"
            )
    terms = {
        VARIABLES[name]: str(_literal(name, values.get(name, one.example))) for name, one in known.items()
    }
    return VARIABLE.sub(lambda found: terms.get(found[1], found[0]), asked.sparql)


def _literal(name: str, value: str) -> Literal:
    return Literal(value) if name in UNTAGGED else Literal(value, language="zh")


def _answered(store: Store, sparql: str) -> Answer:
    try:
        found = store.query(sparql, use_default_graph_as_union=True)
    except (SyntaxError, ValueError) as error:
        raise QueryError(
            Place("SPARQL"), f"无法解析 this query cannot be read: {error}", "请检查语法 Check its syntax"
        ) from error
    if not isinstance(found, QuerySolutions):
        return Answer(("answer",), ((str(bool(found)).lower() if hasattr(found, "__bool__") else "graph",),))
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns, tuple(tuple(_text(row[column]) for column in columns) for row in found))


def _text(term: object) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _read(name: str, text: str) -> Question:
    head: dict[str, str] = {}
    parameters = []
    for key, value in _comments(text):
        if key == "param":
            parameter, about, example = value.split(" ", 2)
            parameters.append(Parameter(parameter, about, example))
        else:
            head[key] = value
    sparql = "\n".join(line for line in text.splitlines() if not line.startswith("# ")).strip() + "\n"
    return Question(
        name,
        head["title-zh"],
        head["title-en"],
        head["about-zh"],
        head["about-en"],
        tuple(parameters),
        sparql,
    )


def _comments(text: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"^# ([a-z-]+): (.+)$", text, re.MULTILINE):
        yield found[1], found[2].strip()
