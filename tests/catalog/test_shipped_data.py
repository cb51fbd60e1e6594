"""The data folder as it is shipped: whole, valid, sourced, and equal to what the documents print."""

import re

import frictionless
import pytest

from .conftest import DATA
from .shipped import FIELDS, RESOURCES, paths, raw, read, real

# lists of words and the offices that issue reports: nothing in them is taken from a document
WITHOUT_SOURCE = {"sources", "regions", "dimensions", "target_indicators", "populations", "issuers", "coverage_links"}


each_table = pytest.mark.parametrize("name", RESOURCES)


def test_the_package_is_valid_for_the_data_package_standard():
    report = frictionless.validate(DATA / "datapackage.json")
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == len(RESOURCES)


def test_every_table_is_read_without_a_problem():
    assert [problem.say() for problem in read().problems] == []
    assert set(read().tables) == set(RESOURCES)


def test_every_file_of_the_folder_is_declared():
    declared = {path for name in RESOURCES for path in paths(name)}
    assert {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")} == declared


@each_table
def test_every_row_is_read(name):
    """Into the table; closing balances that follow from the review's tables come on top of those entered."""
    own = read().tables[name]
    assert own["file"].isin(paths(name)).sum() == len(raw(name))


# Lists that are whole: codes of the General Statistics Office as of October 2022, the standard, the programme
WHOLE = {"provinces": 63, "districts": 705, "regions": 6, "projects": 16, "deprivation_indicators": 12, "causes": 8}


@pytest.mark.parametrize(("name", "rows"), WHOLE.items())
def test_number_of_rows(name, rows):
    assert len(real(name)) == rows


def test_province_codes_keep_their_leading_zeros():
    codes = [row["province_code"] for row in real("provinces")]
    assert len(set(codes)) == 63
    assert [code for code in codes if not re.fullmatch(r"\d\d", code)] == []
    assert codes[0] == "01"


@each_table
def test_every_vietnamese_column_has_an_english_one(name):
    endings = {ending: {c[:-3] for c in FIELDS[name] if c.endswith(ending)} for ending in ("_vi", "_en")}
    assert endings["_vi"] == endings["_en"]


@each_table
def test_what_is_said_in_one_language_is_said_in_the_other(name):
    pairs = [(column, column[:-3] + "_en") for column in FIELDS[name] if column.endswith("_vi")]
    one_sided = [(i, vi) for i, row in enumerate(raw(name), 2) for vi, en in pairs if bool(row[vi]) != bool(row[en])]
    assert one_sided == []


@each_table
def test_every_row_has_its_source(name):
    assert ("source_id" in FIELDS[name]) == (name not in WITHOUT_SOURCE or name == "sources")
    known = {row["source_id"] for row in raw("sources")}
    assert [i for i, row in enumerate(raw(name), 2) if row.get("source_id", "?") not in known | {"?"}] == []


@each_table
def test_numbers_have_a_decimal_point_and_no_thousands_mark(name):
    numbers = [column for column, field in FIELDS[name].items() if field["type"] in ("integer", "number")]
    cells = [(i, column, row[column]) for i, row in enumerate(raw(name), 2) for column in numbers if row[column]]
    assert [cell for cell in cells if not re.fullmatch(r"\d+(\.\d+)?", cell[2])] == []
    wholes = [cell for cell in cells if FIELDS[name][cell[1]]["type"] == "integer"]
    assert [cell for cell in wholes if "." in cell[2]] == []


@each_table
def test_every_column_is_documented(name):
    for field in FIELDS[name].values():
        assert field["title"] and field["title_vi"] and field["description"]


def test_every_source_is_cited():
    """Except the resolution behind the successors of the provinces, whose codes come from another list."""
    cited = {row["source_id"] for name in RESOURCES if name != "sources" for row in raw(name) if "source_id" in row}
    assert {row["source_id"] for row in raw("sources")} - cited <= {"202-2025-QH15"}


def test_a_source_can_be_found_again():
    """By its address or number; else it says that the address was not kept, or where its text was read."""
    lost = [r for r in real("sources") if not (r["url"] or r["number"] or r["read_in_en"])]
    assert [row["source_id"] for row in lost if "address of the page was not kept" not in row["note_en"]] == []


def test_no_path_or_address_of_this_machine_stands_in_the_data():
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*DATA.rglob("*.csv"), DATA / "datapackage.json"])
    assert re.findall(r"localhost|file:|(?<![\w.])/(?:home|root|tmp|work|Users)\b|\b[A-Z]:\\", text) == []
