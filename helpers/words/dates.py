"""Dates as documents print them, as far as they are known."""

import datetime

from babel.dates import format_date

_PATTERNS = {
    "vi": {1: "yyyy", 2: "MM/yyyy", 3: "dd/MM/yyyy"},
    "en": {1: "yyyy", 2: "MMMM yyyy", 3: "d MMMM yyyy"},
}


def write_date(date: datetime.date | str, language: str) -> str:
    """`17/03/2022` or `17 March 2022`; of an ISO text that ends at its month or year, only what it tells."""
    parts = [int(part) for part in str(date).split("-")]
    return format_date(first_day(str(date)), _PATTERNS[language][len(parts)], locale=language)


def first_day(date: str) -> datetime.date:
    """The first day that an ISO date of any precision (`2024`, `2024-12`, `2024-12-05`) may mean."""
    return datetime.date(*[int(part) for part in date.split("-")], *[1] * (2 - date.count("-")))
