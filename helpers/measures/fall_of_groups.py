"""The falls of parts and groups (ethnic minorities, single districts, the near-poor) between two published balances."""

from typing import NamedTuple

import pandas as pd

from helpers.measures.headline import coarse
from helpers.measures.implied_fall import ImpliedFall
from helpers.measures.missing import known
from helpers.measures.records import records

# level at the end of a year: its fall in the year, and its fall a year
FALLS = {
    "poverty_rate_end_of_year": ("poverty_rate_reduction", "poverty_rate_reduction_per_year"),
    "poor_households_end_of_year": ("poor_households_reduction", None),
    "near_poor_households_end_of_year": ("near_poor_households_reduction", None),
    "multidimensional_rate_end_of_year": (
        "multidimensional_rate_reduction",
        "multidimensional_rate_reduction_per_year",
    ),
    "multidimensional_households_end_of_year": ("multidimensional_households_reduction", None),
}
LEVEL_OF = {fall: level for level, falls in FALLS.items() for fall in falls if fall}


class Start(NamedTuple):
    """What opens the plan's first year for an area and group, in the unit of its level."""

    value: object
    year: int
    point: str
    status: str
    source_id: str
    stated: str


def about(row: dict) -> tuple:
    """Whom and where a target, an outcome or an opening is about."""
    return row["scope"], row["district_code"] if known(row["district_code"]) else None, row["population_id"]


def starts(openings: pd.DataFrame) -> dict[tuple, Start]:
    """The firmest opening figure by (indicator of the level, *about)."""
    found = {}
    for row in records(openings):
        start = Start(row["value"], row["year"], row["point"], row["status"], row["source_id"], row["comparator"])
        found.setdefault((row["indicator_id"], *about(row)), start)
    return found


def falls_of_groups(openings: pd.DataFrame, outcomes: pd.DataFrame) -> dict[tuple, ImpliedFall]:
    """The falls from the opening to the latest outcome, by (indicator of the fall, *about).

    Takes a dossier's `openings` and `outcomes`; where both print an exact figure of the same level, area and group.
    A fall a year is divided by the years between the two. Rates are rounded as coarsely as they are printed.
    """
    opened, found = starts(openings), {}
    levels = [row for row in records(outcomes) if row["indicator_id"] in FALLS and row["comparator"] == "equal"]
    for row in sorted(levels, key=lambda row: -row["year"]):
        start = opened.get((row["indicator_id"], *about(row)))
        if start is None or start.stated != "equal":
            continue
        years = int(row["year"]) - int(start.year) + (start.point == "start")
        in_year, a_year = FALLS[row["indicator_id"]]
        for indicator, divisor in ((in_year, 1), (a_year, years)):
            if indicator and divisor > 0:
                found.setdefault((indicator, *about(row)), _fall(start, row, divisor))
    return found


def _fall(start: Start, end: dict, years: int) -> ImpliedFall:
    exact = (start.value - end["value"]) / years
    return ImpliedFall(
        points=coarse(exact, start.value, end["value"]),
        exact=exact,
        kind="difference",
        parts=(start.value, end["value"], years),
        sources=tuple(dict.fromkeys((start.source_id, end["source_id"]))),
        status=end["status"],
        year=end["year"],
    )
