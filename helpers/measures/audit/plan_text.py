"""What a plan says in its text: targets against its district table, and counts and rates that must go together."""

from collections.abc import Iterator
from decimal import Decimal

from helpers.measures.audit.balances import exact
from helpers.measures.audit.finding import (
    EQUAL,
    FITS,
    LOOSELY,
    NONE,
    OK,
    OTHER_DENOMINATOR,
    RESTATED,
    SUM,
    WITHIN,
    YEARLY_AVERAGE,
    Figure,
    Finding,
)
from helpers.measures.audit.rounding import same_rule
from helpers.measures.feasible import denominators, intersect
from helpers.measures.verdict import EXCEEDED, REACHED, verdict
from helpers.numbers import half_up, percent

_POOR = "poor_households"
_COLUMN = {
    "poor_households_reduction": "reduction_households",
    "poverty_rate_reduction": "reduction_rate",
    "poverty_rate_end_of_year": "end_rate",
}
_FALLS = ("poverty_rate_reduction", "poverty_rate_reduction_per_year")
_EXACT = ("equal", "at_least", "at_most", "more_than")


def audit_targets(targets: list[dict], districts: list[dict], totals: list[dict], poor: set[str]) -> Iterator[Finding]:
    """The targets of one plan against its printed district table.

    `districts` are its records of the table (reduction and end rate, with `households` where printed), `totals` its
    total row, `poor` the codes of its poor districts. A target that stands in the table repeats its figure; a fall that
    the text asks for contains the table's.
    """
    by_code = {row["district_code"]: row for row in districts}
    by_code[None] = totals[0] if totals else None
    sections = {row["section"] for row in targets if row["scope"] == "district"} - {None}
    for target in targets:
        if target["population_id"] != _POOR or target["value"] is None:
            continue
        column, row = _COLUMN.get(target["indicator_id"]), by_code.get(target["district_code"])
        in_table = target["section"] in sections and target["scope"] in ("district", "province")
        if in_table and column and row is not None and row[column] is not None:
            figure, other = Figure(target, "value"), Figure(row, column)
            rule = EQUAL if same_rule(Decimal(figure.value), Decimal(other.value)) != NONE else NONE
            yield Finding("plan_text.repeats_table", rule, figure, other.value, ((other, 1),))
        elif not in_table and target["indicator_id"] in _FALLS:
            yield from _fall(target, districts, totals, poor)


def _fall(target: dict, districts: list[dict], totals: list[dict], poor: set[str]) -> Iterator[Finding]:
    """The text's fall against the table's, for the province and for its poor districts taken together."""
    planned = None
    if target["scope"] == "province" and totals:
        planned, parts = totals[0]["reduction_rate"], [Figure(totals[0], "reduction_rate")]
    elif target["scope"] == "poor_districts":
        group = [row for row in districts if row["district_code"] in poor]
        parts = [Figure(row, "reduction_rate") for row in group]
        counts = [(row["reduction_households"], row.get("households")) for row in group]
        if counts and not any(value is None for pair in counts for value in pair):
            planned = half_up(percent(*map(sum, zip(*counts, strict=True))))
    if planned is None:
        return
    met = verdict(target["comparator"], target["value"], target["value_max"], planned) in (REACHED, EXCEEDED)
    unmet = YEARLY_AVERAGE if target["indicator_id"].endswith("_per_year") else NONE
    details = {"comparator": target["comparator"], "value_max": target["value_max"]}
    yield Finding(
        "plan_text.fall",
        WITHIN if met else unmet,
        Figure(target, "value"),
        planned,
        tuple((part, 0) for part in parts),
        details,
        binding=False,
    )


def audit_pairs(targets: list[dict], plan: dict, balances: list[dict]) -> Iterator[Finding]:
    """The households and the rate at the end of the plan's first year, with the fall, against what opens that year.

    The end count and rate allow an interval of households; households printed elsewhere for the province should lie
    in it, else the plan counts on another number. End count plus fall is the start the plan implies, and should be
    the published one.
    """
    own = {(row["scope"], row["district_code"], row["indicator_id"]): row for row in targets if _certain(row)}
    for scope, code in dict.fromkeys((scope, code) for scope, code, _ in own):
        if scope not in ("province", "district"):
            continue
        count, rate, fall, points = (
            own.get((scope, code, name))
            for name in (
                "poor_households_end_of_year",
                "poverty_rate_end_of_year",
                "poor_households_reduction",
                "poverty_rate_reduction",
            )
        )
        starts = [row for row in balances if row["district_code"] == code and _opens(row, plan)]
        if count is not None and rate is not None:
            yield from _best(_households(count, rate, starts))
        if count is not None and fall is not None:
            yield from _best(_start(count, rate, fall, starts))
        if rate is not None and points is not None:
            yield from _best(_start_rate(rate, points, starts))


def _best(findings: Iterator[Finding]) -> list[Finding]:
    """Where the plan agrees with one of the published starts, that is the one it counts from."""
    found = list(findings)
    return [finding for finding in found if finding.severity == OK] or found


def _certain(target: dict) -> bool:
    return target["population_id"] == _POOR and target["value"] is not None and target["comparator"] in _EXACT


def _opens(row: dict, plan: dict) -> bool:
    year = (row["year"], row["point"]) in ((plan["year_from"], "start"), (plan["year_from"] - 1, "end"))
    return year and row["standard_id"] == plan["standard_id"] and row["scope"] == "all" and row["status"] != "plan"


def _floor(target: dict) -> bool:
    """Whether the document itself states the fall as a least one, so that the plan may mean to fall by more."""
    return target["comparator"] in ("at_least", "more_than") and bool(target["comparator_printed"])


def _households(count: dict, rate: dict, starts: list[dict]) -> Iterator[Finding]:
    figure, of = Figure(count, "value"), Figure(rate, "value")
    possible = denominators(int(figure.value), of.value)
    if possible is None:
        yield Finding("plan_text.households", NONE, figure, None, ((of, 0),))
    for row in starts if possible is not None else ():
        if row["households"] is not None:
            fits = intersect(possible, (row["households"], row["households"])) is not None
            details = {"denominators": possible, "households": row["households"], "source_id": row["source_id"]}
            rule = FITS if fits else OTHER_DENOMINATOR
            computed = half_up(percent(int(figure.value), row["households"]))
            yield Finding("plan_text.households", rule, of, computed, ((figure, 0),), details, binding=False)


def _start(count: dict, rate: dict | None, fall: dict, starts: list[dict]) -> Iterator[Finding]:
    figure, down = Figure(count, "value"), Figure(fall, "value")
    implied = int(figure.value + down.value)
    for row in starts:
        details = {"implied": implied, "year": row["year"], "point": row["point"], "source_id": row["source_id"]}
        if row["poor_households"] is not None and exact(row):
            other = Figure(row, "poor_households")
            rule = SUM if implied == other.value else WITHIN if _floor(fall) and implied < other.value else RESTATED
            parts = ((other, 1), (down, -1))
            yield Finding(
                "plan_text.start", rule, figure, other.value - int(down.value), parts, details, binding=rule == SUM
            )
        elif row["poverty_rate"] is not None and rate is not None:
            other = Figure(row, "poverty_rate")
            shared = intersect(denominators(implied, other.value), denominators(int(figure.value), rate["value"]))
            details |= {"denominators": shared or denominators(implied, other.value)}
            rule = FITS if shared else OTHER_DENOMINATOR
            parts = ((down, 0), (Figure(rate, "value"), 0), (other, 0))
            yield Finding("plan_text.start_rate", rule, figure, shared, parts, details, binding=False)


def _start_rate(rate: dict, points: dict, starts: list[dict]) -> Iterator[Finding]:
    """The printed end rate and fall against the printed start rate."""
    figure, down = Figure(rate, "value"), Figure(points, "value")
    for row in starts:
        if row["poverty_rate"] is not None:
            other = Figure(row, "poverty_rate")
            computed = other.value - down.value
            floor = _floor(points) and figure.value < computed
            rule = SUM if same_rule(figure.value, computed) != NONE else WITHIN if floor else RESTATED
            details = {"year": row["year"], "point": row["point"], "source_id": row["source_id"]}
            yield Finding(
                "plan_text.end_rate", rule, figure, computed, ((other, 1), (down, -1)), details, binding=False
            )


def audit_openings_of_totals(totals: list[dict], plan: dict, balances: list[dict]) -> Iterator[Finding]:
    """The total row of the plan's district table against the published balances of the province that open its year."""
    starts = [row for row in balances if row["district_code"] is None and _opens(row, plan)]
    for total in totals:
        for column in ("households", "poor_households", "poverty_rate"):
            figure = Figure(total, column)
            known = [row for row in starts if None not in (row[column], figure.value)]
            yield from _best(_opening(figure, Figure(row, column)) for row in known)


def _opening(figure: Figure, other: Figure) -> Finding:
    same = EQUAL if same_rule(Decimal(figure.value), Decimal(other.value)) != NONE else RESTATED
    rule = LOOSELY if same == RESTATED and _loose(other) else same
    details = {name: other.record[name] for name in ("source_id", "year", "point")}
    return Finding("plan_table.opening", rule, figure, other.value, ((other, 1),), details, binding=same == EQUAL)


def _loose(figure: Figure) -> bool:
    """Whether the figure is a count that its source states as "over", "under" or "about"."""
    return figure.column.endswith("households") and not exact(figure.record)
