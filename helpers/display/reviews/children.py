"""Children of poor and near-poor households (table 11)."""

import pandas as pd

from helpers.display.blocks import Column, Row, Stack, Table
from helpers.display.naming import province_name
from helpers.display.reviews.parts import (
    CLASSES,
    area_name,
    area_notes,
    number_and_share_cells,
    number_and_share_columns,
    of_class,
    review_sources,
    row_style,
    year_of,
)
from helpers.display.units import count_or_dash
from helpers.words import gettext


def children_tables(children: pd.DataFrame, dossier) -> Stack | None:
    """A `review_children` table of the last reviewed year, a table a class; nothing where there is none."""
    tables = [_table(of_class(children, name), name, dossier) for name in CLASSES]
    return Stack(*tables) if any(tables) else None


def _table(rows: pd.DataFrame, name: str, dossier) -> Table | None:
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    headings = {
        "malnourished": _("Malnourished"),
        "without_insurance": _("Without health insurance"),
        "out_of_school": _("Not at the right school level"),
    }
    caption = {
        "poor": _("Children of the poor households of {province} and what they lack, end of {year}"),
        "near_poor": _("Children of the near-poor households of {province} and what they lack, end of {year}"),
    }[name]
    columns = [Column(_("District"), width=2.1), Column(_("Children"), "end", 1.2)]
    columns += number_and_share_columns(headings, language)
    told = []
    for row in rows.to_dict("records"):
        pairs = number_and_share_cells(row, headings, language)
        told.append(Row([area_name(row, language), count_or_dash(row["children"], language), *pairs], row_style(row)))
    return Table(
        caption.format(province=province_name(dossier), year=year_of(rows)),
        columns,
        told,
        [_("Children are counted here, not households."), *area_notes(rows, "review_children", dossier)],
        review_sources(rows, "review_children", dossier),
    )
