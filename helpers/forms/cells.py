"""Cells of a sheet: text that stays text, numbers in the language's format, the look of administrative documents."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, Side

FONT = "Times New Roman"  # Decree 30/2020/NĐ-CP, Appendix I
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet may take for the start of a formula
_LINE = Side(style="thin", color="000000")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def count_format(language: str) -> str:
    """Whole numbers with their thousands marked; the tag of the Vietnamese locale gives `12.035` where a program heeds it."""
    return "[$-42A]#,##0" if language == "vi" else "#,##0"


def rate_format(language: str) -> str:
    """Two decimals: `2,76` in the Vietnamese locale."""
    return "[$-42A]0.00" if language == "vi" else "0.00"


def write_text(cell: Cell, text: str) -> str:
    """Write `text` as text, without the characters that a workbook can not hold; give what was written."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", str(text))
    cell.value = plain
    if plain:
        cell.data_type = "s"  # openpyxl takes a leading = for a formula and #N/A for an error
    return plain


def put_text(cell: Cell, text: str, *, bold=False, italic=False, size=12, align="left", grid=False) -> None:
    """Write `text` as text, whatever it looks like, and keep it text when someone edits the cell."""
    plain = write_text(cell, text)
    cell.font = Font(name=FONT, size=size, bold=bold, italic=italic)
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    if grid:
        cell.border = GRID
    cell.quotePrefix = plain.startswith(FORMULA)


def put_number(cell: Cell, value: int | float | str, number_format: str, *, bold=False) -> None:
    """Write a number, or a formula of ours that gives one."""
    cell.value = value
    cell.number_format = number_format
    cell.font = Font(name=FONT, size=12, bold=bold)
    cell.alignment = Alignment(horizontal="right", vertical="center", indent=1)
    cell.border = GRID
