"""A plan's fall and end against what came of them: the fall on every base, the end on its own."""

from decimal import Decimal

import pandas as pd

from helpers.measures.feasible import Interval
from helpers.measures.missing import known
from helpers.measures.reconciliation.bases import points_allowed, points_between
from helpers.measures.verdict import MISSED, NOT_MEASURED, REACHED, UNDETERMINED
from helpers.numbers import half_up, percent


class Share(tuple):
    """The least and the most of the planned fall that was reached (%), as far as its figures tell; the most may be None."""

    __slots__ = ()


def falls(bases: pd.DataFrame, planned: pd.Series, close: pd.Series) -> pd.DataFrame:
    """One row a quantity and base: how much of the planned fall was reached when it is counted from that base.

    Takes `bases`, the `reduction` row of a headline table and a `closing`. Columns: `quantity` (`households`, `rate`),
    `base` (index in `bases`), `planned` (households, percentage points), `actual` (Interval of households, or the
    Decimal difference of the printed rates), `share` (least and most of the plan that was reached, %, one decimal) and
    `verdict` (reached, missed, undetermined, not_measured). Empty where the plan sets no single fall for its period.
    """
    rows = []
    for number, base in bases.iterrows():
        if known(planned["households"]):
            actual = fallen(base["poor"], close["poor"])
            rows.append(_row("households", number, planned["households"], actual, actual))
        if known(planned["rate"]) and not planned["rate_per_year"]:
            rates = base["rate"], close["rate"]
            rows.append(_row("rate", number, planned["rate"], points_between(*rates), points_allowed(*rates)))
    table = pd.DataFrame(rows, columns=["quantity", "base", "planned", "actual", "share", "verdict"], dtype=object)
    return table.sort_values("quantity", kind="stable", ignore_index=True)


def levels(planned_end: pd.Series, close: pd.Series) -> pd.DataFrame:
    """The planned end against the closing, which no base changes.

    Columns: `quantity`, `planned`, `actual` (Interval, or the printed rate), `gap` (Interval of households, or Decimal
    percentage points; above zero where more are poor than planned) and `verdict`.
    """
    rows = []
    if known(planned_end["households"]) and close["poor"] is not None:
        plan, poor = int(planned_end["households"]), close["poor"]
        gap = Interval(poor.low - plan, None if poor.high is None else poor.high - plan)
        rows.append(("households", plan, poor, gap, _below(gap)))
    if known(planned_end["rate"], close["rate"]):
        gap = -points_between(planned_end["rate"], close["rate"])
        rows.append(("rate", planned_end["rate"], close["rate"], gap, _below(Interval(gap, gap))))
    return pd.DataFrame(rows, columns=["quantity", "planned", "actual", "gap", "verdict"], dtype=object)


def depends_on_base(falls: pd.DataFrame) -> bool:
    """Whether the fall of some quantity is reached on one base and missed on another."""
    return any({REACHED, MISSED} <= set(rows["verdict"]) for _, rows in falls.groupby("quantity"))


def fallen(start: Interval | None, end: Interval | None) -> Interval | None:
    """What start less end can be; None where either is unknown or nothing bounds the fall from below."""
    if start is None or end is None or end.high is None:
        return None
    return Interval(start.low - end.high, None if start.high is None else start.high - end.low)


def _row(quantity: str, base: int, planned, actual, span: Interval | None) -> tuple:
    if span is None or not planned:
        return quantity, base, planned, actual, None, NOT_MEASURED
    share = tuple(None if one is None else half_up(percent(one, planned), 1) for one in span)
    if span.low >= planned:
        verdict = REACHED
    elif span.high is not None and span.high < planned:
        verdict = MISSED
    else:
        verdict = UNDETERMINED
    return quantity, base, planned, actual, share, verdict


def _below(gap: Interval) -> str:
    if gap.high is not None and gap.high <= 0:
        return REACHED
    return MISSED if gap.low > Decimal(0) else UNDETERMINED
