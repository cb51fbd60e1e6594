"""Entries kept by cron, in the crontab of the user."""

import sys
from pathlib import Path

from helpers.delivery.schedule.crontab import line, with_line, without_line
from helpers.delivery.schedule.entry import Entry, marked
from helpers.delivery.schedule.tools import ToolFailed, ask
from helpers.reporting.faults import Fault, Words
from helpers.words import N_

_NONE = ("no crontab", "no such file")  # what crons say where there is none yet
_DAEMONS = ("cron", "crond", "fcron", "dcron")


class NotKept(Fault):
    """A crontab reads back otherwise than it was written."""


class UserCrontab:
    """See schedulers.Scheduler."""

    name = "cron"

    def try_out(self) -> None:
        _read()

    def files(self, entry: Entry) -> dict[str, bytes]:
        return {f"{entry.title}.cron": f"{line(entry)}\n".encode()}

    def steps(self, entry: Entry) -> Words:
        return Words(N_("Add its line to your crontab, which opens with: crontab -e"))

    def set(self, entry: Entry) -> None:
        _write(with_line(_read(), entry))

    def entries(self) -> list[Entry]:
        return marked(_read())

    def remove(self, entry: Entry) -> None:
        _write(without_line(_read(), entry.name))

    def hint(self) -> Words | None:
        if sys.platform != "linux" or any(_running() & {name} for name in _DAEMONS):
            return None
        return Words(N_("No cron is seen running on this machine: start its service, or nothing will run."))

    def environment(self, names: str) -> Words:
        return Words(
            N_(
                "Its runs do not see what is set in this window. Write {names}, if they are not there yet, as lines NAME=value at the top of your crontab, which opens with: crontab -e"
            ),
            {"names": names},
        )


def _read() -> str:
    try:
        return ask("crontab", "-l")
    except ToolFailed as error:
        if any(words in error.said.lower() for words in _NONE):
            return ""
        raise


def _write(wanted: str) -> None:
    before = _read()
    ask("crontab", "-", text=wanted)
    if _read() != wanted:
        ask("crontab", "-", text=before)
        raise NotKept(N_("crontab did not keep what it was given; it is as it was before"))


def _running() -> set[str]:
    """The names of the programs that run."""
    names = set()
    for path in Path("/proc").glob("[0-9]*/comm"):
        try:
            names.add(path.read_text().strip())
        except OSError:  # it has just ended
            continue
    return names
