"""Units of targets and outcomes: what is counted is whole, and what falls in percentage points says so.

Vietnamese documents print a point between thousands, which a table of ours takes for a decimal mark: 4.042 households
must not become four.
"""

import re
from collections.abc import Iterator

import pandas as pd

from helpers.catalog.problems import Problem
from helpers.catalog.rows import records
from helpers.catalog.tables import FILE, ROW

_COUNTED = {"households", "people", "projects", "models_and_projects", "schools", "communes", "districts", "houses"}
_MONEY = "million_vnd"
_TWO_WAYS = re.compile(r"\d{1,3}\.\d{3}")
# The unit that an indicator's name tells, by how the name ends; the first that fits counts.
_OF_INDICATORS = {
    "_rate_reduction_per_year": "percentage_points_per_year",
    "_rate_reduction": "percentage_points",
    "_rate_end_of_year": "percent",
    "_households_reduction": "households",
    "_households_end_of_year": "households",
}


def unit_problems(tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    """Values of `targets` and `outcomes` that are not whole though their unit is counted, amounts of money that can be
    read in two ways, and units that their indicator does not have."""
    for name in ("targets", "outcomes"):
        for record in records(tables[name]):
            where, unit = (record[FILE], record[ROW]), record["unit"]
            for column in ("value", "value_max"):
                yield from _of_value(where, column, record.get(column), unit)
            indicator = str(record["indicator_id"])
            expected = next((own for ending, own in _OF_INDICATORS.items() if indicator.endswith(ending)), unit)
            if unit not in (None, expected):
                yield Problem("other_unit", *where, "unit", unit, details={"expected": expected})


def _of_value(where: tuple, column: str, value: object, unit: str | None) -> Iterator[Problem]:
    if value is None:
        return
    if unit in _COUNTED and value != int(value):
        yield Problem("not_counted", *where, column, str(value), details={"expected": unit})
    elif unit == _MONEY and _TWO_WAYS.fullmatch(str(value)):
        once = str(value).replace(".", "")
        yield Problem("two_ways", *where, column, str(value), details={"whole": once, "decimal": f"{value}0"})
