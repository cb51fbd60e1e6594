"""Results of the yearly review (table 1): poor, near-poor and average-living farming households and their members."""

import pandas as pd

from helpers.measures.reviews.areas import PLACE, by_area, frame, rate, total

CLASSES = ("poor", "near_poor", "farm_average")
_PRINTED = [f"{one}_rate" for one in CLASSES]


def review_results(results: pd.DataFrame) -> pd.DataFrame:
    """Table 1 by year, unit and area, its rates computed from its counts.

    Takes a dossier's `review_results`. Columns: `year`, `unit` (households or persons), the place (see areas.py),
    the counts `total`, `poor`, `near_poor`, `farm_average` and `multidimensional` (poor and near-poor together, which
    national decisions call multidimensionally poor); for each class `<class>_rate` (% of `total`, half-up to two
    decimals) and, except for `multidimensional`, `<class>_rate_printed`. A rate whose counts are not printed is taken
    as printed. The multidimensional rate is never the sum of two rounded rates.
    """
    rows = by_area(results, ["year", "unit"], ["total", *CLASSES], _PRINTED)
    return frame([_row(row) for row in rows], _COLUMNS)


_COLUMNS = ["year", "unit", *PLACE, "total", *CLASSES, "multidimensional"]
_COLUMNS += [*_PRINTED, "multidimensional_rate", *(f"{column}_printed" for column in _PRINTED)]


def _row(row: dict) -> dict:
    both = total(row["poor"], row["near_poor"])
    computed = {f"{one}_rate": rate(row[one], row["total"]) for one in CLASSES}
    printed = {f"{column}_printed": row[column] for column in _PRINTED}
    for column in _PRINTED:
        if computed[column] is None:
            computed[column] = row[column]
    own = {"multidimensional": both, "multidimensional_rate": rate(both, row["total"])}
    return row | computed | printed | own
