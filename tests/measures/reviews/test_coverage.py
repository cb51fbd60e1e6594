"""Coverage as the other side of a deprivation: only where definition, households, area and unit are the same."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given

from helpers.measures import coverage_from_deprivations, deprivations, review_results

from .tables import INDICATORS, deprivation_tables, deprived_places

LINKS = pd.DataFrame(
    [("toilets", "i1", True, "same"), ("safe_housing", "i7", False, "other")],
    columns=["target_indicator_id", "deprivation_indicator_id", "same_definition", "why"],
)
POOR = {"001": (400, 80, [40, *[1] * 11]), "002": (500, 120, [30, *[1] * 11])}
NEAR_POOR = {"001": (400, 50, [10, *[1] * 11]), "002": (500, 50, [5, *[1] * 11])}
DISTRICTS = pd.DataFrame({"district_code": ["002"]})


def found(**tables):
    frames = [deprivation_tables(places, one=name) for name, places in tables.items()]
    deprived, totals, results = (pd.concat(pair) for pair in zip(*frames, strict=True))
    first = results.drop_duplicates(["district_code"])
    return deprivations(deprived, totals, review_results(first), INDICATORS)


def target(**more):
    own = {"target_id": "t", "indicator_id": "toilets", "scope": "province", "district_code": None}
    own |= {"population_id": "poor_households", "unit": "percent", "direction": "higher"}
    return pd.DataFrame([own | {"comparator": "at_least", "value": Decimal(65), "value_max": None} | more])


def coverage(review, districts=DISTRICTS, **more):
    (row,) = coverage_from_deprivations(target(**more), review, LINKS, districts).to_dict("records")
    return row


BOTH = found(poor=POOR, near_poor=NEAR_POOR)


@pytest.mark.parametrize(
    ("more", "households", "deprived", "expected"),
    [
        ({}, 200, 70, "65.00"),
        ({"population_id": "poor_near_poor_households"}, 300, 85, "71.67"),
        ({"scope": "district", "district_code": "001"}, 80, 40, "50.00"),
        ({"scope": "poor_districts"}, 120, 30, "75.00"),
    ],
)
def test_the_same_households_give_a_coverage(more, households, deprived, expected):
    row = coverage(BOTH, **more)
    assert (row["reason"], row["households"], row["deprived_households"]) == ("compared", households, deprived)
    assert (row["coverage"], row["year"]) == (Decimal(expected), 2024)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"indicator_id": "safe_housing"}, "definition_differs"),
        ({"population_id": "people_poor_near_poor"}, "base_differs"),
        ({"population_id": "poor_near_poor_households_in_need"}, "base_differs"),
        ({"population_id": None}, "base_differs"),
        ({"scope": "poor_communes"}, "area_differs"),
        ({"unit": "households"}, "unit_differs"),
        ({"unit": None}, "unit_differs"),
        ({"scope": "district", "district_code": "009"}, "no_figure"),
    ],
)
def test_anything_else_gives_a_reason(more, reason):
    row = coverage(BOTH, **more)
    assert (row["reason"], row["coverage"]) == (reason, None)


def test_both_classes_are_needed_for_both():
    assert coverage(found(poor=POOR), population_id="poor_near_poor_households")["reason"] == "no_figure"


def test_every_poor_district_is_needed():
    districts = pd.DataFrame({"district_code": ["002", "009"]})
    assert coverage(BOTH, districts, scope="poor_districts")["reason"] == "no_figure"
    assert coverage(BOTH, districts.iloc[:0], scope="poor_districts")["reason"] == "no_figure"


def test_a_target_without_a_link_is_not_listed():
    targets = pd.concat([target(), target(indicator_id="jobs")])
    assert coverage_from_deprivations(targets, BOTH, LINKS, DISTRICTS)["target_id"].tolist() == ["t"]


def test_without_a_review_nothing_is_covered():
    row = coverage(BOTH.iloc[:0])
    assert (row["reason"], row["year"]) == ("no_figure", None)


@given(deprived_places())
def test_coverage_and_deprivation_are_two_sides_of_one(places):
    review = found(poor=places)
    for code in places:
        row = coverage(review, scope="district", district_code=code)
        rate = review[(review["district_code"] == code) & (review["indicator_id"] == "i1")]["rate"].iloc[0]
        assert row["coverage"] is None if rate is None else row["coverage"] + rate == 100


def test_a_coverage_is_as_firm_as_the_least_firm_of_its_figures():
    mixed = BOTH.assign(status=["preliminary" if one == "near_poor" else "approved" for one in BOTH["class"]])
    of = {wanted: coverage(mixed, population_id=wanted) for wanted in ("poor_households", "poor_near_poor_households")}
    assert [row["status"] for row in of.values()] == ["approved", "preliminary"]
    assert {row["sources"] for row in of.values()} == {("review",)}
