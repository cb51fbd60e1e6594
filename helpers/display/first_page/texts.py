"""The figures of a headline table as text: plain, with their units, and under which name."""

from decimal import Decimal

import pandas as pd

from helpers.display.naming import point_in_time, point_label
from helpers.display.standing import standing
from helpers.display.units import EM_DASH, EN_DASH, NBSP, SYMBOLS
from helpers.measures.headline import IMPLIED, SUMMED
from helpers.measures.main_target import achieved_fall
from helpers.measures.missing import known
from helpers.numbers import write_count, write_decimal, write_rate
from helpers.words import gettext

UNITS = ("households", "rate")
LEVELS = ("start", "end", "outcome")  # the rows of a headline table that are no change


def main_unit(summary: pd.DataFrame) -> str:
    """What the first page tells: the rate, or the households where more of their levels are known."""
    return max(("rate", "households"), key=lambda unit: len(known_levels(summary, unit)))


def known_levels(summary: pd.DataFrame, unit: str) -> list[str]:
    """The levels of which the rate or the households are known."""
    return [row for row in LEVELS if known(summary.loc[row, unit])]


def figures(summary: pd.DataFrame, language: str) -> dict[str, str]:
    """Every figure of the table that is known, as the report prints it, by its row and unit."""
    return {
        f"{row}.{unit}": text
        for row in summary.index
        for unit in UNITS
        if (text := plain(summary, row, unit, language))
    }


def plain(summary: pd.DataFrame, row: str, unit: str, language: str) -> str | None:
    """The figure without its unit, or None: a rate has two decimals where it is computed from households, else those of
    what is printed."""
    values = [value for value in (summary.loc[row, unit], summary.loc[row, f"{unit}_max"]) if known(value)]
    if not values:
        return None
    summed = summary.loc[row, f"{unit}_how"] == SUMMED
    write = write_count if unit == "households" else write_rate if summed else write_decimal
    return EN_DASH.join(write(value, language) for value in values)


def full(summary: pd.DataFrame, row: str, unit: str, language: str) -> str | None:
    """The figure with its unit, and the sign of what its source leaves open; None if it is missing."""
    text = plain(summary, row, unit, language)
    if text is None:
        return None
    _ = gettext(language)
    if unit == "households":
        text = _("{count} households").format(count=text)
    elif row == "reduction":
        upper = summary.loc[row, f"{unit}_max"]
        value = upper if known(upper) else summary.loc[row, unit]
        text = _fall(text, value, summary.loc[row, "rate_per_year"], language)
    else:
        text += "%"
    return _in_words(stated(summary, row, unit), text, language)


def _in_words(stated: str, text: str, language: str) -> str:
    """A figure with what its source leaves open."""
    _ = gettext(language)
    return {
        "at_least": _("at least {figure}"),
        "more_than": _("more than {figure}"),
        "about": _("about {figure}"),
        "less_than": _("less than {figure}"),
    }.get(stated, "{figure}").format(figure=text)


def stated(summary: pd.DataFrame, row: str, unit: str) -> str:
    """How the source states a figure: equal, at_least, more_than, about, between …"""
    return "at_least" if summary.loc[row, f"{unit}_least"] else summary.loc[row, f"{unit}_stated"]


def achieved(card: pd.DataFrame, language: str) -> str | None:
    """The fall that was achieved, with its unit, where the plan asks for one; None where it is not known."""
    row = achieved_fall(card)
    if row is None:
        return None
    _ = gettext(language)
    text = write_decimal(row["outcome"], language)
    if row["unit"] == "households":
        text = _("{count} households").format(count=text)
    else:
        text = _fall(text, row["outcome"], row["unit"] == "percentage_points_per_year", language)
    return _in_words(row["outcome_stated"], text, language)


def _fall(written: str, value: Decimal, a_year: bool, language: str) -> str:
    _ = gettext(language)
    text = points(written, value, language)
    return _("{points} a year").format(points=text) if a_year else text


def points(written: str, value: Decimal, language: str) -> str:
    """A written number of percentage points with its unit."""
    _ = gettext(language)
    return (_("{number} percentage point") if value == 1 else _("{number} percentage points")).format(number=written)


def both(summary: pd.DataFrame, row: str, language: str) -> str | None:
    """Households and rate of a row as one phrase; None if neither is known."""
    households, rate = (full(summary, row, unit, language) for unit in UNITS)
    return f"{households} ({rate})" if households and rate else households or rate


def cell(summary: pd.DataFrame, row: str, unit: str, language: str) -> str:
    text = plain(summary, row, unit, language)
    if text is None:
        return EM_DASH
    mark = NBSP + "‡" if summary.loc[row, f"{unit}_how"] == IMPLIED else ""
    return SYMBOLS[stated(summary, row, unit)] + text + mark


def opening(summary: pd.DataFrame, dossier) -> str:
    """The point in time of the opening figures."""
    return point_in_time(*_opening(summary, dossier), dossier.language)


def _opening(summary: pd.DataFrame, dossier) -> tuple[str, int]:
    """Point and year of the opening figures; the start of the plan's first year where no document dates them."""
    point, year = summary.loc["start", "point"], summary.loc["start", "year"]
    return (point, year) if known(point, year) else ("start", dossier.plan["year_from"])


def unfirm(summary: pd.DataFrame, language: str) -> str:
    """What an opening that is not yet final is, preliminary or an estimate; empty if it is final."""
    row = summary.loc["start"]
    statuses = [row[f"{unit}_status"] for unit in UNITS if known(row[unit])]
    unfirm = [status for status in ("estimate", "preliminary") if status in statuses]
    return standing(unfirm[0], language) if unfirm else ""


def row_labels(summary: pd.DataFrame, dossier) -> dict[str, str]:
    """What each row of a headline table is called."""
    _ = gettext(dossier.language)
    labels = {
        "start": point_label(*_opening(summary, dossier), dossier.language),
        "reduction": _("Planned reduction a year")
        if summary.loc["reduction", "rate_per_year"]
        else _("Planned reduction"),
        "end": _("Planned for the end of {year}").format(year=dossier.plan["year_to"]),
    }
    if known(summary.loc["outcome", "year"]):
        labels["outcome"] = _("Outcome at the end of {year}").format(year=summary.loc["outcome", "year"])
    return labels
