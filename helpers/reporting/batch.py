"""Many jobs through one executor: what is due is made, proved, held against the other reports, and put in place."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from helpers.catalog import Catalogue, DataFolder, DataProblems, Excerpt, Problem
from helpers.reporting.agreement import Agreement
from helpers.reporting.faults import Fault
from helpers.reporting.formats import ENGINES
from helpers.reporting.job import Job
from helpers.reporting.origin import Origins, differences, of_notebook, read_now
from helpers.reporting.placing import place, take_back
from helpers.reporting.record import RECORD, Record, damage, new_record, read_record, read_records
from helpers.reporting.running import FORKS, Limits
from helpers.reporting.tasks import Made, Task, make_apart
from helpers.words import gettext, user_language


@dataclass(frozen=True)
class Outcome:
    """How a job ended: the record of its report, or the failure in words.

    `reasons` are why it was made at all; without any it stood already. `seconds` are by stage. `problems` are those of
    the data that made it fail, which can be told in either language.
    """

    job: Job
    record: Record | None
    failure: str = ""
    reasons: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Batch:
    """The reports of one run into the folder `out`. `force`: make also what would come out the same."""

    def __init__(self, jobs: Iterable[Job], data: DataFolder, out: Path, force: bool = False):
        self.jobs = list(jobs)
        self._out = out
        self._origins = Origins(data)
        self.reasons = {job: self._reasons(job, force) for job in self.jobs}

    @property
    def due(self) -> list[Job]:
        """The jobs that have a reason to be made."""
        return [job for job in self.jobs if self.reasons[job]]

    def excerpt(self, job: Job) -> Excerpt:
        """The rows of data that the report of `job` can stand on."""
        return self._origins.excerpt(job)

    def standing(self) -> Iterator[Outcome]:
        """The reports that stand as they would come out."""
        return (Outcome(job, read_record(job.folder)) for job in self.jobs if not self.reasons[job])

    def run(
        self,
        catalogue: Catalogue,
        executor: Executor,
        make: Callable[[Task], Made] = make_apart,
        engine: str = ENGINES[0 if FORKS else 1],
        limits: Limits | None = None,
        at_once: int = 4,
    ) -> Iterator[Outcome]:
        """Make what is due with `make` through `executor`, and give each outcome as it comes.

        A job that fails leaves the earlier report as it was and does not stop the others. A report that turns out to be
        wrong when another is finished is taken back, and has a second outcome. If this is left before its end, jobs
        that have not begun are not made. No more than `at_once` jobs are handed to the executor and not yet finished,
        so that memory does not grow with their number.
        """
        _ = gettext(user_language())
        agreement = self._agreement()
        waiting = iter(self.due)
        tasks: dict[Future, Job] = {}
        made: dict[str, Job] = {}
        try:
            while True:
                for job in islice(waiting, at_once - len(tasks)):
                    tasks[executor.submit(make, self._task(job, catalogue, engine, limits or Limits()))] = job
                if not tasks:
                    break
                for future in wait(tasks, return_when=FIRST_COMPLETED).done:
                    job = tasks.pop(future)
                    outcome, against = self._placed(job, future, agreement)
                    if outcome.record:
                        made[job.place] = job
                    yield outcome
                    for place_, fault in against:  # which of the two is wrong, no one can tell: neither stays
                        if other := made.pop(place_, None):
                            take_back(other.folder)
                            agreement.drop(place_)
                            back = _("taken back, because {later} was made after it: {fault}")
                            yield Outcome(other, None, back.format(later=job.place, fault=fault))
        finally:
            for future in tasks:
                future.cancel()

    def _task(self, job: Job, catalogue: Catalogue, engine: str, limits: Limits) -> Task:
        tables = catalogue.only(self.excerpt(job))
        return Task(job, tables, job.data_folder, engine, limits, self._origins.code, of_notebook(job.notebook))

    def _placed(self, job: Job, future: Future, agreement: Agreement) -> tuple[Outcome, list[tuple[str, str]]]:
        """The outcome of a job, with its report in place if it has one; and what other reports say against it."""
        _ = gettext(user_language())
        reasons = self.reasons[job]
        try:
            made = future.result()
            origin = self._origins.origin(job, made.reads)
            record = new_record(job, made.facts, made.pictures, made.files, origin)
            if faults := list(agreement.faults(record)):
                return Outcome(job, None, "; ".join(fault for _folder, fault in faults), reasons), faults
            place(job.folder, made.files | {RECORD: record.text()})
        except Fault as error:
            return Outcome(job, None, str(error), reasons), []
        except DataProblems as error:
            return Outcome(job, None, error.say(user_language()), reasons, problems=tuple(error.problems)), []
        except CancelledError:
            lost = _("the cluster was lost before it was made; the next run makes it")
            return Outcome(job, None, lost, reasons), []
        except Exception as error:  # whatever goes wrong in one report must not stop the others
            return Outcome(job, None, f"{type(error).__name__}: {error}", reasons), []
        agreement.add(record)
        return Outcome(job, record, "", reasons, made.seconds), []

    def _agreement(self) -> Agreement:
        """All reports in the folder, but for those that are about to be made."""
        due = {job.place for job in self.due}
        agreement = Agreement(self._origins.of_province)
        for record in read_records(self._out):
            if record.folder not in due:
                agreement.add(record)
        return agreement

    def _reasons(self, job: Job, force: bool) -> tuple[str, ...]:
        """Why the report has to be made; nothing if it stands as it would come out."""
        _ = gettext(user_language())
        record = read_record(job.folder)
        if record is None:
            return (_("there is no finished report yet"),)
        if force:
            return ("--force",)
        now = self._origins.origin(job, read_now(record.origin["files"]))
        return (*differences(record.origin, now), *damage(job.folder, record))
