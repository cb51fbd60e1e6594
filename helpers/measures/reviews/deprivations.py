"""Households of a class deprived in each indicator of the poverty standard (tables 4 to 7 of the yearly review).

Contribution and censored headcount are those of S. Alkire and J. Foster, Counting and multidimensional poverty
measurement, Journal of Public Economics 95 (2011). The Vietnamese measure counts every indicator equally, so the
contribution of one is its share of all deprivations counted.
"""

from collections import defaultdict

import pandas as pd

from helpers.measures.headline import FIRMEST
from helpers.measures.missing import known, when_known
from helpers.measures.records import grouped, records
from helpers.measures.reviews.areas import PLACE, by_area, exact_rate, frame, place, rate, total


def deprivations(
    deprived: pd.DataFrame, totals: pd.DataFrame, results: pd.DataFrame, indicators: pd.DataFrame
) -> pd.DataFrame:
    """Tables 4 to 7 by year, class, area and indicator, in the order of `indicators`, with what follows from them.

    Takes a dossier's `review_deprivations`, `review_deprivation_totals` and `deprivation_indicators`, and the
    `review_results` table of results.py. Columns: `year`, `class`, the place (see areas.py), `indicator_id`,
    `dimension_id`, `position`; `households` (of the class) and `deprived_households` (of those); `rate` (% of the
    class, half-up to two decimals, as printed where counts are missing) and `rate_printed`; `change` (percentage
    points, this year's rate less that of the year before); `rank` (1 = most households deprived; equal ones share a
    rank); `contribution` (% of all deprivations of the class in the area, unrounded); `all_households` (of the area)
    and `censored_headcount` (households deprived and of the class, % of all households, half-up to two decimals);
    `status` (of the least firm figure of the class in the year) and `sources` (tuple of ids).
    Rank and contribution are missing where the area lacks one of the indicators.
    """
    rows = by_area(deprived, ["year", "class", "indicator_id"], ["deprived_households"], ["rate"])
    about = {
        row["indicator_id"]: {"dimension_id": row["dimension_id"], "position": row["position"]}
        for row in records(indicators)
    }
    bases, areas = class_households(totals, results), _all_households(results)
    marks = _marks(deprived)
    rows = [row | about[row["indicator_id"]] for row in rows if row["indicator_id"] in about]
    rows = [row | marks[row["year"], row["class"]] for row in rows]
    rows = [row | _rates(row, bases, areas) for row in rows]
    before = {_key(row, 1): row["rate"] for row in rows}
    for row in rows:
        row["change"] = when_known(lambda now, then: now - then, row["rate"], before.get(_key(row, 0)))
    groups = defaultdict(list)
    for row in rows:
        groups[(row["year"], row["class"], *place(row))].append(row)
    ordered = [sorted(group, key=lambda row: row["position"]) for group in groups.values()]
    return frame([row for group in ordered for row in _ranked(group, len(about))], _COLUMNS)


_COLUMNS = ["year", "class", *PLACE, "indicator_id", "dimension_id", "position", "households", "deprived_households"]
_COLUMNS += ["rate", "rate_printed", "change", "rank", "contribution", "all_households", "censored_headcount"]
_COLUMNS += ["status", "sources"]


def _marks(deprived: pd.DataFrame) -> dict[tuple, dict]:
    """Status and sources of each year and class."""
    return {
        key: {
            "status": max((row["status"] for row in rows), key=FIRMEST.index),
            "sources": tuple(dict.fromkeys(row["source_id"] for row in rows)),
        }
        for key, rows in grouped(records(deprived), "year", "class").items()
    }


def class_households(totals: pd.DataFrame, results: pd.DataFrame) -> dict[tuple, int]:
    """Households of a class by (year, class, area, district): as the deprivation tables print them, else as table 1."""
    households = [row for row in records(results) if row["unit"] == "households"]
    found = {(row["year"], one, *place(row)): row[one] for row in households for one in ("poor", "near_poor")}
    for row in by_area(totals, ["year", "class"], ["households"]):
        if known(row["households"]):
            found[(row["year"], row["class"], *place(row))] = row["households"]
    return found


def _all_households(results: pd.DataFrame) -> dict[tuple, int]:
    households = (row for row in records(results) if row["unit"] == "households")
    return {(row["year"], *place(row)): row["total"] for row in households}


def _rates(row: dict, bases: dict, areas: dict) -> dict:
    base, everyone = bases.get((row["year"], row["class"], *place(row))), areas.get((row["year"], *place(row)))
    computed = rate(row["deprived_households"], base)
    return {
        "households": base,
        "all_households": everyone,
        "rate": row["rate"] if computed is None else computed,
        "rate_printed": row["rate"],
        "censored_headcount": rate(row["deprived_households"], everyone),
    }


def _key(row: dict, later: int) -> tuple:
    return row["year"] + later, row["class"], *place(row), row["indicator_id"]


def _ranked(group: list[dict], expected: int) -> list[dict]:
    counts = [row["deprived_households"] for row in group]
    whole = total(*counts) if len(group) == expected else None
    # Without counts the rates rank alike: all are shares of the same households.
    ranked_by = counts if known(*counts) else [row["rate"] for row in group]
    rankable = len(group) == expected and known(*ranked_by)
    return [
        row
        | {
            "rank": 1 + sum(other > own for other in ranked_by) if rankable else None,
            "contribution": exact_rate(row["deprived_households"], whole),
        }
        for row, own in zip(group, ranked_by, strict=True)
    ]
