"""Several ways to plan the same year, from the same baseline."""

from collections.abc import Mapping

import pandas as pd

from helpers.measures.planning.district_plan import plan_districts

COMPARED = ("reduction_households", "reduction_rate", "end_rate", "end_households", "limited")
SAME = ("district", "short", "poor_district", "households", "poor_households", "poverty_rate")


def plan_variants(baselines: pd.DataFrame, asked: Mapping[str, Mapping]) -> dict[str, pd.DataFrame]:
    """The `plan_districts` table of each variant by name. `asked` holds by name what `plan_districts` is asked for:
    `rates`, `households`, `end_rate` and `distribution`. Raises ValueError as `plan_districts` does."""
    return {name: plan_districts(baselines, **of_variant) for name, of_variant in asked.items()}


def compare_variants(plans: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The variants side by side: a row a district and `total`, by district code.

    Columns are pairs: ("", column) for `district`, `short`, `poor_district`, `households`, `poor_households` and
    `poverty_rate` (%), which are the same for all; (variant, column) for `reduction_households`, `reduction_rate`
    (percentage points), `end_rate` (%), `end_households` and `limited`.
    """
    first = next(iter(plans.values()))
    columns = {("", name): first[name] for name in SAME}
    columns |= {(variant, name): table[name] for variant, table in plans.items() for name in COMPARED}
    return pd.DataFrame(columns, dtype=object)
