"""One entry of a schedule: a name, when it runs, and what is run."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from helpers.delivery.schedule.times import RULES, times
from helpers.reporting.faults import Fault
from helpers.words import N_

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_MARK = re.compile(r"giamngheo-schedule: ([a-z0-9-]+); ([^;<\n]+); ([^;<\n]*);")
_UNWRITABLE = ("Cc", "Cs", "Cn")  # controls, halves of characters, and what is no character


class NoName(Fault):
    """A name that can not be that of a file and of a task on every system."""


class Unwritable(Fault):
    """A path that a scheduler's file can not hold."""


@dataclass(frozen=True)
class Entry:
    """`rule`: a name of RULES or a cron expression. `provinces`: codes, none for all. `command`: program and arguments,
    `language` that of its messages; both are empty in an entry that is read back from a scheduler."""

    name: str
    rule: str
    provinces: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    language: str = ""

    @property
    def expressions(self) -> tuple[str, ...]:
        """Its times as cron expressions."""
        return RULES.get(self.rule, (self.rule,))

    @property
    def title(self) -> str:
        """What schedulers list it as."""
        return f"giamngheo-{self.name}"

    @property
    def mark(self) -> str:
        """What tells in a scheduler's file whose it is. It holds no sign that any of them would have to quote."""
        return f"giamngheo-schedule: {self.name}; {self.rule}; {' '.join(self.provinces)};"


def entry(
    name: str,
    rule: str,
    program: Path,
    provinces: Iterable[str],
    data: Path,
    out: Path,
    deliveries: Path | None,
    language: str,
    since: datetime,
) -> Entry:
    """A checked entry that runs `giamngheo run` at the times of the rule that come after `since`. Whoever keeps it may
    ask more often: the command sees whether it is time. Raises NoName, NoTimes and Unwritable."""
    if not _NAME.fullmatch(name):
        raise NoName(
            N_("“{found}” can not name a schedule: write at most 40 of a-z, 0-9 and -, as in bao-cao-thang"), found=name
        )
    codes = tuple(provinces)
    folders = ("--data", data, "--out", out, *(("--deliveries", deliveries) if deliveries else ()))
    made = Entry(name, " ".join(rule.split()), codes, language=language)
    due = [word for expression in made.expressions for word in ("--due", expression)]
    start = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    command = tuple(map(str, (program, "run", *codes, *folders, *due, "--since", start)))
    for word in command:
        if any(unicodedata.category(sign) in _UNWRITABLE for sign in word):
            raise Unwritable(
                N_("no schedule can hold the path {found}: it has signs that can not be seen"), found=repr(word)
            )
    for expression in made.expressions:
        times(expression)
    return replace(made, command=command)


def marked(text: str) -> list[Entry]:
    """The entries whose marks stand in a scheduler's text."""
    return [Entry(name, rule, tuple(codes.split())) for name, rule, codes in _MARK.findall(text)]
