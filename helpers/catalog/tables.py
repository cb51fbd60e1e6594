"""The CSV files of a table into one typed table, with every cell that does not fit its column told.

Cells are read as text and parsed by their declared type, because a table reader that guesses types turns
`06` into 6 and `2,76` into 276 without a word.
"""

import datetime
import re
from collections.abc import Iterable

import pandas as pd

from helpers.catalog.problems import Problem, hint
from helpers.catalog.schema import Field, TableSchema
from helpers.catalog.texts import Texts
from helpers.numbers import NotANumber, read_decimal, read_integer

FILE, ROW = "file", "row"  # the columns that carry each record's file and its line in it


def read_table(schema: TableSchema, texts: Iterable[Texts]) -> tuple[pd.DataFrame, list[Problem]]:
    """The table in the files `texts`, one column a field plus `file` and `row` (its line there), and what is wrong with it.

    Whole numbers are Int64, other numbers exact Decimals, missing cells None or <NA>. A cell that is wrong is
    missing in the table and stands in the problems.
    """
    columns = {name: [] for name in (*(field.name for field in schema.fields), FILE, ROW)}
    problems = []
    for file in texts:
        problems += file.problems
        columns[FILE] += [file.file] * len(file.lines)
        columns[ROW] += file.lines
        wrong = []
        for field in schema.fields:
            cells = file.columns.get(field.name) or [None] * len(file.lines)
            # Few texts of a column differ, so each is read once. A cell that is not there is told with its header or row.
            read = {text: (None, "", {}) if text is None else _cell(field, text) for text in set(cells)}
            columns[field.name] += [read[text][0] for text in cells]
            wrong += [
                Problem(read[text][1], file.file, row, field.name, text, details=read[text][2])
                for row, text in zip(file.lines, cells, strict=True)
                if read[text][1]
            ]
        problems += sorted(wrong, key=lambda problem: problem.row)
    table = pd.DataFrame(columns, dtype=object)
    for field in schema.fields:
        if field.type in ("integer", "year"):
            table[field.name] = pd.array(columns[field.name], "Int64")
    table[ROW] = table[ROW].astype("int64")
    return table, problems


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
        return None, "bad_pattern", {"expected": field.example or rules["pattern"]}
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
