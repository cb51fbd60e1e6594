"""Running the notebook of a job with papermill."""

import os
from pathlib import Path

import papermill
import zmq
from jupyter_client.manager import AsyncKernelManager
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets import default

from helpers.reporting.job import Job


class NotebookFailed(RuntimeError):
    """The notebook stopped with an error: its kind, its words, and the cell it stopped in."""


class PrivateKernelManager(AsyncKernelManager):
    """Kernels whose connection is encrypted where the system can, so that no other user of it can listen in."""

    @default("transport_encryption")
    def _transport_encryption_default(self) -> str:
        return "auto" if zmq.has("curve") else "disabled"


def run_notebook(job: Job) -> NotebookNode:
    """The executed notebook. Parameters go in as text, so that province `06` stays `06`. Raises NotebookFailed."""
    folder = job.notebook.parent
    parameters = {"province": job.province_code, "year": job.year, "language": job.language, "data_folder": _beside(job.data, folder)}
    try:
        notebook = papermill.execute_notebook(
            job.notebook,
            None,
            parameters=parameters,
            progress_bar=False,
            kernel_manager_class=f"{PrivateKernelManager.__module__}.{PrivateKernelManager.__name__}",
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(folder)}},
        )
    except PapermillExecutionError as error:
        if error.ename == "DataProblems":
            raise NotebookFailed(error.evalue) from None
        raise NotebookFailed(f"cell {error.exec_count}: {error.ename}: {error.evalue}") from None
    notebook.metadata.papermill |= {"input_path": job.notebook.name, "output_path": "report.ipynb"}
    return notebook


def _beside(data: Path, folder: Path) -> str:
    """`data` as seen from the notebook's folder, so that an executed notebook names no path of this machine."""
    try:
        return Path(os.path.relpath(data, folder)).as_posix()
    except ValueError:  # on another Windows drive
        return data.as_posix()
