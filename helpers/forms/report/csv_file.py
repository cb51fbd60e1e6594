"""A table of a report as CSV: plain numbers in columns of numbers, and beside them what the report says of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd

from helpers.forms.cells import FORMULA
from helpers.forms.report.printed import Printed
from helpers.forms.report.tables import DataColumn, DataTable, note_of
from helpers.words import gettext


@dataclass(frozen=True)
class CsvField:
    """A column of the file: its name, `number` or `string`, its unit, and how a cell is written."""

    name: str
    type: str
    unit: str
    write: Callable[[list[Printed]], str]


@dataclass(frozen=True)
class CsvFile:
    """A table's file: its fields in order, and its content."""

    fields: list[CsvField]
    content: bytes


def csv_file(table: DataTable, language: str, mark: str) -> CsvFile:
    """The file of a table: UTF-8 with a byte order mark, without which Excel misreads Vietnamese letters; RFC 4180,
    whose line ends (`\\r\\n`) Excel and Data Package readers both expect.

    The rows of a group carry its heading in their first column. The `mark` of made-up figures, where there is one,
    stands before everything in every row, that of the headings too. A text that a spreadsheet might take for a formula begins with an apostrophe.
    """
    _ = gettext(language)
    fields = _apart([field for n, column in enumerate(table.columns) for field in _fields(n, column, language)])
    grouped = any(row.style == "group" for row in table.rows)
    lines, group = [], ""
    for row in table.rows:
        if row.style == "group":
            group = row.cells[0].whole
        else:
            lead = ([mark] if mark else []) + ([_safe(group)] if grouped else [])
            if any(told := [field.write(row.cells) for field in fields]):
                lines.append(lead + told)
    lead = ([mark] if mark else []) + ([_("Part of the table")] if grouped else [])
    fields = [CsvField(name, "string", "", str) for name in lead] + fields
    frame = pd.DataFrame(lines, columns=[field.name for field in fields], dtype=object)
    text = frame.to_csv(index=False, lineterminator="\r\n")
    return CsvFile(fields, text.encode("utf-8-sig"))


def _fields(number: int, column: DataColumn, language: str) -> Iterator[CsvField]:
    _ = gettext(language)
    name = column.name or str(number + 1)
    if not column.numeric:
        yield CsvField(name, "string", "", lambda cells: _safe(cells[number].text))
    else:
        yield CsvField(name, "number", column.unit, lambda cells: _number(cells[number].value))
    if column.ranged:
        low, high = _("{column} (lowest)"), _("{column} (highest)")
        yield CsvField(low.format(column=name), "number", column.unit, lambda cells: _number(cells[number].low))
        yield CsvField(high.format(column=name), "number", column.unit, lambda cells: _number(cells[number].high))
    if column.noted:
        note = _("{column} (note)").format(column=name)
        yield CsvField(note, "string", "", lambda cells: _safe(note_of(cells[number], column)))


def _apart(fields: list[CsvField]) -> list[CsvField]:
    """The fields with names of their own: where two columns have the same heading, the later one is numbered."""
    seen: dict[str, int] = {}
    named = []
    for field in fields:
        seen[field.name] = seen.get(field.name, 0) + 1
        name = field.name if seen[field.name] == 1 else f"{field.name} ({seen[field.name]})"
        named.append(replace(field, name=_safe(name)))
    return named


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
