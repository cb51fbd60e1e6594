"""The second sheet: where the figures come from, what was asked, and by which rules the table is computed."""

from collections.abc import Iterator, Mapping

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from helpers.forms.cells import put_text
from helpers.forms.page import set_page
from helpers.measures.missing import known
from helpers.numbers import write_count, write_rate
from helpers.words import gettext, write_date

_WIDTHS = {"A": 38, "B": 72}
_LINE = 18  # points


def fill_notes(sheet: Worksheet, asked: Mapping, dossier, mark: str) -> None:
    """Write what stands behind the table: `asked` is what was asked of this plan (see `plan_districts`)."""
    row = 1
    for heading, lines in _parts(asked, dossier, mark):
        put_text(sheet.cell(row, 1), heading, bold=True, size=13)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        row += 1
        for name, text in lines:
            put_text(sheet.cell(row, 1), name, grid=True)
            put_text(sheet.cell(row, 2), text, grid=True)
            sheet.row_dimensions[row].height = _LINE * max(_lines(name, _WIDTHS["A"]), _lines(text, _WIDTHS["B"]))
            row += 1
        row += 1
    set_page(sheet, _WIDTHS, f"A1:B{row - 2}", "1:1")
    sheet.freeze_panes = "A2"


def _lines(text: str, width: int) -> int:
    """How many lines `text` takes; spreadsheet programs do not all find the height of a row by themselves."""
    return -(-len(text) // width)


def _parts(asked: Mapping, dossier, mark: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    _ = gettext(dossier.language)
    if mark:
        yield mark, []
    yield _("Parameters"), list(_parameters(asked, dossier))
    yield _("Rules"), [(_("Rule"), rule) for rule in _rules(asked, dossier.language)]
    yield _("Sources"), list(_sources(dossier))


def _parameters(asked: Mapping, dossier) -> Iterator[tuple[str, str]]:
    language = dossier.language
    _ = gettext(language)
    yield _("Province"), dossier.province["name"]
    yield _("Year planned"), dossier.plan["year"]
    if asked["end_rate"] is not None:
        yield _("Rate to be reached by the province (%)"), write_rate(asked["end_rate"], language)
    if asked["households"] is not None:
        yield _("Households of the province to leave poverty"), write_count(asked["households"], language)
    names = dict(zip(dossier.baselines["district_code"], dossier.baselines["district"], strict=True))
    if asked["distribution"] == "poor_households" and _is_shared(asked):
        yield _("Shared in proportion to"), _("number of poor households")
    shared = _("Weight in sharing (pp): {district} ({code})")
    label = shared if _is_shared(asked) else _("Assigned reduction (pp): {district} ({code})")
    for code, rate in asked["rates"].items():
        yield label.format(district=names[code], code=code), write_rate(rate, language)


def _is_shared(asked: Mapping) -> bool:
    return asked["end_rate"] is not None or asked["households"] is not None


def _rules(asked: Mapping, language: str) -> Iterator[str]:
    _ = gettext(language)
    yield _("Poverty rate = poor households / households × 100, rounded half-up to two decimals.")
    if _is_shared(asked):
        yield _(
            "The households of the province are shared by largest remainder, so that the districts sum to them exactly."
        )
        yield _(
            "Reduction in points = households to leave poverty / households × 100, rounded half-up to two decimals."
        )
    else:
        yield _(
            "Households to leave poverty = households × assigned points / 100, to the nearest household, at most the poor households."
        )
    yield _(
        "Rate at the end = rate at the start less reduction, both as printed. Totals are sums; their rates come from the sums."
    )


def _sources(dossier) -> Iterator[tuple[str, str]]:
    _ = gettext(dossier.language)
    opening = dossier.baselines[dossier.baselines["district_code"].notna()]
    cited = [*opening["source_id"], *opening["list_source_id"], dossier.standard["source_id"]]
    for source_id in dict.fromkeys(one for one in cited if known(one)):
        yield _name(dossier.sources.loc[source_id], dossier.language), _what(dossier.sources.loc[source_id])


def _name(source: pd.Series, language: str) -> str:
    parts = [source["number"]] if known(source["number"]) else []
    if known(source["date"]):
        parts.append(write_date(source["date"], language))
    return ", ".join([*parts, source["issuer"]])


def _what(source: pd.Series) -> str:
    return ". ".join(str(source[part]) for part in ("title", "read_in", "url") if known(source[part]))
