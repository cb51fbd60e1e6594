"""What stands in the national overview, held against the documents and the data files."""

import csv
import re
from copy import copy

import pytest

from helpers.reporting.formats import ROOT
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
    (found,) = [one for one in report.page.select(".table table") if words in one.caption.get_text()]
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
    assert rows["Hà Giang"][:3] == ["1", "31,12", "59.496 §†"]
    assert rows["Bắc Kạn"][1:3] == ["21,9", "> 18.000"]
    assert rows["Kon Tum"][2:5] == [*KON_TUM, "trang cơ quan nhà nước"]
    assert rows["Quảng Trị"][4] == "trang tin thứ cấp"
    assert "Hà Nội" not in rows, "an undated figure has no rank"
    rates = [float(row[1].split()[0].replace(",", ".")) for row in rows.values()]
    assert rates == sorted(rates, reverse=True)


def test_numbers_of_sources_lead_to_their_entry(overview):
    entries = [entry.get_text() for entry in overview.page.select("ol li")]
    words = {"vi": "xếp từ cao xuống thấp", "en": "highest first"}[overview.language]
    sources = {row[0]: int(re.search(r"\d+", row[-1])[0]) for row in table(overview, words)}
    assert "134/QĐ-BLĐTBXH" in entries[sources["Kon Tum"] - 1]
    assert max(sources.values()) <= len(entries)


def test_each_entry_of_the_sources_is_cited(overview):
    """By its number, or by the words with which it begins, before the list."""
    page = copy(overview.page)
    *_, listed = page.select("ol")
    entries = [squeezed(entry.get_text()) for entry in listed.find_all("li")]
    listed.extract()
    text = squeezed(page.get_text())
    numbers = set(re.findall(r"\[(\d+)\]", text))
    uncited = [
        entry for number, entry in enumerate(entries, 1) if str(number) not in numbers and entry[:40] not in text
    ]
    assert len(entries) > 60
    assert uncited == []


def test_new_thai_nguyen_is_an_interval_and_what_lacks_a_member_is_missing(vietnamese):
    rows = {row[0]: row[1:] for row in table(vietnamese, "theo địa giới 34")}
    assert rows["Thái Nguyên"][:5] == ["Bắc Kạn, Thái Nguyên", "23.061", "5,44–5,46", "—", "—"]
    assert rows["Bắc Ninh"][1:4] == ["—", "—", "8.308; 0,97%"]
    assert (
        rows["Bắc Ninh"][4]
        == "Bắc Giang: > 8.300 (1,73%); Bắc Ninh: 0; chưa có số hộ chính xác và chính thức của Bắc Giang"
    )
    assert rows["Lào Cai"][4].startswith("Lào Cai: 20.411 (11,24%); ")
    assert rows["Điện Biên"][4] == "chưa có số hộ chính xác và chính thức của Điện Biên"
    assert rows["Điện Biên"][0:3] == ["giữ nguyên địa giới", "—", "21,29"]


def test_regions_print_what_the_decision_prints_and_sum_no_more_than_is_there(vietnamese):
    rows = {row[0]: row[1:] for row in table(vietnamese, "Sáu vùng")}
    assert rows["Tây Nguyên"][5:] == ["195.795", "12,46"]
    assert rows["Trung du và miền núi phía Bắc"][5:] == ["587.952", "18,20"]
    assert rows["Đông Nam Bộ"][:3] == ["0/6", "0/6", "—"]
    assert rows["Trung du và miền núi phía Bắc"][:3] == ["7/14", "2/14", "79.718"]  # Hà Giang 59.496, Yên Bái 20.222
    assert rows["Cả nước"][3:5] == ["815.101", "2,93"]


def test_every_province_has_its_tile(overview):
    with (ROOT / "data" / "provinces.csv").open(encoding="utf-8", newline="") as file:
        names = {squeezed(row[f"name_{overview.language}"]) for row in csv.DictReader(file)}
    assert len(names) == 63
    note = {"vi": "Sơ đồ ô", "en": "A schematic grid"}[overview.language]
    grids = [figure for figure in overview.page.select("figure.picture") if note in figure.get_text()]
    assert len(grids) == 2
    for grid in grids:
        words = squeezed("".join(text.get_text() for text in grid.select("svg text")))
        assert {name for name in names if name not in words} == set()


def test_wide_pictures_can_be_reached_and_moved_by_keyboard(overview):
    regions = overview.page.select("figure .scroll")
    assert len(regions) >= 4
    assert all(region["tabindex"] == "0" and region["aria-label"] for region in regions)


def test_gaps_are_named(vietnamese):
    text = vietnamese.html_text
    assert "biểu số liệu của các tỉnh, thành phố kèm theo" in text
    (told,) = [one.get_text() for one in vietnamese.page.find_all("p") if "số liệu cuối năm nào" in one.get_text()]
    assert "Cần Thơ" in told and "Phú Thọ" in told
    assert not [name for name in ("Sóc Trăng", "Bình Định", "Hà Giang") if name in told]
    figures = {row[0]: row[1:] for row in table(vietnamese, "cuối từng năm theo tỉnh") if len(row) == 5}
    assert figures["Bình Định"] == ["25.321 Σ", "—", "—", "—"]
    assert figures["Hà Giang"] == ["—", "—", "59.496 §† (31,12%)", "—"]
    provisional = {row[0]: row[1] for row in table(vietnamese, "Số liệu tạm thời")}
    assert provisional["Hà Nội"] == "không rõ thời điểm"
