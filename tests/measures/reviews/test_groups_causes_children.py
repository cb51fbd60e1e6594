"""Tables 8, 10 and 11: shares of the class, ranks, and groups that overlap."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures import review_causes, review_children, review_groups, review_results

from .tables import CAUSES, table

GROUPS = {"total": 80, "ethnic_minority": 50, "no_labour_capacity": 20, "merit": 4, "other": 10}


def groups(**more):
    return review_groups(table("groups", (None, GROUPS | more))).to_dict("records")[-1]


def test_shares_of_the_class():
    row = groups()
    assert [str(row[f"{one}_share"]) for one in ("ethnic_minority", "no_labour_capacity", "merit", "other")] == [
        "62.50",
        "25.00",
        "5.00",
        "12.50",
    ]


@pytest.mark.parametrize(("other", "overlap"), [(6, 0), (10, 4), (0, -6)])
def test_groups_that_overlap_are_told(other, overlap):
    assert groups(other=other)["overlap"] == overlap


@pytest.mark.parametrize("missing", ["total", "merit", "other"])
def test_without_a_part_nothing_is_said_of_an_overlap(missing):
    assert groups(**{missing: None})["overlap"] is None


def causes(counts, poor=80):
    rows = [(None, {"cause_id": f"c{n}", "households": count}) for n, count in enumerate(counts, 1)]
    results = review_results(table("results", (None, {"total": 400, "poor": poor})))
    return review_causes(table("causes", *rows), results, table("totals"), CAUSES)


def test_shares_and_ranks_of_causes():
    found = causes([40, 60, 10, 10, 0, 5, 20, 3])
    assert found["share"].astype(str).tolist()[:3] == ["50.00", "75.00", "12.50"]
    assert found["rank"].tolist() == [2, 1, 4, 4, 8, 6, 3, 7]
    assert set(found["class_households"]) == {80}


def test_a_cause_that_is_missing_leaves_no_ranks():
    assert causes([40, 60, 10, 10, 0, 5, 20])["rank"].isna().all()


def test_without_the_households_of_the_class_there_are_no_shares():
    assert causes([40] * 8, poor=None)["share"].isna().all()
    assert causes([0] * 8, poor=0)["share"].isna().all()


@given(st.permutations(range(8)))
def test_causes_stand_in_the_official_order(order):
    rows = [("001", {"cause_id": f"c{n + 1}", "households": n}) for n in order]
    found = review_causes(table("causes", *rows), review_results(table("results")), table("totals"), CAUSES)
    for area in ("district", "sum", "whole"):
        assert found.loc[found["area"] == area, "cause_id"].tolist() == CAUSES["cause_id"].tolist()


def test_children_are_shared_by_children():
    figures = {"children": 200, "malnourished": 30, "without_insurance": 1, "out_of_school": None}
    row = review_children(table("children", (None, figures))).to_dict("records")[0]
    assert (row["malnourished_share"], row["without_insurance_share"], row["out_of_school_share"]) == (
        Decimal("15.00"),
        Decimal("0.50"),
        None,
    )
