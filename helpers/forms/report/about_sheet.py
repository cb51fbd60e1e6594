"""The last sheet: which report the figures are of, how to read its marks, and its sources."""

from collections.abc import Iterator, Mapping

from openpyxl.worksheet.worksheet import Worksheet

from helpers.forms.page import set_page
from helpers.forms.report.looks import Looks
from helpers.forms.report.printed import MARKS
from helpers.forms.report.table_sheet import write_cells, write_lines
from helpers.forms.report.tables import DataTable
from helpers.words import gettext

_WIDTHS = [6, 17, 13, 24, 38, 22, 32, 32]


def fill_about(
    sheet: Worksheet, title: Mapping, tables: list[DataTable], sources: DataTable | None, looks: Looks, mark: str
) -> None:
    """Write what a reader needs who has the workbook alone. `title` is the report's title block, `sources` its list of
    sources, a row a document."""
    language = title["language"]
    _ = gettext(language)
    heading = {"bold": True, "size": 13}
    lines = [(title["title"], heading), (mark, {"bold": True}), *((line, {}) for line in title["subtitle"])]
    row = write_lines(sheet, 1, [*lines, (_("How to read the marks"), heading)], _WIDTHS, looks)
    row = write_lines(sheet, row, [(text, {}) for text in _legend(tables, language)], _WIDTHS, looks)
    head = row
    if sources:
        row = write_lines(sheet, row, [(_("Sources"), heading)], _WIDTHS, looks)
        head = row
        look = {"align": "center", "bold": True, "shade": True}
        write_cells(sheet, row, [column.heading for column in sources.columns], _WIDTHS, looks, **look)
        for source in sources.rows:
            row += 1
            write_cells(sheet, row, [cell.whole for cell in source.cells], _WIDTHS, looks, size=10)
        row += 1
    letters = dict(zip("ABCDEFGH", _WIDTHS, strict=True))
    set_page(sheet, letters, f"A1:H{row - 1}", f"{head}:{head}", landscape=True, mark=mark)


def _legend(tables: list[DataTable], language: str) -> Iterator[str]:
    """What the tables say of their marks, each once and with the tables that say it; then what holds in all of them."""
    _ = gettext(language)
    said: dict[str, list[str]] = {}
    for table in tables:
        for note in table.notes:
            if note[:1] in MARKS:
                said.setdefault(note, []).append(f"{table.number:02}")
    for note, numbers in sorted(said.items(), key=lambda one: (one[0][0], one[1])):
        yield _("{note} (Sheets: {numbers})").format(note=note, numbers=", ".join(numbers))
    yield _("An empty cell: no source prints the figure.")
    yield _(
        "≈, ≥, ≤, > or < before a figure: about, at least, at most, more than, less than. Two figures are an interval."
    )
    if any(table.form == "appendix" for table in tables):
        yield _("A cell with a note shows the figure as printed; the note says what its formula gives.")
