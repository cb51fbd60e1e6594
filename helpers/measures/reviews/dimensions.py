"""The dimensions of poverty, each of two indicators: what can be said of them, and between which bounds."""

import pandas as pd

from helpers.measures.missing import known
from helpers.measures.records import grouped, records
from helpers.measures.reviews.areas import PLACE, exact_rate, frame, rate, total


def deprivation_dimensions(deprivations: pd.DataFrame) -> pd.DataFrame:
    """The dimensions by year, class and area, from the `deprivations` table, in its order.

    How many households are deprived in a dimension can not be added up: a household may lack both of its indicators
    and is counted in each. The tables give only bounds: at least as many as in the indicator that more households lack,
    at most as many as in all of its indicators together, and never more than there are.

    Columns: `year`, `class`, the place (see areas.py), `dimension_id`, `households` (of the class), `deprivations` (the
    sum over the dimension's indicators), `contribution` (% of all deprivations, unrounded), `rank` (1 = most
    deprivations; equal ones share a rank), `rate_least` and `rate_most` (%: the bounds, half-up to two decimals).
    """
    rows = []
    for group in grouped(records(deprivations), "year", "class", "area", "district_code").values():
        dimensions = [_dimension(own) for own in grouped(group, "dimension_id").values()]
        complete = known(*(row["rank"] for row in group), *(one["deprivations"] for one in dimensions))
        whole = total(*(one["deprivations"] for one in dimensions)) if complete else None
        for one in dimensions:
            above = sum(other["deprivations"] > one["deprivations"] for other in dimensions) if complete else None
            found = {"rank": 1 + above if complete else None, "contribution": exact_rate(one["deprivations"], whole)}
            rows.append(one | found)
    return frame(rows, _COLUMNS)


_COLUMNS = ["year", "class", *PLACE, "dimension_id", "households", "deprivations", "contribution", "rank"]
_COLUMNS += ["rate_least", "rate_most"]


def _dimension(indicators: list[dict]) -> dict:
    counts, rates = ([row[name] for row in indicators] for name in ("deprived_households", "rate"))
    first = indicators[0]
    households = first["households"]
    deprivations = total(*counts)
    if known(households, deprivations):
        most = rate(min(deprivations, households), households)
    else:
        most = min(100, sum(rates)) if known(*rates) else None
    return {column: first[column] for column in ("year", "class", *PLACE, "dimension_id", "households")} | {
        "deprivations": deprivations,
        "rate_least": max(rates) if known(*rates) else None,
        "rate_most": most,
    }
