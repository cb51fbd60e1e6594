"""Names of the areas a target is set for and of the verdicts on it."""

from helpers.words import gettext


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


STATUSES = (
    "reached",
    "exceeded",
    "on_track",
    "behind",
    "missed",
    "depends_on_base",
    "undetermined",
    "rule",
    "not_measured",
)


def status_name(status: str, language: str) -> str:
    """A verdict in words."""
    _ = gettext(language)
    return {
        "reached": _("reached"),
        "exceeded": _("exceeded"),
        "missed": _("not reached"),
        "on_track": _("on track"),
        "behind": _("behind"),
        "depends_on_base": _("depends on the base"),
        "undetermined": _("not decidable"),
        "rule": _("rule to be kept"),
        "not_measured": _("no figure available"),
    }[status]


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
