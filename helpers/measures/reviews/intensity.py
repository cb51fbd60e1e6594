"""Intensity: how many deprivations a household of a class has on average (tables 4 and 6 of the yearly review).

It is the intensity of S. Alkire and J. Foster, Journal of Public Economics 95 (2011), counted in indicators instead of
as a share of them: the Vietnamese measure counts its indicators equally.
"""

from decimal import Decimal

import pandas as pd

from helpers.measures.missing import known, when_known
from helpers.measures.records import grouped, records
from helpers.measures.reviews.areas import PLACE, by_area, frame, place, total


def deprivation_intensity(totals: pd.DataFrame, deprivations: pd.DataFrame) -> pd.DataFrame:
    """Mean deprivations per household by year, class and area.

    Takes a dossier's `review_deprivation_totals` and the `deprivations` table. Columns: `year`, `class`, the place (see
    areas.py), `households`, `deprivations` (as printed, else as counted), `deprivations_counted` (sum over the
    indicators, missing where one is missing) and `intensity` (deprivations a household, unrounded; missing where the
    class has no household).
    """
    ranked = (row for row in records(deprivations) if known(row["rank"]))
    counted = {
        key: total(*(row["deprived_households"] for row in group))
        for key, group in grouped(ranked, "year", "class", "area", "district_code").items()
    }
    rows = []
    for row in by_area(totals, ["year", "class"], ["households", "deprivations"]):
        found = counted.get((row["year"], row["class"], *place(row)))
        every = row["deprivations"] if known(row["deprivations"]) else found
        rows.append(
            row
            | {
                "deprivations": every,
                "deprivations_counted": found,
                "intensity": when_known(_mean, every, row["households"]),
            }
        )
    return frame(rows, ["year", "class", *PLACE, "households", "deprivations", "deprivations_counted", "intensity"])


def _mean(deprivations: int, households: int) -> Decimal | None:
    return Decimal(deprivations) / Decimal(households) if households else None
