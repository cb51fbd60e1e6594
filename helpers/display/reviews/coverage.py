"""Coverage targets against the review's deprivations, and why some of them can not be compared."""

from collections.abc import Iterator

import pandas as pd

from helpers.display.blocks import Column, Heading, Items, Row, Stack, Table
from helpers.display.citation import source_line
from helpers.display.naming import sentence
from helpers.display.scopes import scope_name
from helpers.display.units import count_or_dash, rate_or_dash
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.reviews.coverage import (
    AREA_DIFFERS,
    BASE_DIFFERS,
    COMPARED,
    DEFINITION_DIFFERS,
    NO_FIGURE,
    UNIT_DIFFERS,
)
from helpers.words import gettext


def coverage_table(coverage: pd.DataFrame, dossier) -> Stack | None:
    """A `coverage_from_deprivations` table: what the review says of coverage targets, and the targets it is silent on.
    None where the plan's province has no review of that year."""
    reviewed = set(dossier.review_deprivations["year"])
    if coverage.empty or not set(coverage["year"]) & reviewed:
        return None
    _ = gettext(dossier.language)
    targets = dossier.targets.set_index("target_id").to_dict("index")
    compared = coverage[coverage["reason"] == COMPARED]
    apart = list(_apart(coverage[coverage["reason"] != COMPARED], targets, dossier.language))
    table = _table(compared, targets, dossier) if len(compared) else None
    silent = [Heading(_("Coverage targets that are not compared with deprivations")), Items(apart)] if apart else []
    return Stack(table, *silent)


def _table(compared: pd.DataFrame, targets: dict, dossier) -> Table:
    language = dossier.language
    _ = gettext(language)
    names = dossier.deprivation_indicators.set_index("indicator_id")["name"]
    year = compared["year"].iloc[0]
    rows = []
    for row in records(compared):
        target = targets[row["target_id"]]
        rows.append(
            Row(
                [
                    target["text"],
                    names[row["deprivation_indicator_id"]],
                    f"{count_or_dash(row['deprived_households'], language)} / {count_or_dash(row['households'], language)}",
                    rate_or_dash(row["coverage"], language),
                ]
            )
        )
    reviews = dossier.review_deprivations
    return Table(
        _("Coverage implied by the deprivations that the {year} review counts").format(year=year),
        [
            Column(_("Target"), width=2.4),
            Column(_("Deprivation indicator"), width=1.4),
            Column(_("Households deprived / all households"), "end", 1.3),
            Column(_("Coverage: 100% less the deprivation rate (%)"), "end", 1.2),
        ],
        rows,
        source=source_line(dossier, [*reviews.loc[reviews["year"] == year, "source_id"], dossier.plan["source_id"]]),
    )


def _apart(rows: pd.DataFrame, targets: dict, language: str) -> Iterator[str]:
    """Each target that is not compared, with the reason."""
    _ = gettext(language)
    reasons = {
        UNIT_DIFFERS: _("the target is not a percentage"),
        DEFINITION_DIFFERS: _("the two are defined differently: {why}"),
        BASE_DIFFERS: _("the target counts {population}; the review counts poor and near-poor households"),
        AREA_DIFFERS: _("the review does not show {area} separately"),
        NO_FIGURE: _("the review has no figure for this group"),
    }
    for row in records(rows):
        target = targets[row["target_id"]]
        population = target["population"] if known(target["population"]) else _("another group")
        reason = reasons[row["reason"]].format(
            why=row["why"],
            population=population[:1].lower() + population[1:],
            area=scope_name(target["scope"], language),
        )
        yield sentence(_("{target} — {reason}.").format(target=target["text"], reason=reason.rstrip(".")))
