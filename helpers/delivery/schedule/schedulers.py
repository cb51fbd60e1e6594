"""Who keeps schedules on this machine; every name stands with one of them only."""

import sys
from collections.abc import Iterable
from typing import Protocol

from helpers.delivery.schedule.entry import Entry
from helpers.delivery.schedule.task_scheduler import TaskScheduler
from helpers.delivery.schedule.tools import ToolFailed
from helpers.delivery.schedule.user_crontab import UserCrontab
from helpers.delivery.schedule.user_units import UserUnits
from helpers.reporting.faults import Fault, Words
from helpers.words import N_


class NoScheduler(Fault):
    """Nothing on this machine keeps schedules, or not what was asked for."""


class NoSchedule(Fault):
    """No schedule has this name."""


class Scheduler(Protocol):
    """What keeps schedules. `set` and `remove` leave all as it was if they raise a Fault or OSError."""

    name: str

    def try_out(self) -> None:
        """Raises ToolFailed if this machine does not have it, or not for this user."""

    def files(self, entry: Entry) -> dict[str, bytes]:
        """What it reads, by the names of files."""

    def steps(self, entry: Entry) -> Words:
        """What a person does with these files."""

    def set(self, entry: Entry) -> None:
        """Keep this entry, in the place of one of the same name, and see that it is kept."""

    def entries(self) -> list[Entry]:
        """What is kept, without commands."""

    def remove(self, entry: Entry) -> None:
        """Keep it no longer."""

    def hint(self) -> Words | None:
        """What a person should know about what is kept."""

    def environment(self, names: str) -> Words:
        """Where variables of these names are put, so that what it starts finds them."""


SCHEDULERS: dict[str, Scheduler] = {one.name: one for one in (UserUnits(), UserCrontab(), TaskScheduler())}


def here() -> list[Scheduler]:
    """Those that this machine has, the one to choose first."""
    return _tried(SCHEDULERS.values())[0]


def usual() -> Scheduler:
    """The one that a system like this one comes with."""
    return SCHEDULERS[{"win32": "windows", "linux": "systemd"}.get(sys.platform, "cron")]


def chosen(name: str | None) -> Scheduler:
    """The one of this name, or the first of this machine. Raises NoScheduler."""
    found, faults = _tried([SCHEDULERS[name]] if name else SCHEDULERS.values())
    if found:
        return found[0]
    text = N_(
        "no schedule can be set here ({reasons}). Install cron, or have the files written for who may set them up: --write FOLDER"
    )
    if name:
        text = N_(
            "{name} keeps no schedule here ({reasons}). Leave out --with, or have its files written: --write FOLDER"
        )
    raise NoScheduler(text, name=name, reasons="; ".join(map(str, faults)))


def set_up(entry: Entry, scheduler: Scheduler) -> None:
    """Have `scheduler` keep the entry, and no other one of the same name."""
    scheduler.set(entry)
    for other, kept in entries(None):
        if other is not scheduler and kept.name == entry.name:
            other.remove(kept)


def entries(name: str | None) -> list[tuple[Scheduler, Entry]]:
    """All that is kept on this machine, or what has this name, with who keeps it. Raises NoSchedule."""
    every = [(one, entry) for one in here() for entry in one.entries()]
    found = [(one, entry) for one, entry in every if name in (None, entry.name)]
    if name and not found:
        named = ", ".join(sorted(entry.name for _one, entry in every)) or "–"
        raise NoSchedule(N_("no schedule is named “{found}”; there are: {names}"), found=name, names=named)
    return found


def silent() -> list[ToolFailed]:
    """Why those were not asked that this machine has, and that refuse: there may be schedules with them."""
    return [fault for fault in _tried(SCHEDULERS.values())[1] if fault.said]


def remove(name: str) -> list[Scheduler]:
    """Who kept the schedule of this name, and does no longer. Raises NoSchedule."""
    found = entries(name)
    for scheduler, entry in found:
        scheduler.remove(entry)
    return [scheduler for scheduler, _entry in found]


def _tried(schedulers: Iterable[Scheduler]) -> tuple[list[Scheduler], list[ToolFailed]]:
    """Those that this machine has, and why not the others."""
    found, faults = [], []
    for one in schedulers:
        try:
            one.try_out()
        except ToolFailed as error:
            faults.append(error)
        else:
            found.append(one)
    return found, faults
