"""The `giamngheo` command: a thin face over the rooms.

Each command imports what it needs when it is called, so that none waits for what only another needs.
"""

import io
import sys
from pathlib import Path

import click

from helpers.reporting.formats import ENGINES, FORMATS, MANIFEST, ROOT
from helpers.words import LANGUAGES

_HELP = {"help_option_names": ["-h", "--help"]}
_DATA = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=ROOT / "data",
    help="Data folder with a datapackage.json (default: the project's data).",
)


@click.group(context_settings=_HELP)
@click.version_option(package_name="giamngheo")
def main() -> None:
    """Poverty-reduction reports by province: from published figures to proved HTML and PDF, and data.

    \b
    giamngheo list                       what can be rendered
    giamngheo render                     everything, in both languages
    giamngheo render "Bắc Kạn" --year 2022 --lang vi
    giamngheo check                      whether the figures agree with each other
    giamngheo count --help               review tables from a register of households
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows writes to files and pipes in an old code page otherwise
            stream.reconfigure(encoding="utf-8")


@main.command("list")
@_DATA
def list_command(data: Path) -> None:
    """List the province-years that have data. The example province is marked as made up."""
    from helpers.cli.listing import list_plans

    list_plans(data)


@main.command()
@_DATA
@click.option("--json", "as_json", is_flag=True, help="Findings as JSON, for programs.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
def check(data: Path, as_json: bool, lang: str) -> None:
    """Hold every printed figure against what its own document and all others give.

    Each finding says where a figure stands, what is printed, what is computed, and which rule explains the difference,
    or that none does. Exit status: 0 if every difference is explained, 1 if one is not, 2 if the data can not be read.
    """
    from helpers.cli.checking import check_figures

    check_figures(data, as_json, lang)


@main.command()
@click.argument(
    "registers",
    nargs=-1,
    required=True,
    metavar="REGISTER...",
    type=click.Path(path_type=Path),
)
@click.option("--into", type=click.Path(path_type=Path), required=True, help="Data folder that gets the tables.")
@click.option("--source", required=True, help="The figures' source: its source_id in that folder's sources.csv.")
@click.option(
    "--status",
    type=click.Choice(["estimate", "preliminary", "approved", "published"]),
    default="preliminary",
    show_default=True,
    help="How firm the figures are.",
)
@click.option(
    "--all-households",
    type=click.Path(path_type=Path),
    help="CSV of all households by area, which the rates of table 1 are shares of.",
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
def count(
    registers: tuple[Path, ...], into: Path, source: str, status: str, all_households: Path | None, lang: str
) -> None:
    """Count a register, one row a household, into the tables of the yearly review, all provinces at once.

    \b
    giamngheo count register.parquet --into ../my-data --source ra-soat-2024
    giamngheo count 02.csv 04.csv 06.csv --into ../my-data --source ra-soat-2024

    REGISTER is .csv or .parquet; its columns stand in helpers/catalog/register/register.json. Rows of the same
    provinces and years are replaced, all others stay. Exit status: 0 all written, 2 something is wrong and nothing is.
    """
    from helpers.cli.counting import count_registers

    count_registers(registers, into, source, status, all_households, lang)


@main.command()
@click.argument("provinces", nargs=-1, metavar="[PROVINCE]...")
@click.option("--year", help="Only plans that cover this year (default: all); with --national, the end of which year.")
@click.option("--national", is_flag=True, help="Only the overview of all provinces.")
@click.option("--lang", type=click.Choice([*LANGUAGES, "both"]), default="both", show_default=True, help="Language.")
@click.option(
    "--format",
    "formats",
    type=click.Choice([*FORMATS, "all"]),
    multiple=True,
    default=["all"],
    show_default="all",
    help="Format, more than once for several; data are CSV files and a workbook.",
)
@_DATA
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=ROOT / "reports",
    help="Where reports go (default: the project's reports).",
)
@click.option("--force", is_flag=True, help="Make also reports that would come out as they stand.")
@click.option("--explain", is_flag=True, help="Make nothing; say of each report whether it would be made, and why.")
@click.option(
    "--jobs", "workers", type=click.IntRange(min=1), help="Reports made at once (default: one a processor core)."
)
@click.option("--cluster", metavar="ADDRESS", help="Make the reports on this Dask cluster, as in tcp://host:8786.")
@click.option(
    "--engine", type=click.Choice(ENGINES), help="How notebooks are run (default: fork where the system can)."
)
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(min=1),
    default=600,
    show_default=True,
    help="Seconds a report may take.",
)
@click.option(
    "--memory",
    "megabytes",
    type=click.IntRange(min=1024),
    default=4096,
    show_default=True,
    help="Megabytes it may take.",
)
@click.option("--quiet", is_flag=True, help="Say only what failed.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line on standard output, for programs.")
def render(
    provinces: tuple[str, ...],
    national: bool,
    lang: str,
    formats: tuple[str, ...],
    out: Path,
    engine: str | None,
    **options,
) -> None:
    """Render the reports of the provinces named (code or name, accents optional), or of all and the national overview.

    \b
    giamngheo render 06                  Bắc Kạn, all years, both languages
    giamngheo render bac-ninh --year 2024 --format pdf
    giamngheo render --national          the overview of all provinces
    giamngheo render --data my-data --out my-reports

    Only what has changed is made: see --explain. Every report is read back and held against the data before it is put
    in place. A report that fails leaves the earlier one as it was, does not stop the others, and makes the command end
    with exit status 1. Ctrl-C keeps what is finished; the next run goes on from there.
    """
    from helpers.reporting.running import FORKS, start_server

    if national and provinces:
        raise click.UsageError("--national is about all provinces: name none, or leave it out.")
    if engine == "fork" and not FORKS:
        raise click.UsageError("--engine fork is not to be had on this system; leave it out.")
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
