"""Whether a figure meets a target: at the value, just below it and just above it, for every comparator."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.verdict import EXCEEDED, LOWER, MISSED, REACHED, UNDETERMINED, distance, verdict

from .tables import dec

figures = st.decimals(0, 1000, places=2)
STEP = Decimal("0.01")


@pytest.mark.parametrize(
    ("comparator", "value", "below", "at", "above"),
    [
        ("at_least", "63.5", MISSED, REACHED, REACHED),
        ("more_than", "3", MISSED, MISSED, REACHED),
        ("at_most", "22.31", REACHED, REACHED, MISSED),
        ("less_than", "35", REACHED, MISSED, MISSED),
        ("equal", "100", MISSED, REACHED, EXCEEDED),
    ],
)
def test_at_just_below_and_just_above_the_value(comparator, value, below, at, above):
    value = Decimal(value)
    found = [verdict(comparator, value, None, figure) for figure in (value - STEP, value, value + STEP)]
    assert found == [below, at, above]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [("44.9", MISSED), ("45", REACHED), ("50", REACHED), ("55", REACHED), ("55.1", EXCEEDED)],
)
def test_about_is_within_a_tenth(figure, expected):
    assert verdict("about", Decimal(50), None, Decimal(figure)) == expected


@pytest.mark.parametrize(
    ("figure", "expected"),
    [("1.99", MISSED), ("2", REACHED), ("2.43", REACHED), ("2.5", REACHED), ("2.51", EXCEEDED)],
)
def test_a_range_holds_its_ends_and_can_be_exceeded(figure, expected):
    assert verdict("between", Decimal(2), Decimal("2.5"), Decimal(figure)) == expected


@pytest.mark.parametrize(
    ("figure", "expected"), [("3.99", MISSED), ("4", REACHED), ("4.5", REACHED), ("5.01", REACHED)]
)
def test_of_a_floor_printed_as_a_range_the_lower_end_counts(figure, expected):
    assert verdict("at_least", Decimal(4), Decimal(5), Decimal(figure)) == expected


@pytest.mark.parametrize(
    ("comparator", "value", "value_max", "more_than", "expected"),
    [
        # hơn 18.000 poor households against at most 18.311: they may be 18.100 or 18.400
        ("at_most", "18311", None, "18000", UNDETERMINED),
        ("at_most", "18311", None, "18311", MISSED),
        ("at_most", "18311", None, "18400", MISSED),
        ("less_than", "12", None, "11", UNDETERMINED),
        ("less_than", "12", None, "12", MISSED),
        ("at_least", "500", None, "500", REACHED),
        ("at_least", "500", None, "499", UNDETERMINED),
        ("more_than", "3", None, "3", REACHED),
        ("more_than", "3", None, "2.99", UNDETERMINED),
        ("between", "2", "2.5", "1.9", UNDETERMINED),
        ("between", "2", "2.5", "2.2", UNDETERMINED),
        ("between", "2", "2.5", "2.5", EXCEEDED),
        ("equal", "100", None, "100", EXCEEDED),
        ("about", "50", None, "55", EXCEEDED),
        ("about", "50", None, "50", UNDETERMINED),
    ],
)
def test_a_figure_known_only_as_more_than(comparator, value, value_max, more_than, expected):
    assert verdict(comparator, dec(value), dec(value_max), dec(more_than), "more_than") == expected


@pytest.mark.parametrize(
    ("comparator", "value", "value_max", "less_than", "expected"),
    [
        ("at_most", "12", None, "12", REACHED),
        ("at_most", "12", None, "12.1", UNDETERMINED),
        ("less_than", "12", None, "12", REACHED),
        ("less_than", "12", None, "12.1", UNDETERMINED),
        ("at_least", "500", None, "500", MISSED),
        ("at_least", "500", None, "501", UNDETERMINED),
        ("more_than", "3", None, "3", MISSED),
        ("between", "2", "2.5", "2", MISSED),
        ("between", "2", "2.5", "2.1", UNDETERMINED),
        ("equal", "100", None, "100", MISSED),
    ],
)
def test_a_figure_known_only_as_less_than(comparator, value, value_max, less_than, expected):
    assert verdict(comparator, dec(value), dec(value_max), dec(less_than), "less_than") == expected


@pytest.mark.parametrize(
    ("comparator", "value", "stated", "figure", "expected"),
    [
        ("at_least", "500", "at_least", "500", REACHED),
        ("more_than", "500", "at_least", "500", UNDETERMINED),
        ("at_most", "12", "at_most", "12", REACHED),
        ("less_than", "12", "at_most", "12", UNDETERMINED),
        ("at_least", "12", "at_most", "11", MISSED),
    ],
)
def test_a_figure_known_only_as_a_bound(comparator, value, stated, figure, expected):
    assert verdict(comparator, Decimal(value), None, Decimal(figure), stated) == expected


def test_whole_numbers_count_like_decimals():
    assert verdict("at_most", Decimal(18311), None, 18311) == REACHED


@given(figures, figures)
def test_comparators_mirror_each_other(value, figure):
    def met(comparator, value, figure):
        return verdict(comparator, value, None, figure) == REACHED

    assert met("at_least", value, figure) == met("at_most", figure, value)
    assert met("more_than", value, figure) == met("less_than", figure, value)
    assert met("at_least", value, figure) != met("less_than", value, figure)
    assert met("at_most", value, figure) != met("more_than", value, figure)
    assert met("equal", value, figure) == (met("at_least", value, figure) and met("at_most", value, figure))


@given(figures, figures)
def test_about_is_symmetric(value, off):
    above = verdict("about", value, None, value + off)
    below = verdict("about", value, None, value - off)
    assert {above, below} in ({REACHED}, {EXCEEDED, MISSED})


@given(figures, figures, figures)
def test_a_range_is_its_two_ends(one, other, figure):
    low, high = sorted((one, other))
    found = verdict("between", low, high, figure)
    assert (found == EXCEEDED) == (verdict("at_most", high, None, figure) == MISSED)
    assert (found == MISSED) == (verdict("at_least", low, None, figure) == MISSED)


@given(
    st.sampled_from(["at_least", "more_than", "at_most", "less_than", "between"]), figures, figures, figures, figures
)
def test_what_is_said_of_more_than_holds_for_every_larger_figure(comparator, one, other, figure, more):
    low, high = sorted((one, other))
    found = verdict(comparator, low, high, figure, "more_than")
    assert found in (UNDETERMINED, verdict(comparator, low, high, figure + more + STEP))


@given(st.sampled_from(["at_least", "more_than", "at_most", "less_than", "between"]), figures, figures, figures)
def test_what_is_said_of_less_than_holds_for_every_smaller_figure(comparator, one, other, figure):
    low, high = sorted((one, other))
    found = verdict(comparator, low, high, figure + STEP, "less_than")
    assert found in (UNDETERMINED, verdict(comparator, low, high, figure / 2))


@pytest.mark.parametrize(
    ("comparator", "value", "stated", "figure", "expected"),
    [
        ("equal", "100", "more_than", "98", "undetermined"),
        ("equal", "100", "more_than", "100", "exceeded"),
        ("equal", "100", "less_than", "120", "undetermined"),
        ("about", "50", "more_than", "40", "undetermined"),
        ("about", "50", "more_than", "55", "exceeded"),
        ("between", "2", "more_than", "2.5", "exceeded"),
        ("between", "2", "more_than", "1", "undetermined"),
    ],
)
def test_an_open_figure_decides_only_what_all_it_may_be_decides(comparator, value, stated, figure, expected):
    value_max = Decimal("2.5") if comparator == "between" else None
    assert verdict(comparator, Decimal(value), value_max, Decimal(figure), stated) == expected


@given(st.sampled_from(["equal", "about", "between"]), figures, figures, figures)
def test_the_better_side_is_the_other_one_where_less_is_better(comparator, one, other, figure):
    low, high = sorted((one, other))
    higher, lower = (verdict(comparator, low, high, figure, direction=way) for way in ("higher", LOWER))
    assert (higher, lower) in {(REACHED, REACHED), (EXCEEDED, MISSED), (MISSED, EXCEEDED)}


@given(st.sampled_from(["at_least", "more_than", "at_most", "less_than"]), figures, figures)
def test_a_one_sided_target_can_not_be_exceeded(comparator, value, figure):
    assert {verdict(comparator, value, None, figure, direction=way) for way in ("higher", LOWER)} in (
        {REACHED},
        {MISSED},
    )


@pytest.mark.parametrize(
    ("comparator", "value", "value_max", "figure", "expected"),
    [
        ("at_most", "24.50", None, "24.71", "0.21"),
        ("at_most", "24.50", None, "24.10", "0"),
        ("at_least", "86", None, "84.5", "-1.5"),
        ("at_least", "4", "5", "3.45", "-0.55"),
        ("more_than", "3", None, "3", "0"),
        ("more_than", "3", None, "2.4", "-0.6"),
        ("less_than", "35", None, "36.2", "1.2"),
        ("between", "2", "2.5", "2.66", "0.16"),
        ("between", "2", "2.5", "1.9", "-0.1"),
        ("between", "2", "2.5", "2.2", "0"),
        ("about", "50", None, "48", "0"),
        ("about", "50", None, "40", "-10"),
        ("equal", "100", None, "97.4", "-2.6"),
    ],
)
def test_how_far_a_figure_is_from_its_target(comparator, value, value_max, figure, expected):
    assert distance(comparator, Decimal(value), dec(value_max), Decimal(figure)) == Decimal(expected)


@given(st.sampled_from(["at_least", "at_most", "equal", "between"]), figures, figures, figures)
def test_only_what_is_reached_is_at_no_distance(comparator, one, other, figure):
    low, high = sorted((one, other))
    reached = verdict(comparator, low, high, figure) == REACHED
    assert (distance(comparator, low, high, figure) == 0) == reached
