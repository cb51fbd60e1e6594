"""Every word a report or a message shows, in Vietnamese and English, through gettext catalogues."""

from helpers.words.catalogue import LANGUAGES, gettext
from helpers.words.dates import first_day, write_date

__all__ = ["LANGUAGES", "first_day", "gettext", "write_date"]
