"""`giamngheo check`."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click
import pandas as pd

from helpers import catalog, display, measures
from helpers.catalog import DataProblems, Problem
from helpers.cli.ending import end


def check_figures(data: Path, provinces: Iterable[str], year: str | None, as_json: bool, language: str) -> None:
    """Print every finding of the audit of a data folder, or those of `provinces` (codes or names) and of `year`."""
    try:
        catalogue = catalog.read(data)
        tables = catalog.audited(catalogue, language)
        findings = _asked(measures.audit(tables), catalogue, list(provinces), year)
    except DataProblems as error:
        end(error.say(language).splitlines(), status=2)
    if as_json:
        click.echo(json.dumps(display.findings_data(findings, tables, language), ensure_ascii=False, indent=1))
    else:
        for line in display.findings_lines(findings, tables, language):
            click.echo(line)
    sys.exit(int(findings["severity"].eq("error").any()))


def _asked(
    findings: pd.DataFrame, catalogue: catalog.Catalogue, provinces: list[str], year: str | None
) -> pd.DataFrame:
    """The findings that concern what is asked for. They are found among all figures, and so the same as without asking."""
    listed = catalogue.tables["provinces"]
    listed = listed[listed["province_code"].isin(findings["province_code"])]
    found = [catalog.find_province(catalogue, query, listed) for query in provinces]
    problems = [problem for _code, of_query in found for problem in of_query]
    if provinces:
        findings = findings[findings["province_code"].isin([code for code, _problems in found])]
    if year is not None and not problems:
        years = findings["year"].astype("Int64").astype("string")
        if year not in set(years.dropna()):
            names = ", ".join(listed.loc[listed["province_code"].isin(findings["province_code"]), "name_vi"])
            details = {"province": names, "expected": ", ".join(sorted(set(years.dropna())))}
            problems.append(Problem("no_data_for_year", column="year", found=year, details=details))
        findings = findings[years.eq(year).fillna(False)]
    if problems:
        raise DataProblems(problems)
    return findings
