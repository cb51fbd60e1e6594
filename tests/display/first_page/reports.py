"""What the first pages of real reports are made from."""

from functools import cache
from pathlib import Path
from types import SimpleNamespace

from helpers import catalog, measures

DATA = Path(__file__).parents[3] / "data"


@cache
def first_page(province, year, language):
    dossier = catalog.load(province, year, language, DATA)
    districts = measures.district_reductions(dossier.baselines, dossier.district_plans)
    summary = measures.headline(districts, dossier.baselines, dossier.targets, dossier.outcomes)
    _before, own, after = measures.plan_years(dossier)
    card = measures.scorecard(dossier, summary, districts, measures.reconcile(own, after))
    return SimpleNamespace(dossier=dossier, summary=summary, card=card)
