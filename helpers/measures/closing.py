"""Which printed figure tells of the end of a year, and how firmly."""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from helpers.measures.completed import with_sums_of_parts
from helpers.measures.missing import known
from helpers.measures.records import records

STANDARDS = ("QD59", "ND07", "ND351")  # in the order in which they came into force
CLOSING, OPENING, PRELIMINARY, REPORTED, MID = "closing", "opening", "preliminary", "reported", "mid"
STANDINGS = (CLOSING, OPENING, PRELIMINARY, REPORTED, MID)
FIRM = (CLOSING, OPENING)  # the others are no end-of-year figures, and are marked wherever they are shown
UNCHANGED = "unchanged"


def closing_figures(balances: pd.DataFrame, kept: Collection[str]) -> pd.DataFrame:
    """Every printed figure of a whole province as one of the end of a year, the one to be taken before its alternatives.

    Takes balances with the columns `quality` and `firmness`, and the codes of the provinces that kept their borders on
    1 July 2025 (Resolution 202/2025/QH15). Plans are no figures and are left out. Adds `territory` (the boundaries, or
    `unchanged`), `standing` and `taken`, and makes `year` the year whose end is meant: `closing` (the end of the year,
    approved or published) goes before `opening` (the start of the next, usually but not always the same review), these
    before `preliminary` (or an estimate), `reported` (at a time the source does not name) and `mid` (a re-review within
    the year); among equals the firmest source goes first. A row that prints neither number nor rate of poor households comes last,
    and behind a printed figure one that is `summed` from urban and rural households. One row is taken a territory,
    standard and year.
    """
    provinces = balances[balances["district_code"].isna()]
    rows = with_sums_of_parts(_whole(provinces), provinces)
    named = zip(rows["province_code"], rows["boundaries"], strict=True)
    territory = pd.Series([UNCHANGED if code in kept else name for code, name in named], rows.index, dtype=object)
    return _ranked(
        rows.assign(territory=territory), ["province_code", "territory"], ["poor_households", "poverty_rate"]
    )


def printed_of_regions(national_balances: pd.DataFrame, year: int) -> pd.DataFrame:
    """What is printed of the country (`region_id` empty) and its regions for the end of `year`, a row each, by region.

    Only firm figures, by the standard last in force. Of each figure the firmest print is taken, so a row can rest on
    several sources: `source_ids` lists them.
    """
    ranked = _ranked(
        _whole(national_balances.assign(region_id=national_balances["region_id"].fillna(""))), ["region_id"]
    )
    rows = last_standard(ranked[(ranked["year"] == year) & ranked["standing"].isin(FIRM)])
    return _firmest_of_each_figure(rows, ["region_id"])


def printed_of_country(national_balances: pd.DataFrame) -> pd.DataFrame:
    """What is printed of the country for the end of each year: a row a `scope` (all, poor_districts …), standard, year and `standing`.

    As `printed_of_regions`, but by every standard, in the order in which these came into force; and what is printed for
    the start of a year (`opening`) apart from what is printed for the end of the year before: it can be another figure.
    """
    ranked = _ranked(national_balances[national_balances["region_id"].isna()], ["scope"])
    rows = ranked[ranked["standing"].isin(FIRM)]
    return _firmest_of_each_figure(rows, ["scope", "standard_id", "year", "standing"]).reset_index()


def at_end_of(figures: pd.DataFrame, year: int) -> pd.DataFrame:
    """The figures taken for the end of `year`, by the standard last in force: a row a territory, indexed by its code.

    The territories are those of that year: the 63 provinces up to 2024, the 34 of Resolution 202/2025/QH15 after it.
    """
    other = "since_2025_07" if year < 2025 else "before_2025_07"
    rows = figures[figures["taken"] & (figures["year"] == year) & (figures["territory"] != other)]
    return last_standard(rows).set_index("province_code", drop=False).rename_axis(None)


def last_standard(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by the standard that came into force last of those among them: figures of two are never compared."""
    order = rows["standard_id"].map(STANDARDS.index)
    return rows[order == order.max()]


def _whole(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows on all households of the area."""
    return rows[rows["scope"] == "all"]


def _ranked(rows: pd.DataFrame, area: list[str], asked: Sequence[str] = ()) -> pd.DataFrame:
    """The rows of each area, standard and year, the one to be taken first; those with none of the figures `asked` for last."""
    rows = rows[rows["status"].to_numpy() != "plan"]
    order = []
    for place, row in enumerate(records(rows)):
        year, standing = row["year"] - (row["point"] == "start"), _standing(row["point"], row["status"])
        key = (*(row[name] for name in area), STANDARDS.index(row["standard_id"]), year)
        silent = bool(asked) and not any(known(row[name]) for name in asked)
        rank = (silent, STANDINGS.index(standing), row.get("summed", False), row["firmness"])
        order.append((key, rank, place, year, standing))
    order.sort()
    keys, _, places, years, standings = zip(*order, strict=True) if order else [()] * 5
    ranked = rows.iloc[list(places)].reset_index(drop=True)
    return ranked.assign(
        year=pd.array(years, "Int64"),
        standing=pd.Series(standings, dtype=object),
        taken=np.array([key != before for before, key in zip((None, *keys), keys, strict=False)], bool),
    )


def _firmest_of_each_figure(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    groups = rows.groupby(key, sort=False)
    return groups.first().assign(source_ids=groups["source_id"].agg(lambda ids: list(dict.fromkeys(ids))))


def _standing(point: str, status: str) -> str:
    if point in (REPORTED, MID):
        return point
    if status in ("preliminary", "estimate"):
        return PRELIMINARY
    return OPENING if point == "start" else CLOSING
