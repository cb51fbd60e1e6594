"""The workbook of a report: real numbers shown as printed, formulas only where they give what is printed, text that stays text."""

from decimal import Decimal

import pytest

from helpers.display.blocks import Column, Row, Table
from tests.forms.report.made import made_files, opened, table
from tests.measures.appendix_166 import COLUMNS, DISTRICTS, FIGURES, TOTAL


def book_of(*blocks, values=False, **how):
    return opened(made_files(*blocks, **how)["report.xlsx"], values)


def funding(*amounts, total="6"):
    rows = [Row(["Tổng", total], "total"), *(["x", amount] for amount in amounts)]
    return book_of(table(["a", "|Triệu đồng"], rows)).worksheets[0]["B3"].value


@pytest.mark.parametrize(
    ("amounts", "total", "value"),
    [
        (("1", "2", "3"), "6", "=SUM(B4:B6)"),
        (("1", "2", "4"), "6", 6),
        (("1", "2", "> 3"), "6", 6),
        (("3", "3", "không rõ"), "6", 6),
        (("3", "3"), "> 6", 6),
        (("6",), "6", 6),
        (("1.000", "2.500"), "3.500", "=SUM(B4:B5)"),
    ],
)
def test_a_total_is_a_formula_where_the_shown_parts_give_it(amounts, total, value):
    assert funding(*amounts, total=total) == value


def test_rates_are_never_added_up():
    rows = [["x", "2,00", "1"], ["y", "0,00", "2"], Row(["Tổng", "2,00", "3"], "total")]
    sheet = book_of(table(["a", "|Tỷ lệ (%)", "|Hộ"], rows)).worksheets[0]
    assert (sheet["B5"].value, sheet["C5"].value) == (2, "=SUM(C3:C4)")


def test_the_sum_is_that_of_its_own_group():
    rows = [["o", "9"], Row(["G"], "group"), ["x", "1"], ["y", "2"], Row(["Tổng", "3"], "total")]
    assert book_of(table(["a", "|b"], rows)).worksheets[0]["B7"].value == "=SUM(B5:B6)"


@pytest.mark.parametrize(
    ("text", "language", "value", "shown"),
    [
        ("12.035", "vi", 12035, "[$-42A]#,##0"),
        ("2,76", "vi", 2.76, "[$-42A]#,##0.00"),
        ("2022", "en", 2022, "0"),
        ("≥ 1,984 households\N{NO-BREAK SPACE}†", "en", 1984, '"≥ "#,##0" households †"'),
        ("83.9%", "en", 83.9, '#,##0.0"%"'),
        ("+0.44", "en", 0.44, "+#,##0.00;-#,##0.00;#,##0.00"),
    ],
)
def test_a_number_is_shown_as_it_is_printed(text, language, value, shown):
    cell = book_of(table(["a", "|b"], [["x", text]]), language=language).worksheets[0]["B3"]
    assert (cell.value, cell.data_type, cell.number_format) == (value, "n", shown)


@pytest.mark.parametrize("name", ["=cmd", "+1", "@x", "-1+1", "#N/A", "=1\x0b"])
def test_text_stays_text(name):
    sheet = book_of(table([name, "|b"], [[name, "1"], ["x", "2"]], caption=name, notes=[name], source=name)).worksheets[
        0
    ]
    cells = [sheet["A1"], sheet["A2"], sheet["A3"], sheet["A6"], sheet["A7"]]
    assert [cell.value for cell in cells] == [name.replace("\x0b", "")] * 5
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.quotePrefix for cell in cells} == {name != "#N/A"}


def test_a_name_like_a_formula_does_not_harm_a_sheet_s_name():
    assert book_of(table(["a"], [["x"]], caption="=[a]:*?/\\'b'")).sheetnames[0] == "01 = a b"


def test_print_and_screen_are_set_up():
    wide = table(["Tên", *(f"|Cột {n}" for n in range(12))], [["x", *map(str, range(12))]])
    tall, broad = book_of(table(["a", "|b"], [["x", "1"]]), wide).worksheets[:2]
    assert [sheet.page_setup.orientation for sheet in (tall, broad)] == ["portrait", "landscape"]
    assert {str(sheet.page_setup.paperSize) for sheet in (tall, broad)} == {"9"}
    assert (tall.freeze_panes, tall.print_title_rows, tall.print_area) == ("B3", "$2:$2", "'01 Bảng'!$A$1:$B$3")


def test_the_mark_stands_on_every_sheet_and_above_every_page():
    book = book_of(appendix(printed()), table(["a"], [["x"]]), mark="GIẢ ĐỊNH & THỬ")
    assert len(book.worksheets) == 4
    for sheet in book.worksheets:
        assert "GIẢ ĐỊNH & THỬ" in [cell.value for row in sheet.iter_rows(max_row=3) for cell in row]
        assert {sheet.oddHeader.center.text, sheet.firstHeader.center.text} == {"GIẢ ĐỊNH && THỬ"}
    assert book.properties.keywords == "GIẢ ĐỊNH & THỬ"


def printed(changed=()):
    """The 54 figures of plan 166/KH-UBND, some of them another."""
    return {key: str(value) for key, value in FIGURES.items()} | dict(changed)


def appendix(figures):
    """The district table of a report in English."""
    groups = ["The start of 2022"] * 3 + ["Planned for 2022"] * 3
    columns = [Column("District"), *(Column(c, "end", group=g) for c, g in zip(COLUMNS, groups, strict=True))]
    rows = [
        Row([f"District {code}", *(figures[code, column] for column in COLUMNS)], "total" if code == TOTAL else "body")
        for code in [*DISTRICTS, TOTAL]
    ]
    return Table("Poor households by district", columns, rows, form="appendix").data()


def test_the_appendix_of_plan_166_is_all_formulas_but_for_its_inputs():
    files = made_files(appendix(printed()), language="en")["report.xlsx"]
    sheet, shown = opened(files)["Appendix"], opened(files, values=True)["Appendix"]
    for row, code in enumerate([*DISTRICTS, TOTAL], 6):
        for column, letter in zip(COLUMNS, "CDEFGH", strict=True):
            assert Decimal(str(shown[f"{letter}{row}"].value)) == FIGURES[code, column]
            total = code == TOTAL
            given = column in ("households", "poor_households", "reduction_rate") and not total
            assert str(sheet[f"{letter}{row}"].value).startswith("=") != given, (letter, row)
    assert sheet["C14"].value == "=SUM(C6:C13)"
    assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment]


@pytest.mark.parametrize(
    ("key", "text", "cell", "value", "note"),
    [
        ((TOTAL, "poor_households"), "21947", "D14", 21947, "21,946"),
        (("062", "end_rate"), "47.12", "H12", 47.12, "47.13"),
        (("062", "reduction_households"), "297", "F12", 297, "298"),
        ((TOTAL, "reduction_rate"), "2.50", "G14", 2.5, "2.43"),
    ],
)
def test_a_printed_figure_is_never_put_right(key, text, cell, value, note):
    """Districts stand in the order of the plan: row 12 is Ngân Sơn."""
    key = (DISTRICTS[6], key[1]) if key[0] != TOTAL else key
    sheet = book_of(appendix(printed({key: text})), language="en")["Appendix"]
    assert sheet[cell].value == value
    assert note in sheet[cell].comment.text


def test_a_figure_that_is_not_printed_stays_empty():
    key = (DISTRICTS[0], "poor_households")
    sheet = book_of(appendix(printed({key: "—"})), language="en")["Appendix"]
    assert (sheet["D6"].value, sheet["E6"].value, sheet["D14"].value) == (None, 2.76, 21946)
    assert sheet["D14"].comment is None


def test_targets_come_first_where_there_is_no_appendix():
    book = book_of(table(["a"], [["x"]]), table(["b"], [["y"]], caption="Chỉ tiêu", form="targets"))
    assert book.sheetnames == ["02 Chỉ tiêu", "01 Bảng", "Nguồn"]


def test_equal_input_gives_equal_bytes():
    assert made_files(appendix(printed())) == made_files(appendix(printed()))
