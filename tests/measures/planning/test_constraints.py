"""What binds a plan: the programme's goals, the province's own aims, and the limits of the table."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pandas as pd
import pytest

from helpers import catalog
from helpers.measures import compare_variants, plan_constraints, plan_variants
from helpers.measures.reductions import TOTAL

from ..conftest import DATA

RATES = {"huyện nghèo": "4,00", "thành phố": "0,19", "còn lại": "2,50"}
COLUMNS = ("goal_id", "year_from", "year_to", "scope", "measure", "comparator", "value", "value_max", "unit")
FALL, BOTH, LEFT = (
    "poverty_rate_fall_per_year",
    "multidimensional_rate_fall_per_year",
    "multidimensional_households_left",
)
POINTS = "percentage_points_per_year"
# Decision 90/QĐ-TTg: 1-1,5 points a year (poor and near-poor), poor districts 4-5, ethnic minorities > 3, halved by 2025
GOALS = [
    ("all", 2021, 2025, "all", BOTH, "between", Decimal(1), Decimal("1.5"), POINTS),
    ("minorities", 2021, 2025, "ethnic_minority", FALL, "more_than", Decimal(3), None, POINTS),
    ("poor districts", 2021, 2025, "poor_districts", FALL, "between", Decimal(4), Decimal(5), POINTS),
    ("halved", 2021, 2025, "all", LEFT, "at_most", Decimal(50), None, "percent"),
]


@cache
def bac_kan():
    dossier = catalog.load_baseline("06", "2022", "en", DATA)
    goals = pd.DataFrame(GOALS, columns=COLUMNS, dtype=object).assign(text="goal", source_id="law", note=None)
    return replace(dossier, programme_goals=goals)


def constraints(dossier, rates=RATES, reach=None, own_range=None, variants=None):
    request = catalog.read_request(dossier, rates, reach, "rates", own_range, variants)
    plans = plan_variants(dossier.baselines, request.variants)
    return plan_constraints(plans, request.variants, dossier, request.own_range)


def one(table, **where):
    for column, value in where.items():
        table = table[table[column].isna() if value is None else table[column].eq(value)]
    (row,) = table.to_dict("records")
    return row


@pytest.mark.parametrize(
    ("rate", "planned", "status"),
    [("4,00", "4.00", "reached"), ("3,50", "3.50", "missed"), ("5,5", "5.50", "exceeded")],
)
def test_poor_districts_each_and_together(rate, planned, status):
    table = constraints(bac_kan(), RATES | {"huyện nghèo": rate})
    for area in ("Ngan Son", "Pac Nam", None):
        row = one(table, constraint="programme", key="poor districts", area=area)
        assert (row["planned"], row["status"]) == (Decimal(planned), status)


def test_poor_and_near_poor_together_rest_on_near_poor_that_stay_as_many():
    row = one(constraints(bac_kan()), key="all", constraint="programme")
    assert (row["planned"], row["status"], row["why"]) == (Decimal("2.43"), "exceeded", "near_poor_held")


def test_without_near_poor_households_nothing_is_said_of_the_two_together():
    unknown = bac_kan().baselines.assign(
        near_poor_households=pd.NA, near_poor_rate=None, multidimensional_households=pd.NA, multidimensional_rate=None
    )
    table = constraints(replace(bac_kan(), baselines=unknown))
    for key in ("all", "halved"):
        row = one(table, key=key)
        assert (row["planned"], row["status"], row["why"]) == (None, "not_measured", "no_near_poor")


def test_ethnic_minorities_do_not_stand_in_a_district_table():
    row = one(constraints(bac_kan()), key="minorities")
    assert (row["planned"], row["status"], row["why"]) == (None, "not_measured", "no_group")


def test_a_province_without_poor_districts_says_so():
    dossier = bac_kan()
    table = constraints(replace(dossier, baselines=dossier.baselines.assign(poor_district=False)))
    assert one(table, key="poor districts")["why"] == "no_poor_district"


def test_halving_is_due_at_the_end_of_the_programme():
    """Of 21.946 + 7.935 households in all, 1.984 leave: 93,36 % are left."""
    row = one(constraints(bac_kan()), key="halved")
    assert (row["planned"], row["status"], row["why"]) == (Decimal("93.36"), "not_measured", "due_later")
    last = replace(bac_kan(), plan=pd.Series(bac_kan().plan.to_dict() | {"year_to": 2025}))
    assert one(constraints(last), key="halved")["status"] == "missed"


def later(years):
    """Bắc Kạn's baseline as if it opened a later year; its programme starts from the same figures."""
    year = 2022 + years
    return replace(bac_kan(), plan=pd.Series(bac_kan().plan.to_dict() | {"year_from": year, "year_to": year}))


def test_the_first_year_of_the_programme_has_no_path_yet():
    assert "path" not in set(constraints(bac_kan())["constraint"])


@pytest.mark.parametrize(("years", "asked", "status"), [(1, "34.67", "reached"), (3, "32.67", "missed")])
def test_the_path_falls_by_the_least_of_the_goal_a_year(years, asked, status):
    """From 36,67 % (26,93 + 9,74) at the start of 2022; planned is 36,67 - 2,43 = 34,24 %."""
    row = one(constraints(later(years)), constraint="path")
    assert (row["base_rate"], row["value"], row["planned"]) == (Decimal("36.67"), Decimal(asked), Decimal("34.24"))
    assert row["status"] == status


def test_without_a_start_there_is_no_path():
    dossier = later(1)
    row = one(constraints(replace(dossier, balances=dossier.balances.head(0))), constraint="path")
    assert (row["planned"], row["status"], row["why"]) == (None, "not_measured", "no_path")


def test_the_province_s_own_targets_and_range():
    table = constraints(bac_kan(), own_range=("2", "2,5"))
    own = one(table, constraint="own", key="bac-kan-2022-01")
    assert (own["value"], own["value_max"], own["planned"], own["status"]) == (
        2,
        Decimal("2.5"),
        Decimal("2.43"),
        "reached",
    )
    assert own["source_id"] == "166-KH-UBND-bac-kan-2022"
    assert one(table, constraint="own_range")["status"] == "reached"
    assert one(constraints(bac_kan(), own_range=("2,5", "3")), constraint="own_range")["status"] == "missed"


def test_what_is_asked_of_a_variant_is_held_against_that_variant():
    table = constraints(bac_kan(), variants={"B": {"reach": "24 %"}, "C": {"reach": "2000 hộ"}})
    assert one(table, constraint="end_rate")["variant"] == "B"
    assert one(table, constraint="end_rate")["status"] == "reached"
    households = one(table, constraint="households")
    assert (households["variant"], households["planned"], households["status"]) == ("C", 2000, "reached")


def test_districts_held_at_zero_are_counted_and_a_broken_table_is_seen():
    table = constraints(bac_kan(), RATES | {"thành phố": "4,00"})
    assert (one(table, constraint="bounds")["planned"], one(table, constraint="bounds")["status"]) == (1, "reached")
    request = catalog.read_request(bac_kan(), RATES)
    plans = plan_variants(bac_kan().baselines, request.variants)
    plans["A"].loc["058", "reduction_households"] += 1
    assert one(plan_constraints(plans, request.variants, bac_kan()), constraint="bounds")["status"] == "missed"


def test_variants_stand_side_by_side():
    request = catalog.read_request(bac_kan(), RATES, variants={"B": {"rates": {"huyện nghèo": "4,50"}}})
    compared = compare_variants(plan_variants(bac_kan().baselines, request.variants))
    assert list(dict.fromkeys(compared.columns.get_level_values(0))) == ["", "A", "B"]
    assert compared.loc[TOTAL, ("A", "reduction_households")] == 1984
    assert compared.loc["060", ("B", "reduction_households")] == 336  # 7.456 x 4,50 % = 335,52
    assert compared.loc["060", ("", "poverty_rate")] == Decimal("53.54")
