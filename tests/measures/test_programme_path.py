"""The way to the programme's end: the pace so far, the pace needed, and never across a change of standard or territory.

Golden figures: Bắc Kạn 26,93% at the end of 2021 (approved), 24,71% (Dân sinh, 01/03/2023), 21,9% (VietNamNet, 2024) and
19,46% at the end of 2024; old standard 17,02% at the end of 2021. Goals: Resolution 24/2021/QH15, Decision 90/QĐ-TTg.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures import programme_path
from helpers.measures.goal_pace import MULTIDIMENSIONAL, goal_pace
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
    assert left["why"] == "no_start"


def test_the_latest_figure_may_be_preliminary_and_is_told_so(plan):
    """Gia Lai, end of 2024, preliminary: 6,07 + 8,77 = 14,84%, 12,71% of ethnic-minority households, 23.886 + 34.546 =
    58.432 households; end of 2021: 12,09 + 8,96 = 21,05%, 25,58%, 45.688 + 33.866 = 79.554."""
    way = programme_path(plan("64", "2024").dossier)
    fall = aim(way, "programme", "all", MULTIDIMENSIONAL)
    assert (fall["start"], fall["year"], fall["latest"]) == (Decimal("21.05"), 2024, Decimal("14.84"))
    assert (fall["so_far"], fall["needed"], fall["status"]) == (Decimal("2.07"), 0, "on_track")
    minority = aim(way, "programme", "ethnic_minority", "poverty_rate_fall_per_year")
    assert (minority["year"], minority["latest"], minority["so_far"]) == (2024, Decimal("12.71"), Decimal("4.29"))
    left = aim(way, "programme", "all", "multidimensional_households_left")
    assert (left["latest"], left["so_far"], left["status"]) == (58432, Decimal("73.45"), "behind")
    assert {row["latest_status"] for row in (fall, minority, left)} == {"preliminary"}


def test_the_latest_figure_is_no_estimate_and_none_within_the_year(plan):
    """Nghệ An's 3,13% of 2025 is an estimate; Lâm Đồng's 1,09% of 2024 has no date."""
    assert aim(programme_path(plan("40", "2024").dossier), "programme", "all", MULTIDIMENSIONAL)["year"] == 2024
    assert aim(programme_path(plan("68", "2023").dossier), "programme", "all", MULTIDIMENSIONAL)["year"] == 2022


def test_an_estimate_of_every_figure_is_no_latest_one(plan):
    dossier = plan("64", "2024").dossier
    of_2024 = dossier.balances["year"].eq(2024)
    unsure = dossier.balances.assign(status=dossier.balances["status"].mask(of_2024, "estimate"))
    aims = programme_path(replace(dossier, balances=unsure)).aims
    assert set(aims.loc[aims["start"].notna(), "year"]) == {2023}


def test_a_pace_is_not_counted_from_a_preliminary_figure(plan):
    dossier = plan("64", "2024").dossier
    of_2021 = dossier.balances["year"].eq(2021)
    unsure = dossier.balances.assign(status=dossier.balances["status"].mask(of_2021, "preliminary"))
    fall = aim(programme_path(replace(dossier, balances=unsure)), "programme", "all", MULTIDIMENSIONAL)
    assert (fall["year_from"], fall["why"]) == (2022, "no_start")


@pytest.mark.parametrize(
    ("province", "year", "start_year", "start", "latest", "so_far"),
    [
        ("11", "2024", 2023, "36.97", "30.83", "3.07"),  # at the period's end
        ("02", "2025", 2023, "42.61", "36.35", "6.26"),
        ("84", "2024", 2022, "5.68", "3.6", "2.1"),
    ],
)
def test_no_verdict_on_a_period_whose_start_is_not_known(plan, province, year, start_year, start, latest, so_far):
    fall = aim(programme_path(plan(province, year).dossier), "programme", "all", MULTIDIMENSIONAL)
    assert (fall["year_from"], fall["start"], fall["latest"]) == (start_year, Decimal(start), Decimal(latest))
    assert fall["so_far"] == Decimal(so_far)
    assert (fall["status"], fall["why"]) == ("undetermined", "no_start")
    assert [fall[name] for name in ("needed", "asked_now", "asked_end")] == [None] * 3


def test_a_plans_own_years_have_their_own_start(plan):
    """The example's plan for 2024 counts from the end of 2023: the end of 2024 alone would be no start."""
    way = programme_path(plan("99", "2024").dossier)
    own = aim(way, "plan", "all", "poverty_rate_fall_per_year")
    assert (own["year_from"], own["status"], own["why"]) == (2023, "on_track", None)
    goals = way.aims[way.aims["by"].eq("programme")]
    assert set(goals["why"]) == {"no_start"}
    assert set(goals["year_from"]) == {2022}


def test_the_end_of_a_plans_first_year_is_not_its_start(plan):
    """Bắc Kạn's plan for 2023, had only the ends of 2023 and 2024 been published."""
    dossier = plan("06", "2023").dossier
    later = dossier.balances[dossier.balances["year"].ge(2023) & dossier.balances["point"].eq("end")]
    own = aim(programme_path(replace(dossier, balances=later)), "plan", "all", "poverty_rate_fall_per_year")
    assert (own["year_from"], own["year"], own["why"]) == (2023, 2024, "no_start")


@pytest.mark.parametrize(("province", "year", "start"), [("30", "2025", "4.11"), ("68", "2023", "6.94")])
def test_the_national_fall_does_not_apply_to_a_rate_that_was_low(plan, province, year, start):
    """1 a year until 2025 would take 4 points of 4,11 or of 6,94."""
    fall = aim(programme_path(plan(province, year).dossier), "programme", "all", MULTIDIMENSIONAL)
    assert (fall["start"], fall["year_from"]) == (Decimal(start), 2021)
    assert (fall["status"], fall["why"], fall["needed"]) == ("undetermined", "low_start", None)


@pytest.mark.parametrize(
    ("by", "start", "why"),
    [
        ("programme", "8.01", None),
        ("programme", "8.00", None),
        ("programme", "7.99", "low_start"),
        ("plan", "1.00", None),
    ],
)
def test_a_fall_of_up_to_half_of_the_start_is_asked_of_everyone_and_more_by_an_own_plan_only(by, start, why):
    goal = {"by": by, "measure": MULTIDIMENSIONAL, "comparator": "between", "value": Decimal(1), "last": 2025}
    goal["value_max"] = Decimal("1.5")
    assert goal_pace(goal, Decimal(start), Decimal("0.50"), 2021, 2023)["why"] == why


def test_sums_differences_and_means_are_as_coarse_as_the_coarsest_part(plan, bac_kan):
    """Hải Dương 0,96 + 1,3; Nghệ An 7,8 + 6,59; Bắc Kạn's ethnic minorities 30,5 and 24,4, (24,4 - 18,5) / 2."""
    hai_duong = aim(programme_path(plan("30", "2025").dossier), "programme", "all", MULTIDIMENSIONAL)
    assert (str(hai_duong["latest"]), str(hai_duong["so_far"])) == ("2.3", "0.6")
    nghe_an = aim(programme_path(plan("40", "2024").dossier), "programme", "all", MULTIDIMENSIONAL)
    assert (str(nghe_an["start"]), str(nghe_an["so_far"]), str(nghe_an["asked_end"])) == ("14.4", "1.6", "10.4")
    minority = aim(bac_kan, "programme", "ethnic_minority", "poverty_rate_fall_per_year")
    assert [str(minority[name]) for name in ("so_far", "asked_end", "needed")] == ["3.1", "18.5", "3.0"]


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
