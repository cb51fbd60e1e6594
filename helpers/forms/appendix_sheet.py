"""The district table as a sheet in the form of the official appendix, its formulas alive."""

from decimal import Decimal

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from helpers.forms.cells import count_format, put_number, put_text, rate_format
from helpers.forms.page import A4_COLUMNS, set_page
from helpers.measures.reductions import TOTAL
from helpers.words import gettext

_HEAD = 4  # the first of the two rows of headings
_FIRST = 6  # the first district's row
_HEIGHT = 20  # points, of a district's row
_COLUMNS = dict(
    zip(
        ("households", "poor_households", "poverty_rate", "reduction_households", "reduction_rate", "end_rate"),
        "CDEFGH",
        strict=True,
    )
)
_COUNTS = ("households", "poor_households", "reduction_households")


def fill_appendix(sheet: Worksheet, table: pd.DataFrame, dossier, shared: bool, mark: str) -> dict[str, Decimal]:
    """Write a `plan_districts` table into `sheet`; give the value of every formula by its cell.

    Inputs are the households and poor households and, of each district, the assigned points, from which its households
    to leave poverty follow; where these were `shared` out from the province's number they are the input, and the points
    follow. `mark`, the mark of made-up figures, stands in the third row. Rules: see `helpers.measures.reductions`.
    """
    language = dossier.language
    _ = gettext(language)
    _headings(sheet, dossier, mark)
    values: dict[str, Decimal] = {}
    last = _FIRST + len(table) - 2
    for row, (code, figures) in enumerate(table.iterrows(), _FIRST):
        total = code == TOTAL
        written = _total(row, last) if total else _district(row, figures, shared)
        put_text(sheet.cell(row, 1), "" if total else str(row - _FIRST + 1), align="center", grid=True, bold=total)
        name = _("Total") if total else figures["district"]
        put_text(sheet.cell(row, 2), name, grid=True, bold=total)
        for column, letter in _COLUMNS.items():
            number_format = count_format(language) if column in _COUNTS else rate_format(language)
            formula = written.get(column)
            if formula:
                values[f"{letter}{row}"] = Decimal(figures[column])
            given = figures[column] if column in _COUNTS else float(figures[column])
            put_number(sheet[f"{letter}{row}"], formula or given, number_format, bold=total)
        sheet.row_dimensions[row].height = _HEIGHT
    set_page(sheet, A4_COLUMNS, f"A1:H{last + 1}", f"{_HEAD}:{_HEAD + 1}")
    sheet.freeze_panes = f"C{_FIRST}"
    return values


def _headings(sheet: Worksheet, dossier, mark: str) -> None:
    _ = gettext(dossier.language)
    first = dossier.baselines[dossier.baselines["district_code"].notna()].iloc[0]
    year = dossier.plan["year"]
    opening = _("at the start of {year}") if first["point"] == "start" else _("at the end of {year}")
    opening = opening.format(year=first["year"])
    put_text(
        sheet["A1"],
        _("TARGETS FOR REDUCING THE POVERTY RATE IN {year}").format(year=year),
        bold=True,
        size=13,
        align="center",
    )
    issuer = _city_or_province(dossier)
    put_text(
        sheet["A2"],
        _("(Issued with Plan No. …/KH-UBND of … / … / … of the People’s Committee of {province})").format(
            province=issuer
        ),
        italic=True,
        align="center",
    )
    put_text(sheet["A3"], mark, bold=True, align="center")
    for row in (1, 2, 3):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=8)
    single = {
        "A": _("No."),
        "B": _("Name of the unit"),
        "C": _("Households {opening} (households)").format(opening=opening),
        "D": _("Poor households {opening} (households)").format(opening=opening),
        "E": _("Poverty rate {opening} (%)").format(opening=opening),
    }
    group = {
        "F": _("Reduction of poor households (households)"),
        "G": _("Reduction of the poverty rate (pp)"),
        "H": _("Poverty rate at the end of {year} (%)").format(year=year),
    }
    for letter, text in single.items():
        _heading(sheet[f"{letter}{_HEAD}"], text)
        _heading(sheet[f"{letter}{_HEAD + 1}"], "")
        sheet.merge_cells(f"{letter}{_HEAD}:{letter}{_HEAD + 1}")
    _heading(sheet[f"F{_HEAD}"], _("Targets for reducing the poverty rate in {year}").format(year=year))
    for letter, text in group.items():
        if letter != "F":
            _heading(sheet[f"{letter}{_HEAD}"], "")
        _heading(sheet[f"{letter}{_HEAD + 1}"], text)
    sheet.merge_cells(f"F{_HEAD}:H{_HEAD}")
    sheet.row_dimensions[_HEAD].height = 36
    sheet.row_dimensions[_HEAD + 1].height = 66


def _heading(cell, text: str) -> None:
    put_text(cell, text, bold=True, align="center", grid=True)


def _city_or_province(dossier) -> str:
    _ = gettext(dossier.language)
    name = dossier.province["name"]
    return (_("{name} City") if dossier.province["type"] == "city" else _("{name} Province")).format(name=name)


def _district(row: int, figures: pd.Series, shared: bool) -> dict[str, str]:
    formulas = {"poverty_rate": f"=ROUND(D{row}/C{row}*100,2)", "end_rate": f"=ROUND(E{row}-G{row},2)"}
    if shared:
        return formulas | {"reduction_rate": f"=ROUND(F{row}/C{row}*100,2)"}
    if figures["limited"]:
        return formulas | {"reduction_households": f"=D{row}", "reduction_rate": f"=E{row}"}
    # Rounding may ask for one household more than there are.
    return formulas | {"reduction_households": f"=MIN(D{row},ROUND(C{row}*G{row}/100,0))"}


def _total(row: int, last: int) -> dict[str, str]:
    sums = {
        column: f"=SUM({letter}{_FIRST}:{letter}{last})" for column, letter in _COLUMNS.items() if column in _COUNTS
    }
    return sums | {
        "poverty_rate": f"=ROUND(D{row}/C{row}*100,2)",
        "reduction_rate": f"=ROUND(F{row}/C{row}*100,2)",
        "end_rate": f"=ROUND(E{row}-G{row},2)",
    }
