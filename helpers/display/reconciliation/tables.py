"""The tables of a reconciliation: the plan on every base, the steps of the year, and the households that figures allow."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.citation import source_line
from helpers.display.naming import point_label, sentence
from helpers.display.reconciliation.phrases import (
    base_level,
    base_name,
    closing_level,
    mark,
    parts_sum,
    poor_count,
    short_source,
)
from helpers.display.scopes import status_name
from helpers.display.spans import change, count_span, share_span
from helpers.display.standing import standing
from helpers.display.units import EM_DASH, count_or_dash, signed_count
from helpers.measures.missing import known
from helpers.measures.reconciliation import Reconciliation
from helpers.measures.reconciliation.bases import OWN
from helpers.measures.records import records
from helpers.numbers import write_count, write_decimal
from helpers.words import gettext


def on_every_base(year: Reconciliation, dossier) -> Table | None:
    """The planned fall and the planned end against the outcome, a group of rows for each base."""
    if year.falls.empty and year.levels.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    rows = []
    for number, base in year.bases.iterrows():
        own = year.falls[year.falls["base"] == number]
        if len(own):
            name = _("Counted from {base}: {level} ({status})").format(
                base=base_name(base, dossier),
                level=base_level(base, language) + mark(base["poor_how"]),
                status=standing(base["status"], language),
            )
            rows.append(Row([name], "group"))
            rows += [_fall_row(row, language) for row in records(own)]
    if len(year.levels):
        name = _("At the end of {year}: {level}, whatever the base").format(
            year=year.closing["year"], level=closing_level(year.closing, language) + mark(year.closing["poor_how"])
        )
        rows.append(Row([name], "group"))
        rows += [_level_row(row, year.closing["poor_stated"], language) for row in records(year.levels)]
    return Table(
        _("The plan for {year} against its outcome, on every base that is published").format(
            year=_years(year.year_from, year.year_to)
        ),
        [
            Column(_("Figure"), width=2),
            Column(_("Planned"), "end"),
            Column(_("Outcome"), "end", 1.3),
            Column(_("Share of the plan, or distance from it"), "end", 1.5),
            Column(_("Verdict"), width=1.1),
        ],
        rows,
        list(_notes(year, dossier)),
        source_line(dossier, _sources_of_falls(year)),
    )


def _fall_row(row: dict, language: str) -> Row:
    _ = gettext(language)
    if row["quantity"] == "households":
        label, planned = _("Fall in poor households"), write_count(row["planned"], language)
        actual = count_span(row["actual"], language)
    else:
        label, planned = _("Fall in the poverty rate (pp)"), write_decimal(row["planned"], language)
        actual = write_decimal(row["actual"], language) if row["actual"] is not None else EM_DASH
    share = share_span(row["share"], language)
    return Row([label, planned, actual, share, status_name(row["verdict"], language)])


def _level_row(row: dict, stated: str, language: str) -> Row:
    _ = gettext(language)
    verdict = status_name(row["verdict"], language)
    if row["quantity"] == "households":
        gap = count_span(row["gap"], language, signed=True) + " " + _("households")
        planned, actual = write_count(row["planned"], language), poor_count(row["actual"], stated, language)
        return Row([_("Poor households"), planned, actual, EM_DASH if row["gap"].high is None else gap, verdict])
    gap = change(row["gap"], language) + " " + _("pp")
    planned, actual = write_decimal(row["planned"], language, 2), write_decimal(row["actual"], language)
    return Row([_("Poverty rate (%)"), planned, actual, gap, verdict])


def _notes(year: Reconciliation, dossier) -> Iterator[str]:
    """Where the figures come from that no source prints."""
    language = dossier.language
    _ = gettext(language)
    close = year.closing
    if close["poor_parts"]:
        yield _("‡ Poor households at the end of {year}: not printed; they are the start of {plan}: {sum}.").format(
            year=close["year"],
            plan=short_source(close["poor_source"], dossier),
            sum=parts_sum(close["poor"].low, close["poor_parts"], language),
        )
    for _number, base in year.bases.iterrows():
        if base["poor_parts"]:
            yield _("‡ Poor households of {base}: {sum}.").format(
                base=base_name(base, dossier), sum=parts_sum(base["poor"].low, base["poor_parts"], language)
            )
        if base["poor_how"] in ("rate", "truncated_rate"):
            told = {
                "rate": _("‡ Poor households of {base}: what {rate}% allows of the plan's {households} households."),
                "truncated_rate": _(
                    "‡ Poor households of {base}: what {rate}%, cut off instead of rounded, allows of the plan's {households} households."
                ),
            }[base["poor_how"]]
            yield told.format(
                base=base_name(base, dossier),
                rate=write_decimal(base["rate"], language),
                households=count_or_dash(base["households"], language),
            )
        if known(base["note"]):
            yield sentence(_("{base}: {note}").format(base=base_name(base, dossier), note=base["note"]))


def _sources_of_falls(year: Reconciliation) -> list[str]:
    derived = year.bases["poor_how"].isin(["rate", "truncated_rate"]).any()
    used = year.bases if len(year.falls) else year.bases.head(0)
    named = [*year.planned_sources, *used["sources"].explode()] + [year.households_source] * bool(derived)
    return [*named, *_sources_of_closing(year)]


def _sources_of_closing(year: Reconciliation) -> list[str]:
    return [year.closing["poor_source"], year.closing["rate_source"]]


def steps(year: Reconciliation, dossier) -> Table | None:
    """From the plan's opening to the closing: restated base, net movement, change of total households."""
    rates = year.bridge["rate"]
    if not any(known(rate) and rate for rate in (rates.get("restated"), rates["denominator"])):
        return None
    language = dossier.language
    _ = gettext(language)
    opening = year.bases.iloc[0]
    labels = {
        "opening": _("Start in the plan")
        if opening["base"] == OWN
        else point_label(opening["point"], opening["year"], language),
        "restated": _("Base restated afterwards"),
        "movement": _("Net movement: households that fell into poverty less those that left it"),
        "denominator": _("Change in the total number of households"),
        "closing": _("End of {year}").format(year=year.closing["year"]),
    }
    stated = {"opening": "equal", "closing": year.closing["poor_stated"]}
    rows = []
    for step, figures in year.bridge.iterrows():
        if step in stated:
            cells = [poor_count(figures["poor"], stated[step], language), _rate(figures["rate"], language)]
        else:
            cells = [count_span(figures["poor"], language, signed=True), change(figures["rate"], language)]
        rows.append(Row([labels[step], *cells], "total" if step == "closing" else "body"))
        if step == "movement" and year.movement is not None:
            rows += _ways(year.movement, language)
    frozen = _(
        "Rates: the net movement leads from the printed start to the households of the end at the number of all households of the plan's start. Each rate is rounded, so a step may differ by 0.01 from its households."
    )
    sources = [*opening["sources"], year.households_source, *_sources_of_closing(year)]
    return Table(
        _("From the start to the end of {year} in steps").format(year=_years(year.year_from, year.closing["year"])),
        [
            Column(_("Step"), width=3),
            Column(_("Poor households"), "end", 1.3),
            Column(_("Poverty rate (%); steps in percentage points"), "end", 1.6),
        ],
        rows,
        [frozen],
        source_line(dossier, sources),
    )


def _ways(movement: pd.Series, language: str) -> list[Row]:
    """What the net movement is made of, as the review counted it."""
    _ = gettext(language)
    labels = {
        "escaped": _("of which left poverty"),
        "from_other_class": _("of which were near-poor before"),
        "relapsed": _("of which relapsed into poverty"),
        "newly_arisen": _("of which newly arisen"),
        "other": _("of which other changes"),
    }
    return [Row([labels[way], signed_count(count, language), ""]) for way, count in movement.items()]


def _rate(rate, language: str) -> str:
    return write_decimal(rate, language) if known(rate) else EM_DASH


def allowed_households(year: Reconciliation, dossier) -> Table | None:
    """All households that the printed pairs of a count and a rate allow, and whether the pairs agree."""
    pairs = year.pairs
    if len(pairs) < 2:
        return None
    language = dossier.language
    _ = gettext(language)
    labels = {"start": _("Start of {year}, {plan}"), "end": _("End of {year}, {plan}")}
    planned = _("Planned end of {year}, {plan}")
    rows = [
        Row(
            [
                (planned if row["what"] == "planned_end" else labels[row["point"]]).format(
                    year=row["year"], plan=short_source(row["sources"][0], dossier)
                ),
                write_count(row["count"], language),
                write_decimal(row["rate"], language),
                count_span(row["allowed"], language),
                count_or_dash(row["printed"], language),
            ]
        )
        for row in records(pairs)
    ]
    return Table(
        _("All households of the province that follow from the figures published for {year}").format(
            year=_years(year.year_from, year.year_to)
        ),
        [
            Column(_("Point in time"), width=2.4),
            Column(_("Poor households"), "end", 1.1),
            Column(_("Poverty rate (%)"), "end", 0.9),
            Column(_("All households that both allow"), "end", 1.5),
            Column(_("All households, as published"), "end", 1.2),
        ],
        rows,
        source=source_line(dossier, pairs["sources"].explode()),
    )


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}\N{EN DASH}{last}"
