"""What the rounds come to: medians, ratios, and each target met or not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean, median

from .rounds import Counts, Round
from .watching import Run

OURS = "C, ours"
FLAT = 0.05  # memory counts as flat up to this growth from the second quarter of a run to its last


@dataclass(frozen=True)
class Way:
    """One way as the median of its rounds: seconds of the clock for one report and for all, processor seconds and
    bytes of memory at most; `measured` is of how many reports. What was not measured is None."""

    name: str
    measured: int
    wall: float | None
    wall_of_all: float | None
    cpu: float
    peak: float | None


@dataclass(frozen=True)
class Target:
    """What is asked, what was measured (None: nothing), and whether that is within the limit."""

    asked: str
    measured: float | None
    unit: str
    met: bool | None


def ratio(other: float, ours: float) -> float:
    """How many times as long (or as much) `other` takes. Raises ValueError if `ours` is nothing."""
    if ours <= 0:
        raise ValueError(f"no ratio to {ours}")
    return other / ours


def competent_wall(run: Run, ended: Sequence[float], reports: int) -> float:
    """The seconds that B would take for `reports`: its own run, and the further ones at the rate of its later reports.

    The first two reports carry the start of the two processes and say nothing of the rate.
    """
    ended = sorted(ended)
    rate = (ended[-1] - ended[1]) / (len(ended) - 2)
    return run.wall + (reports - len(ended)) * rate


def growth(memory: Sequence[int]) -> float | None:
    """By which share memory grew from the second quarter of a run to its last; None for too few looks at it."""
    quarter = len(memory) // 4
    if quarter < 3:
        return None
    early, late = memory[quarter : 2 * quarter], memory[-quarter:]
    return median(late) / median(early) - 1


def efficiency(one: Round) -> float:
    """What the second core gave our way, as a share of what it gives two independent processes."""
    return ratio(one.ours_alone.wall, one.ours.wall) / one.gain


def ways(rounds: Sequence[Round], counts: Counts) -> list[Way]:
    """A, B, C, C with one job, and the floor."""

    def of(name: str, measured: int, runs: list[Run], wall_of_all: Callable[[Round], float]) -> Way:
        whole = median(map(wall_of_all, rounds))
        return Way(
            name,
            measured,
            whole / counts.ours,
            whole,
            median(run.cpu for run in runs) / measured,
            median(run.peak for run in runs),
        )

    return [
        of("A, what a user would write", counts.user, [one.user for one in rounds], lambda one: user_wall(one, counts)),
        of(
            "B, the competent version",
            counts.competent,
            [one.competent for one in rounds],
            lambda one: competent_wall(one.competent, one.ended, counts.ours),
        ),
        of(OURS, counts.ours, [one.ours for one in rounds], lambda one: one.ours.wall),
        of("C, one job", counts.ours, [one.ours_alone for one in rounds], lambda one: one.ours_alone.wall),
        Way("Floor, no notebook layer", counts.floor, None, None, median(mean(one.floor) for one in rounds), None),
    ]


def targets(rounds: Sequence[Round], counts: Counts, long: Run | None) -> list[Target]:
    """Each target with the median of its rounds; ratios are taken within a round."""

    def at_least(asked: str, limit: float, figure: Callable[[Round], float], unit: str = "×") -> Target:
        found = median(map(figure, rounds))
        return Target(asked, found, unit, found >= limit)

    def below(asked: str, limit: float, figure: Callable[[Round], float], unit: str = "s") -> Target:
        found = median(map(figure, rounds))
        return Target(asked, found, unit, found < limit)

    def times_b(one: Round) -> float:
        return ratio(competent_wall(one.competent, one.ended, counts.ours), one.ours.wall)

    def times_floor(one: Round) -> float:
        return ratio(one.ours_alone.cpu / counts.ours, mean(one.floor))

    return [
        at_least("C at least 20 times as fast as A", 20, lambda one: ratio(user_wall(one, counts), one.ours.wall)),
        at_least("C at least 6 times as fast as B", 6, times_b),
        below("Nothing changed: under 2 s", 2, lambda one: one.unchanged.wall),
        below("First finished report: under 4 s", 4, lambda one: one.ours.first or one.ours.wall),
        _flat(long),
        at_least("Two-core efficiency: at least 0.75", 0.75, efficiency, ""),
        below("CPU per report: under 2.5 times the floor, one job", 2.5, times_floor, "×"),
    ]


def user_wall(one: Round, counts: Counts) -> float:
    """The seconds that A would take for all reports: no start is shared between them, so time is proportional."""
    return one.user.wall / counts.user * counts.ours


def _flat(long: Run | None) -> Target:
    asked = f"Memory flat over 1,000 reports: grows by at most {FLAT:.0%}"
    grown = growth(long.memory) if long else None
    return Target(asked, None, "%", None) if grown is None else Target(asked, grown * 100, "%", grown <= FLAT)
