"""The overview's notebook in JupyterLab: its parameters, and any year that it offers."""

import ast

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.display.blocks import BLOCK_MIME
from helpers.reporting.document import read_document
from helpers.reporting.national_overview import OVERVIEW


@pytest.fixture
def notebook():
    return nbformat.read(OVERVIEW, as_version=4)


def parameters(notebook):
    (cell,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    return cell


def test_one_cell_holds_the_parameters_and_all_are_text(notebook):
    statements = ast.parse(parameters(notebook).source).body
    values = {one.targets[0].id: ast.literal_eval(one.value) for one in statements}
    assert values == {"year": "", "language": "vi", "data_folder": "../data"}


def test_runs_as_in_jupyterlab_for_another_year(notebook):
    parameters(notebook).source = 'year = "2021"\nlanguage = "en"\ndata_folder = "../data"'
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(OVERVIEW.parent)}}).execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert len(shown) >= 12
    assert all(output.output_type == "execute_result" and BLOCK_MIME in output.data for output in shown)
    document = read_document(notebook)
    assert document.title["title"] == "Poor households in the provinces of Viet Nam at the end of 2021"
    assert document.facts["year"] == "2021"
