"""Tables turned on their side: what is counted as rows, the districts as columns, so that they fit a portrait page."""

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.reviews.parts import area_notes, has_any, review_sources, short_name
from helpers.display.units import count_or_dash
from helpers.words import gettext

_WIDEST = 9  # columns of figures that an A4 page holds in portrait


def crossed_tables(
    rows: pd.DataFrame, key: str, names: dict[str, str], count: str, table: str, caption: str, dossier
) -> list[Table]:
    """The column `count` of the areas in `rows` by `key` (in the order of `names`); several tables for many districts.

    `table` is the dossier's review table that the rows come from. Nothing where no district is counted.
    """
    districts = rows[rows["area"] == "district"]
    if districts.empty or not has_any(districts, [count]):
        return []
    codes = list(dict.fromkeys(districts["district_code"]))
    parts = -(-(len(codes) + 1) // _WIDEST)
    size = -(-len(codes) // parts)
    shown = [codes[start : start + size] for start in range(0, len(codes), size)]
    return [_table(rows, own, own is shown[-1], key, names, count, table, caption, dossier) for own in shown]


def _table(rows, codes, with_whole, key, names, count, table, caption, dossier) -> Table:
    language = dossier.language
    _ = gettext(language)
    columns, figures = [], []
    for code in codes:
        own = rows[rows["district_code"] == code]
        first = own.iloc[0]
        columns.append(Column(short_name(first), "end"))
        figures.append(dict(zip(own[key], own[count], strict=True)))
    whole = rows[rows["area"] == "whole"]
    if with_whole and len(whole):
        columns.append(Column(_("Total") if whole.iloc[0]["printed"] else _("Sum of the districts"), "end", 1.1))
        figures.append(dict(zip(whole[key], whole[count], strict=True)))
    body = [Row([name, *(count_or_dash(of.get(one), language) for of in figures)]) for one, name in names.items()]
    heading = {"indicator_id": _("Indicator"), "cause_id": _("Cause")}[key]
    notes, source = area_notes(rows, table, dossier), review_sources(rows, table, dossier)
    return Table(caption, [Column(heading, width=2.4), *columns], body, notes, source)
