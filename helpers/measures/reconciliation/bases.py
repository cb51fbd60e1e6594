"""The bases from which a fall can be counted: the plan's own opening, and every other that a source prints."""

from decimal import ROUND_DOWN, Decimal

import pandas as pd

from helpers.measures.feasible import HALF_UP, TRUNCATED, Interval, counts, intersect
from helpers.measures.figure_sources import summary_sources
from helpers.measures.headline import coarse
from helpers.measures.missing import known
from helpers.measures.plan_year import PlanYear
from helpers.numbers import half_up

OWN, OPENING, RESTATED = "plan", "opening", "restated"
COLUMNS = [
    "base",
    "year",
    "point",
    "households",
    "poor",
    "poor_how",
    "poor_stated",
    "poor_parts",
    "rate",
    "status",
    "sources",
    "note",
]
_OFFICIAL_DECIMALS = 2
_FIRM = ("approved", "published", "preliminary")  # an estimate or a plan is no base to count a result from


def bases(own: PlanYear) -> pd.DataFrame:
    """One row a base, the one that the plan sets out from first.

    Columns: `base` (`plan`; `opening` where the plan does not print its start, another source does; or `restated`), `year` and `point` (start or mid of it, or end), `households` (all households, those of the plan for every base: no source
    restates them), `poor` (Interval of poor households, None where nothing tells), `poor_how` (`printed`, `summed` or
    `implied`; `rate` or `truncated_rate` where the interval is what the printed rate allows of the households),
    `poor_stated`, `poor_parts` (what an implied
    one is made of), `rate` (%, as printed), `status`, `sources` and `note`. Empty if the plan opens with no figure.
    """
    start = own.summary.loc["start"]
    if not known(start["households"]) and not known(start["rate"]):
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    first = _own(own, start)
    rows = [first]
    for balance in _openings(own).to_dict("records"):
        same = next((row for row in rows if _same(row, balance)), None)
        if same is None:
            rows.append(_restated(balance, first["households"]))
        elif balance["source_id"] not in same["sources"]:
            same["sources"] += (balance["source_id"],)
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _own(own: PlanYear, start: pd.Series) -> dict:
    poor = stated(start["households"], start["households_stated"])
    sources = tuple(summary_sources(own.summary, own.source_id, ("start",)))
    status = start["households_status"] if known(start["households"]) else start["rate_status"]
    return {
        "base": OWN if own.source_id in sources else OPENING,
        "year": start["year"] if known(start["year"]) else own.year_from,
        "point": start["point"] if known(start["point"]) else "start",
        "households": own.households,
        "poor": poor,
        "poor_how": start["households_how"],
        "poor_stated": start["households_stated"],
        "poor_parts": start["households_parts"],
        "rate": start["rate"] if known(start["rate"]) else None,
        "status": status,
        "sources": sources,
        "note": None,
    }


def _openings(own: PlanYear) -> pd.DataFrame:
    """What sources print of the whole province at the start of the plan's first year, at the end of the year before, or
    after a re-review within the year: falls are counted from each of them."""
    year, rows = own.year_from, own.balances
    rows = rows[rows["district_code"].isna() & rows["scope"].eq("all") & rows["status"].isin(_FIRM)]
    within = rows["year"].eq(year) & rows["point"].isin(["start", "mid"])
    opens = within | (rows["year"].eq(year - 1) & rows["point"].eq("end"))
    return rows[opens & (rows["poor_households"].notna() | rows["poverty_rate"].notna())]


def _same(row: dict, balance: dict) -> bool:
    """Whether a balance repeats a base: no figure that both print differs, but for decimals that one of them leaves out."""
    if known(row["rate"], balance["poverty_rate"]) and not _alike(row["rate"], balance["poverty_rate"]):
        return False
    printed = stated(balance["poor_households"], balance["counts_stated"])
    return printed is None or row["poor"] is None or intersect(printed, row["poor"]) is not None


def _alike(one: Decimal, other: Decimal) -> bool:
    """Whether two printed rates are one figure, rounded or cut off to the decimals of the one that prints fewer (but
    one: a whole number stands for too much)."""
    coarser, finer = sorted((one, other), key=lambda rate: -rate.as_tuple().exponent)
    places = -coarser.as_tuple().exponent
    return one == other or (
        places > 0 and coarser in (half_up(finer, places), finer.quantize(coarser, rounding=ROUND_DOWN))
    )


def _restated(balance: dict, households: int | None) -> dict:
    poor, how = _poor(balance, households)
    return {
        "base": RESTATED,
        "year": balance["year"],
        "point": balance["point"],
        "households": households,
        "poor": poor,
        "poor_how": how,
        "poor_stated": balance["counts_stated"],
        "poor_parts": None,
        "rate": balance["poverty_rate"] if known(balance["poverty_rate"]) else None,
        "status": balance["status"],
        "sources": (balance["source_id"],),
        "note": balance["note"],
    }


def _poor(balance: dict, households: int | None) -> tuple[Interval | None, str | None]:
    """The poor households that a balance prints, or that its rate allows of the plan's households."""
    printed = stated(balance["poor_households"], balance["counts_stated"])
    if printed is not None and printed.low == printed.high:
        return printed, "printed"
    if not known(balance["poverty_rate"], households):
        return printed, "printed" if printed is not None else None
    for rule, how in ((HALF_UP, "rate"), (TRUNCATED, "truncated_rate")):
        allowed = counts(int(households), int(households), balance["poverty_rate"], rule)
        allowed = allowed if printed is None else intersect(allowed, printed)
        if allowed is not None:
            return allowed, how
    return printed, "printed" if printed is not None else None


def stated(count: int | None, how: str) -> Interval | None:
    """What a count as its source states it allows: one figure, or everything above or below it; None for «about»."""
    if not known(count):
        return None
    count = int(count)
    return {
        "equal": Interval(count, count),
        "more_than": Interval(count + 1, None),
        "at_least": Interval(count, None),
        "less_than": Interval(0, count - 1),
        "at_most": Interval(0, count),
    }.get(how)


def points_between(start: Decimal | None, end: Decimal | None) -> Decimal | None:
    """The fall from one printed rate to another, in percentage points, with no more decimals than the coarser prints."""
    return coarse(start - end, start, end) if known(start, end) else None


def points_allowed(start: Decimal | None, end: Decimal | None) -> Interval | None:
    """The falls, in percentage points, that two printed rates allow: their difference, give or take half of the last
    decimal of each that prints fewer than the two decimals of official tables."""
    if not known(start, end):
        return None
    places = [-rate.as_tuple().exponent for rate in (start, end)]
    left_out = sum(Decimal(5).scaleb(-one - 1) for one in places if one < _OFFICIAL_DECIMALS)
    return Interval(start - end - left_out, start - end + left_out)
