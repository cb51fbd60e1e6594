"""The estimated height of a table is near the one that Typst finds, on which its place on the page depends."""

import json

import pytest
import typst

from helpers.display.blocks import Column, Row, Table
from helpers.reporting.heights import table_heights
from helpers.reporting.pdf import fonts

MEASURED = """
#let block-data = json(bytes(sys.inputs.block))
#set text(font: "Libertinus Serif", size: 9.5pt, lang: "vi", hyphenate: false)
#set par(leading: 0.5em)
#let cells(texts) = texts.map(text => table.cell(breakable: false, text))
#context [#metadata(measure(width: 459.2pt, table(
  columns: block-data.columns.map(column => column.width * 1fr), inset: (x: 4pt, y: 4.5pt),
  table.header(..block-data.columns.map(column => strong(column.heading))),
  ..block-data.rows.map(row => cells(row.cells)).flatten())).height.pt()) <height>]
"""
LONG = "Giảm tỷ lệ hộ nghèo bình quân 2–2,5 điểm phần trăm một năm; huyện nghèo giảm trên 4 điểm phần trăm"
TABLES = [
    ([1, 1], [["TP Bắc Kạn", "12.035"]] * 9),
    ([2.7, 1.6, 1.4], [[LONG, "Hộ nghèo, cả tỉnh", "≥ 2–2,5 điểm phần trăm"], ["a", LONG, "24,71%"]]),
    ([1, 3], [["166/KH-UBND, 139/KH-UBND và 1025/QĐ-UBND", LONG * 3], ["1", "2"]]),
]


def measured(block):
    found = typst.query(
        MEASURED.encode(), "<height>", field="value", font_paths=fonts(), sys_inputs={"block": json.dumps(block)}
    )
    return json.loads(found)[0]


@pytest.mark.parametrize(("widths", "rows"), TABLES)
def test_height_is_near_the_true_one(widths, rows):
    columns = [Column(f"Cột số {number}", width=width) for number, width in enumerate(widths)]
    block = Table("", columns, [Row(cells) for cells in rows]).data()
    height, beginning = table_heights(block)
    assert height == pytest.approx(measured(block), rel=0.1)
    assert beginning == pytest.approx(measured(block | {"rows": block["rows"][:2]}), rel=0.1)


def test_headings_under_a_group_stand_below_it():
    plain = Table("", [Column("a"), Column("b")], [Row(["1", "2"])]).data()
    grouped = Table("", [Column("a"), Column("b", group="c")], [Row(["1", "2"])]).data()
    assert table_heights(grouped)[0] - table_heights(plain)[0] == pytest.approx(15.1, abs=0.1)


def test_a_table_begins_with_two_rows_of_figures_beside_the_names_of_their_groups():
    rows = [Row(["Đầu năm"], "group"), Row(["1", "2"]), Row(["Cuối năm"], "group"), Row(["3", "4"]), Row(["5", "6"])]
    whole, beginning = table_heights(Table("", [Column("a"), Column("b")], rows).data())
    assert beginning == table_heights(Table("", [Column("a"), Column("b")], rows[:4]).data())[0] < whole
    one = Table("", [Column("a"), Column("b")], rows[:2]).data()
    assert table_heights(one)[0] == table_heights(one)[1]
