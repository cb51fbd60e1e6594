"""The rows of a small table as dicts: what is computed row by row is computed with these."""

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict]:
    """The rows as dicts, values as they stand in the columns. As `to_dict("records")`, for a fraction of its time."""
    names = frame.columns.tolist()
    return [dict(zip(names, row, strict=True)) for row in zip(*(frame[name].tolist() for name in names), strict=True)]
