"""The six regions: how much of each is known, and what is printed of the region itself."""

import pandas as pd

from helpers.display.blocks import Column, Figure, Row, Table
from helpers.display.citation import source_line
from helpers.display.figures.bars import Bar, bars
from helpers.display.national.naming import at_the_end, printed_or_dash
from helpers.display.picture import picture
from helpers.display.units import count_or_dash
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.numbers import write_decimal
from helpers.words import gettext


def regions_table(regions: pd.DataFrame, year: int, nation) -> Table:
    """A `region_figures` table, the country in its last row."""
    language = nation.language
    _ = gettext(language)
    known_of, printed = _("Known for its provinces"), _("Published for the region")
    rows = []
    for row in records(regions):
        cells = [
            _region(row, nation),
            f"{row['with_figure']}/{row['provinces']}",
            f"{row['with_count']}/{row['provinces']}",
            count_or_dash(row["counted_poor"], language),
            count_or_dash(row["poor_households"], language),
            printed_or_dash(row["poverty_rate"], language),
            count_or_dash(row["multidimensional_households"], language),
            printed_or_dash(row["multidimensional_rate"], language),
        ]
        rows.append(Row(cells, "body" if row["region_id"] else "total"))
    return Table(
        _("The six regions at {time}").format(time=at_the_end(year, language)),
        [
            Column(_("Region"), width=2.2),
            Column(_("with a final figure"), "end", 0.9, known_of),
            Column(_("with a count"), "end", 0.9, known_of),
            Column(_("poor households counted"), "end", 1.1, known_of),
            Column(_("poor households"), "end", 1.1, printed),
            Column(_("poverty rate (%)"), "end", 0.9, printed),
            Column(_("poor or near-poor"), "end", 1.2, printed),
            Column(_("rate of the two (%)"), "end", 0.9, printed),
        ],
        rows,
        [
            _(
                "The poor households counted are the region's total only where a count is known for every one of its provinces."
            ),
            *(f"{_region(row, nation)}: {row['note']}" for row in records(regions) if known(row["note"])),
        ],
        _source(regions, nation),
    )


def regions_figure(regions: pd.DataFrame, year: int, nation) -> Figure | None:
    """The rate of poor and near-poor households together, which is printed of all regions; else nothing is drawn."""
    language = nation.language
    _ = gettext(language)
    shown = regions[regions["multidimensional_rate"].notna()]
    if len(shown[shown["region_id"] != ""]) < 2:
        return None
    shown = shown.sort_values("multidimensional_rate", ascending=False, key=lambda rates: rates.astype(float))
    drawn = [
        Bar(
            _region(row, nation),
            float(row["multidimensional_rate"]),
            write_decimal(row["multidimensional_rate"], language),
            "start" if row["region_id"] else "plan",
        )
        for row in records(shown)
    ]
    caption = _("Poor and near-poor households at {time}, % of all households in the region").format(
        time=at_the_end(year, language)
    )
    of_regions = [bar for bar in drawn if bar.role == "start"]
    finding = _("Highest: {first} ({highest}%); lowest: {last} ({lowest}%).").format(
        first=of_regions[0].label,
        highest=of_regions[0].text,
        last=of_regions[-1].label,
        lowest=of_regions[-1].text,
    )
    rows = [[bar.label, bar.text] for bar in drawn]
    heads = [_("Region"), _("Rate of poor and near-poor households (%)")]
    return picture(bars(drawn), caption, finding, heads, rows, _source(shown, nation), language)


def _region(row: dict, nation) -> str:
    _ = gettext(nation.language)
    names = nation.regions.set_index("region_id")["name"]
    return names[row["region_id"]] if row["region_id"] else _("Whole country")


def _source(regions: pd.DataFrame, nation) -> str:
    return source_line(nation, [one for ids in regions["source_ids"] if isinstance(ids, list) for one in ids])
