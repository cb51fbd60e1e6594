"""What sources publish of a plan's years beside the tables of districts and of the yearly review."""

import numpy as np
import pandas as pd

FIGURES = (
    "households",
    "poor_households",
    "poverty_rate",
    "near_poor_households",
    "near_poor_rate",
    "multidimensional_households",
    "multidimensional_rate",
)


def published_balances(dossier) -> pd.DataFrame:
    """A dossier's `balances` from the start to the end of its plan, in the order of time, whole province first.

    By the plan's standard and on its territory. Left out: what a plan sets in advance, districts that the report's
    table of districts shows, and years whose review tables are there, which tell the same in full.
    """
    plan, rows = dossier.plan, dossier.balances
    first, last = plan["year_from"], plan["year_to"]
    own = (
        rows["standard_id"].eq(plan["standard_id"])
        & rows["boundaries"].eq("before_2025_07")
        & rows["status"].ne("plan")
    )
    within = rows["year"].between(first, last) | (rows["year"].eq(first - 1) & rows["point"].eq("end"))
    reviewed = rows["year"].isin(dossier.review_results["year"]) & rows["point"].eq("end")
    opening = set(zip(dossier.baselines["file"], dossier.baselines["row"], strict=True))
    opened = np.array([record in opening for record in zip(rows["file"], rows["row"], strict=True)], bool)
    shown = opened & rows["district_code"].notna()
    kept = rows[own & within & ~reviewed & ~shown & rows[list(FIGURES)].notna().any(axis=1)]
    order = pd.DataFrame(
        {
            "year": kept["year"],
            "point": kept["point"].map({"start": 0, "mid": 1, "end": 2}),
            "place": kept["district_code"].fillna(""),
            "scope": kept["scope"].ne("all"),
            "firmness": kept["firmness"],
        }
    )
    return kept.loc[order.sort_values(list(order), kind="stable").index].reset_index(drop=True)
