"""Names of the verdicts on a target, for reports and for the list of reports."""

from helpers.words.catalogue import gettext

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
