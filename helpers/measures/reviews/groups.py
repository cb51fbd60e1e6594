"""Poor and near-poor households by target group (table 8 of the yearly review)."""

import pandas as pd

from helpers.measures.missing import when_known
from helpers.measures.reviews.areas import PLACE, by_area, frame, rate, total

GROUPS = ("ethnic_minority", "no_labour_capacity", "merit")


def review_groups(groups: pd.DataFrame) -> pd.DataFrame:
    """Table 8 by year, class, unit and area, with the shares of the groups.

    Takes a dossier's `review_groups`. Columns: `year`, `class`, `unit`, the place (see areas.py), `total`,
    `ethnic_minority`, `no_labour_capacity`, `merit`, `other` (as printed), `<group>_share` (% of `total`, half-up to two
    decimals) of each of the three groups and of `other`, and `overlap`: the groups and others together less the total.
    Zero is what the printed formula 5=1-2-3-4 supposes; above zero, households are counted in more than one group.
    """
    rows = by_area(groups, ["year", "class", "unit"], ["total", *GROUPS, "other"])
    return frame([row | _follows(row) for row in rows], _COLUMNS)


_COLUMNS = ["year", "class", "unit", *PLACE, "total", *GROUPS, "other"]
_COLUMNS += [f"{group}_share" for group in (*GROUPS, "other")] + ["overlap"]


def _follows(row: dict) -> dict:
    together = total(*(row[group] for group in (*GROUPS, "other")))
    shares = {f"{group}_share": rate(row[group], row["total"]) for group in (*GROUPS, "other")}
    return shares | {"overlap": when_known(lambda parts, whole: parts - whole, together, row["total"])}
