"""A table of a report as a sheet: as it is printed, its numbers real."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from helpers.forms.page import set_page
from helpers.forms.report.looks import Looks
from helpers.forms.report.number_formats import number_format
from helpers.forms.report.printed import Printed
from helpers.forms.report.tables import DataColumn, DataRow, DataTable
from helpers.forms.report.totals import summed

LINE = 14.5  # points
_TALLEST = 400  # points that a row may have
_NARROW, _WIDE, _WIDEST, _INSET = 9, 34, 52, 3  # characters; the inset is what a cell keeps free beside its text
_UPRIGHT = 100  # characters that fit across an upright page


def fill_table(sheet: Worksheet, table: DataTable, looks: Looks, language: str, mark: str) -> dict[str, Decimal]:
    """Write a table into `sheet`, with its caption, notes and source; give the value of every formula by its cell.

    A total that is the sum of its parts as shown is a formula, any other the number as printed.
    """
    widths = _widths(table)
    row = write_lines(sheet, 1, [(table.caption, {"bold": True, "size": 13}), (mark, {"bold": True})], widths, looks)
    head = row
    row = _write_headings(sheet, row, table.columns, widths, looks)
    first, totals, values = row, summed(table), {}
    for number, data in enumerate(table.rows):
        _write_row(sheet, first + number, data, table, widths, looks, language)
        for n in range(len(table.columns)):
            if (number, n) in totals:
                top, bottom = totals[number, n]
                cell, letter = sheet.cell(first + number, n + 1), get_column_letter(n + 1)
                cell.value = f"=SUM({letter}{first + top}:{letter}{first + bottom})"
                values[cell.coordinate] = data.cells[n].value
    row = first + len(table.rows)
    told = [(text, {"size": 10}) for text in table.notes] + [(table.source, {"size": 10, "italic": True})]
    end = write_lines(sheet, row + 1, told, widths, looks)
    last = end - 1 if end > row + 1 else row - 1
    letters = {get_column_letter(n): width for n, width in enumerate(widths, 1)}
    area = f"A1:{get_column_letter(len(widths))}{last}"
    set_page(sheet, letters, area, f"{head}:{first - 1}", landscape=sum(widths) > _UPRIGHT, mark=mark)
    sheet.freeze_panes = f"B{first}"
    return values


def write_lines(sheet: Worksheet, row: int, lines: list[tuple[str, dict]], widths: list[float], looks: Looks) -> int:
    """Write each text that is there into a row of its own, across all columns; give the row after them."""
    for text, look in lines:
        if text:
            looks.text(sheet.cell(row, 1), text, grid=False, **look)
            if len(widths) > 1:
                merge(sheet, row, 1, row, len(widths))
            larger = look.get("size", 11) / 11
            sheet.row_dimensions[row].height = height([(text, sum(widths) / larger)], larger)
            row += 1
    return row


def merge(sheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
    """Merge cells that have their look already: openpyxl's own way gives each of them a frame anew, which takes longer
    than all the rest of a sheet."""
    sheet.merged_cells.add(CellRange(min_row=top, min_col=left, max_row=bottom, max_col=right))


def write_cells(sheet: Worksheet, row: int, texts: list[str], widths: list[float], looks: Looks, **look) -> None:
    """Write texts side by side, in a row as high as the longest needs."""
    for n, text in enumerate(texts, 1):
        looks.text(sheet.cell(row, n), text, **look)
    rooms = [width - _INSET for width in widths]
    sheet.row_dimensions[row].height = height(zip(texts, rooms, strict=True))


def height(texts: Iterable[tuple[str, float]], larger: float = 1) -> float:
    """The height in points of a row with these texts in columns of these widths: spreadsheet programs do not all find
    it by themselves."""
    lines = max(sum(_lines(line, width) for line in text.split("\n")) for text, width in texts)
    return min(LINE * larger * lines + 4, _TALLEST)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes; it breaks at spaces."""
    if len(text) <= width:
        return 1
    count, filled = 1, 0.0
    for word in text.split(" "):
        if filled and filled + 1 + len(word) > width:
            count, filled = count + 1, 0
        filled += len(word) + bool(filled)
        while filled > width:
            count, filled = count + 1, filled - width
    return count


def _write_headings(sheet: Worksheet, row: int, columns: list[DataColumn], widths: list[float], looks: Looks) -> int:
    """In two rows where columns share a group: a heading without one reaches over both. Give the row after them."""
    look = {"align": "center", "bold": True, "shade": True}
    lower = row + any(column.group for column in columns)
    write_cells(sheet, lower, [column.heading for column in columns], widths, looks, **look)
    if lower == row:
        return row + 1
    spans = [(group, list(members)) for group, members in groupby(enumerate(columns, 1), lambda one: one[1].group)]
    heights = [LINE + 4.0]
    for group, members in spans:
        for n, column in members:
            looks.text(sheet.cell(row, n), group or column.heading, **look)
            if not group:
                merge(sheet, row, n, lower, n)
        if group:
            start, end = members[0][0], members[-1][0]
            heights.append(height([(group, sum(widths[start - 1 : end]))]))
            if end > start:
                merge(sheet, row, start, row, end)
    sheet.row_dimensions[row].height = max(heights)
    return lower + 1


def _write_row(
    sheet: Worksheet, row: int, data: DataRow, table: DataTable, widths: list[float], looks: Looks, language: str
) -> None:
    if data.style == "group":
        for n in range(1, len(widths) + 1):
            looks.text(sheet.cell(row, n), data.cells[0].whole if n == 1 else "", bold=True, shade=True)
        if len(widths) > 1:
            merge(sheet, row, 1, row, len(widths))
        sheet.row_dimensions[row].height = height([(data.cells[0].whole, sum(widths))])
        return
    bold = data.style != "body"
    for n, (column, cell) in enumerate(zip(table.columns, data.cells, strict=True), 1):
        if column.numeric and cell.value is not None:
            looks.number(sheet.cell(row, n), _exact(cell.value), number_format(cell, language), bold)
        else:
            looks.text(sheet.cell(row, n), cell.whole, align="right" if column.numeric else "left", bold=bold)
    sheet.row_dimensions[row].height = height(
        (cell.whole, width - _INSET) for cell, width in zip(data.cells, widths, strict=True)
    )


def _exact(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _widths(table: DataTable) -> list[float]:
    figures = [row for row in table.rows if row.style != "group"]
    return [_width(column, [row.cells[n] for row in figures]) for n, column in enumerate(table.columns)]


def _width(column: DataColumn, cells: list[Printed]) -> float:
    """As wide as the longest text, up to a limit; never so narrow that a word breaks or a number shows as `###`."""
    words = list(_words([column.heading, *(cell.whole for cell in cells)]))
    longest = max((len(cell.whole) for cell in cells), default=0)
    widest = max([0, *map(len, words)])
    if column.numeric:
        return max(_NARROW, min(longest, _WIDE), widest) + _INSET
    most = _WIDEST if longest > 4 * _WIDE else _WIDE
    return max(_NARROW, min(most, longest), min(widest, most)) + _INSET


def _words(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield from text.split()
