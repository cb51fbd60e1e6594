"""Names stand in the order of a Vietnamese dictionary: letters first, then tones."""

import csv
import random
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from helpers.places import sort_key

# All 63, ordered by hand: a ă â · d đ · e ê · o ô ơ · u ư are letters of their own, and a space comes before them all.
IN_ORDER = """
An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước,
Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang,
Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Hưng Yên, Khánh Hòa, Kiên Giang,
Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên,
Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên,
Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái
"""
NAMES = [name.strip() for name in IN_ORDER.split(",")]


def shuffled(names):
    return random.Random(63).sample(names, len(names))


def test_the_63_provinces_in_order():
    with (Path(__file__).parents[2] / "data" / "provinces.csv").open(encoding="utf-8", newline="") as file:
        provinces = [row["name_vi"] for row in csv.DictReader(file)]
    assert sorted(provinces, key=sort_key) == NAMES


def test_decomposed_names_sort_as_composed_ones():
    decomposed = [unicodedata.normalize("NFD", name) for name in NAMES]
    assert sorted(shuffled(decomposed), key=sort_key) == decomposed


def test_letters_of_the_alphabet():
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(shuffled(letters), key=sort_key) == letters


def test_the_six_tones():
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(shuffled(tones), key=sort_key) == tones


def test_tones_of_letters_with_a_mark_of_their_own():
    tones = ["â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "ơ", "ờ", "ở", "ỡ", "ớ", "ợ"]
    assert sorted(shuffled(tones), key=sort_key) == tones


def test_a_letter_outranks_every_tone():
    words = ["bạ", "bac", "bắ", "bâ", "da", "dạ", "đa"]
    assert sorted(shuffled(words), key=sort_key) == words


def test_capitals_do_not_change_the_place():
    assert sorted(["đồng nai", "Đà Nẵng", "DẦU TIẾNG"], key=sort_key) == ["DẦU TIẾNG", "Đà Nẵng", "đồng nai"]


@given(st.lists(st.sampled_from(NAMES)))
def test_any_list_of_provinces_sorts_like_the_whole(names):
    assert sorted(names, key=sort_key) == sorted(names, key=NAMES.index)
