"""What is typed into the form of a notebook job arrives as the text or the value that is meant."""

import ast

import pytest
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from helpers.delivery.lab_jobs.parameters import values
from helpers.reporting.formats import ROOT
from helpers.reporting.running.failing import NotebookFailed

PLAN = "plan_builder.ipynb"
REPORT = "province_report.ipynb"


def set_by(name, typed):
    """What the notebook's variables hold after the cell that papermill writes for a job; the cell holds nothing else."""
    notebook = load_notebook_node(str(ROOT / "notebooks" / name))
    ran = parameterize_notebook(notebook, values(typed, notebook))
    cell = next(cell for cell in ran.cells if "injected-parameters" in cell.metadata.get("tags", []))
    lines = ast.parse(cell.source).body
    assert all(isinstance(line, ast.Assign) for line in lines), cell.source
    return {line.targets[0].id: ast.literal_eval(line.value) for line in lines}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("06", "06"),
        ('"06"', "06"),
        ("'06'", "06"),
        ("2022", "2022"),
        ("2,5", "2,5"),
        ("None", "None"),
        ("Bắc Kạn", "Bắc Kạn"),
        ("", ""),
        ('06"; import os; "', '06"; import os; "'),
        ("a\\\nb'c\"", "a\\\nb'c\""),
        ("__import__('os').getcwd()", "__import__('os').getcwd()"),
    ],
)
def test_a_text_stays_the_text_that_was_typed(typed, meant):
    assert set_by(REPORT, {"province": typed}) == {"province": meant}


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("reach", "None", None),
        ("reach", "24,50 %", "24,50 %"),
        ("own_range", '("2", "2,5")', ["2", "2,5"]),
        ("rates", '{"còn lại": "2,50"}', {"còn lại": "2,50"}),
    ],
)
def test_what_is_no_text_in_the_notebook_is_read_as_a_value(name, typed, meant):
    assert set_by(PLAN, {name: typed}) == {name: meant}


@pytest.mark.parametrize("name", ["provinse", "x = 1\nimport os\ny", ""])
def test_a_name_that_the_notebook_does_not_set_is_told(name):
    with pytest.raises(NotebookFailed, match="data_folder, language, province, year"):
        set_by(REPORT, {name: "06"})


def test_a_job_without_parameters_needs_no_parameter_cell():
    notebook = load_notebook_node(str(ROOT / "notebooks" / REPORT))
    notebook.cells = [cell for cell in notebook.cells if "parameters" not in cell.metadata["tags"]]
    assert values({}, notebook) == {}
