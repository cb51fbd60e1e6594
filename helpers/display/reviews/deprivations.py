"""Deprivations by indicator, of the whole province and by district (tables 4 to 7)."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Row, Stack, Table
from helpers.display.naming import province_name
from helpers.display.reviews.crossed import crossed_tables
from helpers.display.reviews.parts import (
    CLASSES,
    area_notes,
    class_in_text,
    of_class,
    review_sources,
    year_of,
)
from helpers.display.units import count_or_dash, rate_or_dash, signed_rate
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.numbers import write_count, write_rate
from helpers.words import gettext

_TABLE = "review_deprivations"


def deprivation_tables(deprivations: pd.DataFrame, intensity: pd.DataFrame, dossier) -> Stack | None:
    """The twelve indicators of the whole province in the official order, a table a class; nothing where there is none."""
    tables = [_by_indicator(deprivations, intensity, name, dossier) for name in CLASSES]
    return Stack(*tables) if any(tables) else None


def _by_indicator(deprivations: pd.DataFrame, intensity: pd.DataFrame, name: str, dossier) -> Table | None:
    rows = of_class(deprivations, name)
    rows = rows[rows["area"] == "whole"]
    if rows.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    year = year_of(rows)
    caption = {
        "poor": _("Deprivations of the poor households of {province}, end of {year}"),
        "near_poor": _("Deprivations of the near-poor households of {province}, end of {year}"),
    }[name]
    return Table(
        caption.format(province=province_name(dossier), year=year),
        [
            Column(_("Indicator"), width=2.6),
            Column(_("Deprived households"), "end", 1.2),
            Column(_("Rate (%)"), "end"),
            Column(_("Change against {year} (pp)").format(year=year - 1), "end", 1.2),
            Column(_("Rank"), "end", 0.8),
            Column(_("Contribution (%)"), "end", 1.4),
            Column(_("Share of all households (%)"), "end", 1.2),
        ],
        list(_indicator_rows(rows, dossier)),
        [
            _(
                "Rate: share of the {households} that are deprived. Last column: the same households as a share of all households."
            ).format(households=class_in_text(name, language)),
            _("Contribution: share of all deprivations, every indicator weighted equally (Alkire and Foster, 2011)."),
            _("A household may be deprived in several indicators, so the rates do not add up to 100%."),
            *_mean(intensity, name, language),
            *area_notes(rows, _TABLE, dossier),
        ],
        review_sources(rows, _TABLE, dossier),
    )


def _indicator_rows(rows: pd.DataFrame, dossier) -> Iterator[Row]:
    language = dossier.language
    of = {row["indicator_id"]: row for row in records(rows)}
    for indicator, name in _names(dossier).items():
        if row := of.get(indicator):
            yield Row(
                [
                    name,
                    count_or_dash(row["deprived_households"], language),
                    rate_or_dash(row["rate"], language),
                    signed_rate(row["change"], language),
                    count_or_dash(row["rank"], language),
                    rate_or_dash(row["contribution"], language),
                    rate_or_dash(row["censored_headcount"], language),
                ]
            )


def _names(dossier) -> dict[str, str]:
    """The indicators in the official order."""
    return dict(
        zip(dossier.deprivation_indicators["indicator_id"], dossier.deprivation_indicators["name"], strict=True)
    )


def _mean(intensity: pd.DataFrame, name: str, language: str) -> Iterator[str]:
    rows = of_class(intensity, name)
    _ = gettext(language)
    for row in records(rows[rows["area"] == "whole"]):
        if known(row["intensity"]):
            yield _("{deprivations} deprivations in {households} households: {mean} per household.").format(
                deprivations=write_count(row["deprivations"], language),
                households=write_count(row["households"], language),
                mean=write_rate(row["intensity"], language),
            )


def deprivation_district_tables(deprivations: pd.DataFrame, dossier) -> Stack | None:
    """Households deprived in each indicator by district, a table a class; nothing where no district is counted."""
    language = dossier.language
    _ = gettext(language)
    names = _names(dossier)
    captions = {
        "poor": _("Poor households deprived in each indicator, by district, end of {year}"),
        "near_poor": _("Near-poor households deprived in each indicator, by district, end of {year}"),
    }
    tables = []
    for name in CLASSES:
        rows = of_class(deprivations, name)
        if len(rows):
            caption = captions[name].format(year=year_of(rows))
            tables += crossed_tables(rows, "indicator_id", names, "deprived_households", _TABLE, caption, dossier)
    return Stack(*tables) if tables else None
