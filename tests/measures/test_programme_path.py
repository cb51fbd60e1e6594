"""The way to the programme's end: the pace so far, the pace needed, and never across a change of standard or territory.

Golden figures: Bắc Kạn 26,93% at the end of 2021 (approved), 24,71% (Dân sinh, 01/03/2023), 21,9% (VietNamNet, 2024) and
19,46% at the end of 2024; old standard 17,02% at the end of 2021. Goals: Resolution 24/2021/QH15, Decision 90/QĐ-TTg.
"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures import programme_path
from helpers.measures.pace import line, pace, required_pace

figures = st.decimals(0, 100, places=2)


@pytest.fixture(scope="module")
def bac_kan(plan):
    return programme_path(plan("06", "2022").dossier)


def aim(way, by, scope, measure):
    rows = way.aims[way.aims["by"].eq(by) & way.aims["scope"].eq(scope) & way.aims["measure"].eq(measure)]
    (row,) = rows.to_dict("records")
    return row


def test_the_years_of_bac_kan_by_one_standard(bac_kan):
    points = bac_kan.series.points
    last = points[points["segment"] == points["segment"].max()]
    assert dict(zip(last["year"], last["rate"].map(str), strict=True)) == {
        2021: "26.93",
        2022: "24.71",
        2023: "21.9",
        2024: "19.46",
    }


def test_the_old_and_the_new_standard_of_2021_are_not_joined(bac_kan):
    (one,) = bac_kan.series.breaks.to_dict("records")
    assert (one["reason"], one["from_year"], one["to_year"]) == ("standard", 2021, 2021)
    points = bac_kan.series.points
    assert str(points[points["standard_id"] == "QD59"].iloc[-1]["rate"]) == "17.02"


def test_the_plans_own_pace(bac_kan):
    """26,93 - 19,46 in three years are 2,49 a year; 2 a year lead to 18,93 at the end of 2025, 0,53 from here."""
    row = aim(bac_kan, "plan", "all", "poverty_rate_fall_per_year")
    assert (row["year_from"], row["year"], row["years_left"]) == (2021, 2024, 1)
    assert (row["so_far"], row["asked_end"], row["needed"]) == (Decimal("2.49"), Decimal("18.93"), Decimal("0.53"))
    assert row["status"] == "on_track"


def test_the_programmes_goals_for_the_province(bac_kan):
    """Poor and near-poor: 26,93 + 9,74 = 36,67% and 21.946 + 7.935 = 29.881 households at the end of 2021;
    19,46 + 9,27 = 28,73% and 16.123 + 7.678 = 23.801 at the end of 2024."""
    fall = aim(bac_kan, "programme", "all", "multidimensional_rate_fall_per_year")
    assert (fall["start"], fall["latest"], fall["so_far"]) == (Decimal("36.67"), Decimal("28.73"), Decimal("2.65"))
    left = aim(bac_kan, "programme", "all", "multidimensional_households_left")
    assert (left["start"], left["latest"], left["so_far"]) == (29881, 23801, Decimal("79.65"))
    assert (left["needed"], left["status"]) == (8861, "behind")


def test_a_half_counts_from_the_programmes_start(plan):
    """Lạng Sơn: 23.511 + 23.247 = 46.758 at the start of 2022, 4.643 + 13.578 = 18.221 at the end of 2025: 38,97%."""
    left = aim(programme_path(plan("20", "2023").dossier), "programme", "all", "multidimensional_households_left")
    assert (left["year_from"], left["start"], left["latest"]) == (2021, 46758, 18221)
    assert (left["so_far"], left["status"]) == (Decimal("38.97"), "reached")


def test_without_the_programmes_start_no_half_is_known(plan):
    """The example's figures begin at the end of 2022."""
    left = aim(programme_path(plan("99", "2024").dossier), "programme", "all", "multidimensional_households_left")
    assert (left["year_from"], left["status"], left["needed"]) == (2022, "undetermined", None)


def test_poor_districts_are_behind_what_is_asked_of_them(bac_kan):
    row = aim(bac_kan, "programme", "poor_districts", "poverty_rate_fall_per_year")
    assert (row["start"], row["latest"], row["status"]) == (Decimal("53.44"), Decimal("49.99"), "behind")


def test_nothing_is_said_of_what_no_year_follows(plan):
    way = programme_path(plan("94", "2024").dossier)
    assert set(way.aims["status"]) <= {"not_measured"} | {"on_track", "behind", "reached"}
    silent = way.aims[way.aims["status"] == "not_measured"]
    assert silent[["start", "latest", "so_far", "needed"]].isna().all(axis=None)


@given(figures, figures, st.integers(1, 9))
def test_the_line_leads_from_the_start_to_what_is_asked(start, asked, years):
    assert line(start, asked, 0, years) == start
    assert line(start, asked, years, years) == asked


@given(figures, figures, st.integers(1, 9))
def test_the_required_pace_leads_there_exactly(figure, asked, years_left):
    there = figure + required_pace(asked, figure, years_left) * years_left
    assert abs(there - asked) < Decimal("1e-20")


@given(figures, figures, figures, st.integers(1, 9), st.data())
def test_better_is_on_track_and_worse_is_behind(start, asked, figure, years, data):
    elapsed = data.draw(st.integers(0, years))
    expected = line(start, asked, elapsed, years)
    assert (pace(asked, start, figure, elapsed, years, "lower") == "on_track") == (figure <= expected)
    assert (pace(asked, start, figure, elapsed, years, "higher") == "on_track") == (figure >= expected)


@pytest.mark.parametrize("missing", [{"start": None}, {"elapsed": None}, {"years": None}, {"years": 0}])
def test_without_a_start_there_is_no_line(missing):
    known = {"asked": Decimal(3), "start": Decimal(9), "figure": Decimal(5), "elapsed": 1, "years": 3} | missing
    assert pace(**known, direction="lower") == "undetermined"


def test_no_pace_is_needed_when_no_year_is_left():
    assert required_pace(Decimal(3), Decimal(5), 0) is None
