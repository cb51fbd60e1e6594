"""The dossier of a year to be planned: what opens it, and why another year can not be planned."""

import pytest

from helpers.catalog import DataProblems, load_baseline

from .conftest import DATA


def problems(*parameters, folder=DATA):
    with pytest.raises(DataProblems) as caught:
        load_baseline(*parameters, folder)
    return {problem.code: problem for problem in caught.value.problems}


def test_a_year_with_a_plan_keeps_its_opening_and_targets_but_not_its_figures():
    dossier = load_baseline("Bắc Kạn", "2022", "vi", DATA)
    districts = dossier.baselines[dossier.baselines["district_code"].notna()]
    assert districts["poor_households"].sum() == 21946
    assert dossier.plan["plan_id"] == "bac-kan-2022-du-thao"
    assert dossier.plan["source_id"] is None
    assert set(dossier.targets["plan_id"]) == {"bac-kan-2022"}
    assert (len(dossier.district_plans), len(dossier.printed_total), len(dossier.outcomes)) == (0, 0, 0)


def test_a_year_without_a_plan_opens_with_the_closing_balances_of_the_year_before():
    dossier = load_baseline("99", "2025", "en", DATA)
    districts = dossier.baselines[dossier.baselines["district_code"].notna()]
    assert set(zip(districts["year"], districts["point"], strict=True)) == {(2024, "end")}
    assert len(districts) == 8 and districts["households"].notna().all()
    assert (dossier.plan["year"], dossier.plan["standard_id"], len(dossier.targets)) == ("2025", "ND07", 0)
    assert dossier.plan["plan_id"].endswith("-2025")


@pytest.mark.parametrize(
    ("province", "year", "code", "expected"),
    [
        ("06", "2023", "no_district_counts", "2022"),  # the plan for 2023 as read has no district table
        ("06", "x", "no_district_counts", "2022"),
        ("27", "2023", "no_district_counts", "–"),  # rates of the districts, no counts
        ("06", "2026", "no_districts_in_year", 2025),
    ],
)
def test_a_year_that_can_not_be_planned_says_which_can(province, year, code, expected):
    assert problems(province, year, "vi")[code].details["expected"] == expected


def test_all_wrong_parameters_are_told_at_once():
    assert set(problems("Bac Can", "2022", "fr")) == {"unknown_province", "unknown_language"}


def test_a_district_without_its_households_closes_the_year(data):
    rows = data.rows("balances.csv")
    row = next(number for number, cells in enumerate(rows, 1) if cells[:2] == ["06", "063"] and cells[4] == "2022")
    data.cell("balances.csv", row, "households", "")
    assert "no_district_counts" in problems("06", "2022", "vi", folder=data.folder)
