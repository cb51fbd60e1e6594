"""The whole year in four lines: where it starts, what is planned to fall, where it is to end, what was published."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.reductions import TOTAL
from helpers.numbers import half_up

POOR = "poor_households"
LEVELS = {"households": "poor_households_end_of_year", "rate": "poverty_rate_end_of_year"}
FALLS = {"households": "poor_households_reduction", "rate": "poverty_rate_reduction"}
PRINTED, SUMMED, IMPLIED, PUBLISHED = "printed", "summed", "implied", "published"

FIRMEST = ["approved", "published", "preliminary", "estimate", "plan"]  # which of several opening rows is taken first

_OPEN = ("more_than", "less_than", "about", "between")
PLAN = "plan"  # the status of what a plan sets in advance


def headline(
    districts: pd.DataFrame, baselines: pd.DataFrame, targets: pd.DataFrame, outcomes: pd.DataFrame
) -> pd.DataFrame:
    """Start, planned reduction, planned end and published outcome of the province's poor households.

    Takes a `district_reductions` table and a dossier's `baselines`, `targets` and `outcomes`. Rows: `start`,
    `reduction`, `end`, `outcome`. Columns: `households`; `rate` (%, percentage points for the reduction); for both how
    the figure is known (`_how`), its standing (`_status`: plan, estimate, preliminary, approved, published), the source
    of its row (`_source`) and how that source states it (`_stated`: equal, more_than, about, or between the figure and
    `_max`; `_least`: it prints the figure as the least that is asked, and others are computed from that) and, of an implied one, what it
    is made of (`_parts`: first figure, sign, second figure, of a range both its ends);
    `rate_per_year` (the reduction is a yearly one); `year` and `point` (start or end of it) where a document dates the
    figure; `base_rate` (the start rate from which the outcome's source counts the fall) and `gap` (outcome rate less
    planned end rate, percentage points; 0 within a planned range). How: `printed` in a document · `summed` from the districts · `published`
    after the year · `implied` by two other figures (start = end + reduction). Missing figures are None.
    """
    total = districts.loc[TOTAL] if len(districts) else pd.Series(dtype=object)
    opening = records(baselines)
    of_districts = [row for row in opening if known(row["district_code"])]
    whole = [row for row in opening if not known(row["district_code"])]
    province = sorted(whole, key=lambda row: FIRMEST.index(row["status"]))
    aims = _Aims(targets)
    facts = Outcomes(outcomes)
    opened = _weakest([row["status"] for row in of_districts])
    frame = {
        "start": {
            "households": _first(_summed(total, "poor_households", opened), _baseline(province, "poor_households")),
            "rate": _first(_summed(total, "poverty_rate", opened), _baseline(province, "poverty_rate")),
        },
        "reduction": {
            "households": _first(_summed(total, "reduction_households"), aims.value("poor_households_reduction")),
            "rate": _first(_summed(total, "reduction_rate"), aims.value("poverty_rate_reduction")),
        },
        "end": {
            "households": _first(_summed(total, "end_households"), aims.value(LEVELS["households"])),
            "rate": _first(_summed(total, "end_rate"), aims.value(LEVELS["rate"])),
        },
        "outcome": {unit: facts.value(indicator) for unit, indicator in LEVELS.items()},
    }
    parts: dict[tuple[str, str], tuple] = {}
    for unit in ("households", "rate"):
        _imply(frame, parts, unit)
    _imply_start_from_outcome(frame, parts, facts)
    _imply_outcome(frame, parts, facts)
    none_left = frame["outcome"]["households"]
    if none_left.value == 0 and not known(frame["outcome"]["rate"].value):
        frame["outcome"]["rate"] = none_left._replace(value=Decimal(0), how=IMPLIED)
    per_year = not known(frame["reduction"]["rate"].value)
    if per_year:
        frame["reduction"]["rate"] = aims.value("poverty_rate_reduction_per_year")
    told = [row for row in province if known(row["poor_households"]) or known(row["poverty_rate"])]
    return _as_table(frame, parts, per_year, facts, of_districts if len(districts) else told)


class Found(NamedTuple):
    """A figure and how it came to be. `stated`: equal, or a bound, «about» or a range, with which nothing is computed."""

    value: object = None
    how: str | None = None
    source: str = ""
    status: str | None = None
    stated: str = "equal"
    value_max: object = None
    least: bool = False


class _Aims:
    """The province's own targets on poor households."""

    def __init__(self, targets: pd.DataFrame):
        rows = [row for row in records(targets) if _of_poor(row) and known(row["value"])]
        # A single figure goes before a range: only with a single one can be computed.
        self._rows = sorted(rows, key=lambda row: row["comparator"] == "between")

    def value(self, indicator: str) -> Found:
        row = _first_of(self._rows, indicator)
        if row is None:
            return Found()
        stated = row["comparator"] if row["comparator"] in _OPEN else "equal"
        value_max = row["value_max"] if stated == "between" else None
        least = row["comparator"] == "at_least" and bool(row["comparator_printed"])
        return Found(row["value"], PRINTED, row["source_id"], PLAN, stated, value_max, least)


class Outcomes:
    """What was published of the whole province's poor households, of the latest year for which a level is known, or
    where none is of the latest year for which a fall is."""

    def __init__(self, outcomes: pd.DataFrame):
        rows = [row for row in records(outcomes) if _of_poor(row)]
        levels = [row["year"] for row in rows if row["indicator_id"] in LEVELS.values()]
        falls = [row["year"] for row in rows if row["indicator_id"] in FALLS.values()]
        self.year = max(levels or falls, default=None)
        self._rows = [row for row in rows if row["year"] == self.year]

    def row(self, indicator: str) -> dict | None:
        return _first_of(self._rows, indicator)

    def value(self, indicator: str) -> Found:
        row = self.row(indicator)
        if row is None:
            return Found()
        return Found(row["value"], PUBLISHED, row["source_id"], row["status"], row["comparator"])


def _of_poor(row: dict) -> bool:
    """Whether a target or an outcome is about the poor households of the whole province."""
    return row["scope"] == "province" and row["population_id"] == POOR


def _first_of(rows: Iterable[dict], indicator: str) -> dict | None:
    return next((row for row in rows if row["indicator_id"] == indicator), None)


def _first(*found: Found) -> Found:
    return next((one for one in found if known(one.value)), Found())


def _summed(total: pd.Series, column: str, status: str | None = PLAN) -> Found:
    value = total.get(column)
    return Found(value, SUMMED, "", status) if known(value) else Found()


def _weakest(statuses: list[str]) -> str | None:
    """The status of a sum: that of its least firm part."""
    return max(statuses, key=FIRMEST.index) if len(statuses) else None


def _baseline(province: list[dict], column: str) -> Found:
    rows = [row for row in province if known(row[column])]
    if not rows:
        return Found()
    exact = [row for row in rows if row["counts_stated"] == "equal"] if column == POOR else rows
    row = (exact or rows)[0]
    how = PUBLISHED if row["status"] == "published" else PRINTED
    stated = row["counts_stated"] if column == POOR else "equal"
    return Found(row[column], how, row["source_id"], row["status"], stated)


def _imply(frame: dict, parts: dict, unit: str) -> None:
    """Fill the one that is missing of start, reduction and end from the other two."""
    start, reduction, end = (
        found.value if (found := frame[row][unit]).stated == "equal" else None for row in ("start", "reduction", "end")
    )
    for row, first, sign, second in (
        ("start", end, "+", reduction),
        ("reduction", start, "-", end),
        ("end", start, "-", reduction),
    ):
        if not known(frame[row][unit].value) and known(first, second):
            frame[row][unit] = Found(first + second if sign == "+" else first - second, IMPLIED, "", PLAN)
            parts[row, unit] = (first, sign, second)
    fall = frame["reduction"][unit]
    if known(start) and fall.stated == "between" and not known(frame["end"][unit].value):
        frame["end"][unit] = Found(start - fall.value_max, IMPLIED, "", PLAN, "between", start - fall.value)
        parts["end", unit] = (start, "-", (fall.value, fall.value_max))


def _imply_start_from_outcome(frame: dict, parts: dict, facts: Outcomes) -> None:
    """The households at the start, where the plan is silent: those left at the end and those who left in the year."""
    fell, left = facts.row("poor_households_reduction"), facts.row(LEVELS["households"])
    if known(frame["start"]["households"].value) or fell is None or left is None:
        return
    if fell["comparator"] == left["comparator"] == "equal":
        start = left["value"] + fell["value"]
        frame["start"]["households"] = Found(start, IMPLIED, left["source_id"], left["status"])
        parts["start", "households"] = (left["value"], "+", fell["value"])


def _imply_outcome(frame: dict, parts: dict, facts: Outcomes) -> None:
    """Where only the year's fall was published: the start less it, if the source counts from no other start."""
    if any(known(found.value) for found in frame["outcome"].values()):
        return
    for unit, indicator in FALLS.items():
        fell, start = facts.row(indicator), frame["start"][unit]
        if fell is None or fell["comparator"] != "equal" or known(fell["base_rate"]):
            continue
        if known(start.value) and start.stated == "equal" and start.how != IMPLIED:
            left = start.value - fell["value"]
            left = coarse(left, start.value, fell["value"]) if unit == "rate" else left
            frame["outcome"][unit] = Found(left, IMPLIED, fell["source_id"], fell["status"])
            parts["outcome", unit] = (start.value, "-", fell["value"])


def _as_table(frame: dict, parts: dict, per_year: bool, facts: Outcomes, opening: Sequence[dict]) -> pd.DataFrame:
    fall, source = facts.row("poverty_rate_reduction"), frame["outcome"]["rate"].source
    rows = {}
    for name, figures in frame.items():
        rows[name] = {
            key: value
            for unit, found in figures.items()
            for key, value in (
                (unit, found.value),
                (f"{unit}_max", found.value_max),
                (f"{unit}_how", found.how),
                (f"{unit}_source", found.source),
                (f"{unit}_status", found.status),
                (f"{unit}_stated", found.stated),
                (f"{unit}_least", found.least),
                (f"{unit}_parts", parts.get((name, unit))),
            )
        }
        own = {"rate_per_year": name == "reduction" and per_year and known(figures["rate"].value)}
        rows[name] |= own | dict.fromkeys(["year", "point", "base_rate", "gap"])
    if facts.year is not None and any(known(found.value) for found in frame["outcome"].values()):
        rows["outcome"] |= {"year": facts.year, "point": "end"}
    if fall is not None and fall["source_id"] == source:
        rows["outcome"]["base_rate"] = fall["base_rate"]
    rows["outcome"]["gap"] = _gap(frame)
    if opening:
        rows["start"] |= {"year": opening[0]["year"], "point": opening[0]["point"]}
    cells = [list(row.values()) for row in rows.values()]
    table = pd.DataFrame(cells, index=list(rows), columns=list(rows["start"]), dtype=object)
    table["rate_per_year"] = table["rate_per_year"].astype(bool)
    return table


def _gap(frame: dict) -> Decimal | None:
    """Outcome rate less planned end rate, with no more decimals than the coarser of the two prints."""
    outcome, planned = frame["outcome"]["rate"], frame["end"]["rate"]
    if not known(outcome.value, planned.value) or planned.stated not in ("equal", "between"):
        return None
    most = planned.value_max if planned.stated == "between" else planned.value
    nearest = min(max(outcome.value, planned.value), most)
    return coarse(outcome.value - nearest, outcome.value, planned.value)


def coarse(value: Decimal, *printed: Decimal) -> Decimal:
    """`value` rounded to the decimals of the figure among `printed` that has fewest."""
    return half_up(value, min(-figure.as_tuple().exponent for figure in printed))
