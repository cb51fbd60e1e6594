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
        self.card = measures.scorecard(self.dossier.targets, self.dossier.outcomes, self.summary, self.districts)
        self.asks = measures.asks_against_table(self.dossier.targets, self.districts)
        self.findings = measures.audit_district_table(
            self.dossier.baselines, self.dossier.district_plans, self.dossier.printed_total
        )


@pytest.fixture(scope="session")
def plan():
    return cache(Plan)
