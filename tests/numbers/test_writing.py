"""12.035 and 2,76 in Vietnamese, 12,035 and 2.76 in English; what was written reads back as it was."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.numbers import half_up, percent, read_decimal, read_integer, write_count, write_decimal, write_rate

MARKS = {"vi": {"decimal": ",", "group": "."}, "en": {"decimal": ".", "group": ","}}
MINUS = "\N{MINUS SIGN}"

each_language = pytest.mark.parametrize("language", MARKS)


@pytest.mark.parametrize(
    ("value", "places", "vietnamese", "english"),
    [
        ("12035", None, "12.035", "12,035"),
        ("2.76", None, "2,76", "2.76"),
        ("24.5", None, "24,5", "24.5"),
        ("24.5", 2, "24,50", "24.50"),
        ("2.765", 2, "2,77", "2.77"),
        ("999", None, "999", "999"),
        ("1234567.5", None, "1.234.567,5", "1,234,567.5"),
        ("-2.66", None, f"{MINUS}2,66", f"{MINUS}2.66"),
        ("1E+3", None, "1.000", "1,000"),
        ("0", 2, "0,00", "0.00"),
    ],
)
def test_each_language_has_its_marks(value, places, vietnamese, english):
    assert write_decimal(Decimal(value), "vi", places) == vietnamese
    assert write_decimal(Decimal(value), "en", places) == english


def test_counts_show_their_thousands():
    assert (write_count(81480, "vi"), write_count(81480, "en")) == ("81.480", "81,480")
    assert (write_count(309, "vi"), write_count(-319, "en")) == ("309", f"{MINUS}319")


def test_rates_have_the_two_decimals_of_the_official_tables():
    assert (write_rate(Decimal("24.5"), "vi"), write_rate(Decimal(4), "en")) == ("24,50", "4.00")


def test_a_rate_is_written_from_the_unrounded_ratio():
    assert write_rate(percent(1984, 81480), "vi") == "2,43"


@each_language
@given(value=st.decimals(0, 10**12, places=4))
def test_what_is_written_reads_back_with_the_same_decimals(language, value):
    assert str(read_decimal(write_decimal(value, language), **MARKS[language])) == f"{value:f}"


@each_language
@given(value=st.decimals(-(10**9), 10**9, places=2))
def test_negative_numbers_differ_by_a_true_minus_sign_only(language, value):
    written = write_decimal(value, language)
    assert "-" not in written
    assert read_decimal(written.replace(MINUS, "-"), **MARKS[language]) == value


@each_language
@given(count=st.integers(0, 10**12))
def test_counts_read_back(language, count):
    assert read_integer(write_count(count, language), MARKS[language]["group"]) == count


@each_language
@given(value=st.decimals(0, 100, places=7))
def test_a_written_rate_reads_back_as_the_rate_rounded_once(language, value):
    assert read_decimal(write_rate(value, language), **MARKS[language]) == half_up(value)


@given(st.decimals(-(10**9), 10**9, places=3))
def test_both_languages_write_the_same_digits(value):
    vietnamese, english = write_decimal(value, "vi"), write_decimal(value, "en")
    assert vietnamese.translate(str.maketrans(",.", ".,")) == english


def test_a_change_that_rounds_to_nothing_has_no_sign():
    assert write_decimal(Decimal("-0.001"), "vi", 2) == "0,00"
