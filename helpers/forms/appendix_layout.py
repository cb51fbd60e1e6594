"""The official district table as a sheet: its headings, and a row for each district and the total."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from helpers.forms.cells import count_format, put_number, put_text, rate_format
from helpers.words import gettext

COUNTS = ("households", "poor_households", "reduction_households")
LETTERS = {
    "households": "C",
    "poor_households": "D",
    "poverty_rate": "E",
    "reduction_households": "F",
    "reduction_rate": "G",
    "end_rate": "H",
}
HEAD, FIRST = 4, 6  # the first of the two rows of headings, and the first district's row
_HEIGHT = 20  # points, of a district's row


@dataclass(frozen=True)
class Headings:
    """The three lines above the table, its single headings by column, and the headings that share one above them."""

    lines: tuple[str, str, str]
    single: Mapping[str, str]
    group: str
    grouped: Mapping[str, str]


@dataclass(frozen=True)
class AppendixRow:
    """A row: `values` by column (None for what is missing), the `formulas` that give some of them, and `notes` on cells."""

    name: str
    total: bool
    values: Mapping[str, Decimal | int | None]
    formulas: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)


def lay_out(sheet: Worksheet, headings: Headings, rows: Iterable[AppendixRow], language: str) -> dict[str, Decimal]:
    """Write the table into `sheet`; give the value of every formula by its cell."""
    _write_headings(sheet, headings, language)
    values: dict[str, Decimal] = {}
    for number, row in enumerate(rows, FIRST):
        put_text(sheet.cell(number, 1), "" if row.total else str(number - FIRST + 1), align="center", grid=True)
        put_text(sheet.cell(number, 2), row.name, grid=True, bold=row.total)
        for column, letter in LETTERS.items():
            value, formula = row.values[column], row.formulas.get(column)
            if formula:
                values[f"{letter}{number}"] = Decimal(value)
            elif value is not None and column not in COUNTS:
                value = float(value)
            cell = sheet[f"{letter}{number}"]
            number_format = count_format(language) if column in COUNTS else rate_format(language)
            put_number(cell, formula or value, number_format, bold=row.total)
            if note := row.notes.get(column):
                cell.comment = Comment(note, "giamngheo")
        sheet.row_dimensions[number].height = _HEIGHT
    sheet.freeze_panes = f"C{FIRST}"
    return values


def _write_headings(sheet: Worksheet, headings: Headings, language: str) -> None:
    _ = gettext(language)
    title, issued, mark = headings.lines
    put_text(sheet["A1"], title, bold=True, size=13, align="center")
    put_text(sheet["A2"], issued, italic=True, align="center")
    put_text(sheet["A3"], mark, bold=True, align="center")
    for row in (1, 2, 3):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=8)
    single = {"A": _("No."), "B": _("Name of the unit")}
    single |= {LETTERS[column]: text for column, text in headings.single.items()}
    for letter, text in single.items():
        _heading(sheet[f"{letter}{HEAD}"], text)
        _heading(sheet[f"{letter}{HEAD + 1}"], "")
        sheet.merge_cells(f"{letter}{HEAD}:{letter}{HEAD + 1}")
    _heading(sheet[f"F{HEAD}"], headings.group)
    for column, text in headings.grouped.items():
        letter = LETTERS[column]
        if letter != "F":
            _heading(sheet[f"{letter}{HEAD}"], "")
        _heading(sheet[f"{letter}{HEAD + 1}"], text)
    sheet.merge_cells(f"F{HEAD}:H{HEAD}")
    sheet.row_dimensions[HEAD].height = 36
    sheet.row_dimensions[HEAD + 1].height = 66


def _heading(cell, text: str) -> None:
    put_text(cell, text, bold=True, align="center", grid=True)


def district_formulas(row: int) -> dict[str, str]:
    """What follows from the households, the poor households and the assigned points of a district."""
    # Rounding may ask for one household more than there are.
    return {
        "poverty_rate": f"=ROUND(D{row}/C{row}*100,2)",
        "reduction_households": f"=MIN(D{row},ROUND(C{row}*G{row}/100,0))",
        "end_rate": f"=ROUND(E{row}-G{row},2)",
    }


def total_formulas(row: int, last: int) -> dict[str, str]:
    """What follows from the rows of all districts, of which the `last` stands there."""
    sums = {column: f"=SUM({LETTERS[column]}{FIRST}:{LETTERS[column]}{last})" for column in COUNTS}
    return sums | {
        "poverty_rate": f"=ROUND(D{row}/C{row}*100,2)",
        "reduction_rate": f"=ROUND(F{row}/C{row}*100,2)",
        "end_rate": f"=ROUND(E{row}-G{row},2)",
    }
