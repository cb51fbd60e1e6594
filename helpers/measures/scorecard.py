"""Every target of a plan against what was published: outcome, verdict, and nothing where nothing is known."""

import pandas as pd

from helpers.measures.fall_of_groups import LEVEL_OF, about, falls_of_groups, starts
from helpers.measures.feasible import Interval
from helpers.measures.headline import LEVELS, POOR
from helpers.measures.implied_fall import FALL_A_YEAR, implied_falls
from helpers.measures.missing import known
from helpers.measures.pace import pace
from helpers.measures.reconciliation import Reconciliation
from helpers.measures.records import records
from helpers.measures.target_outcomes import (
    UNKNOWN,
    OnBase,
    closed,
    implied,
    latest,
    on_other_bases,
    published,
)
from helpers.measures.verdict import (
    BEHIND,
    DEPENDS,
    EXCEEDED,
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
    dossier,
    summary: pd.DataFrame,
    districts: pd.DataFrame,
    year: Reconciliation | None = None,
) -> pd.DataFrame:
    """The targets, one row each in their order, with what is known of their outcome.

    Takes a dossier (its `targets`, `outcomes` and `openings`), the `headline` and the `district_reductions` table, and
    where there is one the plan's year as reconciled. Adds `start` (a Start: what
    opens the plan for a group or part, see fall_of_groups.py), `outcome` (in the target's unit) and
    `outcome_exact` (unrounded), `outcome_stated` (equal, more_than, about …), `outcome_how` (`published`, `implied` by
    published figures), `outcome_status` (estimate, preliminary,
    approved, published), `outcome_fall` (of an implied one: what it is made of, see implied_fall.py), `outcome_year`,
    `outcome_note`, `outcome_sources` (tuple of ids), `outcome_elsewhere` (the same fall counted from other starts, see
    target_outcomes.py), `verdicts` (where there are such: on the outcome's own start, then on those), `distance` (see
    verdict.py) and `status`: reached, exceeded, missed, undetermined (verdict.py) · on_track, behind (pace.py: the
    deadline is still to come) · depends_on_base (the verdicts differ) · rule (the plan repeats a standard to be kept) ·
    not_measured. A target meets only an outcome of the same indicator, area and group.
    """
    falls = implied_falls(summary, dossier.outcomes)
    of_groups = falls_of_groups(dossier.openings, dossier.outcomes)
    opened, outcomes = starts(dossier.openings), records(dossier.outcomes)
    last = latest(outcomes)
    rows = []
    for target in records(dossier.targets):
        found = published(target, last) or implied(target, falls, of_groups) or closed(target, year) or UNKNOWN
        elsewhere = on_other_bases(target, found, outcomes, summary, districts, year)
        sources = dict.fromkeys((*found["outcome_sources"], *(one for base in elsewhere for one in base.sources)))
        judged = _judged(target, found, elsewhere, summary)
        start = opened.get((LEVEL_OF.get(target["indicator_id"], target["indicator_id"]), *about(target)))
        rows.append(target | {"start": start} | found | {"outcome_sources": tuple(sources)} | judged)
    return pd.DataFrame(rows, columns=[*dossier.targets.columns, "start", *UNKNOWN, *_JUDGED], dtype=object)


_JUDGED = ("outcome_elsewhere", "verdicts", "distance", "status")
REVIEWED = "reviewed"


def with_coverage(card: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """A scorecard in which targets without an outcome have the coverage that the review's deprivations give them.

    Takes a `coverage_from_deprivations` table. Such an outcome has `outcome_how` `reviewed`; the verdict is on the
    unrounded coverage. What a source publishes goes before it.
    """
    known_shares = coverage[coverage["coverage"].notna()].set_index("target_id").to_dict("index")
    rows = []
    for row in records(card):
        told = known_shares.get(row["target_id"])
        if row["status"] == NOT_MEASURED and told is not None:
            found = UNKNOWN | {"outcome": told["coverage"], "outcome_exact": told["coverage_exact"]}
            found |= {"outcome_stated": "equal", "outcome_how": REVIEWED, "outcome_status": told["status"]}
            found |= {"outcome_year": told["year"], "outcome_sources": told["sources"]}
            row |= found | _judged(row, found, (), None)
        rows.append(row)
    return pd.DataFrame(rows, columns=card.columns, dtype=object)


def _judged(target: dict, found: dict, elsewhere: tuple[OnBase, ...], summary: pd.DataFrame | None) -> dict:
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
        return told | {"verdicts": verdicts, "status": _on_all(verdicts)}
    return told | {"status": _in_time(status, target, found, summary)}


def _on_all(verdicts: tuple[str, ...]) -> str:
    """One verdict for those on several bases: reached on each, by much or by little, is reached."""
    if set(verdicts) == {REACHED, EXCEEDED}:
        return REACHED
    return verdicts[0] if len(set(verdicts)) == 1 else DEPENDS


def _on_base(asked: tuple, one: OnBase, direction: str) -> str:
    """The verdict on a fall counted from another start; of a span of households only if all of it gives the same."""
    if not isinstance(one.fall, Interval):
        return verdict(*asked, one.fall, direction=direction)
    low = verdict(*asked, one.fall.low, "equal" if one.fall.high is not None else "at_least", direction)
    high = low if one.fall.high is None else verdict(*asked, one.fall.high, direction=direction)
    return low if low == high else UNDETERMINED


def _in_time(status: str, target: dict, found: dict, summary: pd.DataFrame | None) -> str:
    """A verdict before the deadline: a yearly fall is on track or behind, a level not yet reached is held to its line."""
    early = known(target["deadline"]) and found["outcome_year"] < target["deadline"].year
    if not early:
        return status
    if target["indicator_id"] == FALL_A_YEAR:
        return {MISSED: BEHIND}.get(status, ON_TRACK if status == REACHED else status)
    if status != MISSED or found["outcome_stated"] not in _EXACT:
        return status
    unit = next((unit for unit, indicator in LEVELS.items() if indicator == target["indicator_id"]), None)
    if unit is None or summary is None:
        return UNDETERMINED  # only the poverty of the province has a start from which a line leads
    start = summary.loc["start"]
    at_start = start[unit] if target["scope"] == "province" and target["population_id"] == POOR else None
    elapsed = years = None
    if known(start["year"]):
        first = int(start["year"]) - (start["point"] == "start")
        elapsed, years = int(found["outcome_year"]) - first, target["deadline"].year - first
    return pace(target["value"], at_start, found["outcome_exact"], elapsed, years, target["direction"])
