"""Small tables of printed balances in the form the catalog hands out."""

from decimal import Decimal

import pandas as pd

_PRINT = {
    "province_code": "06",
    "district_code": None,
    "boundaries": "before_2025_07",
    "scope": "all",
    "year": 2023,
    "point": "end",
    "standard_id": "ND07",
    "status": "approved",
    "households": None,
    "poor_households": None,
    "near_poor_households": None,
    "poverty_rate": None,
    "near_poor_rate": None,
    "multidimensional_households": None,
    "multidimensional_rate": None,
    "counts_stated": "equal",
    "source_id": "print",
    "quality": "official_page",
    "firmness": 1,
    "note": None,
}
_REGION = {
    name: value for name, value in _PRINT.items() if name not in ("province_code", "district_code", "boundaries")
}
_COUNTS = ("year", "households", "poor_households", "near_poor_households", "multidimensional_households")


def balances(*rows):
    return _table(_PRINT, rows)


def national_balances(*rows):
    return _table({"region_id": None} | _REGION, rows)


def _table(defaults, rows):
    for row in rows:
        assert set(row) <= set(defaults), row
    records = [defaults | row for row in rows]
    frame = pd.DataFrame({name: pd.Series([record[name] for record in records], dtype=object) for name in defaults})
    return frame.astype(dict.fromkeys(_COUNTS, "Int64") | {"firmness": "int64"})


def provinces(*codes, **successors):
    """Provinces by code, each its own successor unless told: provinces("20", p06="19", p19="19")."""
    into = dict.fromkeys(codes, None) | {name.removeprefix("p"): code for name, code in successors.items()}
    return pd.DataFrame(
        {
            "province_code": list(into),
            "successor_code": [successor or code for code, successor in into.items()],
            "region_id": ["north"] * len(into),
        }
    )


def dec(text):
    return Decimal(text)
