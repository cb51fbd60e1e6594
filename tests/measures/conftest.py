"""The real plans, read once."""

from functools import cache
from pathlib import Path

import pytest

from helpers import catalog, measures

DATA = Path(__file__).parents[2] / "data"


class Plan:
    """A dossier and what the measures make of it."""

    def __init__(self, province, year):
        self.dossier = catalog.load(province, year, "en", DATA)
        self.districts = measures.district_reductions(self.dossier.baselines, self.dossier.district_plans)
        self.summary = measures.headline(
            self.districts, self.dossier.baselines, self.dossier.targets, self.dossier.outcomes
        )
        _before, own, after = measures.plan_years(self.dossier)
        self.year = measures.reconcile(own, after)
        self.card = self.card_with(self.year)
        self.asks = measures.asks_against_table(self.dossier.targets, self.districts, self.summary)
        self.findings = measures.audit_district_table(
            self.dossier.baselines, self.dossier.district_plans, self.dossier.printed_total
        )

    def card_with(self, year):
        """The scorecard with this reconciliation of the plan's year."""
        return measures.scorecard(self.dossier, self.summary, self.districts, year)


@pytest.fixture(scope="session")
def plan():
    return cache(Plan)
