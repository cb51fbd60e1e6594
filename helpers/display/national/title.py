"""The head of the national overview."""

from helpers.display.blocks import Title
from helpers.display.citation import cite
from helpers.display.national.naming import overview_title
from helpers.display.title import as_of, page_words
from helpers.words import first_day, gettext


def national_title(year: int, nation) -> Title:
    """Title, territory and standard of the overview of the end of `year`. It is issued by nobody: no national header."""
    language = nation.language
    _ = gettext(language)
    lines = [
        _("Territory: the {count} provinces within their boundaries up to 30 June 2025").format(
            count=len(nation.provinces)
        )
    ]
    standard = standard_in_force(year, nation)
    law = cite(nation.sources.loc[standard["source_id"]], language)
    lines.append(_("Poverty standard: {law}; figures from {year} on").format(law=law, year=standard["data_year_from"]))
    date = as_of(nation)
    return Title(overview_title(year, language), lines, language, first_day(date).isoformat(), None, page_words(nation))


def standard_in_force(year: int, nation):
    """The standard of the figures that close `year` and open the next."""
    standards = nation.standards.sort_values("data_year_from")
    return standards[standards["data_year_from"] <= year + 1].iloc[-1]
