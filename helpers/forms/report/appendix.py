"""The district table of a report as the official appendix, its formulas alive wherever they give what is printed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from helpers.forms.appendix_layout import (
    COUNTS,
    FIRST,
    HEAD,
    LETTERS,
    AppendixRow,
    Headings,
    district_formulas,
    lay_out,
    total_formulas,
)
from helpers.forms.page import A4_COLUMNS, set_page
from helpers.forms.report.looks import Looks
from helpers.forms.report.table_sheet import height, write_lines
from helpers.forms.report.tables import DataRow, DataTable
from helpers.numbers import half_up, percent, whole, write_count, write_rate
from helpers.words import gettext


def fill_printed(sheet: Worksheet, table: DataTable, looks: Looks, language: str, mark: str) -> dict[str, Decimal]:
    """Write the district table of a report into `sheet`; give the value of every formula by its cell.

    Where a formula gives another figure than the document prints, the printed figure stands, with a note of what the
    formula gives.
    """
    values = lay_out(sheet, _headings(table, mark), _rows(table, language), language)
    across = sum(A4_COLUMNS.values()) * 0.85  # its letters are larger
    for row, text in enumerate((table.caption, table.source), 1):
        sheet.row_dimensions[row].height = height([(text, across)], 1.2)
    told = [(text, {"size": 10}) for text in table.notes]
    end = write_lines(sheet, FIRST + len(table.rows) + 1, told, list(A4_COLUMNS.values()), looks)
    set_page(sheet, A4_COLUMNS, f"A1:H{end - 1}", f"{HEAD}:{HEAD + 1}", mark=mark)
    return values


def _headings(table: DataTable, mark: str) -> Headings:
    columns = dict(zip(LETTERS, table.columns[1:], strict=True))
    opening = columns["households"].group
    named = {name: f"{column.heading}\n{opening}" for name, column in columns.items() if column.group == opening}
    grouped = {name: column.heading for name, column in columns.items() if column.group != opening}
    lines = (table.caption, table.source, mark)
    return Headings(lines, named, columns["reduction_households"].group, grouped)


def _rows(table: DataTable, language: str) -> Iterator[AppendixRow]:
    printed = [_figures(row) for row in table.rows]
    districts = [values for values, row in zip(printed, table.rows, strict=True) if row.style != "total"]
    for number, (row, values) in enumerate(zip(table.rows, printed, strict=True), FIRST):
        total = row.style == "total"
        formulas = total_formulas(number, FIRST + len(districts) - 1) if total else district_formulas(number)
        given = _of_total(values, districts) if total else _of_district(values)
        right = {name: formula for name, formula in formulas.items() if given[name] == values[name] is not None}
        notes = {
            name: _computed(name, given[name], language)
            for name in formulas.keys() - right.keys()
            if given[name] is not None and values[name] is not None
        }
        yield AppendixRow(row.cells[0].whole, total, values, right, notes)


def _figures(row: DataRow) -> dict[str, Decimal | int | None]:
    values = dict(zip(LETTERS, (cell.value for cell in row.cells[1:]), strict=True))
    return {name: int(value) if name in COUNTS and value is not None else value for name, value in values.items()}


def _of_district(values: Mapping) -> dict[str, Decimal | int | None]:
    """What the formulas give, each from the figures as printed."""
    households, poor, rate = values["households"], values["poor_households"], values["poverty_rate"]
    fall = values["reduction_rate"]
    leaving = whole(Decimal(households) * fall / 100) if None not in (households, fall) else None
    return {
        "poverty_rate": half_up(percent(poor, households)) if poor is not None and households else None,
        "reduction_households": min(poor, leaving) if None not in (poor, leaving) else None,
        "end_rate": rate - fall if None not in (rate, fall) else None,
    }


def _of_total(values: Mapping, districts: list[Mapping]) -> dict[str, Decimal | int | None]:
    parts = {name: [district[name] for district in districts] for name in COUNTS}
    sums = {name: sum(told) if None not in told and told else None for name, told in parts.items()}
    households, fall = values["households"], values["reduction_households"]
    shared = half_up(percent(fall, households)) if fall is not None and households else None
    return _of_district(values) | sums | {"reduction_rate": shared}


def _computed(name: str, value: Decimal | int, language: str) -> str:
    _ = gettext(language)
    figure = write_count(value, language) if name in COUNTS else write_rate(value, language)
    return _("As printed. The formula of this column gives {figure}.").format(figure=figure)
