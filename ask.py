"""Commands that ask a built graph: query, who, show."""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from pyoxigraph import Store

from .graph import questions, remote, store
from .ontology.citation import Citation, parse
from .ontology.errors import Place, QueryError
from .share import endpoint
from .terminal import DONE, NOTHING, put_columns, put_json, put_table, tell
from .usage import like

MODALITIES = {
    "obligation": "应当",
    "prohibition": "不得",
    "permission": "可以",
    "encouragement": "鼓励",
    "policy": "政策",
    "sanction": "处罚权",
    "liability": "责任",
}
TIES = {
    "joint": "会同",
    "assist": "配合",
    "coordinate": "统筹协调",
    "guide": "指导",
    "supervise": "监督",
    "report": "报告",
    "support": "支持",
    "delegate": "委托",
    "serve": "服务",
    "sanction": "处罚",
    "together": "共同承担",
}
NUMBER = r"[零〇一二两三四五六七八九十百千\d]+"
CITED = re.compile(
    rf"第?({NUMBER})条?(?:之({NUMBER}))?(?:第({NUMBER})款)?(?:第[（(]?({NUMBER})[）)]?项)?"
    r"|(\d+)(?:-(\d+))?(?:\.(\d+))?(?:\.(\d+))?"
)
LISTS_OF_ACTORS = ("duties-by-actor", "most-connected")
TEXT = """PREFIX q: <https://w3id.org/quanze/vocabulary#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?title ?text WHERE {
  ?place eli:number "%s" ; q:text ?text ; eli:is_part_of+ ?version .
  ?version eli:is_member_of ?work ; rdfs:label ?title .
} ORDER BY ?title"""


def query(arguments: argparse.Namespace) -> int:
    """Ask a named question, a .rq file, or SPARQL from standard input (-); alone, list the questions."""
    if not arguments.question:
        rows = [
            (q.name, " ".join(f"--{p.name}" for p in q.parameters), q.title_zh, q.title_en)
            for q in questions.questions()
        ]
        put_table(("name", "parameters", "title_zh", "title_en"), rows, arguments.format)
        return DONE
    values = {name: value for name in questions.VARIABLES if (value := getattr(arguments, name))}
    asked = _asked(arguments.question)
    if isinstance(asked, questions.Question):
        for missing in (p for p in asked.parameters if p.name not in values):
            tell(f"--{missing.name} {missing.about}，以“{missing.example}”为例 taking the example")
    if arguments.endpoint:
        answer = remote.ask(endpoint(arguments.endpoint, arguments.user), asked, values)
    else:
        answer = questions.ask(_graph(arguments.out), asked, values)
    put_table(answer.columns, answer.rows, arguments.format)
    return DONE if answer.rows else NOTHING


def who(arguments: argparse.Namespace) -> int:
    """What one actor must, may and must not do, and with whom."""
    graph, name = _graph(arguments.out), {"actor": arguments.actor}
    duties = _rows(graph, "duties-of", name)
    ties = _rows(graph, "works-with", name)
    if not duties and not ties:
        known = [row["actor"] for name in LISTS_OF_ACTORS for row in _rows(graph, name)]
        near = "、".join(like(arguments.actor, known))
        hint = f"是否指 perhaps: {near}" if near else "请运行 see: quanze query duties-by-actor"
        tell(f"quanze: 图谱中没有“{arguments.actor}” not in this graph. {hint}")
        return NOTHING
    if arguments.json:
        put_json({"actor": arguments.actor, "duties": duties, "ties": ties})
        return DONE
    several = len({row["law"] for row in (*duties, *ties)}) > 1
    put_columns(
        [
            (_place(row, several), MODALITIES.get(row["modality"], row["modality"]), row["action"])
            for row in duties
        ]
    )
    put_columns(
        [
            (_place(row, several), f"{row['direction']} {TIES.get(row['tie'], row['tie'])}", row["other"])
            for row in ties
        ]
    )
    return DONE


def _place(row: Mapping[str, str], several: bool) -> str:
    """Where a row's words stand; with the law, where the answer comes from several."""
    return f"《{row['law']}》{row['citation']}" if several else row["citation"]


def show(arguments: argparse.Namespace) -> int:
    """The text of one article, paragraph or item, and its norms."""
    place = _citation(arguments.citation)
    graph = _graph(arguments.out)
    texts = questions.ask(graph, TEXT % place.at).rows
    if not texts:
        tell(f"quanze: 图谱中没有{place} not in this graph. 请运行 see: quanze outline FILE")
        return NOTHING
    within = str(place)
    norms = [
        row
        for row in _rows(graph, "norms-of-article", {"article": place.whole_article.at})
        if row["citation"].startswith(within)
    ]
    if arguments.json:
        laws = [{"law": title, "text": text} for title, text in texts]
        put_json({"at": place.at, "citation": within, "texts": laws, "norms": norms})
        return DONE
    for number, (title, text) in enumerate(texts):
        print(("\n" if number else "") + f"《{title}》{within}\n{text}\n")
        mine = [row for row in norms if row["law"] == title]
        put_columns(_shown(sorted(mine, key=partial(_offset, text))))
    return DONE


def _offset(text: str, row: Mapping[str, str]) -> int:
    """Where the action stands in the text shown: the graph lists a norm's actions by name."""
    return max(0, text.find(row["action"]))


def _shown(norms: Sequence[Mapping[str, str]]) -> list[tuple[str, str, str, str]]:
    """Norms as they are shown: place, actor, modality, condition and action."""
    out = []
    for row in norms:
        case = f"（{row['condition']}）" if row["condition"] else ""
        modality = MODALITIES.get(row["modality"], row["modality"])
        out.append((row["citation"], row["actor"], modality, case + row["action"]))
    return out


def _graph(out: Path) -> Store:
    """The built graph: its store on disk where ``build --store`` left one, else in memory."""
    return Store.read_only(str(out / store.KEPT)) if (out / store.KEPT).is_dir() else store.load(out)


def _asked(words: str) -> questions.Question | str:
    if words == "-":
        return sys.stdin.read()
    if not words.endswith(".rq"):
        return questions.question(words)
    try:
        return Path(words).read_text("utf-8")
    except OSError as error:
        raise QueryError(
            Place(words), f"无法读取 cannot be read: {error.strerror}", "请检查路径 Check the path"
        ) from error
    except UnicodeDecodeError as error:
        raise QueryError(
            Place(words), "不是 UTF-8 文本 this is not UTF-8 text", "请另存为 UTF-8 Save it as UTF-8"
        ) from error


def _rows(graph: Store, name: str, values: Mapping[str, str] | None = None) -> list[dict[str, str]]:
    answer = questions.ask(graph, questions.question(name), values)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _citation(words: str) -> Citation:
    """A place as a lawyer or a program writes it: 第十三条第一款, 13.1, 13, 120-1.

    Raises QueryError where it is none.
    """
    found = CITED.fullmatch(words.strip())
    parts = [parse(part) if part else 0 for part in (found.groups() if found else ())]
    if not any(parts):
        raise QueryError(
            Place(words),
            "不是条款号 this is no place in a law",
            "请写“第十三条第一款”、13.1 或 13 Write it so",
        )
    return Citation(*(parts[:4] if parts[0] else parts[4:]))
