"""The picture of a year's movement: from the start over the ways out and in to the end."""

import pandas as pd

from helpers.display.blocks import Figure
from helpers.display.figures.waterfall import Step, waterfall
from helpers.display.naming import point_label, province_name
from helpers.display.picture import picture
from helpers.display.reviews.flows import WAYS, way_names
from helpers.display.reviews.parts import of_class, review_sources, year_of
from helpers.display.units import signed_count
from helpers.measures.missing import known
from helpers.measures.reviews.flows import ESCAPES
from helpers.numbers import write_count
from helpers.words import gettext


def flow_figure(flows: pd.DataFrame, dossier, name: str) -> Figure | None:
    """The movement of one class (`poor` or `near_poor`) in the whole province; nothing where a column is missing or
    the columns do not give the printed end."""
    rows = of_class(flows, name, "households")
    rows = rows[rows["area"] == "whole"]
    if rows.empty:
        return None
    row = rows.iloc[0]
    if not known(row["net"], row["closing_computed"]) or row["closing"] != row["closing_computed"]:
        return None
    language = dossier.language
    _ = gettext(language)
    year = year_of(rows)
    caption = {
        "poor": _("Number of poor households of {province}: changes in {year}"),
        "near_poor": _("Number of near-poor households of {province}: changes in {year}"),
    }[name].format(province=province_name(dossier), year=year)
    steps = _steps(row, _labels(name, language), year, language)
    finding = _("Net change in {year}: {net} households, from {start} to {end}.").format(
        year=year, net=signed_count(row["net"], language), start=steps[0].text, end=steps[-1].text
    )
    sources = review_sources(rows, "review_flows", dossier)
    table = [[step.label, step.text] for step in steps]
    return picture(waterfall(steps), caption, finding, [_("Step"), _("Households")], table, sources, language)


def _labels(name: str, language: str) -> dict[str, str]:
    """The ways out and in; those that are a way up say so."""
    _ = gettext(language)
    pattern = _("Left poverty: {way}") if name == "poor" else _("Left near-poverty: {way}")
    return {
        way: pattern.format(way=text[:1].lower() + text[1:]) if way in ESCAPES[name] else text
        for way, text in way_names(name, language).items()
    }


def _steps(row: pd.Series, names: dict[str, str], year: int, language: str) -> list[Step]:
    start, end = (
        Step(point_label(point, year, language), row[column], write_count(row[column], language), "level")
        for point, column in (("start", "opening"), ("end", "closing"))
    )
    out = [Step(names[way], -row[way], signed_count(-row[way], language), "out") for way in WAYS[:3]]
    into = [Step(names[way], row[way], signed_count(row[way], language), "in") for way in WAYS[3:]]
    return [start, *out, *into, end]
