"""The 34 provinces of 1 July 2025, rolled up from the former 63."""

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.national.naming import at_the_end, printed_or_dash
from helpers.display.sources import source_number
from helpers.display.units import EM_DASH, EN_DASH, NBSP, count_or_dash
from helpers.measures.missing import known
from helpers.measures.series import FROM_COUNTS
from helpers.numbers import write_rate
from helpers.words import gettext


def roll_up_table(rolled: pd.DataFrame, nation) -> Table:
    """A `roll_up` of the last year of the 63 provinces: sums of the members, the rates that they allow, what is missing."""
    language = nation.language
    _ = gettext(language)
    rows = [Row(_cells(code, row, nation)) for code, row in zip(rolled.index, rolled.to_dict("records"), strict=True)]
    return Table(
        _("Poor households at {time} on the territories of the {count} provinces since 1 July 2025").format(
            time=at_the_end(nation.last_year, language), count=len(rolled)
        ),
        [
            Column(_("Province since 1 July 2025"), width=1.4),
            Column(_("Members"), width=2.0),
            Column(_("Poor households"), "end", 1.0),
            Column(_("Poverty rate (%)"), "end", 1.0),
            Column(_("Printed for it"), "end", 1.1),
            Column(_("What is missing"), width=2.0),
            Column(_("Source"), width=0.8),
        ],
        rows,
        [
            _(
                "Poor households are the sum of the members; the rate is that sum over the sum of their households, never a mean of rates. Where a member prints no households, its number and its rounded rate leave them open within an interval, and so the rate too."
            ),
            *_counted_note(rolled, language),
            _("A province that kept its borders is itself, with the rate it prints."),
            _("[n] is the number in the list of sources at the end."),
        ],
    )


def _counted_note(rolled: pd.DataFrame, language: str) -> list[str]:
    _ = gettext(language)
    counted = rolled["printed_rate_how"].eq(FROM_COUNTS).any()
    return [_("‡ Not printed, but following from the printed numbers of households.")] if counted else []


def _cells(code: str, row: dict, nation) -> list[str]:
    language = nation.language
    _ = gettext(language)
    names = nation.provinces.set_index("province_code")["name"]
    members = _("borders kept") if row["kept"] else ", ".join(names[member] for member in row["members"])
    return [
        nation.successors.loc[code, "name"],
        members,
        count_or_dash(row["poor_households"], language),
        _span(row["rate_low"], row["rate_high"], language)
        if not row["kept"]
        else printed_or_dash(row["rate_low"], language),
        _printed(row, language),
        _missing(row, names, language),
        ", ".join(f"[{source_number(nation, one)}]" for one in row["source_ids"]) or EM_DASH,
    ]


def _span(low, high, language: str) -> str:
    if not known(low):
        return EM_DASH
    return EN_DASH.join(dict.fromkeys(write_rate(one, language) for one in (low, high)))


def _printed(row: dict, language: str) -> str:
    _ = gettext(language)
    poor, rate = row["printed_poor"], row["printed_rate"]
    told = [count_or_dash(poor, language)] if known(poor) else []
    mark = f"{NBSP}‡" if row["printed_rate_how"] == FROM_COUNTS else ""
    told += [f"{printed_or_dash(rate, language)}%{mark}"] if known(rate) else []
    verdict = {True: _("agrees"), False: _("differs")}.get(row["agrees"])
    return "; ".join([*told, *([verdict] if verdict else [])]) or EM_DASH


def _missing(row: dict, names: pd.Series, language: str) -> str:
    _ = gettext(language)
    told = []
    if row["without_count"] and not (row["kept"] and known(row["rate_low"])):
        listed = ", ".join(names[code] for code in row["without_count"])
        told.append(_("number of {provinces}").format(provinces=listed))
    elif row["without_count"]:
        told.append(_("number of poor households"))
    if row["without_households"] and not known(row["rate_low"]):
        listed = ", ".join(names[code] for code in row["without_households"])
        told.append(_("households of {provinces}").format(provinces=listed))
    return "; ".join(told) or EM_DASH
