"""One round: every way once, one after the other, on the same data, so that a slow minute of the machine is shared."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from . import floor, two_cores, ways
from .machine import Clock
from .provinces import write_provinces
from .watching import Failed, Run, finished

ENDINGS = ("html", "pdf", "ipynb")
Sizes = dict[str, float]


class Counts(NamedTuple):
    """How many reports each way makes; C makes those of all provinces."""

    user: int
    competent: int
    floor: int
    ours: int


@dataclass(frozen=True)
class Task:
    """What a round measures: the data folder, its provinces (codes in order), how many of them each way takes, and the
    environment in which nbconvert finds its browser."""

    data: Path
    provinces: list[str]
    counts: Counts
    env: dict[str, str]


@dataclass(frozen=True)
class Round:
    """What a round measured. `ours_alone` is our way with one job; `ended` the seconds from the start of B's script to
    the end of each of its reports; `floor` processor seconds a report; `gain` what a second core is worth; `others` the
    share of the processors that other programs took; `sizes` the median bytes of a report's files by way (A, B, C) and
    ending."""

    user: Run
    competent: Run
    ended: list[float]
    ours: Run
    unchanged: Run
    ours_alone: Run
    floor: list[float]
    gain: float
    others: float
    sizes: dict[str, Sizes]


def run_round(task: Task, folder: Path, say: Callable[[str], None]) -> Round:
    """Measure every way once, in the empty `folder`, which is empty again afterwards."""
    out = {way: folder / way for way in ("A", "B", "C", "C alone")}
    began = Clock.now()
    say(f"A, what a user would write: {task.counts.user} reports")
    user = ways.user_way(spread(task.provinces, task.counts.user), task.data, out["A"], task.env)
    say(f"B, the competent version: {task.counts.competent} reports")
    competent, ended = ways.competent_way(spread(task.provinces, task.counts.competent), task.data, out["B"])
    say(f"C, ours: {task.counts.ours} reports")
    ours = _ours(task, out["C"], ways.JOBS)
    say("C again, nothing changed")
    unchanged = _ours(task, out["C"], ways.JOBS)
    say("what a second core is worth")
    gain = two_cores.gain()
    say("C with one job")
    alone = _ours(task, out["C alone"], 1)
    say(f"the floor: {task.counts.floor} reports")
    measured = floor.measure(spread(task.provinces, task.counts.floor), task.data)
    others = began.others_until(Clock.now())
    sizes = {way: _sizes(out[way]) for way in ("A", "B", "C")}
    for made in out.values():
        shutil.rmtree(made)
    return Round(user, competent, ended, ours, unchanged, alone, measured, gain, others, sizes)


def run_long(folder: Path, reports: int = 1000) -> Run:
    """One run of the command that makes `reports` small reports of made-up provinces, half of them in each language."""
    write_provinces(folder / "data", reports // 2, shipped=False, small=True)
    run = ways.our_way(folder / "data", folder / "reports", languages="both")
    _all_there(folder / "reports", reports)
    return run


def spread(provinces: Sequence[str], count: int) -> list[str]:
    """`count` of the provinces, the first and the last among them, with as many left out between one and the next."""
    if count < 2:
        return list(provinces[-count:]) if count else []
    return [provinces[place * (len(provinces) - 1) // (count - 1)] for place in range(count)]


def _ours(task: Task, out: Path, jobs: int) -> Run:
    run = ways.our_way(task.data, out, jobs)
    _all_there(out, task.counts.ours)
    return run


def _all_there(out: Path, reports: int) -> None:
    """Raise Failed unless every report stands in `out`: a run that makes fewer must not look fast."""
    if (found := len(finished(out))) != reports:
        raise Failed(f"{found} of {reports} reports stand there after the run")


def _sizes(out: Path) -> Sizes:
    """The median bytes of the files of reports by ending; the index of all reports is none."""
    sizes = {}
    for ending in ENDINGS:
        files = [path for path in out.rglob(f"*.{ending}") if path.with_suffix(".pdf").exists()]
        sizes[ending] = median(path.stat().st_size for path in files)
    return sizes
