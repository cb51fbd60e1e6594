"""The provinces with a rate, highest first: as a grid of tiles, as bars and as a table. How firm each is can be seen."""

from itertools import pairwise

import pandas as pd

from helpers.display.blocks import Block, Column, Figure, Paragraph, Row, Table
from helpers.display.figures.ranked import RankedBar, ranked_bars
from helpers.display.figures.tiles import Key, Tile, broken, tiles
from helpers.display.national.grid import KEYS_AT, grid_note, placed
from helpers.display.national.naming import (
    FILLINGS,
    at_the_end,
    fillings,
    further_signs,
    numbered,
    printed_count,
    printed_or_dash,
    quality_name,
)
from helpers.display.national.signs import FROM_COUNTS, sign_notes, signed, standing_sign
from helpers.display.picture import picture
from helpers.display.sources import numbered_sources
from helpers.display.units import EN_DASH
from helpers.measures.records import records
from helpers.numbers import write_decimal
from helpers.words import gettext

_STEPS = (1, 3, 6, 12)  # percent: where the shades of the rate map change


def rate_map(ranked: pd.DataFrame, year: int, nation) -> Figure | None:
    """The rates of a `province_ranking` on the grid of all provinces; those without a rate stay white."""
    language = nation.language
    _ = gettext(language)
    if ranked.empty:
        return None
    rates = ranked.set_index("province_code")["rate"]
    drawn = []
    for row in placed(nation):
        rate = rates.get(row["province_code"])
        text = (write_decimal(rate, language),) if rate is not None else ()
        drawn.append(Tile(row["tile_row"], row["tile_column"], (*broken(row["name"]), *text), _shade(rate)))
    caption = _("Poverty rate by province at {time} (%)").format(time=at_the_end(year, language))
    finding = _(
        "{dark} of the {count} provinces with a final rate have {step}% or more; {white} of {all} have no final rate."
    ).format(
        dark=sum(rate >= _STEPS[-1] for rate in rates),
        count=len(rates),
        step=_STEPS[-1],
        white=len(drawn) - len(rates),
        all=len(drawn),
    )
    rows = [[row["name"], write_decimal(row["rate"], language)] for row in records(ranked)]
    under = f"{grid_note(language)} {numbered_sources(nation, ranked['rate_ids'].explode())}"
    svg = tiles(drawn, _rate_keys(language), KEYS_AT)
    return picture(svg, caption, finding, [_("Province"), _("Poverty rate (%)")], rows, under, language)


def _shade(rate) -> int:
    return 0 if rate is None else 1 + sum(rate >= step for step in _STEPS)


def _rate_keys(language: str) -> list[Key]:
    _ = gettext(language)
    spans = [f"< {_STEPS[0]}%"]
    spans += [f"{low}{EN_DASH}< {high}%" for low, high in pairwise(_STEPS)]
    spans += [f"≥ {_STEPS[-1]}%", _("no final rate")]
    shades = [*range(1, len(_STEPS) + 2), 0]
    return [Key(shade, "none", text) for shade, text in zip(shades, spans, strict=True)]


def ranking_figure(ranked: pd.DataFrame, year: int, nation) -> Figure | None:
    """The rates as bars, filled by where the figure was read."""
    language = nation.language
    _ = gettext(language)
    if ranked.empty:
        return None
    drawn = [
        RankedBar(row["name"], float(row["rate"]), write_decimal(row["rate"], language), FILLINGS[row["quality"]])
        for row in records(ranked)
    ]
    used = {bar.filling for bar in drawn}
    meanings = {filling: text for filling, text in fillings(language).items() if filling in used}
    caption = _("Poverty rate at {time} in the {count} provinces with a rate (%), highest first").format(
        time=at_the_end(year, language), count=len(drawn)
    )
    finding = _("Highest: {first} ({highest}%); lowest: {last} ({lowest}%).").format(
        first=drawn[0].label, highest=drawn[0].text, last=drawn[-1].label, lowest=drawn[-1].text
    )
    rows = [
        [row["name"], write_decimal(row["rate"], language), quality_name(row["quality"], language)]
        for row in records(ranked)
    ]
    heads = [_("Province"), _("Poverty rate (%)"), _("Read in")]
    sources = numbered_sources(nation, ranked["rate_ids"].explode())
    return picture(ranked_bars(drawn, meanings), caption, finding, heads, rows, sources, language)


def ranking_table(ranked: pd.DataFrame, year: int, nation) -> Block:
    """Rank among the provinces with a rate, rate, households, and where each was read."""
    language = nation.language
    _ = gettext(language)
    if ranked.empty:
        return Paragraph(
            _("No poverty rate of any province is known for {time}.").format(time=at_the_end(year, language)),
            missing=True,
        )
    rows = [
        Row(
            [
                row["name"],
                str(row["rank"]),
                signed(printed_or_dash(row["rate"], language), *_signs(row, nation)),
                printed_count(row, "poor_households", nation),
                printed_count(row, "near_poor_households", nation),
                quality_name(row["quality"], language),
                numbered(nation, row["source_ids"]),
            ]
        )
        for row in records(ranked)
    ]
    notes = [
        _("Ranked among the {count} provinces with a rate only.").format(count=len(rows)),
        *sign_notes(rows, language),
        _("[n]: number in the list of sources at the end."),
    ]
    return Table(
        _("Provinces with a poverty rate at {time}, highest first").format(time=at_the_end(year, language)),
        [
            Column(_("Province"), width=1.7),
            Column(_("Rank"), "end", 0.7),
            Column(_("Poverty rate (%)"), "end", 1.0),
            Column(_("Poor households"), "end", 1.1),
            Column(_("Near-poor households"), "end", 1.1),
            Column(_("Read in"), width=1.3),
            Column(_("Source"), "end", 1.0),
        ],
        rows,
        notes,
    )


def _signs(row: dict, nation) -> tuple[str, ...]:
    counted = FROM_COUNTS if row["rate_how"] == "from_counts" else ""
    return counted, further_signs(row, "poverty_rate", nation), standing_sign(row["standing"])
