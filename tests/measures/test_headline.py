"""Start, planned reduction, planned end and published outcome of the five real plans, and how each figure is known."""

from decimal import Decimal

import pandas as pd
import pytest

from helpers.measures import district_reductions, headline

from .tables import baselines, dec, district_plans, outcomes, targets

NOTHING = (None, None, None, None)

# households and how they are known, rate and how it is known
EXPECTED = {
    ("06", "2022"): {
        "start": (21946, "summed", "26.93", "summed"),
        "reduction": (1984, "summed", "2.43", "summed"),
        "end": (19962, "summed", "24.50", "summed"),
        "outcome": (None, None, "24.71", "published"),
    },
    ("06", "2023"): {
        "start": (20281, "implied", "24.71", "published"),
        "reduction": (1970, "printed", "2.40", "implied"),
        "end": (18311, "printed", "22.31", "printed"),
        "outcome": (18000, "published", "21.9", "published"),
    },
    ("20", "2023"): {
        "start": (None, None, "8.92", "implied"),
        "reduction": (None, None, "3", "printed"),
        "end": (None, None, "5.92", "printed"),
        "outcome": (None, None, "6.03", "published"),
    },
    ("94", "2024"): {
        "start": (8526, "implied", None, None),
        "reduction": (None, None, "1", "printed"),
        "end": NOTHING,
        "outcome": (4484, "published", "1.34", "published"),
    },
    ("27", "2023-2025"): {
        "start": (3467, "printed", "0.94", "printed"),
        "reduction": (None, None, "0.1", "printed"),
        "end": NOTHING,
        "outcome": (0, "published", "0", "implied"),
    },
}
CELLS = [(report, row, cells) for report, rows in EXPECTED.items() for row, cells in rows.items()]


def none_if_missing(value):
    return None if pd.isna(value) else value


@pytest.mark.parametrize(("report", "row", "cells"), CELLS, ids=[f"{r[0]}-{r[1]}-{row}" for r, row, _ in CELLS])
def test_figures_of_the_real_plans(plan, report, row, cells):
    found = plan(*report).summary.loc[row]
    households, households_how, rate, rate_how = cells
    assert none_if_missing(found["households"]) == households
    assert none_if_missing(found["rate"]) == dec(rate)
    assert [found["households_how"], found["rate_how"]] == [households_how, rate_how]


@pytest.mark.parametrize("report", EXPECTED)
def test_a_printed_or_published_figure_has_its_source_and_a_computed_one_has_none(plan, report):
    summary, sources = plan(*report).summary, set(plan(*report).dossier.sources.index)
    for unit in ("households", "rate"):
        for how, source in zip(summary[f"{unit}_how"], summary[f"{unit}_source"], strict=True):
            assert source in sources if how in ("printed", "published") else source in ({""} | sources)
            assert how != "summed" or source == ""


@pytest.mark.parametrize(
    ("report", "row", "source"),
    [
        (("06", "2023"), "start", "bao-dan-sinh-2023-03-01"),
        (("06", "2023"), "end", "139-KH-UBND-bac-kan-2023"),
        (("06", "2023"), "outcome", "vietnamnet-2024-bac-kan"),
        (("20", "2023"), "reduction", "ke-hoach-lang-son-2023"),
        (("27", "2023-2025"), "start", "1661-QD-UBND-bac-ninh-2022"),
    ],
)
def test_source_of_a_rate(plan, report, row, source):
    assert plan(*report).summary.loc[row, "rate_source"] == source


@pytest.mark.parametrize("report", EXPECTED)
def test_only_plans_without_a_reduction_of_the_year_give_a_yearly_one(plan, report):
    yearly = report in [("94", "2024"), ("27", "2023-2025")]
    assert plan(*report).summary["rate_per_year"].tolist() == [False, yearly, False, False]


def test_how_an_outcome_is_stated(plan):
    summary = plan("06", "2023").summary
    assert summary.loc["outcome", ["households_stated", "rate_stated"]].tolist() == ["more_than", "equal"]
    assert set(plan("06", "2022").summary["rate_stated"]) == {"equal"}


@pytest.mark.parametrize(
    ("report", "start", "outcome"),
    [
        (("06", "2022"), (2022, "start"), (2022, "end")),
        (("06", "2023"), (2022, "end"), (2023, "end")),
        (("20", "2023"), (None, None), (2023, "end")),
        (("94", "2024"), (None, None), (2024, "end")),
        (("27", "2023-2025"), (2022, "end"), (2024, "end")),
    ],
)
def test_the_points_in_time(plan, report, start, outcome):
    points = plan(*report).summary[["year", "point"]]
    assert tuple(map(none_if_missing, points.loc["start"])) == start
    assert tuple(map(none_if_missing, points.loc["outcome"])) == outcome


def summary_of(*, start=(), aims=(), facts=()):
    opening = baselines(*start)
    return headline(district_reductions(opening, district_plans()), opening, targets(*aims), outcomes(*facts))


RATE_END = {"indicator_id": "poverty_rate_end_of_year", "comparator": "at_most"}
RATE_FALL = {"indicator_id": "poverty_rate_reduction"}
YEARLY = {"indicator_id": "poverty_rate_reduction_per_year"}
FELL = {"indicator_id": "poor_households_reduction"}
LEFT = {"indicator_id": "poor_households_end_of_year"}


def test_where_nothing_is_known_nothing_is_said():
    summary = summary_of()
    assert list(summary.index) == ["start", "reduction", "end", "outcome"]
    assert summary[["households", "rate", "households_how", "rate_how", "year"]].isna().all(axis=None)
    assert not summary["rate_per_year"].any()


def test_an_end_is_implied_by_start_and_reduction():
    summary = summary_of(start=[{"poverty_rate": Decimal("8.92")}], aims=[RATE_FALL | {"value": Decimal(3)}])
    assert summary.loc["end", ["rate", "rate_how"]].tolist() == [Decimal("5.92"), "implied"]


def test_a_reduction_is_implied_by_start_and_end():
    summary = summary_of(start=[{"poverty_rate": Decimal("8.92")}], aims=[RATE_END | {"value": Decimal("5.92")}])
    assert summary.loc["reduction", ["rate", "rate_how"]].tolist() == [Decimal("3.00"), "implied"]


def test_two_of_three_are_needed_to_imply_the_third():
    summary = summary_of(aims=[RATE_END | {"value": Decimal("5.92")}])
    assert summary["rate"].isna().tolist() == [True, True, False, True]


def test_a_planned_range_gives_a_range_for_the_end():
    band = {"comparator": "between", "value": Decimal(2), "value_max": Decimal("2.5")}
    summary = summary_of(start=[{"poverty_rate": Decimal("8.92")}], aims=[RATE_FALL | band, YEARLY | band])
    told = summary.loc["reduction", ["rate", "rate_max", "rate_stated"]].tolist()
    assert told == [Decimal(2), Decimal("2.5"), "between"]
    end = summary.loc["end", ["rate", "rate_max", "rate_stated", "rate_how"]].tolist()
    assert end == [Decimal("6.42"), Decimal("6.92"), "between", "implied"]


@pytest.mark.parametrize(
    ("outcome", "gap"),
    [("6.41", "-0.01"), ("6.42", "0.00"), ("6.70", "0.00"), ("6.92", "0.00"), ("7.00", "0.08")],
)
def test_the_gap_to_a_planned_range_is_that_to_its_nearer_end(outcome, gap):
    band = {"comparator": "between", "value": Decimal(2), "value_max": Decimal("2.50")}
    summary = summary_of(
        start=[{"poverty_rate": Decimal("8.92")}],
        aims=[RATE_FALL | band],
        facts=[RATE_END | {"comparator": "equal", "value": Decimal(outcome)}],
    )
    assert summary.loc["outcome", "gap"] == Decimal(gap)


@pytest.mark.parametrize(
    ("comparator", "printed", "least"), [("at_least", True, True), ("at_least", False, False), ("equal", True, False)]
)
def test_a_fall_that_is_printed_as_the_least_is_told_as_such_and_computed_with(comparator, printed, least):
    aim = RATE_FALL | {"comparator": comparator, "comparator_printed": printed, "value": Decimal(2)}
    summary = summary_of(start=[{"poverty_rate": Decimal("5.18")}], aims=[aim])
    assert summary.loc["reduction", ["rate", "rate_least"]].tolist() == [Decimal(2), least]
    assert summary.loc["end", "rate"] == Decimal("3.18")


@pytest.mark.parametrize("comparator", ["more_than", "about"])
def test_an_open_figure_is_told_but_never_computed_with(comparator):
    aim = RATE_FALL | {"comparator": comparator, "value": Decimal(3)}
    summary = summary_of(start=[{"poverty_rate": Decimal("8.92")}], aims=[aim])
    assert summary.loc["reduction", ["rate", "rate_stated"]].tolist() == [Decimal(3), comparator]
    assert pd.isna(summary.loc["end", "rate"])


@pytest.mark.parametrize(
    "other", [{"scope": "poor_districts"}, {"population_id": "khmer_poor_households"}, {"scope": "district"}]
)
def test_targets_and_outcomes_of_parts_of_the_province_say_nothing_of_the_whole(other):
    summary = summary_of(aims=[RATE_FALL | {"value": Decimal(5)} | other], facts=[{"value": Decimal(40)} | other])
    assert summary["rate"].isna().all()


def test_figures_of_the_districts_go_before_those_of_the_province():
    summary = summary_of(
        start=[
            {"poor_households": 999, "poverty_rate": Decimal("99.90")},
            {"district_code": "001", "households": 1000, "poor_households": 300},
        ]
    )
    assert summary.loc["start", ["households", "rate", "rate_how"]].tolist() == [300, Decimal("30.00"), "summed"]


def test_an_approved_opening_figure_goes_before_a_preliminary_one():
    rows = [{"status": status, "poverty_rate": Decimal(rate)} for status, rate in (("preliminary", 9), ("approved", 8))]
    assert summary_of(start=rows).loc["start", "rate"] == summary_of(start=rows[::-1]).loc["start", "rate"] == 8


def test_the_outcome_is_that_of_the_latest_year():
    facts = [{"year": year, "value": Decimal(rate)} for year, rate in ((2024, 3), (2023, 4))]
    assert summary_of(facts=facts).loc["outcome", ["rate", "year"]].tolist() == [3, 2024]


def test_households_and_rate_of_an_outcome_are_of_one_year():
    facts = [LEFT | {"year": 2024, "value": Decimal(900)}, {"year": 2023, "value": Decimal("4.00")}]
    outcome = summary_of(facts=facts).loc["outcome"]
    assert outcome[["households", "year"]].tolist() == [900, 2024]
    assert pd.isna(outcome["rate"])


def test_the_start_is_implied_by_those_left_and_those_who_left():
    facts = [LEFT | {"value": Decimal(4484)}, FELL | {"value": Decimal(4042)}]
    assert summary_of(facts=facts).loc["start", ["households", "households_how"]].tolist() == [8526, "implied"]


@pytest.mark.parametrize("change", [{"comparator": "more_than"}, {"year": 2021}])
def test_no_start_is_implied_by_rough_figures_or_by_those_of_two_years(change):
    facts = [LEFT | {"value": Decimal(4484)}, FELL | {"value": Decimal(4042)} | change]
    assert pd.isna(summary_of(facts=facts).loc["start", "households"])


def test_no_poor_household_left_is_a_rate_of_zero():
    outcome = summary_of(facts=[LEFT | {"value": Decimal(0)}]).loc["outcome"]
    assert outcome[["rate", "rate_how"]].tolist() == [0, "implied"]


def test_an_implied_figure_tells_what_it_is_made_of(plan):
    parts = plan("06", "2023").summary
    assert parts.loc["start", "households_parts"] == (18311, "+", 1970)
    assert parts.loc["reduction", "rate_parts"] == (Decimal("24.71"), "-", Decimal("22.31"))
    assert plan("94", "2024").summary.loc["start", "households_parts"] == (4484, "+", 4042)


@pytest.mark.parametrize(
    ("report", "gap"),
    [(("06", "2022"), "0.21"), (("06", "2023"), "-0.4"), (("20", "2023"), "0.11"), (("94", "2024"), None)],
)
def test_the_gap_is_the_outcome_less_the_plan(plan, report, gap):
    assert plan(*report).summary.loc["outcome", "gap"] == dec(gap)


def test_the_outcome_tells_from_which_start_its_source_counts(plan):
    assert plan("06", "2022").summary.loc["outcome", "base_rate"] == Decimal("27.37")
    assert plan("06", "2023").summary.loc["outcome", "base_rate"] is None


def test_an_opening_stated_as_a_bound_is_told_as_one_and_never_computed_with():
    opening = baselines({"poor_households": 18000, "poverty_rate": Decimal("21.9"), "counts_stated": "more_than"})
    aim = targets({"indicator_id": "poor_households_reduction", "value": Decimal(1800), "unit": "households"})
    summary = headline(pd.DataFrame(), opening, aim, outcomes())
    assert summary.loc["start", ["households", "households_stated"]].tolist() == [18000, "more_than"]
    assert pd.isna(summary.loc["end", "households"])


def test_an_exact_opening_goes_before_a_bound():
    rows = [{"poor_households": 22300, "counts_stated": "more_than"}, {"poor_households": 21946, "source_id": "b"}]
    summary = headline(pd.DataFrame(), baselines(*rows), targets(), outcomes())
    assert summary.loc["start", ["households", "households_stated"]].tolist() == [21946, "equal"]


@pytest.mark.parametrize("status", ["estimate", "preliminary", "approved", "published"])
def test_the_outcome_tells_how_firm_it_is(status):
    facts = outcomes({"value": Decimal("24.71"), "status": status})
    assert headline(pd.DataFrame(), baselines(), targets(), facts).loc["outcome", "rate_status"] == status


RATE_FELL = {"indicator_id": "poverty_rate_reduction", "value": Decimal("5.15")}


def test_an_outcome_of_which_only_the_fall_is_published_is_the_start_less_it(plan):
    """Yên Bái 2022: 18,07 % at the end of 2021 and a published fall of 5,15 points leave 12,92 %."""
    row = plan("15", "2022").summary.loc["outcome"]
    assert (row["rate"], row["rate_how"], row["year"]) == (Decimal("12.92"), "implied", 2022)
    assert row["rate_parts"] == (Decimal("18.07"), "-", Decimal("5.15"))


@pytest.mark.parametrize(
    ("change", "start"),
    [
        ({"comparator": "about"}, {}),
        ({"base_rate": Decimal("19.00")}, {}),
        ({}, {"poverty_rate": None}),
        ({"scope": "poor_districts"}, {}),
    ],
)
def test_no_outcome_is_implied_by_a_fall_that_is_rough_or_counted_from_elsewhere(change, start):
    table = summary_of(start=[{"poverty_rate": Decimal("18.07")} | start], facts=[RATE_FELL | change])
    assert table.loc["outcome", "rate"] is None
    assert pd.isna(table.loc["outcome", "year"])
