"""`giamngheo check`."""

import json
import sys
from pathlib import Path

import click

from helpers import catalog, display, measures
from helpers.cli.ending import end


def check_figures(data: Path, as_json: bool, language: str) -> None:
    """Print every finding of the audit of a data folder."""
    try:
        tables = catalog.audit_tables(language, data)
    except catalog.DataProblems as error:
        end(error.say(language).splitlines(), status=2)
    findings = measures.audit(tables)
    if as_json:
        click.echo(json.dumps(display.findings_data(findings, tables, language), ensure_ascii=False, indent=1))
    else:
        for line in display.findings_lines(findings, tables, language):
            click.echo(line)
    sys.exit(int(findings["severity"].eq("error").any()))
