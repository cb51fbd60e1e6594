"""Missing stays missing: None in, None out."""

from collections.abc import Callable

import pandas as pd


def known(*values: object) -> bool:
    """Whether every value is there."""
    # What is missing is None or <NA>, or a NaN, which alone is not equal to itself: cheap to tell, as every cell is asked.
    return not any(value is None or value is pd.NA or value != value for value in values)


def when_known(compute: Callable, *values: object) -> object | None:
    """`compute(*values)`, or None if any of the values is missing."""
    return compute(*values) if known(*values) else None
