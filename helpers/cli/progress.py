"""How a run goes, for who watches it, for who wants only to know what failed, and for programs."""

import json
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import click
from tqdm import tqdm

from helpers.reporting.batch import Outcome
from helpers.reporting.job import Job
from helpers.reporting.tasks import Made, Task

_MOST_NAMED = 3


class Progress:
    """Shows outcomes as they come, and their sum at the end."""

    def __init__(self, quiet: bool, as_json: bool):
        self._told = not quiet and not as_json
        self._json = as_json
        self._outcomes: dict[Job, Outcome] = {}
        self._standing = 0
        self._running: list[str] = []
        self._lock = threading.Lock()
        self._start = time.perf_counter()
        self._index: Path | None = None
        self._left: list[str] = []
        self._status = 0

    def __enter__(self) -> "Progress":
        self._bar = tqdm(unit="report", file=sys.stderr, disable=True)
        return self

    def __exit__(self, *_error) -> None:
        self._bar.close()

    def begin(self, standing: Iterable[Outcome], due: int) -> None:
        """Tell of the reports that stand already; from now on `due` outcomes are waited for."""
        for outcome in standing:
            self._standing += 1
            self._say(outcome, "unchanged")
        # Where no one watches, a bar is only noise in a log.
        self._bar = tqdm(
            total=due, unit="report", file=sys.stderr, disable=not self._told or not due or not sys.stderr.isatty()
        )

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

    def finished(self, index: Path, left: list[str]) -> None:
        """The list of all reports is written; `left` are folders of reports that the data have no plan for any more."""
        self._index, self._left = index, left

    def stopped(self, status: int) -> None:
        """The run was stopped from outside."""
        self._status = status

    def end(self) -> None:
        """Tell the sum, and end the command with its status."""
        failed = [outcome for outcome in self._outcomes.values() if outcome.failure]
        made = len(self._outcomes) - len(failed)
        seconds = round(time.perf_counter() - self._start, 2)
        stages = self._stages()
        if self._json:
            told = {"event": "end", "made": made, "unchanged": self._standing, "failed": len(failed)}
            told |= {"stopped": bool(self._status), "seconds": seconds, "stages": stages}
            told |= {"index": str(self._index)} if self._index else {}
            click.echo(json.dumps(told | ({"not_listed": self._left} if self._left else {}), ensure_ascii=False))
        elif self._told:
            self._sum(made, len(failed), seconds, stages)
        elif failed:
            click.echo(f"{len(failed)} of {len(self._outcomes)} reports failed.", err=True)
        sys.exit(self._status or int(bool(failed)))

    def _sum(self, made: int, failed: int, seconds: float, stages: dict[str, float]) -> None:
        if made:
            click.echo("stage     seconds   a report", err=True)
            for stage, spent in stages.items():
                click.echo(f"{stage:<8}  {spent:7.1f}  {spent / made:9.2f}", err=True)
        stopped = " Stopped: the next run goes on from here." if self._status else ""
        click.echo(
            f"{made} made and proved, {self._standing} unchanged, {failed} failed, in {seconds:.1f} s.{stopped}",
            err=True,
        )
        if self._left:
            folders = ", ".join(self._left)
            click.echo(
                f"Not listed, as the data have no such plan (remove what is no longer wanted): {folders}", err=True
            )
        if self._index:
            click.echo(f"Open {self._index}")

    def _stages(self) -> dict[str, float]:
        """The seconds of all reports by stage: of several made at once, each counts its own."""
        stages: dict[str, float] = {}
        for outcome in self._outcomes.values():
            for stage, spent in outcome.seconds.items():
                stages[stage] = stages.get(stage, 0) + spent
        return {stage: round(spent, 2) for stage, spent in stages.items()}

    def _say(self, outcome: Outcome, state: str) -> None:
        files = outcome.record.files if outcome.record else {}
        if self._json:
            told = {"event": "report", "report": outcome.job.title, "language": outcome.job.language, "state": state}
            told |= {"folder": str(outcome.job.folder), "files": files, "reasons": outcome.reasons}
            told |= {"seconds": {stage: round(spent, 3) for stage, spent in outcome.seconds.items()}}
            click.echo(json.dumps(told | ({"failure": outcome.failure} if outcome.failure else {}), ensure_ascii=False))
        elif state == "failed":
            for line in outcome.failure.splitlines():
                self._bar.write(f"FAILED  {outcome.job}: {line}", file=sys.stderr)
        elif state == "made" and self._told:
            sizes: dict[str, int] = {}
            for name, file in files.items():
                first, slash, _rest = name.partition("/")
                sizes[first + slash] = sizes.get(first + slash, 0) + file["bytes"]
            told = ", ".join(f"{name} {size // 1024} kB" for name, size in sizes.items())
            self._bar.write(f"ok      {outcome.job}  {told}", file=sys.stderr)

    def _name(self, job: Job, begins: bool) -> None:
        with self._lock:
            (self._running.append if begins else self._running.remove)(str(job))
            named = ", ".join(self._running[:_MOST_NAMED])
            more = len(self._running) - _MOST_NAMED
            self._bar.set_postfix_str(named + (f" +{more}" if more > 0 else ""), refresh=False)
