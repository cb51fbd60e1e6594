"""Every target of a plan against what was published: outcome, verdict, and nothing where nothing is known."""

import pandas as pd

from helpers.measures.feasible import Interval
from helpers.measures.headline import LEVELS, POOR
from helpers.measures.implied_fall import FALL_A_YEAR, implied_falls
from helpers.measures.missing import known
from helpers.measures.pace import pace
from helpers.measures.reconciliation import Reconciliation
from helpers.measures.target_outcomes import (
    UNKNOWN,
    OnBase,
    closed,
    implied,
    on_other_bases,
    published,
    reviewed,
)
from helpers.measures.verdict import (
    BEHIND,
    DEPENDS,
    MISSED,
    NOT_MEASURED,
    ON_TRACK,
    REACHED,
    RULE,
    UNDETERMINED,
    distance,
    verdict,
)

_EXACT = ("equal", "about")


def scorecard(
    targets: pd.DataFrame,
    outcomes: pd.DataFrame,
    summary: pd.DataFrame,
    districts: pd.DataFrame,
    year: Reconciliation | None = None,
    coverage: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The targets, one row each in their order, with what is known of their outcome.

    Takes a dossier's `targets` and `outcomes`, the `headline` and the `district_reductions` table, and where there are
    any the plan's year as reconciled and the `coverage_from_deprivations`. Adds `outcome` (in the target's unit) and
    `outcome_exact` (unrounded), `outcome_stated` (equal, more_than, about …), `outcome_how` (`published`, `implied` by
    published figures, or `reviewed`: counted from the review's deprivations), `outcome_status` (estimate, preliminary,
    approved, published), `outcome_fall` (of an implied one: what it is made of, see implied_fall.py), `outcome_year`,
    `outcome_note`, `outcome_sources` (tuple of ids), `outcome_elsewhere` (the same fall counted from other starts, see
    target_outcomes.py), `verdicts` (where there are such: on the outcome's own start, then on those), `distance` (see
    verdict.py) and `status`: reached, exceeded, missed, undetermined (verdict.py) · on_track, behind (pace.py: the
    deadline is still to come) · depends_on_base (the verdicts differ) · rule (the plan repeats a standard to be kept) ·
    not_measured. A target meets only an outcome of the same indicator, area and group.
    """
    falls = implied_falls(summary, outcomes)
    covered = {} if coverage is None else coverage.set_index("target_id").to_dict("index")
    rows = []
    for target in targets.to_dict("records"):
        found = published(target, outcomes) or implied(target, falls, summary) or closed(target, year)
        found = found or reviewed(target, covered) or UNKNOWN
        elsewhere = on_other_bases(target, found, outcomes, summary, districts, year)
        sources = dict.fromkeys((*found["outcome_sources"], *(one for base in elsewhere for one in base.sources)))
        judged = _judged(target, found, elsewhere, summary)
        rows.append(target | found | {"outcome_sources": tuple(sources)} | judged)
    return pd.DataFrame(rows, columns=[*targets.columns, *UNKNOWN, *_JUDGED], dtype=object)


_JUDGED = ("outcome_elsewhere", "verdicts", "distance", "status")


def _judged(target: dict, found: dict, elsewhere: tuple[OnBase, ...], summary: pd.DataFrame) -> dict:
    """The verdict, and for a fall counted from several starts all of them."""
    unknown = dict.fromkeys(_JUDGED) | {"outcome_elsewhere": elsewhere}
    if target["direction"] == RULE:
        return unknown | {"status": RULE}
    if not known(found["outcome"], target["value"]):
        return unknown | {"status": NOT_MEASURED}
    asked = (target["comparator"], target["value"], target["value_max"])
    status = verdict(*asked, found["outcome_exact"], found["outcome_stated"], target["direction"])
    exact = found["outcome_stated"] in _EXACT
    told = unknown | {"distance": distance(*asked, found["outcome"]) if exact else None}
    if elsewhere:
        verdicts = (status, *(_on_base(asked, one, target["direction"]) for one in elsewhere))
        return told | {"verdicts": verdicts, "status": status if len(set(verdicts)) == 1 else DEPENDS}
    return told | {"status": _in_time(status, target, found, summary)}


def _on_base(asked: tuple, one: OnBase, direction: str) -> str:
    """The verdict on a fall counted from another start; of a span of households only if all of it gives the same."""
    if not isinstance(one.fall, Interval):
        return verdict(*asked, one.fall, direction=direction)
    low = verdict(*asked, one.fall.low, "equal" if one.fall.high is not None else "at_least", direction)
    high = low if one.fall.high is None else verdict(*asked, one.fall.high, direction=direction)
    return low if low == high else UNDETERMINED


def _in_time(status: str, target: dict, found: dict, summary: pd.DataFrame) -> str:
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
    return pace(target["value"], at_start, found["outcome_exact"], elapsed, years, target["direction"])
