"""Poor and near-poor households together («nghèo đa chiều») at the start of a plan and of its programme."""

from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from helpers.measures.missing import known
from helpers.numbers import half_up, percent

_FIRMEST = ["approved", "published", "preliminary", "estimate"]


class Multidimensional(NamedTuple):
    """The rate of poor and near-poor households (%, two decimals), their number if known, and where it stands."""

    rate: Decimal
    households: int | None
    source_id: str


def at_opening(baselines: pd.DataFrame) -> Multidimensional | None:
    """What opens the plan's year: from the districts if all their near-poor households are known, else as printed of
    the whole province; None where neither is known."""
    districts = baselines[baselines["district_code"].notna()]
    counts = districts[["households", "poor_households", "near_poor_households"]]
    if len(counts) and known(*counts.to_numpy().ravel()):
        households, poor, near_poor = (int(counts[column].sum()) for column in counts)
        rate = half_up(percent(poor + near_poor, households))
        return Multidimensional(rate, poor + near_poor, districts["source_id"].iloc[0])
    return _printed(baselines[baselines["district_code"].isna()])


def at_programme_start(balances: pd.DataFrame, year: int, standard_id: str) -> Multidimensional | None:
    """What opened `year`, the first of the programme under this standard, in the whole province as it was then."""
    rows = balances[
        balances["district_code"].isna()
        & balances["scope"].eq("all")
        & balances["boundaries"].eq("before_2025_07")
        & balances["standard_id"].eq(standard_id)
        & balances["status"].isin(_FIRMEST)
    ]
    opens = (rows["year"].eq(year) & rows["point"].eq("start")) | (rows["year"].eq(year - 1) & rows["point"].eq("end"))
    rows = rows[opens]
    return _printed(rows.iloc[rows["status"].map(_FIRMEST.index).argsort(kind="stable")])


def _printed(rows: pd.DataFrame) -> Multidimensional | None:
    """The first of the province's `rows` that tells it: together, or poor and near-poor apart."""
    for row in rows.to_dict("records"):
        apart = row["poor_households"], row["near_poor_households"]
        together = row["multidimensional_households"]
        if not known(together):
            together = apart[0] + apart[1] if known(*apart) else None
        rate = row["multidimensional_rate"]
        if not known(rate) and known(together, row["households"]):
            rate = half_up(percent(together, row["households"]))
        if not known(rate) and known(row["poverty_rate"], row["near_poor_rate"]):
            rate = row["poverty_rate"] + row["near_poor_rate"]
        if known(rate):
            return Multidimensional(rate, together, row["source_id"])
    return None
