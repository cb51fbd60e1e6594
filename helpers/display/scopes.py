"""Names of the areas a target is set for, of the verdicts on it, and of the households that are counted."""

from helpers.words import gettext
from helpers.words.verdicts import STATUSES, status_name

__all__ = ["STATUSES", "households_counted", "scope_name", "status_name"]


def scope_name(scope: str, language: str) -> str:
    """The area of a target in words."""
    _ = gettext(language)
    return {
        "province": _("whole province"),
        "district": _("district"),
        "poor_districts": _("poor districts"),
        "poor_communes": _("poor communes"),
        "disadvantaged_coastal_communes": _("especially disadvantaged coastal and island communes"),
        "poor_districts_and_high_poverty_communes": _("poor districts and communes with a high poverty rate"),
        "new_rural_communes": _("communes building new rural areas"),
    }[scope]


def households_counted(scope: str, language: str) -> str:
    """Which households a balance or a goal counts."""
    _ = gettext(language)
    return {
        "all": _("all households"),
        "urban": _("urban households"),
        "rural": _("rural households"),
        "ethnic_minority": _("ethnic-minority households"),
        "poor_districts": _("the poor districts"),
    }[scope]
