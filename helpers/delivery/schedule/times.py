"""When a schedule runs: five cron fields a rule, read in the time of Viet Nam wherever the machine stands."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from helpers.reporting.faults import Fault
from helpers.words import N_

ZONE = "Asia/Ho_Chi_Minh"

# The programme is reported on before 1 June and before 1 December, and the yearly review closes on 14 December
# (Circular 07/2021/TT-BLĐTBXH); reports are made a week before, and on the day after. At 7 it is the same day in UTC,
# to which Windows converts times.
RULES = {
    "monthly": ("0 7 1 * *",),
    "quarterly": ("0 7 1 1,4,7,10 *",),
    "reporting": ("0 7 25 5 *", "0 7 24 11 *", "0 7 15 12 *"),
}

MINUTES, HOURS, DAYS, MONTHS, WEEKDAYS = (
    tuple(range(first, last + 1)) for first, last in ((0, 59), (0, 23), (1, 31), (1, 12), (0, 6))
)
_ZONE = ZoneInfo(ZONE)
_SECOND = datetime.timedelta(seconds=1)


class NoTimes(Fault):
    """What stands for a cron expression is none."""


@dataclass(frozen=True)
class Times:
    """The times at which one cron expression holds, as sorted numbers; `weekdays` from 0, Sunday, to 6. `either`: a day
    of the month or a day of the week is enough, as cron has it where both are restricted."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    either: bool


def times(expression: str) -> Times:
    """The times of a cron expression. Raises NoTimes, also for what only some crons know (`L`, `mon#1`, seconds)."""
    try:
        read = CronSim(expression, datetime.datetime(2024, 1, 1))
        next(read)
    except (CronSimError, StopIteration):
        read = None
    fields = (read.minutes, read.hours, read.days, read.months, read.weekdays) if read else ()
    special = any(not isinstance(one, int) or one < 0 for field in fields for one in field)
    if read is None or special or len(expression.split()) != 5:
        raise NoTimes(
            N_(
                "“{found}” says no times. Write monthly, quarterly or reporting, or five fields of numbers, names, * , - and / between quotes: minute, hour, day, month, day of the week, as in “0 7 1 * *”"
            ),
            found=expression,
        )
    minutes, hours, days, months, weekdays = (tuple(sorted(field)) for field in fields)
    weekdays = tuple(sorted({day % 7 for day in weekdays}))
    either = not read.day_and
    if either and (days == DAYS or weekdays == WEEKDAYS):
        return Times(minutes, hours, DAYS, months, WEEKDAYS, False)
    return Times(minutes, hours, days, months, weekdays, either)


def next_times(expressions: Iterable[str], now: datetime.datetime, count: int) -> list[datetime.datetime]:
    """The first `count` times after `now` (with its zone) at which one of the expressions holds, in Viet Nam's time."""
    local = now.astimezone(_ZONE)
    return [time for time, _same in islice(groupby(merge(*(CronSim(one, local) for one in expressions))), count)]


def due_since(
    expressions: Iterable[str], had: Iterable[datetime.datetime], now: datetime.datetime
) -> datetime.datetime | None:
    """The time for which a run is due at `now`: the last one of the expressions, if it is not done with; else None.

    `had`: times that are done with, as this function gave them, and the time at which the schedule was set; all have
    their zones. Several missed times are one run, for the last of them. Times later than `now` tell of a clock that was
    ahead: each of them is had already, but those before it are not. Hence all are asked for, not the latest alone.
    """
    local = now.astimezone(_ZONE).replace(microsecond=0) + _SECOND  # so that a time is had in its very second
    due = max(next(CronSim(one, local, reverse=True)) for one in expressions)
    return due if all(time < due for time in had if time <= now) else None
