"""The heat map of deprivations: districts by indicators."""

import pandas as pd

from helpers.display.blocks import Figure
from helpers.display.figures.heatmap import Cell, Key, heatmap
from helpers.display.naming import province_name
from helpers.display.picture import picture
from helpers.display.reviews.parts import CLASSES, of_class, review_sources, year_of
from helpers.display.units import EM_DASH, EN_DASH, rate_or_dash
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.words import gettext

_STEPS, _MOST = (5, 10, 20), 6  # widths of a class in percentage points, and how many classes there may be


def deprivation_heat_map(deprivations: pd.DataFrame, dossier, name: str) -> Figure | None:
    """Rates of the twelve indicators by district, in the dossier's order, then of the province;
    nothing where no district has a rate."""
    rows = of_class(deprivations, name)
    shown = rows[rows["rate"].notna()]
    if not shown["area"].eq("district").any():
        return None
    language = dossier.language
    _ = gettext(language)
    indicators = records(dossier.deprivation_indicators[["indicator_id", "dimension_id", "name"]])
    places = _places(rows)
    drawn = []
    for (area, _code), own in places:
        rates = dict(zip(own["indicator_id"], own["rate"], strict=True))
        label = _whole(own, dossier) if area == "whole" else own.iloc[0]["short"]
        drawn.append((label, [_cell(rates.get(one["indicator_id"]), language) for one in indicators]))
    captions = {
        "poor": _(
            "Deprivation rates of poor households by district, {province}, end of {year} (%), poorest district first"
        ),
        "near_poor": _(
            "Deprivation rates of near-poor households by district, {province}, end of {year} (%), poorest district first"
        ),
    }
    caption = captions[name].format(province=province_name(dossier), year=year_of(rows))
    named = {one["indicator_id"]: one["name"] for one in indicators}
    told = [(drawn[n][0], own) for n, (place, own) in enumerate(places) if place[0] == "whole"]
    told.append((_("{district} (poorest district)").format(district=drawn[0][0]), places[0][1]))
    finding = _("The most common deprivation: {highest}.").format(
        highest="; ".join(_highest(own, label, named, language) for label, own in told)
    )
    key = _key(deprivations, language)
    heads = [_("District"), *named.values()]
    table = [[label, *(cell.text for cell in cells)] for label, cells in drawn]
    columns = [(one["dimension_id"], one["name"]) for one in indicators]
    svg = heatmap(drawn, columns, places[-1][0][0] == "whole", key)
    sources = review_sources(rows, "review_deprivations", dossier)
    return picture(svg, caption, finding, heads, table, sources, language)


def _key(deprivations: pd.DataFrame, language: str) -> Key:
    """Classes of equal width up to the highest rate of both classes of households, so that their maps compare."""
    _ = gettext(language)
    shown = [of_class(deprivations, name) for name in CLASSES]
    highest = max(float(rate) for rows in shown for rate in rows.loc[rows["rate"].notna(), "rate"])
    step = next((step for step in _STEPS if highest < step * _MOST), _STEPS[-1])
    bounds = [step * n for n in range(1, _MOST)]  # all of them, so that the maps of several years compare
    names = [f"< {bounds[0]}", *(f"{low}{EN_DASH}{low + step}" for low in bounds[:-1]), f"≥ {bounds[-1]}"]
    several = all(rows["rate"].notna().any() for rows in shown)
    heading = _("Rate (%), one scale for poor and near-poor households") if several else _("Rate (%)")
    return Key(heading, list(zip([*map(float, bounds), None], names, strict=True)))


def _places(rows: pd.DataFrame) -> list[tuple[tuple, pd.DataFrame]]:
    """The rows of each place: the districts in the dossier's order, the province last."""
    places = list(rows.groupby(["area", "district_code"], dropna=False, sort=False))
    return sorted(places, key=lambda place: place[0][0] == "whole")


def _whole(own: pd.DataFrame, dossier) -> str:
    _ = gettext(dossier.language)
    if not own.iloc[0]["printed"]:
        return _("Sum of the districts")
    return _("Whole city") if dossier.province["type"] == "city" else _("Whole province")


def _cell(rate: object, language: str) -> Cell:
    return Cell(float(rate), rate_or_dash(rate, language)) if known(rate) else Cell(None, EM_DASH)


def _highest(own: pd.DataFrame, label: str, names: dict[str, str], language: str) -> str:
    top = own[own["rate"].notna()]
    if top.empty:
        return f"{label} {EM_DASH}"
    row = max(records(top), key=lambda one: one["rate"])
    return f"{label}: {names[row['indicator_id']]} {rate_or_dash(row['rate'], language)}%"
