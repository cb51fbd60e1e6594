"""The yearly review's table of results (table 1) as closing balances, so that no figure is entered twice."""

import pandas as pd

_COLUMNS = {
    "total": "households",
    "poor": "poor_households",
    "poor_rate": "poverty_rate",
    "near_poor": "near_poor_households",
    "near_poor_rate": "near_poor_rate",
}


def with_reviewed(balances: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """The balances, and a closing balance for every row of households in the review's results."""
    counted = results[results["unit"] == "households"].rename(columns=_COLUMNS)
    told = {"boundaries": "before_2025_07", "scope": "all", "point": "end", "counts_stated": "equal"}
    if counted.empty:
        return balances
    rows = counted.assign(**told).reindex(columns=balances.columns)
    both = pd.concat([balances, rows], ignore_index=True)
    for column, dtype in balances.dtypes.items():
        if both[column].dtype != dtype:
            both[column] = both[column].astype(dtype)
    return both
