"""What a report prints is read back as the number it is, or left a text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.forms.report import read_printed
from helpers.numbers import write_count, write_decimal
from helpers.words import LANGUAGES

NUMBERS = st.decimals(-(10**9), 10**9, places=2) | st.decimals(-1000, 1000, places=3)


@given(NUMBERS, st.sampled_from(LANGUAGES))
def test_a_written_decimal_is_read_back(number, language):
    read = read_printed(write_decimal(number, language), language)
    assert (read.value, read.decimals) == (number, -number.as_tuple().exponent)


@given(st.integers(-(10**12), 10**12), st.sampled_from(LANGUAGES))
def test_a_written_count_is_read_back(number, language):
    assert read_printed(write_count(number, language), language).value == number


@pytest.mark.parametrize(
    ("text", "language", "before", "value", "unit", "marks"),
    [
        (
            "≈ 3,45 điểm\N{NO-BREAK SPACE}%/năm\N{NO-BREAK SPACE}‡",
            "vi",
            "≈",
            "3.45",
            "điểm\N{NO-BREAK SPACE}%/năm",
            "‡",
        ),
        ("> 22,300", "en", ">", "22300", "", ""),
        ("+0.21 pp", "en", "", "0.21", "pp", ""),
        ("−2.48", "en", "", "-2.48", "", ""),
        ("83,9%", "vi", "", "83.9", "%", ""),
        ("59,496\N{NO-BREAK SPACE}§†", "en", "", "59496", "", "§†"),
        ("2022", "vi", "", "2022", "", ""),
    ],
)
def test_signs_units_and_marks_are_kept_apart(text, language, before, value, unit, marks):
    read = read_printed(text, language)
    assert (read.before, read.value, read.unit, read.marks) == (before, Decimal(value), unit, marks)


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("2.017–2.024", "vi", 2017, 2024),
        ("+352 to +359", "en", 352, 359),
        ("−2.024 đến −2.017", "vi", -2024, -2017),
        ("101,7–102,0%", "vi", "101.7", "102.0"),
        ("từ 3,5–4 điểm %/năm trở lên", "vi", "3.5", 4),
    ],
)
def test_an_interval_has_two_ends(text, language, low, high):
    read = read_printed(text, language)
    assert (read.value, read.low, read.high) == (None, Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["12.035,5", "06", "1.98", "166/KH-UBND", "7/14", "24.71% (2023)", "=1", "+", "DA1"])
def test_what_is_no_number_of_the_language_stays_text(text):
    read = read_printed(text, "vi" if text == "1.98" else "en")
    assert (read.value, read.low, read.text) == (None, None, text)


def test_a_dash_is_missing():
    assert read_printed("—", "vi").text == ""
    assert read_printed("Ngân Sơn *", "vi").text == "Ngân Sơn"
