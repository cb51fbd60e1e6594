"""What must hold between the figures of a record, and between a printed total and its parts."""

from collections.abc import Iterator

import pandas as pd

from helpers.catalog.problems import Problem
from helpers.catalog.tables import ROW

_BASELINE_TOTALS = ("households", "poor_households")
_PLAN_TOTALS = ("reduction_households",)


def rule_problems(tables: dict[str, pd.DataFrame], unsound: set[str]) -> Iterator[Problem]:
    """Records that contradict themselves and totals that are not the sum of their parts.

    `unsound` are the files with other problems: a sum over their rows would blame the total for a row gone astray.
    """
    yield from _poor_within_households(tables["baselines"])
    astray = []
    if not unsound & {"baselines.csv", "districts.csv"}:
        astray = list(_districts_of_their_province(tables["baselines"], tables["districts"]))
    yield from astray
    yield from _target_values(tables["targets"])
    if not astray and not unsound & {"plans.csv", "baselines.csv", "district_plans.csv"}:
        yield from _printed_totals(tables)
    yield from _funding_sums(tables["funding"])


def _poor_within_households(baselines: pd.DataFrame) -> Iterator[Problem]:
    for column in ("poor_households", "near_poor_households"):
        for record in baselines[(baselines[column] > baselines["households"]).fillna(False)].to_dict("records"):
            details = {"expected": record["households"]}
            found = str(record[column])
            yield Problem("more_poor_than_households", "baselines.csv", record[ROW], column, found, details=details)


def _districts_of_their_province(baselines: pd.DataFrame, districts: pd.DataFrame) -> Iterator[Problem]:
    province_of = dict(zip(districts["district_code"], districts["province_code"], strict=True))
    for record in baselines[baselines["district_code"].isin(province_of)].to_dict("records"):
        expected = province_of[record["district_code"]]
        if record["province_code"] not in (expected, None):
            found, details = record["province_code"], {"expected": expected, "district": record["district_code"]}
            yield Problem("other_province", "baselines.csv", record[ROW], "province_code", found, details=details)


def _target_values(targets: pd.DataFrame) -> Iterator[Problem]:
    for record in targets.to_dict("records"):
        comparator, value, value_max = record["comparator"], record["value"], record["value_max"]
        where = ("targets.csv", record[ROW])
        if comparator == "qualitative" and value is not None:
            yield Problem("target_with_value", *where, "value", str(value))
        elif comparator not in ("qualitative", None) and (value is None or record["unit"] is None):
            details = {"expected": comparator}
            yield Problem("target_without_value", *where, "value" if value is None else "unit", details=details)
        elif comparator == "between" and value_max is None:
            yield Problem("target_without_value", *where, "value_max", details={"expected": comparator})
        elif value_max is not None and value is not None and value_max < value:
            yield Problem("range_upside_down", *where, "value_max", str(value_max), details={"expected": value})


def _printed_totals(tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    """A printed total must be the sum of its districts, unless the row says that the document prints it wrong."""
    plans = tables["plans"].set_index("plan_id")
    baselines, district_plans = tables["baselines"], tables["district_plans"]
    for total in tables["printed_totals"].to_dict("records"):
        if total["known_difference_en"] or total["plan_id"] not in plans.index:
            continue
        plan = plans.loc[total["plan_id"]]
        parts = opening_districts(baselines, plan["province_code"], plan["year_from"])
        planned = district_plans[district_plans["plan_id"] == total["plan_id"]]
        for columns, frame in ((_BASELINE_TOTALS, parts), (_PLAN_TOTALS, planned)):
            for column in columns:
                printed = total[column]
                if pd.isna(printed) or frame.empty or frame[column].isna().any() or printed == frame[column].sum():
                    continue
                details = {"expected": frame[column].sum()}
                yield Problem("not_the_sum", "printed_totals.csv", total[ROW], column, str(printed), details=details)


def opening_districts(baselines: pd.DataFrame, province_code: str, year: int) -> pd.DataFrame:
    """The districts' rows that open `year`: those of its start, else those of the end of the year before."""
    districts = baselines[(baselines["province_code"] == province_code) & baselines["district_code"].notna()]
    at_start = districts[(districts["year"] == year) & (districts["point"] == "start")]
    return at_start if len(at_start) else districts[(districts["year"] == year - 1) & (districts["point"] == "end")]


def _funding_sums(funding: pd.DataFrame) -> Iterator[Problem]:
    exact = funding[funding["comparator"].isin(["equal", "at_least"]) & funding["amount"].notna()]
    for _, budget in exact.groupby(["plan_id", "stage"]):
        amounts = budget.set_index("budget_source")["amount"]
        if {"total", "central", "local"} <= set(amounts.index) and amounts.index.is_unique:
            parts = amounts["central"] + amounts["local"]
            if amounts["total"] != parts:
                row = budget.loc[budget["budget_source"] == "total", ROW].iloc[0]
                found, details = str(amounts["total"]), {"expected": parts}
                yield Problem("funds_not_the_sum", "funding.csv", row, "amount", found, details=details)
