"""Columns wide enough for their words, the page's width kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.display.blocks import Column, Row, Table
from helpers.display.widths import INSET, PAGE, fitted, longest_word

width = st.floats(0.3, 5)
columns = st.lists(st.tuples(width, st.floats(0, 120)), min_size=1, max_size=12)


@given(columns)
def test_the_page_is_filled(drawn):
    widths, words = zip(*drawn, strict=True)
    assert sum(fitted(list(widths), list(words))) == pytest.approx(PAGE)


@given(columns)
def test_every_word_fits_where_all_of_them_do(drawn):
    widths, words = zip(*drawn, strict=True)
    points = fitted(list(widths), list(words))
    if sum(words) < PAGE:
        assert all(point >= word - 1e-6 for point, word in zip(points, words, strict=True))


@given(st.lists(width, min_size=1, max_size=12))
def test_without_long_words_the_widths_are_as_asked(widths):
    points = fitted(widths, [0.0] * len(widths))
    assert points == pytest.approx([PAGE * width / sum(widths) for width in widths])


def test_the_columns_with_room_give_way_in_proportion():
    assert fitted([4, 2, 1], [0, 0, 99]) == pytest.approx([240, 120, 99])


def test_a_word_is_what_no_line_is_broken_in():
    assert longest_word(["aa aa"], []) == longest_word(["aa"], [])
    assert longest_word(["aa\N{NO-BREAK SPACE}aa"], []) > longest_word(["aaaa"], [])
    assert longest_word([], ["Households"]) > longest_word(["Households"], []) > longest_word(["illit"], []) > INSET


def test_headings_beside_each_other_do_not_touch():
    """`In the table` and `Computed` once met, in columns of 0.8 of 8."""
    heads = [("Area", 1), ("Figure", 1.5), ("In the table", 0.8), ("Computed", 0.8), ("Explanation", 3.9)]
    table = Table("c", [Column(head, width=width) for head, width in heads], [Row(["a"] * 5)])
    points = [column["width"] for column in table.data()["columns"]]
    assert points[3] >= longest_word([], ["Computed"]) - 0.1 > PAGE * 0.8 / 8
    assert points[4] < PAGE * 3.9 / 8


def test_a_heading_over_a_group_of_rows_widens_no_column():
    rows = [Row(["Averyveryverylongheadingwithoutanyspace" * 2], "group"), Row(["a", "b"])]
    table = Table("c", [Column("x"), Column("y")], rows)
    assert [column["width"] for column in table.data()["columns"]] == [PAGE / 2, PAGE / 2]
