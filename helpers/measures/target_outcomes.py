"""What is known of a target's outcome: published, or implied by published figures."""

from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from helpers.measures.fall_of_groups import about
from helpers.measures.feasible import Interval
from helpers.measures.headline import IMPLIED, LEVELS, POOR, PUBLISHED, coarse
from helpers.measures.implied_fall import FALL, FALL_A_YEAR, HOUSEHOLDS_FALL, ImpliedFall
from helpers.measures.missing import known
from helpers.measures.reconciliation import Reconciliation
from helpers.measures.reconciliation.bases import RESTATED
from helpers.measures.reconciliation.verdicts import fallen
from helpers.measures.reductions import group_reduction

UNKNOWN = {
    "outcome": None,
    "outcome_exact": None,
    "outcome_stated": None,
    "outcome_how": None,
    "outcome_status": None,
    "outcome_fall": None,
    "outcome_base_rate": None,
    "outcome_year": None,
    "outcome_note": None,
    "outcome_sources": (),
}


class OnBase(NamedTuple):
    """A fall counted from another start than the outcome's own: percentage points, or households."""

    base: str  # "plan" or "restated"
    fall: Decimal | Interval
    sources: tuple[str, ...] = ()  # of the restated start


def latest(outcomes: list[dict]) -> dict[tuple, dict]:
    """The latest of the outcomes, the first of several, by (indicator, *about)."""
    found: dict[tuple, dict] = {}
    for row in outcomes:
        key = (row["indicator_id"], *about(row))
        if key not in found or row["year"] > found[key]["year"]:
            found[key] = row
    return found


def published(target: dict, outcomes: dict[tuple, dict]) -> dict | None:
    """The latest outcome of exactly this indicator, area and group; None if none is published."""
    indicator = target["indicator_id"]
    if indicator == FALL_A_YEAR and target["plan_years"] == 1:
        indicator = FALL  # in a plan of one year, the fall of the year is the fall a year
    row = outcomes.get((indicator, *about(target)))
    if row is None:
        return None
    return UNKNOWN | {
        "outcome": row["value"],
        "outcome_exact": row["value"],
        "outcome_stated": row["comparator"],
        "outcome_how": PUBLISHED,
        "outcome_status": row["status"],
        "outcome_base_rate": row["base_rate"],
        "outcome_year": row["year"],
        "outcome_note": row["note"],
        "outcome_sources": (row["source_id"],),
    }


def implied(target: dict, falls: dict[tuple, ImpliedFall], of_groups: dict[tuple, ImpliedFall]) -> dict | None:
    """A fall that published figures imply (see implied_fall.py, fall_of_groups.py); None where they do not."""
    fall = falls.get((target["indicator_id"], target["scope"], target["population_id"]))
    if fall is None or known(target["district_code"]):
        fall = of_groups.get((target["indicator_id"], *about(target)))
    return None if fall is None else _of_fall(fall, counted=target["unit"] == "households")


def closed(target: dict, year: Reconciliation | None) -> dict | None:
    """A plan's fall in poor households, counted to a closing that only the next plan's opening tells; else None."""
    if not _is_fall_of(target, year):
        return None
    base, close = year.bases.iloc[0], year.closing
    fall = fallen(base["poor"], close["poor"]) if base["poor_how"] != IMPLIED else None
    if fall is None or fall.low != fall.high:
        return None
    parts = (Decimal(base["poor"].low), Decimal(close["poor"].low), 1)
    sources = tuple(dict.fromkeys(one for one in (*base["sources"], close["poor_source"]) if known(one)))
    points = Decimal(fall.low)
    told = {"status": close["poor_status"], "year": close["year"]}
    return _of_fall(ImpliedFall(points, points, "difference", parts, sources, **told), counted=True)


def _of_fall(fall: ImpliedFall, counted: bool) -> dict:
    """A difference of whole households is exact; one of rounded rates is about right."""
    return UNKNOWN | {
        "outcome": fall.points,
        "outcome_exact": fall.exact,
        "outcome_stated": "equal" if counted else "about",
        "outcome_how": IMPLIED,
        "outcome_status": fall.status,
        "outcome_fall": fall,
        "outcome_base_rate": fall.base_rate,
        "outcome_year": fall.year,
        "outcome_sources": fall.sources,
    }


def on_other_bases(
    target: dict,
    found: dict,
    outcomes: list[dict],
    summary: pd.DataFrame,
    districts: pd.DataFrame,
    year: Reconciliation | None,
) -> tuple[OnBase, ...]:
    """The outcome's fall counted from every other start that is published: of a rate whose source counts from another
    start than the plan, from the plan's; of households counted from the plan's start, from the restated ones."""
    if target["indicator_id"] == HOUSEHOLDS_FALL:
        return tuple(_from_restated(target, found, year))
    if target["indicator_id"] not in (FALL, FALL_A_YEAR) or target["plan_years"] != 1:
        return ()
    base, end = found["outcome_base_rate"], _end_rate(target, found["outcome_year"], outcomes)
    if not known(base, end):
        return ()
    start = _plan_start(target, summary, districts)
    return (OnBase("plan", coarse(start - end, start, end)),) if known(start) and start != base else ()


def _from_restated(target: dict, found: dict, year: Reconciliation | None):
    if found["outcome_how"] != IMPLIED or not _is_fall_of(target, year):
        return
    for base in year.bases[year.bases["base"] == RESTATED].to_dict("records"):
        fall = fallen(base["poor"], year.closing["poor"])
        if fall is not None:
            yield OnBase(RESTATED, fall, base["sources"])


def _is_fall_of(target: dict, year: Reconciliation | None) -> bool:
    """Whether a target is about the fall in the province's poor households over the year that is reconciled."""
    about = (target["indicator_id"], target["scope"], target["population_id"]) == (HOUSEHOLDS_FALL, "province", POOR)
    return about and year is not None and target["plan_years"] == 1


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


def _end_rate(target: dict, year, outcomes: list[dict]):
    """The published rate at the end of `year` of the area and group that a target is about."""
    wanted = (LEVELS["rate"], year, target["scope"], None, target["population_id"])
    same = (row for row in outcomes if (row["indicator_id"], row["year"], *about(row)) == wanted)
    return next((row["value"] for row in same), None)
