"""The fall of the poverty rate that published figures imply, from the plan's own start."""

from decimal import Decimal

import pytest

from helpers.measures import district_reductions, headline
from helpers.measures.implied_fall import FALL, FALL_A_YEAR, implied_falls

from .tables import baselines, district_plans, outcomes, targets

PROVINCE = ("province", "poor_households")


def falls_of(plan, report):
    return implied_falls(plan(*report).summary, plan(*report).dossier.outcomes)


@pytest.mark.parametrize(
    ("report", "fall"),
    [
        (("06", "2022"), "2.22"),  # on the plan's own base of 26,93 %; the press counts 2,66 from a restated one
        (("06", "2023"), "2.8"),  # 21,9 has one decimal
        (("20", "2023"), "2.89"),
        (("27", "2023-2025"), "0.94"),  # no poor household is left
    ],
)
def test_the_fall_is_the_start_rate_less_the_published_end_rate(plan, report, fall):
    assert str(falls_of(plan, report)[FALL, *PROVINCE].points) == fall


def test_without_a_start_rate_the_fall_is_the_share_of_those_who_left(plan):
    """4.042 households of 4.484 / 1,34 % left poverty: 1,20 to 1,21 points."""
    share = falls_of(plan, ("94", "2024"))[FALL_A_YEAR, *PROVINCE]
    assert (str(share.points), share.kind) == ("1.2", "share")
    assert share.parts == (4042, Decimal("1.34"), 4484)


def test_the_fall_of_the_poor_districts_is_that_of_the_two_printed_rates(plan):
    fall = falls_of(plan, ("06", "2022"))[FALL_A_YEAR, "poor_districts", "poor_households"]
    assert (fall.points, fall.base_rate) == (Decimal("3.45"), Decimal("53.44"))


@pytest.mark.parametrize("start", [(), ({"poverty_rate": Decimal("8.92")},)], ids=["no start", "rough outcome"])
def test_no_fall_is_made_up(start):
    facts = outcomes({"value": Decimal("6.03"), "comparator": "about" if start else "equal"})
    opening = baselines(*start)
    summary = headline(district_reductions(opening, district_plans()), opening, targets(), facts)
    assert implied_falls(summary, facts) == {}


@pytest.mark.parametrize("rough", [0, 1, 2])
def test_rough_figures_imply_no_share(rough):
    rows = [
        {"indicator_id": "poor_households_reduction", "value": 4042},
        {"indicator_id": "poor_households_end_of_year", "value": 4484},
        {"value": Decimal("1.34")},
    ]
    rows[rough]["comparator"] = "more_than"
    facts = outcomes(*rows)
    summary = headline(district_reductions(baselines(), district_plans()), baselines(), targets(), facts)
    assert implied_falls(summary, facts) == {}


def test_households_at_the_start_and_at_the_end_imply_the_fall_between_them():
    facts = outcomes({"indicator_id": "poor_households_end_of_year", "value": Decimal(8838)})
    opening = baselines({"poor_households": 13342})
    summary = headline(district_reductions(opening, district_plans()), opening, targets(), facts)
    fall = implied_falls(summary, facts)["poor_households_reduction", "province", "poor_households"]
    assert (fall.points, fall.kind, fall.parts) == (Decimal(4504), "difference", (13342, 8838, 1))
