"""The rules of rounding that a printed rate can follow, and which of them gives the printed one."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal

from helpers.measures.audit.finding import (
    COUNTS,
    DOUBLE,
    EQUAL,
    FEWER_DECIMALS,
    NONE,
    OTHER_DENOMINATOR,
    PRINTED_SUM,
    TRUNCATED,
)
from helpers.measures.feasible import denominators
from helpers.numbers import half_up, percent

_DIGITS = (1, 2)  # further decimals from which a figure can have been rounded a second time


def places(rate: Decimal) -> int:
    """The number of decimals that are printed."""
    return max(0, -rate.as_tuple().exponent)


def cut(value: Decimal, decimals: int) -> Decimal:
    """`value` with the decimals after these left out."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN)


def rounding_rule(printed: Decimal, exact: Decimal) -> str:
    """The rule by which `exact` is printed so: `counts` (half-up), `truncation`, `double_rounding` or `none`."""
    decimals = places(printed)
    if half_up(exact, decimals) == printed:
        return COUNTS
    if cut(exact, decimals) == printed:
        return TRUNCATED
    if any(half_up(half_up(exact, decimals + more), decimals) == printed for more in _DIGITS):
        return DOUBLE
    return NONE


def share_rule(
    printed: Decimal, part: int, base: int, bases: Iterable[int] = (), cuts: bool = True
) -> tuple[Decimal, str, dict]:
    """What `part` of `base` gives (percent, as many decimals as printed, at least two), the rule, and its details.

    `bases` are other printed numbers of households of the same area: where the rate is the share of one of them, that is
    the rule, `other_denominator`, with the number in the details, and the interval of all numbers that would do
    (`denominators`), which is also told where no rule is found. `cuts` is false in tables that are known to round.
    """
    exact = percent(part, base)
    computed = half_up(exact, max(2, places(printed)))
    rule = rounding_rule(printed, exact)
    if rule != NONE and (cuts or rule != TRUNCATED):
        return computed, rule, {}
    if part < 0 or printed < 0:
        return computed, NONE, {}
    details = {"denominators": denominators(part, printed)}
    for other in bases:
        if other and rounding_rule(printed, percent(part, other)) in (COUNTS, TRUNCATED):
            return computed, OTHER_DENOMINATOR, details | {"households": other}
    return computed, NONE, details


def cuts_decimals(rates: Iterable[tuple[Decimal, int, int]]) -> bool:
    """Whether a table of rates (printed rate, part, base) may cut decimals off instead of rounding.

    A table has one rule. It does not cut where more of its rates are given by rounding alone than by cutting alone.
    """
    votes = 0
    for printed, part, base in rates:
        exact, decimals = percent(part, base), places(printed)
        votes += (cut(exact, decimals) == printed) - (half_up(exact, decimals) == printed)
    return votes >= 0


def sum_rule(printed: Decimal, parts: list[Decimal]) -> tuple[Decimal, str]:
    """The sum of printed rates, and the rule by which a rate printed for all of them follows from it.

    Each of the rates was rounded on its own, so the printed one may be apart from the sum by half a last digit each.
    """
    total = sum(parts)
    rule = same_rule(printed, total)
    if rule in (EQUAL, FEWER_DECIMALS, TRUNCATED):
        return total, EQUAL if rule == FEWER_DECIMALS else rule
    slack = sum(Decimal(1).scaleb(-places(rate)) / 2 for rate in (printed, *parts))
    if abs(printed - total) <= slack:
        return total, PRINTED_SUM
    # A part that shows fewer decimals than the sum may have been cut: 25,6 can stand for anything up to 25,69.
    short = sum(Decimal(1).scaleb(-places(rate)) for rate in parts if places(rate) < places(printed))
    return total, TRUNCATED if 0 <= printed - total <= short else NONE


def same_rule(printed: Decimal, other: Decimal) -> str:
    """The rule by which two prints of one figure agree: `equal`, `fewer_decimals`, `truncation` or `none`."""
    if printed == other:
        return EQUAL
    coarse, fine = sorted((printed, other), key=places)
    if places(coarse) == places(fine):
        return NONE
    if half_up(fine, places(coarse)) == coarse:
        return FEWER_DECIMALS
    return TRUNCATED if cut(fine, places(coarse)) == coarse else NONE
