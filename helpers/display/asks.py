"""What the plan's text asks of the province, poor districts and ethnic minorities, against what its table does."""

import pandas as pd

from helpers.display.blocks import Block, Column, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.scopes import scope_name
from helpers.display.units import count_or_dash, rate_or_dash, target_text
from helpers.measures.headline import POOR
from helpers.measures.missing import known
from helpers.words import gettext


def asks_table(asks: pd.DataFrame, dossier) -> Block | None:
    """An `asks_against_table` table; nothing where the plan asks nothing of a group or an area of its own."""
    if (asks["scope"].eq("province") & asks["population_id"].eq(POOR)).all():
        return None
    language = dossier.language
    _ = gettext(language)
    rows = []
    for row in asks.to_dict("records"):
        rows.append(
            Row(
                [
                    row["population"],
                    row["area"] or _area(row, language),
                    target_text(row, language),
                    rate_or_dash(row["planned"], language),
                    _verdict(row, dossier),
                ]
            )
        )
    table = Table(
        _("What the plan asks and what its district table plans"),
        [
            Column(_("Group"), width=1.6),
            Column(_("Area"), width=1.5),
            Column(_("Asked: fall of the poverty rate"), "end", 1.3),
            Column(_("Table: reduction (pp)"), "end"),
            Column(_("Table against text"), width=1.1),
        ],
        rows,
        source=source_line(dossier, [dossier.plan["source_id"]]),
    )
    return Stack(table, _poor_districts_together(asks, dossier), _silent(asks, dossier))


def _verdict(row: dict, dossier) -> str:
    """Whether the table plans what is asked. Nothing is said of what was reached."""
    _ = gettext(dossier.language)
    if not known(row["planned"]):
        return _("no district table") if dossier.district_plans.empty else _("not in the table")
    return {"reached": _("as asked"), "missed": _("less than asked"), "exceeded": _("more than asked")}[row["status"]]


def _area(row: dict, language: str) -> str:
    _ = gettext(language)
    return (
        _("poor districts together")
        if row["scope"] == "poor_districts" and known(row["planned"])
        else scope_name(row["scope"], language)
    )


def _poor_districts_together(asks: pd.DataFrame, dossier) -> Paragraph | None:
    """The poor districts as one area, from their counts: the plan itself prints no figure for them together."""
    together = asks[(asks["scope"] == "poor_districts") & asks["area"].isna() & asks["planned"].notna()]
    if together.empty:
        return None
    _ = gettext(dossier.language)
    row = together.iloc[0]
    return Paragraph(
        _(
            "Poor districts together: {poor} of {households} households are poor, {rate}%; after the planned reduction {end}%, computed from the counts."
        ).format(
            poor=count_or_dash(row["poor_households"], dossier.language),
            households=count_or_dash(row["households"], dossier.language),
            rate=rate_or_dash(row["poverty_rate"], dossier.language),
            end=rate_or_dash(row["end_rate_from_counts"], dossier.language),
        )
    )


def _silent(asks: pd.DataFrame, dossier) -> Paragraph | None:
    """The asks that no figure of the plan's table answers."""
    own = asks["scope"].ne("province") | asks["population_id"].ne(POOR)
    silent = asks[asks["planned"].isna() & own]
    if silent.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    named = dict.fromkeys(
        f"{row['population']} ({scope_name(row['scope'], language)})" for row in silent.to_dict("records")
    )
    return Paragraph(
        _(
            "No figure available to hold these against: {groups}. Needed is a district table that also counts these groups."
        ).format(groups="; ".join(named)),
        missing=True,
    )
