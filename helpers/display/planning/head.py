"""The head of a plan that is being made."""

from helpers.display.blocks import Title
from helpers.display.citation import cite
from helpers.display.made_up import mark_of
from helpers.display.naming import province_name
from helpers.display.title import as_of, page_words
from helpers.words import first_day, gettext


def planning_title(dossier) -> Title:
    """Province and year to be planned, with the poverty standard; nobody has issued this, so it bears no national header."""
    _ = gettext(dossier.language)
    date = as_of(dossier)
    law = cite(dossier.sources.loc[dossier.standard["source_id"]], dossier.language)
    lines = [
        _("Draft for the plan by district; not an issued document"),
        _("Poverty standard: {law}; figures from {year} on").format(law=law, year=dossier.standard["data_year_from"]),
    ]
    words = page_words(dossier)
    title = _("Plan of poverty reduction by district: {province}, {year}").format(
        province=province_name(dossier), year=dossier.plan["year"]
    )
    return Title(title, lines, dossier.language, first_day(date).isoformat(), None, words, mark=mark_of(dossier))
