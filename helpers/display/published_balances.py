"""All that is published of the province for the plan's years, beside the tables of districts and of the review."""

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.citation import source_line
from helpers.display.naming import in_sentence, point_label, province_name, sentence
from helpers.display.reconciliation.phrases import short_source
from helpers.display.reviews.parts import class_name
from helpers.display.scopes import households_counted
from helpers.display.standing import standing
from helpers.display.units import EM_DASH, SYMBOLS, count_or_dash
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.numbers import write_decimal
from helpers.words import gettext


def published_balances_table(balances: pd.DataFrame, dossier) -> Table | None:
    """A `published_balances` table, a group of rows for each point in time; nothing where there is none."""
    if balances.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    poor, near_poor = (class_name(name, language) for name in ("poor", "near_poor"))
    both = _("Poor and near-poor households")
    number = _("Number")
    columns = {
        "households": Column(_("All households"), "end", 1.1),
        "poor_households": Column(number, "end", 1.0, poor),
        "poverty_rate": Column("%", "end", 0.8, poor),
        "near_poor_households": Column(number, "end", 1.0, near_poor),
        "near_poor_rate": Column("%", "end", 0.8, near_poor),
        "multidimensional_households": Column(number, "end", 1.0, both),
        "multidimensional_rate": Column("%", "end", 0.8, both),
    }
    told = {name: column for name, column in columns.items() if balances[name].notna().any()}
    rows, moment = [], None
    for row in records(balances):
        if moment != (row["point"], row["year"]):
            moment = (row["point"], row["year"])
            rows.append(Row([point_label(*moment, language)], "group"))
        figures = (_figure(row, name, language) for name in told)
        by = f"{short_source(row['source_id'], dossier)} ({standing(row['status'], language)})"
        rows.append(Row([_area(row, language), *figures, by]))
    return Table(
        _("Published figures of {province} by point in time").format(province=province_name(dossier)),
        [Column(_("Area, households"), width=1.7), *told.values(), Column(_("Publisher, status"), width=1.9)],
        rows,
        [_note(row, dossier) for row in records(balances[balances["note"].notna()])],
        source_line(dossier, balances["source_id"]),
    )


def _note(row: dict, dossier) -> str:
    """What is to be known of a row, after whose figures of when and where it is of: sources may differ on one place."""
    language = dossier.language
    where = (
        in_sentence(_area(row, language)) if language == "vi" or not known(row["district_code"]) else row["district"]
    )
    source = short_source(row["source_id"], dossier)
    return f"{point_label(row['point'], row['year'], language)}, {where}, {source}: {row['note']}"


def _area(row: dict, language: str) -> str:
    _ = gettext(language)
    households = households_counted(row["scope"], language)
    if not known(row["district_code"]):
        return _("Whole province") if row["scope"] == "all" else sentence(households)
    return row["district"] if row["scope"] == "all" else f"{row['district']}, {in_sentence(households)}"


def _figure(row: dict, name: str, language: str) -> str:
    if name.endswith("rate"):
        return write_decimal(row[name], language) if known(row[name]) else EM_DASH
    sign = SYMBOLS[row["counts_stated"]] if known(row[name]) and name != "households" else ""
    return sign + count_or_dash(row[name], language)
