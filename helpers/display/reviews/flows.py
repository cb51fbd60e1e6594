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
from helpers.measures.records import records
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
        "poor": _("Movements into and out of poverty in {province}, {year} (households)"),
        "near_poor": _("Movements into and out of near-poverty in {province}, {year} (households)"),
    }[name]
    year = year_of(rows)
    return Table(
        caption.format(province=province_name(dossier), year=year),
        _columns(name, year, language),
        [_row(row, language) for row in records(rows)],
        [*_notes(rows, language), *area_notes(rows, "review_flows", dossier)],
        review_sources(rows, "review_flows", dossier),
    )


def way_names(name: str, language: str) -> dict[str, str]:
    """The ways out of a class and into it, as the official tables head them."""
    _ = gettext(language)
    shared = {
        "above_line": _("Rose above the near-poor line"),
        "other_decrease": _("Other decrease"),
        "newly_arisen": _("New cases"),
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
    group = {"to_other_class": left, "above_line": left, "relapsed": _("Additions"), "newly_arisen": _("Additions")}
    return [
        Column(_("District"), width=2.1),
        Column(_("Start of {year}").format(year=year), "end", 1.1),
        *(Column(ways[way], "end", 1.45 if way == "relapsed" else 1.2, group.get(way, "")) for way in WAYS),
        Column(_("End of {year}").format(year=year), "end", 1.1),
    ]


def _row(row: dict, language: str) -> Row:
    figures = (count_or_dash(row[column], language) for column in ("opening", *WAYS, "closing"))
    return Row([area_name(row, language), *figures], row_style(row))


def _notes(rows: pd.DataFrame, language: str) -> Iterator[str]:
    _ = gettext(language)
    yield _("Households at the end = at the start − the three columns of decreases + the four columns of increases.")
    for row in records(rows):
        closing, computed = row["closing"], row["closing_computed"]
        if known(closing, computed) and closing != computed:
            yield _("{area}: the printed figure at the end is {printed}; the columns give {computed}.").format(
                area=area_name(row, language),
                printed=write_count(closing, language),
                computed=write_count(computed, language),
            )


def flow_rates_table(flows: pd.DataFrame, dossier) -> Table | None:
    """What the movement comes to: net change, share that left upwards, share of relapses in the increases."""
    rows = last_review(flows, "households")
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    headings = {
        "poor": (_("Left poverty (% of the start)"), _("Relapsed into poverty (% of increases)")),
        "near_poor": (
            _("Rose above the near-poor line (% of the start)"),
            _("Relapsed into near-poverty (% of increases)"),
        ),
    }
    columns = [Column(_("District"), width=1.9)]
    for name in CLASSES:
        group, (left, relapsed) = class_name(name, language), headings[name]
        columns.append(Column(_("Net change (households)"), "end", 1.4, group))
        columns += [Column(heading, "end", 1.2, group) for heading in (left, relapsed)]
    return Table(
        _("Net change, exits and relapses by district, {year}").format(year=year_of(rows)),
        columns,
        class_rows(rows, _rates, language),
        [
            _(
                "Left poverty: became near-poor or rose above the near-poor line. Increases: households from the other class, relapses, new cases and other increases."
            ),
            *area_notes(rows, "review_flows", dossier),
        ],
        review_sources(rows, "review_flows", dossier),
    )


def _rates(row: dict, language: str) -> list[str]:
    rates = (rate_or_dash(row[column], language) for column in ("escape_rate", "relapse_share"))
    return [signed_count(row["net"], language), *rates]
