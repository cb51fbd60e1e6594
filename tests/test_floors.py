"""The house has floors: a room imports only from itself and from the floors below it, and each keeps to its trade."""

import ast
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from IPython.core.inputtransformer2 import TransformerManager

ROOT = Path(__file__).parents[1]
HELPERS = ROOT / "helpers"
FLOORS = [
    {"numbers", "places", "words"},
    {"catalog"},
    {"measures"},
    {"display", "forms"},
    {"reporting"},
    {"delivery"},
    {"cli"},
]
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(HELPERS.rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

# What opens files or the network, by import and by call
FILES = {"pathlib", "os", "shutil", "glob", "tempfile", "csv", "pickle", "sqlite3", "zipfile", "urllib", "http"}
OPENS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "loadtxt", "genfromtxt"}

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HELPERS).as_posix())
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.relative_to(ROOT).as_posix())


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(node):
    """Dotted names of all that is imported, anywhere in the code."""
    found = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Import):
            found |= {name.name for name in part.names}
        elif isinstance(part, ast.ImportFrom):
            assert part.level == 0, f"line {part.lineno}: imports are absolute, so that floors can be seen"
            found |= {f"{part.module}.{name.name}" for name in part.names}
    return found


def called(node):
    """Last names of all that is called: `read_csv` for `pd.read_csv(...)`."""
    functions = [part.func for part in ast.walk(node) if isinstance(part, ast.Call)]
    return {getattr(function, "attr", getattr(function, "id", "")) for function in functions}


def room(path):
    return path.relative_to(HELPERS).with_suffix("").parts[0]


def rooms_imported(names):
    return {name.split(".")[1] for name in names if name.startswith("helpers.")}


def of(*rooms):
    chosen = [path for path in MODULES if room(path) in rooms]
    return pytest.mark.parametrize("path", chosen, ids=lambda path: path.relative_to(HELPERS).as_posix())


def test_every_room_stands_on_a_floor():
    assert {room(path) for path in MODULES} - {"__init__"} == set(FLOOR)


def test_the_house_itself_imports_nothing():
    assert imports(tree(HELPERS / "__init__.py")) == set()


@each_module
def test_a_room_imports_only_from_itself_and_the_floors_below(path):
    own = room(path)
    above = {other for other in rooms_imported(imports(tree(path))) if other != own and FLOOR[other] >= FLOOR[own]}
    assert above == set()


@each_module
def test_no_module_is_imported_by_a_name_put_together_at_run_time(path):
    assert "importlib.import_module" not in imports(tree(path))
    assert not called(tree(path)) & {"import_module", "__import__", "exec", "eval"}


@each_module
def test_only_the_catalog_reads_tables(path):
    readers = {name for name in called(tree(path)) if name.startswith("read_") and hasattr(pd, name)}
    assert not readers or room(path) == "catalog", readers
    # of two issues of a report, delivery compares the finished tables
    assert "csv" not in imports(tree(path)) or room(path) in ("catalog", "delivery")


@of("measures", "display")
def test_measures_and_display_open_no_file(path):
    assert {name.split(".")[0] for name in imports(tree(path))} & FILES == set()
    assert called(tree(path)) & OPENS == set()
    assert not rooms_imported(imports(tree(path))) & {"catalog"}


@of("measures")
def test_measures_speak_no_language_and_draw_nothing(path):
    names = imports(tree(path))
    assert rooms_imported(names) <= {"measures", "numbers"}
    outside = {name.split(".")[0] for name in names} - {"helpers"}
    assert outside <= {
        "collections",
        "dataclasses",
        "decimal",
        "enum",
        "functools",
        "itertools",
        "numpy",
        "pandas",
        "typing",
    }


def notebook_imports(path):
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    return imports(ast.parse(TransformerManager().transform_cell("\n".join(cells))))


def test_there_are_notebooks():
    assert NOTEBOOKS


@each_notebook
def test_notebooks_import_catalog_measures_display_and_forms_only(path):
    assert notebook_imports(path) <= {"helpers.catalog", "helpers.measures", "helpers.display", "helpers.forms"}


@each_notebook
def test_notebooks_never_import_reporting(path):
    assert "reporting" not in rooms_imported(notebook_imports(path))


def test_the_rule_sees_a_wrong_import():
    """The test of the test: an import hidden in a function, by either form, is seen."""
    hidden = ast.parse("def f():\n    import helpers.reporting.render\n    from helpers import cli\n")
    assert rooms_imported(imports(hidden)) == {"reporting", "cli"}
