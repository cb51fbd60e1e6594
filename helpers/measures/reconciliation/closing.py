"""How a plan's year closed: what was published, and what the next plan starts from."""

import pandas as pd

from helpers.measures.feasible import Interval, denominators, intersect
from helpers.measures.missing import known
from helpers.measures.plan_year import PlanYear
from helpers.measures.reconciliation.bases import stated

NEXT_PLAN = "next_plan"


def closing(own: PlanYear, following: PlanYear | None) -> pd.Series | None:
    """The closing balance of the latest year with a figure, or None where nothing is known.

    `year`; `poor` (Interval of poor households), `poor_how` (`published`, or `next_plan` where only the next plan's
    opening tells it), `poor_parts` (what an implied opening is made of), `poor_status`, `poor_stated`, `poor_source`; `rate`
    (%), `rate_how`, `rate_status`, `rate_source`; `households` (Interval of all households: printed, or what count and
    rate allow) and `households_how`.
    """
    outcome = own.summary.loc["outcome"]
    opening = following.summary.loc["start"] if following is not None else None
    year = outcome["year"] if known(outcome["year"]) else own.year_to
    follows = opening is not None and year == own.year_to
    row = {"year": int(year)} | _poor(outcome, opening if follows else None, following)
    row |= _rate(outcome, opening if follows else None, following)
    if row["poor"] is None and row["rate"] is None:
        return None
    printed = _printed_households(own, row["year"])
    exact = row["poor"] is not None and row["poor"].low == row["poor"].high
    if printed is None and exact and row["rate"]:
        return pd.Series(row | {"households": denominators(row["poor"].low, row["rate"]), "households_how": "interval"})
    return pd.Series(row | {"households": printed, "households_how": "printed" if printed else None}, dtype=object)


def _poor(outcome: pd.Series, opening: pd.Series | None, following: PlanYear | None) -> dict:
    published = stated(outcome["households"], outcome["households_stated"])
    exact = published is not None and published.low == published.high
    if not exact and opening is not None and known(opening["households"]) and opening["households_stated"] == "equal":
        count = int(opening["households"])
        return {
            "poor": Interval(count, count),
            "poor_how": NEXT_PLAN,
            "poor_parts": opening["households_parts"],
            "poor_status": opening["households_status"],
            "poor_stated": "equal",
            "poor_source": following.source_id,
        }
    return {
        "poor": published,
        "poor_how": "published" if published else None,
        "poor_parts": None,
        "poor_status": outcome["households_status"],
        "poor_stated": outcome["households_stated"],
        "poor_source": outcome["households_source"],
    }


def _rate(outcome: pd.Series, opening: pd.Series | None, following: PlanYear | None) -> dict:
    if not known(outcome["rate"]) and opening is not None and known(opening["rate"]):
        source = opening["rate_source"] or following.source_id
        return {
            "rate": opening["rate"],
            "rate_how": NEXT_PLAN,
            "rate_status": opening["rate_status"],
            "rate_source": source,
        }
    return {
        "rate": outcome["rate"] if known(outcome["rate"]) else None,
        "rate_how": "published" if known(outcome["rate"]) else None,
        "rate_status": outcome["rate_status"],
        "rate_source": outcome["rate_source"],
    }


def _printed_households(own: PlanYear, year: int) -> Interval | None:
    rows = own.balances
    rows = rows[
        rows["district_code"].isna() & rows["scope"].eq("all") & rows["year"].eq(year) & rows["point"].eq("end")
    ]
    printed = rows.loc[rows["status"].ne("plan"), "households"].dropna()
    return Interval(int(printed.iloc[0]), int(printed.iloc[0])) if len(printed) else None


def printed_pairs(own: PlanYear, close: pd.Series, following: PlanYear | None) -> pd.DataFrame:
    """The total households that the printed pairs of a count and a rate allow.

    One row a pair: `what` (`opening`, `closing`, `planned_end` of the next plan), `year`, `count`, `rate` (%),
    `allowed` (Interval), `printed` (the total that is printed with it, or None), `source`, and `fits_opening`: whether
    the opening's printed total is among the allowed.
    """
    start = own.summary.loc["start"]
    before = own.households
    pairs = [("opening", own.year_from, start["households"], start["rate"], before, own.source_id)]
    if close["poor"] is not None and close["poor"].low == close["poor"].high:
        total = close["households"].low if close["households_how"] == "printed" else None
        pairs.append(("closing", close["year"], close["poor"].low, close["rate"], total, close["poor_source"]))
    if following is not None and close["year"] == own.year_to:
        end = following.summary.loc["end"]
        pairs.append(
            (
                "planned_end",
                following.year_to,
                end["households"],
                end["rate"],
                following.households,
                following.source_id,
            )
        )
    rows = []
    for what, year, count, rate, total, source in pairs:
        if known(count, rate) and rate:
            allowed = denominators(int(count), rate)
            fits = None if before is None or allowed is None else _holds(allowed, before)
            rows.append((what, year, int(count), rate, allowed, total, source, fits))
    columns = ["what", "year", "count", "rate", "allowed", "printed", "source", "fits_opening"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def common_households(pairs: pd.DataFrame) -> Interval | None:
    """The totals that the closing and the next plan's end both allow; None where they share none or one is missing."""
    later = pairs[pairs["what"].ne("opening")]
    return intersect(*later["allowed"]) if len(later) > 1 else None


def _holds(allowed: Interval, total: int) -> bool:
    return allowed.low <= total and (allowed.high is None or total <= allowed.high)
