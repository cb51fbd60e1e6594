"""Year by year: one small panel a province, broken where its figures may not be compared."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Block, Figure, Items, Paragraph, Stack
from helpers.display.figures.panels import Panel, Point, panels
from helpers.display.national.naming import standing_name
from helpers.display.picture import picture
from helpers.display.sources import numbered_sources
from helpers.measures.closing import FIRM
from helpers.measures.completed import sources_of
from helpers.measures.records import records
from helpers.measures.series import RATE_FROM, STANDARD, comparable_points
from helpers.numbers import write_decimal
from helpers.words import gettext, write_date

_NEW = "since_2025_07"


def series_figures(series, nation) -> Block:
    """A picture a region with a panel for each of its provinces that has two years to compare; takes a `yearly_series`."""
    language = nation.language
    _ = gettext(language)
    rated = drawn_points(series)
    figures = [_figure(region, rated, nation) for region in records(nation.regions)]
    how = _(
        "Each panel has its own scale, starting at 0. Solid lines join year-ends that follow each other; dotted lines lead across years without a figure and to hollow points, which are estimated, preliminary, mid-year or undated figures. Figures published for the start of a year are shown at the end of the year before. A dashed vertical line marks a change of poverty standard: figures on its two sides are not comparable."
    )
    return Stack(Paragraph(how), *figures)


def drawn_points(series) -> pd.DataFrame:
    """The points with a rate of each province and territory that has two of them to compare."""
    rated = series.points[series.points["rate"].notna()]
    area = pd.MultiIndex.from_arrays([rated["province_code"], rated["territory"].eq(_NEW)])
    comparable = comparable_points(series.points)
    return rated[area.isin([*zip(comparable["province_code"], comparable["territory"].eq(_NEW), strict=True)])]


def rate_sources(points: pd.DataFrame) -> list[str]:
    """The sources of the rates of points."""
    return [one for row in records(points) for one in sources_of(row, *RATE_FROM[row["rate_how"]])]


def _figure(region: dict, rated: pd.DataFrame, nation) -> Figure | None:
    language = nation.language
    _ = gettext(language)
    drawn, rows, falls = [], [], []
    sources: list[str] = []
    for code, new, name in _territories(region, nation):
        own = rated[(rated["province_code"] == code) & rated["territory"].eq(_NEW).eq(new)]
        if len(own):
            segments = [_points(part, language) for _segment, part in own.groupby("segment")]
            drawn.append(Panel(name, segments))
            rows += [[name, *_told(row, language)] for row in records(own)]
            falls.append(segments[-1][-1].value < segments[-1][0].value)
            sources += rate_sources(own)
    if not drawn:
        return None
    caption = _("Poverty rate at the end of the year (%): {region}").format(region=region["name"])
    finding = _(
        "In {fallen} of {count} series the last rate is lower than the first rate it can be compared with."
    ).format(fallen=sum(falls), count=len(falls))
    heads = [_("Province"), _("Year"), _("Poverty rate (%)"), _("Standing")]
    return picture(panels(drawn), caption, finding, heads, rows, numbered_sources(nation, sources), language)


def _territories(region: dict, nation) -> Iterator[tuple[str, bool, str]]:
    """The code, whether it is a new one, and the name of each territory of a region.

    A province since 1 July 2025 has the code of one of its members, not always of the one whose name it keeps: it stands
    beside its namesake.
    """
    codes = dict(zip(nation.successors["name"], nation.successors.index, strict=True))
    for province in records(nation.provinces[nation.provinces["region_id"] == region["region_id"]]):
        yield province["province_code"], False, province["name"]
        if province["name"] in codes:
            yield codes[province["name"]], True, _new_name(province["name"], nation.language)


def _points(rows: pd.DataFrame, language: str) -> list[Point]:
    return [
        Point(int(row["year"]), float(row["rate"]), write_decimal(row["rate"], language), row["standing"] in FIRM)
        for row in records(rows)
    ]


def _told(row: dict, language: str) -> tuple[str, str, str]:
    standing = "" if row["standing"] in FIRM else standing_name(row["standing"], language)
    return str(row["year"]), write_decimal(row["rate"], language), standing


def _new_name(name: str, language: str) -> str:
    _ = gettext(language)
    return _("{province} since 1 July 2025").format(province=name)


def breaks_list(series, nation) -> Items:
    """Why which series are not joined."""
    _ = gettext(nation.language)
    merged = int(nation.provinces["merged"].sum())
    date = write_date(nation.provinces["valid_to"].iloc[0], nation.language)
    about = _(
        "{merged} of the {all} provinces were merged after {date}: their series end there, and figures of a new province are never joined to those of a former one, even where the name is the same."
    ).format(merged=merged, all=len(nation.provinces), date=date)
    return Items([*_standards(series.breaks, nation), about])


def _standards(breaks: pd.DataFrame, nation) -> Iterator[str]:
    _ = gettext(nation.language)
    names = nation.provinces.set_index("province_code")["name"]
    standards = nation.standards.set_index("standard_id")["name"]
    for (former, latter), group in breaks[breaks["reason"] == STANDARD].groupby(["former", "latter"], sort=False):
        yield _("Not joined because the poverty standard changes from “{former}” to “{latter}”: {provinces}.").format(
            former=standards[former],
            latter=standards[latter],
            provinces=", ".join(dict.fromkeys(names[code] for code in group["province_code"])),
        )
