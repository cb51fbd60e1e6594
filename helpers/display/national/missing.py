"""What is missing, and which documents would tell it."""

import pandas as pd

from helpers.display.blocks import Block, Column, Paragraph, Row, Stack, Table
from helpers.display.citation import cite
from helpers.display.national.naming import at_the_end, numbered, printed_count, printed_or_dash, standing_name
from helpers.display.national.signs import sign_notes
from helpers.measures.completed import sources_of
from helpers.measures.national import NOTHING, PROVISIONAL
from helpers.measures.records import records
from helpers.words import gettext


def missing_tables(covered: pd.DataFrame, figures: pd.DataFrame, printed: pd.DataFrame, year: int, nation) -> Block:
    """What would fill the gaps at the end of `year`, the provinces without a figure of any year, and the provisional figures.

    Takes a `data_coverage` table, the `at_end_of` the year and `printed_of_regions`.
    """
    return Stack(
        _needed(printed, year, nation), _nothing(covered, nation), _provisional(figures, covered, year, nation)
    )


def _needed(printed: pd.DataFrame, year: int, nation) -> Paragraph:
    """The ministry's decision prints every province; of it only the national and regional figures were read."""
    language = nation.language
    _ = gettext(language)
    time = at_the_end(year, language)
    ids = dict.fromkeys(one for ids in printed["source_ids"] for one in ids)
    decisions = [nation.sources.loc[one] for one in ids if "/QĐ-" in str(nation.sources.loc[one, "number"])]
    if not decisions:
        return Paragraph(
            _(
                "Still needed: the ministry's decision announcing the review results at {time}, with its table of all provinces."
            ).format(time=time),
            missing=True,
        )
    return Paragraph(
        _(
            "Still needed: the table of all provinces in {decision}; only its figures for the country and the regions are available here."
        ).format(decision="; ".join(cite(one, language) for one in decisions)),
        missing=True,
    )


def _nothing(covered: pd.DataFrame, nation) -> Paragraph | None:
    """The provinces of which no figure of any year was found; of which year each other lacks one, the tables above tell."""
    language = nation.language
    _ = gettext(language)
    found = set(covered.loc[covered["data"].ne(NOTHING), "province_code"])
    without = nation.provinces[~nation.provinces["province_code"].isin(found)]
    if without.empty:
        return None
    listed = [
        f"{region['name']} ({', '.join(own['name'])})"
        for region in records(nation.regions)
        if len(own := without[without["region_id"].eq(region["region_id"])])
    ]
    return Paragraph(
        _(
            "No figure was found for the end of any year from {first} to {last} for {count} provinces: {provinces}."
        ).format(
            first=min(covered["year"]), last=max(covered["year"]), count=len(without), provinces="; ".join(listed)
        ),
        missing=True,
    )


def _provisional(figures: pd.DataFrame, covered: pd.DataFrame, year: int, nation) -> Table | None:
    language = nation.language
    _ = gettext(language)
    codes = covered.loc[covered["year"].eq(year) & covered["data"].eq(PROVISIONAL), "province_code"]
    names = nation.provinces.set_index("province_code")["name"]
    rows = [
        Row(
            [
                names[row["province_code"]],
                standing_name(row["standing"], language),
                printed_count(row, "poor_households", nation),
                printed_or_dash(row["poverty_rate"], language),
                numbered(nation, sources_of(row, "poor_households", "poverty_rate")),
            ]
        )
        for row in records(figures[figures.index.isin(codes)])
    ]
    if not rows:
        return None
    return Table(
        _("Provisional figures for {time}, neither ranked nor added up").format(time=at_the_end(year, language)),
        [
            Column(_("Province"), width=1.6),
            Column(_("Status of the figure"), width=1.2),
            Column(_("Poor households"), "end"),
            Column(_("Poverty rate (%)"), "end"),
            Column(_("Source"), "end", 0.7),
        ],
        rows,
        [*sign_notes(rows, language), _("[n]: number in the list of sources at the end.")],
    )
