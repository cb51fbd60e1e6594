"""How multidimensional poverty is measured: the indicators behind the six dimensions."""

from helpers.display.blocks import Column, Row, Table
from helpers.display.citation import source_line
from helpers.words import gettext


def indicators_table(dossier) -> Table:
    """The deprivation indicators of the poverty standard by dimension, the unverified wordings marked."""
    _ = gettext(dossier.language)
    dimensions = dossier.dimensions.set_index("dimension_id")["name"]
    rows = []
    for row in dossier.deprivation_indicators.to_dict("records"):
        mark = "" if row["wording_verified"] else " §"
        rows.append(
            Row([f"{row['position']}. {row['name']}{mark}", dimensions[row["dimension_id"]], row["deprived_if"]])
        )
    unverified = not dossier.deprivation_indicators["wording_verified"].all()
    return Table(
        _("When a household counts as deprived: the {count} indicators").format(count=len(rows)),
        [Column(_("Indicator"), width=1.7), Column(_("Dimension"), width=1.1), Column(_("Deprived if"), width=3.2)],
        rows,
        [_("§ Wording not yet checked against the text of the decree.")] if unverified else [],
        source_line(dossier, dossier.deprivation_indicators["source_id"]),
    )
