"""A target before its deadline: on track or behind, by the straight line from the start to what is asked."""

from decimal import Decimal

from helpers.measures.missing import known
from helpers.measures.verdict import BEHIND, LOWER, ON_TRACK, UNDETERMINED


def line(start: Decimal, asked: Decimal, elapsed: int, years: int) -> Decimal:
    """Where the straight line from `start` to `asked` stands after `elapsed` of `years` years, unrounded."""
    return start + (asked - start) * elapsed / years


def pace(
    asked: Decimal, start: Decimal | None, figure: Decimal, elapsed: int | None, years: int | None, direction: str
) -> str:
    """`on_track` if `figure` is on the line or on its better side after `elapsed` of `years`, else `behind`.

    `undetermined` where the start or its date is not known, because then there is no line.
    """
    if not known(start, elapsed, years) or years <= 0:
        return UNDETERMINED
    expected = line(Decimal(start), Decimal(asked), int(elapsed), int(years))
    better = figure <= expected if direction == LOWER else figure >= expected
    return ON_TRACK if better else BEHIND


def required_pace(asked: Decimal, figure: Decimal, years_left: int) -> Decimal | None:
    """The change a year that still leads from `figure` to `asked`, unrounded; None where no year is left."""
    return (Decimal(asked) - Decimal(figure)) / years_left if years_left > 0 else None
