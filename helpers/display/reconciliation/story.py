"""Whether a plan was reached, in a few sentences."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.first_page.texts import points
from helpers.display.naming import sentence
from helpers.display.reconciliation.phrases import base_level, base_name, said_count
from helpers.display.scopes import status_name
from helpers.display.spans import count_span, share_in_short
from helpers.display.standing import standing
from helpers.measures.missing import known
from helpers.measures.reconciliation import Reconciliation
from helpers.measures.reconciliation.closing import NEXT_PLAN
from helpers.measures.records import records
from helpers.measures.verdict import NOT_MEASURED
from helpers.numbers import write_count, write_decimal
from helpers.words import gettext


def story(year: Reconciliation, dossier) -> str:
    """How the year closed, how far that is from the plan, and whether the verdict depends on the base."""
    _ = gettext(dossier.language)
    told = [_closed(year.closing, dossier.language), *_levels(year.levels, dossier.language)]
    if year.depends_on_base:
        told.append(_("Whether the planned fall was reached depends on the base from which it is counted."))
    return " ".join(sentence(one) for one in told)


def _closed(close: pd.Series, language: str) -> str:
    _ = gettext(language)
    figures = []
    if close["poor"] is not None:
        implied = close["poor_how"] == NEXT_PLAN
        way = _("following from the next plan") if implied else standing(close["poor_status"], language)
        count = said_count(close["poor"], close["poor_stated"], language)
        figures.append(_("{count} poor households ({way})").format(count=count, way=way))
    if known(close["rate"]):
        rate, way = write_decimal(close["rate"], language), standing(close["rate_status"], language)
        figures.append(_("a poverty rate of {rate}% ({way})").format(rate=rate, way=way))
    told = _("End of {year}: {figures}.").format(year=close["year"], figures=_(" and ").join(figures))
    if {close["poor_status"], close["rate_status"]} & {"estimate", "preliminary"}:
        told += " " + _("A figure that is not final is held here against a plan.")
    return told


def _levels(levels: pd.DataFrame, language: str) -> Iterator[str]:
    """How far the closing is from the planned end."""
    _ = gettext(language)
    gaps = []
    for row in records(levels):
        if row["quantity"] == "rate":
            gaps.append((row["gap"], points(write_decimal(abs(row["gap"]), language), abs(row["gap"]), language)))
        elif row["gap"].low == row["gap"].high:
            gap = row["gap"].low
            gaps.append((gap, _("{count} households").format(count=write_count(abs(gap), language))))
    if not gaps:
        return
    told = _(" and ").join(text for _gap, text in gaps)
    if all(gap > 0 for gap, _text in gaps):
        yield _("That is {gap} above the planned end: not reached.").format(gap=told)
    elif all(gap < 0 for gap, _text in gaps):
        yield _("That is {gap} below the planned end: reached.").format(gap=told)
    elif all(gap == 0 for gap, _text in gaps):
        yield _("That is the planned end: reached.")


def fall_on_each_base(year: Reconciliation, dossier) -> Iterator[str]:
    """The fall on each base, with its share of the plan."""
    language = dossier.language
    _ = gettext(language)
    for number, base in year.bases.iterrows():
        rows = year.falls[year.falls["base"].eq(number) & year.falls["verdict"].ne(NOT_MEASURED)]
        parts = []
        for row in records(rows):
            if row["quantity"] == "households":
                fall = _("{count} households").format(count=count_span(row["actual"], language))
                plan = write_count(row["planned"], language)
            else:
                fall = points(write_decimal(row["actual"], language), row["actual"], language)
                plan = write_decimal(row["planned"], language)
            parts.append(
                _("{fall} against {plan} planned ({share} of the plan: {verdict})").format(
                    fall=fall,
                    plan=plan,
                    share=share_in_short(row["share"], language),
                    verdict=status_name(row["verdict"], language),
                )
            )
        if parts:
            yield _("Counted from {base} of {level}, the fall is {falls}.").format(
                base=base_name(base, dossier), level=base_level(base, language), falls=_("; ").join(parts)
            )
