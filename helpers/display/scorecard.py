"""The scorecard: every target of the plan, its outcome and verdict, by dimension."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Heading, Items, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.naming import sentence
from helpers.display.scopes import scope_name, status_name
from helpers.display.units import EM_DASH, quantity, target_text
from helpers.measures.missing import known
from helpers.numbers import half_up
from helpers.words import gettext, write_date

_PLACES_OF_IMPLIED = 2  # an implied fall is computed, so it is written like the rates it comes from


def scorecard_tables(card: pd.DataFrame, dossier) -> Stack:
    """A summary, then every target by dimension in the programme's order, then the targets set for single districts."""
    return Stack(
        _summary(card, dossier),
        _targets(card[card["scope"] != "district"], dossier),
        _district_targets(card[card["scope"] == "district"], dossier),
    )


def _summary(card: pd.DataFrame, dossier) -> Table:
    language = dossier.language
    _ = gettext(language)
    known_states = ["reached", "above_range", "missed", "undetermined", "not_measured"]
    shown = [status for status in known_states if card["status"].eq(status).any()]
    rows = []
    for one in dossier.dimensions.to_dict("records"):
        states = card.loc[card["dimension_id"] == one["dimension_id"], "status"]
        if len(states) or one["is_dimension"]:
            rows.append(
                Row(
                    [
                        one["name"],
                        *(str(count) for count in (len(states), *(states.eq(status).sum() for status in shown))),
                    ]
                )
            )
    counts = [len(card), *(card["status"].eq(status).sum() for status in shown)]
    rows.append(Row([_("Total"), *map(str, counts)], "total"))
    return Table(
        _("Targets by dimension and what is known of them"),
        [
            Column(_("Dimension"), width=2.4),
            Column(_("Targets"), "end"),
            *(Column(sentence(status_name(status, language)), "end") for status in shown),
        ],
        rows,
        source=source_line(dossier, [dossier.plan["source_id"], *card["outcome_source_id"]]),
    )


def _targets(card: pd.DataFrame, dossier) -> Table:
    language = dossier.language
    _ = gettext(language)
    rows = []
    for one in dossier.dimensions.to_dict("records"):
        own = card[card["dimension_id"] == one["dimension_id"]]
        if len(own) or one["is_dimension"]:
            rows.append(Row([one["name"]], "group"))
        if own.empty and one["is_dimension"]:
            rows.append(Row([_("The plan sets no target for this dimension in its text as read."), *[EM_DASH] * 4]))
        rows += [Row(list(_cells(row, language))) for row in own.to_dict("records")]
    return Table(
        _("Targets, outcomes and verdicts"),
        [
            Column(_("Target"), width=2.8),
            Column(_("For whom, where"), width=1.8),
            Column(_("Required"), "end", 1.45),
            Column(_("Outcome"), "end", 1.45),
            Column(_("Verdict")),
        ],
        rows,
        list(_notes(card, language)),
        source_line(dossier, [*card["source_id"], *card["outcome_source_id"]]),
    )


def _cells(row: dict, language: str) -> Iterator[str]:
    _ = gettext(language)
    group = row["population"] if known(row["population"]) else ""
    area = "" if row["scope"] == "province" else scope_name(row["scope"], language)
    yield row["text"]
    yield ", ".join(part for part in (group, "" if area in group.lower() else area) if part) or EM_DASH
    yield target_text(row, language) + (
        "" if row["comparator_printed"] or row["comparator"] == "qualitative" else "\N{NO-BREAK SPACE}†"
    )
    yield _outcome(row, language)
    yield status_name(row["status"], language) if known(row["outcome"]) else EM_DASH


def _outcome(row: dict, language: str) -> str:
    _ = gettext(language)
    if not known(row["outcome"]):
        return _("no figure available")
    value = half_up(row["outcome"], _PLACES_OF_IMPLIED) if row["outcome_how"] == "implied" else row["outcome"]
    mark = "\N{NO-BREAK SPACE}‡" if row["outcome_how"] == "implied" else ""
    return quantity(value, row["unit"], language, row["outcome_stated"]) + mark


def _notes(card: pd.DataFrame, language: str) -> Iterator[str]:
    _ = gettext(language)
    read = ~card["comparator_printed"].astype(bool) & card["comparator"].ne("qualitative")
    if read.any():
        yield _("† The plan prints the figure alone; the sign is how it is read here.")
    if card["outcome_how"].eq("implied").any():
        yield _("‡ Not published as such: implied by the published rate or counts and the start.")
    for row in card[card["outcome_note"].notna()].to_dict("records"):
        yield f"{row['text']}: {row['outcome_note']}"


def _district_targets(card: pd.DataFrame, dossier) -> Table | None:
    """The targets of single districts, three a row: they are the planned columns of the official table."""
    if card.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    silent = _("Outcome of every target in this table: no figure available.")
    indicators = card.drop_duplicates("indicator_id")[["indicator_id", "indicator"]].to_dict("records")
    rows = []
    for district, targets in card.groupby("district", sort=False):
        of = {row["indicator_id"]: row for row in targets.to_dict("records")}
        rows.append(Row([district, *(_district_cell(of.get(one["indicator_id"]), language) for one in indicators)]))
    return Table(
        _("Targets of single districts: {population}").format(population=card["population"].iloc[0]),
        [Column(_("District"), width=1.6), *(Column(one["indicator"], "end", 1.4) for one in indicators)],
        rows,
        [*_notes(card, language), *([silent] if card["outcome"].isna().all() else [])],
        source_line(dossier, card["source_id"]),
    )


def _district_cell(row: dict | None, language: str) -> str:
    if row is None:
        return EM_DASH
    sign = "" if row["comparator_printed"] else "\N{NO-BREAK SPACE}†"
    outcome = f"; {_outcome(row, language)}: {status_name(row['status'], language)}" if known(row["outcome"]) else ""
    return target_text(row, language) + sign + outcome


def readings(card: pd.DataFrame, dossier) -> Stack | None:
    """Where a target's wording allows more than one reading: which one this report uses."""
    read = card[card["reading"].notna()].drop_duplicates("reading")
    if read.empty:
        return None
    _ = gettext(dossier.language)
    return Stack(
        Heading(_("How the wording of these targets is read")),
        Items([f"{row['text']} — {row['reading']}" for row in read.to_dict("records")]),
    )


def deadlines(card: pd.DataFrame, dossier) -> Paragraph:
    """When the targets are due."""
    language = dossier.language
    _ = gettext(language)
    due = card.groupby("deadline", dropna=True).size()
    told = [f"{write_date(date, language)}: {count}" for date, count in due.items()]
    undated = int(card["deadline"].isna().sum())
    if undated:
        told.append(_("without a date: {count}").format(count=undated))
    return Paragraph(_("Number of targets by deadline: {deadlines}.").format(deadlines="; ".join(told)))
