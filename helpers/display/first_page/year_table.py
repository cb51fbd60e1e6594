"""The year in a table: start, planned reduction, end and outcome, and where each figure is known from."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.first_page.story import story
from helpers.display.first_page.texts import UNITS, cell, figures, plain, row_labels
from helpers.display.naming import province_name
from helpers.display.standing import ways_known
from helpers.display.units import EN_DASH
from helpers.measures.figure_sources import summary_sources
from helpers.measures.headline import IMPLIED, LEVELS, POOR
from helpers.measures.missing import known
from helpers.numbers import MINUS, write_decimal
from helpers.words import gettext


def year_table(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> Stack:
    """The story in words and as a table of start, planned reduction, end and outcome (a `headline` table); `card` is
    the plan's `scorecard`."""
    told = Paragraph(story(summary, card, dossier))
    any_figure = bool(figures(summary, dossier.language))
    return Stack(told, _table(summary, dossier) if any_figure else None, _gaps(summary, dossier))


def _table(summary: pd.DataFrame, dossier) -> Table:
    language = dossier.language
    _ = gettext(language)
    labels = row_labels(summary, dossier)
    rows = []
    for row, label in labels.items():
        figures_of_row = (cell(summary, row, unit, language) for unit in UNITS)
        rows.append(Row([label, *figures_of_row, ways_known(summary, row, UNITS, dossier) or _("no figure")]))
    sources = summary_sources(summary, dossier.plan["source_id"], labels, UNITS)
    return Table(
        _("Poor households of {province}: start, plan and outcome").format(province=province_name(dossier)),
        [
            Column(_("Item"), width=2.2),
            Column(_("Poor households"), "end", 1.2),
            Column(_("Poverty rate (%); reduction in percentage points"), "end", 1.5),
            Column(_("Basis"), width=1.6),
        ],
        rows,
        [
            *_implied_notes(summary, language),
            *_outcome_notes(dossier, list(summary.loc["outcome", ["households_source", "rate_source"]])),
        ],
        source_line(dossier, sources),
    )


def _implied_notes(summary: pd.DataFrame, language: str) -> Iterator[str]:
    """How the figures that no document prints follow from those that are printed."""
    _ = gettext(language)
    if IMPLIED in {*summary["households_how"], *summary["rate_how"]}:
        sums = [
            f"{plain(summary, row, unit, language)} = {write_decimal(first, language)} "
            f"{MINUS if sign == '-' else sign} {_written(second, language)}"
            for unit in UNITS
            for row in summary.index
            if known(parts := summary.loc[row, f"{unit}_parts"]) and parts
            for first, sign, second in [parts]
        ]
        yield _("‡ Not printed as such, but following from what is printed.") + (f" {'; '.join(sums)}." if sums else "")


def _written(part, language: str) -> str:
    """A figure that another is made of: one number, or a range in brackets."""
    if isinstance(part, tuple):
        return f"({EN_DASH.join(write_decimal(end, language) for end in part)})"
    return write_decimal(part, language)


def _outcome_notes(dossier, sources: list[str]) -> Iterator[str]:
    """What the sources of the published outcomes leave open."""
    _ = gettext(dossier.language)
    outcomes = dossier.outcomes
    level = outcomes["indicator_id"].isin(LEVELS.values()) & outcomes["population_id"].eq(POOR)
    level &= outcomes["scope"].eq("province") & outcomes["source_id"].isin(sources)
    for note in dict.fromkeys(outcomes.loc[level & outcomes["note"].notna(), "note"]):
        yield _("On the outcome: {note}").format(note=note)


def _gaps(summary: pd.DataFrame, dossier) -> Paragraph | None:
    """What is not there, and which document would tell it."""
    _ = gettext(dossier.language)
    fills = {
        _("the decision that approves the yearly review"): ("start", "outcome"),
        _("the plan's own table of targets"): ("reduction", "end"),
    }
    told = [
        _("{gaps}: needed is {document}").format(gaps="; ".join(gaps), document=document)
        for document, rows in fills.items()
        if (gaps := list(_missing(summary, rows, dossier)))
    ]
    return Paragraph(_("No figure available: {gaps}.").format(gaps=". ".join(told)), missing=True) if told else None


def _missing(summary: pd.DataFrame, rows: tuple[str, ...], dossier) -> Iterator[str]:
    _ = gettext(dossier.language)
    labels, named = row_labels(summary, dossier), {"households": _("number of households"), "rate": _("rate")}
    for row in rows:
        missing = [name for unit, name in named.items() if not known(summary.loc[row, unit])]
        if row in labels and missing:
            yield f"{labels[row]} ({', '.join(missing)})"
