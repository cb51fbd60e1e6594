"""One job from notebook to finished report: run, export, prove, and only then put in place."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat

from helpers.catalog import DataProblems
from helpers.reporting.document import NotAReport, read_document
from helpers.reporting.execute import NotebookFailed, run_notebook
from helpers.reporting.exporters import ReportHTMLExporter, ReportPDFExporter
from helpers.reporting.job import Job
from helpers.reporting.pdf import PDFError
from helpers.reporting.prove import NotProved, prove


class NotPlaced(RuntimeError):
    """The finished report could not be written to its folder."""


_TOLD = (DataProblems, NotAReport, NotebookFailed, NotPlaced, NotProved, PDFError)  # they say all a person needs


@dataclass(frozen=True)
class Outcome:
    """How a job ended: the sha256 and size of its files by name, or the failure in words."""

    job: Job
    files: dict[str, tuple[str, int]]
    facts: dict
    failure: str = ""


def render(job: Job) -> Outcome:
    """Make the report of `job`. The report's folder is replaced whole, or left as it was if anything fails."""
    try:
        files, facts = _make(job)
        _place(job.folder, files)
    except _TOLD as error:
        return Outcome(job, {}, {}, str(error))
    except Exception as error:  # whatever goes wrong in one report must not stop the others
        return Outcome(job, {}, {}, f"{type(error).__name__}: {error}")
    return Outcome(
        job, {name: (hashlib.sha256(content).hexdigest(), len(content)) for name, content in files.items()}, facts
    )


def _make(job: Job) -> tuple[dict[str, bytes], dict]:
    expected = job.expected()  # data that can not be used are refused before a kernel is started
    notebook = run_notebook(job)
    exporters = {"html": ReportHTMLExporter, "pdf": ReportPDFExporter}
    rendered = {}
    for name in job.formats:
        content, _resources = exporters[name]().from_notebook_node(notebook)
        rendered[f"{job.stem}.{name}"] = content.encode() if isinstance(content, str) else content
    prove(expected, read_document(notebook).facts, rendered)
    return rendered | {f"{job.stem}.ipynb": nbformat.writes(notebook).encode()}, expected


def _place(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files beside `folder` and rename, so that a reader never meets half a report."""
    partial, former = (folder.with_name(f".{folder.name}.{state}") for state in ("partial", "former"))
    if former.exists() and not folder.exists():  # an earlier run was killed between the two renames below
        former.rename(folder)
    for left_over in (partial, former):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        for name, content in files.items():
            (partial / name).write_bytes(content)
        if folder.exists():
            folder.rename(former)
        try:
            partial.rename(folder)
        except OSError:
            former.rename(folder)
            raise
    except OSError as error:
        raise NotPlaced(f"{folder}: {error.strerror or error}. Close the report's files if they are open.") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    shutil.rmtree(former, ignore_errors=True)
