"""Intervals as text, in both languages."""

from decimal import Decimal

import pytest

from helpers.display.spans import change, count_span, share_in_short, share_span


@pytest.mark.parametrize(
    ("span", "signed", "expected"),
    [
        ((20281, 20281), False, "20.281"),
        ((82060, 82092), False, "82.060–82.092"),
        ((18001, None), False, "≥ 18.001"),
        (None, False, "—"),
        ((319, 319), True, "+319"),
        ((-17, -17), True, "−17"),
        ((0, 0), True, "0"),
        ((352, 359), True, "+352 đến +359"),
        ((-2024, -2017), True, "−2.024 đến −2.017"),
    ],
)
def test_counts(span, signed, expected):
    assert count_span(span, "vi", signed) == expected


def test_counts_in_english():
    assert count_span((82060, 82092), "en") == "82,060–82,092"


@pytest.mark.parametrize(
    ("share", "expected", "in_short"),
    [
        (("83.9", "83.9"), "83,9%", "83,9%"),
        (("101.7", "102.0"), "101,7–102,0%", "khoảng 102%"),
        (("101.8", "103.0"), "101,8–103,0%", "101,8–103,0%"),
        (("101.8", None), "≥ 101,8%", "≥ 101,8%"),
    ],
)
def test_shares(share, expected, in_short):
    share = tuple(None if one is None else Decimal(one) for one in share)
    assert (share_span(share, "vi"), share_in_short(share, "vi")) == (expected, in_short)


@pytest.mark.parametrize(("value", "expected"), [("0.44", "+0.44"), ("-2.48", "−2.48"), ("0.00", "0.00"), (None, "—")])
def test_changes_carry_their_sign(value, expected):
    assert change(None if value is None else Decimal(value), "en") == expected
