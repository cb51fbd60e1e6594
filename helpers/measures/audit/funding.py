"""The money of a plan: whether the total is the sum of the central and the local budget."""

from collections.abc import Iterator

import pandas as pd

from helpers.measures.audit.finding import LOOSELY, NONE, SUM, Figure, Finding

_EXACT = ("equal", "at_least")


def audit_funding(funding: pd.DataFrame) -> pd.DataFrame:
    """One row a stage that prints the total, central and local budgets: `stage`, the three amounts (million VND),
    `exact` (all three are stated exactly or as a floor) and `difference` (total less its parts)."""
    rows = []
    for stage, budget in funding.groupby("stage", sort=False):
        amounts = budget.set_index("budget_source")["amount"]
        if {"total", "central", "local"} <= set(amounts.index):
            total, central, local = (int(amounts[part]) for part in ("total", "central", "local"))
            exact = bool(budget["comparator"].isin(_EXACT).all())
            rows.append((stage, total, central, local, exact, total - central - local))
    return pd.DataFrame(rows, columns=["stage", "total", "central", "local", "exact", "difference"])


def funding_sums(funding: list[dict]) -> Iterator[Finding]:
    """The total of each plan and stage against its two parts; amounts "over" or "about" need not add up."""
    stages: dict[tuple, dict[str, dict]] = {}
    for row in funding:
        stages.setdefault((row["plan_id"], row["stage"]), {})[row["budget_source"]] = row
    for stage in stages.values():
        if {"total", "central", "local"} <= set(stage):
            total, *parts = (Figure(stage[name], "amount") for name in ("total", "central", "local"))
            computed = sum(part.value for part in parts)
            exact = all(row["comparator"] in _EXACT for row in stage.values())
            rule = SUM if computed == total.value else NONE if exact else LOOSELY
            yield Finding("funding.sum", rule, total, computed, tuple((part, 1) for part in parts))
