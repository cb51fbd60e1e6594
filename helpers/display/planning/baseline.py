"""What opens the year to be planned: which figures, how firm they are, and whether their sum is the province's own."""

from helpers.display.blocks import Column, Paragraph, Row, Stack, Table
from helpers.display.citation import cite, source_line
from helpers.display.naming import point_in_time, province_name
from helpers.display.standing import standing
from helpers.display.units import SYMBOLS, count_or_dash, rate_or_dash
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.reductions import TOTAL
from helpers.words import gettext


def baseline_table(districts, dossier) -> Stack:
    """The sum of the districts (`total` of a district table) beside what is printed of the whole province, a row a
    source, each with its status; and a sentence that says which of them the plan starts from."""
    language = dossier.language
    _ = gettext(language)
    own = dossier.baselines[dossier.baselines["district_code"].notna()]
    total = districts.loc[TOTAL]
    first = own.iloc[0]
    opening = point_in_time(first["point"], first["year"], language)
    rows = [
        Row(
            [
                _("Sum of {count} districts").format(count=len(own)),
                ", ".join(dict.fromkeys(standing(status, language) for status in own["status"])),
                *_figures(total, language),
            ],
            "total",
        )
    ]
    printed = dossier.baselines[dossier.baselines["district_code"].isna()]
    for row in records(printed):
        name = cite(dossier.sources.loc[row["source_id"]], language)
        rows.append(Row([name, standing(row["status"], language), *_figures(row, language, row["counts_stated"])]))
    table = Table(
        _("What opens the year {year} in {province}").format(
            year=dossier.plan["year"], province=province_name(dossier)
        ),
        [
            Column(_("Source"), width=2.6),
            Column(_("Status"), width=0.9),
            Column(_("Households"), "end"),
            Column(_("Poor households"), "end"),
            Column(_("Poverty rate (%)"), "end"),
        ],
        rows,
        source=source_line(dossier, own["source_id"]),
    )
    told = _("The plan starts from the districts’ figures at {time}.").format(time=opening)
    return Stack(Paragraph(told + " " + _agreement(printed, total, language)), table)


def _figures(row, language: str, stated: str = "equal") -> list[str]:
    return [
        count_or_dash(row["households"], language),
        (SYMBOLS[stated] if known(row["poor_households"]) else "") + count_or_dash(row["poor_households"], language),
        rate_or_dash(row["poverty_rate"], language),
    ]


def _agreement(printed, total, language: str) -> str:
    """Whether the sum is what is printed of the province, in households and as a rate."""
    _ = gettext(language)
    exact = printed["poor_households"].notna() & printed["counts_stated"].eq("equal")
    if not exact.any():
        return _("No source prints the poor households of the whole province at that time.")
    other = []
    for row, counted in zip(records(printed), exact, strict=True):
        if counted and row["poor_households"] != total["poor_households"]:
            other.append(count_or_dash(row["poor_households"], language))
        elif known(row["poverty_rate"]) and row["poverty_rate"] != total["poverty_rate"]:
            other.append(rate_or_dash(row["poverty_rate"], language) + "%")
    if not other:
        return _("Their sum is what is printed of the whole province.")
    told = _("Their sum is not what every source prints of the whole province: {printed}.")
    return told.format(printed="; ".join(dict.fromkeys(other)))
