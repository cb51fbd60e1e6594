"""A province year by year, joined only over years that may be compared."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.numbers import half_up, percent

STANDARD, TERRITORY = "standard", "territory"
PRINTED, FROM_COUNTS = "printed", "from_counts"
RATE_FROM = {
    PRINTED: ("poverty_rate",),
    FROM_COUNTS: ("poor_households", "households"),
}  # which figures a rate rests on


class YearlySeries(NamedTuple):
    """The points of a series, the breaks between its segments, and the prints that were not taken."""

    points: pd.DataFrame
    breaks: pd.DataFrame
    alternatives: pd.DataFrame


def yearly_series(figures: pd.DataFrame) -> YearlySeries:
    """`closing_figures`, completed or not, as series that refuse to join what may not be compared.

    `points`: a row a province, territory, standard and year, in that order, with the columns of the balances and
    `segment` (counted from 1 in each province: only points of one segment may be compared), `rate` (percent) and
    `rate_how` (`printed`, or `from_counts` where only counts are). `breaks`: `province_code`, `segment` (the one
    before the break), `from_year`, `to_year`, `reason`, `former` and `latter`: a change of `standard`, as from 2021 to 2022
    (Decree 07/2021/NĐ-CP) and from 2026 to 2027 (Decree 351/2025/NĐ-CP), or of `territory`, on 1 July 2025 (Resolution
    202/2025/QH15; not where the borders were kept). A break with two reasons has two rows. `alternatives`: the other
    prints of the same territory, standard and year. Years without a figure are left out, never filled.
    """
    points = figures[figures["taken"]].reset_index(drop=True)
    told = records(points)
    for row, segment in zip(told, _segments(told), strict=True):
        row["segment"] = segment
        row["rate"], row["rate_how"] = printed_rate(row)
    points = points.assign(
        segment=np.array([row["segment"] for row in told], int),
        rate=pd.Series([row["rate"] for row in told], dtype=object),
        rate_how=pd.Series([row["rate_how"] for row in told], dtype=object),
    )
    return YearlySeries(points, _breaks(told), figures[~figures["taken"]].reset_index(drop=True))


def comparable_points(points: pd.DataFrame) -> pd.DataFrame:
    """The points with a rate that stand in a segment with another such point."""
    rated = points[points["rate"].notna()]
    together = rated.groupby(["province_code", "segment"])["year"].transform("size")
    return rated[together >= 2]


def _segments(points: list[dict]) -> Iterator[int]:
    """The number of each point's segment among those of its province."""
    last: dict[str, tuple] = {}
    for point in points:
        number, former = last.get(point["province_code"], (0, None))
        compared = (point["standard_id"], point["territory"])
        last[point["province_code"]] = (number + (compared != former), compared)
        yield last[point["province_code"]][0]


def printed_rate(row: dict) -> tuple[Decimal | None, str | None]:
    """A balance's poverty rate (percent) and how it is known: printed, or from its counts where only they are."""
    if known(row["poverty_rate"]):
        return row["poverty_rate"], PRINTED
    if row["counts_stated"] != "equal" or not known(row["poor_households"]):
        return None, None
    if row["poor_households"] == 0:
        return Decimal("0.00"), FROM_COUNTS
    if known(row["households"]):
        return half_up(percent(row["poor_households"], row["households"])), FROM_COUNTS
    return None, None


def _breaks(points: list[dict]) -> pd.DataFrame:
    rows = []
    for one, other in pairwise(points):
        if one["province_code"] != other["province_code"]:
            continue
        for reason, column in ((STANDARD, "standard_id"), (TERRITORY, "territory")):
            if one[column] != other[column]:
                rows.append(
                    {
                        "province_code": one["province_code"],
                        "segment": one["segment"],
                        "from_year": one["year"],
                        "to_year": other["year"],
                        "reason": reason,
                        "former": one[column],
                        "latter": other[column],
                    }
                )
    columns = ["province_code", "segment", "from_year", "to_year", "reason", "former", "latter"]
    return pd.DataFrame(rows, columns=columns)
