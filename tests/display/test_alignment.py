"""Decimal commas of a column stand one below the other, and no digit is added to what is read."""

import re

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from helpers.display.alignment import hidden_tails
from helpers.display.blocks import Column, Row, Table
from helpers.display.html import block_html
from helpers.numbers import write_decimal

numbers = st.decimals(-10000, 1000000, allow_nan=False).map(lambda d: round(d, 2)) | st.integers(0, 10**7)


def tails(cells):
    rows = [{"cells": ["a", cell], "style": "body"} for cell in cells]
    return [tail for _name, tail in hidden_tails([{"align": "start"}, {"align": "end"}], rows)]


def test_missing_decimals_and_marks_are_made_up_for():
    mark = "\N{NO-BREAK SPACE}‡"
    assert tails([f"21,60{mark}", "21,6", "22", "1.984"]) == ["", f"0{mark}", f",60{mark}", f",60{mark}"]
    assert tails(["24,5%", "3%", "—", "2–2,5%"]) == ["", ",5", "", ""]


def test_numbers_of_different_units_do_not_wait_for_each_other():
    assert tails(["83,9%", "109,55%", "+319 hộ", "−0,11 điểm %"]) == ["5", "", "", ""]


def test_rates_in_brackets_align_with_rates_alone():
    cells = ["21.946 (26,93%)", "> 18.000 (21,9%) †", "23,45%", "9% °", "25.321 Σ", "—", "0 †"]
    assert tails(cells) == [" †", "3", ") †", ",93†", "", "", ""]


def test_a_column_of_one_kind_needs_nothing():
    assert tails(["2,76", "26,93", "—"]) == ["", "", ""]
    assert tails(["1.984", "21.946"]) == ["", ""]


@given(st.lists(numbers, min_size=1), st.sampled_from(["vi", "en"]))
def test_after_its_tail_every_number_is_as_long_behind_its_whole_part(values, language):
    cells = [write_decimal(value, language) for value in values]
    behind = {
        len(re.fullmatch(r"\D*\d+(?:[.,]\d{3})*(.*)", cell)[1] + tail)
        for cell, tail in zip(cells, tails(cells), strict=True)
    }
    assert len(behind) == 1


def test_the_tail_is_no_text_of_the_page():
    table = Table("Rates", [Column("Name"), Column("%", "end")], [Row(["a", "2,5"]), Row(["b", "2,76"])])
    page = BeautifulSoup(block_html(table.data()), "html.parser")
    cell = page.find("td")
    assert (cell["data-tail"], cell.get_text()) == ("6", "2,5")
