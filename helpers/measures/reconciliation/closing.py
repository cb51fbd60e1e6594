"""How a plan's year closed: what was published, and what the next plan starts from."""

import pandas as pd

from helpers.measures.feasible import Interval, denominators, intersect
from helpers.measures.figure_sources import UNITS, figure_sources
from helpers.measures.missing import known
from helpers.measures.plan_year import PlanYear, printed_households
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
    total, _source = printed_households(own.balances, row["year"], "end")
    printed = Interval(total, total) if total is not None else None
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
        "poor_how": outcome["households_how"] if published else None,
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
        "rate_how": outcome["rate_how"],
        "rate_status": outcome["rate_status"],
        "rate_source": outcome["rate_source"],
    }


def printed_pairs(own: PlanYear, close: pd.Series, following: PlanYear | None) -> pd.DataFrame:
    """The total households that the printed pairs of a count and a rate allow.

    One row a pair: `what` (`opening`, `closing`, `planned_end` of the next plan), `year`, `point`, `count`, `rate` (%),
    `allowed` (Interval), `printed` (the total that is printed with it, or None), `sources` (of the count, of the rate
    and of the printed total, each once), and `fits_opening`: whether the opening's printed total is among the allowed.
    """
    start = own.summary.loc["start"]
    before = own.households
    sources = _sources(own, "start", own.households_source)
    at = (start["year"], start["point"]) if known(start["year"]) else (own.year_from, "start")
    pairs = [("opening", *at, start["households"], start["rate"], before, sources)]
    if close["poor"] is not None and close["poor"].low == close["poor"].high:
        total, source = printed_households(own.balances, close["year"], "end")
        sources = (close["poor_source"], close["rate_source"], source)
        pairs.append(("closing", close["year"], "end", close["poor"].low, close["rate"], total, sources))
    if following is not None and close["year"] == own.year_to:
        end = following.summary.loc["end"]
        sources = _sources(following, "end", following.households_source)
        total = following.households
        pairs.append(("planned_end", following.year_to, "end", end["households"], end["rate"], total, sources))
    rows = []
    for what, year, point, count, rate, total, sources in pairs:
        if known(count, rate) and rate:
            allowed = denominators(int(count), rate)
            fits = None if before is None or allowed is None else _holds(allowed, before)
            named = tuple(dict.fromkeys(one for one in sources if known(one) and one))
            rows.append((what, year, point, int(count), rate, allowed, total, named, fits))
    columns = ["what", "year", "point", "count", "rate", "allowed", "printed", "sources", "fits_opening"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _sources(plan: PlanYear, row: str, of_total: str | None) -> tuple[str | None, ...]:
    """Where the count, the rate and all households of a row of a plan's headline table come from."""
    summary = plan.summary
    return *(one for unit in UNITS for one in figure_sources(summary, row, unit, plan.source_id)), of_total


def common_households(pairs: pd.DataFrame) -> Interval | None:
    """The totals that the closing and the next plan's end both allow; None where they share none or one is missing."""
    later = pairs[pairs["what"].ne("opening")]
    return intersect(*later["allowed"]) if len(later) > 1 else None


def _holds(allowed: Interval, total: int) -> bool:
    return allowed.low <= total and (allowed.high is None or total <= allowed.high)
