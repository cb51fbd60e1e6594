"""How a sheet is printed: A4 with the margins of administrative documents, headings and marks on every page."""

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

A4_COLUMNS = {"A": 6, "B": 24, "C": 13, "D": 13, "E": 12, "F": 13, "G": 13, "H": 13}  # widths in characters
_INCH = 25.4
# Decree 30/2020/NĐ-CP, Appendix I, in millimetres: left 30-35, right 15-20, top and bottom 20-25
_MARGINS = {"left": 30, "right": 15, "top": 20, "bottom": 20}


def set_page(
    sheet: Worksheet, widths: Mapping[str, float], area: str, repeated: str, *, landscape: bool = False, mark: str = ""
) -> None:
    """Column `widths`, the print `area`, and the rows `repeated` on every page, which bears its number from the second on
    and, where there is a `mark`, the mark from the first on."""
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width
    sheet.print_area = area
    sheet.print_title_rows = repeated
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    for side, millimetres in _MARGINS.items():
        setattr(sheet.page_margins, side, millimetres / _INCH)
    sheet.HeaderFooter.differentFirst = True
    if mark:
        sheet.oddHeader.center.text = sheet.firstHeader.center.text = mark.replace("&", "&&")
        sheet.oddHeader.right.text = "&P"
    else:
        sheet.oddHeader.center.text = "&P"
