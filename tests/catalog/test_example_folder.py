"""The example's files are a second part of each table, and nothing of it stands among real figures."""

import shutil

import pytest

from helpers import catalog

from .saying import assert_said_in_vietnamese_too, only_problem


def test_a_folder_without_the_example_is_whole(data):
    shutil.rmtree(data.folder / "example")
    read = catalog.read(data.folder)
    assert read.problems == ()
    assert not read.plans()["made_up"].any()
    assert not any(frame["file"].str.startswith("example/").any() for frame in read.tables.values())


def test_a_file_that_is_missing_from_the_example_is_told(data):
    (data.folder / "example" / "funding.csv").unlink()
    problem = only_problem(data)
    assert problem.say() == (
        f"example/funding.csv: the file is not there; expected this file in the folder {data.folder}, as datapackage.json "
        "names it. Put it back, from the project’s data folder or with its header row alone if it has no data."
    )
    assert_said_in_vietnamese_too(problem)


def test_a_fault_in_the_example_is_told_with_its_folder_and_stops_the_example_only(data):
    data.cell("example/review_flows.csv", 2, "opening", "1.234")
    problem = only_problem(data)
    assert (problem.file, problem.row, problem.owner) == ("example/review_flows.csv", 2, "99")
    assert problem.say().startswith("example/review_flows.csv, row 2, column opening: “1.234” stands there;")
    assert catalog.load("20", "2023", "vi", data.folder).plan["plan_id"] == "lang-son-2023"


def test_a_row_that_stands_in_both_files_is_told_with_the_other_file(data):
    data.write_lines("regions.csv", data.lines("regions.csv"))
    line = data.lines("example/sources.csv")[1]
    data.write_lines("sources.csv", [*data.lines("sources.csv"), line])
    row = len(data.lines("sources.csv"))
    problems = {problem.code: problem for problem in catalog.read(data.folder).problems}
    assert set(problems) == {"duplicate", "made_up_among_real"}
    told = problems["duplicate"].say()
    assert told.startswith("example/sources.csv, row 2, column source_id: “vi-du-danh-muc” stands there;")
    assert f"it stands in row {row} (sources.csv) too" in told


AMONG_REAL = "expected rows of real provinces. Move rows of the example province to the files in example/."
AMONG_MADE_UP = "expected rows of the example province. Move rows of real provinces out of example/."


@pytest.mark.parametrize(
    ("table", "column", "row", "code", "expected"),
    [
        ("balances", "province_code", 2, "made_up_among_real", AMONG_REAL),
        ("funding", "plan_id", 2, "made_up_among_real", AMONG_REAL),
        ("poor_districts", "district_code", 2, "made_up_among_real", AMONG_REAL),
        ("sources", "source_id", 2, "made_up_among_real", AMONG_REAL),
        ("balances", "province_code", 2, "real_among_made_up", AMONG_MADE_UP),
        ("funding", "plan_id", 2, "real_among_made_up", AMONG_MADE_UP),
        ("poor_districts", "district_code", 2, "real_among_made_up", AMONG_MADE_UP),
        ("sources", "source_id", 2, "real_among_made_up", AMONG_MADE_UP),
    ],
)
def test_a_row_in_the_wrong_file_is_told(data, table, column, row, code, expected):
    """A row is taken out of one file and put at the end of the other."""
    files = [f"example/{table}.csv", f"{table}.csv"]
    out, into = files if code == "made_up_among_real" else files[::-1]
    lines = data.lines(out)
    data.write_lines(into, [*data.lines(into), lines.pop(row - 1)])
    data.write_lines(out, lines)
    # what the move leaves without its total, or told again in other words, is told beside it
    (problem,) = [one for one in catalog.read(data.folder).problems if one.code == code]
    assert (problem.file, problem.row, problem.column) == (into, len(data.lines(into)), column)
    assert problem.say().endswith(expected)
    assert_said_in_vietnamese_too(problem)


def test_a_real_figure_from_a_made_up_source_is_told(data):
    data.cell("balances.csv", 2, "source_id", "vi-du-ke-hoach-2023")
    problem = only_problem(data)
    assert (problem.code, problem.file, problem.row, problem.owner) == ("made_up_source", "balances.csv", 2, "06")
    assert problem.say().endswith(
        "expected a source that exists. Name the document the figures stand in; "
        "only files in example/ rest on made-up ones."
    )
    assert_said_in_vietnamese_too(problem)
