"""The variants of a plan as a picture: where each district starts, and where each variant takes it."""

from helpers.display.blocks import Figure
from helpers.display.citation import source_line
from helpers.display.figures.lanes import Lanes, lanes
from helpers.display.naming import province_name
from helpers.display.picture import picture
from helpers.display.planning.request import variant_name
from helpers.measures.reductions import TOTAL
from helpers.numbers import write_rate
from helpers.words import gettext


def variants_figure(compared, dossier) -> Figure:
    """Every district with a lane a variant, from its start to the planned end, poorest first; of one variant too."""
    language = dossier.language
    _ = gettext(language)
    names = list(dict.fromkeys(variant for variant, _column in compared.columns if variant))
    shown = compared.drop(index=TOTAL)
    shown = shown.sort_values(("", "poverty_rate"), ascending=False, key=lambda rates: rates.astype(float))
    drawn = [
        Lanes(
            row["", "short"],
            float(row["", "poverty_rate"]),
            write_rate(row["", "poverty_rate"], language),
            [(float(row[name, "end_rate"]), write_rate(row[name, "end_rate"], language)) for name in names],
        )
        for _code, row in shown.iterrows()
    ]
    labels = [variant_name(name, names[0], language) for name in names]
    caption = _(
        "Poverty rate by district of {province}: start, and end of {year} by variant (%), highest first"
    ).format(province=province_name(dossier), year=dossier.plan["year"])
    finding = _("At the start the rate is highest in {first} ({highest}%) and lowest in {last} ({lowest}%).").format(
        first=drawn[0].label, highest=drawn[0].start_text, last=drawn[-1].label, lowest=drawn[-1].start_text
    )
    rows = [[one.label, one.start_text, *(text for _end, text in one.ends)] for one in drawn]
    heads = [_("District"), _("Start (%)"), *(f"{label} (%)" for label in labels)]
    opening = dossier.baselines[dossier.baselines["district_code"].notna()]
    source = source_line(dossier, opening["source_id"])
    return picture(lanes(drawn, _("Start"), labels), caption, finding, heads, rows, source, language)
