"""What a plan's text asks of the province, its poor districts and its ethnic-minority households against its own table."""

import pandas as pd

from helpers.measures.headline import POOR
from helpers.measures.implied_fall import FALL, FALL_A_YEAR
from helpers.measures.missing import known
from helpers.measures.reductions import TOTAL, group_reduction
from helpers.measures.verdict import NOT_MEASURED, verdict


def asks_against_table(targets: pd.DataFrame, districts: pd.DataFrame) -> pd.DataFrame:
    """The falls of the poverty rate that the plan's text asks for, and what its district table does about them.

    Takes a dossier's `targets` and the `district_reductions` table. One row a target and area it can be held
    against: the target's `target_id`, `scope`, `population_id`, `population`, `comparator`,
    `comparator_printed`, `value`, `value_max`, `unit`, `text`; the table's `area` (district name, or None for the whole group), `households`,
    `poor_households`, `poverty_rate` (%), `planned` (percentage points, None where the table says nothing of that
    group), `end_rate_from_counts` (%); and `status`. Targets that stand in the table itself are not asks.
    """
    asked = targets[
        targets["indicator_id"].isin([FALL, FALL_A_YEAR]) & targets["scope"].ne("district") & targets["value"].notna()
    ]
    in_table = asked["scope"].eq("province") & asked["section"].isin(_table_sections(targets))
    rows = [row for target in asked[~in_table].to_dict("records") for row in _rows(target, districts)]
    return pd.DataFrame(rows, columns=[*_TARGET, *_TABLE, "status"], dtype=object)


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
_TABLE = ["area", "households", "poor_households", "poverty_rate", "planned", "end_rate_from_counts"]


def _table_sections(targets: pd.DataFrame) -> set[str]:
    """The sections that hold the district table: those in which targets of single districts stand."""
    return set(targets.loc[targets["scope"] == "district", "section"].dropna())


def _rows(target: dict, districts: pd.DataFrame) -> list[dict]:
    asked = {column: target[column] for column in _TARGET}
    planned = _planned(target, districts)
    if not planned:
        return [asked | dict.fromkeys(_TABLE) | {"status": NOT_MEASURED}]
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


def _status(target: dict, planned) -> str:
    return (
        verdict(target["comparator"], target["value"], target["value_max"], planned) if known(planned) else NOT_MEASURED
    )
