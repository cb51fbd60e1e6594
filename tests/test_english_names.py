"""Names of places are names in English too: `Bac Kan Province`, `Pac Nam District`, the word for what it is in capitals."""

import csv
import re

from helpers.display.naming import place_name
from helpers.reporting.formats import ROOT
from tests.reports import PROVINCES

WORDS = {"district": "District", "urban_district": "District", "city": "City", "town": "Town"}
IN_VIETNAMESE = {"district": "Huyện", "urban_district": "Quận", "city": "Thành phố", "town": "Thị xã"}


def rows(name):
    for path in (ROOT / "data" / name, ROOT / "data" / "example" / name):
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)


def english_texts():
    for path in sorted((ROOT / "data").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 2):
                for column, text in row.items():
                    if column and column.endswith("_en") and text:
                        yield f"{path.name}, row {number}, {column}", text


def lower_case(text):
    """Names of places with an uncapitalized word for what they are."""
    return NAMED.findall(text)


DISTRICTS = list(rows("districts.csv"))
PLACES = {row["name_en"].removesuffix(" (example)") for row in rows("provinces.csv")} | {
    row["name_en"].rpartition(" ")[0] for row in DISTRICTS if not re.search(r"\d", row["name_en"])
}
NAMED = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, PLACES), key=len, reverse=True))}) (?:province|city|district|town)\b"
)


def test_a_district_is_called_what_it_is_in_both_languages():
    assert {row["type"] for row in DISTRICTS} == set(WORDS)
    for row in DISTRICTS:
        numbered = re.fullmatch(r"Quận (\d+)", row["name_vi"])
        name = f"District {numbered[1]}" if numbered else f"{row['name_en'].rpartition(' ')[0]} {WORDS[row['type']]}"
        assert row["name_en"] == name, row["district_code"]
        assert row["name_vi"].startswith(IN_VIETNAMESE[row["type"]] + " "), row["district_code"]
        assert row["short_en"] in (row["name_en"], row["name_en"].rpartition(" ")[0]), row["district_code"]


def test_a_province_is_called_so_by_the_reports():
    assert place_name("Bac Kan", "province", "en") == "Bac Kan Province"
    assert place_name("Ha Noi", "city", "en") == "Ha Noi City"
    assert place_name("Bắc Kạn", "province", "vi") == "tỉnh Bắc Kạn"


def test_texts_of_the_data_call_places_by_their_names():
    assert {where: found for where, text in english_texts() if (found := lower_case(text))} == {}


def test_finished_reports_call_places_by_their_names(rendered):
    """Those on a province; the overview names provinces without a word for what they are."""
    english = [rendered.reports[one] for one in PROVINCES if one[-1] == "en"]
    assert len(english) > 3
    assert {report.job.place: found for report in english if (found := lower_case(report.html_text))} == {}


def test_a_name_in_lower_case_is_found():
    assert lower_case("reported for Bac Kan city and Pac Nam district, Bac Kan Province") == [
        "Bac Kan city",
        "Pac Nam district",
    ]
    assert lower_case("the province, a poor district, Bac Kan City") == []
