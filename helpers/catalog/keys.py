"""Keys: what must identify one row only, and what must stand in another table."""

from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.catalog.problems import Problem, hint
from helpers.catalog.schema import ForeignKey, TableSchema
from helpers.catalog.tables import FILE, ROW


def key_problems(
    schemas: Iterable[TableSchema], tables: dict[str, pd.DataFrame], wrong: Iterable[Problem] = ()
) -> Iterator[Problem]:
    """Duplicate primary and unique keys, and foreign keys that lead nowhere. Empty parts of a key are a value.

    Cells that are `wrong` already are missing in the tables: rows that are alike without them are not told.
    """
    unread = {(problem.file, problem.row, problem.column) for problem in wrong}
    known: dict[tuple, set] = {}  # what a foreign key may hold, by table and columns: many lead to the same
    for schema in schemas:
        frame = tables[schema.name]
        single = [(field.name,) for field in schema.fields if field.constraints.get("unique")]
        for key in (*schema.keys, *single):
            yield from _duplicates(frame, key, unread)
        for key in schema.foreign_keys:
            to = (key.table, key.columns)
            if to not in known:
                known[to] = set(_tuples(tables[key.table], key.columns))
            yield from _dangling(frame, key, known[to])


def _duplicates(frame: pd.DataFrame, key: tuple[str, ...], unread: set[tuple]) -> Iterator[Problem]:
    every = _tuples(frame, key)
    if len(set(every)) == len(every):
        return
    first: dict[tuple, tuple[str, int]] = {}
    for values, file, row in zip(every, frame[FILE], frame[ROW], strict=True):
        if all(value == "" for value in values) or any((file, row, column) in unread for column in key):
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
