"""Each thing that can be wrong with the data is told: where it stands, what stands there, what was expected, what to do."""

import json
import shutil
from decimal import Decimal

import pandas as pd
import pytest

from helpers import catalog

WHOLE = "a whole number written in digits only. Write 12035, not 12.035, 12,035 or 12 035."
CHECK = "Check the figure against its document."
ELSEWHERE = "Add it there first, or correct it here."
SUM = (
    "the sum of the districts. Correct the figure; "
    "if the document itself prints it so, say it in known_difference_vi and known_difference_en."
)

# what is wrong: (file, row, column, what is written there), what is expected and advised, what else is said
WRONG_CELLS = {
    "text where a number belongs": (("balances.csv", 2, "households", "nhiều"), WHOLE),
    "households with a thousands dot": (("balances.csv", 2, "households", "12.035"), WHOLE),
    "households with decimals": (("balances.csv", 2, "households", "12035.0"), WHOLE),
    "rate with a decimal comma": (
        ("balances.csv", 2, "poverty_rate", "2,76"),
        "a number with the decimal mark “.”. Write it as in 26.93, without units or thousands marks.",
    ),
    "rate with its unit": (
        ("balances.csv", 2, "poverty_rate", "2.76%"),
        "a number with the decimal mark “.”. Write it as in 26.93, without units or thousands marks.",
    ),
    "negative count": (("balances.csv", 2, "poor_households", "-1"), f"at least 0. {CHECK}"),
    "negative amount": (("funding.csv", 5, "amount", "-213000"), f"at least 0. {CHECK}"),
    "rate over 100": (("balances.csv", 2, "poverty_rate", "276"), f"at most 100. {CHECK}"),
    "rate just over 100": (("district_plans.csv", 2, "end_rate", "100.01"), f"at most 100. {CHECK}"),
    "empty required cell": (
        ("targets.csv", 5, "quote", ""),
        "a value. Fill the cell; only columns that datapackage.json does not require may stay empty.",
    ),
    "required cell of spaces": (
        ("targets.csv", 5, "quote", "  "),
        "a value. Fill the cell; only columns that datapackage.json does not require may stay empty.",
    ),
    "comparator misspelt": (
        ("targets.csv", 44, "comparator", "at_mots"),
        "one of at_least, more_than, at_most, less_than, equal, about, between, qualitative. "
        "Use one of these values. Did you mean “at_most”?",
    ),
    "status misspelt": (
        ("balances.csv", 2, "status", "aproved"),
        "one of plan, estimate, preliminary, approved, published. Use one of these values. Did you mean “approved”?",
    ),
    "value no list knows": (
        ("balances.csv", 2, "status", "xxx"),
        "one of plan, estimate, preliminary, approved, published. Use one of these values.",
    ),
    "code without its leading zero": (
        ("targets.csv", 14, "district_code", "58"),
        r"text of the form ^\d{3}$. Keep leading zeros, and write codes as text.",
    ),
    "neither true nor false": (
        ("targets.csv", 5, "comparator_printed", "yes"),
        "true or false. Write true or false.",
    ),
    "date in another order": (
        ("targets.csv", 5, "deadline", "31/12/2022"),
        "a date as year-month-day. Write it as in 2022-03-17.",
    ),
    "day that does not exist": (
        ("targets.csv", 5, "deadline", "2022-02-30"),
        "a date as year-month-day. Write it as in 2022-03-17.",
    ),
    "unknown source": (
        ("balances.csv", 2, "source_id", "166-KH-UBND-bac-kan-2021"),
        f"a value that stands in sources (source_id). {ELSEWHERE} Did you mean “166-KH-UBND-bac-kan-2022”?",
    ),
    "unknown indicator": (
        ("targets.csv", 6, "indicator_id", "schools_national_standard_aded"),
        f"a value that stands in target_indicators (indicator_id). {ELSEWHERE} "
        "Did you mean “schools_national_standard_added”?",
    ),
    "unknown district": (
        ("district_plans.csv", 2, "district_code", "999"),
        f"a value that stands in districts (district_code). {ELSEWHERE}",
    ),
    "unknown parent project": (
        ("projects.csv", 5, "parent_code", "DA9"),
        f"a value that stands in projects (project_code). {ELSEWHERE} Did you mean “DA7”?",
    ),
    "more near-poor than households": (
        ("balances.csv", 2, "near_poor_households", "12036"),
        "at most the number of households, 12035. Check both figures against the document.",
    ),
    "printed households are not the sum": (
        ("printed_totals.csv", 2, "households", "81481"),
        f"81480, {SUM}",
    ),
    "printed poor households are not the sum": (
        ("printed_totals.csv", 2, "poor_households", "21947"),
        f"21946, {SUM}",
    ),
    "printed reduction is not the sum": (
        ("printed_totals.csv", 2, "reduction_households", "1983"),
        f"1984, {SUM}",
    ),
    "target without value": (
        ("targets.csv", 44, "value", ""),
        "a value and a unit, as its comparator is at_most. Fill them, or make the comparator qualitative.",
    ),
    "target without unit": (
        ("targets.csv", 44, "unit", ""),
        "a value and a unit, as its comparator is at_most. Fill them, or make the comparator qualitative.",
    ),
    "value where no number is printed": (
        ("targets.csv", 5, "value", "3"),
        "no value, as its comparator is qualitative. Empty the value, or choose the comparator the document prints.",
    ),
    "range upside down": (
        ("targets.csv", 2, "value_max", "1.9"),
        "at least the first value, 2. Write the smaller value first.",
    ),
}


def only_problem(data):
    problems = catalog.read(data.folder).problems
    assert len(problems) == 1, [problem.say() for problem in problems]
    return problems[0]


def places(data):
    return {(problem.file, problem.row, problem.column) for problem in catalog.read(data.folder).problems}


def assert_said_in_vietnamese_too(problem):
    """The same place and finding, and not a word of the English sentence but names and codes."""
    english, vietnamese = problem.say("en"), problem.say("vi")
    place = [problem.file] if problem.file else []
    place += [f"dòng {problem.row}"] if problem.row else []
    place += [f"cột {problem.column}"] if problem.column and problem.file else []
    assert vietnamese.startswith(", ".join(place) + ": ")
    assert f"“{problem.found}”" in vietnamese or not problem.found
    for text in (str(value) for value in problem.details.values()):
        if text in english:
            assert text in vietnamese
    for word in ("stands there", "expected", "row ", "column ", "Write", "Check", "Use ", "Did you mean"):
        assert word not in vietnamese.replace(problem.found or "", "")


@pytest.mark.parametrize(("change", "expected"), WRONG_CELLS.values(), ids=WRONG_CELLS)
def test_wrong_cell(data, change, expected):
    file, row, column, text = change
    data.cell(*change)
    found = f"“{text}” stands there" if text.strip() else "nothing stands there"
    problem = only_problem(data)
    assert problem.say("en") == f"{file}, row {row}, column {column}: {found}; expected {expected}"
    assert_said_in_vietnamese_too(problem)


def test_a_wrong_cell_is_missing_in_the_table(data):
    data.cell("balances.csv", 2, "poverty_rate", "2,76")
    baselines = catalog.read(data.folder).tables["balances"]
    assert baselines.loc[baselines["row"] == 2, "poverty_rate"].isna().all()
    assert baselines.loc[baselines["row"] == 3, "poverty_rate"].item() == Decimal("28.33")


def test_more_poor_households_than_households(data):
    data.cell("balances.csv", 13, "households", "100")
    data.cell("balances.csv", 13, "poor_households", "101")
    problem = only_problem(data)
    assert problem.say() == (
        "balances.csv, row 13, column poor_households: “101” stands there; "
        "expected at most the number of households, 100. Check both figures against the document."
    )
    assert_said_in_vietnamese_too(problem)


def test_every_household_may_be_poor(data):
    data.cell("balances.csv", 13, "households", "100")
    data.cell("balances.csv", 13, "poor_households", "100")
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
    data.cell("funding.csv", 7, "amount", "6200")
    assert catalog.read(data.folder).problems == ()


def test_a_district_that_stands_there_twice(data):
    data.cell("balances.csv", 14, "district_code", "256")
    problem = only_problem(data)
    key = ["province_code", "district_code", "year", "point", "standard_id", "source_id"]
    assert problem.say() == (
        f"balances.csv, row 14, column {', '.join(key)}: "
        "“27, 256, 2022, end, ND07, 1661-QD-UBND-bac-ninh-2022” stands there; "
        f"expected {' + '.join(key)} only once; it stands in row 13 too. "
        "Remove one of the two rows, or correct the code."
    )
    assert_said_in_vietnamese_too(problem)


def test_a_total_is_not_blamed_for_a_district_that_stands_there_twice(data):
    lines = data.lines("balances.csv")
    data.write_lines("balances.csv", [*lines, lines[1]])
    assert (only_problem(data).code, only_problem(data).row) == ("duplicate", 21)


def test_a_total_is_not_blamed_for_a_district_gone_astray(data):
    data.cell("balances.csv", 2, "province_code", "99")
    assert (only_problem(data).code, only_problem(data).row) == ("unknown_key", 2)


def test_a_plan_that_stands_there_twice_is_told(data):
    data.cell("plans.csv", 3, "plan_id", "bac-kan-2022")
    first = catalog.read(data.folder).problems[0]
    assert first.say() == (
        "plans.csv, row 3, column plan_id: “bac-kan-2022” stands there; expected plan_id only once; "
        "it stands in row 2 too. Remove one of the two rows, or correct the code."
    )


def test_a_province_row_that_stands_there_twice(data):
    lines = data.lines("balances.csv")
    data.write_lines("balances.csv", [*lines, lines[11]])
    assert (only_problem(data).row, only_problem(data).details["row"]) == (21, 12)


def test_missing_folder(tmp_path):
    with pytest.raises(catalog.DataProblems) as stop:
        catalog.read(tmp_path / "dta")
    message = str(stop.value)
    assert f"data: “{tmp_path / 'dta'}” was given; expected a data folder with a datapackage.json." in message
    assert message.endswith("Check the folder's name, or copy the project's data folder.")
    assert "một thư mục dữ liệu có datapackage.json" in stop.value.problems[0].say("vi")


def test_missing_description(data):
    (data.folder / "datapackage.json").unlink()
    with pytest.raises(catalog.DataProblems, match=r"^datapackage\.json: nothing stands there; expected a data folder"):
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


def test_missing_file(data):
    (data.folder / "balances.csv").unlink()
    problem = only_problem(data)
    assert problem.say() == (
        "balances.csv: nothing stands there; expected this file, named in datapackage.json. "
        "Put the file back, with its header row if it has no data."
    )
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


def test_all_faults_are_told_at_once(data):
    data.cell("balances.csv", 2, "households", "12.035")
    data.cell("balances.csv", 3, "poverty_rate", "28,33")
    data.cell("district_plans.csv", 2, "end_rate", "257")
    data.cell("targets.csv", 80, "unit", "")
    data.cell("funding.csv", 4, "amount", "10049")
    data.cell("outcomes.csv", 9, "source_id", "thoi-bao")
    assert places(data) == {
        ("balances.csv", 2, "households"),
        ("balances.csv", 3, "poverty_rate"),
        ("district_plans.csv", 2, "end_rate"),
        ("targets.csv", 80, "unit"),
        ("funding.csv", 2, "amount"),
        ("outcomes.csv", 9, "source_id"),
    }


def test_two_faults_of_one_row_are_both_told(data):
    data.cell("balances.csv", 2, "households", "12.035")
    data.cell("balances.csv", 2, "poverty_rate", "2,76")
    with pytest.raises(catalog.DataProblems) as stop:
        catalog.load("06", "2022", "vi", data.folder)
    assert [line.split(":")[0] for line in str(stop.value).splitlines()] == [
        "balances.csv, dòng 2, cột households",
        "balances.csv, dòng 2, cột poverty_rate",
    ]


def test_nothing_is_said_of_keys_and_sums_of_a_table_that_is_not_there(data):
    (data.folder / "sources.csv").unlink()
    assert only_problem(data).file == "sources.csv"


@pytest.mark.parametrize(
    "change",
    [
        ("targets.csv", 79, "deadline", "31/12/2024"),
        ("outcomes.csv", 10, "value", "4.484,0"),
        ("outcomes.csv", 10, "source_id", "lao-dong"),
        ("plan_projects.csv", 25, "name_vi", ""),
    ],
    ids=lambda change: f"{change[0]}-{change[2]}",
)
def test_a_fault_of_one_province_does_not_stop_another(data, change):
    data.cell(*change)
    (problem,) = catalog.read(data.folder).problems
    assert problem.owner == "94"
    assert catalog.load("06", "2022", "vi", data.folder).plan["plan_id"] == "bac-kan-2022"
    with pytest.raises(catalog.DataProblems, match=change[0]):
        catalog.load("94", "2024", "vi", data.folder)


def test_a_fault_of_what_all_share_stops_every_province(data):
    data.cell("sources.csv", 19, "title_vi", "")
    for province, year in (("06", "2022"), ("94", "2024")):
        with pytest.raises(catalog.DataProblems, match=r"^sources\.csv, row 19, column title_vi: nothing stands there"):
            catalog.load(province, year, "en", data.folder)


def tables(folder):
    read = catalog.read(folder)
    assert read.problems == ()
    return read.tables


def assert_same_tables(one, other, but=()):
    assert one.keys() == other.keys()
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame.drop(columns=list(but)), other[name].drop(columns=list(but)))
        printed = [table.drop(columns=list(but)).map(repr) for table in (frame, other[name])]
        assert printed[0].equals(printed[1]), f"{name}: the same values with other decimals"


def test_a_byte_order_mark_is_no_fault(data):
    before = tables(data.folder)
    for path in data.folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert_same_tables(tables(data.folder), before)


def test_windows_line_ends_are_no_fault(data):
    before = tables(data.folder)
    for path in data.folder.glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert_same_tables(tables(data.folder), before)


def test_decomposed_letters_are_no_fault(data):
    """macOS writes ạ as a letter and a mark; a table must not hold two spellings of one name."""
    before = tables(data.folder)
    data.write("districts.csv", data.text("districts.csv").replace("ạ", "a\u0323").replace("ă", "a\u0306"))
    assert_same_tables(tables(data.folder), before)


def test_blank_lines_are_no_fault_and_do_not_shift_the_rows_told(data):
    before = tables(data.folder)
    header, *rest = data.lines("balances.csv")
    data.write_lines("balances.csv", [header, "", *rest, ",,,,,,,,,,,,,", "  "])
    after = tables(data.folder)
    assert_same_tables(after, before, but=["row"])
    assert after["balances"]["row"].tolist() == [row + 1 for row in before["balances"]["row"]]
    lines = data.lines("balances.csv")
    data.write_lines("balances.csv", [*lines[:2], lines[2].replace("12035", "12.035"), *lines[3:]])
    assert places(data) == {("balances.csv", 3, "households")}


def as_vietnamese_spreadsheet(data):
    """The same folder as a Vietnamese spreadsheet saves it: 12.035 and 2,76 between semicolons."""
    for resource in data.package()["resources"]:
        kinds = {field["name"]: field for field in resource["schema"]["fields"]}
        header, *rows = data.rows(resource["path"])
        for row in rows:
            for i, name in enumerate(header):
                kind = kinds[name]
                if kind["type"] == "number":
                    row[i] = row[i].replace(".", ",")
                elif kind["type"] == "integer" and row[i] and kind.get("unit") != "year":
                    row[i] = f"{int(row[i]):,}".replace(",", ".")
        data.write_rows(resource["path"], [header, *rows], delimiter=";")


def declare_vietnamese_marks(data, marks):
    package = data.package()
    for resource in package["resources"]:
        resource["dialect"]["delimiter"] = ";"
        for field in resource["schema"]["fields"]:
            if field["type"] in marks:
                field |= {"decimalChar": ",", "groupChar": "."}
    data.write_package(package)


def test_a_folder_with_declared_vietnamese_marks_reads_the_same(data):
    before = tables(shutil.copytree(data.folder, data.folder.parent / "before"))
    as_vietnamese_spreadsheet(data)
    declare_vietnamese_marks(data, ("number", "integer"))
    assert "12.035;332;;2,76" in data.text("balances.csv")
    assert_same_tables(tables(data.folder), before)


def test_vietnamese_marks_that_nobody_declared_are_refused_and_never_misread(data):
    as_vietnamese_spreadsheet(data)
    declare_vietnamese_marks(data, ())
    told = {(problem.row, problem.column, problem.found) for problem in catalog.read(data.folder).problems}
    assert (2, "households", "12.035") in told
    assert (2, "poverty_rate", "2,76") in told


def test_the_advice_shows_the_declared_mark(data):
    as_vietnamese_spreadsheet(data)
    declare_vietnamese_marks(data, ("number", "integer"))
    data.write("balances.csv", data.text("balances.csv").replace("2,76", "2.76", 1))
    assert only_problem(data).say() == (
        "balances.csv, row 2, column poverty_rate: “2.76” stands there; "
        "expected a number with the decimal mark “,”. Write it as in 26,93, without units or thousands marks."
    )


def test_a_district_under_another_province_is_told(data):
    data.cell("balances.csv", 2, "province_code", "20")
    problem = only_problem(data)
    assert (problem.code, problem.row, problem.column) == ("other_province", 2, "province_code")
    assert "expected 06, the province of district 058" in problem.say()


def test_a_column_named_twice_is_told(data):
    path = data.folder / "funding.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("note_en", "note_vi", 1), encoding="utf-8")
    codes = {problem.code for problem in catalog.read(data.folder).problems}
    assert codes == {"repeated_column", "missing_column"}


def test_a_range_without_its_end_is_told(data):
    data.cell("targets.csv", 2, "value_max", "")
    assert (only_problem(data).code, only_problem(data).column) == ("target_without_value", "value_max")


@pytest.mark.parametrize("date", ["20221231", "2022-W01-1", "31/12/2022"])
def test_a_date_in_another_form_is_told(data, date):
    data.cell("targets.csv", 2, "deadline", date)
    assert (only_problem(data).code, only_problem(data).found) == ("not_date", date)


def test_an_area_without_households_is_told(data):
    data.cell("balances.csv", 2, "households", "0")
    assert only_problem(data).code == "too_small"


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
