"""How firm a figure is, in words: planned, estimated, preliminary, approved or published."""

from collections.abc import Iterable

import pandas as pd

from helpers.measures.headline import PLAN
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
    """How a figure is known and how firm it is: `from the district table, approved`.

    Only of what a plan sets it is told that it stands there: an opening can stand in any source.
    """
    _ = gettext(language)
    if how == "published" or (how == "printed" and status != PLAN):
        return standing(status, language)
    if how == "printed":
        return _("set in the plan")
    if (how, status) == ("implied", "published"):  # it is the figures it follows from that were published
        return _("implied by published figures")
    way = {"summed": _("from the district table"), "implied": _("implied")}[how]
    return f"{way}, {standing(status, language)}" if status else way


def to_be_checked(source_id: str | None, dossier) -> str:
    """That a figure stands on a site that repeats others; nothing for figures of other sources."""
    _ = gettext(dossier.language)
    quality = dossier.sources.loc[source_id, "quality"] if source_id else None
    return _("from a secondary site: check before use") if quality == "secondary_site" else ""


def ways_known(summary: pd.DataFrame, row: str, units: Iterable[str], dossier) -> str:
    """How the figures of a row of a `headline` table are known, each way once: `implied, preliminary`. Empty if none is."""
    ways = {}
    for unit in units:
        figure = summary.loc[row]
        if known(figure[unit]):
            way = way_known(figure[f"{unit}_how"], figure[f"{unit}_status"], dossier.language)
            ways[", ".join(filter(None, (way, to_be_checked(figure[f"{unit}_source"], dossier))))] = None
    return "; ".join(ways)
