"""The first page: the year in a paragraph, in a table and in a picture."""

import pandas as pd

from helpers.display.blocks import Column, Figure, Headline, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.figures.bars import Bar, bars
from helpers.display.naming import point_in_time, province_name, sentence, year_text
from helpers.display.units import EM_DASH, SYMBOLS
from helpers.measures.headline import IMPLIED, PRINTED, PUBLISHED
from helpers.measures.missing import known
from helpers.numbers import write_count, write_decimal, write_rate
from helpers.words import gettext

_UNITS = ("households", "rate")
_ROLES = {"start": "start", "end": "plan", "outcome": "outcome"}  # rows that are levels, and how their bars are drawn


def headline(summary: pd.DataFrame, dossier) -> Stack:
    """The story in words and as a table of start, planned reduction, end and outcome (a `headline` table)."""
    return Stack(_story(summary, dossier), _table(summary, dossier), _gaps(summary, dossier))


def facts(summary: pd.DataFrame, dossier) -> dict:
    """What the rendered report is proved by: its province, year and language, and its figures as it prints them."""
    return {
        "province_code": dossier.province["province_code"],
        "province": dossier.province["name"],
        "plan": dossier.plan["plan_id"],
        "year": year_text(dossier),
        "language": dossier.language,
        "figures": {
            f"{row}.{unit}": text
            for row in summary.index
            for unit in _UNITS
            if (text := _plain(summary, row, unit, dossier.language))
        },
    }


def _plain(summary: pd.DataFrame, row: str, unit: str, language: str) -> str | None:
    """The figure without its unit, or None: a rate has its own decimals where it is printed, two where computed."""
    value = summary.loc[row, unit]
    if not known(value):
        return None
    if unit == "households":
        return write_count(value, language)
    as_published = summary.loc[row, f"{unit}_how"] in (PRINTED, PUBLISHED)
    return write_decimal(value, language) if as_published else write_rate(value, language)


def _full(summary: pd.DataFrame, row: str, unit: str, language: str) -> str | None:
    """The figure with its unit, and the sign of what its source leaves open; None if it is missing."""
    text = _plain(summary, row, unit, language)
    if text is None:
        return None
    _ = gettext(language)
    if unit == "households":
        text = _("{count} households").format(count=text)
    elif row == "reduction":
        text = (
            _("{points} percentage points a year")
            if summary.loc[row, "rate_per_year"]
            else _("{points} percentage points")
        ).format(points=text)
    else:
        text += "%"
    stated = summary.loc[row, f"{unit}_stated"]
    return {
        "more_than": _("more than {figure}"),
        "about": _("about {figure}"),
        "less_than": _("less than {figure}"),
    }.get(stated, "{figure}").format(figure=text)


def _both(summary: pd.DataFrame, row: str, language: str) -> str | None:
    """Households and rate of a row as one phrase; None if neither is known."""
    households, rate = (_full(summary, row, unit, language) for unit in _UNITS)
    return f"{households} ({rate})" if households and rate else households or rate


def _story(summary: pd.DataFrame, dossier) -> Headline:
    language = dossier.language
    _ = gettext(language)
    start, reduction, end, outcome = (_both(summary, row, language) for row in ("start", "reduction", "end", "outcome"))
    opening = _opening(summary, dossier)
    last = dossier.plan["year_to"]
    told = []
    if start:
        told.append(
            _("At {time}, poor households in {province}: {figure}.").format(
                time=opening, province=province_name(dossier), figure=start
            )
        )
    else:
        told.append(
            _("For {province} the plan prints no figure at {time}.").format(
                time=opening, province=province_name(dossier)
            )
        )
    if implied := _implied_start(summary, language):
        told.append(implied)
    if reduction:
        told.append(
            _("The plan for {year} is a fall of {figure}").format(year=year_text(dossier), figure=reduction)
            + (_(", to {figure} at the end of {year}.").format(figure=end, year=last) if end else ".")
        )
    if outcome:
        told.append(
            _("Published for the end of {year}: {figure}.").format(year=summary.loc["outcome", "year"], figure=outcome)
        )
    else:
        told.append(_("No outcome has been published in the sources of this report."))
    return Headline(" ".join(sentence(part) for part in told), facts=facts(summary, dossier))


def _implied_start(summary: pd.DataFrame, language: str) -> str | None:
    """Which of the opening figures no document prints."""
    _ = gettext(language)
    known_units = [unit for unit in _UNITS if known(summary.loc["start", unit])]
    implied = [unit for unit in known_units if summary.loc["start", f"{unit}_how"] == IMPLIED]
    if not implied:
        return None
    if implied == known_units:
        return _("The opening figure is not printed; it follows from other figures.")
    return _("The opening figure of {figure} is not printed; it follows from other figures.").format(
        figure=_full(summary, "start", implied[0], language)
    )


def _table(summary: pd.DataFrame, dossier) -> Table:
    language = dossier.language
    _ = gettext(language)
    labels = row_labels(summary, dossier)
    how = {
        "printed": _("printed"),
        "summed": _("sum of the districts"),
        "published": _("published"),
        IMPLIED: _("implied"),
    }
    rows = []
    for row, label in labels.items():
        ways = dict.fromkeys(how[way] for unit in _UNITS if known(way := summary.loc[row, f"{unit}_how"]))
        cells = [label, *(_cell(summary, row, unit, language) for unit in _UNITS), "; ".join(ways) or _("no figure")]
        rows.append(Row(cells))
    sources = [dossier.plan["source_id"], *summary["households_source"], *summary["rate_source"]]
    return Table(
        _("Poor households of {province}: start, plan and outcome").format(province=province_name(dossier)),
        [
            Column(_("Item"), width=2.2),
            Column(_("Poor households"), "end", 1.2),
            Column(_("Poverty rate (%); reduction in percentage points"), "end", 1.5),
            Column(_("How it is known"), width=1.6),
        ],
        rows,
        [_("‡ Implied: not printed as such, but following from the other figures of this table or of the outcome.")]
        if IMPLIED in set(summary["households_how"]) | set(summary["rate_how"])
        else [],
        source_line(dossier, sources),
    )


def _opening(summary: pd.DataFrame, dossier) -> str:
    """The point in time of the opening figures; the start of the plan's first year where no document dates them."""
    point, year = summary.loc["start", "point"], summary.loc["start", "year"]
    dated = (point, year) if known(point, year) else ("start", dossier.plan["year_from"])
    return point_in_time(*dated, dossier.language)


def row_labels(summary: pd.DataFrame, dossier) -> dict[str, str]:
    """What each row of a headline table is called."""
    _ = gettext(dossier.language)
    opening = _opening(summary, dossier)
    labels = {
        "start": sentence(opening),
        "reduction": _("Planned reduction a year")
        if summary.loc["reduction", "rate_per_year"]
        else _("Planned reduction"),
        "end": _("Planned for the end of {year}").format(year=dossier.plan["year_to"]),
    }
    if known(summary.loc["outcome", "year"]):
        labels["outcome"] = _("Published for the end of {year}").format(year=summary.loc["outcome", "year"])
    return labels


def _cell(summary: pd.DataFrame, row: str, unit: str, language: str) -> str:
    text = _plain(summary, row, unit, language)
    if text is None:
        return EM_DASH
    mark = "\N{NO-BREAK SPACE}‡" if summary.loc[row, f"{unit}_how"] == IMPLIED else ""
    return SYMBOLS[summary.loc[row, f"{unit}_stated"]] + text + mark


def _gaps(summary: pd.DataFrame, dossier) -> Paragraph | None:
    """What is not there, and which document would fill it."""
    _ = gettext(dossier.language)
    labels = row_labels(summary, dossier)
    named = {"households": _("number of households"), "rate": _("rate")}
    gaps = [
        f"{label} ({', '.join(missing)})"
        for row, label in labels.items()
        if (missing := [name for unit, name in named.items() if not known(summary.loc[row, unit])])
    ]
    if not gaps:
        return None
    return Paragraph(
        _(
            "No figure available: {gaps}. The decision that approves the yearly review, or the plan's district table, would fill it."
        ).format(gaps="; ".join(gaps)),
        missing=True,
    )


def headline_figure(summary: pd.DataFrame, dossier) -> Figure | None:
    """Start, planned end and outcome as bars of the rate, or of households where fewer than two rates are known."""
    language = dossier.language
    _ = gettext(language)
    labels = row_labels(summary, dossier)
    levels = [row for row in _ROLES if row in labels]
    unit = next(
        (one for one in ("rate", "households") if sum(known(summary.loc[row, one]) for row in levels) >= 2), None
    )
    if unit is None:
        return None
    shown = [row for row in levels if known(summary.loc[row, unit])]
    other = "households" if unit == "rate" else "rate"
    drawn = []
    for row in shown:
        more = _full(summary, row, other, language)
        text = _full(summary, row, unit, language) + (f" ({more})" if more else "")
        drawn.append(Bar(labels[row], float(summary.loc[row, unit]), text, _ROLES[row]))
    caption = (_("Poverty rate of {province} (%)") if unit == "rate" else _("Poor households of {province}")).format(
        province=province_name(dossier)
    )
    alt = caption + ": " + "; ".join(f"{bar.label} {bar.text}" for bar in drawn) + "."
    sources = [dossier.plan["source_id"], *summary[f"{unit}_source"]]
    return Figure(bars(drawn), alt, caption, source_line(dossier, sources))
