"""The report's notebook: what it holds, and that it works in JupyterLab as it does in the command."""

import ast
import shutil
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.display.blocks import BLOCK_MIME
from helpers.reporting.document import read_document
from helpers.reporting.national_overview import OVERVIEW
from helpers.reporting.province_report import NOTEBOOK
from tests.reports import VIETNAMESE, bare

ROOMS = {"catalog", "display", "measures"}


@pytest.fixture(scope="module")
def notebook():
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module", params=[NOTEBOOK, OVERVIEW], ids=lambda path: path.stem)
def report_notebook(request):
    """The notebook of each kind of report."""
    return nbformat.read(request.param, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def names(tree, kind):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, kind)}


def test_one_cell_holds_the_parameters_and_all_are_text(notebook):
    (cell,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    values = {
        target.id: ast.literal_eval(statement.value)
        for statement in ast.parse(cell.source).body
        for target in statement.targets
    }
    assert values == {"province": "06", "year": "2022", "language": "vi", "data_folder": "../data"}


def test_cells_use_only_the_three_rooms(report_notebook):
    """One import, of those rooms; each later cell calls one of them with what earlier cells made."""
    notebook = report_notebook
    imports = [
        ast.unparse(node)
        for cell in code(notebook)
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert imports == ["from helpers import catalog, display, measures"]
    made = {*ROOMS, "Out"}  # what the cells before have shown, as every notebook keeps it
    for cell in code(notebook):
        tree = ast.parse(cell.source)
        assert names(tree, ast.Load) <= made, cell.source
        made |= names(tree, ast.Store)
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert all(ast.unparse(call.func).partition(".")[0] in ROOMS for call in calls), cell.source
        assert len(calls) <= 1, cell.source


def test_every_cell_for_readers_has_a_twin_in_the_other_language(report_notebook):
    """Prose in Vietnamese stands right before the same in English, with a heading of the same level."""
    prose = [cell for cell in report_notebook.cells if cell.cell_type == "markdown"]
    spoken = [(cell.metadata.tags, cell.source) for cell in prose if cell.metadata.tags != ["analyst"]]
    assert spoken
    assert [tags for tags, _source in spoken] == [["vi"], ["en"]] * (len(spoken) // 2)
    for (_vi, vietnamese), (_en, english) in zip(spoken[::2], spoken[1::2], strict=True):
        assert vietnamese.partition(" ")[0] == english.partition(" ")[0] == "##"
        assert vietnamese.count("\n\n") == english.count("\n\n")
        assert set(vietnamese.partition("\n")[0].casefold()) & set(VIETNAMESE), vietnamese
        assert not set(english.casefold()) & set(VIETNAMESE), english


@pytest.mark.parametrize(
    ("language", "title"), [("vi", "Báo cáo giảm nghèo tỉnh"), ("en", "Poverty-reduction report of")]
)
def test_runs_as_in_jupyterlab(notebook, language, title):
    """In its own folder, from top to bottom, with the words that a person types."""
    typed = nbformat.from_dict(notebook)
    parameters = next(cell for cell in typed.cells if "parameters" in cell.metadata.get("tags", []))
    parameters.source = f'province = "Soc Trang"\nyear = "2024"\nlanguage = "{language}"\ndata_folder = "../data"'
    NotebookClient(typed, timeout=60, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    shown = [output for cell in code(typed) for output in cell.outputs]
    assert len(shown) >= 10
    for output in shown:
        assert output.output_type == "execute_result", output
        assert {BLOCK_MIME, "text/html", "text/plain"} <= set(output.data)
    assert read_document(typed).title["title"].startswith(title)


@pytest.mark.parametrize(("exporter", "name"), [("giamngheo-html", "report.html"), ("giamngheo-pdf", "report.pdf")])
def test_nbconvert_finds_the_exporters_and_writes_the_same_report(rendered, tmp_path, exporter, name):
    """As from JupyterLab's menu, which offers what nbconvert finds."""
    report = rendered.reports["94", "2024", "en"]
    shutil.copy(report.folder / "report.ipynb", tmp_path)
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", exporter, "report.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_bytes() == bare(report.folder / name)
