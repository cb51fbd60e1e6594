"""Planned reductions by district, by the rules that the official plan tables follow.

The rate is poor households over households. The reduction in percentage points is assigned to each district and
is the plan's input; the households to leave poverty follow from it, to the nearest whole household; the rate at the
end is the start rate less the assigned reduction, both as printed. Totals are sums, and their rates come from the
sums, never from a mean of rates. (These rules reproduce every figure of the appendix of 166/KH-UBND of 17/03/2022.)
"""

from decimal import Decimal

import pandas as pd

from helpers.measures.missing import known, when_known
from helpers.measures.records import records
from helpers.numbers import half_up, percent, whole

TOTAL = "total"
_COUNTS = ("households", "poor_households", "reduction_households")


def district_reductions(baselines: pd.DataFrame, district_plans: pd.DataFrame) -> pd.DataFrame:
    """The official table: one row a district and a last row `total`, each figure computed from the plan's inputs.

    Takes a dossier's `baselines` and `district_plans`. Columns, by district code: `district`, `short`,
    `poor_district`, `households`, `poor_households`, `poverty_rate` (%), `reduction_households`, `reduction_rate`
    (percentage points), `end_rate` (%), `end_households`, `end_rate_from_counts` (%, unrounded), `near_poor_rate`.
    The inputs are households, poor households and the assigned reduction; what they do not give is taken as
    printed, and what is not printed either is missing. Empty if no district has figures.
    """
    opening = baselines[baselines["district_code"].notna()]
    if opening.empty:
        return pd.DataFrame([], dtype=object)
    planned = district_plans.set_index("district_code")[["reduction_households", "reduction_rate", "end_rate"]]
    planned = planned.reindex(opening["district_code"]).set_axis(opening.index)
    table = pd.DataFrame([_district(row) for row in records(pd.concat([opening, planned], axis=1))], dtype=object)
    return pd.concat([table.set_index("district_code"), pd.DataFrame([_total(table)], index=[TOTAL], dtype=object)])


def group_reduction(table: pd.DataFrame) -> pd.Series:
    """The `total` row of some districts of a `district_reductions` table, all of it from their counts."""
    return pd.Series(_total(table.drop(index=TOTAL, errors="ignore")), dtype=object)


def _district(row: dict) -> dict:
    households, poor = row["households"], row["poor_households"]
    assigned = row["reduction_rate"]
    reduction = row["reduction_households"]
    # A printed count that itself rounds to the assigned rate was the plan's input; else it follows from the rate.
    if known(households, assigned) and when_known(_rounded_percent, reduction, households) != assigned:
        reduction = leaving_poverty(households, assigned)
    if not known(assigned):
        assigned = when_known(_rounded_percent, reduction, households)
    rate = when_known(_rounded_percent, poor, households)
    if not known(rate):
        rate = row["poverty_rate"]
    planned = _planned(households, poor, rate, reduction, assigned)
    if not known(planned["end_rate"]):
        planned["end_rate"] = row["end_rate"]
    return {
        "district_code": row["district_code"],
        "district": row["district"],
        "short": row["short"],
        "poor_district": bool(row["poor_district"]),
        "households": households,
        "poor_households": poor,
        "poverty_rate": rate,
        "near_poor_rate": row["near_poor_rate"],
    } | planned


def _total(table: pd.DataFrame) -> dict:
    """Sums of the counts and the rates that follow from them; missing where a district's count is missing."""
    households, poor, reduction = (
        sum(table[count]) if len(table) and known(*table[count]) else None for count in _COUNTS
    )
    rate = when_known(_rounded_percent, poor, households)
    assigned = when_known(_rounded_percent, reduction, households)
    return {"households": households, "poor_households": poor, "poverty_rate": rate} | _planned(
        households, poor, rate, reduction, assigned
    )


def _planned(households, poor, rate: Decimal, reduction, assigned: Decimal) -> dict:
    left = when_known(lambda p, d: p - d, poor, reduction)
    return {
        "reduction_households": reduction,
        "reduction_rate": assigned,
        "end_rate": when_known(lambda start, down: start - down, rate, assigned),
        "end_households": left,
        "end_rate_from_counts": when_known(percent, left, households),
    }


def leaving_poverty(households: int, assigned_rate: Decimal) -> int:
    """Households to leave poverty: `assigned_rate` percentage points of `households`, to the nearest household."""
    return whole(households * assigned_rate / 100)


def _rounded_percent(part: int, base: int) -> Decimal:
    return half_up(percent(part, base))
