"""How the national overview names its year, its sources and the firmness of a figure."""

from helpers.display.naming import point_in_time
from helpers.display.units import EM_DASH
from helpers.measures.missing import known
from helpers.numbers import write_decimal
from helpers.words import gettext

FILLINGS = {
    "document": 0,
    "official_page": 0,
    "press": 1,
    "secondary_site": 2,
}  # how dark a figure of this source is drawn


def at_the_end(year: int, language: str) -> str:
    """`cuối năm 2023` · `the end of 2023`."""
    return point_in_time("end", year, language)


def nation_name(language: str) -> str:
    """`Việt Nam` · `Viet Nam`."""
    _ = gettext(language)
    return _("Viet Nam")


def overview_title(year: int, language: str) -> str:
    """The title of the national overview."""
    _ = gettext(language)
    return _("Poor households of the provinces of {nation} at {time}: overview").format(
        nation=nation_name(language), time=at_the_end(year, language)
    )


def quality_name(quality: str, language: str) -> str:
    """Where a figure was read."""
    _ = gettext(language)
    return {
        "document": _("document"),
        "official_page": _("official page"),
        "press": _("press"),
        "secondary_site": _("secondary site"),
    }[quality]


def fillings(language: str) -> dict[int, str]:
    """What each filling of a bar means."""
    _ = gettext(language)
    return {
        0: _("read in a document or on an official page"),
        1: _("read in the press"),
        2: _("read on a secondary site: check before use"),
    }


def standing_name(standing: str, language: str) -> str:
    """Of which time a figure is, where it is not simply of the end of the year."""
    _ = gettext(language)
    return {
        "closing": _("end of the year"),
        "opening": _("start of the next year"),
        "preliminary": _("preliminary"),
        "reported": _("undated"),
        "mid": _("mid-year"),
    }[standing]


def data_name(data: str, language: str) -> str:
    """What is printed of a province for the end of a year, in a word or two."""
    _ = gettext(language)
    return {
        "both": _("number and rate"),
        "one": _("number or rate"),
        "provisional": _("provisional"),
        "nothing": EM_DASH,
    }[data]


def printed_or_dash(value: object, language: str) -> str:
    """A rate with the decimals that its source prints, or a dash where it is missing."""
    return write_decimal(value, language) if known(value) else EM_DASH
