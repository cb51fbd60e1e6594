"""The signs behind figures of the overview, and what they say under the table."""

from collections.abc import Iterable

from helpers.display.blocks import Row
from helpers.display.units import NBSP
from helpers.measures.closing import CLOSING, OPENING
from helpers.words import gettext

FROM_COUNTS, START, FURTHER, SUMMED, PROVISIONAL, SECONDARY = "‡", "°", "§", "Σ", "*", "†"
_SIGNS = (FROM_COUNTS, SUMMED, FURTHER, START, PROVISIONAL, SECONDARY)


def signed(text: str, *signs: str) -> str:
    """`text` with those of the signs that are not empty behind it."""
    return NBSP.join([text, "".join(signs)]) if any(signs) else text


def standing_sign(standing: str) -> str:
    """The sign of a figure that is not printed for the end of the year."""
    return {CLOSING: "", OPENING: START}.get(standing, PROVISIONAL)


def sign_notes(rows: Iterable[Row], language: str) -> list[str]:
    """What each sign says that stands in a cell of the rows."""
    _ = gettext(language)
    says = {
        FROM_COUNTS: _("Not printed; follows from the printed numbers of households."),
        SUMMED: _("Sum of the urban and the rural households, which the source prints apart."),
        FURTHER: _("From another source that agrees with the first in every figure both print."),
        START: _("Printed for the start of the following year."),
        PROVISIONAL: _("Preliminary, mid-year or undated: neither ranked nor added."),
        SECONDARY: _("A secondary site, which copies the figures of others: check before use."),
    }
    written = {letter for row in rows for cell in row.cells for letter in cell}
    return [f"{sign} {says[sign]}" for sign in _SIGNS if sign in written]
