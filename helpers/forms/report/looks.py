"""How cells of a report's workbook look. A look is made once a workbook: openpyxl takes longer to find the parts of a
style again than to write the cell."""

from copy import copy
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill

from helpers.forms.cells import FONT, FORMULA, GRID, write_text

_SHADE = PatternFill("solid", fgColor="EFEFEF")


@dataclass(frozen=True)
class Look:
    """A cell's font, place and frame; `quoted` text stays text when someone edits the cell."""

    align: str = "left"
    size: int = 11
    bold: bool = False
    italic: bool = False
    grid: bool = True
    shade: bool = False
    number_format: str = "General"
    quoted: bool = False


class Looks:
    """The looks of one workbook."""

    def __init__(self) -> None:
        self._known: dict[Look, object] = {}

    def dress(self, cell: Cell, look: Look) -> None:
        """Give the cell this look."""
        if look not in self._known:
            cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic)
            vertical = "center" if look.grid else "top"
            indent = int(look.grid and look.align != "center")
            cell.alignment = Alignment(horizontal=look.align, vertical=vertical, wrap_text=True, indent=indent)
            cell.number_format = look.number_format
            cell.quotePrefix = look.quoted
            if look.grid:
                cell.border = GRID
            if look.shade:
                cell.fill = _SHADE
            self._known[look] = cell._style
        cell._style = copy(self._known[look])

    def text(self, cell: Cell, text: str, **look) -> None:
        """Write a text that stays one."""
        plain = write_text(cell, text)
        self.dress(cell, Look(**look, quoted=plain.startswith(FORMULA)))

    def number(self, cell: Cell, value: object, number_format: str, bold: bool = False) -> None:
        """Write a number, or a formula of ours that gives one."""
        cell.value = value
        self.dress(cell, Look("right", bold=bold, number_format=number_format))
