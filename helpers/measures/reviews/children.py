"""Children of poor and near-poor households and what they are deprived of (table 11 of the yearly review)."""

import pandas as pd

from helpers.measures.reviews.areas import PLACE, by_area, frame, rate

DEPRIVED = ("malnourished", "without_insurance", "out_of_school")


def review_children(children: pd.DataFrame) -> pd.DataFrame:
    """Table 11 by year, class and area, with shares.

    Takes a dossier's `review_children`. Columns: `year`, `class`, the place (see areas.py), `children`,
    `malnourished`, `without_insurance`, `out_of_school`, and of each `<column>_share` (% of all these children,
    half-up to two decimals). Children are counted here, not households, so nothing of it equals tables 4 to 7.
    """
    rows = by_area(children, ["year", "class"], ["children", *DEPRIVED])
    shares = [{f"{one}_share": rate(row[one], row["children"]) for one in DEPRIVED} for row in rows]
    columns = ["year", "class", *PLACE, "children", *DEPRIVED, *(f"{one}_share" for one in DEPRIVED)]
    return frame([row | share for row, share in zip(rows, shares, strict=True)], columns)
