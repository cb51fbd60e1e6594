"""Dates as documents print them."""

import datetime

from babel.dates import format_date


def write_date(date: datetime.date, language: str) -> str:
    """`17/03/2022` in Vietnamese, `17 March 2022` in English."""
    return format_date(date, "dd/MM/yyyy" if language == "vi" else "d MMMM yyyy", locale=language)
