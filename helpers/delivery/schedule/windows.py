"""An entry as a task of the Windows Task Scheduler: XML by [MS-TSCH], version 1.2.

A time with its distance from UTC is kept wherever the machine stands; StartWhenAvailable makes up for one that was
missed. Viet Nam knows no summer time, so seven hours hold all year. Each time is asked again in the next three hours, when
`giamngheo run --due` does what is not done yet.
"""

import re
import subprocess
from itertools import product
from xml.etree import ElementTree

from helpers.delivery.schedule.entry import Entry, Unwritable
from helpers.delivery.schedule.times import DAYS, WEEKDAYS, times
from helpers.reporting.faults import Fault
from helpers.words import N_

_SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MOST = 48  # triggers that a task may have
_AGAIN = {"Interval": "PT1H", "Duration": "PT3H30M"}


class TooManyTimes(Fault):
    """A task of Windows has room for 48 triggers."""


class BothDays(Fault):
    """A trigger of Windows goes by the day of the month or by the day of the week."""


def task(entry: Entry) -> bytes:
    """The task as `schtasks /Create /XML` reads it: UTF-16 with its mark. Raises TooManyTimes, BothDays and Unwritable."""
    program, *arguments = entry.command
    for word in entry.command:
        if re.search(r"%[^%]+%|\$\(", word):
            raise Unwritable(
                N_("a task of Windows can not hold the path {found}: it would take a part of it for a variable"),
                found=word,
            )
    root = ElementTree.Element("Task", {"version": "1.2", "xmlns": _SPACE})
    _grow(
        root,
        {
            "RegistrationInfo": {"Description": entry.mark},
            "Triggers": {"CalendarTrigger": _triggers(entry)},
            "Settings": {
                "MultipleInstancesPolicy": "IgnoreNew",
                "DisallowStartIfOnBatteries": "false",
                "StopIfGoingOnBatteries": "false",
                "StartWhenAvailable": "true",
                "ExecutionTimeLimit": "PT12H",
            },
            "Actions": {"Exec": {"Command": program, "Arguments": subprocess.list2cmdline(arguments)}},
        },
    )
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-16", xml_declaration=True)


def _triggers(entry: Entry) -> list[dict]:
    """One for each time of the day, with the days on which it holds."""
    made = []
    for expression in entry.expressions:
        read, days = times(expression), _days(expression)
        for hour, minute, on in product(read.hours, read.minutes, days):
            start = f"2024-01-01T{hour:02d}:{minute:02d}:00+07:00"
            made.append({"Enabled": "true", "StartBoundary": start, "Repetition": _AGAIN, **on})
    if len(made) > _MOST:
        raise TooManyTimes(
            N_("{count} times are more than a task of Windows can have ({most}): name fewer hours or minutes"),
            count=len(made),
            most=_MOST,
        )
    return made


def _days(expression: str) -> list[dict]:
    read = times(expression)
    months = {_MONTHS[month - 1]: {} for month in read.months}
    of_month = {"ScheduleByMonth": {"DaysOfMonth": {"Day": [str(day) for day in read.days]}, "Months": months}}
    named = {_DAYS[day]: {} for day in read.weekdays}
    weeks = {"Week": ["1", "2", "3", "4", "Last"]}
    of_week = {"ScheduleByMonthDayOfWeek": {"Weeks": weeks, "DaysOfWeek": named, "Months": months}}
    if read.either:
        return [of_month, of_week]
    if read.weekdays == WEEKDAYS:
        return [of_month]
    if read.days == DAYS:
        return [of_week]
    raise BothDays(
        N_(
            "“{found}” wants a day of the month and a day of the week at once, which a task of Windows can not say: write * for one of them"
        ),
        found=expression,
    )


def _grow(parent: ElementTree.Element, children: dict) -> None:
    """Add elements by their names: texts, more of the like, or a list of one name."""
    for name, value in children.items():
        for one in value if isinstance(value, list) else [value]:
            child = ElementTree.SubElement(parent, name)
            if isinstance(one, dict):
                _grow(child, one)
            else:
                child.text = one
