"""A table in one language."""

import pandas as pd

from helpers.words import LANGUAGES


def in_language(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """The table with the texts of `language` only: `_vi`/`_en` pairs become one column without the ending."""
    other = next(name for name in LANGUAGES if name != language)
    kept = frame.drop(columns=[column for column in frame if column.endswith(f"_{other}")])
    return kept.rename(columns=lambda column: column.removesuffix(f"_{language}"))
