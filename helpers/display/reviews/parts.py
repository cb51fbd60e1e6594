"""What all tables of the yearly review share: their year, their rows by area, their notes and their sources."""

from collections.abc import Callable

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.citation import source_line
from helpers.display.naming import poor_district_note, province_name, sentence
from helpers.display.standing import standing
from helpers.display.units import EM_DASH, NBSP, count_or_dash, rate_or_dash
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.words import gettext

CLASSES = ("poor", "near_poor")


def last_review(table: pd.DataFrame, unit: str | None = None) -> pd.DataFrame:
    """The rows of the last year that has any: the districts, then the whole province."""
    rows = table if unit is None else table[table["unit"] == unit]
    rows = rows[rows["area"].ne("sum")]
    return rows[rows["year"] == rows["year"].max()] if len(rows) else rows


def of_class(table: pd.DataFrame, name: str, unit: str | None = None) -> pd.DataFrame:
    """Those rows of one class."""
    return last_review(table[table["class"] == name], unit)


def year_of(rows: pd.DataFrame) -> int:
    """The year of a review's rows."""
    return int(rows["year"].iloc[0])


def class_name(name: str, language: str) -> str:
    """A class of households as a heading."""
    return sentence(class_in_text(name, language))


def class_in_text(name: str, language: str) -> str:
    """A class of households within a sentence."""
    _ = gettext(language)
    return {"poor": _("poor households"), "near_poor": _("near-poor households")}[name]


def area_name(row: dict, language: str) -> str:
    """The name of a row's area; where no total is printed, a sum says that it is one."""
    _ = gettext(language)
    if row["area"] == "district":
        return short_name(row)
    return _("Total") if row["printed"] else _("Sum of the districts")


def short_name(row: dict) -> str:
    """A district's name without the word for what it is; a poor district carries a star."""
    return row["short"] + (NBSP + "*" if row["poor_district"] else "")


def row_style(row: dict) -> str:
    """Total and sum rows stand out."""
    return "body" if row["area"] == "district" else "total"


def class_rows(rows: pd.DataFrame, cells: Callable[[dict, str], list[str]], language: str) -> list[Row]:
    """A row a place with the `cells` of each class beside each other; dashes for a class that is not there."""
    places = {}
    for row in records(rows):
        places.setdefault((row["area"], row["district_code"]), {})[row["class"]] = row
    told = []
    for of in places.values():
        first = next(iter(of.values()))
        told.append(Row([area_name(first, language), *class_cells(of, cells, language)], row_style(first)))
    return told


def class_cells(of: dict[str, dict], cells: Callable[[dict, str], list[str]], language: str) -> list[str]:
    """The `cells` of each class beside each other; dashes for a class that is not in `of`."""
    blank = [EM_DASH] * len(cells(next(iter(of.values())), language))
    return [cell for name in CLASSES for cell in (cells(of[name], language) if name in of else blank)]


def area_notes(rows: pd.DataFrame, name: str, dossier) -> list[str]:
    """How firm the figures of a review table are, and what its stars and sums mean."""
    language = dossier.language
    _ = gettext(language)
    table = _own(dossier, name, rows)
    told = ", ".join(standing(status, language) for status in dict.fromkeys(table["status"]))
    notes = [_("Status of the figures: {status}.").format(status=told)]
    if rows["poor_district"].eq(True).any():
        notes.append(poor_district_note(dossier))
    return notes


def review_sources(rows: pd.DataFrame, name: str, dossier) -> str:
    """The source line of the review table `name`, and of the list of poor districts where they are marked."""
    table = _own(dossier, name, rows)
    marks = table["list_source_id"] if rows["poor_district"].eq(True).any() else []
    return source_line(dossier, [*table["source_id"], *marks])


def _own(dossier, name: str, rows: pd.DataFrame) -> pd.DataFrame:
    table = getattr(dossier, name)
    return table[table["year"] == year_of(rows)]


def has_any(rows: pd.DataFrame, columns: list[str]) -> bool:
    """Whether any figure of `columns` is there."""
    return any(known(value) for column in columns for value in rows[column])


def parts_table(
    rows: pd.DataFrame, table: str, caption: str, of: Column, headings: dict[str, str], notes: list[str], dossier
) -> Table:
    """A row a place of the review table `table`: the total under the column `of`, and the parts of `headings` with their shares."""
    language = dossier.language
    _ = gettext(language)
    columns = [Column(_("District"), width=2.1), of]
    for heading in headings.values():
        columns += [Column(_("Number"), "end", 1.2, heading), Column("%", "end", 0.95, heading)]
    told = []
    for row in records(rows):
        cells = [area_name(row, language), count_or_dash(row["total"], language)]
        for name in headings:
            cells += [count_or_dash(row[name], language), rate_or_dash(row[f"{name}_share"], language)]
        told.append(Row(cells, row_style(row)))
    return Table(
        caption.format(province=province_name(dossier), year=year_of(rows)),
        columns,
        told,
        [*notes, *area_notes(rows, table, dossier)],
        review_sources(rows, table, dossier),
    )
