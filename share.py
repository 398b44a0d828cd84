"""Commands that hand a build to others: export, check, serve, push."""

import argparse
import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from . import build, whole
from .graph import conform, remote, store
from .graph.export import FORMS
from .graph.export import export as forms
from .ontology.errors import BuildError, Place, QueryError
from .ontology.model import Reading
from .terminal import DONE, FAILED, put_json, put_table, tell

# the lists of `export --to`: the file's name, the module of viz that makes it, and its function
LISTS = {
    "quanze-xlsx": ("权责清单.xlsx", "tables_xlsx", "duty_list_xlsx"),
    "boundary-xlsx": ("职责边界清单.xlsx", "tables_xlsx", "boundary_xlsx"),
    "boundary-docx": ("职责边界清单.docx", "tables_docx", "boundary_docx"),
}
PASSWORD = "QUANZE_PASSWORD"
TARGETS = (*LISTS, *FORMS)


def export(arguments: argparse.Namespace) -> int:
    """Write the laws as lists for an office, or as a graph or tables for other programs."""
    laws = build.readings(arguments.laws, arguments.out)
    made = (
        _list(arguments, laws) if arguments.to in LISTS else forms(arguments.to, build.graph_of(laws), laws)
    )
    home = Path() if arguments.laws else arguments.out
    if len(made) == 1:
        ((name, content),) = made.items()
        path = arguments.file or home / name
        whole.file(path, content)
        print(path)
        return DONE
    folder = arguments.file or home / arguments.to
    if folder.exists() and not folder.is_dir():
        raise BuildError(
            Place(str(folder)),
            "这是文件，不是文件夹 this is a file, not a folder",
            "请另选 Name another --file",
        )
    with whole.folder(folder) as fresh:
        for name, content in made.items():
            (fresh / name).write_bytes(content)
    for name in made:
        print(folder / name)
    return DONE


def check(arguments: argparse.Namespace) -> int:
    """Whether the built graph keeps its shapes (SHACL)."""
    graph = store.load(arguments.out)
    tell("核对图谱 checking the graph …")
    found = conform.answer(conform.breaches(graph))
    if arguments.json:
        for row in found.rows:
            put_json(dict(zip(found.columns, row, strict=True)))
    elif found.rows:
        put_table(found.columns, found.rows, "table")
    tell(f"不符合 {len(found.rows)} 处 breaches" if found.rows else "符合全部约束 every shape is kept")
    return FAILED if found.rows else DONE


def serve(arguments: argparse.Namespace) -> int:
    """The page and a read-only SPARQL endpoint, until interrupted."""
    page = arguments.out / "explorer.html"
    if not page.is_file():
        build.built(arguments.out)  # says how to make a build
    server = library("viz.server", "endpoint")
    from .viz.page import served  # pyvis and jinja2, which the other verbs need not wait for

    hosts = (*server.HOSTS, *arguments.allow_host)
    made = server.app(
        arguments.out,
        served(page.read_text("utf-8")),  # the built page asks nobody; this one may ask its own server
        hosts=hosts,
        origins=arguments.cors,
        rows=arguments.rows,
        seconds=arguments.seconds,
        megabytes=arguments.memory,
    )
    tell(
        f"页面 page: http://{arguments.host}:{arguments.port}/   SPARQL: http://{arguments.host}:{arguments.port}/sparql"
    )
    tell("按 Ctrl-C 结束 press Ctrl-C to stop")
    server.run(made, host=arguments.host, port=arguments.port)
    return DONE


def push(arguments: argparse.Namespace) -> int:
    """Load the built graph into another SPARQL 1.1 store."""
    target = endpoint(arguments.url, arguments.user)
    for name, statements in remote.push(store.load(arguments.out), target, arguments.way):
        print(f"{name}\t{statements}")
    return DONE


def endpoint(url: str, user: str) -> remote.Endpoint:
    """Another store; the password comes from the environment, where no list of processes shows it."""
    return remote.Endpoint(url, user, os.environ.get(PASSWORD, ""))


def library(module: str, extra: str) -> ModuleType:
    """A module of ours that stands on an extra.  Raises BuildError where the extra is missing."""
    try:
        return importlib.import_module(f".{module}", __package__)
    except ModuleNotFoundError as error:
        raise BuildError(
            Place(module.rpartition(".")[2]),
            f"缺少所需的库 the library {error.name} is not installed",
            f"请运行 Install it with: pip install 'quanze[{extra}]'",
        ) from error


def _list(arguments: argparse.Namespace, laws: Sequence[Reading]) -> dict[str, bytes]:
    name, module, function = LISTS[arguments.to]
    try:
        columns = arguments.columns.read_text("utf-8") if arguments.columns else ""
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            Place(str(arguments.columns)), f"无法读取 cannot be read: {error}", "请检查文件 Check the file"
        ) from error
    content: bytes = getattr(library(f"viz.{module}", "office"), function)(laws, columns)
    return {name: content}
