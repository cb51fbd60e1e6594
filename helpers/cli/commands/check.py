"""`giamngheo check`."""

from pathlib import Path

import click

from helpers.cli import options
from helpers.cli.options import command, examples, paragraphs
from helpers.words import gettext, user_language

_ = gettext(user_language())


@command(
    help=paragraphs(
        _("Hold every printed figure against what its own document and all others give."),
        _(
            "Each finding says where a figure stands, what is printed, what is computed, and which rule explains the "
            "difference, or that none does. Exit status: 0 if every difference is explained, 1 if one is not, 2 if the "
            "data can not be read."
        ),
        examples(
            ("check", _("all figures")),
            ("check 06 bac-ninh --year 2022", _("those of two provinces, of one year")),
        ),
    ),
)
@options.provinces
@click.option("--year", metavar=_("YEAR"), help=_("Only figures of this year (default: all)."))
@options.data
@click.option("--json", "as_json", is_flag=True, help=_("Findings as JSON, for programs."))
@options.lang
def check(provinces: tuple[str, ...], year: str | None, data: Path, as_json: bool, lang: str) -> None:
    """See its help."""
    from helpers.cli.checking import check_figures

    check_figures(data, provinces, year, as_json, lang)
