"""The provinces beside each other: ranking, regions, and what is there at all."""

from collections.abc import Iterable

import pandas as pd

from helpers.measures.closing import FIRM, last_standard
from helpers.measures.completed import sources_of
from helpers.measures.missing import known
from helpers.measures.series import RATE_FROM

BOTH, ONE, PROVISIONAL, NOTHING = "both", "one", "provisional", "nothing"
CLASSES = (BOTH, ONE, PROVISIONAL, NOTHING)
_TOLD = ["poor_households", "counts_stated", "poverty_rate", "standing", "summed", "further"]


def province_ranking(points: pd.DataFrame, provinces: pd.DataFrame) -> pd.DataFrame:
    """The provinces with a firm rate at the end of a year, highest first, and by code where rates are equal.

    Takes the `points` of a series of `completed_figures` that are of that year (one a province) and the provinces.
    Columns: those of the points, those of the provinces, `rank`: its place among the provinces that have a figure, not
    among all, and `rate_ids` and `source_ids`: the sources of the rate, and of rate and numbers.
    """
    rated = points[points["standing"].isin(FIRM) & points["rate"].notna()]
    ranked = rated.merge(provinces, on="province_code", suffixes=("", "_of_province"))
    ranked = ranked.sort_values("province_code").sort_values("rate", ascending=False, kind="stable")
    places = [1 + sum(other > rate for other in ranked["rate"]) for rate in ranked["rate"]]
    records = ranked.to_dict("records")
    of_rate = [sources_of(row, *RATE_FROM[row["rate_how"]]) for row in records]
    of_row = [sources_of(row, "poverty_rate", "poor_households", "near_poor_households") for row in records]
    sources = {"rate_ids": pd.Series(of_rate, ranked.index), "source_ids": pd.Series(of_row, ranked.index)}
    return ranked.assign(rank=places, **sources).reset_index(drop=True)


def region_figures(figures: pd.DataFrame, provinces: pd.DataFrame, regions: pd.DataFrame, printed: pd.DataFrame):
    """Each region and the country at the end of a year: how much is known, and what is printed of it.

    Takes the `at_end_of` that year, the provinces, the regions and `printed_of_regions`. A row a region in the order
    of `regions`, the country (`region_id` empty) last: `provinces` (all), `with_figure` (with a firm count or rate),
    `with_count` and `counted_poor` (how many provinces print an exact count, and the sum of these: not the region's
    total unless all do), and as printed for the region itself `poor_households`, `poverty_rate`,
    `near_poor_households`, `near_poor_rate`, `multidimensional_households`, `multidimensional_rate`, `note`, `source_ids`.
    """
    firm = figures[figures["standing"].isin(FIRM)]
    firm = firm[firm["poor_households"].notna() | firm["poverty_rate"].notna()]
    counted = firm[firm["poor_households"].notna() & firm["counts_stated"].eq("equal")]
    names = ["poor_households", "poverty_rate", "near_poor_households", "near_poor_rate"]
    names += ["multidimensional_households", "multidimensional_rate", "note", "source_ids"]
    rows = []
    for region in (*regions["region_id"], ""):
        codes = provinces.loc[provinces["region_id"].eq(region) if region else slice(None), "province_code"]
        own = counted[counted.index.isin(codes)]
        row = {
            "region_id": region,
            "provinces": len(codes),
            "with_figure": int(firm.index.isin(codes).sum()),
            "with_count": len(own),
            "counted_poor": int(own["poor_households"].sum()) if len(own) else None,
        }
        told = printed.loc[region] if region in printed.index else {}
        rows.append(row | {name: _value(told.get(name)) for name in names})
    return pd.DataFrame(rows, dtype=object)


def data_coverage(figures: pd.DataFrame, provinces: pd.DataFrame, years: Iterable[int]) -> pd.DataFrame:
    """What is printed of each province for the end of each year, by the standard last in force in that year.

    Takes `completed_figures` and the provinces. A row a province and year: `province_code`, `year`, `data`, and of the
    figure taken `poor_households`, `counts_stated`, `poverty_rate`, `standing`, `summed`, `further` and `source_ids`
    (empty where nothing is printed). `data` is `both` (exact count and rate of the end of the year), `one` (only one of
    them), `provisional` (only a preliminary, mid-year or undated figure) or `nothing`.
    """
    rows = []
    for year in years:
        taken = figures[figures["taken"] & (figures["year"] == year) & (figures["territory"] != "since_2025_07")]
        found = last_standard(taken).drop_duplicates("province_code").set_index("province_code").to_dict("index")
        for code in provinces["province_code"]:
            row, data = found.get(code), _data(found.get(code))
            told = {} if data == NOTHING else {name: row[name] for name in _TOLD}
            ids = [] if data == NOTHING else sources_of(row, "poor_households", "poverty_rate")
            rows.append({"province_code": code, "year": year, "data": data} | told | {"source_ids": ids})
    return pd.DataFrame(rows, columns=["province_code", "year", "data", *_TOLD, "source_ids"], dtype=object)


def overview_year(covered: pd.DataFrame, asked: int | None) -> int:
    """The year asked for; if none is, the year for whose end most provinces have a firm figure, the latest of several."""
    firm = covered.assign(firm=covered["data"].isin((BOTH, ONE))).groupby("year")["firm"].sum()
    return asked or int(max(firm.index, key=lambda year: (firm[year], year)))


def _data(row: dict | None) -> str:
    if row is None:
        return NOTHING
    count = known(row["poor_households"]) and row["counts_stated"] == "equal"
    told = count + known(row["poverty_rate"])
    if not told:
        return NOTHING
    if row["standing"] not in FIRM:
        return PROVISIONAL
    return BOTH if told == 2 else ONE


def _value(value: object) -> object:
    return value if isinstance(value, list) or known(value) else None
