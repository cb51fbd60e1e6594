"""A table as CSV: plain numbers, notes beside them, and nothing that a spreadsheet runs."""

from decimal import Decimal

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from helpers.display.blocks import Row
from helpers.numbers import write_decimal
from helpers.words import LANGUAGES
from tests.forms.report.made import csv_rows, made_files, table

NUMBERS = st.none() | st.decimals(-(10**7), 10**7, places=2)


def rows_of(*blocks, **how):
    files = made_files(*blocks, **how)
    return csv_rows(next(content for name, content in files.items() if name.endswith(".csv")))


@given(st.lists(NUMBERS, min_size=1).filter(any), st.sampled_from(LANGUAGES))
def test_a_number_comes_back_from_the_file(numbers, language):
    texts = ["—" if number is None else write_decimal(number, language) for number in numbers]
    _head, *rows = rows_of(table(["a", "|b"], [["x", text] for text in texts]), language=language)
    assert [Decimal(row[1]) if row[1] else None for row in rows] == numbers


def test_what_is_marked_stands_beside_the_number():
    rows = rows_of(table(["Huyện", "|Hộ", "|%"], [["A *", "> 22.300", "27,30"], ["B", "—", "2,00\N{NO-BREAK SPACE}‡"]]))
    assert rows == [
        ["Huyện", "Huyện (ghi chú)", "Hộ", "Hộ (ghi chú)", "%", "% (ghi chú)"],
        ["A", "*", "22300", ">", "27.30", ""],
        ["B", "", "", "", "2.00", "‡"],
    ]


def test_units_that_differ_are_told_and_percent_is_not_taken_for_points():
    rows = rows_of(table(["a", "|Chênh lệch"], [["x", "83,9%"], ["y", "+0,21 điểm %"], ["z", "không cần"]]))
    assert rows[1:] == [["x", "83.9", "%"], ["y", "0.21", "điểm %"], ["z", "", "không cần"]]


def test_an_interval_has_columns_for_its_ends():
    rows = rows_of(table(["a", "|Hộ"], [["x", "2.017–2.024"], ["y", "12"]]))
    assert rows == [
        ["a", "Hộ", "Hộ (thấp nhất)", "Hộ (cao nhất)"],
        ["x", "", "2017", "2024"],
        ["y", "12", "", ""],
    ]


def test_a_group_becomes_the_first_column():
    rows = rows_of(table(["a"], [["o"], Row(["G ‡"], "group"), ["x"], Row(["H"], "group"), ["y"]]))
    assert rows == [["Phần của bảng", "a"], ["", "o"], ["G ‡", "x"], ["H", "y"]]


def test_a_column_that_says_more_than_numbers_stays_as_printed():
    rows = rows_of(table(["a", "|b"], [["x", "24,71% (2022)"], ["y", "2,00"]]))
    assert rows[1:] == [["x", "24,71% (2022)"], ["y", "2,00"]]


def test_columns_with_one_heading_are_kept_apart():
    assert rows_of(table(["a", "|%", "|%"], [["x", "1", "2"]]))[0] == ["a", "%", "% (2)"]


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "@x", "-2+3", "=1+1 *"])
def test_a_name_that_looks_like_a_formula_is_disarmed(name):
    rows = rows_of(table(["Huyện", "|Hộ"], [[name, "1"], ['Núi, "Đèo"\nBảng', "2"]]))
    assert rows[1][0].startswith("'")
    assert rows[2][0] == 'Núi, "Đèo"\nBảng'
    head, *_rest = rows_of(table([name, "b"], [["x", "y"]]))
    assert not head[0].startswith(("=", "+", "-", "@", "\t"))


def test_bytes_are_what_excel_and_the_standard_expect():
    content = made_files(table(["Tên"], [["Đèo"]]))["data/01-bang.csv"]
    assert content == "\ufeffTên\r\nĐèo\r\n".encode()


def test_the_mark_of_made_up_figures_stands_first_everywhere():
    mark = "SỐ LIỆU, GIẢ ĐỊNH"
    files = made_files(table(["a"], [["x"], ["y"]]), mark=mark, stem="report-so-lieu-gia-dinh")
    (name,) = (name for name in files if name.endswith(".csv"))
    assert name == "data/01-bang-so-lieu-gia-dinh.csv"
    assert [row[0] for row in csv_rows(files[name])] == [mark] * 3
    assert mark in files["data/datapackage.json"].decode()


def test_the_package_is_valid_and_says_what_the_files_hold(tmp_path):
    files = made_files(
        table(["Huyện", "|Tỷ lệ"], [["A", "2,76%"]], notes=["* Ghi chú."], source="Nguồn: 166/KH-UBND."),
        table(["=a", "|b"], [["=cmd", "1–2"], ["", ""]]),
    )
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    package = Package(tmp_path / "data/datapackage.json")
    assert package.validate().valid, package.validate().flatten()
    first = package.resources[0].to_descriptor()
    assert (first["title"], first["notes"], first["language"]) == ("Bảng", ["* Ghi chú."], "vi")
    assert first["sources"] == [{"title": "Nguồn: 166/KH-UBND."}]
    assert first["schema"]["fields"][1] == {"name": "Tỷ lệ (%)", "type": "number", "unit": "%"}
