"""The way to the end of the programme: a picture of the years, and the pace that each goal asks for."""

from itertools import pairwise

import pandas as pd

from helpers.display.blocks import Block, Column, Figure, Items, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.figures.path import Aim, Stop, path
from helpers.display.naming import province_name, sentence
from helpers.display.scopes import households_counted, status_name
from helpers.display.standing import standing
from helpers.display.units import EM_DASH, EN_DASH
from helpers.measures.closing import FIRM
from helpers.measures.missing import known
from helpers.measures.programme_path import LEFT, MULTIDIMENSIONAL, PLAN, POVERTY, ProgrammePath
from helpers.measures.series import STANDARD, TERRITORY
from helpers.numbers import MINUS, write_count, write_decimal
from helpers.words import gettext


def programme_path(way: ProgrammePath, dossier) -> Stack | None:
    """A `programme_path` result: the picture, the table of goals and why figures are not joined. None where fewer than
    two years are known of anything."""
    measured = way.aims[way.aims["start"].notna()]
    if len(way.series.points) < 2 and measured.empty:
        return None
    return Stack(_figure(way, dossier), _key(way, dossier), _table(measured, dossier))


def _figure(way: ProgrammePath, dossier) -> Figure | None:
    language = dossier.language
    _ = gettext(language)
    points = way.series.points[way.series.points["rate"].notna()]
    if len(points) < 2:
        return None
    stops = [
        Stop(
            int(row["year"]),
            float(row["rate"]),
            write_decimal(row["rate"], language),
            int(row["segment"]),
            row["standing"] in FIRM,
        )
        for row in points.to_dict("records")
    ]
    own = way.aims[way.aims["by"].eq(PLAN) & way.aims["start"].notna()].to_dict("records")
    aims = [
        Aim(row["year_from"], float(row["start"]), row["last"], float(row["asked_end"]), _end_text(row, language))
        for row in own
    ]
    caption = _("Poverty rate of {province} at the end of each year (%)").format(province=province_name(dossier))
    told = [f"{stop.year}: {stop.text}" for stop in stops] + [aim.text for aim in aims]
    alt = f"{caption}: {'; '.join(told)}."
    sources = [*points["source_id"], *(row["source_id"] for row in own)]
    return Figure(path(stops, aims), alt, caption, source_line(dossier, sources))


def _end_text(row: dict, language: str) -> str:
    _ = gettext(language)
    return _("at {fall} points a year: {end} at the end of {year}").format(
        fall=write_decimal(row["value"], language), end=write_decimal(row["asked_end"], language), year=row["last"]
    )


def _table(aims: pd.DataFrame, dossier) -> Table | None:
    if aims.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    sources = [*aims["source_id"], *aims["start_source"], *aims["latest_source"]]
    return Table(
        _("The way to the end of the programme"),
        [
            Column(_("Asked, by whom"), width=2.2),
            Column(_("Start"), "end", 1.2),
            Column(_("Latest"), "end", 1.3),
            Column(_("So far"), "end", 1.1),
            Column(_("Needed a year from here on"), "end", 1.2),
            Column(_("Progress"), width=1.1),
        ],
        [Row(_cells(row, language)) for row in aims.to_dict("records")],
        [
            _(
                "So far: the average fall a year between the two figures, or the share of the households that is left. Needed: the change a year that still leads to the least that is asked."
            ),
            *([_binding(language)] if aims["by"].ne(PLAN).any() else []),
        ],
        source_line(dossier, sources),
    )


def _binding(language: str) -> str:
    _ = gettext(language)
    return _("Goals of the programme bind the country; for one province they are a measure to compare with.")


def _cells(row: dict, language: str) -> list[str]:
    _ = gettext(language)
    asked = sentence(f"{_by(row, language)}: {_measure(row, language)}")
    start, latest = (
        f"{_written(row[value], row, language)} ({row[year]})"
        for value, year in (("start", "year_from"), ("latest", "year"))
    )
    status = standing(row["latest_status"], language)
    return [
        asked,
        start,
        f"{latest}, {status}",
        _so_far(row, language),
        _needed(row, language),
        status_name(row["status"], language),
    ]


def _by(row: dict, language: str) -> str:
    _ = gettext(language)
    return _("this plan") if row["by"] == PLAN else _("the programme")


def _measure(row: dict, language: str) -> str:
    _ = gettext(language)
    span = write_decimal(row["value"], language)
    if known(row["value_max"]):
        span += EN_DASH + write_decimal(row["value_max"], language)
    return {
        POVERTY: _("poverty rate of {who}, {span} pp a year"),
        MULTIDIMENSIONAL: _("multidimensional rate (poor and near-poor) of {who}, {span} pp a year"),
        LEFT: _("poor and near-poor households of {who}, down to {span}%"),
    }[row["measure"]].format(who=households_counted(row["scope"], language), span=span)


def _written(value, row: dict, language: str) -> str:
    return write_count(value, language) if row["measure"] == LEFT else write_decimal(value, language) + "%"


def _so_far(row: dict, language: str) -> str:
    _ = gettext(language)
    if row["measure"] == LEFT:
        return write_decimal(row["so_far"], language) + "%"
    return MINUS * (row["so_far"] > 0) + write_decimal(abs(row["so_far"]), language) + " " + _("pp")


def _needed(row: dict, language: str) -> str:
    _ = gettext(language)
    if row["needed"] is None:
        return EM_DASH
    if not row["needed"]:
        return _("nothing more")
    if row["measure"] == LEFT:
        return MINUS + write_count(row["needed"], language)
    return MINUS + write_decimal(row["needed"], language) + " " + _("pp")


def _key(way: ProgrammePath, dossier) -> Block | None:
    """What the picture's hollow points and dots mean, and why figures of two years are not joined."""
    _ = gettext(dossier.language)
    reasons = {
        STANDARD: _("Figures of {from_year} and {to_year} are not joined: the poverty standard changed between them."),
        TERRITORY: _("Figures of {from_year} and {to_year} are not joined: the territory changed on 1 July 2025."),
    }
    twice = _("The two figures of {to_year} follow two poverty standards, and are not joined.")
    told = [
        (reasons[row["reason"]] if row["from_year"] < row["to_year"] else twice).format(**row)
        for row in way.series.breaks.to_dict("records")
    ]
    years = way.series.points["year"].tolist()
    if not way.series.points["standing"].isin(FIRM).all():
        told.append(_("Hollow points are preliminary, mid-year or undated figures, not those of the end of the year."))
    if any(later - earlier > 1 for earlier, later in pairwise(years)):
        told.append(_("Dots span years without a figure."))
    return Items(told) if told and len(years) > 1 else None
