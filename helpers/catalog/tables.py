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
        lines, texts, found = _columns(schema, folder, path)
        problems += found
        columns[FILE] += [path] * len(lines)
        columns[ROW] += lines
        wrong = []
        for field in schema.fields:
            cells = texts.get(field.name, [None] * len(lines))
            # Few texts of a column differ, so each is read once. A cell that is not there is told with its header or row.
            read = {text: (None, "", {}) if text is None else _cell(field, text) for text in set(cells)}
            columns[field.name] += [read[text][0] for text in cells]
            if any(code for _, code, _ in read.values()):
                wrong += [
                    Problem(code, path, row, field.name, text, details=details)
                    for row, text, (_, code, details) in zip(lines, cells, map(read.get, cells), strict=True)
                    if code
                ]
        problems += sorted(wrong, key=lambda problem: problem.row)
    table = pd.DataFrame(columns, dtype=object)
    for field in schema.fields:
        if field.type in ("integer", "year"):
            table[field.name] = pd.array(columns[field.name], "Int64")
    table[ROW] = table[ROW].astype("int64")
    return table, problems


def _columns(
    schema: TableSchema, folder: Path, file: str
) -> tuple[list[int], dict[str, list[str | None]], list[Problem]]:
    """The line of each record, the texts by column name, and what keeps the file from being read."""
    path = folder / file
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return [], {}, [Problem("missing_file", file)]
    except UnicodeDecodeError as error:
        return [], {}, [Problem("not_utf8", file, found=f"byte {error.start}")]
    reader = csv.reader(io.StringIO(unicodedata.normalize("NFC", text), newline=""), delimiter=schema.delimiter)
    header = [name.strip() for name in next(reader, [])]
    if not any(header):
        return [], {}, [Problem("no_header", file, row=1)]
    problems = list(_header_problems(schema, file, header))
    lines, records = [], []
    row = reader.line_num + 1  # where a record starts, also if a quoted cell runs on over the lines after it
    for cells in reader:
        here, row = row, reader.line_num + 1
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        if len(cells) != len(header):
            details = {"expected": len(header)}
            problems.append(Problem("ragged_row", file, here, found=str(len(cells)), details=details))
            cells = [*cells[: len(header)], *[None] * (len(header) - len(cells))]
        lines.append(here)
        records.append(cells)
    return lines, dict(zip(header, map(list, zip(*records, strict=True)), strict=bool(records))), problems


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
