"""How multidimensional poverty is measured: the indicators behind the six dimensions."""

from helpers.display.blocks import Column, Paragraph, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.units import NBSP
from helpers.measures.records import records
from helpers.numbers import write_count
from helpers.words import gettext


def measurement(dossier) -> Stack:
    """When a household is poor, and the deprivation indicators by dimension, the unverified wordings marked."""
    _ = gettext(dossier.language)
    dimensions = dossier.dimensions.set_index("dimension_id")["name"]
    rows = []
    for row in records(dossier.deprivation_indicators):
        mark = "" if row["wording_verified"] else NBSP + "§"
        rows.append(
            Row([f"{row['position']}. {row['name']}{mark}", dimensions[row["dimension_id"]], row["deprived_if"]])
        )
    unverified = not dossier.deprivation_indicators["wording_verified"].all()
    rule = _(
        "A household is poor if its income per person and month is at most {rural} dong in rural and {urban} dong in urban areas and it is deprived in at least {least} of the {count} indicators; with fewer deprivations it is near-poor."
    ).format(
        rural=write_count(dossier.standard["rural_line"], dossier.language),
        urban=write_count(dossier.standard["urban_line"], dossier.language),
        least=dossier.standard["min_deprivations"],
        count=len(rows),
    )
    table = Table(
        _("When a household counts as deprived: the {count} indicators").format(count=len(rows)),
        [Column(_("Indicator"), width=1.7), Column(_("Dimension"), width=1.1), Column(_("Deprived if"), width=3.2)],
        rows,
        [_("§ Wording not yet checked against the text of the decree.")] if unverified else [],
        source_line(dossier, dossier.deprivation_indicators["source_id"]),
    )
    return Stack(Paragraph(rule), table)
