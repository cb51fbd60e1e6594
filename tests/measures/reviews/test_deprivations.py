"""Tables 4 to 7: rates, ranks, changes, contributions and censored headcounts of the twelve indicators."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures import deprivation_dimensions, deprivation_intensity, deprivations, review_results

from .tables import INDICATORS, deprivation_tables, deprived_places, indicator_rows, table

COUNTS = [40, 25, 10, 60, 55, 5, 30, 25, 20, 60, 15, 0]
PLACES = {"001": (400, 80, COUNTS)}


def of(places, **more):
    deprived, totals, results = deprivation_tables(places, **more)
    return deprivations(deprived, totals, review_results(results), INDICATORS)


def one(found, indicator, area="whole"):
    (row,) = found[(found["indicator_id"] == indicator) & (found["area"] == area)].to_dict("records")
    return row


def test_an_indicator_in_full():
    row = one(of(PLACES), "i1")
    assert (row["households"], row["deprived_households"], row["rate"]) == (80, 40, Decimal("50.00"))
    assert (row["all_households"], row["censored_headcount"]) == (400, Decimal("10.00"))
    assert row["contribution"] == Decimal(4000) / Decimal(345)
    assert (row["dimension_id"], row["position"], row["change"]) == ("d1", 1, None)


def test_equal_ones_share_a_rank():
    ranks = of(PLACES).query("area == 'whole'")["rank"].tolist()
    assert ranks == [4, 6, 10, 1, 3, 11, 5, 6, 8, 1, 9, 12]


def test_the_change_is_that_of_the_rates_as_they_are_shown():
    """1/3 and 2/3 of the households: 33,33 and 66,67, so the change is 33,34, not 33,33."""
    before, now = ({"001": (9, 3, [count] * 12)} for count in (1, 2))
    tables = [pd.concat(pair) for pair in zip(deprivation_tables(before, 2023), deprivation_tables(now), strict=True)]
    found = deprivations(*tables[:2], review_results(tables[2]), INDICATORS)
    assert one(found[found["year"] == 2024], "i1")["change"] == Decimal("33.34")
    assert found.loc[found["year"] == 2023, "change"].isna().all()


def test_a_year_between_is_no_year_before():
    tables = [
        pd.concat(pair) for pair in zip(deprivation_tables(PLACES, 2022), deprivation_tables(PLACES), strict=True)
    ]
    assert deprivations(*tables[:2], review_results(tables[2]), INDICATORS)["change"].isna().all()


def test_the_printed_total_goes_before_the_sum():
    deprived, totals, results = deprivation_tables(PLACES)
    printed = table("deprived", *indicator_rows(None, [count + 1 for count in COUNTS]))
    found = deprivations(pd.concat([deprived, printed]), totals, review_results(results), INDICATORS)
    assert [one(found, "i1", area)["deprived_households"] for area in ("district", "sum", "whole")] == [40, 40, 41]


def test_rates_without_counts_are_taken_as_printed_and_ranked():
    rows = [(None, {"indicator_id": f"i{n}", "rate": Decimal(n)}) for n in range(1, 13)]
    found = deprivations(table("deprived", *rows), table("totals"), review_results(table("results")), INDICATORS)
    assert found["rank"].tolist() == list(range(12, 0, -1))
    assert found["rate"].tolist() == list(map(Decimal, range(1, 13)))
    assert found[["contribution", "censored_headcount", "households"]].isna().all(axis=None)


@pytest.mark.parametrize("lost", ["row", "count"])
def test_an_area_that_lacks_an_indicator_has_no_ranks_and_no_contributions(lost):
    deprived, totals, results = deprivation_tables(PLACES)
    if lost == "row":
        deprived = deprived.iloc[:-1]
    else:
        deprived.loc[11, "deprived_households"] = pd.NA
    found = deprivations(deprived, totals, review_results(results), INDICATORS)
    assert found[["rank", "contribution"]].isna().all(axis=None)
    assert one(found, "i1")["rate"] == Decimal("50.00")


def test_households_of_the_class_come_from_table_1_where_table_4_does_not_print_them():
    deprived, totals, results = deprivation_tables(PLACES)
    found = deprivations(deprived, totals.iloc[:0], review_results(results), INDICATORS)
    assert one(found, "i1")["rate"] == Decimal("50.00")


def test_no_rows_no_table():
    assert of({}).empty


@given(deprived_places())
def test_contributions_sum_to_a_hundred_before_rounding(places):
    for _place, group in of(places).groupby(["area", "district_code"], dropna=False):
        if group["deprived_households"].sum():
            assert abs(sum(group["contribution"]) - 100) < Decimal("1e-20")
        else:
            assert group["contribution"].isna().all()


@given(deprived_places())
def test_rates_ranks_and_headcounts_keep_their_bounds(places):
    found = of(places)
    ranked = found.sort_values(["area", "district_code", "rank"])
    for _place, group in ranked.groupby(["area", "district_code"], dropna=False):
        assert group["rank"].iloc[0] == 1
        assert group["deprived_households"].is_monotonic_decreasing
    known = found.dropna(subset=["rate"])
    assert ((known["rate"] >= 0) & (known["rate"] <= 100)).all()
    assert (known["censored_headcount"] <= known["rate"]).all()


@given(deprived_places(), deprived_places())
def test_the_change_of_the_way_back_is_the_opposite(one_year, other_year):
    def changes(first, second):
        pairs = zip(deprivation_tables(first, 2023), deprivation_tables(second, 2024), strict=True)
        deprived, totals, results = (pd.concat(pair) for pair in pairs)
        found = deprivations(deprived, totals, review_results(results), INDICATORS)
        found = found[(found["year"] == 2024) & found["change"].notna()]
        return {(r["area"], r["district_code"], r["indicator_id"]): r["change"] for r in found.to_dict("records")}

    there, back = changes(one_year, other_year), changes(other_year, one_year)
    assert there == {key: -value for key, value in back.items()}


@given(deprived_places(), st.randoms())
def test_the_order_of_the_rows_does_not_matter(places, random):
    deprived, totals, results = deprivation_tables(places)
    order = random.sample(range(len(deprived)), len(deprived))
    keys = ["area", "district_code", "position"]
    one_way, other = (
        deprivations(rows, totals, review_results(results), INDICATORS).sort_values(keys, ignore_index=True)
        for rows in (deprived, deprived.iloc[order])
    )
    assert one_way.astype(str).equals(other.astype(str))


def intensity_of(places, printed=True):
    deprived, totals, results = deprivation_tables(places)
    if not printed:
        totals["deprivations"] = pd.NA
    return deprivation_intensity(totals, deprivations(deprived, totals, review_results(results), INDICATORS))


@given(deprived_places(), st.booleans())
def test_intensity_times_households_is_all_deprivations(places, printed):
    for row in intensity_of(places, printed).to_dict("records"):
        assert row["deprivations"] == row["deprivations_counted"]
        if row["households"]:
            assert abs(row["intensity"] * row["households"] - row["deprivations"]) < Decimal("1e-20")
        else:
            assert row["intensity"] is None


def test_the_printed_deprivations_go_before_the_counted_ones():
    deprived, totals, results = deprivation_tables(PLACES)
    totals["deprivations"] = 400
    found = deprivation_intensity(totals, deprivations(deprived, totals, review_results(results), INDICATORS))
    assert found[["deprivations", "deprivations_counted"]].to_numpy().tolist() == [[400, 345]] * 3
    assert found["intensity"].tolist() == [Decimal(5)] * 3


def test_the_bounds_of_a_dimension():
    """40 and 25 of 80 households: at least 50 %, at most 81,25 %; 60 and 55: at most all of them."""
    found = deprivation_dimensions(of(PLACES)).query("area == 'whole'").set_index("dimension_id")
    assert found.loc["d1", ["deprivations", "rate_least", "rate_most", "rank"]].tolist() == [
        65,
        Decimal("50.00"),
        Decimal("81.25"),
        3,
    ]
    assert found.loc["d2", ["deprivations", "rate_least", "rate_most"]].tolist() == [
        70,
        Decimal("75.00"),
        Decimal("87.50"),
    ]
    assert found.loc["d5", ["rate_least", "rate_most"]].tolist() == [Decimal("75.00"), Decimal("100.00")]


@given(deprived_places())
def test_dimensions_sum_to_all_deprivations_and_their_bounds_to_something_possible(places):
    found = deprivation_dimensions(of(places))
    for _place, group in found.groupby(["area", "district_code"], dropna=False):
        if group["deprivations"].sum():
            assert abs(sum(group["contribution"]) - 100) < Decimal("1e-20")
    known = found.dropna(subset=["rate_least"])
    assert (known["rate_least"] <= known["rate_most"]).all()
    assert (known["rate_most"] <= 100).all()


def test_a_dimension_that_lacks_an_indicator_has_no_bounds():
    deprived, totals, results = deprivation_tables(PLACES)
    deprived.loc[0, "deprived_households"] = pd.NA
    found = deprivation_dimensions(deprivations(deprived, totals, review_results(results), INDICATORS))
    lost = found[found["dimension_id"] == "d1"]
    assert lost[["deprivations", "rate_least", "rate_most", "contribution", "rank"]].isna().all(axis=None)
