"""The figures of a reconciliation as phrases."""

import pandas as pd

from helpers.display.naming import point_in_time
from helpers.display.spans import count_span
from helpers.display.units import EM_DASH, NBSP, SYMBOLS
from helpers.measures.missing import known
from helpers.measures.reconciliation.bases import OPENING, OWN
from helpers.measures.reconciliation.closing import NEXT_PLAN
from helpers.numbers import MINUS, write_count, write_decimal
from helpers.words import gettext

DERIVED = ("rate", "truncated_rate", "implied")  # ways in which a number of poor households is not printed


def level(poor, stated: str, rate, language: str) -> str:
    """Poor households and their rate: `20.281 households (24,71%)`; what is not known is left out."""
    _ = gettext(language)
    households = _("{count} households").format(count=said_count(poor, stated, language)) if poor is not None else ""
    percent = write_decimal(rate, language) + "%" if known(rate) else ""
    return f"{households} ({percent})" if households and percent else households or percent


def poor_count(poor, stated: str, language: str) -> str:
    """A number of poor households as far as it is known; with the source's own sign where it gives a bound."""
    if poor is None:
        return EM_DASH
    if stated == "more_than" and poor.high is None:
        return SYMBOLS[stated] + write_count(poor.low - 1, language)
    if stated == "less_than" and poor.low == 0:
        return SYMBOLS[stated] + write_count(poor.high + 1, language)
    return count_span(poor, language)


def said_count(poor, stated: str, language: str) -> str:
    """As `poor_count`, with words instead of a sign, for a sentence."""
    _ = gettext(language)
    if stated == "more_than" and poor.high is None:
        return _("more than {figure}").format(figure=write_count(poor.low - 1, language))
    if stated == "less_than" and poor.low == 0:
        return _("less than {figure}").format(figure=write_count(poor.high + 1, language))
    return count_span(poor, language)


def base_level(base: pd.Series, language: str) -> str:
    """What a base counts from."""
    return level(base["poor"], base["poor_stated"], base["rate"], language)


def closing_level(close: pd.Series, language: str) -> str:
    """How the year closed."""
    return level(close["poor"], close["poor_stated"], close["rate"], language)


def base_name(base: pd.Series, dossier) -> str:
    """Whose start it is."""
    _ = gettext(dossier.language)
    if base["base"] == OWN:
        return _("the plan's own start")
    if base["base"] == OPENING:
        time = point_in_time(base["point"], base["year"], dossier.language)
        return _("the level at {time}").format(time=time)
    source = short_source(base["sources"][0], dossier)
    if base["point"] == "mid":
        return _("the re-review of {year} in {source}").format(year=base["year"], source=source)
    if base["point"] == "end":
        return _("the end of {year} in {source}").format(year=base["year"], source=source)
    return _("the start in {source}").format(source=source)


def short_source(source_id: str, dossier) -> str:
    """A source by its number, or by its issuer and year."""
    source = dossier.sources.loc[source_id]
    if known(source["number"]):
        return source["number"]
    return f"{source['issuer']} ({str(source['date'])[:4]})" if known(source["date"]) else source["issuer"]


def mark(how: str | None) -> str:
    """The mark of a figure that is not printed as such."""
    return NBSP + "‡" if how in (*DERIVED, NEXT_PLAN) else ""


def parts_sum(value: int, parts: tuple, language: str) -> str:
    """How a figure follows from two others: `20.281 = 18.311 + 1.970`."""
    first, sign, second = parts
    written = (write_decimal(one, language) for one in (value, first, second))
    total, left, right = written
    return f"{total} = {left} {MINUS if sign == '-' else sign} {right}"
