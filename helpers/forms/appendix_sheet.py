"""The district table of a plan that is being made, as a sheet in the form of the official appendix, its formulas alive."""

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from helpers.forms.appendix_layout import (
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
from helpers.measures.reductions import TOTAL
from helpers.words import gettext
from helpers.words.place_name import place_name


def fill_appendix(sheet: Worksheet, table: pd.DataFrame, dossier, shared: bool, mark: str) -> dict[str, Decimal]:
    """Write a `plan_districts` table into `sheet`; give the value of every formula by its cell.

    Inputs are the households and poor households and, of each district, the assigned points, from which its households
    to leave poverty follow; where these were `shared` out from the province's number they are the input, and the points
    follow. `mark`, the mark of made-up figures, stands in the third row. Rules: see `helpers.measures.reductions`.
    """
    values = lay_out(sheet, _headings(dossier, mark), _rows(table, shared, dossier.language), dossier.language)
    set_page(sheet, A4_COLUMNS, f"A1:H{FIRST + len(table) - 1}", f"{HEAD}:{HEAD + 1}")
    return values


def _rows(table: pd.DataFrame, shared: bool, language: str) -> Iterator[AppendixRow]:
    _ = gettext(language)
    for row, (code, figures) in enumerate(table.iterrows(), FIRST):
        total = code == TOTAL
        formulas = total_formulas(row, FIRST + len(table) - 2) if total else _district(row, figures, shared)
        yield AppendixRow(_("Total") if total else figures["district"], total, figures[list(LETTERS)], formulas)


def _district(row: int, figures: pd.Series, shared: bool) -> dict[str, str]:
    formulas = district_formulas(row)
    if shared:
        del formulas["reduction_households"]
        return formulas | {"reduction_rate": f"=ROUND(F{row}/C{row}*100,2)"}
    if figures["limited"]:
        return formulas | {"reduction_households": f"=D{row}", "reduction_rate": f"=E{row}"}
    return formulas


def _headings(dossier, mark: str) -> Headings:
    _ = gettext(dossier.language)
    first = dossier.baselines[dossier.baselines["district_code"].notna()].iloc[0]
    year = dossier.plan["year"]
    opening = _("at the start of {year}") if first["point"] == "start" else _("at the end of {year}")
    opening = opening.format(year=first["year"])
    issued = _("(Issued with Plan No. …/KH-UBND of … / … / … of the People’s Committee of {province})")
    return Headings(
        (
            _("TARGETS FOR REDUCING THE POVERTY RATE IN {year}").format(year=year),
            issued.format(province=place_name(dossier.province["name"], dossier.province["type"], dossier.language)),
            mark,
        ),
        {
            "households": _("Households {opening} (households)").format(opening=opening),
            "poor_households": _("Poor households {opening} (households)").format(opening=opening),
            "poverty_rate": _("Poverty rate {opening} (%)").format(opening=opening),
        },
        _("Targets for reducing the poverty rate in {year}").format(year=year),
        {
            "reduction_households": _("Reduction of poor households (households)"),
            "reduction_rate": _("Reduction of the poverty rate (pp)"),
            "end_rate": _("Poverty rate at the end of {year} (%)").format(year=year),
        },
    )
