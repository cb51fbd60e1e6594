"""`giamngheo count`."""

from collections.abc import Sequence
from pathlib import Path

import click

from helpers import catalog, forms
from helpers.cli.ending import end


def count_registers(
    registers: Sequence[Path], folder: Path, source: str, status: str, all_households: Path | None, language: str
) -> None:
    """Write the review tables of a register into a data folder, and say what was written and what could not be."""
    try:
        counted = forms.write_reviews(registers, folder, source, status, all_households, language)
    except catalog.DataProblems as error:
        end(error.say(language).splitlines(), status=2)
    except forms.FileInUse as error:
        end([str(error)], status=2)
    for line in forms.review_notes(counted, folder, language):
        click.echo(line)
