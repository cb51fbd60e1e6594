"""How a run goes, for who watches it, for who wants only to know what failed, and for programs."""

import json
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import click
from tqdm import tqdm

from helpers.numbers import write_count, write_decimal
from helpers.reporting.batch import Outcome
from helpers.reporting.job import Job
from helpers.reporting.tasks import Made, Task
from helpers.words import N_, gettext, ngettext, user_language

_MOST_NAMED = 3
_STAGES = {"run": N_("run"), "prove": N_("prove")}


class Progress:
    """Shows outcomes as they come, and their sum at the end."""

    def __init__(self, quiet: bool, as_json: bool):
        self._told = not quiet and not as_json
        self._json = as_json
        self._outcomes: dict[Job, Outcome] = {}
        self.standing: list[Job] = []  # whose reports stood already
        self._running: list[str] = []
        self._lock = threading.Lock()
        self._start = time.perf_counter()
        self._index: Path | None = None
        self._left: list[str] = []
        self._status = 0
        self._language = user_language()

    def __enter__(self) -> "Progress":
        self._bar = tqdm(disable=True)
        return self

    def __exit__(self, *_error) -> None:
        self._bar.close()

    def begin(self, standing: Iterable[Outcome], due: int) -> None:
        """Tell of the reports that stand already; from now on `due` outcomes are waited for."""
        for outcome in standing:
            self.standing.append(outcome.job)
            self._say(outcome, "unchanged")
        # Where no one watches, a bar is only noise in a log.
        _ = gettext(self._language)
        seen = self._told and due and sys.stderr.isatty()
        self._bar = tqdm(total=due, unit=_("report"), file=sys.stderr, disable=not seen)

    def watching(self, make: Callable[[Task], Made]) -> Callable[[Task], Made]:
        """`make`, with the bar naming what is being made."""

        def watched(task: Task) -> Made:
            self._name(task.job, begins=True)
            try:
                return make(task)
            finally:
                self._name(task.job, begins=False)

        return watched

    def show(self, outcome: Outcome) -> None:
        """Tell of one outcome."""
        again = outcome.job in self._outcomes
        self._outcomes[outcome.job] = replace(outcome, record=None)  # of many, the records are too much to keep
        self._say(outcome, "failed" if outcome.failure else "made")
        if not again:
            self._bar.update()

    @property
    def outcomes(self) -> list[Outcome]:
        """How each report ended that was due, without its record."""
        return list(self._outcomes.values())

    def finished(self, index: Path, left: list[str]) -> None:
        """The list of all reports is written; `left` are folders of reports that the data have no plan for any more."""
        self._index, self._left = index, left

    def stopped(self, status: int) -> None:
        """The run was stopped from outside."""
        self._status = status

    def end(self) -> int:
        """Tell the sum; the exit status that follows from it."""
        failed = [outcome for outcome in self._outcomes.values() if outcome.failure]
        made = len(self._outcomes) - len(failed)
        seconds = round(time.perf_counter() - self._start, 2)
        stages = self._stages()
        self._say_faults()
        if self._json:
            told = {"event": "end", "made": made, "unchanged": len(self.standing), "failed": len(failed)}
            told |= {"stopped": bool(self._status), "seconds": seconds, "stages": stages}
            told |= {"index": str(self._index)} if self._index else {}
            click.echo(json.dumps(told | ({"not_listed": self._left} if self._left else {}), ensure_ascii=False))
        elif self._told:
            self._sum(made, len(failed), seconds, stages)
        elif failed:
            n_ = ngettext(self._language)
            said = n_("{failed} of {all} report failed.", "{failed} of {all} reports failed.", len(self._outcomes))
            click.echo(said.format(failed=self._count(len(failed)), all=self._count(len(self._outcomes))), err=True)
        return self._status or int(bool(failed))

    def _say_faults(self) -> None:
        """Each fault of the data once, those together that stop the same reports."""
        if self._json:  # each report has told its own
            return
        _ = gettext(self._language)
        stopped_by: dict[str, list[str]] = {}
        for job, outcome in self._outcomes.items():
            for told in dict.fromkeys(problem.say(self._language) for problem in outcome.problems):
                stopped_by.setdefault(told, []).append(str(job))
        together: dict[tuple[str, ...], list[str]] = {}
        for told, stopped in stopped_by.items():
            together.setdefault(tuple(sorted(stopped)), []).append(told)
        for stopped, lines in together.items():
            click.echo("\n".join(lines), err=True)
            click.echo("    " + _("Stopped by this: {reports}").format(reports=", ".join(stopped)), err=True)

    def _sum(self, made: int, failed: int, seconds: float, stages: dict[str, float]) -> None:
        _ = gettext(self._language)
        if made:
            rows = [(_("stage"), _("seconds"), _("a report"))]
            for stage, spent in stages.items():
                name = _(_STAGES.get(stage, stage))
                rows.append((name, self._decimal(spent, 1), self._decimal(spent / made, 2)))
            for name, seconds_, each in rows:
                click.echo(f"{name:<9}  {seconds_:>8}  {each:>11}", err=True)
        said = _("{made} made and proved, {unchanged} unchanged, {failed} failed, in {seconds} s.").format(
            made=self._count(made),
            unchanged=self._count(len(self.standing)),
            failed=self._count(failed),
            seconds=self._decimal(seconds, 1),
        )
        stopped = " " + _("Stopped: the next run goes on from here.") if self._status else ""
        click.echo(said + stopped, err=True)
        if self._left:
            left = _("Not listed, as the data have no such plan (remove what is no longer wanted): {folders}")
            click.echo(left.format(folders=", ".join(self._left)), err=True)
        if self._index:
            click.echo(_("Open {file}").format(file=self._index))

    def _stages(self) -> dict[str, float]:
        """The seconds of all reports by stage: of several made at once, each counts its own."""
        stages: dict[str, float] = {}
        for outcome in self._outcomes.values():
            for stage, spent in outcome.seconds.items():
                stages[stage] = stages.get(stage, 0) + spent
        return {stage: round(spent, 2) for stage, spent in stages.items()}

    def _count(self, number: int) -> str:
        return write_count(number, self._language)

    def _decimal(self, number: float, places: int) -> str:
        return write_decimal(Decimal(str(number)), self._language, places)

    def _say(self, outcome: Outcome, state: str) -> None:
        _ = gettext(self._language)
        files = outcome.record.files if outcome.record else {}
        if self._json:
            told = {"event": "report", "report": outcome.job.title, "language": outcome.job.language, "state": state}
            told |= {"folder": str(outcome.job.folder), "files": files, "reasons": outcome.reasons}
            told |= {"seconds": {stage: round(spent, 3) for stage, spent in outcome.seconds.items()}}
            click.echo(json.dumps(told | ({"failure": outcome.failure} if outcome.failure else {}), ensure_ascii=False))
        elif state == "failed":
            word = _("FAILED")
            below = _("faults of the data, told once at the end")
            for line in [below] if outcome.problems else outcome.failure.splitlines():
                self._bar.write(f"{word:<6}  {outcome.job}: {line}", file=sys.stderr)
        elif state == "made" and self._told:
            sizes: dict[str, int] = {}
            for name, file in files.items():
                first, slash, _rest = name.partition("/")
                sizes[first + slash] = sizes.get(first + slash, 0) + file["bytes"]
            listed = ", ".join(f"{name} {self._count(size // 1024)} kB" for name, size in sizes.items())
            word = _("ok")
            self._bar.write(f"{word:<6}  {outcome.job}  {listed}", file=sys.stderr)

    def _name(self, job: Job, begins: bool) -> None:
        with self._lock:
            (self._running.append if begins else self._running.remove)(str(job))
            named = ", ".join(self._running[:_MOST_NAMED])
            more = len(self._running) - _MOST_NAMED
            self._bar.set_postfix_str(named + (f" +{more}" if more > 0 else ""), refresh=False)
