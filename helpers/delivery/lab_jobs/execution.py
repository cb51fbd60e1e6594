"""How a notebook job is run; only `jupyter-scheduler` imports this."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import papermill
from jupyter_scheduler.executors import DefaultExecutionManager
from jupyter_scheduler.scheduler import BaseScheduler
from jupyter_scheduler.utils import create_output_directory
from papermill.iorw import load_notebook_node

from helpers.delivery.lab_jobs.parameters import values
from helpers.reporting.exporters import exporter
from helpers.reporting.formats import ROOT
from helpers.reporting.running.failing import told

_NOTEBOOKS = ROOT / "notebooks"
_JOBS = BaseScheduler.output_directory.default_value


class WorkbookExecutionManager(DefaultExecutionManager):
    """Runs a copy of the notebook with papermill, and makes the report of it as the menu *Save and Export* would.

    One of the workbook's own runs in `notebooks/`, where `../data` is what it is in the Lab. Of a notebook that fails
    there is only the notebook, up to the cell that failed, and the job says why.
    """

    def execute(self) -> None:
        """Write the job's files into its folder. Raises NotebookFailed or NotAReport, which the job shows."""
        staged = {name: Path(path) for name, path in self.staging_paths.items()}
        source = staged["input"]
        try:
            notebook = load_notebook_node(str(source))
            with told(source.name):
                ran = papermill.execute_notebook(
                    notebook,
                    staged.get("ipynb"),
                    parameters=values(self.model.parameters or {}, notebook),
                    cwd=_NOTEBOOKS if (_NOTEBOOKS / source.name).is_file() else source.parent,
                    progress_bar=False,
                )
            for ending in staged.keys() - {"input", "ipynb"}:
                content, _resources = exporter(ending).from_notebook_node(ran)
                staged[ending].write_bytes(content.encode() if isinstance(content, str) else content)
        finally:
            self.add_side_effects_files(str(source.parent))
            self._bring(path for path in staged.values() if path.is_file())

    def _bring(self, files: Iterable[Path]) -> None:
        """Put the files where the Lab looks for them: else they wait for a click, and come where the Lab was started."""
        folder = Path(self.root_dir, _JOBS, create_output_directory(self.model.input_filename, self.job_id))
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copyfile(file, folder / file.name)
