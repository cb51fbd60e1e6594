"""Every word a report or a message shows, in Vietnamese and English, through gettext catalogues."""

from helpers.words.catalogue import LANGUAGES, N_, OWN_NAMES, gettext, ngettext
from helpers.words.dates import first_day, write_date
from helpers.words.user import user_language

__all__ = ["LANGUAGES", "N_", "OWN_NAMES", "first_day", "gettext", "ngettext", "user_language", "write_date"]
