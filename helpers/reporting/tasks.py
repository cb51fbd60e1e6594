"""What a report is made from, sent to wherever it is made, and what comes back."""

import multiprocessing
import socket
from dataclasses import dataclass, field, replace

from helpers.catalog import Catalogue
from helpers.reporting.faults import Fault
from helpers.reporting.formats import ROOT
from helpers.reporting.job import Job
from helpers.reporting.origin import LOADED, code, of_notebook
from helpers.reporting.running import FORKS, Limits, in_child
from helpers.words import N_


class UnfitWorker(Fault):
    """What is to make a report would not make the one that was asked for: why, and what to do."""


@dataclass(frozen=True)
class Task:
    """A job with all that is needed to make it on any machine that has the same code: `tables` are the rows it can
    stand on, `data_folder` is how its notebook names the data; `code` and `notebook` fingerprint what it is made with."""

    job: Job
    tables: Catalogue
    data_folder: str
    engine: str
    limits: Limits
    code: dict[str, str] = field(repr=False)
    notebook: str


@dataclass(frozen=True)
class Made:
    """A finished report: its files by name, the facts it is proved by, its pictures (a digest, and their words), the
    sha256 of the files its notebook read by itself, and the seconds of each stage."""

    files: dict[str, bytes]
    facts: dict
    pictures: list[list[str]]
    reads: dict[str, str]
    seconds: dict[str, float]


def make_apart(task: Task) -> Made:
    """As `render.make`, in a process of its own where processes can be forked. What happens in there is told as an exception."""
    return in_child(_make, task, limits=task.limits) if FORKS else _make(task)


def make_elsewhere(task: Task) -> Made:
    """As `make_apart`, on a worker of a cluster, which has the project somewhere else. Raises UnfitWorker."""
    host = socket.gethostname()
    if multiprocessing.current_process().daemon:
        raise UnfitWorker(
            N_("the worker on {host} was started by a nanny and may have no children: start it with --no-nanny"),
            host=host,
        )
    notebook = ROOT / "notebooks" / task.job.notebook.name
    if code() != task.code:
        raise UnfitWorker(
            N_("the worker on {host} has another version of the project: install the same everywhere"), host=host
        )
    if not notebook.is_file() or of_notebook(notebook) != task.notebook:
        raise UnfitWorker(
            N_("the worker on {host} has another notebooks/{notebook}: copy the changed one to every worker"),
            host=host,
            notebook=notebook.name,
        )
    return make_apart(replace(task, job=replace(task.job, notebook=notebook)))


def _make(task: Task) -> Made:
    if task.code != LOADED:  # it may have been started long before the code was changed
        raise UnfitWorker(
            N_("what makes reports on {host} was started with another version of the project: start it again"),
            host=socket.gethostname(),
        )
    # Only the process that makes reports waits for all that they need.
    from helpers.reporting.render import make

    return make(task)
