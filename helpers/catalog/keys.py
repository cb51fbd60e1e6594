"""Keys: what must identify one row only, and what must stand in another table."""

from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.catalog.problems import Problem, hint
from helpers.catalog.schema import ForeignKey, TableSchema
from helpers.catalog.tables import FILE, ROW


def key_problems(schemas: Iterable[TableSchema], tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    """Duplicate primary and unique keys, and foreign keys that lead nowhere. Empty parts of a key are a value."""
    known: dict[tuple, set] = {}  # what a foreign key may hold, by table and columns: many lead to the same
    for schema in schemas:
        frame = tables[schema.name]
        single = [(field.name,) for field in schema.fields if field.constraints.get("unique")]
        for key in (*schema.keys, *single):
            yield from _duplicates(frame, key)
        for key in schema.foreign_keys:
            to = (key.table, key.columns)
            if to not in known:
                known[to] = set(_tuples(tables[key.table], key.columns))
            yield from _dangling(frame, key, known[to])


def _duplicates(frame: pd.DataFrame, key: tuple[str, ...]) -> Iterator[Problem]:
    every = _tuples(frame, key)
    if len(set(every)) == len(every):
        return
    first: dict[tuple, tuple[str, int]] = {}
    for values, file, row in zip(every, frame[FILE], frame[ROW], strict=True):
        if all(value == "" for value in values):
            continue
        if values in first:
            shown = ", ".join(value for value in values if value)
            first_file, first_row = first[values]
            where = first_row if first_file == file else f"{first_row} ({first_file})"
            details = {"expected": " + ".join(key), "row": where}
            yield Problem("duplicate", file, row, ", ".join(key), shown, details=details)
        first.setdefault(values, (file, row))


def _dangling(frame: pd.DataFrame, key: ForeignKey, known: set[tuple[str, ...]]) -> Iterator[Problem]:
    every = _tuples(frame, key.fields)
    if not any(any(values) for values in set(every) - known):
        return
    for values, file, row in zip(every, frame[FILE], frame[ROW], strict=True):
        if values not in known and any(values):
            shown = ", ".join(values)
            details = {"expected": f"{key.table} ({', '.join(key.columns)})"} | hint(shown, map(", ".join, known))
            yield Problem("unknown_key", file, row, ", ".join(key.fields), shown, details=details)


def _tuples(frame: pd.DataFrame, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    texts = [["" if value is None or value is pd.NA else str(value) for value in frame[column]] for column in columns]
    return list(zip(*texts, strict=True))
