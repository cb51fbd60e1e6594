"""The plan builder: what its notebook holds, and that it runs from the parameters to the files."""

import ast

import nbformat
import papermill
import pytest
from papermill.exceptions import PapermillExecutionError

from helpers.display.blocks import BLOCK_MIME
from helpers.reporting.document import read_document
from helpers.reporting.exporters import ReportHTMLExporter, ReportPDFExporter
from helpers.reporting.formats import ROOT

NOTEBOOK = ROOT / "notebooks" / "plan_builder.ipynb"
ROOMS = {"catalog", "display", "forms", "measures"}
RATES = {"huyện nghèo": "4,00", "thành phố": "0,19", "còn lại": "2,50"}


@pytest.fixture(scope="module")
def notebook():
    return nbformat.read(NOTEBOOK, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def run(tmp_path, **parameters):
    """The executed notebook, run as the command would: in its own folder, with a folder of its own for files."""
    return papermill.execute_notebook(
        NOTEBOOK,
        None,
        parameters={"output_folder": (tmp_path / "plans").as_posix()} | parameters,
        progress_bar=False,
        resources={"metadata": {"path": str(NOTEBOOK.parent)}},
    )


def test_each_cell_calls_one_room_at_most(notebook):
    """One import; each later cell calls one of the rooms with what earlier cells made."""
    parameters, first, *steps = code(notebook)
    assert "parameters" in parameters.metadata.tags
    assert first.source == "from helpers import catalog, display, forms, measures"
    for cell in steps:
        calls = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
        assert len(calls) <= 1, cell.source
        assert all(ast.unparse(call.func).partition(".")[0] in ROOMS for call in calls), cell.source


def test_prose_stands_in_both_languages(notebook):
    prose = [cell for cell in notebook.cells if cell.cell_type == "markdown" and cell.metadata.tags != ["analyst"]]
    assert [cell.metadata.tags for cell in prose] == [["vi"], ["en"]] * (len(prose) // 2)
    for vietnamese, english in zip(prose[::2], prose[1::2], strict=True):
        assert vietnamese.source.count("\n\n") == english.source.count("\n\n")


@pytest.fixture(scope="module", params=["vi", "en"])
def built(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    return request.param, folder, run(folder, language=request.param)


def test_it_runs_and_writes_the_appendix_and_the_rows(built):
    language, folder, executed = built
    written = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    name = {"vi": "bieu-muc-tieu-bac-kan-2022-du-thao", "en": "appendix-bac-kan-2022-draft"}[language]
    tables = ("district_plans", "plans", "printed_totals", "sources", "targets")
    assert written == [
        f"plans/2022/bac-kan/{name}.xlsx",
        *(f"plans/2022/bac-kan/data/{table}.csv" for table in tables),
    ]
    shown = [output for cell in code(executed) for output in cell.outputs]
    assert len(shown) == 9
    assert all(output.output_type == "execute_result" and BLOCK_MIME in output.data for output in shown)


def test_it_shows_the_printed_appendix(built):
    language, _folder, executed = built
    tables = [output.data[BLOCK_MIME] for cell in code(executed) for output in cell.outputs]
    district = next(block for block in tables if block["kind"] == "table" and len(block["columns"]) == 7)
    total = {
        "vi": ["Tổng số", "81.480", "21.946", "26,93", "1.984", "2,43", "24,50"],
        "en": ["Total", "81,480", "21,946", "26.93", "1,984", "2.43", "24.50"],
    }[language]
    assert district["rows"][-1]["cells"] == total


def test_it_exports_as_a_page_and_as_an_accessible_pdf(built):
    language, _folder, executed = built
    title = read_document(executed).title["title"]
    html, _resources = ReportHTMLExporter().from_notebook_node(executed)
    pdf, _resources = ReportPDFExporter().from_notebook_node(executed)
    assert title in html and pdf.startswith(b"%PDF")
    assert title.startswith({"vi": "Lập biểu kế hoạch giảm nghèo", "en": "Plan of poverty reduction"}[language])


def test_a_year_without_a_plan_and_made_up_figures(tmp_path):
    executed = run(tmp_path, province="99", year="2025", rates=RATES, own_range=None, variants=None, reach="17 %")
    assert read_document(executed).title["mark"]
    assert list((tmp_path / "plans" / "2025").rglob("*so-lieu-gia-dinh*.xlsx"))


def test_nonsense_stops_it_before_any_file_with_every_reason(tmp_path):
    with pytest.raises(PapermillExecutionError) as caught:
        run(tmp_path, rates={"huyện nghèo": "4,00%"}, reach="24,5")
    assert caught.value.ename == "DataProblems"
    assert caught.value.traceback == caught.value.evalue.splitlines(), "no line of the code stands above the reasons"
    assert "4,00%" in caught.value.evalue and "24,5" in caught.value.evalue
    assert not list(tmp_path.rglob("*"))
