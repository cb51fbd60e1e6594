"""The part of a report that holds a plan's year against its outcome."""

from helpers.display.blocks import Heading, Items, Paragraph, Stack
from helpers.display.naming import sentence
from helpers.display.reconciliation.story import fall_on_each_base, story
from helpers.display.reconciliation.tables import allowed_households, on_every_base, steps
from helpers.display.spans import count_span
from helpers.measures.reconciliation import Reconciliation
from helpers.numbers import write_count
from helpers.words import gettext


def reconciliation(year: Reconciliation | None, dossier) -> Stack | None:
    """A `reconcile` result under a heading of its own: sentences, the plan on every base, the steps, the households
    that the figures allow. None where nothing is known of how the year closed."""
    if year is None or (year.falls.empty and year.levels.empty):
        return None
    _ = gettext(dossier.language)
    last = year.closing["year"]
    falls = list(fall_on_each_base(year, dossier))
    heading = _("How {year} closed") if year.year_from == last else _("How the years up to {year} went")
    return Stack(
        Heading(sentence(heading.format(year=last))),
        Paragraph(story(year, dossier)),
        Items(falls) if falls else None,
        on_every_base(year, dossier),
        steps(year, dossier),
        allowed_households(year, dossier),
        _agreement(year, dossier),
    )


def _agreement(year: Reconciliation, dossier) -> Paragraph | None:
    """Whether the closing and the next plan count from the same households, and whether these are the opening's."""
    if len(year.pairs[year.pairs["what"].ne("opening")]) < 2:
        return None
    language = dossier.language
    _ = gettext(language)
    if year.common is None:
        return Paragraph(
            _(
                "No single number of households fits both the closing figures and the end that the next plan sets: the next plan is based on another number of households than the closing figures."
            )
        )
    told = _(
        "Both later pairs agree with {common} households, so the next plan starts from the published outcome."
    ).format(common=count_span(year.common, language))
    before = year.bases.iloc[0]["households"]
    if before is not None and not year.common.low <= before <= (year.common.high or before):
        more = _(
            "The {households} households of the plan's start are not among them: the province counts more households than then, and the same number of poor households makes a lower rate."
        )
        fewer = _(
            "The {households} households of the plan's start are not among them: the province counts fewer households than then, and the same number of poor households makes a higher rate."
        )
        told += " " + (more if year.common.low > before else fewer).format(households=write_count(before, language))
    return Paragraph(told)
