"""The picture of the poverty rate over the years, and what its hollow points, dots and breaks mean."""

from itertools import pairwise

import pandas as pd

from helpers.display.blocks import Figure, Items
from helpers.display.citation import source_line
from helpers.display.figures.path import Aim, Stop, path
from helpers.display.naming import in_sentence, listed, province_name, sentence
from helpers.display.picture import picture
from helpers.display.units import NBSP
from helpers.measures.closing import FIRM, MID, REPORTED
from helpers.measures.goal_pace import PLAN
from helpers.measures.headline import IMPLIED
from helpers.measures.missing import known
from helpers.measures.programme_path import ProgrammePath
from helpers.measures.records import records
from helpers.measures.series import STANDARD
from helpers.numbers import write_decimal
from helpers.words import gettext


def path_figure(way: ProgrammePath, dossier) -> Figure | None:
    """The rates at the end of the years, and lines to what the plan's own pace leads to. None of fewer than two years."""
    language = dossier.language
    _ = gettext(language)
    points = way.series.points
    if len(points) < 2:
        return None
    stops = _stops(points, language)
    own = records(way.aims[way.aims["by"].eq(PLAN) & way.aims["asked_end"].map(known)])
    aims = [
        Aim(row["year_from"], float(row["start"]), row["last"], float(row["asked_end"]), _end_text(row, language))
        for row in own
    ]
    caption = _("Poverty rate of {province} at the end of each year (%)").format(province=province_name(dossier))
    rows = [[str(stop.year), stop.text, ""] for stop in stops]
    rows += [[str(row["last"]), "", write_decimal(row["asked_end"], language)] for row in own]
    heads = [_("Year"), _("Poverty rate (%)"), _("Where the plan's pace leads (%)")]
    sources = [*points["source_id"], *(row["source_id"] for row in own)]
    finding = " ".join([_last_change(points, language), *(f"{sentence(aim.text)}." for aim in aims)])
    return picture(path(stops, aims), caption, finding, heads, rows, source_line(dossier, sources), language)


def _last_change(points: pd.DataFrame, language: str) -> str:
    """The last figure and the first that it may be compared with."""
    _ = gettext(language)
    last = points.iloc[-1]
    first = points[points["segment"].eq(last["segment"])].iloc[0]
    kind = "" if last["standing"] in FIRM else _kinds(language)[_kind(last)]
    words = {name: write_decimal(row["rate"], language) for name, row in (("first", first), ("last", last))}
    if first["year"] == last["year"]:
        told = _("In {year}: {last}% ({kind}).") if kind else _("At the end of {year}: {last}%.")
        return told.format(year=last["year"], kind=kind, **words)
    told = _("From {first}% at the end of {from_year} to {last}% at the end of {year}.")
    if kind:
        told = _("From {first}% at the end of {from_year} to {last}% in {year} ({kind}).")
    return told.format(from_year=first["year"], year=last["year"], kind=kind, **words)


def path_key(way: ProgrammePath, summary: pd.DataFrame, dossier) -> Items | None:
    """What the picture's hollow points, dotted lines and breaks mean, and that it leaves out the outcome of a `headline`
    table which no source prints. None where it has none of them."""
    points = way.series.points
    if len(points) < 2:
        return None
    language = dossier.language
    told = [*_breaks(way, dossier), *_hollow(points, language), *_dotted(_stops(points, language), language)]
    told += _left_out(points, summary.loc["outcome"], language)
    return Items(told) if told else None


def _stops(points: pd.DataFrame, language: str) -> list[Stop]:
    return [
        Stop(
            int(row["year"]),
            float(row["rate"]),
            write_decimal(row["rate"], language),
            int(row["segment"]),
            row["standing"] in FIRM,
        )
        for row in records(points)
    ]


def _end_text(row: dict, language: str) -> str:
    _ = gettext(language)
    return _("at {fall} points a year: {end} at the end of {year}").format(
        fall=write_decimal(row["value"], language), end=write_decimal(row["asked_end"], language), year=row["last"]
    )


def _breaks(way: ProgrammePath, dossier) -> list[str]:
    """Why the figures on both sides of a dashed vertical line are not joined."""
    _ = gettext(dossier.language)
    names = dossier.tables["standards"].set_index("standard_id")["name"].map(in_sentence)
    points = way.series.points
    told = []
    for one in records(way.series.breaks):
        before, after = (points[points["segment"].eq(one["segment"] + step)] for step in (0, 1))
        words = {
            "from_year": one["from_year"],
            "to_year": one["to_year"],
            "former_rate": write_decimal(before.iloc[-1]["rate"], dossier.language) + "%",
            "latter_rate": write_decimal(after.iloc[0]["rate"], dossier.language) + "%",
        }
        if one["reason"] == STANDARD:
            words |= {"former": names[one["former"]], "latter": names[one["latter"]]}
            sentence = _(
                "On the left of the dashed vertical line the {former} ({from_year}: {former_rate}), on the right the {latter} ({to_year}: {latter_rate}): the two sides are not joined and cannot be compared."
            )
        else:
            sentence = _(
                "On the left of the dashed vertical line the territory before 1 July 2025 ({from_year}: {former_rate}), on the right the one since then ({to_year}: {latter_rate}): the two sides are not joined and cannot be compared."
            )
        told.append(sentence.format(**words))
    return told


def _hollow(points: pd.DataFrame, language: str) -> list[str]:
    """The kinds of the hollow points, of those that are drawn, with their years."""
    _ = gettext(language)
    years: dict[str, list[str]] = {}
    for row in records(points[~points["standing"].isin(FIRM)]):
        years.setdefault(_kind(row), []).append(str(row["year"]))
    kinds = [f"{name}{NBSP}({', '.join(years[kind])})" for kind, name in _kinds(language).items() if kind in years]
    told = _("Hollow: {kinds}; not an official figure of the end of the year.")
    return [told.format(kinds=listed(kinds, language))] if kinds else []


def _left_out(points: pd.DataFrame, outcome: pd.Series, language: str) -> list[str]:
    """That an outcome which only follows from published figures is no point of the picture."""
    if outcome["rate_how"] != IMPLIED or outcome["year"] in set(points["year"]):
        return []
    rate, _ = write_decimal(outcome["rate"], language), gettext(language)
    return [
        _("Not drawn: {rate}% at the end of {year}, which no source prints.").format(rate=rate, year=outcome["year"])
    ]


def _kind(point) -> str:
    """Why a figure is not a final one of the end of a year."""
    return point["standing"] if point["standing"] in (MID, REPORTED) else point["status"]


def _kinds(language: str) -> dict[str, str]:
    _ = gettext(language)
    return {
        "estimate": _("estimated figure"),
        "preliminary": _("preliminary figure"),
        MID: _("figure within the year"),
        REPORTED: _("figure whose date is not known"),
    }


def _dotted(stops: list[Stop], language: str) -> list[str]:
    """What the dotted lines do: lead to hollow points, or over years without a figure, or both."""
    _ = gettext(language)
    joined = [pair for pair in pairwise(stops) if pair[0].segment == pair[1].segment]
    over_years = any(other.year - one.year > 1 for one, other in joined)
    hollow = any(not (one.firm and other.firm) for one, other in joined)
    if over_years and hollow:
        return [_("Dotted: a line to or from a hollow point, or over years without a figure.")]
    if hollow:
        return [_("Dotted: a line to or from a hollow point.")]
    return [_("Dotted: a line over years without a figure.")] if over_years else []
