"""Which of several printed balances opens a year, and which is the firmest of them."""

import pandas as pd

_STATUS = ["approved", "published", "preliminary", "estimate", "plan"]
_QUALITY = ["document", "official_page", "press", "secondary_site", "made_up"]


def firmest_first(balances: pd.DataFrame) -> pd.DataFrame:
    """The rows with the firmest first, see `firmness`; the order of the file where two are as firm."""
    return balances.loc[firmness(balances).sort_values(kind="stable").index]


def firmness(balances: pd.DataFrame) -> pd.Series:
    """How firm each row is, the lowest number the firmest: by status, by the quality of its source, by its empty or inexact figures.

    Takes balances with the column `quality` of their source. A status or a quality that could not be read comes last.
    """
    figures = ["households", "poor_households", "poverty_rate"]
    status = balances["status"].map({name: rank for rank, name in enumerate(_STATUS)}).fillna(len(_STATUS))
    quality = balances["quality"].map({name: rank for rank, name in enumerate(_QUALITY)}).fillna(len(_QUALITY))
    inexact = balances[figures].isna().sum(axis=1) + balances["counts_stated"].ne("equal")
    return (status * 100 + quality * 10 + inexact).astype(int)


def opening_districts(balances: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """The districts' rows that open the plan's first year, one a district in their order.

    Rows of the start of the year go before those of the end of the year before, and the firmest before the others.
    """
    year = plan["year_from"]
    districts = _comparable(balances, plan)
    districts = districts[districts["district_code"].notna()]
    at_start = districts[(districts["year"] == year) & (districts["point"] == "start")]
    opens = at_start if len(at_start) else districts[(districts["year"] == year - 1) & (districts["point"] == "end")]
    return firmest_first(opens).drop_duplicates("district_code").sort_index()


def opening_province(balances: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """The whole province's rows that open the plan's first year, of every source that prints one, the firmest first."""
    year = plan["year_from"]
    whole = _comparable(balances, plan)
    whole = whole[whole["district_code"].isna()]
    opens = ((whole["year"] == year) & (whole["point"] == "start")) | (
        (whole["year"] == year - 1) & (whole["point"] == "end")
    )
    return firmest_first(whole[opens])


def _comparable(balances: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """The province's rows on all its households, by the plan's standard and on the plan's territory."""
    return balances[
        (balances["province_code"] == plan["province_code"])
        & (balances["standard_id"] == plan["standard_id"])
        & (balances["boundaries"] == "before_2025_07")
        & (balances["scope"] == "all")
    ]
