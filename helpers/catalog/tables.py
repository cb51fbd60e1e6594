"""The CSV files of a table into one typed table, with every cell that does not fit its column told.

Cells are read as text and parsed by their declared type, because a table reader that guesses types turns
`06` into 6 and `2,76` into 276 without a word.
"""

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from helpers.catalog.problems import Problem, hint
from helpers.catalog.schema import Field, TableSchema
from helpers.numbers import NotANumber, read_decimal, read_integer

FILE, ROW = "file", "row"  # the columns that carry each record's file and its line in it


def read_table(schema: TableSchema, folder: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """The table in `folder`, one column a field plus `file` and `row` (its line there), and what is wrong with it.

    Whole numbers are Int64, other numbers exact Decimals, missing cells None or <NA>. A cell that is wrong is
    missing in the table and stands in the problems. A second file in a folder of its own (the example) is no part of
    the table where that folder is not there.
    """
    columns = {name: [] for name in (*(field.name for field in schema.fields), FILE, ROW)}
    problems = []
    for path in schema.paths:
        if path != schema.paths[0] and not (folder / path).parent.is_dir():
            continue
        lines, found = _lines(schema, folder, path)
        problems += found
        for row, cells in lines:
            columns[FILE].append(path)
            columns[ROW].append(row)
            for field in schema.fields:
                text = cells.get(field.name)
                # A cell that is not there at all is told once, with its header or its row.
                value, code, details = (None, "", {}) if text is None else _cell(field, text)
                if code:
                    problems.append(Problem(code, path, row, field.name, text, details=details))
                columns[field.name].append(value)
    frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    whole = [field.name for field in schema.fields if field.type in ("integer", "year")]
    return frame.astype(dict.fromkeys(whole, "Int64") | {ROW: "int64"}), problems


def _lines(schema: TableSchema, folder: Path, file: str) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """The records as text by column name, and what keeps the file from being read."""
    path = folder / file
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return [], [Problem("missing_file", file)]
    except UnicodeDecodeError as error:
        return [], [Problem("not_utf8", file, found=f"byte {error.start}")]
    reader = csv.reader(io.StringIO(unicodedata.normalize("NFC", text), newline=""), delimiter=schema.delimiter)
    header = [name.strip() for name in next(reader, [])]
    if not any(header):
        return [], [Problem("no_header", file, row=1)]
    problems = list(_header_problems(schema, file, header))
    records = []
    row = reader.line_num + 1  # where a record starts, also if a quoted cell runs on over the lines after it
    for cells in reader:
        here, row = row, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            details = {"expected": len(header)}
            problems.append(Problem("ragged_row", file, here, found=str(len(cells)), details=details))
        records.append((here, dict(zip(header, (cell.strip() for cell in cells), strict=False))))
    return records, problems


def _header_problems(schema: TableSchema, file: str, header: list[str]) -> Iterator[Problem]:
    declared = [field.name for field in schema.fields]
    for name in declared:
        if name not in header:
            yield Problem("missing_column", file, 1, name, details={"expected": name})
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield Problem("repeated_column", file, 1, name, found=name, details={"expected": name})
    for name in header:
        if name not in declared:
            yield Problem("unknown_column", file, 1, name, found=name, details=hint(name, declared))


def _cell(field: Field, text: str) -> tuple[object, str, dict]:
    """The cell's value, and the code and details of its problem if it has one."""
    rules = field.constraints
    if not text:
        return None, "required" if rules.get("required") else "", {}
    try:
        value = _parse(field, text)
    except ValueError:
        code = {"integer": "not_integer", "year": "not_integer", "boolean": "not_boolean", "date": "not_date"}.get(
            field.type, "not_number"
        )
        return None, code, {"expected": field.decimal, "example": f"26{field.decimal}93"}
    if "minimum" in rules and value < type(value)(str(rules["minimum"])):
        return None, "too_small", {"expected": rules["minimum"]}
    if "maximum" in rules and value > type(value)(str(rules["maximum"])):
        return None, "too_large", {"expected": rules["maximum"]}
    if "enum" in rules and text not in rules["enum"]:
        return None, "not_allowed", {"expected": ", ".join(rules["enum"])} | hint(text, rules["enum"])
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        return None, "bad_pattern", {"expected": rules["pattern"]}
    return value, "", {}


def _parse(field: Field, text: str) -> object:
    match field.type:
        case "integer" | "year":
            return read_integer(text, field.group)
        case "number":
            return read_decimal(text, field.decimal, field.group)
        case "boolean":
            return {"true": True, "false": False}[text.lower()] if text.lower() in ("true", "false") else _refuse(text)
        case "date":
            return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else _refuse(text)
        case _:
            return text


def _refuse(text: str) -> object:
    raise NotANumber(text)
