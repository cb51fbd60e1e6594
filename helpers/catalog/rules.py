"""What must hold between the figures of a record, and between a printed total and its parts."""

from collections.abc import Iterator

import pandas as pd

from helpers.catalog.apart import apart_problems
from helpers.catalog.opening import opening_districts, with_firmness
from helpers.catalog.plan_years import plan_year_problems
from helpers.catalog.problems import Problem
from helpers.catalog.reviewed import with_reviewed
from helpers.catalog.tables import FILE, ROW
from helpers.catalog.units import unit_problems

_OPENING_TOTALS = ("households", "poor_households")
_PLAN_TOTALS = ("reduction_households",)
_SUMMED = {"plans", "balances", "review_results", "district_plans"}
# Problems of figures that are read well but contradict each other.
CONTRADICTIONS = frozenset({"more_poor_than_households", "not_the_sum", "funds_not_the_sum"})


def rule_problems(tables: dict[str, pd.DataFrame], unsound: set[str]) -> Iterator[Problem]:
    """Records that contradict themselves or each other, and totals that are not the sum of their parts.

    `unsound` are the tables with other problems: a sum over their rows would blame the total for a row gone astray.
    """
    yield from apart_problems(tables)
    yield from plan_year_problems(tables["plans"])
    yield from _poor_within_households(tables["balances"])
    astray = [] if unsound & {"districts", "plans"} else list(_districts_of_their_province(tables, unsound))
    yield from astray
    yield from _target_values(tables["targets"])
    yield from unit_problems(tables)
    if not astray and not unsound & _SUMMED:
        yield from _printed_totals(tables)
    yield from _funding_sums(tables["funding"])


def _poor_within_households(balances: pd.DataFrame) -> Iterator[Problem]:
    for column in ("poor_households", "near_poor_households"):
        more = balances[column] > balances["households"]
        for record in balances[more.fillna(False)].to_dict("records") if more.any() else ():
            details = {"expected": record["households"]}
            found = str(record[column])
            yield Problem("more_poor_than_households", record[FILE], record[ROW], column, found, details=details)


def _districts_of_their_province(tables: dict[str, pd.DataFrame], unsound: set[str]) -> Iterator[Problem]:
    """Rows whose district lies in another province than the row itself, or than its plan."""
    districts, plans = tables["districts"], tables["plans"]
    province_of = dict(zip(districts["district_code"], districts["province_code"], strict=True))
    province_of_plan = dict(zip(plans["plan_id"], plans["province_code"], strict=True))
    for name, frame in tables.items():
        if name in unsound | {"districts"} or "district_code" not in frame:
            continue
        column = next((column for column in ("province_code", "plan_id") if column in frame), None)
        if column is None:
            continue
        columns = (frame[name] for name in (FILE, ROW, column, "district_code"))
        for file, row, whose, district in zip(*columns, strict=True):
            own = whose if column == "province_code" else province_of_plan.get(whose)
            expected = province_of.get(district)
            if None not in (own, expected) and own != expected:
                details = {"expected": expected, "district": district}
                yield Problem("other_province", file, row, column, whose, details=details)


def _target_values(targets: pd.DataFrame) -> Iterator[Problem]:
    for record in targets[["comparator", "value", "value_max", "unit", FILE, ROW]].to_dict("records"):
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
    plans = {plan["plan_id"]: plan for plan in tables["plans"].to_dict("records")}
    balances = with_firmness(with_reviewed(tables["balances"], tables["review_results"]))
    of_province = dict(iter(balances.groupby("province_code")))
    of_plan = dict(iter(tables["district_plans"].groupby("plan_id")))
    for total in tables["printed_totals"].to_dict("records"):
        if total["known_difference_en"] or total["plan_id"] not in plans:
            continue
        plan = plans[total["plan_id"]]
        parts = opening_districts(of_province.get(plan["province_code"], balances.head(0)), plan)
        planned = of_plan.get(total["plan_id"], tables["district_plans"].head(0))
        for columns, frame in ((_OPENING_TOTALS, parts), (_PLAN_TOTALS, planned)):
            for column in columns:
                printed = total[column]
                told = frame[column].tolist()
                if pd.isna(printed) or not told or any(map(pd.isna, told)) or printed == sum(told):
                    continue
                details = {"expected": sum(told)}
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
