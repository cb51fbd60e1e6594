"""Correct tables printed by any of the ordinary rules give no error, and a planted error is found, once, where it stands."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from helpers.measures.audit import audit
from helpers.measures.audit.reviews import FLOW

from .made import balance, cells, place, plan_table, planned_columns, planted, review, share, tables

ROUNDINGS = ["half_up", "truncation", "double_rounding"]
PLANS = [*ROUNDINGS, "printed_minus_printed", "assigned_rate", "other_denominator"]
REVIEWS = [*ROUNDINGS, "other_denominator"]
REVIEWED = ["total", "poor", "poor_rate", "near_poor", "near_poor_rate", "farm_average", "farm_average_rate"]
REVIEWED += [*FLOW, "closing", "households", "deprivations", "deprived_households", "rate"]
REVIEWED += ["ethnic_minority", "no_labour_capacity", "merit", "other"]
REVIEWED += ["children", "malnourished", "without_insurance", "out_of_school"]
BALANCED = ["households", "poor_households", "near_poor_households", "multidimensional_households"]
BALANCED += ["poverty_rate", "near_poor_rate", "multidimensional_rate"]

# The tables follow from a seed: a smaller seed is no simpler table, so nothing is shrunk.
seeds = st.integers(0, 2**32).map(Random)
once = {"deadline": None, "phases": (Phase.explicit, Phase.reuse, Phase.generate)}
few, several = settings(max_examples=5, **once), settings(max_examples=15, **once)


def errors(frames):
    findings = audit(frames)
    return findings[findings["severity"] == "error"].to_dict("records")


def told_once(frames, cell):
    """The only error, which has the planted cell among those of which one is wrong."""
    wrong = planted(frames, cell)
    found = errors(wrong)
    assert len(found) == 1, (cell, [(one["check"], one["file"], one["row"], one["column"]) for one in found])
    assert place(wrong, cell) in found[0]["cells"], (cell, found[0]["cells"])
    return found[0]


def stands_at(found, frames, cell):
    return (found["file"], found["row"], found["column"]) == place(frames, cell)


@pytest.mark.parametrize("rule", PLANS)
@given(rng=seeds)
@few
def test_a_correct_plan_table_has_no_error(rule, rng):
    assert errors(plan_table(rng, rule)) == []


@pytest.mark.parametrize("rule", REVIEWS)
@pytest.mark.parametrize("overlap", [False, True], ids=["apart", "overlapping"])
@given(rng=seeds)
@few
def test_a_correct_review_has_no_error(rule, overlap, rng):
    assert errors(review(rng, rule, overlap=overlap)) == []


@pytest.mark.parametrize("rule", ["half_up", "truncation", "double_rounding", "printed_minus_printed", "assigned_rate"])
@given(rng=seeds, data=st.data())
@several
def test_one_wrong_figure_of_a_plan_table_is_the_only_error(rule, rng, data):
    frames = plan_table(rng, rule)
    cell = data.draw(st.sampled_from(cells(frames, planned_columns())))
    assert stands_at(told_once(frames, cell), frames, cell)


@pytest.mark.parametrize("rule", ROUNDINGS)
@given(rng=seeds, data=st.data())
@several
def test_one_wrong_figure_of_a_review_is_the_only_error(rule, rng, data):
    """Causes and children stand in one sum only, so that any figure of it may be the wrong one; so do groups, of which a
    larger one can always overlap with another."""
    frames = review(rng, rule, overlap=data.draw(st.booleans()))
    cell = data.draw(st.sampled_from(cells(frames, REVIEWED)))
    found = told_once(frames, cell)
    in_one_sum = cell[0] in ("review_causes", "review_children", "review_groups") and cell[2] != "total"
    assert in_one_sum or stands_at(found, frames, cell)


def printed_balances(rng, rule, with_households):
    """Two sources for the end of a year, the second with one decimal, and the start of the next."""
    households = rng.randint(60_000, 400_000)
    poor, near = (households * rng.randint(20, 300) // 1000 for _ in range(2))
    counts = {"poor_households": poor, "near_poor_households": near, "multidimensional_households": poor + near}
    rates = {"poverty_rate": share(poor, households, rule), "near_poor_rate": share(near, households, rule)}
    rates["multidimensional_rate"] = share(poor + near, households, rule)
    full = balance(**counts, **rates, households=households if with_households else None)
    return tables(
        balances=[
            full,
            full | {"source_id": "two", "status": "published"},
            full | {"source_id": "three", "year": 2023, "point": "start"},
        ]
    )


@pytest.mark.parametrize("with_households", [True, False])
@pytest.mark.parametrize("rule", ROUNDINGS)
@given(rng=seeds)
@few
def test_correct_balances_have_no_error(rule, with_households, rng):
    assert errors(printed_balances(rng, rule, with_households)) == []


@pytest.mark.parametrize("with_households", [True, False])
@pytest.mark.parametrize("rule", ROUNDINGS)
@given(rng=seeds, data=st.data())
@few
def test_one_wrong_figure_of_a_balance_is_the_only_error(rule, with_households, rng, data):
    frames = printed_balances(rng, rule, with_households)
    cell = data.draw(st.sampled_from([cell for cell in cells(frames, BALANCED) if cell[1] == 0]))
    assert stands_at(told_once(frames, cell), frames, cell)


@pytest.mark.parametrize("rule", ROUNDINGS)
@pytest.mark.parametrize("row", [0, 1])
def test_of_two_numbers_of_households_the_one_that_its_rates_deny_is_wrong(rule, row):
    """Found by the test above: the rates follow from the other source's number, and so broke no identity of their own."""
    frames = printed_balances(Random(0), rule, with_households=True)
    found = told_once(frames, ("balances", row, "households"))
    assert stands_at(found, frames, ("balances", row, "households"))
    assert (found["check"], found["computed"]) == ("sources.agree", frames["balances"]["households"].iloc[1 - row])
    assert found["details"]["source_id"] == frames["balances"]["source_id"].iloc[1 - row]


def test_urban_and_rural_and_regions_add_up():
    urban, rural = (balance(scope=scope, poor_households=count) for scope, count in (("urban", 773), ("rural", 2694)))
    whole = balance(poor_households=3467)  # 1661/QĐ-UBND
    assert errors(tables(balances=[whole, urban, rural])) == []
    (found,) = errors(tables(balances=[whole | {"poor_households": 3476}, urban, rural]))
    assert (found["check"], found["printed"], found["computed"]) == ("area.urban_rural", 3476, 3467)


def test_districts_of_which_some_may_be_missing_never_add_up_to_more():
    parts = [balance(district_code=code, poor_households=count) for code, count in (("001", 40), ("002", 50))]
    listed = [{"district_code": code, "province_code": "01"} for code in ("001", "002", "003")]
    assert errors(tables(balances=[balance(poor_households=120), *parts], districts=listed)) == []
    (found,) = errors(tables(balances=[balance(poor_households=80), *parts], districts=listed))
    assert found["check"] == "area.districts"
    (found,) = errors(tables(balances=[balance(poor_households=120), *parts], districts=listed[:2]))
    assert (found["printed"], found["computed"]) == (120, 90)


def test_rates_of_another_number_of_households_are_explained_only_where_it_is_close():
    """Sơn La 2022 (87/QĐ-UBND): 17,83 and 9,68 are shares of some 296.600 households, not of the 297.104 printed."""
    rates = {"poverty_rate": Decimal("17.83"), "near_poor_rate": Decimal("9.68")}
    printed = balance(poor_households=52883, near_poor_households=28702, **rates)
    findings = audit(tables(balances=[printed | {"households": 297104}]))
    of_rates = findings[findings["column"].isin(list(rates))]
    assert set(of_rates["rule"]) == {"other_denominator"}
    assert all(details["denominators"] == (296513, 296661) for details in of_rates["details"])
    (found,) = errors(tables(balances=[printed | {"households": 310000}]))
    assert (found["column"], found["check"]) == ("households", "balance.poverty_rate")


def test_plans_and_undated_figures_contradict_nothing():
    """Lạng Sơn 2023: 5,92 % planned and 6,03 % published is a missed target."""
    published = balance(poverty_rate=Decimal("6.03"), status="published")
    for other in ({"status": "plan"}, {"point": "reported"}):
        row = balance(poverty_rate=Decimal("5.92"), source_id="two") | other
        assert not audit(tables(balances=[published, row]))["check"].isin(["sources.agree", "years.opening"]).any()
    for status, rule in (("estimate", "preliminary"), ("approved", "none")):
        row = balance(poverty_rate=Decimal("5.92"), source_id="two", status=status)
        findings = audit(tables(balances=[published, row])).set_index("check")
        assert findings.loc["sources.agree", "rule"] == rule
