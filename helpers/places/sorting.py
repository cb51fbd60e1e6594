"""Vietnamese dictionary order: letters a ă â b … d đ e ê … o ô ơ … u ư … y, then tones, then case."""

import unicodedata

_LETTERS = {letter: i for i, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=20)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def sort_key(text: str) -> tuple:
    """A key that sorts names as a Vietnamese dictionary does: by letters first, by tones where letters agree."""
    letters, tones = [], []
    for char in unicodedata.normalize("NFD", text.casefold()):
        if char in _TONES:
            tones[-1:] = [_TONES[char]]
        elif unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
            tones.append(0)
    # What is no Vietnamese letter (spaces, digits, hyphens) sorts before the letters, in code order.
    return tuple((_LETTERS.get(c, 0), c) for c in letters), tuple(tones), text
