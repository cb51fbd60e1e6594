"""Exact ratios and the one rounding rule of the official tables: half away from zero, once."""

from decimal import ROUND_HALF_UP, Decimal


def half_up(value: Decimal, places: int = 2) -> Decimal:
    """`value` rounded once to `places` decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percent(part: int, base: int) -> Decimal:
    """`part` as a percentage of `base`, unrounded (28 digits). Raises ZeroDivisionError for an empty base."""
    return Decimal(part) * 100 / Decimal(base)


def whole(value: Decimal) -> int:
    """`value` to the nearest whole unit, halves away from zero."""
    return int(half_up(value, 0))
