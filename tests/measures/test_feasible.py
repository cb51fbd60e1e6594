"""Intervals are held against brute force: each number of households is tried, divided and rounded."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.feasible import HALF_UP, TRUNCATED, counts, denominators, intersect

ROUNDING = {HALF_UP: ROUND_HALF_UP, TRUNCATED: ROUND_DOWN}
rules = st.sampled_from([HALF_UP, TRUNCATED])
places = st.integers(0, 2)


def printed(count, households, decimals, rule):
    # 60 households at most in these tests: 28 digits decide every half
    return (Decimal(count) * 100 / households).quantize(Decimal(1).scaleb(-decimals), rounding=ROUNDING[rule])


@pytest.mark.parametrize(
    ("count", "rate", "interval"),
    [
        (18311, "22.31", (82057, 82093)),  # planned end of 2023, Bắc Kạn (139/KH-UBND)
        (20281, "24.71", (82060, 82092)),  # its start: 18.311 + 1.970, published as 24,71 %
        (21946, "26.93", (81478, 81507)),  # holds 81.480, the households of 166/KH-UBND
        (3467, "0.94", (366879, 370802)),  # Bắc Ninh 2022 (1661/QĐ-UBND)
        (4643, "2.32", (199699, 200561)),  # holds 199.765, Lạng Sơn 2025
    ],
)
def test_intervals_of_published_pairs(count, rate, interval):
    assert denominators(count, Decimal(rate)) == interval
    low, high = interval
    for households, fits in ((low - 1, False), (low, True), (high, True), (high + 1, False)):
        exact = Decimal(count) * 100 / households
        assert (exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) == Decimal(rate)) is fits


def test_the_two_figures_of_the_plan_of_2023_share_their_households():
    both = intersect(denominators(18311, Decimal("22.31")), denominators(20281, Decimal("24.71")))
    assert both == (82060, 82092)
    assert intersect(both, denominators(21946, Decimal("26.93"))) is None


def test_decimals_printed_make_the_interval():
    assert denominators(1990, Decimal("24.5")) == (8106, 8139)
    assert denominators(1990, Decimal("24.50")) == (8121, 8124)


def test_a_half_is_rounded_up_and_belongs_to_the_higher_rate():
    assert denominators(1, Decimal("12.5")) == (8, 8)
    assert denominators(1, Decimal("13"))[1] == 8
    assert denominators(1, Decimal("12")) is None


def test_a_rate_of_nought_bounds_the_households_from_below_only():
    assert denominators(0, Decimal("0.00")) == (1, None)
    assert denominators(3, Decimal("0.00")) == (60001, None)
    assert denominators(0, Decimal("0.01")) is None
    assert denominators(5, Decimal("100.00")) == (5, 5)
    assert denominators(5, Decimal("101.00")) is None


def test_negative_figures_are_refused():
    with pytest.raises(ValueError):
        denominators(-1, Decimal("1.00"))
    with pytest.raises(ValueError):
        denominators(1, Decimal("-1.00"))


def test_counts_of_the_restated_base():
    """27,37 % of the 81.480 households of 2022: the base behind the published fall of 2,66 points."""
    assert counts(81480, 81480, Decimal("27.37")) == (22298, 22305)
    assert counts(82060, 82092, Decimal("24.71")) == (20273, 20289)


@given(st.integers(0, 60), st.integers(0, 10_000), places, rules)
def test_denominators_are_exactly_those_that_print_the_rate(count, hundredths, decimals, rule):
    rate = Decimal(hundredths).scaleb(-2).quantize(Decimal(1).scaleb(-decimals))
    interval = denominators(count, rate, rule)
    tried = range(max(1, count), 400)
    fits = [households for households in tried if printed(count, households, decimals, rule) == rate]
    if interval is None:
        assert fits == []
    else:
        low, high = interval
        assert fits == [
            households for households in tried if low <= households and (high is None or households <= high)
        ]


@given(st.integers(1, 60), st.integers(0, 6), st.integers(0, 10_000), places, rules)
def test_counts_are_the_least_and_the_most_that_print_the_rate(low, more, hundredths, decimals, rule):
    rate = Decimal(hundredths).scaleb(-2).quantize(Decimal(1).scaleb(-decimals))
    fits = [
        count
        for households in range(low, low + more + 1)
        for count in range(households + 1)
        if printed(count, households, decimals, rule) == rate
    ]
    assert counts(low, low + more, rate, rule) == ((min(fits), max(fits)) if fits else None)


@given(st.integers(1, 10**7), st.data(), st.integers(0, 3), rules)
def test_the_true_households_always_lie_inside(households, data, decimals, rule):
    count = data.draw(st.integers(0, households))
    rate = (Decimal(count) * 100 / households).quantize(Decimal(1).scaleb(-decimals), rounding=ROUNDING[rule])
    low, high = denominators(count, rate, rule)
    assert low <= households and (high is None or households <= high)
    least, most = counts(households, households, rate, rule)
    assert least <= count <= most


intervals = st.tuples(st.integers(0, 20), st.integers(0, 25)) | st.tuples(st.integers(0, 20), st.none())


@given(st.lists(intervals, min_size=1, max_size=4))
def test_what_is_common_is_in_every_interval(several):
    several = [pair for pair in several if pair[1] is None or pair[0] <= pair[1]] or [(0, None)]
    common = intersect(*several)
    for number in range(30):
        inside = all(low <= number and (high is None or number <= high) for low, high in several)
        assert inside is (
            common is not None and common.low <= number and (common.high is None or number <= common.high)
        )


def test_nothing_is_common_with_an_impossible_interval():
    assert intersect((1, 5), None) is None
    assert intersect((1, 5), (6, None)) is None
