"""Coverage that follows from a deprivation: 100 % less the rate, where both speak of the same households."""

from decimal import Decimal

import pandas as pd

from helpers.measures.headline import FIRMEST
from helpers.measures.records import records
from helpers.measures.reviews.areas import DISTRICT, WHOLE, exact_rate, frame, total
from helpers.numbers import half_up

COMPARED = "compared"
DEFINITION_DIFFERS = "definition_differs"
BASE_DIFFERS = "base_differs"
AREA_DIFFERS = "area_differs"
UNIT_DIFFERS = "unit_differs"
NO_FIGURE = "no_figure"
_CLASSES = {"poor_households": ("poor",), "poor_near_poor_households": ("poor", "near_poor")}
_AREAS = ("province", "poor_districts", "district")


def coverage_from_deprivations(
    targets: pd.DataFrame,
    deprivations: pd.DataFrame,
    links: pd.DataFrame,
    poor_districts: pd.DataFrame,
    year: int | None = None,
) -> pd.DataFrame:
    """Targets that have a link to a deprivation indicator, with the coverage that the review of `year` gives them.

    Takes a dossier's `targets`, `coverage_links` and `poor_districts`, and the `deprivations` table; `year` is the last
    one of it unless given. One row a target, in their order: `target_id`, `deprivation_indicator_id`, `year`,
    `households` (base: poor households, or poor and near-poor ones with their counts added), `deprived_households`,
    `coverage` (%: 100 less the rate, half-up to two decimals), `coverage_exact` (unrounded), `reason` and `why` (the
    link's words on the two definitions), and the `status` and `sources` of the deprivations. Reasons: `compared`; not a share in percent (`unit_differs`); not defined
    alike (`definition_differs`); people or a part of the households (`base_differs`); an area the review does not
    tell apart (`area_differs`); a class or district without figures (`no_figure`). Only `compared` has a coverage.
    """
    if year is None and len(deprivations):
        year = max(deprivations["year"])
    review = [row for row in records(deprivations) if row["year"] == year]
    linked = {link["target_indicator_id"]: link for link in records(links)}
    wanted = set(poor_districts["district_code"])
    rows = []
    for target in records(targets):
        if (link := linked.get(target["indicator_id"])) is None:
            continue
        told = {"target_id": target["target_id"], "year": year, "why": link["why"]}
        told["deprivation_indicator_id"] = link["deprivation_indicator_id"]
        rows.append(dict.fromkeys(_COLUMNS) | told | _coverage(target, link, review, wanted))
    return frame(rows, _COLUMNS)


_COLUMNS = ["target_id", "deprivation_indicator_id", "year", "households", "deprived_households"]
_COLUMNS += ["coverage", "coverage_exact", "reason", "why", "status", "sources"]


def _coverage(target: dict, link: dict, review: list[dict], poor_districts: set[str]) -> dict:
    if target["unit"] != "percent":
        return {"reason": UNIT_DIFFERS}
    if not link["same_definition"]:
        return {"reason": DEFINITION_DIFFERS}
    if target["population_id"] not in _CLASSES:
        return {"reason": BASE_DIFFERS}
    if target["scope"] not in _AREAS:
        return {"reason": AREA_DIFFERS}
    classes = _CLASSES[target["population_id"]]
    own = [row for row in review if row["indicator_id"] == link["deprivation_indicator_id"] and row["class"] in classes]
    counts = [one for name in classes for one in _counts(target, own, name, poor_districts)]
    households, deprived = (total(*parts) for parts in zip(*counts, strict=True))
    share = exact_rate(deprived, households)
    if share is None:
        return {"reason": NO_FIGURE}
    return {
        "households": households,
        "deprived_households": deprived,
        "coverage": Decimal(100) - half_up(share),
        "coverage_exact": Decimal(100) - share,
        "reason": COMPARED,
        "status": max((row["status"] for row in own), key=FIRMEST.index),
        "sources": tuple(dict.fromkeys(source_id for row in own for source_id in row["sources"])),
    }


def _counts(target: dict, rows: list[dict], of_class: str, poor_districts: set[str]) -> list[tuple]:
    """Households and deprived households of each part of the target's area; a part without figures is missing."""
    by_place = {
        row["district_code"] if row["area"] == DISTRICT else None: (row["households"], row["deprived_households"])
        for row in rows
        if row["class"] == of_class and row["area"] in (DISTRICT, WHOLE)
    }
    parts = {
        "province": [None],
        "district": [target["district_code"]],
        "poor_districts": sorted(poor_districts),
    }[target["scope"]]
    return [by_place.get(part, (None, None)) for part in parts] or [(None, None)]
