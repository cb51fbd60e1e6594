"""A plan with what the measures make of it, so that the plans of a province can be held against each other."""

from typing import NamedTuple

import pandas as pd

from helpers.measures.headline import headline
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.reductions import TOTAL, district_reductions


class PlanYear(NamedTuple):
    """A plan's years, its `district_reductions` and `headline` tables, and the balances of its province and standard."""

    plan_id: str
    source_id: str
    year_from: int
    year_to: int
    districts: pd.DataFrame
    summary: pd.DataFrame
    balances: pd.DataFrame

    @property
    def households(self) -> int | None:
        """All households of the province at the plan's start: the sum of its districts, else what a source prints."""
        return self._households[0]

    @property
    def households_source(self) -> str | None:
        """The source of all households at the plan's start: that of its districts, or of the province's own figure."""
        return self._households[1]

    @property
    def _households(self) -> tuple[int | None, str | None]:
        if len(self.districts):
            return self.districts.loc[TOTAL, "households"], self.source_id
        start = self.summary.loc["start"]
        return printed_households(self.balances, start["year"], start["point"])


def printed_households(balances: pd.DataFrame, year: int | None, point: str | None) -> tuple[int | None, str | None]:
    """All households of the province at a point in time as the first source prints them, and that source."""
    for row in records(balances[["year", "point", "status", "district_code", "scope", "households", "source_id"]]):
        of_all = not known(row["district_code"]) and row["scope"] == "all" and row["status"] != "plan"
        if of_all and known(year, row["households"]) and (row["year"], row["point"]) == (year, point):
            return int(row["households"]), row["source_id"]
    return None, None


def plan_years(dossier) -> tuple[PlanYear | None, PlanYear | None, PlanYear | None]:
    """The plan before a dossier's, its own, and the one after it; None where there is no such plan."""
    return plan_year(dossier.previous), plan_year(dossier), plan_year(dossier.following)


def plan_year(dossier) -> PlanYear | None:
    """The plan of a dossier, or None where there is none. Its balances are those of the plan's standard and of the
    territory before 1 July 2025: figures by another standard or of another territory answer no question of the plan."""
    if dossier is None:
        return None
    plan, balances = dossier.plan, dossier.balances
    of_standard = balances["standard_id"].to_numpy() == plan["standard_id"]
    comparable = of_standard & (balances["boundaries"].to_numpy() == "before_2025_07")
    districts = district_reductions(dossier.baselines, dossier.district_plans)
    summary = headline(districts, dossier.baselines, dossier.targets, dossier.outcomes)
    return PlanYear(
        plan["plan_id"],
        plan["source_id"],
        plan["year_from"],
        plan["year_to"],
        districts,
        summary,
        balances[comparable],
    )
