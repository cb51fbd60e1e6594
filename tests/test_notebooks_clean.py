"""Notebooks are committed without results, and hold short cells that call helpers."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
STRIP = ["--keep-id", "--extra-keys", "metadata.papermill cell.metadata.papermill cell.metadata.execution"]
CELL_LINES = 10
FUNCTION_LINES = 3

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.relative_to(ROOT).as_posix())


def code_cells(path):
    """(number counted from 1 over all cells, cell) of every code cell."""
    cells = nbformat.read(path, as_version=nbformat.NO_CONVERT).cells
    return [(number, cell) for number, cell in enumerate(cells, 1) if cell.cell_type == "code"]


def functions(source):
    """Function definitions in a cell, which may hold IPython's %magic and !shell lines as well."""
    tree = ast.parse(TransformerManager().transform_cell(source))
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def length(function):
    first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    return function.end_lineno - first + 1


def test_there_are_notebooks():
    assert NOTEBOOKS, "no notebook found under notebooks/"


@each_notebook
def test_no_results_are_committed(path):
    full = {n for n, cell in code_cells(path) if cell.outputs or cell.execution_count is not None}
    assert not full, f"cells {sorted(full)} hold outputs or execution counts; see `make lint`"


@each_notebook
def test_no_papermill_traces(path):
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    assert "papermill" not in list(notebook.metadata)
    for number, cell in enumerate(notebook.cells, 1):
        assert not {"papermill", "execution"} & set(cell.metadata), f"cell {number} holds run-time metadata"
        assert "injected-parameters" not in cell.metadata.get("tags", []), f"cell {number} was put in by papermill"


@each_notebook
def test_nbstripout_agrees(path):
    command = [sys.executable, "-m", "nbstripout", "--verify", *STRIP, str(path)]
    environment = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=60)
    assert done.returncode == 0, f"nbstripout would change it; see `make lint`\n{done.stdout}{done.stderr}"


@each_notebook
def test_cells_are_short(path):
    lengths = {number: len(cell.source.splitlines()) for number, cell in code_cells(path)}
    assert {n: lines for n, lines in lengths.items() if lines > CELL_LINES} == {}


@each_notebook
def test_notebooks_define_no_long_functions(path):
    found = [(number, f.name, length(f)) for number, cell in code_cells(path) for f in functions(cell.source)]
    assert [entry for entry in found if entry[2] > FUNCTION_LINES] == []
