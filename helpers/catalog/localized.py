"""A table in one language."""

import pandas as pd

from helpers.words import LANGUAGES


def in_language(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """The table with the texts of `language` only: `_vi`/`_en` pairs become one column without the ending."""
    other = next(name for name in LANGUAGES if name != language)
    kept = {place: name for place, name in enumerate(frame.columns.tolist()) if not name.endswith(f"_{other}")}
    if len(kept) == len(frame.columns):
        return frame
    names = [name.removesuffix(f"_{language}") for name in kept.values()]
    return frame.take(list(kept), axis=1).set_axis(names, axis=1)
