"""Falls that a source prints, against the balances that the same source prints."""

from collections.abc import Iterator
from decimal import Decimal

from helpers.measures.audit.balances import exact
from helpers.measures.audit.finding import (
    COUNTS,
    LOOSELY,
    NONE,
    PRINTED_DIFFERENCE,
    PRINTED_SUM,
    RESTATED,
    SUM,
    TRUNCATED,
    Figure,
    Finding,
)
from helpers.measures.audit.rounding import places, rounding_rule, same_rule
from helpers.measures.audit.sources import FIRM
from helpers.numbers import percent

_SCOPES = {
    ("province", "poor_households"): "all",
    ("district", "poor_households"): "all",
    ("poor_districts", "poor_households"): "poor_districts",
    ("province", "ethnic_minority_poor_households"): "ethnic_minority",
}
_FIGURES = {
    "poverty_rate_reduction": "poverty_rate",
    "poor_households_reduction": "poor_households",
}


def audit_outcomes(outcomes: list[dict], balances: list[dict]) -> Iterator[Finding]:
    """Each printed fall of a year against the start and the end that the same source prints, else that others print.

    A fall of the rate is the difference of two printed rates, or the fall in households as a share of them: sources use
    both. Where only other sources print the start, a difference points to another base, not to an error.
    """
    for outcome in outcomes:
        column = _FIGURES.get(outcome["indicator_id"])
        scope = _SCOPES.get((outcome["scope"], outcome["population_id"]))
        if column is None or scope is None or outcome["status"] == "plan":
            continue
        about = (outcome["province_code"], outcome["district_code"], scope)
        rows = [row for row in balances if (row["province_code"], row["district_code"], row["scope"]) == about]
        rows = [row for row in rows if row["boundaries"] == "before_2025_07"]
        yield from _fall(outcome, column, rows)


def _fall(outcome: dict, column: str, rows: list[dict]) -> Iterator[Finding]:
    own = [row for row in rows if row["source_id"] == outcome["source_id"]]
    year = outcome["year"]
    ends = [row for row in _at(own, "end", year) if row[column] is not None]
    starts = [row for row in _starts(own, year) if row[column] is not None]
    if ends and starts:
        yield _check(outcome, column, starts[0], ends[0], NONE)
        return
    ends = ends or [row for row in _at(rows, "end", year) if row[column] is not None and row["status"] in FIRM]
    starts = starts or [row for row in _starts(rows, year) if row[column] is not None and row["status"] in FIRM]
    same = [(start, end) for end in ends for start in starts if start["standard_id"] == end["standard_id"]]
    if same:
        found = [_check(outcome, column, start, end, RESTATED) for start, end in same]
        yield min(found, key=lambda finding: finding.rule == RESTATED)


def _at(rows: list[dict], point: str, year: int) -> list[dict]:
    return [row for row in rows if row["point"] == point and row["year"] == year]


def _starts(rows: list[dict], year: int) -> list[dict]:
    return _at(rows, "start", year) + _at(rows, "end", year - 1)


def _check(outcome: dict, column: str, start: dict, end: dict, otherwise: str) -> Finding:
    figure, first, last = Figure(outcome, "value"), Figure(start, column), Figure(end, column)
    computed = first.value - last.value
    if column == "poor_households":
        loosely = outcome["comparator"] != "equal" or not exact(start) or not exact(end)
        rule = SUM if computed == figure.value else LOOSELY if loosely else otherwise
    else:
        rule = _rate_rule(figure.value, computed, start, end, otherwise)
    details = {
        "start": first.value,
        "end": last.value,
        "start_source": start["source_id"],
        "end_source": end["source_id"],
    }
    return Finding("outcome.fall", rule, figure, computed, ((first, 1), (last, -1)), details, binding=rule == SUM)


def _rate_rule(printed: Decimal, computed: Decimal, start: dict, end: dict, otherwise: str) -> str:
    rule = same_rule(printed, computed)
    if rule == "equal":
        return SUM
    if rule == TRUNCATED:
        return rule
    poor, left, households = start["poor_households"], end["poor_households"], start["households"]
    counted = None not in (poor, left, households) and exact(start) and exact(end)
    if counted and rounding_rule(printed, percent(poor - left, households)) == COUNTS:
        return COUNTS
    slack = sum(Decimal(1).scaleb(-places(rate)) / 2 for rate in (printed, start["poverty_rate"], end["poverty_rate"]))
    if abs(printed - computed) <= slack:
        return PRINTED_SUM if rule == NONE else PRINTED_DIFFERENCE
    # A start that shows fewer decimals than the fall may have been cut: 25,6 can stand for anything up to 25,69.
    short = Decimal(1).scaleb(-places(start["poverty_rate"]))
    cut = places(start["poverty_rate"]) < places(printed) and 0 <= printed - computed <= short
    return TRUNCATED if cut else otherwise
