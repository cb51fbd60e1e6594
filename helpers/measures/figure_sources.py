"""Which sources the figures of a headline table come from."""

from collections.abc import Iterable

import pandas as pd

from helpers.measures.headline import IMPLIED
from helpers.measures.missing import known

UNITS = ("households", "rate")
_TOGETHER = ("start", "reduction", "end")  # any one of them follows from the other two


def figure_sources(summary: pd.DataFrame, row: str, unit: str, plan_source: str) -> list[str]:
    """The sources of one figure of a `headline` table, each once; none for a figure that is missing.

    A sum of the districts comes from the plan (`plan_source`), and a figure that no document prints from the sources of
    those that it follows from.
    """
    found = summary.loc[row]
    if not known(found[unit]):
        return []
    own = [found[f"{unit}_source"]] if found[f"{unit}_source"] else []
    if found[f"{unit}_how"] != IMPLIED:
        return own or [plan_source]
    if own:  # a source's fall with its end or with the start of the year
        others = ["start"] if row == "outcome" else []
    else:
        others = [other for other in _TOGETHER if other != row and summary.loc[other, f"{unit}_how"] != IMPLIED]
    more = (one for other in others for one in figure_sources(summary, other, unit, plan_source))
    return list(dict.fromkeys([*own, *more]))


def summary_sources(
    summary: pd.DataFrame, plan_source: str, rows: Iterable[str], units: Iterable[str] = UNITS
) -> list[str]:
    """The sources of the figures in these `rows` and `units` of a `headline` table, each once, in their order."""
    units = tuple(units)
    every = (figure_sources(summary, row, unit, plan_source) for row in rows for unit in units)
    return list(dict.fromkeys(one for sources in every for one in sources))
