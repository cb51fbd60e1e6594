"""The rows of a small table as dicts: what is computed row by row is computed with these."""

from collections.abc import Iterable

import pandas as pd

from helpers.measures.missing import known


def grouped(rows: Iterable[dict], *columns: str) -> dict[tuple, list[dict]]:
    """The rows by what they hold in `columns` (None where it is missing), in the order in which that first comes up."""
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        key = tuple(row[column] if known(row[column]) else None for column in columns)
        groups.setdefault(key, []).append(row)
    return groups


def records(frame: pd.DataFrame) -> list[dict]:
    """The rows as dicts, values as they stand in the columns. As `to_dict("records")`, for a fraction of its time."""
    names = frame.columns.tolist()
    return [dict(zip(names, row, strict=True)) for row in frame.to_numpy(dtype=object).tolist()]
