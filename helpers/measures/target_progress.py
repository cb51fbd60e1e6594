"""How far each target was gone: the outcome as a share of what is asked."""

from decimal import Decimal

import pandas as pd

from helpers.measures.headline import LEVELS, POOR
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.verdict import LOWER, RULE
from helpers.numbers import half_up

_UNITS = {indicator: unit for unit, indicator in LEVELS.items()}
_ASKED = ("at_least", "more_than", "equal", "at_most", "less_than", "about")


def target_progress(card: pd.DataFrame, summary: pd.DataFrame) -> pd.DataFrame:
    """The targets of a `scorecard` whose outcome can be held against one figure, in their order.

    Columns: those of the scorecard and `progress`, percent with one decimal: 100 is what is asked. Of a share or a number that is to
    be high it is outcome / asked; of a level that is to fall, the way gone of the way asked, from the start of the group
    or, for the poor households of the whole province, from the plan's own start in the `headline` table. A target without such a start, a range, an
    outcome that is a bound, one that is told from several bases, and those of single districts are left out.
    """
    rows = []
    for row in records(card):
        progress = _progress(row, summary)
        if progress is not None:
            rows.append(row | {"progress": half_up(progress, 1)})
    return pd.DataFrame(rows, columns=[*card.columns, "progress"], dtype=object)


def number_measured(card: pd.DataFrame) -> int:
    """How many targets of a `scorecard` have an outcome, whether or not it can be held against one figure."""
    return sum(known(row["outcome"]) and row["status"] != RULE for row in records(card))


def _progress(row: dict, summary: pd.DataFrame) -> Decimal | None:
    if row["status"] == RULE or row["scope"] == "district" or not known(row["outcome"], row["value"]):
        return None
    if row["comparator"] not in _ASKED or row["outcome_stated"] != "equal" or row["outcome_elsewhere"]:
        return None
    outcome, asked = Decimal(row["outcome"]), Decimal(row["value"])
    if row["direction"] != LOWER:
        return outcome * 100 / asked if asked > 0 else None
    start = _start(row, summary)
    return (start - outcome) * 100 / (start - asked) if start is not None and start > asked else None


def _start(row: dict, summary: pd.DataFrame) -> Decimal | None:
    """Where a level that is to fall set out from: of the whole province the plan's own start, not one restated later."""
    start, unit = summary.loc["start"], _UNITS.get(row["indicator_id"])
    whole = (row["scope"], row["population_id"]) == ("province", POOR)
    if unit and whole and known(start[unit]) and start[f"{unit}_stated"] == "equal":
        return Decimal(start[unit])
    exact = row["start"] is not None and row["start"].stated == "equal"
    return Decimal(row["start"].value) if exact else None
