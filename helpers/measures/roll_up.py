"""The 63 provinces rolled up into the 34 of 1 July 2025: counts and households are added, rates never averaged."""

from decimal import Decimal

import pandas as pd

from helpers.measures.closing import FIRM
from helpers.measures.completed import sources_of
from helpers.measures.feasible import Interval, denominators
from helpers.measures.missing import known
from helpers.measures.series import FROM_COUNTS, PRINTED, printed_rate
from helpers.numbers import half_up, percent

_COLUMNS = (
    "members",
    "kept",
    "poor_households",
    "households_low",
    "households_high",
    "rate_low",
    "rate_high",
    "rate_how",
    "parts",
    "without_count",
    "without_households",
    "printed_poor",
    "printed_rate",
    "printed_rate_how",
    "agrees",
    "source_ids",
)


def roll_up(figures: pd.DataFrame, provinces: pd.DataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    """Poor households and poverty rate at the end of a year on the territories of Resolution 202/2025/QH15.

    Takes the `at_end_of` a year up to 2024 of the `completed_figures`, all provinces (`province_code`, `successor_code`), and the figures printed
    for new territories for the same year (`printed_for_new`). A row a new province, indexed by its code: `members` (codes), `kept` (one
    member: it is itself, with its own printed rate), `poor_households` (the sum; None if a member lacks an exact
    count of the end of the year: `without_count` names it), `households_low` and `households_high` (the sum of the
    members' households: where a member prints none, the interval that its count and rate allow; None if it has none:
    `without_households` names it), `rate_low` and `rate_high` (percent, two decimals: the lowest and the highest rate
    that this allows; `rate_how` is `from_counts` where they follow from numbers of households, else `printed`), `parts`
    (where there is no sum: the members of which something is printed, as rows of `figures`), `printed_poor` and `printed_rate` (what officials print for the new territory;
    `printed_rate_how` is `from_counts` where the rate only follows from the printed numbers of households), `agrees`
    (whether these follow from the members; None if that can not be told) and `source_ids` (of the figures in this row only).
    """
    rows = {}
    for code, members in provinces.groupby("successor_code", sort=True)["province_code"]:
        own = [(member, _firm(figures, member)) for member in members]
        rows[code] = _row(own, printed.loc[code] if code in printed.index else None)
    return pd.DataFrame(list(rows.values()), index=list(rows), columns=_COLUMNS, dtype=object)


def printed_for_new(figures: pd.DataFrame, year: int) -> pd.DataFrame:
    """The firm `completed_figures` for the end of `year` that are printed for territories since 1 July 2025, by code."""
    rows = figures[figures["taken"] & (figures["year"] == year) & (figures["territory"] == "since_2025_07")]
    return rows[rows["standing"].isin(FIRM)].set_index("province_code").rename_axis(None)


def _firm(figures: pd.DataFrame, code: str) -> dict | None:
    """The figures of a member if they are of the end of the year."""
    row = figures.loc[code].to_dict() if code in figures.index else None
    return row if row and row["standing"] in FIRM else None


def _tells(row: dict) -> bool:
    """Whether the row tells something of the poor households: their number, exact or not, or their rate."""
    return known(row["poor_households"]) or known(row["poverty_rate"])


def _exact(row: dict | None) -> bool:
    """Whether the poor households are counted exactly."""
    return row is not None and row["counts_stated"] == "equal" and known(row["poor_households"])


def _row(own: list[tuple[str, dict | None]], printed: pd.Series | None) -> dict:
    exact = {code: row for code, row in own if _exact(row)}
    without = [code for code, _ in own if code not in exact]
    spans = {code: _households(row) for code, row in exact.items()}
    open_ended = [code for code, span in spans.items() if span is None]
    poor = None if without else sum(int(row["poor_households"]) for row in exact.values())
    low = high = rate_low = rate_high = None
    if not without and not open_ended:
        low, high = sum(span.low for span in spans.values()), sum(span.high for span in spans.values())
        rate_low, rate_high = half_up(percent(poor, high)), half_up(percent(poor, low))
    if poor == 0:
        rate_low = rate_high = Decimal("0.00")
    told = [row for _, row in own if row and _tells(row)]
    rate_how = FROM_COUNTS if known(rate_low) else None
    if len(own) == 1 and told and known(told[0]["poverty_rate"]):
        rate_low = rate_high = told[0]["poverty_rate"]
        rate_how = PRINTED
    sources = [one for row in told for one in sources_of(row, "households", "poor_households", "poverty_rate")]
    figures, how = {"printed_poor": None, "printed_rate": None}, None
    if printed is not None:
        rate, how = printed_rate(printed.to_dict())
        figures = {"printed_poor": printed["poor_households"], "printed_rate": rate}
        sources.append(printed["source_id"])
    return {
        "members": [code for code, _ in own],
        "kept": len(own) == 1,
        "poor_households": poor,
        "households_low": low,
        "households_high": high,
        "rate_low": rate_low,
        "rate_high": rate_high,
        "rate_how": rate_how,
        "parts": told if without else [],
        "without_count": without,
        "without_households": open_ended,
        "printed_rate_how": how,
        "agrees": _agrees(poor, rate_low, rate_high, **figures),
        "source_ids": list(dict.fromkeys(sources)),
    } | figures


def _households(row: dict) -> Interval | None:
    """The households that are printed, or the bounded interval that count and printed rate allow."""
    if known(row["households"]):
        return Interval(int(row["households"]), int(row["households"]))
    if not known(row["poverty_rate"]):
        return None
    span = denominators(int(row["poor_households"]), row["poverty_rate"])
    return span if span and span.high is not None else None


def _agrees(poor: int | None, low: Decimal | None, high: Decimal | None, printed_poor, printed_rate) -> bool | None:
    checks = []
    if known(poor, printed_poor):
        checks.append(poor == printed_poor)
    if known(low, printed_rate):
        checks.append(low <= printed_rate <= high)
    return all(checks) if checks else None
