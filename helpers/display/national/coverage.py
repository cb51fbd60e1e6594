"""What is there at all: the grid of the provinces by what is printed of each, and how that differs from year to year."""

import pandas as pd

from helpers.display.blocks import Column, Figure, Row, Stack, Table
from helpers.display.figures.tiles import Key, Tile, broken, tiles
from helpers.display.national.grid import KEYS_AT, grid_note, placed
from helpers.display.national.naming import at_the_end, data_name
from helpers.display.sources import numbered_sources
from helpers.measures.national import CLASSES
from helpers.numbers import write_count
from helpers.words import gettext

_LOOKS = {"both": (3, "full"), "one": (2, "half"), "provisional": (1, "dots"), "nothing": (0, "none")}  # shade, strip


def coverage_map(covered: pd.DataFrame, year: int, nation) -> Figure:
    """A `data_coverage` table's `year` on the grid of the provinces."""
    language = nation.language
    _ = gettext(language)
    shown = covered[covered["year"] == year].set_index("province_code")
    data = shown["data"]
    drawn = [
        Tile(row["tile_row"], row["tile_column"], broken(row["name"]), *_LOOKS[data[row["province_code"]]])
        for row in placed(nation)
    ]
    meanings = _meanings(language)
    keys = [Key(*_LOOKS[name], f"{meanings[name]}: {write_count(data.eq(name).sum(), language)}") for name in CLASSES]
    caption = _("What is printed of each province for {time}").format(time=at_the_end(year, language))
    names = nation.provinces.set_index("province_code")["name"]
    told = [
        f"{meanings[name]}: {', '.join(names[code] for code in data.index[data.eq(name)])}"
        for name in CLASSES
        if data.eq(name).any()
    ]
    alt = _("{caption}, on a grid with a tile for each of the {count} provinces, north at the top. {told}.").format(
        caption=caption, count=len(drawn), told="; ".join(told)
    )
    under = f"{grid_note(language)} {numbered_sources(nation, shown['source_id'])}".rstrip()
    return Figure(tiles(drawn, keys, KEYS_AT), alt, caption, under, wide=True)


def _meanings(language: str) -> dict[str, str]:
    _ = gettext(language)
    return {
        "both": _("number and rate"),
        "one": _("number or rate"),
        "provisional": _("preliminary, mid-year or undated"),
        "nothing": _("nothing found"),
    }


def coverage_tables(covered: pd.DataFrame, nation) -> Stack:
    """How many provinces have which data in each year, and each province year by year."""
    return Stack(_counts(covered, nation), _matrix(covered, nation))


def _counts(covered: pd.DataFrame, nation) -> Table:
    language = nation.language
    _ = gettext(language)
    meanings, years = _meanings(language), sorted(covered["year"].unique())
    rows = [Row([meanings[name], *_row(covered[covered["data"] == name], years, language)]) for name in CLASSES]
    rows.append(Row([_("Provinces"), *_row(covered, years, language)], "total"))
    return Table(
        _("Provinces by what is printed for the end of each year"),
        [
            Column(_("What is printed"), width=2.4),
            *(Column(str(year), "end") for year in years),
            Column(_("All years"), "end"),
        ],
        rows,
        [_("Figures by the standard last in force in each year; of several prints of a year the firmest counts.")],
    )


def _row(rows: pd.DataFrame, years: list[int], language: str) -> list[str]:
    return [*(write_count(rows["year"].eq(year).sum(), language) for year in years), write_count(len(rows), language)]


def _matrix(covered: pd.DataFrame, nation) -> Table:
    language = nation.language
    _ = gettext(language)
    years = sorted(covered["year"].unique())
    data = covered.set_index(["province_code", "year"])["data"]
    rows = []
    for region in nation.regions.to_dict("records"):
        rows.append(Row([region["name"]], "group"))
        for row in nation.provinces[nation.provinces["region_id"] == region["region_id"]].to_dict("records"):
            cells = [data_name(data[row["province_code"], year], language) for year in years]
            rows.append(Row([row["name"], *cells]))
    return Table(
        _("What is printed of each province, year by year"),
        [Column(_("Province"), width=1.6), *(Column(str(year), width=1.1) for year in years)],
        rows,
    )
