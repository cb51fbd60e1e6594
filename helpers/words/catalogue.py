"""The translations. English is the language of the code, so only Vietnamese has a catalogue (vi.po)."""

import gettext as stdlib_gettext
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("vi", "en")


@cache
def gettext(language: str) -> Callable[[str], str]:
    """The function that turns an English message of the code into `language` ("vi" or "en")."""
    if language == "en":
        return stdlib_gettext.NullTranslations().gettext
    with (Path(__file__).parent / f"{language}.po").open("rb") as po:
        compiled = io.BytesIO()
        write_mo(compiled, read_po(po, locale=language))
    compiled.seek(0)
    return stdlib_gettext.GNUTranslations(compiled).gettext
