"""The overview in one paragraph, and the figures by which the rendered report is proved."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Headline, KeyFigure, KeyFigures, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.naming import point_label, sentence
from helpers.display.national.naming import at_the_end, nation_name, printed_or_dash
from helpers.display.units import count_or_dash
from helpers.measures.closing import CLOSING, OPENING
from helpers.measures.missing import known
from helpers.measures.national import BOTH, ONE, PROVISIONAL
from helpers.measures.records import records
from helpers.numbers import write_count, write_decimal
from helpers.words import gettext


def national_headline(covered: pd.DataFrame, ranked: pd.DataFrame, country: pd.DataFrame, year: int, nation) -> Stack:
    """The message with its facts, and the key figures. Takes a `data_coverage` table, a `province_ranking` and a
    `printed_of_country` table."""
    facts = national_facts(covered, ranked, country, year, nation)
    return Stack(Headline(facts["headline"], facts=facts), _key_figures(facts["figures"], ranked, nation.language))


def country_table(covered: pd.DataFrame, ranked: pd.DataFrame, country: pd.DataFrame, year: int, nation) -> Stack:
    """For how many provinces there are figures, and what is printed of the whole country, year by year."""
    facts = national_facts(covered, ranked, country, year, nation)
    return Stack(Paragraph(facts["story"]), _country_table(country, nation))


def national_facts(covered: pd.DataFrame, ranked: pd.DataFrame, country: pd.DataFrame, year: int, nation) -> dict:
    """What the rendered overview is proved by: its year and language, its headline, its story and its figures as printed."""
    figures = _figures(covered, ranked, country, year, nation.language)
    return {
        "province": nation_name(nation.language),
        "year": str(year),
        "language": nation.language,
        "headline": _message(figures, ranked, year, nation.language),
        "story": _story(figures, year, nation.language),
        "figures": figures,
    }


def _key_figures(figures: dict[str, str], ranked: pd.DataFrame, language: str) -> KeyFigures:
    _ = gettext(language)
    told = []
    if rate := figures.get("country.poverty_rate"):
        households = figures.get("country.poor_households")
        note = _("{count} households").format(count=households) if households else ""
        told.append(KeyFigure(_("Poverty rate of the country"), f"{rate}%", note))
    if rate := figures.get("country.multidimensional_rate"):
        told.append(KeyFigure(_("Poor or near-poor"), f"{rate}%", _("of all households")))
    if len(ranked):
        first, last = ranked["name"].iloc[0], ranked["name"].iloc[-1]
        of = _("of the {count} with a rate").format(count=len(ranked))
        told.append(KeyFigure(_("Highest poverty rate"), f"{figures['highest']}%", f"{first}; {of}"))
        told.append(KeyFigure(_("Lowest poverty rate"), f"{figures['lowest']}%", f"{last}; {of}"))
    known_of = f"{figures['with_figure']}/{figures['provinces']}"
    told.append(KeyFigure(_("Provinces with a final figure"), known_of, _("at the end of the year")))
    return KeyFigures(told)


def _figures(covered, ranked, country, year: int, language: str) -> dict[str, str]:
    data = covered.loc[covered["year"] == year, "data"]
    figures = {
        "provinces": write_count(len(data), language),
        "with_figure": write_count(data.isin((BOTH, ONE)).sum(), language),
        "with_both": write_count(data.eq(BOTH).sum(), language),
        "provisional": write_count(data.eq(PROVISIONAL).sum(), language),
    }
    closings = country[country["scope"].eq("all") & country["standing"].eq(CLOSING)]
    for row in records(closings[closings["year"].gt(year) & closings["poverty_rate"].notna()].tail(1)):
        figures |= {"latest.year": str(row["year"]), "latest.rate": write_decimal(row["poverty_rate"], language)}
    for row in records(closings[closings["year"].eq(year)].tail(1)):
        for name in ("poor_households", "near_poor_households"):
            figures |= {f"country.{name}": write_count(row[name], language)} if known(row[name]) else {}
        for name in ("poverty_rate", "near_poor_rate", "multidimensional_rate"):
            figures |= {f"country.{name}": write_decimal(row[name], language)} if known(row[name]) else {}
    if len(ranked):
        figures["highest"] = write_decimal(ranked["rate"].iloc[0], language)
        figures["lowest"] = write_decimal(ranked["rate"].iloc[-1], language)
    return figures


def _message(figures: dict[str, str], ranked: pd.DataFrame, year: int, language: str) -> str:
    _ = gettext(language)
    country = [
        _("{rate}% of households were poor").format(rate=figures["country.poverty_rate"])
        if "country.poverty_rate" in figures
        else None,
        _("{rate}% near-poor").format(rate=figures["country.near_poor_rate"])
        if "country.near_poor_rate" in figures
        else None,
        _("{rate}% either poor or near-poor").format(rate=figures["country.multidimensional_rate"])
        if "country.multidimensional_rate" in figures
        else None,
    ]
    told = []
    if any(country):
        time = at_the_end(year, language)
        told.append(_("At {time} nationwide, {figures}.").format(time=time, figures=", ".join(filter(None, country))))
    if "latest.rate" in figures:
        told.append(
            _("The latest rate published of the country is {rate}% ({latest}).").format(
                rate=figures["latest.rate"], latest=at_the_end(int(figures["latest.year"]), language)
            )
        )
    if len(ranked):
        told.append(
            _(
                "Among the {count} provinces with a final poverty rate, it is highest in {first} ({highest}%) and lowest in {last} ({lowest}%); the others have no final rate in this report."
            ).format(count=len(ranked), first=ranked["name"].iloc[0], last=ranked["name"].iloc[-1], **_named(figures))
        )
    return " ".join(told) or _story(figures, year, language)


def _story(figures: dict[str, str], year: int, language: str) -> str:
    _ = gettext(language)
    return sentence(
        _(
            "For {time}, this report has year-end figures for {with_figure} of the {provinces} provinces, and for {with_both} of them both the number and the rate of poor households are printed; for {provisional} more it has only provisional figures."
        ).format(time=at_the_end(year, language), **_named(figures))
    )


def _named(figures: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in figures.items() if "." not in name}


def _country_table(country: pd.DataFrame, nation) -> Table | None:
    if country.empty:
        return None
    language = nation.language
    _ = gettext(language)
    names = nation.standards.set_index("standard_id")["name"]
    rows = []
    for (scope, standard), group in country.groupby(["scope", "standard_id"], sort=False):
        rows.append(Row([f"{_scope(scope, language)} ({names[standard]})"], "group"))
        for row in records(group):
            cells = [
                count_or_dash(row["poor_households"], language),
                printed_or_dash(row["poverty_rate"], language),
                count_or_dash(row["near_poor_households"], language),
                printed_or_dash(row["near_poor_rate"], language),
                count_or_dash(row["multidimensional_households"], language),
                printed_or_dash(row["multidimensional_rate"], language),
            ]
            rows.append(Row([_point(row, language), *cells]))
    poor, near, both = _("Poor"), _("Near-poor"), _("Poor or near-poor")
    return Table(
        _("The whole country, year by year, as published"),
        [
            Column(_("Year"), width=1.9),
            *(
                Column(heading, "end", width, group)
                for group in (poor, near, both)
                for heading, width in ((_("households"), 1.1), ("%", 0.7))
            ),
        ],
        rows,
        notes=list(_notes(country, language)),
        source=source_line(nation, [one for ids in country["source_ids"] for one in ids]),
    )


def _notes(country: pd.DataFrame, language: str) -> Iterator[str]:
    """What the data remark on a row: sums that its source does not keep, standards, misprints."""
    for row in records(country[country["note"].notna()]):
        scope = _scope(row["scope"], language)
        yield f"{_point(row, language)}, {scope[:1].lower()}{scope[1:]}: {row['note']}"


def _point(row: dict, language: str) -> str:
    """Of which time a row is; the start of a year is not taken for the end of the year before, the source may mean another."""
    _ = gettext(language)
    if row["standing"] == OPENING:
        return _("{time} (per the source)").format(time=point_label("start", row["year"] + 1, language))
    return point_label("end", row["year"], language)


def _scope(scope: str, language: str) -> str:
    _ = gettext(language)
    return {
        "all": _("All households"),
        "urban": _("Urban areas"),
        "rural": _("Rural areas"),
        "ethnic_minority": _("Ethnic-minority households"),
        "poor_districts": _("All poor districts"),
    }[scope]
