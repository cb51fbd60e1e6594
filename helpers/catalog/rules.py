"""What must hold between the figures of a record, and between a printed total and its parts."""

from collections.abc import Iterator

import pandas as pd

from helpers.catalog.example import EXAMPLE
from helpers.catalog.opening import opening_districts
from helpers.catalog.problems import Problem
from helpers.catalog.reviewed import with_reviewed
from helpers.catalog.tables import FILE, ROW

_OPENING_TOTALS = ("households", "poor_households")
_PLAN_TOTALS = ("reduction_households",)
# Problems of figures that are read well but contradict each other.
CONTRADICTIONS = frozenset({"more_poor_than_households", "not_the_sum", "funds_not_the_sum"})


def rule_problems(tables: dict[str, pd.DataFrame], unsound: set[str]) -> Iterator[Problem]:
    """Records that contradict themselves and totals that are not the sum of their parts.

    `unsound` are the files with other problems: a sum over their rows would blame the total for a row gone astray.
    """
    yield from _poor_within_households(tables["balances"])
    astray = []
    if not unsound & {"balances.csv", "districts.csv"}:
        astray = list(_districts_of_their_province(tables["balances"], tables["districts"]))
    yield from _made_up_apart(tables)
    yield from astray
    yield from _target_values(tables["targets"])
    if not astray and not unsound & {"plans.csv", "balances.csv", "district_plans.csv"}:
        yield from _printed_totals(tables)
    yield from _funding_sums(tables["funding"])


def _poor_within_households(balances: pd.DataFrame) -> Iterator[Problem]:
    for column in ("poor_households", "near_poor_households"):
        for record in balances[(balances[column] > balances["households"]).fillna(False)].to_dict("records"):
            details = {"expected": record["households"]}
            found = str(record[column])
            yield Problem("more_poor_than_households", record[FILE], record[ROW], column, found, details=details)


def _districts_of_their_province(balances: pd.DataFrame, districts: pd.DataFrame) -> Iterator[Problem]:
    province_of = dict(zip(districts["district_code"], districts["province_code"], strict=True))
    for record in balances[balances["district_code"].isin(province_of)].to_dict("records"):
        expected = province_of[record["district_code"]]
        if record["province_code"] not in (expected, None):
            found, details = record["province_code"], {"expected": expected, "district": record["district_code"]}
            yield Problem("other_province", record[FILE], record[ROW], "province_code", found, details=details)


def _target_values(targets: pd.DataFrame) -> Iterator[Problem]:
    for record in targets.to_dict("records"):
        comparator, value, value_max = record["comparator"], record["value"], record["value_max"]
        where = (record[FILE], record[ROW])
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
    balances, district_plans = with_reviewed(tables["balances"], tables["review_results"]), tables["district_plans"]
    for total in tables["printed_totals"].to_dict("records"):
        if total["known_difference_en"] or total["plan_id"] not in plans.index:
            continue
        plan = plans.loc[total["plan_id"]]
        parts = opening_districts(balances, plan)
        planned = district_plans[district_plans["plan_id"] == total["plan_id"]]
        for columns, frame in ((_OPENING_TOTALS, parts), (_PLAN_TOTALS, planned)):
            for column in columns:
                printed = total[column]
                if pd.isna(printed) or frame.empty or frame[column].isna().any() or printed == frame[column].sum():
                    continue
                details = {"expected": frame[column].sum()}
                yield Problem("not_the_sum", total[FILE], total[ROW], column, str(printed), details=details)


def _funding_sums(funding: pd.DataFrame) -> Iterator[Problem]:
    exact = funding[funding["comparator"].isin(["equal", "at_least"]) & funding["amount"].notna()]
    for _, budget in exact.groupby(["plan_id", "stage"]):
        amounts = budget.set_index("budget_source")["amount"]
        if {"total", "central", "local"} <= set(amounts.index) and amounts.index.is_unique:
            parts = amounts["central"] + amounts["local"]
            if amounts["total"] != parts:
                row = budget[budget["budget_source"] == "total"].iloc[0]
                found, details = str(amounts["total"]), {"expected": parts}
                yield Problem("funds_not_the_sum", row[FILE], row[ROW], "amount", found, details=details)


def _made_up_apart(tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    """Made-up figures stand in files of their own, and no real figure stands in these."""
    provinces, plans = tables["provinces"], tables["plans"]
    made_up = set(provinces.loc[provinces["made_up"].eq(True), "province_code"])
    made_up_plans = set(plans.loc[plans["province_code"].isin(made_up), "plan_id"])
    for frame in tables.values():
        column = next((name for name in ("province_code", "plan_id") if name in frame), None)
        if column is None:
            continue
        own = frame[column].isin(made_up if column == "province_code" else made_up_plans)
        wrong = frame[own.ne(frame[FILE].str.startswith(EXAMPLE)) & frame[column].notna()]
        for record in wrong.to_dict("records"):
            code = "real_among_made_up" if record[FILE].startswith(EXAMPLE) else "made_up_among_real"
            yield Problem(code, record[FILE], record[ROW], column, record[column], details={"expected": EXAMPLE})
