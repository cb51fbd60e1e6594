"""`giamngheo render`."""

import json
import logging
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from helpers import catalog
from helpers.cli.alone import alone_in
from helpers.cli.ending import end, open_data, stop_on
from helpers.cli.progress import Progress
from helpers.delivery.crate import CRATE
from helpers.reporting.batch import Batch
from helpers.reporting.companions import linked
from helpers.reporting.index import INDEX, write_index
from helpers.reporting.job import Job
from helpers.reporting.jobs import jobs
from helpers.reporting.last_run import write_last_run
from helpers.reporting.manifest import write_manifest
from helpers.reporting.placing import settle
from helpers.reporting.record import read_records
from helpers.reporting.running import Limits, end_children
from helpers.reporting.tasks import make_apart, make_elsewhere
from helpers.words import LANGUAGES, gettext, user_language


@dataclass(frozen=True)
class Wanted:
    """What a run is asked to make: its jobs, and the data they are made from as they stood when it began."""

    jobs: list[Job]
    data: catalog.DataFolder
    catalogue: catalog.Catalogue
    out: Path


def render_reports(
    *, provinces, year, national, languages, formats, data, out, force, explain, quiet, as_json, **how
) -> None:
    """Make what is asked for and due, show how it goes, and end with status 1 if a report failed."""
    wanted = read_wanted(provinces, year, national, languages, formats, data, out)
    if explain:
        return _explain(Batch(wanted.jobs, wanted.data, wanted.out, force), wanted.catalogue, as_json)
    with alone_in(wanted.out), Progress(quiet, as_json) as progress:
        refresh(wanted, progress, force=force, **how)
    sys.exit(progress.end())


def read_wanted(provinces, year, national, languages, formats, data, out) -> Wanted:
    """The data and the jobs of a run. Ends the command if data or names are wrong, or there is nothing to make."""
    folder, catalogue = open_data(data)
    language = user_language()
    _ = gettext(language)
    stop_on([problem.say(language) for problem in catalogue.problems if problem.owner is None], status=2)
    try:
        wanted = jobs(catalogue, provinces, year, languages, out, formats, national)
    except catalog.DataProblems as error:
        end(error.say(language).splitlines(), status=2)
    if not wanted:
        end([_("{folder}: no plan in plans.csv, so there is nothing to render.").format(folder=data)], status=1)
    return Wanted(wanted, folder, catalogue, out.resolve())


def refresh(wanted: Wanted, progress: Progress, *, force, workers, cluster, engine, seconds, megabytes) -> None:
    """Make what is due, and list what stands in the folder then. The folder is ours alone meanwhile."""
    out, catalogue = wanted.out, wanted.catalogue
    for job in wanted.jobs:
        settle(job.folder)
    batch = Batch(wanted.jobs, wanted.data, out, force)
    progress.begin(batch.standing(), len(batch.due))
    if batch.due:
        (out / CRATE).unlink(missing_ok=True)  # from here it tells of other files; `run` writes it anew
        with _stoppable(progress), _executor(cluster, workers) as (executor, at_once):
            make = progress.watching(make_apart) if cluster is None else make_elsewhere
            for outcome in batch.run(catalogue, executor, make, engine, Limits(seconds, megabytes), at_once):
                progress.show(outcome)
    if records := [linked(out, record).listed() for record in read_records(out)]:
        places = {job.place for job in jobs(catalogue, (), None, LANGUAGES, out)}
        listed = [record for record in records if record.folder in places]
        asked = {job.place for job in wanted.jobs}
        write_last_run(out, listed, progress.outcomes, asked, places, catalogue)
        write_manifest(out, listed)
        write_index(out, listed, catalogue)
        progress.finished(out / INDEX, [record.folder for record in records if record.folder not in places])


def _explain(batch: Batch, catalogue: catalog.Catalogue, as_json: bool) -> None:
    """Say of each report why it would be made, and what would keep it from being made."""
    _ = gettext(user_language())
    for job in batch.jobs:
        reasons = batch.reasons[job]
        refused = _refusal(job, batch, catalogue) if reasons else ""
        if as_json:
            told = {"event": "explained", "report": job.title, "language": job.language, "reasons": reasons}
            click.echo(json.dumps(told | ({"refused": refused} if refused else {}), ensure_ascii=False))
        else:
            why = "; ".join(reasons) or _("stands as it would come out")
            but = _("; but it would be refused: {reason}").format(reason=refused) if refused else ""
            click.echo(f"{job}: {why}{but}")


def _refusal(job: Job, batch: Batch, catalogue: catalog.Catalogue) -> str:
    """The first fault of the data that keeps the report from being made; empty if there is none."""
    if not catalogue.problems:
        return ""
    try:
        job.expected(catalogue.only(batch.excerpt(job)))
    except catalog.DataProblems as error:
        return error.problems[0].say(user_language())
    return ""


@contextmanager
def _executor(cluster: str | None, workers: int | None) -> Iterator[tuple[Executor, int]]:
    """Where reports are made, and how many are handed over at once: here, twice as many as there are cores so that no
    core waits while a report is put in place, or on a cluster."""
    if cluster is not None:
        from helpers.reporting.cluster import NoCluster, cluster_executor

        logging.disable()  # what goes wrong is told by the reports that fail, and not in Dask's words
        try:
            with cluster_executor(cluster) as handed:
                yield handed
        except NoCluster as error:
            end([str(error)], status=2)
        return
    workers = workers or _cores()
    executor = ThreadPoolExecutor(workers)
    try:
        yield executor, 2 * workers
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        end_children()
        raise
    finally:
        executor.shutdown()


def _cores() -> int:
    """The cores that this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _stoppable(progress: Progress) -> Iterator[None]:
    """Ctrl-C, and what a scheduler sends, end the making but not the command: what is finished is kept and listed."""

    def stop(number: int, _frame) -> None:
        raise KeyboardInterrupt(number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt as stopped:
        progress.stopped(128 + (stopped.args[0] if stopped.args else signal.SIGINT))
    finally:
        signal.signal(signal.SIGTERM, before)
