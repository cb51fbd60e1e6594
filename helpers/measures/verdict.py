"""Whether a figure meets a target, for every comparator that plans use.

at_least: not below the value (the lower end where the plan prints a range «4–5 trở lên») · more_than: above it ·
at_most: not above it · less_than: below it · equal: exactly it · about: within a tenth of it · between: inside
the range, ends included. A figure known only as «more than» or «less than» gives a verdict only if every figure
it may stand for gives the same one.
"""

from decimal import Decimal

REACHED, MISSED, ABOVE_RANGE = "reached", "missed", "above_range"
UNDETERMINED, NOT_MEASURED, OTHER_BASE = "undetermined", "not_measured", "other_base"

ABOUT = Decimal("0.1")  # «khoảng» leaves the width open; a tenth is our reading
_FAR = Decimal("1e18")
_NEAR = Decimal("1e-9")


def verdict(comparator: str, value: Decimal, value_max: Decimal | None, figure: Decimal, stated: str = "equal") -> str:
    """The verdict on `figure` against a target; `stated` is how its source states it (equal, more_than, less_than, about)."""
    figure = Decimal(figure)
    lowest, highest = {
        "more_than": (figure + _NEAR, _FAR),
        "at_least": (figure, _FAR),
        "less_than": (-_FAR, figure - _NEAR),
        "at_most": (-_FAR, figure),
    }.get(stated, (figure, figure))
    if comparator == "between" and lowest > value_max:
        return ABOVE_RANGE
    least, most = _asked(comparator, value, value_max)
    if lowest >= least and highest <= most:
        return REACHED
    return MISSED if highest < least or lowest > most else UNDETERMINED


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
