"""The notebook of data quality: it runs in JupyterLab from top to bottom, in both languages, for all or one province."""

import nbformat
import pytest
from nbclient import NotebookClient

from helpers import catalog
from helpers.display.blocks import BLOCK_MIME
from helpers.reporting.formats import ROOT

NOTEBOOK = ROOT / "notebooks" / "data_quality.ipynb"


@pytest.mark.parametrize(
    ("language", "province", "told"), [("vi", "", "Bạch Thông"), ("en", "Son La", "296,513–296,661 households")]
)
def test_runs_as_in_jupyterlab(language, province, told):
    typed = nbformat.read(NOTEBOOK, as_version=4)
    parameters = next(cell for cell in typed.cells if "parameters" in cell.metadata.get("tags", []))
    parameters.source = f'language = "{language}"\ndata_folder = "../data"\nprovince = "{province}"'
    NotebookClient(typed, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    shown = [output for cell in typed.cells if cell.cell_type == "code" for output in cell.outputs]
    assert len(shown) == 3
    assert all({BLOCK_MIME, "text/html"} <= set(output.data) for output in shown)
    assert told in shown[1].data["text/html"]


def test_a_province_that_is_not_there_is_told():
    with pytest.raises(catalog.DataProblems, match="Sơn La"):
        catalog.audit_tables("en", ROOT / "data", "Sơn Lo")
