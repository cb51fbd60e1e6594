"""What a plan's text asks of the province, its poor districts and its ethnic-minority households against what it plans."""

import pandas as pd

from helpers.measures.headline import IMPLIED, POOR
from helpers.measures.implied_fall import FALL, FALL_A_YEAR
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.reductions import TOTAL, group_reduction
from helpers.measures.verdict import NOT_MEASURED, verdict


def asks_against_table(
    targets: pd.DataFrame, districts: pd.DataFrame, summary: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The falls of the poverty rate that the plan's text asks for, and what its own figures plan of them.

    Takes a dossier's `targets`, the `district_reductions` table and the plan's `headline` table. One row a target and
    area it can be held against: the target's `target_id`, `scope`, `population_id`, `population`, `comparator`,
    `comparator_printed`, `value`, `value_max`, `unit`, `text`; the `area` (district name, or None for the whole
    group), `households`, `poor_households`, `poverty_rate` (%), `planned` (percentage points, a year where a fall a
    year is asked; None where the plan says nothing of that group), `planned_parts` (start rate, planned end rate and
    years, where the fall of the whole province follows from these and no table gives it), `end_rate_from_counts` (%);
    and `status`. Targets that stand in the table itself are not asks, and a fall that is itself the ask does not
    answer it.
    """
    every = records(targets)
    sections = {row["section"] for row in every if row["scope"] == "district" and known(row["section"])}
    rows = []
    for target in every:
        asked = target["indicator_id"] in (FALL, FALL_A_YEAR) and target["scope"] != "district"
        in_table = target["scope"] == "province" and target["section"] in sections  # those that hold the district table
        if asked and known(target["value"]) and not in_table:
            rows += _rows(target, districts, summary)
    return pd.DataFrame(rows, columns=[*_TARGET, *_PLAN, "status"], dtype=object)


_TARGET = [
    "target_id",
    "scope",
    "population_id",
    "population",
    "comparator",
    "comparator_printed",
    "value",
    "value_max",
]
_TARGET += ["unit", "text"]
_PLAN = ["area", "households", "poor_households", "poverty_rate", "planned", "planned_parts", "end_rate_from_counts"]


def _rows(target: dict, districts: pd.DataFrame, summary: pd.DataFrame | None) -> list[dict]:
    asked = {column: target[column] for column in _TARGET} | dict.fromkeys(_PLAN)
    planned = _planned(target, districts) or _implied(target, summary)
    if not planned:
        return [asked | {"status": NOT_MEASURED}]
    return [asked | row | {"status": _status(target, row["planned"])} for row in planned]


def _planned(target: dict, districts: pd.DataFrame) -> list[dict]:
    """What the table plans for the group that the target names; empty if it says nothing of it."""
    if districts.empty or target["population_id"] != POOR:
        return []
    if target["scope"] == "province":
        return [_row(None, districts.loc[TOTAL])] if known(districts.loc[TOTAL, "reduction_rate"]) else []
    poor = districts[districts["poor_district"].eq(True)]
    if target["scope"] != "poor_districts" or poor.empty or poor["reduction_rate"].isna().any():
        return []
    return [_row(row["short"], row) for _, row in poor.iterrows()] + [_row(None, group_reduction(poor))]


def _row(area: str | None, figures: pd.Series) -> dict:
    columns = ["households", "poor_households", "poverty_rate", "end_rate_from_counts"]
    return {"area": area, "planned": figures["reduction_rate"]} | {column: figures[column] for column in columns}


def _implied(target: dict, summary: pd.DataFrame | None) -> list[dict]:
    """The fall that follows from the start and the planned end of the whole province; empty if the plan prints one."""
    if summary is None or target["population_id"] != POOR or target["scope"] != "province":
        return []
    fall = summary.loc["reduction"]
    if fall["rate_how"] != IMPLIED:
        return []
    years = target["plan_years"] if target["indicator_id"] == FALL_A_YEAR else 1
    start, _sign, end = fall["rate_parts"]
    return [{"planned": fall["rate"] / years, "planned_parts": (start, end, years)}]


def _status(target: dict, planned) -> str:
    return (
        verdict(target["comparator"], target["value"], target["value_max"], planned) if known(planned) else NOT_MEASURED
    )
