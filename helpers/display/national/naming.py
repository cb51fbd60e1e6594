"""How the national overview names its year, its sources and the firmness of a figure."""

from collections.abc import Iterable

from helpers.display.naming import point_in_time
from helpers.display.national.signs import FURTHER, SECONDARY, SUMMED, signed
from helpers.display.sources import source_number
from helpers.display.units import EM_DASH, SYMBOLS, count_or_dash
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
    return _("Poor households in the provinces of {nation} at {time}").format(
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
        0: _("from a document or an official page"),
        1: _("from the press"),
        2: _("from a secondary site: check before use"),
    }


def standing_name(standing: str, language: str) -> str:
    """Of which time a figure is, where it is not simply of the end of the year."""
    _ = gettext(language)
    return {
        "closing": _("end of the year"),
        "opening": _("start of the following year"),
        "preliminary": _("preliminary"),
        "reported": _("undated"),
        "mid": _("mid-year"),
    }[standing]


def printed_or_dash(value: object, language: str) -> str:
    """A rate with the decimals that its source prints, or a dash where it is missing."""
    return write_decimal(value, language) if known(value) else EM_DASH


def printed_count(row: dict, column: str, nation) -> str:
    """A number of households with the sign of how exact it is and those of where it comes from, or a dash."""
    if not known(row[column]):
        return EM_DASH
    exactness = SYMBOLS[row["counts_stated"]] if known(row["counts_stated"]) else ""
    text = exactness + count_or_dash(row[column], nation.language)
    return signed(text, SUMMED if row["summed"] else "", further_signs(row, column, nation))


def further_signs(row: dict, column: str, nation) -> str:
    """The signs of a figure that is taken over from a further source."""
    return FURTHER + secondary_sign(nation, row["further"][column]) if column in row["further"] else ""


def secondary_sign(nation, source_id: str) -> str:
    """The sign of a secondary site, empty for other sources."""
    return SECONDARY if nation.sources.loc[source_id, "quality"] == "secondary_site" else ""


def numbered(nation, source_ids: Iterable[str]) -> str:
    """The numbers of sources in the list at the end, those of secondary sites with their sign; a dash for none."""
    listed = [signed(f"[{source_number(nation, one)}]", secondary_sign(nation, one)) for one in source_ids]
    return ", ".join(listed) or EM_DASH
