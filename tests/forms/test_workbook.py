"""The appendix as a workbook: its form, its formulas, its second sheet, and text that stays text."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from helpers.forms.cells import put_text
from helpers.forms.workbook import appendix_workbook
from tests.measures.appendix_166 import COLUMNS, DISTRICTS, FIGURES, TOTAL

LETTERS = dict(zip(COLUMNS, "CDEFGH", strict=True))


def opened(plan, values=False):
    content = appendix_workbook(plan.table, plan.asked, plan.dossier)
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def test_the_form_of_the_official_appendix(plan):
    sheet = opened(plan())["Biểu"]
    assert sheet["A1"].value == "MỤC TIÊU PHẤN ĐẤU GIẢM TỶ LỆ HỘ NGHÈO NĂM 2022"
    assert sheet["A2"].value.startswith("(Ban hành kèm theo Kế hoạch số …")
    assert sheet["A2"].value.endswith("của Ủy ban nhân dân tỉnh Bắc Kạn)")
    assert {str(area) for area in sheet.merged_cells.ranges} == {
        *("A1:H1", "A2:H2", "A3:H3"),
        *("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:H4"),
    }
    assert [sheet[f"{letter}4"].value for letter in "ABCDEF"] == [
        "STT",
        "Tên đơn vị",
        "Tổng số hộ dân đầu năm 2022 (hộ)",
        "Số hộ nghèo đầu năm 2022 (hộ)",
        "Tỷ lệ hộ nghèo đầu năm 2022 (%)",
        "Mục tiêu phấn đấu giảm tỷ lệ hộ nghèo năm 2022",
    ]
    assert [sheet[f"{letter}5"].value for letter in "FGH"] == [
        "Giảm số hộ nghèo (hộ)",
        "Giảm tỷ lệ hộ nghèo (điểm\N{NO-BREAK SPACE}%)",
        "Tỷ lệ hộ nghèo cuối năm 2022 (%)",
    ]
    assert [row[0].value for row in sheet["A6:A13"]] == list("12345678")
    assert [sheet["B6"].value, sheet["B14"].value] == ["Thành phố Bắc Kạn", "Tổng số"]


def test_it_prints_on_a4_with_its_headings_on_every_page(plan):
    sheet = opened(plan())["Biểu"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == ("9", "portrait") or (
        int(sheet.page_setup.paperSize),
        sheet.page_setup.orientation,
    ) == (9, "portrait")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$4:$5", "C6")
    assert sheet.print_area == "'Biểu'!$A$1:$H$14"
    millimetres = {side: round(getattr(sheet.page_margins, side) * 25.4) for side in ("left", "right", "top", "bottom")}
    assert millimetres == {"left": 30, "right": 15, "top": 20, "bottom": 20}


def test_formulas_are_alive(plan):
    sheet = opened(plan())["Biểu"]
    assert [sheet[f"{letter}6"].value for letter in "CDEFGH"] == [
        12035,
        332,
        "=ROUND(D6/C6*100,2)",
        "=MIN(D6,ROUND(C6*G6/100,0))",
        0.19,
        "=ROUND(E6-G6,2)",
    ]
    assert [sheet[f"{letter}14"].value for letter in "CDEFGH"] == [
        "=SUM(C6:C13)",
        "=SUM(D6:D13)",
        "=ROUND(D14/C14*100,2)",
        "=SUM(F6:F13)",
        "=ROUND(F14/C14*100,2)",
        "=ROUND(E14-G14,2)",
    ]


def test_shared_households_are_inputs_and_their_points_follow(plan):
    sheet = opened(plan(reach="1984 hộ"))["Biểu"]
    assert (sheet["F6"].value, sheet["G6"].value) == (23, "=ROUND(F6/C6*100,2)")


def test_a_district_held_at_zero_lets_all_its_poor_households_leave(plan):
    sheet = opened(plan(rates={"còn lại": "4,00"}))["Biểu"]
    assert (sheet["F6"].value, sheet["G6"].value) == ("=D6", "=E6")


@pytest.mark.parametrize(("language", "formats"), [("vi", ("[$-42A]#,##0", "[$-42A]0.00")), ("en", ("#,##0", "0.00"))])
def test_numbers_are_numbers_in_the_language_s_format(plan, language, formats):
    sheet = opened(plan(language=language)).worksheets[0]
    for row in range(6, 15):
        assert {sheet[f"{letter}{row}"].number_format for letter in "CDF"} == {formats[0]}
        assert {sheet[f"{letter}{row}"].number_format for letter in "EGH"} == {formats[1]}
        assert all(sheet[f"{letter}{row}"].data_type in "nf" for letter in "CDEFGH")


def test_the_printed_appendix_stands_in_the_workbook_before_anyone_computes(plan):
    """What a preview shows: all 54 printed figures."""
    sheet = opened(plan(), values=True)["Biểu"]
    shown = {
        (code, column): Decimal(str(sheet[f"{letter}{row}"].value))
        for row, code in enumerate([*DISTRICTS, TOTAL], 6)
        for column, letter in LETTERS.items()
    }
    assert shown == FIGURES


def test_the_second_sheet_tells_sources_parameters_and_rules(plan):
    cells = [str(cell.value) for row in opened(plan())["Nguồn"].iter_rows() for cell in row if cell.value]
    assert {"Tham số", "Quy tắc tính", "Nguồn", "4,00"} <= set(cells)
    assert any(cell.startswith("166/KH-UBND, 17/03/2022") for cell in cells)
    assert any("353/QĐ-TTg" in cell for cell in cells)


def test_equal_input_gives_equal_bytes(plan):
    one = plan()
    assert appendix_workbook(one.table, one.asked, one.dossier) == appendix_workbook(one.table, one.asked, one.dossier)


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", '=HYPERLINK("http://x","y")', "a\x07b\x1f", "<b>&"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_never_becomes_a_formula(plan, name):
    one = plan()
    hostile = one.table.copy()
    hostile.loc["058", "district"] = name
    province = one.dossier.province.copy()
    province["name"] = name
    dossier = replace(one.dossier, province=province)
    content = appendix_workbook(hostile, one.asked, dossier)
    book = openpyxl.load_workbook(io.BytesIO(content))
    cell = book["Biểu"]["B6"]
    assert (cell.data_type, cell.value) == ("s", name.replace("\x07", "").replace("\x1f", ""))
    assert cell.quotePrefix == name.startswith(("=", "+", "-", "@", "\t"))
    formulas = {cell.coordinate[0] for row in book["Biểu"].iter_rows() for cell in row if cell.data_type == "f"}
    assert formulas == set("CDEFGH")
    assert all(cell.data_type != "f" for row in book["Nguồn"].iter_rows() for cell in row)


def test_empty_text_leaves_an_empty_cell():
    cell = openpyxl.Workbook().active["A1"]
    put_text(cell, "")
    assert not cell.value


def test_made_up_figures_are_marked_on_both_sheets_and_in_the_title(plan):
    book = opened(plan(province="99", year="2025"))
    assert "SỐ LIỆU GIẢ ĐỊNH" in book["Biểu"]["A3"].value
    assert "SỐ LIỆU GIẢ ĐỊNH" in book["Nguồn"]["A1"].value
    assert "SỐ LIỆU GIẢ ĐỊNH" in book.properties.title
    assert "cuối năm 2024" in book["Biểu"]["C4"].value
    real = appendix_workbook(plan().table, plan().asked, plan().dossier)
    with zipfile.ZipFile(io.BytesIO(real)) as parts:
        assert not any("GIẢ ĐỊNH" in parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
