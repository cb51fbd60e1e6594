"""Which of the yearly review's tables a report has to do without."""

from helpers.display.blocks import Paragraph
from helpers.words import gettext


def review_gaps(dossier) -> Paragraph | None:
    """The review's tables that are not there, in one sentence; nothing where all are."""
    _ = gettext(dossier.language)
    names = {
        "review_results": _("results (table 1)"),
        "review_flows": _("movements of poor and near-poor households (tables 2 and 3)"),
        "review_deprivations": _("deprivations (tables 4 to 7)"),
        "review_groups": _("target groups (table 8)"),
        "review_causes": _("causes of poverty (table 10)"),
        "review_children": _("deprivations of children (table 11)"),
    }
    missing = [name for table, name in names.items() if getattr(dossier, table).empty]
    if not missing:
        return None
    pattern = _("No figure available for these tables of the yearly review of poor and near-poor households: {tables}.")
    return Paragraph(pattern.format(tables="; ".join(missing)), missing=True)
