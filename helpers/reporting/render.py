"""One job from notebook to finished report: run, export and prove. Nothing is written here."""

import time

import nbformat

from helpers.forms.report import report_files
from helpers.reporting.document import read_document
from helpers.reporting.exporters import exporter
from helpers.reporting.origin import read_now
from helpers.reporting.pictures import pictures
from helpers.reporting.prove import prove
from helpers.reporting.running.notebook import run_notebook
from helpers.reporting.tasks import Made, Task


def make(task: Task) -> Made:
    """The report of a task, proved. Raises what keeps it from being a right report."""
    watch = _Watch()
    job = task.job
    expected = job.expected(task.tables)  # data that can not be used are refused before a notebook is run
    watch.lap("prove")
    ran = run_notebook(job, task.tables, task.data_folder, task.engine, task.limits)
    watch.lap("run")
    document = read_document(ran.notebook)
    rendered = {}
    for name in job.formats:
        if name == "data":
            rendered |= report_files(document.title, document.blocks, job.stem)
        else:
            content, _resources = exporter(name).from_notebook_node(ran.notebook)
            rendered[f"{job.stem}.{name}"] = content.encode() if isinstance(content, str) else content
        watch.lap(name)
    prove(expected, document.facts, rendered)
    files = rendered | {f"{job.stem}.ipynb": nbformat.writes(ran.notebook).encode()}
    reads = read_now(map(str, ran.reads))
    watch.lap("prove")
    return Made(files, expected, pictures(document), reads, watch.seconds)


class _Watch:
    """Seconds by stage."""

    def __init__(self):
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0) + now - self._last
        self._last = now
