"""The district table computed from households, poor households and assigned reductions, by the official rules."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.measures import district_reductions, group_reduction
from helpers.measures.reductions import TOTAL, leaving_poverty

from .appendix_166 import COLUMNS, DISTRICTS, FIGURES
from .tables import baselines, district_plans


def appendix_inputs():
    """Of the printed figures only the three that the plan decides or counts."""
    opening = [
        {"district_code": code, **{c: int(FIGURES[code, c]) for c in ("households", "poor_households")}}
        for code in DISTRICTS
    ]
    assigned = [{"district_code": code, "reduction_rate": FIGURES[code, "reduction_rate"]} for code in DISTRICTS]
    return baselines(*opening), district_plans(*assigned)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("code", [*DISTRICTS, TOTAL])
def test_every_printed_figure_of_the_appendix_is_computed(code, column):
    assert district_reductions(*appendix_inputs()).loc[code, column] == FIGURES[code, column]


def test_there_are_54_printed_figures():
    assert len(FIGURES) == 54


def test_the_shipped_plan_gives_the_same_table_without_its_printed_results(plan):
    dossier = plan("06", "2022").dossier
    table = district_reductions(
        dossier.baselines.assign(poverty_rate=None),
        dossier.district_plans.assign(reduction_households=pd.NA, end_rate=None),
    )
    assert set(table.index) == {*DISTRICTS, TOTAL}
    assert {(code, column): table.loc[code, column] for code in table.index for column in COLUMNS} == FIGURES


def test_rates_have_two_decimals():
    table = district_reductions(*appendix_inputs())
    assert (str(table.loc["061", "reduction_rate"]), str(table.loc[TOTAL, "end_rate"])) == ("2.50", "24.50")


def test_the_total_comes_from_sums_and_not_from_a_mean_of_rates():
    table = district_reductions(*appendix_inputs())
    rates = [table.loc[code, "reduction_rate"] for code in DISTRICTS]
    assert round(sum(rates) / 8, 2) == Decimal("2.59")
    assert table.loc[TOTAL, "reduction_rate"] == Decimal("2.43")
    assert table.loc[TOTAL, "end_households"] == 19962


def test_the_printed_end_rate_is_not_the_one_from_counts():
    table = district_reductions(*appendix_inputs())
    assert table.loc["063", "end_rate"] == Decimal("18.16")
    assert str(table.loc["063", "end_rate_from_counts"]).startswith("18.1545")


@pytest.mark.parametrize(
    ("households", "assigned", "leaving"),
    [
        (7456, "4.00", 298),
        (12035, "0.19", 23),
        (8670, "2.50", 217),
        (200, "0.25", 1),
        (200, "0.24", 0),
        (50, "1.00", 1),
    ],
)
def test_households_to_leave_poverty_are_rounded_to_the_nearest(households, assigned, leaving):
    assert leaving_poverty(households, Decimal(assigned)) == leaving


def test_poor_districts_together_from_their_counts():
    """Ngân Sơn and Pác Nặm: 7.795 of 14.894 households, 52,34 %, less 596 households or 4,00 points."""
    group = group_reduction(district_reductions(*appendix_inputs()).loc[["062", "060", TOTAL]])
    assert group[["households", "poor_households", "reduction_households", "end_households"]].tolist() == [
        14894,
        7795,
        596,
        7199,
    ]
    assert (group["poverty_rate"], group["reduction_rate"]) == (Decimal("52.34"), Decimal("4.00"))


def one_district(baseline, assigned):
    return district_reductions(
        baselines({"district_code": "001"} | baseline), district_plans({"district_code": "001"} | assigned)
    )


def missing(row):
    return {column for column in (*COLUMNS, "end_households", "end_rate_from_counts") if pd.isna(row[column])}


def test_a_rate_without_counts_is_taken_as_printed():
    table = one_district({"poverty_rate": Decimal("0.37")}, {})
    assert table.loc["001", "poverty_rate"] == Decimal("0.37")
    assert missing(table.loc["001"]) == {*COLUMNS, "end_households", "end_rate_from_counts"} - {"poverty_rate"}
    assert missing(table.loc[TOTAL]) == {*COLUMNS, "end_households", "end_rate_from_counts"}


def test_without_an_assigned_rate_the_printed_households_give_it():
    table = one_district({"households": 7438, "poor_households": 3803}, {"reduction_households": 298})
    assert table.loc["001", "reduction_households"] == 298
    assert table.loc["001", "reduction_rate"] == Decimal("4.01")


def test_without_households_the_printed_reduction_is_kept():
    table = one_district({"poverty_rate": Decimal("20.66")}, {"reduction_rate": Decimal("2.50")})
    assert table.loc["001", "end_rate"] == Decimal("18.16")
    assert missing(table.loc["001"]) >= {"reduction_households", "end_households"}


def test_a_district_without_a_planned_reduction_leaves_the_total_reduction_missing():
    opening, plans = appendix_inputs()
    table = district_reductions(opening, plans[plans["district_code"] != "060"])
    assert pd.isna(table.loc["060", "reduction_rate"]) and pd.isna(table.loc["060", "end_rate"])
    assert missing(table.loc[TOTAL]) == {
        "reduction_households",
        "reduction_rate",
        "end_rate",
        "end_households",
        "end_rate_from_counts",
    }
    assert table.loc[TOTAL, "poor_households"] == 21946


def test_a_district_without_counts_leaves_the_total_missing():
    opening, plans = appendix_inputs()
    opening.loc[0, "poor_households"] = pd.NA
    table = district_reductions(opening, plans)
    assert pd.isna(table.loc[TOTAL, "poor_households"]) and pd.isna(table.loc[TOTAL, "poverty_rate"])
    assert table.loc[TOTAL, "households"] == 81480


def test_the_row_of_the_province_is_no_district():
    opening, plans = appendix_inputs()
    opening = pd.concat([opening, baselines({"poor_households": 21946, "poverty_rate": Decimal("26.93")})])
    assert list(district_reductions(opening, plans).index) == [*DISTRICTS, TOTAL]


def test_without_districts_there_is_no_table(plan):
    assert plan("06", "2023").districts.empty
    assert district_reductions(baselines(), district_plans()).empty


@st.composite
def tables_of_districts(draw):
    """Households, poor households and an assigned reduction of up to eight districts."""
    opening, plans = [], []
    for i in range(draw(st.integers(1, 8))):
        households = draw(st.integers(1, 60_000))
        poor = draw(st.integers(0, households))
        highest = int(Fraction(10_000 * poor, households))
        rate = Decimal(draw(st.integers(0, highest))) / 100
        opening.append({"district_code": f"{i:03}", "households": households, "poor_households": poor})
        plans.append({"district_code": f"{i:03}", "reduction_rate": rate})
    return opening, plans


def exact(value):
    return Fraction(int(value)) if not isinstance(value, Decimal) else Fraction(value)


def rate_of(part, base):
    """Percent to two decimals, half up, in whole numbers."""
    return Fraction((20_000 * int(part) + int(base)) // (2 * int(base)), 100)


@given(tables_of_districts())
@settings(max_examples=40)
def test_totals_are_sums_and_their_rates_follow(inputs):
    opening, plans = inputs
    table = district_reductions(baselines(*opening), district_plans(*plans))
    total, districts = table.loc[TOTAL], table.drop(index=TOTAL)
    for count in ("households", "poor_households", "reduction_households", "end_households"):
        assert total[count] == sum(districts[count])
    assert exact(total["poverty_rate"]) == rate_of(total["poor_households"], total["households"])
    assert exact(total["reduction_rate"]) == rate_of(total["reduction_households"], total["households"])
    assert districts["poverty_rate"].min() <= total["poverty_rate"] <= districts["poverty_rate"].max()


@given(tables_of_districts())
@settings(max_examples=40)
def test_each_district_follows_from_its_inputs(inputs):
    opening, plans = inputs
    table = district_reductions(baselines(*opening), district_plans(*plans))
    for code, row in table.iterrows():
        assert row["end_rate"] == row["poverty_rate"] - row["reduction_rate"]
        assert row["end_households"] == row["poor_households"] - row["reduction_households"]
        assert exact(row["poverty_rate"]) == rate_of(row["poor_households"], row["households"])
        if code != TOTAL:
            assigned = exact(row["reduction_rate"]) * int(row["households"]) / 100
            assert abs(int(row["reduction_households"]) - assigned) <= Fraction(1, 2)


@given(tables_of_districts(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_the_districts_does_not_change_a_figure(inputs, random):
    opening, plans = inputs
    table = district_reductions(baselines(*opening), district_plans(*plans))
    mixed = district_reductions(
        baselines(*random.sample(opening, len(opening))), district_plans(*random.sample(plans, len(plans)))
    )
    assert list(mixed.index)[-1] == TOTAL
    for column in (*COLUMNS, "end_households", "end_rate_from_counts"):
        assert mixed.loc[table.index, column].tolist() == table[column].tolist()


def test_a_count_that_rounds_to_the_printed_rate_is_kept():
    """1.237 of 50.000 households are 2,47 points; 2,47 points of them would be 1.235."""
    opening = baselines({"district_code": "001", "households": 50000, "poor_households": 10000})
    plan = district_plans({"district_code": "001", "reduction_households": 1237, "reduction_rate": Decimal("2.47")})
    assert district_reductions(opening, plan).loc["001", "reduction_households"] == 1237


def test_a_printed_end_rate_is_kept_where_no_reduction_is_printed():
    opening = baselines({"district_code": "001", "poverty_rate": Decimal("20.66")})
    plan = district_plans({"district_code": "001", "end_rate": Decimal("18.16")})
    assert district_reductions(opening, plan).loc["001", "end_rate"] == Decimal("18.16")
