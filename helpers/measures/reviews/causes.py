"""Poor and near-poor households by cause of poverty (table 10 of the yearly review)."""

from collections import defaultdict

import pandas as pd

from helpers.measures.missing import known
from helpers.measures.reviews.areas import PLACE, by_area, frame, place, rate
from helpers.measures.reviews.deprivations import class_households


def review_causes(
    causes: pd.DataFrame, results: pd.DataFrame, totals: pd.DataFrame, listed: pd.DataFrame
) -> pd.DataFrame:
    """Table 10 by year, class, area and cause, in the order of the official table, with shares and ranks.

    Takes a dossier's `review_causes`, `review_deprivation_totals` and `causes`, and the `review_results` table of
    results.py; the households of a class are those of `class_households`. Columns: `year`, `class`, the place (see
    areas.py), `cause_id`, `position`, `class_households`, `households` (with this cause), `share` (% of the class,
    half-up to two decimals) and `rank` (1 = most households; equal ones share a rank; missing where a cause of the
    list is missing). A household may have several causes, so shares do not add up to 100 %.
    """
    position = dict(zip(listed["cause_id"], listed["position"], strict=True))
    bases = class_households(totals, results)
    groups = defaultdict(list)
    for row in by_area(causes, ["year", "class", "cause_id"], ["households"]):
        key = (row["year"], row["class"], *place(row))
        base = bases.get(key)
        own = {"position": position[row["cause_id"]], "class_households": base, "share": rate(row["households"], base)}
        groups[key].append(row | own)
    rows = [row for group in groups.values() for row in _ranked(group, len(position))]
    return frame(rows, ["year", "class", *PLACE, "cause_id", "position", "class_households", *_OWN])


_OWN = ["households", "share", "rank"]


def _ranked(group: list[dict], expected: int) -> list[dict]:
    counts = [row["households"] for row in group]
    complete = len(group) == expected and known(*counts)
    ranked = [
        row | {"rank": 1 + sum(other > row["households"] for other in counts) if complete else None} for row in group
    ]
    return sorted(ranked, key=lambda row: row["position"])
