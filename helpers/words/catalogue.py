"""The translations. English is the language of the code, so only Vietnamese has a catalogue (vi.po)."""

import gettext as stdlib_gettext
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("vi", "en")
OWN_NAMES = {"vi": "Tiếng Việt", "en": "English"}  # what each is called by who speaks it


def N_(message: str) -> str:
    """Mark `message` for translation without translating it yet."""
    return message


def gettext(language: str) -> Callable[[str], str]:
    """The function that turns an English message of the code into `language` ("vi" or "en")."""
    return _translations(language).gettext


def ngettext(language: str) -> Callable[[str, str, int], str]:
    """As `gettext`, for a message that English has in two forms: for one, and for another number."""
    return _translations(language).ngettext


def compiled(catalogue: Path, language: str) -> bytes:
    """A catalogue of translations (.po) in the form that gettext reads (.mo)."""
    with catalogue.open("rb") as po:
        mo = io.BytesIO()
        write_mo(mo, read_po(po, locale=language))
    return mo.getvalue()


@cache
def _translations(language: str) -> stdlib_gettext.NullTranslations:
    if language == "en":
        return stdlib_gettext.NullTranslations()
    catalogue = Path(__file__).parent / f"{language}.po"
    return stdlib_gettext.GNUTranslations(io.BytesIO(compiled(catalogue, language)))
