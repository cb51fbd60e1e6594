"""Closing balances are outcomes of the plan's years: of which area, of whom, counted from which start."""

from decimal import Decimal

import pandas as pd

from helpers.catalog.closing import with_closing_balances

from .frames import PLAN, balances

OUTCOME = {
    "province_code": "06",
    "district_code": None,
    "scope": "province",
    "population_id": "poor_households",
    "indicator_id": "poverty_rate_reduction",
    "year": 2023,
    "comparator": "equal",
    "value": Decimal("2.66"),
    "unit": "percentage_points",
    "status": "published",
    "source_id": "press",
    "note": None,
    "file": "outcomes.csv",
    "row": 2,
}
NONE = pd.DataFrame(columns=list(OUTCOME))


def told(*rows, outcomes=NONE, of=("indicator_id", "value")):
    return with_closing_balances(outcomes, balances(*rows), PLAN)[list(of)].to_numpy().tolist()


def test_a_closing_balance_is_two_outcomes():
    end = {"point": "end", "poor_households": 18000, "poverty_rate": "21.9", "counts_stated": "more_than"}
    assert told(end, of=("indicator_id", "value", "unit", "comparator")) == [
        ["poor_households_end_of_year", Decimal(18000), "households", "more_than"],
        ["poverty_rate_end_of_year", Decimal("21.9"), "percent", "equal"],
    ]


def test_what_is_not_printed_is_no_outcome():
    assert told({"point": "end", "poverty_rate": "24.71"}) == [["poverty_rate_end_of_year", Decimal("24.71")]]


def test_areas_and_households_counted():
    rows = [
        {"point": "end", "poverty_rate": rate} | about
        for rate, about in (
            ("1.00", {}),
            ("2.00", {"scope": "ethnic_minority"}),
            ("3.00", {"scope": "poor_districts"}),
            ("4.00", {"district_code": "060"}),
            ("5.00", {"scope": "urban"}),
        )
    ]
    assert told(*rows, of=("value", "scope", "population_id", "district_code")) == [
        [Decimal("1.00"), "province", "poor_households", None],
        [Decimal("2.00"), "province", "ethnic_minority_poor_households", None],
        [Decimal("3.00"), "poor_districts", "poor_households", None],
        [Decimal("4.00"), "district", "poor_households", "060"],
    ]


def test_a_plan_s_own_figure_another_year_or_another_standard_is_no_outcome():
    others = ({"status": "plan"}, {"year": 2022}, {"year": 2024}, {"standard_id": "QD59"}, {"point": "start"})
    others += ({"boundaries": "since_2025_07"}, {"point": "reported"})
    assert told(*({"point": "end", "poverty_rate": "1.00"} | other for other in others)) == []


def test_the_firmest_comes_first():
    rows = [
        {"point": "end", "poverty_rate": rate, "status": status}
        for rate, status in (("1.00", "published"), ("2.00", "approved"))
    ]
    assert [value for _, value in told(*rows)] == [Decimal("2.00"), Decimal("1.00")]


def test_the_start_that_the_same_source_prints_is_the_base():
    start, other = {"source_id": "press", "poverty_rate": "27.37"}, {"source_id": "plan", "poverty_rate": "26.93"}
    end = {"source_id": "press", "point": "end", "poverty_rate": "24.71"}
    group = {"source_id": "press", "scope": "poor_districts", "poverty_rate": "53.44"}
    outcomes = pd.DataFrame([OUTCOME, OUTCOME | {"source_id": "plan"}, OUTCOME | {"source_id": "third"}])
    found = told(start, other, end, group, outcomes=outcomes, of=("source_id", "base_rate"))
    assert found[:2] == [["press", Decimal("27.37")], ["plan", Decimal("26.93")]]
    assert found[2][0] == "third" and pd.isna(found[2][1])
    assert found[3] == ["press", Decimal("27.37")]


def test_published_outcomes_of_other_provinces_and_years_are_left_out():
    outcomes = pd.DataFrame([OUTCOME | {"province_code": "20"}, OUTCOME | {"year": 2022}, OUTCOME | {"status": "plan"}])
    assert told(outcomes=outcomes) == []
