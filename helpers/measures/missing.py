"""Missing stays missing: None in, None out."""

from collections.abc import Callable

import pandas as pd


def known(*values: object) -> bool:
    """Whether every value is there."""
    return not any(map(missing, values))


def missing(value: object) -> bool:
    """Whether the value is None, <NA> or a NaN, which alone is not equal to itself: cheap, as every cell is asked."""
    return value is None or value is pd.NA or value != value


def when_known(compute: Callable, *values: object) -> object | None:
    """`compute(*values)`, or None if any of the values is missing."""
    return compute(*values) if known(*values) else None
