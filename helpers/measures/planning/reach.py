"""How many households must leave poverty for a province to end at a given rate."""

from decimal import ROUND_CEILING, Decimal

from helpers.numbers import half_up, percent


def households_for_end_rate(households: int, poor_households: int, end_rate: Decimal) -> int:
    """The fewest households to leave poverty so that the rate at the end is not above `end_rate` (%, two decimals).

    It is the rate of the households that are left, unrounded. The rate that the official table prints, start less
    reduction with each rounded half-up (see `reductions`), is then not above it either: the start is rounded up by
    half a hundredth at most, and from there on the reduction is rounded up too. Raises ValueError if the province
    starts at `end_rate` or below.
    """
    start = half_up(percent(poor_households, households))
    if not 0 <= end_rate < start:
        raise ValueError(f"an end rate of {end_rate} is not below the start rate of {start}")
    leaving = poor_households - households * end_rate / 100
    return int(leaving.to_integral_value(ROUND_CEILING))
