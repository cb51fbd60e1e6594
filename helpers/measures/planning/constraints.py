"""What a plan is bound to: the programme's goals, the province's own aims and the limits of its district table."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pandas as pd

from helpers.measures.asks import asks_against_table
from helpers.measures.missing import known
from helpers.measures.planning.near_poor import at_opening, at_programme_start
from helpers.measures.reductions import TOTAL, group_reduction
from helpers.measures.verdict import NOT_MEASURED, verdict
from helpers.numbers import half_up, percent

PROGRAMME, PATH, OWN, OWN_RANGE = "programme", "path", "own", "own_range"
END_RATE, HOUSEHOLDS, BOUNDS = "end_rate", "households", "bounds"
NO_NEAR_POOR, NO_GROUP, NO_POOR_DISTRICT, NO_PATH = "no_near_poor", "no_group", "no_poor_district", "no_path"
NEAR_POOR_HELD, DUE_LATER = "near_poor_held", "due_later"

COLUMNS = ["variant", "constraint", "key", "text", "area", "scope", "comparator", "comparator_printed", "value"]
COLUMNS += ["value_max", "unit", "base_rate", "planned", "status", "why", "source_id"]


def plan_constraints(plans: Mapping[str, pd.DataFrame], asked: Mapping[str, Mapping], dossier, own_range=None):
    """Whether each variant of a plan keeps to what binds it; one row a variant, constraint and area.

    Takes `plan_variants` tables, what was asked of each, a planning dossier, and the fall that the province asks of
    itself (percentage points, from and to) or None. Columns: `variant`; `constraint`: `programme` (a goal of the
    national programme), `path` (the rate at the end against the programme's path), `own` (a target of the province's
    own plan), `own_range`, `end_rate` and `households` (asked for this plan), `bounds` (no district below zero or
    above its poor households; `planned` is the number of districts held at zero); `key` of the goal or target; `text`,
    its sentence; `area` (a district's name, or None); `scope`; the asked `comparator`, `comparator_printed`, `value`,
    `value_max`, `unit`; of the path, the
    `base_rate` that it starts from; `planned` in that unit; `status` as `verdict` gives it, `not_measured` where nothing can be
    said; `why`: what keeps it from being said, or on what it rests; `source_id`. Ethnic minorities and near-poor
    households do not stand in a district table: of the former nothing can be said, the fall of poor and near-poor
    together is that of the poor if the near-poor stay as many.
    """
    rows = [
        {"variant": name} | row
        for name, table in plans.items()
        for found in (
            _goals(table, dossier),
            _own(table, dossier.targets),
            _asked(table, asked[name], own_range),
            _bounds(table),
        )
        for row in found
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _goals(table: pd.DataFrame, dossier) -> Iterator[dict]:
    opening = at_opening(dossier.baselines)
    for goal in dossier.programme_goals.to_dict("records"):
        bound = {"constraint": PROGRAMME, "key": goal["goal_id"], "comparator_printed": True}
        bound |= {
            name: goal[name] for name in ("text", "scope", "comparator", "value", "value_max", "unit", "source_id")
        }
        if goal["measure"] == "multidimensional_households_left":
            yield from _left(bound, goal, table, opening, dossier)
        elif goal["scope"] == "poor_districts":
            yield from _poor_districts(bound, table)
        elif goal["scope"] != "all":
            yield _unknown(bound, NO_GROUP)
        elif goal["measure"] == "poverty_rate_fall_per_year":
            yield _held(bound, table.loc[TOTAL, "reduction_rate"])
        elif opening is None:
            yield _unknown(bound, NO_NEAR_POOR)
        else:
            yield _held(bound, table.loc[TOTAL, "reduction_rate"], why=NEAR_POOR_HELD)
            yield from _path(bound, goal, table, opening, dossier)


def _poor_districts(bound: dict, table: pd.DataFrame) -> Iterator[dict]:
    poor = table[table["poor_district"].eq(True)]
    if poor.empty:
        yield _unknown(bound, NO_POOR_DISTRICT)
        return
    for row in poor.to_dict("records"):
        yield _held(bound, row["reduction_rate"], area=row["short"])
    if len(poor) > 1:
        yield _held(bound, group_reduction(poor)["reduction_rate"])


def _path(bound: dict, goal: dict, table: pd.DataFrame, opening, dossier) -> Iterator[dict]:
    """The rate at the end against the straight line of the least fall a year; nothing in the programme's first year."""
    first = max(goal["year_from"], dossier.standard["data_year_from"])
    years = int(dossier.plan["year_to"] - first + 1)
    if years < 2:
        return
    path = bound | {"constraint": PATH, "comparator": "at_most", "value_max": None, "unit": "percent"}
    path |= {"value": None}
    start = at_programme_start(dossier.balances, first, dossier.standard["standard_id"])
    if start is None:
        yield _unknown(path, NO_PATH)
        return
    path |= {"value": start.rate - goal["value"] * years, "base_rate": start.rate}
    yield _held(path, opening.rate - table.loc[TOTAL, "reduction_rate"], why=NEAR_POOR_HELD)


def _left(bound: dict, goal: dict, table: pd.DataFrame, opening, dossier) -> Iterator[dict]:
    """Poor and near-poor households at the end as a share of those at the programme's start; due at its end."""
    first = max(goal["year_from"], dossier.standard["data_year_from"])
    start = at_programme_start(dossier.balances, first, dossier.standard["standard_id"])
    if opening is None or opening.households is None or start is None or not start.households:
        yield _unknown(bound, NO_NEAR_POOR)
        return
    left = opening.households - table.loc[TOTAL, "reduction_households"]
    row = _held(bound, half_up(percent(left, start.households)), why=NEAR_POOR_HELD)
    due = dossier.plan["year_to"] >= goal["year_to"]
    yield row if due else row | {"status": NOT_MEASURED, "why": DUE_LATER}


def _own(table: pd.DataFrame, targets: pd.DataFrame) -> Iterator[dict]:
    sources = dict(zip(targets["target_id"], targets["source_id"], strict=True))
    for ask in asks_against_table(targets, table).to_dict("records"):
        told = {name: ask[name] for name in COLUMNS if name in ask}
        why = None if ask["status"] != NOT_MEASURED else NO_GROUP
        yield told | {"constraint": OWN, "key": ask["target_id"], "why": why, "source_id": sources[ask["target_id"]]}


def _asked(table: pd.DataFrame, asked: Mapping, own_range: tuple[Decimal, Decimal] | None) -> Iterator[dict]:
    total, bound = table.loc[TOTAL], {"scope": "province", "comparator_printed": True}
    if own_range:
        span = {"comparator": "between", "value": own_range[0], "value_max": own_range[1], "unit": "percentage_points"}
        yield _held(bound | {"constraint": OWN_RANGE} | span, total["reduction_rate"])
    if known(asked["end_rate"]):
        level = {"constraint": END_RATE, "comparator": "at_most", "value": asked["end_rate"], "unit": "percent"}
        yield _held(bound | level, total["end_rate"])
    if known(asked["households"]):
        exact = {"constraint": HOUSEHOLDS, "comparator": "equal", "value": asked["households"], "unit": "households"}
        yield _held(bound | exact, Decimal(total["reduction_households"]))


def _bounds(table: pd.DataFrame) -> Iterator[dict]:
    """The limits of the table itself, looked at in its counts and not taken from how they were made."""
    districts = table.drop(index=TOTAL)
    within = (districts["reduction_households"] >= 0) & (districts["end_households"] >= 0)
    summed = districts["reduction_households"].sum() == table.loc[TOTAL, "reduction_households"]
    kept = bool(within.all() and summed)
    held = Decimal(int(districts["limited"].sum()))
    status = verdict("equal", Decimal(1), None, Decimal(kept))
    yield {"constraint": BOUNDS, "scope": "district", "planned": held, "unit": "districts", "status": status}


def _held(bound: dict, planned: Decimal, area: str | None = None, why: str | None = None) -> dict:
    status = verdict(bound["comparator"], bound["value"], bound.get("value_max"), planned)
    return bound | {"area": area, "planned": planned, "status": status, "why": why}


def _unknown(bound: dict, why: str) -> dict:
    return bound | {"area": None, "planned": None, "status": NOT_MEASURED, "why": why}
