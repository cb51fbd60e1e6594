"""Largest remainder: whole parts that sum exactly, near their exact shares, whatever the order."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.planning.shares import largest_remainder


@st.composite
def sharings(draw):
    """A total, weights and the most of each key; the total fits."""
    weights = draw(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 10**7), min_size=1))
    most = {key: draw(st.integers(0, 5000)) for key in weights}
    room = sum(most[key] for key, weight in weights.items() if weight)
    return draw(st.integers(0, room)), weights, most


@given(sharings())
def test_shares_sum_to_the_total_and_stay_in_bounds(sharing):
    total, weights, most = sharing
    shares = largest_remainder(*sharing)
    assert list(shares) == list(weights)
    assert sum(shares.values()) == total
    assert all(0 <= shares[key] <= most[key] for key in weights)
    assert all(shares[key] == 0 for key, weight in weights.items() if not weight)


@given(sharings())
def test_every_share_is_within_one_of_its_exact_part(sharing):
    """One share of the total a unit of weight: who is below its most has it less one at least, nobody has it and more."""
    _total, weights, most = sharing
    shares = largest_remainder(*sharing)
    keys = [key for key in weights if weights[key]]
    for free in (key for key in keys if shares[key] < most[key]):
        at_most = Fraction(shares[free] + 1, weights[free])
        assert all(Fraction(shares[other] - 1, weights[other]) <= at_most for other in keys)


@given(sharings(), st.randoms(use_true_random=False))
def test_order_does_not_matter(sharing, random):
    total, weights, most = sharing
    keys = list(weights)
    random.shuffle(keys)
    assert largest_remainder(total, {key: weights[key] for key in keys}, most) == largest_remainder(*sharing)


@given(sharings(), st.data())
def test_a_larger_weight_never_gets_less(sharing, data):
    total, weights, most = sharing
    key = data.draw(st.sampled_from(sorted(weights)))
    more = weights | {key: weights[key] + data.draw(st.integers(1, 10**6))}
    assert largest_remainder(total, more, most)[key] >= largest_remainder(*sharing)[key]


def test_equal_remainders_go_to_the_larger_weight_then_to_the_smaller_key():
    most = dict.fromkeys("abc", 100)
    assert largest_remainder(1, {"b": 5, "a": 5}, most) == {"b": 0, "a": 1}
    assert largest_remainder(2, {"a": 1, "b": 3}, most) == {"a": 0, "b": 2}


def test_what_is_above_the_most_goes_to_the_others_in_proportion():
    assert largest_remainder(100, {"a": 90, "b": 5, "c": 5}, {"a": 40, "b": 100, "c": 100}) == {
        "a": 40,
        "b": 30,
        "c": 30,
    }


@pytest.mark.parametrize("total", [-1, 41])
def test_a_total_that_does_not_fit_is_refused(total):
    with pytest.raises(ValueError, match="can not be shared"):
        largest_remainder(total, {"a": 1, "b": 0}, {"a": 40, "b": 100})
