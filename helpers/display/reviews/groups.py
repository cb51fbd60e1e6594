"""Poor and near-poor households by target group (table 8)."""

import pandas as pd

from helpers.display.blocks import Column, Stack, Table
from helpers.display.reviews.parts import CLASSES, class_name, of_class, parts_table
from helpers.measures.missing import known
from helpers.words import gettext


def groups_tables(groups: pd.DataFrame, dossier) -> Stack | None:
    """A `review_groups` table of the last reviewed year, a table a class; nothing where there is none."""
    tables = [_table(of_class(groups, name, "households"), name, dossier) for name in CLASSES]
    return Stack(*tables) if any(tables) else None


def _table(rows: pd.DataFrame, name: str, dossier) -> Table | None:
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    headings = {
        "ethnic_minority": _("Ethnic minority"),
        "no_labour_capacity": _("No one able to work"),
        "merit": _("With a person of merit"),
        "other": _("Other"),
    }
    caption = {
        "poor": _("Poor households of {province} by target group, end of {year}"),
        "near_poor": _("Near-poor households of {province} by target group, end of {year}"),
    }[name]
    of = Column(class_name(name, language), "end", 1.3)
    return parts_table(rows, "review_groups", caption, of, headings, _overlap(rows, language), dossier)


def _overlap(rows: pd.DataFrame, language: str) -> list[str]:
    _ = gettext(language)
    if any(known(overlap) and overlap > 0 for overlap in rows["overlap"]):
        return [_("Groups overlap: a household may belong to several, so the groups add up to more than the total.")]
    return []
