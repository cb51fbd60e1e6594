"""Every target of a plan against what was published: outcome, verdict, and nothing where nothing is known."""

import pandas as pd

from helpers.measures.headline import IMPLIED, LEVELS, POOR, PUBLISHED, coarse
from helpers.measures.implied_fall import FALL, FALL_A_YEAR, ImpliedFall, implied_falls
from helpers.measures.missing import known
from helpers.measures.pace import pace
from helpers.measures.reductions import group_reduction
from helpers.measures.verdict import (
    BEHIND,
    DEPENDS,
    MISSED,
    NOT_MEASURED,
    ON_TRACK,
    REACHED,
    RULE,
    distance,
    verdict,
)

_SAME = ["indicator_id", "scope", "district_code", "population_id"]
_EXACT = ("equal", "about")


def scorecard(
    targets: pd.DataFrame, outcomes: pd.DataFrame, summary: pd.DataFrame, districts: pd.DataFrame
) -> pd.DataFrame:
    """The targets, one row each in their order, with what is known of their outcome.

    Takes a dossier's `targets` and `outcomes`, the `headline` and the `district_reductions` table. Adds `outcome` (in
    the target's unit), `outcome_stated` (equal, more_than, about …), `outcome_how` (`published`, or `implied` by
    published figures), `outcome_status` (estimate, preliminary, approved, published), `outcome_fall` (of an implied one:
    what it is made of, see implied_fall.py), `outcome_year`, `outcome_note`, `outcome_sources` (tuple of ids),
    `outcome_from_plan` (of a fall whose source counts from another start: the fall from the plan's own start, percentage
    points), `verdicts` (of such a fall: on the source's base and on the plan's), `distance` (see verdict.py) and `status`:
    reached, exceeded, missed, undetermined (verdict.py) · on_track, behind (pace.py: the deadline is still to come) ·
    depends_on_base (the two verdicts differ) · rule (the plan repeats a standard to be kept) · not_measured. A target
    meets only an outcome of the same indicator, area and group.
    """
    falls = implied_falls(summary, outcomes)
    rows = []
    for target in targets.to_dict("records"):
        about = (target["indicator_id"], target["scope"], target["population_id"])
        found = _published(target, outcomes) or _implied(falls.get(about), summary)
        from_plan = _from_plan(target, found, outcomes, summary, districts)
        rows.append(target | found | _judged(target, found, from_plan, summary))
    return pd.DataFrame(rows, columns=[*targets.columns, *_UNKNOWN, *_JUDGED], dtype=object)


_UNKNOWN = {
    "outcome": None,
    "outcome_stated": None,
    "outcome_how": None,
    "outcome_status": None,
    "outcome_fall": None,
    "outcome_base_rate": None,
    "outcome_year": None,
    "outcome_note": None,
    "outcome_sources": (),
}
_JUDGED = ("outcome_from_plan", "verdicts", "distance", "status")


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
        "outcome_status": latest["status"],
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
        "outcome_status": summary.loc["outcome", "rate_status"],
        "outcome_fall": fall,
        "outcome_base_rate": fall.base_rate,
        "outcome_year": summary.loc["outcome", "year"],
        "outcome_sources": fall.sources,
    }


def _from_plan(target: dict, found: dict, outcomes: pd.DataFrame, summary: pd.DataFrame, districts: pd.DataFrame):
    """The fall from the plan's own start, where the outcome's source counts from another one; else None."""
    base, end = found["outcome_base_rate"], _end_rate(target, found["outcome_year"], outcomes)
    if target["indicator_id"] not in (FALL, FALL_A_YEAR) or target["plan_years"] != 1 or not known(base, end):
        return None
    start = _plan_start(target, summary, districts)
    return coarse(start - end, start, end) if known(start) and start != base else None


def _plan_start(target: dict, summary: pd.DataFrame, districts: pd.DataFrame):
    """The plan's own start rate of the area and group that a target is about; None where its table does not tell."""
    if target["population_id"] != POOR:
        return None
    if target["scope"] == "province":
        return summary.loc["start", "rate"]
    if target["scope"] != "poor_districts" or districts.empty:
        return None
    poor = districts[districts["poor_district"].eq(True)]
    return group_reduction(poor)["poverty_rate"] if len(poor) else None


def _end_rate(target: dict, year, outcomes: pd.DataFrame):
    """The published rate at the end of `year` of the area and group that a target is about."""
    about = outcomes["scope"].eq(target["scope"]) & outcomes["population_id"].eq(target["population_id"])
    rows = outcomes[about & outcomes["indicator_id"].eq(LEVELS["rate"]) & outcomes["year"].eq(year)]
    rows = rows[rows["district_code"].isna()]
    return rows["value"].iloc[0] if len(rows) else None


def _judged(target: dict, found: dict, from_plan, summary: pd.DataFrame) -> dict:
    """The verdict, and for a fall counted from two starts both of them."""
    unknown = dict.fromkeys(_JUDGED)
    if target["direction"] == RULE:
        return unknown | {"status": RULE}
    if not known(found["outcome"], target["value"]):
        return unknown | {"status": NOT_MEASURED}
    figure = found["outcome_fall"].exact if found["outcome_fall"] else found["outcome"]
    asked = (target["comparator"], target["value"], target["value_max"])
    status = verdict(*asked, figure, found["outcome_stated"], target["direction"])
    exact = found["outcome_stated"] in _EXACT
    told = unknown | {"distance": distance(*asked, found["outcome"]) if exact else None}
    if from_plan is not None:
        on_plan = verdict(*asked, from_plan, direction=target["direction"])
        both = {"outcome_from_plan": from_plan, "verdicts": (status, on_plan)}
        return told | both | {"status": status if status == on_plan else DEPENDS}
    return told | {"status": _in_time(status, target, found, figure, summary)}


def _in_time(status: str, target: dict, found: dict, figure, summary: pd.DataFrame) -> str:
    """A verdict before the deadline: a yearly fall is on track or behind, a level not yet reached is held to its line."""
    early = known(target["deadline"]) and found["outcome_year"] < target["deadline"].year
    if not early:
        return status
    if target["indicator_id"] == FALL_A_YEAR:
        return {MISSED: BEHIND}.get(status, ON_TRACK if status == REACHED else status)
    if status != MISSED or found["outcome_stated"] not in _EXACT:
        return status
    start = summary.loc["start"]
    unit = next((unit for unit, indicator in LEVELS.items() if indicator == target["indicator_id"]), None)
    at_start = start[unit] if unit and target["scope"] == "province" and target["population_id"] == POOR else None
    elapsed = years = None
    if known(start["year"]):
        first = int(start["year"]) - (start["point"] == "start")
        elapsed, years = int(found["outcome_year"]) - first, target["deadline"].year - first
    return pace(target["value"], at_start, figure, elapsed, years, target["direction"])
