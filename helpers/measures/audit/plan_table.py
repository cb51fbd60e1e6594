"""The district table of a plan: every printed figure computed again, total row included."""

from collections.abc import Iterator
from typing import NamedTuple

from helpers.measures.audit.finding import (
    ASSIGNED,
    COUNTS,
    FROM_ASSIGNED,
    INPUT,
    KNOWN,
    NONE,
    ONE_DECIMAL,
    OTHER_DENOMINATOR,
    PRINTED_DIFFERENCE,
    SUM,
    Figure,
    Finding,
)
from helpers.measures.audit.rounding import cuts_decimals, places, share_rule
from helpers.measures.missing import known
from helpers.measures.reductions import TOTAL, leaving_poverty
from helpers.numbers import half_up

START = ("households", "poor_households", "poverty_rate")
PLANNED = ("reduction_households", "reduction_rate", "end_rate")
_SUMMED = ("households", "poor_households", "reduction_households")


class _Ways(NamedTuple):
    """How else than by rounding the share of its own households a rate of a row may have been made."""

    bases: list[int]
    cuts: bool


def audit_plan_table(
    baselines: list[dict],
    district_plans: list[dict],
    printed_total: list[dict],
    bases: dict[str, list[int]] | None = None,
) -> list[Finding]:
    """One finding a printed figure of the district table; `district_code` is `total` in those of its total row.

    Takes the balances that open the plan, its rows of `district_plans` and of `printed_totals`. `bases` are other
    printed numbers of households of the province, of which the total row's rates could be shares. Rules (the
    tables of 166/KH-UBND of 17/03/2022 follow them): rates are shares of the counts; the reduction is assigned in
    percentage points, and its households follow; the end rate is the printed start less the printed reduction.
    """
    planned = {row["district_code"]: row for row in district_plans}
    opening = {row["district_code"]: row for row in baselines if row["district_code"] is not None}
    about = ("province_code", "scope", "source_id")
    rows = []
    for code, start in opening.items():
        if code in planned:
            of_year = {"year": start["year"] + (start["point"] == "end"), "point": None}
            plan = {name: start.get(name) for name in about} | planned[code] | of_year
            rows.append({name: Figure(start, name) for name in START} | {name: Figure(plan, name) for name in PLANNED})
    cuts = cuts_decimals(_shares(rows))
    findings = [finding for row in rows for finding in _row(row, None, _ways(row, bases, cuts))]
    if rows:
        first = rows[0]["households"].record
        for printed in printed_total:
            of_year = {"year": first["year"] + (first["point"] == "end"), "point": None}
            total = {name: first.get(name) for name in about} | printed | {"district_code": TOTAL} | of_year
            row = {name: Figure(total, name) for name in (*START, *PLANNED)}
            findings += _row(
                row, {name: [district[name] for district in rows] for name in _SUMMED}, _ways(row, bases, cuts)
            )
    return findings


def _row(row: dict[str, Figure], parts: dict[str, list[Figure]] | None, ways: _Ways) -> Iterator[Finding]:
    for column, check in _CHECKS.items():
        if row[column].value is not None:
            finding = check(row, column, parts, ways)
            if finding.rule == COUNTS and places(row[column].value) < 2 <= _decimals(row):
                finding = Finding(finding.check, ONE_DECIMAL, finding.figure, finding.computed, finding.parts)
            yield finding


def _ways(row: dict[str, Figure], bases: dict[str, list[int]] | None, cuts: bool) -> _Ways:
    code, own = row["end_rate"].record["district_code"], row["households"].value
    return _Ways([base for base in (bases or {}).get(code, ()) if base != own], cuts)


def _shares(rows: list[dict[str, Figure]]) -> Iterator[tuple]:
    """The rates that are shares of printed counts, with these counts."""
    for row in rows:
        for rate, part in (("poverty_rate", "poor_households"), ("reduction_rate", "reduction_households")):
            share = (row[rate].value, row[part].value, row["households"].value)
            if known(*share) and share[2]:
                yield share


def _decimals(row: dict[str, Figure]) -> int:
    """The most decimals with which a rate of the row is printed."""
    rates = (row[name].value for name in ("poverty_rate", "reduction_rate", "end_rate"))
    return max(places(rate) for rate in rates if rate is not None)


def _count(row, column, parts, ways) -> Finding:
    """A count of a district is the table's input; one of the total row is the sum of the districts."""
    check, figure = f"plan_table.{column}", row[column]
    if parts is None or any(part.value is None for part in parts[column]):
        return Finding(check, INPUT, figure, binding=False)
    computed = sum(part.value for part in parts[column])
    rule = SUM if computed == figure.value else NONE
    if rule == NONE and figure.record.get("known_difference"):
        rule = KNOWN
    return Finding(check, rule, figure, computed, tuple((part, 1) for part in parts[column]))


def _poverty_rate(row, column, parts, ways) -> Finding:
    inputs = [row["poor_households"], row["households"]]
    return _share("plan_table.poverty_rate", row[column], inputs, ways)


def _share(check: str, figure: Figure, inputs: list[Figure], ways: _Ways) -> Finding:
    if not known(*(part.value for part in inputs)):
        return Finding(check, INPUT, figure, binding=False)
    computed, rule, details = share_rule(figure.value, inputs[0].value, inputs[1].value, *ways)
    return Finding(check, rule, figure, computed, tuple((part, 0) for part in inputs), details)


def _reduction_households(row, column, parts, ways) -> Finding:
    if parts is not None:
        return _count(row, column, parts, ways)
    check, figure = "plan_table.reduction_households", row[column]
    households, rate = row["households"], row["reduction_rate"]
    if not known(households.value, rate.value):
        return Finding(check, INPUT, figure, binding=False)
    expected = leaving_poverty(households.value, rate.value)
    if expected == figure.value:
        rule = FROM_ASSIGNED
    else:
        # Where the rate is the count's own, rounded, the count was the plan's input.
        own = share_rule(rate.value, figure.value, households.value, *ways)[1]
        rule = INPUT if own in (COUNTS, OTHER_DENOMINATOR) else own
    return Finding(check, rule, figure, expected, ((households, 0), (rate, 0)))


def _reduction_rate(row, column, parts, ways) -> Finding:
    inputs = [row["reduction_households"], row["households"]]
    finding = _share("plan_table.reduction_rate", row[column], inputs, ways)
    count, households = (part.value for part in inputs)
    if finding.rule not in (COUNTS, INPUT) and leaving_poverty(households, row[column].value) == count:
        return Finding(finding.check, ASSIGNED, finding.figure, finding.computed, finding.parts)
    return finding


def _end_rate(row, column, parts, ways) -> Finding:
    """The share of the households that stay poor, or the printed start rate less the printed reduction."""
    figure, start, down = row[column], row["poverty_rate"], row["reduction_rate"]
    counts = [row["poor_households"], row["reduction_households"], row["households"]]
    inputs = tuple((part, 0) for part in (*counts, start, down) if part.value is not None)
    poor, fall, households = (part.value for part in counts)
    computed, rule, details = None, INPUT, {}
    if known(poor, fall, households):
        computed, rule, details = share_rule(figure.value, poor - fall, households, *ways)
    if rule != COUNTS and known(start.value, down.value):
        printed = start.value - down.value
        if half_up(printed, places(figure.value)) == figure.value:
            rule, details = PRINTED_DIFFERENCE, {}
        elif rule == INPUT:
            computed, rule = printed, NONE
    return Finding("plan_table.end_rate", rule, figure, computed, inputs, details, binding=rule != INPUT)


_CHECKS = {
    "households": _count,
    "poor_households": _count,
    "poverty_rate": _poverty_rate,
    "reduction_households": _reduction_households,
    "reduction_rate": _reduction_rate,
    "end_rate": _end_rate,
}
