"""From a plan's opening to the closing in steps: restated base, net movement, change of total households."""

from decimal import Decimal

import pandas as pd

from helpers.measures.feasible import Interval
from helpers.measures.missing import known
from helpers.measures.reconciliation.bases import points_between
from helpers.numbers import half_up, percent


def bridge(bases: pd.DataFrame, close: pd.Series) -> pd.DataFrame:
    """The steps that lead from the plan's opening to the closing; the steps sum to the closing exactly.

    Takes `bases` and a `closing`. Rows `opening`, `restated`, `movement`, `denominator`, `closing`; columns `poor`
    (Interval: of households, or of their change; None where unknown), `rate` (Decimal: %, or its change in percentage
    points; None where unknown). The restated base is the one from which the closing's own source
    counts: another source's start is no step towards this closing, and where no such base is published there is no row
    `restated`. `movement` is what left and joined the poor households between the base and the closing (at the
    opening's total of households), `denominator` what the closing rate owes to more or fewer households altogether.
    """
    opening = bases.iloc[0]
    base = _restated(bases, close)
    counted = opening if base is None else base
    frozen = _frozen(close, opening["households"])
    steps = {
        "opening": (opening["poor"], opening["rate"]),
        "movement": (_less(close["poor"], counted["poor"]), _plus(frozen, counted["rate"])),
        "denominator": (Interval(0, 0), _plus(close["rate"], frozen)),
        "closing": (close["poor"], close["rate"]),
    }
    if base is not None:
        steps["restated"] = (_less(base["poor"], opening["poor"]), _plus(base["rate"], opening["rate"]))
    order = [step for step in ("opening", "restated", "movement", "denominator", "closing") if step in steps]
    return pd.DataFrame([steps[step] for step in order], columns=["poor", "rate"], dtype=object).set_axis(order)


def _restated(bases: pd.DataFrame, close: pd.Series) -> pd.Series | None:
    others = bases.iloc[1:]
    same = others[[close["rate_source"] in sources for sources in others["sources"]]]
    return same.iloc[0] if len(same) else None


def _frozen(close: pd.Series, households: int | None) -> Decimal | None:
    """The closing's poor households as a rate of the opening's households: the frozen-denominator rate."""
    if close["poor"] is None or close["poor"].low != close["poor"].high or not known(households):
        return None
    return half_up(percent(close["poor"].low, int(households)))


def _plus(end: Decimal | None, start: Decimal | None) -> Decimal | None:
    """The change from start to end, as far as both are printed."""
    fall = points_between(start, end)
    return None if fall is None else -fall


def _less(end: Interval | None, start: Interval | None) -> Interval | None:
    if end is None or start is None or start.high is None or end.high is None:
        return None
    return Interval(end.low - start.high, end.high - start.low)
