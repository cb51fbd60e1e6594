"""What the plan's text asks of the province, poor districts and ethnic minorities, against what its figures plan."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Block, Column, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.scopes import scope_name
from helpers.display.units import NBSP, count_or_dash, rate_or_dash, target_text
from helpers.measures.headline import POOR
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.numbers import MINUS, write_decimal, write_rate
from helpers.words import gettext


def asks_table(asks: pd.DataFrame, dossier) -> Block | None:
    """The asks of an `asks_against_table` table that the plan's figures answer, and a sentence on those they do not;
    nothing where the plan asks nothing of a group or an area of its own."""
    if (asks["scope"].eq("province") & asks["population_id"].eq(POOR)).all():
        return None
    answered = asks[asks["planned"].notna()]
    table = _table(answered, dossier) if len(answered) else None
    return Stack(table, _poor_districts_together(asks, dossier), _silent(asks, dossier))


def _table(answered: pd.DataFrame, dossier) -> Table:
    language = dossier.language
    _ = gettext(language)
    rows = [
        Row(
            [
                row["population"],
                row["area"] or _area(row, language),
                target_text(row, language),
                rate_or_dash(row["planned"], language) + (NBSP + "‡" if known(row["planned_parts"]) else ""),
                _verdict(row["status"], language),
            ]
        )
        for row in records(answered)
    ]
    return Table(
        _("What the plan's text asks and what its figures plan"),
        [
            Column(_("Group"), width=1.6),
            Column(_("Area"), width=1.5),
            Column(_("Asked: fall of the poverty rate"), "end", 1.5),
            Column(_("Planned fall (pp)"), "end"),
            Column(_("Figures against text"), width=1.1),
        ],
        rows,
        list(_notes(answered, language)),
        source_line(dossier, [dossier.plan["source_id"]]),
    )


def _verdict(status: str, language: str) -> str:
    """Whether the figures plan what is asked. Nothing is said of what was reached."""
    _ = gettext(language)
    return {"reached": _("as asked"), "missed": _("less than asked"), "exceeded": _("more than asked")}[status]


def _area(row: dict, language: str) -> str:
    _ = gettext(language)
    return _("poor districts together") if row["scope"] == "poor_districts" else scope_name(row["scope"], language)


def _notes(answered: pd.DataFrame, language: str) -> Iterator[str]:
    """What the marks mean: a sign that is read into the plan, and a fall that it does not print."""
    _ = gettext(language)
    if not answered["comparator_printed"].astype(bool).all():
        yield _("† The plan prints the figure without a comparison; how it is to be compared is read so here.")
    for row in records(answered[answered["planned_parts"].notna()].drop_duplicates("planned_parts")):
        start, end, years = row["planned_parts"]
        fall = f"{write_decimal(start, language)} {MINUS} {write_decimal(end, language)}"
        fall = fall if years == 1 else f"({fall}) / {years}"
        yield _("‡ Not printed as such, but following from what is printed.") + (
            f" {write_rate(row['planned'], language)} = {fall}."
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
    """The asks of a group or an area of its own that no figure of the plan answers."""
    own = asks["scope"].ne("province") | asks["population_id"].ne(POOR)
    silent = asks[asks["planned"].isna() & own]
    if silent.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    named = dict.fromkeys(f"{row['population']} ({scope_name(row['scope'], language)})" for row in records(silent))
    return Paragraph(
        _(
            "The plan, as far as it could be read, prints no figures for these groups, so what it asks for them can not be checked: {groups}. That would take a district table that also counts these groups."
        ).format(groups="; ".join(named)),
        missing=True,
    )
