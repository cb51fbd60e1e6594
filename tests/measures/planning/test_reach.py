"""The fewest households with which a province ends at a rate, counted and as printed."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpers.measures.planning.reach import households_for_end_rate
from helpers.numbers import half_up, percent


def printed_end(households, poor, leaving):
    return half_up(percent(poor, households)) - half_up(percent(leaving, households))


@pytest.mark.parametrize(("end_rate", "leaving"), [("24.50", 1984), ("26.92", 12), ("0.00", 21946)])
def test_bac_kan_2022(end_rate, leaving):
    """24,50 % needs the very number that the appendix of 166/KH-UBND plans."""
    assert households_for_end_rate(81480, 21946, Decimal(end_rate)) == leaving


@given(st.integers(1, 500_000), st.data())
def test_it_is_reached_and_with_one_household_less_it_is_not(households, data):
    poor = data.draw(st.integers(1, households))
    start = half_up(percent(poor, households))
    assume(start > 0)
    end_rate = Decimal(data.draw(st.integers(0, int(start.scaleb(2)) - 1))).scaleb(-2)
    leaving = households_for_end_rate(households, poor, end_rate)

    def reached(count):
        return percent(poor - count, households) <= end_rate and printed_end(households, poor, count) <= end_rate

    assert 0 <= leaving <= poor
    assert reached(leaving)
    assert not reached(leaving - 1)


@pytest.mark.parametrize("end_rate", ["26.93", "30", "-1"])
def test_a_rate_that_is_no_fall_is_refused(end_rate):
    with pytest.raises(ValueError, match="not below the start"):
        households_for_end_rate(81480, 21946, Decimal(end_rate))
