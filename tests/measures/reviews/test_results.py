"""Table 1: rates from counts, classes that never mix, and a province that is not the sum of its districts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures import review_results

from .tables import table

# Bắc Ninh, end of 2022 (1661/QĐ-UBND): 3.467 poor households are 0,94 %, 5.109 near-poor ones 1,38 %
BAC_NINH = {"total": 369000, "poor": 3467, "near_poor": 5109, "farm_average": 3548}


def whole(results, unit="households"):
    (row,) = results[(results["area"] == "whole") & (results["unit"] == unit)].to_dict("records")
    return row


def test_the_rates_of_a_review_as_its_decision_prints_them():
    row = whole(review_results(table("results", (None, BAC_NINH))))
    assert [str(row[f"{one}_rate"]) for one in ("poor", "near_poor", "farm_average")] == ["0.94", "1.38", "0.96"]


def test_poor_and_near_poor_together_are_rated_from_their_counts():
    """0,945 and 1,385 a hundred round to 0,95 and 1,39, which add to 2,34; together they are 2,33."""
    row = whole(review_results(table("results", (None, {"total": 100000, "poor": 945, "near_poor": 1385}))))
    assert (row["poor_rate"], row["near_poor_rate"]) == (Decimal("0.95"), Decimal("1.39"))
    assert (row["multidimensional"], row["multidimensional_rate"]) == (2330, Decimal("2.33"))


def test_the_printed_total_goes_before_the_sum_and_the_sum_is_kept():
    results = review_results(table("results", ("001", {"poor": 10}), ("002", {"poor": 20}), (None, {"poor": 31})))
    assert results[["area", "poor", "printed"]].to_numpy().tolist() == [
        ["district", 10, True],
        ["district", 20, True],
        ["sum", 30, False],
        ["whole", 31, True],
    ]


def test_without_a_printed_total_the_sum_stands_for_it_and_says_so():
    row = whole(review_results(table("results", ("001", {"poor": 10}), ("002", {"poor": 20}))))
    assert (row["poor"], row["printed"]) == (30, False)


def test_a_missing_district_figure_makes_no_sum():
    row = whole(review_results(table("results", ("001", {"poor": 10, "near_poor": 1}), ("002", {"near_poor": 2}))))
    assert (row["poor"], row["near_poor"], row["multidimensional"]) == (None, 3, None)


def test_rates_printed_without_counts_are_taken_as_printed():
    row = whole(review_results(table("results", (None, {"poor_rate": Decimal("24.5")}))))
    assert (row["poor_rate"], row["poor_rate_printed"], row["multidimensional_rate"]) == (
        Decimal("24.5"),
        Decimal("24.5"),
        None,
    )


def test_a_place_without_households_has_no_rate():
    row = whole(review_results(table("results", (None, {"total": 0, "poor": 0, "near_poor": 0}))))
    assert (row["poor"], row["poor_rate"]) == (0, None)


def test_households_and_persons_stay_apart():
    results = review_results(
        table("results", ("001", {"poor": 10}), ("001", {"unit": "persons", "poor": 45}), ("002", {"poor": 20}))
    )
    assert (whole(results)["poor"], whole(results, "persons")["poor"]) == (30, 45)


def test_no_rows_no_table():
    assert review_results(table("results")).empty


@given(st.lists(st.tuples(st.integers(1, 9999), st.integers(0, 9999)), min_size=1, max_size=6))
def test_rates_lie_between_those_of_the_districts(pairs):
    rows = [(f"{n:03d}", {"total": total + poor, "poor": poor}) for n, (total, poor) in enumerate(pairs)]
    results = review_results(table("results", *rows))
    own = results.loc[results["area"] == "district", "poor_rate"]
    assert min(own) <= whole(results)["poor_rate"] <= max(own)


@pytest.mark.parametrize("column", ["total", "poor", "near_poor"])
def test_missing_in_missing_out(column):
    row = whole(review_results(table("results", (None, BAC_NINH | {column: None}))))
    assert row["multidimensional_rate"] is None
    assert row["farm_average_rate"] == (None if column == "total" else Decimal("0.96"))
