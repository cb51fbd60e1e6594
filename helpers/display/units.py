"""Figures with their units and comparators, as words of a report. Percent and percentage points never mix."""

from decimal import Decimal

from helpers.measures.missing import known
from helpers.numbers import write_count, write_decimal, write_rate
from helpers.words import gettext

EM_DASH = "\N{EM DASH}"
EN_DASH = "\N{EN DASH}"
NBSP = "\N{NO-BREAK SPACE}"
SYMBOLS = {
    "at_least": "\N{GREATER-THAN OR EQUAL TO} ",
    "more_than": "> ",
    "at_most": "\N{LESS-THAN OR EQUAL TO} ",
    "less_than": "< ",
    "about": "\N{ALMOST EQUAL TO} ",
    "equal": "",
    "between": "",
}


def unit_name(unit: str, language: str) -> str:
    """The unit as it stands behind a figure, with the space before it if it takes one."""
    _ = gettext(language)
    return {
        "percent": "%",
        "percentage_points": NBSP + _("pp"),
        "percentage_points_per_year": " " + _("pp a year"),
        "households": " " + _("households"),
        "people": " " + _("people"),
        "projects": " " + _("projects"),
        "models_and_projects": " " + _("models and projects"),
        "members_per_household": " " + _("member per household"),
        "schools": " " + _("schools"),
        "communes": " " + _("communes"),
        "districts": " " + _("districts"),
        "m2": NBSP + "m²",
        "houses": " " + _("houses"),
        "solid_parts": " " + _("solid parts"),
        "years": " " + _("years"),
        "months": " " + _("months"),
        "million_vnd": " " + _("million VND"),
    }[unit]


def quantity(value: Decimal | int, unit: str, language: str, stated: str = "equal") -> str:
    """`value` with its own decimals and its unit; `stated` puts a comparator's sign before it."""
    return SYMBOLS[stated] + write_decimal(value, language) + unit_name(unit, language)


def target_text(target, language: str) -> str:
    """What a target requires: `≤ 22.31%`, `2–2.5 pp a year`, `3.5–4 pp a year or more`; † where the sign is a reading."""
    _ = gettext(language)
    if not known(target["value"]):
        return _("no figure stated")
    unit = unit_name(target["unit"], language)
    text = SYMBOLS[target["comparator"]] + write_decimal(target["value"], language) + unit
    if known(target["value_max"]):
        span = write_decimal(target["value"], language) + EN_DASH + write_decimal(target["value_max"], language) + unit
        text = _("{range} or more").format(range=span) if target["comparator"] == "at_least" else span
    return text if target["comparator_printed"] else text + NBSP + "†"


def count_or_dash(value: object, language: str) -> str:
    """A whole number, or a dash where it is missing."""
    return write_count(value, language) if known(value) else EM_DASH


def rate_or_dash(value: object, language: str) -> str:
    """A rate with two decimals and without unit, or a dash where it is missing."""
    return write_rate(value, language) if known(value) else EM_DASH


def signed_count(value: object, language: str) -> str:
    """A change of a whole number with its sign, or a dash where it is missing."""
    return ("+" if known(value) and value > 0 else "") + count_or_dash(value, language)


def signed_rate(value: object, language: str) -> str:
    """A change in percentage points with its sign, or a dash where it is missing."""
    return ("+" if known(value) and value > 0 else "") + rate_or_dash(value, language)
