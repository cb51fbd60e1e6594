"""An entry as a systemd service and the timer that starts it, of the user who sets it up.

The timer names its zone, and Persistent makes up for the last time missed while the machine was off (systemd.timer(5)).
What failed or was killed is asked again every hour, until `giamngheo run --due` says that it is done with; and what a
machine going down has cut short, when it is up again.
"""

import re

from helpers.delivery.schedule.entry import Entry
from helpers.delivery.schedule.times import DAYS, HOURS, MINUTES, MONTHS, WEEKDAYS, ZONE, times

_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def units(entry: Entry) -> dict[str, str]:
    """The text of each file by its name: `.service` and `.timer`."""
    # systemd starts no program with a quote in its path; the shell does, and is told it as an argument.
    command = " ".join(map(_argument, ("-c", 'exec "$0" "$@"', *entry.command)))
    calendar = "\n".join(f"OnCalendar={line}" for line in on_calendar(entry))
    service = f"""\
[Unit]
Description={entry.title}

[Service]
Type=simple
Restart=on-failure
RestartSec=1h
Environment=GIAMNGHEO_LANG={entry.language}
ExecStart=/bin/sh {command}
Nice=10
"""
    timer = f"""\
# {entry.mark}
[Unit]
Description={entry.title} ({entry.rule})

[Timer]
{calendar}
Persistent=true
OnStartupSec=10min

[Install]
WantedBy=timers.target
"""
    return {f"{entry.title}.service": service, f"{entry.title}.timer": timer}


def on_calendar(entry: Entry) -> list[str]:
    """The entry's times as systemd.time(7) writes them."""
    return [line for expression in entry.expressions for line in _lines(expression)]


def _lines(expression: str) -> list[str]:
    read = times(expression)
    clock = f"{_numbers(read.hours, HOURS)}:{_numbers(read.minutes, MINUTES)}:00 {ZONE}"
    months, days = _numbers(read.months, MONTHS), _numbers(read.days, DAYS)
    week = "" if read.weekdays == WEEKDAYS else ",".join(_DAYS[day] for day in read.weekdays) + " "
    if not read.either:
        return [f"{week}*-{months}-{days} {clock}"]
    # systemd wants both a day of the month and of the week to hold, where cron is content with one.
    return [f"*-{months}-{days} {clock}", f"{week}*-{months}-* {clock}"]


def _numbers(chosen: tuple[int, ...], every: tuple[int, ...]) -> str:
    return "*" if chosen == every else ",".join(f"{number:02d}" for number in chosen)


def _argument(text: str) -> str:
    """Quoted, and without what systemd would replace: variables and specifiers."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return escaped if re.fullmatch(r"[\w./:=@,+-]+", escaped, re.ASCII) else f'"{escaped}"'
