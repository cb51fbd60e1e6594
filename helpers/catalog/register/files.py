"""The files of a register, opened without being read: their columns, and why one can not be opened."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from helpers.catalog.problems import Problem, hint
from helpers.catalog.register.declared import COLUMNS
from helpers.catalog.register.values import fits

ROW = "row of the file"
_FIRST = 2  # the row of the first household, below the header; counted so in Parquet too
_DELIMITERS = ",;\t"


@dataclass(frozen=True)
class File:
    """One file of a register: its rows, not yet read, numbered in ROW, and the types in which it stores its columns."""

    path: Path
    rows: pl.LazyFrame
    types: dict[str, pl.DataType]

    @property
    def name(self) -> str:
        """How messages call the file."""
        return self.path.name


def open_file(path: Path) -> tuple[File | None, list[Problem]]:
    """The file, or what keeps it from being opened."""
    kind = path.suffix.lower()
    if not path.is_file():
        return None, [Problem("no_such_file", column=path.as_posix())]
    if kind not in _READERS:
        return None, [Problem("not_a_register", path.name, found=path.suffix)]
    try:
        header, rows = _READERS[kind](path)
        if not any(header):
            return None, [Problem("no_register_header", path.name, row=1)]
        twice = sorted({name for name in header if name in COLUMNS and header.count(name) > 1})
        if twice:
            told = {name: {"expected": name} for name in twice}
            return None, [Problem("repeated_column", path.name, 1, name, name, details=told[name]) for name in twice]
        return File(path, rows, dict(rows.collect_schema())), []
    except UnicodeDecodeError as error:
        return None, [Problem("not_utf8", path.name, found=f"byte {error.start}")]
    except pl.exceptions.PolarsError as error:
        return None, [unreadable(path, error)]


def column_problems(file: File, wanted: list[str]) -> Iterator[Problem]:
    """Columns that are missing, and those stored in a type that can not hold what they mean."""
    for name in wanted:
        if name not in file.types:
            details = {"expected": name} | hint(name, [one for one in file.types if one not in COLUMNS])
            yield Problem("column_not_there", file.name, 1, name, details=details)
        elif not fits(COLUMNS[name], file.types[name]):
            code = "stored_as_number" if COLUMNS[name].type == "string" else "stored_otherwise"
            details = {"expected": COLUMNS[name].type}
            yield Problem(code, file.name, column=name, found=str(file.types[name]), details=details)


def unreadable(path: Path, error: Exception) -> Problem:
    """Why reading stopped: for a CSV file found by going through it slowly, since the fast reader does not say where."""
    said = str(error).splitlines()[0]
    if path.suffix.lower() != ".csv":
        return Problem("not_parquet", path.name, found=said)
    try:
        delimiter, header = csv_header(path)
        with path.open(encoding="utf-8-sig", newline="") as text:
            for row, cells in enumerate(csv.reader(text, delimiter=delimiter, strict=True), 1):
                if len(cells) > len(header):
                    details = {"expected": len(header)}
                    return Problem("ragged_row", path.name, row, found=str(len(cells)), details=details)
    except UnicodeDecodeError as wrong:
        return Problem("not_utf8", path.name, found=f"byte {wrong.start}")
    except csv.Error as wrong:
        said = str(wrong)
    return Problem("not_csv", path.name, found=said)


def csv_header(path: Path, declared: Iterable[str] = COLUMNS) -> tuple[str, list[str]]:
    """The mark between cells, by which most of the `declared` columns stand apart, and the names of the columns.

    Raises UnicodeDecodeError.
    """
    read = {}
    for mark in _DELIMITERS:
        with path.open(encoding="utf-8-sig", newline="") as text:
            read[mark] = next(csv.reader(text, delimiter=mark), [])
    best = max(read, key=lambda mark: len({name.strip() for name in read[mark]} & set(declared)))
    return best, read[best]


def _csv(path: Path) -> tuple[list[str], pl.LazyFrame]:
    delimiter, header = csv_header(path)
    spaced = {name: name.strip() for name in header if name != name.strip() and name.strip() in COLUMNS}
    names = [name.strip() for name in header]
    if not any(names):
        return names, pl.LazyFrame()
    rows = pl.scan_csv(path, separator=delimiter, infer_schema=False, row_index_name=ROW, row_index_offset=_FIRST)
    return names, rows.rename(spaced, strict=False)


def _parquet(path: Path) -> tuple[list[str], pl.LazyFrame]:
    rows = pl.scan_parquet(path, row_index_name=ROW, row_index_offset=_FIRST)
    return [name for name in rows.collect_schema() if name != ROW], rows


_READERS = {".csv": _csv, ".parquet": _parquet}
