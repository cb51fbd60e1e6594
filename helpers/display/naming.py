"""How a report names its province, its year and the points in time its figures belong to."""

from helpers.words import gettext


def province_name(dossier) -> str:
    """`tỉnh Bắc Kạn` · `Bac Kan province`."""
    _ = gettext(dossier.language)
    pattern = _("{name} city") if dossier.province["type"] == "city" else _("{name} province")
    return pattern.format(name=dossier.province["name"])


def year_text(dossier) -> str:
    """The plan's year or years: `2022`, `2023–2025`."""
    return dossier.plan["year"].replace("-", "\N{EN DASH}")


def report_title(dossier) -> str:
    """The report's title, which no other report of the folder has."""
    _ = gettext(dossier.language)
    return _("Poverty-reduction report of {province}, {year}").format(
        province=province_name(dossier), year=year_text(dossier)
    )


def point_in_time(point: str, year: int, language: str) -> str:
    """`đầu năm 2022` · `the start of 2022`."""
    _ = gettext(language)
    return (_("the start of {year}") if point == "start" else _("the end of {year}")).format(year=year)


def sentence(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]
