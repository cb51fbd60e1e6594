"""The picture of the first page: the way from the start to the plan, and how far it was gone."""

from dataclasses import replace

import pandas as pd

from helpers.display.blocks import Figure
from helpers.display.citation import source_line
from helpers.display.figures.gauge import Mark, gauge
from helpers.display.first_page.headline import message
from helpers.display.first_page.texts import cell, full, known_levels, main_unit, row_labels
from helpers.display.naming import listed, province_name
from helpers.display.picture import picture
from helpers.display.scopes import status_name
from helpers.display.standing import way_known
from helpers.measures.figure_sources import summary_sources
from helpers.measures.missing import known
from helpers.measures.verdict import REACHED
from helpers.words import gettext


def headline_figure(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> Figure | None:
    """Start, planned end and outcome of a `headline` table on one line, of the rate or, where more of them is known, of
    the households. None without a start and one of the others."""
    language = dossier.language
    _ = gettext(language)
    labels = row_labels(summary, dossier)
    unit = main_unit(summary)
    shown = known_levels(summary, unit)
    if "start" not in shown or len(shown) < 2:
        return None
    if "outcome" in shown:
        how, status = (summary.loc["outcome", f"{unit}_{about}"] for about in ("how", "status"))
        labels["outcome"] += f" ({way_known(how, status, language)})"
    marks = {row: _mark(summary, row, unit, labels[row], language) for row in shown}
    svg = gauge(marks["start"], marks.get("end"), marks.get("outcome"), status_name(REACHED, language))
    parts = {"start": _("start"), "end": _("plan"), "outcome": _("outcome")}
    caption = (
        _("Poverty rate of {province} (%): {parts}") if unit == "rate" else _("Poor households of {province}: {parts}")
    ).format(province=province_name(dossier), parts=listed([parts[row] for row in shown], language))
    heads = [_("Item"), _("Poor households"), _("Poverty rate (%)")]
    rows = [[labels[row], *(cell(summary, row, one, language) for one in ("households", "rate"))] for row in shown]
    sources = summary_sources(summary, dossier.plan["source_id"], shown, (unit,))
    drawn = picture(svg, caption, message(summary, card, dossier), heads, rows, source_line(dossier, sources), language)
    return replace(drawn, finding="", fits=True)  # what it shows, the headline right above says


def _mark(summary: pd.DataFrame, row: str, unit: str, name: str, language: str) -> Mark:
    upper = summary.loc[row, f"{unit}_max"]
    value, value_max = float(summary.loc[row, unit]), float(upper) if known(upper) else None
    return Mark(value, name, full(summary, row, unit, language), value_max)
