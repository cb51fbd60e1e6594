"""What one print leaves out another may fill, only if it agrees; urban and rural households are together the whole."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.closing import closing_figures
from helpers.measures.completed import completed_figures, sources_of
from tests.measures.prints import balances

PRESS = {"poverty_rate": Decimal("31.12"), "near_poor_rate": Decimal("11.49"), "source_id": "press", "firmness": 1}
SITE = {"poverty_rate": Decimal("31.12"), "poor_households": 59496, "source_id": "site", "firmness": 2}
URBAN = {"scope": "urban", "poor_households": 5196, "near_poor_households": 5422}
RURAL = {"scope": "rural", "poor_households": 20125, "near_poor_households": 18963}


def taken(*rows):
    figures = completed_figures(closing_figures(balances(*rows), set()))
    (row,) = figures[figures["taken"]].to_dict("records")
    return row


def test_a_missing_figure_comes_from_the_next_print_that_agrees():
    row = taken(PRESS, SITE)
    assert (row["poor_households"], row["source_id"], row["further"]) == (59496, "press", {"poor_households": "site"})
    assert sources_of(row, "poor_households") == ["press", "site"]
    assert sources_of(row, "poverty_rate", "near_poor_rate") == ["press"]


@pytest.mark.parametrize(
    "other",
    [
        {"poverty_rate": Decimal("31.1")},
        {"near_poor_rate": Decimal("11.50")},
        {"poverty_rate": None, "near_poor_rate": None},
        {"counts_stated": "about"},
        {"status": "preliminary"},
        {"point": "reported"},
        {"year": 2022},
        {"standard_id": "QD59"},
        {"boundaries": "since_2025_07"},
        {"province_code": "04"},
    ],
)
def test_a_print_of_something_else_or_that_disagrees_fills_nothing(other):
    figures = completed_figures(closing_figures(balances(PRESS, SITE | other), set()))
    row = figures[figures["source_id"] == "press"].to_dict("records")[0]
    assert (row["further"], sources_of(row, "poor_households")) == ({}, ["press"])


def test_an_inexact_number_is_neither_filled_nor_compared():
    inexact = PRESS | {"poor_households": 59000, "counts_stated": "more_than"}
    row = taken(inexact, SITE | {"near_poor_households": 21000})
    assert (row["poor_households"], row["counts_stated"], row["further"]) == (59000, "more_than", {})


def test_a_printed_zero_agrees_and_near_poor_households_are_filled():
    """Quảng Ninh, end of 2023: no poor household, and by a second source 925 near-poor ones."""
    row = taken({"poor_households": 0}, {"poor_households": 0, "near_poor_households": 925, "firmness": 2})
    assert (row["poor_households"], row["near_poor_households"]) == (0, 925)


def test_urban_and_rural_households_are_the_whole_province():
    """Bình Định, end of 2021: 5.196 + 20.125."""
    row = taken(URBAN | {"households": 60000}, RURAL)
    assert (row["poor_households"], row["near_poor_households"], row["summed"]) == (25321, 24385, True)
    assert row["poverty_rate"] is None
    assert row["households"] is None or row["households"] != row["households"], "one part alone is not the whole"


@pytest.mark.parametrize(
    "rows",
    [
        [URBAN],
        [URBAN, RURAL | {"source_id": "other"}],
        [URBAN, RURAL | {"year": 2022}],
        [URBAN, RURAL | {"point": "start"}],
        [URBAN, RURAL | {"counts_stated": "about"}],
        [URBAN, RURAL | {"district_code": "541"}],
        [URBAN, {"scope": "ethnic_minority", "poor_households": 20125}],
    ],
)
def test_what_is_not_the_urban_and_the_rural_part_of_one_review_is_not_added(rows):
    assert closing_figures(balances(*rows), set()).empty


def test_a_printed_whole_goes_before_its_sum():
    """Quảng Nam prints all three; another source that prints the whole is taken before a sum of the firmest."""
    assert taken(URBAN, RURAL, {"poor_households": 25320})["poor_households"] == 25320
    assert not closing_figures(balances(URBAN, RURAL, {"poor_households": 25320}), set())["summed"].any()
    other = {"poor_households": 25320, "source_id": "other", "firmness": 9}
    assert (taken(URBAN, RURAL, other)["summed"], taken(URBAN, RURAL, other)["poor_households"]) == (False, 25320)


@given(st.permutations([PRESS, SITE, SITE | {"poor_households": 1, "source_id": "weaker", "firmness": 3}]))
def test_filling_does_not_depend_on_the_order_of_the_file(rows):
    assert taken(*rows)["further"] == {"poor_households": "site"}
