"""The variants of a plan side by side, by district."""

from helpers.display.blocks import Column, Row, Table
from helpers.display.citation import source_line
from helpers.display.naming import province_name
from helpers.display.planning.request import variant_name
from helpers.display.units import count_or_dash, rate_or_dash
from helpers.measures.reductions import TOTAL
from helpers.words import gettext

_HELD = "†"


def variants_table(compared, dossier) -> Table:
    """A `compare_variants` table: the start, and of each variant the reduction in households and points and the rate
    at the end; the total in the last row."""
    language = dossier.language
    _ = gettext(language)
    names = list(dict.fromkeys(variant for variant, _column in compared.columns if variant))
    columns = [Column(_("District"), width=1.7), Column(_("Start (%)"), "end")]
    for name in names:
        group = variant_name(name, names[0], language)
        columns.append(Column(_("Leaving (households)"), "end", group=group))
        columns.append(Column(_("pp"), "end", 0.8, group))
        columns.append(Column(_("End (%)"), "end", 0.9, group))
    rows = []
    for code, row in compared.iterrows():
        cells = [_("Total") if code == TOTAL else row["", "short"], rate_or_dash(row["", "poverty_rate"], language)]
        for name in names:
            held = _HELD if row[name, "limited"] else ""
            cells.append(count_or_dash(row[name, "reduction_households"], language) + held)
            cells += [rate_or_dash(row[name, column], language) for column in ("reduction_rate", "end_rate")]
        rows.append(Row(cells, "total" if code == TOTAL else "body"))
    limited = any(compared[name, "limited"].any() for name in names)
    notes = [_("† Held at the poor households of the district: more was asked than there are.")] if limited else []
    caption = _("Planned reduction of poor households by district of {province} in {year}, by variant").format(
        province=province_name(dossier), year=dossier.plan["year"]
    )
    opening = dossier.baselines[dossier.baselines["district_code"].notna()]
    return Table(caption, columns, rows, notes, source_line(dossier, opening["source_id"]))
