"""How commands read their data, and how they end."""

from pathlib import Path
from typing import NoReturn

import click

from helpers import catalog
from helpers.words import user_language


class Ended(SystemExit):
    """The end of a command before its time, and the lines that say why."""

    def __init__(self, lines: list[str], status: int):
        """See `end`."""
        super().__init__(status)
        self.lines = lines


def open_data(data: Path) -> tuple[catalog.DataFolder, catalog.Catalogue]:
    """The files and the tables of a data folder. Ends the command with status 2 if there is nothing to read."""
    try:
        folder = catalog.read_folder(data)
        return folder, catalog.read(folder)
    except catalog.DataProblems as error:
        end(error.say(user_language()).splitlines(), status=2)


def stop_on(lines: list[str], status: int = 1) -> None:
    """End as `end` does, if there are any lines."""
    if lines:
        end(lines, status)


def end(lines: list[str], status: int) -> NoReturn:
    """Print each of the lines once and end the command with `status`."""
    told = list(dict.fromkeys(lines))
    for line in told:
        click.echo(line, err=True)
    raise Ended(told, status)
