"""Widths of a table's columns in which every word fits, so that none reaches into the column beside it."""

from functools import cache

# Of the PDF, the narrower of the two forms: A4 with the margins of administrative documents.
PAGE, INSET, SIZE = 459.0, 8.0, 9.5  # text width, space at both sides of a cell, size of letters; in points
BOLD = 1.06  # how much wider bold letters are
_NARROW, _BROAD = frozenset("iíìỉĩịjlItfr1.,:;'’|()!-–/ "), frozenset("mwMW%@—…‡†≥≤≈")


def fitted(widths: list[float], words: list[float]) -> list[float]:
    """The shares `widths` of a page as points, no column narrower than its longest word (`words`, in points) and the
    others giving way in proportion; `words` themselves as the shares where they are too many for the page."""
    if sum(words) >= PAGE:
        return [PAGE * word / sum(words) for word in words]
    narrow: set[int] = set()
    while True:
        left = PAGE - sum(words[n] for n in narrow)
        shares = sum(width for n, width in enumerate(widths) if n not in narrow) or 1
        points = [words[n] if n in narrow else left * width / shares for n, width in enumerate(widths)]
        short = {n for n, point in enumerate(points) if n not in narrow and point < words[n]}
        if not short:
            return points
        narrow |= short


def longest_word(texts: list[str], bold: list[str]) -> float:
    """How much room the longest word of a column's cells and of its `bold` headings takes, in points."""
    plain = max((word_width(word) for text in texts for word in _words(text)), default=0)
    strong = max((word_width(word) * BOLD for text in bold for word in _words(text)), default=0)
    return max(plain, strong) + INSET


def _words(text: str) -> list[str]:
    """What a line can not be broken in; a no-break space holds a word together."""
    return text.replace("\n", " ").split(" ")


@cache
def word_width(word: str) -> float:
    """How much room a word takes at most, in points."""
    return SIZE * sum(map(_letter, word))


def _letter(letter: str) -> float:
    """About how wide a letter of a book face is, in its size."""
    if letter in _NARROW:
        return 0.34
    if letter in _BROAD:
        return 0.86
    return 0.68 if letter.isupper() else 0.54
