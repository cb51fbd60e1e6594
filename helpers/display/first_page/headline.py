"""The message of a report: who, from what to what, against which target, reached or not."""

import pandas as pd

from helpers.display.blocks import Headline
from helpers.display.first_page.story import sentences, story
from helpers.display.first_page.texts import figures, full, main_unit, opening, points, unfirm
from helpers.display.made_up import mark_of
from helpers.display.naming import point_in_time, province_name, sentence, year_text
from helpers.display.scopes import status_name
from helpers.display.standing import outcome_status, standing
from helpers.measures.main_target import main_status
from helpers.measures.missing import known
from helpers.measures.verdict import NOT_MEASURED
from helpers.numbers import write_decimal
from helpers.words import gettext
from helpers.words.made_up import title_mark


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
    told = _outcome(summary, unit, dossier) or _plan(summary, unit, dossier)
    if told is None:
        return " ".join(sentences(summary, card, dossier)[:2])
    status = main_status(summary, card, dossier.plan["year_to"])
    verdict = "" if status == NOT_MEASURED else f" \N{EN DASH} {status_name(status, dossier.language)}"
    return sentence(told) + verdict + "."


def _outcome(summary: pd.DataFrame, unit: str, dossier) -> str | None:
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
        "time": ", ".join(filter(None, (opening(summary, dossier), unfirm(summary, language)))),
        "outcome": outcome,
        "end": point_in_time("end", row["year"], language),
        "status": standing(outcome_status(summary), language),
    }
    change = None if start is None else row[unit] - summary.loc["start", unit]
    told = _changes(language)[unit, None if change is None else (change > 0) - (change < 0)].format(**words)
    return f"{told}: {_compared(summary, unit, dossier)}{_other_base(summary, unit, language)}"


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


def _compared(summary: pd.DataFrame, unit: str, dossier) -> str:
    """The outcome against the plan for the same time, or what the plan asks for at its own end."""
    language = dossier.language
    _ = gettext(language)
    row, end, last = summary.loc["outcome"], full(summary, "end", unit, language), dossier.plan["year_to"]
    if end is None:
        return _("the plan as read sets no such figure for the end of {year}").format(year=last)
    if row["year"] != last or unit != "rate" or not known(row["gap"]):
        return _("the plan for the end of {year}: {figure}").format(year=last, figure=end)
    if not row["gap"]:
        return _("as planned")
    gap = points(write_decimal(abs(row["gap"]), language), abs(row["gap"]), language)
    told = _("{points} above the planned {figure}") if row["gap"] > 0 else _("{points} below the planned {figure}")
    return told.format(points=gap, figure=end)


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
    words = {
        "province": province_name(dossier),
        "start": start,
        "time": ", ".join(filter(None, (opening(summary, dossier), unfirm(summary, language)))),
        "end": end,
        "last": point_in_time("end", dossier.plan["year_to"], language),
    }
    told = {
        ("rate", True): _("{province} plans to bring the poverty rate from {start} ({time}) to {end} ({last})"),
        ("rate", False): _("{province} plans a poverty rate of {end} at {last}"),
        ("households", True): _("{province} plans to bring poverty from {start} ({time}) to {end} ({last})"),
        ("households", False): _("{province} plans to have {end} in poverty at {last}"),
    }[unit, start is not None].format(**words)
    return told + _("; no outcome is published in the sources of this report")
