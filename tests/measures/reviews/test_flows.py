"""Tables 2 and 3: what leaves, what joins, and the identity that closes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures import review_flows

from .tables import IN, OUT, table

FIGURES = {"opening": 1000, "to_other_class": 60, "above_line": 40, "other_decrease": 5, "from_other_class": 7}
FIGURES |= {"relapsed": 3, "newly_arisen": 8, "other_increase": 2, "closing": 915}


def flow(figures=FIGURES, **more):
    flows = review_flows(table("flows", (None, figures | more)))
    return flows.to_dict("records")[-1]


def test_what_follows_from_the_columns():
    row = flow()
    assert (row["left"], row["joined"], row["closing_computed"], row["net"]) == (105, 20, 915, -85)
    assert (row["escaped"], row["escape_rate"], row["relapse_share"]) == (100, Decimal("10.00"), Decimal("15.00"))


def test_a_near_poor_household_that_becomes_poor_has_not_escaped():
    row = flow(**{"class": "near_poor"})
    assert (row["escaped"], row["escape_rate"]) == (40, Decimal("4.00"))


def test_a_printed_closing_that_does_not_follow_is_kept_beside_the_computed_one():
    row = flow(closing=920)
    assert (row["closing"], row["closing_computed"], row["net"]) == (920, 915, -80)


@pytest.mark.parametrize(
    ("missing", "lost"),
    {
        "opening": ("closing_computed", "net", "escape_rate"),
        "closing": ("net",),
        "above_line": ("left", "closing_computed", "escaped", "escape_rate"),
        "other_decrease": ("left", "closing_computed"),
        "relapsed": ("joined", "closing_computed", "relapse_share"),
        "newly_arisen": ("joined", "closing_computed", "relapse_share"),
    }.items(),
)
def test_missing_in_missing_out(missing, lost):
    row, full = flow(**{missing: None}), flow()
    follows = ("left", "joined", "closing_computed", "net", "escaped", "escape_rate", "relapse_share")
    assert tuple(one for one in follows if row[one] is None) == lost
    assert all(row[one] == full[one] for one in follows if one not in lost)


def test_nothing_at_the_start_and_nothing_joined_give_no_rates():
    row = flow(dict.fromkeys(FIGURES, 0))
    assert (row["closing_computed"], row["escape_rate"], row["relapse_share"]) == (0, None, None)


counts = st.integers(0, 5000)


@st.composite
def true_flows(draw):
    """A row whose closing follows from its ways in and out."""
    ways = {way: draw(counts) for way in (*OUT, *IN)}
    gone = sum(ways[way] for way in OUT)
    opening = gone + draw(counts)
    return ways | {"opening": opening, "closing": opening - gone + sum(ways[way] for way in IN)}


@given(st.lists(true_flows(), min_size=1, max_size=5))
def test_districts_that_close_add_up_to_a_province_that_closes(rows):
    flows = review_flows(table("flows", *((f"{n:03d}", row) for n, row in enumerate(rows))))
    assert (flows["closing_computed"] == flows["closing"]).all()
    assert (flows["net"] == flows["joined"] - flows["left"]).all()
    whole = flows[flows["area"] == "whole"].iloc[0]
    assert whole["net"] == flows.loc[flows["area"] == "district", "net"].sum()


@given(st.lists(true_flows(), min_size=2, max_size=5), st.randoms())
def test_the_order_of_the_rows_does_not_matter(rows, random):
    rows = [(f"{n:03d}", row) for n, row in enumerate(rows)]
    shuffled = random.sample(rows, len(rows))
    one, other = (
        review_flows(table("flows", *order)).sort_values(["area", "district_code"], ignore_index=True)
        for order in (rows, shuffled)
    )
    assert one.astype(str).equals(other.astype(str))
