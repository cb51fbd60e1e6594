"""Figures of a record that contradict each other, and totals that are not the sum of their parts, are told."""

import pytest

from helpers import catalog

from .saying import assert_said_in_vietnamese_too, only_problem


def test_more_poor_households_than_households(data):
    row = data.row("balances.csv", district_code="256")
    data.cell("balances.csv", row, "households", "100")
    data.cell("balances.csv", row, "poor_households", "101")
    problem = only_problem(data)
    assert problem.say() == (
        f"balances.csv, row {row}, column poor_households: “101” stands there; "
        "expected at most the number of households, 100. Check both figures against the document."
    )
    assert_said_in_vietnamese_too(problem)


def test_every_household_may_be_poor(data):
    row = data.row("balances.csv", district_code="256")
    data.cell("balances.csv", row, "households", "100")
    data.cell("balances.csv", row, "poor_households", "100")
    assert catalog.read(data.folder).problems == ()


def test_a_printed_total_that_is_known_to_differ_is_accepted(data):
    data.cell("printed_totals.csv", 2, "poor_households", "21947")
    data.cell("printed_totals.csv", 2, "known_difference_vi", "Văn bản in 21.947.")
    data.cell("printed_totals.csv", 2, "known_difference_en", "The document prints 21,947.")
    assert catalog.read(data.folder).problems == ()


def test_a_printed_total_is_not_held_against_districts_of_which_one_is_missing(data):
    data.cell("balances.csv", 2, "poor_households", "")
    assert catalog.read(data.folder).problems == ()


def test_funding_that_is_not_the_sum(data):
    data.cell("funding.csv", 4, "amount", "10049")
    problem = only_problem(data)
    assert problem.say() == (
        "funding.csv, row 2, column amount: “344961” stands there; "
        "expected 344962, the sum of the central and local budgets. Check the three amounts against the document."
    )
    assert_said_in_vietnamese_too(problem)


def test_amounts_stated_as_more_than_need_not_add_up(data):
    data.cell("funding.csv", data.row("funding.csv", amount="6100"), "amount", "6200")
    assert catalog.read(data.folder).problems == ()


def test_a_total_is_not_blamed_for_a_district_that_stands_there_twice(data):
    lines = data.lines("balances.csv")
    data.write_lines("balances.csv", [*lines, lines[1]])
    assert (only_problem(data).code, only_problem(data).row) == ("duplicate", len(lines) + 1)


def test_a_total_is_not_blamed_for_a_district_gone_astray(data):
    data.cell("balances.csv", 2, "province_code", "00")
    assert (only_problem(data).code, only_problem(data).row) == ("unknown_key", 2)


@pytest.mark.parametrize(
    ("file", "column", "change", "expected"),
    [
        ("balances.csv", "province_code", {"province_code": "20"}, "06, the province of district 058"),
        ("district_plans.csv", "plan_id", {"plan_id": "lang-son-2023"}, "06, the province of district 058"),
        ("targets.csv", "plan_id", {"district_code": "181"}, "20, the province of district 181"),
        ("example/review_flows.csv", "province_code", {"district_code": "181"}, "20, the province of district 181"),
        ("example/review_results.csv", "province_code", {"district_code": "181"}, "20, the province of district 181"),
    ],
)
def test_a_district_under_another_province_is_told(data, file, column, change, expected):
    row = data.row(file, district_code="990" if file.startswith("example") else "058")
    for name, text in change.items():
        data.cell(file, row, name, text)
    problem = only_problem(data)
    assert (problem.code, problem.file, problem.row, problem.column) == ("other_province", file, row, column)
    assert f"expected {expected}. Correct the code of the province or of the district." in problem.say()
    assert_said_in_vietnamese_too(problem)


def test_a_range_without_its_end_is_told(data):
    data.cell("targets.csv", 2, "value_max", "")
    assert (only_problem(data).code, only_problem(data).column) == ("target_without_value", "value_max")
