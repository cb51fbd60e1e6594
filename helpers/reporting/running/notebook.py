"""The notebook of a job, run with papermill."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nbformat
import papermill
import zmq
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from traitlets.config import Config

from helpers.catalog import Catalogue, handed
from helpers.reporting.formats import ROOT
from helpers.reporting.job import Job
from helpers.reporting.running.failing import NotebookFailed, first_line, told
from helpers.reporting.running.isolated import Limits, scratch_prefix
from helpers.reporting.running.parameter_cell import check_takes
from helpers.reporting.running.reads import noted_reads
from helpers.reporting.running.streams import join_streams
from helpers.words import N_
from helpers.words.made_up import mark

_SOCKET_NAME = 100  # bytes; the systems allow 104 or 108, and a number is added


@dataclass(frozen=True)
class Ran:
    """An executed notebook, and the files it read beside the tables that it was handed."""

    notebook: NotebookNode
    reads: tuple[Path, ...]


def run_notebook(job: Job, tables: Catalogue, data_folder: str, engine: str, limits: Limits) -> Ran:
    """Run the notebook of `job` on `tables`, whatever stands in `data_folder` (as the notebook names it) by now.

    Raises NotebookFailed, and ChildFailed where the notebook took its process with it.
    """
    folder = job.notebook.parent
    parameters = job.parameters | {"data_folder": data_folder}
    bare = _bare(job.notebook)
    check_takes(bare, parameters)
    with tempfile.TemporaryDirectory(prefix=scratch_prefix(os.getpid())) as scratch:
        log = Path(scratch) / "reads.txt"
        with told(job.notebook.name, limits):
            notebook = papermill.execute_notebook(
                bare,
                None,
                parameters=parameters,
                progress_bar=False,
                resources={"metadata": {"path": str(folder)}},
                **_engine(engine, (tables, data_folder, str(log)), limits),
            )
        reads = noted_reads(log, (ROOT / "helpers", Path(scratch)))
    for cell in notebook.cells:
        # papermill takes sys.exit() for a good end, and leaves the cells after it unrun.
        if cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None:
            raise NotebookFailed(
                N_("the notebook was left by exit() before the cell “{cell}”"), cell=first_line(cell.source)
            )
    join_streams(notebook)
    _with_steady_ids(notebook)
    _without_times(notebook)
    notebook.metadata.papermill = {
        "input_path": job.notebook.name,
        "output_path": f"{job.stem}.ipynb",
        "parameters": parameters,
        "version": papermill.__version__,
    }
    if job.made_up:
        notebook.metadata["made_up"] = mark(job.language)
    return Ran(notebook, tuple(reads))


def _engine(engine: str, first: tuple[Catalogue, str, str], limits: Limits) -> dict:
    """What papermill is told of the way to run the cells, after `prepare(*first)`."""
    if engine == "fork":
        from helpers.reporting.running.engine import ForkedEngine

        papermill_engines.register("giamngheo", ForkedEngine)  # also where the project runs without being installed
        return {"engine_name": "giamngheo", "first": first, "limits": limits}
    tables, data_folder, log = first
    file = Path(log).with_name("tables.pickle")
    handed.hand_over(tables, file)
    prepare = "__import__('helpers.reporting.running.prepare', fromlist=['*']).prepare"
    return {
        "config": _private_connection(file.parent),
        "extra_arguments": [f"--IPKernelApp.exec_lines={prepare}({str(file)!r}, {data_folder!r}, {log!r})"],
        "shutdown_kernel": "immediate",
        "record_timing": False,
        "timeout": limits.seconds,
    }


def _bare(path: Path) -> NotebookNode:
    """The notebook as it counts for a report, see `Origins`: without what JupyterLab keeps in the file beside it."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    for cell in notebook.cells:
        cell.metadata = {"tags": sorted(cell.metadata.get("tags", []))}
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def _with_steady_ids(notebook: NotebookNode) -> None:
    """Number the cells: their names mean nothing here, and papermill draws a new one for its own at each run."""
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number}"


def _without_times(notebook: NotebookNode) -> None:
    """Take out when and how long each cell ran, so that the same report is the same file."""
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)


def _private_connection(folder: Path) -> Config:
    """A connection to the kernel that no other user can listen to and no other kernel can collide with.

    POSIX: sockets in a folder of this user's own. Elsewhere, and where the way to that folder is longer than a socket's
    name may be, TCP, encrypted; two kernels that start together can pick one port there, which shows as a kernel that
    dies at its start.
    """
    sockets = folder / "kernel"
    if os.name == "posix" and len(os.fsencode(sockets)) < _SOCKET_NAME:
        return Config({"ConnectionFileMixin": {"transport": "ipc", "ip": str(sockets)}})
    return Config({"KernelManager": {"transport_encryption": "auto" if zmq.has("curve") else "disabled"}})
