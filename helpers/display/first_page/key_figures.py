"""The figures that a reader takes along."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import KeyFigure, KeyFigures
from helpers.display.first_page.texts import UNITS, achieved, full, plain, row_labels, stated
from helpers.display.scopes import STATUSES, status_name
from helpers.display.standing import to_be_checked, way_known, ways_known
from helpers.display.units import EM_DASH, SYMBOLS, quantity, unit_name
from helpers.measures.headline import IMPLIED
from helpers.measures.main_target import end_status
from helpers.measures.missing import known
from helpers.numbers import MINUS, write_count
from helpers.words import gettext


def key_figures(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> KeyFigures:
    """Start, plan, outcome and distance of a `headline` table, and the number of targets of the plan's `scorecard`."""
    return KeyFigures([*_year(summary, card, dossier), _targets(card, dossier.language)])


def _year(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> Iterator[KeyFigure]:
    language = dossier.language
    _ = gettext(language)
    labels = row_labels(summary, dossier)
    figure, note = _pair(summary, "start", language) or (EM_DASH, _("no figure available"))
    yield KeyFigure(labels["start"], figure, "; ".join(filter(None, (note, *_doubts(summary, dossier)))))
    reduction, end = _reduction(summary, language), full(summary, "end", _unit(summary, "end"), language)
    if reduction and end:
        to = _("to {figure} at the end of {year}").format(figure=end, year=dossier.plan["year_to"])
        yield KeyFigure(labels["reduction"], reduction, "; ".join(filter(None, (to, _implied(summary, language)))))
    elif reduction or end:
        row = "reduction" if reduction else "end"
        fell = achieved(card, language) if reduction else None
        told = _("achieved: {figure}").format(figure=fell) if fell else ""
        yield KeyFigure(labels[row], reduction or end, "; ".join(filter(None, (told, _implied(summary, language)))))
    if "outcome" not in labels:
        yield KeyFigure(_("Outcome for poor households"), EM_DASH, _("not published in the sources of this report"))
        return
    figure, note = _pair(summary, "outcome", language)
    unit = _unit(summary, "outcome")
    way, other = (ways_known(summary, "outcome", units, dossier) for units in ((unit,), {*UNITS} - {unit}))
    if note and other != way:
        note = f"{note} ({other})"
    yield KeyFigure(labels["outcome"], figure, "; ".join(filter(None, (note, way))))
    if status := end_status(summary, dossier.plan["year_to"]):
        yield KeyFigure(_("Distance from the plan"), _distance(summary, language), status_name(status, language))


def _distance(summary: pd.DataFrame, language: str) -> str:
    """How far the outcome is from the planned end; of a planned range, that it lies within."""
    _ = gettext(language)
    gap = summary.loc["outcome", "gap"]
    if not gap and summary.loc["end", "rate_stated"] == "between":
        return _("within the range")
    sign = MINUS if gap < 0 else "+" if gap else ""
    return sign + quantity(abs(gap) or 0, "percentage_points", language)


def _doubts(summary: pd.DataFrame, dossier) -> Iterator[str]:
    """What keeps the opening figure from being taken as it stands: that no document prints it, or where it was read."""
    unit = _unit(summary, "start")
    how, source = (summary.loc["start", f"{unit}_{about}"] for about in ("how", "source"))
    if how == IMPLIED:
        yield way_known(how, None, dossier.language)
    yield to_be_checked(source, dossier)


def _implied(summary: pd.DataFrame, language: str) -> str:
    """That the planned fall or the planned end stands in no document."""
    _ = gettext(language)
    told = {"reduction": _("fall computed"), "end": _("end computed")}
    shown = (name for row, name in told.items() if summary.loc[row, f"{_unit(summary, row)}_how"] == IMPLIED)
    return next(shown, "")


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
    return (
        SYMBOLS[stated(summary, "reduction", "rate")]
        + rate
        + unit_name("percentage_points_per_year" if a_year else "percentage_points", language)
    )


def _unit(summary: pd.DataFrame, row: str) -> str:
    return "rate" if known(summary.loc[row, "rate"]) else "households"


def _targets(card: pd.DataFrame, language: str) -> KeyFigure:
    """How many there are, and what is known of them."""
    _ = gettext(language)
    counts = {status: int(card["status"].eq(status).sum()) for status in STATUSES}
    told = [f"{status_name(status, language)}: {count}" for status, count in counts.items() if count]
    single = len(card) and card["scope"].eq("district").all()
    label = _("Targets, all for single districts") if single else _("Targets of the plan")
    return KeyFigure(label, write_count(len(card), language), "; ".join(told))
