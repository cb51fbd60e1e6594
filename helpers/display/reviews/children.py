"""Children of poor and near-poor households (table 11)."""

import pandas as pd

from helpers.display.blocks import Column, Stack, Table
from helpers.display.reviews.parts import CLASSES, of_class, parts_table
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
        "out_of_school": _("Not attending the right level of school"),
    }
    caption = {
        "poor": _("Deprivations of children in poor households of {province}, end of {year}"),
        "near_poor": _("Deprivations of children in near-poor households of {province}, end of {year}"),
    }[name]
    of = Column(_("Children"), "end", 1.2)
    notes = [_("This table counts children, not households.")]
    return parts_table(
        rows.rename(columns={"children": "total"}), "review_children", caption, of, headings, notes, dossier
    )
