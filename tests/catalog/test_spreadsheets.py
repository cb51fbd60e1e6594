"""What spreadsheets and systems do to a file is no fault; marks that nobody declared are."""

import shutil

import pandas as pd

from helpers import catalog

from .saying import only_problem, places


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
    for path in data.files():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert_same_tables(tables(data.folder), before)


def test_windows_line_ends_are_no_fault(data):
    before = tables(data.folder)
    for path in data.files():
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
    data.write_lines("balances.csv", [header, "", *rest, "," * header.count(","), "  "])
    after = tables(data.folder)
    assert_same_tables(after, before, but=["row"])
    here = before["balances"]["file"] == "balances.csv"
    assert after["balances"]["row"].tolist() == (before["balances"]["row"] + here).tolist()
    lines = data.lines("balances.csv")
    data.write_lines("balances.csv", [*lines[:2], lines[2].replace("12035", "12.035"), *lines[3:]])
    assert places(data) == {("balances.csv", 3, "households")}


def as_vietnamese_spreadsheet(data):
    """The same folder as a Vietnamese spreadsheet saves it: 12.035 and 2,76 between semicolons."""
    for resource in data.package()["resources"]:
        kinds = {field["name"]: field for field in resource["schema"]["fields"]}
        for path in [resource["path"]] if isinstance(resource["path"], str) else resource["path"]:
            header, *rows = data.rows(path)
            for row in rows:
                for i, name in enumerate(header):
                    kind = kinds[name]
                    if kind["type"] == "number":
                        row[i] = row[i].replace(".", ",")
                    elif kind["type"] == "integer" and row[i] and kind.get("unit") != "year":
                        row[i] = f"{int(row[i]):,}".replace(",", ".")
            data.write_rows(path, [header, *rows], delimiter=";")


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
