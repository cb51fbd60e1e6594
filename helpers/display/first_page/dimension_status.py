"""What is known of the plan's targets, by dimension."""

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.citation import source_line
from helpers.display.naming import sentence
from helpers.display.scopes import STATUSES, status_name
from helpers.measures.records import records
from helpers.words import gettext

_TONES = {
    "reached": "good",
    "exceeded": "good",
    "on_track": "good",
    "behind": "bad",
    "missed": "bad",
    "depends_on_base": "open",
    "undetermined": "open",
}


def dimension_status(card: pd.DataFrame, dossier) -> Table:
    """The number of targets of a `scorecard` by dimension and verdict; a note names the dimensions of poverty without one."""
    language = dossier.language
    _ = gettext(language)
    shown = [status for status in STATUSES if card["status"].eq(status).any()]
    rows, without = [], []
    for one in records(dossier.dimensions):
        states = card.loc[card["dimension_id"] == one["dimension_id"], "status"]
        if len(states):
            rows.append(Row([one["name"], *_counts(states, shown)]))
        elif one["is_dimension"]:
            without.append(one["name"])
    rows.append(Row([_("Total"), *_counts(card["status"], shown)], "total"))
    return Table(
        _("Targets by dimension and what is known of them"),
        [
            Column(_("Dimension or group"), width=4.2),
            Column(_("Targets"), "end"),
            *(Column(sentence(status_name(one, language)), "end", tone=_TONES.get(one, "")) for one in shown),
        ],
        rows,
        [_("No target of the plan as read: {dimensions}.").format(dimensions="; ".join(without))] if without else [],
        source_line(dossier, [dossier.plan["source_id"], *card["outcome_sources"].explode()]),
    )


def _counts(states: pd.Series, shown: list[str]) -> list[str]:
    return [str(len(states)), *(str(states.eq(status).sum()) for status in shown)]
