"""How many deprivations a household has on average, by district."""

import pandas as pd

from helpers.display.blocks import Column, Table
from helpers.display.naming import province_name
from helpers.display.reviews.parts import (
    CLASSES,
    area_notes,
    class_name,
    class_rows,
    last_review,
    review_sources,
    year_of,
)
from helpers.display.units import count_or_dash, rate_or_dash
from helpers.words import gettext


def intensity_table(intensity: pd.DataFrame, dossier) -> Table | None:
    """How many deprivations a household has on average, by district and class; nothing where nothing is counted."""
    rows = last_review(intensity)
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    columns = [Column(_("District"), width=1.9)]
    for name in CLASSES:
        group = class_name(name, language)
        columns += [
            Column(_("Households"), "end", 1.2, group),
            Column(_("Deprivations"), "end", 1.35, group),
            Column(_("Per household"), "end", 1.1, group),
        ]
    return Table(
        _("Deprivations per household by district, {province}, end of {year}").format(
            province=province_name(dossier), year=year_of(rows)
        ),
        columns,
        class_rows(rows, _cells, language),
        area_notes(rows, "review_deprivation_totals", dossier),
        review_sources(rows, "review_deprivation_totals", dossier),
    )


def _cells(row: dict, language: str) -> list[str]:
    counts = (count_or_dash(row[column], language) for column in ("households", "deprivations"))
    return [*counts, rate_or_dash(row["intensity"], language)]
