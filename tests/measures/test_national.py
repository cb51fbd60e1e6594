"""Provinces beside each other: ranks among those with figures, regions that never pretend to be whole, what is there."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.closing import at_end_of, closing_figures, printed_of_country, printed_of_regions
from helpers.measures.completed import completed_figures
from helpers.measures.national import data_coverage, overview_year, province_ranking, region_figures
from helpers.measures.series import yearly_series
from tests.measures.prints import balances, national_balances, provinces

REGIONS = pd.DataFrame({"region_id": ["north", "south"], "name": ["North", "South"]})
ALL = provinces("02", "04", "06", "20").assign(region_id=["north", "north", "north", "south"])


def printed(*rows):
    return completed_figures(closing_figures(balances(*rows), set()))


def points(*rows, year=2023):
    return at_end_of(yearly_series(printed(*rows)).points, year)


def rates(**by_code):
    return [{"province_code": code[1:], "poverty_rate": Decimal(rate)} for code, rate in by_code.items()]


def test_ranks_are_among_those_with_a_figure_and_shared_by_equals():
    ranked = province_ranking(points(*rates(p20="6.03", p06="21.9", p04="24.71", p02="21.90")), ALL)
    assert ranked[["province_code", "rank"]].values.tolist() == [["04", 1], ["02", 2], ["06", 2], ["20", 4]]


@pytest.mark.parametrize("figures", [{"status": "preliminary"}, {"point": "mid"}, {"point": "reported"}])
def test_what_is_no_end_of_year_figure_has_no_rank(figures):
    row = {"province_code": "20", "poverty_rate": Decimal("60.00")} | figures
    ranked = province_ranking(points(row, *rates(p06="21.9")), ALL)
    assert ranked["province_code"].tolist() == ["06"]


@given(st.dictionaries(st.sampled_from(["02", "04", "06", "20"]), st.decimals(0, 60, places=2)), st.randoms())
def test_ranking_falls_and_does_not_depend_on_the_order_of_the_file(by_code, random):
    rows = rates(**{f"p{code}": str(rate) for code, rate in by_code.items()})
    ranked = province_ranking(points(*rows), ALL)
    assert ranked["rate"].is_monotonic_decreasing
    assert ranked["rank"].is_monotonic_increasing
    assert sorted(ranked["province_code"]) == sorted(by_code)
    again = province_ranking(points(*random.sample(rows, len(rows))), ALL.sample(frac=1, random_state=1))
    assert again["province_code"].tolist() == ranked["province_code"].tolist()


def regions(*rows, printed=()):
    figures, told = points(*rows), printed_of_regions(national_balances(*printed), 2023)
    return region_figures(figures, ALL, REGIONS, told).set_index("region_id")


def test_a_region_says_how_many_of_its_provinces_it_counts():
    table = regions(
        {"province_code": "02", "poor_households": 59496, "poverty_rate": Decimal("31.12")},
        {"province_code": "04", "poverty_rate": Decimal("24.71")},
        {"province_code": "06", "poor_households": 18000, "counts_stated": "more_than"},
        {"province_code": "20", "poor_households": 9000, "status": "preliminary"},
    )
    assert table.index.tolist() == ["north", "south", ""]
    assert table["provinces"].tolist() == [3, 1, 4]
    assert table["with_figure"].tolist() == [3, 0, 3]
    assert table["with_count"].tolist() == [1, 0, 1]
    assert table["counted_poor"].tolist() == [59496, None, 59496]
    assert table["poor_households"].isna().all()


def test_what_is_printed_of_a_region_stands_beside_it():
    printed = {"multidimensional_households": 587952, "multidimensional_rate": Decimal("18.20"), "source_id": "134"}
    table = regions(printed=[{"region_id": "north"} | printed, {"poverty_rate": Decimal("2.93")}])
    assert table.loc["north", ["multidimensional_households", "multidimensional_rate"]].tolist() == [
        587952,
        Decimal("18.20"),
    ]
    assert table.loc["north", "source_ids"] == ["134"]
    assert table.loc["", "poverty_rate"] == Decimal("2.93")
    assert table.loc["south", "source_ids"] is None


@pytest.mark.parametrize(
    ("figures", "data"),
    [
        ({"poor_households": 3467, "poverty_rate": Decimal("0.94")}, "both"),
        ({"poor_households": 0, "poverty_rate": Decimal("0.00")}, "both"),
        ({"poverty_rate": Decimal("21.9")}, "one"),
        ({"poor_households": 18000, "counts_stated": "more_than", "poverty_rate": Decimal("21.9")}, "one"),
        ({"poor_households": 0}, "one"),
        ({"poor_households": 9000, "counts_stated": "about"}, "nothing"),
        ({"poor_households": 690, "poverty_rate": Decimal("0.03"), "point": "reported"}, "provisional"),
        ({"poor_households": 690, "status": "preliminary"}, "provisional"),
        ({"near_poor_households": 690}, "nothing"),
        ({"poverty_rate": Decimal("4.76"), "standard_id": "QD59", "year": 2021}, "nothing"),
        ({"poverty_rate": Decimal("4.76"), "boundaries": "since_2025_07"}, "nothing"),
    ],
)
def test_coverage_classes(figures, data):
    other = {"province_code": "20", "year": figures.get("year", 2023), "poverty_rate": Decimal("6.03")}
    covered = data_coverage(printed(figures, other), ALL, [other["year"]])
    assert covered.set_index("province_code")["data"].to_dict() == {
        "02": "nothing",
        "04": "nothing",
        "06": data,
        "20": "one",
    }


def test_the_year_with_most_firm_figures_is_shown_unless_another_is_asked_for():
    rows = [{"year": 2021, "poverty_rate": Decimal("1.00")}, {"year": 2022, "poverty_rate": Decimal("1.00")}]
    mid = [
        {"province_code": code, "year": 2023, "point": "mid", "poverty_rate": Decimal("1.00")} for code in ("02", "04")
    ]
    covered = data_coverage(printed(*rows, *mid), ALL, [2021, 2022, 2023])
    assert overview_year(covered, None) == 2022
    assert overview_year(covered, 2021) == 2021


def test_a_count_from_another_source_joins_the_rate_it_agrees_with_and_both_are_cited():
    """Hà Giang, end of 2023: a newspaper prints 31,12 %, a site 59.496 households and the same rate."""
    press = {"province_code": "02", "poverty_rate": Decimal("31.12"), "source_id": "press", "firmness": 1}
    site = press | {"poor_households": 59496, "source_id": "site", "firmness": 2}
    (ranked,) = province_ranking(points(press, site), ALL).to_dict("records")
    assert (ranked["poor_households"], ranked["rate_ids"], ranked["source_ids"]) == (
        59496,
        ["press"],
        ["press", "site"],
    )
    covered = data_coverage(printed(press, site), ALL, [2023]).set_index("province_code")
    assert covered.loc["02", ["data", "source_ids"]].tolist() == ["both", ["press", "site"]]
    assert covered.loc["04", "source_ids"] == []


def test_a_rate_from_numbers_cites_where_the_numbers_are_from():
    row = {"poor_households": 500, "near_poor_households": 925, "source_id": "number", "firmness": 1}
    more = row | {"households": 10000, "source_id": "more", "firmness": 2}
    (ranked,) = province_ranking(points(row, more), ALL).to_dict("records")
    assert (ranked["rate"], ranked["rate_ids"]) == (Decimal("5.00"), ["number", "more"])


def test_what_the_country_prints_for_a_start_is_not_mixed_with_the_end_of_the_year_before():
    start = {"year": 2022, "point": "start", "near_poor_rate": Decimal("3.49"), "source_id": "start"}
    end = {"year": 2021, "poverty_rate": Decimal("2.23"), "source_id": "end"}
    told = printed_of_country(national_balances(start, end))
    assert told[["year", "standing"]].values.tolist() == [[2021, "closing"], [2021, "opening"]]
    assert told["source_ids"].tolist() == [["end"], ["start"]]
