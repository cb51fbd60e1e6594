"""Every target of a plan against what was published: outcome, verdict, and nothing where nothing is known."""

import pandas as pd

from helpers.measures.headline import IMPLIED, PUBLISHED
from helpers.measures.implied_fall import FALL, FALL_A_YEAR, ImpliedFall, implied_falls
from helpers.measures.missing import known
from helpers.measures.verdict import NOT_MEASURED, OTHER_BASE, verdict

_SAME = ["indicator_id", "scope", "district_code", "population_id"]


def scorecard(targets: pd.DataFrame, outcomes: pd.DataFrame, summary: pd.DataFrame) -> pd.DataFrame:
    """The targets, one row each in their order, with what is known of their outcome.

    Takes a dossier's `targets` and `outcomes` and the `headline` table. Adds `outcome` (in the target's unit),
    `outcome_stated` (equal, more_than, about …), `outcome_how` (`published`, or `implied` by published figures),
    `outcome_fall` (of an implied one: what it is made of, see implied_fall.py), `outcome_year`, `outcome_note`,
    `outcome_sources` (tuple of ids) and `status` (see verdict.py; `not_measured` where no outcome is known). A target
    meets only an outcome of the same indicator, area and group.
    """
    falls = implied_falls(summary, outcomes)
    rows = []
    for target in targets.to_dict("records"):
        about = (target["indicator_id"], target["scope"], target["population_id"])
        found = _published(target, outcomes) or _implied(falls.get(about), summary)
        rows.append(target | found | {"status": _status(target, found, summary)})
    return pd.DataFrame(rows, columns=[*targets.columns, *_UNKNOWN, "status"], dtype=object)


_UNKNOWN = {
    "outcome": None,
    "outcome_stated": None,
    "outcome_how": None,
    "outcome_fall": None,
    "outcome_base_rate": None,
    "outcome_year": None,
    "outcome_note": None,
    "outcome_sources": (),
}


def _published(target: dict, outcomes: pd.DataFrame) -> dict:
    """The latest outcome of exactly this indicator, area and group; empty if none is published."""
    same = outcomes
    for column in _SAME:
        wanted = target[column]
        if wanted == FALL_A_YEAR and target["plan_years"] == 1:
            wanted = FALL  # in a plan of one year, the fall of the year is the fall a year
        same = same[same[column] == wanted] if known(wanted) else same[same[column].isna()]
    if same.empty:
        return {}
    latest = same[same["year"] == same["year"].max()].iloc[0]
    return {
        "outcome": latest["value"],
        "outcome_stated": latest["comparator"],
        "outcome_how": PUBLISHED,
        "outcome_fall": None,
        "outcome_base_rate": latest["base_rate"],
        "outcome_year": latest["year"],
        "outcome_note": latest["note"],
        "outcome_sources": (latest["source_id"],),
    }


def _implied(fall: ImpliedFall | None, summary: pd.DataFrame) -> dict:
    if fall is None:
        return _UNKNOWN
    return _UNKNOWN | {
        "outcome": fall.points,
        "outcome_stated": "about",
        "outcome_how": IMPLIED,
        "outcome_fall": fall,
        "outcome_base_rate": fall.base_rate,
        "outcome_year": summary.loc["outcome", "year"],
        "outcome_sources": fall.sources,
    }


def _status(target: dict, found: dict, summary: pd.DataFrame) -> str:
    if not known(found["outcome"], target["value"]):
        return NOT_MEASURED
    # A fall counted from another start than the plan's answers another question than the plan asks.
    is_fall = target["indicator_id"] in (FALL, FALL_A_YEAR)
    if is_fall and known(found["outcome_base_rate"]) and found["outcome_base_rate"] != summary.loc["start", "rate"]:
        return OTHER_BASE
    figure = found["outcome_fall"].exact if found["outcome_fall"] else found["outcome"]
    return verdict(target["comparator"], target["value"], target["value_max"], figure, found["outcome_stated"])
