"""The programme's projects, who leads them, and the money."""

import pandas as pd

from helpers.display.blocks import Block, Column, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.units import quantity
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.words import gettext


def projects_table(dossier) -> Block:
    """Projects and sub-projects in the programme's order with the body that leads each, as far as the plan names it."""
    language = dossier.language
    _ = gettext(language)
    lead = dossier.plan["lead"]
    whole = Paragraph(_("The plan as a whole is led by: {body}.").format(body=lead)) if known(lead) else None
    if dossier.projects.empty:
        return Stack(
            whole,
            Paragraph(_("No figure available: the plan as read names no project of the programme."), missing=True),
        )
    led = dossier.projects["lead"].notna().any()
    columns = [Column(_("Code"), width=0.6), Column(_("Project or sub-project in the plan"), width=3.4)]
    if led:
        columns.append(Column(_("Lead body"), width=2.2))
    rows = []
    for row in records(dossier.projects.sort_values("project_code")):
        cells = [_code(row["project_code"], language), row["name"]]
        if led:
            cells.append(row["lead"] if known(row["lead"]) else _("named for its sub-projects"))
        rows.append(Row(cells, "body" if known(row["parent_code"]) else "mark"))
    notes = [] if led else [_("The plan as read names no lead body for single projects.")]
    if dossier.sources.loc[dossier.plan["source_id"], "quality"] not in ("document", "made_up"):
        notes.append(_("The plan was read in an article; its own list may be longer."))
    table = Table(
        _("Projects of the programme in the plan"),
        columns,
        rows,
        notes,
        source_line(dossier, dossier.projects["source_id"]),
    )
    return Stack(whole, table)


def _code(code: str, language: str) -> str:
    """`DA3.1` in Vietnamese (dự án), `P3.1` in English."""
    return code if language == "vi" else code.replace("DA", "P")


def funding_table(funding_audit: pd.DataFrame, dossier) -> Block:
    """The money of the plan by budget, and whether the parts add up (an `audit_funding` table)."""
    language = dossier.language
    _ = gettext(language)
    if dossier.funding.empty:
        return Paragraph(
            _(
                "No figure available: the plan as read states no amount of money. Needed is the allocation resolution of the People's Council or the plan's budget annex."
            ),
            missing=True,
        )
    budgets = {"total": _("Total"), "central": _("Central budget"), "local": _("Local budget")}
    stages = {"planned": _("planned"), "received": _("funds provided")}
    rows, notes = [], []
    for row in records(dossier.funding):
        amount = quantity(row["amount"], "million_vnd", language, row["comparator"]).removesuffix(
            " " + _("million VND")
        )
        rows.append(
            Row(
                [budgets[row["budget_source"]], stages[row["stage"]], amount],
                "total" if row["budget_source"] == "total" else "body",
            )
        )
    for check in records(funding_audit):
        total, central, local = (
            quantity(check[part], "million_vnd", language).removesuffix(" " + _("million VND"))
            for part in ("total", "central", "local")
        )
        if check["exact"]:
            notes.append(
                _("Check: {central} + {local} = {total}, as printed.").format(central=central, local=local, total=total)
            )
    notes += dict.fromkeys(note for note in dossier.funding["note"] if known(note))
    return Table(
        _("Funding of the programme (million VND)"),
        [Column(_("Budget"), width=2), Column(_("Status")), Column(_("Million VND"), "end")],
        rows,
        notes,
        source_line(dossier, dossier.funding["source_id"]),
    )
