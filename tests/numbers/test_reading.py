"""A number is read in the form its file declares, and in no other; nothing is guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.numbers import NotANumber, read_decimal, read_integer

NEVER_A_NUMBER = [
    "",
    " ",
    "\u00a0",
    "-",
    "--1",
    "+5",
    "5-",
    ".5",
    "5.",
    "1.23.4",
    "1..2",
    "1 234",
    "1_000",
    "1e3",
    "NaN",
    "Infinity",
    "24.5%",
    "24.5 %",
    "12 hộ",
    "hơn 18",
    "½",
    "²",
    "\N{MINUS SIGN}5",
    "٣",
    "１２",
    "१२",
]


@pytest.mark.parametrize("text", NEVER_A_NUMBER)
def test_what_is_not_surely_a_number_is_refused(text):
    with pytest.raises(NotANumber):
        read_decimal(text)
    with pytest.raises(NotANumber):
        read_integer(text)


@pytest.mark.parametrize("text", ["2,76", "12,035", "1,234.5", "81,480"])
def test_a_comma_is_refused_where_no_comma_is_declared(text):
    with pytest.raises(NotANumber):
        read_decimal(text)


@pytest.mark.parametrize("text", ["12.035", "12,035", "12 035", "12.0", "12035.", "2.76"])
def test_a_whole_number_is_written_in_digits_only(text):
    with pytest.raises(NotANumber):
        read_integer(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [("2.76", "2.76"), ("2.50", "2.50"), ("24.5", "24.5"), ("12.035", "12.035"), ("0", "0"), (" 4.00 ", "4.00")],
)
def test_printed_decimals_are_kept(text, printed):
    assert str(read_decimal(text)) == printed


def test_negative_numbers_are_read():
    assert read_decimal("-2.66") == Decimal("-2.66")
    assert read_integer("-319") == -319


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,76", "2.76"),
        ("12.035", "12035"),
        ("12035", "12035"),
        ("1.234.567", "1234567"),
        ("1.234,50", "1234.50"),
        ("1234,5", "1234.5"),
        ("-1.970", "-1970"),
        ("999", "999"),
    ],
)
def test_declared_vietnamese_marks_are_honoured(text, value):
    assert str(read_decimal(text, decimal=",", group=".")) == value


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_any_declared_group_mark_is_honoured(space):
    assert read_decimal(f"1{space}234,5", decimal=",", group=space) == Decimal("1234.5")
    assert read_integer(f"81{space}480", group=space) == 81480


@pytest.mark.parametrize(
    "text", ["12.34", "1.2345", "1234.567", "1.23.456", "12.0355", ".123", "1..234", "1.234.", "1.234.5", "1,234.567"]
)
def test_a_group_mark_stands_at_every_third_digit_or_the_number_is_refused(text):
    with pytest.raises(NotANumber):
        read_decimal(text, decimal=",", group=".")


@pytest.mark.parametrize("text", ["1.20", "1203.5", "12.03", "2,76", "12,035"])
def test_a_whole_number_with_a_misplaced_group_mark_is_refused(text):
    with pytest.raises(NotANumber):
        read_integer(text, group=".")


def test_a_whole_number_with_declared_group_marks_is_read():
    assert read_integer("12.035", group=".") == 12035
    assert read_integer("81480", group=".") == 81480


@given(st.integers(1000, 10**12))
def test_thousands_marks_are_refused_unless_declared(number):
    for mark in ",. ":
        with pytest.raises(NotANumber):
            read_integer(f"{number:,}".replace(",", mark))


@given(st.text("0123456789.,- ", max_size=12))
def test_what_is_accepted_is_what_stands_there(text):
    try:
        value = read_decimal(text, decimal=",", group=".")
    except NotANumber:
        return
    assert f"{value:f}".lstrip("-0") == text.strip().replace(".", "").replace(",", ".").lstrip("-0")


@pytest.mark.parametrize("text", ["0.640", "00.640", "0.640,5"])
def test_a_group_that_begins_with_zero_is_no_thousand(text):
    with pytest.raises(NotANumber):
        read_decimal(text, ",", ".")
