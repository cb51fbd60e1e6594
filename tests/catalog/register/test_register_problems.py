"""What is wrong with a register is told at once: file, rows, column, what stands there, what was expected, what to do."""

import subprocess
import sys

import pytest

from helpers import catalog
from helpers.catalog.register import count_register
from helpers.catalog.register.declared import COLUMNS
from tests.registers import MADE_UP_SOURCE, household, made_up_register, write_all_households, write_csv, write_parquet

from ..conftest import DATA

POOR = {"deprived_employment": True, "deprived_toilet": True, "deprived_dependants": True, "members": 4, "children": 2}
PLACE = ("99", "990")


def problems(files, all_households=None, source=MADE_UP_SOURCE):
    with pytest.raises(catalog.DataProblems) as error:
        count_register(files, DATA, source, all_households)
    return error.value.problems


def register(tmp_path, *changes, write=write_csv, name="register.csv"):
    """Poor households that keep every rule, but for what the changes say of the first, the second, ..."""
    usual = [
        household(f"ho-{i}", PLACE, 2024, "poor", "poor", **POOR, opening_members=3)
        for i in range(max(6, len(changes)))
    ]
    for row, change in zip(usual, changes, strict=False):
        row.update(change)
    return write(tmp_path / name, usual)


WRONG = {
    "a count in words": ({"members": "bốn"}, "column members: “bốn” stands there; expected a whole number"),
    "a count with decimals": ({"members": "4.0"}, "column members: “4.0” stands there; expected a whole number"),
    "a household of nobody": ({"members": 0, "children": 0}, "column members: “0” stands there; expected at least 1."),
    "a household of hundreds": ({"members": 400}, "column members: “400” stands there; expected at most 99."),
    "no members": ({"members": None}, "column members: nothing stands there; expected a value where class = poor / near_poor / farm_average."),
    "neither yes nor no": ({"merit": "x"}, "column merit: “x” stands there; expected 1 or 0, or true or false. Write 1 for yes and 0 for no."),
    "no answer": ({"merit": None}, "column merit: nothing stands there; expected a value where class = poor / near_poor."),
    "two for yes": ({"merit": 2}, "column merit: “2” stands there; expected 1 or 0"),
    "an unknown class": ({"class": "rich"}, "column class: “rich” stands there; expected one of poor, near_poor, farm_average, neither, absent."),
    "no class": ({"class": None}, "column class: nothing stands there; expected a value in every row."),
    "a province without its zero": ({"province_code": "6"}, "column province_code: “6” stands there; expected a code that stands in provinces.csv."),
    "an unknown district": ({"district_code": "9999"}, "column district_code: “9999” stands there; expected a code that stands in districts.csv."),
    "a district elsewhere": ({"district_code": "058"}, "column district_code: “99 + 058” stands there; expected a district of the row’s province."),
    "a year of another standard": ({"year": 2021}, "column year: “2021” stands there; expected a year from 2022-2026."),
    "no name": ({"household_id": None}, "column household_id: nothing stands there; expected a value in every row."),
    "a poor household with two deprivations": ({"deprived_toilet": False}, "column class: “poor: 2” stands there; expected at least 3 deprivations, as the household is poor."),
    "a near-poor household with three": ({"class": "near_poor"}, "column class: “near_poor: 3” stands there; expected fewer than 3 deprivations, as the household is near-poor."),
    "more children than members": ({"children": 5}, "column children: “5” stands there; expected at most the members of the household."),
    "more children who lack than children": ({"children_malnourished": 3}, "column children_malnourished: “3” stands there; expected at most the children of the household."),
    "never there": ({"class": "absent", "opening_class": "absent"}, "column class: “absent” stands there; expected a household that is there at the start of the year or at its end."),
    "no word on falling back": ({"opening_class": "neither"}, "column relapsed: nothing stands there; expected a value where opening_class = farm_average / neither, class = poor / near_poor."),
    "no members at the start": ({"opening_members": None}, "column opening_members: nothing stands there; expected a value where opening_class = poor / near_poor."),
}  # fmt: skip


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_cell_is_told(tmp_path, change, told):
    """The third household stands in row 4: the header is row 1."""
    (problem,) = problems([register(tmp_path, {}, {}, change)])
    assert problem.say().startswith(f"register.csv, row 4, {told}"), problem.say()


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_cell_is_told_in_vietnamese_too(tmp_path, change, told):
    (problem,) = problems([register(tmp_path, {}, {}, change)])
    said = problem.say("vi")
    assert said.startswith(f"register.csv, dòng 4, cột {problem.column}: ")
    for word in ("expected", "stands", "column", "row ", "household", "Write", "Check", "value", "Fill", "orrect"):
        assert word not in said.replace("household_id", "").replace("row {", "")


def test_many_rows_with_one_problem_are_told_once_with_the_first_of_them(tmp_path):
    changes = [{"members": number} for number in ("x", "1.234", "", "y", "z")]
    empty, unread = problems([register(tmp_path, *changes)])[::-1]
    assert unread.say() == (
        "register.csv, 4 rows (the first: 2, 3, 5), column members: “x”, “1.234”, “y” stand there; expected a whole number "
        "written in digits only. Write 12035, not 12.035, 12,035 or 12 035."
    )
    assert empty.say().startswith("register.csv, row 4, column members: nothing stands there; expected a value where")


def test_two_rows_with_one_problem_are_both_named(tmp_path):
    (problem,) = problems([register(tmp_path, {"merit": "có"}, {"merit": "không"})])
    assert problem.say().startswith("register.csv, rows 2, 3, column merit: “có”, “không” stand there; expected 1 or 0")


def test_all_problems_of_all_files_are_told_at_once(tmp_path):
    one = register(tmp_path, {"members": 0}, {"merit": "x"}, name="a.csv")
    other = register(tmp_path, {"household_id": "ho-10", "class": "rich"}, name="b.csv")
    found = {(problem.file, problem.column, problem.code) for problem in problems([one, other])}
    assert found >= {
        ("a.csv", "members", "below_least"),
        ("a.csv", "merit", "not_yes_or_no"),
        ("b.csv", "class", "not_allowed"),
    }


def test_a_household_that_stands_twice_is_told_in_every_file(tmp_path):
    rows = made_up_register(20)
    twice = next(row for row in rows if row["class"] != "absent")
    one, two = write_csv(tmp_path / "a.csv", rows), write_parquet(tmp_path / "b.parquet", [twice])
    first, second = problems([one, two])
    assert (first.file, second.file) == ("a.csv", "b.parquet")
    assert first.say().startswith(
        f"a.csv, row {rows.index(twice) + 2}, column household_id: “{twice['household_id']}” stands there; "
        "expected a household once a year in a province, or twice if it moved between its districts."
    )


def test_a_household_that_moved_stands_in_both_districts(tmp_path):
    moved = (
        {"household_id": "ho-0", "class": "absent"},
        {"household_id": "ho-0", "opening_class": "absent", "district_code": "991"},
    )
    done = count_register([register(tmp_path, *moved)], DATA, MADE_UP_SOURCE)
    assert done.rows == 6


def test_names_that_differ_by_spaces_are_one_and_quoted_nothing_is_none(tmp_path):
    (problem,) = problems([register(tmp_path, {}, {"household_id": "ho-0 "})])
    assert (problem.code, problem.count) == ("household_twice", 2)
    path = register(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("\nho-1,", '\n"",'), encoding="utf-8")
    (problem,) = problems([path])
    assert (problem.code, problem.column, problem.rows) == ("empty_cell", "household_id", (3,))


def test_one_name_may_stand_in_two_provinces_and_in_two_years(tmp_path):
    other = {"household_id": "ho-0", "year": 2023}
    assert count_register([register(tmp_path, {}, other)], DATA, MADE_UP_SOURCE).rows == 6


def test_cells_that_are_not_counted_may_be_empty_or_zero(tmp_path):
    """Of a household that has left nothing is asked, and no members is no mistake."""
    nothing = dict.fromkeys([name for name in COLUMNS if name.startswith(("deprived_", "cause_", "children"))])
    gone = {
        "class": "absent",
        "members": 0,
        "merit": None,
        "ethnic_minority": None,
        "no_labour_capacity": None,
    } | nothing
    assert count_register([register(tmp_path, gone)], DATA, MADE_UP_SOURCE).rows == 6


def test_spaces_words_and_empty_lines_are_understood(tmp_path):
    path = register(tmp_path, {"merit": "TRUE", "class": " poor "}, {"merit": "false"}, {"members": " 4"})
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n").replace("household_id,", " household_id ,")
    path.write_bytes(("\ufeff" + text + "\r\n" + "," * (len(COLUMNS) - 1) + "\r\n\r\n").encode())
    done = count_register([path], DATA, MADE_UP_SOURCE)
    assert done.rows == 6
    assert done.counts["merit"].sum() == 1


def test_other_columns_are_not_read(tmp_path):
    path = register(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([lines[0] + ",full_name", *(line + ",Nguyễn Văn Không" for line in lines[1:])]), encoding="utf-8"
    )
    assert "full_name" not in count_register([path], DATA, MADE_UP_SOURCE).counts


def test_a_table_with_some_of_its_columns_lacks_the_others(tmp_path):
    columns = [name for name in COLUMNS if name not in ("cause_land", "relapsed", "year")]
    rows = made_up_register(5)
    found = problems([write_csv(tmp_path / "r.csv", rows, columns)])
    assert [(problem.code, problem.column) for problem in found] == [
        ("column_not_there", "year"), ("column_not_there", "relapsed"), ("column_not_there", "cause_land")
    ]  # fmt: skip


def test_a_column_that_one_of_two_files_lacks_is_told_of_that_file(tmp_path):
    rows = made_up_register(5)
    whole = write_csv(tmp_path / "a.csv", rows)
    short = write_csv(tmp_path / "b.csv", rows, [name for name in COLUMNS if not name.startswith("children")])
    assert {problem.file for problem in problems([whole, short])} == {"b.csv"}


def test_a_misspelt_column_is_offered(tmp_path):
    path = register(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("cause_land", "cause_lannd"), encoding="utf-8")
    (problem,) = problems([path])
    assert problem.say().endswith("Did you mean “cause_lannd”?")


def test_codes_stored_as_numbers_are_refused(tmp_path):
    import polars as pl

    path = register(tmp_path, write=write_parquet, name="r.parquet")
    pl.read_parquet(path).with_columns(pl.col("province_code").cast(pl.Int64)).write_parquet(path)
    (problem,) = problems([path])
    assert problem.say() == (
        "r.parquet, column province_code: “Int64” stands there; expected text, as a number has lost the zero of 06. "
        "Store codes and names as text, and make the file again."
    )


def test_numbers_that_gaps_made_floating_are_counted_and_fractions_are_not(tmp_path):
    import polars as pl

    path = register(tmp_path, write=write_parquet, name="r.parquet")
    frame = pl.read_parquet(path).with_columns(
        pl.col("members", "merit").cast(pl.Float64), pl.col("class").cast(pl.Categorical)
    )
    frame.write_parquet(path)
    assert count_register([path], DATA, MADE_UP_SOURCE).counts["members"].sum() == 24
    frame.with_columns(members=pl.lit(4.5)).write_parquet(path)
    (problem,) = problems([path])
    assert (problem.code, problem.count, problem.rows) == ("not_integer", 6, (2, 3, 4))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("r.csv", b"", "r.csv, row 1: nothing stands there; expected a header row with the column names."),
        ("r.csv", "household_id,class\nä,poor\n".encode("latin-1"), "r.csv: “byte 19” stands there; expected a text file in UTF-8."),
        ("r.csv", b"household_id,province_code,year,class\na,99,2024,poor,x\n", "r.csv, row 2: “5” stands there; expected 4 cells."),
        ("r.csv", b"class,class,year\na,b,c\n", "r.csv, row 1, column class: “class” stands there; expected the column class only once."),
        ("r.parquet", b"no parquet", "r.parquet: “parquet"),
        ("r.xlsx", b"", "r.xlsx: “.xlsx” stands there; expected a file that ends in .csv or .parquet."),
    ],
)  # fmt: skip
def test_a_file_that_can_not_be_read_is_told(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    found = problems([tmp_path / name])
    assert any(problem.say().startswith(told) for problem in found), [problem.say() for problem in found]


def test_broken_rows_of_a_csv_file_are_told_by_their_row(tmp_path):
    path = register(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:3], lines[3] + ",1", *lines[4:]]) + "\n", encoding="utf-8")
    (problem,) = problems([path])
    assert (problem.code, problem.row, problem.found) == ("ragged_row", 4, str(len(COLUMNS) + 1))
    path.write_text("\n".join([*lines[:3], lines[3].replace("ho-2", '"ho-2'), *lines[4:]]) + "\n", encoding="utf-8")
    (problem,) = problems([path])
    assert problem.code == "not_csv"


def test_a_register_without_households_is_told(tmp_path):
    (problem,) = problems([write_csv(tmp_path / "r.csv", [])])
    assert problem.code == "no_households"


def test_the_source_must_be_listed_and_be_no_made_up_one_for_real_provinces(tmp_path):
    (problem,) = problems([register(tmp_path)], source="vi-du-ra-soat-2042")
    assert problem.say() == (
        "sources.csv, column source_id: “vi-du-ra-soat-2042” stands there; expected the source of the register’s figures. "
        "Add its row to this file first, or name another with --source. Did you mean “vi-du-ra-soat-2024”?"
    )
    real = [{"province_code": "06", "district_code": "058"}] * 6
    (problem,) = problems([register(tmp_path, *real)])
    assert problem.code == "made_up_source_for_real"


def test_all_households_must_cover_the_register(tmp_path):
    areas = write_all_households(tmp_path / "all.csv", [("99", "991", 2024, 5, 9)])
    (problem,) = problems([register(tmp_path)], areas)
    assert problem.say().startswith(
        "all.csv: nothing stands there; expected a row for 2024 99 990, which the register holds."
    )
    areas = write_all_households(tmp_path / "all.csv", [("99", "990", 2024, 5, 9)])
    (problem,) = problems([register(tmp_path)], areas)
    assert problem.say().startswith(
        "all.csv, row 2, column households: “6” stands there; expected at most the number of households, 5."
    )
    areas = write_all_households(tmp_path / "all.csv", [("99", "99", 2024, "1.000", 9)])
    assert {problem.code for problem in problems([register(tmp_path)], areas)} == {"bad_pattern", "not_integer"}


def test_without_polars_the_command_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    (problem,) = problems([register(tmp_path)])
    assert problem.say() == (
        "giamngheo count: nothing stands there; expected the package polars, which reads registers. "
        "Install it with the Python that runs this: pip install polars."
    )


def test_polars_is_imported_only_to_count():
    """A process that has used polars must not be forked, and reports are made in forks."""
    code = "import sys, helpers.cli, helpers.forms, helpers.catalog.register; print('polars' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=DATA.parent, check=True)
    assert done.stdout.strip() == "False"


def test_declared_columns_are_those_of_the_lists():
    indicators, causes = (
        [line.split(",")[0] for line in (DATA / file).read_text(encoding="utf-8").splitlines()[1:]]
        for file in ("deprivation_indicators.csv", "causes.csv")
    )
    assert [name for name in COLUMNS if name.startswith("deprived_")] == [f"deprived_{one}" for one in indicators]
    assert [name for name in COLUMNS if name.startswith("cause_")] == [f"cause_{one}" for one in causes]
