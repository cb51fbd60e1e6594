"""From the files of a register to its counts: what is there, whether it holds, and what it adds up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import polars as pl

from helpers.catalog.problems import DataProblems, Problem
from helpers.catalog.register.all_households import households_problems, of_register, read_all_households
from helpers.catalog.register.checks import Check, checks
from helpers.catalog.register.counting import broken_rows, count, repeated_rows, values
from helpers.catalog.register.declared import COLUMNS, columns_read, own_columns
from helpers.catalog.register.files import File, column_problems, open_file, unreadable
from helpers.catalog.register.lists import Lists, read_lists, source_problems
from helpers.catalog.register.values import meant, written


@dataclass(frozen=True)
class Counted:
    """The counts of a register, and what its review tables need beside them.

    `counts` are those of counting.py; `everyone` has all `households` and `persons` by area, and no row if they were
    not given; `standard` is the poverty standard of the years; `own` are the columns that each review table is counted
    from, and `lacking` those of tables that the register has no column for. `source_id` is that of every row.
    """

    counts: pd.DataFrame
    everyone: pd.DataFrame
    standard: dict
    source_id: str
    lists: Lists
    own: dict[str, tuple[str, ...]]
    lacking: dict[str, tuple[str, ...]]

    @property
    def rows(self) -> int:
        """Rows of the register."""
        return int(self.counts["households"].sum())


def counted(paths: Sequence[Path], folder: Path, source_id: str, all_households: Path | None, language: str) -> Counted:
    """Check and count the register in `paths` with the lists of the data `folder`. Raises DataProblems."""
    lists = read_lists(folder)
    problems = source_problems(lists, source_id, set())
    everyone, found = read_all_households(all_households, lists)
    problems += found
    files = []
    for path in paths:
        file, found = open_file(path)
        files += [file] if file else []
        problems += found
    _stop_on(problems, language)
    header = {name for file in files for name in file.types}
    standard = lists.standard_of(_a_year(files))
    own = own_columns(lists.indicators(standard), lists.causes)
    columns = columns_read(header, own)
    _stop_on([problem for file in files for problem in column_problems(file, columns)], language)
    counts = _counts(files, columns, _rules(columns, lists, standard), _codes(lists), language)
    if counts.empty:
        raise DataProblems([Problem("no_households", files[0].name)], language)
    problems = source_problems(lists, source_id, set(counts["province_code"]))
    everyone = of_register(everyone, counts)
    if all_households:
        problems += households_problems(all_households, everyone, counts)
    _stop_on(problems, language)
    lacking = {table: names for table, names in own.items() if not names or not header & set(names)}
    return Counted(counts, everyone, standard, source_id, lists, own, lacking)


def _a_year(files: list[File]) -> int | None:
    """The first year that stands in the register."""
    for file in files:
        if "year" in file.types:
            dtype = file.types["year"]
            cells = file.rows.select(written("year", dtype, tidy=True)).select(meant(COLUMNS["year"], dtype, (), True))
            try:
                year = cells.drop_nulls().head(1).collect(engine="streaming")
            except pl.exceptions.PolarsError:
                continue  # told when the register is counted
            if len(year):
                return year.item()
    return None


def _codes(lists: Lists) -> dict[str, tuple[str, ...]]:
    return {
        "province_code": tuple(lists.tables["provinces"]["province_code"]),
        "district_code": tuple(lists.tables["districts"]["district_code"]),
    }


def _rules(columns: list[str], lists: Lists, standard: dict | None) -> list[Check]:
    least = int(standard["min_deprivations"]) if standard else 0
    return checks(columns, _codes(lists), lists.years(standard), lists.province_of, least)


def _counts(files: list[File], columns: list[str], rules: list[Check], codes: dict, language: str) -> pd.DataFrame:
    """The counts; a register that is untidy, or that breaks rules, is read again with its cells tidied."""
    try:
        for tidy in (False, True):
            frames = [values(file, columns, codes, tidy) for file in files]
            counts, broken, twice = count(frames, columns, rules)
            if not broken and not twice:
                return counts
        problems = [one for file, frame in zip(files, frames, strict=True) for one in broken_rows(file, frame, rules)]
        problems += repeated_rows(files, frames, columns) if twice else []
    except pl.exceptions.PolarsError:
        problems = [problem for file in files for problem in _reading(file, columns)]
        if not problems:
            raise
    raise DataProblems(problems, language)


def _reading(file: File, columns: list[str]) -> list[Problem]:
    try:
        file.rows.select(pl.col(columns).is_not_null().sum()).collect(engine="streaming")
    except pl.exceptions.PolarsError as error:
        return [unreadable(file.path, error)]
    return []


def _stop_on(problems: list[Problem], language: str) -> None:
    if problems:
        raise DataProblems(problems, language)
