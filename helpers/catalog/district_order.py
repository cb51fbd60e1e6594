"""One order of districts for a whole report: the poorest first."""

from dataclasses import replace
from decimal import Decimal

import pandas as pd

from helpers.catalog.rows import records

_TABLES = (
    "baselines",
    "district_plans",
    "targets",
    "review_results",
    "review_flows",
    "review_deprivations",
    "review_deprivation_totals",
    "review_groups",
    "review_causes",
    "review_children",
)


def poorest_first(dossier):
    """The Dossier with the rows of districts by falling poverty rate at the plan's opening, or by that of the last review
    where the opening has none, so that a reader meets the same order in every table and picture. Districts of one rate,
    and those without any, keep the official order; rows of the whole province stay where they stood among the others
    of their year."""
    rates = _rates(dossier.baselines, "poverty_rate", "poor_households", "households") or _reviewed(dossier)
    if not rates:
        return dossier
    places = {code: place for place, code in enumerate(sorted(rates, key=rates.get, reverse=True))}
    return replace(dossier, **{name: _ordered(getattr(dossier, name), places) for name in _TABLES})


def _reviewed(dossier) -> dict[str, Decimal]:
    results = dossier.review_results[dossier.review_results["unit"] == "households"]
    last = results[results["year"] == results["year"].max()] if len(results) else results
    return _rates(last, "poor_rate", "poor", "total")


def _rates(rows: pd.DataFrame, rate: str, poor: str, all_: str) -> dict[str, Decimal]:
    """The poverty rate of each district, as printed or else from the counts."""
    rates = {}
    for row in records(rows[rows["district_code"].notna()]):
        if not pd.isna(row[rate]):
            rates[row["district_code"]] = Decimal(row[rate])
        elif not pd.isna(row[poor]) and not pd.isna(row[all_]) and row[all_]:
            rates[row["district_code"]] = Decimal(int(row[poor])) * 100 / int(row[all_])
    return rates


def _ordered(rows: pd.DataFrame, places: dict[str, int]) -> pd.DataFrame:
    """The rows of districts in their order within each year, on the places that rows of districts had in it."""
    if rows.empty:
        return rows
    order = list(range(len(rows)))
    years = rows["year"].tolist() if "year" in rows else [0] * len(rows)
    codes = rows["district_code"].tolist()
    for year in dict.fromkeys(years):
        own = [n for n in order if years[n] == year and isinstance(codes[n], str)]
        ranked = sorted(own, key=lambda n: places.get(codes[n], len(places)))
        for place, n in zip(own, ranked, strict=True):
            order[place] = n
    return rows.iloc[order].reset_index(drop=True)
