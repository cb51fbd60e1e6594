"""The language of who runs the program: that of help, progress, errors and failures. Reports have their own."""

import os
import sys

from helpers.words.catalogue import LANGUAGES

VARIABLE = "GIAMNGHEO_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which POSIX has them looked at
_NO_LANGUAGE = ("", "C", "POSIX")
_PRIMARY = 0x3FF  # of a Windows language identifier, the bits that tell the language apart from its country
_WINDOWS_NEUTRAL, _WINDOWS_VIETNAMESE = 0x00, 0x2A


def user_language() -> str:
    """`vi` or `en`: what the environment variable GIAMNGHEO_LANG says, or else the language of the user's system.

    English where that is set to any language but Vietnamese. Vietnamese where it is set to none, as by the locale C
    of cron, services and containers: who reads what a nightly run mails are the provincial officials whom the program is
    made for, as they are when they run it by hand; C speaks for no language, and who prefers English can say so.
    """
    named = os.environ.get(VARIABLE, "")
    return named if named in LANGUAGES else _of_system()


def _of_system() -> str:
    return _of_windows(_windows_language()) if sys.platform == "win32" else _of_locale(os.environ)


def _of_locale(environment) -> str:
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    language = locale.partition(".")[0].partition("@")[0]
    return "vi" if language in _NO_LANGUAGE or language.partition("_")[0] == "vi" else "en"


def _of_windows(identifier: int) -> str:
    return "vi" if identifier & _PRIMARY in (_WINDOWS_NEUTRAL, _WINDOWS_VIETNAMESE) else "en"


def _windows_language() -> int:
    """Of the windows and menus that the user sees."""
    import ctypes

    return ctypes.windll.kernel32.GetUserDefaultUILanguage()
