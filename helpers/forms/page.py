"""How a sheet is printed: A4 upright with the margins of administrative documents, headings on every page."""

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

A4_COLUMNS = {"A": 6, "B": 24, "C": 13, "D": 13, "E": 12, "F": 13, "G": 13, "H": 13}  # widths in characters
_INCH = 25.4
# Decree 30/2020/NĐ-CP, Appendix I, in millimetres: left 30-35, right 15-20, top and bottom 20-25
_MARGINS = {"left": 30, "right": 15, "top": 20, "bottom": 20}


def set_page(sheet: Worksheet, widths: Mapping[str, float], area: str, repeated: str) -> None:
    """Column `widths`, the print `area`, and the rows `repeated` on every page, which bears its number from the second on."""
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width
    sheet.print_area = area
    sheet.print_title_rows = repeated
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    for side, millimetres in _MARGINS.items():
        setattr(sheet.page_margins, side, millimetres / _INCH)
    sheet.HeaderFooter.differentFirst = True
    sheet.oddHeader.center.text = "&P"
