"""A register of households, one row a household and year, checked and counted for the tables of the yearly review.

polars reads it, and is imported only when there is a register to count: a process that has used polars can not be
forked safely, and reports are made in forks.
"""

from collections.abc import Sequence
from pathlib import Path

from helpers.catalog.problems import DataProblems, Problem


def count_register(
    files: Sequence[Path], folder: Path, source_id: str, all_households: Path | None = None, language: str = "en"
):
    """The Counted of one or several CSV and Parquet files that together are a register; see counted.py.

    Raises DataProblems with everything that is wrong, also if polars is not installed.
    """
    try:
        import polars  # noqa: F401
    except ModuleNotFoundError:
        raise DataProblems([Problem("no_polars", column="giamngheo count")], language) from None
    from helpers.catalog.register.counted import counted

    return counted(files, folder, source_id, all_households, language)
