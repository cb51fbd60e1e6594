"""What a register may hold, as register.json declares it beside this module, and which review table needs what of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers.catalog.schema import TableSchema, table_schema

POOR, NEAR_POOR = "poor", "near_poor"
ABSENT = "absent"  # no household of the area: before it came, or after it left
LISTED = (POOR, NEAR_POOR)
_DECLARED = json.loads((Path(__file__).parent / "register.json").read_text(encoding="utf-8"))
_ALWAYS = ("household_id", "province_code", "year", "class")
GROUPS = ("ethnic_minority", "no_labour_capacity", "merit")
DEPRIVED, CAUSE, CHILDREN = "deprived_", "cause_", "children"


@dataclass(frozen=True)
class Column:
    """A column of the register: what its cells may hold, and in which rows they may not be empty.

    `where` gives those rows by the values of other columns; empty, and `required`, means every row.
    """

    name: str
    type: str
    allowed: tuple[str, ...]
    minimum: int | None
    maximum: int | None
    required: bool
    where: dict[str, tuple[str, ...]]
    words: tuple[tuple[str, ...], tuple[str, ...]]  # for no and for yes, where the type is boolean


def _column(field: dict) -> Column:
    rules = field.get("constraints", {})
    return Column(
        field["name"],
        field["type"],
        tuple(rules.get("enum", ())),
        rules.get("minimum"),
        rules.get("maximum"),
        rules.get("required", False),
        {name: tuple(values) for name, values in field.get("requiredWhere", {}).items()},
        (tuple(field.get("falseValues", ())), tuple(field.get("trueValues", ()))),
    )


_RESOURCES = {resource["name"]: resource for resource in _DECLARED["resources"]}
COLUMNS = {field["name"]: _column(field) for field in _RESOURCES["register"]["schema"]["fields"]}


def all_households_schema() -> TableSchema:
    """The table of all households by area that goes with a register."""
    return table_schema(_RESOURCES["all_households"])


def own_columns(indicators: Iterable[str], causes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The columns that each review table is counted from, besides those of every register.

    `indicators` are the ids of the year's poverty standard in official order, `causes` those of table 10. A table
    without any column of its own, as those of a standard whose indicators are not listed, is never counted.
    """
    deprived = tuple(DEPRIVED + one for one in indicators)
    return {
        "review_flows": ("opening_class", "relapsed"),
        "review_deprivations": deprived,
        "review_deprivation_totals": deprived,
        "review_groups": GROUPS,
        "review_causes": tuple(CAUSE + one for one in causes),
        "review_children": tuple(name for name in COLUMNS if name.startswith(CHILDREN)),
    }


def columns_read(header: Iterable[str], own: dict[str, tuple[str, ...]]) -> list[str]:
    """The columns of a register with this `header` that are needed, in declared order, whether they are there or not.

    A table of which only some columns are there is meant to be counted: the others are missing. A table of which none
    is there is not asked for.
    """
    header = set(header)
    needed = {*_ALWAYS, *(name for columns in own.values() if header & set(columns) for name in columns)}
    needed |= header & {"district_code", "members"}
    if {"members", "opening_class"} <= needed:
        needed |= header & {"opening_members"}
    return [name for name in COLUMNS if name in needed]
