"""The years of plans: each plan's label says its years, and no two plans of a province cover one year."""

from collections.abc import Iterator

import pandas as pd

from helpers.catalog.problems import Problem
from helpers.catalog.tables import FILE, ROW


def plan_year_problems(plans: pd.DataFrame) -> Iterator[Problem]:
    """Plans that end before they begin, whose label names other years, or whose years another plan covers.

    A report is found and named by its province and year, so two plans of one year could not both be made.
    """
    told = plans.dropna(subset=["plan_id", "province_code", "year", "year_from", "year_to"]).drop_duplicates("plan_id")
    sound = []
    for plan in told.to_dict("records"):
        where, first, last = (plan[FILE], plan[ROW]), plan["year_from"], plan["year_to"]
        label = str(first) if first == last else f"{first}-{last}"
        if last < first:
            yield Problem("years_upside_down", *where, "year_to", str(last), details={"expected": first})
        elif plan["year"] != label:
            yield Problem("label_of_other_years", *where, "year", plan["year"], details={"expected": label})
        else:
            sound.append(plan)
    yield from _shared_years(sound)


def _shared_years(plans: list[dict]) -> Iterator[Problem]:
    covered: dict[tuple[str, int], dict] = {}
    for plan in plans:
        years = range(plan["year_from"], plan["year_to"] + 1)
        earlier = next((covered[key] for year in years if (key := (plan["province_code"], year)) in covered), None)
        if earlier is not None:
            row = earlier[ROW] if earlier[FILE] == plan[FILE] else f"{earlier[ROW]} ({earlier[FILE]})"
            details = {"expected": earlier["year"], "row": row}
            yield Problem("year_of_two_plans", plan[FILE], plan[ROW], "year", plan["year"], details=details)
        covered |= {(plan["province_code"], year): plan for year in years}
