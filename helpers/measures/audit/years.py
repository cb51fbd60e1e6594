"""From one year to the next: the opening balance of a year against the closing one of the year before."""

from collections.abc import Iterator

from helpers.measures.audit.balances import PAIRS, exact
from helpers.measures.audit.finding import JUMP, RESTATED, WITHIN, Figure, Finding
from helpers.measures.audit.sources import FIRM, agreement
from helpers.measures.feasible import Interval, denominators, intersect

# Households of a province grow by one or two in a hundred a year; more points to another way of counting them.
USUAL_CHANGE = 2  # percent
_AREA = ("province_code", "district_code", "region_id", "boundaries", "scope", "standard_id")


def audit_years(rows: list[dict]) -> Iterator[Finding]:
    """Openings against closings of the year before, and the number of households from closing to closing.

    An opening figure that no rounding brings to the closing one is a restated base: the review goes on month by month
    (Decision 24/2021/QĐ-TTg), so the start of a year is not always the approved end of the year before.
    """
    closing: dict[tuple, list[dict]] = {}
    for row in rows:
        if row["point"] == "end" and row["status"] != "plan":
            closing.setdefault((_area(row), row["year"]), []).append(row)
    for row in rows:
        if row["point"] == "start" and row["status"] != "plan":
            for before in closing.get((_area(row), row["year"] - 1), ()):
                yield from agreement("years.opening", before, row, RESTATED)
    for (area, year), group in closing.items():
        last = closing.get((area, year - 1), ())
        yield from _households([row for row in last if _firm(row)], [row for row in group if _firm(row)])


def _area(row: dict) -> tuple:
    return tuple(row.get(name) for name in _AREA)


def _firm(row: dict) -> bool:
    return row["status"] in FIRM


def _households(before: list[dict], now: list[dict]) -> Iterator[Finding]:
    """Whether the numbers of households of two closings, printed or implied, are further apart than usual."""
    for row, (figure, present) in ((row, said) for row in now if (said := households(row)) is not None):
        for other, former in ((other, said[1]) for other in before if (said := households(other)) is not None):
            if present.high is None or former.high is None:
                continue
            low, high = (former.low * (100 - USUAL_CHANGE) // 100, -(-former.high * (100 + USUAL_CHANGE) // 100))
            rule = JUMP if intersect(present, (low, high)) is None else WITHIN
            details = {"before": former, "source_id": other["source_id"], "year": other["year"]}
            details |= {"printed": row["households"] is not None}
            yield Finding("years.households", rule, figure, present, (), details, binding=False)


def households(row: dict) -> tuple[Figure, Interval] | None:
    """The numbers of households that a record prints or implies, and the figure that says so; None if it says nothing."""
    if row["households"] is not None:
        return Figure(row, "households"), Interval(row["households"], row["households"])
    if not exact(row):
        return None
    pairs = [(c, r) for c, r in PAIRS.items() if row[c] is not None and row[r] is not None]
    common = intersect(*(denominators(row[c], row[r]) for c, r in pairs)) if pairs else None
    return None if common is None else (Figure(row, pairs[0][0]), common)
