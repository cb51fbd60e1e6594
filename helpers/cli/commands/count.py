"""`giamngheo count`."""

from pathlib import Path

import click

from helpers.cli import options
from helpers.cli.options import FOLDER, command, examples, paragraphs
from helpers.words import gettext, user_language

_ = gettext(user_language())


@command(
    help=paragraphs(
        _("Count a register, one row a household, into the tables of the yearly review, all provinces at once."),
        examples(
            ("count register.parquet --into ../my-data --source ra-soat-2024", ""),
            ("count 02.csv 04.csv 06.csv --into ../my-data --source ra-soat-2024", ""),
        ),
        _(
            "A register is .csv or .parquet; its columns stand in helpers/catalog/register/register.json. Rows of the "
            "same provinces and years are replaced, all others stay. Exit status: 0 all written, 2 something is wrong "
            "and nothing is."
        ),
    ),
)
@click.argument(
    "registers",
    nargs=-1,
    required=True,
    metavar=_("REGISTER..."),
    type=click.Path(path_type=Path),
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    required=True,
    metavar=FOLDER,
    help=_("Data folder that gets the tables."),
)
@click.option(
    "--source",
    required=True,
    metavar=_("SOURCE"),
    help=_("The figures' source: its source_id in that folder's sources.csv."),
)
@click.option(
    "--status",
    type=click.Choice(["estimate", "preliminary", "approved", "published"]),
    default="preliminary",
    show_default=True,
    help=_("How firm the figures are."),
)
@click.option(
    "--all-households",
    type=click.Path(path_type=Path),
    metavar=_("FILE"),
    help=_("CSV of all households by area, which the rates of table 1 are shares of."),
)
@options.lang
def count(
    registers: tuple[Path, ...], into: Path, source: str, status: str, all_households: Path | None, lang: str
) -> None:
    """See its help."""
    from helpers.cli.counting import count_registers

    count_registers(registers, into, source, status, all_households, lang)
