"""What must identify one row only stands there twice, or points to a row that is not there."""

from helpers import catalog

from .saying import assert_said_in_vietnamese_too, only_problem

KEY = "province_code, district_code, boundaries, scope, year, point, standard_id, status, source_id"


def test_a_district_that_stands_there_twice(data):
    first, second = (data.row("balances.csv", district_code=code) for code in ("256", "258"))
    data.cell("balances.csv", second, "district_code", "256")
    problem = only_problem(data)
    assert problem.say() == (
        f"balances.csv, row {second}, column {KEY}: “27, 256, before_2025_07, all, 2022, end, ND07, approved, "
        f"1661-QD-UBND-bac-ninh-2022” stands there; expected {KEY.replace(', ', ' + ')} only once; "
        f"it stands in row {first} too. Remove one of the two rows, or correct the code."
    )
    assert_said_in_vietnamese_too(problem)


def test_rows_that_are_alike_where_a_cell_can_not_be_read_are_told_of_that_cell_alone(data):
    for row in (3, 4):
        data.cell("district_plans.csv", row, "district_code", "x")
    assert {problem.code for problem in catalog.read(data.folder).problems} == {"bad_pattern"}


def test_a_plan_that_stands_there_twice_is_told(data):
    data.cell("plans.csv", 3, "plan_id", "bac-kan-2022")
    first = catalog.read(data.folder).problems[0]
    assert first.say() == (
        "plans.csv, row 3, column plan_id: “bac-kan-2022” stands there; expected plan_id only once; "
        "it stands in row 2 too. Remove one of the two rows, or correct the code."
    )


def test_a_province_row_that_stands_there_twice(data):
    lines = data.lines("balances.csv")
    row = data.row("balances.csv", source_id="thoi-bao-tai-chinh-2025-08-18")
    data.write_lines("balances.csv", [*lines, lines[row - 1]])
    assert (only_problem(data).row, only_problem(data).details["row"]) == (len(lines) + 1, row)
