"""The first page: the year in a paragraph and in a table."""

import pandas as pd

from helpers.display.blocks import Column, Headline, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.headline_texts import UNITS, both, cell, facts, full, opening, row_labels
from helpers.display.naming import province_name, sentence, year_text
from helpers.measures.headline import IMPLIED
from helpers.measures.missing import known
from helpers.words import gettext


def headline(summary: pd.DataFrame, dossier) -> Stack:
    """The story in words and as a table of start, planned reduction, end and outcome (a `headline` table)."""
    return Stack(_story(summary, dossier), _table(summary, dossier), _gaps(summary, dossier))


def _story(summary: pd.DataFrame, dossier) -> Headline:
    language = dossier.language
    _ = gettext(language)
    start, reduction, end, outcome = (both(summary, row, language) for row in ("start", "reduction", "end", "outcome"))
    time = opening(summary, dossier)
    last = dossier.plan["year_to"]
    told = []
    if start:
        told.append(
            _("At {time}, poor households in {province}: {figure}.").format(
                time=time, province=province_name(dossier), figure=start
            )
        )
    else:
        told.append(
            _("For {province} the plan prints no figure at {time}.").format(time=time, province=province_name(dossier))
        )
    if implied := _implied_start(summary, language):
        told.append(implied)
    if reduction:
        told.append(
            _("The plan for {year} is a fall of {figure}").format(year=year_text(dossier), figure=reduction)
            + (_(", to {figure} at the end of {year}.").format(figure=end, year=last) if end else ".")
        )
    if outcome:
        told.append(
            _("Published for the end of {year}: {figure}.").format(year=summary.loc["outcome", "year"], figure=outcome)
        )
    else:
        told.append(_("No outcome has been published in the sources of this report."))
    return Headline(" ".join(sentence(part) for part in told), facts=facts(summary, dossier))


def _implied_start(summary: pd.DataFrame, language: str) -> str | None:
    """Which of the opening figures no document prints."""
    _ = gettext(language)
    known_units = [unit for unit in UNITS if known(summary.loc["start", unit])]
    implied = [unit for unit in known_units if summary.loc["start", f"{unit}_how"] == IMPLIED]
    if not implied:
        return None
    if implied == known_units:
        return _("The opening figure is not printed; it follows from other figures.")
    return _("The opening figure of {figure} is not printed; it follows from other figures.").format(
        figure=full(summary, "start", implied[0], language)
    )


def _table(summary: pd.DataFrame, dossier) -> Table:
    language = dossier.language
    _ = gettext(language)
    labels = row_labels(summary, dossier)
    how = {
        "printed": _("printed"),
        "summed": _("sum of the districts"),
        "published": _("published"),
        IMPLIED: _("implied"),
    }
    rows = []
    for row, label in labels.items():
        ways = dict.fromkeys(how[way] for unit in UNITS if known(way := summary.loc[row, f"{unit}_how"]))
        cells = [label, *(cell(summary, row, unit, language) for unit in UNITS), "; ".join(ways) or _("no figure")]
        rows.append(Row(cells))
    sources = [dossier.plan["source_id"], *summary["households_source"], *summary["rate_source"]]
    return Table(
        _("Poor households of {province}: start, plan and outcome").format(province=province_name(dossier)),
        [
            Column(_("Item"), width=2.2),
            Column(_("Poor households"), "end", 1.2),
            Column(_("Poverty rate (%); reduction in percentage points"), "end", 1.5),
            Column(_("How it is known"), width=1.6),
        ],
        rows,
        [_("‡ Implied: not printed as such, but following from the other figures of this table or of the outcome.")]
        if IMPLIED in set(summary["households_how"]) | set(summary["rate_how"])
        else [],
        source_line(dossier, sources),
    )


def _gaps(summary: pd.DataFrame, dossier) -> Paragraph | None:
    """What is not there, and which document would fill it."""
    _ = gettext(dossier.language)
    labels = row_labels(summary, dossier)
    named = {"households": _("number of households"), "rate": _("rate")}
    gaps = [
        f"{label} ({', '.join(missing)})"
        for row, label in labels.items()
        if (missing := [name for unit, name in named.items() if not known(summary.loc[row, unit])])
    ]
    if not gaps:
        return None
    return Paragraph(
        _(
            "No figure available: {gaps}. The decision that approves the yearly review, or the plan's district table, would fill it."
        ).format(gaps="; ".join(gaps)),
        missing=True,
    )
