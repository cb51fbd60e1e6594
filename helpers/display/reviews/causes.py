"""Causes of poverty (table 10), and their pyramid."""

import pandas as pd

from helpers.display.blocks import Column, Figure, Row, Stack, Table
from helpers.display.figures.pyramid import Pair, pyramid
from helpers.display.naming import in_sentence, province_name
from helpers.display.picture import picture
from helpers.display.reviews.crossed import crossed_tables
from helpers.display.reviews.parts import (
    CLASSES,
    area_notes,
    class_cells,
    class_name,
    last_review,
    of_class,
    review_sources,
    year_of,
)
from helpers.display.units import count_or_dash, rate_or_dash
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.words import gettext

_TABLE = "review_causes"


def causes_table(causes: pd.DataFrame, dossier) -> Table | None:
    """The causes of the whole province in the official order, both classes beside each other; nothing without any."""
    rows = last_review(causes)
    rows = rows[rows["area"] == "whole"]
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    columns = [Column(_("Cause"), width=2.4)]
    for name in CLASSES:
        group = class_name(name, language)
        columns += [
            Column(_("Number"), "end", 1.2, group),
            Column(_("Share (%)"), "end", 1, group),
            Column(_("Rank"), "end", 0.8, group),
        ]
    told = []
    for cause, of in _by_cause(rows, dossier).items():
        if of:
            told.append(Row([cause, *class_cells(of, _cells, language)]))
    return Table(
        _("Causes of poverty in {province}, end of {year}").format(province=province_name(dossier), year=year_of(rows)),
        columns,
        told,
        [
            _("Share of all poor or near-poor households. A household may have several causes."),
            *area_notes(rows, _TABLE, dossier),
        ],
        review_sources(rows, _TABLE, dossier),
    )


def _by_cause(rows: pd.DataFrame, dossier) -> dict[str, dict[str, dict]]:
    """The rows of each cause by class, under the cause's name and in the official order."""
    return {
        cause["name"]: {row["class"]: row for row in records(rows[rows["cause_id"] == cause["cause_id"]])}
        for cause in records(dossier.causes)
    }


def _cells(row: dict, language: str) -> list[str]:
    return [
        count_or_dash(row["households"], language),
        rate_or_dash(row["share"], language),
        count_or_dash(row["rank"], language),
    ]


def causes_figure(causes: pd.DataFrame, dossier) -> Figure | None:
    """The shares of the causes as a pyramid, poor households left, the most frequent cause on top; nothing where a
    share of either class is missing."""
    rows = last_review(causes)
    rows = rows[rows["area"] == "whole"]
    told = _by_cause(rows, dossier)
    if not told or not all(name in of and known(of[name]["share"]) for of in told.values() for name in CLASSES):
        return None
    language = dossier.language
    _ = gettext(language)
    ordered = sorted(told.items(), key=lambda item: item[1]["poor"]["share"], reverse=True)
    pairs = []
    for cause, of in ordered:
        left, right = (of[name]["share"] for name in CLASSES)
        texts = (rate_or_dash(share, language) for share in (left, right))
        pairs.append(Pair(cause, float(left), float(right), *texts))
    caption = _(
        "Poor and near-poor households of {province} by cause of poverty, end of {year} (% of each class)"
    ).format(province=province_name(dossier), year=year_of(rows))
    first_of_near_poor = max(pairs, key=lambda pair: pair.right)
    finding = _(
        "Most common cause: {first} ({poor}% of poor households) and {second} ({near_poor}% of near-poor households)."
    ).format(
        first=in_sentence(pairs[0].label),
        poor=pairs[0].left_text,
        second=in_sentence(first_of_near_poor.label),
        near_poor=first_of_near_poor.right_text,
    )
    names = [class_name(name, language) for name in CLASSES]
    table = [[one.label, one.left_text, one.right_text] for one in pairs]
    heads, sources = [_("Cause"), *(f"{name} (%)" for name in names)], review_sources(rows, _TABLE, dossier)
    return picture(pyramid(pairs, *names), caption, finding, heads, table, sources, language)


def causes_district_tables(causes: pd.DataFrame, dossier) -> Stack | None:
    """Households with each cause by district, a table a class; nothing where no district is counted."""
    language = dossier.language
    _ = gettext(language)
    names = dict(zip(dossier.causes["cause_id"], dossier.causes["name"], strict=True))
    captions = {
        "poor": _("Poor households by cause of poverty and district, end of {year}"),
        "near_poor": _("Near-poor households by cause of poverty and district, end of {year}"),
    }
    tables = []
    for name in CLASSES:
        rows = of_class(causes, name)
        if len(rows):
            caption = captions[name].format(year=year_of(rows))
            tables += crossed_tables(rows, "cause_id", names, "households", _TABLE, caption, dossier)
    return Stack(*tables) if tables else None
