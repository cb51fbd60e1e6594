"""Small tables in the form a dossier hands out, for rules that no real plan shows."""

from decimal import Decimal
from types import SimpleNamespace

import pandas as pd

from helpers.measures import district_reductions, headline, scorecard

COUNTS = ("households", "poor_households", "near_poor_households", "reduction_households", "year")

_BASELINE = {
    "district_code": None,
    "year": 2022,
    "point": "start",
    "status": "approved",
    "households": None,
    "poor_households": None,
    "near_poor_households": None,
    "poverty_rate": None,
    "near_poor_rate": None,
    "counts_stated": "equal",
    "source_id": "plan",
    "row": 2,
    "district": None,
    "short": None,
    "poor_district": False,
}
_PLAN = {
    "district_code": None,
    "reduction_households": None,
    "reduction_rate": None,
    "end_rate": None,
    "source_id": "plan",
    "row": 2,
}
_TOTAL = {
    "households": None,
    "poor_households": None,
    "poverty_rate": None,
    "reduction_households": None,
    "reduction_rate": None,
    "end_rate": None,
}
_TARGET = {
    "target_id": "t",
    "indicator_id": "poverty_rate_reduction",
    "scope": "province",
    "district_code": None,
    "population_id": "poor_households",
    "population": "Poor households",
    "comparator": "at_least",
    "comparator_printed": True,
    "value": None,
    "value_max": None,
    "unit": "percentage_points",
    "section": None,
    "text": "",
    "source_id": "plan",
    "plan_years": 1,
    "deadline": None,
    "direction": "higher",
}
_OUTCOME = {
    "indicator_id": "poverty_rate_end_of_year",
    "scope": "province",
    "district_code": None,
    "population_id": "poor_households",
    "year": 2022,
    "comparator": "equal",
    "value": None,
    "base_rate": None,
    "status": "published",
    "source_id": "press",
    "note": None,
}


def _table(defaults, rows):
    records = [defaults | row for row in rows]
    frame = pd.DataFrame({name: pd.Series([record[name] for record in records], dtype=object) for name in defaults})
    return frame.astype({name: "Int64" for name in defaults if name in COUNTS})


def baselines(*rows):
    return _table(
        _BASELINE, [{"district": row.get("district_code"), "short": row.get("district_code")} | row for row in rows]
    )


def district_plans(*rows):
    return _table(_PLAN, rows)


def printed_total(**figures):
    return _table(_TOTAL, [figures])


def targets(*rows):
    return _table(_TARGET, [{"target_id": f"t{i}"} | row for i, row in enumerate(rows, 1)])


def outcomes(*rows):
    return _table(_OUTCOME, rows)


def dec(text):
    return None if text is None else Decimal(text)


def openings(*rows):
    """What opens the plan for areas and groups: by default the end of the year before the outcomes."""
    opened = {key: value for key, value in _OUTCOME.items() if key not in ("base_rate", "note")}
    return _table(opened | {"year": 2021, "point": "end", "unit": None}, rows)


def card_of(aims, facts, start=(), opened=()):
    """The scorecard of `targets` and `outcomes` after the `baselines` of `start` and the `openings` of `opened`."""
    dossier = SimpleNamespace(targets=targets(*aims), outcomes=outcomes(*facts), openings=openings(*opened))
    opening = baselines(*start)
    districts = district_reductions(opening, district_plans())
    return scorecard(dossier, headline(districts, opening, dossier.targets, dossier.outcomes), districts)
