"""The way to the end of the programme: a picture of the years, and the pace that each goal asks for."""

import pandas as pd

from helpers.display.blocks import Column, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.naming import point_in_time, sentence
from helpers.display.path_figure import path_figure, path_key
from helpers.display.scopes import households_counted, status_name
from helpers.display.standing import standing, to_be_checked
from helpers.display.units import EM_DASH, target_text
from helpers.measures.goal_pace import LEFT, LOW_START, MULTIDIMENSIONAL, NO_START, PLAN, POVERTY
from helpers.measures.programme_path import ProgrammePath
from helpers.measures.records import records
from helpers.numbers import MINUS, write_count, write_decimal
from helpers.words import gettext


def programme_path(way: ProgrammePath, summary: pd.DataFrame, dossier) -> Stack | None:
    """A `programme_path` result: the picture, the table of goals, why figures are not joined, and which outcome of a
    `headline` table is not drawn. None where fewer than two years are known of anything."""
    measured = way.aims[way.aims["start"].notna()]
    if len(way.series.points) < 2 and measured.empty:
        return None
    return Stack(path_figure(way, dossier), path_key(way, summary, dossier), _table(measured, dossier))


def _table(aims: pd.DataFrame, dossier) -> Table | None:
    if aims.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    sources = [*aims["source_id"], *aims["start_source"], *aims["latest_source"]]
    return Table(
        _("Goals, the pace so far and the pace still needed"),
        [
            Column(_("Goal and who sets it"), width=2.2),
            Column(_("Start"), "end", 1.2),
            Column(_("Latest"), "end", 1.3),
            Column(_("So far"), "end", 1.1),
            Column(_("Needed a year from here on"), "end", 1.2),
            Column(_("Progress"), width=1.1),
        ],
        [Row(_cells(row, dossier)) for row in records(aims)],
        _notes(aims, language),
        source_line(dossier, sources),
    )


def _notes(aims: pd.DataFrame, language: str) -> list[str]:
    _ = gettext(language)
    notes = [
        _(
            "Latest: the last figure of the end of a year; a preliminary one counts, but no estimate, no figure within the year and none without a date."
        ),
        _(
            "So far: the average fall a year between the two figures, or the share of the households that is left. Needed: the change a year that still leads to the least that is asked."
        ),
    ]
    if aims["measure"].ne(POVERTY).any():
        notes.append(
            _("Poor and near-poor together: where no source prints the figure, the sum of the two that it prints.")
        )
    if aims["by"].ne(PLAN).any():
        notes.append(_("Goals of the programme bind the country; for one province they are a measure to compare with."))
    if aims["why"].eq(NO_START).any():
        notes.append(
            _(
                "Where the start of the period is not known, the average of the later years gives no verdict on the whole."
            )
        )
    if aims["why"].eq(LOW_START).any():
        notes.append(
            _(
                "The rate was low at the start, so the fall set for the country is not applied: it would cut this rate by more than half by the end of the period, while the programme asks the country only to halve its poor and near-poor households."
            )
        )
    if not aims["comparator_printed"].all():
        notes.append(_("† The plan prints the figure without a comparison; how it is to be compared is read so here."))
    return notes


def _cells(row: dict, dossier) -> list[str]:
    language = dossier.language
    _ = gettext(language)
    asked = sentence(f"{_by(row, language)}: {_measure(row, language)}")
    start, latest = (_written(row[value], row, language) for value in ("start", "latest"))
    since = str(row["year_from"])
    if row["at_start"]:
        since = point_in_time("start", row["year_from"] + 1, language)
    if row["why"] == NO_START:
        since = _("from {year}; no figure for the start of the period").format(year=since)
    check = to_be_checked(row["latest_source"], dossier)
    status = ", ".join(filter(None, (standing(row["latest_status"], language), check)))
    return [
        asked,
        f"{start} ({since})",
        f"{latest} ({row['year']}), {status}",
        _so_far(row, language),
        _needed(row, language),
        _progress(row, language),
    ]


def _progress(row: dict, language: str) -> str:
    _ = gettext(language)
    return _("not applicable: low at the start") if row["why"] == LOW_START else status_name(row["status"], language)


def _by(row: dict, language: str) -> str:
    _ = gettext(language)
    return _("this plan") if row["by"] == PLAN else _("the programme")


def _measure(row: dict, language: str) -> str:
    _ = gettext(language)
    return {
        POVERTY: _("poverty rate of {who}, a fall of {asked}"),
        MULTIDIMENSIONAL: _("multidimensional rate (poor and near-poor) of {who}, a fall of {asked}"),
        LEFT: _("poor and near-poor households of {who}, {asked} of those at the start"),
    }[row["measure"]].format(who=households_counted(row["scope"], language), asked=target_text(row, language))


def _written(value, row: dict, language: str) -> str:
    return write_count(value, language) if row["measure"] == LEFT else write_decimal(value, language) + "%"


def _so_far(row: dict, language: str) -> str:
    _ = gettext(language)
    if row["measure"] == LEFT:
        return _("{share}% (left)").format(share=write_decimal(row["so_far"], language))
    return MINUS * (row["so_far"] > 0) + write_decimal(abs(row["so_far"]), language) + " " + _("pp")


def _needed(row: dict, language: str) -> str:
    _ = gettext(language)
    if row["needed"] is None:
        return EM_DASH
    if not row["needed"]:
        return _("nothing more")
    if row["measure"] == LEFT:
        return MINUS + _("{count} households").format(count=write_count(row["needed"], language))
    return MINUS + write_decimal(row["needed"], language) + " " + _("pp")
