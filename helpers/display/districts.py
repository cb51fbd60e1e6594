"""Districts: the official table of baselines and planned reductions, and its picture."""

import pandas as pd

from helpers.display.blocks import Block, Column, Figure, Paragraph, Row, Table
from helpers.display.citation import source_line
from helpers.display.figures.bars import Bar, bars
from helpers.display.figures.dumbbell import Dumbbell, dumbbells
from helpers.display.naming import point_in_time, point_label, poor_district_note, province_name, sentence
from helpers.display.picture import picture
from helpers.display.units import count_or_dash, rate_or_dash
from helpers.measures.missing import known
from helpers.measures.reductions import TOTAL
from helpers.numbers import write_rate
from helpers.words import gettext


def district_table(districts: pd.DataFrame, dossier) -> Block:
    """The table in the form of the official appendix, the total in its last row; rates alone where only they are known."""
    language = dossier.language
    _ = gettext(language)
    if districts.empty:
        return Paragraph(
            _(
                "No figure available: the district table of the plan (households, poor households and planned reduction of each district)."
            ),
            missing=True,
        )
    time = _opening(dossier)
    counted = districts["households"].notna().any()
    rows = _official_rows(districts, language) if counted else _rate_rows(districts, language)
    notes = []
    if districts["poor_district"].eq(True).any():
        notes.append(poor_district_note(dossier))
    if not counted:
        notes.append(
            _(
                "The source gives the rates of the districts, not their numbers of households; the plan as read sets no reduction by district."
            )
        )
    caption = (
        _("Poor households by district of {province} at {time} and planned reduction")
        if counted
        else _("Poverty and near-poor rates by district of {province} at {time}")
    )
    return Table(
        caption.format(province=province_name(dossier), time=time),
        _official_columns(dossier) if counted else _rate_columns(dossier),
        rows,
        notes,
        _sources(dossier),
        "appendix" if counted else "",
    )


def _opening(dossier) -> str:
    return point_in_time(*_opening_point(dossier), dossier.language)


def _opening_label(dossier) -> str:
    return point_label(*_opening_point(dossier), dossier.language)


def _opening_point(dossier) -> tuple[str, int]:
    first = dossier.baselines[dossier.baselines["district_code"].notna()].iloc[0]
    return first["point"], first["year"]


def _sources(dossier) -> str:
    baselines = dossier.baselines[dossier.baselines["district_code"].notna()]
    marks = baselines["list_source_id"]
    return source_line(dossier, [*baselines["source_id"], *dossier.district_plans["source_id"], *marks])


def _official_columns(dossier) -> list[Column]:
    _ = gettext(dossier.language)
    start, planned = sentence(_opening(dossier)), _("Planned for {year}").format(year=dossier.plan["year"])
    return [
        Column(_("District"), width=2.1),
        Column(_("Households"), "end", 1.1, start),
        Column(_("Poor households"), "end", group=start),
        Column(_("Poverty rate (%)"), "end", group=start),
        Column(_("Reduction (households)"), "end", 1.3, planned),
        Column(_("Reduction (pp)"), "end", group=planned),
        Column(_("Rate at the end (%)"), "end", group=planned),
    ]


def _official_rows(districts: pd.DataFrame, language: str) -> list[Row]:
    counts, rates = (
        ("households", "poor_households", "reduction_households"),
        ("poverty_rate", "reduction_rate", "end_rate"),
    )
    order = ("households", "poor_households", "poverty_rate", "reduction_households", "reduction_rate", "end_rate")
    rows = []
    for code, district in districts.iterrows():
        written = {column: count_or_dash(district[column], language) for column in counts}
        written |= {column: rate_or_dash(district[column], language) for column in rates}
        rows.append(
            Row(
                [_name(code, district, language), *(written[column] for column in order)],
                "total" if code == TOTAL else "body",
            )
        )
    return rows


def _name(code: str, district: pd.Series, language: str) -> str:
    _ = gettext(language)
    if code == TOTAL:
        return _("Total")
    return district["district"] + (" *" if district["poor_district"] else "")


def _rate_columns(dossier) -> list[Column]:
    _ = gettext(dossier.language)
    return [
        Column(_("District"), width=2),
        Column(_("Poverty rate (%)"), "end"),
        Column(_("Near-poor rate (%)"), "end"),
    ]


def _rate_rows(districts: pd.DataFrame, language: str) -> list[Row]:
    return [
        Row(
            [
                _name(code, row, language),
                *(rate_or_dash(row[column], language) for column in ("poverty_rate", "near_poor_rate")),
            ]
        )
        for code, row in districts.drop(index=TOTAL).iterrows()
    ]


def district_figure(districts: pd.DataFrame, dossier) -> Figure | None:
    """Start and planned end of every district, poorest first; bars of the start where no reduction is planned."""
    language = dossier.language
    _ = gettext(language)
    shown = districts.drop(index=TOTAL, errors="ignore")
    if shown.empty or shown["poverty_rate"].isna().any():
        return None
    shown = shown.sort_values("poverty_rate", ascending=False, key=lambda rates: rates.astype(float))
    labels = [_label(row, language) for _code, row in shown.iterrows()]
    time, year = _opening(dossier), dossier.plan["year_to"]
    sources = _sources(dossier)
    starts = [write_rate(rate, language) for rate in shown["poverty_rate"]]
    if not known(*shown["end_rate"]):
        caption = _("Poverty rate by district at {time} (%), highest first").format(time=time)
        drawn = [
            Bar(label, float(rate), text)
            for label, rate, text in zip(labels, shown["poverty_rate"], starts, strict=True)
        ]
        heads, rows = [_("District"), _("Poverty rate (%)")], [[bar.label, bar.text] for bar in drawn]
        return picture(bars(drawn), caption, _extremes(labels, starts, time, language), heads, rows, sources, language)
    ends = [write_rate(rate, language) for rate in shown["end_rate"]]
    caption = _("Poverty rate by district at {time} and planned for the end of {year} (%), highest first").format(
        time=time, year=year
    )
    drawn = [
        Dumbbell(label, float(start), float(end), start_text, end_text)
        for label, start, end, start_text, end_text in zip(
            labels, shown["poverty_rate"], shown["end_rate"], starts, ends, strict=True
        )
    ]
    names = _opening_label(dossier), _("Plan, end of {year}").format(year=year)
    rows = [[one.label, one.start_text, one.end_text] for one in drawn]
    finding = _extremes(labels, starts, time, language)
    return picture(dumbbells(drawn, *names), caption, finding, [_("District"), *names], rows, sources, language)


def _extremes(labels: list[str], rates: list[str], time: str, language: str) -> str:
    """Where the rate is highest and lowest, of districts in falling order."""
    _ = gettext(language)
    if len(labels) == 1:
        return _("{district}: {rate}% at {time}.").format(district=labels[0], rate=rates[0], time=time)
    return _("At {time} the rate is highest in {first} ({highest}%) and lowest in {last} ({lowest}%).").format(
        time=time, first=labels[0], highest=rates[0], last=labels[-1], lowest=rates[-1]
    )


def _label(district: pd.Series, language: str) -> str:
    _ = gettext(language)
    return (
        _("{district} (poor district)").format(district=district["short"])
        if district["poor_district"]
        else district["short"]
    )
