"""Deprivations by dimension: what can be added up, and between which bounds the rest lies."""

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.naming import province_name
from helpers.display.reviews.parts import CLASSES, class_cells, class_name, last_review, review_sources, year_of
from helpers.display.units import EN_DASH, count_or_dash, rate_or_dash
from helpers.measures.records import records
from helpers.words import gettext


def dimension_table(dimensions: pd.DataFrame, dossier) -> Table | None:
    """The six dimensions of the whole province: deprivations, contribution and the bounds of the households deprived."""
    rows = last_review(dimensions)
    rows = rows[rows["area"] == "whole"]
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    columns = [Column(_("Dimension"), width=1.7)]
    for name in CLASSES:
        group = class_name(name, language)
        columns += [
            Column(_("Deprivations"), "end", 1.55, group),
            Column(_("Contribution (%)"), "end", 1.4, group),
            Column(_("Deprived households (%)"), "end", 1.5, group),
        ]
    told = []
    for one in records(dossier.dimensions):
        own = {row["class"]: row for row in records(rows[rows["dimension_id"] == one["dimension_id"]])}
        if own:
            told.append(Row([one["name"], *class_cells(own, _bounds, language)]))
    return Table(
        _("Deprivations in {province} by dimension, end of {year}").format(
            province=province_name(dossier), year=year_of(rows)
        ),
        columns,
        told,
        [
            _(
                "The share of households deprived in a dimension is a range, because the review does not say how many are deprived in both of its indicators: it is at least the rate of the larger indicator and at most the two rates together."
            )
        ],
        review_sources(rows, "review_deprivations", dossier),
    )


def _bounds(row: dict, language: str) -> list[str]:
    least, most = (rate_or_dash(row[end], language) for end in ("rate_least", "rate_most"))
    span = least if least == most else least + EN_DASH + most
    return [count_or_dash(row["deprivations"], language), rate_or_dash(row["contribution"], language), span]
