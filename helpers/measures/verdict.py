"""Whether a figure meets a target, for every comparator that plans use, and how far it is from it.

at_least: not below the value (the lower end where the plan prints a range «4–5 trở lên») · more_than: above it ·
at_most: not above it · less_than: below it · equal: exactly it · about: within a tenth of it · between: inside
the range, ends included. What lies outside on the better side of an equal, about or between target exceeds it; which
side is better is told by the indicator's direction. A figure known only as «more than» or «less than» gives a verdict
only if every figure it may stand for gives the same one.
"""

from decimal import Decimal

REACHED, EXCEEDED, MISSED = "reached", "exceeded", "missed"
ON_TRACK, BEHIND = "on_track", "behind"  # before the deadline, see pace.py
UNDETERMINED, NOT_MEASURED, DEPENDS, RULE = "undetermined", "not_measured", "depends_on_base", "rule"
MET = {REACHED, EXCEEDED, ON_TRACK}
LOWER = "lower"  # the direction of indicators of which less is better

ABOUT = Decimal("0.1")  # «khoảng» leaves the width open; a tenth is our reading
_FAR = Decimal("1e18")
_NEAR = Decimal("1e-9")


def verdict(
    comparator: str,
    value: Decimal,
    value_max: Decimal | None,
    figure: Decimal,
    stated: str = "equal",
    direction: str = "higher",
) -> str:
    """The verdict on `figure` against a target; `stated` is how its source states it (equal, more_than, less_than, about)."""
    figure = Decimal(figure)
    lowest, highest = {
        "more_than": (figure + _NEAR, _FAR),
        "at_least": (figure, _FAR),
        "less_than": (-_FAR, figure - _NEAR),
        "at_most": (-_FAR, figure),
    }.get(stated, (figure, figure))
    least, most = _asked(comparator, value, value_max)
    if lowest >= least and highest <= most:
        return REACHED
    if lowest > most:
        return EXCEEDED if comparator in _TWO_SIDED and direction != LOWER else MISSED
    if highest < least:
        return EXCEEDED if comparator in _TWO_SIDED and direction == LOWER else MISSED
    return UNDETERMINED


def distance(comparator: str, value: Decimal, value_max: Decimal | None, figure: Decimal) -> Decimal:
    """How far `figure` is from the nearest figure that the target names, in its unit: 0 where it is met, above zero
    where it is higher than asked. Of «about» the value itself counts, not the tenth around it."""
    figure = Decimal(figure)
    least, most = (value, value) if comparator == "about" else _asked(comparator, value, value_max)
    if comparator == "about" and verdict(comparator, value, value_max, figure) == REACHED:
        return figure - figure
    # A strict bound is as far away as the value it excludes.
    if figure < least:
        return figure - (value if comparator == "more_than" else least)
    if figure > most:
        return figure - (value if comparator == "less_than" else most)
    return figure - figure


_TWO_SIDED = ("equal", "about", "between")


def _asked(comparator: str, value: Decimal, value_max: Decimal | None) -> tuple[Decimal, Decimal]:
    """The least and the most that meet the target."""
    return {
        "at_least": (value, _FAR),
        "more_than": (value + _NEAR, _FAR),
        "at_most": (-_FAR, value),
        "less_than": (-_FAR, value - _NEAR),
        "equal": (value, value),
        "about": (value * (1 - ABOUT), value * (1 + ABOUT)),
        "between": (value, value_max),
    }[comparator]
