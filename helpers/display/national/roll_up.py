"""The 34 provinces of 1 July 2025, rolled up from the former 63."""

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.national.naming import at_the_end, numbered, printed_count, printed_or_dash
from helpers.display.national.signs import FROM_COUNTS as COUNTED
from helpers.display.national.signs import sign_notes, signed
from helpers.display.units import EM_DASH, EN_DASH, count_or_dash
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.series import FROM_COUNTS
from helpers.numbers import write_rate
from helpers.words import gettext


def roll_up_table(rolled: pd.DataFrame, nation) -> Table:
    """A `roll_up` of the last year of the 63 provinces: sums of the members, the rates that they allow, what is missing."""
    language = nation.language
    _ = gettext(language)
    known_of = rolled["source_ids"].map(bool)
    told, silent = rolled[known_of], rolled[~known_of]
    rows = [Row(_cells(code, row, nation)) for code, row in zip(told.index, records(told), strict=True)]
    return Table(
        _("Poor households at {time} on the territories of the {count} provinces since 1 July 2025").format(
            time=at_the_end(nation.last_year, language), count=len(rolled)
        ),
        [
            Column(_("Province since 1 July 2025"), width=1.3),
            Column(_("Members"), width=1.7),
            Column(_("Poor households"), "end", 0.9),
            Column(_("Poverty rate (%)"), "end", 0.9),
            Column(_("Published for it"), "end", 1.0),
            Column(_("Poor households known in part"), width=3.2),
            Column(_("Source"), width=0.9),
        ],
        rows,
        [
            *_silent(silent, nation),
            _(
                "Poor households are added up over the members; the rate is their sum divided by the sum of all households, never an average of rates. Where no total of households is published for a member, it can only be narrowed down to a range from its poor households and rounded rate; the rate is then a range too."
            ),
            _("A province that kept its borders is shown with its own rate as published."),
            *sign_notes(rows, language),
            _("[n]: number in the list of sources at the end."),
        ],
    )


def _silent(rolled: pd.DataFrame, nation) -> list[str]:
    _ = gettext(nation.language)
    names = ", ".join(nation.successors.loc[list(rolled.index), "name"])
    told = _(
        "For {count} provinces no final year-end figure was found, neither for themselves nor for any member: {provinces}."
    )
    return [told.format(count=len(rolled), provinces=names)] if len(rolled) else []


def _cells(code: str, row: dict, nation) -> list[str]:
    language = nation.language
    _ = gettext(language)
    names = nation.provinces.set_index("province_code")["name"]
    members = _("borders kept") if row["kept"] else ", ".join(names[member] for member in row["members"])
    return [
        nation.successors.loc[code, "name"],
        members,
        count_or_dash(row["poor_households"], language),
        _own_rate(row, language) if row["kept"] else _span(row["rate_low"], row["rate_high"], language),
        _printed(row, language),
        _parts(row, names, nation),
        numbered(nation, row["source_ids"]),
    ]


def _span(low, high, language: str) -> str:
    if not known(low):
        return EM_DASH
    return EN_DASH.join(dict.fromkeys(write_rate(one, language) for one in (low, high)))


def _printed(row: dict, language: str) -> str:
    _ = gettext(language)
    poor, rate = row["printed_poor"], row["printed_rate"]
    told = [count_or_dash(poor, language)] if known(poor) else []
    told += [_with_sign(f"{printed_or_dash(rate, language)}%", row["printed_rate_how"])] if known(rate) else []
    verdict = {True: _("agrees"), False: _("differs")}.get(row["agrees"])
    return "; ".join([*told, *([verdict] if verdict else [])]) or EM_DASH


def _own_rate(row: dict, language: str) -> str:
    rate = printed_or_dash(row["rate_low"], language)
    return _with_sign(rate, row["rate_how"])


def _with_sign(rate: str, how: str | None) -> str:
    return signed(rate, COUNTED if how == FROM_COUNTS else "")


def _parts(row: dict, names: pd.Series, nation) -> str:
    """What is known of some members only, and what keeps the row from being complete."""
    _ = gettext(nation.language)
    told = [f"{names[part['province_code']]}: {_part(part, nation)}" for part in row["parts"] if not row["kept"]]
    if len(row["without_count"]) == len(row["members"]) > 1:
        told.append(_("no final exact count for any member"))
    elif row["without_count"]:
        listed = ", ".join(names[code] for code in row["without_count"])
        told.append(_("no final exact count for {provinces}").format(provinces=listed))
    if row["without_households"] and not known(row["rate_low"]) and known(row["poor_households"]):
        listed = ", ".join(names[code] for code in row["without_households"])
        told.append(_("no total of households for {provinces}").format(provinces=listed))
    return "; ".join(told) or EM_DASH


def _part(part: dict, nation) -> str:
    """`20.411 (11,24%)`, `> 8.300 (1,73%)`, `10,19%`."""
    count, rate = printed_count(part, "poor_households", nation), part["poverty_rate"]
    if not known(rate):
        return count
    told = f"{printed_or_dash(rate, nation.language)}%"
    return f"{count} ({told})" if known(part["poor_households"]) else told
