"""Findings as the tables of a notebook: how many of which kind, and one by one."""

import pandas as pd

from helpers.display.audit.checks import check_name, severity_name
from helpers.display.audit.explanations import rule_name
from helpers.display.audit.figures import area_name, figure_name, province_label, source_label
from helpers.display.audit.lines import SEVERITIES, finding_text, folded, summary_line
from helpers.display.blocks import Block, Column, Paragraph, Row, Stack, Table
from helpers.numbers import write_count
from helpers.words import gettext


def findings_summary(findings: pd.DataFrame, language: str) -> Block:
    """A sentence that counts, and a row a check with the number of its findings of each severity."""
    _ = gettext(language)
    names = ("ok", *SEVERITIES)
    counts = findings.groupby(["check", "severity"], sort=True).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(names), fill_value=0)
    rows = [
        Row([check_name(check, language), *(_or_dash(count[name], language) for name in names)])
        for check, count in counts.iterrows()
    ]
    columns = [Column(_("What must hold"), width=4)]
    columns += [Column(severity_name(name, language).capitalize(), "end", 0.8) for name in names]
    table = Table(_("Checks, and what became of them"), columns, rows)
    return Stack(Paragraph(summary_line(findings, language), strong=True), table if rows else None)


def findings_table(findings: pd.DataFrame, tables: dict, language: str) -> Block:
    """Every finding that is not in agreement: the unexplained ones first, then by province and document."""
    _ = gettext(language)
    told = folded(findings)
    if not told:
        return Paragraph(_("All printed figures agree with each other; there is nothing to report."))
    rows = []
    for severity in SEVERITIES:
        of_severity = [finding for finding in told if finding["severity"] == severity]
        if of_severity:
            rows.append(Row([f"{severity_name(severity, language).capitalize()}: {len(of_severity)}"], "group"))
        rows += [_row(finding, tables, language) for finding in of_severity]
    columns = [
        Column(_("Area"), width=1.2),
        Column(_("Figure"), width=1.6),
        Column(_("Finding"), width=4),
        Column(_("Document"), width=1.8),
        Column(_("Place in the data"), width=1.6),
    ]
    return Table(_("Findings of the audit"), columns, rows)


def rules_table(findings: pd.DataFrame, language: str) -> Block | None:
    """The rules that explain findings, each with the number of figures it explains."""
    _ = gettext(language)
    counts = findings.loc[findings["severity"].isin(["explained", "note"]), "rule"].value_counts()
    if counts.empty:
        return Paragraph(_("No figure needs a rule to explain it."))
    rows = [Row([rule_name(rule, language), write_count(count, language)]) for rule, count in counts.items()]
    return Table(_("What explains the differences"), [Column(_("Rule"), width=3), Column(_("Figures"), "end")], rows)


def _row(finding: dict, tables: dict, language: str) -> Row:
    area = area_name(finding, tables, language)
    province = province_label(finding["province_code"], tables, language)
    place = f"{finding['file']}, {finding['row']}: {finding['column']}"
    return Row(
        [
            f"{province}: {area}",
            figure_name(finding, tables, language),
            finding_text(finding, tables, language),
            source_label(finding["source_id"], tables, language),
            place,
        ]
    )


def _or_dash(count: int, language: str) -> str:
    return write_count(count, language) if count else "\N{EM DASH}"
