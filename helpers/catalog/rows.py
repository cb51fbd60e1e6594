"""Rows of a table taken one by one: cheap for the small tables here, where a chain of column masks is not."""

from collections.abc import Iterable

import numpy as np
import pandas as pd


def chosen(frame: pd.DataFrame, wanted: Iterable[bool]) -> pd.DataFrame:
    """The rows for which `wanted` says so, one value a row in their order."""
    return frame[np.fromiter(wanted, bool, len(frame))]


def records(frame: pd.DataFrame) -> list[dict]:
    """The rows as dicts, as `to_dict("records")` gives them, for a fraction of its time."""
    names = frame.columns.tolist()
    return [dict(zip(names, row, strict=True)) for row in frame.to_numpy(dtype=object).tolist()]
