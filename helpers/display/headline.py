"""The first page: the year in a paragraph and in a table."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Headline, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.headline_texts import UNITS, both, cell, figures, full, opening, points, row_labels
from helpers.display.made_up import mark_of
from helpers.display.naming import district_names, province_name, sentence, year_text
from helpers.display.scopes import STATUSES, status_name
from helpers.display.standing import outcome_status, standing, to_be_checked, way_known
from helpers.measures.figure_sources import summary_sources
from helpers.measures.headline import IMPLIED, LEVELS, POOR
from helpers.measures.missing import known
from helpers.measures.verdict import NOT_MEASURED, RULE
from helpers.numbers import MINUS, write_decimal, write_rate
from helpers.words import gettext
from helpers.words.made_up import title_mark


def headline(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> Stack:
    """The story in words and as a table of start, planned reduction, end and outcome (a `headline` table); `card` is
    the plan's `scorecard`."""
    told = Headline(story(summary, card, dossier), facts=facts(summary, card, dossier))
    any_figure = bool(figures(summary, dossier.language))
    return Stack(told, _table(summary, dossier) if any_figure else None, _gaps(summary, dossier))


def story(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> str:
    """The year in a few sentences: start, plan, outcome, how far it is from the plan, and the verdicts on its targets."""
    language = dossier.language
    _ = gettext(language)
    start, reduction, end, outcome = (both(summary, row, language) for row in ("start", "reduction", "end", "outcome"))
    time = opening(summary, dossier)
    last = dossier.plan["year_to"]
    told = []
    if start:
        counted = known(summary.loc["start", "households"])
        told.append(
            (
                _("At {time}, poor households in {province}: {figure}.")
                if counted
                else _("At {time}, the poverty rate of {province}: {figure}.")
            ).format(time=time, province=province_name(dossier), figure=start + _unfirm(summary, language))
        )
    else:
        told.append(
            _("For {province} the plan prints no figure for {time}.").format(time=time, province=province_name(dossier))
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
        told.append(_outcome(outcome, summary, language))
    else:
        told.append(
            _("The sources of this report publish no outcome for the poor households of the whole {place}.").format(
                place=_("city") if dossier.province["type"] == "city" else _("province")
            )
        )
    if verdicts := _verdicts(card, language):
        told.append(verdicts)
    return " ".join(sentence(part) for part in told)


def _unfirm(summary: pd.DataFrame, language: str) -> str:
    """What an opening that is not yet final is: preliminary, or an estimate."""
    row = summary.loc["start"]
    statuses = [row[f"{unit}_status"] for unit in UNITS if known(row[unit])]
    unfirm = [status for status in ("estimate", "preliminary") if status in statuses]
    return f" ({standing(unfirm[0], language)})" if unfirm else ""


def _verdicts(card: pd.DataFrame, language: str) -> str | None:
    """How many of the plan's targets on poverty itself, those of single districts apart, were reached."""
    _ = gettext(language)
    own = card[card["dimension_id"].eq("poverty") & card["scope"].ne("district") & card["status"].ne(RULE)]
    counts = own["status"].value_counts()
    if own.empty or set(counts.index) == {NOT_MEASURED}:
        return None
    if len(own) == 1:
        return _("The plan's one target on poverty: {verdict}.").format(
            verdict=status_name(own["status"].iloc[0], language)
        )
    told = [
        _("{verdict}: {count}").format(count=counts[status], verdict=status_name(status, language))
        for status in STATUSES
        if status in counts.index
    ]
    said = _("The plan's {count} targets on poverty – {verdicts}.")
    if card["scope"].eq("district").any():
        said = _("The plan's {count} targets on poverty, those of single districts apart – {verdicts}.")
    return said.format(count=len(own), verdicts="; ".join(told))


def facts(summary: pd.DataFrame, card: pd.DataFrame, dossier) -> dict:
    """What the rendered report is proved by: its province, year and language, its story and its figures as printed,
    and of the example province the `mark` that it must carry."""
    mark = mark_of(dossier)
    marked = {"mark": mark, "title_mark": title_mark(dossier.language)} if mark else {}
    return {
        "province_code": dossier.province["province_code"],
        "province": dossier.province["name"],
        "plan": dossier.plan["plan_id"],
        "year": year_text(dossier),
        "language": dossier.language,
        "story": story(summary, card, dossier),
        "figures": figures(summary, dossier.language),
    } | marked


def _outcome(figure: str, summary: pd.DataFrame, language: str) -> str:
    """What was published, how far it is from the plan, and whether its source counts from another start."""
    _ = gettext(language)
    row = summary.loc["outcome"]
    told = _("Outcome at the end of {year} ({status}): {figure}").format(
        year=row["year"], status=standing(outcome_status(summary), language), figure=figure
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


def _table(summary: pd.DataFrame, dossier) -> Table:
    language = dossier.language
    _ = gettext(language)
    labels = row_labels(summary, dossier)
    rows = []
    for row, label in labels.items():
        ways = dict.fromkeys(
            way_known(how, summary.loc[row, f"{unit}_status"], language)
            + to_be_checked(summary.loc[row, f"{unit}_source"], dossier)
            for unit in UNITS
            if known(how := summary.loc[row, f"{unit}_how"])
        )
        cells = [label, *(cell(summary, row, unit, language) for unit in UNITS), "; ".join(ways) or _("no figure")]
        rows.append(Row(cells))
    sources = summary_sources(summary, dossier.plan["source_id"], labels, UNITS)
    return Table(
        _("Poor households of {province}: start, plan and outcome").format(province=province_name(dossier)),
        [
            Column(_("Item"), width=2.2),
            Column(_("Poor households"), "end", 1.2),
            Column(_("Poverty rate (%); reduction in percentage points"), "end", 1.5),
            Column(_("Basis"), width=1.6),
        ],
        rows,
        [
            *_implied_notes(summary, language),
            *_outcome_notes(dossier, list(summary.loc["outcome", ["households_source", "rate_source"]])),
        ],
        source_line(dossier, sources),
    )


def _implied_notes(summary: pd.DataFrame, language: str) -> Iterator[str]:
    """How the figures that no document prints follow from those that are printed."""
    _ = gettext(language)
    if IMPLIED in {*summary["households_how"], *summary["rate_how"]}:
        sums = [
            f"{write_decimal(summary.loc[row, unit], language)} = {write_decimal(first, language)} "
            f"{MINUS if sign == '-' else sign} {write_decimal(second, language)}"
            for unit in UNITS
            for row in summary.index
            if known(parts := summary.loc[row, f"{unit}_parts"]) and parts
            for first, sign, second in [parts]
        ]
        yield _("‡ Not printed as such, but following from what is printed.") + (f" {'; '.join(sums)}." if sums else "")


def _outcome_notes(dossier, sources: list[str]) -> Iterator[str]:
    """What the sources of the published outcomes leave open."""
    _ = gettext(dossier.language)
    outcomes = dossier.outcomes
    level = outcomes["indicator_id"].isin(LEVELS.values()) & outcomes["population_id"].eq(POOR)
    level &= outcomes["scope"].eq("province") & outcomes["source_id"].isin(sources)
    for note in dict.fromkeys(outcomes.loc[level & outcomes["note"].notna(), "note"]):
        yield _("On the outcome: {note}").format(note=note)


def _gaps(summary: pd.DataFrame, dossier) -> Paragraph | None:
    """What is not there, and which document would tell it."""
    _ = gettext(dossier.language)
    fills = {
        _("the decision that approves the yearly review"): ("start", "outcome"),
        _("the plan's own table of targets"): ("reduction", "end"),
    }
    told = [
        _("{gaps}: needed is {document}").format(gaps="; ".join(gaps), document=document)
        for document, rows in fills.items()
        if (gaps := list(_missing(summary, rows, dossier)))
    ]
    return Paragraph(_("No figure available: {gaps}.").format(gaps=". ".join(told)), missing=True) if told else None


def _missing(summary: pd.DataFrame, rows: tuple[str, ...], dossier) -> Iterator[str]:
    _ = gettext(dossier.language)
    labels, named = row_labels(summary, dossier), {"households": _("number of households"), "rate": _("rate")}
    for row in rows:
        missing = [name for unit, name in named.items() if not known(summary.loc[row, unit])]
        if row in labels and missing:
            yield f"{labels[row]} ({', '.join(missing)})"
