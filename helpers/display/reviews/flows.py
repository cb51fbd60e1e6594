"""Movement of poor and near-poor households within the year (tables 2 and 3)."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.naming import province_name
from helpers.display.reviews.parts import (
    CLASSES,
    area_name,
    area_notes,
    class_name,
    class_rows,
    last_review,
    of_class,
    review_sources,
    row_style,
    year_of,
)
from helpers.display.units import count_or_dash, rate_or_dash, signed_count
from helpers.measures.missing import known
from helpers.numbers import write_count
from helpers.words import gettext

WAYS = ("to_other_class", "above_line", "other_decrease", "from_other_class", "relapsed", "newly_arisen")
WAYS += ("other_increase",)


def flow_table(flows: pd.DataFrame, dossier, name: str) -> Table | None:
    """A `review_flows` table of one class (`poor` or `near_poor`) in the official form; nothing where there is none."""
    rows = of_class(flows, name, "households")
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    caption = {
        "poor": _("Movement of poor households of {province} in {year} (households)"),
        "near_poor": _("Movement of near-poor households of {province} in {year} (households)"),
    }[name]
    year = year_of(rows)
    return Table(
        caption.format(province=province_name(dossier), year=year),
        _columns(name, year, language),
        [_row(row, language) for row in rows.to_dict("records")],
        [*_notes(rows, language), *area_notes(rows, "review_flows", dossier)],
        review_sources(rows, "review_flows", dossier),
    )


def way_names(name: str, language: str) -> dict[str, str]:
    """The ways out of a class and into it, as the official tables head them."""
    _ = gettext(language)
    shared = {
        "above_line": _("Passed the near-poor line"),
        "other_decrease": _("Other decrease"),
        "newly_arisen": _("Newly arisen"),
        "other_increase": _("Other increase"),
    }
    own = {
        "poor": {
            "to_other_class": _("Became near-poor"),
            "from_other_class": _("From near-poor"),
            "relapsed": _("Relapsed into poverty"),
        },
        "near_poor": {
            "to_other_class": _("Became poor"),
            "from_other_class": _("From poor"),
            "relapsed": _("Relapsed into near-poverty"),
        },
    }
    return shared | own[name]


def _columns(name: str, year: int, language: str) -> list[Column]:
    _ = gettext(language)
    ways = way_names(name, language)
    left = _("Left poverty") if name == "poor" else _("Left near-poverty")
    group = {"to_other_class": left, "above_line": left, "relapsed": _("Added"), "newly_arisen": _("Added")}
    return [
        Column(_("District"), width=1.6),
        Column(_("Start of {year}").format(year=year), "end", 1.1),
        *(Column(ways[way], "end", 1.45 if way == "relapsed" else 1.2, group.get(way, "")) for way in WAYS),
        Column(_("End of {year}").format(year=year), "end", 1.1),
    ]


def _row(row: dict, language: str) -> Row:
    figures = (count_or_dash(row[column], language) for column in ("opening", *WAYS, "closing"))
    return Row([area_name(row, language), *figures], row_style(row))


def _notes(rows: pd.DataFrame, language: str) -> Iterator[str]:
    _ = gettext(language)
    yield _("The end is the start less the three ways out that follow it, and with the four ways in after these.")
    for row in rows.to_dict("records"):
        closing, computed = row["closing"], row["closing_computed"]
        if known(closing, computed) and closing != computed:
            yield _("{area}: {printed} is printed for the end, the columns give {computed}.").format(
                area=area_name(row, language),
                printed=write_count(closing, language),
                computed=write_count(computed, language),
            )


def flow_rates_table(flows: pd.DataFrame, dossier) -> Table | None:
    """What the movement comes to: net change, share that left upwards and share of relapses among those added."""
    rows = last_review(flows, "households")
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    columns = [Column(_("District"), width=1.9)]
    for name in CLASSES:
        group = class_name(name, language)
        columns += [
            Column(_("Net change (households)"), "end", 1.4, group),
            Column(_("Left upwards (% of the start)"), "end", 1.2, group),
            Column(_("Relapsed (% of all that joined)"), "end", 1.2, group),
        ]
    return Table(
        _("What the movement in {year} comes to, by district").format(year=year_of(rows)),
        columns,
        class_rows(rows, _rates, language),
        [
            _(
                "Left upwards: poor households that became near-poor or passed the line; near-poor households that passed it. Joined: from the other class, relapsed, newly arisen or otherwise."
            ),
            *area_notes(rows, "review_flows", dossier),
        ],
        review_sources(rows, "review_flows", dossier),
    )


def _rates(row: dict, language: str) -> list[str]:
    rates = (rate_or_dash(row[column], language) for column in ("escape_rate", "relapse_share"))
    return [signed_count(row["net"], language), *rates]
