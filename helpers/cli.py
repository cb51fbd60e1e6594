"""The `giamngheo` command: a thin face over the rooms."""

import datetime
import io
import json
import sys
from pathlib import Path

import click
from tqdm import tqdm

from helpers import catalog, display, measures
from helpers.display.made_up import mark
from helpers.reporting import Outcome, jobs, render_all
from helpers.reporting.index import INDEX, write_index
from helpers.reporting.job import FORMATS, ROOT
from helpers.reporting.manifest import update_manifest
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
    """Poverty-reduction reports by province: from published figures to proved HTML and PDF.

    \b
    giamngheo list                       what can be rendered
    giamngheo render                     everything, in both languages
    giamngheo render "Bắc Kạn" --year 2022 --lang vi
    giamngheo check                      whether the figures agree with each other
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows writes to files and pipes in an old code page otherwise
            stream.reconfigure(encoding="utf-8")


@main.command("list")
@_DATA
def list_command(data: Path) -> None:
    """List the province-years that have data. The example province is marked as made up."""
    catalogue = _read(data)
    for plan in catalogue.plans().to_dict("records"):
        made_up = f"  [{mark('vi')}]" if plan["made_up"] else ""
        click.echo(f"{plan['province_code']}  {plan['year']:<9}  {plan['name_vi']:<20}  {plan['title_vi']}{made_up}")
    _stop_on([problem.say() for problem in catalogue.problems])


@main.command()
@_DATA
@click.option("--json", "as_json", is_flag=True, help="Findings as JSON, for programs.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
def check(data: Path, as_json: bool, lang: str) -> None:
    """Hold every printed figure against what its own document and all others give.

    Each finding says where a figure stands, what is printed, what is computed, and which rule explains the difference,
    or that none does. Exit status: 0 if every difference is explained, 1 if one is not, 2 if the data can not be read.
    """
    try:
        tables = catalog.audit_tables(lang, data)
    except catalog.DataProblems as error:
        _stop_on(str(error).splitlines(), status=2)
    findings = measures.audit(tables)
    if as_json:
        click.echo(json.dumps(display.findings_data(findings, tables, lang), ensure_ascii=False, indent=1))
    else:
        for line in display.findings_lines(findings, tables, lang):
            click.echo(line)
    sys.exit(int(findings["severity"].eq("error").any()))


@main.command()
@click.argument("provinces", nargs=-1, metavar="[PROVINCE]...")
@click.option("--year", help="Only plans that cover this year (default: all); with --national, the end of which year.")
@click.option("--national", is_flag=True, help="Only the overview of all provinces.")
@click.option("--lang", type=click.Choice([*LANGUAGES, "both"]), default="both", show_default=True, help="Language.")
@click.option(
    "--format", "format_", type=click.Choice([*FORMATS, "both"]), default="both", show_default=True, help="Format."
)
@_DATA
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=ROOT / "reports",
    help="Where reports go (default: the project's reports).",
)
@click.option(
    "--jobs", "workers", type=click.IntRange(min=1), help="Reports made at once (default: one a processor core)."
)
def render(
    provinces: tuple[str, ...],
    year: str | None,
    national: bool,
    lang: str,
    format_: str,
    data: Path,
    out: Path,
    workers: int | None,
) -> None:
    """Render the reports of the provinces named (code or name, accents optional), or of all and the national overview.

    \b
    giamngheo render 06                  Bắc Kạn, all years, both languages
    giamngheo render bac-ninh --year 2024 --format pdf
    giamngheo render --national          the overview of all provinces
    giamngheo render --data my-data --out my-reports

    Every report is read back and held against the data before it is put in place. A report that fails leaves the
    earlier one as it was, does not stop the others, and makes the command end with exit status 1.
    """
    if national and provinces:
        raise click.UsageError("--national is about all provinces: name none, or leave it out.")
    catalogue = _read(data)
    _stop_on([problem.say() for problem in catalogue.problems if problem.owner is None], status=2)
    languages = LANGUAGES if lang == "both" else (lang,)
    formats = FORMATS if format_ == "both" else (format_,)
    try:
        wanted = jobs(catalogue, provinces, year, languages, out, formats, national)
    except catalog.DataProblems as error:
        _stop_on(str(error).splitlines(), status=2)
    if not wanted:
        _stop_on([f"{data}: no plan in plans.csv, so there is nothing to render."])
    outcomes = _with_progress(wanted, workers)
    finished = [outcome for outcome in outcomes if not outcome.failure]
    if finished:
        entries = update_manifest(out.resolve(), finished, datetime.datetime.now(datetime.UTC))
        write_index(out.resolve(), entries, catalogue)
    failed = [outcome for outcome in outcomes if outcome.failure]
    click.echo(f"{len(finished)} of {len(outcomes)} reports rendered and proved.", err=True)
    if finished:
        click.echo(f"Open {out / INDEX}")
    _stop_on([f"{outcome.job}: {line}" for outcome in failed for line in outcome.failure.splitlines()])


def _with_progress(wanted: list, workers: int | None) -> list[Outcome]:
    with tqdm(total=len(wanted), unit="report", file=sys.stderr) as bar:

        def done(outcome: Outcome) -> None:
            size = ", ".join(f"{name} {size // 1024} kB" for name, (_, size) in outcome.files.items())
            bar.write(f"{'FAILED' if outcome.failure else 'ok':<6}  {outcome.job}  {size}", file=sys.stderr)
            bar.update()

        return render_all(wanted, done, workers)


def _read(data: Path) -> catalog.Catalogue:
    try:
        return catalog.read(data)
    except catalog.DataProblems as error:
        _stop_on(str(error).splitlines(), status=2)


def _stop_on(lines: list[str], status: int = 1) -> None:
    """Print the lines and end with `status`, if there are any."""
    for line in dict.fromkeys(lines):
        click.echo(line, err=True)
    if lines:
        sys.exit(status)
