"""The fall of a poverty rate where no source prints it, but published figures imply it."""

from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from helpers.measures.headline import IMPLIED, LEVELS, PLAN, POOR, Outcomes, coarse
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.numbers import half_up

END_RATE = LEVELS["rate"]
FALL, FALL_A_YEAR = "poverty_rate_reduction", "poverty_rate_reduction_per_year"
HOUSEHOLDS_FALL = "poor_households_reduction"


class ImpliedFall(NamedTuple):
    """A fall in percentage points (a year), what it is made of, and the sources of its parts.

    `parts`: start rate, end rate and years; or households that left poverty, end rate and households left.
    """

    points: Decimal  # as coarse as its parts are printed
    exact: Decimal  # as computed, for the verdict
    kind: str  # "difference" or "share"
    parts: tuple
    sources: tuple[str, ...]
    base_rate: Decimal | None = None  # the start from which the source counts, where it is not the plan's
    status: str | None = None  # of the end
    year: int | None = None  # of the end


def implied_falls(summary: pd.DataFrame, outcomes: pd.DataFrame) -> dict[tuple[str, str, str], ImpliedFall]:
    """The implied falls by what a target on them is about: indicator, scope and population.

    For the province: the start rate less the published end rate, divided by the years between where a fall a year
    is asked (which needs a dated start); where no start rate is known, the households that left poverty in the year as
    a share of the households that the published count and rate imply. For other areas and groups: the two rates that a
    source prints. Rounded as coarsely as the figures are printed.
    """
    falls = _between_printed_rates(outcomes) | _of_households(summary)
    of_province = _from_start(summary) or _from_households(summary, outcomes)
    return falls | {(indicator, "province", POOR): fall for indicator, fall in of_province.items()}


def _between_printed_rates(outcomes: pd.DataFrame) -> dict[tuple[str, str, str], ImpliedFall]:
    falls = {}
    for row in records(outcomes):
        if row["indicator_id"] != END_RATE or not known(row["base_rate"]):
            continue
        base, end = row["base_rate"], row["value"]
        points, sources = coarse(base - end, base, end), (row["source_id"],)
        fall = ImpliedFall(points, base - end, "difference", (base, end, 1), sources, base, row["status"], row["year"])
        falls |= {(indicator, row["scope"], row["population_id"]): fall for indicator in (FALL, FALL_A_YEAR)}
    return falls


def _of_households(summary: pd.DataFrame) -> dict[tuple[str, str, str], ImpliedFall]:
    """The province's poor households at the start less those at the end, where both are exact numbers."""
    start, end = summary.loc["start"], summary.loc["outcome"]
    exact = start["households_stated"] == end["households_stated"] == "equal"
    # A start that itself follows from the published fall says nothing of its own.
    from_fall = start["households_how"] == IMPLIED and start["households_status"] != PLAN
    if not exact or from_fall or not known(start["households"], end["households"]):
        return {}
    first, last = Decimal(int(start["households"])), Decimal(int(end["households"]))
    sources = tuple(dict.fromkeys(one for one in (start["households_source"], end["households_source"]) if one))
    told = {"status": end["households_status"], "year": end["year"]}
    fall = ImpliedFall(first - last, first - last, "difference", (first, last, 1), sources, **told)
    return {(HOUSEHOLDS_FALL, "province", POOR): fall}


def _from_start(summary: pd.DataFrame) -> dict[str, ImpliedFall]:
    start, end = summary.loc["start"], summary.loc["outcome"]
    if not known(start["rate"], end["rate"]) or end["rate_stated"] != "equal":
        return {}
    sources = tuple(dict.fromkeys(one for one in (start["rate_source"], end["rate_source"]) if one))
    fall = start["rate"] - end["rate"]
    printed = (start["rate"], end["rate"]) if end["rate"] else (start["rate"],)
    told = {"kind": "difference", "sources": sources, "status": end["rate_status"], "year": end["year"]}
    falls = {FALL: ImpliedFall(coarse(fall, *printed), fall, parts=(start["rate"], end["rate"], 1), **told)}
    if known(start["year"]):
        years = int(end["year"] - start["year"]) + (start["point"] == "start")
        parts = (start["rate"], end["rate"], years)
        falls[FALL_A_YEAR] = ImpliedFall(coarse(fall / years, *printed), fall / years, parts=parts, **told)
    return falls


def _from_households(summary: pd.DataFrame, outcomes: pd.DataFrame) -> dict[str, ImpliedFall]:
    end, facts = summary.loc["outcome"], Outcomes(outcomes)
    fell, left = facts.row("poor_households_reduction"), facts.row(LEVELS["households"])
    if fell is None or left is None or not known(end["rate"]) or not left["value"]:
        return {}
    if {fell["comparator"], left["comparator"], end["rate_stated"]} != {"equal"}:
        return {}
    # Two decimals of the end rate carry about one decimal of the fall.
    exact = fell["value"] * end["rate"] / left["value"]
    parts, told = (fell["value"], end["rate"], left["value"]), {"status": end["rate_status"], "year": end["year"]}
    share = ImpliedFall(half_up(exact, 1), exact, "share", parts, (end["rate_source"],), **told)
    return {FALL: share, FALL_A_YEAR: share}
