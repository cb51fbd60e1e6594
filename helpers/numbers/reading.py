"""Strict reading of numbers from text: what is not surely a number is refused, never guessed.

`12.035` is twelve thousand in a Vietnamese table and twelve point zero in a data file, so the marks
that a file uses are told by its schema and every other use of them is refused.
"""

import re
from decimal import Decimal
from functools import cache


class NotANumber(ValueError):
    """The text is not a number in the declared form."""


def read_decimal(text: str, decimal: str = ".", group: str = "") -> Decimal:
    """The exact decimal that `text` prints, with as many decimals as are printed.

    `decimal` and `group` are the marks the file declares. Group marks must stand at every third digit.
    Raises NotANumber.
    """
    match = _form(decimal, group).fullmatch(text.strip())
    if not match:
        raise NotANumber(text)
    sign, digits, fraction = match.groups()
    digits = digits.replace(group, "") if group else digits
    return Decimal(f"{sign}{digits}.{fraction}" if fraction else f"{sign}{digits}")


@cache
def _form(decimal: str, group: str) -> re.Pattern:
    whole_part = rf"[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+|\d+" if group else r"\d+"
    return re.compile(rf"(-?)({whole_part})(?:{re.escape(decimal)}(\d+))?", re.ASCII)


def read_integer(text: str, group: str = "") -> int:
    """The whole number that `text` prints; a decimal part is refused, even a zero one. Raises NotANumber."""
    value = read_decimal(text, decimal="\N{NULL}", group=group)
    return int(value)
