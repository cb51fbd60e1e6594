"""The national overview's tables: the 63 real provinces, in one language, and never the example."""

import csv
import shutil

import pytest

from helpers import catalog, measures
from helpers.reporting.formats import ROOT

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def nation():
    return catalog.load_nation("vi", DATA)


def rows(name, folder=DATA):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_63_provinces_of_before_july_2025(nation):
    assert len(nation.provinces) == 63
    assert nation.provinces["region"].nunique() == len(nation.regions) == 6
    assert len(nation.successors) == 34
    assert nation.successors.loc["24", "name"] == "Bắc Ninh"
    assert nation.kept == {"01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"}  # Resolution 202/2025/QH15
    assert nation.provinces["merged"].sum() == 52


def test_the_example_province_is_not_among_them(nation):
    """Though its files stand in the data folder."""
    made_up = {row["province_code"] for row in rows("provinces", DATA / "example") if row["made_up"] == "true"}
    assert made_up
    assert any(row["province_code"] in made_up for row in rows("balances", DATA / "example"))
    for table in (nation.provinces, nation.balances):
        assert not set(table["province_code"]) & made_up
        assert not table["file"].str.startswith("example/").any()
    assert "made_up" not in set(nation.sources["quality"])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_texts_are_in_one_language(language):
    nation = catalog.load_nation(language, DATA)
    for name, table in vars(nation).items():
        if hasattr(table, "columns"):
            assert not [column for column in table if column.endswith(("_vi", "_en"))], name
    assert nation.provinces.set_index("province_code").loc["06", "name"] == {"vi": "Bắc Kạn", "en": "Bac Kan"}[language]


def test_every_cited_source_is_there(nation):
    for table in (nation.balances, nation.national_balances, nation.provinces, nation.standards):
        assert set(table["source_id"]) <= set(nation.sources.index)


def test_no_two_provinces_share_a_tile_and_neighbours_are_near(nation):
    places = nation.provinces.set_index("province_code")[["tile_row", "tile_column"]].astype(int)
    assert not places.duplicated().any()
    assert places["tile_row"].between(1, 20).all()
    assert places["tile_column"].between(1, 8).all()
    borders = [
        "01-26",
        "02-04",
        "02-08",
        "04-06",
        "06-19",
        "10-15",
        "11-14",
        "17-01",
        "24-27",
        "38-40",
        "40-42",
        "45-46",
    ]
    borders += [
        "46-48",
        "49-51",
        "51-52",
        "62-64",
        "64-66",
        "66-67",
        "68-58",
        "70-75",
        "74-79",
        "80-82",
        "92-93",
        "94-95",
    ]
    for one, other in (pair.split("-") for pair in borders):
        assert (places.loc[one] - places.loc[other]).abs().max() <= 2, (one, other)
    north_to_south = places.loc[["04", "06", "01", "38", "45", "48", "52", "56", "79", "96"], "tile_row"]
    assert north_to_south.is_monotonic_increasing


def test_years_are_those_that_ended_with_the_63_provinces(nation):
    assert nation.years == (2021, 2022, 2023, 2024)
    assert nation.last_year == 2024
    assert nation.year is None
    assert catalog.load_nation("vi", DATA, "2022").year == 2022


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("vi", DATA, "2019"), "year: giá trị nhập là “2019”; cần một năm có số liệu cuối năm"),
        (("en", DATA, "all"), "2021, 2022, 2023, 2024"),
        (("fr", DATA), "language: “fr”"),
    ],
)
def test_wrong_parameters_are_told(words, told):
    with pytest.raises(catalog.DataProblems) as refusal:
        catalog.load_nation(*words)
    assert told in str(refusal.value)


def test_a_fault_in_the_figures_of_any_province_stops_the_overview(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data")
    text = (data / "balances.csv").read_text(encoding="utf-8")
    assert ",0.94," in text
    (data / "balances.csv").write_text(text.replace(",0.94,", ',"0,94",', 1), encoding="utf-8")
    with pytest.raises(catalog.DataProblems, match=r"balances\.csv"):
        catalog.load_nation("vi", data)


def test_a_fault_in_the_plan_of_a_province_does_not(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data")
    funding = data / "funding.csv"
    funding.write_text(funding.read_text(encoding="utf-8").replace(",344961,", ",344.961,"), encoding="utf-8")
    assert len(catalog.load_nation("vi", data).provinces) == 63


def completed(nation):
    return measures.completed_figures(measures.closing_figures(nation.balances, nation.kept))


def printed(row, years):
    """The year for whose end a row of balances.csv prints a count or a rate, or None. A part that is all urban households
    stands for the whole: the source prints the rural ones too."""
    year = int(row["year"]) - (row["point"] == "start")
    whole = not row["district_code"] and row["scope"] in ("all", "urban") and row["boundaries"] == "before_2025_07"
    firm = row["point"] in ("start", "end") and row["status"] in ("approved", "published")
    exact = row["poor_households"] and row["counts_stated"] == "equal"
    told = row["standard_id"] == "ND07" and (exact or row["poverty_rate"])
    return year if whole and firm and told and year in years else None


def test_coverage_is_that_of_the_file(nation):
    """63 provinces by the ends of 2021-2024 are 252 cells, of which some 60 are printed, counted here from the raw rows."""
    covered = measures.data_coverage(completed(nation), nation.provinces, nation.years)
    assert len(covered) == 252
    found = covered[covered["data"].isin(("both", "one"))]
    cells = {(row["province_code"], year) for row in rows("balances") if (year := printed(row, nation.years))}
    assert set(zip(found["province_code"], found["year"], strict=True)) == cells
    assert 60 <= len(cells) <= 75
    data = covered.set_index(["province_code", "year"])["data"]
    assert data["64", 2023] == "both"  # Gia Lai: 31.502 households, 8,11 %
    assert data["06", 2023] == "one"  # Bắc Kạn: 21,9 %, "hơn 18.000" households
    assert data["02", 2023] == "both"  # Hà Giang: 31,12 % in the press, 59.496 households on a site with the same rate
    assert data["52", 2021] == "one"  # Bình Định: 5.196 urban and 20.125 rural households
    assert data["60", 2022] == "provisional"  # Bình Thuận: the re-review of mid-2022
    assert data["14", 2023] == "provisional"  # Sơn La: "currently 14,41 %"
    assert [data["92", year] for year in nation.years] == ["nothing"] * 4  # Cần Thơ


def test_new_thai_nguyen_from_what_ships(nation):
    """3320/QĐ-UBND: 6.938 = 2,04 %; Bắc Kạn 16.123 = 19,46 %."""
    series = measures.yearly_series(completed(nation))
    rolled = measures.roll_up(
        measures.at_end_of(series.points, 2024),
        nation.provinces,
        measures.printed_for_new(series.points, 2024),
    )
    row = rolled.loc["19"]
    assert (row["poor_households"], str(row["rate_low"]), str(row["rate_high"])) == (23061, "5.44", "5.46")
    assert rolled.loc["24", ["printed_poor", "without_count"]].tolist() == [8308, ["24"]]  # Bắc Giang: "hơn 8,3 nghìn"


def test_series_of_what_ships_break_where_they_must(nation):
    breaks = measures.yearly_series(measures.closing_figures(nation.balances, nation.kept)).breaks
    standard = breaks[breaks["reason"] == "standard"]
    assert {"06", "15"} <= set(standard["province_code"])
    assert (standard["former"] == "QD59").all()
    assert (breaks.loc[breaks["province_code"] == "24", "reason"] == "territory").all()
    assert not set(breaks.loc[breaks["reason"] == "territory", "province_code"]) & nation.kept
