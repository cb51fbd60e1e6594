"""What a count and a printed rate say about the households behind them: intervals of whole numbers.

A rate of 22,31 % printed with two decimals stands for every ratio from 22,305 up to, but not including, 22,315 (halves
are rounded up), or, where the printer cut the decimals off, from 22,31 up to 22,32. With the count that gives a
lowest and a highest possible number of households. All arithmetic is in integers: no interval is a unit too wide.
"""

from decimal import Decimal
from typing import NamedTuple

HALF_UP, TRUNCATED = "half_up", "truncated"


class Interval(NamedTuple):
    """Whole numbers from `low` to `high`, both included; `high` is None where nothing bounds it."""

    low: int
    high: int | None


def denominators(count: int, rate: Decimal, rule: str = HALF_UP) -> Interval | None:
    """The numbers of households of which `count` gives the printed `rate` (percent, as many decimals as printed).

    Every number in the interval gives it, no other does; None where no number of households does. There are never
    fewer households than counted ones. `rule` is `half_up` or `truncated`. Raises ValueError for a negative figure.
    """
    below, above, scale = _bounds(rate, rule)
    if count < 0:
        raise ValueError(count)
    # below / scale <= count / households < above / scale
    low = max(1, count, count * scale // above + 1) if above > 0 else None
    high = None if below <= 0 else count * scale // below
    if low is None or (high is not None and high < low):
        return None
    return Interval(low, high)


def counts(households_low: int, households_high: int | None, rate: Decimal, rule: str = HALF_UP) -> Interval | None:
    """The lowest and the highest count that give the printed `rate` with some number of households in the interval.

    Where the area is small, a count between the two may give another rate. None where no count gives the rate.
    """
    below, above, scale = _bounds(rate, rule)
    households_low = max(1, households_low)
    if households_high is not None and households_high < households_low:
        return None
    fits = Interval(households_low, households_high)
    low = max(0, -(-households_low * below // scale))
    if households_high is None:
        # Any count is a share of enough households, unless the rate is a whole that no larger area could share.
        high = None
        while intersect(denominators(low, rate, rule), fits) is None:
            low += 1
        return Interval(low, high)
    high = min(households_high, -(-households_high * above // scale) - 1)
    while low <= high and intersect(denominators(low, rate, rule), fits) is None:
        low += 1
    while low <= high and intersect(denominators(high, rate, rule), fits) is None:
        high -= 1
    return Interval(low, high) if low <= high else None


def intersect(*intervals: Interval | tuple[int, int | None] | None) -> Interval | None:
    """What all intervals have in common; None where nothing is common or one of them is None."""
    if any(interval is None for interval in intervals):
        return None
    low = max(interval[0] for interval in intervals)
    high = min((interval[1] for interval in intervals if interval[1] is not None), default=None)
    return None if high is not None and high < low else Interval(low, high)


def _bounds(rate: Decimal, rule: str) -> tuple[int, int, int]:
    """`below`, `above` and `scale`: the rate stands for every share from below/scale up to, not including, above/scale."""
    places = max(0, -rate.as_tuple().exponent)
    printed = int(rate.scaleb(places))
    if printed < 0:
        raise ValueError(rate)
    below, above = {HALF_UP: (2 * printed - 1, 2 * printed + 1), TRUNCATED: (2 * printed, 2 * printed + 2)}[rule]
    return below, above, 200 * 10**places
