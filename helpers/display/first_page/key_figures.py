"""The figures that a reader takes along."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import KeyFigure, KeyFigures
from helpers.display.first_page.texts import full, plain, row_labels
from helpers.display.scopes import STATUSES, status_name
from helpers.display.standing import outcome_status, standing
from helpers.display.units import EM_DASH, quantity, unit_name
from helpers.measures.main_target import main_status
from helpers.measures.missing import known
from helpers.measures.verdict import NOT_MEASURED
from helpers.numbers import MINUS, write_count
from helpers.words import gettext

_MOST = 3


def key_figures(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> KeyFigures:
    """Start, plan, outcome and distance of a `headline` table, and the number of targets of the plan's `scorecard`."""
    return KeyFigures([*_year(summary, card, dossier), _targets(card, dossier.language)])


def _year(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> Iterator[KeyFigure]:
    language = dossier.language
    _ = gettext(language)
    labels = row_labels(summary, dossier)
    yield KeyFigure(labels["start"], *(_pair(summary, "start", language) or (EM_DASH, _("no figure available"))))
    reduction, end = _reduction(summary, language), full(summary, "end", _unit(summary, "end"), language)
    if reduction and end:
        to = _("to {figure} at the end of {year}").format(figure=end, year=dossier.plan["year_to"])
        yield KeyFigure(labels["reduction"], reduction, to)
    elif reduction or end:
        yield KeyFigure(labels["reduction" if reduction else "end"], reduction or end)
    if "outcome" not in labels:
        yield KeyFigure(_("Outcome"), EM_DASH, _("not published in the sources of this report"))
        return
    year = summary.loc["outcome", "year"]
    figure, note = _pair(summary, "outcome", language)
    status = standing(outcome_status(summary), language)
    yield KeyFigure(
        _("Outcome at the end of {year}").format(year=year), figure, "; ".join(filter(None, (note, status)))
    )
    gap = summary.loc["outcome", "gap"]
    if known(gap) and year == dossier.plan["year_to"]:
        sign = MINUS if gap < 0 else "+" if gap else ""
        verdict = main_status(summary, card, dossier.plan["year_to"])
        yield KeyFigure(
            _("Distance from the plan"),
            sign + quantity(abs(gap), "percentage_points", language),
            "" if verdict == NOT_MEASURED else status_name(verdict, language),
        )


def _pair(summary: pd.DataFrame, row: str, language: str) -> tuple[str, str] | None:
    """The rate of a row with its households as a note, or either alone; None if neither is known."""
    rate, households = (full(summary, row, unit, language) for unit in ("rate", "households"))
    return (rate or households, households if rate and households else "") if rate or households else None


def _reduction(summary: pd.DataFrame, language: str) -> str | None:
    """The planned fall with its unit in short: the figures stand in narrow fields."""
    rate = plain(summary, "reduction", "rate", language)
    if rate is None or summary.loc["reduction", "rate_stated"] not in ("equal", "between"):
        return full(summary, "reduction", _unit(summary, "reduction"), language)
    a_year = summary.loc["reduction", "rate_per_year"]
    return rate + unit_name("percentage_points_per_year" if a_year else "percentage_points", language)


def _unit(summary: pd.DataFrame, row: str) -> str:
    return "rate" if known(summary.loc[row, "rate"]) else "households"


def _targets(card: pd.DataFrame, language: str) -> KeyFigure:
    """How many there are, and what is most often known of them; the table of the first page has all."""
    _ = gettext(language)
    counts = {status: int(card["status"].eq(status).sum()) for status in STATUSES}
    most = sorted(filter(counts.get, STATUSES), key=counts.get, reverse=True)[:_MOST]
    told = [f"{status_name(status, language)}: {counts[status]}" for status in STATUSES if status in most]
    return KeyFigure(_("Targets of the plan"), write_count(len(card), language), "; ".join(told))
