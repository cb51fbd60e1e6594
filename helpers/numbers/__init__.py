"""Reading, rounding and writing numbers the way officials print them."""

from helpers.numbers.reading import NotANumber, read_decimal, read_integer
from helpers.numbers.rounding import half_up, percent, whole
from helpers.numbers.writing import MINUS, write_count, write_decimal, write_rate

__all__ = [
    "MINUS",
    "NotANumber",
    "half_up",
    "percent",
    "read_decimal",
    "read_integer",
    "whole",
    "write_count",
    "write_decimal",
    "write_rate",
]
