"""The audit of the district table in words: what was checked, what agrees, and what explains the rest."""

import pandas as pd

from helpers.display.blocks import Block, Column, Paragraph, Row, Stack, Table
from helpers.display.citation import cite, source_line
from helpers.display.units import count_or_dash, rate_or_dash
from helpers.numbers import write_decimal
from helpers.words import gettext

_COUNTS = ("households", "poor_households", "reduction_households")


def audit_table(findings: pd.DataFrame, opening: pd.DataFrame, dossier) -> Block:
    """The rules of the table, a sentence that counts, and a row for every figure that wants a word.

    Takes an `audit_district_table` and an `audit_opening` table.
    """
    language = dossier.language
    _ = gettext(language)
    if findings.empty:
        return Paragraph(
            _("The plan as read prints no district table, so there are no printed figures to compute again."),
            missing=True,
        )
    severities = findings["severity"].value_counts()
    rules = Paragraph(
        _(
            "Rules that the table follows: the poverty rate is poor households over households; the reduction is assigned in percentage points, and the reduction in households follows from it, to the nearest household; the rate at the end is the start rate less the reduction, as printed; totals are sums of the districts."
        )
    )
    counted = _(
        "Printed figures of the district table computed again: {all}. In agreement with the counts, or inputs of the plan: {ok}; explained by another of these rules: {explained}; with a remark on their form: {note}; not explained: {error}."
    ).format(
        all=len(findings),
        **{severity: int(severities.get(severity, 0)) for severity in ("ok", "explained", "note", "error")},
    )
    told = findings[findings["severity"] != "ok"]
    agreed = [_agreement(row, dossier) for row in opening.to_dict("records")]
    if told.empty:
        return Stack(rules, Paragraph(counted), *agreed)
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
    return Stack(rules, Paragraph(counted), table, *agreed)


def _agreement(row: dict, dossier) -> Paragraph:
    """Whether the approved figure of the province is the total of the table."""
    _ = gettext(dossier.language)
    source = cite(dossier.sources.loc[row["source_id"]], dossier.language)
    total, printed = (count_or_dash(row[name], dossier.language) for name in ("total", "printed"))
    if row["equal"]:
        return Paragraph(
            _("The table's total of {total} poor households is the approved one ({source}).").format(
                total=total, source=source
            )
        )
    return Paragraph(
        _("The table's total of {total} poor households differs from the approved {printed} ({source}).").format(
            total=total, printed=printed, source=source
        )
    )


def _columns(language: str) -> dict[str, str]:
    _ = gettext(language)
    return {
        "households": _("Households"),
        "poor_households": _("Poor households"),
        "poverty_rate": _("Poverty rate (%)"),
        "reduction_households": _("Reduction (households)"),
        "reduction_rate": _("Reduction (pp)"),
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
