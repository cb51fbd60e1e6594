"""Printed rates: per cent with two decimals, half-up, the only rounding of the official tables."""

from decimal import Decimal

from helpers.numbers import half_up, percent


def rate(part: int, base: int) -> Decimal:
    """`part` as a percentage of `base`, as a table prints it."""
    return half_up(percent(part, base))
