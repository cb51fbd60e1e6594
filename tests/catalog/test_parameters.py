"""Province, year and language of a report: what finds a plan, and what is said when nothing does."""

import csv
import unicodedata

import pytest

from helpers import catalog
from helpers.places import sort_key

from .conftest import DATA


def rows(table):
    """The rows of both files of a table, as they are typed."""
    files = [DATA / f"{table}.csv", DATA / "example" / f"{table}.csv"]
    return [row for file in files for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())]


NAMES = {row["province_code"]: row["name_vi"] for row in rows("provinces")}
YEARS = {code: sorted(row["year"] for row in rows("plans") if row["province_code"] == code) for code in NAMES}
WITH_DATA = ", ".join(
    f"{NAMES[code]} ({code})" for code in sorted(NAMES, key=lambda code: sort_key(NAMES[code])) if YEARS[code]
)
USE_THE_LIST = "Use a code or a name from that list, accents optional."


def refusal(province, year, language):
    """The lines of the message."""
    with pytest.raises(catalog.DataProblems) as stop:
        catalog.load(province, year, language, DATA)
    return str(stop.value).splitlines()


@pytest.mark.parametrize(
    "province",
    [
        "06",
        " 06 ",
        "Bắc Kạn",
        "bac kan",
        "BẮC KẠN",
        "Bac Kan",
        "tỉnh Bắc Kạn",
        "Bac-Kan",
        unicodedata.normalize("NFD", "Bắc Kạn"),
    ],
)
def test_code_or_name_finds_the_province(province):
    assert catalog.load(province, "2022", "vi", DATA).province["province_code"] == "06"


@pytest.mark.parametrize(
    ("province", "year", "plan"),
    [
        ("06", "2022", "bac-kan-2022"),
        ("06", "2023", "bac-kan-2023"),
        ("06", 2023, "bac-kan-2023"),
        ("06", " 2023 ", "bac-kan-2023"),
        ("27", "2023-2025", "bac-ninh-2023-2025"),
        ("27", "2023", "bac-ninh-2023-2025"),
        ("27", "2024", "bac-ninh-2023-2025"),
        ("27", "2025", "bac-ninh-2023-2025"),
        ("20", "2023", "lang-son-2023"),
        ("94", "2024", "soc-trang-2024"),
    ],
)
def test_a_year_finds_the_plan_that_covers_it(province, year, plan):
    assert catalog.load(province, year, "vi", DATA).plan["plan_id"] == plan


@pytest.mark.parametrize("province", ["Bắc Cạn", "bac can"])
def test_a_misspelt_province_is_told_with_the_nearest(province):
    assert refusal(province, "2022", "en") == [
        f"province: “{province}” was given; expected a province with data: {WITH_DATA}. {USE_THE_LIST} "
        "Did you mean “Bắc Kạn”?"
    ]


@pytest.mark.parametrize("province", ["xyzzy", "00", "7"])
def test_a_province_that_resembles_none_is_told_without_a_guess(province):
    assert refusal(province, "2022", "en") == [
        f"province: “{province}” was given; expected a province with data: {WITH_DATA}. {USE_THE_LIST}"
    ]


def test_an_empty_province_is_told():
    (message,) = refusal("", "2022", "en")
    assert message.startswith(f"province: nothing stands there; expected a province with data: {WITH_DATA}.")


@pytest.mark.parametrize("province", ["Hà Nội", "01", "ha noi", "TP. Hồ Chí Minh"])
def test_a_province_without_data_is_told_apart_from_nonsense(province):
    assert refusal(province, "2022", "en") == [
        f"province: “{province}” was given; expected a province with data: {WITH_DATA}. "
        "Add its plan and figures to the data folder first."
    ]


@pytest.mark.parametrize(
    ("province", "year"),
    [("06", "1999"), ("06", "2030"), ("27", "2022"), ("27", "2026"), ("94", "hai nghìn"), ("99", "2022")],
)
def test_a_year_without_data_is_told_with_the_years_there_are(province, year):
    name, years = NAMES[province], ", ".join(YEARS[province])
    assert refusal(province, year, "en") == [
        f"year: “{year}” was given; expected a year with data for {name}: {years}. "
        "Use one of these years, or add the plan to the data folder."
    ]


@pytest.mark.parametrize("language", ["fr", "VI", "tiếng Việt"])
def test_an_unknown_language_is_told_in_english(language):
    assert refusal("06", "2022", language) == [
        f"language: “{language}” was given; expected a language: vi, en. Use one of these two."
    ]


def test_province_and_language_are_told_together():
    province, language = refusal("Bắc Cạn", "1999", "fr")
    assert province.startswith("province: “Bắc Cạn” was given;")
    assert language.startswith("language: “fr” was given;")


def test_year_and_language_are_told_together():
    year, language = refusal("06", "1999", "fr")
    assert year.startswith("year: “1999” was given;")
    assert language.startswith("language: “fr” was given;")


def test_the_message_is_in_the_language_of_the_report():
    assert refusal("Bắc Cạn", "2022", "vi") == [
        f"province: giá trị nhập là “Bắc Cạn”; cần một tỉnh có số liệu: {WITH_DATA}. "
        "Dùng mã hoặc tên trong danh sách đó, không cần dấu. Có phải “Bắc Kạn” không?"
    ]
    (year,) = refusal("27", "2022", "vi")
    assert "Bắc Ninh: 2023-2025" in year and "expected" not in year


def test_the_plans_there_are():
    plans = catalog.read(DATA).plans()
    told = plans[["province_code", "year", "name_vi", "name_en", "made_up"]].to_numpy().tolist()
    assert [row[:2] for row in told] == sorted([row["province_code"], row["year"]] for row in rows("plans"))
    for known in (
        ["06", "2022", "Bắc Kạn", "Bac Kan", False],
        ["27", "2023-2025", "Bắc Ninh", "Bac Ninh", False],
        ["99", "2024", "Ví Dụ", "Vi Du (example)", True],
    ):
        assert known in told
