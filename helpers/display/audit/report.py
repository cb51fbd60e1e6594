"""The audit section of a province's report: the district table first, then what documents and years say of each other."""

import pandas as pd

from helpers.display.audit.explanations import explanation
from helpers.display.audit.figures import area_name, figure_name, printed_text, source_label, written
from helpers.display.audit.lines import SEVERITIES, folded
from helpers.display.blocks import Block, Column, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.naming import sentence
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.numbers import write_count
from helpers.words import gettext

_TABLE = "plan_table."
_ALIKE = ("check", "rule", "province_code", "district_code", "region_id", "scope", "year", "point")


def audit_section(findings: pd.DataFrame, dossier) -> Block:
    """The rules of the district table, sentences that count, and a row for every figure that wants a word.

    Takes the findings of `measures.findings_of_plan`.
    """
    of_table = findings[findings["check"].str.startswith(_TABLE) & findings["check"].ne("plan_table.opening")]
    others = findings.drop(index=of_table.index)
    return Stack(*_district_table(of_table, dossier), *_opening(others, dossier), *_others(others, dossier))


def _district_table(findings: pd.DataFrame, dossier) -> list[Block]:
    _ = gettext(dossier.language)
    if findings.empty:
        text = _("The plan as read prints no district table, so there are no printed figures to compute again.")
        return [Paragraph(text, missing=True)]
    rules = Paragraph(
        _(
            "Rules that the table follows: the poverty rate is poor households over households; the reduction is assigned in percentage points, and the reduction in households follows from it, to the nearest household; the rate at the end is the start rate less the reduction, as printed; totals are sums of the districts."
        )
    )
    counted = _(
        "Printed figures of the district table computed again: {all}. In agreement with the counts, or inputs of the plan: {ok}; explained by another of these rules: {explained}; with a remark on their form: {note}; not explained: {error}."
    ).format(**_counts(findings, dossier.language))
    caption = _("Printed figures that the counts alone do not give, and why")
    heads = (_("In the table"), _("Computed"))
    return [rules, Paragraph(counted), *_table(folded(findings), caption, heads, dossier)]


def _others(findings: pd.DataFrame, dossier) -> list[Block]:
    _ = gettext(dossier.language)
    if findings.empty:
        return []
    counted = _(
        "Further checks of the province's figures, within documents, between documents and from year to year: {all}. In agreement: {ok}; explained: {explained}; noted: {note}; not explained: {error}."
    ).format(**_counts(findings, dossier.language))
    caption = _("What documents and years say of each other, and why it differs")
    heads = (_("Published"), _("Compared with"))
    return [Paragraph(counted), *_table(folded_by_explanation(folded(findings)), caption, heads, dossier)]


def _counts(findings: pd.DataFrame, language: str) -> dict[str, str]:
    counts = findings["severity"].value_counts()
    every = {name: int(counts.get(name, 0)) for name in (*SEVERITIES, "ok")} | {"all": len(findings)}
    return {name: write_count(count, language) for name, count in every.items()}


def folded_by_explanation(told: list[dict]) -> list[dict]:
    """The findings of one area, rule and other source as one, the others of them in its `likewise`. Errors stay apart."""
    entries: dict[tuple, dict] = {}
    for number, finding in enumerate(told):
        alike = tuple(finding[name] if known(finding[name]) else None for name in _ALIKE)
        other = finding["details"].get("source_id")
        key = (*alike, other) if known(other) and finding["severity"] != "error" else (number,)
        if key in entries:
            entries[key]["likewise"].append(finding)
        else:
            entries[key] = finding | {"likewise": []}
    return list(entries.values())


def _table(told: list[dict], caption: str, heads: tuple[str, str], dossier) -> list[Block]:
    _ = gettext(dossier.language)
    if not told:
        return []
    rows = [
        Row([area_name(finding, dossier.tables, dossier.language), *_figures(finding, dossier), _why(finding, dossier)])
        for finding in told
    ]
    columns = [
        Column(_("Area")),
        Column(_("Figure"), width=1.5),
        Column(heads[0], "end", 0.8),
        Column(heads[1], "end", 0.8),
        Column(_("Explanation"), width=3.9),
    ]
    every = [one for finding in told for one in (finding, *finding.get("likewise", ()))]
    cited = [one["source_id"] for one in every]
    return [Table(caption, columns, rows, source=source_line(dossier, cited))]


def _figures(finding: dict, dossier) -> tuple[str, str, str]:
    """What the figure is, the figure itself, and what it is held against: two figures of one kind."""
    language = dossier.language
    _ = gettext(language)
    figure = figure_name(finding, dossier.tables, language)
    if finding["check"] == "years.households":
        if not finding["details"]["printed"]:
            figure = _("{figure}: households in all that follow").format(figure=figure)
        return sentence(figure), written(finding["computed"], language), written(finding["details"]["before"], language)
    return sentence(figure), printed_text(finding, language), written(finding["computed"], language)


def _why(finding: dict, dossier) -> str:
    _ = gettext(dossier.language)
    told = [sentence(explanation(finding, dossier.tables, dossier.language))]
    if finding["more"]:
        told.append(_("Likewise in the table: {count} more.").format(count=finding["more"]))
    if finding.get("likewise"):
        others = [_against(one, dossier) for one in finding["likewise"]]
        told.append(_("Likewise: {figures}.").format(figures="; ".join(others)))
    return " ".join(told)


def _against(finding: dict, dossier) -> str:
    _ = gettext(dossier.language)
    figure, printed, other = _figures(finding, dossier)
    figure = figure[:1].lower() + figure[1:]
    return _("{figure}: {printed} against {other}").format(figure=figure, printed=printed, other=other)


def _opening(findings: pd.DataFrame, dossier) -> list[Block]:
    """Whether the published figure of the province is the total of the district table."""
    _ = gettext(dossier.language)
    said = []
    opening = findings[findings["check"].eq("plan_table.opening") & findings["column"].eq("poor_households")]
    for finding in records(opening[opening["severity"].eq("ok")]):
        source = source_label(finding["details"]["source_id"], dossier.tables, dossier.language)
        text = _("The table's total of {total} poor households is the published one ({source}).")
        said.append(Paragraph(text.format(total=written(finding["printed"], dossier.language), source=source)))
    return said
