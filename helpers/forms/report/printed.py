"""Reading a figure back from the text that a report prints of it: the number, its ends if it is an interval, and
everything else that the text says."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from helpers.numbers import NotANumber, read_decimal

MARKS = "*†‡§¶°Σ"
MISSING = ("", "—")
_MARKS_AT_THE_END = re.compile(rf"(.*?)\s*([{MARKS}]+)", re.DOTALL)
_FIGURE = re.compile(
    r"(?P<before>[≈≥≤<>~]|từ(?= )|)\s*(?P<sign>[+−-]?)(?P<number>\d(?:[\d.,]*\d)?)"
    r"(?:\s*(?:–|to|đến)\s*(?P<upper_sign>[+−-]?)(?P<upper>\d(?:[\d.,]*\d)?))?"
    r"(?P<after>(?:\s*%|\s|$)[^\d;:]*)"
)


@dataclass(frozen=True)
class Printed:
    """A cell as printed. `text` is what stands there without the `marks` after it, empty where nothing is told.

    `value` is the number if there is one; `low` and `high` are the ends of an interval. `before` is the sign or
    the word of an inequality, `unit` the words behind the number; `decimals`, `grouped` and `signed` say how the number is written.
    """

    text: str
    marks: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    before: str = ""
    unit: str = ""
    decimals: int = 0
    grouped: bool = False
    signed: bool = False

    @property
    def plain(self) -> bool:
        """Whether the cell is a bare number and no more."""
        return self.value is not None and not (self.before or self.unit)

    @property
    def whole(self) -> str:
        """All that is printed."""
        return f"{self.text} {self.marks}".strip()


def read_printed(text: str, language: str) -> Printed:
    """What the cell says. A text that is no number in the language's own form stays a text: `12.035` is no number of
    an English report unless it has three decimals, and `06` is a code."""
    marked = _MARKS_AT_THE_END.fullmatch(text)
    body, marks = marked.groups() if marked else (text, "")
    body = body.strip()
    if body in MISSING:
        return Printed("", marks)
    found = _FIGURE.fullmatch(body)
    if not found:
        return Printed(body, marks)
    try:
        number = _number(found["sign"], found["number"], language)
        upper = found["upper"] and _number(found["upper_sign"], found["upper"], language)
    except NotANumber:
        return Printed(body, marks)
    decimal, group = _separators(language)
    ends = {"low": number, "high": upper} if found["upper"] else {"value": number}
    return Printed(
        body,
        marks,
        before=found["before"],
        unit=found["after"].strip(),
        decimals=len(found["number"].partition(decimal)[2]),
        grouped=group in found["number"],
        signed=found["sign"] == "+",
        **ends,
    )


def _number(sign: str, digits: str, language: str) -> Decimal:
    decimal, group = _separators(language)
    if re.match(r"0\d", digits):
        raise NotANumber(digits)
    value = read_decimal(digits, decimal, group)
    return value if sign in ("", "+") else -value


@cache
def _separators(language: str) -> tuple[str, str]:
    return (",", ".") if language == "vi" else (".", ",")
