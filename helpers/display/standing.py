"""How firm a figure is, in words: planned, estimated, preliminary, approved or published."""

import pandas as pd

from helpers.measures.missing import known
from helpers.words import gettext


def standing(status: str, language: str) -> str:
    """The status of a figure: `approved`, `published` …"""
    _ = gettext(language)
    return {
        "plan": _("plan"),
        "estimate": _("estimate"),
        "preliminary": _("preliminary"),
        "approved": _("approved"),
        "published": _("published"),
    }[status]


def way_known(how: str, status: str | None, language: str) -> str:
    """How a figure is known and how firm it is: `from the district table, approved`."""
    _ = gettext(language)
    if how == "published":
        return standing(status, language)
    way = {"printed": _("printed"), "summed": _("from the district table"), "implied": _("implied")}[how]
    return f"{way}, {standing(status, language)}" if status else way


def outcome_status(summary: pd.DataFrame) -> str:
    """The status of the outcome of a `headline` table: that of its rate, else of its households."""
    row = summary.loc["outcome"]
    return row["rate_status"] if known(row["rate"]) else row["households_status"]
