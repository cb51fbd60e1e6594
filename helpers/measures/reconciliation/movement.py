"""The net movement of a year, split into its ways by the review's table of flows."""

import pandas as pd

from helpers.measures.feasible import Interval
from helpers.measures.missing import known
from helpers.measures.reviews.areas import WHOLE

WAYS = ("escaped", "from_other_class", "relapsed", "newly_arisen", "other")


def movement(flows: pd.DataFrame, year: int, net: Interval | None) -> pd.Series | None:
    """The ways that make up the net movement `net` of the province's poor households in `year`.

    Takes a `review_flows` table. Index: `escaped` (below zero: households that became near-poor or passed the line),
    `from_other_class` (near-poor households that became poor), `relapsed`, `newly_arisen` and `other` (other increase
    less other decrease); values: change in households. None where the review has no such table, or where its ways do not
    sum to `net`: a table that counts from another base explains nothing of it.
    """
    own = flows[flows["year"].eq(year) & flows["class"].eq("poor") & flows["unit"].eq("households")]
    own = own[own["area"].eq(WHOLE)]
    if own.empty or net is None:
        return None
    row = own.iloc[0]
    joined = [row[way] for way in ("from_other_class", "relapsed", "newly_arisen")]
    if not known(row["escaped"], row["other_increase"], row["other_decrease"], *joined):
        return None
    ways = [-row["escaped"], *joined, row["other_increase"] - row["other_decrease"]]
    told = pd.Series([int(way) for way in ways], index=WAYS, dtype=object)
    return told if Interval(told.sum(), told.sum()) == net else None
