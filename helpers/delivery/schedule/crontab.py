"""An entry as a line of a crontab.

Most crons know no zone, make up for nothing and try nothing again. So the line asks every hour, at the minutes of the
schedule, and `giamngheo run --due` sees whether there is something to do.
"""

import re
import shlex

from helpers.delivery.schedule.entry import Entry, Unwritable, marked
from helpers.delivery.schedule.times import MINUTES, times
from helpers.reporting.faults import Fault
from helpers.words import N_

_MOST = 998  # bytes of a command, remarks included, that Vixie's cron takes, as on Debian and macOS


class TooLong(Fault):
    """A line that cron does not take."""


def line(entry: Entry) -> str:
    """The entry's line, with its mark in what the shell takes for a comment. Raises TooLong and Unwritable."""
    asked = sorted({minute for expression in entry.expressions for minute in times(expression).minutes})
    minutes = "*" if tuple(asked) == MINUTES else ",".join(map(str, asked))
    for word in entry.command:
        if "\\" in word:  # before a percent sign or another backslash, crons differ in what they make of it
            raise Unwritable(N_("a crontab can not hold the path {found}: it has a backslash"), found=word)
    # A percent sign ends the command in a crontab, unless a backslash stands before it.
    words = shlex.join(entry.command).replace("%", "\\%")
    command = f"GIAMNGHEO_LANG={entry.language} {words} # {entry.mark}"
    if (length := len(command.encode())) > _MOST:
        raise TooLong(
            N_(
                "the command would be {count} bytes long, and cron takes {most}: name fewer provinces, or folders with shorter paths"
            ),
            count=length,
            most=_MOST,
        )
    return f"{minutes} * * * * {command}"


def with_line(crontab: str, entry: Entry) -> str:
    """The crontab with the entry in it, in the place of one of the same name."""
    rest = without_line(crontab, entry.name)
    return f"{rest}{line(entry)}\n" if rest.endswith("\n") or not rest else f"{rest}\n{line(entry)}\n"


def without_line(crontab: str, name: str) -> str:
    """The crontab without the entry of this name, and otherwise as it was."""
    return "".join(one for one in re.findall(r"[^\n]*\n|[^\n]+", crontab) if not _is_of(one, name))


def _is_of(line: str, name: str) -> bool:
    return any(one.name == name for one in marked(line))
