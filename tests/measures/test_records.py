"""The rows of a table as dicts hold what its columns hold: the same values, of the same types."""

import datetime
from decimal import Decimal

import pandas as pd

from helpers.measures.records import records

TABLE = pd.DataFrame(
    {
        "code": pd.Series(["06", "07"], dtype="str"),
        "households": pd.Series([1250, pd.NA], dtype="Int64"),
        "year": pd.Series([2022, 2023], dtype="int64"),
        "rate": pd.Series([Decimal("24.50"), None], dtype=object),
        "made_up": pd.Series([True, False], dtype="bool"),
        "issued": pd.Series([datetime.date(2022, 3, 28), "2022-04"], dtype=object),
    },
    index=[7, 3],
)


def test_each_value_is_the_columns_own():
    kept = {name: column.tolist() for name, column in TABLE.items()}
    for place, row in enumerate(records(TABLE)):
        assert list(row) == list(TABLE.columns)
        for name, value in row.items():
            assert type(value) is type(kept[name][place]) and repr(value) == repr(kept[name][place])


def test_a_table_without_rows_has_none():
    assert records(TABLE.head(0)) == []
