"""The picture of the first page."""

import pandas as pd

from helpers.display.blocks import Figure
from helpers.display.citation import source_line
from helpers.display.figures.bars import Bar, bars
from helpers.display.headline_texts import full, row_labels
from helpers.display.naming import province_name
from helpers.measures.figure_sources import summary_sources
from helpers.measures.missing import known
from helpers.words import gettext

_ROLES = {"start": "start", "end": "plan", "outcome": "outcome"}  # rows that are levels, and how their bars are drawn


def headline_figure(summary: pd.DataFrame, dossier) -> Figure | None:
    """Start, planned end and outcome as bars of the rate, or of households where fewer than two rates are known."""
    language = dossier.language
    _ = gettext(language)
    labels = row_labels(summary, dossier)
    levels = [row for row in _ROLES if row in labels]
    unit = next(
        (one for one in ("rate", "households") if sum(known(summary.loc[row, one]) for row in levels) >= 2), None
    )
    if unit is None:
        return None
    shown = [row for row in levels if known(summary.loc[row, unit])]
    other = "households" if unit == "rate" else "rate"
    drawn = []
    for row in shown:
        more = full(summary, row, other, language)
        text = full(summary, row, unit, language) + (f" ({more})" if more else "")
        upper = summary.loc[row, f"{unit}_max"]
        length, end = float(summary.loc[row, unit]), float(upper) if known(upper) else None
        drawn.append(Bar(labels[row], length, text, _ROLES[row], end))
    caption = (_("Poverty rate of {province} (%)") if unit == "rate" else _("Poor households of {province}")).format(
        province=province_name(dossier)
    )
    alt = caption + ": " + "; ".join(f"{bar.label} {bar.text}" for bar in drawn) + "."
    sources = summary_sources(summary, dossier.plan["source_id"], shown, (unit, other))
    return Figure(bars(drawn), alt, caption, source_line(dossier, sources))
