"""The message of a report: who, from what to what, against which target, reached or not."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Headline
from helpers.display.first_page.story import sentences, story
from helpers.display.first_page.texts import UNITS, achieved, figures, full, main_unit, opening, points, unfirm
from helpers.display.made_up import mark_of
from helpers.display.naming import district_names, point_in_time, province_name, sentence, year_text
from helpers.display.scopes import status_name
from helpers.display.standing import to_be_checked, ways_known
from helpers.display.units import quantity
from helpers.measures.headline import IMPLIED
from helpers.measures.main_target import end_status, fall_by_start, main_status
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.verdict import DEPENDS, NOT_MEASURED
from helpers.numbers import write_decimal
from helpers.words import gettext
from helpers.words.made_up import title_mark

_MOST = 2  # targets that the message names


def headline(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> Headline:
    """The message of a `headline` table and the plan's `scorecard`, with the facts of the report."""
    told = facts(summary, card, dossier)
    return Headline(told["headline"], facts=told)


def facts(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> dict:
    """What the rendered report is proved by: its province, year and language, its headline, its story and its figures as
    printed, how its main target stands, and of the example province the `mark` that it must carry."""
    mark = mark_of(dossier)
    marked = {"mark": mark, "title_mark": title_mark(dossier.language)} if mark else {}
    return {
        "province_code": dossier.province["province_code"],
        "province": dossier.province["name"],
        "plan": dossier.plan["plan_id"],
        "year": year_text(dossier),
        "language": dossier.language,
        "headline": message(summary, card, dossier),
        "story": story(summary, card, dossier),
        "figures": figures(summary, dossier.language),
        "status": main_status(summary, card, dossier.plan["year_to"]),
    } | marked


def message(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> str:
    """The message in a sentence: of the rate, or of the households where more of them is known."""
    unit = main_unit(summary)
    told = _outcome(summary, card, unit, dossier) or _plan(summary, unit, dossier)
    if told is None:
        return _by_targets(summary, card, dossier)
    verdict = _verdict(summary, card, dossier)
    return sentence(told) + (f" \N{EN DASH} {verdict}" if verdict else "") + "."


def _by_targets(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> str:
    """The message on a plan that names no end for the poor households of the whole province."""
    _ = gettext(dossier.language)
    start, planned, *_more = sentences(summary, card, dossier)
    if (targets := list(_targets(card, dossier))) and not figures(summary.loc[["reduction", "end"]], dossier.language):
        planned = _("The plan as read sets no target for the poor households alone.")
        told = (start,) if figures(summary.loc[["start"]], dossier.language) else ()
        return " ".join((*told, planned, *targets))
    return f"{start} {planned}"


def _targets(card: pd.DataFrame, dossier) -> Iterator[str]:
    """The targets for the whole province of a plan that sets none on its poor households, and what is known of them."""
    language = dossier.language
    _ = gettext(language)
    own = records(card[card["scope"].eq("province") & card["dimension_id"].eq("poverty")])[:_MOST]
    for row in own:
        told = status_name(row["status"], language)
        if known(row["outcome"]):
            told = f"{quantity(row['outcome'], row['unit'], language, row['outcome_stated'])}, {told}"
        yield _("Target: {target} – {result}.").format(target=row["text"], result=told)


def _verdict(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> str:
    """Whether the plan was reached. Where that depends on the start from which the fall is counted: from which it was."""
    language = dossier.language
    _ = gettext(language)
    last = dossier.plan["year_to"]
    status, from_starts = main_status(summary, card, last), fall_by_start(card)
    if status == NOT_MEASURED:
        return ""
    if status != DEPENDS or from_starts is None:
        return status_name(status, language)
    own, later = (status_name(one, language) for one in from_starts)
    told = _("the planned fall is {own} from the plan's start, {later} from the one published later").format(
        own=own, later=later
    )
    end = end_status(summary, last)
    return f"{status_name(end, language)}; {told}" if end else told


def _outcome(summary: pd.DataFrame, card: pd.DataFrame, unit: str, dossier) -> str | None:
    """What was published, from what it came, and how far it is from the plan; None where nothing was published."""
    language = dossier.language
    _ = gettext(language)
    row = summary.loc["outcome"]
    start, outcome = (full(summary, name, unit, language) for name in ("start", "outcome"))
    if outcome is None:
        return None
    words = {
        "province": province_name(dossier),
        "start": start,
        "time": _time(summary, unit, dossier),
        "outcome": outcome,
        "end": point_in_time("end", row["year"], language),
        "status": ways_known(summary, "outcome", (unit,), dossier),
    }
    change = None if start is None else row[unit] - summary.loc["start", unit]
    told = _changes(language)[unit, None if change is None else (change > 0) - (change < 0)].format(**words)
    return f"{told}: {_compared(summary, card, unit, dossier)}{_other_base(summary, unit, language)}"


def _time(summary: pd.DataFrame, unit: str, dossier) -> str:
    """The point in time of the start, and what keeps its figure from being firm."""
    check = to_be_checked(summary.loc["start", f"{unit}_source"], dossier)
    return ", ".join(filter(None, (opening(summary, dossier), unfirm(summary, dossier.language), check)))


def _changes(language: str) -> dict[tuple[str, int | None], str]:
    """How the rate or the households moved, by the sign of their change; None where the start is not known."""
    _ = gettext(language)
    return {
        ("rate", -1): _("in {province} the poverty rate fell from {start} ({time}) to {outcome} ({end}, {status})"),
        ("rate", 0): _("in {province} the poverty rate stayed at {outcome} from {time} to {end} ({status})"),
        ("rate", 1): _("in {province} the poverty rate rose from {start} ({time}) to {outcome} ({end}, {status})"),
        ("rate", None): _("in {province} the poverty rate was {outcome} at {end} ({status})"),
        ("households", -1): _("in {province} poverty fell from {start} ({time}) to {outcome} ({end}, {status})"),
        ("households", 0): _("in {province} {outcome} were poor, as at {time}, at {end} ({status})"),
        ("households", 1): _("in {province} poverty rose from {start} ({time}) to {outcome} ({end}, {status})"),
        ("households", None): _("in {province} {outcome} were poor at {end} ({status})"),
    }


def _compared(summary: pd.DataFrame, card: pd.DataFrame, unit: str, dossier) -> str:
    """The outcome against the plan for the same time, or what the plan asks for at its own end."""
    language = dossier.language
    _ = gettext(language)
    row, end, last = summary.loc["outcome"], _planned_end(summary, unit, language), dossier.plan["year_to"]
    if end is None:
        falls = (full(summary, "reduction", one, language) for one in (unit, *UNITS))
        fall = next(filter(None, falls), None)
        if fall:
            fell = achieved(card, language)
            told = (
                _("the plan is a fall of {figure}, the fall was {fell}")
                if fell
                else _("the plan is a fall of {figure}")
            )
            return told.format(figure=fall, fell=fell)
        if dossier.targets["scope"].eq("district").all():
            districts = district_names(dossier.targets, language)
            return _("the plan as read sets targets only for {districts}").format(districts=districts)
        return _("the plan as read sets no such figure for the end of {year}").format(year=last)
    if row["year"] != last or unit != "rate" or not known(row["gap"]):
        return _("the plan for the end of {year}: {figure}").format(year=last, figure=end)
    if not row["gap"]:
        planned_range = summary.loc["end", "rate_stated"] == "between"
        return _("within the planned {figure}").format(figure=end) if planned_range else _("as planned")
    gap = points(write_decimal(abs(row["gap"]), language), abs(row["gap"]), language)
    told = _("{points} above the planned {figure}") if row["gap"] > 0 else _("{points} below the planned {figure}")
    return told.format(points=gap, figure=end)


def _planned_end(summary: pd.DataFrame, unit: str, language: str) -> str | None:
    """The planned end, and whether it is computed from what documents print; None where there is none."""
    _ = gettext(language)
    end = full(summary, "end", unit, language)
    implied = end is not None and summary.loc["end", f"{unit}_how"] == IMPLIED
    return _("{figure} (computed)").format(figure=end) if implied else end


def _other_base(summary: pd.DataFrame, unit: str, language: str) -> str:
    """That the outcome's source counts from another start than the plan."""
    _ = gettext(language)
    base = summary.loc["outcome", "base_rate"]
    if unit != "rate" or not known(base) or base == summary.loc["start", "rate"]:
        return ""
    return _(" (its source counts the fall from {base}%)").format(base=write_decimal(base, language))


def _plan(summary: pd.DataFrame, unit: str, dossier) -> str | None:
    """What is planned where nothing was published; None where the plan names no end either."""
    language = dossier.language
    _ = gettext(language)
    start, end = (full(summary, name, unit, language) for name in ("start", "end"))
    if end is None:
        return None
    computed = _("computed") if summary.loc["end", f"{unit}_how"] == IMPLIED else ""
    last = point_in_time("end", dossier.plan["year_to"], language)
    words = {
        "province": province_name(dossier),
        "start": start,
        "time": _time(summary, unit, dossier),
        "end": end,
        "last": ", ".join(filter(None, (last, computed))),
    }
    told = {
        ("rate", True): _("{province} plans to bring the poverty rate from {start} ({time}) to {end} ({last})"),
        ("rate", False): _("{province} plans a poverty rate of {end} at {last}"),
        ("households", True): _("{province} plans to bring poverty from {start} ({time}) to {end} ({last})"),
        ("households", False): _("{province} plans to have {end} in poverty at {last}"),
    }[unit, start is not None].format(**words)
    return told + _("; no outcome is published in the sources of this report")
