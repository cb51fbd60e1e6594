"""The audit of the district table in words: what was checked, what agrees, and what explains the rest."""

import pandas as pd

from helpers.display.blocks import Block, Column, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.units import count_or_dash, rate_or_dash
from helpers.numbers import write_decimal
from helpers.words import gettext

_COUNTS = ("households", "poor_households", "reduction_households")


def audit_table(findings: pd.DataFrame, dossier) -> Block:
    """An `audit_district_table` table: a sentence that counts, and a row for every figure that wants a word."""
    language = dossier.language
    _ = gettext(language)
    if findings.empty:
        return Paragraph(
            _("The plan as read prints no district table, so there are no printed figures to compute again."),
            missing=True,
        )
    severities = findings["severity"].value_counts()
    counted = _(
        "Audit: {all} printed figures of the district table computed again; {ok} agree with the counts or are the plan's inputs, {explained} are explained by another rule, {note} carry a remark on their form, {error} are not explained."
    ).format(
        all=len(findings),
        **{severity: int(severities.get(severity, 0)) for severity in ("ok", "explained", "note", "error")},
    )
    told = findings[findings["severity"] != "ok"]
    if told.empty:
        return Paragraph(counted)
    rows = [
        Row(
            [
                row["area"] or _("Total"),
                _columns(language)[row["column"]],
                write_decimal(row["printed"], language),
                count_or_dash(row["from_counts"], language)
                if row["column"] in _COUNTS
                else rate_or_dash(row["from_counts"], language),
                _explanation(row, language),
            ]
        )
        for row in told.to_dict("records")
    ]
    table = Table(
        _("Printed figures that the counts alone do not give, and why"),
        [
            Column(_("District")),
            Column(_("Figure"), width=1.3),
            Column(_("Printed"), "end", 0.8),
            Column(_("From the counts"), "end", 0.9),
            Column(_("Explanation"), width=3),
        ],
        rows,
        source=source_line(dossier, [*dossier.district_plans["source_id"], *dossier.printed_total["source_id"]]),
    )
    return Stack(Paragraph(counted), table)


def _columns(language: str) -> dict[str, str]:
    _ = gettext(language)
    return {
        "households": _("Households"),
        "poor_households": _("Poor households"),
        "poverty_rate": _("Poverty rate (%)"),
        "reduction_households": _("Fewer poor households"),
        "reduction_rate": _("Lower rate (pp)"),
        "end_rate": _("Rate at the end (%)"),
    }


def _explanation(row: dict, language: str) -> str:
    _ = gettext(language)
    if row["severity"] == "note":
        return _("right; printed with one decimal beside cells with two, shown here as {written}").format(
            written=rate_or_dash(row["printed"], language)
        )
    return {
        "assigned_rate": _("the reduction is assigned to the district and the number of households follows from it"),
        "printed_minus_printed": _("the printed start rate less the printed reduction"),
        "none": _("no rounding rule gives the printed figure: check it against the document"),
    }[row["rule"]]
