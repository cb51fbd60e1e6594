"""Texts of others as one line, so that none of them can begin a header, a command or a path of its own."""

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')  # what Windows allows in no file name, and Outlook would take away
_LONGEST = 120  # letters of a file name: with three bytes each, still below what file systems hold


def one_line(text: str) -> str:
    """`text` in composed Unicode (NFC), with one space for each run of white space and of letters that control a device.

    Half of a surrogate pair, which no encoding can write, becomes the sign for an unreadable letter.
    """
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    plain = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in text)
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def file_name(text: str) -> str:
    """`text` as a file name that every system can save, with its ending kept where it is too long."""
    name = _FORBIDDEN.sub("-", one_line(text)).strip(". ") or "-"
    if len(name) <= _LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem[: _LONGEST - len(ending) - 1]}.{ending}" if dot and len(ending) < 10 else name[:_LONGEST]
