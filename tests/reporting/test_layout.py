"""Which blocks stand on pages turned on their side."""

from helpers.display.blocks import Column, Heading, Paragraph, Row, Table
from helpers.reporting.layout import laid_out


def table(columns):
    return Table(
        "Table", [Column("Name"), *[Column("n", "end")] * (columns - 1)], [Row(["a", *["1"] * (columns - 1)])]
    ).data()


def turned(*blocks):
    return [block["turned"] for block in laid_out(list(blocks))]


def test_wide_tables_are_turned_and_no_other():
    assert turned(table(8), table(9), table(13)) == [False, True, True]


def test_the_headings_right_before_a_wide_table_go_with_it():
    chapter, heading, text = Heading("A", 2).data(), Heading("B", 3).data(), Paragraph("C").data()
    assert turned(text, chapter, heading, table(9)) == [False, True, True, True]
    assert turned(chapter, text, table(9)) == [False, False, True]
    assert turned(chapter, table(3)) == [False, False]


def test_a_table_is_lower_on_a_turned_page():
    words = [" ".join(["word"] * 40)] * 9
    wide = Table("Table", [Column("Name")] * 9, [Row(words)]).data()
    upright = Table("Table", [Column("Name")] * 8, [Row(words[:8])]).data()
    assert laid_out([wide])[0]["height"] < laid_out([upright])[0]["height"]
