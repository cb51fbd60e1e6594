"""Findings as lines of text for a terminal, and as plain values for programs."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

import pandas as pd

from helpers.display.audit.checks import severity_name
from helpers.display.audit.explanations import explanation
from helpers.display.audit.figures import area_name, figure_name, printed_text, province_label, source_label, written
from helpers.measures.feasible import Interval
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.words import gettext

_FOLDED = ("groups_overlap", "other_standard", "other_boundaries", "sum_of_printed")
SEVERITIES = ("error", "explained", "note")


def findings_lines(findings: pd.DataFrame, tables: dict, language: str) -> Iterator[str]:
    """Province by province and document by document, a line a finding; at the end how many there are of which kind."""
    told = folded(findings)
    for province, of_province in groupby(told, lambda finding: finding["province_code"] or ""):
        yield province_label(province or None, tables, language)
        for source, of_source in groupby(of_province, lambda finding: finding["source_id"]):
            yield f"  {source_label(source, tables, language)}"
            for finding in of_source:
                yield from (f"    {line}" for line in _lines(finding, tables, language))
        yield ""
    yield summary_line(findings, language)


def summary_line(findings: pd.DataFrame, language: str) -> str:
    """How many checks were made, and what became of them."""
    _ = gettext(language)
    counts = findings["severity"].value_counts()
    said = _("{all} checks: {error} not explained, {explained} explained, {note} noted, {ok} in agreement.")
    return said.format(all=len(findings), **{name: int(counts.get(name, 0)) for name in (*SEVERITIES, "ok")})


def folded(findings: pd.DataFrame) -> list[dict]:
    """What is to be told, one entry where one rule explains several figures of one table and document alike.

    Errors are never folded. `more` counts the figures that an entry stands for besides its own.
    """
    entries: dict[object, dict] = {}
    told = records(findings[findings["severity"].ne("ok")])
    for finding in sorted(told, key=lambda one: (one["province_code"] or "", one["source_id"] or "")):
        alike = (finding["check"], finding["rule"], finding["province_code"], finding["source_id"], finding["file"])
        key = len(entries) if finding["severity"] == "error" or finding["rule"] not in _FOLDED else alike
        if key in entries:
            entries[key]["more"] += 1
        else:
            entries[key] = finding | {"more": 0}
    return list(entries.values())


def finding_text(finding: dict, tables: dict, language: str) -> str:
    """What is printed, what is computed, and why the two differ."""
    _ = gettext(language)
    figures = _figures(finding, language).format(
        printed=printed_text(finding, language), computed=written(finding["computed"], language)
    )
    more = ""
    if finding.get("more"):
        more = " " + _("Likewise in the table: {count} more.").format(count=finding["more"])
    return f"{figures}. {explanation(finding, tables, language, in_data=True)}{more}"


def _figures(finding: dict, language: str) -> str:
    """How the printed figure and the one it is held against are told apart."""
    _ = gettext(language)
    if not known(finding["computed"]):
        return _("printed {printed}")
    if finding["check"] in ("sources.agree", "years.opening", "plan_table.opening"):
        return _("printed {printed}, elsewhere {computed}")
    if finding["check"].startswith("comparable."):
        return _("printed {printed}, before {computed}")
    if finding["check"] == "years.households":
        return _("the printed figures mean {computed} households")
    return _("printed {printed}, computed {computed}")


def _lines(finding: dict, tables: dict, language: str) -> Iterator[str]:
    _ = gettext(language)
    where = f"{area_name(finding, tables, language)}, {figure_name(finding, tables, language)}"
    yield f"{severity_name(finding['severity'], language):<10} {where}: {finding_text(finding, tables, language)}"
    row = _("row {row}").format(row=finding["row"])
    yield f"{'':<10} {finding['check']} · {finding['file']}, {row}, {finding['column']}"


def findings_data(findings: pd.DataFrame, tables: dict, language: str) -> dict:
    """The findings as JSON values: counts by severity, and every finding that is not in agreement, none folded.

    Rates stand as text, with the decimals printed; counts as numbers; intervals as {"low", "high"}, `high` null
    where nothing bounds it.
    """
    counts = findings["severity"].value_counts()
    told = records(findings[findings["severity"].ne("ok")])
    return {
        "checks": len(findings),
        "severities": {name: int(counts.get(name, 0)) for name in (*SEVERITIES, "ok")},
        "findings": [
            {name: _plain(value) for name, value in finding.items()}
            | {"where": f"{area_name(finding, tables, language)}, {figure_name(finding, tables, language)}"}
            | {"text": finding_text(finding, tables, language)}
            for finding in told
        ],
    }


def _plain(value: object) -> object:
    """A value of a finding as JSON has it."""
    if isinstance(value, Interval):
        return {"low": value.low, "high": value.high}
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, str | bool) or value is None:
        return value
    return None if not known(value) else int(value)
