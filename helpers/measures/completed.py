"""What a source leaves out and another, or its own parts, print: taken over only where nothing speaks against it."""

from collections.abc import Sequence

import pandas as pd

from helpers.measures.missing import known
from helpers.measures.records import grouped, records

COUNTS = ("households", "poor_households", "near_poor_households", "multidimensional_households")
FIGURES = (*COUNTS, "poverty_rate", "near_poor_rate", "multidimensional_rate")
_REVIEW = ["province_code", "boundaries", "year", "point", "standard_id", "status", "source_id"]


def with_sums_of_parts(whole: pd.DataFrame, balances: pd.DataFrame) -> pd.DataFrame:
    """The rows on `whole` provinces, and a row for each that a source prints only as its urban and its rural households.

    Urban and rural households are together all households (Decree 07/2021/NĐ-CP sets a line for each), so their
    numbers add up to those of the province; a rate of them is none of the province and stays empty. Takes the balances of
    provinces without those of districts; adds `summed`. An inexact number is not added.
    """
    rows = whole.assign(summed=False)
    parts = balances[balances["scope"].isin(("urban", "rural")) & balances["counts_stated"].eq("equal")]
    if parts.empty:
        return rows
    printed = set(whole[_REVIEW].itertuples(index=False, name=None))
    sums = [
        _sum(group)
        for review, group in parts.groupby(_REVIEW, sort=False)
        if review not in printed and sorted(group["scope"]) == ["rural", "urban"]
    ]
    if not sums:
        return rows
    return pd.concat([rows, pd.DataFrame(sums, columns=rows.columns).astype(rows.dtypes)], ignore_index=True)


def completed_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """`closing_figures` whose taken rows have what they lack from a further source that agrees with them.

    A further print is of the same territory, standard, year and standing; it agrees if it and the row share a figure and
    each figure that both print is the same. Of several the firmest goes first. Adds `further`: the figures taken over, each
    with its source; empty where there are none.
    """
    key = ["province_code", "territory", "standard_id", "year", "standing"]
    rows: list[dict] = []
    for first, *others in grouped(records(figures), *key).values():
        added = _added(first, others) if first["taken"] else {}
        further = {name: other["source_id"] for name, other in added.items()}
        rows.append(first | {name: other[name] for name, other in added.items()} | {"further": further})
        rows += [other | {"further": {}} for other in others]
    return pd.DataFrame(rows, columns=[*figures.columns, "further"]).astype(figures.dtypes)


def sources_of(row: dict, *names: str) -> list[str]:
    """The sources of the figures `names` in a row of `completed_figures`: its own, and those it takes them over from."""
    return list(dict.fromkeys([row["source_id"], *(row["further"][name] for name in names if name in row["further"])]))


def _sum(group: pd.DataFrame) -> dict:
    row = group.iloc[0].to_dict() | dict.fromkeys(FIGURES) | {"scope": "all", "summed": True}
    added = {name: int(group[name].sum()) for name in COUNTS if group[name].notna().all()}
    return row | added | {"firmness": group["firmness"].max()}


def _added(row: dict, others: Sequence[dict]) -> dict[str, dict]:
    """The figures that the row lacks, each with the first of the agreeing prints that has it."""
    agreeing = [other for other in others if _agree(row, other)]
    lacking = [name for name in FIGURES if not known(row[name]) and _exact(row, name)]
    found = {name: next((one for one in agreeing if name in _exact_figures(one)), None) for name in lacking}
    return {name: other for name, other in found.items() if other}


def _agree(one: dict, other: dict) -> bool:
    both = _exact_figures(one) & _exact_figures(other)
    return bool(both) and all(one[name] == other[name] for name in both)


def _exact_figures(row: dict) -> set[str]:
    return {name for name in FIGURES if known(row[name]) and _exact(row, name)}


def _exact(row: dict, name: str) -> bool:
    return name not in COUNTS or row["counts_stated"] == "equal"
