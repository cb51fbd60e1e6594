"""`giamngheo render`."""

from pathlib import Path

import click

from helpers.cli import options
from helpers.cli.options import command, examples, paragraphs
from helpers.reporting.formats import ENGINES, FORMATS, MANIFEST
from helpers.words import LANGUAGES, gettext, user_language

_ = gettext(user_language())


@command(
    help=paragraphs(
        _(
            "Render the reports of the provinces named (code or name, accents optional), or of all and the national "
            "overview."
        ),
        examples(
            ("render 06", _("Bắc Kạn, all years, both languages")),
            ("render bac-ninh --year 2024 --format pdf", ""),
            ("render --national", _("the overview of all provinces")),
            ("render --data my-data --out my-reports", ""),
        ),
        _(
            "Only what has changed is made: see --explain. Every report is read back and held against the data before it "
            "is put in place. A report that fails leaves the earlier one as it was, does not stop the others, and makes "
            "the command end with exit status 1. Ctrl-C keeps what is finished; the next run goes on from there."
        ),
    ),
)
@options.provinces
@click.option(
    "--year",
    metavar=_("YEAR"),
    help=_("Only plans that cover this year (default: all); with --national, the end of which year."),
)
@click.option("--national", is_flag=True, help=_("Only the overview of all provinces."))
@click.option("--lang", type=click.Choice([*LANGUAGES, "both"]), default="both", show_default=True, help=_("Language."))
@click.option(
    "--format",
    "formats",
    type=click.Choice([*FORMATS, "all"]),
    multiple=True,
    default=["all"],
    show_default="all",
    help=_("Format, more than once for several; data are CSV files and a workbook."),
)
@options.data
@options.out
@click.option("--force", is_flag=True, help=_("Make also reports that would come out as they stand."))
@click.option("--explain", is_flag=True, help=_("Make nothing; say of each report whether it would be made, and why."))
@options.making
@options.quiet
@options.as_json
def render(
    provinces: tuple[str, ...],
    national: bool,
    lang: str,
    formats: tuple[str, ...],
    out: Path,
    engine: str | None,
    **others,
) -> None:
    """See its help."""
    from helpers.reporting.running import FORKS, start_server

    if national and provinces:
        raise click.UsageError(_("--national is about all provinces: name none, or leave it out."))
    if engine == "fork" and not FORKS:
        raise click.UsageError(_("--engine fork is not to be had on this system; leave it out."))
    if others["cluster"] is None and not others["explain"] and not (out / MANIFEST).exists():
        start_server()  # there is much to do: begin while the data are read
    from helpers.cli.rendering import render_reports

    render_reports(
        provinces=provinces,
        national=national,
        languages=LANGUAGES if lang == "both" else (lang,),
        formats=FORMATS if "all" in formats else tuple(name for name in FORMATS if name in formats),
        out=out,
        engine=engine or ENGINES[0 if FORKS else 1],
        **others,
    )
