"""A plan's label names its years, and no two plans of a province cover one year."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.catalog.plan_years import plan_year_problems

from .saying import assert_said_in_vietnamese_too, only_problem


def plans(*years):
    """Plans of one province: (label, first year, last year)."""
    rows = [
        {"plan_id": f"p{i}", "province_code": "06", "year": label, "year_from": first, "year_to": last}
        | {"file": "plans.csv", "row": i + 2}
        for i, (label, first, last) in enumerate(years)
    ]
    return pd.DataFrame(rows).astype({"year_from": "Int64", "year_to": "Int64"})


def told(*years):
    return [(problem.code, problem.row) for problem in plan_year_problems(plans(*years))]


@pytest.mark.parametrize(
    ("years", "problems"),
    [
        ([("2022", 2022, 2022), ("2023-2025", 2023, 2025), ("2026", 2026, 2026)], []),
        ([("2022", 2023, 2023)], [("label_of_other_years", 2)]),
        ([("2023-2025", 2023, 2024)], [("label_of_other_years", 2)]),
        ([("2023-2023", 2023, 2023)], [("label_of_other_years", 2)]),
        ([("2023-2022", 2023, 2022)], [("years_upside_down", 2)]),
        ([("2022", 2022, 2022), ("2022", 2022, 2022)], [("year_of_two_plans", 3)]),
        ([("2023-2025", 2023, 2025), ("2024", 2024, 2024)], [("year_of_two_plans", 3)]),
        ([("2024", 2024, 2024), ("2023-2025", 2023, 2025)], [("year_of_two_plans", 3)]),
        # a label that is wrong is told once, and not as a second plan of that year too
        ([("2022", 2022, 2022), ("2023", 2022, 2022)], [("label_of_other_years", 3)]),
    ],
)
def test_one_clear_problem(years, problems):
    assert told(*years) == problems


def test_plans_of_two_provinces_may_cover_one_year():
    frame = plans(("2022", 2022, 2022), ("2022", 2022, 2022)).assign(province_code=["06", "20"])
    assert list(plan_year_problems(frame)) == []


def test_a_year_that_could_not_be_read_is_told_elsewhere():
    frame = plans(("2022", 2022, 2022))
    frame.loc[0, "year_to"] = pd.NA
    assert list(plan_year_problems(frame)) == []


@given(st.lists(st.tuples(st.integers(2016, 2030), st.integers(0, 4)), max_size=6))
def test_told_if_and_only_if_a_year_has_two_plans(spans):
    years = [(f"{first}-{first + more}" if more else str(first), first, first + more) for first, more in spans]
    covered = [year for _, first, last in years for year in range(first, last + 1)]
    assert bool(told(*years) if years else []) == (len(covered) > len(set(covered)))


def test_the_sentences(data):
    row = data.row("plans.csv", plan_id="bac-kan-2023")
    data.cell("plans.csv", row, "year", "2032")
    problem = only_problem(data)
    assert problem.owner == "06"
    assert problem.say() == (
        f"plans.csv, row {row}, column year: “2032” stands there; expected 2023, the years of year_from and year_to. "
        "Correct the label or the two years."
    )
    assert_said_in_vietnamese_too(problem)
    for column, text in (("year", "2022"), ("year_from", "2022"), ("year_to", "2022")):
        data.cell("plans.csv", row, column, text)
    problem = only_problem(data)
    assert problem.say() == (
        f"plans.csv, row {row}, column year: “2022” stands there; expected years that no other plan of the province "
        "covers; row 2 covers 2022. Correct the years, or remove one of the two plans."
    )
    assert_said_in_vietnamese_too(problem)
