"""What is missing, region by region, and which documents would tell it."""

import pandas as pd

from helpers.display.blocks import Block, Column, Paragraph, Row, Stack, Table
from helpers.display.citation import cite
from helpers.display.national.naming import at_the_end, printed_or_dash, standing_name
from helpers.display.sources import source_number
from helpers.display.units import EM_DASH, count_or_dash
from helpers.measures.national import NOTHING, PROVISIONAL
from helpers.words import gettext


def missing_tables(covered: pd.DataFrame, figures: pd.DataFrame, printed: pd.DataFrame, year: int, nation) -> Block:
    """The provinces without a figure for the end of `year`, those with a provisional one, and what would fill the gap.

    Takes a `data_coverage` table, the `at_end_of` the year and `printed_of_regions`.
    """
    return Stack(
        _needed(printed, year, nation), _nothing(covered, year, nation), _provisional(figures, covered, year, nation)
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
                "Needed: the ministry's decision that announces the review at {time}, with its table of all provinces."
            ).format(time=time),
            missing=True,
        )
    return Paragraph(
        _(
            "Needed: the table of all provinces in {decision}; this report has only its figures of the country and the regions."
        ).format(decision="; ".join(cite(one, language) for one in decisions)),
        missing=True,
    )


def _nothing(covered: pd.DataFrame, year: int, nation) -> Table:
    language = nation.language
    _ = gettext(language)
    empty = covered[covered["data"] == NOTHING]
    now = set(empty.loc[empty["year"] == year, "province_code"])
    years = covered["year"].nunique()
    never = {code for code, rows in empty.groupby("province_code") if len(rows) == years}
    rows = []
    for region in nation.regions.to_dict("records"):
        own = nation.provinces[nation.provinces["region_id"] == region["region_id"]]
        at_times, at_no_time = (
            ", ".join(own.loc[own["province_code"].isin(codes), "name"]) or EM_DASH for codes in (now - never, never)
        )
        rows.append(Row([region["name"], at_times, at_no_time]))
    return Table(
        _("Provinces without a figure for {time}").format(time=at_the_end(year, language)),
        [
            Column(_("Region"), width=1.3),
            Column(_("A figure of another year is known"), width=2.0),
            Column(_("No figure of any year"), width=2.4),
        ],
        rows,
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
                count_or_dash(row["poor_households"], language),
                printed_or_dash(row["poverty_rate"], language),
                f"[{source_number(nation, row['source_id'])}]",
            ]
        )
        for row in figures[figures.index.isin(codes)].to_dict("records")
    ]
    if not rows:
        return None
    return Table(
        _("Provisional figures for {time}, not ranked and not added").format(time=at_the_end(year, language)),
        [
            Column(_("Province"), width=1.6),
            Column(_("Standing"), width=1.2),
            Column(_("Poor households"), "end"),
            Column(_("Poverty rate (%)"), "end"),
            Column(_("Source"), "end", 0.7),
        ],
        rows,
        [_("[n] is the number in the list of sources at the end.")],
    )
