"""Typed names match without accents, case or spacing; what does not match exactly is at most suggested."""

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from helpers.places import fold, nearest, slug

with (Path(__file__).parents[2] / "data" / "provinces.csv").open(encoding="utf-8", newline="") as file:
    PROVINCES = [(row["name_vi"], row["name_en"]) for row in csv.DictReader(file)]
NAMES = [vietnamese for vietnamese, _ in PROVINCES]


@pytest.mark.parametrize(
    "typed",
    [
        "Bắc Kạn",
        "bac kan",
        "BẮC KẠN",
        "Bac-Kan",
        "bac_kan",
        "  Bắc   Kạn ",
        "Bắc\u00a0Kạn",
        "tỉnh Bắc Kạn",
        "Tinh Bac Kan",
        "Province of Bac Kan",
        unicodedata.normalize("NFD", "Bắc Kạn"),
        unicodedata.normalize("NFD", "TỈNH BẮC KẠN"),
    ],
)
def test_one_province_typed_in_many_ways_folds_to_one_name(typed):
    assert fold(typed) == "bac kan"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Đắk Lắk", "dak lak"),
        ("ĐẮK LẮK", "dak lak"),
        ("đồng nai", "dong nai"),
        ("Điện Biên", "dien bien"),
        ("Thừa Thiên Huế", "thua thien hue"),
        ("Bà Rịa - Vũng Tàu", "ba ria vung tau"),
        ("Ba Ria-Vung Tau", "ba ria vung tau"),
        ("TP. Hồ Chí Minh", "ho chi minh"),
        ("TP Hồ Chí Minh", "ho chi minh"),
        ("Thành phố Hồ Chí Minh", "ho chi minh"),
        ("tp.Hà Nội", "ha noi"),
        ("Thanh Hóa", "thanh hoa"),
        ("Thanh Hoá", "thanh hoa"),
    ],
)
def test_every_letter_of_the_alphabet_folds(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize("name", ["Tiền Giang", "Thái Bình", "Thanh Hóa", "Tây Ninh"])
def test_a_name_that_only_begins_like_a_prefix_keeps_its_beginning(name):
    assert fold(name) == fold(name.split()[0]) + " " + fold(name.split()[1])


@pytest.mark.parametrize(("typed", "folded"), [("TPHCM", "tphcm"), ("Tỉnhbắckạn", "tinhbackan"), ("tỉnh", "tinh")])
def test_a_prefix_is_a_word_of_its_own(typed, folded):
    assert fold(typed) == folded


def test_both_names_of_every_province_fold_to_one_and_no_two_provinces_fold_alike():
    assert [name for name, english in PROVINCES if fold(name) != fold(english)] == []
    assert [name for name in NAMES if fold(unicodedata.normalize("NFD", name)) != fold(name)] == []
    assert len({fold(name) for name in NAMES}) == len(NAMES) == 63


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Bắc Kạn", "bac-kan"),
        ("Đắk Nông", "dak-nong"),
        ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
        ("Thừa Thiên – Huế", "thua-thien-hue"),
        ("TP. Hồ Chí Minh", "ho-chi-minh"),
    ],
)
def test_slug_of_a_name(name, folder):
    assert slug(name) == folder


def test_every_province_has_a_plain_folder_name_of_its_own():
    slugs = {slug(name) for name in NAMES}
    assert len(slugs) == 63
    assert [text for text in slugs if not re.fullmatch(r"[a-z]+(-[a-z]+)*", text)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bắc Cạn", "Bắc Kạn"),
        ("bac can", "Bắc Kạn"),
        ("Lang Sown", "Lạng Sơn"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Sóc Trang", "Sóc Trăng"),
        ("hanoi", "Hà Nội"),
    ],
)
def test_the_nearest_name_is_offered_first(typed, meant):
    assert nearest(typed, NAMES)[0] == meant


def test_no_more_is_offered_than_asked_for_and_nothing_where_nothing_is_near():
    assert nearest("Quảng", NAMES, 2) != nearest("Quảng", NAMES, 3)
    assert [len(nearest("Quang Ninh", NAMES, most)) for most in (1, 2, 3)] == [1, 2, 3]
    assert nearest("xyzzy", NAMES) == []
    assert nearest("", NAMES) == []
