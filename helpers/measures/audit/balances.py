"""A printed balance by itself: its rates are shares of its counts, and its counts share one number of households."""

from collections.abc import Iterable, Iterator
from itertools import product

from helpers.measures.audit.finding import (
    COUNTS,
    EQUAL,
    FITS,
    LOOSELY,
    NONE,
    ONE_DECIMAL,
    OTHER_DENOMINATOR,
    SUM,
    TRUNCATED,
    WITHIN,
    Figure,
    Finding,
)
from helpers.measures.audit.rounding import places, share_rule, sum_rule
from helpers.measures.feasible import HALF_UP, Interval, counts, denominators, intersect
from helpers.measures.feasible import TRUNCATED as CUT
from helpers.numbers import half_up, percent

PAIRS = {
    "poor_households": "poverty_rate",
    "near_poor_households": "near_poor_rate",
    "multidimensional_households": "multidimensional_rate",
}
# Households move by one or two in a hundred a year: a number so close may be that of another day.
CLOSE = 2  # percent
_RATES = tuple(PAIRS.values())
_COUNTED = tuple(PAIRS)


def audit_balance(row: dict, bases: Iterable[int] = (), totals: Iterable[Figure] = ()) -> Iterator[Finding]:
    """The findings on one record of `balances` or `national_balances`.

    `bases` are other printed numbers of households of the same area, of which its rates could be shares; `totals` are
    those of them that another record prints for the same point in time.
    """
    yield from _bounds(row)
    if row["households"] is not None:
        yield from _rates(row, [base for base in bases if base != row["households"]])
    else:
        yield from _shared_households(row, list(totals))
    yield from _together(row)


def exact(row: dict) -> bool:
    """Whether the counts of the row are stated exactly."""
    return row.get("counts_stated", "equal") == "equal"


def stated_counts(row: dict, column: str) -> Interval:
    """The whole numbers that a printed count stands for: itself, or what "more than", "less than" or "about" leave.

    A round number is taken to the next of its own kind: "over 18,000" is 18,001 to 18,999, "over 22,300" up to
    22,399; "about" is half such a step to either side.
    """
    count = int(row[column])
    step = 1
    while count and count % (step * 10) == 0:
        step *= 10
    match row.get("counts_stated", "equal"):
        case "more_than":
            return Interval(count + 1, count + step - 1 if step > 1 else None)
        case "less_than":
            return Interval(count - step + 1 if step > 1 else 0, max(0, count - 1))
        case "about":
            return Interval(max(0, count - step // 2), count + step // 2)
    return Interval(count, count)


def _bounds(row: dict) -> Iterator[Finding]:
    if row["households"] is None:
        return
    whole = Figure(row, "households")
    for column in _COUNTED:
        figure = Figure(row, column)
        if figure.value is not None:
            rule = WITHIN if figure.value <= whole.value else NONE
            limit = Interval(0, whole.value)
            yield Finding("balance.within_households", rule, figure, limit, ((whole, 0),), binding=False)


def _rates(row: dict, bases: list[int]) -> Iterator[Finding]:
    whole, near = Figure(row, "households"), _near(row)
    for column, rate in PAIRS.items():
        part, figure = Figure(row, column), Figure(row, rate)
        if part.value is None or figure.value is None:
            continue
        inputs = ((part, 0), (whole, 0))
        if not exact(row):
            possible = counts(whole.value, whole.value, figure.value)
            rule = NONE if intersect(possible, stated_counts(row, column)) is None else LOOSELY
            yield Finding(f"balance.{rate}", rule, figure, possible, inputs, binding=False)
            continue
        computed, rule, details = share_rule(figure.value, part.value, whole.value, bases)
        if rule == NONE and near is not None:
            rule, details = OTHER_DENOMINATOR, {"denominators": near}
        yield Finding(f"balance.{rate}", _form(row, rule, figure), figure, computed, inputs, details)


def _near(row: dict) -> Interval | None:
    """The households that two or more rates of the row share, where they are close to the printed number but not it."""
    pairs = [(row[c], row[r]) for c, r in PAIRS.items() if row[c] is not None and row[r] is not None]
    common = intersect(*(denominators(*pair) for pair in pairs)) if len(pairs) > 1 and exact(row) else None
    low, high = (row["households"] * (100 + change) // 100 for change in (-CLOSE, CLOSE))
    return common if intersect(common, (low, high)) == common else None


def _form(row: dict, rule: str, figure: Figure) -> str:
    most = max(places(row[name]) for name in _RATES if row[name] is not None)
    return ONE_DECIMAL if rule == COUNTS and places(figure.value) < min(2, most) else rule


def _shared_households(row: dict, totals: list[Figure]) -> Iterator[Finding]:
    """The households that each count and its rate allow have a number in common.

    Where they have none and a total of households is printed elsewhere, the pairs that it agrees with are right, and the
    wrong figure is one of the others.
    """
    if not exact(row):
        return
    pairs = [(c, r) for c, r in PAIRS.items() if row[c] is not None and row[r] is not None]
    if not pairs:
        return
    figures = [Figure(row, name) for pair in pairs for name in reversed(pair)]
    # Half-up for all comes first; then each rate may have been cut instead.
    for rules in product((HALF_UP, CUT), repeat=len(pairs)):
        common = intersect(*(denominators(row[c], row[r], one) for (c, r), one in zip(pairs, rules, strict=True)))
        if common is not None:
            break
    rule = NONE if common is None else TRUNCATED if CUT in rules else FITS
    own = [(c, r, denominators(row[c], row[r])) for c, r in pairs]
    details = {"intervals": tuple(own)} if rule == NONE else {}
    if rule == NONE and (odd := _odd_one_out(own, totals)) is not None:
        count, rate, total = odd
        figures = [Figure(row, rate), Figure(row, count)]
        common = half_up(percent(row[count], total.value), max(2, places(row[rate])))
        details |= {"total": (total.value, total.record["source_id"])}
    parts = tuple((figure, 0) for figure in figures[1:])
    # One pair fits some number of households nearly always: that confirms nothing.
    yield Finding("balance.households", rule, figures[0], common, parts, details, binding=len(pairs) > 1)


def _odd_one_out(pairs: list[tuple[str, str, Interval | None]], totals: list[Figure]) -> tuple[str, str, Figure] | None:
    """The only pair that a printed total of households does not agree with, and the total; None if none tells it."""
    for total in totals:
        odd = [pair for pair in pairs if intersect(pair[2], Interval(total.value, total.value)) is None]
        if len(odd) == 1 < len(pairs):
            return *odd[0][:2], total
    return None


def _together(row: dict) -> Iterator[Finding]:
    """Multidimensionally poor are the poor and the near-poor together."""
    poor, near, both = (Figure(row, name) for name in _COUNTED)
    if exact(row) and None not in (poor.value, near.value, both.value):
        total = poor.value + near.value
        rule = SUM if total == both.value else NONE
        yield Finding("balance.multidimensional_households", rule, both, total, ((poor, 1), (near, 1)))
    poor, near, both = (Figure(row, name) for name in _RATES)
    if None not in (poor.value, near.value, both.value):
        total, rule = sum_rule(both.value, [poor.value, near.value])
        rule = SUM if rule == EQUAL else rule
        yield Finding("balance.multidimensional_sum", rule, both, total, ((poor, 1), (near, 1)))
