"""How far targets were gone, whichever side is better."""

from decimal import Decimal
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.target_progress import target_progress

RATE = "poverty_rate_end_of_year"


def row(**other):
    return {
        "indicator_id": "coverage",
        "scope": "province",
        "population_id": "people",
        "direction": "higher",
        "comparator": "at_least",
        "value": Decimal(80),
        "outcome": Decimal(60),
        "outcome_stated": "equal",
        "outcome_elsewhere": (),
        "status": "missed",
        "start": None,
    } | other


def progress(summary_start="26.93", **other):
    start = None if summary_start is None else Decimal(summary_start)
    summary = pd.DataFrame({"rate": [start], "rate_stated": ["equal"]}, index=["start"], dtype=object)
    return [str(one) for one in target_progress(pd.DataFrame([row(**other)], dtype=object), summary)["progress"]]


def test_what_is_to_be_high_is_a_share_of_what_is_asked():
    assert progress() == ["75.0"]
    assert progress(outcome=Decimal(120)) == ["150.0"]


def test_a_level_that_is_to_fall_is_a_way_from_its_start():
    """166/KH-UBND: 26,93 % is to come down to 24,50 %; 24,71 % were published."""
    own = {"indicator_id": RATE, "direction": "lower", "population_id": "poor_households", "comparator": "at_most"}
    assert progress(**own, value=Decimal("24.50"), outcome=Decimal("24.71")) == ["91.4"]
    restated = SimpleNamespace(value=Decimal("27.37"), stated="equal")
    assert progress(**own, value=Decimal("24.50"), outcome=Decimal("24.71"), start=restated) == ["91.4"]
    group = {
        "population_id": "ethnic_minority_poor_households",
        "start": SimpleNamespace(value=Decimal(40), stated="equal"),
    }
    assert progress(**own | group, value=Decimal(36), outcome=Decimal(34)) == ["150.0"]


@pytest.mark.parametrize(
    "other",
    [
        {"status": "rule"},
        {"scope": "district"},
        {"outcome": None},
        {"value": None},
        {"comparator": "between"},
        {"outcome_stated": "more_than"},
        {"outcome_elsewhere": (1,)},
        {"value": Decimal(0)},
        {"direction": "lower"},
        {"direction": "lower", "indicator_id": RATE, "population_id": "poor_households", "value": Decimal(30)},
        {"direction": "lower", "indicator_id": RATE, "population_id": "poor_households", "summary_start": None},
    ],
)
def test_what_can_not_be_held_against_one_figure_is_left_out(other):
    assert progress(**other) == []


@given(st.decimals(1, 100, places=2), st.decimals(0, 100, places=2), st.decimals(0, 200, places=2))
def test_a_target_is_gone_in_full_exactly_where_it_is_met(start, asked, outcome):
    own = {"indicator_id": RATE, "direction": "lower", "population_id": "poor_households", "comparator": "at_most"}
    found = progress(str(start), **own, value=asked, outcome=outcome)
    if start > asked and abs(outcome - asked) * 1000 > (start - asked):
        assert (Decimal(found[0]) >= 100) == (outcome <= asked)
