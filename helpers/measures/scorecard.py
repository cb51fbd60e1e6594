"""Every target of a plan against what was published: outcome, verdict, and nothing where nothing is known."""

import pandas as pd

from helpers.measures.headline import IMPLIED, POOR, PUBLISHED, rate_fall
from helpers.measures.missing import known
from helpers.measures.verdict import NOT_MEASURED, verdict

_SAME = ["indicator_id", "scope", "district_code", "population_id"]


def scorecard(targets: pd.DataFrame, outcomes: pd.DataFrame, summary: pd.DataFrame) -> pd.DataFrame:
    """The targets, one row each in their order, with what is known of their outcome.

    Takes a dossier's `targets` and `outcomes` and the `headline` table. Adds `outcome` (in the target's unit),
    `outcome_stated` (equal, more_than, about …), `outcome_how` (`published`, or `implied` by the published rate and
    the start), `outcome_year`, `outcome_note`, `outcome_source_id` and `status` (see verdict.py; `not_measured`
    where no outcome is known). A target meets only an outcome of the same indicator, area and group.
    """
    implied = _implied_falls(summary, outcomes)
    rows = []
    for target in targets.to_dict("records"):
        found = _published(target, outcomes) or implied.get(_about(target))
        rows.append(target | (found or _UNKNOWN) | {"status": _status(target, found)})
    return pd.DataFrame(rows, columns=[*targets.columns, *_UNKNOWN, "status"], dtype=object)


_UNKNOWN = {
    "outcome": None,
    "outcome_stated": None,
    "outcome_how": None,
    "outcome_year": None,
    "outcome_note": None,
    "outcome_source_id": None,
}


def _published(target: dict, outcomes: pd.DataFrame) -> dict | None:
    same = outcomes
    for column in _SAME:
        wanted = target[column]
        same = same[same[column] == wanted] if known(wanted) else same[same[column].isna()]
    if same.empty:
        return None
    latest = same.sort_values("year").iloc[-1]
    return {
        "outcome": latest["value"],
        "outcome_stated": latest["comparator"],
        "outcome_how": PUBLISHED,
        "outcome_year": latest["year"],
        "outcome_note": latest["note"],
        "outcome_source_id": latest["source_id"],
    }


def _implied_falls(summary: pd.DataFrame, outcomes: pd.DataFrame) -> dict[tuple, dict]:
    """The fall of the province's rate that the published figures imply, by what a target on it is about.

    A fall a year needs the year of the start; where no document dates the start, the fall is that of one year only
    if it comes from the households that left poverty in that year.
    """
    fall = rate_fall(summary, outcomes)
    if fall is None:
        return {}
    year, start = summary.loc["outcome", "year"], summary.loc["start"]
    found = {
        "outcome": fall,
        "outcome_stated": "equal",
        "outcome_how": IMPLIED,
        "outcome_year": year,
        "outcome_note": None,
        "outcome_source_id": summary.loc["outcome", "rate_source"] or summary.loc["outcome", "households_source"],
    }
    falls = {("poverty_rate_reduction", "province", POOR): found}
    if known(start["year"]):
        years = int(year - start["year"]) + (start["point"] == "start")
        falls["poverty_rate_reduction_per_year", "province", POOR] = found | {"outcome": fall / years}
    elif not known(start["rate"]):
        falls["poverty_rate_reduction_per_year", "province", POOR] = found
    return falls


def _about(target: dict) -> tuple:
    return target["indicator_id"], target["scope"], target["population_id"]


def _status(target: dict, found: dict | None) -> str:
    if found is None or not known(target["value"]):
        return NOT_MEASURED
    return verdict(
        target["comparator"], target["value"], target["value_max"], found["outcome"], found["outcome_stated"]
    )
