"""Results of the yearly review (table 1)."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Row, Stack, Table
from helpers.display.naming import province_name
from helpers.display.reviews.parts import (
    area_name,
    area_notes,
    class_in_text,
    class_name,
    last_review,
    review_sources,
    row_style,
    year_of,
)
from helpers.display.units import count_or_dash, rate_or_dash
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.numbers import write_decimal, write_rate
from helpers.words import gettext

_CLASSES = ("poor", "near_poor", "multidimensional", "farm_average")


def results_table(results: pd.DataFrame, dossier) -> Stack | None:
    """A `review_results` table of the last reviewed year: households, then persons; nothing where there is none."""
    tables = [_table(last_review(results, unit), unit, dossier) for unit in ("households", "persons")]
    return Stack(*tables) if any(tables) else None


def _table(rows: pd.DataFrame, unit: str, dossier) -> Table | None:
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    households = unit == "households"
    caption = (
        _("Results of the yearly review, households of {province}, end of {year}")
        if households
        else _("Results of the yearly review, persons in the households of {province}, end of {year}")
    )
    return Table(
        caption.format(province=province_name(dossier), year=year_of(rows)),
        _columns(households, language),
        [Row(list(_cells(row, language)), row_style(row)) for row in records(rows)],
        list(_notes(rows, dossier)),
        review_sources(rows, "review_results", dossier),
    )


def _columns(households: bool, language: str) -> list[Column]:
    _ = gettext(language)
    number = _("Households") if households else _("Persons")
    groups = {
        "poor": class_name("poor", language) if households else _("In poor households"),
        "near_poor": class_name("near_poor", language) if households else _("In near-poor households"),
        "multidimensional": _("Both together"),
        "farm_average": _("Farming, average living standard"),
    }
    columns = [Column(_("District"), width=2.1), Column(number, "end", 1.4)]
    for name in _CLASSES:
        columns += [Column(_("Number"), "end", 1.2, groups[name]), Column("%", "end", 0.95, groups[name])]
    return columns


def _cells(row: dict, language: str) -> Iterator[str]:
    yield area_name(row, language)
    yield count_or_dash(row["total"], language)
    for name in _CLASSES:
        yield count_or_dash(row[name], language)
        yield rate_or_dash(row[f"{name}_rate"], language)


def _notes(rows: pd.DataFrame, dossier) -> Iterator[str]:
    language = dossier.language
    _ = gettext(language)
    yield _("Both together: poor and near-poor; national decisions call them multidimensionally poor.")
    yield _(
        "Farming, average living standard: households in farming, forestry or fishing with an average living standard."
    )
    names = {
        "poor": class_in_text("poor", language),
        "near_poor": class_in_text("near_poor", language),
        "farm_average": _("average living standard"),
    }
    for row in records(rows):
        for name, told in names.items():
            computed, printed = row[f"{name}_rate"], row[f"{name}_rate_printed"]
            if known(computed, printed) and computed != printed:
                yield _("{area}, {group}: {printed}% is printed; the counts give {computed}%.").format(
                    area=area_name(row, language),
                    group=told,
                    printed=write_decimal(printed, language),
                    computed=write_rate(computed, language),
                )
    yield from area_notes(rows, "review_results", dossier)
