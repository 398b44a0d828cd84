"""The house is in order: rooms, strangers, names, and what the documents say."""

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import quanze
from quanze import share
from quanze.cli import main
from quanze.tests.conftest import ROOT, SEED

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ROOMS = ("ontology", "extract", "graph", "viz")
README = ("README.md", "README.zh-CN.md")
CODE = sorted(path for room in (".", *ROOMS) for path in (ROOT / room).glob("*.py"))


def imported(path):
    """The top-level names of the packages a file imports from outside the project."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).partition(".")[0]


def tracked():
    ran = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if ran.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in ran.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


# rooms


def test_import_directions_are_kept():
    pytest.importorskip("importlinter", reason="import-linter is not installed (extra: lint)")
    tool = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([tool, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True)
    assert ran.returncode == 0, ran.stdout.decode()


def test_every_room_is_a_listed_package_that_says_what_it_is_for():
    listed = PROJECT["tool"]["setuptools"]["packages"]
    assert set(listed) == {"quanze", *(f"quanze.{room}" for room in ROOMS)}
    for room in ROOMS:
        assert ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text("utf-8")))


def test_every_file_says_what_it_is_for():
    assert [p.name for p in CODE if not ast.get_docstring(ast.parse(p.read_text("utf-8")))] == []


def test_ontology_needs_the_standard_library_only():
    strangers = {name for path in (ROOT / "ontology").glob("*.py") for name in imported(path)}
    assert strangers <= set(sys.stdlib_module_names)


@pytest.mark.parametrize(
    ("stranger", "homes"),
    [
        ("jieba", {"extract/segment.py"}),
        ("xlsxwriter", {"viz/tables_xlsx.py"}),
        ("docx", {"viz/tables_docx.py"}),
    ],
)
def test_a_dependency_with_habits_of_its_own_has_one_home(stranger, homes):
    assert {str(p.relative_to(ROOT)) for p in CODE if stranger in imported(p)} == homes


def test_what_is_imported_is_declared():
    """
    Whatever a file imports is a runtime dependency or in an extra, under the name it is installed by.
    """
    names = {"docx": "python-docx"}
    project = PROJECT["project"]
    declared = [
        *project["dependencies"],
        *(d for extra in project["optional-dependencies"].values() for d in extra),
    ]
    declared = {re.match(r"[\w-]+", requirement)[0].lower() for requirement in declared}
    brought = {"markupsafe"}  # by jinja2, which speaks in its type
    strangers = {name for path in CODE for name in imported(path)} - set(sys.stdlib_module_names)
    assert {name for name in strangers if names.get(name, name).lower() not in declared | brought} == set()


def test_runtime_dependencies_are_few_and_bounded():
    needed = PROJECT["project"]["dependencies"]
    assert len(needed) <= 8
    assert [one for one in needed if not re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+", one)] == []


# names and words


def test_no_file_is_a_drawer_for_everything():
    assert [p for p in CODE if p.stem in ("utils", "util", "helpers", "misc", "common")] == []


def test_nothing_tracked_names_a_machine_or_a_download_address():
    # spelled apart, or this file would find itself
    machine = re.compile(r"(?:^|[^A-Za-z.])/(?:work|tmp|root)/[a-z.]|index" + r'-url|"resolved": *"http')
    found = []
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.name}: {line}" for line in text.splitlines() if machine.search(line)]
    assert found == []


def test_the_corpus_stays_outside():
    laws = [p.name for p in tracked() if p.parent == ROOT / "data/laws" and p.suffix == ".txt"]
    assert laws == [SEED.name]


def test_the_version_is_one_everywhere():
    assert quanze.__version__ == PROJECT["project"]["version"]
    assert f"## {quanze.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_public_verbs_do_what_their_lines_say():
    reading = quanze.reading(SEED.read_bytes(), "seed")
    graph = quanze.dataset([reading])
    asked = "SELECT ?title { ?law eli:has_member/eli:is_realized_by/eli:title ?title }"
    spaces = {"eli": "http://data.europa.eu/eli/ontology#"}
    titles = [str(row.title) for row in graph.query(asked, initNs=spaces)]
    assert titles == ["鄂尔多斯市平安建设条例"]
    assert quanze.coordination([reading]).has_edge("卫生健康部门", "公安机关", key="joint")
    assert "鄂尔多斯市平安建设条例" in quanze.page([reading])


def test_importing_the_package_loads_no_library():
    code = "import sys, quanze; sys.exit(bool({'jieba', 'rdflib', 'pyvis', 'networkx'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


# documents


def tour(name):
    """Each command of a README's examples with the output it shows."""
    text = (ROOT / name).read_text("utf-8")
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def test_both_readmes_give_the_same_tour():
    assert list(tour(README[0])) == list(tour(README[1]))
    assert len(list(tour(README[0]))) >= 5


@pytest.mark.parametrize("name", README)
def test_every_command_a_readme_names_exists(name, capsys):
    text = (ROOT / name).read_text("utf-8")
    named = {line.split()[1] for line in re.findall(r"^(?:\$ )?(quanze \S+)", text, re.MULTILINE)}
    assert len(named) >= 8
    for command in sorted(named):
        with pytest.raises(SystemExit) as stopped:
            main([command, "--help"])
        assert stopped.value.code == 0
    for form in re.findall(r"--to (\S+)\s", text):
        assert form in share.TARGETS or form.startswith("review.")


@pytest.mark.parametrize("name", README)
def test_the_readme_shows_what_the_commands_print(name, tmp_path, capsys, monkeypatch, request):
    """
    Each command of the tour prints at a terminal the lines shown, from the first on; … says there are more.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    (tmp_path / "data").symlink_to(ROOT / "data")
    text = (ROOT / name).read_text("utf-8")
    found = text
    for command, shown in tour(name):
        capsys.readouterr()
        assert main(shlex.split(command)[1:]) == 0
        printed = capsys.readouterr().out.replace(str(tmp_path.resolve()), "…").splitlines()
        length = len([line for line in shown.splitlines() if line != "…"])
        lines = printed[:length] + ["…"] * (len(printed) > length)
        found = found.replace(f"$ {command}\n{shown}", f"$ {command}\n" + "\n".join(lines) + "\n")
    if request.config.getoption("--bless"):
        (ROOT / name).write_text(found, "utf-8")
    assert found == (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", [*README, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_documents_point_at_files_that_exist(name):
    text = (ROOT / name).read_text("utf-8")
    targets = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text) + re.findall(r'src="([^"]+)"', text)
    assert [t for t in targets if "://" not in t and not (ROOT / t).exists()] == []


def test_decisions_are_numbered_without_gaps_and_say_what_would_change_our_mind():
    found = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in found] == list(range(1, len(found) + 1))
    for path in found:
        text = path.read_text("utf-8")
        for head in (
            "## What we faced",
            "## What we chose",
            "## What we gave up",
            "## What would change our mind",
        ):
            assert head in text, path.name
        assert len(text.splitlines()) <= 60
