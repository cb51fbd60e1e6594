"""The district table of a plan that is being made: what each district is assigned, in whole households."""

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from helpers.measures.missing import known
from helpers.measures.planning.reach import households_for_end_rate
from helpers.measures.planning.shares import largest_remainder
from helpers.measures.reductions import TOTAL, district_reductions, leaving_poverty
from helpers.numbers import half_up, percent

BY_RATES, BY_POOR_HOUSEHOLDS = "rates", "poor_households"
LIMITED = "limited"


def plan_districts(
    baselines: pd.DataFrame,
    rates: Mapping[str, Decimal],
    *,
    households: int | None = None,
    end_rate: Decimal | None = None,
    distribution: str = BY_RATES,
) -> pd.DataFrame:
    """The district table (columns of `district_reductions`) of a plan, its counts whole and its totals exact.

    Takes a dossier's `baselines` and the assigned reduction of each district (percentage points by code, two
    decimals). With neither `households` nor `end_rate` the households to leave poverty follow from the assigned rates,
    as in the official appendix. With `households` (to leave poverty in the whole province), or with the province's
    `end_rate` (%), that number is shared over the districts by largest remainder: in proportion to what the assigned
    rates would give (`distribution` "rates"), or to the poor households of the districts that have a rate above zero
    ("poor_households"); the rate of each district then follows from its households. More columns: `assigned_rate`,
    and `limited` where the rate asked is above the poverty rate (or the share above the poor households) of the
    district, so that it is planned to end at zero. Raises ValueError if a district lacks a count or a rate, or where
    the number can not be reached.
    """
    opening = baselines[baselines["district_code"].notna()]
    if opening.empty or not known(*opening["households"], *opening["poor_households"]):
        raise ValueError("the households and poor households of every district are needed")
    if lacking := sorted(set(opening["district_code"]) - set(rates)):
        raise ValueError(f"no rate for {', '.join(lacking)}")
    rates = {code: half_up(rates[code]) for code in opening["district_code"]}
    if households is None and end_rate is None:
        plans = [_from_rate(row, rates[row["district_code"]]) for row in opening.to_dict("records")]
    else:
        if households is None:
            households = households_for_end_rate(
                int(opening["households"].sum()), int(opening["poor_households"].sum()), end_rate
            )
        plans = _shared(opening, rates, households, distribution)
    table = district_reductions(baselines, pd.DataFrame(plans, dtype=object).assign(end_rate=None))
    by_code = {plan["district_code"]: plan[LIMITED] for plan in plans}
    table["assigned_rate"] = [rates.get(code) for code in table.index]
    table[LIMITED] = [code != TOTAL and by_code[code] for code in table.index]
    return table


def _from_rate(row: dict, rate: Decimal) -> dict:
    """What a district is assigned by its rate; never more than its poor households."""
    start = half_up(percent(row["poor_households"], row["households"]))
    plan = {"district_code": row["district_code"], "reduction_rate": rate, LIMITED: rate > start}
    if rate > start:
        return plan | {"reduction_households": row["poor_households"], "reduction_rate": start}
    return plan | {"reduction_households": min(leaving_poverty(row["households"], rate), row["poor_households"])}


def _shared(opening: pd.DataFrame, rates: Mapping[str, Decimal], households: int, distribution: str) -> list[dict]:
    """What each district is assigned of the province's `households`."""
    codes = opening["district_code"]
    all_households = dict(zip(codes, map(int, opening["households"]), strict=True))
    poor = dict(zip(codes, map(int, opening["poor_households"]), strict=True))
    if distribution == BY_POOR_HOUSEHOLDS:
        weights = {code: poor[code] * (rates[code] > 0) for code in codes}
    else:
        weights = {code: int(all_households[code] * rates[code].scaleb(2)) for code in codes}
    shares = largest_remainder(households, weights, poor)
    return [
        {
            "district_code": code,
            "reduction_households": share,
            "reduction_rate": half_up(percent(share, all_households[code])),
            LIMITED: share == poor[code] > 0 and households < sum(poor.values()),
        }
        for code, share in shares.items()
    ]
