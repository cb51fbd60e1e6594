"""How a report names its province, its year and the points in time its figures belong to."""

from collections.abc import Iterable

import pandas as pd

from helpers.words import gettext
from helpers.words.made_up import title_mark
from helpers.words.place_name import place_name


def province_name(dossier) -> str:
    """`tỉnh Bắc Kạn` · `Bac Kan Province`."""
    return place_name(dossier.province["name"], dossier.province["type"], dossier.language)


def year_text(dossier) -> str:
    """The plan's year or years: `2022`, `2023–2025`."""
    return dossier.plan["year"].replace("-", "\N{EN DASH}")


def report_title(dossier) -> str:
    """The report's title, which no other report of the folder has."""
    _ = gettext(dossier.language)
    several = dossier.plan["year_to"] > dossier.plan["year_from"]
    pattern = (
        _("Poverty-reduction report of {province} for {year}")
        if several
        else _("Poverty-reduction report of {province}, {year}")
    )
    title = pattern.format(province=province_name(dossier), year=year_text(dossier))
    return f"{title} ({title_mark(dossier.language)})" if dossier.province["made_up"] else title


def point_in_time(point: str, year: int, language: str) -> str:
    """`đầu năm 2022` · `the start of 2022`."""
    _ = gettext(language)
    return (_("the start of {year}") if point == "start" else _("the end of {year}")).format(year=year)


def point_label(point: str, year: int, language: str) -> str:
    """A point in time as the label of a row: `Đầu năm 2022` · `Start of 2022`."""
    _ = gettext(language)
    return {"start": _("Start of {year}"), "mid": _("Within {year}"), "end": _("End of {year}")}[point].format(
        year=year
    )


def sentence(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def in_sentence(text: str) -> str:
    """`text`, a name that begins with a common noun, inside a sentence: `huyện Ninh Sơn`, `chuẩn nghèo đa chiều`."""
    return text[:1].lower() + text[1:]


def listed(names: Iterable[str], language: str) -> str:
    """Names as a list in a sentence: `A`, `A and B`, `A, B and C`."""
    _ = gettext(language)
    *before, last = names
    return _("{first} and {last}").format(first=", ".join(before), last=last) if before else last


def district_names(targets: pd.DataFrame, language: str) -> str:
    """The districts of a table, each once, as a list in a sentence: `huyện Ninh Phước và huyện Ninh Sơn`."""
    names = dict.fromkeys(targets["district"].dropna())
    return listed((in_sentence(name) if language == "vi" else name for name in names), language)


def poor_district_note(dossier) -> str:
    """What the star behind a district's name means."""
    _ = gettext(dossier.language)
    if dossier.province["made_up"]:
        return _("* Poor district on a made-up list.")
    return _("* Poor district on the list of Decision 353/QĐ-TTg.")
