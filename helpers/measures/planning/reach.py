"""How many households must leave poverty for a province to end at a given rate."""

from decimal import ROUND_CEILING, Decimal

from helpers.numbers import half_up, percent

_HALF = Decimal("0.005")  # what rounding half-up to two decimals may add


def households_for_end_rate(households: int, poor_households: int, end_rate: Decimal) -> int:
    """The fewest households to leave poverty so that the rate at the end is not above `end_rate` (%, two decimals).

    It is not above it either way that the official table can be read: computed from the households that are left, and
    as printed, start rate less reduction, each rounded to two decimals (see `reductions`). Raises ValueError if the
    province starts there already.
    """
    start = half_up(percent(poor_households, households))
    if not 0 <= end_rate < start:
        raise ValueError(f"an end rate of {end_rate} is not below the start rate of {start}")
    by_counts = poor_households - households * end_rate / 100
    as_printed = households * (start - end_rate - _HALF) / 100
    return int(max(by_counts, as_printed).to_integral_value(ROUND_CEILING))
