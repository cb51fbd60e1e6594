"""The sources that the overview cites, which alone are numbered and listed."""

from dataclasses import replace

import pandas as pd

from helpers.display.national.series import drawn_points, rate_sources
from helpers.display.national.title import standard_in_force


def with_cited_sources(
    nation,
    year: int,
    covered: pd.DataFrame,
    ranked: pd.DataFrame,
    country: pd.DataFrame,
    printed: pd.DataFrame,
    series,
    rolled: pd.DataFrame,
):
    """The nation with only the sources that its overview of the end of `year` cites: of the poverty standard, and of
    every figure that it shows. A source that is cited without being among them raises an error where it is cited."""
    cited = {standard_in_force(year, nation)["source_id"], *rate_sources(drawn_points(series))}
    for table in (covered, ranked, country, printed, rolled):
        cited |= set(table["source_ids"].explode().dropna())
    return replace(nation, sources=nation.sources[nation.sources.index.isin(cited)])
