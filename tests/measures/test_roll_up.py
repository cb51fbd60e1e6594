"""Provinces rolled up into those of 1 July 2025: counts are added, rates never averaged, what is missing is named."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.closing import at_end_of, closing_figures
from helpers.measures.completed import completed_figures
from helpers.measures.roll_up import printed_for_new, roll_up
from helpers.numbers import half_up, percent
from tests.measures.prints import balances, provinces

THAI_NGUYEN = provinces(p06="19", p19="19")
OLD_THAI_NGUYEN = {"province_code": "19", "poor_households": 6938, "poverty_rate": Decimal("2.04")}  # 3320/QĐ-UBND
BAC_KAN = {"province_code": "06", "poor_households": 16123, "poverty_rate": Decimal("19.46")}


def rolled(members, *rows):
    figures = completed_figures(closing_figures(balances(*rows), set()))
    years = [row.get("year", 2023) for row in rows] or [2023]
    return roll_up(at_end_of(figures, years[0]), members, printed_for_new(figures, years[0]))


def thai_nguyen(*rows):
    return rolled(THAI_NGUYEN, *[row | {"year": 2024} for row in rows]).loc["19"]


def test_new_thai_nguyen_at_the_end_of_2024():
    """Two printed pairs leave the households open by a few hundred; the simple mean of the rates would be 10.75."""
    row = thai_nguyen(OLD_THAI_NGUYEN, BAC_KAN)
    assert row["poor_households"] == 23061
    assert (row["rate_low"], row["rate_high"]) == (Decimal("5.44"), Decimal("5.46"))
    assert row["households_low"] < 422950 < row["households_high"]
    assert (row["members"], row["kept"]) == (["06", "19"], False)
    assert (row["without_count"], row["without_households"], row["agrees"]) == ([], [], None)


def test_a_printed_figure_of_the_new_province_is_held_against_it():
    new = {"province_code": "19", "boundaries": "since_2025_07", "poor_households": 23061, "source_id": "new"}
    assert thai_nguyen(OLD_THAI_NGUYEN, BAC_KAN, new | {"poverty_rate": Decimal("5.45")})["agrees"]
    assert thai_nguyen(OLD_THAI_NGUYEN, BAC_KAN, new)["agrees"]
    assert not thai_nguyen(OLD_THAI_NGUYEN, BAC_KAN, new | {"poverty_rate": Decimal("5.47")})["agrees"]
    assert not thai_nguyen(OLD_THAI_NGUYEN, BAC_KAN, new | {"poor_households": 23062})["agrees"]
    alone = thai_nguyen(BAC_KAN, new)
    assert (alone["poor_households"], alone["printed_poor"], alone["agrees"]) == (None, 23061, None)
    assert alone["source_ids"] == ["print", "new"]


@pytest.mark.parametrize(
    "figures",
    [
        {"poverty_rate": Decimal("2.04")},
        {"poor_households": 6900, "counts_stated": "about", "poverty_rate": Decimal("2.04")},
        {"poor_households": 6938, "status": "preliminary"},
        {"poor_households": 6938, "point": "mid"},
        {"poor_households": 6938, "point": "reported"},
    ],
)
def test_a_member_without_an_exact_count_of_the_end_of_the_year_makes_it_missing(figures):
    row = thai_nguyen(BAC_KAN, {"province_code": "19"} | figures)
    assert (row["poor_households"], row["rate_low"], row["rate_high"]) == (None, None, None)
    assert row["without_count"] == ["19"]


def test_a_member_without_households_leaves_the_sum_but_no_rate():
    row = thai_nguyen(BAC_KAN, {"province_code": "19", "poor_households": 6938})
    assert (row["poor_households"], row["rate_low"], row["without_households"]) == (23061, None, ["19"])
    nobody = thai_nguyen(BAC_KAN, {"province_code": "19", "poor_households": 0, "poverty_rate": Decimal("0.00")})
    assert (nobody["poor_households"], nobody["rate_low"], nobody["without_households"]) == (16123, None, ["19"])


def test_where_nobody_is_poor_the_rate_needs_no_households():
    row = thai_nguyen(
        BAC_KAN | {"poor_households": 0, "poverty_rate": None}, {"province_code": "19", "poor_households": 0}
    )
    assert (row["poor_households"], row["rate_low"], row["rate_high"]) == (0, Decimal("0.00"), Decimal("0.00"))


def test_nothing_known_is_nothing_told():
    row = rolled(THAI_NGUYEN).loc["19"]
    assert row["without_count"] == ["06", "19"]
    assert row[["poor_households", "households_low", "rate_low", "printed_poor", "agrees"]].isna().all()


def test_a_province_that_kept_its_borders_is_itself():
    row = rolled(
        provinces("14"),
        {"province_code": "14", "poor_households": 52883, "households": 297104, "poverty_rate": Decimal("17.83")},
    )
    assert row.loc["14", "kept"]
    assert (row.loc["14", "rate_low"], row.loc["14", "rate_high"]) == (Decimal("17.83"), Decimal("17.83"))
    rate_alone = rolled(provinces("04"), {"province_code": "04", "poverty_rate": Decimal("24.71")})
    assert (rate_alone.loc["04", "rate_low"], rate_alone.loc["04", "poor_households"]) == (Decimal("24.71"), None)


AREAS = st.lists(
    st.integers(2000, 400000).flatmap(lambda households: st.tuples(st.just(households), st.integers(1000, households))),
    min_size=1,
    max_size=4,
)


@given(AREAS, st.data())
def test_the_sum_is_that_of_the_members_and_the_interval_holds_the_true_rate(areas, data):
    """Whatever members print of households, and with however many decimals they print their rates."""
    codes = [f"{10 + i}" for i in range(len(areas))]
    rows = []
    for code, (households, poor) in zip(codes, areas, strict=True):
        rate = half_up(percent(poor, households), data.draw(st.integers(1, 2)))
        told = {"households": households} if data.draw(st.booleans()) else {}
        rows.append({"province_code": code, "poor_households": poor, "poverty_rate": rate} | told)
    members = provinces(**{f"p{code}": codes[0] for code in codes})
    row = rolled(members, *rows).loc[codes[0]]
    households, poor = sum(one[0] for one in areas), sum(one[1] for one in areas)
    assert row["poor_households"] == poor
    assert row["households_low"] <= households <= row["households_high"]
    if len(areas) > 1:
        assert row["rate_low"] <= half_up(percent(poor, households)) <= row["rate_high"]
        rates = [one["poverty_rate"] for one in rows]
        assert min(rates) - Decimal("0.05") <= row["rate_low"] <= row["rate_high"] <= max(rates) + Decimal("0.06")
    mixed = data.draw(st.permutations(rows))
    again = rolled(members.sample(frac=1, random_state=1), *mixed).loc[codes[0]]
    figures = ["poor_households", "households_low", "households_high", "rate_low", "rate_high"]
    pd.testing.assert_series_equal(row[figures], again[figures])


def test_a_rate_that_follows_from_the_numbers_printed_for_the_new_province():
    """New Phú Thọ, end of 2024: 31.488 of 997.683 households."""
    new = {"province_code": "19", "boundaries": "since_2025_07", "poor_households": 31488, "households": 997683}
    row = thai_nguyen(new)
    assert (row["printed_rate"], row["printed_rate_how"]) == (Decimal("3.16"), "from_counts")
    row = thai_nguyen(new | {"poverty_rate": Decimal("3.2")})
    assert (row["printed_rate"], row["printed_rate_how"]) == (Decimal("3.2"), "printed")


def test_what_is_known_of_some_members_only_stands_beside_what_is_missing_and_no_source_without_its_figure():
    """New Lào Cai at the end of 2024: old Lào Cai prints 20.411, of old Yên Bái nothing is known."""
    told = {"province_code": "06", "poor_households": 20411, "poverty_rate": Decimal("11.24"), "source_id": "told"}
    both = {"province_code": "19", "multidimensional_rate": Decimal("36.35"), "source_id": "of both groups"}
    row = thai_nguyen(told, both)
    assert [part["poor_households"] for part in row["parts"]] == [20411]
    assert (row["poor_households"], row["without_count"], row["source_ids"]) == (None, ["19"], ["told"])
    assert thai_nguyen(both)[["parts", "source_ids"]].tolist() == [[], []]
    assert thai_nguyen(OLD_THAI_NGUYEN, BAC_KAN)["parts"] == []


@pytest.mark.parametrize(
    ("figures", "how"),
    [
        ({"poor_households": 0}, "from_counts"),
        ({"poor_households": 52883, "households": 297104}, "from_counts"),
        ({"poor_households": 52883, "households": 297104, "poverty_rate": Decimal("17.80")}, "printed"),
        ({"poor_households": 52883}, None),
    ],
)
def test_how_the_rate_of_a_province_that_kept_its_borders_is_known(figures, how):
    """Quảng Ninh and Hà Nội: that nobody is poor is stated, 0,00 % is printed nowhere."""
    assert rolled(provinces("14"), {"province_code": "14"} | figures).loc["14", "rate_how"] == how
