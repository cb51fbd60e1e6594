"""Ten tables with ten different errors, typed by hand: ten found, each where it stands."""

from decimal import Decimal

import pytest

from helpers.measures.audit import audit

from .made import balance, tables

ABOUT = {"province_code": "01", "district_code": None, "year": 2023, "standard_id": "ND07", "status": "approved"}
REVIEW = ABOUT | {"source_id": "review"}


def D(text):
    return Decimal(text)


def plan_table(**wrong):
    """Two districts of 166/KH-UBND, Ba Bể and Pác Nặm, with their total."""
    start = {"year": 2023, "point": "start"}
    opening = [
        balance(district_code="061", households=12152, poor_households=3443, poverty_rate=D("28.33"), **start),
        balance(district_code="060", households=7456, poor_households=3992, poverty_rate=D("53.54"), **start),
    ]
    planned = [
        {"district_code": "061", "reduction_households": 304, "reduction_rate": D("2.50"), "end_rate": D("25.83")},
        {"district_code": "060", "reduction_households": 298, "reduction_rate": D("4.00"), "end_rate": D("49.54")},
    ]
    total = {"households": 19608, "poor_households": 7435, "poverty_rate": D("37.92"), "reduction_households": 602}
    total |= {"reduction_rate": D("3.07"), "end_rate": D("34.85"), "known_difference": None}
    plan = {"plan_id": "p", "province_code": "01", "year_from": 2023, "year_to": 2023, "standard_id": "ND07"}
    of_plan = {"plan_id": "p", "source_id": "plan"}
    return tables(
        plans=[plan | {"source_id": "plan"}],
        balances=[row | wrong.get(row["district_code"], {}) for row in opening],
        district_plans=[of_plan | row | wrong.get(f"plan {row['district_code']}", {}) for row in planned],
        printed_totals=[of_plan | total | wrong.get("total", {})],
    )


def result(**wrong):
    """Table 1 of Bắc Kạn as of the start of 2022: 21.946 of 81.480 households, 7.935 near-poor."""
    figures = {"total": 81480, "poor": 21946, "poor_rate": D("26.93"), "near_poor": 7935, "near_poor_rate": D("9.74")}
    return REVIEW | {"unit": "households", "farm_average": 1630, "farm_average_rate": D("2.00")} | figures | wrong


def flow(**wrong):
    figures = {"opening": 1000, "to_other_class": 100, "above_line": 150, "other_decrease": 10}
    figures |= {"from_other_class": 30, "relapsed": 5, "newly_arisen": 20, "other_increase": 5, "closing": 800}
    return REVIEW | {"class": "poor", "unit": "households"} | figures | wrong


def lacks(**wrong):
    counts = dict.fromkeys((f"i{number}" for number in range(1, 13)), 40) | wrong
    rows = [{"indicator_id": name, "deprived_households": count, "rate": D("40.00")} for name, count in counts.items()]
    return [REVIEW | {"class": "poor"} | row for row in rows]


def groups(**wrong):
    figures = {"total": 300, "ethnic_minority": 200, "no_labour_capacity": 40, "merit": 10, "other": 50}
    return REVIEW | {"class": "poor", "unit": "households"} | figures | wrong


TEN = {
    "two digits of a rate changed places": (
        plan_table(**{"061": {"poverty_rate": D("82.33")}}),
        ("balances.csv", 2, "poverty_rate"),
    ),
    "a total that is not the sum": (
        plan_table(total={"poor_households": 7453}),
        ("printed_totals.csv", 2, "poor_households"),
    ),
    "a reduction of the row above": (
        plan_table(**{"plan 060": {"reduction_households": 304}}),
        ("district_plans.csv", 3, "reduction_households"),
    ),
    "a thousands mark read as a decimal one": (
        tables(review_results=[result(poor=22)], review_flows=[flow(opening=22146, closing=21946)]),
        ("review_results.csv", 2, "poor"),
    ),
    "a movement left out of a flow": (
        tables(review_flows=[flow(closing=850)]),
        ("review_flows.csv", 2, "closing"),
    ),
    "a poor household with fewer than three deprivations": (
        tables(
            review_deprivation_totals=[REVIEW | {"class": "poor", "households": 200, "deprivations": 480}],
        ),
        ("review_deprivation_totals.csv", 2, "deprivations"),
    ),
    "an indicator copied from another table": (
        tables(
            review_deprivation_totals=[REVIEW | {"class": "poor", "households": 100, "deprivations": 480}],
            review_deprivations=lacks(i7=65),
        ),
        ("review_deprivations.csv", 8, "deprived_households"),
    ),
    "an “other” larger than any overlap allows": (
        tables(review_groups=[groups(other=150)]),
        ("review_groups.csv", 2, "other"),
    ),
    "a count and two rates of different households": (
        tables(
            balances=[
                balance(
                    poor_households=21989,
                    near_poor_households=9091,
                    poverty_rate=D("15.32"),
                    near_poor_rate=D("5.90"),
                )
            ]
        ),
        ("balances.csv", 2, "poverty_rate"),
    ),
    "two approved figures of one thing": (
        tables(
            balances=[
                balance(near_poor_households=12248),
                balance(near_poor_households=12250, source_id="two", quality="press"),
            ]
        ),
        ("balances.csv", 3, "near_poor_households"),
    ),
}


@pytest.mark.parametrize("name", TEN)
def test_each_of_ten_errors_is_found_and_nothing_else(name):
    frames, cell = TEN[name]
    findings = audit(frames)
    found = findings[findings["severity"] == "error"]
    assert list(zip(found["file"], found["row"], found["column"], strict=True)) == [cell]


def test_the_tables_without_their_errors_have_none():
    right = [
        plan_table(),
        tables(review_results=[result()], review_flows=[flow(opening=22146, closing=21946)]),
        tables(review_flows=[flow()]),
        tables(
            review_deprivation_totals=[REVIEW | {"class": "poor", "households": 100, "deprivations": 480}],
            review_deprivations=lacks(),
        ),
        tables(review_groups=[groups()]),
    ]
    for frames in right:
        findings = audit(frames)
        assert len(findings) and not findings["severity"].eq("error").any()


def test_a_wrong_figure_is_told_with_what_the_broken_sums_need():
    """69.239 printed for 69.329: the region's own sum and the country's both need 90 more."""
    counts = [(455271, 246190), (69239, 100237)]
    regions = [
        {"region_id": name, "poor_households": poor, "near_poor_households": near}
        for name, (poor, near) in zip(("north", "delta"), counts, strict=True)
    ]
    sums = [{"multidimensional_households": 701461}, {"multidimensional_households": 169566}]
    country = {"region_id": None, "poor_households": 524600, "near_poor_households": 346427}
    country |= {"multidimensional_households": 871027}
    rows = [balance() | row | total for row, total in zip(regions, sums, strict=True)] + [balance() | country]
    frames = tables(national_balances=rows, regions=[{"region_id": "north"}, {"region_id": "delta"}])
    findings = audit(frames)
    (found,) = findings[findings["severity"] == "error"].to_dict("records")
    assert (found["row"], found["column"], found["printed"], found["computed"]) == (3, "poor_households", 69239, 69329)
    assert {one["check"] for one in found["details"]["broken"]} == {
        "balance.multidimensional_households",
        "area.regions",
    }
