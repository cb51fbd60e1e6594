"""All there is to say of a plan's year once it is over."""

from typing import NamedTuple

import pandas as pd

from helpers.measures.feasible import Interval
from helpers.measures.figure_sources import summary_sources
from helpers.measures.plan_year import PlanYear
from helpers.measures.reconciliation.bases import bases
from helpers.measures.reconciliation.bridge import bridge
from helpers.measures.reconciliation.closing import closing, common_households, printed_pairs
from helpers.measures.reconciliation.movement import movement
from helpers.measures.reconciliation.verdicts import depends_on_base, falls, levels


class Reconciliation(NamedTuple):
    """A plan's year: its bases, how it closed, the falls and levels against the plan, and the steps between them.

    `planned_sources` are those of the planned figures that the falls and levels use, `households_source` that of all
    households at the plan's start. The tables are those of bases.py, closing.py, verdicts.py and bridge.py; `common` is the Interval of total
    households that the closing and the next plan's end allow together, `movement` splits the net movement of the steps
    where the review tells how (movement.py, else None), and `depends_on_base` tells whether some fall
    is reached on one base and missed on another.
    """

    year_from: int
    year_to: int
    planned_sources: tuple[str, ...]
    households_source: str | None
    bases: pd.DataFrame
    closing: pd.Series
    falls: pd.DataFrame
    levels: pd.DataFrame
    bridge: pd.DataFrame
    movement: pd.Series | None
    pairs: pd.DataFrame
    common: Interval | None
    depends_on_base: bool


def reconcile(
    own: PlanYear | None, following: PlanYear | None, flows: pd.DataFrame | None = None
) -> Reconciliation | None:
    """The plan `own` against its outcome on every base, with the opening of the plan that follows it if there is one.

    `flows` is a `review_flows` table, where there is one. None without a plan, without an opening figure, or where nothing tells how it closed.
    """
    if own is None:
        return None
    start, close = bases(own), closing(own, following)
    if start.empty or close is None:
        return None
    fallen = falls(start, _single(own.summary.loc["reduction"]), close)
    ends = levels(_single(own.summary.loc["end"]), close)
    pairs = printed_pairs(own, close, following)
    way = bridge(start, close)
    return Reconciliation(
        own.year_from,
        own.year_to,
        _planned_sources(own, fallen, ends),
        own.households_source,
        start,
        close,
        fallen,
        ends,
        way,
        movement(flows, close["year"], way.loc["movement", "poor"]) if flows is not None else None,
        pairs,
        common_households(pairs),
        depends_on_base(fallen),
    )


def _planned_sources(own: PlanYear, fallen: pd.DataFrame, ends: pd.DataFrame) -> tuple[str, ...]:
    named = []
    for row, table in (("reduction", fallen), ("end", ends)):
        named += summary_sources(own.summary, own.source_id, [row], dict.fromkeys(table["quantity"]))
    return tuple(dict.fromkeys(named))


def _single(planned: pd.Series) -> pd.Series:
    """What is planned, without the figures that are a range, «about» or a bound: no share can be taken of these."""
    left = planned.copy()
    for unit in ("households", "rate"):
        if planned[f"{unit}_stated"] != "equal":
            left[unit] = None
    return left
