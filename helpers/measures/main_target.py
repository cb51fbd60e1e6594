"""How a plan stands on what it is about first: the poor households of the whole province."""

from decimal import Decimal

import pandas as pd

from helpers.measures.headline import FALLS, LEVELS, POOR
from helpers.measures.implied_fall import FALL_A_YEAR
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.verdict import (
    BEHIND,
    DEPENDS,
    MET,
    MISSED,
    NOT_MEASURED,
    REACHED,
    RULE,
    UNDETERMINED,
)

_MAIN = (LEVELS["rate"], FALLS["rate"], FALL_A_YEAR, LEVELS["households"], FALLS["households"])
_MISSED = {MISSED, BEHIND}
_STARTS = {FALLS["rate"]: (1, 0), FALL_A_YEAR: (1, 0), FALLS["households"]: (0, 1)}


def main_status(summary: pd.DataFrame, card: pd.DataFrame, last_year: int) -> str:
    """One status for a `headline` table and its `scorecard`: reached, exceeded, on_track, behind, missed, undetermined,
    depends_on_base or not_measured.

    That of the first of these targets that has an outcome: end rate, fall of the rate, fall a year, households at the
    end, fall of the households. Where some of them are met and others are not, it depends on which is taken, which is as
    much as on the base they count from: depends_on_base. Where the plan prints none of them, the outcome's distance from
    the end that follows from its district table decides, in the plan's `last_year` or where it is met before.
    """
    by = {
        row["indicator_id"]: row["status"]
        for row in records(card)
        if _of_whole(row) and row["status"] not in (RULE, NOT_MEASURED)
    }
    statuses = [by[indicator] for indicator in _MAIN if indicator in by]
    if statuses:
        mixed = MET & set(statuses) and _MISSED & set(statuses)
        return DEPENDS if mixed or DEPENDS in statuses else statuses[0]
    return end_status(summary, last_year) or _before_the_end(summary.loc["outcome", "gap"])


def end_status(summary: pd.DataFrame, last_year: int) -> str | None:
    """Whether the planned end of a `headline` table was reached in the plan's `last_year`; None where nothing tells."""
    gap = summary.loc["outcome", "gap"]
    if not known(gap) or summary.loc["outcome", "year"] != last_year:
        return None
    return MISSED if gap > 0 else REACHED


def _before_the_end(gap: Decimal | None) -> str:
    """Of an outcome before the plan's last year: the end may be reached already, or may still be."""
    if not known(gap):
        return NOT_MEASURED
    return REACHED if gap <= 0 else UNDETERMINED


def fall_by_start(card: pd.DataFrame) -> tuple[str, str] | None:
    """The verdicts on the planned fall of a `scorecard`: counted from the plan's own start, and from the one that is
    published later. Of the first such target of which one start meets it and the other does not; None without one."""
    own = {row["indicator_id"]: row["verdicts"] for row in records(card) if _of_whole(row)}
    for indicator, order in _STARTS.items():
        verdicts = own.get(indicator)
        # A published fall of the rate is judged from its source's start first, one of households from the plan's.
        if verdicts and len(verdicts) == 2 and len(MET & set(verdicts)) == 1 and _MISSED & set(verdicts):
            return verdicts[order[0]], verdicts[order[1]]
    return None


def achieved_fall(card: pd.DataFrame) -> dict | None:
    """The row of a `scorecard` on the province's planned fall, of the rate before the households, that has an outcome."""
    own = {row["indicator_id"]: row for row in records(card) if _of_whole(row) and known(row["outcome"])}
    return next((own[indicator] for indicator in _STARTS if indicator in own), None)


def _of_whole(row: dict) -> bool:
    """Whether a target is about the poor households of the whole province."""
    return (row["scope"], row["population_id"]) == ("province", POOR)
