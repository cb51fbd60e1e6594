"""Which of several printed balances opens a year, and which is the firmest of them."""

import numpy as np
import pandas as pd

from helpers.catalog.rows import chosen

_STATUS = ["approved", "published", "preliminary", "estimate", "plan"]
_QUALITY = ["document", "official_page", "press", "secondary_site", "made_up"]


def with_firmness(balances: pd.DataFrame) -> pd.DataFrame:
    """The balances with `firmness`: how firm each row is, the lowest number the firmest, by its status, then the
    quality of its source, then its empty or inexact figures.

    Takes balances with the column `quality` of their source. A status or a quality that could not be read comes last.
    """
    figures = ["households", "poor_households", "poverty_rate"]
    inexact = balances[figures].isna().sum(axis=1) + balances["counts_stated"].ne("equal")
    status, quality = (
        [names.index(name) if name in names else len(names) for name in balances[column]]
        for column, names in (("status", _STATUS), ("quality", _QUALITY))
    )
    return balances.assign(firmness=np.array(status, int) * 100 + np.array(quality, int) * 10 + inexact.to_numpy())


def firmest_first(balances: pd.DataFrame) -> pd.DataFrame:
    """The rows with the firmest first, see `with_firmness`; the order of the table where two are as firm."""
    return balances.iloc[balances["firmness"].to_numpy().argsort(kind="stable")]


def opening_districts(balances: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """The districts' rows that open the plan's first year, one a district in their order.

    Rows of the start of the year go before those of the end of the year before, and the firmest before the others.
    """
    start, end = _opening_times(plan)
    districts = balances[_comparable(balances, plan) & balances["district_code"].notna().to_numpy()]
    when = list(zip(districts["year"], districts["point"], strict=True))
    opens = start if start in when else end
    return (
        firmest_first(chosen(districts, (one == opens for one in when))).drop_duplicates("district_code").sort_index()
    )


def opening_province(balances: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """The whole province's rows that open the plan's first year, of every source that prints one, the firmest first."""
    whole = balances[_comparable(balances, plan) & balances["district_code"].isna().to_numpy()]
    when = zip(whole["year"], whole["point"], strict=True)
    return firmest_first(chosen(whole, (one in _opening_times(plan) for one in when)))


def _opening_times(plan: pd.Series) -> tuple[tuple[int, str], tuple[int, str]]:
    """Year and point of figures of the start of the plan's first year, and of the end of the year before."""
    return (plan["year_from"], "start"), (plan["year_from"] - 1, "end")


def _comparable(balances: pd.DataFrame, plan: pd.Series) -> np.ndarray:
    """Which rows are on all households of the province, by the plan's standard and on the plan's territory."""
    wanted = {"province_code": plan["province_code"], "standard_id": plan["standard_id"]}
    wanted |= {"boundaries": "before_2025_07", "scope": "all"}
    return np.logical_and.reduce([balances[column].to_numpy() == value for column, value in wanted.items()])
