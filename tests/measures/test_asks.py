"""What the text of a plan asks, held against its own district table."""

from decimal import Decimal

import pandas as pd
import pytest

from helpers.measures import asks_against_table, district_reductions, headline

from .appendix_166 import DISTRICTS, FIGURES
from .tables import baselines, dec, district_plans, outcomes, targets


def test_the_asks_of_the_plan_with_a_district_table(plan):
    asks = plan("06", "2022").asks
    columns = ["target_id", "area", "households", "poor_households", "poverty_rate", "planned", "status"]
    found = [[None if pd.isna(cell) else cell for cell in row] for row in asks[columns].to_numpy().tolist()]
    assert found == [
        ["bac-kan-2022-01", None, 81480, 21946, Decimal("26.93"), Decimal("2.43"), "reached"],
        ["bac-kan-2022-02", "Pac Nam", 7456, 3992, Decimal("53.54"), Decimal("4.00"), "reached"],
        ["bac-kan-2022-02", "Ngan Son", 7438, 3803, Decimal("51.13"), Decimal("4.00"), "reached"],
        ["bac-kan-2022-02", None, 14894, 7795, Decimal("52.34"), Decimal("4.00"), "reached"],
        ["bac-kan-2022-03", None, None, None, None, None, "not_measured"],
    ]


def test_the_poor_districts_are_to_end_at_48_33_percent(plan):
    asks = plan("06", "2022").asks
    (group,) = asks[(asks["scope"] == "poor_districts") & asks["area"].isna()].to_dict("records")
    assert round(group["end_rate_from_counts"], 2) == Decimal("48.33")
    assert (group["comparator"], group["value"], group["value_max"]) == ("at_least", Decimal("3.5"), Decimal(4))


@pytest.mark.parametrize(
    ("report", "asked"),
    [
        (("20", "2023"), ["lang-son-2023-02", "lang-son-2023-03", "lang-son-2023-05"]),
        (("94", "2024"), ["soc-trang-2024-01", "soc-trang-2024-02"]),
        (("27", "2023-2025"), ["bac-ninh-2023-2025-01"]),
    ],
)
def test_without_a_district_table_asks_are_listed_and_not_measured(plan, report, asked):
    asks = plan(*report).asks
    assert asks["target_id"].tolist() == asked
    assert set(asks["status"]) == {"not_measured"}
    assert asks["planned"].isna().all()


def test_without_a_district_table_the_fall_between_start_and_planned_end_answers_for_the_province(plan):
    asks = plan("06", "2023").asks
    found = {row["target_id"]: (row["planned"], row["planned_parts"], row["status"]) for row in asks.to_dict("records")}
    assert found == {
        "bac-kan-2023-01": (Decimal("2.40"), (Decimal("24.71"), Decimal("22.31"), 1), "reached"),
        "bac-kan-2023-02": (None, None, "not_measured"),
        "bac-kan-2023-03": (None, None, "not_measured"),
    }


def in_brief(*, start="12", end="9", printed=None):
    """A plan's headline without a district table: the start and the planned end, and a fall if the plan prints one."""
    aims = [{"indicator_id": "poverty_rate_end_of_year", "comparator": "equal", "value": dec(end), "unit": "percent"}]
    aims += [{"comparator": "equal", "value": dec(printed)}] if printed else []
    none = district_reductions(baselines(), district_plans())
    return headline(none, baselines({"poverty_rate": dec(start)}), targets(*aims), outcomes())


NO_TABLE = pd.DataFrame()


@pytest.mark.parametrize(("floor", "status"), [("2.9", "reached"), ("3", "reached"), ("3.1", "missed")])
def test_an_implied_fall_is_held_against_the_ask(floor, status):
    (ask,) = asks_against_table(targets({"value": dec(floor)}), NO_TABLE, in_brief()).to_dict("records")
    assert (ask["planned"], ask["status"]) == (Decimal(3), status)


@pytest.mark.parametrize(("years", "planned"), [(1, "3"), (3, "1")])
def test_an_implied_fall_of_several_years_is_shared_by_them_where_a_fall_a_year_is_asked(years, planned):
    a_year = {"indicator_id": "poverty_rate_reduction_per_year", "value": Decimal(1), "plan_years": years}
    asks = asks_against_table(targets(a_year, {"value": Decimal(1), "plan_years": years}), NO_TABLE, in_brief())
    assert asks["planned"].tolist() == [Decimal(planned), Decimal(3)]
    assert asks["planned_parts"].tolist() == [(Decimal(12), Decimal(9), years), (Decimal(12), Decimal(9), 1)]


def test_a_printed_fall_does_not_answer_itself():
    (ask,) = asks_against_table(targets({"value": Decimal(3)}), NO_TABLE, in_brief(printed="3")).to_dict("records")
    assert (ask["planned"], ask["status"]) == (None, "not_measured")


@pytest.mark.parametrize("other", [{"scope": "poor_districts"}, {"population_id": "near_poor_households"}], ids=str)
def test_the_fall_of_the_province_answers_for_no_one_else(other):
    asks = asks_against_table(targets({"value": Decimal(3)} | other), NO_TABLE, in_brief())
    assert asks["status"].tolist() == ["not_measured"]


def appendix(poor=("060", "062"), planned=DISTRICTS):
    opening = [
        {"district_code": code, "poor_district": code in poor}
        | {column: int(FIGURES[code, column]) for column in ("households", "poor_households")}
        for code in DISTRICTS
    ]
    assigned = [{"district_code": code, "reduction_rate": FIGURES[code, "reduction_rate"]} for code in planned]
    return district_reductions(baselines(*opening), district_plans(*assigned))


POOR_DISTRICTS = {"scope": "poor_districts", "value": Decimal(4)}


@pytest.mark.parametrize(("floor", "statuses"), [("4", {"reached"}), ("4.01", {"missed"}), ("3.5", {"reached"})])
def test_each_poor_district_and_all_together_are_held_against_the_ask(floor, statuses):
    asks = asks_against_table(targets(POOR_DISTRICTS | {"value": dec(floor)}), appendix())
    assert asks["area"].tolist()[:2] == ["062", "060"] and pd.isna(asks["area"].iloc[2])
    assert set(asks["status"]) == statuses


@pytest.mark.parametrize(
    "other",
    [{"population_id": "ethnic_minority_poor_households"}, {"scope": "poor_districts_and_high_poverty_communes"}],
    ids=str,
)
def test_a_group_the_table_does_not_show_is_not_measured(other):
    (ask,) = asks_against_table(targets(POOR_DISTRICTS | other), appendix()).to_dict("records")
    assert (ask["planned"], ask["status"]) == (None, "not_measured")


def test_a_poor_district_without_a_planned_reduction_leaves_them_not_measured():
    planned = [code for code in DISTRICTS if code != "060"]
    (ask,) = asks_against_table(targets(POOR_DISTRICTS), appendix(planned=planned)).to_dict("records")
    assert (ask["planned"], ask["status"]) == (None, "not_measured")


def test_a_province_without_listed_poor_districts_has_none_to_measure():
    (ask,) = asks_against_table(targets(POOR_DISTRICTS), appendix(poor=())).to_dict("records")
    assert ask["status"] == "not_measured"


def test_figures_of_the_table_itself_and_of_districts_are_no_asks():
    aims = [
        {"scope": "district", "district_code": "060", "value": Decimal(4), "section": "Phụ lục"},
        {"value": Decimal("2.43"), "section": "Phụ lục"},
        {"value": Decimal(2), "section": "II"},
    ]
    assert asks_against_table(targets(*aims), appendix())["target_id"].tolist() == ["t3"]


def test_only_falls_of_the_poverty_rate_with_a_number_are_asks():
    aims = [
        {"indicator_id": "poverty_rate_end_of_year", "value": Decimal(5)},
        {"comparator": "qualitative"},
        {"indicator_id": "poverty_rate_reduction_per_year", "value": Decimal(2)},
    ]
    assert asks_against_table(targets(*aims), appendix())["target_id"].tolist() == ["t3"]
