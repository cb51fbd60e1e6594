"""The order of a table's rows, from what they say: where a row stands in its file means nothing."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from helpers.catalog.schema import TableSchema

_DIGITS = re.compile(r"(\d+)")


def in_order(schemas: list[TableSchema], tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with their rows sorted by the columns that their schema names (`order`), then by the primary key.

    A column with a list of allowed values sorts as the list does, one that leads to another table as that table's rows
    do, and every other by its values, the numbers within a text as numbers: `DA2` before `DA10`. What is missing goes
    last. Rows that all this does not tell apart, as only faulty data have them, stay as they stood.
    """
    by_name = {schema.name: schema for schema in schemas}
    ordered: dict[str, pd.DataFrame] = {}

    def order(name: str) -> pd.DataFrame:
        if name not in ordered:
            schema = by_name[name]
            columns = dict.fromkeys((*schema.order, *(schema.keys[0] if schema.keys else ())))
            ranks = [_ranks(tables[name][column], _sorter(schema, column, order)) for column in columns]
            # The last key that numpy's lexsort takes is the first to sort by.
            places = np.lexsort(ranks[::-1]) if ranks else slice(None)
            ordered[name] = tables[name].iloc[places].reset_index(drop=True)
        return ordered[name]

    return {name: order(name) for name in tables}


def _sorter(schema: TableSchema, column: str, order: Callable[[str], pd.DataFrame]) -> Callable[[object], tuple]:
    """What the values of a column sort by."""
    field = next(field for field in schema.fields if field.name == column)
    listed = field.constraints.get("enum", ())
    for key in schema.foreign_keys:
        if key.fields == (column,) and key.table != schema.name:
            listed = order(key.table)[key.columns[0]]
    place = {value: number for number, value in reversed(list(enumerate(listed)))}
    return lambda value: (place.get(value, len(place)), _natural(value))


def _natural(value: object) -> object:
    """Numbers in a text compare as numbers; a text of digits (a code) goes before one of letters, as in code order."""
    if not isinstance(value, str):
        return value
    return [(int(part), part) if number % 2 else (0, part) for number, part in enumerate(_DIGITS.split(value))]


def _ranks(values: pd.Series, sorter: Callable[[object], tuple]) -> np.ndarray:
    """The place of each value among the different ones."""
    told = values.tolist()
    different = {value for value in told if value is not None and value is not pd.NA}
    rank = {value: place for place, value in enumerate(sorted(different, key=sorter))}
    return np.array([rank.get(value, len(rank)) for value in told], int)
