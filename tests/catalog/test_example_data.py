"""The example is what its script makes, made up throughout, and as consistent as the official tables ask."""

import csv
import subprocess
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest

from .conftest import DATA

EXAMPLE = DATA / "example"
CLASSES, UNITS = ("poor", "near_poor"), ("households", "persons")
YEARS = ("2022", "2023", "2024")
FLOWS = {"to_other_class": -1, "above_line": -1, "other_decrease": -1}
FLOWS |= {"from_other_class": 1, "relapsed": 1, "newly_arisen": 1, "other_increase": 1}


@cache
def rows(table):
    with (EXAMPLE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def by(table, *key):
    """The rows by their key; a key that two rows share would hide one."""
    found = {tuple(row[part] for part in key): row for row in rows(table)}
    assert len(found) == len(rows(table))
    return found


def rate(part, base):
    return str((Decimal(part) * 100 / Decimal(base)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def results():
    return by("review_results", "district_code", "year", "unit")


def flows():
    return by("review_flows", "district_code", "year", "class", "unit")


def totals():
    return by("review_deprivation_totals", "district_code", "year", "class")


def test_the_script_makes_the_committed_files_byte_by_byte(tmp_path):
    subprocess.run([sys.executable, EXAMPLE / "generate.py", tmp_path], check=True, cwd=tmp_path)
    made, committed = (
        {path.name: path.read_bytes() for path in folder.glob("*.csv")} for folder in (tmp_path, EXAMPLE)
    )
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == []


def test_every_source_says_that_it_is_made_up():
    assert {(row["kind"], row["quality"]) for row in rows("sources")} == {("made_up", "made_up")}
    assert all(row["title_vi"].startswith("Số liệu giả định: ") for row in rows("sources"))
    assert all(row["title_en"].startswith("Made-up figures: ") for row in rows("sources"))


def test_no_place_of_it_is_real():
    real = [line.split(",") for line in (DATA / "districts.csv").read_text(encoding="utf-8").splitlines()]
    assert not {row["name_vi"] for row in rows("districts")} & {row[2] for row in real}
    assert {row["district_code"] for row in rows("districts")} == {str(code) for code in range(990, 998)}


@pytest.mark.parametrize(
    ("table", "counts"),
    [
        ("review_results", ["total", "poor", "near_poor", "farm_average"]),
        ("review_flows", ["opening", *FLOWS, "closing"]),
        ("review_deprivations", ["deprived_households"]),
        ("review_deprivation_totals", ["households", "deprivations"]),
        ("review_groups", ["total", "ethnic_minority", "no_labour_capacity", "merit", "other"]),
        ("review_causes", ["households"]),
        ("review_children", ["children", "malnourished", "without_insurance", "out_of_school"]),
    ],
)
def test_the_total_row_is_the_sum_of_the_eight_districts(table, counts):
    parts, printed = defaultdict(list), {}
    for row in rows(table):
        about = tuple(row[name] for name in ("year", "class", "unit", "indicator_id", "cause_id") if name in row)
        figures = [int(row[name]) for name in counts]
        if row["district_code"]:
            parts[about].append(figures)
        else:
            printed[about] = figures
    assert {about: [sum(column) for column in zip(*found, strict=True)] for about, found in parts.items()} == printed
    assert {len(found) for found in parts.values()} == {8}
    assert {about[0] for about in printed} == set(YEARS)


def test_closing_is_opening_less_exits_plus_entries():
    for key, row in flows().items():
        moved = sum(sign * int(row[name]) for name, sign in FLOWS.items())
        assert int(row["opening"]) + moved == int(row["closing"]), key
        assert all(int(row[name]) >= 0 for name in FLOWS), key


def test_what_leaves_one_class_for_the_other_enters_the_other():
    for (district, year, class_, unit), row in flows().items():
        other = flows()[district, year, CLASSES[class_ == "poor"], unit]
        assert row["to_other_class"] == other["from_other_class"], (district, year, unit)


def test_a_year_opens_as_the_year_before_closed_and_results_are_the_closings():
    for (district, year, class_, unit), row in flows().items():
        assert row["closing"] == results()[district, year, unit][class_]
        if year != YEARS[0]:
            assert row["opening"] == flows()[district, str(int(year) - 1), class_, unit]["closing"]


def test_rates_are_the_counts_rounded_half_up():
    for row in rows("review_results"):
        for name in ("poor", "near_poor", "farm_average"):
            assert row[f"{name}_rate"] == rate(row[name], row["total"])
    for row in rows("review_deprivations"):
        base = totals()[row["district_code"], row["year"], row["class"]]["households"]
        assert row["rate"] == rate(row["deprived_households"], base)
        assert int(row["deprived_households"]) <= int(base)
    for row in rows("balances"):
        assert row["poverty_rate"] == rate(row["poor_households"], row["households"])


def test_deprivations_add_up_and_stand_within_the_bounds_of_the_class():
    sums = defaultdict(int)
    for row in rows("review_deprivations"):
        sums[row["district_code"], row["year"], row["class"]] += int(row["deprived_households"])
    for (district, year, class_), row in totals().items():
        least, most = (3, 12) if class_ == "poor" else (0, 2)
        assert int(row["deprivations"]) == sums[district, year, class_]
        assert row["households"] == results()[district, year, "households"][class_]
        assert least * int(row["households"]) <= int(row["deprivations"]) <= most * int(row["households"])


def test_groups_overlap_in_some_districts_and_not_in_others():
    left_over = set()
    for row in rows("review_groups"):
        assert row["total"] == results()[row["district_code"], row["year"], row["unit"]][row["class"]]
        groups = sum(int(row[name]) for name in ("ethnic_minority", "no_labour_capacity", "merit"))
        excess = int(row["other"]) - (int(row["total"]) - groups)
        assert excess >= 0
        left_over.add((row["district_code"], excess > 0))
    assert {("991", False), ("995", True), ("", True)} <= left_over
    assert len(left_over) == 9  # a district overlaps in every table or in none


def test_causes_and_children_stand_within_their_class():
    for row in rows("review_causes"):
        assert int(row["households"]) <= int(totals()[row["district_code"], row["year"], row["class"]]["households"])
    deprived = by("review_deprivations", "district_code", "year", "class", "indicator_id")
    for row in rows("review_children"):
        key = row["district_code"], row["year"], row["class"]
        assert int(row["children"]) < int(results()[key[0], key[1], "persons"][key[2]])
        for name, indicator in (("malnourished", "child_nutrition"), ("out_of_school", "child_school_attendance")):
            # a household deprived through a child has at least one such child
            assert int(deprived[*key, indicator]["deprived_households"]) <= int(row[name]) <= int(row["children"])


def test_the_plans_follow_the_rules_of_the_official_appendix():
    for row in rows("district_plans"):
        before = results()[row["district_code"], str(int(row["plan_id"][-4:]) - 1), "households"]
        assigned = Decimal(row["reduction_rate"])
        exact = Decimal(before["total"]) * assigned / 100
        assert int(row["reduction_households"]) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
        assert Decimal(row["end_rate"]) == Decimal(before["poor_rate"]) - assigned
        poor = {one["district_code"] for one in rows("poor_districts")}
        assert (
            row["reduction_rate"] == ("4.00" if row["district_code"] in poor else "2.50")
            or row["district_code"] == "990"
        )


def test_money_adds_up():
    amounts = {(row["plan_id"], row["stage"], row["budget_source"]): int(row["amount"]) for row in rows("funding")}
    assert len(amounts) == 12
    for plan, stage, _ in amounts:
        assert amounts[plan, stage, "total"] == amounts[plan, stage, "central"] + amounts[plan, stage, "local"]


def test_a_second_source_starts_the_last_year_a_little_higher():
    (restated,) = [row for row in rows("balances") if (row["scope"], row["point"]) == ("all", "start")]
    closed = results()["", "2023", "households"]
    assert restated["households"] == closed["total"]
    assert int(closed["poor"]) < int(restated["poor_households"]) < int(closed["poor"]) * Decimal("1.02")


def test_targets_are_of_every_dimension_and_every_kind():
    for plan in ("vi-du-2023", "vi-du-2024"):
        own = [row for row in rows("targets") if row["plan_id"] == plan]
        assert len(own) == 23
        kinds = {"at_least", "at_most", "less_than", "more_than", "between", "about", "equal", "qualitative"}
        assert {row["comparator"] for row in own} == kinds
        assert {row["dimension_id"] for row in own} >= {
            *("poverty", "employment", "health", "education"),
            *("housing", "water_sanitation", "information"),
        }
