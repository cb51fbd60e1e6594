"""Missing stays missing: None in, None out."""

from collections.abc import Callable

import pandas as pd


def known(*values: object) -> bool:
    """Whether every value is there."""
    return not any(pd.isna(value) for value in values)


def when_known(compute: Callable, *values: object) -> object | None:
    """`compute(*values)`, or None if any of the values is missing."""
    return compute(*values) if known(*values) else None
