"""What stands in the national overview, held against the documents and the data files."""

import csv
import re

import pytest

from helpers.reporting.job import ROOT
from tests.reports import OVERVIEW, squeezed

KON_TUM = ["10.220", "6.568"]  # decision 134/QĐ-BLĐTBXH, through the portal of Kon Tum


@pytest.fixture(params=["vi", "en"])
def overview(request, rendered):
    return rendered.reports[(*OVERVIEW, request.param)]


@pytest.fixture
def vietnamese(rendered):
    return rendered.reports[(*OVERVIEW, "vi")]


def cells(row):
    return [cell.get_text().replace("\N{NO-BREAK SPACE}", " ") for cell in row.find_all(["th", "td"])]


def table(report, words):
    (found,) = [one for one in report.page.find_all("table") if words in one.caption.get_text()]
    return [cells(row) for row in found.select("tbody tr")]


def test_the_example_province_is_nowhere_in_it(overview):
    """Though its figures stand in the data folder from which the overview was made."""
    with (ROOT / "data" / "example" / "provinces.csv").open(encoding="utf-8", newline="") as file:
        (example,) = csv.DictReader(file)
    for text in (overview.html_text, overview.pdf_text, overview.text("report.ipynb")):
        assert example[f"name_{overview.language}"] not in text
        assert not re.search("giả định|made-up", text.replace("made_up", ""))


def test_the_country_as_the_ministry_prints_it(vietnamese):
    """Decision 134/QĐ-BLĐTBXH: 815.101 = 2,93 %, 771.235 = 2,78 %, together 1.586.336 = 5,71 %."""
    rows = table(vietnamese, "Số liệu cả nước")
    assert ["Cuối năm 2023", "815.101", "2,93", "771.235", "2,78", "1.586.336", "5,71"] in rows
    assert ["Cuối năm 2023", "311.981", "31,72", "159.590", "16,22", "471.571", "47,94"] in rows


def test_ranking_names_rates_and_where_they_were_read(vietnamese):
    rows = {row[0]: row[1:] for row in table(vietnamese, "xếp từ cao xuống thấp")}
    assert rows["Hà Giang"][:2] == ["1", "31,12"]
    assert rows["Bắc Kạn"][1:3] == ["21,9", "> 18.000"]
    assert rows["Kon Tum"][2:5] == [*KON_TUM, "trang cơ quan nhà nước"]
    assert rows["Quảng Trị"][4] == "trang tin thứ cấp"
    assert "Hà Nội" not in rows, "an undated figure has no rank"
    rates = [float(row[1].split()[0].replace(",", ".")) for row in rows.values()]
    assert rates == sorted(rates, reverse=True)


def test_numbers_of_sources_lead_to_their_entry(overview):
    entries = [entry.get_text() for entry in overview.page.select("ol li")]
    words = {"vi": "xếp từ cao xuống thấp", "en": "highest first"}[overview.language]
    sources = {row[0]: int(row[-1].strip("[]")) for row in table(overview, words)}
    assert "134/QĐ-BLĐTBXH" in entries[sources["Kon Tum"] - 1]
    assert max(sources.values()) <= len(entries)


def test_new_thai_nguyen_is_an_interval_and_what_lacks_a_member_is_missing(vietnamese):
    rows = {row[0]: row[1:] for row in table(vietnamese, "theo địa giới 34")}
    assert len(rows) == 34
    assert rows["Thái Nguyên"][:5] == ["Bắc Kạn, Thái Nguyên", "23.061", "5,44–5,46", "—", "—"]
    assert rows["Bắc Ninh"][1:4] == ["—", "—", "8.308; 0,97%"]
    assert "số hộ nghèo của Bắc Giang" in rows["Bắc Ninh"][4]
    assert rows["Điện Biên"][0:3] == ["giữ nguyên địa giới", "—", "21,29"]


def test_regions_print_what_the_decision_prints_and_sum_no_more_than_is_there(vietnamese):
    rows = {row[0]: row[1:] for row in table(vietnamese, "Sáu vùng")}
    assert rows["Tây Nguyên"][5:] == ["195.795", "12,46"]
    assert rows["Trung du và miền núi phía Bắc"][5:] == ["587.952", "18,20"]
    assert rows["Đông Nam Bộ"][:3] == ["0/6", "0/6", "—"]
    assert rows["Cả nước"][3:5] == ["815.101", "2,93"]


def test_every_province_has_its_row_and_its_tile(overview):
    words = {"vi": "của từng tỉnh, từng năm", "en": "of each province, year by year"}[overview.language]
    rows = [row for row in table(overview, words) if len(row) == 5]
    assert len(rows) == 63
    names = {squeezed(row[0]) for row in rows}
    note = {"vi": "Sơ đồ ô", "en": "A schematic grid"}[overview.language]
    grids = [figure for figure in overview.page.select("figure.picture") if note in figure.get_text()]
    assert len(grids) == 2
    for grid in grids:
        words = squeezed("".join(text.get_text() for text in grid.select("svg text")))
        assert {name for name in names if name not in words} == set()


def test_wide_pictures_can_be_reached_and_moved_by_keyboard(overview):
    regions = overview.page.select("figure .wide")
    assert len(regions) >= 4
    assert all(region["tabindex"] == "0" and region["aria-label"] for region in regions)


def test_gaps_are_named(vietnamese):
    text = vietnamese.html_text
    assert "biểu số liệu mọi tỉnh, thành phố trong" in text
    rows = {row[0]: row[1:] for row in table(vietnamese, "chưa có số liệu")}
    assert "Cần Thơ" in rows["Đồng bằng sông Cửu Long"][1]
    assert "Sóc Trăng" in rows["Đồng bằng sông Cửu Long"][0]
    provisional = {row[0]: row[1] for row in table(vietnamese, "Số liệu tạm thời")}
    assert provisional["Hà Nội"] == "không rõ thời điểm"
