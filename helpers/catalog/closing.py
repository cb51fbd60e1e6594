"""Balances as openings and outcomes: where targets on households or rates set out, and what they are held against."""

from decimal import Decimal

import pandas as pd

from helpers.catalog.opening import firmest_first
from helpers.catalog.rows import chosen, records

# scope of a balance: (scope of a target, populations of targets on the poor, the near-poor, and both together)
_ABOUT = {
    "all": ("province", "poor_households", "near_poor_households", "poor_near_poor_households"),
    "ethnic_minority": (
        "province",
        "ethnic_minority_poor_households",
        None,
        "ethnic_minority_poor_near_poor_households",
    ),
    "poor_districts": ("poor_districts", "poor_households", "near_poor_households", "poor_near_poor_households"),
}
# column of a balance: (place of its population above, indicator, unit)
_FIGURES = {
    "poor_households": (1, "poor_households_end_of_year", "households"),
    "poverty_rate": (1, "poverty_rate_end_of_year", "percent"),
    "near_poor_households": (2, "near_poor_households_end_of_year", "households"),
    "multidimensional_households": (3, "multidimensional_households_end_of_year", "households"),
    "multidimensional_rate": (3, "multidimensional_rate_end_of_year", "percent"),
}
_POOR = ("poor_households", "poverty_rate")


def with_closing_balances(outcomes: pd.DataFrame, balances: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """The province's outcomes of the plan's years, and its closing balances as further ones, the firmest first.

    `base_rate` is the start rate that the same source prints for the same year, area and households; a plan's own
    figure for the end of a year is no outcome.
    """
    years = range(plan["year_from"], plan["year_to"] + 1)
    own = [row for row in _comparable(balances, plan) if row["year"] in years]
    starts = [row for row in own if row["point"] == "start" and not pd.isna(row["poverty_rate"])]
    base = {_key(row): row["poverty_rate"] for row in reversed(starts)}  # the firmest stays
    closing = (row for row in own if row["point"] == "end" and _tells(row))
    rows = [row for balance in closing for row in _rows(balance, base)]
    told = zip(outcomes["province_code"], outcomes["year"], outcomes["status"], strict=True)
    published = chosen(
        outcomes, (code == plan["province_code"] and year in years and status != "plan" for code, year, status in told)
    )
    of_source = {key[2:]: rate for key, rate in base.items() if key[:2] == ("", "all")}
    bases = [of_source.get(key) for key in zip(published["year"], published["source_id"], strict=True)]
    published = published.assign(base_rate=pd.Series(bases, index=published.index, dtype=object))
    return pd.concat([published, pd.DataFrame(rows, columns=published.columns, dtype=object)], ignore_index=True)


def openings(balances: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """What opens the plan's first year for every area and group, in the form of outcomes with a `point`: the start of the
    year before the end of the year before, then the firmest first."""
    own = _comparable(balances, plan)
    rows = [
        row | {"point": balance["point"]}
        for opens in ((plan["year_from"], "start"), (plan["year_from"] - 1, "end"))
        for balance in own
        if (balance["year"], balance["point"]) == opens and _tells(balance)
        for row in _rows(balance, {})
    ]
    return pd.DataFrame(rows, columns=_OPENING, dtype=object)


_OPENING = ["scope", "district_code", "population_id", "indicator_id", "year", "point", "value", "comparator", "unit"]
_OPENING += ["status", "source_id"]


def _comparable(balances: pd.DataFrame, plan: pd.Series) -> list[dict]:
    """The records by the plan's standard and on its territory, the firmest first."""
    own = balances["standard_id"].to_numpy() == plan["standard_id"]
    own = balances[own & (balances["boundaries"].to_numpy() == "before_2025_07")]
    return records(firmest_first(own))


def _tells(balance: dict) -> bool:
    """Whether it is about something that targets are about, and no plan's own figure."""
    return balance["scope"] in _ABOUT and balance["status"] != "plan"


def _key(row: dict) -> tuple:
    return row["district_code"] or "", row["scope"], row["year"], row["source_id"]


def _rows(balance: dict, base: dict) -> list[dict]:
    about = _ABOUT[balance["scope"]]
    scope = "district" if balance["district_code"] else about[0]
    same = ("province_code", "district_code", "year", "status", "source_id", "note", "file", "row")
    rows = []
    for column, (place, indicator, unit) in _FIGURES.items():
        if not pd.isna(balance[column]) and about[place]:
            whose = {"scope": scope, "population_id": about[place]}
            whose |= {"base_rate": base.get(_key(balance)) if column in _POOR else None}
            figure = {"indicator_id": indicator, "value": Decimal(balance[column]), "unit": unit}
            stated = balance["counts_stated"] if unit == "households" else "equal"
            rows.append({name: balance[name] for name in same} | whose | figure | {"comparator": stated})
    return rows
