"""The `giamngheo` command: a thin face over the rooms.

Each command imports what it needs when it is called, so that none waits for what only another needs.
"""

import io
import os
import sys
from pathlib import Path

import click

from helpers.cli.speaking import SpeakingGroup
from helpers.reporting.formats import ENGINES, FORMATS, MANIFEST, ROOT
from helpers.words import LANGUAGES, gettext, user_language
from helpers.words.user import VARIABLE

_ = gettext(user_language())


def _examples(*examples: tuple[str, str]) -> str:
    """A paragraph of help that click leaves as it is: command lines, and what each is for."""
    width = max((len(line) for line, meaning in examples if meaning), default=0)
    return "\n".join(["\b", *(f"giamngheo {line:<{width}}  {meaning}".rstrip() for line, meaning in examples)])


def _help(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


_HELP = {"help_option_names": ["-h", "--help"]}
_OPTIONS = _("[OPTIONS]")
_FOLDER = _("FOLDER")
_DATA = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=ROOT / "data",
    metavar=_FOLDER,
    help=_("Data folder with a datapackage.json (default: the project's data)."),
)
_LANG = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=user_language,
    show_default=_("that of these messages"),
    help=_("Language."),
)


@click.group(
    cls=SpeakingGroup,
    context_settings=_HELP,
    options_metavar=_OPTIONS,
    subcommand_metavar=_("COMMAND [ARGUMENTS]..."),
    help=_help(
        _("Poverty-reduction reports by province: from published figures to proved HTML and PDF, and data."),
        _examples(
            ("list", _("what can be rendered")),
            ("render", _("everything, in both languages")),
            ('render "Bắc Kạn" --year 2022 --lang vi', ""),
            ("check", _("whether the figures agree with each other")),
            ("count --help", _("review tables from a register of households")),
        ),
        _("Messages are in Vietnamese or English, as the system is; GIAMNGHEO_LANG=vi or en chooses."),
    ),
)
@click.version_option(
    package_name="giamngheo",
    message=_("%(prog)s, version %(version)s"),
    help=_("Show the version and exit."),
)
def main() -> None:
    """The group of all commands."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows writes to files and pipes in an old code page otherwise
            stream.reconfigure(encoding="utf-8")
    if (named := os.environ.get(VARIABLE, "")) not in ("", *LANGUAGES):
        expected = " / ".join(LANGUAGES)
        raise click.UsageError(
            _("the environment variable {variable} is “{found}”; expected {expected}.").format(
                variable=VARIABLE, found=named, expected=expected
            )
        )


@main.command(
    "list",
    options_metavar=_OPTIONS,
    help=_("List the province-years that have data. The example province is marked as made up."),
)
@_DATA
def list_command(data: Path) -> None:
    """See its help."""
    from helpers.cli.listing import list_plans

    list_plans(data)


@main.command(
    options_metavar=_OPTIONS,
    help=_help(
        _("Hold every printed figure against what its own document and all others give."),
        _(
            "Each finding says where a figure stands, what is printed, what is computed, and which rule explains the "
            "difference, or that none does. Exit status: 0 if every difference is explained, 1 if one is not, 2 if the "
            "data can not be read."
        ),
        _examples(
            ("check", _("all figures")),
            ("check 06 bac-ninh --year 2022", _("those of two provinces, of one year")),
        ),
    ),
)
@click.argument("provinces", nargs=-1, metavar=_("[PROVINCE]..."))
@click.option("--year", metavar=_("YEAR"), help=_("Only figures of this year (default: all)."))
@_DATA
@click.option("--json", "as_json", is_flag=True, help=_("Findings as JSON, for programs."))
@_LANG
def check(provinces: tuple[str, ...], year: str | None, data: Path, as_json: bool, lang: str) -> None:
    """See its help."""
    from helpers.cli.checking import check_figures

    check_figures(data, provinces, year, as_json, lang)


@main.command(
    options_metavar=_OPTIONS,
    help=_help(
        _("Count a register, one row a household, into the tables of the yearly review, all provinces at once."),
        _examples(
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
    metavar=_FOLDER,
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
@_LANG
def count(
    registers: tuple[Path, ...], into: Path, source: str, status: str, all_households: Path | None, lang: str
) -> None:
    """See its help."""
    from helpers.cli.counting import count_registers

    count_registers(registers, into, source, status, all_households, lang)


@main.command(
    options_metavar=_OPTIONS,
    help=_help(
        _(
            "Render the reports of the provinces named (code or name, accents optional), or of all and the national "
            "overview."
        ),
        _examples(
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
@click.argument("provinces", nargs=-1, metavar=_("[PROVINCE]..."))
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
@_DATA
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=ROOT / "reports",
    metavar=_FOLDER,
    help=_("Where reports go (default: the project's reports)."),
)
@click.option("--force", is_flag=True, help=_("Make also reports that would come out as they stand."))
@click.option("--explain", is_flag=True, help=_("Make nothing; say of each report whether it would be made, and why."))
@click.option(
    "--jobs",
    "workers",
    type=click.IntRange(min=1),
    metavar=_("NUMBER"),
    help=_("Reports made at once (default: one a processor core)."),
)
@click.option(
    "--cluster", metavar=_("ADDRESS"), help=_("Make the reports on this Dask cluster, as in tcp://host:8786.")
)
@click.option(
    "--engine", type=click.Choice(ENGINES), help=_("How notebooks are run (default: fork where the system can).")
)
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(min=1),
    default=600,
    show_default=True,
    metavar=_("NUMBER"),
    help=_("Seconds a report may take."),
)
@click.option(
    "--memory",
    "megabytes",
    type=click.IntRange(min=1024),
    default=4096,
    show_default=True,
    metavar=_("NUMBER"),
    help=_("Megabytes it may take."),
)
@click.option("--quiet", is_flag=True, help=_("Say only what failed."))
@click.option("--json", "as_json", is_flag=True, help=_("One JSON object a line on standard output, for programs."))
def render(
    provinces: tuple[str, ...],
    national: bool,
    lang: str,
    formats: tuple[str, ...],
    out: Path,
    engine: str | None,
    **options,
) -> None:
    """See its help."""
    from helpers.reporting.running import FORKS, start_server

    if national and provinces:
        raise click.UsageError(_("--national is about all provinces: name none, or leave it out."))
    if engine == "fork" and not FORKS:
        raise click.UsageError(_("--engine fork is not to be had on this system; leave it out."))
    if options["cluster"] is None and not options["explain"] and not (out / MANIFEST).exists():
        start_server()  # there is much to do: begin while the data are read
    from helpers.cli.rendering import render_reports

    render_reports(
        provinces,
        national=national,
        languages=LANGUAGES if lang == "both" else (lang,),
        formats=FORMATS if "all" in formats else tuple(name for name in FORMATS if name in formats),
        out=out,
        engine=engine or ENGINES[0 if FORKS else 1],
        **options,
    )
