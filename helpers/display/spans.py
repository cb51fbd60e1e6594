"""Intervals as text: one figure where both ends agree, else both, or the end that is known with its sign."""

from decimal import Decimal

from helpers.display.units import EM_DASH, EN_DASH, SYMBOLS
from helpers.numbers import half_up, write_count, write_decimal
from helpers.words import gettext


def count_span(span: tuple[int, int | None] | None, language: str, signed: bool = False) -> str:
    """An interval of whole numbers: `20.281`, `82.060–82.092`, `≥ 18.001`; a dash where there is none."""
    if span is None:
        return EM_DASH
    low, high = span
    if high is None:
        return SYMBOLS["at_least"] + _count(low, language, signed)
    if low == high:
        return _count(low, language, signed)
    if signed:  # a dash between signed numbers would read as another sign
        _ = gettext(language)
        return _("{low} to {high}").format(low=_count(low, language, True), high=_count(high, language, True))
    return _count(low, language, signed) + EN_DASH + write_count(high, language)


def _count(value: int, language: str, signed: bool) -> str:
    return ("+" if signed and value > 0 else "") + write_count(value, language)


def share_span(share: tuple[Decimal, Decimal | None] | None, language: str) -> str:
    """An interval of percentages with one decimal: `83,9%`, `101,7–102,0%`; a dash where there is none."""
    if share is None:
        return EM_DASH
    low, high = share
    if high is None:
        return SYMBOLS["at_least"] + write_decimal(low, language, 1) + "%"
    both = dict.fromkeys(write_decimal(one, language, 1) for one in (low, high))
    return EN_DASH.join(both) + "%"


def share_in_short(share: tuple[Decimal, Decimal | None], language: str) -> str:
    """A share for a sentence: to one decimal where it is exact, and to a whole percent where that is all it tells."""
    _ = gettext(language)
    low, high = share
    if high is not None and low != high and half_up(low, 0) == half_up(high, 0):
        return _("about {figure}").format(figure=write_decimal(low, language, 0) + "%")
    return share_span(share, language)


def change(value: Decimal | None, language: str) -> str:
    """A change of a rate with its sign: `+0,44`, `−2,48`; a dash where it is missing."""
    if value is None:
        return EM_DASH
    return ("+" if value > 0 else "") + write_decimal(value, language)
