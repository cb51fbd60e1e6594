"""The year in a few sentences: start, plan, outcome, and how far it is from the plan."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.first_page.texts import UNITS, both, full, opening, points, unfirm
from helpers.display.naming import district_names, province_name, sentence, year_text
from helpers.display.scopes import STATUSES, status_name
from helpers.display.standing import ways_known
from helpers.measures.headline import IMPLIED
from helpers.measures.missing import known
from helpers.measures.verdict import NOT_MEASURED, RULE
from helpers.numbers import write_decimal, write_rate
from helpers.words import gettext


def story(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> str:
    """The year in a few sentences: start, plan, outcome, how far it is from the plan, and the verdicts on its targets."""
    return " ".join(sentences(summary, card, dossier))


def sentences(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> list[str]:
    """The sentences of the story."""
    language = dossier.language
    _ = gettext(language)
    start, reduction, end, outcome = (both(summary, row, language) for row in ("start", "reduction", "end", "outcome"))
    time = opening(summary, dossier)
    last = dossier.plan["year_to"]
    told = []
    status = unfirm(summary, language)
    if start:
        counted = known(summary.loc["start", "households"])
        told.append(
            (
                _("At {time}, poor households in {province}: {figure}.")
                if counted
                else _("At {time}, the poverty rate of {province}: {figure}.")
            ).format(time=time, province=province_name(dossier), figure=start + (f" ({status})" if status else ""))
        )
    else:
        told.append(
            _("What was read of the plan gives no figure on the poor households of {province} at {time}.").format(
                time=time, province=province_name(dossier)
            )
        )
    if implied := _implied_start(summary, language):
        told.append(implied)
    if reduction:
        told.append(
            _("The plan for {year} is a fall of {figure}").format(year=year_text(dossier), figure=reduction)
            + (_(", to {figure} at the end of {year}.").format(figure=end, year=last) if end else ".")
        )
    elif end:
        told.append(
            _("The plan for {year}: {figure} at the end of {last}.").format(
                year=year_text(dossier), figure=end, last=last
            )
        )
    else:
        told.append(_other_targets(dossier))
    told += _implied_plan(summary, language)
    if outcome:
        told.append(_outcome(outcome, summary, dossier))
    else:
        told.append(
            _("The sources of this report publish no outcome for the poor households of the whole {place}.").format(
                place=_("city") if dossier.province["type"] == "city" else _("province")
            )
        )
    if verdicts := _verdicts(card, language):
        told.append(verdicts)
    return [sentence(part) for part in told]


def _verdicts(card: pd.DataFrame, language: str) -> str | None:
    """How many of the plan's targets on poverty itself, those of single districts apart, were reached."""
    _ = gettext(language)
    own = card[card["dimension_id"].eq("poverty") & card["scope"].ne("district") & card["status"].ne(RULE)]
    counts = own["status"].value_counts()
    if own.empty or set(counts.index) == {NOT_MEASURED}:
        return None
    apart = card["scope"].eq("district").any()
    if len(own) == 1:
        said = _("The plan's one target on poverty: {verdict}.")
        if apart:
            said = _("The plan's one target on poverty, those of single districts apart: {verdict}.")
        return said.format(verdict=status_name(own["status"].iloc[0], language))
    told = [
        _("{verdict}: {count}").format(count=counts[status], verdict=status_name(status, language))
        for status in STATUSES
        if status in counts.index
    ]
    said = _("The plan's {count} targets on poverty – {verdicts}.")
    if apart:
        said = _("The plan's {count} targets on poverty, those of single districts apart – {verdicts}.")
    return said.format(count=len(own), verdicts="; ".join(told))


def _outcome(figure: str, summary: pd.DataFrame, dossier) -> str:
    """What was published, how far it is from the plan, and whether its source counts from another start."""
    language = dossier.language
    _ = gettext(language)
    row = summary.loc["outcome"]
    told = _("Outcome at the end of {year} ({status}): {figure}").format(
        year=row["year"], status=ways_known(summary, "outcome", UNITS, dossier), figure=figure
    )
    if row["rate_how"] == IMPLIED and known(row["rate_parts"]):
        fall = row["rate_parts"][2]
        told += _(", the start less the published fall of {fall}").format(
            fall=points(write_decimal(fall, language), fall, language)
        )
    if known(row["gap"]) and row["gap"]:
        gap = points(write_decimal(abs(row["gap"]), language), abs(row["gap"]), language)
        told += (
            _(", {points} above the planned rate (not reached)")
            if row["gap"] > 0
            else _(", {points} below the planned rate (reached)")
        ).format(points=gap)
    if known(row["base_rate"]) and row["base_rate"] != summary.loc["start", "rate"]:
        told += "; " + _("its source counts the fall from {base}%, not from the plan's {start}%").format(
            base=write_decimal(row["base_rate"], language), start=write_rate(summary.loc["start", "rate"], language)
        )
    return told + "."


def _implied_plan(summary: pd.DataFrame, language: str) -> Iterator[str]:
    """Which of the planned figures no document prints."""
    _ = gettext(language)
    told = {
        "reduction": _("The planned fall is not printed; it follows from start and end."),
        "end": _("The planned end is not printed; it follows from start and fall."),
    }
    for row, text in told.items():
        ways = {summary.loc[row, f"{unit}_how"] for unit in UNITS if known(summary.loc[row, unit])}
        if ways == {IMPLIED}:
            yield text


def _other_targets(dossier) -> str:
    """What a plan sets targets for that sets none on the poor households of the whole province."""
    _ = gettext(dossier.language)
    targets = dossier.targets
    of_districts = targets[targets["scope"] == "district"]
    if len(of_districts) and len(of_districts) == len(targets):
        return _("The plan as read sets targets only for {districts}, none for the whole province.").format(
            districts=district_names(of_districts, dossier.language)
        )
    return _(
        "The plan as read sets no figure for the poor households of the whole province; the targets that it sets ({count}) stand below."
    ).format(count=len(targets))


def _implied_start(summary: pd.DataFrame, language: str) -> str | None:
    """Which of the opening figures no document prints."""
    _ = gettext(language)
    known_units = [unit for unit in UNITS if known(summary.loc["start", unit])]
    implied = [unit for unit in known_units if summary.loc["start", f"{unit}_how"] == IMPLIED]
    if not implied:
        return None
    if implied == known_units:
        return _("The opening figure is not printed; it follows from other figures.")
    return _("The opening figure of {figure} is not printed; it follows from other figures.").format(
        figure=full(summary, "start", implied[0], language)
    )
