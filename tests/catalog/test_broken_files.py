"""Files and descriptions that can not be read as a whole are told, and nothing is said of keys and sums then."""

import json

import pytest

from helpers import catalog

from .saying import assert_said_in_vietnamese_too, only_problem


def test_missing_folder(tmp_path):
    with pytest.raises(catalog.DataProblems) as stop:
        catalog.read(tmp_path / "dta")
    message = str(stop.value)
    assert f"data: “{tmp_path / 'dta'}” was given; expected a data folder with a datapackage.json." in message
    assert message.endswith("Check the folder's name, or copy the project's data folder.")
    assert "một thư mục dữ liệu có datapackage.json" in stop.value.problems[0].say("vi")


def test_missing_description(data):
    (data.folder / "datapackage.json").unlink()
    with pytest.raises(
        catalog.DataProblems, match=r"^datapackage\.json: the file is not there; expected a data folder"
    ):
        catalog.read(data.folder)


@pytest.mark.parametrize("text", ["{", "", "[]", '{"name": "x"}', '{"resources": [{"name": "plans"}]}'])
def test_broken_description(data, text):
    data.write("datapackage.json", text)
    with pytest.raises(catalog.DataProblems) as stop:
        catalog.read(data.folder)
    (problem,) = stop.value.problems
    assert problem.say().startswith("datapackage.json: “")
    assert problem.say().endswith(
        "” stands there; expected a data package description in JSON. Restore datapackage.json from the project."
    )
    assert_said_in_vietnamese_too(problem)


@pytest.mark.parametrize("broken", ['"dialect": "csv"', '"dialect": 5'])
def test_a_description_in_another_form_is_told(data, broken):
    path = data.folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["resources"][0] |= json.loads("{" + broken + "}")
    path.write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(catalog.DataProblems, match=r"^datapackage\.json"):
        catalog.read(data.folder)


def test_a_table_that_the_description_leaves_out_is_told(data):
    path = data.folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["resources"] = [one for one in package["resources"] if one["name"] != "outcomes"]
    path.write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(catalog.DataProblems, match="no outcomes"):
        catalog.read(data.folder)


def test_missing_file(data):
    (data.folder / "balances.csv").unlink()
    problem = only_problem(data)
    assert problem.say() == (
        f"balances.csv: the file is not there; expected this file in the folder {data.folder}, as datapackage.json "
        "names it. Put it back, from the project’s data folder or with its header row alone if it has no data."
    )
    assert problem.say("vi").startswith("balances.csv: không có tệp này;")
    assert_said_in_vietnamese_too(problem)


def test_a_file_that_is_not_utf_8(data):
    text = data.text("balances.csv")
    data.write("balances.csv", text, encoding="utf-16")
    problem = only_problem(data)
    assert problem.say() == (
        "balances.csv: “byte 0” stands there; expected a text file in UTF-8. Save it again as “CSV UTF-8”."
    )
    assert_said_in_vietnamese_too(problem)


def test_a_letter_of_another_encoding(data):
    header = data.lines("issuers.csv")[0].encode()
    (data.folder / "issuers.csv").write_bytes(header + b"\n06,\xd2y ban,B,C\n")
    assert only_problem(data).found == f"byte {len(header) + 4}"


def test_empty_file(data):
    data.write("balances.csv", "")
    problem = only_problem(data)
    assert problem.say() == (
        "balances.csv, row 1: nothing stands there; expected a header row with the column names. "
        "Put the column names of datapackage.json in the first line."
    )
    assert_said_in_vietnamese_too(problem)


def test_missing_column(data):
    rows = data.rows("district_plans.csv")
    data.write_rows("district_plans.csv", [row[:4] + row[5:] for row in rows])
    problem = only_problem(data)
    assert problem.say() == (
        "district_plans.csv, row 1, column end_rate: nothing stands there; expected the column end_rate. "
        "Add the column, empty if there is nothing to say."
    )
    assert_said_in_vietnamese_too(problem)


@pytest.mark.parametrize("mark", [";", "\t"])
def test_cells_separated_by_another_mark_are_one_problem(data, mark):
    """As a spreadsheet saves them where the comma is the decimal mark."""
    lines = data.lines("district_plans.csv")
    data.write_lines("district_plans.csv", [line.replace(",", mark) for line in lines])
    problem = only_problem(data)
    assert problem.say() == (
        f"district_plans.csv, row 1: “{mark}” stands there; expected cells separated by “,”. Save it with that "
        "separator, or declare the other in datapackage.json as the table’s dialect."
    )
    assert problem.say("vi").startswith("district_plans.csv, dòng 1: đang ghi “")


def test_unknown_column(data):
    header, *rest = data.lines("district_plans.csv")
    data.write_lines("district_plans.csv", [header + ",remark", *(line + "," for line in rest)])
    assert only_problem(data).say() == (
        "district_plans.csv, row 1, column remark: “remark” stands there; "
        "expected one of the columns of datapackage.json. Rename or remove the column."
    )


def test_misspelt_column_is_told_with_the_nearest_name(data):
    header, *rest = data.lines("district_plans.csv")
    data.write_lines("district_plans.csv", [header.replace("end_rate", "end_rat"), *rest])
    missing, unknown = catalog.read(data.folder).problems
    assert (missing.code, missing.column) == ("missing_column", "end_rate")
    assert unknown.say() == (
        "district_plans.csv, row 1, column end_rat: “end_rat” stands there; "
        "expected one of the columns of datapackage.json. Rename or remove the column. Did you mean “end_rate”?"
    )
    assert_said_in_vietnamese_too(unknown)


def test_a_column_named_twice_is_told(data):
    path = data.folder / "funding.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("note_en", "note_vi", 1), encoding="utf-8")
    codes = {problem.code for problem in catalog.read(data.folder).problems}
    assert codes == {"repeated_column", "missing_column"}


@pytest.mark.parametrize(
    ("line", "cells"), [("bac-kan-2022,063,217,2.50,18.16,166-KH-UBND-bac-kan-2022,x", "7"), ("bac-kan-2022,063", "2")]
)
def test_ragged_row(data, line, cells):
    lines = data.lines("district_plans.csv")
    lines[3] = line
    data.write_lines("district_plans.csv", lines)
    problem = only_problem(data)
    assert problem.say() == (
        f"district_plans.csv, row 4: “{cells}” stands there; expected 6 cells. "
        "Quote cells that hold a comma, and fill or remove the others."
    )
    assert_said_in_vietnamese_too(problem)


def test_nothing_is_said_of_keys_and_sums_of_a_table_that_is_not_there(data):
    (data.folder / "sources.csv").unlink()
    assert only_problem(data).file == "sources.csv"
