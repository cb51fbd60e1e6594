"""The scorecard: every target of the plan, its outcome and verdict, by dimension."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Figure, Heading, Items, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.figures.gauge_rows import Way, gauge_rows
from helpers.display.naming import province_name, sentence
from helpers.display.picture import picture
from helpers.display.scopes import scope_name, status_name
from helpers.display.spans import count_span
from helpers.display.standing import standing
from helpers.display.units import EM_DASH, NBSP, quantity, target_text
from helpers.measures.feasible import Interval
from helpers.measures.implied_fall import ImpliedFall
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.target_progress import number_measured, target_progress
from helpers.measures.verdict import DEPENDS, LOWER, MET, RULE
from helpers.numbers import MINUS, write_decimal
from helpers.words import gettext, write_date


def scorecard_tables(card: pd.DataFrame, dossier) -> Stack:
    """Every target by dimension in the programme's order, then the targets set for single districts."""
    of_districts = card["scope"] == "district"
    return Stack(
        _targets(card[~of_districts], dossier),
        _district_targets(card[of_districts], dossier, alone=bool(of_districts.all())),
    )


def _targets(card: pd.DataFrame, dossier) -> Table | None:
    if card.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    rows = []
    for one in records(dossier.dimensions):
        own = card[card["dimension_id"] == one["dimension_id"]]
        if len(own):
            rows.append(Row([one["name"]], "group"))
            rows += [Row(list(_cells(row, language))) for row in records(own)]
    return Table(
        _("Targets, outcomes and verdicts"),
        [
            Column(_("Target"), width=2.7),
            Column(_("For whom, where"), width=1.6),
            Column(_("Required"), width=1.4),
            Column(_("Outcome"), width=1.9),
            Column(_("Verdict, distance"), width=1.3),
        ],
        rows,
        [*_notes(card, language), _verdict_rules(language)],
        source_line(dossier, [*card["source_id"], *card["outcome_sources"].explode(), *_start_sources(card)]),
        "targets",
    )


def targets_figure(card: pd.DataFrame, summary: pd.DataFrame, dossier) -> Figure | None:
    """How far each target was gone whose outcome is held against one figure (see `target_progress`); None of fewer than two."""
    language = dossier.language
    _ = gettext(language)
    shown = records(target_progress(card, summary))
    if len(shown) < 2:
        return None
    ways = [Way(row["text"], float(row["progress"]), _gone(row, language), row["status"] in MET) for row in shown]
    caption = _("Share of each target of {province} that was achieved (100% is what is asked)").format(
        province=province_name(dossier)
    )
    finding = _("{met} of the {count} targets drawn are met.").format(met=sum(way.met for way in ways), count=len(ways))
    if (rest := number_measured(card) - len(ways)) > 0:
        finding += " " + _(
            "{rest} more targets have an outcome but can not be shown in this way: ranges, bounds, approximate figures, figures on several bases, and targets of single districts."
        ).format(rest=rest)
    if any(row["comparator"] == "about" and row["status"] in MET and row["progress"] < 100 for row in shown):
        finding += " " + _("A target of “about” a figure is met within a tenth of it.")
    if any(row["direction"] == LOWER for row in shown):
        finding += " " + _("For a level that is to fall, the share is the part of the planned fall that was achieved.")
    heads = [_("Target"), _("Required"), _("Outcome"), _("Share of what is asked (%)")]
    rows = [
        [
            row["text"],
            target_text(row, language),
            quantity(row["outcome"], row["unit"], language),
            write_decimal(row["progress"], language),
        ]
        for row in shown
    ]
    sources = source_line(dossier, [*(row["source_id"] for row in shown), *_outcome_sources(shown)])
    return picture(gauge_rows(ways, _("target")), caption, finding, heads, rows, sources, language)


def _gone(row: dict, language: str) -> str:
    """The outcome, and how much of the target it is."""
    return f"{quantity(row['outcome'], row['unit'], language)} ({write_decimal(row['progress'], language)}%)"


def _outcome_sources(rows: list[dict]) -> list[str]:
    return [source for row in rows for source in row["outcome_sources"]]


def _start_sources(card: pd.DataFrame) -> list[str]:
    return [row["start"].source_id for row in records(card) if row["start"] and not known(row["outcome"])]


def _cells(row: dict, language: str) -> Iterator[str]:
    _ = gettext(language)
    group = row["population"] if known(row["population"]) else ""
    area = "" if row["scope"] == "province" else scope_name(row["scope"], language)
    yield row["text"]
    yield sentence(", ".join(part for part in (group, "" if area in group.lower() else area) if part)) or EM_DASH
    yield target_text(row, language)
    yield _outcome(row, language)
    yield _verdict(row, language)


def _verdict(row: dict, language: str) -> str:
    """The verdict, with its year where the target's deadline is still to come."""
    _ = gettext(language)
    if row["status"] == RULE:
        return status_name(RULE, language)
    if not known(row["outcome"]):
        return EM_DASH
    if row["verdicts"] and len(set(row["verdicts"])) > 1:
        verdicts = " / ".join(status_name(one, language) for one in row["verdicts"])
        depends = row["status"] == DEPENDS
        return _("depends on the base: {verdicts}").format(verdicts=verdicts) if depends else verdicts
    name = status_name(row["status"], language) + _distance(row, language)
    early = known(row["deadline"]) and row["outcome_year"] < row["deadline"].year
    return _("{verdict} (up to {year})").format(verdict=name, year=row["outcome_year"]) if early else name


def _distance(row: dict, language: str) -> str:
    """How far a target was missed or exceeded, in its own unit; of a share, in percentage points."""
    if not known(row["distance"]) or not row["distance"]:
        return ""
    sign = "+" if row["distance"] > 0 else MINUS
    unit = "percentage_points" if row["unit"] == "percent" else row["unit"]
    return f" ({sign}{quantity(abs(row['distance']), unit, language)})"


def _verdict_rules(language: str) -> str:
    """What the verdicts mean, for the reader to look up."""
    _ = gettext(language)
    return _(
        "Verdicts: “at least” and “at most” are reached at their figure and beyond it on the better side, “about” within a tenth of it, a range between its ends; better than an exact figure, “about” or a range is exceeded. Before the deadline a yearly fall is on track or behind by its average so far, and a level by the straight line from the start. Distances are from the figure asked, in its unit."
    )


def _outcome(row: dict, language: str) -> str:
    _ = gettext(language)
    if row["status"] == RULE:
        return EM_DASH
    if not known(row["outcome"]):
        return _no_outcome(row, language)
    mark = {"implied": NBSP + "‡", "reviewed": NBSP + "¶"}.get(row["outcome_how"], "")
    text = quantity(row["outcome"], row["unit"], language, row["outcome_stated"]) + mark
    if row["outcome_status"] in ("estimate", "preliminary"):
        text = _("{figure} ({status})").format(figure=text, status=standing(row["outcome_status"], language))
    if not row["outcome_elsewhere"]:
        return text
    others = [
        count_span(one.fall, language) if isinstance(one.fall, Interval) else quantity(one.fall, row["unit"], language)
        for one in row["outcome_elsewhere"]
    ]
    told = {
        "plan": _("{figure} from its source's start / {other} from the plan's"),
        "restated": _("{figure} from the plan's start / {other} from a restated one"),
    }[row["outcome_elsewhere"][0].base]
    return told.format(figure=text, other=" / ".join(others))


def _no_outcome(row: dict, language: str) -> str:
    """That no outcome is known, and from where the target sets out if that is."""
    _ = gettext(language)
    start = row["start"]
    if start is None:
        return _("no figure available")
    unit = "percent" if row["unit"] in ("percent", "percentage_points", "percentage_points_per_year") else row["unit"]
    return _("no figure available; at the start {figure}").format(
        figure=quantity(start.value, unit, language, start.stated)
    )


def _notes(card: pd.DataFrame, language: str) -> Iterator[str]:
    _ = gettext(language)
    read = ~card["comparator_printed"].astype(bool) & card["comparator"].ne("qualitative")
    if read.any():
        yield _("† The plan prints the figure without a comparison; how it is to be compared is read so here.")
    for fall in card["outcome_fall"].dropna():
        yield _("‡ Not published as such, but following from what is: {sum}.").format(sum=_sum(fall, language))
    if card["outcome_how"].eq("reviewed").any():
        yield _("¶ Not published as such: counted from the deprivations of the review, as the table on coverage shows.")
    for row in records(card[card["outcome_note"].notna()]):
        yield f"{row['text']}: {row['outcome_note']}"


def _sum(fall: ImpliedFall, language: str) -> str:
    """How an implied fall is computed."""
    points, parts = write_decimal(fall.points, language), [write_decimal(part, language) for part in fall.parts]
    if fall.kind == "share":
        return f"{points} ≈ {parts[0]} × {parts[1]} / {parts[2]}"
    if fall.parts[2] == 1:
        equals = "=" if fall.points == fall.parts[0] - fall.parts[1] else "≈"
        return f"{points} {equals} {parts[0]} {MINUS} {parts[1]}"
    return f"{points} ≈ ({parts[0]} {MINUS} {parts[1]}) / {parts[2]}"


def _district_targets(card: pd.DataFrame, dossier, alone: bool) -> Table | None:
    """The targets of single districts, three a row: they are the planned columns of the official table. `alone`: no
    other table of targets explains the verdicts."""
    if card.empty:
        return None
    language = dossier.language
    _ = gettext(language)
    silent = _("Outcome of every target in this table: no figure available.")
    indicators = records(card.drop_duplicates("indicator_id")[["indicator_id", "indicator"]])
    # Where the report has a table of districts, that tells from where they set out.
    with_start = dossier.district_plans.empty
    rows = []
    for district, targets in card.groupby("district", sort=False):
        of = {row["indicator_id"]: row for row in records(targets)}
        cells = (_district_cell(of.get(one["indicator_id"]), with_start, language) for one in indicators)
        rows.append(Row([district, *cells]))
    notes = [silent]
    if card["outcome"].notna().any():
        notes = [_("In a cell: what is required; the outcome: the verdict.")]
        notes += [_verdict_rules(language)] if alone else []
    return Table(
        _("Targets of individual districts: {population}").format(population=card["population"].iloc[0]),
        [Column(_("District"), width=1.6), *(Column(one["indicator"], "end", 1.4) for one in indicators)],
        rows,
        [*_notes(card, language), *notes],
        source_line(dossier, [*card["source_id"], *card["outcome_sources"].explode(), *_start_sources(card)]),
    )


def _district_cell(row: dict | None, with_start: bool, language: str) -> str:
    if row is None:
        return EM_DASH
    told = target_text(row, language)
    if known(row["outcome"]):
        return f"{told}; {_outcome(row, language)}: {status_name(row['status'], language)}"
    return f"{told}; {_no_outcome(row, language)}" if with_start and row["start"] else told


def readings(card: pd.DataFrame, dossier) -> Stack | None:
    """Where a target's wording allows more than one reading: which one this report uses."""
    read = card[card["reading"].notna()].drop_duplicates("reading")
    if read.empty:
        return None
    _ = gettext(dossier.language)
    return Stack(
        Heading(_("How the wording of these targets is read")),
        Items([f"{row['text']} — {row['reading']}" for row in records(read)]),
    )


def deadlines(card: pd.DataFrame, dossier) -> Paragraph:
    """When the targets are due."""
    language = dossier.language
    _ = gettext(language)
    due = card.groupby("deadline", dropna=True).size()
    told = [
        _("{count} due by {date}").format(count=count, date=write_date(date, language)) for date, count in due.items()
    ]
    undated = int(card["deadline"].isna().sum())
    if undated:
        told.append(_("{count} without a date").format(count=undated))
    return Paragraph(_("Targets by deadline: {deadlines}.").format(deadlines="; ".join(told)))
