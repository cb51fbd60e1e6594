"""How a notebook job is run; only `jupyter-scheduler` imports this."""

from pathlib import Path

import papermill
from jupyter_scheduler.executors import DefaultExecutionManager
from papermill.iorw import load_notebook_node

from helpers.delivery.lab_jobs.parameters import values
from helpers.reporting.exporters import exporter
from helpers.reporting.formats import ROOT
from helpers.reporting.running.failing import told

_NOTEBOOKS = ROOT / "notebooks"


class WorkbookExecutionManager(DefaultExecutionManager):
    """Runs a copy of the notebook with papermill, and makes the report of it as the menu *Save and Export* would.

    One of the workbook's own runs in `notebooks/`, where `../data` is what it is in the Lab. Of a notebook that fails
    there is only the notebook, up to the cell that failed, and the job says why.
    """

    def execute(self) -> None:
        """Write the job's files where they are collected. Raises NotebookFailed or NotAReport, which the job shows."""
        staged = {name: Path(path) for name, path in self.staging_paths.items()}
        source = staged.pop("input")
        own = (_NOTEBOOKS / source.name).is_file() and not self.model.package_input_folder
        notebook = load_notebook_node(str(source))
        parameters = values(self.model.parameters or {}, notebook)
        try:
            with told(source.name):
                ran = papermill.execute_notebook(
                    notebook,
                    staged.get("ipynb"),
                    parameters=parameters,
                    cwd=_NOTEBOOKS if own else source.parent,
                    progress_bar=False,
                )
        finally:
            self.add_side_effects_files(str(source.parent))
        for ending in staged.keys() - {"ipynb"}:
            content, _resources = exporter(ending).from_notebook_node(ran)
            staged[ending].write_bytes(content.encode() if isinstance(content, str) else content)
