"""Matching of typed names: accents, case and spacing do not count, and nothing is ever guessed.

An exact match after folding is a match; anything else is at most a suggestion.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable

_PREFIX = re.compile(r"^(tinh|thanh pho|tp|province of)[. ]+")


def fold(text: str) -> str:
    """`text` without accents, case, the words for province or city before it, and repeated spaces."""
    plain = unicodedata.normalize("NFD", text.strip().casefold()).replace("đ", "d")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[\s\-–_]+", " ", plain).strip()
    return _PREFIX.sub("", plain)


def slug(text: str) -> str:
    """`text` as a folder name: lower-case ASCII letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def nearest(text: str, choices: Iterable[str], most: int = 3) -> list[str]:
    """The `most` choices that look most like `text`, best first; empty if none does."""
    by_fold = {fold(choice): choice for choice in choices}
    close = difflib.get_close_matches(fold(text), by_fold, n=most, cutoff=0.6)
    return [by_fold[name] for name in close]
