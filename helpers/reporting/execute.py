"""Running the notebook of a job with papermill."""

import os
import tempfile
from pathlib import Path

import papermill
import zmq
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from helpers.display.made_up import mark
from helpers.reporting.job import Job


class NotebookFailed(RuntimeError):
    """The notebook stopped with an error: its kind, its words, and the cell it stopped in."""


def run_notebook(job: Job) -> NotebookNode:
    """The executed notebook. Raises NotebookFailed."""
    folder = job.notebook.parent
    parameters = job.parameters | {"data_folder": _beside(job.data, folder)}
    try:
        with tempfile.TemporaryDirectory(prefix="giamngheo-") as sockets:
            notebook = papermill.execute_notebook(
                job.notebook,
                None,
                parameters=parameters,
                progress_bar=False,
                config=_private_connection(sockets),
                shutdown_kernel="immediate",
                resources={"metadata": {"path": str(folder)}},
            )
    except RuntimeError as error:  # the kernel did not start, or died
        raise NotebookFailed(str(error)) from error
    except PapermillExecutionError as error:
        if error.ename == "DataProblems":
            raise NotebookFailed(error.evalue) from None
        raise NotebookFailed(
            f"the cell “{_first_line(error.source)}” stopped with {error.ename}: {error.evalue}"
        ) from None
    for cell in notebook.cells:
        # papermill takes sys.exit() for a good end, and leaves the cells after it unrun.
        if cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None:
            raise NotebookFailed(f"the notebook was left by exit() before the cell “{_first_line(cell.source)}”")
    notebook.metadata.papermill |= {"input_path": job.notebook.name, "output_path": f"{job.stem}.ipynb"}
    if job.made_up:
        notebook.metadata["made_up"] = mark(job.language)
    return notebook


def _first_line(source: str) -> str:
    return source.strip().splitlines()[0]


def _private_connection(sockets: str) -> Config:
    """A connection to the kernel that no other user can listen to and no other kernel can collide with.

    POSIX: sockets in a folder of this user's own. Elsewhere TCP, encrypted; two kernels that start together can
    pick one port there, which shows as a kernel that dies at its start.
    """
    if os.name == "posix":
        return Config({"ConnectionFileMixin": {"transport": "ipc", "ip": str(Path(sockets) / "kernel")}})
    return Config({"KernelManager": {"transport_encryption": "auto" if zmq.has("curve") else "disabled"}})


def _beside(data: Path, folder: Path) -> str:
    """`data` as seen from the notebook's folder, so that an executed notebook names no path of this machine."""
    try:
        return Path(os.path.relpath(data, folder)).as_posix()
    except ValueError:  # on another Windows drive
        return data.as_posix()
