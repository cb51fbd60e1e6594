"""One rounding rule, half away from zero, applied once to the exact ratio."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.numbers import half_up, percent, whole


def rounded_exactly(value, places):
    """Half away from zero in exact rational arithmetic."""
    units = int(abs(value) * 10**places + Fraction(1, 2))
    return Fraction(units if value >= 0 else -units, 10**places)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("2.765", "2.77"),
        ("-2.765", "-2.77"),
        ("2.7649999", "2.76"),
        ("2.775", "2.78"),
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("0.0049", "0.00"),
        ("24.5", "24.50"),
        ("99.995", "100.00"),
    ],
)
def test_halves_go_away_from_zero(value, rounded):
    assert str(half_up(Decimal(value))) == rounded


def test_the_ratio_is_rounded_once():
    """1.984 of 81.480 households is 2,434953 %: 2,43. By way of four decimals it would wrongly be 2,44."""
    ratio = percent(1984, 81480)
    assert str(ratio).startswith("2.434953")
    assert half_up(ratio) == Decimal("2.43")
    assert half_up(half_up(ratio, 4)) == Decimal("2.44")


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.5", 1), ("1.5", 2), ("2.5", 3), ("-0.5", -1), ("-2.5", -3), ("298.24", 298), ("216.75", 217)],
)
def test_whole_units_round_the_same_way(value, rounded):
    assert whole(Decimal(value)) == rounded


@pytest.mark.parametrize(
    ("part", "base", "rate"),
    [
        (332, 12035, "2.76"),
        (3443, 12152, "28.33"),
        (1791, 8670, "20.66"),
        (21946, 81480, "26.93"),
        (298, 7456, "4.00"),
        (298, 7438, "4.01"),
        (0, 7438, "0.00"),
        (7438, 7438, "100.00"),
        (1, 800, "0.13"),
        (1, 20000, "0.01"),
    ],
)
def test_rates_of_counts(part, base, rate):
    assert str(half_up(percent(part, base))) == rate


def test_a_rate_of_no_households_is_not_a_number():
    with pytest.raises(ZeroDivisionError):
        percent(1, 0)


@given(st.decimals(-(10**9), 10**9, places=9), st.integers(0, 8))
def test_half_up_equals_exact_arithmetic(value, places):
    assert Fraction(half_up(value, places)) == rounded_exactly(Fraction(value), places)


@given(st.integers(-(10**7), 10**7), st.integers(0, 6))
def test_exact_halves_equal_exact_arithmetic(units, places):
    half = Decimal(2 * units + 1).scaleb(-places) / 2
    assert Fraction(half_up(half, places)) == rounded_exactly(Fraction(half), places)


@given(st.integers(1, 5_000_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
@example((1, 16_000))
@example((1665, 81_480))
def test_rates_of_any_counts_equal_exact_arithmetic(counts):
    part, base = counts
    assert Fraction(half_up(percent(part, base))) == rounded_exactly(Fraction(100 * part, base), 2)


def test_rates_that_are_exact_halves_are_computed_in_decimals():
    """Of 20.000 households every odd count is a rate like 1,425; in binary many of them fall just short of it."""
    for part in range(1, 20_000, 2):
        assert half_up(percent(part, 20_000)) == Decimal(part + 1) / 200


@given(st.decimals(-(10**9), 10**9, places=6))
def test_rounding_a_rounded_number_changes_nothing(value):
    assert half_up(half_up(value)) == half_up(value)
