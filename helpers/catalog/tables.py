"""One CSV file into one typed table, with every cell that does not fit its column told.

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

ROW = "row"  # the column that carries each record's line in its file


def read_table(schema: TableSchema, folder: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """The table in `folder`, one column a field plus `row` (its line in the file), and what is wrong with it.

    Whole numbers are Int64, other numbers exact Decimals, missing cells None or <NA>. A cell that is wrong is
    missing in the table and stands in the problems.
    """
    lines, problems = _lines(schema, folder)
    names = [field.name for field in schema.fields]
    columns = {name: [] for name in names}
    rows = []
    for row, cells in lines:
        rows.append(row)
        for field in schema.fields:
            text = cells.get(field.name)
            # A cell that is not there at all is told once, with its header or its row.
            value, code, details = (None, "", {}) if text is None else _cell(field, text)
            if code:
                problems.append(Problem(code, schema.path, row, field.name, text, details=details))
            columns[field.name].append(value)
    frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    for field in schema.fields:
        if field.type in ("integer", "year"):
            frame[field.name] = frame[field.name].astype("Int64")
    frame[ROW] = pd.Series(rows, dtype="int64")
    return frame, problems


def _lines(schema: TableSchema, folder: Path) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """The records as text by column name, and what keeps the file from being read."""
    path = folder / schema.path
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return [], [Problem("missing_file", schema.path)]
    except UnicodeDecodeError as error:
        return [], [Problem("not_utf8", schema.path, found=f"byte {error.start}")]
    reader = csv.reader(io.StringIO(unicodedata.normalize("NFC", text), newline=""), delimiter=schema.delimiter)
    header = [name.strip() for name in next(reader, [])]
    if not any(header):
        return [], [Problem("no_header", schema.path, row=1)]
    problems = list(_header_problems(schema, header))
    records = []
    row = reader.line_num + 1  # where a record starts, also if a quoted cell runs on over the lines after it
    for cells in reader:
        here, row = row, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            details = {"expected": len(header)}
            problems.append(Problem("ragged_row", schema.path, here, found=str(len(cells)), details=details))
        records.append((here, dict(zip(header, (cell.strip() for cell in cells), strict=False))))
    return records, problems


def _header_problems(schema: TableSchema, header: list[str]) -> Iterator[Problem]:
    declared = [field.name for field in schema.fields]
    for name in declared:
        if name not in header:
            yield Problem("missing_column", schema.path, 1, name, details={"expected": name})
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield Problem("repeated_column", schema.path, 1, name, found=name, details={"expected": name})
    for name in header:
        if name not in declared:
            yield Problem("unknown_column", schema.path, 1, name, found=name, details=hint(name, declared))


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
