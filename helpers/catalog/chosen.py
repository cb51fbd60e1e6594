"""Rows of a table by what is told of each: cheap for the small tables here, where a chain of column masks is not."""

from collections.abc import Iterable

import numpy as np
import pandas as pd


def chosen(frame: pd.DataFrame, wanted: Iterable[bool]) -> pd.DataFrame:
    """The rows for which `wanted` says so, one value a row in their order."""
    return frame[np.fromiter(wanted, bool, len(frame))]
