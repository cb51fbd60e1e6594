"""The one place where a number becomes text: 12.035 and 2,76 in Vietnamese, 12,035 and 2.76 in English."""

from decimal import Decimal

from helpers.numbers.rounding import half_up

MINUS = "\N{MINUS SIGN}"
_TO_VIETNAMESE = str.maketrans(",.", ".,")


def write_decimal(value: Decimal | int, language: str, places: int | None = None) -> str:
    """`value` with `places` decimals (its own number of decimals if None), rounded half-up."""
    value = Decimal(value) if places is None else half_up(Decimal(value), places)
    text = f"{value if value else abs(value):,f}".replace("-", MINUS)
    return text.translate(_TO_VIETNAMESE) if language == "vi" else text


def write_count(value: int, language: str) -> str:
    """A whole number with its thousands marked."""
    return write_decimal(int(value), language, 0)


def write_rate(value: Decimal, language: str) -> str:
    """A rate or a change of a rate, with the two decimals of the official tables and without its unit."""
    return write_decimal(value, language, 2)
