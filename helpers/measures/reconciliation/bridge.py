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
    counts: another source's start is no step towards this closing. `movement` is what left and joined the poor households between the base and
    the closing (at the opening's total of households), `denominator` what the closing rate owes to more or fewer
    households altogether. Empty without a restated base and without a change to explain.
    """
    opening = bases.iloc[0]
    base = _restated(bases, close)
    restated = base if base is not None else opening
    frozen = _frozen(close, opening["households"])
    rates = [
        opening["rate"],
        _plus(restated["rate"], opening["rate"]) if base is not None else _zero(opening["rate"]),
        _plus(frozen, restated["rate"]),
        _plus(close["rate"], frozen),
        close["rate"],
    ]
    poor = [
        opening["poor"],
        _less(restated["poor"], opening["poor"]) if base is not None else Interval(0, 0),
        _less(close["poor"], restated["poor"]),
        Interval(0, 0),
        close["poor"],
    ]
    return pd.DataFrame(
        {"poor": pd.Series(poor, dtype=object), "rate": pd.Series(rates, dtype=object)},
    ).set_axis(["opening", "restated", "movement", "denominator", "closing"])


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


def _zero(rate: Decimal | None) -> Decimal | None:
    return None if rate is None else rate - rate


def _less(end: Interval | None, start: Interval | None) -> Interval | None:
    if end is None or start is None or start.high is None or end.high is None:
        return None
    return Interval(end.low - start.high, end.high - start.low)
