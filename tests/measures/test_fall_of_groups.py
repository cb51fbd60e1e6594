"""Falls of groups, parts and districts from their own start, where two published balances tell them."""

from decimal import Decimal

import pytest

from .tables import card_of

FALL = {"indicator_id": "poverty_rate_reduction", "value": Decimal(2)}
YEARLY = {"indicator_id": "poverty_rate_reduction_per_year", "value": Decimal(2)}
GROUP = {"scope": "province", "population_id": "ethnic_minority_poor_households"}


def test_a_group_falls_from_its_own_start():
    """Gia Lai 2022: 25,58 % of ethnic-minority households at the end of 2021, 21,26 % at the end of 2022; 3 were asked."""
    aim = FALL | GROUP | {"value": Decimal(3)}
    card = card_of([aim], [GROUP | {"value": Decimal("21.26")}], opened=[GROUP | {"value": Decimal("25.58")}])
    (row,) = card.to_dict("records")
    assert (row["outcome"], row["outcome_how"], row["status"]) == (Decimal("4.32"), "implied", "reached")
    assert row["outcome_fall"].parts == (Decimal("25.58"), Decimal("21.26"), 1)


@pytest.mark.parametrize(
    "other",
    [
        {"population_id": "poor_near_poor_households"},
        {"scope": "district", "district_code": "061"},
        {"comparator": "about"},
    ],
    ids=str,
)
def test_no_group_falls_from_the_start_of_another(other):
    aim = FALL | GROUP | {"value": Decimal(3)}
    card = card_of([aim], [GROUP | {"value": Decimal("21.26")}], opened=[GROUP | {"value": Decimal("25.58")} | other])
    assert card["status"].tolist() == ["not_measured"]


def test_a_district_falls_from_its_own_start_in_households():
    where = {"scope": "district", "district_code": "061"}
    aim = where | {"indicator_id": "poor_households_reduction", "value": Decimal(304), "unit": "households"}
    level = where | {"indicator_id": "poor_households_end_of_year"}
    card = card_of([aim], [level | {"value": Decimal(3140)}], opened=[level | {"value": Decimal(3443)}])
    (row,) = card.to_dict("records")
    assert (row["outcome"], row["outcome_stated"], row["status"], row["distance"]) == (303, "equal", "missed", -1)


@pytest.mark.parametrize("opened", [{"year": 2021, "point": "end"}, {"year": 2022, "point": "start"}])
def test_a_fall_a_year_is_that_of_the_years_between(opened):
    """From the end of 2021, or the start of 2022, to the end of 2024 are three years."""
    aim = YEARLY | GROUP | {"plan_years": 3, "value": Decimal(2)}
    start = GROUP | {"value": Decimal("26.3")} | opened
    card = card_of([aim], [GROUP | {"year": 2024, "value": Decimal(20)}], opened=[start])
    assert card["outcome_exact"].tolist() == [Decimal("2.1")]


def test_the_start_is_told_where_no_outcome_is_known():
    card = card_of([FALL | GROUP], [], opened=[GROUP | {"value": Decimal("25.58")}])
    (row,) = card.to_dict("records")
    assert (row["status"], row["start"].value, row["start"].source_id) == ("not_measured", Decimal("25.58"), "press")
