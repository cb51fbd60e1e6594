"""Every word a report or a message shows, in Vietnamese and English, through gettext catalogues."""

from helpers.words.catalogue import LANGUAGES, gettext
from helpers.words.dates import write_date

__all__ = ["LANGUAGES", "gettext", "write_date"]
