"""Which figures there are: the grid of the provinces by what is published of each, and the figures of every year."""

import pandas as pd

from helpers.display.blocks import Column, Figure, Row, Stack, Table
from helpers.display.figures.tiles import Key, Tile, broken, tiles
from helpers.display.naming import sentence
from helpers.display.national.grid import KEYS_AT, grid_note, placed
from helpers.display.national.naming import at_the_end, further_signs, printed_count, printed_or_dash, secondary_sign
from helpers.display.national.signs import sign_notes, signed, standing_sign
from helpers.display.picture import picture
from helpers.display.sources import numbered_sources
from helpers.display.units import EM_DASH
from helpers.measures.missing import known
from helpers.measures.national import CLASSES, NOTHING
from helpers.measures.records import records
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
    caption = _("What is published for each province at {time}").format(time=at_the_end(year, language))
    finding = "; ".join(f"{meanings[name]}: {data.eq(name).sum()}" for name in CLASSES if data.eq(name).any())
    rows = [[row["name"], meanings[data[row["province_code"]]]] for row in placed(nation)]
    under = f"{grid_note(language)} {numbered_sources(nation, shown['source_ids'].explode())}".rstrip()
    heads = [_("Province"), _("What is published")]
    return picture(tiles(drawn, keys, KEYS_AT), caption, f"{sentence(finding)}.", heads, rows, under, language)


def _meanings(language: str) -> dict[str, str]:
    _ = gettext(language)
    return {
        "both": _("both count and rate"),
        "one": _("only a count or a rate"),
        "provisional": _("provisional: estimated, preliminary, mid-year or undated"),
        "nothing": _("no figure found"),
    }


def coverage_tables(covered: pd.DataFrame, nation) -> Stack:
    """How many provinces have which data in each year, and the figures themselves of the provinces that have any."""
    return Stack(_counts(covered, nation), _figures(covered, nation))


def _counts(covered: pd.DataFrame, nation) -> Table:
    language = nation.language
    _ = gettext(language)
    meanings, years = _meanings(language), sorted(covered["year"].unique())
    rows = [Row([meanings[name], *_row(covered[covered["data"] == name], years, language)]) for name in CLASSES]
    rows.append(Row([_("Provinces"), *_row(covered, years, language)], "total"))
    return Table(
        _("Number of provinces by what is published for the end of each year"),
        [Column(_("What is published"), width=3.4), *(Column(str(year), "end") for year in years)],
        rows,
        [
            _(
                "By the latest poverty standard used for each year. Where several figures are published for a year, the most reliable is taken."
            )
        ],
    )


def _row(rows: pd.DataFrame, years: list[int], language: str) -> list[str]:
    return [write_count(rows["year"].eq(year).sum(), language) for year in years]


def _figures(covered: pd.DataFrame, nation) -> Table:
    language = nation.language
    _ = gettext(language)
    years = sorted(covered["year"].unique())
    told = covered.set_index(["province_code", "year"]).to_dict("index")
    found = set(covered.loc[covered["data"].ne(NOTHING), "province_code"])
    rows = []
    for region in records(nation.regions):
        own = nation.provinces[nation.provinces["region_id"].eq(region["region_id"])]
        own = own[own["province_code"].isin(found)]
        rows += [Row([region["name"]], "group")] if len(own) else []
        for row in records(own):
            cells = [_figure(told[row["province_code"], year], nation) for year in years]
            rows.append(Row([row["name"], *cells]))
    return Table(
        _("Poor households and poverty rate at the end of each year, by province"),
        [Column(_("Province"), width=1.3), *(Column(str(year), "end", 1.2) for year in years)],
        rows,
        [
            _("Provinces not listed have no figure in any of these years; they are named in the next section."),
            *sign_notes(rows, language),
        ],
        numbered_sources(nation, covered["source_ids"].explode()),
    )


def _figure(told: dict, nation) -> str:
    """`45.333 (5,19%)`, a number or a rate alone, or a dash."""
    if told["data"] == NOTHING:
        return EM_DASH
    parts = [printed_count(told, "poor_households", nation)] if known(told["poor_households"]) else []
    if known(told["poverty_rate"]):
        rate = f"{printed_or_dash(told['poverty_rate'], nation.language)}%"
        rate = signed(rate, further_signs(told, "poverty_rate", nation))
        parts.append(f"({rate})" if parts else rate)
    return signed(" ".join(parts), standing_sign(told["standing"]), secondary_sign(nation, told["source_ids"][0]))
