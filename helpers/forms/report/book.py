"""The workbook of a report: the appendix or the targets first, then a sheet a table, and the sources last."""

import re
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import Workbook

from helpers.forms.report.about_sheet import fill_about
from helpers.forms.report.appendix import fill_printed
from helpers.forms.report.looks import Looks
from helpers.forms.report.table_sheet import fill_table
from helpers.forms.report.tables import DataTable
from helpers.forms.saved import saved
from helpers.words import gettext

_LONGEST = 31  # letters of a sheet's name
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']+")


def workbook(title: Mapping, tables: list[DataTable]) -> bytes:
    """The workbook of a report as the bytes of an XLSX file. `title` is the report's title block."""
    language, mark = title["language"], title["mark"]
    _ = gettext(language)
    book, looks, values = Workbook(), Looks(), {}
    book.remove(book.active)
    sources = next((table for table in tables if table.form == "sources"), None)
    shown = [table for table in tables if table is not sources]
    appendix = next((table for table in shown if table.form == "appendix"), None)
    if appendix:
        sheet = book.create_sheet(_("Appendix"))
        values[sheet.title] = fill_printed(sheet, appendix, looks, language, mark)
    else:
        shown.sort(key=lambda table: table.form != "targets")
    for table in shown:
        sheet = book.create_sheet(_sheet_name(table))
        values[sheet.title] = fill_table(sheet, table, looks, language, mark)
    fill_about(book.create_sheet(_("Sources")), title, shown, sources, looks, mark)
    about = book.properties
    about.title, about.creator, about.language = title["title"], "giamngheo", language
    about.keywords = mark or None
    return saved(book, _with_formulas(values))


def _sheet_name(table: DataTable) -> str:
    name = f"{table.number:02} {_NOT_IN_NAMES.sub(' ', table.caption)}"
    return (name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…").strip()


def _with_formulas(values: dict[str, dict[str, Decimal]]) -> dict[str, dict[str, Decimal]]:
    return {name: own for name, own in values.items() if own}
