"""Small tables of balances and review results, for tests of what is chosen from them."""

from decimal import Decimal

import pandas as pd

from helpers.catalog.opening import with_firmness

COUNTS = ("households", "poor_households", "near_poor_households", "multidimensional_households")
RATES = ("poverty_rate", "near_poor_rate", "multidimensional_rate")
PLAN = pd.Series({"province_code": "06", "standard_id": "ND07", "year_from": 2023, "year_to": 2023})
_BALANCE = {
    "province_code": "06",
    "district_code": None,
    "boundaries": "before_2025_07",
    "scope": "all",
    "year": 2023,
    "point": "start",
    "standard_id": "ND07",
    "status": "approved",
    "counts_stated": "equal",
    "source_id": "a",
    "note": None,
    "file": "balances.csv",
    "quality": "document",
}


def balances(*rows):
    """A table of balances; each row says in what it differs from an approved opening balance of the province."""
    return with_firmness(printed(*rows))


def printed(*rows):
    """As `balances`, as it is read: how firm a row is is not told yet."""
    usual = dict.fromkeys((*COUNTS, *RATES)) | _BALANCE
    told = [usual | {"row": i + 2} | row for i, row in enumerate(rows)]
    table = pd.DataFrame(told, columns=[*usual, "row"], dtype=object)
    table = table.assign(**{rate: table[rate].map(Decimal, na_action="ignore") for rate in RATES})
    return table.astype(dict.fromkeys((*COUNTS, "year"), "Int64") | {"row": "int64"})
